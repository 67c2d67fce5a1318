#!/usr/bin/env bash
# diff.sh: folio diff on scripted edits of a small edition (diff/edition), each with what is expected as text in
# diff/NAME.expected; then the 2021 edition with a page inserted, git revisions, JSON, pixels, the page in a browser,
# and inputs that cannot be compared.
. "$(dirname "$0")/../accept/lib.sh"
edition=tests/accept/diff_edition.py
project=$work/project
new=$project/new
mkdir -p "$project/layouts" "$project/old/images"
cp -r fonts "$project/"
cp tests/diff/layout.yaml "$project/layouts/plain.yaml"
cp -r tests/diff/edition/. "$project/old/"
python3 $edition picture "$project/old/images/wheel.png" 3
python3 $edition picture "$project/old/images/skins.png" 5

swap() { python3 $edition swap "$@"; }
diffed() { (cd "$project" && "$folio" diff "$@" 2>&1; echo "exit status $?"); }

# the next edit begins: a fresh copy of the edition
fresh() {
    rm -rf "$new"
    cp -r "$project/old" "$new"
}

# the next edit is of the layout
look() {
    fresh
    sed 's/^layout: plain/layout: changed/' "$project/old/report.yaml" >"$new/report.yaml"
    cp "$project/layouts/plain.yaml" "$layout"
}

# expect NAME: folio diff old new says what diff/NAME.expected has
expect() {
    local name=$1 file=tests/diff/$1.expected said
    diffed old new >"$work/said"
    if [ -n "${UPDATE:-}" ]; then cp "$work/said" "$file"; fi
    if said=$(diff "$file" "$work/said" 2>&1); then ok "diff $name"; else fail "diff $name" "$said"; fi
}

mill=$new/articles/mill.yaml
sizes=$new/articles/sizes.yaml
tannery=$new/articles/tannery.yaml
layout=$project/layouts/changed.yaml
fresh; expect nothing
fresh; swap "$mill" "about nine hundred sheets" "nearly nine hundred good sheets"; expect word
fresh; swap "$mill" "first days of May.\n" "first days of May.\n\n    A second flood in June did no harm, because the new weir stood. The members drank to it.\n"; expect paragraph-added
fresh; swap "$tannery" "\n    The worst is kept in a drawer, so that apprentices may learn from it.\n" ""; expect paragraph-removed
fresh; swap "$mill" "The wheel of the mill in spring" "The wheel of the mill in the spring of the flood"; expect caption
fresh; swap "$mill" "A wooden water wheel in full flow" "A wooden water wheel, three men beside it"; expect alt
fresh; python3 $edition picture "$new/images/wheel.png" 7; expect image
fresh; swap "$tannery" images/skins.png images/wheel.png; expect image-other
fresh; swap "$tannery" "    height: 40mm" "    height: 55mm"; expect figure-height
fresh; figure="  - figure: images/wheel.png\n    caption: The wheel of the mill in spring\n    alt: A wooden water wheel in full flow\n    height: 40mm\n"
swap "$mill" "$figure" ""; swap "$mill" "body:\n" "body:\n$figure"; expect figure-moved
look; swap "$layout" "size: 8pt" "size: 8.6pt"; expect style-size
look; swap "$layout" "align: start, before: 16pt}" "align: start, before: 16pt, ink: blue}"; expect style-colour
look; swap "$layout" "size: 12pt, leading" "size: 11.4pt, leading"; expect style-body
look; swap "$layout" "[100%, 70%, 0%, 0%], rgb: \"#003080\"" "[80%, 20%, 0%, 10%], rgb: \"#0A6AA0\""; expect ink
look; swap "$layout" "outer: 15mm" "outer: 18mm"; expect margin
look; swap "$layout" "{short-name} {report}" "{report} of the {short-name}"; expect running-foot
fresh; swap "$new/report.yaml" "sizes.yaml, articles/thread.yaml" "thread.yaml, articles/sizes.yaml"; expect article-order
fresh; swap "$new/report.yaml" "articles/thread.yaml" "articles/thread.yaml, articles/glue.yaml"
printf 'title: Glue\nbody:\n  - Glue is boiled of what the tanners leave, on the first dry day of each month.\n' >"$new/articles/glue.yaml"; expect article-added
fresh; swap "$new/report.yaml" ", articles/thread.yaml" ""; expect article-removed
fresh; swap "$new/report.yaml" "Paper and thread" "Paper, thread and glue"; expect section
fresh; swap "$mill" "title: The paper mill" "title: The old paper mill"; expect title
fresh; swap "$new/articles/tools.yaml" "short-title: Tools" "short-title: Gilding"; expect short-title
fresh; swap "$mill" "https://example.org/samples" "https://example.org/paper"; expect link
fresh; swap "$sizes" "[Demy, \"800\", \"2.50\"]" "[Demy, \"820\", \"2.50\"]"; expect table-cell
fresh; swap "$new/data/sales.yaml" "sheets: 640" "sheets: 655"; expect chart
fresh; swap "$sizes" "a tenth less on all of them" "a fifth less on most of them"; expect note
fresh; swap "$new/report.yaml" "en-GB" "en-US"; expect language
look; swap "$layout" "columns: 2\n" "columns: 2\n    gutter: 9mm\n"; expect gutter

