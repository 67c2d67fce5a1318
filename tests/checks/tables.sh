#!/usr/bin/env bash
# tables.sh: an edition of tables (in columns, over them, over pages, from a data file) in each layout: tags, heads that
# are repeated, groups that stay whole, numbers by their decimal signs (accept/tables.py); no word lost, row by row
# (pdftotext); the judges of PDFs content; and each fault is seen. A table of very many rows is set, or refused.
SOURCES=tests/layout/tables
. "$(dirname "$0")/../accept/lib.sh"
tables() { python3 tests/accept/tables.py "$work/document" "$@"; }

for layout in $layouts; do
    passes "$layout: no complaint" "$folio" check "$sources" --layout "$layout" --strict --quiet
    for profile in web press; do
        file=$work/$layout-$profile.pdf
        build "$layout" $profile "$file" || fail "$layout-$profile: build" "$(cat "$work/said")"
        passes "$layout-$profile: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$file"
    done
    stage "$layout" web "$work/pages" || fail "$layout: stages" "folio-layout failed"
    passes "$layout: tables as they should be" tables "$work/pages"
    for fault in head group decimal row scope span order; do
        rejects "$layout: a wrong $fault" tables "$work/pages" --break $fault
    done
    words() { python3 tests/accept/words.py "$work/document" "$work/pages" "$work/$layout-web.pdf" "$@"; }
    passes "$layout: every word in its place, row by row" words
    rejects "$layout: two words of a table exchanged" words --break swapped
    passes "$layout: lines on the grid, words that do not overlap" python3 tests/accept/grid.py "$work/pages"
done

# rows from a data file of many: 5,000 are set in seconds, more are refused
many() { # rows folder
    mkdir -p "$2/articles" "$2/data" && cp "$sources/report.yaml" "$2/"
    sed -i '/^sections:/,$d' "$2/report.yaml"
    printf 'sections:\n  - {title: Many, articles: [articles/many.yaml]}\n' >>"$2/report.yaml"
    printf 'title: Many\ntemplate: annex\nbody:\n  - table:\n      columns: [{title: A, key: a}, {title: B, key: b, align: decimal}]\n      data: data/many.yaml\n      sort: b\n' >"$2/articles/many.yaml"
    awk -v rows="$1" 'BEGIN { for (i = 0; i < rows; i++) printf "- {a: row %d, b: %d}\n", i, (i * 7919) % 100003 }' >"$2/data/many.yaml"
}
many 5000 "$work/5000"
passes "5,000 rows are set" timeout 60 "$folio" build "$work/5000" --root . -o "$work/5000.pdf" --quiet
pages=$(pdfinfo "$work/5000.pdf" | awk '/^Pages/ { print $2 }')
[ "${pages:-0}" -gt 60 ] && ok "on $pages pages" || fail "5,000 rows" "on ${pages:-no} pages"
for page in 20 "$pages"; do
    [ "$(pdftotext -f "$page" -l "$page" "$work/5000.pdf" - | grep -cx 'A')" = 1 ] && ok "page $page repeats the titles" ||
        fail "page $page repeats the titles" "$(pdftotext -f "$page" -l "$page" "$work/5000.pdf" - | head -n 5)"
done
refused() { # rows message
    many "$1" "$work/$1"
    said=$(timeout 60 "$folio" build "$work/$1" --root . -o "$work/$1.pdf" --quiet 2>&1)
    [ $? = 1 ] && grep -q "$2" <<<"$said" && ok "$1 rows are refused" || fail "$1 rows are refused" "$said"
}
refused 9000 'at most 5000 rows'
refused 20000 'more than 100000 entries in one file'
exit $failed
