# pdfa_fonts.py: assertions of pdfa.py about fonts: embedding, glyphs, widths, characters, licences.
import re
import struct

import programs
from pdfa_rules import rule, spoils

PINNED = "fonts/fonts.yaml"
RESTRICTED, NO_SUBSET, BITMAPS = 0x2, 0x100, 0x200  # OS/2 fsType

@rule("fonts")
def fonts(file):
    found = 0
    for where, font in file.dictionaries("/Font"):
        kind = font.get("/Subtype")
        if kind not in ("/Type0", "/CIDFontType0", "/CIDFontType2") or not font.get("/BaseFont"):
            yield f"{where}: a font {kind} called {font.get('/BaseFont')}"
        elif kind == "/Type0":
            found += 1
            if font.get("/Encoding") != "/Identity-H" or len(file.get(font["/DescendantFonts"])) != 1:
                yield f"{where}: encoding {font.get('/Encoding')}"
        else:
            descriptor = file.get(font.get("/FontDescriptor", {}))
            program = "/FontFile2" if kind == "/CIDFontType2" else "/FontFile3"
            if not file.is_stream(descriptor.get(program)) or "/CIDSet" in descriptor or "/CharSet" in descriptor:
                yield f"{where}: its descriptor has {sorted(descriptor)}"
            elif program == "/FontFile3" and file.get(descriptor[program]).get("/Subtype") != "/CIDFontType0C":
                yield f"{where}: its program is {file.get(descriptor[program])}"
            if not file.get(font.get("/CIDSystemInfo")):
                yield f"{where}: no CIDSystemInfo"
            if kind == "/CIDFontType2" and font.get("/CIDToGIDMap") != "/Identity":
                yield f"{where}: CIDToGIDMap {font.get('/CIDToGIDMap')}"
    if not found:
        yield "no font"


@spoils("fonts")
def spoil_fonts(file):
    for _, descriptor in file.dictionaries("/FontDescriptor"):
        descriptor.pop("/FontFile2", None)
        descriptor.pop("/FontFile3", None)


# code -> text of a font's ToUnicode, whose CMap has bfchar and bfrange
def unicode_map(file, font):
    found, data = {}, file.data(file.key(font["/ToUnicode"])).decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                start = bytes.fromhex(text).decode("utf-16-be", "replace")
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


@rule("unicode")
def unicode(file):
    for where, font in file.dictionaries("/Font"):
        if font.get("/Subtype") != "/Type0":
            continue
        if not file.is_stream(font.get("/ToUnicode")):
            yield f"{where} has no ToUnicode"
            continue
        for code, text in unicode_map(file, font).items():
            if not text or set(text) & {"\0", "\ufeff", "\ufffe"}:
                yield f"{where}: glyph {code} is {text!r}"
            if any(0xE000 <= ord(letter) <= 0xF8FF or ord(letter) >= 0xF0000 for letter in text):
                yield f"{where}: glyph {code} is for private use"


@spoils("unicode")
def spoil_unicode(file):
    font = next(font for _, font in file.dictionaries("/Font") if font.get("/Subtype") == "/Type0")
    key = file.key(font["/ToUnicode"])
    data = re.sub(rb"(beginbfchar\s*<\w+>\s*<)\w+", rb"\g<1>FEFF", file.data(key), count=1)
    file.set_data(key, re.sub(rb"(beginbfrange\s*<\w+>\s*<\w+>\s*<)\w+", rb"\g<1>FEFF", data, count=1))


# the glyphs that content shows, by two-byte codes in hexadecimal or plain strings
def shown(operands):
    for operand in operands:
        if operand[:1] == b"<" and operand != b"<<":
            data = bytes.fromhex(operand[1:-1].decode())
        elif operand[:1] == b"(":
            data = re.sub(rb"\\(.)", lambda found: {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(found[1], found[1]),
                          operand[1:-1], flags=re.S)
        else:
            continue
        yield from (data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2))


@rule("no-notdef")
def no_notdef(file):
    seen = 0
    for name, key, _ in file.contents():
        for operator, operands in file.operators(key):
            if operator in ("Tj", "TJ"):
                for code in shown(operands):
                    seen += 1
                    if not code:
                        yield f"{name} shows glyph 0"
    if not seen:
        yield "no glyph is shown"


