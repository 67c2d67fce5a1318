# records.py: reads the text forms of Document and Pages (pipeline/common/record.h) for the acceptance tests.
#
# A record is kind, indent and fields; a field's value is a list of its parts. Written apart from Folio's own
# reader, so that a fault of that one does not hide itself. Lengths are millipoints.
import re

ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
FIELD = re.compile(r' ([a-z0-9-]+)(?:=((?:"(?:[^"\\]|\\.)*"|[^ "])*))?')
PART = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,:"]+)')


def plain(text):
    return re.sub(r"\\(?:x([0-9a-fA-F]{2})|(.))",
                  lambda m: chr(int(m[1], 16)) if m[1] else ESCAPES[m[2]], text)


def parts(value):
    return [plain(m[1]) if m[1] is not None else m[2] for m in PART.finditer(value)]


class Record:
    def __init__(self, kind, indent, line, fields):
        self.kind, self.indent, self.line, self.fields = kind, indent, line, fields

    def text(self, name, usual=""):
        return self.fields[name][0] if self.fields.get(name) else usual

    def number(self, name, usual=0):
        return int(self.text(name, usual))

    def numbers(self, name):
        return [int(part) for part in self.fields[name]]

    def has(self, name):
        return name in self.fields


def read_record(line, number):
    kind = re.match(r"( *)([a-z0-9-]+)", line)
    fields, at = {}, kind.end()
    while at < len(line):
        field = FIELD.match(line, at)
        if not field:
            raise SystemExit(f"records: line {number}: not a record: {line[at:at + 40]!r}")
        name, value = field[1], field[2]
        fields[name] = [] if value is None else [value] if name in ("glyphs", "path", "clip") else parts(value)
        at = field.end()
    return Record(kind[2], len(kind[1]) // 2, number, fields)


def read(path, form):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    if lines[0] != form + " 1" or lines[-2:] != ["end", ""]:
        raise SystemExit(f"records: {path} is no whole {form} 1")
    return [read_record(line, number) for number, line in enumerate(lines, 1)
            if 1 < number < len(lines) - 1 and line and not line.startswith("#")]


class Page:
    def __init__(self, record):
        self.record = record
        self.number, self.label = record.number("number"), record.text("label")
        self.items = []


class Pages:
    def __init__(self, path):
        self.tags, self.pages, self.columns, self.lines = [None], [], [], []
        self.bookmarks, self.articles, self.destinations, self.fonts = [], [], [None], []
        lists = {"font": self.fonts, "tag": self.tags, "column": self.columns, "line": self.lines, "bookmark": self.bookmarks,
                 "article": self.articles, "destination": self.destinations}
        items, groups = None, []
        for record in read(path, "folio-pages"):
            if record.kind == "end-group":
                groups.pop()
            record.group = groups[-1] if groups else None  # the matrix that it is painted through, where it has one
            if record.kind == "group":
                groups.append(record.numbers("matrix") if record.has("matrix") else record.group)
            if record.kind == "page":
                self.pages.append(Page(record))
                items = self.pages[-1].items
            elif record.kind in ("text", "rule", "path", "show-image", "show-drawing", "group", "end-group"):
                if items is not None:
                    items.append(record)
            elif record.kind == "drawing":
                items = None
            elif record.kind in lists:
                lists[record.kind].append(record)

    def is_artifact(self, tag):
        while tag:
            record = self.tags[tag]
            if record.text("role") == "artifact":
                return True
            tag = record.number("parent")
        return False

    def texts(self, page, artifacts):
        return [item for item in page.items if item.kind == "text" and item.text("layer") in ("", "slug")
                and self.is_artifact(item.number("tag")) == artifacts]


def text_width(item):
    advances = (int(glyph.split(":")[2]) for glyph in item.text("glyphs").split(",") if glyph)
    return sum(advances) * item.number("scale", 10000) / 10000
