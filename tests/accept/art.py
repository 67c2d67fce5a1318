#!/usr/bin/env python3
"""art.py PAGES: do a report's pages keep the rule for pictures that stand in for photographs? Each breach is a line.

- No two pictures on the same page or on neighbouring pages are the same composition of the same topic.
- In reading order, a composition of a topic comes again only when all of the topic's that the report shows have come,
  or had their turn in a frame too long for them, where a strip stands.

Reads the art records of a Pages file. Ends with status 1 if the rule is broken, or if there is no art at all.
"""
import sys

import records


def neighbours(art):
    """Pairs of pictures at most a page apart that are the same."""
    art = sorted(art, key=lambda record: record.number("page"))
    for i, one in enumerate(art):
        for other in art[i + 1:]:
            if other.number("page") > one.number("page") + 1:
                break
            if name(one) == name(other):
                yield f"pages {one.number('page')} and {other.number('page')} both show {name(one)}"


def too_soon(art):
    """Compositions that come again before the others of their topic have."""
    topics = {}
    strips = [record.number("tag") for record in art if record.text("topic") == "strip"]
    for record in sorted(art, key=lambda record: record.number("tag")):
        topics.setdefault(record.text("topic"), []).append(record)
    for topic, shown in topics.items():
        if topic == "strip":  # its borders are furniture, of every page of a master
            continue
        last, every = {}, len({name(record) for record in shown})
        for i, record in enumerate(shown):
            before = last.get(name(record))
            if before is None:
                pass
            elif i - before + passed(strips, shown[before], record) < every:
                yield f"page {record.number('page')} shows {name(record)} again, after {i - before} of {topic}"
            last[name(record)] = i


def passed(strips, first, last):
    """How many strips stand between two pictures."""
    return sum(first.number("tag") < tag < last.number("tag") for tag in strips)


def name(record):
    return f"{record.text('topic')} {record.number('composition')}"


def main():
    art = [record for record in records.read(sys.argv[1], "folio-pages") if record.kind == "art"]
    faults = [*neighbours(art), *too_soon(art)] if art else ["no art"]
    print("\n".join(faults) or f"{len(art)} pictures, {len({name(record) for record in art})} of them different")
    return 1 if faults else 0


sys.exit(main())
