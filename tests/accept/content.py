# content.py: a PDF as qpdf's JSON has it, with its streams decoded: structure elements, marks of each page, fonts.
import base64
import re
import struct

import pdf as pdfs

TOKEN = re.compile(rb"""\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()%{}]*|[\[\]]|[^\s/<>\[\]()%{}]+""",
                   re.S)
PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"EI"}
ESCAPE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def unescape(text):
    return re.sub(rb"\\([0-7]{1,3}|\r\n|.)", lambda m: bytes([int(m[1], 8) & 255]) if m[1][:1].isdigit()
                  else b"" if m[1] in (b"\n", b"\r", b"\r\n") else ESCAPE.get(m[1], m[1]), text, flags=re.S)


class Mark:  # open marked content: an artifact, a tag (with an MCID) or neither
    def __init__(self, name, properties):
        found = re.search(rb"/MCID\s+(\d+)", properties)
        self.artifact, self.mcid = name == b"/Artifact", int(found[1]) if found else None


class File(pdfs.Pdf):
    def __init__(self, path):
        self.path = path
        self.json = pdfs.json.loads(pdfs.run("qpdf", "--json=2", "--json-stream-data=inline",
                                             "--decode-level=generalized", path))
        self.objects = self.json["qpdf"][1]
        self.pages = [entry["object"] for entry in self.json["pages"]]
        self.contents = [self.read_content(page) for page in self.pages]

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def streams(self):
        return [(name[4:], thing["stream"]["dict"]) for name, thing in self.objects.items() if "stream" in thing]

    # ---- structure ----

    def tree_root(self):
        return self.get(self.catalog().get("/StructTreeRoot")) or {}

    # reference and dictionary of each element, in logical order
    def elements(self):
        stack = list(reversed(self.kids(self.tree_root())))
        while stack:
            reference = stack.pop()
            element = self.get(reference)
            yield reference, element
            stack += reversed(self.kids(element))

    def raw_kids(self, element):
        kids = self.get(element.get("/K", []))
        return kids if isinstance(kids, list) else [kids]

    def kids(self, element):
        return [kid for kid in self.raw_kids(element)
                if isinstance(kid, str) and isinstance(self.get(kid), dict) and "/S" in self.get(kid)]

    def type(self, element):
        role, seen = element.get("/S"), set()
        mapping = self.get(self.tree_root().get("/RoleMap", {}))
        while role in mapping and role not in seen:
            seen.add(role)
            role = mapping[role]
        return role

    # (page reference, MCID) of what an element holds itself
    def marks_of(self, element):
        for kid in self.raw_kids(element):
            if isinstance(kid, int):
                yield element.get("/Pg"), kid
            elif isinstance(self.get(kid), dict) and "/MCID" in self.get(kid):
                yield self.get(kid).get("/Pg", element.get("/Pg")), self.get(kid)["/MCID"]

    def number_tree(self, node):
        node, found = self.get(node) or {}, []
        values = self.get(node.get("/Nums", node.get("/Names", [])))
        found += zip(values[::2], values[1::2])
        for kid in self.get(node.get("/Kids", [])):
            found += self.number_tree(kid)
        return found

    # ---- content ----

    # (operator, open marks, what it shows: (font name, bytes)) of each painting operator, and each mark as it opens
    def read_content(self, page):
        streams = self.get(page)["/Contents"]
        data = b"\n".join(self.data(one) for one in (streams if isinstance(streams, list) else [streams]))
        return list(read_operators(data))

    # glyph codes by font; a check that changes what is shown begins before it is asked for
    def shown_codes(self):
        if not hasattr(self, "shown"):
            self.shown = self.find_codes()
        return self.shown

    def find_codes(self):
        shown = {}
        for page, content in zip(self.pages, self.contents):
            fonts = self.get(self.get(self.get(page)["/Resources"]).get("/Font", {}))
            for _, _, text in content:
                if text:
                    codes = shown.setdefault(fonts[text[0]], set())
                    codes.update(code for code, in struct.iter_unpack(">H", text[1]))
        return shown

    def fonts(self):
        for name, thing in self.objects.items():
            value = thing.get("value") if isinstance(thing, dict) else None
            if isinstance(value, dict) and value.get("/Type") == "/Font" and "/DescendantFonts" in value:
                yield name[4:], value

    def descendant(self, font):
        return self.get(self.get(font["/DescendantFonts"])[0])

    def to_unicode(self, font):
        found = {}
        if "/ToUnicode" not in font:
            return found
        cmap = self.data(font["/ToUnicode"])
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(rb"<(\w+)>\s*<(\w*)>", block):
                found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
            for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                start = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                for code in range(int(first, 16), int(last, 16) + 1):
                    found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
        return found


def read_operators(data):
    operands, marks, font, properties = [], [], None, b""
    for found in TOKEN.finditer(data):
        token = found[0]
        if token[:1] in b"(</[>]" or token[:1] in b"+-.0123456789":
            operands.append(token)
            continue
        if token in (b"BDC", b"BMC"):
            marks = marks + [Mark(operands[0], b" ".join(operands[1:]))]
            yield token, marks, None
        elif token == b"EMC":
            marks = marks[:-1]
        elif token == b"Tf":
            font = operands[0].decode()
        elif token in PAINTING:
            text = b"".join(bytes.fromhex(part[1:-1].decode()) if part[:1] == b"<" else unescape(part[1:-1])
                            for part in operands if part[:1] in (b"(", b"<") and part != b"<<")
            yield token, marks, (font, text) if token in (b"Tj", b"TJ") else None
        operands = []
