#!/usr/bin/env bash
# runner.sh: tests/run counts right, and takes no crash, silence or lie for a pass.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
mkdir -p "$work/tests/checks" "$work/tests/unit" "$work/build/tests/unit"
cp tests/run tests/fixtures "$work/tests/"

program() { cat >"$1" && chmod +x "$1"; }
check() { (echo '#!/bin/sh'; cat) | program "$work/tests/checks/$1.sh"; }
unit() { touch "$work/tests/unit/$1.c"; (echo '#!/bin/sh'; cat) | program "$work/build/tests/unit/$1"; }

# NAME WORD STATUS LINE: running only WORD ends with this status, and LINE stands in what is printed
expect() {
    local said status
    said=$(BUILD=$work/build "$work/tests/run" "$2" 2>&1)
    status=$?
    if [ $status -eq "$3" ] && grep -qF -- "$4" <<<"$said" && grep -Eqx '[0-9]+ passed, [0-9]+ failed' <(tail -n 1 <<<"$said")
    then echo "ok runner: $1"
    else echo "FAIL runner: $1: status $status: $(tr '\n' ' ' <<<"$said")"; failed=1
    fi
}

check good <<<'echo "ok a"; echo chatter; echo "ok b"; echo "not run c: no reference"'
expect "counts what passes" good 0 "2 passed, 0 failed"
expect "counts what is not run apart" good 0 "1 not run"
check bad <<<'echo "ok a"; echo "FAIL b: why"; exit 1'
expect "counts what fails" bad 1 "1 passed, 1 failed"
check liar <<<'echo "FAIL b: why"; exit 0'
expect "a failure that ends with status 0" liar 1 "0 passed, 2 failed"
check crash <<<'echo "ok a"; kill -SEGV $$'
expect "a script that crashes" crash 1 "1 passed, 1 failed"
check silent <<<'exit 0'
expect "a script without a case" silent 1 "printed no case"
unit test_good <<<'echo 1..2; echo "ok 1 - a"; echo "not ok 2 # SKIP b"'
expect "a unit program that skips" test_good 0 "1 passed, 0 failed"
unit test_bad <<<'echo 1..2; echo "ok 1 - a"; echo "not ok 2 - b"; echo "# 1 != 2"; echo "# x.c:1: error"; exit 1'
expect "a unit program that fails" test_bad 1 "1 passed, 1 failed"
unit test_crash <<<'echo 1..3; echo "ok 1 - a"; kill -ABRT $$'
expect "a unit program that crashes" test_crash 1 "2 of 3 cases were not reached"
unit test_leak <<<'echo 1..1; echo "ok 1 - a"; echo "leaked" >&2; exit 23'
expect "a unit program that leaks" test_leak 1 "ended with status 23: leaked"
touch "$work/tests/unit/test_none.c"
expect "a unit program that is not built" test_none 1 "0 passed, 1 failed"
expect "a word that names no test" nothing 1 "0 passed, 1 failed"
exit $failed
