#!/usr/bin/env bash
# session.sh: what `folio serve` makes of an edition after a save is what a fresh build makes of it (tools/resave.c).
#
# 200 random edits of a part of the edition, with photographs, the index and its data: words, paragraphs, captions, figures,
# marks, references, orders, data, layout and faults. A session that overlooks a file, or page numbers, must be found out, by
# an edit that is known to show it, and so must one that keeps nothing. 2,000 saves leave memory as it was after 600.
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

edits() {
    "$resave" same "$(project first 'food-security|secretariat-team|annex')" sources/2021 7 200 | tee "$work/edits"
    return "${PIPESTATUS[0]}"
}

passes "after every one of 200 edits a session's Pages are a fresh build's" edits
read -r kept fresh < <(sed -n 's/.*articles set: \([0-9]*\), by fresh builds \([0-9]*\)/\1 \2/p' "$work/edits")
if [ $((kept * 4)) -le $((fresh * 3)) ]; then ok "it keeps articles that nothing changed"
else fail "it keeps articles that nothing changed" "it set $kept, fresh builds $fresh"; fi

# overlooks NAME COMMAND LIE…: an edit that a session sees, unless it is lied to
overlooks() {
    local name=$1 command=$2 honest lied=$work/lied
    shift 2
    honest=$(project honest 'food-security|visit-to-vienna|secretariat-team|annex')
    cp -r "$honest" "$lied"
    passes "a session that sees $name" "$resave" once "$honest" sources/2021 "$command"
    rejects "a session that overlooks $name" "$resave" once "$lied" sources/2021 "$command" "$@"
    rm -r "$honest" "$lied"
}
overlooks "a changed article" "sed -i 's/stressed/stressed once more/' sources/2021/articles/food-security.yaml" stale food-security.yaml
overlooks "changed data" "sed -i '0,/event: /s//event: Another /' sources/2021/data/events.yaml" stale events.yaml
overlooks "moved page numbers" "sed -i -e '/visit-to-vienna/{h;d}' -e '/secretariat-team/G' sources/2021/report.yaml" numbers

# within a thirtieth; the first 600 saves fill the caches. Without foreword and index, which take most of the time
flat() {
    local early late root
    root=$(project memory 'food-security|secretariat-team')
    sed -i '/^foreword: \|^index: /d' "$root/sources/2021/report.yaml"
    "$resave" memory "$root" sources/2021 3 2000 >"$work/held" || return 1
    read -r early late <"$work/held"
    [ "$late" -le $((early + early / 30)) ] || { echo "$early KB after 600 saves, $late KB after 2,000"; return 1; }
}
if [[ $BUILD == *sanitize* ]]; then echo "not run memory after 2,000 saves: the sanitizers hold back what is freed"
else passes "memory after 2,000 saves is that after 600" flat
fi
exit $failed
