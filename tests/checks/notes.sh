#!/usr/bin/env bash
# notes.sh: an article with forty notes wherever notes may stand, in each layout and of one and two columns: each note
# at the foot of the column that its mark falls in, each once, in order, every line on the grid. Pages and PDFs that are
# spoilt in one way are refused. A note that no column can hold is an error, and the build ends.
. "$(dirname "$0")/../accept/lib.sh"
notes() { python3 tests/accept/notes.py "$work/pages" "$work/notes.pdf" 40 "$@"; }

sources=$work/root/edition
mkdir "$work/root"
cp -r layouts fonts "$work/root/"
for template in two-column one-column; do
    rm -rf "$sources" "$work/document"
    python3 tests/accept/noted.py "$sources" $template
    for layout in $layouts; do
        name=$layout-$template
        stage "$layout" web "$work/pages" || fail "$name: stages" "folio-layout failed"
        build "$layout" web "$work/notes.pdf" || fail "$name: build" "$(cat "$work/said")"
        passes "$name: each note below its mark" notes
        passes "$name: lines on the grid" python3 tests/accept/grid.py "$work/pages"
        passes "$name: every word once" python3 tests/accept/words.py "$work/document" "$work/pages" "$work/notes.pdf"
        passes "$name: links" python3 tests/accept/structure.py "$work/document" "$work/pages" "$work/notes.pdf" web
        passes "$name: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/notes.pdf"
        for fault in moved lost swapped lifted link far; do
            rejects "$name: a note $fault" notes --break $fault
        done
    done
done

# a note of N lines in an article
tall() {
    rm -rf "$work/document"
    mkdir -p "$sources/articles"
    { printf 'title: Tall\nbody:\n  - |\n    A word.[^1] Another.\n\n    [^1]: One'
      for ((i = 1; i < $1; i++)); do printf '\\\n        two'; done
      printf '\n'; } >"$sources/articles/notes.yaml"
}
loudly() { "$@" || { cat "$work/said"; return 1; }; }
tall 40
passes "a note of forty lines" build cica web "$work/tall.pdf"
tall 400
rejects "a note taller than a column" loudly build cica web "$work/tall.pdf"
passes "is named" grep -q "notes.yaml:4:12: error: .*overset-note" "$work/said"
passes "is shown in a draft" build cica draft "$work/tall.pdf"
exit $failed
