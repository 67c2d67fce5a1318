# tags.py: the structure tree of a finished PDF, as poppler and pdf.js read it, against Pages and the sources.
#
#     tags.py DOCUMENT PAGES PDF web|press|draft [--pdfjs FILE] [--break FAULT]
#
# Three questions. Is the tree that poppler finds (pdfinfo -struct-text) the one that Pages' tags and items give, element
# by element, with attributes, texts and links? Is what pdf.js finds on each page (accept/pdfjs.js, in FILE) that page's
# part of it? Read in the order of its tags, does it say each article's words in the order of the sources, every block
# under the right tag? The expected tree is built here anew: nothing of the emitter has a part in it.
# --break spoils what was read: the test must then fail.
import json
import re
import sys
from collections import Counter

import document
import pdf as pdfs
import records

TYPES = {"document": "Document", "part": "Part", "section": "Sect", "article": "Art", "h1": "H1", "h2": "H2", "h3": "H3",
         "h4": "H4", "p": "P", "list": "L", "item": "LI", "label": "Lbl", "body": "LBody", "quote": "BlockQuote",
         "figure": "Figure", "caption": "Caption", "table": "Table", "row": "TR", "head-cell": "TH", "cell": "TD",
         "contents": "TOC", "contents-item": "TOCI", "index": "Index", "note": "Note", "reference": "Reference", "link": "Link",
         "span": "Span"}
CELLS = {"row", "cell", "head-cell"}
SOFT = "\u00ad"
WRITTEN = {0xAD: None, 0x2010: "-"}  # hyphens: the breaker's own, and one that some fonts have


class Element:
    def __init__(self, type_, tag=0):
        self.type, self.tag, self.attributes, self.kids, self.links, self.alt = type_, tag, {}, [], 0, ""

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        yield self
        for kid in self.elements():
            yield from kid.walk()

    # strings that touch are one; the breaker's hyphen, which has a mark of its own, is left out
    def contents(self):
        parts = []
        for kid in self.kids:
            if kid == "-":
                continue
            if isinstance(kid, str) and parts and isinstance(parts[-1], str):
                parts[-1] += kid
            else:
                parts.append(kid)
        parts = [" ".join(kid.translate(WRITTEN).split()) if isinstance(kid, str) else kid for kid in parts]
        return [kid for kid in parts if kid]

    def text(self):
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)


# ---- expected: Pages' tags and what the items show ------------------------------------------------


class Mark:
    def __init__(self, tag, page):
        self.tag, self.page, self.text, self.seen = tag, page, "", False


def is_painted(item, profile):
    layer = item.text("layer", "print")
    return layer == "print" or profile == "draft" or (profile == "press" and layer == "slug")


# runs of items of one tag, artifacts left out, in the order of painting
def page_marks(pages, page, profile):
    marks, hidden = [], 0
    for item in page.items:
        if hidden or (item.kind == "group" and not is_painted(item, profile)):
            hidden += (item.kind == "group") - (item.kind == "end-group")
            continue
        if item.kind == "end-group" or not is_painted(item, profile):
            continue
        tag = item.number("tag")
        if not marks or marks[-1].tag != tag:
            marks.append(Mark(tag, page.number))
        if item.kind == "text" and not item.has("silent") and item.text("glyphs") and not item.text("paint").startswith("-"):
            marks[-1].text += item.text("source")
    return [mark for mark in marks if not pages.is_artifact(mark.tag) and mark.tag]


class Expected:
    def __init__(self, pages, profile):
        self.pages, self.profile, self.of_page = pages, profile, False
        self.marks = [mark for page in pages.pages for mark in page_marks(pages, page, profile)]
        count = len(pages.tags)
        self.own, self.children = [[] for _ in range(count)], [[] for _ in range(count)]
        self.first = [None] * count
        for place, mark in enumerate(self.marks):
            self.own[mark.tag].append((place, mark))
        for tag in range(1, count):
            if pages.tags[tag].text("role") != "artifact":
                self.children[pages.tags[tag].number("parent")].append(tag)
        for tag in range(count - 1, -1, -1):
            places = [place for place, _ in self.own[tag][:1]]
            places += [self.first[child] for child in self.children[tag] if self.first[child] is not None]
            self.first[tag] = min(places, default=None)
        self.root = Element("Root")
        self.fill(self.root, 0)

    def is_link(self, record):
        return self.profile != "press" and (record.text("url") or record.number("destination"))

    # children in logical order, own marks where they stand among them; an empty cell belongs to its row all the same
    def fill(self, element, tag, kept=False):
        own = list(self.own[tag])
        for child in self.children[tag]:
            record = self.pages.tags[child]
            empty = self.first[child] is None
            stands = record.text("role") in CELLS and (kept or self.first[tag] is not None)
            if empty and (self.of_page or not stands):
                continue
            while own and not empty and own[0][0] < self.first[child]:
                element.kids.append(own.pop(0)[1].text)
            element.kids.append(self.element(child))
        element.kids += [mark.text for _, mark in own]

    def element(self, tag):
        record = self.pages.tags[tag]
        role = record.text("role")
        element = inside = Element(TYPES[role], tag)
        element.alt = record.text("alt")
        if self.is_link(record):
            if role != "link":
                inside = Element("Link", tag)
                element.kids.append(inside)
            inside.links = 1
        elif role == "link":
            element.type = "Span"
        self.set_attributes(element, record, role)
        self.fill(inside, tag, True)
        return element

    def set_attributes(self, element, record, role):
        if role == "list":
            element.attributes["ListNumbering"] = "/" + record.text("numbering", "none").capitalize()
        if role == "figure":
            element.attributes["Placement"] = "/Block"
        if role == "head-cell":
            element.attributes["Scope"] = "/" + record.text("scope", "column").capitalize()
        for key, field in (("RowSpan", "row-span"), ("ColSpan", "column-span")):
            if record.number(field) > 1:
                element.attributes[key] = record.text(field)


