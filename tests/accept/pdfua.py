# pdfua.py: what a machine can see of PDF/UA-1 in a finished PDF, by the numbers of the Matterhorn Protocol 1.02.
#
#     pdfua.py PDF web|press|draft [--break FAULT]      pdfua.py --faults      pdfua.py --counts
#
# tests/standards/matterhorn.tsv lists all 87 conditions; those that it calls asserted are the checks below, and some of
# our own that the tree itself must keep. Each check has a way to break the file in memory that it alone must name.
# The checks are in pdfua_*.py. A draft claims no standard: it is spared the conditions of the metadata, and the one that
# its layers, which are not printed, cannot keep.
import sys

import content
from pdfua_rules import BREAKS, CHECKS
import pdfua_content  # noqa: F401  (these fill the register)
import pdfua_document  # noqa: F401
import pdfua_elements  # noqa: F401
import pdfua_fonts  # noqa: F401

SPARED = ("06-", "20-003")
LIST = "tests/standards/matterhorn.tsv"


def read_list():
    with open(LIST, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


# the list and the checks name each other, all conditions are there, each check can be broken
def check_list():
    rows = read_list()
    asserted = {row[0] for row in rows if row[1] == "asserted" and row[2] == "pdfua.py"}
    own = {number for number in CHECKS if not number[0].isdigit()}
    if len(rows) != 87 or len({row[0] for row in rows}) != 87:
        yield f"{LIST}: {len(rows)} conditions, not 87"
    for number in sorted(asserted ^ (set(CHECKS) - own)):
        yield f"{LIST}: {number} is asserted here or there, not in both"
    for number in sorted(set(CHECKS) ^ set(BREAKS)):
        yield f"{number} has no fault that it must find"


def print_counts():
    rows = read_list()
    for kind in ("asserted", "cannot", "unknown"):
        print(f"Matterhorn 1.02: {sum(row[1] == kind for row in rows)} {kind}")


def main(arguments):
    if arguments == ["--faults"]:
        print("\n".join(BREAKS))
        return 0
    if arguments == ["--counts"]:
        print_counts()
        return 0
    file, profile = content.File(arguments[0]), arguments[1]
    how = arguments[3] if arguments[2:3] == ["--break"] else None
    if how:
        BREAKS[how](file)
    faults = list(check_list())
    for number in [how] if how else CHECKS:
        if profile == "draft" and not how and number.startswith(SPARED):
            continue
        faults += [f"{number}: {fault}" for fault in list(CHECKS[number](file))[:3]]
    print("\n".join(faults) if faults else f"{len(CHECKS)} conditions, {sum(1 for _ in file.elements())} elements")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
