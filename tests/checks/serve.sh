#!/usr/bin/env bash
# serve.sh: `folio serve` in a browser and by raw sockets (accept/preview.py), and under valgrind: no leak, no error, threads
# and sockets gone.
. "$(dirname "$0")/../accept/lib.sh"
edition=$sources

# a project of its own with one section, of these articles: project NAME ARTICLE…
project() {
    local root=$work/$1 article
    shift
    mkdir -p "$root/sources"
    cp -r layouts fonts "$root" && cp -r "$edition" "$root/sources/2021"
    grep -vE '^(foreword|index): ' "$edition/report.yaml" | sed '/^sections:/q' >"$root/sources/2021/report.yaml"
    { echo "  - title: One"; echo "    articles:"; for article; do echo "      - articles/$article.yaml"; done; } >>"$root/sources/2021/report.yaml"
}

project preview transport-corridors food-security un-general-assembly secretariat-team
python3 tests/accept/preview.py "$folio" "$work/preview" || failed=1

# saves under valgrind: two good ones, one with an error, listeners, and an end amid them
saves() {
    local article=$work/small/sources/2021/articles/food-security.yaml address said=$work/valgrind
    valgrind --quiet --leak-check=full --show-leak-kinds=definite,possible --errors-for-leak-kinds=definite,possible \
        --error-exitcode=9 "$folio" serve "$work/small/sources/2021" 2>"$said" &
    local process=$!
    for _ in $(seq 600); do
        address=$(grep -o 'http://127.0.0.1:[0-9]*/' "$said") && break
        kill -0 $process 2>/dev/null || break
        sleep 0.1
    done
    [ -n "$address" ] || { cat "$said"; return 1; }
    python3 tests/accept/preview.py visit "$address" "$article" || { kill $process; cat "$said"; return 1; }
    kill -TERM $process
    wait $process && return
    cat "$said"
    return 1
}
if [[ $BUILD == *sanitize* ]]; then echo "not run serve under valgrind: the sanitizers look"
else
    project small food-security
    passes "serve under valgrind: nothing leaks, nothing is misused" saves
fi
exit $failed
