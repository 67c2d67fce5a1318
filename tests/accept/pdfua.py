# pdfua.py: what a machine can see of PDF/UA-1 in a finished PDF, by the numbers of the Matterhorn Protocol 1.02.
#
#     pdfua.py PDF web|press|draft [--break FAULT]      pdfua.py --faults      pdfua.py --counts
#
# tests/standards/matterhorn.tsv lists all 87 conditions; those that it calls asserted are the checks below, and some of
# our own that the tree itself must keep. Each check has a way to break the file in memory that it alone must name.
# A draft claims no standard: it is spared the conditions of the metadata.
import re
import sys
import xml.etree.ElementTree as xml

import content

STANDARD = {"/" + name for name in """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT
    RP Warichu WT WP Figure Formula Form""".split()}
CHECKS, BREAKS = {}, {}
LIST = "tests/standards/matterhorn.tsv"


def check(number):
    def add(function):
        CHECKS[number] = function
        return function
    return add


def breaks(*numbers):
    def add(function):
        for number in numbers:
            BREAKS[number] = function
        return function
    return add


def first(file, type_):
    return next(element for _, element in file.elements() if element["/S"] == type_)


# ---- 01: content is tagged or an artifact ----------------------------------------------------------


def nested(file, outer, inner):
    for number, page in enumerate(file.contents, 1):
        for operator, marks, _ in page:
            if operator in (b"BDC", b"BMC") and inner(marks[-1]) and any(outer(mark) for mark in marks[:-1]):
                yield f"page {number}"


def is_tag(mark):
    return mark.mcid is not None


def is_artifact(mark):
    return mark.artifact


@check("01-003")
def artifact_in_tag(file):
    return nested(file, is_tag, is_artifact)


@check("01-004")
def tag_in_artifact(file):
    return nested(file, is_artifact, is_tag)


@check("01-005")
def unmarked(file):
    for number, page in enumerate(file.contents, 1):
        for operator, marks, _ in page:
            if operator not in (b"BDC", b"BMC") and not any(is_tag(m) or m.artifact for m in marks):
                yield f"page {number}: {operator.decode()}"


def make_mark(artifact, mcid):
    return content.Mark(b"/Artifact" if artifact else b"/P", b"" if mcid is None else b"/MCID %d" % mcid)


@breaks("01-003")
def spoil(file):
    file.contents[0].append((b"BMC", [make_mark(False, 900), make_mark(True, None)], None))


@breaks("01-004")
def spoil(file):
    file.contents[0].append((b"BDC", [make_mark(True, None), make_mark(False, 900)], None))


@breaks("01-005")
def spoil(file):
    file.contents[0].append((b"f", [], None))


@check("01-007")
def suspects(file):
    info = file.get(file.catalog().get("/MarkInfo", {}))
    if info.get("/Suspects") or info.get("/Marked") is not True:
        yield f"MarkInfo is {info}"


@breaks("01-007")
def spoil(file):
    file.get(file.catalog()["/MarkInfo"])["/Suspects"] = True


# ---- 02: types ------------------------------------------------------------------------------------


def role_map(file):
    return file.get(file.tree_root().get("/RoleMap", {}))


@check("02-001")
def standard_types(file):
    for _, element in file.elements():
        if file.type(element) not in STANDARD:
            yield f"{element['/S']}"


@breaks("02-001")
def spoil(file):
    first(file, "/P")["/S"] = "/Words"


@check("02-003")
def circles(file):
    for role in role_map(file):
        seen = [role]
        while role_map(file).get(seen[-1]):
            seen.append(role_map(file)[seen[-1]])
            if seen[-1] in seen[:-1]:
                yield role
                break


@breaks("02-003")
def spoil(file):
    file.tree_root()["/RoleMap"] = {"/A": "/B", "/B": "/A"}


@check("02-004")
def remapped(file):
    return (role for role in role_map(file) if role in STANDARD)


@breaks("02-004")
def spoil(file):
    file.tree_root()["/RoleMap"] = {"/P": "/Span"}


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


# ---- 09: tables, lists, contents ---------------------------------------------------------------------

# what may hold a type, and what a type may hold, where it matters
TABLES = ({"/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/THead": {"/Table"},
           "/TBody": {"/Table"}, "/TFoot": {"/Table"}},
          {"/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}, "/TR": {"/TH", "/TD"}, "/THead": {"/TR"},
           "/TBody": {"/TR"}, "/TFoot": {"/TR"}})
