# document.py: from a Document's text form, the words that each article must show, without any layout.
#
# An article becomes a flow of blocks, each a list of words, and its floats: captions, credits, footnotes and sidebars,
# which stand where they or their figures went. A word is a string, or a Choice of what may stand there.
import records

BLOCKS = {"heading", "paragraph", "pull-quote", "source-credit", "signature"}
BULLETS = {"•", "–", "—", "◦", "▪", "■", "·", "-", "‣"}


class PageNumber(str):  # the article whose page number is printed
    pass


class Marker(str):  # a list item's: its number, or "" for a bullet
    def fits(self, token):
        return token.rstrip(".)") == self if self else token in BULLETS


class Block:
    def __init__(self, words, place, optional=False):
        self.words, self.place, self.optional = words, place, optional
        self.index = None  # the node of a block of the index, whose entries only Pages know: accept/index.py judges them


class Article:
    def __init__(self, record):
        self.record, self.id, self.title = record, record.text("id"), record.text("title")
        self.short_title = record.text("short-title") or self.title
        self.section = record.number("section", -1)
        self.flow, self.floats, self.marks = [], [], []


class Node:
    def __init__(self, record, parent):
        self.record, self.kind, self.parent, self.children = record, record.kind, parent, []

    def ancestor(self, kinds):
        node = self.parent
        while node and node.kind not in kinds:
            node = node.parent
        return node


def place(record):
    at = record.fields.get("at")
    return f"{at[0]}:{at[1]}" if at else "?"


# a note's number; in a table its letter, which several marks may share
def mark(node, notes):
    label = node.record.text("target")
    lettered = isinstance(notes, TableNotes)
    if lettered and not node.children:
        return chr(ord("a") + max(i for i, note in enumerate(notes) if note.record.text("target") == label))
    notes.append(node)
    return chr(ord("a") + len(notes) - 1) if lettered else str(len(notes))


class TableNotes(list):
    pass


# inline nodes to words; a page number and a note's mark stand in the text
def inline_words(node, notes):
    pieces = []

    def walk(n):
        if n.kind == "text":
            pieces.append(n.record.text("text"))
        elif n.kind == "line-break":
            pieces.append(" ")
        elif n.kind == "reference" and n.record.has("page-reference"):
            pieces.append(f"\x01{n.record.text('target')}\x02")
        elif n.kind == "note":
            pieces.append("\x03" + mark(n, notes))
        else:
            for child in n.children:
                walk(child)

    for child in node.children:
        walk(child)
    return [PageNumber(word) if "\x01" in word else word for word in "".join(pieces).split()]


class Reader:
    def __init__(self, article):
        self.article, self.notes, self.under = article, [], set() # under: the notes that stand under their figures

    def add(self, node, marker=None):
        words = inline_words(node, self.notes)
        if marker is not None:
            words.insert(0, marker)
        self.article.flow.append(Block(words, place(node.record)))

    def floats(self, node):
        usual = "here" if node.kind == "pull-quote" else ""
        return node.kind in ("pull-quote", "sidebar") and node.record.text("place", usual) != "here"

    # all that it holds in a row, its notes below
    def add_float(self, node):
        flow, before, self.article.flow = self.article.flow, len(self.notes), []
        if node.kind in BLOCKS:
            self.add(node)
        for child in node.children if node.kind not in BLOCKS else []:
            self.walk(child)
        words = [word for block in self.article.flow for word in block.words]
        self.article.flow = flow
        for number in range(before + 1, len(self.notes) + 1):
            words += self.note_words(number)
            self.under.add(number)
        self.article.floats.append(Block(words, place(node.record)))

    def note_words(self, number):
        children = self.notes[number - 1].children
        return [Marker(number)] + [word for child in children for word in inline_words(child, [])]

    def walk(self, node, marker=None):
        if node.kind in BLOCKS and not self.floats(node):
            self.add(node, marker)
        elif node.kind in ("figure", "chart"):
            before = len(self.notes)
            words = [w for c in node.children if c.kind == "caption" for w in inline_words(c, self.notes)]
            words += node.record.text("credit").split()
            for number in range(before + 1, len(self.notes) + 1):
                words += self.note_words(number)
                self.under.add(number)
            if words:
                self.article.floats.append(Block(words, place(node.record)))
        elif self.floats(node):
            self.add_float(node)
        elif node.kind == "list":
            start = node.record.number("level") or 1
            for number, item in enumerate(node.children, start):
                for index, child in enumerate(item.children):
                    self.walk(child, None if index else Marker(number if node.record.has("ordered") else ""))
        elif node.kind == "table":
            self.table(node)
        elif node.kind == "index":
            for child in node.children:
                self.walk(child)
            self.article.flow.append(Block([], place(node.record)))
            self.article.flow[-1].index = node
        else:
            for child in node.children:
                self.walk(child)

    # caption, titles, rows cell by cell, the notes by their letters, what stands below
    def table(self, node):
        notes = TableNotes()
        below = [child for child in node.children if child.kind == "paragraph"]
        titles = [word for child in node.children if child.kind == "column" for word in inline_words(child, notes)]
        rows = [Block(inline_words(child, notes), place(child.record)) for child in node.children if child.kind == "caption"]
        rows.append(Block(titles, place(node.record)))
        for row in node.children:
            if row.kind == "row":
                words = [word for cell in row.children for word in inline_words(cell, notes)]
                rows.append(Block(words, place(row.record)))
        for number, note in enumerate(notes):
            words = [w for child in note.children for w in inline_words(child, [])]
            rows.append(Block([chr(ord("a") + number)] + words, place(note.record)))
        rows += [Block(inline_words(child, notes), place(child.record)) for child in below]
        self.article.flow += [block for block in rows if block.words]

    def finish(self):
        for number, note in enumerate(self.notes, 1):
            if number not in self.under:
                self.article.floats.append(Block(self.note_words(number), place(note.record)))


class Document:
    def __init__(self, path):
        self.record, self.sections, self.articles, self.cover, self.imprint = None, [], [], [], []
        self.entries = []  # of the index
        self.roots = {}
        stack = []
        for record in records.read(path, "folio-document"):
            if record.indent:
                del stack[record.indent:]
                node = Node(record, stack[-1])
                stack[-1].children.append(node)
                stack.append(node)
            elif record.kind == "article":
                self.articles.append(Article(record))
                stack = [Node(record, None)]
                self.roots[self.articles[-1].id] = stack[0]
            elif record.kind == "mark":
                self.articles[-1].marks.append(record)
            elif record.kind == "document":
                self.record = record
            else:
                {"section": self.sections, "cover": self.cover, "imprint": self.imprint,
                 "index-entry": self.entries}[record.kind].append(record)
        for article in self.articles:
            self.read_article(article)

    # the title, then what may stand below it, then the body
    def read_article(self, article):
        record = article.record
        article.flow.append(Block(article.title.split(), place(record)))
        for key in ("author", "office", "venue"):
            if record.text(key):
                article.flow.append(Block(record.text(key).split(), place(record), optional=True))
        reader = Reader(article)
        for child in self.roots[article.id].children:
            reader.walk(child)
        reader.finish()
