# pdfua_content.py: of pdfua.py, what a page's content, types and nesting must keep (01, 02, 09).
import content
from pdfua_rules import CHECKS, breaks, check, first

STANDARD = {"/" + name for name in """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT
    RP Warichu WT WP Figure Formula Form""".split()}

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
