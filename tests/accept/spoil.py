#!/usr/bin/env python3
# spoil.py: puts one defect into a Pages file, for the test of defects.py.
#
#     spoil.py DOCUMENT PAGES KIND FILE
#
# Writes PAGES to FILE with one fault of KIND (defects.py names them; "question" is a stranded question): lines
# dropped, moved or marked, pictures moved or cut, all by changing the text. The place is sought: any edition with
# text over several pages has one. Exit status 2: this one has no place for the fault.
import sys

import columns
import defects


class Text:
    def __init__(self, path):
        with open(path, encoding="utf-8", newline="\n") as file:
            self.lines = file.read().split("\n")
        self.dropped = set()

    def set(self, record, name, value):
        record.fields[name] = [str(part) for part in value]
        words = [word for word in self.lines[record.line - 1].split(" ") if not word.startswith(name + "=")]
        self.lines[record.line - 1] = " ".join(words + [f"{name}={','.join(record.fields[name])}"])

    def mark(self, record, flag):
        self.lines[record.line - 1] += f" {flag}"

    def drop(self, record):
        self.dropped.add(record.line)

    def write(self, path):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(line for number, line in enumerate(self.lines, 1) if number not in self.dropped))


class Spoiler:
    def __init__(self, document_path, pages_path):
        self.text, self.edition = Text(pages_path), columns.Edition(document_path, pages_path)

    def drop_lines(self, lines):
        for line in lines:
            self.text.drop(line.record)

    # all that stands below a row of the columns goes; pictures are cut there
    def clear(self, sheet, row, only=None):
        y = sheet.first + row * sheet.leading
        held = lambda left: only is None or only.left - 2000 <= left < only.right
        page = next(page for page in self.edition.pages.pages if page.number == sheet.number)
        for item in self.edition.pages.texts(page, False):
            x, baseline = item.numbers("origin")
            if baseline > y + 100 and held(x):
                self.text.drop(item)
        self.drop_lines(l for l in self.edition.lines if l.page == sheet.number and l.y > y + 100 and held(l.x))
        for record in self.edition.pages.tags[1:]:
            if record.number("box-page") == sheet.number and only is None:
                left, top, width, height = record.numbers("box")
                self.text.set(record, "box", [left, min(top, y - 1), width, max(1, min(height, y - top))])

    # ---- text ----

    # (article, lines of one paragraph in each column) of paragraphs that go on in another column
    def parted(self, over_page=None):
        for article in self.edition.articles:
            for tag, lines in article.paragraphs().items():
                parts = defects.runs(lines)
                if len(parts) == 2 and self.edition.role(tag) not in columns.HEADINGS and (
                        over_page is None or over_page == (parts[0][0].page != parts[1][0].page)):
                    yield parts

    def widow(self):
        self.drop_lines(next(two for _, two in self.parted() if len(two) > 1)[:-1])

    def orphan(self):
        self.drop_lines(next(one for one, _ in self.parted() if len(one) > 1)[1:])

    def hyphen_column(self):
        self.text.mark(next(one for one, _ in self.parted(False) if not one[-1].hyphenated)[-1].record, "hyphenated")

    def hyphen_page(self):
        self.text.mark(next(one for one, _ in self.parted(True) if not one[-1].hyphenated)[-1].record, "hyphenated")

    def strand(self, is_wanted):
        for article in self.edition.articles:
            for at, line in reversed(list(enumerate(article.flow))):  # the first often stands below a title
                below = [other for other in article.flow[at + 1:] if other.column is line.column and other.y > line.y]
                if is_wanted(line.tag) and (defects.lines_below(self.edition, article.flow, at) or 0) > 1:
                    return self.drop_lines([other for other in below if other.tag != line.tag][1:])
        raise StopIteration

    def stranded(self):
        self.strand(lambda tag: self.edition.role(tag) in columns.HEADINGS - {"h1"})

    def question(self):
        self.strand(lambda tag: self.edition.place(tag) in self.edition.questions)

    def hyphen_stack(self):
        lines = next(lines for article in self.edition.articles for lines in article.paragraphs().values()
                     if len(lines) > 4 and not any(line.hyphenated for line in lines))
        for line in lines[1:4]:
            self.text.mark(line.record, "hyphenated")

    def stretch(self, ratio):
        line = next(line for article in self.edition.articles for line in article.flow
                    if line.right == line.column.right and abs(line.record.number("ratio")) <= 1000)
        self.text.set(line.record, "ratio", [ratio])

    def loose(self):
        self.stretch(1001)

    def tight(self):
        self.stretch(-1001)

    def overset(self):
        self.text.mark(self.edition.lines[-1].record, "overset")

    # ---- columns and pages ----

    # (sheet, band) of columns side by side that end on one line, the last with a line of text so much higher
    def even(self, is_last, lines):
        for sheet, article in ((sheet, article) for article in self.edition.articles for sheet in article.sheets):
            if (sheet.number == article.last) != is_last:
                continue
            for band in sheet.bands():
                _, end, marks = band[-1]
                if len(band) > 1 and {row for _, row, _ in band} == {end} and end - lines in map(
                        sheet.row, (mark.bottom for mark in marks)):
                    yield sheet, band

    # the last lines of a band's last column go
    def shorten(self, is_last, lines):
        sheet, band = next(self.even(is_last, lines))
        column, row, marks = band[-1]
        page = next(page for page in self.edition.pages.pages if page.number == sheet.number)
        gone = {mark.bottom for mark in marks if row - lines < sheet.row(mark.bottom)}
        for item in self.edition.pages.texts(page, False):
            x, y = item.numbers("origin")
            if y in gone and column.left - 2000 <= x < column.right:
                self.text.drop(item)

    def uneven(self):
        self.shorten(False, 1)

    def uneven_last(self):
        self.shorten(True, 2)

    def uneven_last_1(self):
        self.shorten(True, 1)

    def short_page(self):
        sheet = next(sheet for article in self.edition.articles for sheet in article.sheets
                     if sheet.number != article.last and sheet.lowest() == sheet.foot)
        self.clear(sheet, sheet.foot - 1)

    def last_page(self):
        sheet = next(article.sheets[-1] for article in self.edition.articles
                     if article.asked == len(article.sheets) and article.sheets[-1].lowest() == article.sheets[-1].foot)
        self.clear(sheet, sheet.foot - 3)

    def empty(self):
        sheet = next(sheet for article in self.edition.articles for sheet in article.sheets if not sheet.empty())
        self.clear(sheet, sheet.foot * 3 // 4)

    # ---- figures ----

    def figure_early(self):
        for article in self.edition.articles:
            for tag, _, _ in article.figures:
                pages = [line.page for line in article.flow if line.tag < tag]
                if pages and pages[-1] > article.first:
                    return self.text.set(self.edition.pages.tags[tag], "box-page", [article.first])
        raise StopIteration

    def figure_late(self):
        for article in self.edition.articles:
            for tag, _, _ in article.figures:
                pages = [line.page for line in article.flow if line.tag < tag]
                if pages and pages[-1] + 1 < article.last:
                    return self.text.set(self.edition.pages.tags[tag], "box-page", [article.last])
        raise StopIteration

    def figure_order(self):
        one, two = next(pair for article in self.edition.articles for pair in zip(article.figures, article.figures[1:]))
        for (tag, _, _), (_, page, box) in ((one, two), (two, one)):
            self.text.set(self.edition.pages.tags[tag], "box-page", [page])
            self.text.set(self.edition.pages.tags[tag], "box", box)


def main(document_path, pages_path, kind, path):
    spoiler = Spoiler(document_path, pages_path)
    if kind != "question" and kind not in defects.KINDS:
        raise SystemExit(f"spoil: no defect '{kind}'")
    try:
        getattr(spoiler, kind.replace("-", "_"))()
    except StopIteration:
        print(f"spoil: no place for the fault {kind}")
        return 2
    spoiler.text.write(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
