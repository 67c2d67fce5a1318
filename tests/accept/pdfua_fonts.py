# pdfua_fonts.py: of pdfua.py, fonts and their characters (10, 31).
import content
import programs
from pdfua_rules import CHECKS, breaks, check

# ---- 10, 31: fonts --------------------------------------------------------------------------------------


def each_font(file, fault):
    for reference, font in file.fonts():
        for what in fault(font, file.descendant(font), file.shown_codes().get(reference, set())):
            yield f"{font['/BaseFont']}: {what}"


def font_check(number):
    def add(function):
        CHECKS[number] = lambda file: each_font(file, lambda *of: function(file, *of))
        return function
    return add


@font_check("10-001")
def unmapped(file, font, _, codes):
    return (f"glyph {code}" for code in sorted(codes - set(file.to_unicode(font))))


@breaks("10-001")
def spoil(file):
    shown = max(file.find_codes().items(), key=lambda pair: len(pair[1]))[0]
    file.objects["obj:" + shown]["value"]["/ToUnicode"] = file.get(file.pages[0])["/Contents"]


@font_check("31-004")
def glyph_map(file, font, below, _):
    if below["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" in below and below["/CIDToGIDMap"] != "/Identity":
        yield below["/CIDToGIDMap"]


@font_check("31-005")
def no_glyph_map(file, font, below, _):
    if below["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in below:
        yield "none"


@breaks("31-004")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font)["/CIDToGIDMap"] = "/Other"


@breaks("31-005")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font).pop("/CIDToGIDMap", None)


# Identity-H alone: no character collection has to agree, no CMap to be embedded
@font_check("31-006")
def encoding(file, font, _, __):
    if font["/Encoding"] != "/Identity-H":
        yield font["/Encoding"]


@breaks("31-006")
def spoil(file):
    next(file.fonts())[1]["/Encoding"] = "/Own"


def descriptor(file, below):
    return file.get(below["/FontDescriptor"])


@font_check("31-009")
def embedded(file, font, below, _):
    if not {"/FontFile2", "/FontFile3"} & set(descriptor(file, below)):
        yield "not embedded"


@breaks("31-009")
def spoil(file):
    below = descriptor(file, file.descendant(next(file.fonts())[1]))
    below.pop("/FontFile2", None)
    below.pop("/FontFile3", None)


def program(file, below):
    holder = descriptor(file, below)
    return programs.read(file.data(holder.get("/FontFile2") or holder["/FontFile3"]))


@font_check("31-011")
def has_glyphs(file, font, below, codes):
    return programs.missing(program(file, below), codes, file.to_unicode(font))


@font_check("31-016")
def same_widths(file, font, below, codes):
    return programs.unequal(program(file, below), codes, below)


# a glyph that subsetting took out: its number is there, its outline is not
@breaks("31-011")
def spoil(file):
    page = file.contents[-1]
    operator, marks, text = next(one for one in reversed(page) if one[2])
    fonts = file.get(file.get(file.get(file.pages[-1])["/Resources"])["/Font"])
    of, shown = program(file, file.descendant(file.get(fonts[text[0]]))), file.find_codes()[fonts[text[0]]]
    gone = next(glyph for glyph in range(1, of.count) if glyph not in shown and not of.draws(glyph))
    page.append((operator, marks, (text[0], gone.to_bytes(2, "big"))))


@breaks("31-016")
def spoil(file):
    for _, font in file.fonts():
        file.descendant(font)["/W"] = [0, 65535, 1]


@check("31-012")
def simple_fonts(file):
    for name, thing in file.objects.items():
        value = thing.get("value") if isinstance(thing, dict) else None
        if isinstance(value, dict) and value.get("/Type") == "/Font" and value["/Subtype"] not in (
                "/Type0", "/CIDFontType0", "/CIDFontType2"):
            yield f"{name} is a {value['/Subtype']}"


@breaks("31-012")
def spoil(file):
    next(file.fonts())[1]["/Subtype"] = "/Type1"


@font_check("31-014")
def listed_glyphs(file, font, below, _):
    if "/CIDSet" in descriptor(file, below):
        yield "a CIDSet, which nobody here compares with the glyphs"


CHECKS["31-015"] = CHECKS["31-014"]


@breaks("31-014", "31-015")
def spoil(file):
    descriptor(file, file.descendant(next(file.fonts())[1]))["/CIDSet"] = "1 0 R"


@font_check("31-027")
def has_unicode(file, font, _, __):
    if "/ToUnicode" not in font:
        yield "no ToUnicode"


@breaks("31-027")
def spoil(file):
    del next(file.fonts())[1]["/ToUnicode"]


def holds_letters(letters):
    return lambda file, font, _, __: (f"glyph {code}" for code, text in file.to_unicode(font).items()
                                      if set(text) & set(letters))


font_check("31-028")(holds_letters("\0"))
font_check("31-029")(holds_letters("\ufeff\ufffe"))


def set_unicode(file, text):
    reference = next(font["/ToUnicode"] for _, font in file.fonts())
    data = content.base64.b64encode(b"1 beginbfchar <0001> <%s> endbfchar" % text).decode()
    file.objects["obj:" + reference]["stream"]["data"] = data


@breaks("31-028")
def spoil(file):
    set_unicode(file, b"0000")


@breaks("31-029")
def spoil(file):
    set_unicode(file, b"FEFF")


@font_check("31-030")
def missing_glyphs(file, _, __, codes):
    if 0 in codes:
        yield ".notdef is shown"


@breaks("31-030")
def spoil(file):
    page = file.contents[-1]
    operator, marks, text = next(one for one in reversed(page) if one[2])
    page.append((operator, marks, (text[0], b"\0\0")))
