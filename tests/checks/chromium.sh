#!/usr/bin/env bash
# chromium.sh: web files opened in Chromium show their title, bookmarks, links, page labels and tags (accept/chromium.py).
#
# The edition, and an edition with every kind of block. The last is also spoilt in one way after another: each must be seen.
# Screenshots are left in output/tests/chromium.
. "$(dirname "$0")/../accept/lib.sh"
shots=output/tests/chromium
rm -rf "$shots" && mkdir -p "$shots"

build cica web "$work/edition.pdf" || fail "the edition: build" "$(cat "$work/said")"
stage cica web "$work/edition.pages" || fail "the edition: stages" "folio-layout failed"
sources=tests/layout/blocks
rm "$work/document"
build cica web "$work/blocks.pdf" || fail "blocks: build" "$(cat "$work/said")"
stage cica web "$work/blocks.pages" || fail "blocks: stages" "folio-layout failed"
# front matter counted in small Roman numbers, the text from 1
awk '/^page number=/ { n = ++pages; sub(/label="[^"]*"/, "label=\"" (n < 4 ? substr("iii", 1, n) : n - 3) "\"") } { print }' \
    "$work/blocks.pages" >"$work/labels.pages"
"$BUILD/folio-emit" "$work/labels.pages" --profile web -o "$work/labels.pdf" || fail "labels: emit" "folio-emit failed"

qpdf --qdf --object-streams=disable "$work/blocks.pdf" "$work/blocks.qdf"
qpdf --qdf --object-streams=disable "$work/labels.pdf" "$work/labels.qdf"
spoil() { # FILE FROM SED: a PDF of another that qpdf has written for people
    sed "$3" "$work/$2.qdf" >"$work/spoilt.qdf"
    cmp -s "$work/$2.qdf" "$work/spoilt.qdf" && fail "$1" "the file is as it was"
    fix-qdf "$work/spoilt.qdf" >"$work/$1.pdf"
}
cover=$(grep -a -A 2 '^%% Page 1$' "$work/blocks.qdf" | sed -n 's/ 0 obj//p')
spoil no-title blocks 's|^  /Title (The Workshop)$||; s|<dc:title>.*</dc:title>||'
spoil no-outline blocks 's|^  /Outlines .*||'
spoil to-the-cover blocks "/^  \/Dest \[\$/{n;s|.*|    $cover 0 R|}"
spoil another-address blocks 's|^    /URI (https://www\.example\.org|&.attacker.example|'
spoil no-labels labels 's|^  /PageLabels .*||'
spoil another-text blocks 's|^  /Alt (A pile of large sheets)|  /Alt (A piece of large sheets)|'
spoil no-headings blocks 's|^  /S /H2$|  /S /P|'

python3 tests/accept/chromium.py --shot "$shots" \
    title "$work/edition.pdf" "$work/edition.pages" \
    bookmarks "$work/edition.pdf" "$work/edition.pages" \
    links "$work/edition.pdf" "$work/edition.pages" \
    links "$work/blocks.pdf" "$work/blocks.pages" \
    labels "$work/labels.pdf" "$work/labels.pages" \
    tags "$work/blocks.pdf" "$work/blocks.pages" \
    !title "$work/no-title.pdf" "$work/blocks.pages" \
    !bookmarks "$work/no-outline.pdf" "$work/blocks.pages" \
    !bookmarks "$work/to-the-cover.pdf" "$work/blocks.pages" \
    !links "$work/to-the-cover.pdf" "$work/blocks.pages" \
    !links "$work/another-address.pdf" "$work/blocks.pages" \
    !labels "$work/no-labels.pdf" "$work/labels.pages" \
    !tags "$work/another-text.pdf" "$work/blocks.pages" \
    !tags "$work/no-headings.pdf" "$work/blocks.pages" || failed=1
exit $failed
