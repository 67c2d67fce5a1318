#!/usr/bin/env bash
# layers.sh: the layers of a draft, as pdf.js and mupdf list them and as readers switch them (accept/layers.py); as --layers
# chooses them, in PDFs and proofs; what they say, read from Pages (accept/drafted.py). Drafts whose layers are not what they should be are refused.
. "$(dirname "$0")/../accept/lib.sh"
layers() { python3 tests/accept/layers.py "$@"; }
first=${layouts%%$'\n'*}

# the drafts that layers.py compares with: without LAYOUT FOLDER
without() {
    local layer list
    mkdir -p "$2"
    build "$1" draft "$2/none.pdf" --layers none
    for layer in marks lines frames grid watermark; do
        list=$(printf '%s\n' marks lines frames grid watermark | grep -vx "$layer" | paste -sd,)
        build "$1" draft "$2/without-$layer.pdf" --layers "$list"
    done
}

# layered NAME LAYOUT: a draft of $sources; NAME.pdf and NAME.pages stay
layered() {
    rm -f "$work/document"
    build "$2" draft "$work/$1.pdf" || fail "$1: build" "$(cat "$work/said")"
    stage "$2" draft "$work/$1.pages" || fail "$1: stages" "folio-layout failed"
    passes "$1: what is said can be read, is true, and leaves the report readable" \
        python3 tests/accept/drafted.py "$work/document" "$work/$1.pages"
    without "$2" "$work/$1"
    passes "$1: each layer listed, switched, and nothing else with it" layers "$work/$1.pdf" "$work/$1.pages" "$work/$1"
}
faulty() { # FAULT NAME
    rejects "a draft with a fault: $1" python3 tests/accept/drafted.py "$work/document" "$work/$2.pages" --break "$1"
}
layered edition "$first"
faulty silent edition
sources=tests/layout/blocks # small, with every kind of block
for layout in $layouts; do [ "$layout" = "$first" ] || layered "$layout" "$layout"; done
layered "$first" "$first"

# spoilt NAME PART AWK: a draft of other Pages is refused, and PART is what is wrong with it
spoilt() {
    local said status
    awk "$3" "$work/$first.pages" >"$work/spoilt.pages"
    "$BUILD/folio-emit" "$work/spoilt.pages" --profile draft -o "$work/spoilt.pdf" --quiet
    said=$(layers "$work/spoilt.pdf" "$work/$first.pages" "$work/$first" 2>&1)
    status=$?
    if [ $status -eq 1 ] && grep -qF -- "$2" <<<"$said"; then ok "refused: $1"; else fail "refused: $1" "$status: $said"; fi
}
spoilt "numbers on the grid's layer" "lines, page" '/ layer=lines/ && NR % 2 { sub(/ layer=lines/, " layer=grid") } { print }'
spoilt "words of the report on a layer" "change where the layer paints nothing" \
    '/^ *text / && !/ layer=/ && !done { done = sub(/ tag=/, " layer=marks tag=") } { print }'
spoilt "a grid that shows at once" "lists" '{ sub(/ hidden="grid"/, ""); print }'
spoilt "no watermark" "nothing says that the watermark prints" '/ layer=watermark/ { sub(/ layer=watermark/, " layer=frames") } { print }'

for fault in number false label wash; do faulty $fault "$first"; done

# proofs
proof() { "$folio" proof "$sources" --layout "$first" --ppi 30 --quiet -o "$work/$1" "${@:2}" 2>"$work/said"; }
proof web && proof none --profile draft --layers none && proof all --profile draft --layers all && proof usual --profile draft &&
    proof shown --profile draft --layers watermark,frames,lines,marks || fail "proofs" "$(cat "$work/said")"
same "a proof without layers is the report's" "$work/web/contact.png" "$work/none/contact.png"
same "a proof of a draft does not show the grid" "$work/usual/contact.png" "$work/shown/contact.png"
if cmp -s "$work/all/contact.png" "$work/usual/contact.png"; then fail "it does when asked" "the same picture"; else ok "it does when asked"; fi

into=$work/refused.pdf
stops "layers of a web file" "add --profile draft" "$folio" build "$sources" --layers grid -o "$into"
stops "a layer by a wrong name" "did you mean lines?" "$folio" build "$sources" --profile draft --layers grid,lins -o "$into"
stops "a layer by a wrong name, in a proof" "did you mean frames?" "$folio" proof "$sources" --profile draft --layers frame -o "$into"
stops "a layer without a name" "not ''" "$folio" build "$sources" --profile draft --layers grid, -o "$into"
if [ -e "$into" ]; then fail "nothing is written then" "$into is there"; else ok "nothing is written then"; fi
exit $failed
