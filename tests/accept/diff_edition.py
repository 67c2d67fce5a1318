#!/usr/bin/env python3
"""diff_edition.py: prepares editions for tests/checks/diff.sh.

    picture FILE N         a grey PNG of 600 × 400 pixels, another for each N
    swap FILE OLD NEW      replaces the only place where OLD stands (\\n for a line's end); an error if there is not one
"""
import struct
import sys
import zlib


def picture(path, number):
    width, height, step = 600, 400, int(number)
    rows = b"".join(b"\0" + bytes((x * step // 3 + y * (step % 5 + 1)) % 200 + 30 for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def swap(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
    if text.count(old) != 1:
        sys.exit(f"{path}: {text.count(old)} times {old!r}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


{"picture": picture, "swap": swap}[sys.argv[1]](*sys.argv[2:])
