#!/usr/bin/env bash
# tags.sh: the structure tree of the finished PDFs, as poppler and pdf.js read it, is the one that Pages and the sources
# give (accept/tags.py), and keeps the conditions of PDF/UA that a machine can see (accept/pdfua.py).
. "$(dirname "$0")/../accept/lib.sh"
tags() { python3 tests/accept/tags.py "$work/document" "$@"; }
ua() { python3 tests/accept/pdfua.py "$@"; }

for layout in $layouts; do
    for profile in $profiles; do
        name=$layout-$profile file=$work/$layout-$profile.pdf
        build "$layout" $profile "$file" || fail "$name: build" "$(cat "$work/said")"
        stage "$layout" $profile "$work/$name.pages" || fail "$name: stages" "folio-layout failed"
        node tests/accept/pdfjs.js "$file" >"$work/$name.json" || fail "$name: pdf.js" "it failed"
        passes "$name: the tree that Pages and the sources give" tags "$work/$name.pages" "$file" $profile \
            --pdfjs "$work/$name.json"
        passes "$name: PDF/UA" ua "$file" $profile
    done
done

# every role, on two pages; it names no colour profile, so that it claims no standard, as a draft
for profile in $profiles; do
    "$BUILD/folio-emit" tests/emit/tags.pages --profile $profile -o "$work/all.pdf" --quiet || fail "all roles" "$profile"
    passes "all roles, $profile: PDF/UA" ua "$work/all.pdf" draft
    passes "all roles, $profile: every object holds what it may" python3 tests/accept/objects.py "$work/all.pdf"
    passes "all roles, $profile: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/all.pdf"
done

# faults, in a small edition and in the file of every role
sources=tests/layout/blocks
rm "$work/document"
build cica web "$work/small.pdf" && stage cica web "$work/small.pages" || fail "blocks: build" "$(cat "$work/said")"
passes "blocks: the tree" tags "$work/small.pages" "$work/small.pdf" web
for fault in role text order lost doubled attribute box link part; do
    rejects "a fault of the tree: $fault" tags "$work/small.pages" "$work/small.pdf" web --break $fault
done
node tests/accept/pdfjs.js "$work/small.pdf" >"$work/small.json"
rejects "a fault that pdf.js sees" tags "$work/small.pages" "$work/small.pdf" web --pdfjs "$work/small.json" --break pdfjs
"$BUILD/folio-emit" tests/emit/tags.pages -o "$work/all.pdf" --quiet
for fault in $(ua --faults); do
    case $fault in
    06-*) rejects "PDF/UA: $fault" ua "$work/small.pdf" web --break "$fault" ;;
    *) rejects "PDF/UA: $fault" ua "$work/all.pdf" draft --break "$fault" ;;
    esac
done
ua --counts
exit $failed
