# pdfa_metadata.py: assertions of pdfa.py about XMP, document information and the structure tree's root.
import re

from pdfa_rules import rule, spoils
from pdfa_file import text_of

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
MM = "{http://ns.adobe.com/xap/1.0/mm/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
PDFX = "{http://www.npes.org/pdfx/ns/id/}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
# what PDF/A-2 knows without a description
PREDEFINED = {DC + name for name in ("format", "title", "creator", "description", "language", "subject")} | \
    {PDF + "Keywords", PDF + "Producer"} | \
    {XMP + name for name in ("CreatorTool", "CreateDate", "ModifyDate", "MetadataDate")} | \
    {MM + name for name in ("DocumentID", "InstanceID", "VersionID", "RenditionClass")} | \
    {PDFA + "part", PDFA + "conformance", EXTENSION + "schemas"}
STANDARD = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
               "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT "
               "RP WT WP Figure Formula Form".split())


# properties that are lists, and the kind of list
LISTS = {DC + "title": "Alt", DC + "description": "Alt", DC + "creator": "Seq", DC + "subject": "Bag", DC + "language": "Bag"}
SCHEMA_FIELDS = {SCHEMA + name for name in ("schema", "namespaceURI", "prefix", "property")}
PROPERTY_FIELDS = {PROPERTY + name for name in ("name", "valueType", "category", "description")}


# property -> its text, or the texts of its list
def properties(file):
    found = {}
    for description in file.xmp().iter(RDF + "Description"):
        for element in description:
            items = [item.text or "" for item in element.iter(RDF + "li")]
            found[element.tag] = items if len(element) else element.text or ""
    return found


def change(file, old, new):
    data = file.data(file.metadata())
    assert old in data, old
    file.set_data(file.metadata(), data.replace(old, new, 1))


@rule("xmp")
def xmp(file):
    entries = file.get(file.catalog().get("/Metadata"))
    if not entries or entries.get("/Type") != "/Metadata" or entries.get("/Subtype") != "/XML" or "/Filter" in entries:
        yield f"the catalog's metadata is {entries}"
        return
    data = file.data(file.metadata())
    if not re.match(rb'<\?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n', data):
        yield f"the packet begins with {data[:60]!r}"
    if not re.search(rb'<\?xpacket end="[wr]"\?>\s*\Z', data):
        yield f"the packet ends with {data[-30:]!r}"
    try:
        data.decode("utf-8")
        file.xmp()
    except Exception as why:  # noqa: BLE001 (any reader's complaint)
        yield f"{why}"
    if sum(1 for _, entries in file.streams() if entries.get("/Type") == "/Metadata") != 1:
        yield "not one metadata stream"


@spoils("xmp")
def spoil_xmp(file):
    change(file, b"</rdf:RDF>", b"")


@rule("xmp-schemas")
def xmp_schemas(file):
    described = set()
    container = file.xmp().find(".//" + EXTENSION + "schemas/" + RDF + "Bag")
    if b"<pdfaExtension:schemas>" not in file.data(file.metadata()):
        yield "the extension schemas' prefix is not pdfaExtension"
    for entry in container if container is not None else ():
        texts = {name: entry.findtext(SCHEMA + name) for name in ("schema", "namespaceURI", "prefix")}
        if not all(texts.values()) or {field.tag for field in entry} != SCHEMA_FIELDS:
            yield f"a schema {texts}"
        for listed in entry.iterfind(SCHEMA + "property/" + RDF + "Seq/" + RDF + "li"):
            facts = {name: listed.findtext(PROPERTY + name) for name in ("name", "valueType", "category", "description")}
            if not all(facts.values()) or {field.tag for field in listed} != PROPERTY_FIELDS or facts["category"] not in ("internal", "external") or \
                    facts["valueType"] not in ("Text", "Integer"):
                yield f"a property {facts}"
            described.add("{%s}%s" % (texts["namespaceURI"], facts["name"]))
    for name in properties(file):
        if name not in PREDEFINED and name not in described:
            yield f"{name} is not described"


@spoils("xmp-schemas")
def spoil_schemas(file):
    change(file, b"pdfaProperty:name>Trapped<", b"pdfaProperty:name>Trap<")


