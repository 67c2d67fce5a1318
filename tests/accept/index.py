# index.py: are the numbers of the printed index exactly the pages that name each entry, in the language's order?
#
#     index.py SOURCES PAGES PDF web|press [--break number|missing|order|link|mark|left]
#
# Nothing here comes from Folio's own search. The index file is read by a few lines below; forms are looked for with
# regular expressions in what pdftotext finds on each page (furniture taken off, lines joined); a mark's page is where
# the words around it stand. What the index prints is read off its pages. The order is that of ICU as node has it
# (Intl.Collator). --break spoils the expectation: the test must then fail.
import glob
import json
import re
import subprocess
import sys

import pdf as pdfs
import records
import structure
import words

MARK = re.compile(r"\{(person|organization|place|subject|index): *([^}]*?) *\}")


def scalars(text):
    return [a or b for a, b in re.findall(r'"([^"]*)"|([^,"\[\]]+)', text) if (a or b).strip()]


# entries of the index file: (text, kind, forms, see); flow or block, as the fixtures write them
def read_entries(path):
    text = open(path, encoding="utf-8").read()
    found = []
    for part in re.split(r"^  - ", text, flags=re.M)[1:]:
        part = re.sub(r"\n      - (.*)", lambda m: "\x01" + m[1], re.sub(r"#.*", "", part))
        part = re.sub(r"(forms|see):((?:\x01[^\n\x01]*)+)", lambda m: f"{m[1]}: [{', '.join(m[2][1:].split(chr(1)))}]", part)
        value = lambda key: re.search(key + r': *("[^"]*"|\[[^\]]*\]|[^,}\n]+)', part)
        entry, kind = scalars(value("entry")[1])[0].strip(), value("kind")[1].strip()
        sort = scalars(value("sort")[1])[0].strip() if value(r"\bsort") else entry
        see = [s.strip() for s in scalars(value("see")[1])] if value(r"\bsee") else []
        forms = [f.strip() for f in scalars(value("forms")[1])] if value(r"\bforms") else None
        if forms is None:
            name = [n.strip() for n in entry.split(",")]
            forms = [] if see else [" ".join(reversed(name)) if kind == "person" and len(name) == 2 else entry]
        found.append({"text": entry, "kind": kind, "forms": forms, "sort": sort})
    return found


# the report's text, and the page of each character
def read_text(pages, pdf, articles):
    text, page_of = "", []
    for page, raw in zip(pages.pages, pdf.raw_text()):
        if page.number not in articles:
            continue
        furniture = " ".join(item.text("source") for item in pages.texts(page, True))
        tokens = words.without_furniture(words.page_tokens(raw, page.number), furniture, page.number, [])
        for token in tokens:
            joined = token.line_end and token.text[-1] in "-\u00ad"
            piece = token.text.rstrip("\u00ad") if joined else token.text + " "
            text += piece
            page_of += [page.number] * len(piece)
    return text, page_of


def plain(text):
    text = MARK.sub("", text)
    return " ".join(re.sub(r"\*|\[\^\w+\]", "", text).split())


# where the sources have marks: (entry or None, offset in text), and offsets where a form does not count
def find_marks(sources, text):
    marks, taken = [], set()
    for path in sorted(glob.glob(sources + "/articles/*.yaml")):
        source = open(path, encoding="utf-8").read()
        for match in MARK.finditer(source):
            behind = plain(source[match.end():].split("\n\n")[0].split("\n  - ")[0])[:60]
            before = plain(source[:match.start()].split("\n\n")[-1])[-60:]
            at = text.find(behind) if len(behind) > 10 else text.find(before) + len(before) - 1
            if at < 0:
                raise SystemExit(f"index: {path}: the words around {match[0]} are not found")
            marks.append((None if match[2] == "no" else match[2], at))
            if source[match.end()] != " ":
                taken.add(at)
    return marks, taken


def expected_pages(entries, text, page_of, marks, taken):
    owner = {" ".join(form.split()): entry["text"] for entry in entries for form in entry["forms"]}
    wanted = {entry["text"]: set() for entry in entries}
    if owner:
        forms = sorted(owner, key=len, reverse=True)
        for match in re.finditer(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)", text):
            if match.start() not in taken:
                wanted[owner[match[0]]].add(page_of[match.start()])
    for entry, at in marks:
        if entry:
            wanted.setdefault(entry, set()).add(page_of[at])
    return wanted


def numbers(shown):
    pages = set()
    for part in shown.split(", "):
        first, _, last = part.partition("–")
        pages |= set(range(int(first), int(last or first) + 1))
    return pages


