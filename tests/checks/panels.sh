#!/usr/bin/env bash
# panels.sh: pull quotes, sidebars and signatures in all places they may have, in each layout: none parts, nothing runs into
# one, text follows a pull quote, a signature stays with its text (accept/panels.py); spoilt Pages are refused.
. "$(dirname "$0")/../accept/lib.sh"
panels() { python3 tests/accept/panels.py "$work/document" "$work/pages" "$@"; }
sources=$work/root/edition
mkdir "$work/root"
cp -r layouts fonts "$work/root/"
python3 tests/accept/panelled.py "$sources"
# a third look: a ground, a hairline at head and foot
sed -e 's/^sidebar: .*/sidebar: {ground: gold 20%, rule: blue, rule-height: 1pt, foot-rule: yes, gap: 9pt, inset: 9pt}/' \
    "$work/root/layouts/cica.yaml" >"$work/root/layouts/ground.yaml"
layouts="$layouts ground"
"$BUILD/folio-parse" "$sources" -o "$work/document" --quiet
cd "$work/root" || exit 2
for layout in $layouts; do
    "$BUILD/folio-layout" "$work/document" --layout "$layout" -o "$work/pages" --quiet || fail "$layout: stages" "folio-layout failed"
    build "$layout" web "$work/a.pdf" || fail "$layout: build" "$(cat "$work/said")"
    cd "$OLDPWD" || exit 2
    passes "$layout: whole, and apart from the text" panels
    passes "$layout: lines on the grid" python3 tests/accept/grid.py "$work/pages"
    passes "$layout: every word once" python3 tests/accept/words.py "$work/document" "$work/pages" "$work/a.pdf"
    passes "$layout: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/a.pdf"
    for fault in parted run-into moved last signature; do
        rejects "$layout: one $fault" panels --break $fault
    done
    cd "$work/root" || exit 2
done
cd "$OLDPWD" || exit 2

# many of a kind take their time, but end: many NAME BLOCK
many() {
    { printf 'title: Many\nbody:\n'; for ((i = 0; i < 999; i++)); do printf -- "$2"; done; } >"$sources/articles/columns.yaml"
    passes "999 $1 end" timeout 60 "$folio" build "$sources" --profile draft -o "$work/many.pdf" --quiet
}
many signatures '  - signature: A name\n'
many sidebars '  - sidebar: A word\n'
many "pull quotes" '  - pull-quote: A word\n    span: page\n'
exit $failed
