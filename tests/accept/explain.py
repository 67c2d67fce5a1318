#!/usr/bin/env python3
# explain.py: holds what folio explain tells against Pages and against itself.
#
#     explain.py numbers JSON TEXT PAGES   each article's total is the cost in its Pages and the sum of its terms, of its
#                                          pages, of its faults; the text tells the same numbers; no other is cheaper
#     explain.py differs JSON JSON         the two explanations differ in some article's cost
#     explain.py sample FOLIO ROOT         writes an edition sources/words below ROOT, whose text makes a hyphen at a
#                                          column's end cheaper than all else, and shows that it does
import json
import os
import re
import subprocess
import sys

import records

FAULTS = ["widow", "orphan", "hyphen", "stranded", "group"]
WORDS = ("confidence building internationalization of institutionalization and characteristically interdependent "
         "representatives with environmental responsibilities").split()
REPORT = """title: Words
organisation: Conference
short-name: C
date: 2021-12-31
language: en-GB
layout: cica
sections:
  - title: All
    articles:
      - articles/words.yaml
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


# "hyphen 250, height 48"
def terms_of(text):
    return {name: int(cost) for name, cost in (part.split() for part in text.split(", ") if part)}


def check_article(article, record):
    cost = article["cost"]
    if cost != record.number("cost", -1):
        yield f"total {cost}, in Pages {record.text('cost')}"
    if article["terms"] != terms_of(record.text("terms")):
        yield f"terms {article['terms']}, in Pages {record.text('terms')}"
    if [article["first-page"], article["pages"]] != [record.number("first-page"), record.number("pages")]:
        yield "other pages"
    if sum(article["terms"].values()) != cost:
        yield f"the terms sum up to {sum(article['terms'].values())}, not {cost}"
    for page in article["by-page"]:
        if sum(page["terms"].values()) != page["cost"]:
            yield f"page {page['page']}: the terms do not sum up"
    for name, number in article["terms"].items():
        on_pages = sum(page["terms"].get(name, 0) for page in article["by-page"])
        if on_pages != number and name != "pages":
            yield f"{name}: {number}, on the pages {on_pages}"
    if sum(column["cost"] for column in article["columns"]) != sum(article["terms"].get(name, 0) for name in FAULTS):
        yield "the faults of the columns are not the article's"
    if sum(one["cost"] for one in article["paragraphs"]) != article["terms"].get("loose", 0):
        yield "the loose paragraphs do not sum up"
    yield from check_others(article)


def check_others(article):
    known = [column["without"] for column in article["columns"] if column["without"] is not None]
    best = article["runner-up"]
    if (best["without"] if best else None) != (min(known) if known else None):
        yield "the runner-up is not the cheapest of the others"
    for column in article["columns"]:
        if column["without"] is None:
            continue
        if article["exact"] and column["without"] < article["cost"]:
            yield f"page {column['page']}, column {column['column']}: without it {column['without']}, less"
        if sum(column["terms-without"].values()) != column["without"]:
            yield f"page {column['page']}, column {column['column']}: the other's terms do not sum up"
        if column["more"] != column["without"] - article["cost"]:
            yield f"page {column['page']}, column {column['column']}: more is wrong"
        if column["instead"] == column["at"] and column["instead-line"] < 2:
            yield f"page {column['page']}, column {column['column']}: the same start instead"


# the numbers of a block of text: total, runner-up, faults with what they would cost
def text_numbers(block):
    total = re.search(r"^  pages? .*? costs? (\d+)", block, re.M)
    runner_up = re.search(r"^  runner-up: (\d+)", block, re.M)
    faults = re.findall(r": (\d+)\n      the best without it .*? \((\d+):", block)
    return int(total[1]), int(runner_up[1]) if runner_up else None, [(int(a), int(b)) for a, b in faults]


def json_numbers(article):
    faults = [(column["cost"], column["without"]) for column in article["columns"]
              if column["cost"] and column["without"] is not None]
    return article["cost"], article["runner-up"] and article["runner-up"]["without"], faults


def check_numbers(explanation, text, pages):
    articles = json.loads(read(explanation))["articles"]
    found = {record.text("id"): record for record in records.Pages(pages).articles}
    blocks = {block.split(":")[0]: block for block in read(text).rstrip("\n").split("\n\n")}
    if [article["id"] for article in articles] != list(found) or list(blocks) != list(found):
        yield "other articles"
        return
    for article in articles:
        for fault in check_article(article, found[article["id"]]):
            yield f"{article['id']}: {fault}"
        if text_numbers(blocks[article["id"]]) != json_numbers(article):
            yield f"{article['id']}: the text says {text_numbers(blocks[article['id']])}, JSON {json_numbers(article)}"


def check_differs(first, second):
    one, other = (json.loads(read(path))["articles"] for path in (first, second))
    if [article["cost"] for article in one] == [article["cost"] for article in other]:
        yield "the same costs"


def explain(folio, root, *options):
    return subprocess.run([folio, "explain", os.path.join(root, "sources/words"), *options], capture_output=True,
                          text=True, check=True).stdout


def check_sample(folio, root):
    folder = os.path.join(root, "sources/words/articles")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "../report.yaml"), "w", encoding="utf-8") as file:
        file.write(REPORT)
    for count in range(300, 900, 7):
        text = " ".join(WORDS[i * (5 if i % 3 else 7) % len(WORDS)] for i in range(count))
        with open(os.path.join(folder, "words.yaml"), "w", encoding="utf-8") as file:
            file.write(f'id: words\ntitle: Words\ntemplate: two-column\nbody:\n  - "{text}."\n')
        article = json.loads(explain(folio, root, "--format", "json"))["articles"][0]
        hyphens = [column for column in article["columns"] if "hyphen" in column["faults"]]
        if not hyphens:
            continue
        if any(column["more"] is not None and column["more"] <= 0 for column in hyphens):
            yield f"{count} words: a hyphen stays though {hyphens} costs no more"
        told = explain(folio, root)
        for column in hyphens:
            if column["more"] and f"the best without it costs {column['more']} more" not in told:
                yield f"{count} words: the text does not say what the hyphen saves"
        return
    yield "no text made a hyphen"


def main():
    checks = {"numbers": check_numbers, "differs": check_differs, "sample": check_sample}
    faults = list(checks[sys.argv[1]](*sys.argv[2:]))
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
