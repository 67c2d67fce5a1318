#!/usr/bin/env bash
# defects.sh: the edition's pages have no more defects than the table below allows (accept/defects.py), in each layout;
# a Pages file spoilt in one way (accept/spoil.py) has one more of that kind.
. "$(dirname "$0")/../accept/lib.sh"
count() { python3 tests/accept/defects.py "$work/document" "$@"; }

# What the edition may still have; what is not named may not be there. pipeline/README.md says why each is there.
allowed='
kind           cica steppe
widow             0      1
short-page        0      5
empty             0     13
loose             0      6
'
# the --allow options of a layout
allowances() {
    awk -v layout="$1" 'NF && !at { for (i = 2; i <= NF; i++) if ($i == layout) at = i; if (!at) exit; next }
                        NF && at { print "--allow " $1 "=" $at }' <<<"$allowed"
}

kinds=$(count --help | sed -n '/^kinds:/,$s/^  \([a-z0-9-]*\) .*/\1/p')
[ "$(wc -w <<<"$kinds")" -ge 18 ] || fail "kinds" "only these: $kinds"

# found KIND PAGES: how many there are
found() { count "$2" --only "$1" | awk -v kind="$1" '$1 == kind { print $2 }'; }

# sees KIND FAULT: a file with FAULT has more of KIND, and is refused (but for a note). Not every layout has a place
# for every fault: one without columns side by side has none for uneven ones.
sees() {
    local before after status spoilt=$work/spoilt.pages
    python3 tests/accept/spoil.py "$work/document" "$work/$layout.pages" "$2" "$spoilt" >"$work/said" 2>&1
    status=$?
    if [ $status -eq 2 ]; then return; fi
    [ $status -eq 0 ] || { fail "$layout: sees $2" "$(cat "$work/said")"; return; }
    before=$(found "$1" "$work/$layout.pages") after=$(found "$1" "$spoilt")
    if [ "${after:-0}" -gt "${before:-0}" ]; then ok "$layout: sees $2" && seen="$seen $2"
    else fail "$layout: sees $2" "$before before, $after in the spoilt file"; fi
    case $1 in
    uneven-last-1) passes "$layout: a note fails nothing" count "$spoilt" --only "$1" ;;
    *) rejects "$layout: refuses $2" count "$spoilt" --only "$1" --allow "$1=$before" ;;
    esac
}

seen=
for layout in $layouts; do
    stage "$layout" web "$work/$layout.pages" || fail "$layout: stages" "folio-layout failed"
    # shellcheck disable=SC2046
    passes "$layout: no more defects than allowed" count "$work/$layout.pages" $(allowances "$layout")
    for kind in $kinds; do sees "$kind" "$kind"; done
    sees stranded question
done
for fault in $kinds question; do
    case " $seen " in *" $fault "*) ;; *) fail "sees $fault" "no layout has a place for it" ;; esac
done
passes "tells page by page" grep -q "^page " <(count "$work/cica.pages" --per-page)
rejects "pages without text" count <(grep -v "^line " "$work/cica.pages")
exit $failed
