#!/usr/bin/env bash
# charts.sh: an edition of charts, of each kind, narrow and wide, in each layout: what is painted says what the numbers
# are (accept/charts.py), no word lost, nothing overlaps, the judges of PDFs content; and each fault is seen.
SOURCES=tests/layout/charts
. "$(dirname "$0")/../accept/lib.sh"
charts() { python3 tests/accept/charts.py "$work/document" "$@"; }

for layout in $layouts; do
    passes "$layout: no complaint" "$folio" check "$sources" --layout "$layout" --strict --quiet
    for profile in web press; do
        file=$work/$layout-$profile.pdf
        build "$layout" $profile "$file" || fail "$layout-$profile: build" "$(cat "$work/said")"
        passes "$layout-$profile: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$file"
    done
    stage "$layout" web "$work/pages" || fail "$layout: stages" "folio-layout failed"
    passes "$layout: what is painted is what the numbers are" charts "$work/pages"
    for fault in bar part dot point tick number total alt box; do
        rejects "$layout: a wrong $fault" charts "$work/pages" --break $fault
    done
    words() { python3 tests/accept/words.py "$work/document" "$work/pages" "$work/$layout-web.pdf" "$@"; }
    passes "$layout: every word in its place" words
    rejects "$layout: a chart's word" words --break picture
    passes "$layout: lines on the grid, words that do not overlap" python3 tests/accept/grid.py "$work/pages"
done
exit $failed
