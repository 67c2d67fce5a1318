#!/usr/bin/env bash
# pdfa.sh: the rules of PDF/A-2a and PDF/X-4 (tests/standards) asserted on finished files by accept/pdfa.py, in each
# layout; each assertion is given a file broken in its one way. A draft claims nothing.
. "$(dirname "$0")/../accept/lib.sh"
pdfa() { python3 tests/accept/pdfa.py "$@"; }

passes "each rule has an assertion or a reason" pdfa --counts tests/standards/pdfa2.tsv tests/standards/pdfx4.tsv
pdfa --counts tests/standards/pdfa2.tsv tests/standards/pdfx4.tsv
printf '6.1.2\tno verdict\n' >"$work/bad.tsv"
rejects "a rule without a verdict" pdfa --counts "$work/bad.tsv"
printf '6.1.2\ta rule\tasserted\tnothing-of-the-kind\n' >"$work/bad.tsv"
rejects "a rule whose assertion is not there" pdfa --counts "$work/bad.tsv"

for layout in $layouts; do
    for profile in web press; do
        build "$layout" $profile "$work/$layout-$profile.pdf" || fail "$layout-$profile: build" "$(cat "$work/said")"
        passes "$layout-$profile: every assertion" pdfa "$work/$layout-$profile.pdf" $profile
    done
done

first=${layouts%%$'\n'*}
for profile in web press; do
    for name in $(pdfa --names $profile); do
        rejects "$profile: broken in $name" pdfa "$work/$first-$profile.pdf" $profile --break "$name"
    done
done

build "$first" draft "$work/draft.pdf"
claims_nothing() { ! grep -aqE 'pdfaid:part>|pdfuaid:part>|GTS_PDFXVersion>|/OutputIntents' "$1"; }
passes "a draft claims no standard" claims_nothing "$work/draft.pdf"
claims_nothing "$work/$first-web.pdf" && fail "a claim is seen" "none in a web file" || ok "a claim is seen"
rejects "a web file taken for one of the press" pdfa "$work/$first-web.pdf" press
rejects "a press file taken for one of the web" pdfa "$work/$first-press.pdf" web
exit $failed
