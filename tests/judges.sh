#!/usr/bin/env bash
# judges.sh FILE.pdf…: independent programs judge finished PDFs; each complaint is a line "FILE: JUDGE: what".
#
# qpdf reads the syntax; pdffonts lists fonts, which must all be embedded, subset and have Unicode; pdfinfo, pdftotext,
# pdftoppm, mutool and ghostscript read or paint every page and must not say a word. Exit status: 0 no complaint,
# 1 complaints, 2 a judge is missing or a file cannot be read. Slow: ghostscript paints all pages.
set -u
[ $# -gt 0 ] || { echo "usage: judges.sh FILE.pdf…" >&2; exit 2; }
for judge in qpdf pdffonts pdfinfo pdftotext pdftoppm mutool gs; do
    command -v $judge >/dev/null || { echo "judges.sh: $judge is not installed" >&2; exit 2; }
done
status=0

complain() { # judge, what it said
    echo "$file: $1: $(tr '\n' ' ' <<<"$2" | cut -c1-400)"
    status=1
}

# silent JUDGE COMMAND…: it must succeed and say nothing
silent() {
    local judge=$1 said
    shift
    said=$("$@" 2>&1 >/dev/null) || said="ended with status $?. $said"
    [ -z "$said" ] || complain "$judge" "$said"
}

judge_syntax() {
    local said
    said=$(qpdf --check "$file" 2>&1) || { complain qpdf "$said"; return; }
    grep -q 'No syntax or stream encoding errors found' <<<"$said" && ! grep -q WARNING <<<"$said" || complain qpdf "$said"
}

judge_fonts() {
    local list said
    silent pdffonts pdffonts "$file"
    list=$(pdffonts "$file" 2>/dev/null)
    [ "$(wc -l <<<"$list")" -gt 2 ] || { complain pdffonts "lists no font"; return; }
    # the name is first; emb, sub and uni stand before the object's two numbers
    said=$(tail -n +3 <<<"$list" | awk '
        $(NF - 4) != "yes" { print $1 " is not embedded;" }
        $(NF - 3) != "yes" { print $1 " is not a subset;" }
        $(NF - 2) != "yes" { print $1 " has no Unicode;" }')
    [ -z "$said" ] || complain pdffonts "$said"
}

for file; do
    [ -r "$file" ] || { echo "judges.sh: cannot read $file" >&2; exit 2; }
    judge_syntax
    judge_fonts
    silent pdfinfo pdfinfo -box "$file"
    silent pdftotext pdftotext "$file" -
    silent pdftoppm pdftoppm -r 20 "$file"
    silent mutool mutool draw -q -N -r 20 -F pam -o - "$file" # -N: Debian's has no colour management, and says so
    silent gs gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -sDEVICE=ppmraw -r20 -o /dev/null "$file"
done
exit $status
