#!/usr/bin/env bash
# valgrind.sh: `folio build` loses no memory and uses none it should not, in each profile; a program that does is seen.
set -u
case $BUILD in *sanitize*) echo "not run valgrind: sanitizers look instead, and do not run under it"; exit 0 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
# what is still reachable at the end (caches of libraries) is no leak
watch() { valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=99 "$@" 2>&1; }

for profile in web press draft; do
    if said=$(watch "$BUILD/folio" build "${SOURCES:-sources/2021}" --profile $profile --quiet -o "$work/$profile.pdf")
    then echo "ok valgrind: folio build --profile $profile"
    else echo "FAIL valgrind: folio build --profile $profile: $(tr '\n' ' ' <<<"$said" | cut -c1-600)"; failed=1
    fi
done

cat >"$work/leak.c" <<'C'
#include <stdlib.h>
#include <string.h>
int main(int count, char **words) {
    char *lost = malloc(10), *used = malloc(10);
    (void)words;
    memset(lost, count, 10);
    int sum = used[count];
    lost = NULL;
    free(used);
    return sum == 77 && lost;
}
C
gcc -g -O0 -w -o "$work/leak" "$work/leak.c"
said=$(watch "$work/leak")
if [ $? -eq 99 ] && grep -q 'definitely lost' <<<"$said" && grep -q uninitialised <<<"$said"
then echo "ok valgrind: sees a leak and a value from nowhere"
else echo "FAIL valgrind: sees a leak and a value from nowhere: $said" | tr '\n' ' '; failed=1
fi
exit $failed
