# pagination.py: what pagination costs of a build's time, and how a build's time grows with one article's length.
#
# The share is measured in the program itself: share.c is folio with each call of pagination_solve timed. Growth is
# measured on long_article.py's articles, from a few pages to hundreds: what a further page costs between two
# lengths, as CPU of the whole build. An article whose exact search takes too much work is cut (pagination.h): where
# that begins, what the search spent in vain makes one step dearer than those before and after it.
import os
import re
import tempfile

import long_article
import measure

SHARE = 1 / 3        # of a build's CPU time, at most
FURTHER = 2.0        # a further page may cost so many times what an early one costs
SAID = re.compile(r"^pagination (\d+) us of (\d+) us, (\d+) calls$", re.M)


# of several runs the one that took least: (share, ms of pagination, ms of all, calls)
def measure_share(program, sources, profile, repeat):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(repeat):
            said = measure.Run([program, "build", sources, "--profile", profile, "--threads", "1", "--quiet", "-o",
                                os.path.join(folder, "share.pdf")]).said
            spent, whole, calls = (int(word) for word in SAID.search(said).groups())
            found.append((whole / 1000, spent / 1000, calls))
    whole, spent, calls = min(found)
    return spent / whole, spent, whole, calls


def print_share(program, sources, profile, repeat=9):
    share, spent, whole, calls = measure_share(program, sources, profile, repeat)
    print("\nPagination in the 1x build, one thread")
    measure.table([("", "CPU ms", "share"), ("whole build", f"{whole:.2f}", "1.000"),
                   (f"pagination, {calls} times", f"{spent:.2f}", f"{share:.3f}")])
    measure.table([("pagination takes less than a third of the 1x build's CPU", f"{share:.3f}",
                    measure.verdict(share < SHARE))])


class Length:
    def __init__(self, folio, wanted, plain, repeat):
        with tempfile.TemporaryDirectory() as folder:
            project, pdf = os.path.join(folder, "long"), os.path.join(folder, "long.pdf")
            long_article.write_edition(project, wanted, plain=plain)
            command = [folio, "build", os.path.join(project, "edition"), "--threads", "1", "--quiet", "-o", pdf]
            self.cpu = min(measure.Run(command).cpu for _ in range(repeat))
            self.pages = measure.count_pages(pdf)


def further(one, two):  # ms of each page that the longer one has more
    return (two.cpu - one.cpu) / (two.pages - one.pages)


def ratio(one, two):
    return one / two if two > 0 else float("inf")


# the first step is the early page: from the shortest article, whose cost is mostly the program's start
def print_growth_of(name, lengths):
    steps = [further(one, two) for one, two in zip(lengths, lengths[1:])]
    print(f"\nGrowth with one article's length, {name}, one thread")
    measure.table([("pages", "CPU ms", "CPU a page", "each further page", "against early")] + [
        (f"{length.pages}", f"{length.cpu:.0f}", f"{length.cpu / length.pages:.2f}", f"{step:.2f}" if step else "",
         f"{ratio(step, steps[0]):.2f}" if step else "") for length, step in zip(lengths, [None] + steps)])
    late = ratio(steps[-1], steps[0])
    each = [length.cpu / length.pages for length in lengths[1:]]
    dearest = max(each) / each[0]
    measure.table([
        (f"{name}: a further page, late against early, at most {FURTHER:g}", f"{late:.2f}",
         measure.verdict(late <= FURTHER)),
        (f"{name}: CPU a page at any length, against the first {lengths[1].pages}, at most {FURTHER:g}",
         f"{dearest:.2f}", measure.verdict(dearest <= FURTHER))])


def print_growth(folio, pages):
    for name, plain in (("with figures", False), ("text alone", True)):
        print_growth_of(name, [Length(folio, wanted, plain, 5 if wanted < 50 else 2) for wanted in pages])
