# book_data.py: the words of a proof book stand where poppler finds them in the PDF, and come from where it says.
#
#     book_data.py PROOF PDF EDITION [--break box|place|word]
#
# PROOF is the book's folder, PDF the same edition's for the web, EDITION its sources. Every word of letters that poppler
# has on a page must be in the page's data with a box less than a point away; the first word of each line that comes from
# an article must be in the source line that the data name. --break spoils the data in one way, which must be seen.
import glob
import html
import json
import os
import re
import subprocess
import sys

NEAR = 1.0  # points


def read_call(path, name):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert text.startswith(f"folio.{name}(") and text.endswith(");\n"), path
    return json.loads(text[len(name) + 7:-3])


# (word, left, right, foot) of each page
def poppler_words(pdf):
    said = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for page in said.split("<page ")[1:]:
        yield [(html.unescape(word), float(left), float(right))
               for left, right, word in re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>', page)]


def lines_of(page):
    return [(block, line) for block in page["blocks"] for line in block["lines"]]


def words_of(page):
    for _, line in lines_of(page):
        words = [word for word in line["t"].split(" ") if word]
        if "w" in line:
            assert len(line["w"]) == 2 * len(words), line["t"]
            yield from zip(words, line["w"][::2], line["w"][1::2])


def check_boxes(pages, pdf, faults):
    found = 0
    for page, wanted in zip(pages, poppler_words(pdf)):
        ours, loose = {}, set()  # loose: of turned lines, or bound to other words or a note's mark, so without a box
        for _, line in lines_of(page):
            for word in line["t"].split(" "):
                if "w" not in line or not re.fullmatch(r"[\W_]*[^\W\d_]+[\W_]*", word) or "\u00a0" in word:
                    loose.update(re.findall(r"[A-Za-z]+", word))
        for word, left, width in words_of(page):
            ours.setdefault(word.strip("\u00ad-"), []).append((left, left + width))
        for word, left, right in wanted:
            word = word.strip("\u00ad-")
            if not re.fullmatch(r"[A-Za-z]{3,}", word) or word in loose:
                continue
            found += 1
            if not any(abs(a - left) < NEAR and abs(b - right) < NEAR + 3 for a, b in ours.get(word, [])):
                faults.append(f"page {page['number']}: '{word}' is not at {left:.1f} to {right:.1f}, but {ours.get(word)}")
    if found < 200:
        faults.append(f"poppler found only {found} words")


def check_places(pages, edition, faults):
    seen = 0
    for page in pages:
        for block, line in lines_of(page):
            file, number, _ = line.get("at", [None, 0, 0])
            if file is None or not page["files"][file].startswith("articles/") or "b" in block or block["role"] in ("furniture", "contents-item", "index"):
                continue
            exact = line["at"] != block.get("at") and block["role"] != "h1"  # else the place of a block that holds the words
            with open(os.path.join(edition, page["files"][file]), encoding="utf-8") as source:
                text = " ".join(source.read().splitlines()[number - 1:number + (0 if exact else 5)])
            first = re.search(r"[^\W\d_]+", line["t"].replace("\u00ad", ""))
            if first and first[0].lower() not in text.lower():
                faults.append(f"page {page['number']}: '{line['t'][:40]}' is not on {page['files'][file]}:{number}: {text.strip()[:60]}")
            seen += first is not None
    if seen < 100:
        faults.append(f"only {seen} lines have a place")


def spoil(pages, how):
    lines = [line for page in pages for block, line in lines_of(page) if line.get("at") != block.get("at") and re.match("[A-Z][a-z]{4}", line["t"])]
    line = max(lines, key=lambda line: len(line["t"]))
    if how == "box":
        line["w"][::2] = [left + 3 for left in line["w"][::2]]
    elif how == "place":
        line["at"][1] += 2
    elif how == "word":
        line["t"] = line["t"].replace("e", "o")


def main():
    proof, pdf, edition = sys.argv[1:4]
    pages = [read_call(path, "page") for path in sorted(glob.glob(os.path.join(proof, "data/page-*.js")))]
    if len(sys.argv) > 4:
        spoil(pages, sys.argv[5])
    faults = []
    check_boxes(pages, pdf, faults)
    check_places(pages, edition, faults)
    print("\n".join(faults[:5]))
    sys.exit(bool(faults))


main()
