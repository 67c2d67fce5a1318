# grid.py: do the lines of a Pages file stand as a typesetter would have them?
#
#     grid.py PAGES [--layout FILE] [--break baseline|overlap|measure|leading|dropped|short|start|hang|hangs-none|
#                                          figure|beside]
#
# Proves, in millipoints and exactly: the columns of a page share one grid; every line of body text stands on
# first + n * leading of it, so that facing columns coincide, and inside its column's frame from head to foot;
# no two lines (furniture too) come closer than their letters are high; no line is wider than its measure and what
# hangs out of it, unless it is flagged overset; the lines of a justified paragraph fill one measure, what hangs out
# taken off, and those beside a figure another; none runs into the figure;
# a line's glyphs are as wide as the line says; each line that layout counts is painted, once. With the
# layout file: what hangs out of body text is what its `protrusion` says of the first and the last character, and
# nothing else hangs out. --break spoils the file first.
import re
import sys
from collections import Counter, defaultdict

import records

SPACED = 0.04  # of the size: kerning and letterspacing between the advance that hangs and the one on the page
ABOVE = 0.66   # of the size: the height of capitals and ascenders, at the least
BELOW = 0.16   # and the depth of descenders, where there are some
DEEP = set("gjpqy,;()[]{}Q@$|/_")


# the size that most of the report's letters have
def body_size(pages):
    sizes = Counter()
    for page in pages.pages:
        for item in pages.texts(page, False):
            if role(pages, block_tag(pages, item.number("tag"))) not in ("cell", "head-cell"):
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
    if item.group:  # a chart's words, turned to read upwards
        left, foot = item.group[4] + y, item.group[5] - x
        return left - ABOVE * size, left + below * size, foot - records.text_width(item), foot, source
    return x, x + records.text_width(item), y - ABOVE * size, y + below * size, source


def check_overlaps(pages, page, faults):
    items = pages.texts(page, False) + pages.texts(page, True)
    lines = sorted((ink(item) for item in items if item.text("source").strip() and not item.has("silent")), key=lambda line: line[2])
    for i, (left, right, top, foot, words) in enumerate(lines):
        for other in lines[i + 1:]:
            if other[2] >= foot:
                break
            if min(right, other[1]) - max(left, other[0]) > 500:
                faults.append(f"page {page.number}: '{words}' and '{other[4]}' overlap")


# a line's edges from those of its column's frame, what hangs out taken off
def edges(pages, line):
    left, _, width, _ = pages.columns[line.number("column")].numbers("frame")
    x, _ = origin(line)
    end = x + line.number("width") - line.number("hang-end")
    return x + line.number("hang-start") - left, end - left - width


def where(pages, line):
    return f"page {pages.columns[line.number('column')].number('page')}: line {line.fields['from']}"


def paragraph_lines(pages):
    found = defaultdict(list)
    for line in pages.lines:
        if role(pages, line.number("tag")) == "p":
            found[line.number("tag")].append(line)
    return found.values()


# the figure above a tag that has a frame on the page
def holder(pages, tag):
    while tag and not pages.tags[tag].has("box"):
        tag = pages.tags[tag].number("parent", 0)
    return tag


# figures that leave room for text in a column: (tag, page, left, right, top, last baseline of picture or caption)
def find_figures(pages):
    feet = defaultdict(int)
    for line in pages.lines:
        feet[holder(pages, line.number("tag"))] = max(feet[holder(pages, line.number("tag"))], origin(line)[1])
    for number, tag in enumerate(pages.tags):
        if tag and tag.has("box"):
            left, top, width, height = tag.numbers("box")
            yield number, tag.number("box-page"), left, left + width, top, max(top + height, feet[number])


# the figure that a line runs beside, the gap above and below it counted; 0: none
def figure_beside(pages, line, figures, faults):
    column = pages.columns[line.number("column")]
    start, _, width, _ = column.numbers("frame")
    x, y = origin(line)
    for tag, page, left, right, top, foot in figures:
        if page != column.number("page") or tag == holder(pages, line.number("tag")):
            continue
        if left >= start + width or right <= start or (left <= start and right >= start + width):
            continue
        into = min(x + line.number("width"), right) - max(x, left) > 1000
        if into and top < y <= foot:
            faults.append(f"{where(pages, line)} runs into a figure")
        if not into and top - 2 * column.number("leading") < y < foot + 2 * column.number("leading"):
            return tag
    return 0


# the foot of a paragraph's large letter, which its word says: lines above it stand beside it
def find_letters(pages):
    return {item.number("tag"): origin(item)[1] for page in pages.pages for item in page.items
            if item.kind == "text" and item.has("silent")}


