# lib.sh: what the acceptance checks share. A check sources it from the project's root.
#
# One line a case: "ok NAME" or "FAIL NAME: why". $work is a folder that goes when the check ends; $editions are the
# layouts every edition is built with.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
BUILD=${BUILD:-output/build/release}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
folio=$BUILD/folio
sources=${SOURCES:-sources/2021}
profiles="web press draft"
layouts=$(cd layouts && for file in *.yaml; do echo "${file%.yaml}"; done)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
export PYTHONDONTWRITEBYTECODE=1
unset SOURCE_DATE_EPOCH
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" # faketime is preloaded

ok() { echo "ok $1"; }
fail() { echo "FAIL $1: $(tr '\n' ' ' <<<"$2" | cut -c1-600)"; failed=1; }

# passes NAME COMMAND…: the command succeeds
passes() {
    local name=$1 said
    shift
    if said=$("$@" 2>&1); then ok "$name"; else fail "$name" "${said:-exit status not 0}"; fi
}

# rejects NAME COMMAND…: a judge that is given a spoilt input; it must say so and exit 1
rejects() {
    local name=$1 said status
    shift
    said=$("$@" 2>&1)
    status=$?
    if [ $status -eq 1 ] && [ -n "$said" ] && ! grep -q Traceback <<<"$said"; then ok "$name"
    else fail "$name" "exit status $status: ${said:-nothing said}"; fi
}

# same NAME FILE FILE…: all have the same bytes
same() {
    local name=$1 first=$2 other
    shift 2
    [ -s "$first" ] || { fail "$name" "$first is missing or empty"; return; }
    for other; do
        cmp -s "$first" "$other" || { fail "$name" "$(cmp "$first" "$other" 2>&1 | sed "s|$work/||g")"; return; }
    done
    ok "$name"
}

# could not run, and said the word: stops NAME WORD COMMAND…
stops() {
    local name=$1 word=$2 said status
    shift 2
    said=$("$@" 2>&1)
    status=$?
    if [ $status -eq 2 ] && grep -qF -- "$word" <<<"$said"; then ok "$name"; else fail "$name" "exit status $status: $said"; fi
}

# build LAYOUT PROFILE FILE [OPTION…]: quietly; what it says in $work/said
build() {
    local layout=$1 profile=$2 file=$3
    shift 3
    "$folio" build "$sources" --layout "$layout" --profile "$profile" -o "$file" --quiet "$@" 2>"$work/said"
}

# the Document of $sources, and its Pages in a layout and profile: stage LAYOUT PROFILE FILE
stage() {
    [ -s "$work/document" ] || "$BUILD/folio-parse" "$sources" -o "$work/document" --quiet || return
    "$BUILD/folio-layout" "$work/document" --layout "$1" --profile "$2" -o "$3" --quiet
}
