#!/usr/bin/env bash
# blocks.sh: an edition of every kind of block and inline, in each layout: no complaint, no word lost, all on the grid.
SOURCES=tests/layout/blocks
. "$(dirname "$0")/../accept/lib.sh"

for layout in $layouts; do
    passes "$layout: no complaint" "$folio" check "$sources" --layout "$layout" --strict --quiet
    for profile in web press; do
        file=$work/$layout-$profile.pdf
        build "$layout" $profile "$file" || fail "$layout-$profile: build" "$(cat "$work/said")"
        stage "$layout" $profile "$work/pages" || fail "$layout-$profile: stages" "folio-layout failed"
        passes "$layout-$profile: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$file"
        passes "$layout-$profile: every word in its place" python3 tests/accept/words.py "$work/document" "$work/pages" "$file"
        passes "$layout-$profile: bookmarks, labels, links, boxes" \
            python3 tests/accept/structure.py "$work/document" "$work/pages" "$file" $profile
        passes "$layout-$profile: lines on the grid" python3 tests/accept/grid.py "$work/pages"
        rejects "$layout-$profile: a word of a caption or note" \
            python3 tests/accept/words.py "$work/document" "$work/pages" "$file" --break caption
    done
done
exit $failed
