# devtools.py: Chrome's DevTools protocol on a browser that browser.py drives, for what WebDriver does not reach: the frames
# of the PDF viewer, which is an extension, and the accessibility tree of the document that it shows.
#
#     tools = Devtools(page.debugger)                  "127.0.0.1:PORT"
#     viewer = tools.attach(lambda target: target["url"].startswith("chrome-extension://"))
#     viewer.value("document.title"); viewer.send("Accessibility.getFullAXTree")
#
# One WebSocket (RFC 6455) to the browser, messages of JSON; each target has a session in it.
import base64
import json
import os
import socket
import struct
import time
import urllib.request

PATIENCE = 20.0  # seconds


class Devtools:
    def __init__(self, address):
        with urllib.request.urlopen(f"http://{address}/json/version", timeout=PATIENCE) as answer:
            path = json.load(answer)["webSocketDebuggerUrl"].split(address, 1)[1]
        host, port = address.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)), timeout=PATIENCE)
        self.bytes = self.socket.makefile("rb")
        self.last = 0
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {path} HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        if b" 101 " not in self.bytes.readline():
            raise RuntimeError("the browser refuses a WebSocket")
        while self.bytes.readline().strip():
            pass

    def close(self):
        self.bytes.close()
        self.socket.close()

    # a client's frames are masked; a mask of zeros leaves the bytes as they are
    def _write(self, text):
        data = text.encode()
        size = struct.pack("!BH", 0xFE, len(data)) if len(data) < 65536 else struct.pack("!BQ", 0xFF, len(data))
        self.socket.sendall(b"\x81" + size + bytes(4) + data)

    def _read(self):
        whole = b""
        while True:
            first, size = self.bytes.read(2)
            if size == 126:
                size = struct.unpack("!H", self.bytes.read(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self.bytes.read(8))[0]
            data = self.bytes.read(size)
            if first & 15 < 3:  # text or its continuation; others are pings
                whole += data
                if first & 128:
                    return json.loads(whole)

    # the answer to a command; events that come before it are not looked at
    def send(self, method, session=None, **values):
        self.last += 1
        wanted = self.last
        self._write(json.dumps({"id": wanted, "method": method, "params": values, **({"sessionId": session} if session else {})}))
        while True:
            answer = self._read()
            if answer.get("id") != wanted:
                continue
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            return answer["result"]

    # the first target that is_wanted accepts, once it is there
    def attach(self, is_wanted):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for target in self.send("Target.getTargets")["targetInfos"]:
                if is_wanted(target):
                    return Target(self, target, self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"])
            time.sleep(0.02)
        raise TimeoutError("no such target")


class Target:
    def __init__(self, tools, info, session):
        self.tools, self.info, self.session = tools, info, session

    def send(self, method, **values):
        return self.tools.send(method, self.session, **values)

    # an expression's value, as JSON has it
    def value(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return answer["result"].get("value")

    # waits until an expression is true, and returns it
    def wait(self, expression, patience=PATIENCE):
        end = time.monotonic() + patience
        while True:
            value = self.value(expression)
            if value:
                return value
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {expression}")
            time.sleep(0.02)
