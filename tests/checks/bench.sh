#!/usr/bin/env bash
# bench.sh: the bench runs, prints its table, and its longer editions and long articles build without a complaint.
. "$(dirname "$0")/../accept/lib.sh"

# what it measures is not judged here
tests/bench/run --times 1,3,5 --articles 2,6,10 >"$work/bench" 2>&1 || fail "bench: runs" "$(cat "$work/bench")"
for words in "^ *5x " "^As ratios to 1x" "^ *each further page under .* (met|missed)$" "results: identical" \
    "^ *1x build under 40 ms of user CPU .* (met|missed)$" "^ *5x: memory under .* (met|missed)$" \
    "^ *pagination, [1-9][0-9]* times +[0-9.]+ +0\.[0-9]{3}$" \
    "^ *pagination takes less than a third of .* 0\.[0-9]{3} +(met|missed)$" \
    "^ *with figures: a further page, late against early, .* (inf|-?[0-9.]+) +(met|missed)$" \
    "^ *text alone: a further page, late against early, .* (inf|-?[0-9.]+) +(met|missed)$" \
    "^ *text alone: CPU a page at any length, .* [0-9.]+ +(met|missed)$"; do
    passes "bench: prints '$words'" grep -Eq "$words" "$work/bench"
done

# simple methods paginate no article cheaper: costs are no times, so this holds everywhere
passes "bench: no simple method is cheaper" env SOURCES="$sources" PAGES=4 tests/bench/greedy.sh
SOURCES="$sources" PAGES=4 tests/bench/greedy.sh >"$work/greedy" 2>&1
for layout in $layouts; do
    passes "bench: paginates in $layout" grep -q "^Pagination of $sources in the layout $layout, " "$work/greedy"
done
for words in "^  total( +[0-9]+){9}$" "^  harbour( +[0-9]+){9}$" "^  widows( +[0-9]+){3}$" "^  short( +[0-9]+){3}$"; do
    passes "bench: prints '$words'" grep -Eq "$words" "$work/greedy"
done
"$BUILD/tests/bench/greedy" . nowhere cica >/dev/null 2>&1
passes "an edition that is not there cannot be compared" test $? -eq 2
"$BUILD/tests/bench/greedy" . "$sources" nowhere >/dev/null 2>&1
passes "a layout that is not there cannot be compared" test $? -eq 2

python3 tests/bench/scale.py "$sources" 3 "$work/longer"
passes "an edition three times as long has no errors" "$folio" check "$work/longer/edition" --quiet
sed -i 's/(#[a-z-]*-3)/(#nowhere)/' "$work"/longer/edition/articles/*-3.yaml
rejects "a reference that leads nowhere in it" "$folio" check "$work/longer/edition" --quiet

# one long article: about as long as asked for, the same each time, with all kinds of blocks
for options in "--pages 30" "--pages 30 --plain" "--pages 30 --rich" "--pages 90"; do
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
