#!/usr/bin/env bash
# session.sh: what `folio serve` makes of an edition after a save is what a fresh build makes of it (tools/resave.c).
#
# 200 random edits of a part of the edition, with photographs, the index and its data: words, paragraphs, captions, figures,
# marks, references, orders, data, layout and faults. A session that overlooks a file, or page numbers, must be found out, and
# so must one that keeps nothing. 2,000 saves leave memory as it was after 200.
. "$(dirname "$0")/../accept/lib.sh"
edition=$sources
resave=$BUILD/tests/tools/resave

# a project of its own, with so many articles: project NAME PATTERN. It has errors: references to articles that are not there
project() {
    local root=$work/$1 sources=$work/$1/sources/2021
    mkdir -p "$root/sources"
    cp -r layouts fonts "$root" && cp -r "$edition" "$sources"
    mkdir -p "$sources/images"
    cp "$work/pictures/jpeg-colour.jpg" "$sources/images/photo.jpg"
    cp "$work/pictures/jpeg-grey.jpg" "$sources/images/other.jpg"
    awk -v keep="$2" '!/- articles\// || $0 ~ keep' "$edition/report.yaml" >"$sources/report.yaml"
    echo "$root"
}

mkdir -p "$work/pictures"
"$BUILD/tests/tools/make_images" "$work/pictures" >"$work/said" 2>&1
some='food-security|visit-to-vienna|secretariat-team|annex'

edits() { # NAME PATTERN ARGUMENT…: the edits of a project of their own
    local root
    root=$(project "$1" "$2")
    shift 2
    "$resave" same "$root" sources/2021 "$@" | tee "$work/edits"
    return "${PIPESTATUS[0]}"
}

passes "after every one of 200 edits a session's Pages are a fresh build's" edits first "$some" 7 200
read -r kept fresh < <(sed -n 's/.*articles set: \([0-9]*\), by fresh builds \([0-9]*\)/\1 \2/p' "$work/edits")
if [ $((kept * 4)) -le $((fresh * 3)) ]; then ok "it keeps articles that nothing changed"
else fail "it keeps articles that nothing changed" "it set $kept, fresh builds $fresh"; fi
rejects "a session that overlooks a changed article" edits stale "$some" 7 100 stale food-security.yaml
rejects "a session that overlooks changed data" edits data annex 7 100 stale events.yaml
rejects "a session that overlooks moved page numbers" edits numbers "$some" 7 100 numbers

# within a thirtieth; the first 200 saves fill the caches
flat() {
    local early late
    "$resave" memory "$(project memory 'food-security|secretariat-team')" sources/2021 3 2000 >"$work/held" || return 1
    read -r early late <"$work/held"
    [ "$late" -le $((early + early / 30)) ] || { echo "$early KB after 200 saves, $late KB after 2,000"; return 1; }
}
if [[ $BUILD == *sanitize* ]]; then echo "not run memory after 2,000 saves: the sanitizers hold back what is freed"
else passes "memory after 2,000 saves is that after 200" flat
fi
exit $failed