@spoils("no-notdef")
def spoil_notdef(file):
    for name, key, _ in file.contents():
        data = file.data(key)
        if b"TJ" in data:
            file.set_data(key, data + b"BT [<0000>] TJ ET")
            return

# ---- programs ------------------------------------------------------------------------------------

# font object -> the codes that pages and forms show in it
def shown_codes(file):
    found = {}
    for _, key, listed in file.contents():
        named, font = file.get(listed.get("/Font", {})), None
        for operator, operands in file.operators(key):
            if operator == "Tf":
                font = named.get(operands[0].decode("latin-1"))
            elif operator in ("Tj", "TJ"):
                found.setdefault(font, set()).update(shown(operands))
    return found


# (object, CIDFont, program, codes, their texts) of each font that shows something
def used_fonts(file):
    for where, codes in shown_codes(file).items():
        font = file.get(where)
        below = file.get(file.get(font["/DescendantFonts"])[0])
        holder = file.get(below["/FontDescriptor"])
        data = file.data(file.key(holder.get("/FontFile2") or holder["/FontFile3"]))
        yield where, below, programs.read(data), codes, unicode_map(file, font)


@rule("font-glyphs")
def font_glyphs(file):
    for where, _, program, codes, texts in used_fonts(file):
        yield from (f"{where}: no outline of {what}" for what in programs.missing(program, codes, texts))


# a glyph that subsetting took out: its number is there, its outline is not
@spoils("font-glyphs")
def spoil_glyphs(file):
    where, _, program, codes, _ = next(used_fonts(file))
    gone = next(glyph for glyph in range(1, program.count) if glyph not in codes and not program.draws(glyph))
    for _, key, listed in file.contents():
        for name, font in file.get(listed.get("/Font", {})).items():
            if font == where:
                file.set_data(key, file.data(key) + b"BT %s 9 Tf [<%04X>] TJ ET" % (name.encode(), gone))
                return


@rule("font-widths")
def font_widths(file):
    for where, below, program, codes, _ in used_fonts(file):
        yield from (f"{where}: {what}" for what in programs.unequal(program, codes, below))


@spoils("font-widths")
def spoil_widths(file):
    _, below, program, codes, _ = next(used_fonts(file))
    below["/W"] = [min(codes), [program.width(min(codes)) + 1.5]]


# ---- licences: the bits are not in the subsets, but in the files that fonts.yaml pins ------------------

def table(data, tag):
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        name, _, offset, size = struct.unpack_from(">4sIII", data, at)
        if name == tag:
            return data[offset:offset + size]
    return b""


# the names that a font file has for PostScript (name id 6)
def postscript_names(data):
    names = table(data, b"name")
    count, strings = struct.unpack_from(">HH", names, 2)
    for at in range(6, 6 + 12 * count, 12):
        platform, _, _, kind, size, offset = struct.unpack_from(">6H", names, at)
        if kind == 6:
            yield names[strings + offset:strings + offset + size].decode("latin-1" if platform == 1 else "utf-16-be")


def pinned_licences():
    found, folder = {}, ""
    with open(PINNED, encoding="utf-8") as lines:
        for line in lines:
            key, _, value = (part.strip() for part in line.partition(":"))
            folder = value if key == "folder" else folder
            if key == "file":
                with open(f"{folder}/{value}", "rb") as font:
                    data = font.read()
                bits, = struct.unpack_from(">H", table(data, b"OS/2"), 8)
                found.update((name, bits) for name in postscript_names(data))
    return found


@rule("font-licences", ("press",))
def font_licences(file):
    licences = pinned_licences()
    for where, font in file.dictionaries("/Font"):
        name = font["/BaseFont"].lstrip("/").partition("+")[2]
        if name not in licences:
            yield f"{where}: no font file that is pinned is called {name}"
        elif licences[name] & (RESTRICTED | NO_SUBSET | BITMAPS):
            yield f"{where}: {name} has fsType {licences[name]:#x}"


@spoils("font-licences")
def spoil_licences(file):
    next(file.dictionaries("/Font"))[1]["/BaseFont"] = "/ABCDEF+Borrowed"
