# pdfua_document.py: of pdfua.py, what the file says of itself: metadata, languages, layers, encryption, annotations and forms (06, 07, 11, 20, 26, 28, 30).
import re
import xml.etree.ElementTree as xml

import content
from pdfua_rules import CHECKS, breaks, check, first

# ---- 06, 07: metadata ------------------------------------------------------------------------------


def metadata(file):
    if "/Metadata" not in file.catalog():
        return None
    return xml.fromstring(file.data(file.catalog()["/Metadata"]))


@check("06-001")
def has_metadata(file):
    if metadata(file) is None:
        yield "none"


@check("06-002")
def claims_part(file):
    name, tree = "{http://www.aiim.org/pdfua/ns/id/}part", metadata(file)
    parts = [] if tree is None else [e.text for e in tree.iter(name)] + [e.get(name) for e in tree.iter() if e.get(name)]
    if parts != ["1"]:
        yield f"part {parts}"


@check("06-003")
def has_title(file):
    tree = metadata(file)
    title = None if tree is None else tree.find(".//{http://purl.org/dc/elements/1.1/}title")
    if title is None or not "".join(title.itertext()).strip():
        yield "none"


@breaks("06-001", "06-002", "06-003")
def spoil(file):
    del file.catalog()["/Metadata"]


@check("07-001")
def has_display_title(file):
    if "/DisplayDocTitle" not in file.get(file.catalog().get("/ViewerPreferences", {})):
        yield "no DisplayDocTitle"


@check("07-002")
def displays_title(file):
    if file.get(file.catalog().get("/ViewerPreferences", {})).get("/DisplayDocTitle") is False:
        yield "DisplayDocTitle is false"


@breaks("07-001")
def spoil(file):
    file.catalog()["/ViewerPreferences"] = {}


@breaks("07-002")
def spoil(file):
    file.catalog()["/ViewerPreferences"] = {"/DisplayDocTitle": False}


# ---- 11: languages ---------------------------------------------------------------------------------


# elements that no language is known for
def speechless(file):
    if file.catalog().get("/Lang"):
        return
    for _, element in file.elements():
        above = element
        while "/S" in above and not above.get("/Lang"):
            above = file.get(above["/P"])
        if "/Lang" not in above:
            yield element


@check("11-001")
def content_language(file):
    return (f"{e['/S']}" for e in speechless(file) if any(True for _ in file.marks_of(e)))


@check("11-002")
def text_language(file):
    return (f"{e['/S']}" for e in speechless(file) if {"/Alt", "/ActualText", "/E"} & set(e))


def needs_catalog_language(file):
    if not re.match(r"u:[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", file.catalog().get("/Lang", "")):
        yield f"Lang is {file.catalog().get('/Lang')}"


CHECKS["11-003"] = CHECKS["11-004"] = CHECKS["11-006"] = needs_catalog_language


@breaks("11-001", "11-002", "11-003", "11-004", "11-006")
def spoil(file):
    del file.catalog()["/Lang"]
    for _, element in file.elements():
        element.pop("/Lang", None)


# ---- 20, 26: layers, encryption ----------------------------------------------------------------------


def layers(file):
    return file.get(file.catalog().get("/OCProperties", {}))


def configurations(file):
    return [file.get(one) for one in file.get(layers(file).get("/Configs", []))]


@check("20-001")
def names_of_configurations(file):
    return ("no Name" for one in configurations(file) if one.get("/Name", "u:") == "u:")


@check("20-002")
def name_of_default(file):
    if layers(file) and file.get(layers(file).get("/D", {})).get("/Name", "u:") == "u:":
        yield "no Name"


@check("20-003")
def automatic(file):
    return ("AS" for one in configurations(file) + [file.get(layers(file).get("/D", {}))] if "/AS" in one)


@breaks("20-001", "20-002", "20-003")
def spoil(file):
    file.catalog()["/OCProperties"] = {"/OCGs": [], "/D": {"/AS": []}, "/Configs": [{}]}


@check("26-001")
def encrypted(file):
    if "/Encrypt" in file.trailer():
        yield "it is encrypted"


CHECKS["26-002"] = encrypted


@breaks("26-001", "26-002")
def spoil(file):
    file.trailer()["/Encrypt"] = {}


# ---- 28, 30: annotations, forms ------------------------------------------------------------------------


def annotations(file):
    for number, page in enumerate(file.pages, 1):
        for reference in file.get(file.get(page).get("/Annots", [])):
            yield number, reference, file.get(reference)


# all of them are links: none of the others' conditions can arise
def other_annotations(file):
    return (f"page {number}: {a.get('/Subtype')}" for number, _, a in annotations(file) if a.get("/Subtype") != "/Link")


CHECKS["28-002"] = CHECKS["28-006"] = CHECKS["28-007"] = other_annotations


@breaks("28-002", "28-006", "28-007")
def spoil(file):
    next(annotations(file))[2]["/Subtype"] = "/TrapNet"


def undescribed(file):
    return (f"page {number}" for number, _, a in annotations(file) if a.get("/Contents", "u:").strip() == "u:")


CHECKS["28-004"] = CHECKS["28-012"] = undescribed


@breaks("28-004", "28-012")
def spoil(file):
    next(annotations(file))[2]["/Contents"] = "u:"


def tab_order(file, missing):
    for number, _, _ in annotations(file):
        tabs = file.get(file.pages[number - 1]).get("/Tabs")
        if tabs is None if missing else tabs not in (None, "/S"):
            yield f"page {number}: Tabs is {tabs}"


CHECKS["28-008"] = lambda file: tab_order(file, True)
CHECKS["28-009"] = lambda file: tab_order(file, False)


@breaks("28-008")
def spoil(file):
    del file.get(file.pages[next(annotations(file))[0] - 1])["/Tabs"]


@breaks("28-009")
def spoil(file):
    file.get(file.pages[next(annotations(file))[0] - 1])["/Tabs"] = "/R"


# by the annotation's key to its element, which must name the annotation in turn
@check("28-011")
def links_in_links(file):
    parents = dict(file.number_tree(file.tree_root().get("/ParentTree", {})))
    for number, reference, annotation in annotations(file):
        holder = file.get(parents.get(annotation.get("/StructParent"))) or {}
        named = [file.get(kid).get("/Obj") for kid in file.raw_kids(holder) if isinstance(file.get(kid), dict)]
        if not holder or file.type(holder) != "/Link" or reference not in named:
            yield f"page {number}: {holder.get('/S')}"


@breaks("28-011")
def spoil(file):
    first(file, "/Link")["/S"] = "/Span"


def forms(file):
    return [(reference, d) for reference, d in file.streams() if d.get("/Subtype") == "/Form"]


@check("30-001")
def references(file):
    return (reference for reference, d in forms(file) if "/Ref" in d)


@check("30-002")
def marks_in_forms(file):
    return (reference for reference, _ in forms(file) if b"/MCID" in file.data(reference))


@breaks("30-001")
def spoil(file):
    forms(file)[0][1]["/Ref"] = {}


@breaks("30-002")
def spoil(file):
    reference = forms(file)[0][0]
    file.objects["obj:" + reference]["stream"]["data"] = content.base64.b64encode(b"/P<</MCID 0>>BDC EMC").decode()
