#!/usr/bin/env bash
# bench.sh: the bench runs, prints its table, and its longer editions and long articles build without a complaint.
. "$(dirname "$0")/../accept/lib.sh"

tests/bench/run --times 1,3,5 >"$work/bench" 2>&1 || fail "bench: runs" "$(cat "$work/bench")"
for words in "^ *5x " "^As ratios to 1x" "^ *each further page under .* (met|missed)$" "results: identical"; do
    passes "bench: prints '$words'" grep -Eq "$words" "$work/bench"
done
python3 tests/bench/scale.py "$sources" 3 "$work/longer"
passes "an edition three times as long has no errors" "$folio" check "$work/longer/edition" --quiet
sed -i 's/(#[a-z-]*-3)/(#nowhere)/' "$work"/longer/edition/articles/*-3.yaml
rejects "a reference that leads nowhere in it" "$folio" check "$work/longer/edition" --quiet

# one long article: about as long as asked for, the same each time, with all kinds of blocks
for options in "--pages 30" "--pages 30 --plain" "--pages 90"; do
    # shellcheck disable=SC2086
    python3 tests/bench/long_article.py "$work/long" $options || fail "long article $options" "not written"
    passes "an article of $options has no errors" "$folio" check "$work/long/edition" --quiet
    wanted=${options#--pages } wanted=${wanted%% *}
    "$BUILD/folio-parse" "$work/long/edition" --quiet | "$BUILD/folio-layout" --root "$work/long" --quiet >"$work/long.pages"
    pages=$(sed -n 's/^article .* pages=\([0-9]*\) .*/\1/p' "$work/long.pages")
    passes "an article of $options has $wanted pages, a sixth more or less" \
        test $((${pages:-0} * 6)) -ge $((wanted * 5)) -a $((${pages:-0} * 6)) -le $((wanted * 7))
done
for kind in "# " "## " "- " "2. "; do passes "it has lines with '$kind'" grep -q "^    $kind" "$work/long/edition/articles/harbour.yaml"; done
passes "it has figures" grep -q "^  - figure:" "$work/long/edition/articles/harbour.yaml"
cp "$work/long/edition/articles/harbour.yaml" "$work/once.yaml"
python3 tests/bench/long_article.py "$work/long" --pages 90
same "the same numbers give the same article" "$work/once.yaml" "$work/long/edition/articles/harbour.yaml"
python3 tests/bench/long_article.py "$work/long" --pages 90 --seed 2
rejects "another seed gives another" cmp "$work/once.yaml" "$work/long/edition/articles/harbour.yaml"
exit $failed
