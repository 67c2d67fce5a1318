#!/usr/bin/env bash
# setting.sh: made-up prose (accept/prose.py) in two columns of 82 mm is set evenly (accept/evenness.py, which tells the
# measures). A layout without the means to it is found out: each limit has one that breaks it.
. "$(dirname "$0")/../accept/lib.sh"

limits="sd=0.23 p95=1.40 outside=4.5 hyphens=27 stack=2"

# even NAME LIMITS SED-SCRIPT: the prose in bench/setting.yaml, changed
even() {
    local layout=$work/$1.yaml
    sed "$3" tests/bench/setting.yaml >"$layout"
    python3 tests/accept/prose.py "$work/$1" "$layout" || return 2
    "$BUILD/folio-parse" "$work/$1/edition" -o "$work/$1.document" --quiet || return 2
    "$BUILD/folio-layout" "$work/$1.document" --root "$work/$1" -o "$work/$1.pages" --quiet 2>/dev/null || return 2
    python3 tests/accept/evenness.py "$work/$1.pages" $2
}

passes "setting: even" even even "$limits" ""
passes "setting: lines fill their measure" python3 tests/accept/grid.py "$work/even.pages" --layout "$work/even.yaml"
rejects "setting: letters that cannot give" even rigid "$limits" '/expansion:/d; /letter-space:/d'
rejects "setting: sd, of spaces without limits" even wide "sd=0.23" 's/\[82%, 97%, 130%\]/[60%, 97%, 200%]/'
rejects "setting: p95, of letters that cannot give" even rigid "p95=1.40" '/expansion:/d; /letter-space:/d'
rejects "setting: outside, of words that are not divided" even whole "outside=4.5" 's/hyphenate: yes/hyphenate: no/'
rejects "setting: hyphens, of spaces that hardly give" even tight "hyphens=27" 's/\[82%, 97%, 130%\]/[95%, 97%, 101%]/'
rejects "setting: stack, of ladders" even ladder "stack=2" 's/row: 2/row: 9/; s/\[82%, 97%, 130%\]/[95%, 97%, 101%]/'
exit $failed
