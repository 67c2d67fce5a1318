#!/usr/bin/env bash
# hostile.sh: sources that are not what they should be each get one clear answer and exit status 1, and leave an older output
# untouched. What a unit test cannot see: the program's exit status, its words on standard error, its files.
set -u
made=output/tests/hostile
rm -rf "$made" && mkdir -p "$made" || exit 2
status=0

new_edition() { # a good edition in $edition
    edition=$made/$1
    mkdir -p "$edition/articles" "$edition/images"
    printf '%s\n' 'title: Report' 'organisation: O' 'date: 2021-12-31' 'language: en-GB' 'layout: cica' 'sections:' \
        '  - title: S' '    articles: [articles/a.yaml]' >"$edition/report.yaml"
    printf 'title: A\nbody:\n  - Text\n' >"$edition/articles/a.yaml"
}

# expect NAME STATUS WORDS: what folio-parse says of $edition
expect() {
    local said code
    echo old >"$edition.document"
    said=$(timeout 20 "$BUILD/folio-parse" "$edition" -o "$edition.document" 2>&1)
    code=$?
    if [ $code -ne "$2" ]; then echo "FAIL $1: exit status $code, not $2: $said"
    elif [ "$2" -ne 0 ] && [ "$(cat "$edition.document")" != old ]; then echo "FAIL $1: the old output is gone"
    elif [ "$2" -eq 0 ] && [ "$(head -c 14 "$edition.document")" != folio-document ]; then echo "FAIL $1: no Document was written"
    elif [[ $said != *"$3"* ]]; then echo "FAIL $1: said: $said"
    elif [ "$2" -ne 0 ] && [ "$(wc -l <<<"$said")" -ne 1 ]; then echo "FAIL $1: more than one line: $said"
    else echo "ok $1"; return
    fi
    status=1
}

# hostile NAME WORDS: the article comes from standard input
hostile() {
    new_edition "$1"
    cat >"$edition/articles/a.yaml"
    expect "$1" 1 "$2"
}

repeat() { head -c "$2" /dev/zero | sed "s/\x00/$1/g"; }

new_edition good; expect good 0 ""
printf 'title: A\r\nbody:\r\n  - |\r\n    One\r\n    two\r\n' >"$edition/articles/a.yaml"; expect crlf 0 ""
: | hostile empty 'a.yaml:1:1: error: the file is empty'
printf '\xef\xbb\xbftitle: A\nbody: [x]\n' | hostile byte-order-mark 'a.yaml:1:1: error: U+FEFF is a byte-order mark'
printf '\xff\xfet\0i\0' | hostile utf-16 'not UTF-16'
printf 'title: Caf\xe9\nbody: [x]\n' | hostile latin-1 'a.yaml:1:11: error: the byte 0xE9 is no UTF-8'
head -c 100000 "$BUILD/folio-parse" | hostile binary '[yaml-encoding]'
printf 'title: A\nbody:\n\t- x\n' | hostile tab 'a.yaml:3:1: error: a tab indents this line'
printf 'title: A\ntitle: B\nbody: [x]\n' | hostile duplicate-key "a.yaml:2:1: error: the key 'title' stands here a second time"
{ echo 'a: &a [x, x, x, x, x, x, x, x, x]'; echo 'b: &b [*a, *a, *a, *a, *a, *a, *a]'; } | hostile aliases '[yaml-anchor]'
{ printf 'title: A\nbody: '; repeat '[' 100000; } | hostile deep '[yaml-limit]'
{ printf 'title: A\nbody: '; repeat '{a: ' 100000; } | hostile deep-keys '[yaml-limit]'
{ printf 'title: A\nbody:\n'; repeat '  - x\n' 200000; } | hostile many '[yaml-limit]'
{ printf 'title: A\nbody:\n  - |\n    '; repeat '>' 90000; echo x; } | hostile deep-quotes '[too-deep]'
{ printf 'title: A\nbody:\n  - |\n    '; repeat x 200000; } | hostile long-text 'at most 100000 characters'
{ printf 'title: A\nbody: [x]\n'; repeat '# a comment\n' 400000; } | hostile large 'larger than 4 MB'

new_edition missing; rm "$edition/articles/a.yaml"; expect missing 1 "cannot read 'articles/a.yaml': no such file"
new_edition folder; rm "$edition/articles/a.yaml"; mkdir "$edition/articles/a.yaml"; expect folder 1 'is a folder'
new_edition pipe; rm "$edition/articles/a.yaml"; mkfifo "$edition/articles/a.yaml"; expect pipe 1 'is not a regular file'
new_edition link; ln -sf /etc/passwd "$edition/articles/a.yaml"; expect link 1 "leads out of the edition's folder"
new_edition loop; ln -sf a.yaml "$edition/articles/a.yaml"; expect loop 1 'cannot read'
new_edition parent; sed -i 's|articles/a|../good/articles/a|' "$edition/report.yaml"; expect parent 1 'a path inside the folder'
new_edition absolute; sed -i 's|articles/a|/etc/a|' "$edition/report.yaml"; expect absolute 1 'a path inside the folder'
new_edition no-report; rm "$edition/report.yaml"; expect no-report 1 'no such file'
new_edition picture; ln -s /etc "$edition/images/etc"
printf 'title: A\nbody: [{figure: images/etc/passwd, decorative: true}]\n' >"$edition/articles/a.yaml"
expect picture 1 "leads out of the edition's folder"

new_edition output; said=$("$BUILD/folio-parse" "$edition" -o "$made/no/such/folder" 2>&1); code=$?
if [ $code -eq 2 ] && [[ $said == *'no such file'* ]]; then echo 'ok output-not-writable'; else echo "FAIL output-not-writable: $code $said"; status=1; fi
exit $status