@rule("xmp-claims")
def xmp_claims(file):
    found = properties(file)
    wanted = {PDFA + "part": "2", PDFA + "conformance": "A", PDFUA + "part": "1"}
    if file.profile == "press":
        wanted[PDFX + "GTS_PDFXVersion"] = "PDF/X-4"
    for name, value in wanted.items():
        if found.get(name) != value:
            yield f"{name} is {found.get(name)!r}, not {value!r}"
    if file.profile != "press" and PDFX + "GTS_PDFXVersion" in found:
        yield "PDF/X is claimed"
    if b"pdfaid:part>" not in file.data(file.metadata()):
        yield "the prefix is not pdfaid"


@spoils("xmp-claims")
def spoil_claims(file):
    change(file, b"pdfaid:conformance>A<", b"pdfaid:conformance>B<")


@rule("xmp-identity")
def xmp_identity(file):
    found = properties(file)
    if not found.get(DC + "title") or not found[DC + "title"][0]:
        yield "no dc:title"
    for description in file.xmp().iter(RDF + "Description"):
        for element in description:
            kind = element[0].tag.removeprefix(RDF) if len(element) else None
            if element.tag != EXTENSION + "schemas" and kind != LISTS.get(element.tag):
                yield f"{element.tag} is a {kind}"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        if not re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", str(found.get(XMP + name))):
            yield f"xmp:{name} is {found.get(XMP + name)}"
    for name in ("DocumentID", "InstanceID"):
        if not re.match(r"uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", str(found.get(MM + name))):
            yield f"xmpMM:{name} is {found.get(MM + name)}"
    for name in ("VersionID", "RenditionClass"):
        if not found.get(MM + name):
            yield f"no xmpMM:{name}"


@spoils("xmp-identity")
def spoil_xmp_identity(file):
    change(file, b"xmpMM:RenditionClass>default<", b"xmpMM:RenditionClass><")


def date_of(text):
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$", text)
    return "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else text


@rule("information")
def information(file):
    found, info = properties(file), file.information()
    pairs = {"/Title": found.get(DC + "title"), "/Author": found.get(DC + "creator"),
             "/Subject": found.get(DC + "description"), "/Keywords": found.get(PDF + "Keywords"),
             "/Creator": found.get(XMP + "CreatorTool"), "/Producer": found.get(PDF + "Producer"),
             "/CreationDate": found.get(XMP + "CreateDate"), "/ModDate": found.get(XMP + "ModifyDate")}
    for key, said in pairs.items():
        own = text_of(info.get(key))
        own = date_of(own) if key.endswith("Date") and own else own
        said = said[0] if isinstance(said, list) and len(said) == 1 else said
        if own != said:
            yield f"{key} is {own!r}, XMP has {said!r}"
    if info.get("/Trapped") != "/False" or found.get(PDF + "Trapped") != "False":
        yield f"/Trapped is {info.get('/Trapped')}, XMP has {found.get(PDF + 'Trapped')}"
    words = [word.strip() for word in (text_of(info.get("/Keywords")) or "").split(",") if word.strip()]
    if words != found.get(DC + "subject", []):
        yield f"/Keywords {words}, dc:subject {found.get(DC + 'subject')}"


@spoils("information")
def spoil_information(file):
    file.information()["/Author"] = "u:Somebody else"


@rule("tagged")
def tagged(file):
    catalog = file.catalog()
    if file.get(catalog.get("/MarkInfo", {})).get("/Marked") is not True:
        yield f"MarkInfo is {catalog.get('/MarkInfo')}"
    root = file.get(catalog.get("/StructTreeRoot"))
    if not root or root.get("/Type") != "/StructTreeRoot" or "/ParentTree" not in root:
        yield f"the structure tree's root is {root}"
        return
    roles, count = file.get(root.get("/RoleMap", {})), 0
    for where, element in file.dictionaries("/StructElem"):
        kind, count = element.get("/S", "")[1:], count + 1
        for _ in range(10):
            if kind in STANDARD:
                break
            kind = roles.get("/" + kind, "/")[1:]
        if kind not in STANDARD or ("/" + kind in roles and kind in STANDARD):
            yield f"{where}: {element.get('/S')}"
        if "/P" not in element:
            yield f"{where} has no parent"
    if not count:
        yield "there are no elements"
    for where, entries in [("the catalog", catalog), *file.dictionaries("/StructElem")]:
        language = text_of(entries.get("/Lang", "u:en"))
        if not re.match(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", language):
            yield f"{where}: the language {language!r}"


@spoils("tagged")
def spoil_tagged(file):
    next(file.dictionaries("/StructElem"))[1]["/S"] = "/Paragraf"
