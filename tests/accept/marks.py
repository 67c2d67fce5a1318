# marks.py: what stands outside the bleed of a press file's pages.
#
#     marks.py PAGES PDF [--break inside|sheet|plates|slug]
#
# From Pages: every mark lies between the bleed and the sheet's edge. From the PDF, painted by mupdf in CMYK: at the corners
# a hairline on all four plates, as far from the trim as PDF's boxes say; at the head a patch of each ink. Points.
import subprocess
import sys

import pdf as pdfs
import records

PPI = 144


def path_boxes(record):
    points = [part.split(":") for part in record.text("path").split(",")]
    numbers = [int(number) for part in points for number in part[1:]]
    xs, ys = numbers[0::2], numbers[1::2]
    return [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)] if xs else None


def slug_boxes(path):
    drawings, current, used = {}, None, {}
    for record in records.read(path, "folio-pages"):
        if record.kind == "drawing":
            current = drawings[record.number("id")] = []
        elif record.kind == "page":
            current = None
            page = record
            used[page.number("number")] = (page, [])
        elif current is not None and record.kind == "rule":
            current.append(record.numbers("box"))
        elif current is not None and record.kind == "path":
            current.append(path_boxes(record))
        elif current is None and record.text("layer") == "slug":
            if record.kind == "show-drawing":
                used[page.number("number")][1].extend(drawings[record.number("drawing")])
            elif record.kind == "text":
                x, y = record.numbers("origin")
                size = record.number("size")
                used[page.number("number")][1].append([x, y - size, records.text_width(record), size])
    return used


def check_pages(used, faults):
    for number, (page, boxes) in used.items():
        width, height = page.numbers("size")
        bleed, slug = page.number("bleed"), page.number("slug")
        if not boxes or slug <= bleed:
            faults.append(f"page {number}: {len(boxes)} marks, {slug} of room")
        for x, y, w, h in boxes:
            clear = x + w <= -bleed or y + h <= -bleed or x >= width + bleed or y >= height + bleed
            if not clear:
                faults.append(f"page {number}: a mark at {x},{y} stands in the bleed")
            if x < -slug or y < -slug or x + w > width + slug or y + h > height + slug:
                faults.append(f"page {number}: a mark at {x},{y} leaves the sheet")


class Plates:
    def __init__(self, path, page):
        command = ["mutool", "draw", "-q", "-N", "-r", str(PPI), "-c", "cmyk", "-F", "pam", "-o", "-", path, str(page)]
        data = subprocess.run(command, capture_output=True, check=True).stdout
        head, self.data = data.split(b"ENDHDR\n", 1)
        facts = dict(line.split() for line in head.decode().split("\n")[1:] if line)
        self.width, self.height, self.depth = int(facts["WIDTH"]), int(facts["HEIGHT"]), int(facts["DEPTH"])

    # the darkest of each plate within a box, in points from the sheet's top left
    def most(self, left, top, right, bottom):
        found = [0] * 4
        for y in range(max(0, int(top * PPI / 72)), min(self.height, int(bottom * PPI / 72) + 1)):
            for x in range(max(0, int(left * PPI / 72)), min(self.width, int(right * PPI / 72) + 1)):
                at = (y * self.width + x) * self.depth
                found = [max(a, b) for a, b in zip(found, self.data[at:at + 4])]
        return found


def check_painted(pdf, page, plates, faults):
    _, _, width, height = pdf.page_entry(page, "/MediaBox")
    trim, bleed = pdf.page_entry(page, "/TrimBox"), pdf.page_entry(page, "/BleedBox")
    edge = bleed[0]
    for x in (trim[0], trim[2]):
        for top in (0, height - edge):
            most = plates.most(x - 1, top, x + 1, top + edge)
            if min(most) < 60:
                faults.append(f"page {page}: at {x:.1f} no trim mark on all plates, {most}")
    for y in (height - trim[1], height - trim[3]):
        for left in (0, width - edge):
            most = plates.most(left, y - 1, left + edge, y + 1)
            if min(most) < 60:
                faults.append(f"page {page}: at {y:.1f} from the top no trim mark on all plates, {most}")
    if plates.most(trim[0], 0, width / 2 - 20, edge) != [255] * 4:
        faults.append(f"page {page}: no solid patches at the head, {plates.most(trim[0], 0, width / 2 - 20, edge)}")
    corner = plates.most(0, 0, 4, 4)
    if max(corner):
        faults.append(f"page {page}: something at the sheet's corner, {corner}")


def check_slug(pdf, page, label, faults):
    width, height = pdf.page_entry(page, "/MediaBox")[2:]
    edge = pdf.page_entry(page, "/BleedBox")[1]
    text = pdfs.run("pdftotext", "-f", str(page), "-l", str(page), "-x", "0", "-y", str(int(height - edge)), "-W", str(int(width)),
                    "-H", str(int(edge) + 1), pdf.path, "-").decode()
    for wanted in (label, "Cyan, Magenta, Yellow, Black", "2021-12-31"):
        if wanted not in text:
            faults.append(f"page {page}: the slug says {text.strip()!r}, not {wanted!r}")


def main(arguments):
    used, pdf = slug_boxes(arguments[0]), pdfs.Pdf(arguments[1])
    broken = arguments[3] if arguments[2:3] == ["--break"] else None
    number = len(used) - 1
    page, boxes = used[number]
    plates = Plates(arguments[1], number)
    label = page.text("label")
    if broken == "inside":
        boxes.append([0, 0, 10, 10])
    elif broken == "sheet":
        boxes[0][0] -= 999999
    elif broken == "plates":
        plates.data = bytes(len(plates.data))
    elif broken == "slug":
        label = "no such page"
    faults = []
    check_pages(used, faults)
    check_painted(pdf, number, plates, faults)
    check_slug(pdf, number, label, faults)
    for fault in faults[:10]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
