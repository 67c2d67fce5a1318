# viewer.py: a PDF in Chromium: in its own viewer, as its reader sees and clicks it, and in pdf.js's, which Debian packages.
#
#     viewer = Viewer(browser); viewer.open("report.pdf")
#     viewer.title(); viewer.bookmarks(); viewer.click(page, x, y); viewer.wait_page(12); viewer.tree()
#
# Chromium's viewer is an extension in a frame of the tab: shadow roots, read through devtools.py. Clicks are the mouse's,
# on what is painted. Pages count from 1; places on a page are points from its top left. The accessibility tree is what the
# browser gives to a screen reader: chrome://accessibility prints it, a line an element. PdfTags, a feature of
# Chromium, makes it from the file's tags in place of guesses by place and size.
import os
import re
import time

from devtools import Devtools

ACCESSIBLE = ("--force-renderer-accessibility", "--enable-features=PdfTags")
PATIENCE = 3  # seconds until a click has had its effect
ALONE = ("--host-resolver-rules=MAP * ~NOTFOUND", "--allow-file-access-from-files")  # no net; files may read files
SIDE = "root.querySelector('viewer-pdf-sidenav').shadowRoot"
# every bookmark that the panel shows, as [depth, title, element], children after their parent
WALK = """(() => { const found = [];
const walk = (entries, depth) => { for (const entry of entries) {
    const inside = entry.shadowRoot, more = inside.querySelector('#expand');
    if (more && more.getAttribute('aria-expanded') === 'false' && getComputedStyle(more).visibility !== 'hidden') more.click();
    found.push([depth, inside.querySelector('#title').textContent.trim(), inside.querySelector('#title')]);
    walk(inside.querySelectorAll('viewer-bookmark'), depth + 1); } };
walk(SIDE.querySelector('viewer-document-outline').shadowRoot.querySelectorAll('viewer-bookmark'), 0);
return found; })()""".replace("SIDE", SIDE)


class Viewer:
    def __init__(self, browser):
        self.browser, self.tools, self.seen, self.frame = browser, Devtools(browser.debugger), set(), None

    def open(self, path):
        self.address = "file://" + os.path.abspath(path)
        self.browser.open("about:blank")
        self.browser.open(self.address)
        self.frame = self.tools.attach(lambda target: target["url"].startswith("chrome-extension://")
                                       and target["targetId"] not in self.seen)
        self.seen.add(self.frame.info["targetId"])
        self.frame.wait("!!document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('viewer-toolbar')")
        self.frame.wait("document.querySelector('pdf-viewer').loadState_ === 'success'")

    def ask(self, script):
        return self.frame.value(f"(() => {{ const viewer = document.querySelector('pdf-viewer'), root = viewer.shadowRoot; return {script} }})()")

    # the tab's: what the window is called
    def title(self):
        return next(target["title"] for target in self.tools.send("Target.getTargets")["targetInfos"]
                    if target["type"] == "page" and target["url"] == self.address)

    def page_count(self):
        return self.ask("viewer.viewport_.pageDimensions_?.length ?? viewer.documentDimensions.pageDimensions.length")

    # what the page field says
    def page(self):
        return self.ask("root.querySelector('viewer-toolbar').shadowRoot.querySelector('viewer-page-selector').shadowRoot"
                        ".querySelector('input').value")

    def wait_page(self, number):
        end = time.monotonic() + PATIENCE
        while (shown := self.page()) != str(number) and time.monotonic() < end:
            time.sleep(0.02)
        return shown

    def show(self, number):
        self.ask(f"(viewer.viewport_.setFittingType('fit-to-page'), viewer.viewport_.goToPage({number - 1}))")
        self.wait_page(number)

    # where a point of a page is in the tab
    def place(self, number, x, y):
        at = self.ask(f"[viewer.viewport_.getPageScreenRect({number - 1}), viewer.viewport_.getZoom(),"
                      " root.querySelector('#plugin').getBoundingClientRect().toJSON()]")
        scale = at[1] * 96 / 72
        return at[2]["left"] + at[0]["x"] + x * scale, at[2]["top"] + at[0]["y"] + y * scale

    # A click on a page, and its effect. What was scrolled a moment ago may still stand elsewhere in the viewer's other
    # process, so the mouse clicks again while there is none.
    def click(self, number, x, y, effect):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.browser.click_at(*self.place(number, x, y))
            again = time.monotonic() + 0.4
            while time.monotonic() < again:
                if found := effect():
                    return found
                time.sleep(0.02)
        return None

    # the page that a click on this one leads to
    def follow(self, number, x, y):
        self.show(number)
        return self.click(number, x, y, lambda: (shown := self.page()) != str(number) and shown)

    # the address that a click makes the tab ask for
    def leave(self, number, x, y):
        self.show(number)
        self.browser.requests()
        return self.click(number, x, y, lambda: next((address for address in self.browser.requests() if address.startswith("http")), None))

    # depth and title of each bookmark in the panel, all unfolded
    def bookmarks(self):
        self.ask(SIDE + ".querySelector('[data-tab-id=\"1\"]')?.click()")
        shown = None
        while True:
            before, shown = shown, self.ask(WALK + ".map(entry => entry.slice(0, 2))")
            if shown == before:
                return [tuple(entry) for entry in shown]
            time.sleep(0.1)

    def click_bookmark(self, index):
        at = self.ask("(entry => { entry.scrollIntoView({block: 'center'}); return entry.getBoundingClientRect().toJSON(); })"
                      f"({WALK}[{index}][2])")
        self.browser.click_at(at["left"] + 8, at["top"] + at["height"] / 2)

    # ---- accessibility ----

    # (depth, role, name or description) of each element of the document, page by page: {number: [...]}
    def tree(self):
        internals = self.tools.send("Target.createTarget", url="chrome://accessibility")["targetId"]
        page = self.tools.attach(lambda target: target["targetId"] == internals)
        row = f"[...document.querySelectorAll('.row')].find(row => row.innerText.includes('{self.address}'))"
        page.wait(f"document.getElementById('filter-allow') && !!{row}")
        page.value("[...document.querySelectorAll('input[value=blink]')].forEach(choice => choice.click());"
                   "document.getElementById('filter-allow').value = 'name* description*'")
        end = time.monotonic() + 30
        while True:
            page.value(f"document.querySelectorAll('#pages pre').forEach(old => old.remove()); {row}.querySelector('button').click()")
            text = page.wait("document.querySelector('#pages pre')?.innerText")
            if "Finished loading PDF" in text or time.monotonic() > end:
                break
            time.sleep(0.2)
        self.tools.send("Target.closeTarget", targetId=internals)
        return read_tree(text)


