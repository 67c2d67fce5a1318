# retold.py: are the edition's articles the reference's, retold?
#
#     retold.py DOCUMENT REPORT STRUCTURE [--break copied|short|number|caption|title|slips]
#
# Holds a Document's text form against the text of the printed report and the table of its articles:
#   copied   no run of twelve or more words in common; names, titles and offices (capital words and the small
#            words between them) and numbers do not count as words of prose
#   short    as many words as the original within a tenth
#   number   every number of the original article stands in the article
#   caption  every caption that the table counts is a caption word by word
#   title    the original's titles, in its order and sections, with straight and foreign quotes put right
#   slips    none of the original's slips is carried over
# --break spoils the edition in that way: it must then be refused. Exit status 1: something is not as it should be.
import argparse
import re

import document

MOST = 11  # words of prose in common
SMALL = set("""a an and as at by de for from in into of on or the to under with""".split())
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
SLIPS = re.compile(r"С(?=hair)|Cental|K\.Sarybay|«|»|  |\bM(?:r|s|rs)\.(?=\S)|\"")


def words(text):
    return [word.replace("'", "’") for word in WORD.findall(text)]


def flat(text):
    return [word.lower() for word in words(text)]


def read_table(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


# where each article of the table starts in the report's words
def article_starts(report, table):
    starts, at = [], 0
    for row in table:
        title = flat(row["title"])
        while report[at:at + len(title)] != title:
            at += 1
            if at > len(report):
                raise SystemExit(f"retold: the report has no title {row['title']!r}")
        starts.append(at)
        at += len(title)
    return starts + [len(report)]


# an article's own prose, block by block, and its captions
def article_texts(root):
    prose, captions = [], []

    def walk(node):
        if node.kind in ("paragraph", "heading", "pull-quote"):
            prose.append(" ".join(document.inline_words(node, [])).replace("\x03", " "))
        elif node.kind == "caption":
            captions.append(" ".join(document.inline_words(node, [])))
        else:
            for child in node.children:
                walk(child)

    for child in root.children:
        walk(child)
    return prose, captions


# the words of a run that are neither of a name nor numbers nor of a title in quotes
def prose_words(run):
    capital = [word[0].isupper() or word[0].isdigit() for word in run]
    named = list(capital)
    for i, word in enumerate(run):
        if word.lower() in SMALL and any(capital[max(0, i - 2):i]) and any(capital[i + 1:i + 3]):
            named[i] = True
    return sum(not name for name in named)


# the runs of at least MOST + 1 words that the text has in common with the report
def common_runs(text, grams, report):
    own, runs, at = words(text), [], 0
    low = [word.lower() for word in own]
    while at + MOST < len(own):
        best = 0
        for there in grams.get(tuple(low[at:at + MOST + 1]), []):
            size = MOST + 1
            while at + size < len(low) and low[at + size:at + size + 1] == report[there + size:there + size + 1]:
                size += 1
            best = max(best, size)
        if best:
            runs.append(own[at:at + best])
        at += best or 1
    return runs


def put_right(title):
    return title.replace("«", "“").replace("»", "”").replace(" - ", " – ")


class Judge:
    def __init__(self, report_text, table):
        self.report, self.table, self.faults = flat(report_text.replace("Cental", "Central")), table, []
        self.starts = article_starts(self.report, table)
        self.grams = {}
        for at in range(len(self.report) - MOST):
            self.grams.setdefault(tuple(self.report[at:at + MOST + 1]), []).append(at)

    def fault(self, article, kind, text):
        self.faults.append(f"{article.id}: {kind}: {text}")

    def judge(self, index, article, prose, captions, section):
        row, text = self.table[index], "\n".join(prose)
        original = self.report[self.starts[index] + len(flat(row["title"])):self.starts[index + 1]]
        for block in prose:
            block = re.sub("“[^”]*”", lambda quoted: quoted[0].title(), block)
            for run in common_runs(block, self.grams, self.report):
                if prose_words(run) > MOST:
                    self.fault(article, "copied", " ".join(run))
        pages = range(int(row["first_page"]), int(row["last_page"]) + 2)  # stand in the report's text
        wanted, found = int(row["words"]), len(" ".join(prose).split())
        if abs(found - wanted) > wanted // 10:
            self.fault(article, "short", f"{found} words for {wanted}")
        own = set(flat(" ".join([article.title, text, *captions])))
        for word in original:
            if word.isdigit() and word not in own and int(word) not in pages:
                self.fault(article, "number", f"the original's {word} is missing")
        for caption in captions:
            size, low = len(words(caption)), flat(caption)
            if not any(self.report[at:at + size] == low for at in range(len(self.report))):
                self.fault(article, "caption", f"not the original's: {caption}")
        if len(captions) < int(row["captions"]) - SPARE.get(row["first_page"], 0):
            self.fault(article, "caption", f"{len(captions)} for {row['captions']}")
        if article.title.replace("\u00a0", " ") != put_right(row["title"]) or section != row["section"]:
            self.fault(article, "title", f"{section} / {article.title}")
        for slip in SLIPS.finditer("\n".join([article.title, text, *captions])):
            self.fault(article, "slips", repr(slip[0]))


# the table counts a caption of page 49 that the report's text does not have
SPARE = {"49": 1}


def spoil(kind, judge, index, article, prose, captions):
    original = judge.report[judge.starts[index] + 30:judge.starts[index + 1]]
    if kind == "copied":
        prose.append(" ".join(original[20:60]))
    elif kind == "short":
        del prose[len(prose) // 2:]
    elif kind == "number":
        prose[:] = [re.sub(r"\d+", "some", block) for block in prose]
    elif kind == "caption":
        captions[0] += " again"
    elif kind == "title":
        article.title += " again"
    elif kind == "slips":
        prose[0] += " «K.Sarybay»"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("document")
    options.add_argument("report")
    options.add_argument("structure")
    options.add_argument("--break", dest="broken",
                         choices=["copied", "short", "number", "caption", "title", "slips"])
    options = options.parse_args()
    with open(options.report, encoding="utf-8") as file:
        judge = Judge(file.read(), read_table(options.structure))
    edition = document.Document(options.document)
    sections = ["(foreword)"] + [section.text("title") for section in edition.sections]
    if len(edition.articles) < len(judge.table):
        judge.faults.append(f"{len(edition.articles)} articles for {len(judge.table)}")
    for index, article in enumerate(edition.articles[:len(judge.table)]):
        prose, captions = article_texts(edition.roots[article.id])
        if index == 1 and options.broken:
            spoil(options.broken, judge, index, article, prose, captions)
        judge.judge(index, article, prose, captions, sections[article.section + 1])
    print("\n".join(judge.faults))
    return 1 if judge.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
