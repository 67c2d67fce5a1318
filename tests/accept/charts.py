# charts.py: does what is painted of each chart say what its numbers are?
#
#     charts.py DOCUMENT PAGES [--break bar|part|dot|point|tick|number|total|alt|box]
#
# From the Document's numbers and the Pages' items alone: every chart is one figure, whose alternative text has each
# category with its number and whose words and shapes stay in its box; bars are as long as their numbers, all in one
# proportion, as many as there are numbers above 0; a matrix has a mark for each, in its row and its column; a line's
# points are as high as their numbers; the numbers of an axis stand at their heights; totals are printed.
# --break spoils the first thing of that kind.
import re
import sys
from collections import Counter

import records

HAIR = 600         # an axis or grid line is thinner; a bar is thicker
PARTED = 500       # of paper taken off a part
NUMBER = re.compile(r"^[\d,.]+$")


class Chart:
    def __init__(self, record):
        self.record, self.at = record, record.fields["at"]
        self.kind = record.text("kind", "bar")
        self.series, self.categories = record.fields["series"], record.fields["categories"]
        if self.series in ([], [""]):
            self.series = [""]
        self.values = record.numbers("values")
        count = len(self.series)
        self.rows = [self.values[i:i + count] for i in range(0, len(self.values), count)]
        self.name = ":".join(self.at[:2])


def show(value):
    whole, part = divmod(value, 1000)
    return f"{whole:,}" + (f".{part:03d}".rstrip("0") if part else "")


def number_of(text):
    return round(float(text.replace(",", "")) * 1000)


def is_bar(item):
    return item.kind == "rule" and min(item.numbers("box")[2:]) > HAIR


def text_box(item):
    x, y = item.numbers("origin")
    width, size = records.text_width(item), item.number("size")
    if item.text("source").endswith(" "):  # a line's last blank shows nothing
        width -= int(item.text("glyphs").split(",")[-1].split(":")[2])
    if item.group:
        left, foot = item.group[4] + y, item.group[5] - x
        return left - 0.72 * size, foot - width, left, foot
    return x, y - 0.72 * size, x + width, y


def path_points(item):
    return [tuple(int(part) for part in point.split(":")) for point in
            re.findall(r"-?\d+:-?\d+", item.text("path"))]


# a circle's centre and diameter, from its points
def dots_of(item):
    found = []
    for part in item.text("path").split("m:")[1:]:
        points = [tuple(map(int, p.split(":"))) for p in re.findall(r"-?\d+:-?\d+", "m:" + part)]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        found.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(xs) - min(xs)))
    return found


# lengths and numbers in one proportion, so near as rounding and the paper between parts allow
def check_proportion(chart, lengths, values, slack, what, faults):
    greatest = max(range(len(values)), key=lambda i: values[i])
    for length, value in zip(lengths, values):
        wanted = lengths[greatest] * value / values[greatest]
        if abs(length - wanted) > slack:
            faults.append(f"{chart.name}: {what} of {show(value)} is {length / 1000:.1f} pt, not {wanted / 1000:.1f}")


def check_bars(chart, items, faults):
    boxes = [item.numbers("box") for item in items if is_bar(item)]
    legend = len(chart.series) if len(chart.series) > 1 else 0
    boxes = boxes[legend:]
    values = [value for row in chart.rows for value in row if value]
    if len(boxes) != len(values):
        faults.append(f"{chart.name}: {len(boxes)} bars for {len(values)} numbers")
        return None
    if not values:
        return None
    upright = len({box[2] for box in boxes}) == 1 and (len({box[3] for box in boxes}) > 1 or
                                                       len({box[1] + box[3] for box in boxes}) == 1)
    if len({box[2 if upright else 3] for box in boxes}) > 1:
        faults.append(f"{chart.name}: its bars are not equally thick")
    lengths = [box[3 if upright else 2] for box in boxes]
    check_proportion(chart, lengths, values, PARTED * 2 + 200 if legend else 2, "a bar", faults)
    if not upright:
        return None
    base = max(box[1] + box[3] for box in boxes)
    totals = [sum(row) for row in chart.rows if sum(row)]
    at, tops = 0, []
    for row in chart.rows:
        parts = boxes[at:at + sum(1 for value in row if value)]
        at += len(parts)
        if parts:
            tops.append(base - min(box[1] for box in parts))
    check_proportion(chart, tops, totals, 2, "a column", faults)
    return base, max(tops) / max(totals)


