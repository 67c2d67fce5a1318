#!/usr/bin/env bash
# extract.sh: pdftotext finds every word of the sources in the PDF, once and in its place (see accept/words.py).
. "$(dirname "$0")/../accept/lib.sh"
words() { python3 tests/accept/words.py "$work/document" "$@"; }

for layout in $layouts; do
    build "$layout" web "$work/$layout.pdf" || fail "$layout: build" "$(cat "$work/said")"
    stage "$layout" web "$work/$layout.pages" || fail "$layout: stages" "folio-layout failed"
    passes "$layout: every word in its place" words "$work/$layout.pages" "$work/$layout.pdf"
    for fault in removed doubled misspelt swapped caption; do
        rejects "$layout: a word $fault" words "$work/$layout.pages" "$work/$layout.pdf" --break $fault
    done
done
exit $failed