LISTS = ({"/LI": {"/L"}, "/LBody": {"/LI"}}, {"/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"}})
TOCS = ({"/TOCI": {"/TOC"}}, {"/TOC": {"/TOC", "/TOCI", "/Caption"}, "/TOCI": {"/Lbl", "/Reference", "/NonStruct", "/P", "/TOC"}})


def misplaced(file, rules):
    holders, held = rules
    for _, element in file.elements():
        type_, parent = file.type(element), file.type(file.get(element["/P"]))
        if parent not in holders.get(type_, {parent}):
            yield f"{type_} in {parent}"
        if type_ not in held.get(parent, {type_}):
            yield f"{type_} in {parent}"
        if type_ in held and any(True for _ in file.marks_of(element)):
            yield f"{type_} holds content itself"


for number, table in (("09-004", TABLES), ("09-005", LISTS), ("09-006", TOCS)):
    CHECKS[number] = lambda file, table=table: misplaced(file, table)


@breaks("09-004")
def spoil(file):
    first(file, "/P")["/S"] = "/TR"


@breaks("09-005")
def spoil(file):
    first(file, "/Lbl")["/S"] = "/P"


@breaks("09-006")
def spoil(file):
    first(file, "/TOC")["/S"] = "/Sect"


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


# ---- 13 to 19: figures, headings, tables, notes ------------------------------------------------------


@check("13-004")
def alternatives(file):
    for _, element in file.elements():
        if file.type(element) == "/Figure" and not (element.get("/Alt") or element.get("/ActualText")):
            yield "a Figure"


@breaks("13-004")
def spoil(file):
    del first(file, "/Figure")["/Alt"]


def headings(file):
    return [int(file.type(e)[2:]) for _, e in file.elements() if re.match(r"/H[1-6]$", file.type(e))]


@check("14-002")
def first_heading(file):
    if headings(file)[:1] not in ([], [1]):
        yield f"H{headings(file)[0]}"


@check("14-003")
def heading_gaps(file):
    levels = headings(file)
    return (f"H{b} after H{a}" for a, b in zip(levels, levels[1:]) if b > a + 1)


@breaks("14-002")
def spoil(file):
    first(file, "/H1")["/S"] = "/H2"


@breaks("14-003")
def spoil(file):
    first(file, "/H2")["/S"] = "/H3"


@check("14-006")
def one_heading_a_node(file):
    for _, element in file.elements():
        if sum(file.type(file.get(kid)) == "/H" for kid in file.kids(element)) > 1:
            yield f"{element['/S']}"


@check("14-007")
def one_kind_of_heading(file):
    if headings(file) and any(file.type(e) == "/H" for _, e in file.elements()):
        yield "H and H1"


@breaks("14-006", "14-007")
def spoil(file):
    article = max((e for _, e in file.elements() if e["/S"] == "/Art"), key=lambda e: len(file.kids(e)))
    for kid in file.kids(article)[1:3]:
        file.get(kid)["/S"] = "/H"


def attributes(file, element, owner):
    value = file.get(element.get("/A", []))
    return next((a for a in map(file.get, value if isinstance(value, list) else [value]) if a.get("/O") == owner), {})


@check("15-003")
def scopes(file):
    for _, element in file.elements():
        if file.type(element) == "/TH" and attributes(file, element, "/Table").get("/Scope") not in ("/Row", "/Column", "/Both"):
            yield "a TH"


@breaks("15-003")
def spoil(file):
    first(file, "/P")["/S"] = "/TH"


def notes(file):
    return [e.get("/ID") for _, e in file.elements() if file.type(e) == "/Note"]


@check("19-003")
def note_names(file):
    return ("a Note" for name in notes(file) if not name)


@check("19-004")
def note_names_once(file):
    return (f"{name}" for name in set(notes(file)) if name and notes(file).count(name) > 1)


@breaks("19-003")
def spoil(file):
    first(file, "/P")["/S"] = "/Note"


@breaks("19-004")
def spoil(file):
    for _ in range(2):
        note = first(file, "/P")
        note["/S"], note["/ID"] = "/Note", "u:n1"


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


# ---- 10, 31: fonts --------------------------------------------------------------------------------------


def each_font(file, fault):
    for reference, font in file.fonts():
        for what in fault(font, file.descendant(font), file.shown_codes().get(reference, set())):
            yield f"{font['/BaseFont']}: {what}"


def font_check(number):
    def add(function):
        CHECKS[number] = lambda file: each_font(file, lambda *of: function(file, *of))
        return function
    return add


