# words.py: is every word of the sources in the finished PDF, once, in its place?
#
#     words.py DOCUMENT PAGES PDF [--break removed|doubled|misspelt|swapped|caption|picture]
#
# Expected is the Document, found is pdftotext -raw of the PDF, page by page. Furniture (what Pages tags as
# artifacts) must stand at each page's end and is taken off. Lines are joined; a soft hyphen at a line's end
# vanishes; a line may also part a word behind a written hyphen, dash or slash. A float may stand between two
# blocks or at the head or foot of a page, each once, in order. --break spoils the expectation: the test must then fail.
#
# What is written from right to left is painted from the left, so -raw gives it back to front: an article in such a
# language is looked for in pdftotext's reading order instead, letter by letter, and must stand on one page.
import sys

import document
import pdf as pdfs
import records

SOFT_HYPHEN = "\u00ad"
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
DIRECTION_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
MARK = "\x03"  # before a note's mark: a word may part there


class Token:
    def __init__(self, text, line_end, page):
        self.text, self.line_end, self.page = text, line_end, page


def page_tokens(text, page):
    tokens = []
    for line in text.split("\n"):
        words = line.translate(DIRECTION_MARKS).split()
        tokens += [Token(word, index == len(words) - 1, page) for index, word in enumerate(words)]
    return tokens


def bare(text):
    return "".join(text.split()).replace(SOFT_HYPHEN, "")


# what is left when the furniture's letters are taken off the end
def without_furniture(tokens, furniture, page, faults):
    wanted, count = bare(furniture), len(tokens)
    while wanted and count and wanted.endswith(bare(tokens[count - 1].text)):
        count -= 1
        wanted = wanted[:len(wanted) - len(bare(tokens[count].text))]
    if wanted:
        tail = " ".join(token.text for token in tokens[-12:])
        faults.append(f"page {page}: its text does not end with the furniture '{furniture}': '… {tail}'")
    return tokens[:count]


# what is left when the words inside pictures (charts) are taken out, which stand together: their letters must be there,
# in the order in which they are painted
def without_pictures(tokens, pages, page, spoilt, faults):
    pictures = {}
    for item in pages.texts(page, False):
        if pages.tags[item.number("tag")].text("role") == "figure":
            pictures.setdefault(item.number("tag"), []).append(item.text("source"))
    for tag, sources in pictures.items():
        wanted = bare("".join(sources)) + ("x" if spoilt else "")
        found = find_letters(tokens, wanted)
        if not found:
            faults.append(f"page {page.number}: the words of {document.place(pages.tags[tag])} do not stand together: "
                          f"'{' '.join(sources)[:80]}'")
            continue
        del tokens[found[0]:found[1]]
    return tokens


# the run of tokens whose letters these are
def find_letters(tokens, wanted):
    for first in range(len(tokens)):
        rest, last = wanted, first
        while rest and last < len(tokens) and rest.startswith(bare(tokens[last].text)):
            rest = rest[len(bare(tokens[last].text)):]
            last += 1
        if not rest and last > first:
            return first, last
    return None


