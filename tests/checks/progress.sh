#!/usr/bin/env bash
# progress.sh: long work shows how far it is on a terminal, and nothing of that stays there; in a pipe, with --quiet and on a
# dumb terminal there is none. Programs that draw wrongly are refused (accept/terminal.py). Work is long by a clock
# that runs 500 times as fast.
. "$(dirname "$0")/../accept/lib.sh"
export TERM=xterm
terminal() { python3 tests/accept/terminal.py "$@"; }
long=(faketime -f '+0 x500' "$folio")

passes "build: a line on a terminal, gone at the end, none in a pipe" \
    terminal progress "${long[@]}" build "$sources" -o "$work/report.pdf"
passes "proof: the same" terminal progress --phases proof "${long[@]}" proof "$sources" --ppi 20 -o "$work/proof"
mkdir "$work/before" && cp -r layouts fonts tests/layout/blocks "$work/before" &&
    sed -i 's/^title: .*/title: Another report/' "$work/before/blocks/report.yaml"
passes "diff --pixels: the same" terminal progress --phases compare \
    "${long[@]}" diff "$work/before/blocks" tests/layout/blocks --pixels
passes "build --quiet: none" terminal none "${long[@]}" build "$sources" -o "$work/report.pdf" --quiet
passes "a dumb terminal: none" env TERM=dumb python3 tests/accept/terminal.py none "${long[@]}" check "$sources"
said=$(TERM=xterm "$folio" build "$sources" -o "$work/report.pdf" --verbose 2>&1 | head -3 | tr -d ' 0-9.' | tr '\n' ' ')
if [ "$said" = "parsems fontsms layoutms " ]; then ok "build --verbose: the time of each phase"
else fail "build --verbose: the time of each phase" "$said"; fi

# programs that draw wrongly
shown='printf "\r\033[Klayout   5 of 9 articles, 55 %%" >&2'
rejects "no line at all" terminal progress sh -c "echo done >&2"
rejects "a line that stays" terminal progress sh -c "[ -t 2 ] && $shown; echo done >&2"
rejects "a line in a pipe" terminal progress sh -c "$shown; printf '\\r\\033[K' >&2; echo done >&2"
rejects "a line of another phase" terminal progress --phases emit sh -c "[ -t 2 ] && { $shown; printf '\\r\\033[K' >&2; }; echo done >&2"
rejects "a line in spite of --quiet" terminal none sh -c "$shown; printf '\\r\\033[K' >&2"
passes "one that draws rightly" terminal progress --phases layout sh -c "[ -t 2 ] && { $shown; printf '\\r\\033[K' >&2; }; echo done >&2"
exit $failed
