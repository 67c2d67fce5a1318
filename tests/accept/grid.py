# grid.py: do the lines of a Pages file stand as a typesetter would have them?
#
#     grid.py PAGES [--break baseline|overlap|measure|leading|dropped]
#
# Proves, in millipoints and exactly: the columns of a page share one grid; every line of body text stands on
# first + n * leading of it, so that facing columns coincide, and inside its column's frame from head to foot;
# no two lines (furniture too) come closer than their letters are high; no line is wider than its measure unless
# it is flagged overset; each line that layout counts is painted, once. --break spoils the file first.
import sys
from collections import Counter, defaultdict

import records

HANG = 0.5     # of the size: what optical margins may hang out on either side
ABOVE = 0.66   # of the size: the height of capitals and ascenders, at the least
BELOW = 0.16   # and the depth of descenders, where there are some
DEEP = set("gjpqy,;()[]{}Q@$|/_")


# the size that most of the report's letters have
def body_size(pages):
    sizes = Counter()
    for page in pages.pages:
        for item in pages.texts(page, False):
            sizes[item.number("size")] += len(item.text("source"))
    return sizes.most_common(1)[0][0]


def origin(item):
    return item.numbers("origin")


def columns_by_page(pages):
    found = defaultdict(list)
    for column in pages.columns:
        found[column.number("page")].append(column)
    return found


def role(pages, tag):
    return pages.tags[tag].text("role")


# the nearest tag above an inline one
def block_tag(pages, tag):
    while role(pages, tag) in ("link", "reference", "span"):
        tag = pages.tags[tag].number("parent")
    return tag


def check_columns(page, columns, faults):
    grids = {(column.number("first"), column.number("leading")) for column in columns}
    if len(grids) > 1:
        faults.append(f"page {page.number}: its columns have different grids: {sorted(grids)}")


def column_of(columns, x):
    for column in columns:
        left, _, width, _ = column.numbers("frame")
        if left - width // 20 <= x <= left + width:
            return column
    return None


def is_body(pages, item, size):
    tag = block_tag(pages, item.number("tag"))
    return item.number("size") == size and role(pages, tag) in ("paragraph", "p", "body", "label", "quote")


def check_body(pages, page, columns, size, faults):
    count = 0
    for item in pages.texts(page, False):
        if not is_body(pages, item, size):
            continue
        x, y = origin(item)
        column = column_of(columns, x)
        if not column:
            faults.append(f"page {page.number}: '{item.text('source')}' stands in no column")
            continue
        _, top, _, height = column.numbers("frame")
        first, leading = column.number("first"), column.number("leading")
        if (y - first) % leading:
            faults.append(f"page {page.number}: '{item.text('source')}' is {(y - first) % leading / 1000:g} pt off the grid")
        if not top <= y <= top + height:
            faults.append(f"page {page.number}: '{item.text('source')}' leaves its column's frame")
        count += 1
    return count


# lines of text as (left, right, top of letters, foot of letters, words)
def ink(item):
    x, y = origin(item)
    size, source = item.number("size"), item.text("source")
    below = BELOW if DEEP & set(source) or not source.isascii() else 0.02
    return x, x + records.text_width(item), y - ABOVE * size, y + below * size, source


def check_overlaps(pages, page, faults):
    items = pages.texts(page, False) + pages.texts(page, True)
    lines = sorted((ink(item) for item in items if item.text("source").strip()), key=lambda line: line[2])
    for i, (left, right, top, foot, words) in enumerate(lines):
        for other in lines[i + 1:]:
            if other[2] >= foot:
                break
            if min(right, other[1]) - max(left, other[0]) > 500:
                faults.append(f"page {page.number}: '{words}' and '{other[4]}' overlap")


def check_measures(pages, size, faults):
    for line in pages.lines:
        column = pages.columns[line.number("column")]
        left, _, width, _ = column.numbers("frame")
        x, _ = origin(line)
        if line.has("overset") or role(pages, line.number("tag")) != "p":
            continue
        over = max(left - x, x + line.number("width") - left - width)
        if over > HANG * size:
            faults.append(f"page {column.number('page')}: line {line.fields['from']} is {over / 1000:g} pt too wide")


# every counted line of a paragraph is painted at its place
def check_painted(pages, faults):
    painted = defaultdict(set)
    for page in pages.pages:
        for item in pages.texts(page, False):
            painted[page.number].add((block_tag(pages, item.number("tag")), origin(item)[1]))
    for line in pages.lines:
        page = pages.columns[line.number("column")].number("page")
        tag = block_tag(pages, line.number("tag"))
        if role(pages, tag) == "p" and (tag, origin(line)[1]) not in painted[page]:
            faults.append(f"page {page}: the line of {line.fields['from']} is counted but not painted")


def spoil(pages, how):
    size = body_size(pages)
    page, items = next((page, items) for page in pages.pages
                       for items in [[i for i in pages.texts(page, False) if is_body(pages, i, size)]] if len(items) > 30)
    x, y = origin(items[20])
    if how == "baseline":
        items[20].fields["origin"] = [x, y + 500]
    elif how == "overlap":
        next_y = next(origin(i)[1] for i in items[20:] if origin(i)[1] != y)
        items[20].fields["origin"] = [x, next_y]
    elif how == "measure":
        line = next(line for line in pages.lines if role(pages, line.number("tag")) == "p")
        line.fields["width"] = [line.number("width") + 20000]
    elif how == "leading":
        column = next(c for c in pages.columns if c.number("page") == page.number)
        column.fields["first"] = [column.number("first") + 1]
    elif how == "dropped":
        page.items = [i for i in page.items if i.kind != "text" or origin(i)[1] != y]
    else:
        raise SystemExit(f"grid: no fault '{how}'")


def check(pages):
    faults, size, count = [], body_size(pages), 0
    by_page = columns_by_page(pages)
    for page in pages.pages:
        check_columns(page, by_page[page.number], faults)
        if by_page[page.number]:
            count += check_body(pages, page, by_page[page.number], size, faults)
        check_overlaps(pages, page, faults)
    check_measures(pages, size, faults)
    check_painted(pages, faults)
    if not count:
        faults.append("there is no body text at all")
    return faults, count


def main(arguments):
    pages = records.Pages(arguments[0])
    if arguments[1:2] == ["--break"]:
        spoil(pages, arguments[2])
    faults, count = check(pages)
    shown = faults[:20] + ([f"… and {len(faults) - 20} more"] if len(faults) > 20 else [])
    print("\n".join(shown) if faults else f"{count} runs of body text on the grid")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
