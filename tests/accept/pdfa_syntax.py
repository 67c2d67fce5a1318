# pdfa_syntax.py: assertions of pdfa.py about bytes, objects, streams, pages and what a file must not hold.
import re

from pdfa_rules import rule, spoils

OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP "
                "n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
FILTERS = {"/FlateDecode", "/DCTDecode"}
# what an operator names, and where that stands in Resources
NAMED = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading"}


def list_of(value):
    return value if isinstance(value, list) else [value]


# ---- bytes -------------------------------------------------------------------------------------

@rule("header")
def header(file):
    if not re.match(rb"%PDF-1\.6\n%[\x80-\xff]{4}", file.bytes):
        yield f"begins with {file.bytes[:14]!r}"


@spoils("header")
def spoil_header(file):
    file.bytes = b"%PDF-1.8\n" + file.bytes[9:]


@rule("end-of-file")
def end_of_file(file):
    if not re.search(rb"%%EOF\n?\Z", file.bytes):
        yield f"ends with {file.bytes[-14:]!r}"


@spoils("end-of-file")
def spoil_end(file):
    file.bytes += b"more\n"


@rule("cross-references")
def cross_references(file):
    offsets = file.offsets()
    if not offsets:
        yield "the table's head is not 'xref', '0 N' on lines of their own"
    for number, offset in offsets.items():
        if not file.bytes.startswith(b"%d 0 obj" % number, offset):
            yield f"object {number} is not at {offset}"
            return


@spoils("cross-references")
def spoil_references(file):
    file.bytes = file.bytes.replace(b"\nxref\n0 ", b"\nxref\n 0", 1)


@rule("object-heads")
def object_heads(file):
    for number, offset in file.offsets().items():
        if not re.compile(rb"\d+ 0 obj\r?\n").match(file.bytes, offset) or (offset and file.bytes[offset - 1:offset] not in b"\r\n"):
            yield f"object {number} begins with {file.bytes[offset - 1:offset + 16]!r}"
    ends = len(re.findall(rb"[\r\n]endobj[\r\n]", file.bytes))
    if ends < len(file.offsets()):
        yield f"{len(file.offsets())} objects, {ends} endobj between line ends"


@spoils("object-heads")
def spoil_heads(file):
    file.bytes = file.bytes.replace(b" 0 obj\n", b" 0 obj ", 1)


@rule("stream-lengths")
def stream_lengths(file):
    offsets = sorted(file.offsets().values())
    for start, end in zip(offsets, offsets[1:] + [len(file.bytes)]):
        at = file.bytes.find(b"stream\n", start, end)
        if at < 0:
            continue
        length = re.search(rb"/Length (\d+)", file.bytes[start:at])
        after = at + 7 + int(length[1]) if length else 0
        if file.bytes[after:after + 10] != b"\nendstream":
            yield f"the object at {start}: no endstream on a line of its own behind {length and int(length[1])} bytes"


@spoils("stream-lengths")
def spoil_lengths(file):
    at = file.bytes.index(b"/Length ") + 8
    file.bytes = file.bytes[:at] + b"9" + file.bytes[at + 1:]


@rule("hexadecimal")
def hexadecimal(file):
    offsets = sorted(file.offsets().values())
    for start, end in zip(offsets, offsets[1:] + [len(file.bytes)]):
        stream = file.bytes.find(b"stream\n", start, end)
        entries = file.bytes[start:stream if stream >= 0 else end]
        entries = re.sub(rb"\((?:[^()\\]|\\.)*\)", b"", entries, flags=re.S)
        for text in re.findall(rb"(?<!<)<([^<>]*)>(?!>)", entries):
            digits = re.sub(rb"\s", b"", text)
            if len(digits) % 2 or re.search(rb"[^0-9A-Fa-f]", digits):
                yield f"the object at {start} has <{text[:20].decode('latin-1')}>"


@spoils("hexadecimal")
def spoil_hexadecimal(file):
    file.bytes = file.bytes.replace(b"/Title(", b"/A<ABC>", 1) # as long, so that offsets hold


# ---- objects -----------------------------------------------------------------------------------

@rule("identifier")
def identifier(file):
    parts = file.trailer().get("/ID")
    if not isinstance(parts, list) or len(parts) != 2 or any(len(part) < 10 for part in parts):
        yield f"/ID is {parts}"


@spoils("identifier")
def spoil_identifier(file):
    del file.trailer()["/ID"]


@rule("no-encryption")
def no_encryption(file):
    if "/Encrypt" in file.trailer():
        yield "the trailer has /Encrypt"


