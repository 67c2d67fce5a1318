#!/usr/bin/env bash
# judges.sh: tests/judges.sh says nothing of a right PDF, and each judge finds the faults made for it.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# FAULT JUDGE…: these judges must complain, the others of them may
expect() {
    local fault=$1 said judge name
    shift
    python3 tests/tools/make_pdf.py "$fault" >"$work/$fault.pdf"
    said=$(tests/judges.sh "$work/$fault.pdf")
    [ $? -eq $(($# > 0)) ] || { echo "FAIL judges: $fault: wrong exit status"; failed=1; }
    for judge in "${@:-nobody}"; do
        name="judges: $judge sees '$fault'"
        if [ "$judge" = nobody ]; then [ -z "$said" ] && echo "ok $name" && continue
        elif grep -q "pdf: $judge: " <<<"$said"; then echo "ok $name"; continue
        fi
        echo "FAIL $name: ${said:-nothing said}" | tr '\n' ' '
        echo
        failed=1
    done
}

expect none
expect font pdffonts
expect whole pdffonts
expect unicode pdffonts
expect nofont pdffonts
expect operator pdftotext pdftoppm mutool gs
expect xref qpdf pdfinfo mutool
expect dictionary qpdf pdfinfo pdftotext pdftoppm mutool gs
expect cut qpdf pdffonts pdfinfo pdftotext pdftoppm mutool
exit $failed
