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

# text round figures that hang from a paragraph or stand between two columns
mkdir -p "$work/beside/articles"
cp tests/layout/beside.yaml "$work/beside/articles/"
cp -r layouts fonts "$work/"
cat >"$work/beside/report.yaml" <<REPORT
title: Test Report
organisation: Test Organisation
short-name: TEST
date: 2021-12-31
language: en-GB
layout: cica
sections:
  - title: Test Section
    articles: [articles/beside.yaml]
REPORT
"$BUILD/folio-parse" "$work/beside" -o "$work/beside.document" --quiet &&
    "$BUILD/folio-layout" "$work/beside.document" --root "$work" -o "$work/beside.pages" --quiet ||
    fail "beside figures: stages" "folio-layout failed"
passes "beside figures: lines on the grid" grid "$work/beside.pages" --layout layouts/cica.yaml
for fault in beside figure short start; do
    rejects "beside figures: a fault in $fault" grid "$work/beside.pages" --layout layouts/cica.yaml --break $fault
done
rejects "a column with a grid of its own" grid "$work/cica.pages" --break leading
exit $failed
