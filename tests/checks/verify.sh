#!/usr/bin/env bash
# verify.sh: folio verify says of a finished PDF whether everything of its sources is there, and where it is not.
#
# A PDF made from sources that are spoilt in one way is held against those that are not; or the PDF itself is spoilt.
. "$(dirname "$0")/../accept/lib.sh"
good=tests/layout/blocks

# folio verify, its words in $work/said
verify() { "$folio" verify "$@" >/dev/null 2>"$work/said"; }

for layout in $layouts; do
    for profile in $profiles; do
        for edition in blocks languages; do
            "$folio" build tests/layout/$edition --layout "$layout" --profile "$profile" -o "$work/$edition.pdf" --quiet \
                2>"$work/said" || fail "$edition, $layout, $profile: build" "$(cat "$work/said")"
            passes "$edition, $layout, $profile: all is there" "$folio" verify "$work/$edition.pdf" tests/layout/$edition
        done
    done
done
build cica press "$work/press.pdf"
passes "the edition, cica, press" "$folio" verify "$work/press.pdf" "$sources"

# spoilt NAME PLACE WORDS FILES SED: a PDF from sources in which sed has changed a file is refused at PLACE of the good ones
spoilt() {
    local name=$1 place=$2 words=$3 file=$4 how=$5 status
    rm -rf "$work/project" && mkdir -p "$work/project" && cp -r layouts fonts "$good" "$work/project"
    (cd "$work/project/blocks" && sed -i "$how" $file)
    diff -rq "$work/project/blocks" "$good" >/dev/null && { fail "$name" "the sources are as they were"; return; }
    "$folio" build "$work/project/blocks" --layout cica -o "$work/spoilt.pdf" --quiet 2>"$work/said" ||
        { fail "$name" "no PDF: $(cat "$work/said")"; return; }
    verify "$work/spoilt.pdf" "$good"
    status=$?
    if [ $status -ne 1 ]; then fail "$name" "exit status $status: $(cat "$work/said")"
    elif ! grep -q "^$good/$place: error: page [0-9]*: .*$words" "$work/said"; then fail "$name" "not at $place, or not '$words': $(cat "$work/said")"
    elif [ "$(wc -l <"$work/said")" -ne 1 ]; then fail "$name" "more than the first place: $(cat "$work/said")"
    else ok "refuses $name"; fi
}
line() { grep -n "$2" "$good/articles/$1" | head -n 1 | cut -d: -f1; }
paper=articles/paper.yaml
spoilt "a word removed" "$paper:$(line paper.yaml 'Paper comes'):.*" 'verify-words' $paper 's/reams of five hundred/reams of hundred/'
spoilt "a word doubled" "$paper:$(line paper.yaml 'Offcuts go'):.*" 'verify-words' $paper 's/Offcuts go to/Offcuts go go to/'
spoilt "two words swapped" "$paper:$(line paper.yaml 'A sheet has'):.*" 'verify-words' $paper 's/both ways:/ways both:/'
spoilt "a letter changed" "$paper:$(line paper.yaml 'A sheet has'):.*" 'verify-words' $paper 's/A sheet has a grain/A sheet has a groin/'
spoilt "a caption changed" "$paper:$(line paper.yaml 'caption: A ream'):.*" 'caption' $paper 's/caption: A ream/caption: The ream/'
spoilt "a credit lost" "$paper:$(line paper.yaml 'figure: {placeholder: true, topic: culture'):.*" 'credit' $paper '/credit: The Society/d'
spoilt "a note changed" "$paper:$(line paper.yaml 'It was 480'):.*" 'note' $paper 's/until 1926/until 1936/'
spoilt "a list item lost" "$paper:$(line paper.yaml 'no talking'):.*" 'verify-words' $paper '/4. no talking/d'
spoilt "another number" "$paper:$(line paper.yaml 'one person at'):.*" "mark" $paper 's/^    3\. one/    7. one/'
spoilt "a paragraph lost" "$paper:$(line paper.yaml 'A sheet has'):.*" 'verify-words' $paper '/A sheet has a grain/,/which has to bend/d; /\[^grain\]:/,/way the reader/d'
spoilt "a paragraph as a heading" "$paper:$(line paper.yaml 'Cutting'):.*" 'verify-tag' $paper 's/^    ## Cutting/    Cutting/'
spoilt "a figure lost" "$paper:$(line paper.yaml 'topic: economy'):.*" 'figure' $paper '/topic: economy/,/height: {min: 40mm/d'
spoilt "an article lost" "articles/thread.yaml:.*" 'verify-words' "report.yaml articles/*.yaml" \
    's|, articles/thread.yaml||; s|(#thread)|(https://www.example.org)|; s/{page: thread}/14/'
spoilt "two articles swapped" "articles/paper.yaml:.*\|report.yaml:.*" 'verify-words' report.yaml \
    's|\[articles/paper.yaml, articles/thread.yaml\]|[articles/thread.yaml, articles/paper.yaml]|'
spoilt "a line of the imprint changed" "report.yaml:.*" 'verify-words' report.yaml 's/978-3-16-148410-0/978-0-306-40615-7/'
spoilt "a section's name changed" "report.yaml:.*" 'verify-words' report.yaml 's/title: Leather/title: Leathers/'

# the same words a second time, without a tag: as furniture
rm -rf "$work/project" && mkdir -p "$work/project" && cp -r layouts fonts "$good" "$work/project"
sed -i 's/^      - {text: "{page}", style: folio, side: outer, y: -11.5mm, role: page-number}/&\n      - {text: "Offcuts go to the paste table, where they keep the benches clean", style: folio, y: -6mm, role: footer}/' \
    "$work/project/layouts/cica.yaml"
