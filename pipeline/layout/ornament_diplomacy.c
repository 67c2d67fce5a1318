// ornament_diplomacy.c: diplomacy: rows of flags, the table between two of them, two shores, linked rings, the
// assembly's round house. Its cities are in ornament_capitals.c.
//
// What belongs together is drawn in pairs and rows of equals.
#include <math.h>

#include "layout/ornament_capitals.h"

// Flags on their poles in a row, rising to the middle, before the sun.
static void flag_row(Canvas *c) {
    Palette p = palette_any(c);
    int count = form_count(c, 9, 6, 4, 3), rows = c->form == FORM_TALL ? 2 : 1,
        first = canvas_pick(c, 6);
    double base = c->h * form_pick(c, 0.86, 0.86, 0.86, 0.88), pitch = c->w / (count + 0.1);
    double width = pitch * 0.82, x = c->w / 2;
    canvas_paint_all(c, p.field);
    part_glow(c, x, base, c->s * 0.1, 44, p.halo);
    draw_discs(c, x, base,
               (double[]){c->s * form_pick(c, 0.74, 0.5, 0.46, 0.56),
                          c->s * form_pick(c, 0.6, 0.4, 0.37, 0.45)},
               (Tone[]){p.field, p.accent}, 2);
    for (int row = 0; row < rows; row++) // behind, higher, and between the others
        for (int i = 0; i < count - (rows > 1 && row == 0); i++) {
            double t = (i + 0.5 + (rows > 1 && row == 0 ? 0.5 : 0)) / count - 0.5;
            double height = base * (rows > 1 ? (row == 0 ? 0.86 : 0.5) : 0.86 - 0.5 * t * t);
            part_flag(c, x + t * pitch * count - width * 0.46, base, height, width,
                      part_cloth(c, first + i * 2 + row * 3, p), 1, p.main);
        }
    part_floor(c, base, p);
}

// Two figures at a table, their flags crossed between them, the treaty before them.
static void treaty(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, base = c->h * form_pick(c, 0.86, 0.84, 0.84, 0.82),
           width = c->w * form_pick(c, 0.56, 0.82, 0.9, 0.92);
    double height = c->s * form_pick(c, 0.3, 0.24, 0.22, 0.3), top = base - height,
           bust = c->s * form_pick(c, 0.42, 0.34, 0.32, 0.4);
    double reach = width * 0.33, y = top - bust * 0.8,
           r = c->s * form_pick(c, 0.36, 0.32, 0.32, 0.46);
    canvas_paint_all(c, p.field);
    draw_rays(c, x, y, r, c->w + c->h, 44, 0.5, 0, p.halo);
    draw_discs(c, x, y, (double[]){r * 1.16, r * 1.06}, (Tone[]){p.accent, p.halo}, 2);
    draw_shanyrak(c, x, y - (c->form == FORM_TALL ? r * 0.1 : 0), r * 0.9, p.second, ART_PI / 4);
    int32_t left = motif_bust(c, p.second == TONE_SAND ? TONE_HAZE : p.second, p.main, p.light),
            right = motif_bust(c, p.main, p.second == TONE_SAND ? TONE_HAZE : p.second, p.light);
    part_bust(c, left, x - reach, top + bust * 0.04, bust);
    part_bust(c, right, x + reach, top + bust * 0.04, bust);
    double pole = bust * 0.86, room = (reach - bust * 0.28) * 0.7,
           cloth = bust * 0.5 < room ? bust * 0.5 : room;
    for (int side = -1; side <= 1; side += 2) {
        Affine old = c->at;
        canvas_translate(c, x, top);
        canvas_rotate(c, side * 0.22);
        part_flag(c, 0, 0, pole, cloth, part_cloth(c, side > 0 ? 0 : 3, p), side, p.main);
        c->at = old;
    }
    if (c->form == FORM_BAND)
        for (int i = 0; i < 6; i++) {
            double px = i < 3 ? c->w * (0.035 + 0.075 * i) : c->w * (0.965 - 0.075 * (i - 3));
            part_flag(c, px, base, base * (0.8 - 0.08 * (i % 3)), c->w * 0.062, part_cloth(c, i, p),
                      i < 3 ? 1 : -1, p.main);
        }
    part_table(c, x, base, width, height, p.accent, p.main == p.floor ? p.second : p.main,
               p.accent);
    for (int side = -1; side <= 1; side += 2) { // the folders
        canvas_polygon(c,
                       (Spot[]){{x + side * reach - bust * 0.3, top},
                                {x + side * reach - bust * 0.24, top - bust * 0.09},
                                {x + side * reach + bust * 0.24, top - bust * 0.09},
                                {x + side * reach + bust * 0.3, top}},
                       4);
        canvas_fill(c, TONE_PAPER);
    }
    part_floor(c, base, p);
}

