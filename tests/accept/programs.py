# programs.py: embedded font programs: how wide a glyph is, and whether anything is drawn for it (OpenType's tables;
# Adobe technical notes 5176, the Compact Font Format, and 5177, its charstrings). Glyph numbers are character codes.
import struct


class TrueType:
    def __init__(self, data):
        self.tables = {}
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
            tag, _, offset, size = struct.unpack_from(">4sIII", data, at)
            self.tables[tag] = data[offset:offset + size]
        self.count = struct.unpack_from(">H", self.tables[b"maxp"], 4)[0]
        self.em, = struct.unpack_from(">H", self.tables[b"head"], 18)
        self.long, = struct.unpack_from(">h", self.tables[b"head"], 50)
        self.metrics, = struct.unpack_from(">H", self.tables[b"hhea"], 34)

    def width(self, glyph):
        return struct.unpack_from(">H", self.tables[b"hmtx"], min(glyph, self.metrics - 1) * 4)[0] * 1000 / self.em

    def draws(self, glyph):
        form, size = (">II", 4) if self.long else (">HH", 2)
        first, end = struct.unpack_from(form, self.tables[b"loca"], glyph * size)
        return end > first


def read_index(data, at):
    count, = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size = data[at + 2]
    ends = [int.from_bytes(data[at + 3 + i * size:at + 3 + (i + 1) * size], "big") for i in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [data[base + a:base + b] for a, b in zip(ends, ends[1:])], base + ends[count]


# a number of a DICT or a charstring: its value and the place behind it
def read_number(data, at):
    first = data[at]
    if first == 28:
        return struct.unpack_from(">h", data, at + 1)[0], at + 3
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


def read_real(data, at):
    text = ""
    while "f" not in text:
        text += data[at:at + 1].hex()
        at += 1
    text = text[:text.index("f")].replace("a", ".").replace("c", "E-").replace("b", "E").replace("e", "-")
    return float(text), at


def read_dict(data):
    found, operands, at = {}, [], 0
    while at < len(data):
        if data[at] <= 21:
            operator = (data[at],) if data[at] != 12 else (12, data[at + 1])
            found[operator], operands = operands, []
            at += len(operator)
            continue
        if data[at] == 29:
            value, at = struct.unpack_from(">i", data, at + 1)[0], at + 5
        else:
            value, at = read_real(data, at + 1) if data[at] == 30 else read_number(data, at)
        operands.append(value)
    return found


def bias(subroutines):
    return 107 if len(subroutines) < 1240 else 1131 if len(subroutines) < 33900 else 32768


STEMS, MOVES, MASKS = {1, 3, 18, 23}, {4: 1, 22: 1, 21: 2}, {19, 20}


class Cff:
    def __init__(self, data):
        _, at = read_index(data, data[2])
        tops, at = read_index(data, at)
        _, at = read_index(data, at)
        self.shared, _ = read_index(data, at)
        top = read_dict(tops[0])
        size, start = top[18,]
        private = read_dict(data[start:start + size])
        self.own = read_index(data, start + private[19,][0])[0] if (19,) in private else []
        self.default, self.nominal = private.get((20,), [0])[0], private.get((21,), [0])[0]
        self.scale = top.get((12, 7), [0.001])[0] * 1000
        self.strings, _ = read_index(data, top[17,][0])
        self.count = len(self.strings)

    # the first operator of a glyph that takes operands off the stack, and these
    def begin(self, glyph):
        stack, calls, data, at = [], [], self.strings[glyph], 0
        while True:
            if at >= len(data) or data[at] == 11:  # the end of a subroutine
                data, at = calls.pop()
            elif data[at] == 255:
                stack.append(struct.unpack_from(">i", data, at + 1)[0] / 65536)
                at += 5
            elif data[at] >= 32 or data[at] == 28:
                value, at = read_number(data, at)
                stack.append(value)
            elif data[at] in (10, 29):
                subroutines = self.own if data[at] == 10 else self.shared
                calls.append((data, at + 1))
                data, at = subroutines[int(stack.pop()) + bias(subroutines)], 0
            else:
                return data[at], stack

    # a width stands before the first operator's own operands, where it is not the default
    def width(self, glyph):
        operator, stack = self.begin(glyph)
        odd = len(stack) % 2 == 1 if operator in STEMS | MASKS else \
            len(stack) in (1, 5) if operator == 14 else len(stack) > MOVES.get(operator, len(stack))
        return (self.nominal + stack[0] if odd else self.default) * self.scale

    def draws(self, glyph):
        operator, stack = self.begin(glyph)
        return operator != 14 or len(stack) >= 4


def read(data):
    return TrueType(data) if data[:4] in (b"\0\1\0\0", b"true") else Cff(data)


# the W array of a CIDFont: code -> width
def widths(font):
    found, entries = {}, list(font.get("/W", []))
    while entries:
        first, second = entries[:2]
        if isinstance(second, list):
            found.update((first + i, width) for i, width in enumerate(second))
            entries = entries[2:]
        else:
            found.update((code, entries[2]) for code in range(first, second + 1))
            entries = entries[3:]
    return found


# what is wrong with the glyphs that a font shows; texts: code -> what it stands for. What draws nothing is a blank.
def missing(program, codes, texts):
    for code in sorted(codes):
        if code >= program.count or not program.draws(code) and texts.get(code, "x").strip(" \u00a0\u2002-\u200a\u202f\u3000"):
            yield f"glyph {code}, {texts.get(code)!r}"


def unequal(program, codes, font):
    said = widths(font)
    for code in sorted(codes):
        if code < program.count and abs(said.get(code, font.get("/DW", 1000)) - program.width(code)) > 1:
            yield f"glyph {code}: {said.get(code)}, not {program.width(code):g}"
