#!/usr/bin/env python3
"""diff_page.py FOLDER SPOILT PICTURES: the page of folio diff, opened from disk: its list, views, keys, slider and marks; it asks
for nothing but its own pictures and has nothing to say on the console. SPOILT lacks one of its pictures, which must be seen.
A line a case: ok, or FAIL and why. Screenshots go into the folder PICTURES."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from browser import Browser  # noqa: E402

folder = os.path.abspath(sys.argv[1])
with open(os.path.join(folder, "index.html"), encoding="utf-8") as file:
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', file.read(), re.DOTALL)[1])["differences"]
CURRENT = "return [...document.querySelectorAll('.change')].findIndex(b => b.getAttribute('aria-current') === 'true')"
LOADED = "return [...document.querySelectorAll('.sheet img')].every(i => !i.getAttribute('src') || i.complete)"
MISSING = "return [...document.querySelectorAll('.sheet img')].filter(i => i.getAttribute('src') && !i.naturalWidth).map(i => i.src)"


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def await_pictures(page):
    page.wait(LOADED)
    missing = page.run(MISSING)
    check(not missing, f"no picture: {missing}")


def style(page, selector, name):
    return page.run("return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name)


def check_list(page):
    count = len(data["changes"])
    check(page.run("return document.querySelectorAll('.change').length") == count, "changes of the list")
    check(page.run("return document.querySelectorAll('#map button').length") == len(data["pages"]), "pages of the map")
    check(page.run(CURRENT) == 0, "the first change is not chosen")
    for step in range(1, count + 1):  # and round to the first
        page.press("n")
        check(page.run(CURRENT) == step % count, f"key n, change {step % count}")
        number = data["changes"][step % count]["pagesAfter"][0]
        check(page.run("return document.querySelector('.side.after figcaption').textContent") == f"page {number}", "its page")
        await_pictures(page)
        check(page.run("return document.querySelectorAll('.after .mark:not(.pixels)').length") > 0, "no mark on the page")
    page.press("p")
    check(page.run(CURRENT) == count - 1, "key p")
    shown = page.run("return [...document.querySelectorAll('.words ins, .words del')].map(e => [e.tagName, e.textContent])")
    parts = [part for change in data["changes"] for part in change["words"] if part["state"] != "same"]
    check(shown == [["INS" if part["state"] == "added" else "DEL", part["text"]] for part in parts], "words of the list")


def check_views(page):
    page.press("2")
    page.run("scrollTo(0, 0)")
    page.run("const i = document.querySelector('#split input'); i.value = 20; i.dispatchEvent(new Event('input'))")
    check(style(page, ".after .sheet", "clipPath") == "inset(0px 0px 0px 20%)", "slider: after is not cut at 20 %")
    check(style(page, ".before .sheet", "clipPath") == "inset(0px 80% 0px 0px)", "slider: before is not cut at 20 %")
    box = page.run("const b = document.querySelector('.after .sheet').getBoundingClientRect(); return [b.x, b.y, b.width, b.height]")
    x, y = box[0] + box[2] * .7, box[1] + 40
    for kind, buttons in (("mousePressed", 1), ("mouseReleased", 0)):
        page.devtools("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=buttons, clickCount=1)
    check(abs(float(page.run("return document.querySelector('#split input').value")) - 70) < 1.5, "slider: not where it was pressed")
    page.press("3")
    check(style(page, ".after", "mixBlendMode") == "multiply" and style(page, ".after .paper img", "mixBlendMode") == "screen", "overlay")
    check(page.run("const [a, b] = [...document.querySelectorAll('.sheet')].map(s => s.getBoundingClientRect());"
                   "return a.x === b.x && a.y === b.y && a.width === b.width"), "overlay: not upon each other")
    for key, hidden in (("4", ".side.after"), ("5", ".side.before")):
        page.press(key)
        check(style(page, hidden, "display") == "none", f"key {key}")
    page.press("1")
    page.press("m")
    check(style(page, ".mark", "display") == "none", "key m")
    page.press("m", "z")
    wide = page.run("return document.querySelector('.after img').getBoundingClientRect().width")
    page.press("z")
    check(wide > page.run("return document.querySelector('.after img').getBoundingClientRect().width"), "key z")


def check_pages(page):
    page.press("\ue012")  # left
    first = page.run("return document.querySelector('#why strong').textContent")
    page.press("\ue014")  # right
    check(page.run("return document.querySelector('#why strong').textContent") != first, "arrow keys")


def check_looks(page, pictures):
    dark = style(page, "body", "backgroundColor")
    page.click("#theme")
    check(style(page, "body", "backgroundColor") != dark, "light and dark are the same")
    page.devtools("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
    check(page.run("return document.documentElement.scrollWidth <= innerWidth"), "narrow: wider than its window")
    page.shot(os.path.join(pictures, "diff-narrow.png"))


def check_page(page, pictures):
    page.open(f"file://{folder}/index.html")
    await_pictures(page)
    check_list(page)
    page.shot(os.path.join(pictures, "diff-wide.png"))
    check_views(page)
    check_pages(page)
    check_looks(page, pictures)
    asked = [address for address in page.requests() if not address.startswith((f"file://{folder}/", "data:"))]
    check(not asked, f"asks for {asked}")
    said = page.console()
    check(not said, f"on the console: {said}")


def check_spoilt(page, spoilt):
    page.open(f"file://{spoilt}/index.html")
    try:
        await_pictures(page)
    except AssertionError:
        return
    raise AssertionError("not seen")


def main():
    spoilt, pictures, failed = os.path.abspath(sys.argv[2]), sys.argv[3], 0
    os.makedirs(pictures, exist_ok=True)
    with Browser(1440, 900) as page:
        for name, judge, given in (("in Chromium", check_page, pictures), ("without a picture: refused", check_spoilt, spoilt)):
            try:
                judge(page, given)
                print(f"ok diff page {name}")
            except (AssertionError, TimeoutError) as error:
                print(f"FAIL diff page {name}: {error}")
                failed = 1
    return failed


sys.exit(main())
