# ink.py: does ghostscript put as much ink on the pages as the ink check says?
#
#     ink.py FOUND PAM…     FOUND: what tools/ink prints, "PAGE MOST MEAN" a line; a PAM in CMYK for each page
#
# Most and mean of each page agree within 2 % of a solid plate. The mean of type may differ by what a rasteriser makes of
# a pixel that is covered in part; the most may not.
import sys

NEAR = 2.0


def read_pam(path):
    with open(path, "rb") as file:
        data = file.read()
    head, pixels = data.split(b"ENDHDR\n", 1)
    fields = dict(line.split(b" ", 1) for line in head.split(b"\n") if b" " in line and not line.startswith(b"#"))
    if fields[b"DEPTH"] != b"4":
        raise SystemExit(f"ink: {path} is not CMYK")
    return [sum(pixels[i:i + 4]) for i in range(0, len(pixels), 4)]


def main(arguments):
    with open(arguments[0]) as file:
        found = [[float(part) for part in line.split()] for line in file]
    if len(found) != len(arguments) - 1:
        print(f"{len(found)} pages, {len(arguments) - 1} rasters")
        return 1
    faults = []
    for (page, most, mean), path in zip(found, arguments[1:]):
        sums = read_pam(path)
        others = max(sums) / 2.55, sum(sums) / len(sums) / 2.55
        for name, ours, theirs in ("most", most, others[0]), ("mean", mean, others[1]):
            if abs(ours - theirs) > NEAR:
                faults.append(f"page {page:.0f}: {name} {ours:.1f} %, ghostscript {theirs:.1f} %")
    print("\n".join(faults) if faults else f"{len(found)} pages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
