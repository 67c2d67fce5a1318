# pdf.py: a PDF as other programs see it: qpdf's JSON and poppler's text. Folio's own code has no part in it.
import json
import subprocess


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode or done.stderr:
        raise SystemExit(f"{command[0]}: {done.stderr.decode(errors='replace').strip() or done.returncode}")
    return done.stdout


class Pdf:
    def __init__(self, path):
        self.path = path
        self.json = json.loads(run("qpdf", "--json=2", path))
        self.objects = self.json["qpdf"][1]
        self.pages = [entry["object"] for entry in self.json["pages"]]

    # follows references until something else comes
    def get(self, value):
        while isinstance(value, str) and value.endswith(" R") and "obj:" + value in self.objects:
            thing = self.objects["obj:" + value]
            value = thing["value"] if "value" in thing else thing["stream"]["dict"]
        return value

    def trailer(self):
        return self.objects["trailer"]["value"]

    def catalog(self):
        return self.get(self.trailer()["/Root"])

    # a page's own or inherited entry
    def page_entry(self, number, key):
        node = self.get(self.pages[number - 1])
        while node is not None and key not in node:
            node = self.get(node.get("/Parent"))
        return self.get(node[key]) if node else None

    # level, title and page (from 1, or None) of every bookmark, in order
    def bookmarks(self):
        found = []

        def walk(entries, level):
            for entry in entries:
                found.append((level, entry["title"], entry["destpageposfrom1"]))
                walk(entry["kids"], level + 1)

        walk(self.json["outlines"], 0)
        return found

    # the text of each page in the order it is painted
    def raw_text(self):
        text = run("pdftotext", "-raw", "-enc", "UTF-8", self.path, "-").decode("utf-8")
        return text.split("\f")[:-1]

    # the text of these pages in reading order, as poppler finds it
    def text(self, first, last):
        return run("pdftotext", "-f", str(first), "-l", str(last), "-enc", "UTF-8", self.path, "-").decode("utf-8")


def text_of(value):  # a string object of qpdf's JSON
    return value[2:] if isinstance(value, str) and value.startswith("u:") else value
