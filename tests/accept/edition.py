# edition.py: are the articles on the pages of the printed report?
#
#     edition.py TABLE PDF [--break page|order|label|section]
#
# Expected is TABLE (accept/edition-2021.tsv), found are the bookmarks and page labels of a finished PDF, as qpdf reads
# them. An article ends where the next bookmark's page starts. --break spoils the expectation: the test must then fail.
import argparse

import pdf as pdfs
import retold
import structure


# level, title and page of each bookmark that the table calls for
def expected(table):
    marks, section = [], None
    for row in table:
        if row["section"] != section and row["section"] != "(foreword)":
            marks.append((0, row["section"], int(row["first_page"])))
        section = row["section"]
        marks.append((0 if section == "(foreword)" else 1, row["bookmark"], int(row["first_page"])))
    return marks


def spoil(kind, table, labels):
    if kind == "page":
        table[20]["first_page"] = str(int(table[20]["first_page"]) + 1)
    elif kind == "order":
        table[8]["bookmark"], table[9]["bookmark"] = table[9]["bookmark"], table[8]["bookmark"]
    elif kind == "label":
        labels[30] = "30"
    elif kind == "section":
        table[1]["section"] = "Meetings"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("table")
    options.add_argument("pdf")
    options.add_argument("--break", dest="broken", choices=["page", "order", "label", "section"])
    options = options.parse_args()
    table, pdf, faults = retold.read_table(options.table), pdfs.Pdf(options.pdf), []
    labels = structure.page_labels(pdf)
    spoil(options.broken, table, labels)
    found = [(level, title.replace("\u00a0", " "), page) for level, title, page in pdf.bookmarks()]
    start = next((at for at, mark in enumerate(found) if mark[1] == table[0]["bookmark"]), 0)
    for index, wanted in enumerate(expected(table)):
        there = found[start + index] if start + index < len(found) else None
        if there != wanted:
            faults.append(f"wanted the bookmark {wanted}, found {there}")
    last = int(table[-1]["last_page"])
    end = [page for _, _, page in found[start + len(expected(table)):]][:1] or [len(pdf.pages) + 1]
    if end[0] != last + 1:
        faults.append(f"the last article ends on page {end[0] - 1}, not {last}")
    faults += [f"page {page} is called '{label}'" for page, label in enumerate(labels[2:], 3) if label != str(page)]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
