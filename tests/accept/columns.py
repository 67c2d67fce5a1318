# columns.py: what stands where on the pages of a Pages file, in grid lines: the facts that defects.py judges.
#
# A mark is a run of text or a picture (furniture is none), with its place in millipoints; rows are grid lines,
# from 0 at the head of the type area to Sheet.foot. Marks that stand over several columns part a sheet into
# bands, whose columns end side by side. Of an article, flow is its lines of text as they are read: no captions,
# notes or furniture. Worked out from items, tags and line records alone, with no help from the layout's code.
from collections import defaultdict

import document
import records

HEADINGS = {"h1", "h2", "h3", "h4"}
TEXT = HEADINGS | {"p", "body"}
INLINE = {"link", "reference", "span"}
GAP = 2  # empty grid lines between two marks that a heading or a picture may have


class Mark:
    def __init__(self, tag, left, right, top, bottom):
        self.tag, self.left, self.right, self.top, self.bottom = tag, left, right, top, bottom


class Line:
    def __init__(self, record, column, order):
        self.record, self.column, self.order = record, column, order
        self.page, self.tag = column.page, record.number("tag")
        self.x, self.y = record.numbers("origin")
        self.right = self.x + record.number("width")
        self.place = ":".join(record.fields["from"][:2])
        self.hyphenated = record.has("hyphenated")


class Column:
    def __init__(self, record):
        self.page, self.index = record.number("page"), record.number("index")
        self.left, self.top, self.width, self.height = record.numbers("frame")
        self.right = self.left + self.width
        self.first, self.leading = record.number("first"), record.number("leading")

    def holds(self, mark):
        return min(self.right, mark.right) - max(self.left, mark.left) > 2000