@spoils("no-encryption")
def spoil_encryption(file):
    file.trailer()["/Encrypt"] = {"/Filter": "/Standard"}


@rule("filters")
def filters(file):
    for key, entries in file.streams():
        for name in list_of(entries.get("/Filter", [])):
            if name not in FILTERS:
                yield f"{key} has {name}"
        for name in ("/F", "/FFilter", "/FDecodeParms"):
            if name in entries:
                yield f"{key} has {name}"


@spoils("filters")
def spoil_filters(file):
    next(entries for _, entries in file.streams())["/Filter"] = "/LZWDecode"


@rule("names")
def names(file):
    for where, entries in file.dictionaries():
        for key in ("/BaseFont", "/FontName", "/S"):
            name = entries.get(key)
            if isinstance(name, str) and name.startswith("n:"):
                yield f"{where}: {key} {name} is not UTF-8"
    for where, _, value in file.values():
        if isinstance(value, list) and value[:1] == ["/Separation"] and value[1].startswith("n:"):
            yield f"{where}: a colourant {value[1]} is not UTF-8"


@spoils("names")
def spoil_names(file):
    next(file.dictionaries("/Font"))[1]["/BaseFont"] = "n:/PT#ffSerif"


def string_size(value):
    if value.startswith("b:"):
        return len(value[2:]) // 2
    text = value[2:]
    return len(text) if text.isascii() else 2 + len(text.encode("utf-16-be"))


@rule("limits")
def limits(file):
    if len(file.objects) > 8388607:
        yield f"{len(file.objects)} objects"
    for where, key, value in file.values():
        if isinstance(value, bool):
            continue
        if isinstance(value, int) and not -2 ** 31 <= value < 2 ** 31:
            yield f"{where}: {key} is {value}"
        if isinstance(value, float) and value and not 1.175e-38 <= abs(value) <= 3.403e38:
            yield f"{where}: {key} is {value}"
        if isinstance(value, str) and value[:2] in ("u:", "b:") and string_size(value) >= 32767:
            yield f"{where}: {key} is a string of {string_size(value)} bytes"
        if isinstance(value, str) and value[:1] == "/" and len(value.encode()) > 128:
            yield f"{where}: {key} is a name of {len(value.encode()) - 1} bytes"
        if isinstance(value, dict) and any(len(name.encode()) > 128 for name in value):
            yield f"{where}: a key of more than 127 bytes"


@spoils("limits")
def spoil_limits(file):
    file.information()["/Subject"] = "u:" + "x" * 32767


@rule("catalog-keys")
def catalog_keys(file):
    catalog = file.catalog()
    for key in ("/Perms", "/AcroForm", "/NeedsRendering", "/Requirements", "/OCProperties", "/Collection", "/AF",
                "/Extensions", "/Threads", "/SpiderInfo", "/Legal"):
        if key in catalog:
            yield f"the catalog has {key}"
    for key in ("/AlternatePresentations", "/EmbeddedFiles", "/JavaScript"):
        if key in file.get(catalog.get("/Names", {})):
            yield f"the names have {key}"
    for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"):
        if file.get(catalog.get("/ViewerPreferences", {})).get(key, "/MediaBox") not in ("/MediaBox", "/BleedBox"):
            yield f"{key} is neither the media nor the bleed box"
    for number, page in enumerate(file.pages, 1):
        if "/PresSteps" in file.get(page):
            yield f"page {number} has /PresSteps"
    for where, entries in file.dictionaries("/Filespec", "/OCG", "/OCMD"):
        yield f"{where} is a {entries['/Type']}"


@spoils("catalog-keys")
def spoil_catalog(file):
    file.catalog()["/OCProperties"] = {"/D": {"/AS": []}}


# ---- pages -------------------------------------------------------------------------------------

def inside(inner, outer):
    return all(a >= b - 0.001 for a, b in zip(inner[:2], outer[:2])) and \
        all(a <= b + 0.001 for a, b in zip(inner[2:], outer[2:]))


@rule("boxes")
def boxes(file):
    for number, page in enumerate(file.pages, 1):
        entries = file.get(page)
        media, trim, bleed = (file.get(entries.get(key)) for key in ("/MediaBox", "/TrimBox", "/BleedBox"))
        if not media or not trim or "/ArtBox" in entries or "/UserUnit" in entries:
            yield f"page {number} has {sorted(entries)}"
            continue
        bleed = bleed or trim
        if not inside(trim, bleed) or not inside(bleed, media):
            yield f"page {number}: trim {trim}, bleed {bleed}, media {media}"
        for box in (media, trim, bleed):
            if not all(3 <= box[i + 2] - box[i] <= 14400 for i in (0, 1)):
                yield f"page {number}: {box}"


