#!/usr/bin/env python3
"""preview.py FOLIO ROOT: `folio serve` as an editor's browser sees it, on the edition of the project at ROOT, which is spoilt.

A word is put into an article: its page, and it alone, is painted anew and shows the word. A save with an error leaves the pages
and shows what is wrong; mended, that goes. Files saved in other ways, in new folders, a layout's ink. Who asks under another
name, from another page or for another file is refused. Listeners that do not read, and that go, hold up nothing. It ends by
SIGTERM. One line a case.

preview.py visit ADDRESS FILE: asks for files and saves FILE a few times, once with an error, as under valgrind.
preview.py time FOLIO ROOT COUNT: milliseconds from a save to the new page decoded in the browser, the median of COUNT.
"""
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time

from browser import Browser

ARTICLE = "sources/2021/articles/food-security.yaml"
FAILED = []
# the moment when a picture that came after `since` can be seen, in milliseconds; 0: not yet
DECODED = """
if (!window.watching) {
  window.watching = true; window.shown = {};
  const seen = async (image) => {
    if (!/page-\\d+\\.png/.test(image.currentSrc || image.src)) return;
    try { await image.decode(); window.shown[image.currentSrc || image.src] ??= Date.now(); } catch {}
  };
  new MutationObserver((all) => all.forEach((one) => {
    if (one.target.tagName === "IMG") seen(one.target);
    one.addedNodes.forEach((node) => { if (node.tagName === "IMG") seen(node); node.querySelectorAll?.("img").forEach(seen); });
  })).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["src", "srcset"]});
}
return Math.max(0, ...Object.values(window.shown).filter((at) => at >= arguments[0]));
"""


def case(name, good, why=""):
    print(f"ok {name}" if good else f"FAIL {name}: {' '.join(str(why).split())[:300]}")
    if not good:
        FAILED.append(name)


class Preview:
    def __init__(self, folio, root, *arguments):
        self.process = subprocess.Popen([folio, "serve", f"{root}/sources/2021", *arguments], stderr=subprocess.PIPE, text=True)
        self.said = []
        for line in self.process.stderr:
            self.said.append(line)
            found = re.match(r"(http://127\.0\.0\.1:(\d+)/)", line)
            if found:
                self.address, self.port = found[1], int(found[2])
                return
        raise RuntimeError("no address: " + "".join(self.said))

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        rest = self.process.communicate(timeout=60)[1]
        return self.process.returncode, rest


def ask(port, request, wait=10):
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(request.encode())
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    return answer.decode("utf-8", "replace")


def status(port, path="/", method="GET", host=None, *headers):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Connection: close", *headers, "", ""]
    if host == "":
        del lines[1]
    return int(ask(port, "\r\n".join(lines)).split(" ", 2)[1])


