#!/usr/bin/env bash
# bench.sh: the bench runs, prints its table, and its longer editions build without a complaint.
. "$(dirname "$0")/../accept/lib.sh"

tests/bench/run --times 1,3,5 >"$work/bench" 2>&1 || fail "bench: runs" "$(cat "$work/bench")"
for words in "^ *5x " "^As ratios to 1x" "^ *each further page under .* (met|missed)$" "results: identical"; do
    passes "bench: prints '$words'" grep -Eq "$words" "$work/bench"
done
python3 tests/bench/scale.py "$sources" 3 "$work/longer"
passes "an edition three times as long has no errors" "$folio" check "$work/longer/edition" --quiet
sed -i 's/(#[a-z-]*-3)/(#nowhere)/' "$work"/longer/edition/articles/*-3.yaml
rejects "a reference that leads nowhere in it" "$folio" check "$work/longer/edition" --quiet
exit $failed
