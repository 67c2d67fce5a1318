#!/usr/bin/env bash
# raster.sh: the proofs agree with what poppler and mupdf make of the web PDF; a fault in the pages is found.
#
# Every page of a report of all kinds of items and of the edition in each layout: proof at 300 ppi, the viewers' at 600,
# compared by tests/tools/compare_rasters.c, which tells the measure, with a tolerance of 28 % of the contrast. Right
# pages stay below it with some room (at most 0.93 of it when this was set), an item shifted by half a point is beyond
# (at least 1.25 of it), a wrong glyph and a missing clip are far beyond (2.2 and more).
#
# Then the gate itself is tested: tests/tools/mutate.c puts one fault into the Pages (an item shifted by half a point, a
# wrong glyph, a missing clip, a missing text), and the PDF made of these must disagree with the proof of the right ones
# in at least one viewer.
set -u
tools=$BUILD/tests/tools
density=300 times=2 tolerance=28
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# the page $3 of the PDF $2 as PPM, by viewer $1
view() {
    case $1 in
    poppler) pdftoppm -r $((density * times)) -f "$3" -l "$3" "$2" ;;
    mupdf) mutool draw -N -q -r $((density * times)) -F ppm -o - "$2" "$3" ;; # -N: Debian's has no colour management
    esac
}

# the judge is not what is tested: it is fast whatever the build is
gcc -std=c11 -O3 -o "$work/compare_rasters" tests/tools/compare_rasters.c $(pkg-config --cflags --libs cairo) || exit 2

# does viewer $1's page $3 of PDF $2 agree with the proof in folder $4? says how far they are apart
agree() {
    view "$1" "$2" "$3" 2>/dev/null |
        "$work/compare_rasters" -t $tolerance -d $density -k $times "$4/$(printf 'page-%03d.png' "$3")" - 2>&1
}

# set $1: viewer $2's page $3 against the proof
check_page() {
    local name="raster: $1, page $3, $2" said
    if said=$(agree "$2" "$work/$1.pdf" "$3" "$work/$1"); then echo "ok $name"; else echo "FAIL $name: $said"; fi
}

# set $1: fault $2 at $3 percent must be seen by one viewer
check_fault() {
    local name="raster: $1, finds $2 at $3 %" file="$work/$1-$2-$3" page said
    page=$("$tools/mutate" "$2" "$3" "$work/$1.pages" "$file.pages" 2>&1) || { echo "FAIL $name: $page"; return; }
    "$BUILD/folio-emit" "$file.pages" -o "$file.pdf" 2>"$file.said" || { echo "FAIL $name: $(cat "$file.said")"; return; }
    for viewer in mupdf poppler; do
        said=$(agree $viewer "$file.pdf" "$page" "$work/$1")
        case $? in
        0) ;;
        1) echo "ok $name"; rm -f "$file".*; return ;;
        *) echo "FAIL $name: $said"; return ;; # not compared
        esac
    done
    echo "FAIL $name: page $page still agrees: $said"
}

# the PDF and the proof of set $1 from $work/$1.pages
make_set() {
    local said
    said=$("$BUILD/folio-emit" "$work/$1.pages" -o "$work/$1.pdf" 2>&1 &&
           "$BUILD/folio-proof" "$work/$1.pages" --ppi $density -o "$work/$1" 2>&1) && return
    echo "FAIL raster: $1: $said" | tr '\n' ' '
    echo
    return 1
}

# a job a line on standard input, two at a time; their lines in the order of the jobs
run_jobs() {
    local number=0
    rm -rf "$work/lines" && mkdir "$work/lines"
    while read -r job; do printf '%s > %s/lines/%05d\0' "$job" "$work" $((number++)); done |
        xargs -0 -n 1 -P 2 bash -c
    cat "$work"/lines/*
}

page_jobs() { # SET PAGES VIEWER…
    local page viewer
    for ((page = 1; page <= $2; page++)); do
        for viewer in "${@:3}"; do echo "check_page $1 $viewer $page"; done
    done
}

count_pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

export BUILD tools density times tolerance work
export -f view agree check_page check_fault

# ---- all kinds of items
{
    if "$tools/make_raster_pages" . "$work" && mv "$work/raster.pages" "$work/items.pages" && make_set items; then
        {
            page_jobs items 3 poppler mupdf
            echo check_page items poppler 4 # a colour profile
            for fault in shift-text shift-path shift-group glyph drop-text clip; do
                for percent in 0 35 65 100; do echo "check_fault items $fault $percent"; done
            done
            for percent in 0 15 50 70; do echo "check_fault items shift-rule $percent"; done # then come equal neighbours
            for percent in 0 35 65; do echo "check_fault items shift-image $percent"; done
        } | run_jobs
    else
        echo "FAIL raster: items: cannot be made"
    fi

    # ---- the edition in each layout
    for layout in layouts/*.yaml; do
        name=$(basename "$layout" .yaml)
        if ! said=$("$BUILD/folio-parse" sources/2021 2>&1 >"$work/document"); then
            echo "FAIL raster: $name: folio-parse: ${said:0:300}"
        elif ! said=$("$BUILD/folio-layout" "$work/document" --layout "$name" -o "$work/$name.pages" 2>&1); then
            echo "FAIL raster: $name: folio-layout: ${said:0:300}"
        elif make_set "$name"; then
            {
                page_jobs "$name" "$(count_pages "$work/$name.pdf")" poppler mupdf
                for percent in 5 50 95; do echo "check_fault $name shift-text $percent"; done
                for percent in 20 80; do echo "check_fault $name glyph $percent"; done
                echo "check_fault $name shift-group 50"
                echo "check_fault $name clip 50"
            } | run_jobs
        fi
    done
} | tr -d '\r' | tee "$work/all"
! grep -q '^FAIL' "$work/all"
