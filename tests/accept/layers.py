# layers.py: the layers of a draft: listed by name, and each what it should be, no more and no less.
#
#     layers.py DRAFT PAGES FOLDER     FOLDER: none.pdf, without-LAYER.pdf: the same draft built with fewer layers
#
# Listed: pdf.js and mupdf find the groups in order, named, the grid off; the watermark prints whatever is shown. Switched
# (by qpdf, in the configuration's /OFF), on a few pages that have most to show, as poppler paints them:
# with a group off, a page is to the byte the one that was built without that layer; with all off, the one with none;
# what a group changes lies where paint.c paints that layer of PAGES (tests/tools/layer_mask.c), and is something.
# mupdf, which switches them itself, sees each vanish too. Prints one line a layer, or what is wrong.
import json
import os
import re
import subprocess
import sys

import pdf as pdfs

NAMES = {"marks": "Marks and wanted pictures", "lines": "Source line numbers", "frames": "Column frames",
         "grid": "Baseline grid", "watermark": "Watermark"}
DENSITY = 60  # pixels an inch


# ---- what is listed ----------------------------------------------------------------------------

def listed_by_pdfjs(path):
    script = os.path.join(os.path.dirname(__file__), "pdfjs_layers.js")
    return [tuple(group) for group in json.loads(pdfs.run("node", script, path))]


def listed_by_mupdf(path):
    done = subprocess.run(["mutool", "draw", "-q", "-Y", "-o", os.devnull, "-F", "ppm", "-r", "5", path, "1"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    found = re.findall(r"^layer \d+ \((on|off)\): (.+)$", done.stdout.decode("utf-8"), re.M)
    return [(name, state == "on") for state, name in found]


def judge_lists(pdf):
    wanted = [(name, layer != "grid") for layer, name in NAMES.items()]
    faults = [f"{reader} lists {found}" for reader, found in
              (("pdf.js", listed_by_pdfjs(pdf.path)), ("mupdf", listed_by_mupdf(pdf.path))) if found != wanted]
    properties = pdf.get(pdf.catalog()["/OCProperties"])
    groups = {pdfs.text_of(pdf.get(group)["/Name"]): group for group in pdf.get(properties["/OCGs"])}
    watermark = groups.get(NAMES["watermark"])
    prints = [entry for entry in map(pdf.get, pdf.get(properties["/D"]).get("/AS", []))
              if entry["/Event"] == "/Print" and watermark in entry["/OCGs"]]
    usage = pdf.get(pdf.get(watermark) or {}).get("/Usage", {}) if watermark else {}
    if not prints or pdf.get(usage).get("/Print", {}).get("/PrintState") != "/ON":
        faults.append("nothing says that the watermark prints")
    return faults, groups


# ---- switched ----------------------------------------------------------------------------------

def raster(path, page):
    return pdfs.run("pdftoppm", "-r", str(DENSITY), "-gray", "-f", str(page), "-l", str(page), path)


def raster_by_mupdf(path, page, hidden):
    off = [option for number in hidden for option in ("-z", str(number))]
    return subprocess.run(["mutool", "draw", "-q", "-N", "-r", "30", "-F", "pgm", "-o", "-"] + off + [path, str(page)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


# a copy of the file with these groups off and all others on
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
    return path


def pixels(image):
    width, height, start = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image).group(1, 2, 0)
    return int(width), int(height), image[len(start):]


# pixels that differ, and those of them that are not within a pixel of the mask
def compare(image, other, mask):
    width, height, one = pixels(image)
    other_size, mask_size = pixels(other), pixels(mask)
    if (width, height) != other_size[:2] or (width, height) != mask_size[:2]:
        return 0, -1
    where = [at for at in range(width * height) if one[at] != other_size[2][at]]
    painted = mask_size[2]
    outside = [at for at in where
               if not any(painted[at + step] for step in
                          (x + y * width for y in (-1, 0, 1) for x in (-1, 0, 1)) if 0 <= at + step < width * height)]
    return len(where), len(outside)


def mask_of(pages, layer, page):
    tool = os.path.join(os.environ.get("BUILD", "output/build/release"), "tests/tools/layer_mask")
    return pdfs.run(tool, pages, layer, str(page), str(DENSITY))


# the cover, and for each of lines and marks the page that has most of it
def choose_pages(pages):
    count, page = {}, 0
    with open(pages, encoding="utf-8") as file:
        for line in file:
            if line.startswith("page "):
                page = int(re.search(r"number=(\d+)", line).group(1))
            for layer in ("lines", "marks"):
                if f" layer={layer}" in line:
                    count[layer, page] = count.get((layer, page), 0) + 1
    most = {max((n, -page) for (layer, page), n in count.items() if layer == wanted)[1] for wanted in ("lines", "marks")}
    return sorted({1} | {-page for page in most})


# whole: the file with all layers on, and its pages as they then are, by number
def judge_layer(layer, group, pdf, pages, folder, whole, number):
    whole_path, images = whole
    faults, changed = [], 0
    path = switch_off(pdf, [group], os.path.join(folder, "layer-off.pdf"))
    for page in images:
        image = raster(path, page)
        if image != raster(os.path.join(folder, f"without-{layer}.pdf"), page):
            faults.append(f"{layer}, page {page}: off, it is not the page without it")
        differ, outside = compare(image, images[page], mask_of(pages, layer, page))
        changed += differ
        if outside:
            faults.append(f"{layer}, page {page}: {outside} pixels change where the layer paints nothing")
    if not changed:
        faults.append(f"{layer}: off, nothing changes")
    if all(raster_by_mupdf(whole_path, page, [number]) == raster_by_mupdf(whole_path, page, []) for page in images):
        faults.append(f"{layer}: mupdf sees nothing vanish")
    return faults


def main(arguments):
    path, pages, folder = arguments
    pdf = pdfs.Pdf(path)
    faults, groups = judge_lists(pdf)
    chosen = choose_pages(pages)
    whole_path = switch_off(pdf, [], os.path.join(folder, "whole.pdf"))
    whole = whole_path, {page: raster(whole_path, page) for page in chosen}
    for number, (layer, name) in enumerate(NAMES.items()):
        faults = faults or judge_layer(layer, groups[name], pdf, pages, folder, whole, number + 1)
    off = switch_off(pdf, list(groups.values()), os.path.join(folder, "all-off.pdf"))
    faults += [f"page {page}: all off, it is not the page without layers" for page in chosen
               if raster(off, page) != raster(os.path.join(folder, "none.pdf"), page)]
    print("\n".join(faults) or f"{len(groups)} layers on pages {chosen}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
