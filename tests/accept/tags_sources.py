# tags_sources.py: of tags.py, whether a tree read in the order of its tags says what the sources say, block by block.
import re
from collections import Counter

import document

SOFT = "\u00ad"
BLOCK_TYPES = {"paragraph": "P", "pull-quote": "P", "source-credit": "P", "signature": "P", "caption": "Caption"}
LEAVES = {"P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "TH", "TD"}
APART = {"Note", "Index"}  # what stands elsewhere; what only Pages know (accept/index.py judges it)


# what runs from right to left is read back to front, and poppler takes the glyphs' own letters for ActualText
def same_letters(a, b):
    if not any("\u0590" <= c <= "\u08ff" for c in a):
        return False
    more, less = Counter(a.replace(" ", "")), Counter(b.replace(" ", ""))
    return sum(((more - less) + (less - more)).values()) <= len(a) // 100


def difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"{b[max(0, at - 20):at + 20]}', wanted '{a[max(0, at - 20):at + 20]}"


class Sources:
    def __init__(self, doc, labels):
        self.labels = labels
        self.optional = set()

    # type and words of each block of an article, in the order of the source; its notes apart
    def article(self, article, root):
        self.blocks, self.notes, self.levels, self.table_notes = [("H1", article.title)], [], [0], []
        for key in ("author", "office", "venue"):
            if article.record.text(key):
                self.optional.add(("P", article.record.text(key)))
                self.blocks.append(("P", article.record.text(key)))
        for node in root.children:
            self.walk(node)
        return self.blocks

    def words(self, node, notes=None):
        notes = self.notes if notes is None else notes
        words = [re.sub("\x01(.*)\x02", lambda m: self.labels.get(m[1], "?"), word).replace("\x03", "")
                 for word in document.inline_words(node, notes)]
        return " ".join(words)

    def heading(self, node):
        level = node.record.number("level", 1)
        while self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        self.blocks.append((f"H{len(self.levels)}", self.words(node)))

    # caption, heads of columns, cells row by row; empty ones say nothing
    def table(self, node):
        notes = document.TableNotes()
        of = {"caption": "Caption", "column": "TH", "cell": "TD", "paragraph": "P"}
        parts = [child for kind in ("caption", "column", "row", "paragraph") for child in node.children if child.kind == kind]
        for part in parts:
            for cell in part.children if part.kind == "row" else [part]:
                words = self.words(cell, notes)
                head = "group" in part.record.fields
                if words:
                    self.blocks.append(("TH" if head else of[cell.kind], words))
        self.table_notes += notes

    def walk(self, node):
        if node.kind == "heading":
            self.heading(node)
        elif node.kind in BLOCK_TYPES:
            self.blocks.append((BLOCK_TYPES[node.kind], self.words(node)))
        elif node.kind == "table":
            self.table(node)
        elif node.kind in ("figure", "chart"):
            of = "P" if node.record.has("decorative") else "Caption"
            for child in node.children:
                self.blocks.append((of, self.words(child)))
            if node.record.text("credit"):
                self.blocks.append((of, node.record.text("credit")))
        elif node.kind == "item":
            self.blocks.append(("Lbl", None))
            for child in node.children:
                self.walk(child)
        elif node.kind in ("list", "quote", "question", "answer", "sidebar"):
            for child in node.children:
                self.walk(child)
        elif node.kind not in ("page-break", "index"):
            raise SystemExit(f"tags: {document.place(node.record)}: the test does not know a {node.kind}")


# a string that is nothing but a hyphen is one that the breaker added
def spoken(element):
    parts = []
    for kid in element.kids:
        if isinstance(kid, str):
            parts.append("" if kid == "-" else kid.replace(SOFT, ""))
        elif kid.type not in APART:
            parts.append(spoken(kid))
    return "".join(parts)


# what holds words; a caption's paragraphs by its name
def leaves(element):
    for kid in element.elements():
        if kid.type in LEAVES and not any(e.type in LEAVES for e in kid.walk() if e is not kid):
            words = " ".join(spoken(kid).split())
            if words or kid.type not in ("TH", "TD"):
                yield "Caption" if element.type == "Caption" else kid.type, words
        elif kid.type not in APART:
            yield from leaves(kid)


def bare(text):
    return "".join(text.split())


def check_article(article, root, element, sources, faults):
    wanted, found = sources.article(article, root), list(leaves(element))
    at = 0
    for type_, words in wanted:
        here = found[at] if at < len(found) else ("nothing", "")
        right = here[0] == type_ or (type_ == "TD" and here[0] == "TH")  # a row's head
        same = right and (words is None or " ".join(words.split()).casefold() == here[1].casefold()
                                     or same_letters(words, here[1]))
        if same:
            at += 1
        elif (type_, words) not in sources.optional:
            faults.append(f"{article.id}: {here[0]} '{difference(words or '', here[1])}'; wanted a {type_} '{(words or 'a label')[:60]}'")
            return
    if at < len(found):
        faults.append(f"{article.id}: more than the source has: {found[at]}")
    check_notes(article, element, sources, faults)


def check_notes(article, element, sources, faults):
    shown = [bare(spoken(e)) for e in element.walk() if e.type == "Note"]
    for note in sources.notes + sources.table_notes:
        words = bare("".join(sources.words(child, []) for child in note.children))
        found = next((text for text in shown if text.endswith(words) and len(text) < len(words) + 5), None)
        if found is None:
            faults.append(f"{article.id}: no Note says '{words[:60]}'")
        else:
            shown.remove(found)
    faults += [f"{article.id}: one Note too many: '{text[:60]}'" for text in shown]


def check_contents(doc, root, labels, faults):
    entries = [" ".join(spoken(kid).split()).casefold() for e in root.walk() if e.type == "TOCI"
               for kid in e.elements() if kid.type == "Reference"]
    wanted, section = [], -1
    for article in doc.articles:
        if article.section not in (-1, section):
            section = article.section
            wanted.append({doc.sections[section].text("title").casefold()})
        title, label = article.short_title.casefold(), labels[article.id]
        wanted.append({f"{label} {title}", f"{title} {label}"})
    for number, texts in enumerate(wanted):
        shown = entries[number] if number < len(entries) else ""
        if not any(shown == " ".join(text.split()) or same_letters(text, shown) for text in texts):
            faults.append(f"contents: entry {number} is '{shown}', wanted {sorted(texts)[0]}")
            return


def check_sources(doc, pages, root, faults):
    labels = {record.text("id"): pages.pages[record.number("first-page") - 1].label for record in pages.articles}
    articles = [e for e in root.walk() if e.type == "Art"]
    if len(articles) != len(doc.articles):
        faults.append(f"{len(articles)} articles, wanted {len(doc.articles)}")
        return
    sources = Sources(doc, labels)
    for article, element in zip(doc.articles, articles):
        check_article(article, doc.roots[article.id], element, sources, faults)
    if any(e.type == "TOC" for e in root.walk()):
        check_contents(doc, root, labels, faults)
    parts = [e for e in root.walk() if e.type == "Part"]
    if len(parts) != len({a.section for a in doc.articles if a.section >= 0}):
        faults.append(f"{len(parts)} parts")