class Matcher:
    def __init__(self, article, tokens, labels):
        self.article, self.tokens, self.labels = article, tokens, labels
        self.heads = {i for i in range(len(tokens)) if i and tokens[i].page != tokens[i - 1].page}
        notes = [f for f in article.floats if isinstance(f.words[0], document.Marker)]
        self.queues = [[f for f in article.floats if f not in notes], notes]
        self.furthest, self.fault = -1, ""

    def fail(self, at, word, block):
        if at >= self.furthest:
            self.furthest = at
            found = " ".join(token.text for token in self.tokens[at:at + 6]) or "(the article's end)"
            page = self.tokens[min(at, len(self.tokens) - 1)].page if self.tokens else "?"
            self.fault = f"{block.place}: page {page}: expected '{word}', found '{found}'"
        return None

    # the token at index shows word: (next index, what is left of the word), or None
    def take(self, at, word, block):
        if at >= len(self.tokens):
            return self.fail(at, word, block)
        token = self.tokens[at]
        if isinstance(word, document.Marker):
            return (at + 1, "") if word.fits(token.text) else self.fail(at, word or "a bullet", block)
        if isinstance(word, document.PageNumber):
            before, rest = word.split("\x01")
            target, after = rest.split("\x02")
            word = before + self.labels.get(target, "?") + after
        if token.text == word.replace(MARK, ""):
            return at + 1, ""
        hyphen = token.text.endswith(SOFT_HYPHEN)
        part = token.text.rstrip(SOFT_HYPHEN) if hyphen else token.text
        parts = hyphen or part[-1:] in "-–—/‐" or word[len(part):].startswith(MARK)
        if token.line_end and parts and part and word.startswith(part):
            return at + 1, word[len(part):].removeprefix(MARK)
        return self.fail(at, word, block)

    # all words of a float from index on, nothing between
    def take_float(self, at, block):
        for word in block.words:
            taken = self.take(at, word, block)
            while taken and taken[1]:
                taken = self.take(*taken, block)
            if not taken:
                return None
            at = taken[0]
        return at

    # floats may part a paragraph where a page ends below them: does one end there, or others that follow it?
    def floats_end(self, at, used):
        if not at or at in self.heads:
            return bool(at)
        return any(used[queue] < len(self.queues[queue])
                   and self.floats_end(self.take_float(at, self.queues[queue][used[queue]]),
                                       (used[0] + (queue == 0), used[1] + (queue == 1))) for queue in (0, 1))

    # the flow from (block, word, rest of the word) on; used: floats taken from each queue
    def match(self, at, number, index, rest, used):
        flow = self.article.flow
        while True:
            between = number == len(flow) or (index == 0 and not rest)
            for queue in (0, 1):
                if used[queue] == len(self.queues[queue]):
                    continue
                after = self.take_float(at, self.queues[queue][used[queue]])
                more = (used[0] + (queue == 0), used[1] + (queue == 1))
                ends = between or at in self.heads or self.floats_end(after, more)
                if after and ends and self.match(after, number, index, rest, more):
                    return True
            if number == len(flow):
                return self.finish(at, used)
            block = flow[number]
            if between and block.optional and self.match(at, number + 1, 0, "", used):
                return True
            if index == len(block.words):
                number, index = number + 1, 0
                continue
            taken = self.take(at, rest or block.words[index], block)
            if not taken:
                return False
            at, rest = taken
            if not rest:
                index += 1
                if index == len(block.words):
                    number, index = number + 1, 0

    def finish(self, at, used):
        for queue in (0, 1):
            if used[queue] < len(self.queues[queue]):
                block = self.queues[queue][used[queue]]
                self.fail(at, " ".join(block.words), block)
                return False
        if at < len(self.tokens):
            self.fail(at, "(the article's end)", self.article.flow[-1])
            return False
        return True


# each article's first page and last, from the bookmarks; section names and short titles must be theirs
def article_pages(doc, pdf, faults):
    marks = pdf.bookmarks()
    starts = sorted({page for _, _, page in marks if page})
    found, at = {}, 0
    for article in doc.articles:
        while at < len(marks) and marks[at][1].split() != article.short_title.split():
            at += 1
        if at == len(marks) or not marks[at][2]:
            faults.append(f"{document.place(article.record)}: no bookmark '{article.short_title}'")
            return {}
        first = marks[at][2]
        later = [page for page in starts if page > first]
        found[article.id] = (first, later[0] - 1 if later else len(pdf.pages))
        at += 1
    return found


# entries in order, each with its page number before or behind it
def check_contents(doc, tokens, labels, faults):
    words = [token.text for token in tokens]
    at, section = 0, -1
    while at < len(words) and not (doc.sections and starts(words, at, doc.sections[0].text("title").split())
                                   or starts_entry(words, at, labels, doc.articles[0])):
        at += 1
    for article in doc.articles:
        if article.section != section:
            section = article.section
            name = doc.sections[section].text("title").split()
            if not starts(words, at, name):
                faults.append(f"contents: expected the section '{' '.join(name)}', found '{' '.join(words[at:at + 8])}'")
                return
            at += len(name)
        size = starts_entry(words, at, labels, article)
        if not size:
            faults.append(f"contents: expected '{article.short_title}' with {labels.get(article.id)}, "
                          f"found '{' '.join(words[at:at + 14])}'")
            return
        at += size
    if at < len(words):
        faults.append(f"contents: more than the articles: '{' '.join(words[at:at + 8])}'")


# a layout may set it in capitals
def starts(words, at, title):
    return [word.casefold() for word in words[at:at + len(title)]] == [word.casefold() for word in title]


def starts_entry(words, at, labels, article):
    title, label = article.short_title.split(), [labels.get(article.id)]
    if article.right_to_left:
        title.reverse()
    return len(title) + 1 if starts(words, at, title + label) or starts(words, at, label + title) else 0


