# chromium.py: a web file opened in Chromium: its title, bookmarks, links, page labels, and what a screen reader is given.
#
#     chromium.py [--shot FOLDER] [!]CASE PDF PAGES …
#
# Expected is what Pages (the text form) say, found is what the viewers of viewer.py show and do. CASE is one of
#     title      the window is called as the report
#     bookmarks  all are in the panel, nested, in order; a click on each shows its page
#     links      a click on links inside shows the page they lead to; on an outer one the tab goes to its address
#     labels     pdf.js's page field says each page's label, and a label typed there shows its page
#     tags       on each page the elements of the accessibility tree, figures with their alternative texts
# A line a case: ok, or FAIL and why. With ! before it a case has to fail: its file was spoilt in one way.
import sys

import records
import tags
from browser import Browser
from viewer import ACCESSIBLE, ALONE, PdfJs, Viewer

ROLES = {"H1": "heading", "H2": "heading", "H3": "heading", "H4": "heading", "L": "list", "LI": "listItem", "TOCI": "listItem",
         "BlockQuote": "blockquote", "Figure": "figure", "Caption": "caption", "TOC": "docToc", "Art": "article", "P": "paragraph"}


def check_title(viewer, pages):
    if viewer.title() != pages.title:
        return f"the window is called '{viewer.title()}', the report '{pages.title}'"


def check_bookmarks(viewer, pages):
    wanted = [(mark.number("level"), mark.text("title")) for mark in pages.bookmarks]
    shown = viewer.bookmarks()
    for index in range(max(len(wanted), len(shown))):
        pair = [marks[index] if index < len(marks) else None for marks in (wanted, shown)]
        if pair[0] != pair[1]:
            return f"bookmark {index + 1} is {pair[1]}, wanted {pair[0]}"
    for index, mark in enumerate(pages.bookmarks):
        page = pages.destinations[mark.number("destination")].number("page")
        viewer.click_bookmark(index)
        if (shown := viewer.wait_page(page)) != str(page):
            return f"a click on '{mark.text('title')}' shows page {shown}, wanted {page}"


# the link that an item's tag is part of, or None
def link_of(pages, item):
    tag = item.number("tag")
    while tag and not (pages.tags[tag].has("url") or pages.tags[tag].number("destination")):
        tag = pages.tags[tag].number("parent")
    return tag or None


# (page, x, y, link) of the middle of a link's first words, points; at most four of each page
def links_of(pages):
    found = {}
    for page in pages.pages:
        for item in page.items:
            link = item.kind == "text" and not item.group and item.text("source").strip() and link_of(pages, item)
            if link and link not in found:
                x, y = item.numbers("origin")
                found[link] = page.number, (x + records.text_width(item) / 2) / 1000, (y - item.number("size") / 4) / 1000, pages.tags[link]
    of_page = {}
    for entry in found.values():
        of_page.setdefault(entry[0], []).append(entry)
    some = [entry for entries in of_page.values() for entry in entries[::len(entries) // 4 + 1]]
    return sorted(some, key=lambda entry: entry[3].has("url"))  # an outer one leaves the document


def check_inner_link(viewer, pages, page, x, y, link):
    destination = pages.destinations[link.number("destination")]
    wanted, point = destination.number("page"), destination.numbers("point")
    if wanted == page or point[1] > 400000:  # far down a page: the viewer may count the next one
        return None
    if (shown := viewer.follow(page, x, y)) != str(wanted):
        return f"a link on page {page} shows page {shown}, wanted {wanted}"


def check_outer_link(viewer, path, page, x, y, link):
    viewer.open(path)
    if (address := viewer.leave(page, x, y)) != link.text("url"):
        return f"a link on page {page} leads to {address}, wanted {link.text('url')}"


def check_links(viewer, pages, path):
    links = links_of(pages)
    for page, x, y, link in links:
        fault = check_outer_link(viewer, path, page, x, y, link) if link.has("url") else \
            check_inner_link(viewer, pages, page, x, y, link)
        if fault:
            return fault
    return None if links else "there is no link to click"


def check_labels(viewer, pages):
    some = pages.pages[::len(pages.pages) // 10 + 1]  # each is painted
    for page in some:
        if (shown := viewer.label(page.number)) != page.label:
            return f"page {page.number} is called '{shown}', wanted '{page.label}'"
    for page in some:
        if (shown := viewer.go_to(page.label)) != page.number:
            return f"the label '{page.label}' shows page {shown}, wanted {page.number}"


# the roles of a page's elements, and figures' alternative texts, in order
def wanted_elements(expected, number):
    elements = [element for element in tags.page_part(expected, number).walk() if element.type in ROLES]
    return [(ROLES[element.type], element.alt if element.type == "Figure" else "") for element in elements]


# Chromium lays words on elements by place and keeps a paragraph only where some fall on it
def check_tags(viewer, pages):
    expected, found = tags.Expected(pages, "web"), viewer.tree()
    kept = set(ROLES.values()) - {"paragraph"}
    for page in pages.pages:
        wanted = [element for element in wanted_elements(expected, page.number) if element[0] in kept]
        shown = [(role, name if role == "figure" else "") for _, role, name in found.get(page.number, []) if role in kept]
        if wanted != shown:
            return f"page {page.number}: {shown}, wanted {wanted}"


def run(case, path, pages_path, viewer, shots):
    pages = records.Pages(pages_path)
    pages.title = next(record.text("title") for record in records.read(pages_path, "folio-pages") if record.kind == "metadata")
    viewer = PdfJs(viewer.browser) if case == "labels" else viewer
    viewer.open(path)
    if viewer.page_count() != len(pages.pages):
        return f"{viewer.page_count()} pages, wanted {len(pages.pages)}"
    fault = check_links(viewer, pages, path) if case == "links" else globals()["check_" + case](viewer, pages)
    if shots:
        viewer.browser.shot(f"{shots}/{case}.png")
    return fault


def main(arguments):
    shots = arguments.pop(1) if arguments[0] == "--shot" else None
    arguments = arguments[1:] if shots else arguments
    cases = list(zip(arguments[::3], arguments[1::3], arguments[2::3]))
    failed = False
    for accessible in (False, True):
        mine = [case for case in cases if case[0].endswith("tags") == accessible]
        with Browser(1400, 1000, ALONE + (ACCESSIBLE if accessible else ())) as browser:
            viewer = Viewer(browser)
            for case, path, pages in mine:
                spoilt, name = case.startswith("!"), case.lstrip("!")
                fault = run(name, path, pages, viewer, shots if not spoilt else None)
                good = bool(fault) == spoilt
                shown = f"refuses {name}: {path.rsplit('/', 1)[-1]}" if spoilt else f"{name}: {path.rsplit('/', 1)[-1]}"
                print(f"ok {shown}" if good else f"FAIL {shown}: {fault or 'nothing seen'}")
                failed |= not good
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
