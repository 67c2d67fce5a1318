# initials.py: a paragraph's large first letter, as poppler sees it.
#
#     initials.py words PDF PAGE WORD          the page's text has WORD whole, once, on a line of small words
#     initials.py height PDF PAGES PAGE [SHIFT]
#
# words: pdftotext in three modes (-raw, in reading order, -bbox). height: the letter's ink, in a raster of 1200 ppi, begins
# with the capitals of the first line beside it and ends on the baseline of the last one, within a hundredth of it, and
# begins at the column's left edge; SHIFT, in points, moves what is expected.
import re
import subprocess
import sys

import pdf as pdfs
import records

PPI, NEAR = 1200, 0.01  # of the letter's height: serifs are cupped


def check_words(path, page, word):
    faults = []
    for mode in (["-raw"], []):
        text = pdfs.run("pdftotext", *mode, "-f", page, "-l", page, path, "-").decode()
        if text.split().count(word) != 1 or re.search(rf"^{word[0]}$", text, re.M):
            faults.append(f"pdftotext {' '.join(mode)}: '{word}' {text.split().count(word)} times")
    boxes = re.findall(r'yMin="([\d.]+)".*yMax="([\d.]+)">' + re.escape(word) + "<",
                       pdfs.run("pdftotext", "-bbox", "-f", page, "-l", page, path, "-").decode())
    if len(boxes) != 1 or float(boxes[0][1]) - float(boxes[0][0]) > 20:
        faults.append(f"pdftotext -bbox: '{word}' in boxes {boxes}")
    return faults


# rows of grey bytes
def raster(path, page, box):
    scale = PPI / 72
    x, y, width, height = (int(value * scale) for value in box)
    done = subprocess.run(["pdftoppm", "-gray", "-aa", "no", "-r", str(PPI), "-f", page, "-l", page, "-x", str(x), "-y", str(y),
                           "-W", str(width), "-H", str(height), path], stdout=subprocess.PIPE, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", done)
    width, data = int(head[1]), done[head.end():]
    return [data[at:at + width] for at in range(0, len(data), width)]


def cap_items(pages, page):
    return [item for item in pages.pages[page - 1].items if item.kind == "text" and item.has("silent")]


def check_height(pdf, pages, page, shift):
    letter = cap_items(pages, page)
    if not letter:
        return ["there is no large letter"]
    letter = letter[0]
    x, baseline = (value / 1000 for value in letter.numbers("origin"))
    tag = letter.number("tag")
    lines = sorted({item.numbers("origin")[1] / 1000 for item in pages.pages[page - 1].items
                    if item.kind == "text" and item.number("tag") == tag and not item.has("silent")})
    body = next(item for item in pages.pages[page - 1].items
                if item.kind == "text" and item.number("tag") == tag and not item.has("silent"))
    right = body.numbers("origin")[0] / 1000
    column = [c for c in pages.columns if c.number("page") == page and c.numbers("frame")[0] / 1000 <= x + 8][-1]
    left = column.numbers("frame")[0] / 1000
    # the capital's height by the letter's own size: both have one font
    capital = float(body.number("size")) / letter.number("size")
    rows = raster(pdf, str(page), (left - 6, lines[0] - 12, right - left + 5, baseline - lines[0] + 16))
    inked = [at for at, row in enumerate(rows) if min(row) < 128]
    columns = [min((at for at, value in enumerate(rows[y]) if value < 128), default=10 ** 6) for y in inked]
    top = lines[0] - 12 + inked[0] * 72 / PPI
    foot = lines[0] - 12 + (inked[-1] + 1) * 72 / PPI
    start = left - 6 + min(columns) * 72 / PPI
    height = (baseline - lines[0]) / (1 - capital)  # lines between, and the capitals of the first
    wanted_top, wanted_foot = baseline - height + shift, baseline + shift
    faults = []
    for name, found, wanted in (("head", top, wanted_top), ("foot", foot, wanted_foot), ("left edge", start, left + shift)):
        if abs(found - wanted) > NEAR * height:
            faults.append(f"its {name} is at {found:.2f} pt, not at {wanted:.2f}")
    if not any(abs(baseline - line) < 0.001 for line in lines[1:]):
        faults.append("its baseline is no line's")
    return faults


def main(arguments):
    if arguments[0] == "words":
        faults = check_words(*arguments[1:4])
    else:
        shift = float(arguments[4]) if len(arguments) > 4 else 0
        faults = check_height(arguments[1], records.Pages(arguments[2]), int(arguments[3]), shift)
    print("\n".join(faults) if faults else "a large letter as it should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
