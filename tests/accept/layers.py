# layers.py: does each layer of a draft show something, and vanish when a reader switches it off?
#
#     layers.py DRAFT FOLDER [PAGE …]     FOLDER: for files in passing
#
# Each optional content group in turn is put into the configuration's /OFF list by qpdf; a raster by poppler of
# one of the pages must then differ from that of the whole file.
# Prints one line a layer.
import json
import os
import sys

import pdf as pdfs


def raster(path, pages):
    return [pdfs.run("pdftoppm", "-r", "40", "-gray", "-f", str(page), "-l", str(page), path) for page in pages]


# a copy of the file with these groups off
def switch_off(pdf, groups, path):
    properties = pdf.catalog()["/OCProperties"]
    holder = properties if isinstance(properties, str) else pdf.trailer()["/Root"]
    value = dict(pdf.get(holder))
    body = value if isinstance(properties, str) else dict(pdf.get(properties))
    body["/D"] = dict(pdf.get(body["/D"]), **{"/OFF": groups})
    if not isinstance(properties, str):
        value["/OCProperties"] = body
    patch = {"qpdf": [pdf.json["qpdf"][0], {"obj:" + holder: {"value": value}}]}
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(patch, file)
    pdfs.run("qpdf", pdf.path, "--update-from-json=" + path + ".json", path)


def main(arguments):
    pdf, folder = pdfs.Pdf(arguments[0]), arguments[1]
    pages = [int(page) for page in arguments[2:]] or [1]
    groups = pdf.get(pdf.get(pdf.catalog()["/OCProperties"])["/OCGs"])
    whole, faults = raster(pdf.path, pages), 0
    path = os.path.join(folder, "layer-off.pdf")
    for group in groups:
        switch_off(pdf, [group], path)
        differs = raster(path, pages) != whole
        print(f"{'shows' if differs else 'never shows'}: {pdfs.text_of(pdf.get(group)['/Name'])}")
        faults += not differs
    return 1 if faults or not groups else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
