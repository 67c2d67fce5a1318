# noted.py: writes an edition with one article of made-up prose that has notes everywhere a note may stand: in
# paragraphs, two in one line, in headings, lists, quotations, questions and captions. The same every time.
#
#     noted.py FOLDER TEMPLATE [NOTES]
#
# The word before mark 7 is "Zz7zz", the first word of note 7 is "Qq7qq": a judge finds both in any PDF.
import os
import sys

import prose


class Writer:
    def __init__(self, notes):
        self.dice, self.most, self.count, self.pending, self.blocks = prose.Dice(7), notes, 0, [], []

    def mark(self):
        if self.count == self.most:
            return ""
        self.count += 1
        words = " ".join(prose.sentence(self.dice) for _ in range(1 + self.dice.below(2)))
        if self.count % 3:
            words = " ".join(words.split()[:4 + self.dice.below(5)])
        self.pending.append(f"[^n{self.count}]: Qq{self.count}qq {words.lower()}")
        return f" Zz{self.count}zz[^n{self.count}]"

    def paragraph(self):
        sentences = [prose.sentence(self.dice) for _ in range(2 + self.dice.below(4))]
        sentences[0] += self.mark()
        if self.dice.below(4) == 0:
            sentences[-1] += self.mark() + self.mark()
        return " ".join(sentences)

    # a text of the body, with the notes of its marks
    def text(self, key, blocks):
        lines = "\n\n".join(blocks).split("\n") + [""] + self.pending
        self.pending = []
        indent = "      " if key else "    "
        self.blocks.append(f"  - {key}|\n" + "\n".join((indent + line).rstrip() for line in lines))

    def items(self):
        return "\n".join(f"- {prose.sentence(self.dice)}{self.mark() if at == 1 else ''}" for at in range(3))

    def figure(self):
        mark = self.mark().strip()
        self.blocks.append("  - figure: {placeholder: true, topic: culture}\n    alt: A picture\n    span: column\n"
                           "    height: {min: 40mm, max: 70mm}\n    caption: |\n      A picture of something " + mark +
                           "\n\n      " + "\n      ".join(self.pending))
        self.pending = []

    def round(self):
        self.text("", [self.paragraph(), "## A heading" + self.mark(), self.paragraph(), self.items(), self.paragraph()])
        self.figure()
        self.text("question: ", ["What was agreed?" + self.mark()])
        self.text("answer: ", [self.paragraph(), "> " + prose.sentence(self.dice) + self.mark(), self.paragraph()])


def main(arguments):
    folder, template = arguments[:2]
    writer = Writer(int(arguments[2]) if len(arguments) > 2 else 40)
    while writer.count < writer.most:
        writer.round()
    os.makedirs(f"{folder}/articles", exist_ok=True)
    with open(f"{folder}/articles/notes.yaml", "w", encoding="utf-8") as file:
        file.write(f"id: notes\ntitle: Notes and their marks\ntemplate: {template}\nbody:\n" + "\n".join(writer.blocks) + "\n")
    with open(f"{folder}/report.yaml", "w", encoding="utf-8") as file:
        file.write("title: Notes\norganisation: The Society of Notes\ndate: 2021-05-31\nlanguage: en-GB\nlayout: cica\n"
                   "sections:\n  - title: Notes\n    articles: [articles/notes.yaml]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
