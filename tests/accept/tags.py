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

import document
import pdf as pdfs
import records
from tags_sources import check_sources, difference, same_letters

TYPES = {"document": "Document", "part": "Part", "section": "Sect", "article": "Art", "h1": "H1", "h2": "H2", "h3": "H3",
         "h4": "H4", "p": "P", "list": "L", "item": "LI", "label": "Lbl", "body": "LBody", "quote": "BlockQuote",
         "figure": "Figure", "caption": "Caption", "table": "Table", "row": "TR", "head-cell": "TH", "cell": "TD",
         "contents": "TOC", "contents-item": "TOCI", "index": "Index", "note": "Note", "reference": "Reference", "link": "Link",
         "span": "Span"}
CELLS = {"row", "cell", "head-cell"}
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