@spoils("boxes")
def spoil_boxes(file):
    file.get(file.pages[-1])["/TrimBox"][0] -= 300


@rule("page-tree")
def page_tree(file):
    def count(reference, parent):
        node = file.get(reference)
        if node.get("/Parent") != parent:
            yield f"{reference}: its Parent is {node.get('/Parent')}, not {parent}"
        if node["/Type"] == "/Page":
            return 1
        total = 0
        for kid in file.get(node["/Kids"]):
            total += yield from count(kid, reference)
        if total != node["/Count"]:
            yield f"{reference}: Count {node['/Count']}, {total} pages"
        return total

    total = yield from count(file.catalog()["/Pages"], None)
    if total != len(file.pages):
        yield f"{total} pages in the tree, {len(file.pages)} in the file"


@spoils("page-tree")
def spoil_tree(file):
    file.get(file.catalog()["/Pages"])["/Count"] += 1


@rule("annotations")
def annotations(file):
    for number, page in enumerate(file.pages, 1):
        for reference in file.get(file.get(page).get("/Annots", [])):
            entries = file.get(reference)
            flags = entries.get("/F", 0)
            if file.profile == "press":
                yield f"page {number} has a {entries.get('/Subtype')}"
            if entries.get("/Subtype") != "/Link" or flags & 4 != 4 or flags & (1 | 2 | 32 | 256):
                yield f"page {number}: {entries.get('/Subtype')}, F {flags}"


@spoils("annotations")
def spoil_annotations(file):
    file.get(file.pages[0])["/Annots"] = [{"/Subtype": "/Movie", "/F": 4}]


@rule("actions")
def actions(file):
    for where, entries in file.dictionaries():
        kind = entries.get("/S")
        if "/AA" in entries or "/JS" in entries or "/OpenAction" in entries:
            yield f"{where} has {sorted(entries)}"
        action = file.get(entries.get("/A"))
        if isinstance(action, dict) and "/S" in action:
            if action["/S"] not in ("/URI", "/GoTo") or file.profile == "press":
                yield f"{where}: an action {action['/S']}"
        if kind in ("/JavaScript", "/Launch", "/SubmitForm"):
            yield f"{where}: an action {kind}"


@spoils("actions")
def spoil_actions(file):
    file.catalog()["/OpenAction"] = {"/S": "/JavaScript", "/JS": "u:1"}


# ---- content -----------------------------------------------------------------------------------

@rule("operators")
def operators(file):
    for name, key, _ in file.contents():
        depth = 0
        for operator, _ in file.operators(key):
            if operator not in OPERATORS or operator == "BI":
                yield f"{name}: '{operator}'"
            depth += (operator == "q") - (operator == "Q")
            if depth > 28 or depth < 0:
                yield f"{name}: q and Q {depth} deep"
                break
        if depth:
            yield f"{name}: q and Q do not match"


@spoils("operators")
def spoil_operators(file):
    key = "obj:" + file.get(file.pages[0])["/Contents"]
    file.set_data(key, file.data(key) + b"q " * 29 + b"Q " * 29)


@rule("resources")
def resources(file):
    for name, key, listed in file.contents():
        for operator, operands in file.operators(key):
            if operator in NAMED:
                kind, wanted = NAMED[operator], operands[0 if operator == "Tf" else -1].decode("latin-1")
            elif operator in ("cs", "CS") and not operands[-1].startswith((b"/Device", b"/Pattern")):
                kind, wanted = "/ColorSpace", operands[-1].decode("latin-1")
            else:
                continue
            if wanted not in file.get(listed.get(kind, {})):
                yield f"{name}: {operator} {wanted} is not in its resources"


@spoils("resources")
def spoil_resources(file):
    for name, key, listed in file.contents():
        if file.get(listed.get("/Font", {})):
            file.get(listed["/Font"]).clear()


@rule("forms")
def forms(file):
    for key, entries in file.streams():
        if entries.get("/Subtype") == "/PS":
            yield f"{key} is PostScript"
        if entries.get("/Subtype") == "/Form" and {"/OPI", "/PS", "/Ref", "/Subtype2"} & set(entries):
            yield f"{key} has {sorted(entries)}"


@spoils("forms")
def spoil_forms(file):
    next(entries for _, entries in file.streams()).update({"/Subtype": "/PS"})
