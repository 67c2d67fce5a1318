#!/usr/bin/env python3
"""make_pdf.py FAULT: writes a small PDF by hand to standard output, to see which judge finds its fault.

Its one page shows a square and a word in PT Serif, embedded as a TrueType font with Unicode, or, by FAULT:
none, font (Helvetica, not embedded), whole (a font that is no subset), unicode (no ToUnicode), nofont, operator
(an unknown one), xref (a wrong offset), dictionary (a page without its end), cut (the second half is missing).
"""
import sys
import zlib

FAULTS = ("none", "font", "whole", "unicode", "nofont", "operator", "xref", "dictionary", "cut")
FONT = "/usr/share/fonts/truetype/paratype/PTF55F.ttf"


def stream(data, entries=""):
    packed = zlib.compress(data).decode("latin-1")
    return f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"


def make_content(fault):
    content = "0.5 g 100 100 50 50 re f BT /F 20 Tf 50 50 Td (AA) Tj ET"
    if fault == "operator":
        content = content.replace(" f ", " fillit 7 0 ]>> f ")
    return content.split(" BT")[0] if fault == "nofont" else content


def make_font(fault):
    name = "PTSerif" if fault == "whole" else "FOLIOA+PTSerif"
    if fault == "font":
        return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", name
    font = (f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 65 "
            "/LastChar 65 /Widths [700] /FontDescriptor 6 0 R /ToUnicode 7 0 R >>")
    return (font.replace(" /ToUnicode 7 0 R", "") if fault == "unicode" else font), name


def objects(fault):
    unicode_map = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
                   "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0041> endbfchar "
                   "endcmap CMapName currentdict /CMap defineresource pop end end")
    font, name = make_font(fault)
    descriptor = (f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [-300 -300 1300 1100] /ItalicAngle 0 "
                  "/Ascent 1039 /Descent -286 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>")
    resources = "" if fault == "nofont" else "/Font << /F 5 0 R >>"
    page = ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 200 200] "
            f"/Resources << {resources} >> >>")
    program = open(FONT, "rb").read()
    return ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page[:-2] if fault == "dictionary" else page, stream(make_content(fault).encode()), font, descriptor,
            stream(unicode_map.encode()), stream(program, f"/Length1 {len(program)}")]


def write(fault):
    out, offsets = "%PDF-1.6\n", []
    for number, body in enumerate(objects(fault), 1):
        offsets.append(len(out) + (7 if fault == "xref" and number == 3 else 0))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"trailer\n<< /Root 1 0 R /Size {len(offsets) + 1} >>\nstartxref\n{start}\n%%EOF\n"
    return out[:len(out) // 2] if fault == "cut" else out


if len(sys.argv) != 2 or sys.argv[1] not in FAULTS:
    sys.exit(__doc__)
sys.stdout.buffer.write(write(sys.argv[1]).encode("latin-1"))
