#!/usr/bin/env bash
# large.sh: an edition of some 3,000 pages builds, qpdf finds nothing wrong with it, and memory grows with the pages
# (time does so in `make bench`).
#
# Four times the pages may take five times the memory of a quarter of them, and all of them the design's budget: 64 MB
# and 40 KB a page.
. "$(dirname "$0")/../accept/lib.sh"
case $BUILD in *sanitize*) echo "not run large: sanitizers take too long"; exit 0 ;; esac

make_edition() { # TIMES
    python3 tests/bench/scale.py "$sources" "$1" "$work/edition-$1"
}
# kilobytes of a press build by one thread, for how far one of several runs ahead with its galleys is chance: measure TIMES
measure() {
    python3 - "$folio" "$work/edition-$1/edition" "$work/$1.pdf" <<'PYTHON'
import os, subprocess, sys
folio, edition, pdf = sys.argv[1:]
process = subprocess.Popen([folio, "build", edition, "--profile", "press", "--threads", "1", "--quiet", "-o", pdf])
_, status, used = os.wait4(process.pid, 0)
if status:
    sys.exit("the build failed")
print(used.ru_maxrss)
PYTHON
}
grows_linearly() { # SMALL LARGE
    [ "$2" -le $((5 * $1)) ] || { echo "$1 became $2"; return 1; }
}

# kilobytes: within PAGES USED
within() {
    local most=$((64 * 1024 + 40 * $1))
    [ "$2" -le $most ] || { echo "$1 pages take $2 KB, $most at most"; return 1; }
}

make_edition 12
make_edition 48
small=$(measure 12) || fail "large: a quarter" "$small"
large=$(measure 48) || fail "large: the whole" "$large"
pages=$(pdfinfo "$work/48.pdf" | sed -n 's/^Pages: *//p')
[ "${pages:-0}" -gt 2900 ] && ok "large: $pages pages, $large KB" || fail "large: builds" "$pages pages"
passes "large: qpdf" qpdf --check "$work/48.pdf"
passes "large: memory grows with the pages" grows_linearly "$small" "$large"
rejects "large: memory that grows with their square" grows_linearly 100 1600
passes "large: memory within its limit" within "${pages:-0}" "$large"
rejects "large: memory beyond its limit, as when the Document was kept and a glyph took 12 bytes" within 2944 239036
exit $failed
