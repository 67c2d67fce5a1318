#!/usr/bin/env bash
# explain.sh: folio explain tells what Pages say, in text and JSON (accept/explain.py); a number changed in either is seen.
. "$(dirname "$0")/../accept/lib.sh"
judge() { python3 tests/accept/explain.py "$@"; }
explain() { "$folio" explain "$@" --quiet 2>"$work/said"; }
mkdir -p "$work/root/sources"
cp -r layouts fonts "$work/root/"
cp -r "$sources" "$work/root/sources/edition"
{ cat layouts/cica.yaml; printf '\npages: {height: 40, crowd: 600}\n'; } >"$work/root/layouts/heavy.yaml"

for layout in $layouts; do
    stage "$layout" web "$work/$layout.pages" || fail "$layout: stages" "folio-layout failed"
    explain "$sources" --layout "$layout" >"$work/$layout.text" || fail "$layout: text" "$(cat "$work/said")"
    explain "$sources" --layout "$layout" --format json -o "$work/$layout.json" || fail "$layout: JSON" "$(cat "$work/said")"
    passes "$layout: the numbers" judge numbers "$work/$layout.json" "$work/$layout.text" "$work/$layout.pages"
    passes "$layout: a build does not look for a runner-up" sh -c "! grep -q 'runner-up=' '$work/$layout.pages'"
done
layout=cica
explain "$sources" --threads 1 --format json >"$work/again.json"
same "the same on one thread" "$work/cica.json" "$work/again.json"

id=$(sed -n 's/.*"id":"\([^"]*\)".*/\1/p' "$work/cica.json" | sed -n 2p)
explain "$sources" "$id" >"$work/one"
passes "one article" sh -c "grep -q '^$id: ' '$work/one' && [ \$(grep -c '^[^ ]' '$work/one') = 1 ]"
"$folio" explain "$sources" no-such-article >/dev/null 2>"$work/said"
[ $? -eq 2 ] && grep -q no-such-article "$work/said" && ok "an article that is not there" || fail "an article that is not there" "$(cat "$work/said")"
"$folio" explain "$sources" --format github >/dev/null 2>&1
[ $? -eq 2 ] && ok "no annotations" || fail "no annotations" "accepted"

explain "$work/root/sources/edition" --layout heavy --format json >"$work/heavy.json"
passes "another weight, another explanation" judge differs "$work/cica.json" "$work/heavy.json"
rejects "the same weight" judge differs "$work/cica.json" "$work/again.json"
passes "a hyphen stays where all else costs more" judge sample "$folio" "$work/root"

# spoils NAME EXPRESSION FILE KIND: with the file changed the numbers no longer hold
spoils() {
    local json=$work/cica.json text=$work/cica.text pages=$work/cica.pages
    sed -E "$2" "$work/cica.$3" >"$work/spoilt"
    cmp -s "$work/cica.$3" "$work/spoilt" && { fail "$1" "nothing to spoil"; return; }
    eval "$3=\$work/spoilt"
    rejects "$1" judge numbers "$json" "$text" "$pages"
}
spoils "sees another total" 's/("pages":[0-9]+,"cost":)/\11/' json
spoils "sees another term" 's/"height":/"height":1/' json
spoils "sees another runner-up" 's/("runner-up":.*"without":)/\11/' json
spoils "sees another total in the text" 's/ (costs?) ([1-9])/ \1 1\2/' text
spoils "sees another cost in Pages" 's/^(article .* cost=)/\11/' pages
spoils "sees other terms in Pages" 's/ terms="/ terms="widow 900, /' pages
exit $failed