"$folio" build "$work/project/blocks" --layout cica -o "$work/twice.pdf" --quiet 2>"$work/said" || fail "twice: build" "$(cat "$work/said")"
rejects "a paragraph's words without a tag" "$folio" verify "$work/twice.pdf" "$good"

# the finished file itself, spoilt
"$folio" build "$good" --layout cica -o "$work/good.pdf" --quiet 2>"$work/said"
qpdf --qdf --object-streams=disable "$work/good.pdf" "$work/good.qdf"
broken() { # NAME RULE SED: of the file as qpdf writes it, for people
    sed "$3" "$work/good.qdf" >"$work/broken.qdf"
    cmp -s "$work/good.qdf" "$work/broken.qdf" && { fail "$1" "the file is as it was"; return; }
    fix-qdf "$work/broken.qdf" >"$work/broken.pdf" 2>/dev/null
    verify "$work/broken.pdf" "$good"
    local status=$?
    if [ $status -ne 1 ] || ! grep -q "\[$2\]" "$work/said"; then fail "$1" "exit status $status: $(cat "$work/said")"
    else ok "refuses $1"; fi
}
broken "a figure tagged as a paragraph" verify-figure 's|^  /S /Figure$|  /S /P|'
broken "headings tagged as paragraphs" verify-tag 's|^  /S /H2$|  /S /P|'
broken "a caption tagged as a label" 'verify-[a-z]*' '0,/^  \/S \/Caption$/s||  /S /Lbl|'
broken "an alternative text lost" verify-figure 's|^  /Alt (A large iron blade under a tin roof)$||'
broken "notes tagged as paragraphs" 'verify-[a-z]*' 's|^  /S /Note$|  /S /P|'
broken "two alternative texts exchanged" verify-figure \
    's|^  /Alt (A pile of large sheets)|  /Alt (-)|; s|^  /Alt (A large iron.*|  /Alt (A pile of large sheets)|; s|^  /Alt (-)|  /Alt (A large iron blade under a tin roof)|'
broken "lists without a tag" verify-tag 's|^  /S /L$|  /S /Div|'
broken "items without a tag" verify-tag 's|^  /S /LI$|  /S /Div|'
broken "quotes tagged as paragraphs" verify-tag 's|^  /S /BlockQuote$|  /S /P|'
broken "titles below headings" verify-tag 's|^  /S /H1$|  /S /H3|'
broken "two levels of headings exchanged" verify-tag 's|^  /S /H2$|  /S /-|; s|^  /S /H3$|  /S /H2|; s|^  /S /-|  /S /H3|'
broken "entries of the contents tagged as paragraphs" verify-tag 's|^  /S /TOCI$|  /S /P|'
broken "marks of notes without a tag" verify-tag 's|^  /S /Reference$|  /S /Span|'
broken "a link that leads elsewhere" verify-link 's|^    /URI (https://www\.example\.org|&.attacker.example|'

# a PDF whose Pages say something else than its sources
garbled() { # NAME EDITION KIND RULE: refused at a place and on a page
    "$BUILD/folio-parse" "tests/layout/$2" -o "$work/$2.document" --quiet
    "$BUILD/folio-layout" "$work/$2.document" --layout cica -o "$work/$2.pages" --quiet
    python3 tests/accept/garble.py "$work/$2.pages" "$3" >"$work/garbled.pages" || fail "$1" "garble.py failed"
    "$BUILD/folio-emit" "$work/garbled.pages" --profile web -o "$work/garbled.pdf" || fail "$1" "folio-emit failed"
    verify "$work/garbled.pdf" "tests/layout/$2"
    local status=$?
    if [ $status -ne 1 ] || ! grep -q "^tests/layout/$2/.*:[0-9]*:[0-9]*: error: $4" "$work/said"; then
        fail "$1" "exit status $status: $(cat "$work/said")"
    else ok "refuses $1"; fi
}
garbled "two marks of notes exchanged" blocks marks "page 5: the note .* begins with 1, its mark in the text is 2"
garbled "a line painted twice" blocks twice "page [0-9]*: the paragraph"
garbled "two paragraphs from right to left exchanged" languages backwards "page 4: the title"
garbled "two lines from right to left exchanged" languages shuffled "page 4: the title"
garbled "a name missing in the index" index index "the index lacks"

# ---- could not be read --------------------------------------------------------------------------
fails() { # NAME WORDS ARGUMENT…: exit status 2
    local name=$1 words=$2 status
    shift 2
    verify "$@"
    status=$?
    if [ $status -eq 2 ] && grep -q "$words" "$work/said"; then ok "exit 2: $name"; else fail "exit 2: $name" "exit status $status: $(cat "$work/said")"; fi
}
fails "no such file" "there is no file" "$work/nowhere.pdf" "$good"
fails "not a PDF" "cannot read it" README.md "$good"
sed 's|^  /StructTreeRoot .*||' "$work/good.qdf" >"$work/untagged.qdf" && fix-qdf "$work/untagged.qdf" >"$work/untagged.pdf" 2>/dev/null
fails "a PDF without tags" "no structure tree" "$work/untagged.pdf" "$good"
head -c 20000 "$work/good.pdf" >"$work/cut.pdf"
fails "a PDF cut short" "." "$work/cut.pdf" "$good"
fails "sources with errors" "have errors" "$work/good.pdf" "$work/project/layouts"
fails "one word alone" "operand is missing" "$work/good.pdf"
bare() { PATH=$work "$folio" verify "$@" >/dev/null 2>"$work/said"; }
bare "$work/good.pdf" "$good"
if [ $? -eq 2 ] && grep -q "not installed" "$work/said"; then ok "exit 2: no poppler"; else fail "exit 2: no poppler" "$(cat "$work/said")"; fi
passes "--help" "$folio" verify --help
exit $failed