@font_check("10-001")
def unmapped(file, font, _, codes):
    return (f"glyph {code}" for code in sorted(codes - set(file.to_unicode(font))))


@breaks("10-001")
def spoil(file):
    shown = max(file.find_codes().items(), key=lambda pair: len(pair[1]))[0]
    file.objects["obj:" + shown]["value"]["/ToUnicode"] = file.get(file.pages[0])["/Contents"]


@font_check("31-004")
def glyph_map(file, font, below, _):
    if below["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" in below and below["/CIDToGIDMap"] != "/Identity":
        yield below["/CIDToGIDMap"]


@font_check("31-005")
def no_glyph_map(file, font, below, _):
    if below["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in below:
        yield "none"


@breaks("31-004")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font)["/CIDToGIDMap"] = "/Other"


@breaks("31-005")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font).pop("/CIDToGIDMap", None)


# Identity-H alone: no character collection has to agree, no CMap to be embedded
@font_check("31-006")
def encoding(file, font, _, __):
    if font["/Encoding"] != "/Identity-H":
        yield font["/Encoding"]


@breaks("31-006")
def spoil(file):
    next(file.fonts())[1]["/Encoding"] = "/Own"


def descriptor(file, below):
    return file.get(below["/FontDescriptor"])


@font_check("31-009")
def embedded(file, font, below, _):
    if not {"/FontFile2", "/FontFile3"} & set(descriptor(file, below)):
        yield "not embedded"


@breaks("31-009")
def spoil(file):
    below = descriptor(file, file.descendant(next(file.fonts())[1]))
    below.pop("/FontFile2", None)
    below.pop("/FontFile3", None)


def program(file, below):
    holder = descriptor(file, below)
    return content.Program(file.data(holder["/FontFile2"])) if "/FontFile2" in holder else None


@font_check("31-011")
def has_glyphs(file, font, below, codes):
    of = program(file, below)
    return (f"glyph {code}" for code in codes if of and code >= of.count)


@font_check("31-016")
def same_widths(file, font, below, codes):
    of, said = program(file, below), content.widths(below)
    for code in codes if of else ():
        if abs(said.get(code, below.get("/DW", 1000)) - of.width(code)) > 1:
            yield f"glyph {code}: {said.get(code)}, not {of.width(code)}"


@breaks("31-011")
def spoil(file):
    page = file.contents[-1]
    operator, marks, text = next(one for one in reversed(page) if one[2])
    page.append((operator, marks, (text[0], b"\xff\xf0")))


@breaks("31-016")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font)["/W"] = [0, 65535, 1]


@check("31-012")
def simple_fonts(file):
    for name, thing in file.objects.items():
        value = thing.get("value") if isinstance(thing, dict) else None
        if isinstance(value, dict) and value.get("/Type") == "/Font" and value["/Subtype"] not in (
                "/Type0", "/CIDFontType0", "/CIDFontType2"):
            yield f"{name} is a {value['/Subtype']}"


@breaks("31-012")
def spoil(file):
    next(file.fonts())[1]["/Subtype"] = "/Type1"


@font_check("31-014")
def listed_glyphs(file, font, below, _):
    if "/CIDSet" in descriptor(file, below):
        yield "a CIDSet, which nobody here compares with the glyphs"


CHECKS["31-015"] = CHECKS["31-014"]


@breaks("31-014", "31-015")
def spoil(file):
    descriptor(file, file.descendant(next(file.fonts())[1]))["/CIDSet"] = "1 0 R"


@font_check("31-027")
def has_unicode(file, font, _, __):
    if "/ToUnicode" not in font:
        yield "no ToUnicode"


@breaks("31-027")
def spoil(file):
    del next(file.fonts())[1]["/ToUnicode"]


def holds_letters(letters):
    return lambda file, font, _, __: (f"glyph {code}" for code, text in file.to_unicode(font).items()
                                      if set(text) & set(letters))


font_check("31-028")(holds_letters("\0"))
font_check("31-029")(holds_letters("\ufeff\ufffe"))


def set_unicode(file, text):
    reference = next(font["/ToUnicode"] for _, font in file.fonts())
    data = content.base64.b64encode(b"1 beginbfchar <0001> <%s> endbfchar" % text).decode()
    file.objects["obj:" + reference]["stream"]["data"] = data


@breaks("31-028")
def spoil(file):
    set_unicode(file, b"0000")


@breaks("31-029")
def spoil(file):
    set_unicode(file, b"FEFF")


