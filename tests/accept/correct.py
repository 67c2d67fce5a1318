#!/usr/bin/env python3
# correct.py: makes one correction in a copy of an edition, as an editor would.
#
#     correct.py --list                                  the corrections' names
#     correct.py NAME DOCUMENT PAGES ROOT                changes the sources below ROOT that these were made from
#
# The places are sought: in the longest article of the edition, by the pages its text stands on. Exit status 2: there is
# no such place.
import os
import re
import sys

import columns

SENTENCE = "The participants thanked the organizers for their work."
LONG = " ".join([SENTENCE, "They agreed to continue along these lines in the coming year and to report on what had been done."] * 6)


# one source file: its paragraphs are runs of lines inside literal blocks
class Source:
    def __init__(self, root, name):
        self.path = os.path.join(root, name)
        with open(self.path, encoding="utf-8", newline="\n") as file:
            self.lines = file.read().split("\n")

    def write(self):
        with open(self.path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(self.lines))

    # [first, last) of the paragraph that a line (from 0) is part of: lines as deep as it, none of them a key
    def paragraph(self, line):
        self.indent = re.match(" *", self.lines[line])[0]
        inside = lambda at: re.match(self.indent + r"[^\s#-]", self.lines[at]) and not re.match(r" *(- )?[a-z-]+:( |$)", self.lines[at])
        first = last = line
        while inside(first - 1):
            first -= 1
        while last < len(self.lines) and inside(last):
            last += 1
        return first, last

    def sub(self, pattern, by, first=0, last=None):
        for at in range(first, len(self.lines) if last is None else last):
            changed = re.sub(pattern, by, self.lines[at], count=1)
            if changed != self.lines[at]:
                self.lines[at] = changed
                return
        sys.exit(2)


