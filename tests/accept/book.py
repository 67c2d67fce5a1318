# book.py: a proof book as an editor uses it, in Chromium, from disk.
#
#     book.py PROOF EDITION
#
# Each case of CASES is "ok NAME" or "FAIL NAME: why"; then the book is spoilt in each way of SPOILT, and the case named
# there must fail.
# PROOF is the folder that `folio proof` wrote, EDITION its sources: the test edition of checks/book.sh, with one warning.
import base64
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

from browser import Browser

ESCAPE, ENTER, TAB, HOME, SPACE = "\ue00c", "\ue007", "\ue004", "\ue011", " "
CONTROL = "\ue009"


class Book:
    def __init__(self, page, folder, edition, patience=5):
        self.patience = patience  # seconds
        self.page, self.folder, self.edition = page, folder, edition
        with open(f"{folder}/data/book.js", encoding="utf-8") as data:
            self.large = int(re.search(r'"large":(\d+)', data.read())[1])  # pixels an inch
        self.count = len([name for name in os.listdir(f"{folder}/pages") if re.fullmatch(r"page-\d+\.png", name)])

    def open(self, width=1200, height=700):
        self.page.resize(width, height)
        self.page.devtools("Emulation.setEmulatedMedia", media="", features=[])
        self.page.run("try { localStorage.clear() } catch {}")  # of the book before this one
        self.page.requests(), self.page.console()
        self.page.open(f"file://{self.folder}/index.html")
        self.wait("document.querySelectorAll('.page').length", self.count)

    def value(self, script, *values):
        return self.page.run("return " + script, *values)

    # until script is what is wanted; the page itself looks, which costs less than to ask it again and again
    def wait(self, script, wanted):
        found = self.page.run(f"""const wanted = arguments[0], end = performance.now() + arguments[1], look = () => JSON.stringify({script});
            return new Promise((done) => {{ const again = () => {{ const found = look();
              if (found === wanted || performance.now() > end) done(found); else setTimeout(again, 20); }}; again(); }});""",
            json.dumps(wanted, separators=(",", ":"), ensure_ascii=False), self.patience * 1000)
        expect(found is not None and json.loads(found) == wanted, f"{script} is {found}, not {wanted!r}")

    def words(self):  # all pages' text is there
        self.wait("document.querySelectorAll('.words:empty').length", 0)

    # what is seen of a page, at half its size, as rows of pixels
    def picture(self, number):
        self.page.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.run("return document.querySelector(`#page-${arguments[0]} img`).decode()", number)
        box = self.value("(b => ({x: b.x, y: b.y, width: b.width, height: b.height}))(document.getElementById('page-' + arguments[0]).getBoundingClientRect())", number)
        return read_png(base64.b64decode(self.page.devtools("Page.captureScreenshot", clip={**box, "scale": 0.5})["data"]))

    def go(self, number):
        self.page.press("g", *str(number), ENTER)
        self.wait("document.getElementById('page').value", str(number))
        self.page.wait("return document.querySelector(`#page-${arguments[0]} img`).complete", number, patience=self.patience)

    def source(self, place):
        file, line = re.fullmatch(r"(.*?):(\d+)(?:-\d+)?", place).groups()
        with open(os.path.join(self.edition, file), encoding="utf-8") as text:
            return text.read().splitlines()[int(line) - 1]


