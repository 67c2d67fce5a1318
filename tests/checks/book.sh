#!/usr/bin/env bash
# book.sh: the proof book: its words stand where poppler finds them and come from where it says; an editor's day with it
# in Chromium, from disk; each check refuses a book spoilt in one way; a new book takes the old one's place as a whole.
. "$(dirname "$0")/../accept/lib.sh"

# the edition of all blocks, with two languages more and one article that misses its pages
project=$work/project
sources=$project/sources/workshop
mkdir -p "$project/sources"
cp -r layouts fonts "$project"
cp -r tests/layout/blocks "$sources"
cp tests/layout/languages/articles/*.yaml "$sources/articles"
sed -i 's|articles/leather.yaml\]|articles/leather.yaml, articles/orange-grove.yaml, articles/apple-orchard.yaml]|' "$sources/report.yaml"
sed -i 's/^template:.*/&\npages: 3/' "$sources/articles/leather.yaml"
proof=$work/proof
quick=(--quiet --ppi 75) # what is looked for does not depend on the density

passes "book: written, with a warning" "$folio" proof "$sources" -o "$proof" "${quick[@]}"
build cica web "$work/web.pdf"
data() { python3 tests/accept/book_data.py "$proof" "$work/web.pdf" "$sources" "$@"; }
passes "book: words and places" data
for fault in box place word; do rejects "book: refuses a wrong $fault" data --break $fault; done

# the folder: whole, the same on any number of threads, nothing of the old proof left, what is not a proof's kept
names() { (cd "$1" && find . -type f | LC_ALL=C sort); }
digest() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum); }
"$folio" proof "$sources" -o "$work/one" "${quick[@]}" --threads 1 2>"$work/said"
[ "$(digest "$work/one")" = "$(digest "$proof")" ] && ok "book: the same on one thread" || fail "book: the same on one thread" "files differ"
"$folio" proof tests/layout/blocks -o "$work/one" "${quick[@]}" 2>"$work/said"
echo mine >"$work/one/pages/notes.txt"
"$folio" proof "$sources" -o "$work/one" "${quick[@]}" 2>"$work/said"
[ "$(names "$work/one" | grep -v notes.txt)" = "$(names "$proof")" ] && ok "book: the old one's files go" || fail "book: the old one's files go" "$(diff <(names "$work/one") <(names "$proof"))"
[ "$(cat "$work/one/pages/notes.txt")" = mine ] && ok "book: another's file stays" || fail "book: another's file stays" "it is gone"
before=$(digest "$work/one")
sed 's/^layout:.*/layout: none/' -i "$sources/report.yaml"
"$folio" proof "$sources" -o "$work/one" "${quick[@]}" 2>"$work/said"
[ $? -eq 1 ] && [ "$(digest "$work/one")" = "$before" ] && ok "book: stays where there is nothing to show" || fail "book: stays where there is nothing to show" "$(cat "$work/said")"
sed 's/^layout:.*/layout: cica/' -i "$sources/report.yaml"
grep -rqF "$work" "$proof" --include='*.js' --include='*.html' && fail "book: no path of this machine" "$(grep -rlF "$work" "$proof" | head -n 1)" || ok "book: no path of this machine"

python3 tests/accept/book.py "$proof" "$sources" 2>/dev/null || failed=1
exit $failed
