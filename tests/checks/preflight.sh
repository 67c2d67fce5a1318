#!/usr/bin/env bash
# preflight.sh: the ink check agrees with ghostscript's raster; errors stop the press file; both looks are free of faults.
#
# The rules themselves are in tests/check/*.pages, a fault and a near miss each.
. "$(dirname "$0")/../accept/lib.sh"

# raster PDF FOLDER [OPTION…]: ghostscript's CMYK, a file a page, the bleed included
raster() {
    local pdf=$1 folder=$2
    shift 2
    rm -rf "$folder" && mkdir -p "$folder"
    gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pamcmyk32 -r72 -dUseBleedBox -dOverprint=/enable "$@" \
        -sOutputFile="$folder/%04d.pam" "$pdf" 2>&1
}

# spot inks aside, which this raster has no plates for
mkdir -p output/tests/check/pictures && "$BUILD/tests/tools/make_images" output/tests/check/pictures >/dev/null
sed '/^page number=8/,/^end/{/^end/!d}' tests/check/ink-limit.pages >"$work/plates.pages"
"$BUILD/tests/tools/ink" "$work/plates.pages" >"$work/plates.found" || fail "ink: plates" "tools/ink failed"
"$BUILD/folio-emit" "$work/plates.pages" --profile press -o "$work/plates.pdf" || fail "ink: plates" "folio-emit failed"
"$BUILD/tests/tools/ink" tests/check/ink-pictures.pages >"$work/pictures.found" || fail "ink: photographs" "tools/ink failed"
"$BUILD/folio-emit" tests/check/ink-pictures.pages --profile press -o "$work/pictures.pdf" || fail "ink: photographs" "folio-emit failed"
raster "$work/pictures.pdf" "$work/pictures"
passes "ink: photographs, as ghostscript has them" python3 tests/accept/ink.py "$work/pictures.found" "$work"/pictures/*.pam
raster "$work/plates.pdf" "$work/plates"
passes "ink: as ghostscript has it" python3 tests/accept/ink.py "$work/plates.found" "$work"/plates/*.pam
raster "$work/plates.pdf" "$work/plates" -dOverprint=/disable
rejects "ink: overprint counts" python3 tests/accept/ink.py "$work/plates.found" "$work"/plates/*.pam
stage cica press "$work/pages"
build cica press "$work/press.pdf" || fail "ink: cica" "$(cat "$work/said")"
"$BUILD/tests/tools/ink" "$work/pages" >"$work/found" || fail "ink: cica" "tools/ink failed"
raster "$work/press.pdf" "$work/edition" -dTextAlphaBits=4 -dGraphicsAlphaBits=4 # thin lines at their own width
passes "ink: every page of the edition, as ghostscript has it" python3 tests/accept/ink.py "$work/found" "$work"/edition/*.pam
sed '2s/^2 /2 9/' "$work/found" >"$work/false"
rejects "ink: a page with more" python3 tests/accept/ink.py "$work/false" "$work"/edition/*.pam

# both looks, all profiles: nothing that the rules of painted pages report
for layout in $layouts; do
    for profile in $profiles; do
        "$folio" check "$sources" --layout "$layout" --profile "$profile" --format json 2>"$work/said"
        passes "$layout, $profile: no fault" python3 -c "
import json, sys
found = [d for d in json.load(open(sys.argv[1])) if d['severity'] == 'error' or 'page' in d]
sys.exit('\n'.join(str(d) for d in found) or 0)" "$work/said"
    done
done

# a project of its own, spoilt in one way; what is wrong with it must stop the press file, and the old one stays
project=$work/project
mkdir -p "$project"
spoilt() { # NAME RULE PROFILE SED-OF-LAYOUT: the build fails, says the rule, and leaves the old file
    rm -rf "$project"/* && cp -r layouts fonts "$project" && mkdir "$project/sources" && cp -r "$sources" "$project/sources/e"
    sed -i "$4" "$project/layouts/cica.yaml"
    echo "the old file" >"$work/old.pdf"
    "$folio" build "$project/sources/e" --layout cica --profile "$3" -o "$work/old.pdf" --quiet 2>"$work/said"
    local status=$?
    if [ $status -ne 1 ]; then fail "$1: exit 1" "exit status $status: $(cat "$work/said")"
    elif ! grep -q "\[$2\]" "$work/said"; then fail "$1: says so" "$(cat "$work/said")"
    elif [ "$(cat "$work/old.pdf")" != "the old file" ]; then fail "$1: the old file stays" "it was written"
    else ok "$1 stops the $3 file"; fi
}
spoilt "too much ink" ink-limit press 's/^  blue: {cmyk: [^]]*\]/  blue: {cmyk: [100%, 90%, 60%, 52%]/'
spoilt "a lower limit" ink-limit press '$a preflight: {ink: 220%}'
spoilt "small type" small-text press 's/^  caption:/  caption: {like: body, size: 4.9pt, leading: 10pt}\n  caption-before:/'
spoilt "a thin rule" hairline press 's/height: 0.4pt/height: 0.2pt/'
spoilt "a head too high" safety press 's/y: 15.2mm/y: 6mm/'
spoilt "pale words" contrast web 's/^  folio: {\(.*\)ink: blue/  folio: {\1ink: gold/'
spoilt "a cover that ends at the trim" bleed press '/art: cover/s/bleed: yes/bleed: no/'

# a font whose licence bits forbid embedding: the same file with other bits, its digest with it
rm -rf "$project"/* && cp -r layouts fonts "$project" && mkdir "$project/sources" && cp -r "$sources" "$project/sources/e"
font_bits() { # BITS: PT Serif regular, with these
    python3 - "$project" "$1" <<'PY'
import hashlib, re, sys
project, bits = sys.argv[1], int(sys.argv[2], 0)
listed = open("fonts/fonts.yaml").read()
found = re.search(r"PT Serif:.*?folder: (\S+).*?regular:\s+file: (\S+)\s+sha256: (\S+)", listed, re.S)
data = bytearray(open(f"{found[1]}/{found[2]}", "rb").read())
for i in range(int.from_bytes(data[4:6], "big")):
    entry = 12 + 16 * i
    if data[entry:entry + 4] == b"OS/2":
        at = int.from_bytes(data[entry + 8:entry + 12], "big") + 8
data[at:at + 2] = bits.to_bytes(2, "big")
open(f"{project}/{found[2]}", "wb").write(data)
listed = listed.replace(found[3], hashlib.sha256(data).hexdigest(), 1)
listed = listed.replace(f"folder: {found[1]}", f"folder: {project}", 1)
open(f"{project}/fonts/fonts.yaml", "w").write(listed)
PY
    for file in /usr/share/fonts/truetype/paratype/PTF*.ttf; do [ -e "$project/${file##*/}" ] || cp "$file" "$project"; done
}
for bits in 0x2 0x100 0x200; do
    font_bits $bits
    rejects "licence bits $bits" "$folio" check "$project/sources/e" --layout cica --quiet
    grep -q font-embedding <<<"$("$folio" check "$project/sources/e" --layout cica --quiet 2>&1)" || fail "licence bits $bits" "no word of it"
done
font_bits 0x8
passes "licence bits 0x8: editable embedding" "$folio" check "$project/sources/e" --layout cica --quiet
exit $failed
