# garble.py: Pages that say something else than their sources, in one way; for a PDF that verify must refuse.
#
#     garble.py PAGES marks|twice|backwards|shuffled|index     prints the changed Pages
#
# marks: the marks of the first two notes in the text, exchanged. twice: a line of a paragraph, painted again. backwards: the
# tags of two paragraphs from right to left, exchanged; shuffled: the places of two of their lines. index: a name left out.
import re
import sys


def items(lines, pattern):
    found = [at for at, line in enumerate(lines) if line.startswith("  text ") and re.search(pattern, line)]
    if len(found) < 2:
        raise SystemExit(f"garble: nothing to change: {pattern}")
    return found


def field(line, name):
    return re.search(rf" {name}=(\S+)", line)[1]


def set_field(lines, at, name, value):
    lines[at] = re.sub(rf" {name}=\S+", lambda _: f" {name}={value}", lines[at], count=1)


def exchange(lines, first, second, *names):
    for name in names:
        values = field(lines[first], name), field(lines[second], name)
        set_field(lines, first, name, values[1])
        set_field(lines, second, name, values[0])


def garble(lines, kind):
    if kind == "marks":  # raised, and so small
        exchange(lines, *items(lines, r' size=[1-6]\d{3} .* source="\d"')[:2], "source", "glyphs")
    elif kind == "twice":
        at = items(lines, r' source="[^"]{40,}')[0]
        lines.insert(at, lines[at])
    elif kind == "index":
        del lines[items(lines, r' source="[A-Z]\w+, [A-Z]')[0]]
    else:
        long = items(lines, r' rtl source="[^"]{7,}')
        other = next(at for at in long if field(lines[at], "tag") != field(lines[long[0]], "tag"))
        if kind == "shuffled":
            exchange(lines, long[0], other, "origin")
            return
        tags = field(lines[long[0]], "tag"), field(lines[other], "tag")
        for at, line in enumerate(lines):
            if line.startswith("  text ") and field(line, "tag") in tags:
                set_field(lines, at, "tag", tags[field(line, "tag") == tags[0]])


def main(path, kind):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    garble(lines, kind)
    print("\n".join(lines), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
