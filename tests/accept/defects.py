#!/usr/bin/env python3
# defects.py: counts what a typesetter would mark on laid-out pages, from the Document and Pages text forms alone.
#
#     defects.py DOCUMENT PAGES [--only KIND]… [--allow KIND=N]… [--per-page] [--all]
#
# Prints a row for each kind of defect: how many, how many are allowed, where. Exit status 1 if there are more of a
# kind than allowed (none, unless --allow says so). Notes are counted and never fail. --per-page tells page by page,
# --all names every place, --only looks at some kinds.
import argparse
import sys
from collections import Counter, defaultdict

import columns

KINDS = {
    "widow": "a column begins with a paragraph's last line",
    "orphan": "a column ends with a paragraph's first line",
    "stranded": "a heading or question with less than two lines of text below it in its column",
    "hyphen-column": "a divided word goes on in the next column",
    "hyphen-page": "a divided word goes on on the next page",
    "hyphen-stack": "three or more lines in a row end with a hyphen",
    "uneven": "columns that should end side by side do not, on a page that is not its article's last",
    "uneven-last": "the same on an article's last page, by more than a line",
    "uneven-last-1": "note: the same on an article's last page, by one line",
    "short-page": "a page that is not its article's last ends above the foot of the type area",
    "last-page": "an article on the pages it asks for ends more than two lines above the foot",
    "empty": "over a fifth of a page's columns is empty",
    "loose": "a justified line is stretched beyond its style's limit",
    "tight": "a line is shrunk beyond its style's limit",
    "overset": "a line is wider than its measure",
    "figure-early": "a captioned figure stands on a page before the text it was written after",
    "figure-late": "a captioned figure stands more than one page after the text it was written after",
    "figure-order": "a captioned figure stands before one that was written earlier",
}
STACK, EMPTY_MOST, LAST_SHORT_MOST, RATIO_MOST = 3, 200, 2, 1000


class Finding:
    def __init__(self, kind, page, column, place, detail=""):
        self.kind, self.page, self.column, self.place, self.detail = kind, page, column, place, detail

    def __str__(self):
        column = f" column {self.column + 1}" if self.column is not None else ""
        return f"page {self.page}{column}{f' ({self.detail})' if self.detail else ''} {self.place}"


def at_line(kind, line, detail=""):
    return Finding(kind, line.page, line.column.index, line.place, detail)


# a paragraph's lines, one list for each column they stand in
def runs(lines):
    found = []
    for line in lines:
        if not found or found[-1][-1].column is not line.column or line.y <= found[-1][-1].y:
            found.append([])
        found[-1].append(line)
    return found


# ---- text --------------------------------------------------------------------------------------

def find_breaks(edition, article):
    for tag, lines in article.paragraphs().items():
        parts = runs(lines)
        for part, after in zip(parts, parts[1:]):
            if part[-1].hyphenated:
                yield at_line("hyphen-column" if after[0].page == part[-1].page else "hyphen-page", part[-1])
        if edition.role(tag) in columns.HEADINGS or len(parts) < 2:
            continue
        if len(parts[0]) == 1:
            yield at_line("orphan", parts[0][0])
        if len(parts[-1]) == 1:
            yield at_line("widow", parts[-1][0])


# lines of text that follow a heading in its own column; None: its text ends there, or the next heading comes behind it
def lines_below(edition, flow, at):
    heading, count = flow[at], 0
    for line in flow[at + 1:]:
        if line.column is not heading.column or line.y <= heading.y:
            return None if count and edition.is_heading(line.tag) else count
        count += not edition.is_heading(line.tag)
    return None


# lines of a table's cells in the same column
def cells_below(article, line):
    return sum(cell.column is line.column and cell.y > line.y for cell in article.cells)


