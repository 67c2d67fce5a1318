// ornament_exhibition.c: exhibitions: frames on a wall, beams of light, a row of rooms, folded kites.
//
// What is shown stands in light before a calm wall.
#include <math.h>

#include "layout/ornament_topics.h"

// What hangs in a frame: a sun over ranges, a star, horns, stripes.
static void work_draw(Canvas *c, double x, double y, double w, double h, int kind) {
    double r = w < h ? w : h;
    canvas_rect(c, x, y, w, h);
    canvas_clip(c);
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, kind % 2 ? TONE_MIST : TONE_CREAM);
    if (kind == 0) {
        canvas_circle(c, x + w * 0.62, y + h * 0.42, r * 0.24);
        canvas_fill(c, TONE_GOLD);
        canvas_polygon(
            c,
            (Spot[]){
                {x, y + h * 0.8}, {x + w * 0.34, y + h * 0.4}, {x + w * 0.7, y + h}, {x, y + h}},
            4);
        canvas_fill(c, TONE_BLUE);
        canvas_polygon(c,
                       (Spot[]){{x + w * 0.3, y + h},
                                {x + w * 0.74, y + h * 0.56},
                                {x + w, y + h * 0.8},
                                {x + w, y + h}},
                       4);
        canvas_fill(c, TONE_NIGHT);
    } else if (kind == 1) {
        draw_rosette(c, x + w / 2, y + h / 2, r * 0.42, 12,
                     (Tone[]){TONE_NIGHT, TONE_GOLD, TONE_CREAM, TONE_NIGHT});
    } else if (kind == 2) {
        canvas_place(c, motif_horn_cross(c, TONE_NIGHT, TONE_GOLD), x + w / 2, y + h / 2,
                     r * 0.8 / 100, 0);
    } else if (kind == 3) {
        draw_discs(c, x + w / 2, y + h, (double[]){r * 0.78, r * 0.58, r * 0.36},
                   (Tone[]){TONE_BLUE, TONE_PALE, TONE_GOLD}, 3);
    } else {
        canvas_place(c, motif_tulip(c, TONE_GOLD, TONE_NIGHT, TONE_BLUE), x + w / 2, y + h / 2,
                     r * 0.86 / 100, 0);
    }
    canvas_unclip(c);
}

static void framed(Canvas *c, double x, double y, double w, double h, int kind) {
    double k = c->s * 0.016, mat = c->s * 0.035;
    canvas_rect(c, x - mat - k, y - mat - k, w + 2 * (mat + k), h + 2 * (mat + k));
    canvas_fill(c, c->scheme.dark ? TONE_GOLD : TONE_NIGHT);
    canvas_rect(c, x - mat, y - mat, w + 2 * mat, h + 2 * mat);
    canvas_fill(c, TONE_PAPER);
    work_draw(c, x, y, w, h, kind);
}

// Works of differing size along one line, over a calm floor; in tall forms two, one over the other.
static void gallery(Canvas *c) {
    static const int counts[] = {5, 3, 2, 1};
    Scheme s = c->scheme;
    bool tall = c->form == FORM_TALL;
    double floor_top = c->h * 0.86, middle = c->h * (tall ? 0.3 : 0.43),
           pitch = c->w / (counts[c->form] + 0.2);
    int count = counts[c->form], kind = canvas_pick(c, 5);
    canvas_paint_all(c, s.dark ? TONE_DEEP : s.sky);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.6), d = pitch * 0.42;
        canvas_polygon(
            c, (Spot[]){{x - d * 0.3, 0}, {x + d * 0.3, 0}, {x + d, floor_top}, {x - d, floor_top}},
            4);
    }
    canvas_fill(c, s.dark ? TONE_BLUE : tone_solid(s.glow));
    canvas_rect(c, 0, floor_top, c->w, c->h - floor_top);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.6), size = c->h * 0.5 < pitch * 0.64 ? c->h * 0.5 : pitch * 0.64;
        double w = size * (i % 2 ? 0.74 : 1), h = size * (i % 3 ? 1 : 0.8);
        framed(c, x - w / 2, middle - h / 2, w, h, (kind + i * 2) % 5);
    }
    if (!tall) return;
    for (int i = 0; i < 2; i++) {
        double w = c->w * 0.24,
               x = c->w * (i ? 0.52 : 0.5) + (i ? 0.06 : -0.3) * c->w + c->w * 0.01;
        framed(c, x, c->h * 0.55, w, w * 1.3, (kind + 2 + i * 2) % 5);
    }
}