# rows of a PNG as browsers write it: 8 bits, RGB or RGBA, not interlaced
def read_png(data):
    width, channels = struct.unpack(">I", data[16:20])[0], {2: 3, 6: 4}[data[25]]
    at, packed = 8, b""
    while at < len(data):
        size = struct.unpack(">I", data[at:at + 4])[0]
        if data[at + 4:at + 8] == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw, rows, stride = zlib.decompress(packed), [], width * channels
    above = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for x in range(stride):
            left, corner = (row[x - channels], above[x - channels]) if x >= channels else (0, 0)
            if kind == 4:
                near = left + above[x] - corner
                row[x] = (row[x] + min((left, above[x], corner), key=lambda one: abs(near - one))) & 255
            elif kind:
                row[x] = (row[x] + (left, above[x], (left + above[x]) // 2)[kind - 1]) & 255
        rows.append(row)
        above = row
    return rows


# in how many bytes of pixels two pictures differ by more than rounding
def differ(a, b):
    return sum(abs(x - y) > 3 for one, other in zip(a, b) for x, y in zip(one, other))


def expect(condition, why):
    if not condition:
        raise AssertionError(why)


# ---- cases -------------------------------------------------------------------------------------

def opens(book):
    book.open()
    expect(book.value("document.querySelectorAll('.spread').length") == book.count // 2 + 1, "not all spreads are there")
    expect("The Workshop" in book.value("document.title"), "the title is missing")
    expect(book.value("[...document.querySelectorAll('#contents h2')].map(one => one.textContent)")[-2:] == ["Paper and thread", "Leather"],
           "the sections are not named")
    expect(book.value("document.querySelectorAll('#contents img').length") == book.count, "a thumbnail is missing")
    book.page.wait("return [...document.querySelectorAll('#page-1 img, #contents img')].slice(0, 4).every(one => one.naturalWidth)", patience=book.patience)
    book.words()


def asks_for_nothing_else(book):
    book.open()
    book.words()
    book.page.press("x")
    book.page.type("#search", "paper")
    book.wait("document.querySelectorAll('#hits button').length > 3", True)
    asked = book.page.requests()
    outside = [one for one in asked if not one.startswith((f"file://{book.folder}/", "data:", "about:"))]
    expect(not outside, f"asked for {outside[:3]}")
    expect(any("-large.png" in one for one in asked), "the large pictures were not used")
    said = book.page.console()
    expect(not said, f"the console says {said[:2]}")


def switches_layers(book):
    book.open()
    book.go(5)
    book.words()
    plain = book.picture(5)
    expect(book.value("[...document.querySelectorAll('#layer-list input')].map(one => one.value)") ==
           ["watermark", "frames", "grid", "lines", "marks"], "the layers are not listed")
    FEW = 60  # bytes: pictures are not always painted alike to the last pixel
    pictures = [plain]
    for name in ("watermark", "frames", "grid", "lines", "marks"):
        switch_layer(book, name)
        pictures.append(book.picture(5))
        expect(differ(*pictures[-2:]) > FEW, f"layer {name} does not show")
    for name in ("watermark", "frames", "grid", "lines", "marks"):
        switch_layer(book, name)
    expect(differ(plain, book.picture(5)) < FEW, "a layer stays")


def switch_layer(book, name):
    book.page.press("l")
    book.page.click(f"#layer-list input[value={name}]")
    book.page.press(ESCAPE)


def jumps_to_a_diagnostic(book):
    book.open()
    book.page.click("#show-problems")
    told = book.value("document.querySelector('#problem-list button').textContent")
    expect("warning: the article takes" in told and "articles/leather.yaml:4" in told and "pages-fit" in told, f"the list says {told}")
    wanted = int(re.search(r"page (\d+)$", told)[1])
    book.page.click("#problem-list button")
    book.wait("document.getElementById('page').value", str(wanted))
    book.wait("document.querySelectorAll('.mark.fault.now').length", 1)
    box = book.value("(b => [b.top, b.bottom, b.height])(document.querySelector('.mark.fault.now').getBoundingClientRect())")
    desk = book.value("(b => [b.top, b.bottom])(document.getElementById('pages').getBoundingClientRect())")
    expect(desk[0] <= box[0] and box[1] <= desk[1] and box[2] > 3, f"its box {box} is not on the desk {desk}")
    expect(book.value("document.querySelector('.mark.fault.now').closest('.page').id") == f"page-{wanted}", "the mark is on another page")
    expect("leather" in book.value("document.querySelector(`#page-${arguments[0]} h3`)?.textContent ?? ''", wanted).lower(), "the page is not the article's")


def shows_sources(book):
    book.open()
    book.go(5)
    book.words()
    line = book.value("[...document.querySelectorAll('#page-5 p:not([aria-hidden]) .line')].findIndex(one => one.textContent.length > 30)")
    text = book.value("(one => { one.id = 'wanted'; return one.textContent })([...document.querySelectorAll('#page-5 p:not([aria-hidden]) .line')][arguments[0]])", line)
    book.page.click("#wanted")
    place = book.value("document.getElementById('place').textContent")
    expect(re.fullmatch(r"articles/paper\.yaml:\d+", place), f"the place is {place}")
    first = re.search(r"\w{4,}", text)[0]
    expect(first in book.source(place), f"'{first}' is not in {place}: {book.source(place)}")
    expect(book.value("document.querySelectorAll('.mark.pick').length") == 1, "the line is not marked")
    # the key copies: what is pasted elsewhere is the place
    book.page.press("c")
    book.wait("document.getElementById('says').textContent", f"Copied {place}")
    book.page.click("#search")
    book.page._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": [
        {"type": "keyDown", "value": CONTROL}, {"type": "keyDown", "value": "v"}, {"type": "keyUp", "value": "v"}, {"type": "keyUp", "value": CONTROL}]}]})
    book.wait("document.getElementById('search').value", place)
    # lines selected by hand
    book.page.press(ESCAPE)
    book.page.run("""const lines = [...document.querySelectorAll('#page-5 p:not([aria-hidden]) .line')].slice(arguments[0], arguments[0] + 4), range = document.createRange();
        range.setStart(lines[0].firstChild, 0); range.setEnd(lines[3].firstChild, 5);
        getSelection().removeAllRanges(); getSelection().addRange(range);""", line)
    book.page.wait("return /^articles.paper.yaml:\\d+-\\d+$/.test(document.getElementById('place').textContent)", patience=book.patience)


