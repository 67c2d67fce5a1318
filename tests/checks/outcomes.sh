#!/usr/bin/env bash
# outcomes.sh: what folio writes, says and returns, whatever happens.
#
# error: nothing is written, the old output stays as it was, exit 1. warning: written, exit 0 (--strict: as an error).
# note: never changes the status. Could not run: exit 2. A draft is written whenever layout could run.
. "$(dirname "$0")/../accept/lib.sh"

project=$work/project
mkdir -p "$project"
cp -r layouts fonts "$project"

# edition NAME: a small clean edition, $project/sources/NAME
edition() {
    here=$project/sources/$1
    mkdir -p "$here/articles"
    cat >"$here/report.yaml" <<'YAML'
title: Report of the Reading Room
organisation: The Reading Room
short-name: Room
date: 2021-12-31
language: en-GB
layout: cica
cover:
  art: culture
  lines: [The Reading Room, Report, "2021"]
imprint:
  publisher: The Reading Room
sections:
  - title: The room
    articles: [articles/lamps.yaml]
YAML
    cat >"$here/articles/lamps.yaml" <<'YAML'
id: lamps
title: New lamps
template: two-column
body:
  - |
    The room has new lamps. They burn from the afternoon until the last reader goes home, and the long table
    by the window is now as good a place in December as it is in June.
YAML
}

run() { # COMMAND…: $status, $work/out and $work/err
    "$@" >"$work/out" 2>"$work/err"
    status=$?
}

