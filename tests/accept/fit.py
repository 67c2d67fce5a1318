#!/usr/bin/env python3
# fit.py: is what Folio says of `pages: N` true? Each claim is tried on copies of an edition.
#
#     fit.py range|over|under|advice BUILD ROOT SOURCES LAYOUT [--wrong KIND]
#
# range   asks every article for a page less than it takes, as many and one more: each is met, or refused with a
#         number of lines and with advice.
# over    an article that fits is filled with a paragraph of more and more lines until it does not: the first line that
#         is too many makes it a line over, each further one a line more, and with so many taken away it fits.
# under   an article with a page too many is filled with a paragraph of as many lines as it is said to lack: it fits.
# advice  at the place of each, so many characters are cut (or said twice), in whole words: at the paragraph's end
#         and after its first third. It has a line less (or more) on the pages, and the article is a line nearer to
#         what was asked.
#
# --wrong lies, to show that the check sees it: many adds a line to what is too many, few halves what is too few,
# characters halves every advice's.
import json
import os
import re
import subprocess
import sys

import records

FILLER = "Filler."


class Edition:
    def __init__(self, build, root, sources, layout, wrong):
        self.build, self.root, self.layout, self.wrong = build, root, layout, wrong
        self.folder = os.path.join(root, sources)
        folder = os.path.join(self.folder, "articles")
        with open(os.path.join(self.folder, "report.yaml"), encoding="utf-8") as file:
            self.report = file.read().split("\nforeword:")[0]
        files = {name: plain(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}
        # an index says nothing without the other articles
        self.files = {name: text for name, text in files.items() if "\n  - index:" not in text}
        self.ids = {re.search(r"^id: *(\S+)", text, re.M)[1]: name for name, text in self.files.items()}

    def path(self, name):
        return os.path.join(self.folder, "articles", name)

    # an edition of these texts of articles alone: its Pages and what is said of them
    def lay_out(self, texts, layout=None):
        with open(os.path.join(self.folder, "report.yaml"), "w", encoding="utf-8") as file:
            file.write(self.report + "\nsections:\n  - title: All\n    articles:\n" +
                       "".join(f"      - articles/{name}\n" for name in texts))
        for name, text in texts.items():
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(text)
        document, pages = os.path.join(self.root, "document"), os.path.join(self.root, "pages")
        run(os.path.join(self.build, "folio-parse"), self.folder, "-o", document, "--root", self.root)
        said = run(os.path.join(self.build, "folio-layout"), document, "-o", pages, "--root", self.root,
                   "--format", "json", "--layout", layout or self.layout)
        return Laid(records.Pages(pages), json.loads(said or "[]"), self)

    def asking(self, name, pages, text=None):
        text = self.files[name] if text is None else text
        text = re.sub(r"^pages:.*\n", "", text, flags=re.M)
        return re.sub(r"^body:", f"pages: {pages}\nbody:", text, count=1, flags=re.M) if pages else text

    # with a paragraph of so many lines at the end of its body
    def filled(self, name, count, text=None):
        text = self.files[name] if text is None else text
        body, _, rest = text.partition("\nsource:")
        lines = "  - |\n" + f"    {FILLER}\\\n" * (count - 1) + f"    {FILLER}\n" if count else ""
        return body.rstrip("\n") + "\n" + lines + (_ + rest if _ else "")


class Laid:
    def __init__(self, pages, said, edition):
        self.pages, self.said, self.edition = pages, said, edition
        self.counts = {record.text("id"): record.number("pages") for record in pages.articles}

    def of(self, name, rule):
        return [one for one in self.said if one["rule"] == rule and one["file"].endswith("/" + name)]

    # (lines too many, lines too few) as said of an article; None: nothing is said; (0, 0): refused without lines
    def verdict(self, name):
        found = self.of(name, "pages-fit")
        if not found:
            return None
        lines = re.search(r"(\d+) lines? too (many|few)", found[0]["message"])
        number = int(lines[1]) if lines else 0
        if lines and self.edition.wrong == lines[2]:
            number = number + 1 if lines[2] == "many" else number // 2
        return (number, 0) if lines and lines[2] == "many" else (0, number)

    def advices(self, name):
        for one in self.of(name, "copyfit"):
            found = re.match(r"(cut|add) (\d+) characters", one["message"])
            number = int(found[2]) // (2 if self.edition.wrong == "characters" else 1)
            yield one["line"], one["column"], found[1] == "cut", number

    # lines of text of the paragraph at a place
    def lines_at(self, name, line, column):
        file = "/" + name
        tags = {number for number, tag in enumerate(self.pages.tags) if tag and tag.fields.get("at")
                and tag.fields["at"][0].endswith(file)
                and [int(n) for n in tag.fields["at"][1:]] == [line, column]}
        return sum(record.number("tag") in tags for record in self.pages.lines)


# an article without links into the report, so that it can stand alone
def plain(path):
    with open(path, encoding="utf-8") as file:
        return re.sub(r"\{page: *[^}]*\}", "9", re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", file.read()))


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        print(f"{os.path.basename(words[0])} ended with {done.returncode}: {done.stderr[:300]}")
        sys.exit(2)
    return done.stderr


# ---- paragraphs in YAML --------------------------------------------------------------------------

# where the paragraph at a place stands: (first line, behind the last), its words
def paragraph(text, line, column):
    lines = text.split("\n")
    indent, end = column - 1, line
    while (end < len(lines) and lines[end].strip() and lines[end].startswith(" " * indent)
           and not lines[end][indent:].startswith("- ")):
        end += 1
    return end, " ".join([lines[line - 1][indent:]] + [part.strip() for part in lines[line:end]]).split()


def changed(text, line, column, cut, characters, at_end):
    end, words = paragraph(text, line, column)
    first = len(words) if at_end else len(words) // 3
    count = size = 0
    while size < characters:
        size += len(words[first - 1 - count if at_end else first + count]) + 1
        count += 1
    if at_end:
        first -= count
    some = words[first:first + count]
    if re.search(r"[][*_`<>]", " ".join(some)):
        return None # a link or emphasis would break
    words = words[:first] + words[first + count:] if cut else words[:first + count] + some + words[first + count:]
    lines = text.split("\n")
    return "\n".join(lines[:line - 1] + [lines[line - 1][:column - 1] + " ".join(words)] + lines[end:])


# ---- checks --------------------------------------------------------------------------------------

def check_range(edition, counts):
    met = refused = 0
    for away in (-1, 0, 1):
        asked = {name: counts[key] + away for key, name in edition.ids.items()}
        laid = edition.lay_out({name: edition.asking(name, pages) for name, pages in asked.items() if pages})
        for key, name in edition.ids.items():
            if not asked[name]:
                continue
            verdict, pages = laid.verdict(name), laid.counts[key]
            met, refused = met + (verdict is None), refused + (verdict is not None)
            if verdict is None and pages != asked[name]:
                yield f"{key}: {asked[name]} pages asked, {pages} made, nothing said"
            if verdict and (verdict[0] > 0) != (pages > asked[name]) and verdict != (0, 0):
                yield f"{key}: {asked[name]} pages asked, {pages} made, said {verdict}"
            if verdict and sum(verdict) and not list(laid.advices(name)) and edition.files[name].count("\n\n"):
                yield f"{key}: {asked[name]} pages asked, no advice"
            if verdict and len(list(laid.advices(name))) > min(5, max(sum(verdict), 1)):
                yield f"{key}: more advice than lines"
    if not met or not refused:
        yield f"{met} met, {refused} refused: one of them was not tried"


def check_over(edition, counts):
    for key, name in edition.ids.items():
        pages = counts[key]

        def verdict(count, name=name, pages=pages):
            return edition.lay_out({name: edition.asking(name, pages, edition.filled(name, count))}).verdict(name)
        least, most = 0, 400 # the first count that is over
        while least < most:
            middle = (least + most) // 2
            found = verdict(middle)
            if found and not found[1]:
                most = middle
            else:
                least = middle + 1
        fits = least - 1
        if fits < 0:
            continue # over without any
        for more in (1, 2, 3, 7, 20):
            found = verdict(fits + more)
            if not found or found[0] != more:
                yield f"{key}: {fits} lines more fit, {fits + more} are said to be {found} too many"


def check_under(edition, counts):
    for key, name in edition.ids.items():
        asked = counts[key] + 1
        found = edition.lay_out({name: edition.asking(name, asked)}).verdict(name)
        if not found or not found[1]:
            continue
        after = edition.lay_out({name: edition.asking(name, asked, edition.filled(name, found[1]))}).verdict(name)
        if after:
            yield f"{key}: {found[1]} lines too few; with so many more {after}"
        few = found[1] - max(8, found[1] // 10)
        after = edition.lay_out({name: edition.asking(name, asked, edition.filled(name, few))}).verdict(name)
        if not after or not after[1]:
            yield f"{key}: {found[1]} lines too few; but {few} do"


def check_advice(edition, counts):
    cuts = adds = 0
    for key, name in edition.ids.items():
        for asked in {counts[key] - 1, counts[key] + 1} - {0}:
            source = edition.asking(name, asked)
            # on the pages every paragraph stands as it is set best: other settings cost too much
            laid = edition.lay_out({name: source}, "fixed")
            before, verdict = laid, laid.verdict(name)
            for line, column, cut, characters in laid.advices(name):
                for at_end in (True, False):
                    text = changed(source, line, column, cut, characters, at_end)
                    if text is None:
                        continue
                    after = edition.lay_out({name: text}, "fixed")
                    gained = after.lines_at(name, line, column) - before.lines_at(name, line, column)
                    if gained != (-1 if cut else 1):
                        yield f"{key}:{line}: {'cut' if cut else 'add'} {characters}: {gained} lines more"
                    cuts, adds = cuts + cut, adds + (not cut)
                    now = after.verdict(name) or (0, 0)
                    if cut and now[0] != verdict[0] - 1:
                        yield f"{key}:{line}: cut {characters}: {verdict[0]} lines too many became {now[0]}"
    if not cuts or not adds:
        yield f"{cuts} cuts and {adds} additions tried"


def main():
    words = sys.argv[1:]
    wrong = words.pop() if "--wrong" in words else None
    words = [word for word in words if word != "--wrong"]
    edition = Edition(*words[1:5], wrong)
    counts = edition.lay_out({name: edition.asking(name, 0) for name in edition.files}).counts
    checks = {"range": check_range, "over": check_over, "under": check_under, "advice": check_advice}
    faults = list(checks[words[0]](edition, counts))
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
