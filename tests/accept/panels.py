# panels.py: pull quotes, sidebars and signatures on the pages of a Pages file.
#
#     panels.py DOCUMENT PAGES [--break parted|run-into|last|signature|moved]
#
# Each pull quote and sidebar stands on one page, all its words inside its box, whose head meets the capitals of a grid
# line and whose foot stands on one, and no other words inside it; below a pull quote in the flow two lines of text follow
# in its column or columns; a signature stands in one column with two lines of the text above. --break spoils Pages first.
import sys

import columns
import document
import records

INSIDE = 1000  # millipoints by which a letter's box may leave the panel's


def nodes_of(edition, kind):
    return {document.place(node.record) for root in edition.source.roots.values() for node in root.children if node.kind == kind}


def inside(edition, tag, panel):
    while tag:
        if tag == panel:
            return True
        tag = edition.parent(tag)
    return False


def runs_of(edition):
    for page in edition.pages.pages:
        for item in edition.pages.texts(page, False):
            x, y = item.numbers("origin")
            yield page.number, item.number("tag"), x, x + records.text_width(item), y


def check_box(edition, tag, faults):
    record = edition.pages.tags[tag]
    page, (left, top, width, height) = record.number("box-page"), record.numbers("box")
    column = next(c for c in edition.columns if c.page == page)
    own = 0
    for number, owner, start, end, y in runs_of(edition):
        within = number == page and left - INSIDE < start and end < left + width + 2500 and top < y <= top + height + 1
        if inside(edition, owner, tag):
            own += 1
            if not within:
                faults.append(f"{edition.place(tag)}: words outside its box, on page {number}")
        elif number == page and start < left + width and end > left and top < y <= top + height:
            faults.append(f"{edition.place(tag)}: other words inside its box")
    if (top + height - column.first) % column.leading:
        faults.append(f"{edition.place(tag)}: its foot is off the grid")
    if not own:
        faults.append(f"{edition.place(tag)}: has no words")


# lines of text below it, in the columns that it stands in
def check_follows(edition, article, tag, faults):
    record = edition.pages.tags[tag]
    page, (left, top, width, height) = record.number("box-page"), record.numbers("box")
    after = [line for line in article.flow if line.tag > tag]
    below = [line for line in after[:2] if line.page == page and line.y > top + height and line.x >= left - INSIDE]
    if after and len(below) < 2:
        faults.append(f"{edition.place(tag)}: {len(below)} lines of text below the pull quote")


def check_signature(edition, article, tag, faults):
    own = [line for line in article.flow if line.tag == tag]
    above = [line for line in article.flow if line.tag < tag][-2:]
    if len({(line.column.page, line.column.index) for line in own + above}) != 1:
        faults.append(f"{edition.place(tag)}: the signature stands apart from the text")


def check(edition):
    faults, counts = [], {"pull-quote": 0, "sidebar": 0, "signature": 0}
    kinds = {place: kind for kind in counts for place in nodes_of(edition, kind)}
    floats = {document.place(node.record) for root in edition.source.roots.values() for node in root.children
              if node.kind == "pull-quote" and node.record.text("place", "here") != "here"}
    for article in edition.articles:
        tags = [tag for tag, record in enumerate(edition.pages.tags)
                if record and edition.place(tag) in kinds and edition.role(tag) in ("quote", "section", "p")]
        for tag in tags:
            kind = kinds[edition.place(tag)]
            pages = {line.page for line in edition.lines if line.tag == tag}
            if not pages & set(range(article.first, article.last + 1)):
                continue
            counts[kind] += 1
            if kind == "signature":
                check_signature(edition, article, tag, faults)
                continue
            check_box(edition, tag, faults)
            if kind == "pull-quote" and edition.place(tag) not in floats:
                check_follows(edition, article, tag, faults)
    for kind, count in counts.items():
        if count != len([place for place in kinds if kinds[place] == kind]):
            faults.append(f"{count} of the {kind}s stand on the pages")
    return faults, counts


def spoil(edition, how):
    kinds = {"last": "pull-quote", "signature": "signature"}
    places = nodes_of(edition, kinds.get(how, "sidebar"))
    tag = next(tag for tag, record in enumerate(edition.pages.tags) if record and edition.place(tag) in places
               and edition.role(tag) in ("quote", "section", "p"))
    record = edition.pages.tags[tag]
    own = [item for page in edition.pages.pages for item in page.items
           if item.kind == "text" and inside(edition, item.number("tag"), tag)]
    if how == "parted":
        own[-1].fields["origin"] = [own[-1].numbers("origin")[0], own[-1].numbers("origin")[1] + 200000]
    elif how == "run-into":
        left, top, width, height = record.numbers("box")
        record.fields["box"] = [left, top - 39000, width, height + 78000]
    elif how == "moved":
        left, top, width, height = record.numbers("box")
        record.fields["box"] = [left, top, width, height + 100]
    elif how == "last":
        record.fields["box"] = [value + (600000 if at == 1 else 0) for at, value in enumerate(record.numbers("box"))]
    elif how == "signature":
        for line in edition.lines:
            if line.tag == tag:
                line.column = edition.columns[0]
    else:
        raise SystemExit(f"panels: no fault '{how}'")


def main(arguments):
    edition = columns.Edition(*arguments[:2])
    if arguments[2:3] == ["--break"]:
        spoil(edition, arguments[3])
    faults, counts = check(edition)
    print("\n".join(faults[:20]) if faults else f"{counts}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
