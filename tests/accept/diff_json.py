#!/usr/bin/env python3
"""diff_json.py: what folio diff --format json says.

    inserted FILE          one page more in article 3, by one change; all later articles moved by one, same content
    text FILE TEXT         the text form of the same comparison has the same changes, pages and sums
"""
import json
import re
import sys

said = json.load(open(sys.argv[2], encoding="utf-8"))


def inserted():
    pages = said["pages"]
    articles = [article for article in said["articles"] if article["id"] not in ("cover", "imprint", "contents")]
    assert said["after"]["pages"] == said["before"]["pages"] + 1, "not one page more"
    assert len(said["changes"]) == 1, f"{len(said['changes'])} changes"
    change = said["changes"][0]
    assert change["kind"] == "added" and change["after"]["line"] > 1 and change["after"]["file"].endswith(articles[2]["id"] + ".yaml"), change
    assert articles[2]["countAfter"] == articles[2]["countBefore"] + 1 and articles[2]["changes"] == [0], articles[2]
    for article in articles[:2]:
        assert article["firstAfter"] == article["firstBefore"], article
    for article in articles[3:]:
        assert not article["changes"], article
        assert (article["firstAfter"], article["countAfter"]) == (article["firstBefore"] + 1, article["countBefore"]), article
    last = articles[2]["firstAfter"] + articles[2]["countAfter"]
    for page in pages:
        if page["after"] >= last:  # the index's own numbers follow
            assert page["status"] == "moved" or (page["status"] == "follows" and page["after"] >= articles[-1]["firstAfter"]), page
        elif page["status"] not in ("identical", "follows"):
            assert page["article"] == said["articles"].index(articles[2]) and page["changes"] == [0], page
    assert sum(page["status"] == "added" for page in pages) == 1


def text():
    words = open(sys.argv[3], encoding="utf-8").read()
    assert said["summary"] in words, "another summary"
    assert [page["after"] for page in said["pages"] if page["after"]] == list(range(1, said["after"]["pages"] + 1)), "pages of after"
    assert sorted(page["before"] for page in said["pages"] if page["before"]) == list(range(1, said["before"]["pages"] + 1)), "pages of before"
    for status, total in said["totals"].items():
        assert sum(page["status"] == status for page in said["pages"]) == total, status
    for number, change in enumerate(said["changes"], 1):
        place = change["after"] or change["before"]
        head = f"{place['file']}:{place['line']}: " if place and place["line"] else ""
        assert f"  {number}  {head}{change['what']}" in words, change["what"]
    told = re.findall(r"^  \d+  \S.*", words, re.MULTILINE)
    assert len(told) == len(said["changes"]), f"{len(told)} changes in the text"


try:
    {"inserted": inserted, "text": text}[sys.argv[1]]()
except AssertionError as error:
    print(error)
    sys.exit(1)
