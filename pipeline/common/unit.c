// unit.c: reads lengths with their unit.
#include "common/unit.h"

static bool read_number(Text text, size_t *offset, double *number) {
    size_t i = *offset;
    bool minus = i < text.size && text.at[i] == '-';
    if (minus) i++;
    double value = 0, place = 1;
    bool any = false, fraction = false;
    for (; i < text.size && i < 24; i++) {
        char c = text.at[i];
        if (c == '.' && !fraction) { fraction = true; continue; }
        if (c < '0' || c > '9') break;
        any = true;
        value = fraction ? value + (c - '0') * (place /= 10) : value * 10 + (c - '0');
    }
    *offset = i;
    *number = minus ? -value : value;
    return any;
}

bool unit_read(Text text, Unit *length) {
    static const struct { const char *name; double points; } units[] = {
        {"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}};
    size_t offset = 0;
    double number;
    if (!read_number(text, &offset, &number)) return false;
    Text name = text_trim(text_part(text, offset, text.size));
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!text_is(name, units[i].name)) continue;
        double points = number * units[i].points;
        if (points > 28346 || points < -28346) return false;
        *length = UNIT_PT(points);
        return true;
    }
    return false;
}

Rect rect_union(Rect a, Rect b) {
    if (!a.width) return b;
    if (!b.width) return a;
    Unit left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    Unit right = a.x + a.width > b.x + b.width ? a.x + a.width : b.x + b.width;
    Unit foot = a.y + a.height > b.y + b.height ? a.y + a.height : b.y + b.height;
    return (Rect){left, top, right - left, foot - top};
}