# ---- found: what poppler prints -------------------------------------------------------------------

LINE = re.compile(r"( *)(?:\"(?P<text>.*)\"|Object (?P<object>\d+) \d+|/(?P<key>\w+) (?P<value>.*)|"
                  r"(?P<type>[A-Z]\w*)(?: <(?P<id>[^>]*)>)?(?: \((?:block|inline)\))?(?P<more>:?))$", re.S)


def read_poppler(path):
    root = Element("Root")
    stack, lines = [(-1, root)], []
    for line in pdfs.run("pdfinfo", "-struct-text", path).decode("utf-8").split("\n"):
        if lines and lines[-1].lstrip().startswith('"') and not lines[-1].endswith('"'):
            lines[-1] += "\n" + line
        elif line:
            lines.append(line)
    for line in lines:
        found = LINE.match(line)
        if not found:
            raise SystemExit(f"tags: pdfinfo says '{line}'")
        depth = len(found[1]) // 2
        if found["key"]:
            stack[-1][1].attributes[found["key"]] = found["value"].strip()
            continue
        while stack[-1][0] >= depth:
            stack.pop()
        holder = stack[-1][1]
        if found["type"]:
            element = Element(found["type"])
            element.id = found["id"]
            holder.kids.append(element)
            stack.append((depth, element))
        elif found["object"]:
            holder.links += 1
        else:
            holder.kids.append(found["text"])
    return root


# browser: pdf.js, which parts words by their places and knows no attributes
def compare(expected, found, path, faults, browser=False):
    here = f"{path}/{expected.type}"
    if len(faults) > 4:
        return
    if expected.type != found.type:
        faults.append(f"{here}: it is a {found.type}: '{found.text()[:50]}'")
        return
    if not browser:
        for key, value in expected.attributes.items():
            if found.attributes.get(key) != value:
                faults.append(f"{here}: {key} is {found.attributes.get(key)}, wanted {value}")
        if bool(expected.links) != bool(found.links):
            faults.append(f"{here}: {found.links} links, wanted {expected.links}: '{expected.text()[:50]}'")
        if expected.type == "Figure" and "BBox" not in found.attributes:
            faults.append(f"{here}: no BBox")
    wanted, shown = expected.contents(), found.contents()
    for number, (a, b) in enumerate(zip(wanted, shown)):
        if isinstance(a, str) != isinstance(b, str):
            faults.append(f"{here}: part {number} is {name_of(b)}, wanted {name_of(a)}")
            return
        if isinstance(a, str):
            same = a.replace(" ", "") == b.replace(" ", "") if browser else a == b
            if not same and not same_letters(a, b):
                faults.append(f"{here}: it says '{difference(a, b)}'")
        else:
            compare(a, b, f"{here}[{number}]", faults, browser)
    for extra, what in ((wanted[len(shown):], "lacks"), (shown[len(wanted):], "also has")):
        if extra:
            faults.append(f"{here}: it {what} {name_of(extra[0])}")


def name_of(part):
    return f"'{part[:50]}'" if isinstance(part, str) else f"a {part.type} '{part.text()[:40]}'"


# what runs from right to left is read back to front, and poppler takes the glyphs' own letters for ActualText
def same_letters(a, b):
    if not any("\u0590" <= c <= "\u08ff" for c in a):
        return False
    more, less = Counter(a.replace(" ", "")), Counter(b.replace(" ", ""))
    return sum(((more - less) + (less - more)).values()) <= len(a) // 100


def difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"{b[max(0, at - 20):at + 20]}', wanted '{a[max(0, at - 20):at + 20]}"


# ---- found: what pdf.js finds on each page --------------------------------------------------------


