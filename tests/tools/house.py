#!/usr/bin/env python3
"""house.py RULE ROOT: does the tree at ROOT keep a rule of the house? Each breach is a line "FILE:LINE: what".

layers     common -> model -> {parse, layout, emit, paint} -> {proof, check, diff} -> commands -> folio.c, by #include
libraries  each third-party library is included only in the files that LIBRARIES names
lengths    .c and .h files have at most 500 lines, main.c at most 40
paths      no absolute path of one machine, no package registry's host
blanks     no blank at a line's end, no tab but in makefiles, a newline at the end of the file
"""
import os
import re
import subprocess
import sys

RANK = {"common": 0, "model": 1, "parse": 2, "layout": 2, "emit": 2, "paint": 2, "proof": 3, "check": 3, "diff": 3, "commands": 4}

LIBRARIES = (
    ("cairo", r"cairo.*\.h", ("paint/paint.h", "proof/png.h")),
    ("cmark-gfm", r"cmark-gfm.*\.h|.*extension_api\.h", ("parse/inlines.h", "parse/inlines.c")),
    ("glibc's own", r"malloc\.h", ("common/arena.c",)),
    ("harfbuzz", r"hb(-ot)?\.h", ("common/font.h", "common/font.c", "layout/shape.h", "emit/font_program.c")),
    ("harfbuzz-subset", r"hb-subset\.h", ("emit/font_program.c",)),
    ("hyphen", r"hyphen\.h", ("layout/hyphenate.c",)),
    ("icu", r"unicode/.*", ("common/collate.c", "common/dates.c", "common/icu.c", "common/icu.h", "common/letters.c",
                            "common/locale.c", "layout/copy.h", "layout/word.c", "layout/hyphenate.c")),
    ("lcms2", r"lcms2\.h", ("common/colour.c",)),
    ("libdeflate", r"libdeflate\.h", ("emit/compress.c", "emit/object.c", "proof/png.c")),
    ("libharu", r"hpdf.*\.h", ("emit/object.c",)),
    ("libjpeg", r"jpeglib\.h|jerror\.h", ("common/image_jpeg.c",)),
    ("libpng", r"png\.h", ("common/image_png.c",)),
    ("libyaml", r"yaml\.h", ("common/yaml.c",)),
    ("libmicrohttpd", r"microhttpd\.h", ("common/http.c",)),
    ("nettle", r"nettle/.*", ("common/digest.c",)),
    ("setjmp", r"setjmp\.h", ("common/image_jpeg.c", "common/image_png.c")),
)
STANDARD = re.compile(r"(assert|ctype|errno|float|inttypes|iso646|limits|math|signal|std\w+|string|time|wchar|locale|"
                      r"dirent|fcntl|ftw|glob|iconv|libgen|netdb|poll|pthread|sched|strings|unistd|"
                      r"(arpa|net|netinet|sys)/\w+)\.h")
# in pieces, so that this file keeps its own rule
MACHINE = re.compile(r"(?<![\w.}~)$*-])/(" + "|".join(("work", "home", "root", "tmp", "Users", "mnt", "var/tmp")) + r")/\w")
TEMPORARY = re.compile("/t" + r"mp/[\w-]*XXXXXX")  # mkdtemp's
REGISTRY = re.compile(r"registry\." + r"(npmjs|yarnpkg)|(files\.|//)py" + r"(thonhosted|pi\.org)|//(static\.)?crates" + r"\.io")


def tracked(root):
    """The files of the tree that are not generated, relative to root."""
    # safe.directory: continuous integration often runs as root in another user's checkout
    listed = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z", "--cached", "--others",
                             "--exclude-standard"], capture_output=True, text=True)
    if listed.returncode == 0 and os.path.exists(os.path.join(root, ".git")):
        names = [name for name in listed.stdout.split("\0") if name]
    else:
        names = [os.path.relpath(os.path.join(folder, name), root)
                 for folder, _, files in os.walk(root) for name in files]
    return sorted(name for name in names
                  if not name.startswith(("output/", ".git/")) and os.path.isfile(os.path.join(root, name)))


def lines_of(root, name):
    with open(os.path.join(root, name), encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read().split("\n")


def includes(root):
    """(file below pipeline/, line number, included name, is it a <system> one) of every #include."""
    for name in tracked(root):
        if not re.fullmatch(r"pipeline/.*\.[ch]", name):
            continue
        for number, line in enumerate(lines_of(root, name), 1):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if found:
                yield name.removeprefix("pipeline/"), number, found[2], found[1] == "<"


def check_layers(root):
    for name, number, included, is_system in includes(root):
        if is_system:
            continue
        folder, other = os.path.dirname(name), os.path.dirname(included)
        if not os.path.isfile(os.path.join(root, "pipeline", included)):
            yield f"pipeline/{name}:{number}: '{included}' is not below pipeline/"
        elif folder and folder not in RANK:
            yield f"pipeline/{name}:{number}: the folder '{folder}' has no layer"
        elif folder and other != folder and RANK.get(other, 9) >= RANK[folder]:
            yield f"pipeline/{name}:{number}: {folder} may not include {other}"


def check_libraries(root):
    for name, number, included, is_system in includes(root):
        if not is_system or STANDARD.fullmatch(included):
            continue
        homes = [files for _, pattern, files in LIBRARIES if re.fullmatch(pattern, included)]
        if not homes:
            yield f"pipeline/{name}:{number}: <{included}> is of a library that has no home here"
        elif name not in homes[0]:
            yield f"pipeline/{name}:{number}: <{included}> belongs in {' or '.join(homes[0])}"


def check_lengths(root):
    for name in tracked(root):
        if not re.fullmatch(r"(pipeline|tests)/.*\.[ch]", name):
            continue
        lines = lines_of(root, name)
        limit = 40 if name.startswith("pipeline/") and name.endswith("/main.c") else 500
        if len(lines) - 1 > limit:
            yield f"{name}:{limit + 1}: {len(lines) - 1} lines, at most {limit}"


def check_paths(root):
    for name in tracked(root):
        for number, line in enumerate(lines_of(root, name), 1):
            line = re.sub(TEMPORARY, "", line)
            if MACHINE.search(line) or REGISTRY.search(line):
                yield f"{name}:{number}: {line.strip()[:80]}"


def check_blanks(root):
    for name in tracked(root):
        if re.match(r"tests/(parse|check|layout|emit|hostile|breaks|proof)/", name):
            continue  # fixtures hold what they need
        if name.endswith(".png"):
            continue  # a picture of our own pages
        lines = lines_of(root, name)
        for number, line in enumerate(lines, 1):
            if line != line.rstrip():
                yield f"{name}:{number}: blank at the line's end"
            if "\t" in line and not re.search(r"(^|/)Makefile$|\.(mk|tsv)$|^\.gitmodules$", name):
                yield f"{name}:{number}: tab"
        if lines[-1]:
            yield f"{name}:{len(lines)}: no newline at the end"


CHECKS = {"layers": check_layers, "libraries": check_libraries, "lengths": check_lengths, "paths": check_paths,
          "blanks": check_blanks}

if len(sys.argv) != 3 or sys.argv[1] not in CHECKS:
    sys.exit(__doc__)
breaches = list(CHECKS[sys.argv[1]](sys.argv[2]))
for breach in breaches:
    print(breach)
sys.exit(1 if breaches else 0)