def finds_words(book):
    book.open()
    book.page.press("/")
    book.page.type("#search", "bookbinders")
    book.wait("document.querySelectorAll('#hits button').length > 1", True)
    expect(book.value("[...document.querySelectorAll('#hits mark')].every(one => one.textContent.toLowerCase() === 'bookbinders')"), "a hit is another word")
    pages = book.value("[...new Set([...document.querySelectorAll('.mark.hit')].map(one => one.closest('.page').id))].length")
    expect(pages > 1, "hits are not marked on their pages")
    # a hit's mark lies on the words: of the width that the line's text gives it, nearly
    off = book.value("""(mark => { const page = mark.closest('.page').page, b = mark.getBoundingClientRect();
        const line = page.lines.find(one => one.t.toLowerCase().includes('bookbinders')), range = document.createRange(), text = line.node.firstChild;
        const at = text.data.toLowerCase().indexOf('bookbinders'); range.setStart(text, at); range.setEnd(text, at + 11);
        const r = range.getBoundingClientRect(); return Math.max(Math.abs(r.left - b.left), Math.abs(r.right - b.right)) / r.width })(document.querySelector('.mark.hit'))""")
    expect(off < 0.35, f"the mark is {off:.2f} of the word's width away")
    first = book.value("document.getElementById('found-title').textContent")
    book.page.press(ENTER)
    book.page.wait("return document.getElementById('found-title').textContent !== arguments[0]", first, patience=book.patience)
    # over the end of a line, whatever the case, the quotes and the accents
    pair = book.value("""(() => { for (const page of document.querySelectorAll('.page')) { const lines = (page.page.lines ?? []).filter(one => !one.figure);
        for (let i = 0; i + 1 < lines.length; i++) if (lines[i].node.parentNode === lines[i + 1].node.parentNode && lines[i].t.endsWith('\\u00ad'))
          return lines[i].t.split(' ').at(-1).slice(0, -1) + lines[i + 1].t.split(' ')[0]; } })()""")
    expect(pair, "no word is divided")
    book.page.press(ESCAPE)
    book.page.press("/")
    book.page.type("#search", pair.upper())
    book.wait("document.querySelectorAll('#hits button').length > 0", True)
    book.page.press(ESCAPE)
    book.page.press("/")
    book.page.type("#search", "البرتقال")
    book.wait("document.querySelectorAll('#hits button').length > 1", True)
    book.page.press(ESCAPE)
    book.wait("document.querySelectorAll('.mark.hit').length", 0)


def zooms(book):
    book.open()
    width = "document.getElementById('page-1').getBoundingClientRect().width"
    trim = book.value("document.getElementById('page-1').page.width")
    book.page.press("1")
    expect(abs(book.value(width) - trim * 96 / 72) < 1, "100 % is not the page's size")
    book.page.press("x")
    expect(abs(book.value(width) - trim * book.large / 72) < 1, "print pixels are not pixels")
    book.page.wait("return document.querySelector('#page-1 img').naturalWidth >= arguments[0]", int(trim * book.large / 72), patience=book.patience)
    book.page.press("w")
    expect(book.value("document.getElementById('pages').scrollWidth <= document.getElementById('pages').clientWidth"), "fit width does not fit")
    book.page.press("s", "f")
    expect(book.value("(b => b.height)(document.getElementById('page-1').getBoundingClientRect())") <= book.value("document.getElementById('pages').clientHeight"), "fit page does not fit")
    expect(book.value("(a => a[0] === a[1])([1, 2].map(n => Math.round(document.getElementById('page-' + n).getBoundingClientRect().left)))"), "single pages do not stand in one column")


