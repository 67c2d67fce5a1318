#!/usr/bin/env bash
# languages.sh: a Russian and an Arabic article build clean, are set by the rules of their scripts, and can be read.
SOURCES=tests/layout/languages
. "$(dirname "$0")/../accept/lib.sh"

build cica web "$work/languages.pdf"
[ ! -s "$work/said" ] && ok "languages: builds without a word" || fail "languages: builds without a word" "$(cat "$work/said")"
stage cica web "$work/pages" || fail "languages: stages" "folio-layout failed"
passes "languages: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/languages.pdf"
passes "languages: every word in its place" python3 tests/accept/words.py "$work/document" "$work/pages" "$work/languages.pdf"
passes "languages: lines on the grid" python3 tests/accept/grid.py "$work/pages"
passes "languages: hyphenated, joined, from the right" python3 tests/accept/scripts.py "$work/pages" "$work/languages.pdf"
for fault in hyphens joins direction; do
    rejects "languages: a fault in $fault" python3 tests/accept/scripts.py "$work/pages" "$work/languages.pdf" --break $fault
done
build cica press "$work/press.pdf"
passes "languages: press file" tests/judges.sh "$work/press.pdf"
exit $failed
