#!/usr/bin/env bash
# art.sh: no two neighbouring pages carry the same art (accept/art.py): in the edition, in each layout, and in a copy of
# it whose figures all have one topic, so that articles' own figures cannot keep apart by chance.
. "$(dirname "$0")/../accept/lib.sh"
art() { python3 tests/accept/art.py "$@"; }

one_topic=$work/one-topic
mkdir -p "$one_topic" && cp -R sources "$one_topic/sources" && ln -s "$PWD/layouts" "$PWD/fonts" "$one_topic/"
sed -i -E 's/topic: [a-z]+/topic: climate/' "$one_topic"/sources/*/articles/*.yaml

for layout in $layouts; do
    stage "$layout" web "$work/$layout.pages" || fail "$layout: stages" "folio-layout failed"
    passes "$layout: neighbouring pages differ" art "$work/$layout.pages"
    "$BUILD/folio-parse" "$one_topic/$sources" --root "$one_topic" -o "$work/one.document" --quiet &&
        "$BUILD/folio-layout" "$work/one.document" --root "$one_topic" --layout "$layout" -o "$work/one.pages" --quiet
    passes "$layout: all figures of one topic" art "$work/one.pages"
    rejects "$layout: sees art repeated" art <(sed -E 's/^(art .*) composition=.*/\1 composition=1/' "$work/one.pages")
    early=$work/early.pages
    awk '/^art .*topic="climate"/ && ++n == 1 { first = $NF } n == 4 && /^art / { $NF = first; n++ } { print }' \
        "$work/one.pages" >"$early"
    passes "$layout: sees a composition too soon" grep -q "again, after" <(art "$early")
    rejects "$layout: sees no art" art <(grep -v '^art ' "$work/$layout.pages")
done
exit $failed
