#!/usr/bin/env bash
# mutations.sh: editions, layouts and font lists spoilt at random are built or refused in order (accept/mutate.py).
# COUNT=1000 SEED=7 tries other changes than the usual ones.
. "$(dirname "$0")/../accept/lib.sh"

mkdir "$work/project"
cp -r layouts fonts "$work/project"
for edition in blocks languages; do
    cp -r "tests/layout/$edition" "$work/project"
    passes "$edition: ${COUNT:-60} times spoilt" \
        python3 tests/accept/mutate.py "$folio" "$work/project" $edition "${SEED:-1}" "${COUNT:-60}"
done

# programs that end in disorder must be found out
mutant() { printf '#!/bin/sh\n%s\n' "$1" >"$work/mutant"; chmod +x "$work/mutant"; }
spoil() { python3 tests/accept/mutate.py "$work/mutant" "$work/project" blocks 1 8; }
mutant 'kill -SEGV $$'
rejects "a crash" spoil
mutant 'exit 1'
rejects "an error without a word" spoil
mutant 'echo "x.c:1:1: runtime error: null pointer" >&2; exit 1'
rejects "a sanitizer's word" spoil
mutant 'while [ "$1" != -o ]; do shift; done; echo %PDF-1.6 >"$2"'
rejects "half a file" spoil
exit $failed
