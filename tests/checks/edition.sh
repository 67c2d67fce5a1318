#!/usr/bin/env bash
# edition.sh: the 2021 edition is the printed report's: each article on its pages (accept/edition.py), retold in other
# words (accept/retold.py, with the report's text, where it lies beside the project), without a diagnostic.
. "$(dirname "$0")/../accept/lib.sh"
table=tests/accept/edition-2021.tsv
reference=../shared/reference

"$folio" build "$sources" -o "$work/web.pdf" >"$work/said" 2>&1
[ $? -eq 0 ] && ! grep -Eq '(error|warning|note): ' "$work/said" && ok "no diagnostic" || fail "no diagnostic" "$(cat "$work/said")"
# in press, only that the last signature is filled with blank pages, as the edition allows
for profile in press draft; do
    "$folio" check "$sources" --profile $profile 2>&1 | grep -v 'note: .*as .blank-pages. allows \[signature\]' >"$work/said"
    [ "${PIPESTATUS[0]}" -eq 0 ] && ! grep -Eq '(error|warning|note): ' "$work/said" && ok "no diagnostic: $profile" ||
        fail "no diagnostic: $profile" "$(cat "$work/said")"
done

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