def find_stranded(edition, article):
    flow = article.flow
    for at, line in enumerate(flow):
        ends = at + 1 == len(flow) or flow[at + 1].tag != line.tag
        if not ends or not edition.is_heading(line.tag):
            continue
        count = lines_below(edition, flow, at)
        if count is not None and count + cells_below(article, line) < 2:
            yield at_line("stranded", line, f"{count} lines below it")


def find_stacks(article):
    for lines in article.paragraphs().values():
        height = 0
        for at, line in enumerate(lines):
            height = height + 1 if line.hyphenated else 0
            if height >= STACK and (at + 1 == len(lines) or not lines[at + 1].hyphenated):
                yield at_line("hyphen-stack", line, f"{height} hyphens")


# justified lines end exactly at their column's edge, or, with an indent there, all at one edge
def is_justified(line, lines):
    edges = Counter(other.right - other.column.left for other in lines)
    return line.right == line.column.right or edges[line.right - line.column.left] > 1


def find_spacing(article):
    for lines in article.paragraphs().values():
        for line in lines:
            ratio = line.record.number("ratio")
            if ratio > RATIO_MOST and is_justified(line, lines):
                yield at_line("loose", line, f"{ratio / 1000:.2f} of the limit")
            if ratio < -RATIO_MOST:
                yield at_line("tight", line, f"{ratio / 1000:.2f} of the limit")


def find_overset(edition):
    for line in edition.lines:
        if line.record.has("overset"):
            yield at_line("overset", line)


# ---- columns and pages -------------------------------------------------------------------------

def uneven_kind(sheet, article, lines):
    if sheet.number != article.last:
        return "uneven"
    return "uneven-last" if lines > 1 else "uneven-last-1"


def find_uneven(edition, article):
    for sheet in article.sheets:
        for band in sheet.bands():
            ends = [row for _, row, _ in band]
            lines = max(ends) - min(ends)
            if not lines:
                continue
            column, _, marks = min(band, key=lambda part: part[1])
            place = edition.place(max(marks, key=lambda mark: mark.bottom).tag) if marks else article.place
            detail = f"ends at line {', '.join(str(row) for row in ends)}: by {lines}"
            yield Finding(uneven_kind(sheet, article, lines), sheet.number, column.index, place, detail)