def check_refusals(port):
    case("serve: its own names are answered", status(port) == 200 == status(port, host=f"localhost:{port}"))
    for host in (f"example.org:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", f"127.0.0.2:{port}", f"127.0.0.1:{port}.example.org", ""):
        got = status(port, host=host)
        case(f"serve: refuses the host '{host.replace(str(port), 'N')}'", got in (400, 403), got)
    own, other = status(port, "/", "GET", None, f"Origin: http://127.0.0.1:{port}"), status(port, "/", "GET", None, "Origin: http://example.org")
    case("serve: refuses another page's origin, not its own", (own, other) == (200, 403), (own, other))
    null = status(port, "/", "GET", None, "Origin: null")
    image = status(port, "/data/book.js", "GET", None, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")
    case("serve: refuses an origin without a name, and scripts for other sites", (null, image) == (403, 403), (null, image))
    methods = [status(port, "/", method) for method in ("POST", "PUT", "DELETE", "OPTIONS", "HEAD")]
    case("serve: answers GET and HEAD alone", methods == [405, 405, 405, 405, 200], methods)
    paths = ("/../../report.yaml", "/%2e%2e/report.yaml", "/data/../../layouts/cica.yaml", "/report.yaml", "//etc/passwd", "/data", "/pages/",
             "/pages/page-000.png", "/pages/page-999.png", "/articles/food-security.yaml", "/index.html/")
    got = [status(port, path) for path in paths]
    case("serve: no path leads to a file", set(got) == {404}, list(zip(paths, got)))
    answer = ask(port, f"GET /data/book.js HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
    head = answer.split("\r\n\r\n")[0].lower()
    wanted = ("cache-control: no-store", "default-src 'none'", "frame-ancestors 'none'", "x-content-type-options: nosniff")
    case("serve: answers are not stored, and load nothing from elsewhere", all(text in head for text in wanted), head)
    listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True).stdout if os.path.exists("/usr/bin/ss") else ""
    case("serve: listens on this machine alone", not re.search(rf"(0\.0\.0\.0|\[::\]|\*):{port}\b", listening), listening)


def read(root, name):
    with open(f"{root}/{name}", encoding="utf-8") as file:
        return file.read()


def write(root, name, text):
    with open(f"{root}/{name}", "w", encoding="utf-8") as file:
        file.write(text)


def rename_over(root, name, text):
    write(root, name + ".new", text)
    os.rename(f"{root}/{name}.new", f"{root}/{name}")


def versions(port):
    answer = ask(port, f"GET /data/book.js HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
    return re.findall(r'"version":"([0-9a-f]+)"', answer)


def until(wanted, patience=20):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = wanted()
        if value:
            return value
        time.sleep(0.02)
    return None


def says(page, words):
    return page.wait("return [...document.querySelectorAll('#pages *')].some((node) => node.textContent.includes(arguments[0]))", words)


def check_saves(page, preview, root):
    page.open(preview.address)
    page.wait("return document.querySelectorAll('#pages img').length > 0")
    page.type("#page", "\ue009a\ue000" + str(PAGE) + "\ue007")
    says(page, "stressed")
    before, text = versions(preview.port), read(root, ARTICLE)
    page.run("window.mark = 1")
    write(root, ARTICLE, text.replace("stressed", "stressed unmistakably", 1))
    try:
        says(page, "unmistakably")
        seen = True
    except TimeoutError as error:
        seen = error
    case("serve: a word that is saved stands on the page in the browser", seen is True, seen)
    after = versions(preview.port)
    changed = [i + 1 for i, (a, b) in enumerate(zip(before, after)) if a != b]
    case("serve: only its page is painted again", changed == [PAGE], changed)
    image = page.wait("""const image = [...document.querySelectorAll('#pages img')].find((one) => one.src.includes('page-%03d.png'));
                         return image && image.complete && image.naturalWidth > 500 && image.src.includes(arguments[0]) && image.src""" % PAGE, after[PAGE - 1])
    case("serve: the new picture is there", image and after[PAGE - 1] in image, image)
    case("serve: the browser's page is not loaded anew for it", page.run("return window.mark") == 1)
    return text


def check_trouble(page, preview, root, text):
    before = versions(preview.port)
    rename_over(root, ARTICLE, text.replace("title: ", "tittle: ", 1))
    try:
        page.wait("return document.querySelector('#problems').textContent.includes('tittle')")
        shown = page.run("return [document.querySelectorAll('#pages .stale').length > 0, document.querySelector('#problems').hidden]")
    except TimeoutError as error:
        shown = error
    case("serve: a save with an error is shown beside the pages", shown == [True, False], shown)
    case("serve: which stay as they were", versions(preview.port) == before)
    write(root, ARTICLE, text)
    try:
        page.wait("return !document.querySelector('#problems').textContent.includes('tittle') && !document.querySelectorAll('#pages .stale').length")
        gone = True
    except TimeoutError as error:
        gone = error
    case("serve: mended, it goes", gone is True, gone)


def check_ways(preview, root, text):
    def changes(name, act):
        before = versions(preview.port)
        act()
        case(f"serve: {name}", until(lambda: versions(preview.port) != before), "nothing changed")
    changes("a file that takes another's place", lambda: rename_over(root, ARTICLE, text.replace("stressed", "said", 1)))
    changes("a layout's ink", lambda: write(root, "layouts/cica.yaml", read(root, "layouts/cica.yaml").replace("#043365", "#063365")))
    new = f"{root}/sources/2021/articles/more"

    def new_folder():
        os.mkdir(new)
        time.sleep(0.2)
        with open(f"{new}/one.yaml", "w", encoding="utf-8") as file:
            file.write("id: one-more\ntitle: One more\nbody:\n  - |\n    A text.\n")
        report = read(root, "sources/2021/report.yaml")
        write(root, "sources/2021/report.yaml", report.replace("articles/food-security.yaml\n", "articles/food-security.yaml\n      - articles/more/one.yaml\n", 1))
    changes("an article in a new folder", new_folder)
    changes("a file there", lambda: write(root, "sources/2021/articles/more/one.yaml",
                                          read(root, "sources/2021/articles/more/one.yaml").replace("A text", "Another text")))


def check_listeners(preview, root, text):
    request = f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
    pictures = f"GET /pages/page-{PAGE:03d}-large.png HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
    deaf = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(40)]
    for i, connection in enumerate(deaf):
        connection.sendall(request if i % 2 else pictures)
    for connection in deaf[:20]:
        connection.close()
    before = versions(preview.port)
    for i in range(5):
        write(root, ARTICLE, text.replace("stressed", f"stressed {'once more ' * i}", 1))
        time.sleep(0.1)
    write(root, ARTICLE, text.replace("stressed", "stressed at last", 1))
    case("serve: who listens without reading, and who goes, holds up no save", until(lambda: versions(preview.port) != before))
    for connection in deaf[20:]:
        connection.close()


def check_end(preview, root, text):
    status_, said = preview.end()
    case("serve: SIGTERM ends it with status 0", status_ == 0, (status_, said))
    write(root, ARTICLE, text)


def check_port(folio, root):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = subprocess.run([folio, "serve", f"{root}/sources/2021", "--port", str(port)], capture_output=True, text=True, timeout=60)
    case("serve: a port that is taken is said, with status 2", run.returncode == 2 and f"127.0.0.1:{port}" in run.stderr, run.stderr)


def check_first_error(folio, root, text):
    report = read(root, "sources/2021/report.yaml")
    write(root, "sources/2021/report.yaml", "title: [\n")
    preview = Preview(folio, root)
    with Browser() as page:
        page.open(preview.address)
        try:
            page.wait("return document.querySelector('#problems').textContent.includes('report.yaml')")
            write(root, "sources/2021/report.yaml", report)
            page.wait("return document.querySelectorAll('#pages img').length > 0")
            good = True
        except (TimeoutError, RuntimeError) as error:
            good = error
    case("serve: an edition that is broken at the start comes once it is mended", good is True, good)
    preview.end()


def page_of(preview):
    book = ask(preview.port, f"GET /data/book.js HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nConnection: close\r\n\r\n")
    return int(re.search(r'"title":"[^"]*Food Security[^"]*","page":(\d+)', book)[1])


def main(folio, root):
    global PAGE
    text = read(root, ARTICLE)
    preview = Preview(folio, root)
    PAGE = page_of(preview)
    check_refusals(preview.port)
    with Browser() as page:
        check_saves(page, preview, root)
        check_trouble(page, preview, root, text)
        warnings = [line for line in page.console() if "favicon" not in line]
        case("serve: the browser's console is quiet", not warnings, warnings)
        foreign = [address for address in page.requests() if not address.startswith((preview.address, "data:", "blob:"))]
        case("serve: nothing is asked of anybody else", not foreign, foreign)
        check_ways(preview, root, text)
        check_listeners(preview, root, text)
        check_end(preview, root, text)
    check_port(folio, root)
    check_first_error(folio, root, text)
    return bool(FAILED)


def visit(address, article):
    port = int(re.search(r":(\d+)/", address)[1])
    with open(article, encoding="utf-8") as file:
        text = file.read()
    listener = socket.create_connection(("127.0.0.1", port))
    listener.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    listener.settimeout(60)
    heard, end = "", time.monotonic() + 240

    def hear(event, count):
        nonlocal heard
        while heard.count(f"event: {event}\n") < count:
            chunk = listener.recv(65536)
            if not chunk or time.monotonic() > end:
                raise RuntimeError(f"no event {event} came: {heard[-300:]}")
            heard += chunk.decode()
    hear("book", 1)
    for i, changed in enumerate((text.replace("stressed", "said", 1), text.replace("title: ", "tittle: ", 1), text)):
        for path in ("/", "/data/book.js", "/data/page-003.js", "/pages/page-003.png", "/pages/page-003-small.png", "/nothing"):
            status(port, path)
        with open(article, "w", encoding="utf-8") as file:
            file.write(changed)
        hear("trouble" if i == 1 else "book", 1 if i == 1 else heard.count("event: book\n") + 1)
    return 0


def measure(folio, root, count):
    global PAGE
    text, times = read(root, ARTICLE), []
    preview = Preview(folio, root, "--verbose")
    PAGE = page_of(preview)
    with Browser() as page:
        page.open(preview.address)
        page.wait("return document.querySelectorAll('#pages img').length > 0")
        page.type("#page", "\ue009a\ue000" + str(PAGE) + "\ue007")
        says(page, "stressed")
        page.run(DECODED, 0)
        for i in range(count):
            time.sleep(1)
            since = time.time() * 1000
            write(root, ARTICLE, text.replace("stressed", f"stressed for the {i}th time", 1))
            times.append(page.wait(DECODED, since) - since)
        write(root, ARTICLE, text)
    said = preview.end()[1]
    spent = [list(map(float, re.findall(r"([\d.]+) ms", line))) for line in said.splitlines() if ": parse" in line]
    parts = [statistics.median(part) for part in zip(*spent)] if spent else [0] * 5
    print(f"{statistics.median(times):.0f} ms from save to picture (parse {parts[0]:.1f}, layout {parts[1]:.1f}, compare {parts[2]:.1f}, "
          f"paint {parts[3]:.1f} ms)")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "time":
        sys.exit(measure(sys.argv[2], sys.argv[3], int(sys.argv[4])))
    sys.exit(visit(*sys.argv[2:]) if sys.argv[1] == "visit" else main(*sys.argv[1:]))
