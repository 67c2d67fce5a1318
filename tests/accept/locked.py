#!/usr/bin/env python3
# locked.py: does each page start with the words, and hold the figures, that it did before, or is it named?
#
#     locked.py DOCUMENT PAGES DOCUMENT PAGES SAID       before, after, and what the build after said
#     locked.py --count …                                prints how many pages and figures moved, named or not
#
# Reads words off the painted text, page by page, with no help from the layout lock. Prints each that moved and is not
# named; exit status 1 if there is one. A page beyond the shorter of an article's two lengths counts as named if the
# article's new number of pages is. So does an article's start, if the numbers that its pages become are said.
import re
import sys

import columns

WORDS, ALIKE = 6, 3  # of the first words that are held against each other so many must be in both


def line_words(edition, line):
    page = next(page for page in edition.pages.pages if page.number == line.page)
    items = [item for item in edition.pages.texts(page, False)
             if abs(item.numbers("origin")[1] - line.y) < 10 and line.x - 10 <= item.numbers("origin")[0] <= line.right]
    return "".join(item.text("source") for item in sorted(items, key=lambda item: item.numbers("origin")[0]))


# of each page of an article its first words; "" where it has no text
def starts(edition, article):
    found = []
    for number in range(article.first, article.last + 1):
        lines = [line for line in article.flow if line.page == number][:3]
        text = "".join(words[:-1] if words.endswith("\u00ad") else words + " " for words in
                       (line_words(edition, line) for line in lines))
        found.append(" ".join(text.split()[:WORDS]))
    return found


def figures(edition, article):
    tags = [record for record in edition.pages.tags
            if record and article.first <= record.number("box-page") <= article.last
            and record.text("role") != "quote"] # a pull quote goes with its text
    return [record.number("box-page") - article.first for record in tags]


def same(before, after):
    a, b = before.split(), after.split()
    if not a or not b:
        return a == b
    return a[0] == b[0] and len(set(a) & set(b)) >= min(ALIKE, len(a), len(b))


def ranges(pattern, said):
    for found in re.finditer(pattern, said):
        yield range(int(found[1]), int(found[2] or found[1]) + 1)


class Said:
    def __init__(self, text):
        self.text = "\n".join(line for line in text.split("\n") if re.search(r"\[lock-(moved|kept)\]", line))
        self.pages = {page for pages in ranges(r"\bpages? (\d+)(?: to (\d+))? (?:starts|moves?) with", self.text) for page in pages}
        self.become = {page for pages in ranges(r"\bpages? (\d+)(?: to (\d+))? becomes?", self.text) for page in pages}

    def counts(self, before, after):
        return re.search(rf"takes {after} pages? in place of {before}\b", self.text)

    def figure(self, before, after):
        return re.search(rf"figure moves from page {before} to page {after}\b", self.text)


# (what moved, is it named) of an article
def moves(before, old, after, new, said):
    if old.count != new.count:
        yield f"{old.id}: {old.count} pages, now {new.count}", said.counts(old.count, new.count)
    if old.first != new.first:
        yield f"{old.id}: first page {old.first}, now {new.first}", old.first in said.become
    for page, (a, b) in enumerate(zip(starts(before, old), starts(after, new))):
        if page and not same(a, b):
            yield f"{old.id}: page {new.first + page}: {a!r}, now {b!r}", new.first + page in said.pages
    a, b = figures(before, old), figures(after, new)
    for number, (x, y) in enumerate(zip(a, b) if len(a) == len(b) else ()):
        if x != y:
            yield f"{old.id}: figure {number + 1}: page {x + 1}, now {y + 1}", said.figure(new.first + x, new.first + y)


def main():
    arguments = [word for word in sys.argv[1:] if word != "--count"]
    before, after = columns.Edition(*arguments[:2]), columns.Edition(*arguments[2:4])
    with open(arguments[4], encoding="utf-8") as file:
        said = Said(file.read())
    known = {article.id: article for article in after.articles}
    found = [move for article in before.articles if article.id in known
             for move in moves(before, article, after, known[article.id], said)]
    if "--count" in sys.argv:
        print(len(found))
        return 0
    unnamed = [what for what, named in found if not named]
    print("\n".join(unnamed), end="\n" if unnamed else "")
    return 1 if unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
