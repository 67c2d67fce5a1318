# notes.py: does every note stand at the foot of the column that its mark falls in?
#
#     notes.py PAGES PDF NOTES [--break moved|lost|swapped|lifted|link|far]
#
# PAGES and PDF are of an edition that noted.py wrote. In Pages each mark's item and each note's lines have the same
# page and column (in captions: the same picture), the numbers count up, the last note of a column ends on the grid and
# no line of text stands between notes; mark and number lead to each other. In the PDF, as pdftotext -bbox has it, the
# words before the marks and the notes' first words stand on the same pages and halves of them. --break spoils the one
# or the other: the test must then fail.
import re
import sys
from collections import defaultdict

import pdf as pdfs
import records


class Note:
    def __init__(self, number, tag):
        self.number, self.tag, self.lines, self.mark = number, tag, [], None


def role(pages, tag):
    return pages.tags[tag].text("role") if tag else ""


def parent(pages, tag):
    return pages.tags[tag].number("parent")


def column_of(pages, page, x):
    found = [c for c in pages.columns if c.number("page") == page and c.numbers("frame")[0] <= x]
    return found[-1].number("index") if found else -1


def find_notes(pages):
    notes = [Note(record.number("number"), tag) for tag, record in enumerate(pages.tags)
             if record and record.text("role") == "note"]
    by_tag = {note.tag: note for note in notes}
    for line in pages.lines:
        if line.number("tag") in by_tag:
            by_tag[line.number("tag")].lines.append(line)
    return notes


# (page, column, y, tag) of each mark, in the order of the text
def find_marks(pages):
    found = {}
    for page in pages.pages:
        for item in pages.texts(page, False):
            tag = item.number("tag")
            if role(pages, tag) == "link" and role(pages, parent(pages, tag)) == "reference":
                x, y = item.numbers("origin")
                found.setdefault(tag, (page.number, column_of(pages, page.number, x), y, tag))
    return [found[tag] for tag in sorted(found)]


# the page and height that a link leads to
def target(pages, tag):
    destination = pages.tags[tag].number("destination")
    record = pages.destinations[destination] if destination else None
    return (record.number("page"), record.numbers("point")[1]) if record else (0, 0)


def check_links(pages, note, faults):
    page, _, y, tag = note.mark
    label = next(item for p in pages.pages for item in p.items
                 if item.kind == "text" and role(pages, item.number("tag")) == "link"
                 and parent(pages, parent(pages, item.number("tag"))) == note.tag)
    note_y = label.numbers("origin")[1]
    for name, link, at in (("mark", tag, note_y), ("number", label.number("tag"), y)):
        to_page, to_y = target(pages, link)
        above = at - to_y
        if to_page != page or not 0 <= above <= 300000:
            faults.append(f"note {note.number}: its {name} leads to page {to_page}, {above / 1000:g} pt above it")


def in_figure(pages, note):
    return role(pages, parent(pages, note.tag)) == "figure"


def check_note(pages, note, faults):
    stands = {(pages.columns[line.number("column")].number("page"), pages.columns[line.number("column")].number("index"))
              for line in note.lines}
    if stands != {note.mark[:2]}:
        faults.append(f"note {note.number}: stands in {sorted(stands)}, its mark in {note.mark[:2]}")
    if min(line.numbers("origin")[1] for line in note.lines) <= note.mark[2]:
        faults.append(f"note {note.number}: stands above its mark")


# notes of a column stand together at its foot, the last one on the grid
def check_feet(pages, notes, faults):
    tags = {note.tag for note in notes if not in_figure(pages, note)}
    by_column = defaultdict(list)
    for line in pages.lines:
        if line.number("tag") in tags:
            by_column[line.number("column")].append(line.numbers("origin")[1])
    for index, heights in by_column.items():
        column = pages.columns[index]
        low, high = min(heights), max(heights)
        if (high - column.number("first")) % column.number("leading"):
            faults.append(f"page {column.number('page')}: the last note is off the grid")
        for line in pages.lines:
            y = line.numbers("origin")[1]
            if line.number("column") == index and line.number("tag") not in tags and low - 12000 < y <= high:
                faults.append(f"page {column.number('page')}: text between or close above the notes")


def check_pages(pages, wanted, faults):
    notes, marks = find_notes(pages), find_marks(pages)
    if [note.number for note in notes] != list(range(1, wanted + 1)):
        faults.append(f"notes {[note.number for note in notes]}")
        return
    if len(marks) != wanted:
        faults.append(f"{len(marks)} marks")
        return
    for note, mark in zip(notes, marks):
        note.mark = mark
        items = [item for p in pages.pages for item in pages.texts(p, False) if item.number("tag") == note.tag]
        if f"Qq{note.number}qq" not in " ".join(item.text("source") for item in items):
            faults.append(f"note {note.number}: its words are another's")
        if in_figure(pages, note):
            if pages.tags[parent(pages, note.tag)].number("box-page") != mark[0]:
                faults.append(f"note {note.number}: not on its picture's page")
        elif note.lines:
            check_note(pages, note, faults)
        else:
            faults.append(f"note {note.number}: is lost")
        check_links(pages, note, faults)
    check_feet(pages, notes, faults)


# {word: (page, half of the page)}
def bbox_words(path, halves):
    text, found, number, width = pdfs.run("pdftotext", "-bbox", path, "-").decode(), {}, 0, 1
    for line in text.split("\n"):
        page = re.search(r'<page width="([\d.]+)"', line)
        word = re.search(r'<word xMin="([\d.]+)".*>((?:Zz|Qq)\d+(?:zz|qq))', line)
        if page:
            number, width = number + 1, float(page[1])
        if word and word[2] in found:
            found[word[2]] = ("twice",)
        elif word:
            found[word[2]] = (number, float(word[1]) > width * 0.5 if halves else False)
    return found


def check_pdf(path, wanted, halves, far, faults):
    found = bbox_words(path, halves)
    for number in range(1, wanted + 1):
        mark, note = found.get(f"Zz{number + far}zz"), found.get(f"Qq{number}qq")
        if not note or mark != note:
            faults.append(f"pdf: the mark of note {number} stands on {mark}, the note on {note}")


def spoil(pages, how):
    notes = [note for note in find_notes(pages) if not in_figure(pages, note)]
    note, other = notes[5], notes[6]
    if how == "moved":
        for line in note.lines:
            line.fields["column"] = [line.number("column") + 1]
    elif how == "lost":
        pages.lines = [line for line in pages.lines if line.number("tag") != note.tag]
    elif how == "swapped":
        pages.tags[note.tag], pages.tags[other.tag] = pages.tags[other.tag], pages.tags[note.tag]
    elif how == "lifted":
        for line in pages.lines:
            if line.number("tag") in {n.tag for n in notes}:
                line.fields["origin"] = [line.numbers("origin")[0], line.numbers("origin")[1] - 1]
    elif how == "link":
        tag = find_marks(pages)[5][3]
        pages.tags[tag].fields["destination"] = [1]
    elif how != "far":
        raise SystemExit(f"notes: no fault '{how}'")


def main(arguments):
    pages, wanted = records.Pages(arguments[0]), int(arguments[2])
    how = arguments[4] if arguments[3:4] == ["--break"] else ""
    faults = []
    if how:
        spoil(pages, how)
    check_pages(pages, wanted, faults)
    halves = max(column.number("index") for column in pages.columns) > 0
    check_pdf(arguments[1], wanted, halves, 1 if how == "far" else 0, faults)
    print("\n".join(faults[:20]) if faults else f"{wanted} notes at the feet of their columns")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
