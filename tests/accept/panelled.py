# panelled.py: writes an edition of made-up prose with pull quotes, sidebars and signatures in all places they may have.
#
#     panelled.py FOLDER
import os
import sys

import prose

dice = prose.Dice(3)
QUOTE = "  - pull-quote: Security in Asia is common, indivisible and comprehensive, and its countries have it together.\n"
SIDEBAR = """  - sidebar: |
      The Secretariat moved into its new headquarters, where its staff of 19 comes from eleven Member States.

      - 27 Member States, which cover nine tenths of the territory and population of Asia;
      - 9 observers and *5* partner organizations.

      > All is well.

      ## Of the day

      All figures are of 31 December 2021.[^s]

      [^s]: Counted by the Secretariat.
"""
TITLE = "    title: The Conference in figures\n"
SIGNATURE = "  - signature: |\n      Ada Lindqvist\n      Warden of the Workshop\n"


def text(count):
    paragraphs = (" ".join(prose.sentence(dice) for _ in range(3)) for _ in range(count))
    return "  - |\n" + "\n\n".join("    " + paragraph for paragraph in paragraphs) + "\n"


def write(folder):
    page, here, bottom, top = ("    span: page\n", "    place: here\n", "    place: bottom\n", "    place: top\n")
    articles = {
        "columns": ("two-column", text(4) + QUOTE + text(6) + SIDEBAR + TITLE + text(6) + SIDEBAR + here + text(4) + SIGNATURE),
        "spans": ("two-column", text(4) + QUOTE + page + text(7) + SIDEBAR + TITLE + page + text(5) + SIDEBAR + page + here +
                  text(5) + QUOTE + page + bottom + text(4)),
        "places": ("two-column", text(6) + QUOTE + top + text(8) + SIDEBAR + top + text(6) + SIDEBAR + TITLE + bottom + text(4)),
        "side": ("one-column", text(2) + SIDEBAR + TITLE + text(5) + QUOTE + text(6) + SIDEBAR + page + text(2) + SIGNATURE),
    }
    os.makedirs(f"{folder}/articles", exist_ok=True)
    for name, (template, body) in articles.items():
        with open(f"{folder}/articles/{name}.yaml", "w", encoding="utf-8") as file:
            file.write(f"title: Panels in {name}\ntemplate: {template}\nbody:\n{body}")
    with open(f"{folder}/report.yaml", "w", encoding="utf-8") as file:
        names = ", ".join(f"articles/{name}.yaml" for name in articles)
        file.write("title: Panels\norganisation: The Society\ndate: 2021-05-31\nlanguage: en-GB\nlayout: cica\n"
                   f"sections:\n  - title: Panels\n    articles: [{names}]\n")


if __name__ == "__main__":
    write(sys.argv[1])