# a page of an article
class Sheet:
    def __init__(self, number, columns, marks, panels):
        self.number, self.columns, self.marks = number, columns, marks
        self.first, self.leading = columns[0].first, columns[0].leading
        self.foot = (columns[0].top + columns[0].height - self.first) // self.leading
        self.spanning = {mark.tag for mark in marks if sum(column.holds(mark) for column in columns) > 1} | panels

    # a picture or words over all columns: what is below them starts anew
    def spans(self, mark):
        return mark.tag in self.spanning

    def row(self, y):
        return max(-1, min(round((y - self.first) / self.leading), self.foot))

    def rows(self, mark):
        return range(max(0, (mark.top - self.first) // self.leading + 1), self.row(mark.bottom) + 1)

    def marks_in(self, column):
        return [mark for mark in self.marks if column.holds(mark) or self.spans(mark)]

    # the last row that a mark in the columns stands on; -1: none
    def lowest(self, marks=None):
        inside = [m for c in self.columns for m in self.marks_in(c)] if marks is None else marks
        return max((self.row(mark.bottom) for mark in inside), default=-1)

    # lists of (column, last row, marks), one list a band, head to foot
    def bands(self):
        heads = sorted(mark.top for mark in self.marks if self.spans(mark))
        found = defaultdict(lambda: defaultdict(list))
        for column in self.columns:
            for mark in self.marks:
                if column.holds(mark) and not self.spans(mark):
                    found[sum(head < mark.bottom for head in heads)][column.index].append(mark)
        for _, columns in sorted(found.items()):
            start = min(min(self.rows(mark), default=0) for marks in columns.values() for mark in marks)
            yield [(column, self.lowest(columns[column.index]) if columns[column.index] else start - 1,
                    columns[column.index]) for column in self.columns]

    # the share of the columns' grid lines on which nothing stands, gaps apart, in 1/1000
    def empty(self):
        free = 0
        for column in self.columns:
            taken = sorted({row for mark in self.marks_in(column) for row in self.rows(mark)})
            gaps = (after - before - 1 for before, after in zip([-1] + taken, taken + [self.foot + 1 + GAP]))
            free += sum(gap for gap in gaps if gap > GAP) - (GAP if not taken or taken[-1] < self.foot else 0)
        return free * 1000 // (len(self.columns) * (self.foot + 1))


class Article:
    def __init__(self, record, source):
        self.id, self.first, self.count = record.text("id"), record.number("first-page"), record.number("pages")
        self.last = self.first + self.count - 1
        self.asked = source.record.number("pages") if source else 0
        self.place = document.place(source.record) if source else self.id
        self.flow, self.figures, self.sheets, self.cells = [], [], [], []

    def paragraphs(self):
        lines = defaultdict(list)
        for line in self.flow:
            lines[line.tag].append(line)
        return lines


class Edition:
    def __init__(self, document_path, pages_path):
        self.pages, self.source = records.Pages(pages_path), document.Document(document_path)
        sources = {article.id: article for article in self.source.articles}
        self.columns = [Column(record) for record in self.pages.columns]
        self.lines = [Line(record, self.columns[record.number("column")], order)
                      for order, record in enumerate(self.pages.lines)]
        self.questions = {document.place(child.record) for root in self.source.roots.values()
                          for node in root.children if node.kind == "question" for child in node.children}
        self.panels = {document.place(node.record) for root in self.source.roots.values() for node in root.children
                       if node.kind == "sidebar" and node.record.text("span") == "page"}
        self.pulled = {document.place(node.record) for root in self.source.roots.values() for node in root.children
                       if node.kind == "pull-quote"}
        self.articles = [Article(record, sources.get(record.text("id"))) for record in self.pages.articles]
        sheets = self.make_sheets()
        for article in self.articles:
            article.sheets = [sheets[n] for n in range(article.first, article.last + 1) if n in sheets]
            self.read_flow(article)
            self.read_figures(article)

    def role(self, tag):
        return self.pages.tags[tag].text("role")

    def place(self, tag):
        return document.place(self.pages.tags[tag])

    def parent(self, tag):
        return self.pages.tags[tag].number("parent")

    # is it a paragraph of a caption or a pull quote?
    def is_beside(self, tag):
        parent = self.parent(tag)
        return self.role(tag) == "p" and parent and (
            self.role(parent) == "caption" or (self.role(parent) == "quote" and self.place(parent) in self.pulled))

    # the tag of the block that an inline, a caption or a label is part of
    def block(self, tag):
        while self.role(tag) in INLINE or (self.role(tag) == "caption" and self.parent(tag)) or self.is_beside(tag):
            tag = self.parent(tag)
        return tag

    def is_heading(self, tag):
        return self.role(tag) in HEADINGS or self.place(tag) in self.questions

    # tags may have a box on a page: pictures, whether they are figures or decoration
    def make_sheets(self):
        marks, columns = defaultdict(list), defaultdict(list)
        for tag, record in enumerate(self.pages.tags):
            if record and record.number("box-page"):
                left, top, width, height = record.numbers("box")
                marks[record.number("box-page")].append(Mark(tag, left, left + width, top, top + height))
        for page in self.pages.pages:
            for item in self.pages.texts(page, False):
                x, y = item.numbers("origin")
                marks[page.number].append(Mark(self.block(item.number("tag")), x, x + records.text_width(item),
                                               y - item.number("size"), y))
        for column in self.columns:
            columns[column.page].append(column)
        panels = {mark.tag for found in marks.values() for mark in found if self.in_panel(mark.tag)}
        return {number: Sheet(number, found, marks[number], panels) for number, found in columns.items()}

    # is it part of a sidebar over all columns?
    def in_panel(self, tag):
        while tag and self.place(tag) not in self.panels:
            tag = self.parent(tag)
        return bool(tag)

    # what stands below a title (author, office) has its article's place and is no text
    def read_flow(self, article):
        lines = [line for line in self.lines if article.first <= line.page <= article.last]
        own = article.place
        article.flow = sorted((line for line in lines if self.role(line.tag) in TEXT and self.place(line.tag) != own
                               and not self.is_beside(line.tag)), key=lambda line: (line.tag, line.order))
        article.cells = [line for line in lines if self.role(line.tag) in ("cell", "head-cell")]

    # (tag, page, box) of each figure with a caption, in logical order
    def read_figures(self, article):
        captioned = {record.number("parent") for record in self.pages.tags if record and record.text("role") == "caption"}
        for tag in sorted(captioned):
            record = self.pages.tags[tag]
            if self.role(tag) == "figure" and article.first <= record.number("box-page") <= article.last:
                article.figures.append((tag, record.number("box-page"), record.numbers("box")))