# where the reader is, whatever the window and the zoom do: the page at the middle of the desk and the height on it; where
# something is chosen, its place on the desk
SPOT = """(() => { const desk = document.getElementById('pages').getBoundingClientRect(), number = document.getElementById('page').value;
    const box = document.getElementById('page-' + number).getBoundingClientRect();
    return [Number(number), (desk.top + desk.height / 2 - box.top) / box.height] })()"""


def keeps_the_place(book):
    book.open()
    book.words()
    book.go(7)
    spot = book.value(SPOT)

    def stays(after):
        book.page.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))")
        now = book.value(SPOT)
        expect(now[0] == spot[0] and abs(now[1] - spot[1]) < 0.03, f"after {after} the reader is at {now}, not at {spot}")

    for keys in ("xf", "w1f", "++--f", "ss", "tt", "d", "d"):
        book.page.press(*keys)
        stays(keys)
    for size in ((1020, 900), (640, 700), (1200, 700)):
        book.page.resize(*size)
        book.page.run("return new Promise(done => setTimeout(done, 60))")
    stays("other windows")
    # a search that comes to nothing, and one that is given up
    for words in ("xyzzy", "bookbinders"):
        book.page.press("/")
        book.page.type("#search", words)
        book.wait("document.getElementById('found').hidden", False)
        book.page.press(ESCAPE)
        book.wait("document.getElementById('found').hidden", True)
        stays(f"the search for {words}")
    # what was chosen is what one looks at, closer
    book.page.press("j", "j", "j", "j", "x")
    book.wait("""(mark => { const desk = document.getElementById('pages').getBoundingClientRect(), b = mark.getBoundingClientRect();
        return b.right > desk.left && b.left < desk.right && b.top > desk.top && b.bottom < desk.bottom })(document.querySelector('.mark.pick'))""", True)


def is_worked_by_keys(book):
    book.open()
    book.words()
    active = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
    stops = []
    for _ in range(40):
        book.page.press(TAB)
        stops.append(book.value(active))
        ring = book.value("(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)(getComputedStyle(document.activeElement))")
        expect(ring or stops[-1] in ("BODY", "page", "search", "zoom"), f"no ring around {stops[-1]}")
        if stops[-1] == "pages":
            break
    for wanted in ("skip", "show-contents", "next", "zoom", "spreads", "search", "show-problems", "theme", "help", "pages"):
        expect(wanted in stops, f"the tab key never comes to {wanted}: {stops}")
    book.page.press("j", "j")
    book.wait("document.getElementById('source').hidden", False)
    book.page.press(ESCAPE)
    book.wait("document.getElementById('source').hidden", True)
    before = int(book.value("document.getElementById('page').value"))
    book.page.press("\ue014")  # right
    book.wait("Number(document.getElementById('page').value) > arguments[0]".replace("arguments[0]", str(before)), True)
    book.page.press("n")
    book.wait("document.querySelectorAll('#problem-list [aria-current]').length", 1)
    book.page.devtools("Input.dispatchKeyEvent", type="keyDown", key="с", code="KeyC", text="с")  # Cyrillic, on c's key
    book.wait("document.getElementById('says').textContent", "Copied articles/leather.yaml:4")
    book.page.press("?")
    book.wait("document.getElementById('keys').open", True)
    book.page.click("#use-keys")  # letters are letters again
    book.page.press(ESCAPE, "d")
    book.wait("document.getElementById('keys').open", False)
    expect(not book.value("document.getElementById('problems').hidden"), "a letter is a key though it shall not be")


