# evenness.py: how evenly is the text of a Pages file set?
#
#     evenness.py PAGES [sd=MOST] [p95=MOST] [outside=MOST] [hyphens=MOST] [stack=MOST]
#
# Of each justified line that is no paragraph's last, the mean of its word spaces by their natural width (which last
# lines show): the spread of these ratios, their 95th percentile, the share outside 0.8 to 1.5 in percent. Of the same
# lines, the share that ends with a hyphen, in percent, and the most such in a row. Prints a line of figures; exit
# status 1 if one is greater than its limit, or if there are too few lines to tell.
import statistics
import sys
from collections import defaultdict

import grid
import records

FEW = 100  # lines; below, the figures mean nothing


# spaces between words as widths, in the order they stand
def spaces(glyphs):
    last = max((at for at, glyph in enumerate(glyphs) if glyph[1] != " "), default=0)
    return [advance * item.number("scale", 10000) / 10000
            for _, character, advance, item in glyphs[:last] if character == " "]


# {(page, tag, baseline): glyphs from the left}
def glyphs_by_line(pages):
    found = defaultdict(list)
    for page in pages.pages:
        for item in pages.texts(page, False):
            place = page.number, grid.block_tag(pages, item.number("tag")), grid.origin(item)[1]
            found[place] += grid.glyphs_of(item)
    return found


def glyphs_of_line(pages, line, by_line):
    page = pages.columns[line.number("column")].number("page")
    x, y = grid.origin(line)
    # a line of the next column may stand at the same height
    return sorted((glyph for glyph in by_line[page, line.number("tag"), y]
                   if x - 1 <= glyph[0] < x + line.number("width") + 9000), key=lambda glyph: glyph[0])


def ends_with_hyphen(glyphs):
    seen = "".join(character for _, character, *_ in glyphs).rstrip()
    return seen[-1:] in ("-", "\u2010") and seen[-2:-1].isalnum()


def measure(pages):
    by_line = glyphs_by_line(pages)
    natural, means, hyphens, stack = [], [], 0, 0
    for lines in grid.paragraph_lines(pages):
        row = 0
        for line in lines[:-1]:
            glyphs = glyphs_of_line(pages, line, by_line)
            found = spaces(glyphs)
            hyphen = ends_with_hyphen(glyphs)
            row = row + 1 if hyphen else 0
            stack = max(stack, row)
            if grid.edges(pages, line)[1] == 0 and len(found) > 1:
                means.append(statistics.mean(found))
                hyphens += hyphen
        natural += spaces(glyphs_of_line(pages, lines[-1], by_line))
    if len(means) < FEW or not natural:
        raise SystemExit(f"evenness: only {len(means)} justified lines")
    ratios = sorted(mean / statistics.median(natural) for mean in means)
    return len(ratios), {
        "sd": statistics.pstdev(ratios), "p95": ratios[int(0.95 * (len(ratios) - 1))],
        "outside": 100 * sum(ratio < 0.8 or ratio > 1.5 for ratio in ratios) / len(ratios),
        "hyphens": 100 * hyphens / len(ratios), "stack": stack}


def main(arguments):
    count, figures = measure(records.Pages(arguments[0]))
    limits = dict(argument.split("=") for argument in arguments[1:])
    print(f"{count} lines: " + ", ".join(f"{name} {value:.3g}" for name, value in figures.items()))
    worse = [f"{name} is {figures[name]:.3g}, at most {limit}" for name, limit in limits.items()
             if figures[name] > float(limit)]
    print("\n".join(worse))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
