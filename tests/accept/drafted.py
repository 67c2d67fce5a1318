# drafted.py: can what a draft says beside the report be read, and does it leave the report readable?
#
#     drafted.py DOCUMENT PAGES [--break number|label|wash|false|silent]
#
# From Pages alone: words of the layers lines and marks, and the small line of the watermark, stand on the page, meet no
# words of the report, and none of each other; washes are painted
# below all words. Every line number is the source line of a line of its column at its height, every line's number
# is said above it in its column, and the page names the file. Every faulty line is marked in words, and no other.
# --break spoils the file first. Prints what is wrong, at most ten faults.
import bisect
import re
import sys
from collections import defaultdict

import records

ABOVE, BELOW = 0.66, 0.18  # of the size: how high and deep letters are
LOOSE, TIGHT = 2500, -990
SMALLEST = 5000            # millipoints of type that is still read on paper


def box(item):
    x, y = item.numbers("origin")
    size = item.number("size")
    return x, y - ABOVE * size, x + records.text_width(item), y + BELOW * size


def meet(one, other):
    return min(one[2], other[2]) - max(one[0], other[0]) > 300 and min(one[3], other[3]) - max(one[1], other[1]) > 300


# pairs of the two lists that meet; the second is sorted by its top
def meetings(some, others):
    tops, highest = [other[0][1] for other in others], max((o[0][3] - o[0][1] for o in others), default=0)
    for one, words in some:
        start = bisect.bisect_left(tops, one[1] - highest)
        for other, theirs in others[start:]:
            if other[1] > one[3]:
                break
            if other is not one and meet(one, other):
                yield words, theirs


# text items outside of groups, by layer, with their places in the page's order
def words_by_layer(page):
    found, depth = defaultdict(list), 0
    for at, item in enumerate(page.items):
        depth += (item.kind == "group") - (item.kind == "end-group")
        if item.kind == "text" and not depth and item.text("source").strip() and not item.has("silent"):
            found[item.text("layer", "print")].append((at, item))
    return found


def check_room(page, found, faults):
    said = [(box(item), item.text("source").strip()) for layer in ("lines", "marks", "watermark") for _, item in found[layer]]
    report = sorted(((box(item), item.text("source")) for _, item in found["print"]), key=lambda one: one[0][1])
    width, height = page.record.numbers("size")
    for one, words in said:
        if one[0] < 0 or one[1] < 0 or one[2] > width or one[3] > height:
            faults.append(f"page {page.number}: '{words}' leaves the page")
    for words, theirs in meetings(said, report):
        faults.append(f"page {page.number}: '{words}' stands on the report's '{theirs}'")
    for words, theirs in meetings(said, sorted(said, key=lambda one: one[0][1])):
        faults.append(f"page {page.number}: '{words}' stands on '{theirs}'")
    for layer in ("lines", "marks"):
        faults += [f"page {page.number}: '{item.text('source')}' is too small" for _, item in found[layer]
                   if item.number("size") < SMALLEST]


def check_washes(page, found, faults):
    first = min((at for at, _ in found["print"]), default=0)
    for at, item in enumerate(page.items):
        if item.kind == "rule" and item.text("layer") == "marks" and item.numbers("paint")[1] > 0 and at > first:
            faults.append(f"page {page.number}: a wash is painted above words")


def source_line(line):
    file, number = line.fields["from"][:2]
    return file, int(number)


def check_numbers(page, found, lines, folder, faults):
    numbered = [(line, *source_line(line)) for line in lines if line.has("from") and source_line(line)[1] > 0]
    items = [item for _, item in found["lines"]]
    names = [item.text("source").strip() for item in items if "." in item.text("source")]
    heights = defaultdict(set)
    for line, file, number in numbered:
        heights[line.numbers("origin")[1]].add(number)
    shown = defaultdict(set)
    for item in items:
        number = re.fullmatch(r"[a-z]?(\d+)", item.text("source").strip())
        if not number:
            continue
        y = item.numbers("origin")[1]
        shown[int(number[1])].add(y)
        if int(number[1]) not in heights[y]:
            faults.append(f"page {page.number}: number {number[1]} stands beside no line of that source line")
    for line, file, number in numbered:
        name = file[len(folder) + 1:] if file.startswith(folder + "/") else file
        if not any(name in one for one in names):
            faults.append(f"page {page.number}: '{name}' is not named")
        y, size = line.numbers("origin")[1], 9000
        if not any(other <= y for other in shown[number]) and not any(
                abs(other - y) < size for ys in shown.values() for other in ys):
            faults.append(f"page {page.number}: line {number} at {y} has no number")


def check_marks(page, found, lines, faults):
    wanted = []
    for line in lines:
        ratio = line.number("ratio")
        wanted += ["overset"] if line.has("overset") else ["loose line"] if ratio > LOOSE else ["tight line"] if ratio < TIGHT else []
    said = [word for _, item in found["marks"] for word in re.findall("^(loose line|tight line|overset)", item.text("source"))]
    if sorted(wanted) != sorted(said):
        faults.append(f"page {page.number}: lines are {wanted}, marked {said}")


def check(pages, folder):
    faults, lines = [], defaultdict(list)
    for line in pages.lines:
        lines[pages.columns[line.number("column")].number("page")].append(line)
    for page in pages.pages:
        found = words_by_layer(page)
        check_room(page, found, faults)
        check_washes(page, found, faults)
        check_numbers(page, found, lines[page.number], folder, faults)
        check_marks(page, found, lines[page.number], faults)
    return faults


def spoil(pages, how):
    page = next(page for page in pages.pages if len(words_by_layer(page)["lines"]) > 20)
    found = words_by_layer(page)
    if how == "number":  # onto the report's words
        item = found["lines"][3][1]
        item.fields["origin"] = [item.numbers("origin")[0] + 12000, item.numbers("origin")[1]]
    elif how == "false":  # another source line's number
        found["lines"][3][1].fields["source"] = ["9999"]
    elif how == "silent":  # a line without a number
        page.items.remove(found["lines"][3][1])
    elif how == "label":  # a mark that no line deserves
        found["lines"][-1][1].fields.update(layer=["marks"], source=["loose line"])
    elif how == "wash":
        rule = next(item for item in page.items if item.kind == "rule" and item.text("layer") == "frames")
        rule.fields.update(layer=["marks"], paint=["0", "250"])
    else:
        raise SystemExit(f"drafted: no fault '{how}'")


def main(arguments):
    how = arguments[arguments.index("--break") + 1] if "--break" in arguments else None
    pages = records.Pages(arguments[1])
    folder = next(record.text("folder") for record in records.read(arguments[0], "folio-document") if record.has("folder"))
    if how:
        spoil(pages, how)
    faults = check(pages, folder)
    numbers = sum(len(words_by_layer(page)["lines"]) for page in pages.pages)
    print("\n".join(faults[:10]) or f"{numbers} numbers and names")
    return 1 if faults or not numbers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
