# pdfua_elements.py: of pdfua.py, what elements must say, and the tree of itself (13 to 19, and our own).
import re

from pdfua_rules import attributes, breaks, check, first

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


# ---- our own: tables, captions and groups (ISO 32000-1, 14.8.4; veraPDF counts these among PDF/UA's 7.2 and 7.5) ----

GROUPS = {"/" + name for name in "Document Part Art Sect BlockQuote Caption TOC TOCI Index".split()}


def rows_of(file, table):
    for kid in map(file.get, file.kids(table)):
        if file.type(kid) == "/TR":
            yield kid
        elif file.type(kid) in ("/THead", "/TBody", "/TFoot"):
            yield from rows_of(file, kid)


# (row, column) -> cell, each as often as it spans; a fault where two meet
def grid_of(file, table, faults):
    grid = {}
    for number, row in enumerate(rows_of(file, table)):
        column = 0
        for cell in map(file.get, file.kids(row)):
            of = attributes(file, cell, "/Table")
            while (number, column) in grid:
                column += 1
            for y in range(of.get("/RowSpan", 1)):
                for x in range(of.get("/ColSpan", 1)):
                    if grid.setdefault((number + y, column + x), cell) is not cell:
                        faults.append(f"two cells in row {number + y}, column {column + x}")
    return grid


# every row has as many columns, no cell hangs over the last row, and headers are cells of the same table
@check("tables")
def tables(file):
    for _, table in file.elements():
        if file.type(table) != "/Table":
            continue
        faults = []
        grid = grid_of(file, table, faults)
        yield from faults
        rows, columns = len(list(rows_of(file, table))), 1 + max(column for _, column in grid)
        if len(grid) != rows * columns or any(row >= rows for row, _ in grid):
            yield f"{rows} rows of {columns} columns, but {len(grid)} places are taken"
        heads = {cell.get("/ID") for cell in grid.values() if file.type(cell) == "/TH"}
        for cell in grid.values():
            lost = set(attributes(file, cell, "/Table").get("/Headers", [])) - heads
            if lost:
                yield f"headers {sorted(lost)} are no head cells of the table"


@breaks("tables")
def spoil(file):
    cell = next(e for _, e in file.elements() if file.type(e) == "/TD")
    cell["/A"] = {"/O": "/Table", "/ColSpan": 3}


@check("captions")
def captions(file):
    for _, element in file.elements():
        types = [file.type(file.get(kid)) for kid in file.kids(element)]
        if types.count("/Caption") > 1 or "/Caption" in types[1:-1]:
            yield f"a Caption amid {types} of a {element['/S']}"


@breaks("captions")
def spoil(file):
    for kid in file.kids(first(file, "/Art"))[:2]:
        file.get(kid)["/S"] = "/Caption"


@check("groups")
def groups(file):
    return (f"a {e['/S']} holds content itself" for _, e in file.elements()
            if file.type(e) in GROUPS and any(True for _ in file.marks_of(e)))


@breaks("groups")
def spoil(file):
    first(file, "/P")["/S"] = "/Sect"


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