def tree_of(book):
    return [node for node in book.page.devtools("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]


def reads_aloud(book):
    book.open()
    book.words()
    book.page.press("d")
    nodes = tree_of(book)
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
    for role in ("button", "textbox", "searchbox", "combobox", "checkbox", "navigation", "main", "complementary", "region"):
        for kind, name in named:
            expect(kind != role or name.strip(), f"a {role} has no name")
    for wanted in (("main", "Pages"), ("navigation", "Sections and pages"), ("searchbox", "Search all pages"), ("textbox", "Page"),
                   ("combobox", "Zoom"), ("button", "Next page"), ("heading", "The Workshop"), ("heading", "Page 4"), ("heading", "Paper, and what becomes of it")):
        expect(any(role == wanted[0] and name.strip() == wanted[1] for role, name in named), f"there is no {wanted}")
    levels = [int(prop["value"]["value"]) for node in nodes if node["role"]["value"] == "heading" for prop in node["properties"] if prop["name"] == "level"]
    expect(levels[0] == 1 and levels.count(1) == 1, f"headings begin with {levels[:4]}")
    # a page's words come in the order of the sources
    said = " ".join(name for role, name in named if role in ("StaticText", "heading"))
    with open(f"{book.edition}/articles/paper.yaml", encoding="utf-8") as file:
        source = file.read()
    at = 0
    for words in re.findall(r"^    ([A-Z][a-z]+ [a-z]+ [a-z]+)\b", source, re.M):
        found = said.find(words, at)
        expect(found >= 0, f"'{words}' is not said after what stands before it")
        at = found
    expect(book.value("document.getElementById('says').getAttribute('aria-live')") == "polite", "results are not announced")


def is_dark_at_night(book):
    book.open()
    light = book.value("getComputedStyle(document.body).backgroundColor")
    book.page.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    bright = "(c => c.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3)"
    shade, ink = book.value(f"[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].map({bright})")
    expect(shade < 70 < 180 < ink, f"in the dark the desk is {shade:.0f}, its words {ink:.0f}")
    book.page.click("#theme")
    expect(book.value("getComputedStyle(document.body).backgroundColor") == light, "the switch does not bring the light back")


def fits_a_phone(book):
    book.page.devtools("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=False)
    try:
        book.open(500, 844)
        book.wait("innerWidth", 390)
        expect(book.value("document.documentElement.scrollWidth") <= 390, "the page is wider than the window")
        outside = book.value("""[...document.querySelectorAll('.bar button, .bar input, .bar select, .bar summary')].filter(one => { const b = one.getBoundingClientRect();
            return b.width && (b.left < -0.5 || b.right > innerWidth + 0.5) }).map(one => one.id || one.textContent)""")
        expect(not outside, f"{outside} cannot be reached")
        expect(book.value("document.getElementById('page-1').getBoundingClientRect().width") > 330, "the page does not take the width")
        book.page.click("#show-problems")
        book.page.click("#problem-list button")
        book.wait("(b => b.bottom < document.getElementById('side').getBoundingClientRect().top)(document.querySelector('.mark.fault.now').getBoundingClientRect())", True)
    finally:
        book.page.devtools("Emulation.clearDeviceMetricsOverride")


def prints_pages_alone(book):
    book.open()
    book.words()
    book.page.press("d")
    data = base64.b64decode(book.page.devtools("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        said = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True, check=True).stdout
        images = subprocess.run(["pdfimages", "-list", file.name], capture_output=True, text=True, check=True).stdout
        text = subprocess.run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages: +(\d+)", said)[1])
    width, height = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", said).groups())
    expect(pages == book.count, f"{pages} sheets, not {book.count}")
    expect(abs(width - 595.28) < 2 and abs(height - 841.89) < 2, f"a sheet is {width} by {height} points")
    on = {int(line.split()[0]) for line in images.splitlines()[2:]}
    expect(on == set(range(1, book.count + 1)), f"pictures only on sheets {sorted(on)}")
    expect("Diagnostics" not in text and "Fit page" not in text, "controls are printed")


CASES = [opens, asks_for_nothing_else, switches_layers, jumps_to_a_diagnostic, shows_sources, finds_words, zooms, keeps_the_place, is_worked_by_keys,
         reads_aloud, is_dark_at_night, fits_a_phone, prints_pages_alone]


# ---- a book that is spoilt -----------------------------------------------------------------------

def change(path, pattern, by):
    def spoil(folder):
        for name in os.listdir(f"{folder}/data") if path == "data/page" else [path]:
            name = f"{folder}/data/{name}" if path == "data/page" else f"{folder}/{name}"
            if path == "data/page" and "page-" not in name:
                continue
            with open(name, encoding="utf-8") as file:
                text = file.read()
            changed = re.sub(pattern, by, text, flags=re.S)
            assert changed != text or path == "data/page", f"{name} has no {pattern}"
            os.remove(name)  # the copy's files are links
            with open(name, "w", encoding="utf-8") as file:
                file.write(changed)
    return spoil


SPOILT = [
    ("data that end too early", opens, change("data/book.js", r"\}\);\n$", "")),
    ("a page without its picture", opens, lambda folder: os.remove(f"{folder}/pages/page-001-small.png")),
    ("a request to somewhere else", asks_for_nothing_else, change("index.html", "</body>", "<img src='http://127.0.0.1:9/x.png' alt=''></body>")),
    ("a script that stumbles", asks_for_nothing_else, change("book.js", r"connect\(\);\n", "connect(); setTimeout(() => nothing(), 1);\n")),
    ("a layer without its picture", switches_layers, change("data/page", '"grid":', '"grim":')),
    ("a layer that cannot be put off", switches_layers, change("book.js", r"else layers\.delete\(name\);", "")),
    ("a diagnostic on the wrong page", jumps_to_a_diagnostic, change("data/book.js", r'"page":\d+,"box"', '"page":3,"box"')),
    ("a diagnostic without its box", jumps_to_a_diagnostic, change("data/book.js", r'"box":\[[^]]*\]', '"box":[0,0,0,0]')),
    ("places of other lines", shows_sources, change("data/page", r'"at":\[(\d+),(\d+),', r'"at":[\1,1\2,')),
    ("a key that copies nothing", shows_sources, change("book.js", r"c: copy,", "")),
    ("words that lie elsewhere", finds_words, change("data/page", r'"w":\[[^]]*\]', '"w":[0,9]')),
    ("words cut at a line's end", finds_words, change("book.js", r'if \(line\.t\[i\] === "\\u00ad"\) continue;', "")),
    ("a zoom that is none", zooms, change("book.js", r"const PIXELS = 96 / 72;", "const PIXELS = 1;")),
    ("a window that forgets the place", keeps_the_place, change("book.js", r"reader = at;", "reader = null;")),
    ("a search that does not lead back", keeps_the_place, change("book.js", r"restore\(origin\);\s*origin = null;", "origin = null;")),
    ("a zoom that leaves what was chosen", keeps_the_place, change("book.js", r"const mark = markInSight\(desk\)", "const mark = null")),
    ("a control out of the tab key's way", is_worked_by_keys, change("index.html", 'id="zoom"', 'id="zoom" tabindex="-1"')),
    ("no ring around what has the focus", is_worked_by_keys, change("book.css", r":focus-visible \{[^}]*\}", "* { outline: none !important }")),
    ("a field without a name", reads_aloud, change("index.html", r'<label class="sr" for="zoom">Zoom</label>', "")),
    ("blocks out of order", reads_aloud, change("book.js", r"data\.blocks\.map\(", "[...data.blocks].reverse().map(")),
    ("no colours for the dark", is_dark_at_night, change("book.css", "prefers-color-scheme: dark", "prefers-color-scheme: none")),
    ("a bar that does not fit", fits_a_phone, change("book.css", "flex-wrap: wrap; gap: 0.25rem", "gap: 0.25rem")),
    ("controls on paper", prints_pages_alone, change("book.css", "@media print", "@media speech")),
]


def spoilt_copy(folder, spoil, into):
    shutil.copytree(folder, into, copy_function=os.link)
    spoil(into)
    return into


def run_cases(page, proof, edition):
    failed = False
    for case in CASES:
        name = case.__name__.replace("_", " ")
        try:
            case(Book(page, proof, edition))
            print(f"ok book: {name}", flush=True)
        except (AssertionError, TimeoutError, RuntimeError) as error:
            failed = True
            print(f"FAIL book: {name}: {' '.join(str(error).split())[:400]}", flush=True)
    return failed


def run_spoilt(page, proof, edition):
    failed = False
    for number, (name, case, spoil) in enumerate(SPOILT):
        with tempfile.TemporaryDirectory(dir=os.path.dirname(proof)) as folder:
            try:
                case(Book(page, spoilt_copy(proof, spoil, f"{folder}/{number}"), edition, patience=1))
                failed = True
                print(f"FAIL book: refuses {name}: '{case.__name__}' holds all the same", flush=True)
            except (AssertionError, TimeoutError, RuntimeError) as error:
                print(f"ok book: refuses {name}", flush=True)
                print(f"{name}: {error}", file=sys.stderr)
    return failed


def main():
    proof, edition = (os.path.abspath(path) for path in sys.argv[1:3])
    with Browser(width=1200, height=700) as page:
        sys.exit(any([run_cases(page, proof, edition), run_spoilt(page, proof, edition)]))


main()