expect() { # NAME STATUS [PATTERN]: of the last run; the pattern is looked for in what it said
    if [ $status -ne "$2" ]; then fail "$1" "exit status $status, not $2: $(cat "$work/err")"
    elif [ $# -gt 2 ] && ! grep -Eqi -- "$3" "$work/err"; then fail "$1" "says nothing like '$3': $(cat "$work/err")"
    else ok "$1"; fi
}

holds() { # NAME COMMAND…
    local name=$1
    shift
    if "$@" >/dev/null 2>&1; then ok "$name"; else fail "$name" "not so: $*; $(cat "$work/err")"; fi
}

# the old output: its bytes, inode and time must stay
keep_old() { echo "the old file" >"$work/old.pdf"; touch -d 2020-02-02 "$work/old.pdf"; before=$(stat -c '%i %Y %s' "$work/old.pdf"); }
is_kept() { [ "$(stat -c '%i %Y %s' "$work/old.pdf")" = "$before" ] && [ "$(cat "$work/old.pdf")" = "the old file" ]; }
is_pdf() { [ "$(head -c 5 "$1" 2>/dev/null)" = "%PDF-" ] && tail -c 8 "$1" | grep -q '%%EOF'; }
no_rest() { [ -z "$(find "$work" -maxdepth 1 -newer "$work/mark" -name '*old.pdf?*' -o -maxdepth 1 -name '.*old*')" ]; }
failed_build() { # NAME STATUS PATTERN COMMAND…: fails so, and the old file stays as it was
    local name=$1 wanted=$2 pattern=$3
    shift 3
    keep_old
    touch "$work/mark"
    run "$@" -o "$work/old.pdf"
    expect "$name: exit $wanted" "$wanted" "$pattern"
    holds "$name: the old file stays as it was" is_kept
    holds "$name: no file in passing is left" no_rest
}

# ---- clean -------------------------------------------------------------------------------------
edition clean
run "$folio" build "$project/sources/clean" -o "$work/clean.pdf"
expect "clean: exit 0" 0
holds "clean: a whole PDF" is_pdf "$work/clean.pdf"
holds "clean: nothing on standard output" test ! -s "$work/out"
run "$folio" build "$project/sources/clean" -o "$work/strict.pdf" --strict --quiet
expect "clean, --strict: exit 0" 0
holds "clean, --quiet: silence" test ! -s "$work/err"
run "$folio" build "$project/sources/clean" --quiet -o -
holds "clean, -o -: the PDF on standard output" cmp "$work/out" "$work/clean.pdf"
run "$folio" build "$project/sources/clean"
expect "clean, without -o: exit 0" 0
holds "clean, without -o: below output/ of the project" is_pdf "$project/output/room-annual-report-2021.pdf"
for profile in press draft; do
    run "$folio" build "$project/sources/clean" --profile $profile
    holds "clean, without -o: the $profile file has a name of its own" is_pdf "$project/output/room-annual-report-2021-$profile.pdf"
done

edition slash
sed -i 's|^short-name:.*|short-name: ../Room/A|' "$project/sources/slash/report.yaml"
run "$folio" build "$project/sources/slash"
holds "a name with slashes stays in output/" is_pdf "$project/output/..-room-a-annual-report-2021.pdf"
run "$folio" build "$project/sources/clean" --verbose --quiet -o "$work/verbose.pdf"
holds "--verbose: the phases' times" grep -Eq '^layout +[0-9.]+ ms$' "$work/err"
holds "--verbose: the same file" cmp "$work/verbose.pdf" "$work/clean.pdf"

# ---- errors ------------------------------------------------------------------------------------
edition wrong
sed -i 's/^template:/tmplate:/' "$project/sources/wrong/articles/lamps.yaml"
failed_build "an unknown key" 1 'lamps\.yaml:3:1: error: .*template' "$folio" build "$project/sources/wrong"
failed_build "an unknown key, press" 1 'lamps\.yaml:3:1: error: ' "$folio" build "$project/sources/wrong" --profile press
run "$folio" build "$project/sources/wrong" -o "$work/new.pdf"
holds "an unknown key: no new file" test ! -e "$work/new.pdf"
run "$folio" build "$project/sources/wrong" -o -
holds "an unknown key: nothing on standard output" test ! -s "$work/out"

edition missing
rm "$project/sources/missing/articles/lamps.yaml"
failed_build "a missing article" 1 'report\.yaml:[0-9]+:[0-9]+: error: .*lamps' "$folio" build "$project/sources/missing"

edition syntax
printf 'title: one: two: three\n' >"$project/sources/syntax/articles/lamps.yaml"
failed_build "YAML that does not parse" 1 'lamps\.yaml:1:[0-9]+: error: ' "$folio" build "$project/sources/syntax"

edition both
sed -i 's/^template:/tmplate:/' "$project/sources/both/articles/lamps.yaml"
sed -i 's/^imprint:/imprnt:/; s/^date:.*/date: 2021-02-30/' "$project/sources/both/report.yaml"
run "$folio" check "$project/sources/both"
expect "three faults in two files: exit 1" 1 'lamps\.yaml:3:1'
holds "three faults in two files: all in one run" test "$(grep -c ': error: ' "$work/err")" -ge 3

# ---- warnings and notes ------------------------------------------------------------------------
edition loose
sed -i 's/^template:.*/&\npages: 3/' "$project/sources/loose/articles/lamps.yaml"
run "$folio" build "$project/sources/loose" -o "$work/loose.pdf"
expect "a warning: exit 0" 0 'lamps\.yaml:4:[0-9]+: warning: '
holds "a warning: written" is_pdf "$work/loose.pdf"
failed_build "a warning, --strict" 1 'lamps\.yaml:4:[0-9]+: error: ' "$folio" build "$project/sources/loose" --strict
run "$folio" check "$project/sources/loose" --strict
expect "a warning, check --strict: exit 1" 1

edition note
sed -i 's/^template:.*/&\nlanguage: kk/' "$project/sources/note/articles/lamps.yaml"
run "$folio" build "$project/sources/note" -o "$work/note.pdf" --strict
expect "a note: exit 0, even with --strict" 0 '(^| )note: '
holds "a note: written" is_pdf "$work/note.pdf"

# ---- layout faults and drafts ------------------------------------------------------------------
edition overset
{ printf '  - pull-quote: >-\n'; for _ in $(seq 400); do printf '      the lamps burn on and on and on\n'; done; } \
    >>"$project/sources/overset/articles/lamps.yaml"
failed_build "overset text, web" 1 'error: .*\[overset' "$folio" build "$project/sources/overset"
failed_build "overset text, press" 1 'error: .*\[overset' "$folio" build "$project/sources/overset" --profile press
run "$folio" build "$project/sources/overset" --profile draft -o "$work/overset.pdf"
expect "overset text, draft: said" "$status" '\[overset'
holds "overset text, draft: written all the same" is_pdf "$work/overset.pdf"
run "$folio" build "$project/sources/wrong" --profile draft -o "$work/wrong.pdf"
expect "an error in the sources, draft: exit 1" 1 'lamps\.yaml:3:1: error: '
holds "an error in the sources, draft: written all the same" is_pdf "$work/wrong.pdf"

# ---- placeholders ------------------------------------------------------------------------------
edition art
cat >>"$project/sources/art/articles/lamps.yaml" <<'YAML'
  - figure: {placeholder: true, topic: culture, wanted: "a lamp, 3:2"}
    caption: A lamp
    alt: A lamp on a long table
YAML
run "$folio" build "$project/sources/art" -o "$work/art.pdf"
expect "a placeholder, web: exit 0" 0
failed_build "a placeholder, press" 1 'lamps\.yaml:8:[0-9]+: error: .*\[placeholder\]' "$folio" build "$project/sources/art" --profile press
printf 'placeholders: print\nplaceholders-reason: The pictures come in spring.\n' >>"$project/sources/art/report.yaml"
run "$folio" build "$project/sources/art" --profile press -o "$work/art-press.pdf"
expect "a placeholder, press, placeholders: print: exit 0" 0
holds "a placeholder, press, placeholders: print: written" is_pdf "$work/art-press.pdf"

# ---- check says what build says ----------------------------------------------------------------
for name in wrong both loose overset art; do
    for profile in web press draft; do
        run "$folio" build "$project/sources/$name" --profile $profile -o "$work/same.pdf"
        grep -E ': (error|warning|note): ' "$work/err" >"$work/build.said"
        run "$folio" check "$project/sources/$name" --profile $profile
        grep -E ': (error|warning|note): ' "$work/err" >"$work/check.said"
        holds "$name, $profile: check says what build says" cmp "$work/build.said" "$work/check.said"
    done
done
run "$folio" check "$project/sources/wrong" --format json
holds "check --format json: one JSON array" python3 -c "import json, sys; assert json.load(open(sys.argv[1]))[0]['line'] == 3" "$work/err"

# ---- could not run -----------------------------------------------------------------------------
run "$folio"
expect "no command: exit 2 and the usage" 2 'usage:'
run "$folio" biuld "$project/sources/clean"
expect "a wrong command: exit 2 and the right one" 2 'build'
run "$folio" build
expect "no sources: exit 2" 2 '--help'
run "$folio" build "$project/sources/clean" --profle web
expect "a wrong option: exit 2 and the right one" 2 '--profile'
run "$folio" build "$project/sources/clean" --profile pres
expect "a wrong profile: exit 2 and the right one" 2 'press'
run "$folio" build "$project/sources/clean" --threads many
expect "threads that are no number: exit 2" 2 'number'
run "$folio" build "$project/sources/clean" two
expect "a word too many: exit 2" 2 'two'
run "$folio" build "$project/sources/nowhere" -o "$work/nowhere.pdf"
expect "sources that are not there: exit 2" 2 'nowhere'
run "$folio" build "$project/sources/clean" -o "$work/clean.pdf/below.pdf"
expect "an output below a file: exit 2" 2 'clean.pdf'
mkdir "$work/folder.pdf"
run "$folio" build "$project/sources/clean" -o "$work/folder.pdf"
expect "an output that is a folder: exit 2" 2 'folder.pdf'
"$folio" build "$project/sources/clean" -o - >/dev/full 2>"$work/err"
status=$?
expect "an output that takes nothing: exit 2" 2 .

# ---- help --------------------------------------------------------------------------------------
for command in folio "folio build" "folio check" "folio proof" "folio schema" folio-parse folio-layout folio-emit folio-proof; do
    run "$BUILD"/$command --help
    if [ $status -eq 0 ] && grep -qi '^usage: *' "$work/out" && [ ! -s "$work/err" ]; then ok "$command --help"
    else fail "$command --help" "exit status $status: $(head -3 "$work/out" "$work/err")"; fi
done

# ---- killed ------------------------------------------------------------------------------------
# after kill -9 at any moment the output is the old file or the new one, whole, and the next build does not mind
"$folio" build "$sources" -o "$work/whole.pdf" --quiet 2>"$work/err" || fail "killed: a build to compare with" "$(cat "$work/err")"
whole=0 old=0 half=0
for delay in 0 0.005 0.01 0.02 0.03 0.04 0.05 0.06 0.08 0.1 0.2 0.4; do
    keep_old
    "$folio" build "$sources" -o "$work/old.pdf" --quiet 2>/dev/null &
    pid=$!
    sleep $delay
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    if is_kept; then old=$((old + 1)); elif cmp -s "$work/old.pdf" "$work/whole.pdf"; then whole=$((whole + 1)); else half=$((half + 1)); fi
done
if [ $half -eq 0 ] && [ $old -gt 0 ]; then ok "killed at 12 moments: never a half file"
else fail "killed at 12 moments: never a half file" "$old old, $whole new, $half half files"; fi
run "$folio" build "$sources" -o "$work/old.pdf" --quiet
holds "killed: the next build writes the file" cmp "$work/old.pdf" "$work/whole.pdf"
exit $failed
