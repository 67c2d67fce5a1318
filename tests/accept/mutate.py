#!/usr/bin/env python3
# mutate.py: folio build of editions spoilt at random must end in order: written, or refused with a reason.
#
#     mutate.py FOLIO PROJECT EDITION SEED COUNT
#
# PROJECT is a copy that may be written to; EDITION a folder in it. Each time one to four changes are made to its
# YAML, layouts or fonts: bytes put in, taken out, lines doubled or dropped, numbers changed. Then the exit status
# must be 0, 1 or 2, an error must say something and write nothing (but a draft), a file that is written must be
# whole, and neither an assertion nor a sanitizer may speak. The same seed makes the same changes.
import os
import random
import re
import subprocess
import sys

PIECES = [b"0", b"-1", b"999999999", b"99999999999999999999", b"- ", b": ", b"[", b"{", b"}", b"\n", b'"', b"|", b">", b"*", b"#",
          b"&a", b"*a", b"mm", b"pt", b"%", b"0pt", b"1000mm", b"\xff", b"\t", b"a" * 300, b"x " * 50, b"1e9", b"yes", b"null",
          b"~", "\u200f".encode(), "\u00ad".encode(), "\U0001f600".encode(), "\u05d0".encode(), "\u0644\u0627".encode()]
NUMBERS = [b"0", b"1", b"-5", b"1000", b"99999", b"0.01", b"3000000000"]
FAULTS = re.compile(rb"runtime error|Sanitizer|Assertion|Segmentation")


def spoil(dice, text):
    lines = text.split(b"\n")
    at = dice.randrange(len(text) + 1)
    way = dice.randrange(5)
    if way == 0:
        return text[:at] + dice.choice(PIECES) + text[at:]
    if way == 1:
        return text[:at] + text[at + dice.randrange(40):]
    if way == 2:
        lines.insert(dice.randrange(len(lines)), dice.choice(lines))
        return b"\n".join(lines)
    if way == 3:
        del lines[dice.randrange(len(lines))]
        return b"\n".join(lines)
    numbers = list(re.finditer(rb"\d+(\.\d+)?", text))
    if not numbers:
        return text
    number = dice.choice(numbers)
    return text[:number.start()] + dice.choice(NUMBERS) + text[number.end():]


def yaml_files(folder):
    return sorted(os.path.join(path, name) for path, _, names in os.walk(folder) for name in names if name.endswith(".yaml"))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, text):
    with open(path, "wb") as file:
        file.write(text)


# what is wrong with the way the run ended, or ""
def judge(done, profile, output):
    said = FAULTS.search(done.stderr)
    if said:
        line = next(line for line in done.stderr.split(b"\n") if said[0] in line)
        return line.decode(errors="replace")[:300]
    if done.returncode not in (0, 1, 2):
        return f"exit status {done.returncode}"
    if done.returncode and not done.stderr:
        return f"exit status {done.returncode} without a word"
    written = os.path.exists(output)
    if written and not (read(output).startswith(b"%PDF-") and read(output).rstrip().endswith(b"%%EOF")):
        return "half a file"
    if written != (done.returncode == 0) and profile != "draft":
        return f"exit status {done.returncode}, but {'a' if written else 'no'} file"
    return ""


def main(folio, project, edition, seed, count):
    dice, faults = random.Random(int(seed)), 0
    own = yaml_files(os.path.join(project, edition))
    shared = yaml_files(os.path.join(project, "layouts")) + yaml_files(os.path.join(project, "fonts"))
    layouts = [os.path.basename(path)[:-5] for path in yaml_files(os.path.join(project, "layouts"))]
    clean = {path: read(path) for path in own + shared}
    output = os.path.join(project, "mutant.pdf")
    for number in range(int(count)):
        changed = [dice.choice(own if dice.random() < 0.7 else shared) for _ in range(dice.choice([1, 1, 2, 4]))]
        for path in changed:
            write(path, spoil(dice, read(path)))
        if os.path.exists(output):
            os.remove(output)
        profile = dice.choice(["web", "press", "draft"])
        command = [folio, "build", os.path.join(project, edition), "--profile", profile, "--layout", dice.choice(layouts),
                   "-o", output, "--quiet"]
        try:
            fault = judge(subprocess.run(command, capture_output=True, timeout=60), profile, output)
        except subprocess.TimeoutExpired:
            fault = "no end after a minute"
        if fault:
            faults += 1
            print(f"seed {seed}, change {number} ({' '.join(command[3:7])}): {fault}")
        for path in changed:
            write(path, clean[path])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
