# pdfa_file.py: a PDF for the assertions of pdfa.py: its bytes, qpdf's JSON with all streams, its content as operators.
import base64
import json
import re
import xml.etree.ElementTree as xml
import zlib

import pdf as pdfs

TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+", re.S)
NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)$")


class File(pdfs.Pdf):
    def __init__(self, path, profile):
        self.path, self.profile = path, profile
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.json = json.loads(pdfs.run("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", path))
        self.objects = self.json["qpdf"][1]
        self.pages = [entry["object"] for entry in self.json["pages"]]
        self.decoded = {}

    # every object that is a stream: its key and its dictionary
    def streams(self):
        for key, thing in self.objects.items():
            if "stream" in thing:
                yield key, thing["stream"]["dict"]

    def is_stream(self, reference):
        return "stream" in self.objects.get("obj:" + str(reference), {})

    # a stream's bytes as they stand in the file, or without their Flate filter
    def data(self, key, decode=True):
        if (key, decode) not in self.decoded:
            stream = self.objects[key]["stream"]
            data = base64.b64decode(stream["data"])
            if decode and stream["dict"].get("/Filter") == "/FlateDecode" and "/DecodeParms" not in stream["dict"]:
                data = zlib.decompress(data)
            self.decoded[key, decode] = data
        return self.decoded[key, decode]

    def set_data(self, key, data):
        self.decoded[key, True] = self.decoded[key, False] = data

    # every value of the file: (where, key or None, value), dictionaries and lists too
    def values(self):
        stack = []
        for key, thing in self.objects.items():
            stack.append((key, None, thing["value"] if "value" in thing else thing["stream"]["dict"]))
        while stack:
            where, key, value = stack.pop()
            yield where, key, value
            if isinstance(value, dict):
                stack.extend((where, name, part) for name, part in value.items())
            elif isinstance(value, list):
                stack.extend((where, key, part) for part in value)

    def dictionaries(self, *types):
        for where, _, value in self.values():
            if isinstance(value, dict) and (not types or value.get("/Type") in types):
                yield where, value

    # what is painted: (name, key of the stream, its Resources)
    def contents(self):
        for number, page in enumerate(self.pages, 1):
            entries = self.get(page)
            yield f"page {number}", "obj:" + entries["/Contents"], self.get(entries.get("/Resources", {}))
        for key, entries in self.streams():
            if entries.get("/Subtype") == "/Form":
                yield f"form {key}", key, self.get(entries.get("/Resources", {}))

    # (operator, operands) of a content stream
    def operators(self, key):
        operands, depth = [], 0
        for match in TOKEN.finditer(self.data(key)):
            token = match[0]
            if token in (b"[", b"<<"):
                depth += 1
            elif token in (b"]", b">>"):
                depth -= 1
            if depth or token[:1] in b"(<[]>/" or NUMBER.match(token):
                operands.append(token)
            else:
                yield token.decode("latin-1"), operands
                operands = []

    def images(self):
        for key, entries in self.streams():
            if entries.get("/Subtype") == "/Image":
                yield key, entries

    def intents(self):
        return [self.get(intent) for intent in self.get(self.catalog().get("/OutputIntents", []))]

    # key of the stream that a reference leads to
    @staticmethod
    def key(reference):
        return "obj:" + reference

    def metadata(self):
        return self.key(self.catalog()["/Metadata"])

    def xmp(self):
        return xml.fromstring(self.data(self.metadata()))

    def information(self):
        return self.get(self.trailer()["/Info"])

    # number -> offset of every object, by the file's own table
    def offsets(self):
        start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF", self.bytes[-64:])[1])
        head = re.compile(rb"xref\n0 (\d+)\n").match(self.bytes, start)
        if not head:
            return {}
        rows = self.bytes[head.end():head.end() + 20 * int(head[1])]
        return {number: int(rows[20 * number:20 * number + 10]) for number in range(1, int(head[1]))}


def text_of(value):
    return pdfs.text_of(value)

