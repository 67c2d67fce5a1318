#!/usr/bin/env bash
# check_stage.sh: folio-check finds in a Document and in Pages what folio check finds in the sources.
. "$(dirname "$0")/../accept/lib.sh"

stage cica press "$work/pages" || fail "check stage: stages" "folio-layout failed"
passes "check stage: a Document without faults" "$BUILD/folio-check" "$work/document" --profile press
passes "check stage: Pages without faults" "$BUILD/folio-check" "$work/pages"

# a placeholder without leave to print it stops a press build, and nothing else
sed 's/ print-placeholders//' "$work/document" >"$work/strict.document"
rejects "check stage: a placeholder in press" "$BUILD/folio-check" "$work/strict.document" --profile press
passes "check stage: a placeholder in web" "$BUILD/folio-check" "$work/strict.document" --profile web

# what layout found goes along in Pages
"$BUILD/folio-layout" "$work/document" --layout steppe -o "$work/a5.pages" 2>"$work/layout.said"
"$BUILD/folio-check" "$work/a5.pages" 2>"$work/check.said"
same "check stage: layout's own words come back from Pages" "$work/layout.said" "$work/check.said"
rejects "check stage: --strict" "$BUILD/folio-check" "$work/a5.pages" --strict
head -c 2000 "$work/pages" >"$work/cut.pages"
rejects "check stage: a file cut short" "$BUILD/folio-check" "$work/cut.pages"
exit $failed
