# objects.py: whether every object of a PDF holds what ISO 32000-1 lets it hold, by tests/standards/objects.tsv.
#
#     objects.py PDF [--break FAULT]      objects.py --faults
#
# From the trailer on, each value is held against the form that its key has in the table: a key that the table does not
# know, a value of another kind, a name that is not among those permitted, a required key that is not there, a dictionary
# where there must be a reference, a key younger than the file's version, a tree whose limits are wrong. What no key leads
# to is a fault as well. Only qpdf's JSON is read.
import re
import sys

import pdf as pdfs

TABLE = "tests/standards/objects.tsv"
STREAM = {"/Length": "int", "/Filter": "/FlateDecode/DCTDecode"}
DATE = re.compile(r"u:D:\d{4}(\d\d){0,5}(Z|[+-]\d\d'\d\d'?)?$")


class Type:
    def __init__(self):
        self.keys, self.required, self.since = {}, set(), {}
        self.listed = False  # a list: its keys are numbers


def read_table():
    types = {"Content": Type()}
    with open(TABLE, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            name, key, form, since = line.rstrip("\n").split("\t")
            made = types.setdefault(name, Type())
            made.listed |= key[0].isdigit()
            where = int(key.rstrip("!")) if made.listed else key if key == "*" else "/" + key.rstrip("!")
            made.keys[where], made.since[where] = form, since
            if key.endswith("!"):
                made.required.add(where)
    return types


# the alternatives of a form: what stands between the bars outside of brackets
def alternatives(form):
    if form.startswith(("names:", "numbers:")):
        return [form]
    return re.findall(r"(?:\[(?:[^\[\]]|\[[^\]]*\])*\]|[^|\[])+", form)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_reference(value):
    return isinstance(value, str) and re.match(r"\d+ \d+ R$", value) is not None


PLAIN = {
    "text": lambda v: isinstance(v, str) and v.startswith("u:"),
    "bytes": lambda v: isinstance(v, str) and v.startswith(("u:", "b:")),
    "ascii": lambda v: isinstance(v, str) and v.startswith("u:") and v.isascii(),
    "date": lambda v: isinstance(v, str) and DATE.match(v) is not None,
    "int": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "num": is_number,
    "bool": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "rect": lambda v: isinstance(v, list) and len(v) == 4 and all(map(is_number, v)) and v[0] <= v[2] and v[1] <= v[3],
}


class Walker:
    def __init__(self, path):
        self.file = pdfs.Pdf(path)
        self.version = self.file.json["qpdf"][0]["pdfversion"]
        self.types, self.seen, self.faults = read_table(), set(), []

    def thing(self, value):
        return self.file.objects.get("obj:" + value, {}) if is_reference(value) else {}

    # does a value look like this form? Dictionaries by the names that they must have.
    def fits(self, value, form):
        if form.startswith("/"):
            return isinstance(value, str) and value.startswith("/") and (form == "/" or value[1:] in form[1:].split("/"))
        if form in PLAIN:
            return PLAIN[form](value)
        if form.startswith("["):
            return isinstance(self.file.get(value), list)
        if form.startswith(("names:", "numbers:")):
            return isinstance(self.file.get(value), dict)
        if form.startswith("&") and not is_reference(value):
            return False
        of, inside = self.types[form.lstrip("&")], self.file.get(value)
        if not isinstance(inside, list if of.listed else dict):
            return False
        entries = dict(enumerate(inside)) if of.listed else inside
        return all(self.fits(entries.get(key), of.keys[key]) for key in of.required
                   if of.keys[key].startswith("/") and "|" not in of.keys[key])

    def walk(self):
        tasks = [("the trailer", self.file.trailer(), "Trailer")]
        while tasks:
            where, value, form = tasks.pop()
            chosen = next((one for one in alternatives(form) if self.fits(value, one)), None)
            if chosen is None:
                self.faults.append(f"{where} is {str(value)[:60]}, wanted {form}")
            elif chosen.startswith("["):
                tasks += [(where, one, chosen[1:-1]) for one in self.file.get(value)]
            elif chosen.startswith(("names:", "numbers:")):
                tasks += self.tree(where, value, chosen)
            elif chosen.lstrip("&") in self.types:
                tasks += self.entries(where, value, chosen.lstrip("&"))
        return self.faults + [f"nothing leads to {name}" for name in self.lost()]

    def lost(self):
        reached = {place for place, _ in self.seen}
        return [name[4:] for name in self.file.objects if name.startswith("obj:") and name[4:] not in reached]

    def entries(self, where, value, name):
        if is_reference(value):
            if (value, name) in self.seen:
                return
            self.seen.add((value, name))
            where = f"{value} ({name})"
        of, inside = self.types[name], self.file.get(value)
        stream = "stream" in self.thing(value)
        entries = dict(enumerate(inside)) if of.listed else inside
        for key in sorted(of.required - set(entries), key=str):
            self.faults.append(f"{where} has no {key}")
        for key, one in entries.items():
            known = key if key in of.keys else "*" if "*" in of.keys else None
            form = of.keys.get(known, STREAM.get(key) if stream else None)
            if form is None:
                self.faults.append(f"{where}: {key} is not a key of it")
                continue
            if known and of.since[known] > self.version:
                self.faults.append(f"{where}: {key} came with PDF {of.since[known]}; the file is {self.version}")
            yield f"{where}{key}" if isinstance(key, str) else f"{where}[{key}]", one, form

    # a name or number tree: only the root has no limits, and keys rise within them
    def tree(self, where, root, form):
        kind, leaf = form.split(":", 1)
        key_of, keys, nodes = "/Names" if kind == "names" else "/Nums", [], [(root, True)]
        while nodes:
            reference, is_root = nodes.pop()
            if is_reference(reference):
                self.seen.add((reference, form))
            node = self.file.get(reference)
            wanted = {"/Kids" if "/Kids" in node else key_of} | (set() if is_root else {"/Limits"})
            if set(node) != wanted:
                self.faults.append(f"{where}: a node of its tree has {sorted(node)}, wanted {sorted(wanted)}")
            nodes += [(kid, False) for kid in reversed(node.get("/Kids", []))]
            own = node.get(key_of, [])
            keys += own[::2]
            if own and not is_root and node.get("/Limits") != [own[0], own[-2]]:
                self.faults.append(f"{where}: the limits {node.get('/Limits')} of {own[0]} to {own[-2]}")
            yield from ((f"{where} [{key}]", one, leaf) for key, one in zip(own[::2], own[1::2]))
        if any(a >= b for a, b in zip(keys, keys[1:])):
            self.faults.append(f"{where}: the keys of its tree do not rise")


# ---- faults: each breaks what was read in one way ----------------------------------------------------

def first(file, type_):
    return next(v for v in (file.get(name[4:]) for name in file.objects) if isinstance(v, dict) and v.get("/Type") == type_)


def add_object(walker):
    walker.file.objects["obj:99999 0 R"] = {"value": {"/Type": "/Page"}}


def make_direct(walker):
    font = first(walker.file, "/FontDescriptor")
    for thing in walker.file.objects.values():
        value = thing.get("value", {})
        if isinstance(value, dict) and "/FontDescriptor" in value and walker.file.get(value["/FontDescriptor"]) is font:
            value["/FontDescriptor"] = font


def mend(type_, **entries):
    return lambda walker: first(walker.file, type_).update({"/" + key: value for key, value in entries.items()})


def older(walker):
    walker.version = "1.2"


FAULTS = {
    "key": mend("/StructElem", Colour="/Red"),
    "kind": mend("/Pages", Count="u:twelve"),
    "name": mend("/StructElem", S="/Paragraf"),
    "required": lambda walker: first(walker.file, "/Page").pop("/MediaBox"),
    "direct": make_direct,
    "version": older,
    "date": lambda walker: walker.file.get(walker.file.trailer()["/Info"]).update({"/ModDate": "u:yesterday"}),
    "box": mend("/Page", TrimBox=[100, 0, 0, 100]),
    "stream": mend("/Metadata", F="u:elsewhere.xml"),
    "limits": lambda walker: walker.file.get(walker.file.get(walker.file.catalog()["/StructTreeRoot"])["/ParentTree"])
    .update({"/Limits": [0, 1]}),
    "lost": add_object,
}


def main(arguments):
    if arguments == ["--faults"]:
        print("\n".join(FAULTS))
        return 0
    walker = Walker(arguments[0])
    if arguments[1:2] == ["--break"]:
        FAULTS[arguments[2]](walker)
    faults = walker.walk()
    print("\n".join(faults[:20]) if faults else f"{len(walker.seen)} objects")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
