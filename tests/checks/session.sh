#!/usr/bin/env bash
# session.sh: what `folio serve` makes of an edition after a save is what a fresh build makes of it (tools/resave.c).
#
# 200 random edits of a part of the edition, with photographs, the index and its data: words, paragraphs, captions, figures,
# marks, references, orders, data, layout and faults. A session that overlooks a file, or page numbers, must be found out.
# 2,000 saves leave memory as it was after 200.
. "$(dirname "$0")/../accept/lib.sh"

resave=$BUILD/tests/tools/resave
articles='address|sixth-ministerial|interview-exec|food-security|disaster|transport-corridors|visit-to-vienna|secretariat-team'

# a project of its own, with so many articles: project NAME PATTERN
project() {
    local root=$work/$1 sources=$work/$1/sources/2021
    mkdir -p "$root/sources"
    cp -r layouts fonts "$root" && cp -r "$sources_of" "$sources"
    mkdir -p "$sources/images"
    cp "$work/pictures/jpeg-colour.jpg" "$sources/images/photo.jpg"
    cp "$work/pictures/jpeg-grey.jpg" "$sources/images/other.jpg"
    awk -v keep="$2" '!/- articles\// || $0 ~ keep' "$sources_of/report.yaml" >"$sources/report.yaml"
    echo "$root"
}

sources_of=$sources
"$BUILD/tests/tools/make_images" "$work/pictures" >"$work/said" 2>&1 || mkdir -p "$work/pictures"
many="$articles|annex"

edits() { # NAME ARGUMENT…: the edits of a project of their own
    local root
    root=$(project "$1" "$many")
    shift
    "$resave" same "$root" sources/2021 "$@"
}

passes "after every one of 200 edits a session's Pages are a fresh build's" edits first 1 200
rejects "a session that overlooks a changed article" edits stale 1 200 stale visit-to-vienna.yaml
rejects "a session that overlooks a changed picture" edits picture 2 400 stale photo.jpg
rejects "a session that overlooks changed data" edits data 1 200 stale events.yaml
rejects "a session that overlooks moved page numbers" edits numbers 1 200 numbers

# within a thirtieth; the first 200 saves fill the caches
flat() {
    local root
    root=$(project memory 'address|food-security|visit-to-vienna|secretariat-team|annex-cal')
    "$resave" memory "$root" sources/2021 3 2000 >"$work/held" || return 1
    read -r early late <"$work/held"
    [ "$late" -le $((early + early / 30)) ] || { echo "$early KB after 200 saves, $late KB after 2,000"; return 1; }
}
passes "memory after 2,000 saves is that after 200" flat
exit $failed
