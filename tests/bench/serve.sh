#!/usr/bin/env bash
# serve.sh: from a save to the new page in Chromium, under `folio serve`, beside a fresh build of the same edition.
. "$(dirname "$0")/../accept/lib.sh"
mkdir -p "$work/project/sources"
cp -r layouts fonts "$work/project" && cp -r "$sources" "$work/project/sources/2021"
echo
echo "folio serve: a word changed in one article"
saved=$(python3 tests/accept/preview.py time "$folio" "$work/project" 20) || exit 1
fresh=$(for _ in 1 2 3 4 5; do
    from=$(date +%s%N)
    "$folio" build "$sources" -o "$work/fresh.pdf" --quiet
    echo $((($(date +%s%N) - from) / 1000000))
done | sort -n | sed -n 3p)
echo "  $saved; a fresh build takes $fresh ms: 1 to $(awk "BEGIN { printf \"%.1f\", $fresh / ${saved%% *} }")"