# what other people's comparisons make two changes of, or hide
order() { fresh; sed -i "s|articles: \[articles/mill.*|articles: [$1]|" "$new/report.yaml"; }
order "articles/thread.yaml, articles/sizes.yaml, articles/mill.yaml"; expect articles-swapped
fresh; swap "$new/report.yaml" "articles/thread.yaml" "articles/silk.yaml"; mv "$new/articles/thread.yaml" "$new/articles/silk.yaml"; expect article-file
fresh; swap "$new/report.yaml" "articles/thread.yaml]" "articles/thread.yaml]\n  - title: Last things\n    articles: [articles/glue.yaml]"
kept="The worst is kept in a drawer, so that apprentices may learn from it."
swap "$tannery" "\n    $kept\n" ""; printf 'title: Glue\nbody:\n  - |\n    %s\n\n    Glue is boiled of what is left.\n' "$kept" >"$new/articles/glue.yaml"; expect article-split
fresh; swap "$tannery" "\n    $kept\n" ""; swap "$mill" "first days of May.\n" "first days of May.\n\n    $kept\n"; expect paragraph-elsewhere
fresh; swap "$mill" "about nine hundred sheets" "about nine hundred “sheets”"; expect unseen
fresh; swap "$mill" "about nine hundred sheets" "about [nine hundred](https://example.org/900) sheets"; expect link-added
fresh; swap "$new/report.yaml" "articles/sizes.yaml, " "articles/sizes.yaml]\n  - title: More\n    articles: ["; expect section-added

# the comparison itself would see a wrong expectation
fresh; swap "$mill" "about nine hundred sheets" "nearly nine hundred good sheets"; diffed old new >"$work/said"
rejects "diff: another edit's text is not a word's" diff tests/diff/caption.expected "$work/said"

# the 2021 edition: a picture as large as a page more in article 3
report() { (cd "$work/report" && "$folio" diff "$@"); }
mkdir -p "$work/report" && cp -r layouts fonts sources "$work/report/" && cp -r sources/2021 "$work/report/sources/next"
article=$work/report/sources/next/articles/president-meets-delegations.yaml
swap "$article" "pages: 4" "pages: 5"
swap "$article" "\nsource:" "\n  - figure: {placeholder: true, topic: energy, wanted: a solar park}\n    decorative: true\n    place: page\n    span: bleed\nsource:"
for side in 2021 next; do
    (cd "$work/report" && "$BUILD/folio-parse" sources/$side -o document --quiet && "$BUILD/folio-layout" document -o $side.pages --quiet)
done
report 2021.pages next.pages --format json >"$work/inserted.json"
report 2021.pages next.pages >"$work/inserted.text"
report 2021.pages 2021.pages --format json >"$work/same.json"
passes "diff 2021: a page in article 3; all later articles moved, same content" python3 tests/accept/diff_json.py inserted "$work/inserted.json"
rejects "diff 2021: a page that only seems inserted" python3 tests/accept/diff_json.py inserted "$work/same.json"
passes "diff 2021: JSON says what the text says" python3 tests/accept/diff_json.py text "$work/inserted.json" "$work/inserted.text"
rejects "diff 2021: JSON of another comparison" python3 tests/accept/diff_json.py text "$work/same.json" "$work/inserted.text"

# words from the right, in the order in which they are read, whatever line they stand on
cp -r tests/layout/languages "$work/report/old" && cp -r "$work/report/old" "$work/report/new"
swap "$work/report/new/articles/orange-grove.yaml" "وتسقيه ساقية" "ساقية وتسقيه"
said=$(report old new)
if grep -qF "بين تلّين منخفضين، [-وتسقيه-] ساقية {+وتسقيه+} قديمة" <<<"$said"; then ok "diff words from the right"; else fail "diff words from the right" "$said"; fi

# status STATUS PART ARGUMENT…: folio diff ends so and says PART
status() {
    local name=$1 expected=$2 part=$3 said is
    shift 3
    said=$(cd "$project" && TMPDIR=$work/temporary "$folio" diff "$@" 2>&1)
    is=$?
    if [ $is -eq "$expected" ] && grep -qF -- "$part" <<<"$said"; then ok "diff $name"; else fail "diff $name" "status $is: $said"; fi
}
mkdir -p "$work/temporary"