class Corrector:
    def __init__(self, document, pages, root):
        self.root, self.edition = root, columns.Edition(document, pages)
        self.article = max(self.edition.articles, key=lambda article: (article.count, len(article.flow), article.id))
        self.source = self.open(self.article)

    def open(self, article):
        return Source(self.root, article.place.rsplit(":", 1)[0] if ":" in article.place else article.place)

    # source lines (from 0) of the text of a page of the article, from 1, as they follow each other
    def lines(self, page):
        first = self.article.first
        return [int(line.place.rsplit(":", 1)[1]) - 1 for line in self.article.flow
                if line.page == first + page - 1 and self.edition.role(line.tag) == "p"]

    # a paragraph that stands on a page whole, or nearly: in its middle
    def middle(self, page):
        lines = self.lines(page)
        return self.source.paragraph(lines[len(lines) // 2])

    # the paragraph and the source line and column a page starts with
    def start(self, page):
        line = next(line for line in self.article.flow if line.page == self.article.first + page - 1)
        at, column = int(line.record.fields["from"][1]) - 1, int(line.record.fields["from"][2]) - 1
        return self.source.paragraph(at), at, column

    # a page that starts inside a paragraph, below its first line
    def inner(self):
        for page in range(self.article.count, 1, -1):
            if any(line.page == self.article.first + page - 1 for line in self.article.flow):
                (first, _), at, _ = self.start(page)
                if at > first:
                    return page
        sys.exit(2)

    # replaces the words from the place where a page starts
    def at_start(self, page, pattern, by):
        _, at, column = self.start(page)
        text = self.source.lines[at]
        changed = re.sub("^" + pattern, by, text[column:], count=1)
        if changed == text[column:]:
            sys.exit(2)
        self.source.lines[at] = text[:column] + changed

    def insert(self, line, text):
        self.source.lines[line:line] = [self.source.indent + text, ""]


def word_more(c): c.source.sub(r" the ", " the very ", *c.middle(1))
def word_less(c): c.source.sub(r" the ", " ", *c.middle(2))
def letter(c): c.source.sub(r"([a-z])e ", r"\1a ", *c.middle(2))
def letter_more(c): c.source.sub(r"([a-z])s ", r"\1ss ", *c.middle(3))


def sentence(c, page=1, text=SENTENCE):
    first, last = c.middle(page)
    c.source.lines[last - 1] += " " + text


def sentence_less(c):
    first, last = c.middle(3)
    text = " ".join(line.strip() for line in c.source.lines[first:last])
    c.source.lines[first:last] = [c.source.indent + text[:text.rindex(" ", 0, len(text) * 2 // 3)] + "."]


def paragraph_new(c): c.insert(c.middle(1)[0], SENTENCE)
def paragraph_new_below(c): c.insert(c.middle(3)[0], SENTENCE)


def paragraph_gone(c):
    first, last = c.middle(2)
    del c.source.lines[first:last + 1]


def caption(c):
    c.article = next(article for article in c.edition.articles if any("    caption:" in line for line in c.open(article).lines))
    c.source = c.open(c.article)
    at = next(at for at, line in enumerate(c.source.lines) if line.startswith("    caption:"))
    at += ">" in c.source.lines[at]
    c.source.lines[at] += ", photographed on the first day of the meeting, before the opening of the exhibition"


def title(c):
    at = next(at for at, line in enumerate(c.source.lines) if line.startswith("title:"))
    at += ">" in c.source.lines[at]
    c.source.lines[at] += " in Review"


def before_start(c):
    (first, _), at, _ = c.start(c.inner())
    c.source.sub(r"(\w) (\w)", r"\1 and the very same \2", first, at)


def after_start(c):
    (_, last), at, _ = c.start(c.inner())
    c.source.sub(r" (\w+)$", r" indeed \1", at + 1, last)


def first_word(c): c.at_start(c.inner(), r"\w+", "Xenon")
def first_word_gone(c): c.at_start(c.inner(), r"\S+ ?", "")


def start_paragraph_gone(c):
    (first, last), _, _ = c.start(c.inner())
    del c.source.lines[first:last + 1]


def words_before_start(c): c.at_start(c.inner(), r"", "and also ")
def heights(c): c.source.sub(r"height: .*$", "height: {min: 60mm, max: 70mm}", c.source.lines.index("body:") + 6)
def height_more(c): c.source.sub(r"max: (\d+)mm", "max: 230mm")


def article_before(c):
    index = c.edition.articles.index(c.article)
    c.source.write()
    c.article = c.edition.articles[index - 1]
    c.source = c.open(c.article)
    sentence(c)


def two_at_once(c):
    first, last = c.middle(3)
    c.source.lines[last - 1] += " " + SENTENCE
    word_more(c)


def each_paragraph(c):
    for at, line in enumerate(c.source.lines):
        if re.match(r"    +[A-Z].* [a-z ]+$", line) and not re.search(r"[|>:]", line):
            c.source.lines[at] = line + "s"


def long_text(c): sentence(c, 1, LONG)
def longer_text(c): sentence(c, 2, LONG + " " + LONG)
def longest_text(c): sentence(c, 2, " ".join([LONG] * 6))
def figure_gone(c):
    first = max(at for at, line in enumerate(c.source.lines) if line.startswith("  - figure:"))
    last = first + 1
    while re.match(r"    |$", c.source.lines[last]) and last < len(c.source.lines) - 1:
        last += 1
    del c.source.lines[first:last]


def figure_topic(c): c.source.sub(r"topic: \w+", "topic: finance")


CORRECTIONS = {name.replace("_", "-"): globals()[name] for name in (
    "word_more word_less letter letter_more sentence sentence_less paragraph_new paragraph_new_below paragraph_gone caption "
    "title before_start after_start first_word first_word_gone start_paragraph_gone words_before_start heights height_more "
    "article_before two_at_once each_paragraph long_text longer_text longest_text figure_topic figure_gone").split()}


def main():
    if sys.argv[1] == "--list":
        print("\n".join(CORRECTIONS))
        return
    corrector = Corrector(*sys.argv[2:5])
    CORRECTIONS[sys.argv[1]](corrector)
    corrector.source.write()


if __name__ == "__main__":
    main()
