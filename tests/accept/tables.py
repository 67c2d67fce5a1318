# tables.py: does each table stand in Pages as a typesetter and a screen reader would have it?
#
#     tables.py DOCUMENT PAGES [--break head|group|decimal|row|scope|span|order]
#
# From the Document's tables and Pages' tags and items: every table is one tag, with a caption if it has one, a row of
# titles whose cells are heads of columns, and a tag a row and a cell, in order, with their spans; cells of a column
# that names rows are heads of rows. Wherever rows stand in another column or on another page than the row before, the
# titles stand above them once more, as an artifact, and nowhere else. A group stands with the row after it, a row that
# is kept with the next too. In a decimal column whole parts end at one x. Rows stand one below another.
# --break spoils the Pages first: each is a fault that must be seen.
import re
import sys

import records

NUMBER = re.compile(r"\d(?:[\d,'\u00a0\u202f]*\d)?")


class Table:
    def __init__(self, record):
        self.record, self.columns, self.rows, self.caption, self.titled = record, [], [], False, False


# tables in logical order, with their columns and rows; a row is (record, its cells)
def read_tables(path):
    tables, table = [], None
    for record in records.read(path, "folio-document"):
        if record.kind == "table":
            table = Table(record)
            depth = record.indent
            tables.append(table)
        elif table and record.indent <= depth:
            table = None
        elif table and record.indent == depth + 1:
            if record.kind == "column":
                table.columns.append(record)
            elif record.kind == "row":
                table.rows.append((record, []))
            table.caption |= record.kind == "caption"
            inside = record.kind
        elif table and record.indent == depth + 2:
            if inside == "column":
                table.titled = True
            if record.kind == "cell":
                table.rows[-1][1].append(record)
    return tables


class Tags:
    def __init__(self, pages):
        self.pages, self.children = pages, {}
        for number, tag in enumerate(pages.tags):
            if tag:
                self.children.setdefault(tag.number("parent"), []).append(number)

    def role(self, number):
        return self.pages.tags[number].text("role")

    def below(self, number):
        found = {number}
        for child in self.children.get(number, []):
            found |= self.below(child)
        return found


def items_by_tag(pages):
    found = {}
    for page in pages.pages:
        for at, item in enumerate(page.items):
            if item.kind == "text":
                found.setdefault(item.number("tag"), []).append((page.number, at, item))
    return found


# the column of each item's line: tables in columns go on in the next one
def column_at(pages, number, x):
    for column in pages.columns:
        left, _, width, _ = column.numbers("frame")
        if column.number("page") == number and left - 9000 <= x < left + width:
            return column.number("index")
    return 0


