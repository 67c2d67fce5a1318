#!/usr/bin/env bash
# press.sh: what a printer gets, by mupdf and ghostscript: marks outside the bleed, the colour spaces that are painted,
# plates and overprinting, spot inks, photographs, and whole signatures of pages.
. "$(dirname "$0")/../accept/lib.sh"
trace() { mutool trace "$1" 2>/dev/null | grep -o 'colorspace="[^"]*"' | sort -u; }

# only inks and, where pictures are tagged, ICC profiles
inks_alone() {
    local odd
    odd=$(trace "$1" | grep -vE '"(DeviceCMYK|DeviceGray|Separation\(DeviceCMYK,[^"]*\)|ICCBased[^"]*|'"${2:-none}"')"')
    [ -z "$odd" ] || { echo "paints in $odd"; return 1; }
}

for layout in $layouts; do
    build "$layout" press "$work/$layout.pdf" || fail "$layout: build" "$(cat "$work/said")"
    stage "$layout" press "$work/$layout.pages"
    passes "$layout: marks, patches and words outside the bleed" python3 tests/accept/marks.py "$work/$layout.pages" "$work/$layout.pdf"
    passes "$layout: inks are painted, and nothing else" inks_alone "$work/$layout.pdf"
done
first=${layouts%%$'\n'*}
for fault in inside sheet plates slug; do
    rejects "a fault in $fault" python3 tests/accept/marks.py "$work/$first.pages" "$work/$first.pdf" --break $fault
done
build "$first" web "$work/web.pdf"
rejects "a web file, which paints in RGB" inks_alone "$work/web.pdf"