def check_lines(chart, items, faults):
    lines = [path_points(item) for item in items if item.kind == "path" and item.has("stroke")]
    if len(lines) != len(chart.series):
        faults.append(f"{chart.name}: {len(lines)} lines for {len(chart.series)} series")
        return None
    points = [(value, line[c][1]) for s, line in enumerate(reversed(lines))
              for c, value in enumerate(row[s] for row in chart.rows)]
    low, high = min(points), max(points)
    if low[0] == high[0]:
        return None
    scale = (low[1] - high[1]) / (high[0] - low[0])
    base = low[1] + low[0] * scale
    for value, y in points:
        if abs(base - value * scale - y) > 3:
            faults.append(f"{chart.name}: a point of {show(value)} is at {y / 1000:.1f}")
    return base, scale


def check_matrix(chart, items, faults):
    dots = [dot for item in items if item.kind == "path" and item.has("fill") for dot in dots_of(item)]
    cells = [(c, s, value) for c, row in enumerate(chart.rows) for s, value in enumerate(row) if value]
    if len(dots) != len(cells):
        faults.append(f"{chart.name}: {len(dots)} marks for {len(cells)} numbers")
        return
    for index, what in ((1, 0), (0, 1)):  # y by category, x by series
        places = {}
        for dot, cell in zip(dots, cells):
            places.setdefault(cell[what], set()).add(dot[index])
        order = [max(places[key]) for key in sorted(places)]
        if any(max(found) - min(found) > 2 for found in places.values()) or order != sorted(set(order)):
            faults.append(f"{chart.name}: its marks are not in rows and columns")
    sizes = {}
    for dot, cell in zip(dots, cells):
        sizes.setdefault(cell[2], set()).add(round(dot[2] / 4))
    order = [min(sizes[key]) for key in sorted(sizes)]
    if order != sorted(order):
        faults.append(f"{chart.name}: a greater number has a smaller mark")


# numbers in a column right of which the axis begins, each at its height; is there an axis?
def check_ticks(chart, texts, box, scale, faults):
    if not scale:
        return False
    base, unit = scale
    rights = {}
    for item in texts:
        if NUMBER.match(item.text("source")):
            left, top, right, foot = text_box(item)
            rights.setdefault(round(right / 10), []).append((number_of(item.text("source")), (top + foot) / 2))
    column = max((found for right, found in rights.items() if right * 10 < box[0] + box[2] / 3), key=len, default=[])
    if len(column) < 2 or not any(value == 0 for value, _ in column):
        return False
    for value, middle in column:
        if abs(base - value * unit - middle) > 250:
            faults.append(f"{chart.name}: the axis's {show(value)} does not stand at its height")
    return True


# without an axis every total is printed; a matrix has those of its rows and columns
def check_words(chart, texts, axis, faults):
    said = [item.text("source").strip() for item in texts]
    totals = [show(sum(row)) for row in chart.rows]
    if chart.kind == "matrix":
        totals += [show(sum(row[s] for row in chart.rows)) for s in range(len(chart.series))]
    missing = list((Counter(totals) - Counter(said)).elements())
    if missing and not axis:
        faults.append(f"{chart.name}: its numbers {missing[:5]} are not printed")


def check_alt(chart, tag, faults):
    alt = tag.text("alt")
    for name, row in zip(chart.categories, chart.rows):
        found = re.search(r"(?:^|[.;:!?] )" + re.escape(name) + ": ([^;]*?)[;.](?: |$)", alt)
        if not found:
            faults.append(f"{chart.name}: its alternative text lacks '{name}'")
        elif chart.series == [""]:
            if found[1] != show(row[0]):
                faults.append(f"{chart.name}: its alternative text says {found[1]} for '{name}', not {show(row[0])}")
        else:
            for series, value in zip(chart.series, row):
                shown = f"{series} {show(value)}"
                if value and shown not in found[1] and not (chart.kind == "matrix" and value == 1000 and series in found[1]):
                    faults.append(f"{chart.name}: its alternative text lacks '{shown}' for '{name}'")