// A city at one side of the water: houses and a dome on a quay.
static void shore(Canvas *c, double x, double w, double water, Tone town, Tone window, Tone stone) {
    double r = w * 0.3 < c->h * 0.2 ? w * 0.3 : c->h * 0.2, drum = c->h * 0.07, foot = c->s * 0.03;
    capital_blocks(c, x, w, water, c->h * form_pick(c, 0.36, 0.3, 0.26, 0.22), town, window);
    part_dome(c, x + w / 2, water - drum, r, stone, TONE_GOLD, TONE_GOLD);
    canvas_rect(c, x + w / 2 - r, water - drum, 2 * r, drum);
    canvas_rect(c, x, water - foot, w, foot * 2);
    canvas_fill(c, stone);
}

// A bridge of arches over calm water, a city on each shore.
static void two_shores(Canvas *c) {
    Scheme s = c->scheme;
    int arches = form_count(c, 7, 5, 3, 3);
    double water = c->h * form_pick(c, 0.74, 0.72, 0.7, 0.68), left = c->w * 0.22,
           right = c->w * 0.78, crown = c->s * form_pick(c, 0.26, 0.17, 0.16, 0.18);
    Tone stone = s.dark ? TONE_CREAM : TONE_NIGHT, sea = s.dark ? TONE_BLUE : TONE_HAZE,
         town = s.dark ? TONE_HAZE : TONE_BLUE;
    if (s.sky == sea) sea = TONE_DEEP;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w / 2, water, c->s * form_pick(c, 0.5, 0.36, 0.34, 0.42), 2);
    scene_range(c, water, c->s * 0.14, s.far == sea ? TONE_MIST : s.far,
                s.middle == sea ? TONE_BLUE : s.middle);
    canvas_rect(c, 0, water, c->w, c->h - water);
    canvas_fill(c, sea);
    scene_calm(c, water + c->h * 0.03, c->h, 6, s.dark ? TONE_HAZE : TONE_PALE);
    shore(c, 0, left, water, town, s.dark ? TONE_DEEP : TONE_MIST, stone);
    shore(c, right, c->w - right, water, town, s.dark ? TONE_DEEP : TONE_MIST, stone);
    double pitch = (right - left) / arches, deck = water - crown, line = c->s * 0.03;
    canvas_polygon(c,
                   (Spot[]){{left - pitch * 0.5, water - line},
                            {left, deck},
                            {right, deck},
                            {right + pitch * 0.5, water - line},
                            {right, water + line},
                            {left, water + line}},
                   6);
    canvas_fill(c, stone);
    for (int i = 0; i < arches; i++) {
        double x = left + pitch * (i + 0.5), half = pitch * 0.4, rise = crown * 0.76;
        canvas_move(c, x - half, water + line);
        canvas_curve(c, x - half, water - rise * 0.9, x - half * 0.5, water - rise, x,
                     water - rise);
        canvas_curve(c, x + half * 0.5, water - rise, x + half, water - rise * 0.9, x + half,
                     water + line);
        canvas_close(c);
    }
    canvas_fill(c, sea);
    band_diamonds(c, left, deck + crown * 0.03, right - left, crown * 0.14, TONE_GOLD, stone);
    canvas_rect(c, left, deck - line, right - left, line);
    canvas_fill(c, TONE_GOLD);
    scene_birds(c, c->w * 0.42, c->h * form_pick(c, 0.16, 0.18, 0.2, 0.2), c->s * 0.07, 3,
                s.dark ? TONE_CREAM : TONE_NIGHT);
}

// A ring with its outline. A circle is closed: an arc all round would show a seam where its ends meet.
static void ring_whole(Canvas *c, Spot at, double r, Tone ring, Tone edge) {
    canvas_circle(c, at.x, at.y, r);
    canvas_stroke(c, edge, r * 0.34);
    canvas_circle(c, at.x, at.y, r);
    canvas_stroke(c, ring, r * 0.22);
}

// An arc of it, over what it crosses.
static void ring_arc(Canvas *c, Spot at, double r, double from, double to, Tone ring, Tone edge) {
    const double in = 0.04; // the ring itself goes a little further
    canvas_arc(c, at.x, at.y, r, from + in, to - in);
    canvas_stroke(c, edge, r * 0.34);
    canvas_arc(c, at.x, at.y, r, from, to);
    canvas_stroke(c, ring, r * 0.22);
}

