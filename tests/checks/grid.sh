#!/usr/bin/env bash
# grid.sh: baselines of facing columns coincide, lines keep off each other and inside their measure (accept/grid.py).
. "$(dirname "$0")/../accept/lib.sh"
grid() { python3 tests/accept/grid.py "$@"; }

for layout in $layouts; do
    stage "$layout" web "$work/$layout.pages" || fail "$layout: stages" "folio-layout failed"
    passes "$layout: lines on the grid" grid "$work/$layout.pages" --layout "layouts/$layout.yaml"
    for fault in baseline overlap measure dropped short start hang hangs-none; do
        rejects "$layout: a fault in $fault" grid "$work/$layout.pages" --layout "layouts/$layout.yaml" --break $fault
    done
done
rejects "a column with a grid of its own" grid "$work/cica.pages" --break leading
exit $failed