class Checker:
    def __init__(self, table, number, pages, tags, items, faults):
        self.table, self.number, self.pages, self.tags, self.faults = table, number, pages, tags, faults
        self.items = items
        self.rows = [tag for tag in tags.children.get(number, []) if tags.role(tag) == "row"]
        self.name = ":".join(table.record.fields["at"][:2])

    def fail(self, what):
        self.faults.append(f"{self.name}: {what}")

    def text_items(self, tag):
        return sorted((one for below in self.tags.below(tag) for one in self.items.get(below, [])),
                      key=lambda one: one[:2])

    def check_tags(self):
        captions = [t for t in self.tags.children.get(self.number, []) if self.tags.role(t) == "caption"]
        if len(captions) != self.table.caption:
            self.fail(f"{len(captions)} captions")
        rows = self.rows[self.table.titled:]
        if self.table.titled:
            self.check_titles(self.tags.children.get(self.rows[0], []))
        if len(rows) != len(self.table.rows):
            self.fail(f"{len(rows)} rows are tagged, of {len(self.table.rows)}")
        busy = [0] * len(self.table.columns)
        for tag, (record, cells) in zip(rows, self.table.rows):
            busy = self.check_row(tag, record, cells, busy)

    def check_titles(self, cells):
        if len(cells) != len(self.table.columns):
            self.fail(f"{len(cells)} titles for {len(self.table.columns)} columns")
        for cell in cells:
            tag = self.pages.tags[cell]
            if self.text_items(cell) and (tag.text("role"), tag.text("scope")) != ("head-cell", "column"):
                self.fail("a title is no head of its column")
            if tag.number("column-span", 1) != 1 or tag.number("row-span", 1) != 1:
                self.fail("a title spans more than its column")

    def check_row(self, tag, record, cells, busy):
        tagged = self.tags.children.get(tag, [])
        if len(tagged) != len(cells):
            self.fail(f"row at {record.fields['at'][1]}: {len(tagged)} cells are tagged, of {len(cells)}")
            return busy
        at, busy = 0, [max(0, left - 1) if left else 0 for left in busy]
        taken = list(busy)
        for number, cell in zip(tagged, cells):
            while at < len(busy) and taken[at]:
                at += 1
            group = record.has("group")
            wide = len(busy) if group else cell.number("columns", 1)
            made = self.pages.tags[number]
            if (made.number("column-span", 1), made.number("row-span", 1)) != (wide, cell.number("rows", 1)):
                self.fail(f"row at {record.fields['at'][1]}: a cell's spans are wrong")
            scope = "column" if group else "row" if self.table.columns[at].has("head") else "none"
            role = "cell" if scope == "none" else "head-cell"
            if (made.text("role"), made.text("scope", "none")) != (role, scope):
                self.fail(f"row at {record.fields['at'][1]}: a cell is tagged {made.text('role')}, {made.text('scope')}")
            for column in range(at, min(at + wide, len(busy))):
                taken[column] = 1
                busy[column] = cell.number("rows", 1)
            at += wide
        return [max(0, left) for left in busy]

    # (page, column, top baseline, foot baseline) of each row that shows something
    def row_places(self):
        found = []
        for tag, (record, _) in zip(self.rows[self.table.titled:], self.table.rows):
            items = self.text_items(tag)
            if not items:
                continue
            page = items[0][0]
            x = min(item.numbers("origin")[0] for _, _, item in items)
            column = 0 if self.table.record.has("wide") else column_at(self.pages, page, x)
            ys = [item.numbers("origin")[1] for _, _, item in items]
            found.append((record, page, column, min(ys), max(ys)))
            if {item[0] for item in items} != {page}:
                self.fail(f"row at {record.fields['at'][1]} parts")
        return found

    def titles_text(self):
        return "".join(item.text("source") for _, _, item in self.text_items(self.rows[0]))

    def check_places(self):
        places = self.row_places()
        for before, after in zip(places, places[1:]):
            same = before[1:3] == after[1:3]
            if not same and (before[0].has("group") or before[0].has("keep")):
                self.fail(f"row at {before[0].fields['at'][1]} parts from the next")
            if not same and after[1:3] < before[1:3]:
                self.fail(f"row at {after[0].fields['at'][1]} stands before the one above it")
            spans = any(cell.has("rows") for _, cells in self.table.rows for cell in cells)
            if same and after[3] <= before[4] - (10 ** 6 if spans else 0):
                self.fail(f"row at {after[0].fields['at'][1]} does not stand below the one above it")
        starts = [after for before, after in zip(places, places[1:]) if before[1:3] != after[1:3]]
        if self.table.titled:
            self.check_heads(starts)

    # titles above each start, as artifacts
    def check_heads(self, starts):
        wanted, heads = self.titles_text(), {}
        for page in self.pages.pages:
            for item in self.pages.texts(page, True):
                tag = item.number("tag")
                if self.pages.tags[tag].text("artifact") == "pagination" and tag in self.artifacts():
                    heads.setdefault((page.number, tag), []).append(item)
        count = 0
        for (number, _), items in heads.items():
            text = "".join(item.text("source") for item in items)
            here = [start for start in starts if start[1] == number]
            if text != wanted * len(here):
                self.fail(f"page {number}: the repeated titles are '{text}', {len(here)} times '{wanted}' are due")
            top = max(item.numbers("origin")[1] for item in items)
            for start in here:
                if len(here) == 1 and not top < start[3] < top + 40000:
                    self.fail(f"page {number}: the titles do not stand directly above the rows")
            count += len(here)
        if count != len(starts):
            self.fail(f"titles are repeated {count} times, {len(starts)} are due")

    # the two artifacts whose tags follow the table's come from its source
    def artifacts(self):
        at = self.table.record.fields["at"]
        return {number for number, tag in enumerate(self.pages.tags)
                if tag and tag.text("role") == "artifact" and tag.fields.get("at") == at}

    def check_decimals(self):
        for index, column in enumerate(self.table.columns):
            if column.text("align") != "decimal":
                continue
            ends = {}
            for tag, (record, cells) in zip(self.rows[self.table.titled:], self.table.rows):
                if record.has("group") or len(cells) != len(self.table.columns):
                    continue
                items = self.text_items(self.tags.children[tag][index])
                end = whole_end([item for _, _, item in items])
                if end is None or len({item.numbers("origin")[1] for _, _, item in items if item.number("size") > 6000}) > 1:
                    continue
                left = frame_left(self.pages, items[0][0], end, self.table.record.has("wide"))
                ends.setdefault(round(end - left), []).append(record)
            if ends and max(ends) - min(ends) > 3:
                self.fail(f"column {index + 1}: its numbers' whole parts end at {sorted(ends)}")