// A beam's outline, from its lamp to the pool of light.
static void beam_path(Canvas *c, double from, double x, double base, double r) {
    canvas_polygon(
        c,
        (Spot[]){
            {from - r * 0.1, 0}, {from + r * 0.1, 0}, {x + r * 2.2, base}, {x - r * 2.2, base}},
        4);
}

// The plinth, two sides seen, with a woven band, and the work on it.
static void plinth(Canvas *c, double x, double base, double r, Tone inner) {
    canvas_polygon(c,
                   (Spot[]){{x - r * 0.8, base - r * 1.5},
                            {x, base - r * 1.5},
                            {x, base + r * 0.12},
                            {x - r * 0.8, base}},
                   4);
    canvas_fill(c, TONE_NIGHT);
    canvas_polygon(c,
                   (Spot[]){{x + r * 0.8, base - r * 1.5},
                            {x, base - r * 1.5},
                            {x, base + r * 0.12},
                            {x + r * 0.8, base}},
                   4);
    canvas_fill(c, TONE_DEEP);
    band_diamonds(c, x - r * 0.8, base - r * 1.32, r * 1.6, r * 0.16, TONE_GOLD, TONE_NIGHT);
    draw_rosette(c, x, base - r * 2.7, r * 1.1, 12,
                 (Tone[]){TONE_GOLD, TONE_CREAM, inner, TONE_GOLD});
}

// Beams from above cross over a plinth; where two meet, the light is brighter.
static void beams(Canvas *c) {
    static const int counts[] = {5, 4, 4, 3};
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    int count = counts[c->form];
    double x = c->form == FORM_TALL ? c->w / 2 : scene_focus(c), base = c->h * 0.82,
           r = c->s * 0.15, lamp[5];
    canvas_paint_all(c, TONE_NIGHT);
    canvas_rect(c, 0, 0, c->w, base);
    canvas_clip(c);
    for (int i = 0; i < count; i++) {
        lamp[i] = c->w * (i + 0.5) / count + canvas_between(c, -0.04, 0.04) * c->w;
        beam_path(c, lamp[i], x, base, r);
        canvas_fill(c, TONE_DEEP);
    }
    for (int i = 0; i + 1 < count; i++) {
        beam_path(c, lamp[i], x, base, r);
        canvas_clip(c);
        for (int k = i + 1; k < count; k++) beam_path(c, lamp[k], x, base, r);
        canvas_fill(c, i == 0 ? TONE_BLUE : TONE_HAZE);
        canvas_unclip(c);
    }
    canvas_unclip(c);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, TONE_GOLD);
    canvas_ellipse(c, x, base, r * 2.8, r * 0.34);
    canvas_fill(c, TONE_CREAM);
    plinth(c, x, base, r, s.middle);
}

