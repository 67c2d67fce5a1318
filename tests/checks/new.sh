#!/usr/bin/env bash
# new.sh: folio new makes an edition that builds without a word, overwrites nothing, and leaves nothing when it fails.
. "$(dirname "$0")/../accept/lib.sh"

project=$work/project
mkdir -p "$project/sources"
cp -r layouts fonts "$project"
cp -r sources/2021 "$project/sources"

new() { # ARGUMENT…: from below the project; $status, $work/out, $work/err
    (cd "$project/sources/2021" && "$folio" new "$@") >"$work/out" 2>"$work/err"
    status=$?
}
expect() { # NAME STATUS [PATTERN]: of the last run
    if [ $status -ne "$2" ]; then fail "$1" "exit status $status, not $2: $(cat "$work/err")"
    elif [ $# -gt 2 ] && ! grep -Eq -- "$3" "$work/err" "$work/out"; then fail "$1" "says nothing like '$3': $(cat "$work/err")"
    else ok "$1"; fi
}
says() { # NAME FILE PATTERN
    if grep -Eq -- "$3" "$project/sources/$2"; then ok "$1"; else fail "$1" "'$2' has nothing like '$3'"; fi
}
lacks() { # NAME FILE PATTERN
    if grep -Eq -- "$3" "$project/sources/$2"; then fail "$1" "'$2' has '$3'"; else ok "$1"; fi
}
tree() { (cd "$project" && find sources -printf '%p %s %T@\n' | sort); }

before=$(tree | grep '2021/')
new 2022 --from 2021
expect "2022 from 2021: exit 0, with what to do next" 0 'folio check sources/2022'
for file in report.yaml articles/sample.yaml data/index.yaml images/README.md; do
    if [ -s "$project/sources/2022/$file" ] && grep -qx "sources/2022/$file" "$work/out"; then ok "2022: $file is there, and named"
    else fail "2022: $file is there, and named" "$(cat "$work/out")"; fi
done
[ "$before" = "$(tree | grep '2021/')" ] && ok "2021 stays as it was" || fail "2021 stays as it was" "it does not"
for key in 'organisation: Conference on Interaction' 'layout: cica' 'language: en-GB' 'short-name: CICA' 'date: 2022-12-31' \
    'title: Annual Report 2022' '    - "2022"' '  publisher: CICA Secretariat' '  - title: "Meetings of Governing Bodies"' \
    '# - title: "Activities of CICA Secretariat"'; do
    says "2022: $key" 2022/report.yaml "$key"
done
lacks "2022: nothing is of 2021" 2022/report.yaml 2021
lacks "2022: the reason for placeholders stays behind" 2022/report.yaml '^placeholders|Remove these two keys'
sources=$project/sources/2022
for layout in $layouts; do
    passes "2022 builds, $layout: not a word" "$folio" check "$sources" --layout "$layout" --strict --quiet
    build "$layout" web "$work/new.pdf"
    [ -s "$work/new.pdf" ] && [ ! -s "$work/said" ] && ok "2022 builds, $layout: its PDF" || fail "2022 builds, $layout: its PDF" "$(cat "$work/said")"
    passes "2022 builds, $layout: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/new.pdf"
done
"$BUILD/folio-parse" "$sources" -o "$work/document"
for kind in heading paragraph emphasis strong link reference note list item quote pull-quote question answer figure \
    caption table column row cell chart sidebar source-credit signature index; do
    grep -Eq "^ +$kind( |$)" "$work/document" && ok "the sample has a $kind" || fail "the sample has a $kind" "none"
done
sed -i '/^    alt:/d' "$sources/articles/sample.yaml"
rejects "a fault in the sample would be seen" "$folio" check "$sources" --quiet

new 2022 --from 2021
expect "an edition that is there: exit 1, with the way out" 1 'sources/2022: error: .*choose another year'
grep -q 'alt:' "$sources/articles/sample.yaml" && fail "an edition that is there stays" "it was written anew" || ok "an edition that is there stays"
mkdir "$project/sources/2030"
new 2030
expect "an empty folder is there, too" 1 'new-there'
rmdir "$project/sources/2030"

new 2024
expect "without --from: the newest" 0 'they come from 2022'
says "without --from: its year becomes the new one" 2024/report.yaml 'title: Annual Report 2024'
sed -i 's/^language:.*/language: ru/; s/Meetings of/"A: “b” \\\\ # c" of/; s/date: 2024-12-31/date: 2024-02-29/' "$project/sources/2024/report.yaml"
sed -i "s/^  - title: .*/  - title: 'A: \"b\" \\\\ # c, 2024'/" "$project/sources/2024/report.yaml"
new 2025
expect "from a Russian edition with a strange title, of 29 February" 0
passes "2025: not a word" "$folio" check "$project/sources/2025" --strict --quiet
says "2025: 28 February" 2025/report.yaml '^date: 2025-02-28'
says "2025: the sample is English" 2025/articles/sample.yaml '^language: en-GB'

kept=$(tree)
new 2027 --from 2019
expect "from an edition that is not there: exit 1" 1 "no edition '2019'.*--from 2025"
printf 'title: [\n' >"$project/sources/2025/report.yaml"
new 2027 --from 2025
expect "from a report that is no YAML: exit 1" 1 'sources/2025/report.yaml:[0-9]+:[0-9]+: error'
new 27
expect "no year: exit 2" 2 'four digits'
new
expect "no word: exit 2" 2 'folio new 2022'
new 2027 --fron 2021
expect "a wrong option: exit 2" 2 'did you mean --from'
new --help
expect "--help" 0 'usage: folio new YEAR'
(cd / && "$folio" new 2027) 2>"$work/err"
status=$?
expect "outside of a project: exit 2" 2 'layouts/ and fonts/'
(cd / && "$folio" new 2028 --from 2021 --root "$project" --quiet) >"$work/out" 2>"$work/err"
status=$?
expect "--root: from anywhere" 0
[ -s "$work/out" ] && fail "--quiet: silence" "$(cat "$work/out")" || ok "--quiet: silence"
rm -rf "$project/sources/2028"

# no byte can be written but into a pipe
(ulimit -f 0; trap '' XFSZ; cd "$project" && "$folio" new 2027 --from 2021) 2>&1 | cat >"$work/err"
status=${PIPESTATUS[0]}
expect "a disk that is full: exit 2" 2 'cannot make .sources/2027'
[ "$(cut -d' ' -f1 <<<"$kept")" = "$(tree | cut -d' ' -f1)" ] && ok "failures leave nothing behind" ||
    fail "failures leave nothing behind" "$(diff <(cut -d' ' -f1 <<<"$kept") <(tree | cut -d' ' -f1))"
exit $failed
