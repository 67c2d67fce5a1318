#!/usr/bin/env bash
# fit.sh: `pages: N` is met or refused with true numbers, and the advice is true (accept/fit.py tries each on
# copies of the edition). A program that counts a line more, or asks for half the characters, is found out.
. "$(dirname "$0")/../accept/lib.sh"
# a fresh copy of the edition; `fixed` is the layout in which no paragraph is set but as it is best
fit() {
    rm -rf "$work/root"
    mkdir -p "$work/root/sources"
    cp -r "$sources" "$work/root/sources/edition"
    cp -r layouts fonts "$work/root/"
    { cat "layouts/$layout.yaml"; printf '\npages: {loose: 100000}\n'; } >"$work/root/layouts/fixed.yaml"
    python3 tests/accept/fit.py "$1" "$BUILD" "$work/root" sources/edition "$layout" "${@:2}"
}
for layout in $layouts; do
    passes "$layout: a page less, as many, one more" fit range
done
layout=cica
passes "$layout: lines too many" fit over
passes "$layout: lines too few" fit under
passes "$layout: advice" fit advice
rejects "a line too many" fit over --wrong many
rejects "half the lines too few" fit under --wrong few
rejects "half the characters" fit advice --wrong characters
exit $failed