// Frame after frame towards the light at the end, in one perspective.
static void tunnel(Canvas *c) {
    Scheme s = c->scheme;
    const Tone light[] = {TONE_NIGHT, TONE_BLUE,  TONE_CREAM, TONE_GOLD,
                          TONE_PALE,  TONE_NIGHT, TONE_CREAM};
    const Tone dark[] = {TONE_GOLD, TONE_NIGHT, TONE_SAND, TONE_BLUE,
                         TONE_DEEP, TONE_MIST,  TONE_GOLD};
    const Tone *tones = canvas_toss(c) ? light : dark;
    double x = scene_focus(c), y = c->h * 0.52, k = c->form == FORM_BAND ? 0.88 : 0.86;
    canvas_paint_all(c, s.dark ? TONE_DEEP : s.sky);
    for (int i = 0; i < 7; i++, k *= c->form == FORM_BAND ? 0.72 : 0.76) {
        canvas_rect(c, x - x * k, y - y * k, c->w * k, c->h * k);
        canvas_fill(c, tones[i]);
        if (i % 2) continue;
        double in = k * 0.965;
        canvas_rect(c, x - x * in, y - y * in, c->w * in, c->h * in);
        canvas_stroke(c, tones == light ? TONE_GOLD : TONE_CREAM, c->u * 0.3 * k);
    }
    for (int i = 0; i < 4; i++) {
        double ex = i % 2 ? c->w : 0, ey = i < 2 ? 0 : c->h;
        canvas_move(c, ex, ey);
        canvas_line(c, x + (ex - x) * 0.88, y + (ey - y) * 0.88);
    }
    canvas_stroke(c, TONE_GOLD, c->u * 0.3);
    draw_rosette(c, x, y, c->h * k * 0.36 < c->w * k * 0.36 ? c->h * k * 0.36 : c->w * k * 0.36, 8,
                 (Tone[]){TONE_NIGHT, TONE_GOLD, TONE_CREAM, TONE_NIGHT});
}

// A field of folded kites, lit from one corner.
static void kites(Canvas *c) {
    static const double share[] = {0.5, 0.34, 0.26, 0.34};
    double aim = c->s * share[c->form] / c->grow;
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows;
    static const Tone tones[] = {TONE_NIGHT, TONE_BLUE, TONE_HAZE, TONE_MIST, TONE_PALE};
    canvas_paint_all(c, TONE_HAZE);
    int gold = canvas_pick(c, rows) * columns + canvas_pick(c, columns > 1 ? columns - 1 : 1);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = (i - column) / columns, k = (column + row) % 2,
            deep = canvas_pick(c, 3);
        double x = w * column, y = h * row;
        double fx = x + w * (k ? 0.68 : 0.32), fy = y + h * (k ? 0.32 : 0.68);
        Spot corner[] = {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
        for (int side = 0; side < 4; side++) {
            canvas_polygon(c, (Spot[]){corner[side], corner[(side + 1) % 4], {fx, fy}}, 3);
            bool shine = i == gold || i == gold + 1;
            canvas_fill(c, shine ? (Tone[]){TONE_CREAM, TONE_GOLD, TONE_SAND, TONE_GOLD}[side]
                                 : tones[(side + deep) % 5]);
        }
    }
}

// A bow of ribbon across a portal, about to be cut.
static void ribbon(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, y = c->h * form_pick(c, 0.6, 0.62, 0.62, 0.6),
           r = c->s * form_pick(c, 0.24, 0.18, 0.19, 0.24), width = r * 0.5;
    double half = c->s * form_pick(c, 0.62, 0.44, 0.38, 0.42), base = c->h * 0.88,
           tall = base * 0.94;
    if (tall < half * 1.25) half = tall / 1.25;
    Tone band = p.accent, shade = p.accent == TONE_PAPER ? TONE_CREAM : TONE_SAND,
         deep = p.main == TONE_MIST ? TONE_HAZE : p.main;
    canvas_paint_all(c, p.field);
    draw_rays(c, x, base - tall * 0.5, half, c->w + c->h, 40, 0.5, 0, p.halo);
    for (int i = 0; i < 3; i++) {
        double k = 1 - 0.14 * i;
        scene_arch(c, x, base, half * k,
                   tall * (1 - 0.06 * i) > half * k * 1.2 ? tall * (1 - 0.06 * i) : half * k * 1.2);
        canvas_fill(c, i == 0 ? deep : i == 1 ? p.second : p.halo == p.second ? p.field : p.halo);
    }
    part_floor(c, base, p);
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(c, x, y - width / 2);
        canvas_curve(c, x + side * c->w * 0.2, y - width * 0.1, x + side * c->w * 0.3,
                     y - width * 0.9, x + side * c->w * 0.52, y - width * 0.8);
        canvas_line(c, x + side * c->w * 0.52, y + width * 0.2);
        canvas_curve(c, x + side * c->w * 0.3, y + width * 0.1, x + side * c->w * 0.2,
                     y + width * 0.9, x, y + width / 2);
        canvas_close(c);
        canvas_fill(c, band);
        canvas_polygon(c,
                       (Spot[]){{x, y},
                                {x + side * r * 1.1, y + r * 1.9},
                                {x + side * r * 0.72, y + r * 1.74},
                                {x + side * r * 0.5, y + r * 2.06},
                                {x - side * r * 0.1, y + r * 0.2}},
                       5);
        canvas_fill(c, shade);
        canvas_leaf(c, x, y, x + side * r * 1.7, y - r * 0.86, 0.3);
        canvas_fill(c, band);
        canvas_leaf(c, x + side * r * 0.3, y - r * 0.15, x + side * r * 1.4, y - r * 0.7, 0.22);
        canvas_fill(c, shade);
    }
    draw_rosette(c, x, y, r * 0.62, 12,
                 (Tone[]){deep, p.light, band == TONE_PAPER ? TONE_NIGHT : band, deep});
}

