# scripts.py: Russian is hyphenated and Arabic joined and set from the right, as Pages and a PDF's text show.
#
#     scripts.py PAGES PDF [--break hyphens|joins|direction]
#
# Hyphens: lines that end in a soft hyphen between Cyrillic letters. Joins: a letter that has four forms is drawn by
# more than one glyph. Direction: lines of an Arabic paragraph end flush right and its glyphs' clusters fall. That
# it reads in logical order when extracted, words.py proves.
import sys
from collections import defaultdict

import pdf as pdfs
import records


def has(text, low, high):
    return any(low <= letter <= high for letter in text)


def is_russian(text):
    return has(text, "А", "я")


def is_arabic(text):
    return has(text, "\u0621", "\u064a")


def texts(pages):
    return [item for page in pages.pages for item in pages.texts(page, False)]


def check_hyphens(pages, raw, faults):
    words = [line[-6:] for page in raw for line in page.split("\n") if line.endswith("\u00ad") and is_russian(line[-3:])]
    flagged = [line for line in pages.lines if line.has("hyphenated")]
    if len(words) < 3:
        faults.append(f"hyphens: {len(words)} Russian lines end in a soft hyphen, {len(flagged)} lines in all")


# glyphs that each letter of an Arabic source is drawn by
def check_joins(items, faults):
    forms = defaultdict(set)
    for item in items:
        source = item.text("source").encode()
        if not is_arabic(item.text("source")):
            continue
        for glyph in item.text("glyphs").split(","):
            gid, cluster = glyph.split(":")[:2]
            forms[source[int(cluster):int(cluster) + 2].decode(errors="ignore")].add((item.text("font"), gid))
    for letter in "بيلن":
        if len(forms[letter]) < 3:
            faults.append(f"joins: '{letter}' has {len(forms[letter])} forms")


def check_direction(pages, items, faults):
    arabic = [item for item in items if is_arabic(item.text("source"))]
    if len(arabic) < 10:
        faults.append("direction: no Arabic text to speak of")
    for item in arabic:
        clusters = [int(glyph.split(":")[1]) for glyph in item.text("glyphs").split(",")]
        if not item.has("rtl") or clusters != sorted(clusters, reverse=True):
            faults.append(f"direction: '{item.text('source')}' does not run from the right")
    tags = {item.number("tag") for item in arabic}
    for line in pages.lines:
        column = pages.columns[line.number("column")]
        left, _, width, _ = column.numbers("frame")
        rest = left + width - line.numbers("origin")[0] - line.number("width")
        if line.number("tag") in tags and pages.tags[line.number("tag")].text("role") == "p" and not -5000 < rest < 13000:
            faults.append(f"direction: a line of {line.fields['from']} ends {rest / 1000:g} pt short of the right")


def spoil(items, raw, how):
    if how == "hyphens":
        raw[:] = [page.replace("\u00ad\n", "") for page in raw]
    elif how == "joins":
        for item in items:
            glyphs = [glyph.split(":") for glyph in item.text("glyphs").split(",") if glyph]
            item.fields["glyphs"] = [",".join(":".join(["1"] + glyph[1:]) for glyph in glyphs)]
    elif how == "direction":
        item = next(item for item in items if is_arabic(item.text("source")) and "," in item.text("glyphs"))
        item.fields["glyphs"] = [",".join(reversed(item.text("glyphs").split(",")))]
    else:
        raise SystemExit(f"scripts: no fault '{how}'")


def main(arguments):
    pages, raw = records.Pages(arguments[0]), pdfs.Pdf(arguments[1]).raw_text()
    items = [item for item in texts(pages) if item.text("glyphs")]
    if arguments[2:3] == ["--break"]:
        spoil(items, raw, arguments[3])
    faults = []
    check_hyphens(pages, raw, faults)
    check_joins(items, faults)
    check_direction(pages, items, faults)
    print("\n".join(faults) if faults else "hyphenated, joined, from the right")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