# ---- plates: gs paints each into a file of its own; a place's ink is read off it --------------------------------------
plates() { # PDF NAME
    gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dOverprint=/enable -sDEVICE=tiffsep -sCompression=none -r72 \
        -o "$work/$2%d.tif" "$1" >/dev/null 2>"$work/said" || echo "gs: $(cat "$work/said")"
}
ink_at() { # NAME PLATE X Y: 0 bare to 255 solid, of page 1
    python3 - "$work/$1"1"($2).tif" "$3" "$4" <<'PYTHON'
import struct, sys
data, x, y = open(sys.argv[1], "rb").read(), int(sys.argv[2]), int(sys.argv[3])
order = "<" if data[:2] == b"II" else ">"
at = struct.unpack(order + "I", data[4:8])[0]
tags = {}
for i in range(struct.unpack(order + "H", data[at:at + 2])[0]):
    tag, kind, count = struct.unpack(order + "HHI", data[at + 2 + 12 * i:at + 10 + 12 * i])
    size = 2 if kind == 3 else 4
    place = data[at + 10 + 12 * i:at + 14 + 12 * i]
    if count * size > 4:
        start = struct.unpack(order + "I", place)[0]
        place = data[start:start + count * size]
    tags[tag] = [struct.unpack(order + "H" if size == 2 else order + "I", place[k * size:k * size + size])[0]
                 for k in range(count)] if kind in (3, 4) else []
rows = tags.get(278, [10 ** 9])[0]
print(255 - data[tags[273][y // rows] + (y % rows) * tags[256][0] + x])
PYTHON
}
same_ink() { # NAME PLATE X Y WANTED
    local found
    found=$(ink_at "$1" "$2" "$3" "$4")
    [ $((found - $5)) -ge -4 ] && [ $((found - $5)) -le 4 ] || { echo "plate $2 at $3,$4: $found, not $5"; return 1; }
}

# blue below; over it solid black that overprints, half of black that does not, a spot ink, and its half
write_patches() { # FILE OVERPRINT
    cat >"$1" <<PAGES
folio-pages 1
metadata title="Patches" language="en-GB" date="2021-12-31"
ink id=0 name="black" kind=process cmyk=0,0,0,1000 rgb=0,0,0 $2
ink id=1 name="blue" kind=process cmyk=1000,700,0,0 rgb=0,200,450
ink id=2 name="Gold 871" kind=spot cmyk=200,250,600,200 rgb=650,560,330
tag id=1 role=artifact artifact=layout
page number=1 label="1" size=200000,100000
  rule tag=1 box=0,0,200000,100000 paint=1,1000
  rule tag=1 box=10000,10000,30000,80000 paint=0,1000
  rule tag=1 box=50000,10000,30000,80000 paint=0,500
  rule tag=1 box=90000,10000,30000,80000 paint=2,1000
  rule tag=1 box=130000,10000,30000,80000 paint=2,500
end
PAGES
}
write_patches "$work/patches.pages" overprint
"$BUILD/folio-emit" "$work/patches.pages" --profile press -o "$work/patches.pdf" --quiet
plates "$work/patches.pdf" over
passes "black is black ink alone" same_ink over Black 25 50 255
passes "solid black prints over what lies below" same_ink over Cyan 25 50 255
passes "half of black knocks it out" same_ink over Cyan 65 50 0
passes "a spot ink has a plate of its own" same_ink over "Gold 871" 105 50 255
passes "and tints of it" same_ink over "Gold 871" 145 50 128
passes "a spot ink leaves no process ink" same_ink over Cyan 105 50 0
write_patches "$work/patches.pages" ""
"$BUILD/folio-emit" "$work/patches.pages" --profile press -o "$work/patches.pdf" --quiet
plates "$work/patches.pdf" knock
rejects "black that knocks out" same_ink knock Cyan 25 50 255

# ---- photographs ---------------------------------------------------------------------------------------------------
# a project of its own, whose edition shows every kind of picture
make_project() { # IMAGES
    local name
    rm -rf "$work/project"
    mkdir -p "$work/project/layouts" "$work/project/edition/articles" "$work/project/edition/images"
    cp layouts/*.yaml "$work/project/layouts/"
    cp -r fonts "$work/project/"
    sed -i "s/^  images: .*/  images: $1/" "$work/project/layouts/$first.yaml"
    "$BUILD/tests/tools/make_images" "$work/project/edition/images" >/dev/null
    rm -f "$work"/project/edition/images/bad-*
    printf 'title: Pictures\norganisation: Test\ndate: 2021-12-31\nlanguage: en-GB\nlayout: %s\nblank-pages: end\nsections: [{title: All, articles: [articles/all.yaml]}]\n' \
        "$first" >"$work/project/edition/report.yaml"
    { printf 'title: All pictures\nid: all\nbody:\n'
      (cd "$work/project/edition" && ls images) | while read -r name; do
          printf '  - {figure: images/%s, caption: %s, alt: Four fields, credit: Test, place: here, height: 45mm}\n' "$name" "$name"
      done
    } >"$work/project/edition/articles/all.yaml"
}
emit_project() { # FILE
    (cd "$work/project" && "$BUILD/folio-parse" edition --quiet -o document &&
        "$BUILD/folio-layout" document --profile press --quiet -o pages &&
        "$BUILD/folio-emit" pages --profile press --quiet -o "$1") >"$work/said" 2>&1 || fail "$1" "$(cat "$work/said")"
}
for images in convert tag; do
    make_project $images
    emit_project "$work/$images.pdf"
    passes "photographs, $images: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/$images.pdf"
    passes "photographs, $images: every object holds what it may" python3 tests/accept/objects.py "$work/$images.pdf"
    passes "photographs, $images: every assertion" python3 tests/accept/pdfa.py "$work/$images.pdf" press
done
passes "converted photographs are inks" inks_alone "$work/convert.pdf"
icc_count() { qpdf --json=2 --json-key=qpdf "$1" | grep -c '"/ICCBased"'; }
[ "$(icc_count "$work/convert.pdf")" = 0 ] && [ "$(icc_count "$work/tag.pdf")" -gt 5 ] &&
    ok "tagged photographs have profiles" || fail "tagged photographs have profiles" "$(icc_count "$work/convert.pdf") $(icc_count "$work/tag.pdf")"
# a layout without profiles cannot convert: its photographs stay RGB, which must be seen
sed -i '/^output/d' "$work/project/pages"
(cd "$work/project" && "$BUILD/folio-emit" pages --profile press --quiet -o "$work/plain.pdf")
rejects "RGB without a profile" inks_alone "$work/plain.pdf"

# the profile must be the one that is pinned
sed -i "s/sha256: b424/sha256: 0000/" "$work/project/layouts/$first.yaml"
(cd "$work/project" && "$BUILD/folio-layout" document --profile press --quiet -o pages &&
    "$BUILD/folio-emit" pages --profile press --quiet -o "$work/none.pdf") 2>"$work/said"
grep -q 'profile-changed' "$work/said" && [ ! -e "$work/none.pdf" ] && ok "a profile that is not the pinned one" ||
    fail "a profile that is not the pinned one" "$(cat "$work/said")"

# ---- signatures ----------------------------------------------------------------------------------------------------
make_project convert
"$folio" check "$work/project/edition" --profile press 2>"$work/said" >"$work/said.out"
cat "$work/said.out" >>"$work/said"
pages=$(sed -n 's/^\([0-9]*\) pages,.*/\1/p' "$work/said")
[ -n "$pages" ] && [ $((pages % 4)) = 0 ] && ok "pages fill whole signatures" || fail "pages fill whole signatures" "$(cat "$work/said")"
sed -i '/^blank-pages/d' "$work/project/edition/report.yaml"
sed -i 's/^  signature: [0-9]*$/  signature: 64/' "$work/project/layouts/$first.yaml"
"$folio" check "$work/project/edition" --profile press >"$work/said" 2>&1 && fail "pages are missing" "status 0"
count=$("$folio" check "$work/project/edition" 2>&1 | sed -n 's/^\([0-9]*\) pages,.*/\1/p')
grep -q "error: $count pages, but the press binds 64 at a time: fill $((64 - count)) more or cut $count, or write 'blank-pages: end' to leave $((64 - count)) blank \[signature\]" "$work/said" &&
    ok "the check says how many pages are missing" || fail "the check says how many pages are missing" "$(cat "$work/said")"
"$folio" check "$work/project/edition" 2>&1 | grep -q signature && fail "the web needs no signatures" "it does" || ok "the web needs no signatures"
sed -i 's/^  signature: [0-9]*$/  signature: 16/' "$work/project/layouts/$first.yaml"
echo 'blank-pages: end' >>"$work/project/edition/report.yaml"
emit_project "$work/blank.pdf"
last=$(pdfinfo "$work/blank.pdf" | sed -n 's/^Pages: *//p')
words=$(pdftotext -f "$last" -l "$last" -x 40 -y 40 -W 595 -H 841 "$work/blank.pdf" - | tr -d '\f\n ')
[ "$last" = 16 ] && [ -z "$words" ] && ok "the blank pages are blank" || fail "the blank pages are blank" "$last pages, the last says '$words'"

# addresses on paper: where the layout says, behind their links, once, as words of the text
said() { pdftotext -raw "$1" - | tr -d '\n\302\255' | grep -o "$2" | wc -l; }
addresses() { # LAYOUT PROFILE
    local layout=$1 profile=$2 address bare counts
    rm -rf "$work/printed" && mkdir "$work/printed" && cp -r layouts fonts tests/layout/blocks "$work/printed"
    "$folio" build "$work/printed/blocks" --layout "$layout" --profile "$profile" -o "$work/silent.pdf" --quiet
    sed -i '0,/^  body:$/s//&\n    print-url: yes/' "$work/printed/layouts/$layout.yaml"
    "$folio" build "$work/printed/blocks" --layout "$layout" --profile "$profile" -o "$work/printed.pdf" --quiet
    address='example.org/market/first-monday-of-the-month)' bare='example.org/neighbours/market/rules-for-stalls'
    counts="$(said "$work/silent.pdf" "$address") $(said "$work/printed.pdf" "page (www.$address") $(said "$work/printed.pdf" "$bare")"
    [ "$counts" = "0 1 1" ] && ok "$layout, $profile: addresses" || fail "$layout, $profile: addresses" "$counts times"
    passes "$layout, $profile: addresses, verified" "$folio" verify "$work/printed.pdf" "$work/printed/blocks"
    sed -i 's/first-monday/last-monday/' "$work/printed/blocks/articles/paper.yaml"
    rejects "$layout, $profile: another address" "$folio" verify "$work/printed.pdf" "$work/printed/blocks"
}
addresses "$first" press
for layout in $layouts; do [ "$layout" = "$first" ] || addresses "$layout" web; done
exit $failed