def check_measures(pages, faults):
    flush, figures, letters = 0, list(find_figures(pages)), find_letters(pages)
    for lines in paragraph_lines(pages):
        for line in lines:
            start, end = edges(pages, line)
            if not line.has("overset") and (start < 0 or end > 0):
                faults.append(f"{where(pages, line)} is {max(-start, end) / 1000:g} pt too wide")
        stretches = defaultdict(list)
        for line in lines:
            if not line.has("overset"):
                beside = figure_beside(pages, line, figures, faults)
                below = origin(line)[1] - letters.get(line.number("tag"), -10 ** 9)
                leading = pages.columns[line.number("column")].number("leading")
                if below <= 0 or (below <= leading and edges(pages, line)[0] > 0):
                    beside = "letter" # one that goes deep has a line more beside it
                stretches[beside, line.number("column") if beside else 0].append(line)
        for stretch in stretches.values():
            flush += check_flush(pages, stretch, lines, faults)
    if not flush:
        faults.append("no paragraph is justified")


# Ragged lines end anywhere; where two of a paragraph end together, all do but the last, and all start together but the
# first. Lines of a ratio of 0 may end before a forced break.
def check_flush(pages, lines, paragraph, faults):
    places = [(line, edges(pages, line)) for line in lines]
    (usual, times), = Counter(end for line, (_, end) in places if line is not paragraph[-1]).most_common(1) or [(0, 0)]
    if times < 2:
        return 0
    starts = Counter(start for line, (start, _) in places if line is not paragraph[0])
    start = starts.most_common(1)[0][0]
    for line, place in places:
        if line is paragraph[-1]:
            continue
        if place[1] != usual and line.has("ratio"):
            faults.append(f"{where(pages, line)} ends {(place[1] - usual) / 1000:g} pt from its paragraph's edge")
        if line is not paragraph[0] and place[0] != start:
            faults.append(f"{where(pages, line)} starts {(place[0] - start) / 1000:g} pt from its paragraph's edge")
    return times


# no line ends at its column's edge, nor two together at another
def is_ragged(pages, lines):
    ends = [edges(pages, line)[1] for line in lines[:-1]]
    return 0 not in ends and len(set(ends)) == len(ends)


# ---- what hangs out ------------------------------------------------------------------------------

# {name: {character: (start, end)}}, in thousandths of the character's width
def read_protrusion(path):
    table, name = defaultdict(dict), None
    with open(path, encoding="utf-8") as file:
        text = file.read()
    block = re.search(r"^protrusion:\n((?:  .*\n|\n)*)", text, flags=re.M)
    for line in (block[1] if block else "").split("\n"):
        entry = re.match(r'    (?:"(.*?)"|(\w+)): \[(-?\d+), (-?\d+)\]$', line)
        if entry:
            for character in entry[1] or entry[2]:
                table[name][character] = (int(entry[3]), int(entry[4]))
        elif re.match(r"  [^ #].*:$", line):
            name = line.strip(" :")
        elif line.strip() and not line.strip().startswith("#"):
            raise SystemExit(f"grid: {path}: cannot read '{line}'")
    return table


def hang_of(table, font, character):
    family, face = font.text("family"), font.text("style")
    for name in (f"{family} {face}", family, "all"):
        if character in table.get(name, {}):
            return table[name][character]
    return 0, 0


# glyphs as (x of the left edge, character, advance, item), the added hyphen as '-'
def glyphs_of(item):
    source, scale = item.text("source").encode(), item.number("scale", 10000) / 10000
    x = origin(item)[0]
    for glyph in item.text("glyphs").split(","):
        _, cluster, advance = (int(part) for part in glyph.split(":")[:3])
        character = source[cluster:cluster + 4].decode(errors="ignore")[:1]
        yield x, "-" if character == "\u00ad" else character, advance, item
        x += advance * scale


# a note's mark, which stands above its line in a smaller size
def is_mark(pages, item):
    tag = item.number("tag")
    return role(pages, tag) == "link" and role(pages, pages.tags[tag].number("parent", 0)) == "reference"


def line_glyphs(pages, line, items):
    x, y = origin(line)
    found = []
    for item in items:
        near = abs(origin(item)[1] - y) < item.number("size") * (1 if is_mark(pages, item) else 0.5)
        if near and x - 1 <= origin(item)[0] < x + line.number("width") \
                and block_tag(pages, item.number("tag")) == line.number("tag"):
            found += glyphs_of(item)
    return [glyph for glyph in sorted(found, key=lambda glyph: glyph[0]) if glyph[1].strip()]


# ragged: where lines end anywhere, nothing needs to hang out of their ends
def check_hang(pages, line, name, glyph, side, ragged, table, faults):
    _, character, advance, item = glyph
    part = hang_of(table, pages.fonts[item.number("font")], character)[side]
    wanted, hang = advance * part / 1000, line.number(name)
    if ragged and not hang:
        return
    if abs(hang - wanted) > 1 + SPACED * item.number("size") * abs(part) / 1000:
        faults.append(f"{where(pages, line)}: '{character}' hangs out by {hang / 1000:g} pt, not by {wanted / 1000:g}")


