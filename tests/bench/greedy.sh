#!/usr/bin/env bash
# greedy.sh: pagination against simple methods (greedy.c), cost and defects side by side. Called by make bench.
#
# The edition in each layout, and a long article of text alone (PAGES=20). Exit status 1 if a simple method is
# cheaper anywhere.
set -eu
BUILD=${BUILD:-output/build/release}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0
layouts=$(cd layouts && for file in *.yaml; do echo "${file%.yaml}"; done)
# shellcheck disable=SC2086
"$BUILD/tests/bench/greedy" . "${SOURCES:-sources/2021}" $layouts || status=$?
python3 tests/bench/long_article.py "$folder" --pages "${PAGES:-20}" --plain
"$BUILD/tests/bench/greedy" "$folder" edition cica || status=$?
exit "$status"