# the printed entries, in order: (text, pages), as they stand in the index's text
def printed(text, names):
    found = []
    for name in names:
        pattern = r"\s" + r"\s+".join(map(re.escape, name.split())) + r"\s+(\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*)(?!\w)"
        found += [(match.start(), name, match[1]) for match in re.finditer(pattern, " " + text)]
    return [(name, shown) for _, name, shown in sorted(found)]


def collated(items, language):
    program = "const [l, t] = JSON.parse(require('fs').readFileSync(0)); const c = new Intl.Collator(l);" \
              "console.log(JSON.stringify(t.sort((a, b) => c.compare(a, b))))"
    done = subprocess.run(["node", "-e", program], input=json.dumps([language, items]), capture_output=True, text=True)
    return json.loads(done.stdout)


# index > headings and lists; list > items; item > one body, with a reference for each run of pages
def check_tags(pages, faults):
    allowed = {"index": {"h2", "h3", "list"}, "list": {"item"}, "item": {"body"}, "body": {"reference"}}
    inside = {}
    for number, tag in enumerate(pages.tags):
        role = tag.text("role") if tag else ""
        parent = inside.get(tag.number("parent")) if tag else None
        if parent and role not in allowed.get(parent, ()):
            faults.append(f"tags: a {role} stands in the index's {parent}")
        if role == "reference" and parent and not tag.number("destination"):
            faults.append(f"tags: the reference {number} of the index leads nowhere")
        if role == "index" or parent:
            inside[number] = role


def check_links(pdf, index_pages, shown, profile, faults):
    wanted = sorted(int(part.partition("–")[0]) for _, run in shown for part in run.split(", "))
    found = sorted(pdf.pages.index(structure.destination_page(pdf, link["/Dest"])) + 1
                   for number, link in structure.links(pdf) if number in index_pages)
    if profile == "press":
        wanted = []
    if found != wanted:
        faults.append(f"links of the index lead to {found[:12]} …, wanted {wanted[:12]} …")


# the pages of articles that say `indexed: no`
def pages_left_out(sources, pages):
    ids = set()
    for path in glob.glob(sources + "/articles/*.yaml"):
        source = open(path, encoding="utf-8").read()
        if re.search(r"^indexed: *(no|false)$", source, re.M):
            ids.add(re.search(r"^id: *(\S+)", source, re.M)[1])
    return {number for article in pages.articles if article.text("id") in ids
            for number in range(article.number("first-page"), article.number("first-page") + article.number("pages"))}


def check(sources, pages, pdf, profile, how):
    faults, report = [], open(sources + "/report.yaml", encoding="utf-8").read()
    path = re.search(r"^index: *(\S+)", report, re.M)
    entries = read_entries(sources + "/" + path[1]) if path else []
    index_pages = {page.number for page in pages.pages if page.record.text("master") == "index"}
    front = min(article.number("first-page") for article in pages.articles)
    left_out = set() if how == "left" else pages_left_out(sources, pages)
    text, page_of = read_text(pages, pdf, {p.number for p in pages.pages if p.number >= front} - index_pages - left_out)
    shown_text, _ = read_text(pages, pdf, index_pages)
    marks, taken = find_marks(sources, text)
    if how == "mark":
        marks = marks[1:]
    wanted = expected_pages(entries, text, page_of, marks, taken)
    if how == "number":
        next(iter(wanted.values())).add(1)
    if how == "missing":
        del wanted[next(iter(wanted))]
    shown = printed(shown_text, wanted)
    for name in wanted:
        found = [numbers(run) for entry, run in shown if entry == name]
        if found != ([wanted[name]] if wanted[name] else []):
            faults.append(f"'{name}': printed {[sorted(f) for f in found]}, named on {sorted(wanted[name])}")
    names = [name for name, _ in shown]
    kinds = {entry["text"]: entry["kind"] for entry in entries}
    check_tags(pages, faults)
    if how == "link":
        shown = shown[1:]
    check_links(pdf, index_pages, shown, profile, faults)
    if how == "order":
        first, second = [at for at, name in enumerate(names) if name in kinds][:2]
        names[first], names[second] = names[second], names[first]
    sorts = {entry["text"]: entry["sort"] for entry in entries}
    language = re.search(r"^language: *(\S+)", report, re.M)[1]
    for kind in sorted(set(kinds.values())):
        listed = [sorts[name] for name in names if kinds.get(name) == kind]
        if listed != collated(listed, language):
            faults.append(f"{kind}s out of order: {listed}")
    return faults, f"{len(names)} entries, {sum(map(len, wanted.values()))} places, as the pages have them"


def main(arguments):
    how = arguments[arguments.index("--break") + 1] if "--break" in arguments else None
    sources, pages, pdf, profile = arguments[:4]
    faults, said = check(sources, records.Pages(pages), pdfs.Pdf(pdf), profile, how)
    print("\n".join(faults) if faults else said)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