// Rings linked with their neighbours, over and under by turns.
static void linked_rings(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 6, 4, 3, 2), rows = form_count(c, 1, 2, 3, 3);
    if (c->grow > 1.4 && c->form == FORM_TALL) columns = 3, rows = 4;
    double pitch = c->w / (columns + 0.42), r = pitch * 0.6,
           step = rows > 1 ? (c->h - 2.4 * r) / (rows - 1) : 0;
    if (r * 2.3 > c->h) r = c->h / 2.3, pitch = r / 0.6;
    if (rows > 1 && step > pitch) step = pitch;
    const Tone inks[] = {p.main, p.accent, p.second,
                         p.field == TONE_NIGHT || p.field == TONE_DEEP ? p.light : TONE_HAZE};
    canvas_paint_all(c, p.field);
    Spot at[16];
    for (int i = 0; i < columns * rows; i++)
        at[i] = (Spot){c->w / 2 + pitch * (i % columns - (columns - 1) / 2.0),
                       c->h / 2 + step * (i / columns - (rows - 1) / 2.0)};
    for (int i = 0; i < columns * rows; i++) {
        canvas_circle(c, at[i].x, at[i].y, r * 0.9);
        canvas_fill(c, p.halo);
    }
    for (int i = 0; i < columns * rows; i++)
        ring_whole(c, at[i], r, inks[(i % columns + i / columns * 3) % 4], p.field);
    for (int i = 0; i < columns * rows; i++) { // where an earlier ring comes up again
        Tone ring = inks[(i % columns + i / columns * 3) % 4];
        double across = acos(pitch / 2 / r),
               down = rows > 1 && step < 2 * r ? acos(step / 2 / r) : 0;
        if (i % columns + 1 < columns)
            ring_arc(c, at[i], r, -across - 0.34, -across + 0.34, ring, p.field);
        if (i / columns + 1 < rows && down > 0)
            ring_arc(c, at[i], r, ART_PI / 2 + down - 0.3, ART_PI / 2 + down + 0.3, ring, p.field);
    }
    for (int i = 0; i < columns * rows; i++)
        draw_rosette(c, at[i].x, at[i].y, r * 0.36, 8,
                     (Tone[]){p.accent, p.main, p.halo, p.accent});
}

// Its dome with ribs, its wall with arches, its steps.
static void rotunda_house(Canvas *c, double x, double base, double half, Palette p) {
    double tall = half * 0.62, sky = base - tall - half * 0.62;
    int columns = 9;
    Tone wall = p.main == TONE_MIST ? TONE_CREAM : p.main,
         deep = p.main == TONE_MIST ? TONE_HAZE : p.second;
    canvas_ellipse(c, x, base - tall * 1.06, half * 0.86, half * 0.62);
    canvas_fill(c, deep);
    for (int i = -3; i <= 3; i++) {
        canvas_move(c, x + half * 0.28 * i, base - tall);
        canvas_curve(c, x + half * 0.27 * i, base - tall - half * 0.3, x + half * 0.14 * i,
                     base - tall - half * 0.56, x, base - tall * 1.06 - half * 0.62);
    }
    canvas_stroke(c, p.accent, half * 0.018);
    canvas_rect(c, x - half * 0.012, sky - half * 0.3, half * 0.024, half * 0.3);
    canvas_circle(c, x, sky - half * 0.3, half * 0.04);
    canvas_fill(c, p.accent);
    canvas_rect(c, x - half, base - tall * 1.12, 2 * half, tall * 1.12);
    canvas_fill(c, wall);
    band_diamonds(c, x - half, base - tall * 1.08, 2 * half, tall * 0.16, p.accent, wall);
    for (int i = 0; i < columns; i++) { // nearer the sides they stand closer: the house is round
        double a = ART_PI * (i + 0.5) / columns - ART_PI / 2,
               w = half * 0.16 * cos(a) + half * 0.02;
        scene_arch(c, x + half * 0.94 * sin(a), base - tall * 0.06, w * 0.72,
                   tall * 0.78 < w * 0.9 ? w * 0.9 : tall * 0.78);
    }
    canvas_fill(c, deep);
    for (int i = 0; i < 3; i++) {
        canvas_rect(c, x - half * (1.06 + 0.1 * i), base - tall * 0.06 + tall * 0.05 * i,
                    half * (2.12 + 0.2 * i), tall * 0.05);
        canvas_fill(c, i % 2 ? wall : p.accent);
    }
}

// The round house of an assembly: columns, a ring of flags, a low dome.
static void rotunda(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, base = c->h * form_pick(c, 0.84, 0.82, 0.8, 0.78),
           half = c->s * form_pick(c, 0.62, 0.42, 0.36, 0.42), tall = half * 0.62;
    int poles = form_count(c, 4, 2, 0, 0), first = canvas_pick(c, 6);
    canvas_paint_all(c, p.field);
    draw_rays(c, x, base - tall, half, c->w + c->h, 44, 0.5, 0, p.halo);
    draw_discs(c, x, base - tall, (double[]){half * 1.2, half * 1.08}, (Tone[]){p.halo, p.field},
               2);
    for (int side = -1; side <= 1 && !poles; side += 2) // no room at its sides: over the roof
        part_flag(c, x + side * half * 0.66, base, tall * 2.9, half * 0.62,
                  part_cloth(c, first + (side > 0) * 3, p), side, p.main);
    double room = (c->w / 2 - half * 1.12) / (poles ? poles : 1),
           width = room * 0.86 < half * 0.6 ? room * 0.86 : half * 0.6;
    for (int side = -1; side <= 1; side += 2)
        for (int i = 0; i < poles; i++)
            part_flag(c, x + side * (half * 1.14 + room * i), base, tall * 1.9 - half * 0.1 * i,
                      width, part_cloth(c, first + i * 2 + (side > 0), p), side, p.main);
    rotunda_house(c, x, base, half, p);
    part_floor(c, base + tall * 0.09, p);
}

Compositions ornament_diplomacy(void) {
    static Composition *const all[] = {flag_row,   capital_spires,  linked_rings,
                                       treaty,     capital_arcades, rotunda,
                                       two_shores, capital_domes};
    return COMPOSITIONS(all);
}
