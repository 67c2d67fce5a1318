# pdfa.py: what PDF/A-2a and PDF/X-4 ask of a file, asserted over what qpdf says it holds and over its bytes.
#
#     pdfa.py FILE web|press                      all assertions of the profile; a line a fault
#     pdfa.py FILE web|press --break ASSERTION    the file made wrong in that one way, which must be seen
#     pdfa.py --names web|press                   the assertions, one a line
#     pdfa.py --counts TSV…                       how many rules of each list are asserted, impossible, not known here
#
# Each assertion is a function that yields faults, and one beside it that breaks the file. tests/standards lists the
# rules by clause. Standard library only.
import sys

from pdfa_file import File
from pdfa_rules import RULES
import pdfa_colour  # noqa: F401  (these fill RULES)
import pdfa_fonts  # noqa: F401
import pdfa_metadata  # noqa: F401
import pdfa_syntax  # noqa: F401


def names(profile):
    return [name for name, rule in RULES.items() if profile in rule.profiles]


def faults(path, profile, broken):
    file = File(path, profile)
    if broken:
        RULES[broken].spoil(file)
    for name in [broken] if broken else names(profile):
        for fault in RULES[name].check(file):
            yield f"{name}: {fault}"


def counts(paths):
    used, bad = set(), 0
    for path in paths:
        found = {"asserted": 0, "impossible": 0, "unknown": 0}
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                fields = line.rstrip("\n").split("\t")
                if line.startswith("#"):
                    continue
                if len(fields) != 4 or fields[2] not in found or not all(fields):
                    print(f"{path}:{number}: not clause, rule, verdict and reason")
                    bad = 1
                    continue
                found[fields[2]] += 1
                if fields[2] == "asserted":
                    used.add(fields[3])
                    if fields[3] not in RULES:
                        print(f"{path}:{number}: there is no assertion '{fields[3]}'")
                        bad = 1
        print(f"{path}: {found['asserted']} rules asserted, {found['impossible']} cannot occur, "
              f"{found['unknown']} not known here")
    for name in RULES:
        if name not in used:
            print(f"the assertion '{name}' stands for no rule")
            bad = 1
    return bad


def main(arguments):
    if arguments[0] == "--counts":
        return counts(arguments[1:])
    if arguments[0] == "--names":
        print("\n".join(names(arguments[1])))
        return 0
    path, profile = arguments[:2]
    broken = arguments[3] if arguments[2:3] == ["--break"] else None
    found = list(faults(path, profile, broken))
    for fault in found[:20]:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
