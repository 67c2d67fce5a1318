#!/usr/bin/env python3
# setting.py: how evenly does Folio set the reference text, beside other systems? Called by make bench.
#
#     tests/bench/setting.py [--folio PROGRAM] [--keep FOLDER]
#
# Makes an edition of the text in ../shared/reference, in the layout setting.yaml, and has ../shared/tools/typometer.py
# measure the PDF's glyphs, as it measured those of the other systems (DESIGN, section 11). Says "not run: no
# reference" where these do not lie. Exit status 1 if Folio is worse than the best of the others in any column.
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
TEXT = os.path.join(SHARED, "reference", "report-2021.txt")
JUDGE = os.path.join(SHARED, "tools", "typometer.py")

COLUMNS = ("sd", "p95", "outside %", "hyphens %", "stack", "off grid %", "uneven %")
OTHERS = (
    ("pdfLaTeX + microtype", (0.27, 1.54, 11.5, 31, 6, 57, 100 * 8 / 18)),
    ("ConTeXt", (0.39, 2.01, 37, 34, 9, 49, 100 * 12 / 18)),
    ("Typst 0.14", (0.50, 2.33, 44, 22, 3, 54, 100 * 15 / 18)),
    ("pdfLaTeX", (0.47, 2.13, 38, 37, 9, 58, 100 * 11 / 19)),
)
GOAL = (0.22, 1.40, 6, 25, 2, 0, 0)
FIGURES = re.compile(r"sd ([\d.]+) .* p95 ([\d.]+) .* outside 0\.8-1\.5 ([\d.]+)%; hyphens ([\d.]+)% stack (\d+); "
                     r".* grid (\d+)%; uneven bottoms (\d+) of (\d+)")


# paragraphs stand between blank lines; a hyphen at a line's end is a written one
def paragraphs(text):
    for block in re.split(r"\n\s*\n|\f", text):
        words = " ".join(re.sub(r"(?<=\w-) *\n", "", block).split())
        if words:
            yield words


# no character of it means anything but itself
def markdown(words):
    words = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", words)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=:])", r"\\\1", words))


def write_edition(text, folder):
    for part in ("layouts", os.path.join("edition", "articles")):
        os.makedirs(os.path.join(folder, part))
    shutil.copytree(os.path.join(ROOT, "fonts"), os.path.join(folder, "fonts"))
    shutil.copy(os.path.join(HERE, "setting.yaml"), os.path.join(folder, "layouts"))
    edition = os.path.join(folder, "edition")
    with open(os.path.join(edition, "report.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Report\norganisation: Office\nshort-name: O\ndate: 2021-12-31\nlanguage: en-GB\n"
                   "layout: setting\nsections:\n  - {title: Text, articles: [articles/text.yaml]}\n")
    with open(os.path.join(edition, "articles", "text.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Text\nid: text\ntemplate: two-column\nbody:\n")
        for words in paragraphs(text):
            file.write(f"  - |\n    {markdown(words)}\n")
    return edition


def build(folio, edition, pdf):
    done = subprocess.run([folio, "build", edition, "--quiet", "-o", pdf], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"setting: folio build failed:\n{done.stderr[-2000:]}")


def measure(pdf):
    said = subprocess.run([sys.executable, JUDGE, pdf], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = FIGURES.search(said)
    if not found:
        raise SystemExit(f"setting: cannot read what the judge said: {said}")
    *most, grid, uneven, pages = (float(part) for part in found.groups())
    return said, tuple(most) + (100 - grid, 100 * uneven / max(1, pages))


def row(name, figures, cells):
    print("  " + name.ljust(22) + "".join(cell.rjust(12) for cell in cells(figures)))


def shown(figures):
    return [f"{value:.2f}" if value < 3 and value % 1 else f"{value:.0f}" for value in figures]


# less is better in every column
def against(ours):
    return lambda figures: [f"{theirs / mine:.2f}" if mine else "-" if not theirs else "inf"
                            for mine, theirs in zip(ours, figures)]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--folio", default=os.path.join(os.environ.get("BUILD", "output/build/release"), "folio"))
    options.add_argument("--keep", help="a folder for the edition and its PDF")
    options = options.parse_args()
    if not (os.path.exists(TEXT) and os.path.exists(JUDGE)):
        print("setting: not run: no reference")
        return 0
    folder = options.keep or tempfile.mkdtemp()
    try:
        shutil.rmtree(folder, ignore_errors=True)
        with open(TEXT, encoding="utf-8") as file:
            edition = write_edition(file.read(), folder)
        pdf = os.path.join(folder, "setting.pdf")
        build(options.folio, edition, pdf)
        said, ours = measure(pdf)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print("\nSetting of the reference text (less is better)")
    print("  " + " " * 22 + "".join(name.rjust(12) for name in COLUMNS))
    row("Folio", ours, shown)
    for name, figures in OTHERS:
        row(name, figures, shown)
    row("Folio's goal", GOAL, shown)
    print("\nAs ratios to Folio's (above 1: Folio is better)")
    for name, figures in OTHERS:
        row(name, figures, against(ours))
    row("Folio's goal", GOAL, against(ours))
    print("\n  " + said.split(": ", 1)[1].strip())
    worse = [name for name, mine, theirs in zip(COLUMNS, ours, OTHERS[0][1]) if mine >= theirs]
    print(f"  better than {OTHERS[0][0]}: " + ("in every column" if not worse else "not in " + ", ".join(worse)))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