@font_check("31-030")
def missing_glyphs(file, _, __, codes):
    if 0 in codes:
        yield ".notdef is shown"


@breaks("31-030")
def spoil(file):
    page = file.contents[-1]
    operator, marks, text = next(one for one in reversed(page) if one[2])
    page.append((operator, marks, (text[0], b"\0\0")))


# ---- our own: the tree agrees with itself (ISO 32000-1, 14.7.4) -------------------------------------------


# every mark belongs to one element, which the parent tree names, and every element's marks are on the pages
@check("parents")
def parents(file):
    tree = file.number_tree(file.tree_root().get("/ParentTree", {}))
    keys = [key for key, _ in tree]
    if keys != sorted(set(keys)):
        yield "the parent tree's keys do not rise"
    held = {}
    for reference, element in file.elements():
        for place in file.marks_of(element):
            if place in held:
                yield f"mark {place} belongs to two elements"
            held[place] = reference
    of = dict(tree)
    for page, marks in zip(file.pages, file.contents):
        numbers = [mark[-1].mcid for operator, mark, _ in marks if operator == b"BDC" and mark[-1].mcid is not None]
        named = file.get(of.get(file.get(page).get("/StructParents"), []))
        if numbers != list(range(len(numbers))) or len(named) != len(numbers):
            yield f"page {page}: {len(numbers)} marks, {len(named)} parents"
        for number, reference in enumerate(named):
            if held.pop((page, number), None) != reference:
                yield f"page {page}: mark {number} is not its parent's"
    for place in held:
        yield f"there is no mark {place}"


@breaks("parents")
def spoil(file):
    tree = file.number_tree(file.tree_root()["/ParentTree"])
    named = next(file.get(value) for _, value in tree if isinstance(file.get(value), list) and len(file.get(value)) > 1)
    named[0], named[1] = named[1], named[0]


@check("names")
def names(file):
    tree = file.number_tree(file.tree_root().get("/IDTree", {}))
    wanted = sorted((e["/ID"], reference) for reference, e in file.elements() if "/ID" in e)
    if tree != wanted:
        yield f"the name tree has {len(tree)} names, the elements {len(wanted)}"


@breaks("names")
def spoil(file):
    first(file, "/P")["/ID"] = "u:lost"


@check("holders")
def holders(file):
    for reference, element in file.elements():
        for kid in file.kids(element):
            if file.get(kid)["/P"] != reference:
                yield f"{kid} names another parent"


@breaks("holders")
def spoil(file):
    first(file, "/H1")["/P"] = "1 0 R"


@check("boxes")
def boxes(file):
    for _, element in file.elements():
        if file.type(element) == "/Figure" and len(attributes(file, element, "/Layout").get("/BBox", [])) != 4:
            yield "a Figure without a box"


@breaks("boxes")
def spoil(file):
    del first(file, "/Figure")["/A"]


# ---- all ---------------------------------------------------------------------------------------------------


def read_list():
    with open(LIST, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


# the list and the checks name each other, all conditions are there, each check can be broken
def check_list():
    rows = read_list()
    asserted = {row[0] for row in rows if row[1] == "asserted" and row[2] == "pdfua.py"}
    own = {number for number in CHECKS if not number[0].isdigit()}
    if len(rows) != 87 or len({row[0] for row in rows}) != 87:
        yield f"{LIST}: {len(rows)} conditions, not 87"
    for number in sorted(asserted ^ (set(CHECKS) - own)):
        yield f"{LIST}: {number} is asserted here or there, not in both"
    for number in sorted(set(CHECKS) ^ set(BREAKS)):
        yield f"{number} has no fault that it must find"


def print_counts():
    rows = read_list()
    for kind in ("asserted", "cannot", "unknown"):
        print(f"Matterhorn 1.02: {sum(row[1] == kind for row in rows)} {kind}")


def main(arguments):
    if arguments == ["--faults"]:
        print("\n".join(BREAKS))
        return 0
    if arguments == ["--counts"]:
        print_counts()
        return 0
    file, profile = content.File(arguments[0]), arguments[1]
    how = arguments[3] if arguments[2:3] == ["--break"] else None
    if how:
        BREAKS[how](file)
    faults = list(check_list())
    for number in [how] if how else CHECKS:
        if profile == "draft" and number.startswith("06-"):
            continue
        faults += [f"{number}: {fault}" for fault in list(CHECKS[number](file))[:3]]
    print("\n".join(faults) if faults else f"{len(CHECKS)} conditions, {sum(1 for _ in file.elements())} elements")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
