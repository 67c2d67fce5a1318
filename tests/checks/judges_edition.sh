#!/usr/bin/env bash
# judges_edition.sh: independent programs judge the finished PDFs of the edition: qpdf, poppler, mupdf and ghostscript
# (tests/judges.sh), then bookmarks, labels, links, information and boxes against the sources (accept/structure.py), and
# every object against what PDF lets it hold (accept/objects.py).
. "$(dirname "$0")/../accept/lib.sh"
objects() { python3 tests/accept/objects.py "$@"; }
structure() { python3 tests/accept/structure.py "$work/document" "$@"; }

for layout in $layouts; do
    for profile in $profiles; do
        name=$layout-$profile
        file=$work/$name.pdf
        build "$layout" $profile "$file" || fail "$name: build" "$(cat "$work/said")"
        stage "$layout" $profile "$work/$name.pages" || fail "$name: stages" "folio-layout failed"
        passes "$name: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$file"
        passes "$name: every object holds what it may" objects "$file"
        passes "$name: bookmarks, labels, links, information, boxes" structure "$work/$name.pages" "$file" $profile
    done
done

first=${layouts%%$'\n'*}
for fault in bookmark label link information boxes; do
    rejects "a fault in $fault" structure "$work/$first-web.pages" "$work/$first-web.pdf" web --break $fault
done
for fault in $(objects --faults); do
    rejects "a fault of objects: $fault" objects "$work/$first-draft.pdf" --break $fault
done
rejects "a press file without room for marks" structure "$work/$first-press.pages" "$work/$first-press.pdf" press --break boxes
rejects "a draft without layers" structure "$work/$first-draft.pages" "$work/$first-draft.pdf" draft --break draft
exit $failed