def read_tree(text):
    pages, number = {}, 0
    for line in text.split("\n"):
        found = re.match(r"(\+*)(?:id#=\S+ )?(\w+)(.*)", line)
        if not found:
            continue
        role = found[2]
        named = re.search(r" (?:name|description)='(.*?)'(?= \w+=|$)", found[3])
        name = named[1].replace("<newline>", "\n") if named else ""
        if role == "region" and re.fullmatch(r"Page \d+", name):
            number = int(name[5:])
            pages[number] = []
        elif role == "dialog":  # the viewer's own, behind the last page
            number = 0
        elif number and role not in ("inlineTextBox", "genericContainer", "none"):
            pages[number].append((len(found[1]) // 2, role, name))
    return pages


class PdfJs:
    """pdf.js's viewer, which shows page labels; Chromium's own counts pages."""

    def __init__(self, browser):
        self.browser = browser

    def open(self, path):
        self.browser.open("file:///usr/share/javascript/pdf/web/viewer.html?file=file://" + os.path.abspath(path))
        self.browser.wait("return !!window.PDFViewerApplication?.pdfViewer?.pagesPromise && PDFViewerApplication.pagesCount > 0")
        self.browser.run("PDFViewerApplication.pdfViewer.pagesPromise.then(() => PDFViewerApplication.pdfDocument.getPageLabels())"
                         ".then(() => setTimeout(() => { window.labelled = true; }))")  # after the viewer's own question
        self.browser.wait("return window.labelled")

    def page_count(self):
        return self.browser.run("return PDFViewerApplication.pagesCount")

    # what the page field says on a page
    def label(self, number):
        return self.browser.run("PDFViewerApplication.page = arguments[0]; return document.getElementById('pageNumber').value", number)

    # the page that is shown once a label was typed
    def go_to(self, label):
        return self.browser.run("const field = document.getElementById('pageNumber'); field.value = arguments[0];"
                                "field.dispatchEvent(new Event('change')); return PDFViewerApplication.page", label)
