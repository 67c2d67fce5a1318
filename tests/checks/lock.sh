#!/usr/bin/env bash
# lock.sh: with a layout lock every page of the edition stays where it is through scripted corrections, or is named.
#
# accept/correct.py makes the corrections, accept/locked.py reads the pages. The same corrections without the lock move
# pages, so that it is the lock that holds them.
. "$(dirname "$0")/../accept/lib.sh"

accept=$PWD/tests/accept
project=$work/project
edition=$project/$sources
lock=$edition/layout.lock
mkdir -p "$project/$(dirname "$sources")"
cp -r layouts fonts "$project"
cp -r "$sources" "$edition"
rm -f "$lock"
cd "$project" || exit 2

run() { # COMMAND…: $status, and what it said in $work/said
    "$@" >"$work/said" 2>&1
    status=$?
}

expect() { # NAME STATUS [PATTERN]: of the last run
    if [ $status -ne "$2" ]; then fail "$1" "exit status $status, not $2: $(cat "$work/said")"
    elif [ $# -gt 2 ] && ! grep -Eq -- "$3" "$work/said"; then fail "$1" "says nothing like '$3': $(cat "$work/said")"
    else ok "$1"; fi
}

pages() { # FILE: Pages of the edition as it is; what layout says in $work/said
    "$BUILD/folio-parse" "$sources" -o "$work/now.document" --quiet 2>"$work/said" &&
        "$BUILD/folio-layout" "$work/now.document" -o "$1" 2>"$work/said"
}

# ---- a lock of the edition as it is ----

build cica web "$work/free.pdf"
run "$folio" build "$sources" --locked -o "$work/none.pdf"
expect "--locked without a lock is an error" 1 "layout.lock.*--lock"
[ ! -e "$work/none.pdf" ] && ok "and nothing is written" || fail "and nothing is written" "there is a PDF"
run "$folio" build "$sources" --lock --locked -o "$work/none.pdf"
expect "--lock and --locked together" 2
run "$folio" build "$sources" --lock -o "$work/locking.pdf"
expect "--lock says what it wrote" 0 "$sources/layout.lock: [0-9]+ pages"
cp "$lock" "$work/lock"
run "$folio" build "$sources" --locked -o "$work/locked.pdf"
expect "--locked with a fresh lock" 0
same "the same bytes with a fresh lock" "$work/free.pdf" "$work/locking.pdf" "$work/locked.pdf"
run "$folio" build "$sources" --lock -o "$work/again.pdf"
same "the same lock again" "$work/lock" "$lock"
"$BUILD/folio-parse" "$sources" --quiet | "$BUILD/folio-layout" --locked --quiet | "$BUILD/folio-emit" -o - --quiet >"$work/staged.pdf"
same "by stages" "$work/free.pdf" "$work/staged.pdf"
run "$folio" build "$sources" --layout steppe -o "$work/steppe.pdf"
expect "a lock of another layout does not count" 0 "note: .*\[lock-layout\]"
run "$folio" check "$sources" --layout steppe --locked
expect "but --locked wants one" 1 "lock-layout"

# ---- corrections ----

pages "$work/old.pages" || fail "layout" "$(cat "$work/said")"
cp "$work/now.document" "$work/old.document"
cp -r "$edition" "$work/clean"
old=("$work/old.document" "$work/old.pages")
count=0 held=0 strayed=0 moving=

restore() {
    rm -rf "$edition"
    cp -r "$work/clean" "$edition"
}

for name in $("$accept/correct.py" --list); do
    restore
    "$accept/correct.py" "$name" "${old[@]}" . 2>"$work/said" || { fail "$name: a place for it" "$(cat "$work/said")"; continue; }
    diff -rq "$edition" "$work/clean" >/dev/null && { fail "$name" "it corrects nothing"; continue; }
    count=$((count + 1))
    pages "$work/new.pages" || { fail "$name: layout" "$(cat "$work/said")"; continue; }
    cp "$work/said" "$work/named"
    passes "$name: every page stays or is named" "$accept/locked.py" "${old[@]}" "$work/now.document" "$work/new.pages" "$work/named"
    grep -q "warning.*\[lock-moved\]" "$work/named" && moving=$name || held=$((held + 1))
    rm "$lock"
    pages "$work/without.pages"
    [ "$("$accept/locked.py" --count "${old[@]}" "$work/now.document" "$work/without.pages" "$work/named")" -gt 0 ] &&
        strayed=$((strayed + 1))
    if [ "$name" = sentence ]; then
        rejects "the judge sees pages that move without a lock" "$accept/locked.py" "${old[@]}" "$work/now.document" \
            "$work/without.pages" "$work/said"
    fi
done
if [ $count -ge 20 ]; then ok "$count corrections"; else fail "corrections" "$count, not 20"; fi
if [ $strayed -ge 5 ]; then ok "without the lock $strayed of them move pages"
else fail "without the lock" "$strayed of $count corrections move a page: the lock is not put to the test"; fi
if [ $held -gt $((count - strayed)) ]; then ok "with it $held of $count move none"
else fail "the lock holds" "$held of $count corrections move no page, and $((count - strayed)) without a lock"; fi

# ---- a correction that moves a page ----

restore
"$accept/correct.py" longest-text "${old[@]}" .
run "$folio" build "$sources" -o "$work/moved.pdf"
expect "a page that moves is a warning" 0 "yaml:[0-9]+:[0-9]+: warning: page [0-9]+ starts with .* in place of .*: .* too short .*\[lock-moved\]"
cp "$work/said" "$work/named"
echo old >"$work/kept.pdf"
run "$folio" build "$sources" --locked -o "$work/kept.pdf"
expect "with --locked an error" 1 "error: page .*\[lock-moved\]"
[ "$(cat "$work/kept.pdf")" = old ] && ok "and the old file stays" || fail "and the old file stays" "it was written over"
run "$folio" check "$sources" --locked
expect "for folio check too" 1 "error: page .*\[lock-moved\]"
"$BUILD/folio-parse" "$sources" --quiet | "$BUILD/folio-layout" --quiet | "$BUILD/folio-emit" -o - --quiet >"$work/staged.pdf"
same "by stages the same bytes" "$work/moved.pdf" "$work/staged.pdf"
for threads in 1 3; do "$folio" build "$sources" -o "$work/threads-$threads.pdf" --threads $threads --quiet 2>/dev/null; done
same "with 1 and 3 threads" "$work/moved.pdf" "$work"/threads-?.pdf
pages "$work/new.pages"
grep -v "\[lock-moved\]" "$work/named" >"$work/said"
rejects "the judge sees a page that is not named" "$accept/locked.py" "${old[@]}" "$work/now.document" "$work/new.pages" "$work/said"
run "$folio" build "$sources" --lock -o "$work/moved.pdf"
expect "--lock takes the new pages" 0
run "$folio" build "$sources" --locked -o "$work/moved.pdf"
expect "which then hold" 0

# ---- an article more, an article less ----

restore
sed -i "0,/^  *- *articles\//s//&/; /articles: *\$/,\$ { 0,/- articles\//{/- articles\//d} }" "$edition/report.yaml"
run "$folio" check "$sources" --locked
expect "an article that goes takes pages with it" 1 "pages? [0-9]+( to [0-9]+)? becomes? [0-9]+.*\[lock-moved\]"

# ---- a lock that is none ----

spoilt() { # NAME PATTERN: the lock that stands there now
    run "$folio" build "$sources" -o "$work/none.pdf"
    expect "$1" 1 "$2"
}
restore
head -c 700 "$work/lock" >"$lock" && spoilt "a lock cut short" "layout.lock:[0-9]+:[0-9]+: error"
sed '1s/1$/9/' "$work/lock" >"$lock" && spoilt "of another version" "layout.lock:1:12: error: version 1"
head -c 3000 /bin/sh >"$lock" && spoilt "that is no text" "layout.lock:[0-9]+:[0-9]+: error"
: >"$lock" && spoilt "that is empty" "layout.lock: error: empty"
sed 's/ number=2 / number=two /' "$work/lock" >"$lock" && spoilt "with a word for a number" "layout.lock:[0-9]+:[0-9]+: error"
rm "$lock" && mkdir "$lock" && spoilt "that is a folder" "layout.lock: error.*is a folder"
rmdir "$lock" && echo no >"$lock"
run "$folio" build "$sources" --lock -o "$work/again.pdf" --quiet
same "--lock writes it anew" "$work/lock" "$lock"
exit $failed
