# browser.py: a page in Debian's Chromium, as a test uses it, by the WebDriver protocol over chromedriver.
#
#     with Browser(width=1200, height=900) as page:
#         page.open("file:///…/index.html")
#         page.click("#search"); page.type("#search", "Nur-Sultan"); page.wait("return document.title == …")
#         page.shot("output/tests/book.png"); page.requests()
#
# One Browser has a profile of its own, in a temporary folder; leaving the block ends browser and driver. All that the
# browser fetched, or tried to, is in requests(); what it printed on its console in console().
import base64
import json
import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's name, from the WebDriver standard
PATIENCE = 20.0  # seconds that wait() allows


class Browser:
    def __init__(self, width=1280, height=900, arguments=(), preferences=None):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       text=True, start_new_session=True)
        try:
            self.base = f"http://127.0.0.1:{self._port()}"
            self.session = self._start(width, height, list(arguments), preferences or {})
            self.open("about:blank")
            self.requests()  # what the browser's own first page fetched
        except BaseException:
            self.close()
            raise

    def _port(self):
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                return int(line.rstrip(". \n").rsplit(" ", 1)[1])
        raise RuntimeError("chromedriver did not start")

    def _start(self, width, height, arguments, preferences):
        chrome = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                           "--no-first-run", "--force-device-scale-factor=1", f"--window-size={width},{height}",
                           f"--user-data-dir={self.folder.name}", *arguments], "prefs": preferences}
        wanted = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": chrome,
                                  "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"}}}
        self.session = None
        begun = self._ask("POST", "/session", {"capabilities": wanted})
        self.debugger = begun["capabilities"]["goog:chromeOptions"]["debuggerAddress"]  # for devtools.py
        return begun["sessionId"]

    def _ask(self, method, path, body=None):
        path = path if self.session is None else f"/session/{self.session}{path}"
        request = urllib.request.Request(self.base + path, method=method, headers={"Content-Type": "application/json"},
                                         data=None if body is None else json.dumps(body).encode())
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"].splitlines()[0]) from None

    def close(self):
        try:
            if getattr(self, "session", None):
                self._ask("DELETE", "")
        finally:
            os.killpg(self.driver.pid, signal.SIGTERM)  # the driver's own session: itself and its browser
            self.driver.wait()
            self.driver.stdout.close()
            self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def open(self, address):
        self._ask("POST", "/url", {"url": address})

    # the value of a script's `return`, run in the page
    def run(self, script, *values):
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(values)})

    # waits until a script returns something true, and returns it
    def wait(self, script, *values, patience=PATIENCE):
        end = time.monotonic() + patience
        while True:
            value = self.run(script, *values)
            if value:
                return value
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {script}")
            time.sleep(0.02)

    def _element(self, selector):
        return self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self._ask("POST", f"/element/{self._element(selector)}/click", {})

    # at a place of the window's contents, frames of any kind included
    def click_at(self, x, y):
        steps = [{"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}, {"type": "pointerDown", "button": 0},
                 {"type": "pointerUp", "button": 0}]
        self._ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    # into a field; keys like Enter are "\ue007" and so on (the standard's table)
    def type(self, selector, text):
        self._ask("POST", f"/element/{self._element(selector)}/value", {"text": text})

    # keys pressed one by one, where the focus is
    def press(self, *keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    # a command of Chrome's own protocol: devtools("Page.printToPDF", …)
    def devtools(self, command, **values):
        return self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": values})

    def resize(self, width, height):
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def shot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._ask("GET", "/screenshot")))

    # addresses asked for since the last call
    def requests(self):
        entries = [json.loads(entry["message"])["message"] for entry in self._ask("POST", "/se/log", {"type": "performance"})]
        return [entry["params"]["request"]["url"] for entry in entries if entry["method"] == "Network.requestWillBeSent"]

    # warnings and errors of the page's console since the last call
    def console(self):
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]
