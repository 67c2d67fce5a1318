#!/usr/bin/env bash
# install.sh: .ci/install is silent when nothing is missing, and without root or sudo names what is, with status 2.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
ok() { echo "ok install: $1"; }
fail() { echo "FAIL install: $1: $(tr '\n' ' ' <<<"$2")"; failed=1; }

said=$(.ci/install build test 2>&1)
[ $? -eq 0 ] && [ -z "$said" ] && ok "nothing is missing" || fail "nothing is missing" "$said"
said=$(.ci/install nosuch 2>&1)
[ $? -eq 2 ] && ok "refuses an unknown section" || fail "refuses an unknown section" "$said"

# the same script with a list of its own, as a user who is not root and has no sudo
mkdir -p "$work/ci" "$work/bin"
cp .ci/install "$work/ci/"
printf '[build]\nlibc6-dev  # there\nfolio-is-no-package  # not there\n\n[test]\nno-package-either\n' >"$work/ci/packages"
printf '#!/bin/sh\necho 1000\n' >"$work/bin/id"
chmod +x "$work/bin/id"
for tool in sh dirname awk sort dpkg-query sed grep tr env; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
said=$(PATH=$work/bin "$work/ci/install" 2>&1 </dev/null)
status=$?
line='sudo apt-get update && sudo apt-get install -y --no-install-recommends folio-is-no-package'
if [ $status -eq 2 ] && grep -qE "^ *$line\$" <<<"$said"; then ok "prints the line to run"
else fail "prints the line to run" "status $status: $said"; fi
if grep -q no-package-either <<<"$said"; then fail "other sections are left alone" "$said"
else ok "other sections are left alone"; fi

# as root, apt-get is asked for it, once updated
printf '#!/bin/sh\necho 0\n' >"$work/bin/id"
printf '#!/bin/sh\necho "apt-get $*"\n' >"$work/bin/apt-get"
chmod +x "$work/bin/apt-get"
said=$(PATH=$work/bin "$work/ci/install" build test 2>&1 </dev/null)
if [ "$(grep -c '^apt-get update' <<<"$said")" = 1 ] &&
    grep -q '^apt-get install .*--no-install-recommends .*folio-is-no-package no-package-either$' <<<"$said"
then ok "installs as root"; else fail "installs as root" "$said"; fi

# every package of the list has a reason and the list is sorted by section
if said=$(awk '/^\[/ { last = ""; next } /^[a-z]/ { if ($1 < last) { print $1 " out of order"; bad = 1 } last = $1 } END { exit bad }' .ci/packages)
then ok "the list is sorted"; else fail "the list is sorted" "$said"; fi
exit $failed