// A hall's stands in a row: striped canopies, a sign on each, things on the counter.
static void stands(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 4, 3, 2, 2), rows = form_count(c, 1, 1, 1, 2),
        first = canvas_pick(c, 4);
    if (c->grow > 1.4 && c->form == FORM_TALL) columns = 2, rows = 3;
    double w = c->w / columns, h = c->h / rows;
    const Tone cloth[] = {p.main, p.second, TONE_GOLD == p.field ? TONE_DEEP : TONE_GOLD};
    canvas_paint_all(c, p.field);
    for (int i = 0; i < columns * rows; i++) {
        double x = w * (i % columns) + w * 0.08, top = h * (i / columns) + h * 0.1, sw = w * 0.84,
               foot = h * (i / columns + 1), roof = h * 0.26, counter = foot - h * 0.26;
        Tone mine = cloth[(i + i / columns + first) % 3];
        canvas_rect(c, x, top, sw, foot - top);
        canvas_fill(c, p.halo);
        double r =
            (counter - top - roof) * 0.46 < sw * 0.36 ? (counter - top - roof) * 0.46 : sw * 0.36;
        if ((i + first) % 3 == 0)
            draw_rosette(c, x + sw / 2, counter - r * 1.05, r, 12,
                         (Tone[]){mine, p.light, p.accent, mine});
        if ((i + first) % 3 == 1)
            canvas_place(c, motif_tulip(c, p.accent, mine, p.second), x + sw / 2, counter - r,
                         r * 2 / 100, 0);
        if ((i + first) % 3 == 2)
            canvas_place(c, motif_horn_cross(c, mine, p.accent), x + sw / 2, counter - r * 1.05,
                         r * 2 / 100, 0);
        canvas_rect(c, x, counter, sw, foot - counter);
        canvas_fill(c, mine);
        band_horns(c, x, counter + (foot - counter) * 0.3, sw, (foot - counter) * 0.46, mine,
                   mine == p.light ? p.main : p.light, p.accent == mine ? p.light : p.accent);
        canvas_rect(c, x - w * 0.03, counter - h * 0.02, sw + w * 0.06, h * 0.035);
        canvas_rect(c, x, top, sw * 0.03, counter - top);
        canvas_rect(c, x + sw * 0.97, top, sw * 0.03, counter - top);
        canvas_fill(c, p.main == mine ? p.second : p.main);
        int stripes = 7;
        double pitch = (sw + w * 0.08) / stripes;
        for (int k = 0; k < stripes; k++) {
            double left = x - w * 0.04 + pitch * k;
            canvas_rect(c, left, top, pitch, roof * 0.72);
            canvas_sector(c, left + pitch / 2, top + roof * 0.72, 0, pitch / 2, 0, ART_PI);
            canvas_fill(c, k % 2 ? TONE_PAPER : mine);
        }
    }
}

Compositions ornament_exhibition(void) {
    static Composition *const all[] = {gallery, ribbon, kites, beams, stands, tunnel};
    return COMPOSITIONS(all);
}