# a page that ends in a table may lack what the first row on the next page takes, less a line: rows do not part
def row_height(article, sheet):
    text = max((line.y for line in article.flow if line.page == sheet.number), default=0)
    below = [cell.y for cell in article.cells if cell.page == sheet.number]
    after = sorted({cell.y for cell in article.cells if cell.page == sheet.number + 1})
    if not below or max(below) < text or not after:
        return 0
    gaps = [b - a for a, b in zip(after, after[1:])]
    lines = 1 + next((i for i, gap in enumerate(gaps) if gap > min(gaps) * 5 // 4), len(gaps))
    return lines + 1


def find_unfilled(article):
    for sheet in article.sheets:
        if sheet.number != article.last:
            short = sheet.foot - sheet.lowest()
            if short > row_height(article, sheet):
                yield Finding("short-page", sheet.number, None, article.place, f"{short} lines short")
        elif article.asked == len(article.sheets): # what could not be had is reported, not filled
            short = sheet.foot - sheet.lowest(sheet.marks)
            if short > LAST_SHORT_MOST:
                yield Finding("last-page", sheet.number, None, article.place, f"{short} lines short")
        empty = sheet.empty()
        if empty > EMPTY_MOST:
            yield Finding("empty", sheet.number, None, article.place, f"{empty / 10:.0f} % empty")


# ---- figures -----------------------------------------------------------------------------------

def column_at(sheet, box):
    return next((c.index for c in sheet.columns if box[0] < c.right), len(sheet.columns))


# is the first box, on the same sheet, read after the second?
def stands_after(sheet, first, second):
    one, two = column_at(sheet, first), column_at(sheet, second)
    beside = first[0] >= second[0] + second[2] or second[0] >= first[0] + first[2]
    return one > two if beside else first[1] > second[1]


def find_order(edition, article):
    sheets = {sheet.number: sheet for sheet in article.sheets}
    for (_, page, box), (tag, next_page, next_box) in zip(article.figures, article.figures[1:]):
        if next_page < page or (next_page == page and stands_after(sheets[page], box, next_box)):
            yield Finding("figure-order", next_page, None, edition.place(tag))


def find_distance(edition, article):
    for tag, page, _ in article.figures:
        before = [line for line in article.flow if line.tag < tag and edition.role(line.tag) != "h1"]
        if not before:  # written ahead of all text: it may stand anywhere
            continue
        text = [line.page for line in before if line.tag == before[-1].tag]
        if page < text[0]:
            yield Finding("figure-early", page, None, edition.place(tag), f"its text begins on page {text[0]}")
        if page > text[-1] + 1:
            yield Finding("figure-late", page, None, edition.place(tag), f"its text ends on page {text[-1]}")


def find_all(edition):
    found = list(find_overset(edition))
    for article in edition.articles:
        for findings in (find_breaks(edition, article), find_stranded(edition, article), find_stacks(article),
                         find_spacing(article), find_uneven(edition, article), find_unfilled(article),
                         find_order(edition, article), find_distance(edition, article)):
            found += findings
    return sorted(found, key=lambda finding: (finding.page, finding.column or 0))


# ---- the table ---------------------------------------------------------------------------------

def print_kinds(found, allowed, only, shown_most):
    by_kind = defaultdict(list)
    for finding in found:
        by_kind[finding.kind].append(finding)
    print(f"{'defect':14} {'found':>5} {'allowed':>7}  places")
    for kind in only:
        places = [str(finding) for finding in by_kind[kind]]
        shown = places[:shown_most] + ([f"and {len(places) - shown_most} more"] if len(places) > shown_most else [])
        allowance = "note" if is_note(kind) else str(allowed[kind])
        print(f"{kind:14} {len(places):5} {allowance:>7}  {'; '.join(shown)}".rstrip())


def print_pages(found):
    page = None
    for finding in found:
        if finding.page != page:
            print(f"page {finding.page}")
        page = finding.page
        column = f"column {finding.column + 1}" if finding.column is not None else ""
        print(f"  {finding.kind:14} {column:9} {finding.place} {finding.detail}".rstrip())


def is_note(kind):
    return KINDS[kind].startswith("note: ")


def read_allowance(word):
    kind, _, number = word.partition("=")
    if kind not in KINDS or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"'{word}' is no KIND=N; kinds are {', '.join(KINDS)}")
    return kind, int(number)


def main():
    reader = argparse.ArgumentParser(
        description="counts the defects of laid-out pages", formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="kinds:\n" + "\n".join(f"  {kind:14} {what}" for kind, what in KINDS.items()))
    reader.add_argument("document", help="the text form that folio-parse writes")
    reader.add_argument("pages", help="the text form that folio-layout writes")
    reader.add_argument("--allow", metavar="KIND=N", type=read_allowance, action="append", default=[])
    reader.add_argument("--only", metavar="KIND", choices=KINDS, action="append")
    reader.add_argument("--per-page", action="store_true")
    reader.add_argument("--all", action="store_true", help="every place, not the first few of a kind")
    options = reader.parse_args()
    only = options.only or list(KINDS)
    allowed = Counter(dict(options.allow))
    edition = columns.Edition(options.document, options.pages)
    if not edition.lines or not edition.articles:
        sys.exit("defects: there is no text on these pages")
    found = [finding for finding in find_all(edition) if finding.kind in only]
    if options.per_page:
        print_pages(found)
    else:
        print_kinds(found, allowed, only, len(found) if options.all else 3)
    counts = Counter(finding.kind for finding in found)
    over = [kind for kind in only if counts[kind] > allowed[kind] and not is_note(kind)]
    if over:
        print("more than allowed: " + ", ".join(f"{kind} {counts[kind]} of {allowed[kind]}" for kind in over))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