# pages and columns differ in their margins: x is seen from the frame of the column it stands in
def frame_left(pages, number, x, wide):
    frames = [column.numbers("frame") for column in pages.columns if column.number("page") == number]
    lefts = sorted(left for left, _, _, _ in frames)
    return lefts[0] if wide else max([left for left in lefts if left <= x], default=lefts[0])


# x behind the first number's whole part, or None
def whole_end(items):
    for item in items:
        source = item.text("source")
        number = NUMBER.search(source)
        if not number:
            continue
        bytes_before = len(source[:number.end()].encode())
        x = item.numbers("origin")[0]
        scale = item.number("scale", 10000) / 10000
        for glyph in item.text("glyphs").split(","):
            parts = glyph.split(":")
            if glyph and int(parts[1]) < bytes_before:
                x += int(parts[2]) * scale
        return x
    return None


# ---- faults --------------------------------------------------------------------------------------

def first_cell_items(pages, tags, role):
    for page in pages.pages:
        for item in page.items:
            if item.kind == "text" and tags.role(item.number("tag")) == role:
                yield page, item


def spoil(pages, tables, how):
    tags = Tags(pages)
    if how == "head":
        for page in pages.pages:
            page.items = [item for item in page.items
                          if not (item.kind == "text" and pages.tags[item.number("tag")].text("artifact") == "pagination"
                                  and pages.tags[item.number("tag")].has("at"))]
    elif how in ("scope", "span"):
        tag = next(t for t in pages.tags if t and t.text("role") == "head-cell" and t.text("scope") == "column")
        tag.fields["scope" if how == "scope" else "column-span"] = ["row" if how == "scope" else "3"]
    elif how == "row":
        tag = next(t for t in reversed(pages.tags) if t and t.text("role") == "row")
        tag.fields["role"] = ["p"]
    elif how == "group":
        spoil_group(pages, tables, tags)
    elif how in ("decimal", "order"):
        spoil_cell(pages, tables, tags, how)
    else:
        raise SystemExit(f"tables: no fault '{how}'")


# the first group moves to the page before
def spoil_group(pages, tables, tags):
    numbers = [n for n, t in enumerate(pages.tags) if t and t.text("role") == "table"]
    for number, table in zip(numbers, tables):
        rows = [t for t in tags.children[number] if tags.role(t) == "row"][table.titled:]
        for tag, (record, _) in zip(rows, table.rows):
            below = tags.below(tag)
            for before, page in zip(pages.pages, pages.pages[1:]):
                moved = [item for item in page.items if item.kind == "text" and item.number("tag") in below]
                if record.has("group") and moved:
                    page.items = [item for item in page.items if item not in moved]
                    before.items += moved
                    return


def spoil_cell(pages, tables, tags, how):
    numbers = [n for n, t in enumerate(pages.tags) if t and t.text("role") == "table"]
    for number, table in zip(numbers, tables):
        index = next((i for i, c in enumerate(table.columns) if c.text("align") == "decimal"), None)
        rows = [t for t in tags.children[number] if tags.role(t) == "row"][table.titled:]
        for tag, (record, cells) in list(zip(rows, table.rows))[1:]:
            if index is None or record.has("group") or len(cells) != len(table.columns):
                continue
            below = tags.below(tags.children[tag][index] if how == "decimal" else tag)
            found = [item for page in pages.pages for item in page.items
                     if item.kind == "text" and item.number("tag") in below]
            for item in found:
                x, y = item.numbers("origin")
                moved = (x + 2000, y) if how == "decimal" else (x, y - 60000)
                item.fields["origin"] = [str(part) for part in moved]
            if found and (how == "order" or NUMBER.search(found[0].text("source"))):
                return


def main(arguments):
    how = None
    if "--break" in arguments:
        at = arguments.index("--break")
        how = arguments[at + 1]
        del arguments[at:at + 2]
    tables, pages = read_tables(arguments[0]), records.Pages(arguments[1])
    if how:
        spoil(pages, tables, how)
    tags, items, faults = Tags(pages), items_by_tag(pages), []
    numbers = [number for number, tag in enumerate(pages.tags) if tag and tag.text("role") == "table"]
    if len(numbers) != len(tables):
        faults.append(f"{len(numbers)} tables are tagged, of {len(tables)}")
    for table, number in zip(tables, numbers):
        checker = Checker(table, number, pages, tags, items, faults)
        checker.check_tags()
        checker.check_places()
        checker.check_decimals()
    print("\n".join(faults) if faults else f"{len(tables)} tables, {sum(len(t.rows) for t in tables)} rows, all as they should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