def page_part(expected, number):
    by_tag = {}
    for mark in expected.marks:
        if mark.page == number:
            by_tag.setdefault(mark.tag, []).append(mark)
    part = Expected.__new__(Expected)
    part.__dict__.update(expected.__dict__)
    part.of_page = True  # an empty cell is on none
    part.own = [[(place, mark) for place, mark in own if mark.page == number] for own in expected.own]
    part.first = list(expected.first)
    for tag in range(len(part.first) - 1, -1, -1):
        places = [place for place, _ in part.own[tag][:1]]
        places += [part.first[child] for child in part.children[tag] if part.first[child] is not None]
        part.first[tag] = min(places, default=None)
    root = Element("Root")
    part.fill(root, 0)
    return root


def read_pdfjs(node, texts):
    element = Element(node["role"])
    element.alt = node.get("alt", "")
    for kid in node["children"]:
        if kid.get("type") == "content":
            element.kids.append(texts.get(kid["id"], ""))
        elif kid.get("type") in ("object", "annotation"):
            element.links += 1
        else:
            element.kids.append(read_pdfjs(kid, texts))
    return element


def check_pdfjs(expected, path, how, faults):
    with open(path, encoding="utf-8") as file:
        shown = json.load(file)
    if len(shown["pages"]) != len(expected.pages.pages):
        faults.append(f"pdf.js: {len(shown['pages'])} pages")
    for page, found in zip(expected.pages.pages, shown["pages"]):
        wanted = page_part(expected, page.number)
        tree = read_pdfjs(found["tree"] or {"role": "Root", "children": []}, found["texts"])
        if how == "pdfjs" and page.number == len(expected.pages.pages) // 2:
            next(e for e in tree.walk() if e.type == "P").type = "Div"
        more = []
        compare(wanted, tree, "", more, browser=True)
        alts = [e.alt for e in wanted.walk() if e.type == "Figure"], [e.alt for e in tree.walk() if e.type == "Figure"]
        if alts[0] != alts[1]:
            more.append(f"alternative texts {alts[1]}, wanted {alts[0]}")
        if page.label != found["label"] and shown["labelled"]:
            more.append(f"label '{found['label']}', wanted '{page.label}'")
        faults += [f"pdf.js: page {page.number}: {fault}" for fault in more]


# ---- the sources ---------------------------------------------------------------------------------

BLOCK_TYPES = {"paragraph": "P", "pull-quote": "BlockQuote", "source-credit": "P", "signature": "P", "caption": "Caption"}
LEAVES = {"P", "H1", "H2", "H3", "H4", "Caption", "Lbl", "LBody", "TH", "TD", "BlockQuote"}
APART = {"Note", "Index"}  # what stands elsewhere; what only Pages know (accept/index.py judges it)


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


def leaves(element):
    for kid in element.elements():
        if kid.type in LEAVES and not any(e.type in LEAVES for e in kid.walk() if e is not kid):
            words = " ".join(spoken(kid).split())
            if words or kid.type not in ("TH", "TD"):
                yield kid.type, words
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


# ---- all -----------------------------------------------------------------------------------------


def spoil(root, how):
    everything = list(root.walk())
    article = max((e for e in everything if e.type == "Art"), key=lambda e: sum(k.type == "P" for k in e.elements()))
    paragraphs = [e for e in article.elements() if e.type == "P"]
    if how == "role":
        paragraphs[1].type = "H2"
    elif how == "text":
        paragraphs[1].kids[0] = "x" + paragraphs[1].kids[0]
    elif how == "order":
        kids = article.kids
        a, b = kids.index(paragraphs[0]), kids.index(paragraphs[1])
        kids[a], kids[b] = kids[b], kids[a]
    elif how == "lost":
        article.kids.remove(paragraphs[0])
    elif how == "doubled":
        article.kids.append(paragraphs[0])
    elif how == "attribute":
        next(e for e in everything if e.type == "L").attributes.clear()
    elif how == "box":
        next(e for e in everything if e.type == "Figure").attributes.pop("BBox")
    elif how == "link":
        next(e for e in everything if e.type == "Link").links = 0
    elif how == "part":
        part = next(e for e in everything if e.type == "Part")
        part.kids.insert(0, article)
    elif how != "pdfjs":
        raise SystemExit(f"tags: no fault '{how}'")


def main(arguments):
    options = {}
    for option in ("--break", "--pdfjs"):
        if option in arguments:
            at = arguments.index(option)
            options[option] = arguments[at + 1]
            del arguments[at:at + 2]
    doc, pages = document.Document(arguments[0]), records.Pages(arguments[1])
    root, expected, faults = read_poppler(arguments[2]), Expected(pages, arguments[3]), []
    how = options.get("--break")
    sources_faults = []
    if how:
        spoil(root, how)
    compare(expected.root, root, "", faults)
    check_sources(doc, pages, root, sources_faults)
    faults += sources_faults
    if "--pdfjs" in options:
        check_pdfjs(expected, options["--pdfjs"], how, faults)
    print("\n".join(faults) if faults else f"{len(list(root.walk())) - 1} elements, {len(expected.marks)} marks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
