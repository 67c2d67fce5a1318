# structure.py: bookmarks, labels, links, information and boxes of a finished PDF, against its sources.
#
#     structure.py DOCUMENT PAGES PDF web|press|draft [--break bookmark|label|link|information|boxes|draft]
#
# The PDF is seen through qpdf's JSON. Boxes are compared in points, to 0.01.
import sys

import document
import pdf as pdfs
import records


def check_bookmarks(doc, pages, pdf, faults):
    found = [(title, page) for _, title, page in pdf.bookmarks()]
    wanted = []
    for article in doc.articles:
        if article.section >= 0 and (not wanted or wanted[-1][0] != article.section):
            wanted.append((article.section, doc.sections[article.section].text("title")))
        wanted.append((article.section, article.short_title))
    at = 0
    for _, title in wanted:
        while at < len(found) and found[at][0].split() != title.split():
            at += 1
        if at == len(found):
            faults.append(f"bookmarks: '{title}' is missing or out of order")
            return
        if not found[at][1]:
            faults.append(f"bookmarks: '{title}' leads nowhere")
        at += 1
    pages_found = [page for _, page in found if page]
    if pages_found != sorted(pages_found):
        faults.append("bookmarks: their pages go back")


def roman(number):
    text = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                           (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + letters, number - value
    return text


# the labels as a reader shows them, from the number tree that qpdf lays flat
def page_labels(pdf):
    ranges = {entry["index"]: entry["label"] for entry in pdf.json["pagelabels"]}
    labels, rule, start = [], {}, 0
    for index in range(len(pdf.pages)):
        if index in ranges:
            rule, start = pdf.get(ranges[index]), index
        number = rule.get("/St", 1) + index - start
        style = rule.get("/S")
        shown = {"/D": str(number), "/R": roman(number), "/r": roman(number).lower()}.get(style, "")
        labels.append((pdfs.text_of(rule.get("/P", "u:")) or "") + shown)
    return labels


def check_labels(pages, pdf, faults):
    shown = page_labels(pdf)
    for page, label in zip(pages.pages, shown):
        if page.label != label:
            faults.append(f"labels: page {page.number} is '{page.label}', the PDF says '{label}'")
    if len(shown) != len(pages.pages):
        faults.append(f"labels: {len(shown)} pages, wanted {len(pages.pages)}")


# the page object a destination leads to, or None
def destination_page(pdf, value):
    value = pdf.get(value)
    if isinstance(value, str):
        value = pdf.get(named_destinations(pdf).get(value))
    if isinstance(value, dict):
        value = pdf.get(value.get("/D"))
    return value[0] if isinstance(value, list) and value and value[0] in pdf.pages else None


def named_destinations(pdf):
    names, found = pdf.get(pdf.catalog().get("/Names", {})), {}

    def walk(node):
        node = pdf.get(node) or {}
        pairs = pdf.get(node.get("/Names", []))
        found.update(zip(pairs[::2], pairs[1::2]))
        for kid in pdf.get(node.get("/Kids", [])):
            walk(kid)

    walk(pdf.get(names.get("/Dests")))
    return found


def links(pdf):
    for number in range(1, len(pdf.pages) + 1):
        for reference in pdf.get(pdf.get(pdf.pages[number - 1]).get("/Annots", [])):
            yield number, pdf.get(reference)


# each reference of the sources leads to the first page of its article
def check_links(doc, pages, pdf, profile, faults):
    count = 0
    for number, link in links(pdf):
        count += 1
        if link.get("/Subtype") != "/Link":
            faults.append(f"links: page {number} has a {link.get('/Subtype')}")
            continue
        left, foot, right, top = link["/Rect"]
        _, _, width, height = pdf.page_entry(number, "/MediaBox")
        if not (0 <= left < right <= width and 0 <= foot < top <= height):
            faults.append(f"links: page {number}: a rectangle {link['/Rect']} leaves the page")
        action = pdf.get(link.get("/A", {}))
        if action.get("/S") == "/URI":
            if ":" not in pdfs.text_of(action["/URI"]):
                faults.append(f"links: page {number}: '{action['/URI']}' is no address")
        elif not destination_page(pdf, link.get("/Dest", action.get("/D"))):
            faults.append(f"links: page {number}: leads nowhere")
    targets = [tag for tag in pages.tags[1:] if tag.number("destination") or tag.text("url")]
    if profile == "press" and count:
        faults.append(f"links: {count} in a press file")
    if profile != "press" and count < len(targets):
        faults.append(f"links: {count}, but {len(targets)} in Pages")


def check_information(doc, pdf, faults):
    info = pdf.get(pdf.trailer().get("/Info")) or {}
    metadata = {"/Title": doc.record.text("title"), "/Subject": doc.record.text("subject")}
    for key, wanted in metadata.items():
        found = pdfs.text_of(info.get(key, "u:")) or ""
        if wanted not in found:
            faults.append(f"information: {key} is '{found}', wanted '{wanted}'")
    always = ["/Author", "/Producer", "/Creator", "/CreationDate"]
    for key in always + (["/Keywords"] if doc.record.text("keywords") else []):
        if not pdfs.text_of(info.get(key, "u:")):
            faults.append(f"information: no {key}")
    date = doc.record.text("date").replace("-", "")
    if date and "D:" + date not in (pdfs.text_of(info.get("/CreationDate", "")) or ""):
        faults.append(f"information: /CreationDate is {info.get('/CreationDate')}, the edition's date {date}")
    if not isinstance(pdf.trailer().get("/ID"), list) or len(pdf.trailer()["/ID"]) != 2:
        faults.append("information: no two-part /ID")
    if pdfs.text_of(pdf.catalog().get("/Lang", "")) != doc.record.text("language"):
        faults.append(f"information: /Lang is {pdf.catalog().get('/Lang')}")


def near(a, b):
    return all(abs(x - y) < 0.01 for x, y in zip(a, b))


def inside(inner, outer):
    return (inner[0] > outer[0] - 0.01 and inner[1] > outer[1] - 0.01 and inner[2] < outer[2] + 0.01
            and inner[3] < outer[3] + 0.01)


def check_boxes(pages, pdf, profile, faults):
    for page in pages.pages:
        media, bleed, trim = (pdf.page_entry(page.number, key) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
        width, height = (part / 1000 for part in page.record.numbers("size"))
        edge = page.record.number("bleed") / 1000
        trim = trim or media
        here = f"boxes: page {page.number}: "
        if not near([trim[2] - trim[0], trim[3] - trim[1]], [width, height]):
            faults.append(f"{here}trim {trim} is not {width} x {height}")
        if profile != "press":
            if not near(media, trim):
                faults.append(f"{here}MediaBox {media} is not TrimBox {trim}")
            continue
        if not bleed or not near(bleed, [trim[0] - edge, trim[1] - edge, trim[2] + edge, trim[3] + edge]):
            faults.append(f"{here}BleedBox {bleed} is not {edge} pt about {trim}")
        elif not inside(bleed, media) or near(bleed, media):
            faults.append(f"{here}BleedBox {bleed} is not inside MediaBox {media} with room for marks")


def check_layers(pdf, profile, faults):
    properties = pdf.get(pdf.catalog().get("/OCProperties")) or {}
    names = sorted(pdfs.text_of(pdf.get(group)["/Name"]) for group in pdf.get(properties.get("/OCGs", [])))
    if profile == "draft" and len(names) < 4:
        faults.append(f"layers: a draft has watermark, frames, grid and lines, not {names}")
    if profile != "draft" and names:
        faults.append(f"layers: {names} in a {profile} file")


def check(doc, pages, pdf, profile):
    faults = []
    check_bookmarks(doc, pages, pdf, faults)
    check_labels(pages, pdf, faults)
    check_links(doc, pages, pdf, profile, faults)
    check_information(doc, pdf, faults)
    check_boxes(pages, pdf, profile, faults)
    check_layers(pdf, profile, faults)
    return faults


# one thing of the PDF's JSON made wrong
def spoil(pdf, how):
    if how == "bookmark":
        entries = pdf.json["outlines"]
        while entries[-1]["kids"]:
            entries = entries[-1]["kids"]
        entries[-1]["title"] += "x"
    elif how == "label":
        pdf.get(pdf.json["pagelabels"][-1]["label"])["/St"] = 77
    elif how == "link":
        link = next(link for _, link in links(pdf) if "/URI" not in str(link))
        link["/Dest"], link["/A"] = ["99999 0 R", "/Fit"], {}
    elif how == "information":
        pdf.get(pdf.trailer()["/Info"])["/Title"] = "u:Another"
    elif how == "boxes":
        page = pdf.get(pdf.pages[-1])
        page["/TrimBox"] = [side + 3 for side in (page.get("/TrimBox") or pdf.page_entry(len(pdf.pages), "/MediaBox"))]
    elif how == "draft":
        pdf.catalog()["/OCProperties"] = {}
    else:
        raise SystemExit(f"structure: no fault '{how}'")


def main(arguments):
    doc, pages, pdf = document.Document(arguments[0]), records.Pages(arguments[1]), pdfs.Pdf(arguments[2])
    if arguments[4:5] == ["--break"]:
        spoil(pdf, arguments[5])
    faults = check(doc, pages, pdf, arguments[3])
    print("\n".join(faults) if faults else f"{len(pdf.pages)} pages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
