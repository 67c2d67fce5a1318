#!/usr/bin/env bash
# edition.sh: the 2021 edition is the printed report's: each article on its pages (accept/edition.py), retold in other
# words (accept/retold.py, with the report's text, where it lies beside the project), without a diagnostic.
. "$(dirname "$0")/../accept/lib.sh"
table=tests/accept/edition-2021.tsv
reference=../shared/reference

# says nothing of EDITION in PROFILE; in press only that the last signature is filled with blank pages, as it allows
silent() {
    local said status
    said=$("$folio" check "$1" --profile "$2" 2>&1)
    status=$?
    grep -E '(error|warning|note): ' <<<"$said" | grep -v 'note: .*as .blank-pages. allows \[signature\]' && status=1
    return $status
}
for profile in $profiles; do passes "no diagnostic: $profile" silent "$sources" $profile; done
mkdir -p "$work/project/sources" && cp -r "$sources" "$work/project/sources/" && cp -r layouts fonts "$work/project/"
sed -i 's/^pages: 4$/pages: 1/' "$work/project/sources/$(basename "$sources")/articles/sixth-ministerial-meeting.yaml"
rejects "a diagnostic is seen" silent "$work/project/sources/$(basename "$sources")" web

"$folio" build "$sources" -o "$work/web.pdf" --quiet
on_pages() { python3 tests/accept/edition.py $table "$work/web.pdf" "$@"; }
passes "bookmarks and labels" on_pages
for fault in page order label section; do rejects "bookmarks and labels: refuses a wrong $fault" on_pages --break $fault; done

if [ -f $reference/report-2021.txt ]; then
    "$BUILD/folio-parse" "$sources" -o "$work/document" --quiet
    retold() { python3 tests/accept/retold.py "$work/document" $reference/report-2021.txt $reference/structure-2021.tsv "$@"; }
    passes "retold" retold
    for fault in copied short number caption title slips; do rejects "retold: refuses $fault" retold --break $fault; done
    diff <(grep -v '^#' $table | cut -f1-4) <(grep -v '^#' $reference/structure-2021.tsv | cut -f1-4) >"$work/said" &&
        ok "the table is the reference's" || fail "the table is the reference's" "$(cat "$work/said")"
else
    echo "not run retold: no reference"
fi
exit $failed
