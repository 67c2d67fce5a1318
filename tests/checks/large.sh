#!/usr/bin/env bash
# large.sh: an edition of some 3,000 pages builds, qpdf finds nothing wrong with it, and time and memory grow with the pages.
#
# Four times the pages may take five times the user time and memory of a quarter of them: processes are measured by the
# least of two runs, in one check.
. "$(dirname "$0")/../accept/lib.sh"
case $BUILD in *sanitize*) echo "not run large: sanitizers take too long"; exit 0 ;; esac

make_edition() { # TIMES
    python3 tests/bench/scale.py "$sources" "$1" "$work/edition-$1"
}
# user seconds and kilobytes of a press build, the least of two: measure TIMES
measure() {
    python3 - "$folio" "$work/edition-$1/edition" "$work/$1.pdf" <<'PYTHON'
import os, subprocess, sys
best = [1e9, 1e9]
for _ in range(2):
    process = subprocess.Popen([sys.argv[1], "build", sys.argv[2], "--profile", "press", "--quiet", "-o", sys.argv[3]])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit("the build failed")
    best = [min(best[0], used.ru_utime + used.ru_stime), min(best[1], used.ru_maxrss)]
print(f"{best[0]:.2f} {best[1]:.0f}")
PYTHON
}
grows_linearly() { # SMALL LARGE, "seconds kilobytes" each
    awk -v small="$1" -v large="$2" 'BEGIN { split(small, a, " "); split(large, b, " ")
        if (b[1] > 5 * a[1] || b[2] > 5 * a[2]) { print small " became " large; exit 1 } }'
}

make_edition 13
make_edition 52
small=$(measure 13) || fail "large: 732 pages" "$small"
large=$(measure 52) || fail "large: 2912 pages" "$large"
pages=$(pdfinfo "$work/52.pdf" | sed -n 's/^Pages: *//p')
[ "${pages:-0}" -gt 2900 ] && ok "large: $pages pages, $large (seconds, KB)" || fail "large: builds" "$pages pages"
passes "large: qpdf" qpdf --check "$work/52.pdf"
passes "large: time and memory grow with the pages" grows_linearly "$small" "$large"
rejects "large: time that grows with their square" grows_linearly "1 100" "16 400"
exit $failed
