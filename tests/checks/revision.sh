#!/usr/bin/env bash
# revision.sh: what a draft's watermark says of its sources: the last commit that changed them, a mark when they are not as
# committed, or what is given where there is no git; and the same bytes wherever these are the same.
. "$(dirname "$0")/../accept/lib.sh"
first=${layouts%%$'\n'*}
project=$work/project
mkdir -p "$project/$(dirname "$sources")"
cp -r layouts fonts "$project"
cp -r "$sources" "$project/$(dirname "$sources")"
unset SOURCE_REVISION
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CEILING_DIRECTORIES=$work

in_git() { git -C "$project" -c user.name=Editor -c user.email=editor@example.org "$@" >/dev/null 2>&1; }
commit() { in_git add -A && in_git commit -m "$1"; }
head_of() { git -C "$project" rev-parse HEAD | cut -c1-10; }
document() { "$BUILD/folio-parse" "$project/$sources" --root "$project" --quiet; }
# the revision by the stages: revision [OPTION…]
revision() {
    document | "$BUILD/folio-layout" --root "$project" --profile draft --layout "$first" --layers none --quiet "$@" |
        sed -n 's/^metadata .* revision="\([^"]*\)".*/\1/p'
}
says() { # NAME EXPECTED FOUND
    if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "expected '$2', found '$3'"; fi
}
draft() { "$folio" build "$project/$sources" --layout "$first" --profile draft -o "$1" --quiet 2>"$work/said"; }
words() { pdftotext -f 3 -l 3 -raw "$1" - 2>/dev/null | grep -c "$2"; }

says "without git: none" "" "$(revision)"
draft "$work/without.pdf"
in_git init && commit "the edition"
says "a commit: its first ten digits" "$(head_of)" "$(revision)"
committed=$(head_of)
draft "$work/committed.pdf"
says "the watermark names it" 1 "$(words "$work/committed.pdf" "$committed")"
says "no watermark names it without git" 0 "$(words "$work/without.pdf" "$committed")"
echo note >"$project/README.md"
says "a file beside the sources: the same" "$committed" "$(revision)"
commit "a note"
says "a commit of something else: the same" "$committed" "$(revision)"
draft "$work/later.pdf"
same "and the same bytes" "$work/committed.pdf" "$work/later.pdf"

article=$(find "$project/$sources/articles" -name '*.yaml' | sort | head -1)
echo "# a remark" >>"$article"
says "a change that is not committed has a mark" "$committed with changes" "$(revision)"
draft "$work/changed.pdf"
if cmp -s "$work/committed.pdf" "$work/changed.pdf"; then fail "which shows" "the same bytes"; else ok "which shows"; fi
in_git checkout -- "$sources"
touch "$project/$sources/new.yaml"
says "so has a file that git does not know" "$committed with changes" "$(revision)"
rm "$project/$sources/new.yaml"
echo "# a remark" >>"$project/layouts/$first.yaml"
says "and a change of the layout" "$committed with changes" "$(revision)"
commit "the layout"
says "committed, it is another revision" "$(head_of)" "$(revision)"

says "SOURCE_REVISION in place of git's" "proof 2" "$(SOURCE_REVISION="proof 2" revision)"
says "--revision before that" "proof 3" "$(SOURCE_REVISION="proof 2" revision --revision "proof 3")"
in_git checkout HEAD~1 -- layouts
rm -rf "$project/.git"
SOURCE_REVISION=$committed draft "$work/given.pdf"
same "without git, but given the revision: the same bytes" "$work/committed.pdf" "$work/given.pdf"

into=$work/refused.pdf
stops "a revision of two lines" "is no revision" "$folio" build "$project/$sources" --profile draft --revision $'a\nb' -o "$into"
stops "a revision that is not UTF-8" "is no revision" env SOURCE_REVISION=$'\xff' "$folio" build "$project/$sources" --profile draft -o "$into"
stops "a revision of a web file" "add --profile draft" "$folio" build "$project/$sources" --revision a -o "$into"
if [ -e "$into" ]; then fail "nothing is written then" "$into is there"; else ok "nothing is written then"; fi
exit $failed
