#!/usr/bin/env bash
# index.sh: the index prints the pages that name its entries, in the language's order, whatever it is given.
SOURCES=tests/layout/index
. "$(dirname "$0")/../accept/lib.sh"

judge() { # EDITION LAYOUT PROFILE [OPTION…]: of the files made last
    local edition=$1 profile=$3
    shift 3
    python3 tests/accept/index.py "$edition" "$work/pages" "$work/index.pdf" "$profile" "$@"
}

for edition in tests/layout/index sources/2021; do
    sources=$edition
    rm -f "$work/document"
    for layout in $layouts; do
        for profile in web press; do
            name=$(basename "$edition")-$layout-$profile
            build "$layout" $profile "$work/index.pdf" || fail "$name: build" "$(cat "$work/said")"
            stage "$layout" $profile "$work/pages" || fail "$name: stages" "folio-layout failed"
            passes "$name: numbers, order, links and tags" judge "$edition" "$layout" $profile
        done
        build "$layout" web "$work/one.pdf" --threads 1
        build "$layout" web "$work/four.pdf" --threads 4
        same "$(basename "$edition")-$layout: 1 and 4 threads" "$work/one.pdf" "$work/four.pdf"
    done
done
rejects "index: an article that is left out" judge sources/2021 "$layout" press --break left
sources=tests/layout/index
rm -f "$work/document"
passes "index: no complaint" "$folio" check $sources --strict --quiet
build cica web "$work/index.pdf"
stage cica web "$work/pages"
passes "index: every word in its place" python3 tests/accept/words.py "$work/document" "$work/pages" "$work/index.pdf"
passes "index: lines on the grid" python3 tests/accept/grid.py "$work/pages"
passes "index: qpdf, poppler, mupdf and ghostscript" tests/judges.sh "$work/index.pdf"
for fault in number missing link mark; do rejects "index: a fault in a $fault" judge $sources cica web --break $fault; done
rejects "index: a fault in the order" judge $sources cica web --break order

# an index in the middle, longer than was thought, moves all that comes behind it
mkdir -p "$work/project/sources"
cp -r layouts fonts "$work/project"
cp -r $sources "$work/project/sources/middle"
middle=$work/project/sources/middle
python3 - "$middle" <<'PYTHON'
import sys
folder = sys.argv[1]
report = open(folder + "/report.yaml").read().replace(
    "articles: [articles/lamps.yaml, articles/readers.yaml]\n  - title: Annexes\n    articles: [articles/annex.yaml]",
    "articles: [articles/lamps.yaml]\n  - title: Annexes\n    articles: [articles/annex.yaml]\n"
    "  - title: Readers\n    articles: [articles/readers.yaml]")
open(folder + "/report.yaml", "w").write(report)
with open(folder + "/articles/lamps.yaml", "a") as file:
    file.write("  - |\n    The readers have page {page: readers}.\n")
with open(folder + "/data/index.yaml", "a") as file:
    for number in range(150):
        file.write(f'  - {{entry: "Room {number}", kind: subject, forms: [word{number}]}}\n')
with open(folder + "/articles/readers.yaml", "a") as file:
    file.write("  - |\n    " + " ".join(f"word{number}" for number in range(150)) + "\n")
PYTHON
for layout in $layouts; do
    for threads in 1 4; do
        "$folio" build "$middle" --layout "$layout" -o "$work/middle-$threads.pdf" --threads $threads --quiet --strict \
            >"$work/said" 2>&1
    done
    same "index in the middle, $layout: 1 and 4 threads" "$work/middle-1.pdf" "$work/middle-4.pdf"
    "$BUILD/folio-parse" "$middle" -o "$work/middle.document" --quiet
    "$BUILD/folio-layout" "$work/middle.document" --root "$work/project" --layout "$layout" -o "$work/pages" --quiet
    cp "$work/middle-1.pdf" "$work/index.pdf"
    passes "index in the middle, $layout: its numbers" judge "$middle" "$layout" web
done

# ---- hostile -----------------------------------------------------------------------------------

hostile() { # NAME STATUS PATTERN: folio check of $middle, made anew by the Python on standard input, in ten seconds
    local name=$1 wanted=$2 pattern=$3 status
    rm -rf "$middle"
    cp -r tests/layout/index "$middle"
    python3 - "$middle"
    timeout 20 "$folio" check "$middle" >"$work/said" 2>&1
    status=$?
    if [ $status -ne "$wanted" ]; then fail "hostile: $name" "exit status $status, not $wanted: $(head -c 300 "$work/said")"
    elif ! grep -Eq -- "$pattern" "$work/said"; then fail "hostile: $name" "says nothing like '$pattern': $(head -c 300 "$work/said")"
    else ok "hostile: $name"; fi
}

hostile "100,000 marks" 0 ' 0 errors' <<'PYTHON'
import sys
line = lambda at: "    " + "".join(f"w{{person: Name {(at * 5 + mark) % 977}}}" for mark in range(5)) + "\n"
body = "".join("  - |\n" + "".join(line(text * 500 + at) for at in range(500)) for text in range(40))
open(sys.argv[1] + "/articles/lamps.yaml", "a").write(body)
PYTHON
hostile "100,000 marks of entries that are not there" 1 'index-entry' <<'PYTHON'
import sys
body = "".join("  - |\n    " + "\n    ".join(
    f"w{{index: Name {text * 2500 + mark}}}" for mark in range(2500)) + "\n" for text in range(40))
open(sys.argv[1] + "/articles/lamps.yaml", "a").write(body)
PYTHON
hostile "braces that do not close" 1 'index-mark' <<'PYTHON'
import sys
open(sys.argv[1] + "/articles/lamps.yaml", "a").write("  - |\n    " + "{person: " * 10000 + "\n")
PYTHON
hostile "forms that begin alike" 0 ' 0 errors' <<'PYTHON'
import sys
with open(sys.argv[1] + "/data/index.yaml", "a") as file:
    for number in range(2000):
        file.write(f'  - {{entry: "E{number}", kind: subject, forms: ["{"a " * 80}{number}"]}}\n')
with open(sys.argv[1] + "/articles/lamps.yaml", "a") as file:
    file.write("  - |\n" + ("    " + "a " * 50 + "\n\n") * 900)
PYTHON
hostile "an empty index file" 1 'index\.yaml.*empty-file' <<'PYTHON'
import sys
open(sys.argv[1] + "/data/index.yaml", "w").close()
PYTHON
hostile "no index file" 1 'no-file' <<'PYTHON'
import os, sys
os.remove(sys.argv[1] + "/data/index.yaml")
PYTHON
hostile "a file of bytes" 1 'index\.yaml' <<'PYTHON'
import sys
open(sys.argv[1] + "/data/index.yaml", "wb").write(bytes(range(256)) * 100)
PYTHON
exit $failed