# its letters stand on its page, in reading order
def check_backwards(article, pdf, pages, faults):
    first, last = pages
    shown = bare(pdf.text(first, last).translate(DIRECTION_MARKS))
    for block in article.flow + article.floats:
        if block.optional:
            continue
        letters = bare("".join(block.words)).replace(MARK, "")
        if shown.count(letters) != 1:
            faults.append(f"{article.id}: {block.place}: {shown.count(letters)} times on pages {first} to {last}: "
                          f"'{' '.join(block.words)[:60]}'")
    order = [shown.find(bare("".join(block.words))) for block in article.flow if not block.optional]
    if order != sorted(order):
        faults.append(f"{article.id}: its blocks are out of order")


def check_front(doc, pages, tokens, labels, faults):
    by_master = {}
    for page in pages.pages:
        by_master.setdefault(page.record.text("master"), []).extend(tokens[page.number - 1])
    for master, entries in (("cover", doc.cover), ("imprint", doc.imprint)):
        shown = bare(" ".join(token.text for token in by_master.get(master, [])))
        for entry in entries:
            if bare(entry.text("value")) not in shown:
                faults.append(f"{document.place(entry)}: not on the {master}: '{entry.text('value')}'")
    check_contents(doc, by_master.get("contents", []), labels, faults)


# the words of each block of the index, as Pages have them below its tag, its own heading apart
def fill_index(doc, pages):
    roots = [number for number, tag in enumerate(pages.tags) if tag and tag.text("role") == "index"]
    blocks = [block for article in doc.articles for block in article.flow if block.index]
    owner, skipped = {}, set()
    for number, tag in enumerate(pages.tags):
        if tag:
            owner[number] = number if number in roots else owner.get(tag.number("parent"))
    for root, block in zip(roots, blocks):
        if block.index.children:
            skipped.add(root + 1)
        text, last = "", None
        for page in pages.pages:
            for item in pages.texts(page, False):
                if owner.get(item.number("tag")) == root and item.number("tag") not in skipped:
                    line = (page.number, item.numbers("origin")[1])
                    text += (" " if line != last else "") + item.text("source")
                    last = line
        block.words = text.replace(SOFT_HYPHEN + " ", "").split()


def spoil(doc, how):
    article = max(doc.articles, key=lambda a: sum(len(block.words) for block in a.flow))
    words = max(article.flow, key=lambda block: len(block.words)).words
    middle = len(words) // 2
    while words[middle] == words[middle + 1]:
        middle += 1
    if how == "removed":
        del words[middle]
    elif how == "doubled":
        words.insert(middle, words[middle])
    elif how == "misspelt":
        words[middle] = words[middle][:-1] + ("x" if words[middle][-1] != "x" else "y")
    elif how == "swapped":
        words[middle], words[middle + 1] = words[middle + 1], words[middle]
    elif how == "picture":
        pass
    elif how == "caption":
        next(a for a in doc.articles if a.floats).floats[0].words.append("x")
    else:
        raise SystemExit(f"words: no fault '{how}'")


def check(doc, pages, pdf, how=None):
    faults = []
    texts = pdf.raw_text()
    if len(texts) != len(pages.pages):
        return [f"{len(texts)} pages of text, {len(pages.pages)} in Pages"], 0
    tokens = []
    for page, text in zip(pages.pages, texts):
        furniture = " ".join(item.text("source") for item in pages.texts(page, True))
        left = without_furniture(page_tokens(text, page.number), furniture, page.number, faults)
        tokens.append(without_pictures(left, pages, page, how == "picture", faults))
    for article in doc.articles:
        language = article.record.text("language") or doc.record.text("language")
        article.right_to_left = language.split("-")[0] in RIGHT_TO_LEFT
    fill_index(doc, pages)
    ranges = article_pages(doc, pdf, faults)
    labels = {name: pages.pages[first - 1].label for name, (first, _) in ranges.items()}
    count = 0
    for article in doc.articles:
        if article.id not in ranges:
            continue
        count += sum(len(block.words) for block in article.flow + article.floats)
        if article.right_to_left:
            check_backwards(article, pdf, ranges[article.id], faults)
            continue
        first, last = ranges[article.id]
        matcher = Matcher(article, [t for page in tokens[first - 1:last] for t in page], labels)
        if not matcher.match(0, 0, 0, "", (0, 0)):
            faults.append(f"{article.id}: {matcher.fault}")
    check_front(doc, pages, tokens, labels, faults)
    return faults, count


def main(arguments):
    how = None
    if "--break" in arguments:
        at = arguments.index("--break")
        how = arguments[at + 1]
        del arguments[at:at + 2]
    doc, pages, pdf = document.Document(arguments[0]), records.Pages(arguments[1]), pdfs.Pdf(arguments[2])
    if how:
        spoil(doc, how)
    faults, count = check(doc, pages, pdf, how)
    print("\n".join(faults) if faults else f"{len(doc.articles)} articles, {count} words, each in its place")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