# Pages files
"$BUILD/folio-parse" "$project/old" --root "$project" -o "$project/old.document" --quiet
(cd "$project" && "$BUILD/folio-layout" old.document -o old.pages --quiet && head -c 20000 old.pages >cut.pages)
cp "$work/report/2021.pages" "$project/report.pages"
printf 'folio-pages 1\nmetadata title="One page"\npage number=1 size=1000,1000\nend\n' >"$project/one.pages"
status "Pages file: itself" 0 "Nothing differs: all 8 pages are identical." old.pages old.pages
status "Pages file against its edition" 0 "Nothing differs" old.pages old
status "Pages file cut short" 2 "the new side, 'cut.pages', has errors" old.pages cut.pages
status "Pages file cut short, the old side" 2 "the old side, 'cut.pages', has errors" cut.pages old.pages
status "another report" 1 "64 added, 7 removed" old.pages report.pages
status "one page against all" 1 "One page → Annual Report 2021" one.pages report.pages
status "all pages against one" 1 "after   one.pages, 1 page" report.pages one.pages
status "no such side" 2 "there is no 'nowhere'" old nowhere
fresh; swap "$mill" "alt: A wooden" "alto: A wooden"
status "errors in the sources: where" 2 "new/articles/mill.yaml:12:5: error: " old new
status "errors in the sources: which side" 2 "the new side, 'new', has errors" old new
status "errors in the sources: the old side" 2 "the old side, 'new', has errors" new old
status "quiet" 1 "" one.pages old.pages --quiet

# git revisions
history() { git -C "$project" -c user.name=a -c user.email=a@example.org -c commit.gpgsign=false "$@"; }
history init -q . 2>/dev/null
history add layouts/plain.yaml fonts old old.pages && history commit -qm one
swap "$project/layouts/plain.yaml" "size: 8pt" "size: 8.6pt"
swap "$project/old/articles/thread.yaml" "Eighteen members" "Nineteen members"
history add layouts fonts old && history commit -qm two
swap "$project/old/articles/thread.yaml" "Nineteen members" "Twenty members: and more"
status "revision: words" 1 "[-Eighteen-] {+Twenty+} members{+: and more+}" HEAD~1:old old
status "revision: its own layout" 1 "style caption: size 8 → 8.6 pt" HEAD~1:old HEAD:old
status "revision: against itself" 0 "Nothing differs" HEAD:old/ HEAD:./old
status "revision: a Pages file" 0 "Nothing differs" HEAD~1:old.pages HEAD~1:old
status "revision: not known" 2 "git knows no revision 'v9'" v9:old old
status "revision: no such path" 2 "the revision 'HEAD' has no 'new'" HEAD:new old
status "revision: no edition" 2 "HEAD~1:layouts" HEAD~1:layouts old
swap "$project/old/articles/thread.yaml" "title: Thread" "titel: Thread"
history commit -qam three
status "revision: errors in its sources" 2 "the old side, 'HEAD:old', has errors" HEAD:old HEAD~1:old
history checkout -q HEAD~1 -- old
# ended amid its work, once files lie in the folder it made: that goes, too
(cd "$project" && TMPDIR=$work/temporary exec "$folio" diff HEAD~2:old HEAD~1:old --pixels) >/dev/null 2>&1 &
until [ -n "$(find "$work/temporary" -mindepth 2 -print -quit 2>/dev/null)" ] || ! kill -0 $! 2>/dev/null; do :; done
kill -KILL $!
wait $! 2>/dev/null
is=$?
for _ in {1..200}; do [ -z "$(ls "$work/temporary")" ] && break || sleep 0.05; done
if [ $is -eq 137 ]; then ok "diff revision: ended amid its work"; else fail "diff revision: ended amid its work" "status $is"; fi
said=$(find "$work/temporary" -mindepth 1)
if [ -z "$said" ]; then ok "diff revision: temporary folders are gone"; else fail "diff revision: temporary folders are gone" "$said"; fi

# pixels
fresh; swap "$mill" "about nine hundred sheets" "nearly nine hundred good sheets"
status "pixels: a word" 1 "page 3: 1 area, " old new --pixels
status "pixels: its cause" 1 "(1)" old new --pixels
status "pixels: alike are not painted" 0 "Nothing differs" old old --pixels
fresh; python3 $edition picture "$new/images/wheel.png" 7
status "pixels: a picture" 1 "(1)" old new --pixels
look; swap "$layout" "rgb: \"#003080\"" "rgb: \"#003180\""
status "pixels: a colour that no eye tells apart" 1 "page 1: looks the same" old new --pixels

# the page
fresh; swap "$mill" "about nine hundred sheets" "nearly nine hundred good sheets"
swap "$tannery" "    alt: Skins on a line" "    alt: Skins on a </script> line"; swap "$new/articles/thread.yaml" "Silk is for" "Silk & gold are for"
diffed old new -o "$work/page" --pixels >"$work/said"
cp -r "$work/page" "$work/spoilt"
rm "$work/spoilt/pictures/after-003.png"
python3 tests/accept/diff_page.py "$work/page" "$work/spoilt" output/tests || failed=1
exit $failed
