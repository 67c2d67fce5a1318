#!/usr/bin/env bash
# initials.sh: articles that begin with a large letter: poppler finds their first words whole, and the letter's ink from
# the capitals of the first line to the baseline of the last, flush with its column. Without the key there is none.
. "$(dirname "$0")/../accept/lib.sh"
initials() { python3 tests/accept/initials.py "$@"; }
sources=$work/root/edition
mkdir -p "$sources/articles"
cp -r layouts fonts "$work/root/"

# article NAME KEY FIRST-WORDS
article() {
    printf 'title: The title\ntemplate: two-column\n%s\nbody:\n  - |\n    %s %s\n' "$2" "$3" \
        "brought the ministers together in October, when the leaves had fallen and snow lay on the hills, and they
    stayed for a week, which was long enough for a document that all of them could sign before they left." \
        >"$sources/articles/$1.yaml"
}
article kazakhstan 'drop-cap: yes' 'Kazakhstan’s Chairmanship'
article quoted 'drop-cap: yes' '“Heads of State'
article one-letter 'drop-cap: yes' 'A plan of theirs'
article marked 'drop-cap: yes' 'Émigrés from afar'
article emphasis 'drop-cap: yes' '*Habits* of old'
article deep 'drop-cap: yes' 'Questions were'
article flat 'drop-cap: yes' 'Hills and lakes'
article plain 'drop-cap: no' 'Kites on strings'
printf 'title: T\norganisation: O\ndate: 2021-05-31\nlanguage: en-GB\nlayout: cica\nsections:\n  - title: S\n    articles: [%s]\n' \
    'articles/kazakhstan.yaml, articles/quoted.yaml, articles/one-letter.yaml, articles/marked.yaml, articles/emphasis.yaml, articles/flat.yaml, articles/plain.yaml, articles/deep.yaml' \
    >"$sources/report.yaml"
for layout in $layouts; do
    stage "$layout" web "$work/pages" || fail "$layout: stages" "folio-layout failed"
    build "$layout" web "$work/a.pdf" || fail "$layout: build" "$(cat "$work/said")"
    page=4
    for word in Kazakhstan’s “Heads A Émigrés Habits Hills; do
        [ $word = A ] || passes "$layout: $word, whole" initials words "$work/a.pdf" $page $word
        page=$((page + 1))
    done
    rejects "$layout: a word that is parted" initials words "$work/a.pdf" 4 azakhstan’s
    passes "$layout: the letter's height" initials height "$work/a.pdf" "$work/pages" 9
    rejects "$layout: half a point off" initials height "$work/a.pdf" "$work/pages" 9 0.5
    rejects "$layout: none where none is asked for" initials height "$work/a.pdf" "$work/pages" 10
    passes "$layout: every word once" python3 tests/accept/words.py "$work/document" "$work/pages" "$work/a.pdf"
    passes "$layout: lines on the grid" python3 tests/accept/grid.py "$work/pages"
    passes "$layout: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/a.pdf"
done
exit $failed
