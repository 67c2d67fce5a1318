#!/usr/bin/env python3
# long_article.py: an edition with one very long article, for tests of what grows with an article's length.
#
#     tests/bench/long_article.py FOLDER [--pages 300] [--seed 1] [--plain] [--rich]
#
# FOLDER becomes a project: the layouts and fonts of the current one, and edition/ with a single article of about so
# many pages in the layout cica: prose, headings of two levels, lists and figures with captions, all invented; --rich adds
# a drop cap, notes, pull quotes and sidebars. The
# same numbers give the same bytes; a longer article begins with the words of a shorter one. Where scale.py repeats
# articles, and so shows what a report's length costs, this shows what one article's length costs.
import argparse
import os
import random
import shutil
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scale  # noqa: E402

WORDS_A_PAGE = {False: 690, True: 820}  # in cica's two columns: with figures, and text alone
TOPICS = ["meetings", "transport", "climate", "agriculture", "culture", "digital", "security", "tourism"]
PEOPLE = ("the keeper", "the pilot", "the harbour master", "her deputy", "the surveyor", "the two clerks", "every ferryman",
          "the night watch", "the council of the island", "a committee of seven", "the older skippers", "the apprentice")
DEEDS = ("measured", "described", "repaired", "counted", "painted", "examined", "abandoned", "inherited", "recommended",
         "reconsidered", "catalogued", "lit", "drew", "postponed", "defended", "compared", "administered", "remembered")
THINGS = ("the lamp", "the eastern breakwater", "a chart of the sound", "the tide tables", "the foghorn", "the register",
          "the long jetty", "seventeen buoys", "the fishing grounds", "the regulations on navigation", "the bell",
          "an extraordinary quantity of rope", "the weather station", "the correspondence of the year", "the slipway",
          "the responsibilities of the port", "the oil store", "the causeway", "the communications with the mainland")
WHENS = ("in spring", "before the equinox", "at low water", "after the great storm", "in the dry years", "that winter",
         "without hesitation", "on the first Monday of the month", "by general agreement", "as the law required",
         "against the advice of the insurers", "under a new superintendent", "in good time", "once more")
LINKS = ("while", "because", "although", "so that", "since", "until", "and", "but")
OPENERS = ("", "", "", "By then ", "In the end ", "As far as anyone knew, ", "Nevertheless ", "Unfortunately ", "Every year ")
HEADS = ("The lamp and its oil", "Characteristics of the channel", "Ropes", "What the register says", "Tides and tables",
         "On the administration of small harbours", "Weather", "The causeway", "Signals", "Winter", "Repairs and their cost")


class Writer:
    def __init__(self, seed, rich):
        self.dice, self.words, self.figures, self.pieces = random.Random(seed), 0, 0, []
        self.rich, self.notes = rich, 0

    # random() alone gives the same numbers in every Python
    def below(self, number):
        return int(self.dice.random() * number)

    def pick(self, words):
        return words[self.below(len(words))]

    def clause(self):
        return f"{self.pick(PEOPLE)} {self.pick(DEEDS)} {self.pick(THINGS)} {self.pick(WHENS)}"

    def sentence(self):
        text = self.pick(OPENERS) + self.clause()
        for _ in range(self.below(3)):
            text += f"{self.pick((' ', ', '))}{self.pick(LINKS)} {self.clause()}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(1 + self.below(6)))

    def add(self, text):
        self.words += len(text.split())
        self.pieces.append("  - |\n" + "".join(f"    {line}".rstrip() + "\n" for line in text.split("\n")))

    # about three notes a page, and what they say
    def add_notes(self, parts):
        notes = []
        for index, part in enumerate(parts):
            if part[0].isupper() and self.below(3) == 0:
                self.notes += 1
                parts[index] += f"[^n{self.notes}]"
                notes.append(f"[^n{self.notes}]: {' '.join(self.sentence() for _ in range(1 + self.below(2)))}")
        return parts + ["\n".join(notes)] * bool(notes)

    def panel(self):
        if self.below(2):
            self.pieces.append(f"  - pull-quote: {self.clause().capitalize()}.\n")
        else:
            self.pieces.append(f"  - sidebar: |\n      {self.sentence()}\n\n      - {self.clause()};\n      - {self.clause()}.\n"
                               f"    title: {self.pick(HEADS)}\n    span: {self.pick(('column', 'page'))}\n")

    def list(self):
        marks = [f"{number}." for number in range(1, 9)] if self.below(2) else ["-"] * 8
        return "\n".join(f"{mark} {self.sentence()}" for mark in marks[:2 + self.below(5)])

    def section(self):
        parts = [f"{'##' if self.below(3) else '#'} {self.pick(HEADS)}"]
        for _ in range(2 + self.below(5)):
            parts.append(self.list() if self.below(6) == 0 else self.paragraph())
        self.add("\n\n".join(self.add_notes(parts) if self.rich else parts))
        if self.rich and self.below(8) == 0:
            self.panel()

    def figure(self):
        self.figures += 1
        width = self.pick(("page", "page", "column"))
        self.pieces.append(
            f'  - figure: {{placeholder: true, topic: {self.pick(TOPICS)}, wanted: "harbour {self.figures}, 3:2"}}\n'
            f"    caption: Plate {self.figures}, {self.clause()}\n    alt: A drawing of {self.pick(THINGS)}\n"
            f"    place: {self.pick(('top', 'top', 'bottom'))}\n    span: {width}\n    height: {{min: 45mm, max: 120mm}}\n")


def write_article(pages, seed, plain, rich):
    writer, figures_a_page = Writer(seed, rich), 0 if plain else 0.6
    writer.add("\n\n".join(writer.paragraph() for _ in range(3)))
    while writer.words < pages * WORDS_A_PAGE[plain]:
        writer.section()
        if writer.figures < writer.words / WORDS_A_PAGE[plain] * figures_a_page:
            writer.figure()
    drop_cap = "drop-cap: true\n" if rich else ""
    return ("id: harbour\ntitle: A history of the harbour\ntemplate: two-column\n" + drop_cap + "body:\n" +
            "".join(writer.pieces))


REPORT = """title: The Harbour
organisation: The Society of Lighthouse Keepers
short-name: Keepers
date: 2021-05-31
language: en-GB
layout: cica

cover:
  lines: [The Society of Lighthouse Keepers, The Harbour, "2021"]

placeholders: print
placeholders-reason: Nobody has photographed this harbour.

sections:
  - title: The harbour
    articles: [articles/harbour.yaml]
"""


def write_edition(folder, pages, seed=1, plain=False, rich=False):
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("layouts", "fonts"):
        shutil.copytree(part, os.path.join(folder, part))
    scale.write(os.path.join(folder, "edition", "report.yaml"), REPORT)
    scale.write(os.path.join(folder, "edition", "articles", "harbour.yaml"), write_article(pages, seed, plain, rich))


def main():
    reader = argparse.ArgumentParser(description="writes an edition with one very long article")
    reader.add_argument("folder", help="becomes a project; its edition is FOLDER/edition")
    reader.add_argument("--pages", type=int, default=300, help="about so many in the layout cica")
    reader.add_argument("--seed", type=int, default=1, help="another number, other words")
    reader.add_argument("--plain", action="store_true", help="no figures")
    reader.add_argument("--rich", action="store_true", help="with notes, pull quotes and sidebars")
    options = reader.parse_args()
    write_edition(options.folder, options.pages, options.seed, options.plain, options.rich)


if __name__ == "__main__":
    main()