def check_box(chart, tag, items, faults):
    left, top, width, height = tag.numbers("box")
    for item in items:
        if item.kind == "text":
            x, y, right, foot = text_box(item)
        elif item.kind == "rule":
            x, y, w, h = item.numbers("box")
            right, foot = x + w, y + h
        else:
            continue
        if x < left - 400 or y < top - 400 or right > left + width + 400 or foot > top + height + 400:
            faults.append(f"{chart.name}: '{item.text('source', item.kind)}' leaves the chart's box")


def spoil(how, chart, tag, items):
    bars = [item for item in items if is_bar(item)]
    texts = [item for item in items if item.kind == "text"]
    if how == "bar" and chart.kind == "bar" and bars:
        box = bars[0].numbers("box")
        bars[0].fields["box"] = [box[0], box[1] + 3000, box[2], box[3] - 3000]
    elif how == "part" and chart.kind == "stacked-bar":
        items.remove(bars[-1])
    elif how == "dot" and chart.kind == "matrix":
        path = next(item for item in items if item.kind == "path")
        path.fields["path"] = ["m:" + "m:".join(path.text("path").split("m:")[2:])]
    elif how == "point" and chart.kind == "line":
        path = next(item for item in items if item.kind == "path" and item.has("stroke"))
        first, rest = re.match(r"(m:-?\d+:-?\d+)(.*)", path.text("path")).groups()
        path.fields["path"] = [re.sub(r"\d+$", lambda m: str(int(m[0]) + 2000), first) + rest]
    elif how == "tick" and chart.kind == "line":
        item = next(item for item in texts if NUMBER.match(item.text("source")) and number_of(item.text("source")))
        item.fields["source"] = [show(number_of(item.text("source")) * 2)]
    elif how == "number" and chart.kind == "matrix":
        item = next(item for item in reversed(texts) if NUMBER.match(item.text("source")))
        item.fields["source"] = ["77"]
    elif how == "total" and chart.kind == "bar":
        item = next(item for item in reversed(texts) if NUMBER.match(item.text("source")))
        item.fields["source"] = ["77"]
    elif how == "alt":
        tag.fields["alt"] = [re.sub(r"\d(?=\D*$)", lambda m: str((int(m[0]) + 1) % 10), tag.text("alt"))]
    elif how == "box":
        x, y = texts[0].numbers("origin")
        texts[0].fields["origin"] = [x - 5000, y]
    else:
        return False
    return True


def main(arguments):
    how = None
    if "--break" in arguments:
        at = arguments.index("--break")
        how = arguments[at + 1]
        del arguments[at:at + 2]
    charts = [Chart(record) for record in records.read(arguments[0], "folio-document") if record.kind == "chart"]
    pages = records.Pages(arguments[1])
    tags = {tuple(tag.fields["at"]): number for number, tag in enumerate(pages.tags)
            if tag and tag.text("role") == "figure"}
    faults, spoilt = [], False
    for chart in charts:
        number = tags.get(tuple(chart.at))
        if not number:
            faults.append(f"{chart.name}: no figure is tagged for it")
            continue
        tag = pages.tags[number]
        items = [item for page in pages.pages for item in page.items if item.number("tag") == number]
        if how and not spoilt:
            spoilt = spoil(how, chart, tag, items)
        texts = [item for item in items if item.kind == "text"]
        scale = None
        if chart.kind == "matrix":
            check_matrix(chart, items, faults)
        elif chart.kind == "line":
            scale = check_lines(chart, items, faults)
        else:
            scale = check_bars(chart, items, faults)
        axis = check_ticks(chart, texts, tag.numbers("box"), scale, faults)
        check_words(chart, texts, axis, faults)
        check_alt(chart, tag, faults)
        check_box(chart, tag, items, faults)
    if how and not spoilt:
        raise SystemExit(f"charts: no fault '{how}' could be made")
    print("\n".join(faults) if faults else f"{len(charts)} charts, each as its numbers are")
    return 1 if faults or not charts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
