#!/usr/bin/env python3
# scale.py: an edition N times as long, from an edition's own articles, for the bench.
#
#     tests/bench/scale.py SOURCES N FOLDER
#
# FOLDER becomes a project: the layouts and fonts of the current one, and edition/, whose sections and articles are
# those of SOURCES, repeated with new ids. A copy's references lead to articles of the same copy. Where there would be too
# many sections, several copies share them. An index is printed once, in the last copy.
import os
import re
import shutil
import sys

SECTIONS_MOST = 100  # of a report


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def copy_name(name, number):
    return re.sub(r"\.yaml$", f"-{number}.yaml", name)


# new ids; references follow
def copy_article(text, number, ids):
    text = re.sub(r"^id: *(\S+)", rf"id: \1-{number}", text, flags=re.M)
    text = re.sub(r"\(#([\w-]+)\)", lambda m: f"(#{m[1]}-{number})" if m[1] in ids else m[0], text)
    return re.sub(r"\{page: *([\w-]+)\}", lambda m: f"{{page: {m[1]}-{number}}}" if m[1] in ids else m[0], text)


def scale(sources, times, folder):
    report = read(os.path.join(sources, "report.yaml"))
    head = re.split(r"^sections: *\n", report, maxsplit=1, flags=re.M)[0]
    names = re.findall(r"^ *(?:- |foreword: )(articles/\S+\.yaml)", report, flags=re.M)
    articles = {name: read(os.path.join(sources, name)) for name in names}
    ids = {re.search(r"^id: *(\S+)", text, flags=re.M)[1] for text in articles.values()}
    edition = os.path.join(folder, "edition")
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("layouts", "fonts"):
        shutil.copytree(part, os.path.join(folder, part))
    for part in os.listdir(sources):
        if part not in ("report.yaml", "articles"):
            shutil.copytree(os.path.join(sources, part), os.path.join(edition, part))
    foreword = re.findall(r"^foreword: *(\S+)", head, flags=re.M)
    for name, text in articles.items():
        write(os.path.join(edition, name), text)
        for number in range(2, times + 1):
            write(os.path.join(edition, copy_name(name, number)), copy_article(text, number, ids))
    sections = sections_of(report)
    together = -(-times * len(sections) // SECTIONS_MOST)  # copies that share their sections
    text = ""
    for first in range(1, times + 1, together):
        for index, section in enumerate(sections):
            title, own = re.match(r"(.*?articles:\n)(.*)", section, flags=re.S).groups()
            text += title
            for number in range(first, min(first + together, times + 1)):
                if foreword and index == 0 and number > 1:  # a report has one foreword: its copies open a section
                    text += f"      - {copy_name(foreword[0], number)}\n"
                text += own_articles(own, number, times, articles)
    write(os.path.join(edition, "report.yaml"), head + "sections:\n" + text)


# the lines that list a section's articles in the edition's first, second … copy
def own_articles(lines, number, times, articles):
    kept = [line for line in lines.splitlines(True) if number == times or
            not any(name in line and "\n  - index:" in text for name, text in articles.items())]
    if number == 1:
        return "".join(kept)
    return re.sub(r"articles/\S+\.yaml", lambda m: copy_name(m[0], number), "".join(kept))


def sections_of(report):
    text = re.split(r"^sections: *\n", report, maxsplit=1, flags=re.M)[1]
    text = text if text.endswith("\n") else text + "\n"
    return [section for section in re.split(r"(?m)^(?=  - title:)", text) if section]


if __name__ == "__main__":
    scale(sys.argv[1], int(sys.argv[2]), sys.argv[3])
