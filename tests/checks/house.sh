#!/usr/bin/env bash
# house.sh: the source keeps the rules of the house (tests/tools/house.py), each header compiles alone, and no object
# file holds data that can change; for each rule a small tree that breaks it is refused.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
ok() { echo "ok house: $1"; }
fail() { echo "FAIL house: $1: $(head -n 5 <<<"$2" | tr '\n' ' ' | cut -c1-600)"; failed=1; }
keeps() { local name=$1 said; shift; if said=$("$@" 2>&1); then ok "$name"; else fail "$name" "$said"; fi; }
refuses() { # NAME PART COMMAND…: it ends with status 1 and says PART
    local name=$1 part=$2 said
    shift 2
    said=$("$@" 2>&1)
    if [ $? -eq 1 ] && grep -qF -- "$part" <<<"$said"; then ok "refuses $name"; else fail "refuses $name" "${said:-nothing said}"; fi
}
house() { python3 tests/tools/house.py "$@"; }

# a tree with one file: tree PATH < text
tree() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/$(dirname "$1")" "$work/tree/pipeline/layout" "$work/tree/pipeline/emit"
    echo '#include "emit/emit.h"' >"$work/tree/pipeline/emit/emit.h"
    cat >"$work/tree/$1"
}

for rule in layers libraries lengths paths blanks; do keeps $rule house $rule .; done

tree pipeline/layout/a.c <<<'#include "emit/emit.h"'
refuses "a stage that includes another" "layout may not include emit" house layers "$work/tree"
tree pipeline/common/a.c <<<'#include "emit/emit.h"'
refuses "common including a stage" "common may not include emit" house layers "$work/tree"
tree pipeline/odd/a.c <<<'#include "emit/emit.h"'
refuses "a folder without a layer" "has no layer" house layers "$work/tree"
tree pipeline/emit/a.c <<<'#include "../emit/emit.h"'
refuses "an include that leaves its folder" "not below pipeline" house layers "$work/tree/"
tree pipeline/layout/a.c <<<'#include <hpdf.h>'
refuses "libharu out of its file" "belongs in emit/object.c" house libraries "$work/tree"
tree pipeline/layout/a.c <<<'#include <curl/curl.h>'
refuses "an unknown library" "has no home" house libraries "$work/tree"
yes '' | head -n 501 | tree pipeline/layout/a.c
refuses "a file of 501 lines" "501 lines, at most 500" house lengths "$work/tree"
yes '' | head -n 41 | tree pipeline/layout/main.c
refuses "a main.c of 41 lines" "41 lines, at most 40" house lengths "$work/tree"
tree notes.md <<<"see /""home/someone/folio"
refuses "a path of one machine" "notes.md:1" house paths "$work/tree"
tree package-lock.json <<<'"resolved": "https://registry.''npmjs.org/x"'
refuses "a registry's host" "package-lock.json:1" house paths "$work/tree"
tree notes.md <<<'a line '
refuses "a blank at a line's end" "notes.md:1: blank" house blanks "$work/tree"
tree notes.md <<<$'a\tline'
refuses "a tab" "notes.md:1: tab" house blanks "$work/tree"
printf 'no newline' | tree notes.md
refuses "a last line without its end" "no newline" house blanks "$work/tree"

# headers, each alone
flags="-std=c11 -D_GNU_SOURCE -Ipipeline -Wall -Wextra -Werror $(pkg-config --cflags cairo harfbuzz icu-uc libpng)"
compile_alone() {
    find "$@" -name '*.h' -print0 | sort -z |
        xargs -0 -n 1 -P 2 sh -c "echo \"#include \\\"\${0#pipeline/}\\\"\" | gcc $flags -I. -fsyntax-only -x c - || exit 1" || return 1
}
keeps "each header compiles alone" compile_alone pipeline
mkdir -p "$work/headers" && echo 'Unit unknown_unit(void);' >"$work/headers/a.h"
refuses "a header that needs another" "unknown type name" compile_alone "$work/headers"

# objects of the sections .data and .bss, which can change; sanitizers add their own
mutable_data() {
    ! objdump -t "$@" 2>/dev/null | grep -E ' O (\.data|\.bss|\*COM\*)\b' | grep -vE '\.data\.rel\.ro'
}
case $BUILD in
*sanitize*) echo "not run house: no data that can change: sanitizers add their own" ;;
*) keeps "no data that can change" mutable_data "$BUILD/libfolio.a" ;;
esac
echo 'static int count; int next(void); int next(void) { return ++count; }' >"$work/a.c"
gcc -c -o "$work/a.o" "$work/a.c"
refuses "a variable of a file" "count" mutable_data "$work/a.o"
exit $failed
