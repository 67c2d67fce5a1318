#!/usr/bin/env bash
# libharu.sh: every status of libharu is checked. Each of the calls that a file takes fails in turn (tools/failing.c): the
# program must say so, end with status 1 and leave the old file as it was, with nothing beside it.
. "$(dirname "$0")/../accept/lib.sh"
failing=$BUILD/tests/tools/failing
export LIBHARU_FAILS=
pages=tests/emit/words.pages

# whether what emit/object.c calls, freeing and asking for the error apart, is all wrapped
wrapped() {
    local missed
    missed=$(comm -13 <(sed -n 's/^WRAP([^,]*, \(\w*\),.*/\1/p' "$1" | sort) \
        <(nm -u "$BUILD/emit/object.o" | grep -o 'HPDF_\w*' | grep -vE '_Free$|^HPDF_Error_(Init|GetCode)$' | sort -u))
    [ -z "$missed" ] || { echo "not made to fail:" $missed; return 1; }
}
passes "each call of libharu can be made to fail" wrapped tests/tools/failing.c
grep -v 'HPDF_Array_Add' tests/tools/failing.c >"$work/less.c"
rejects "a call that cannot" wrapped "$work/less.c"

# the Nth call fails, in FOLDER, where an old file is
broken_well() { # N FOLDER
    local status said
    rm -rf "$2" && mkdir "$2" && echo old >"$2/out.pdf"
    said=$(LIBHARU_FAILS=$1 "$failing" $pages -o "$2/out.pdf" 2>&1)
    status=$?
    [ $status -eq 1 ] || { echo "call $1: status $status"; return 1; }
    grep -q '^error: the PDF could not be written: libharu status 0x[0-9A-F]* \[pdf-write\]$' <<<"$said" ||
        { echo "call $1: it says '$said'"; return 1; }
    [ "$(cat "$2/out.pdf")" = old ] && [ "$(ls "$2")" = out.pdf ] || { echo "call $1: there are $(ls -l "$2")"; return 1; }
}
each_call() { # FIRST LAST
    local call
    for call in $(seq "$1" "$2"); do broken_well "$call" "$work/out" || return 1; done
}
count=$("$failing" $pages -o "$work/whole.pdf" 2>&1 | sed -n 's/ calls of libharu$//p')
"$BUILD/folio-emit" $pages -o "$work/plain.pdf" --quiet
same "no call fails, and the file is the program's own" "$work/plain.pdf" "$work/whole.pdf"
[ "${count:-0}" -gt 100 ] && ok "a file takes over a hundred calls" || fail "a file takes over a hundred calls" "$count"
passes "each of $count calls fails, and is found" each_call 1 "$count"
rejects "a call after the last, which fails nothing" each_call $((count + 1)) $((count + 1))
exit $failed