# body text in Latin; elsewhere a style may hang nothing
def check_hangs(pages, size, table, faults):
    count, letters = 0, find_letters(pages)
    items = {page.number: [item for item in pages.texts(page, False) if is_body(pages, item, size) or is_mark(pages, item)]
             for page in pages.pages}
    for lines in paragraph_lines(pages):
        for line in lines:
            page = pages.columns[line.number("column")].number("page")
            glyphs = line_glyphs(pages, line, items[page])
            if not glyphs or any(item.has("rtl") for *_, item in glyphs):
                continue
            count += line.has("hang-start") or line.has("hang-end")
            if line is not lines[0] or line.number("tag") not in letters: # its first glyph stands for the letter, too
                check_hang(pages, line, "hang-start", glyphs[0], 0, False, table, faults)
            if line is not lines[-1]:
                check_hang(pages, line, "hang-end", glyphs[-1], 1, is_ragged(pages, lines), table, faults)
            check_width(pages, line, glyphs[-1], faults)
    if table and not count:
        faults.append("nothing hangs out of any line")


# where the last glyph ends, scaled, is where the line does; each run before it is rounded down
def check_width(pages, line, glyph, faults):
    x, _, advance, item = glyph
    end = x + advance * item.number("scale", 10000) / 10000
    apart = end - origin(line)[0] - line.number("width")
    if abs(apart) >= 1.01:
        faults.append(f"{where(pages, line)}: its glyphs end {apart / 1000:g} pt from its width")


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


# a line in the middle of a justified paragraph, by a millipoint, or what is said to hang out of it
def spoil_line(pages, how):
    lines = next(lines for lines in paragraph_lines(pages)
                 if len(lines) > 5 and lines[2].has("hang-end") and edges(pages, lines[2])[1] == edges(pages, lines[1])[1])
    line, (x, y) = lines[2], origin(lines[2])
    if how == "short":
        line.fields["width"] = [line.number("width") - 1]
    elif how == "start":
        line.fields["origin"] = [x + 1, y]
    elif how == "hang":
        line.fields["hang-end"] = [line.number("hang-end") + 1000]
        line.fields["width"] = [line.number("width") + 1000]
    else:
        line.fields["width"] = [line.number("width") - line.number("hang-end")]
        del line.fields["hang-end"]


# a line beside a figure, by a millipoint, or the figure into the line
def spoil_figure(pages, how):
    figures = list(find_figures(pages))
    tag, line = next((tag, lines[at]) for lines in paragraph_lines(pages) for at in range(1, len(lines) - 1)
                     for tag in [figure_beside(pages, lines[at], figures, [])] if tag and lines[at].has("ratio")
                     and all(figure_beside(pages, lines[near], figures, []) for near in (at - 1, at + 1)))
    if how == "beside":
        line.fields["width"] = [line.number("width") - 1]
    else:
        left, top, width, height = pages.tags[tag].numbers("box")
        pages.tags[tag].fields["box"] = [left - 20000, top, width + 40000, height]


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
    elif how in ("figure", "beside"):
        spoil_figure(pages, how)
    elif how in ("short", "start", "hang", "hangs-none"):
        spoil_line(pages, how)
    elif how == "leading":
        column = next(c for c in pages.columns if c.number("page") == page.number)
        column.fields["first"] = [column.number("first") + 1]
    elif how == "dropped":
        page.items = [i for i in page.items if i.kind != "text" or origin(i)[1] != y]
    else:
        raise SystemExit(f"grid: no fault '{how}'")


def check(pages, table):
    faults, size, count = [], body_size(pages), 0
    by_page = columns_by_page(pages)
    for page in pages.pages:
        check_columns(page, by_page[page.number], faults)
        if by_page[page.number]:
            count += check_body(pages, page, by_page[page.number], size, faults)
        check_overlaps(pages, page, faults)
    check_measures(pages, faults)
    if table is not None:
        check_hangs(pages, size, table, faults)
    check_painted(pages, faults)
    if not count:
        faults.append("there is no body text at all")
    return faults, count


def main(arguments):
    pages, options = records.Pages(arguments[0]), dict(zip(arguments[1::2], arguments[2::2]))
    table = read_protrusion(options["--layout"]) if "--layout" in options else None
    if "--break" in options:
        spoil(pages, options["--break"])
    faults, count = check(pages, table)
    shown = faults[:20] + ([f"… and {len(faults) - 20} more"] if len(faults) > 20 else [])
    print("\n".join(shown) if faults else f"{count} runs of body text on the grid")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
