// ornament_civic.c: elections and exhibitions: the ballot, a mosaic of voices, booths; frames, light, a
// wall of works.
#include <math.h>
#include <stdlib.h>

#include "layout/ornament_topics.h"

// ---- elections -----------------------------------------------------------------------------------

static void tick_path(Canvas *c, double x, double y, double r) {
    canvas_move(c, x - r * 0.55, y + r * 0.02);
    canvas_line(c, x - r * 0.14, y + r * 0.42);
    canvas_line(c, x + r * 0.58, y - r * 0.42);
}

// A sheet with a marked line sinks into the box.
static void ballot(Canvas *c) {
    Scheme s = c->scheme;
    double lid = c->h * (c->form == FORM_TALL ? 0.66 : 0.68),
           x = c->form >= FORM_SQUARE ? c->w / 2 : scene_focus(c);
    double w = c->s * (c->form == FORM_BAND ? 0.52 : 0.4),
           top = lid - w * (c->form == FORM_BAND ? 1.06 : 1.15);
    if (s.sun == TONE_PAPER) c->scheme.sun = TONE_BLUE; // the sheet is white
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, lid, w * 1.02, 2);
    Affine old = c->at;
    canvas_rect(c, 0, 0, c->w, lid);
    canvas_clip(c);
    canvas_translate(c, x, lid);
    canvas_rotate(c, canvas_between(c, -0.14, 0.14));
    canvas_rect(c, -w / 2, top - lid, w, w * 1.6);
    canvas_fill(c, TONE_PAPER);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.22, w * 0.5, w * 0.03);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.3, w * 0.34, w * 0.03);
    canvas_fill(c, TONE_HAZE);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.78, w * 0.5, w * 0.03);
    canvas_fill(c, TONE_HAZE);
    tick_path(c, 0, (top - lid) + w * 0.54, w * 0.22);
    canvas_stroke_round(c, TONE_NIGHT, w * 0.055);
    c->at = old;
    canvas_unclip(c);
    canvas_rect(c, 0, lid, c->w, c->h - lid);
    canvas_fill(c, s.ground);
    canvas_pill(c, x - w * 0.68, lid - w * 0.028, w * 1.36, w * 0.056);
    canvas_fill(c, s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
    double band = (c->h - lid) * 0.46;
    band_horns(c, 0, lid + (c->h - lid) * 0.32, c->w, band, s.ground,
               s.ground == TONE_GOLD ? TONE_NIGHT : TONE_BLUE,
               s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
}

// Half discs on a grid, turned by quarters; one of them whole and marked.
static void mosaic(Canvas *c) {
    static const double share[] = {0.33, 0.2, 0.2, 0.25};
    double aim = c->s * share[c->form] / c->grow;
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows, r = (w < h ? w : h) * 0.5;
    int chosen = columns * 3 / 5 - (canvas_toss(c) ? columns / 4 : 0), chosen_row = rows / 2;
    static const Tone discs[] = {TONE_NIGHT, TONE_NIGHT, TONE_BLUE, TONE_SAND, TONE_HAZE};
    Tone ground = canvas_toss(c) ? TONE_PALE : TONE_CREAM;
    canvas_paint_all(c, ground);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            double x = w * (column + 0.5), y = h * (row + 0.5),
                   from = ART_PI / 2 * canvas_pick(c, 4);
            double d = (double)abs(column - chosen) / columns + 0.6 * abs(row - chosen_row) / rows;
            int tone = (int)(d * 4.4 + canvas_between(c, 0, 1.5));
            if (column == chosen && row == chosen_row) continue;
            canvas_sector(c, x, y, 0, r, from, from + ART_PI);
            canvas_fill(c, discs[tone > 4 ? 4 : tone]);
        }
    double x = w * (chosen + 0.5), y = h * (chosen_row + 0.5);
    canvas_circle(c, x, y, r);
    canvas_fill(c, TONE_GOLD);
    tick_path(c, x, y, r * 0.72);
    canvas_stroke_round(c, TONE_PAPER, r * 0.17);
}

static void booth(Canvas *c, double x, double base, double half, double height, bool open) {
    Tone drape = c->scheme.dark ? TONE_HAZE : TONE_BLUE;
    scene_arch(c, x, base, half, height);
    canvas_fill(c, c->scheme.dark ? TONE_MIST : TONE_NIGHT);
    scene_arch(c, x, base, half * 0.86, height - half * 0.18);
    canvas_clip(c);
    canvas_rect(c, x - half, base - height, 2 * half, height);
    canvas_fill(c, !open ? drape : c->scheme.sky == TONE_GOLD ? TONE_SAND : TONE_GOLD);
    for (int i = 0; i < 6 && !open; i++)
        canvas_rect(c, x - half + half / 3 * i, base - height, half / 6, height);
    canvas_fill(c, c->scheme.dark ? TONE_BLUE : TONE_DEEP);
    if (open)
        draw_discs(c, x, base, (double[]){half * 1.2, half * 0.7},
                   (Tone[]){c->scheme.sky == TONE_GOLD ? TONE_CREAM : TONE_SAND, TONE_PAPER}, 2);
    canvas_unclip(c);
}

// A row of curtained arches; one stands open.
static void booths(Canvas *c) {
    static const int counts[] = {7, 5, 3, 2};
    Scheme s = c->scheme;
    int count = counts[c->form], open = canvas_pick(c, count);
    double pitch = c->w / (count + 0.3), base = c->h * 0.82, half = pitch * 0.4,
           frieze = c->h * 0.07;
    double height = c->h * 0.6 < half * 5.6 ? c->h * 0.6 : half * 5.6,
           top = base - height - frieze * 2.1;
    canvas_paint_all(c, s.dark ? TONE_BLUE : s.sky);
    canvas_rect(c, 0, 0, c->w, top);
    canvas_fill(c, s.dark ? TONE_NIGHT : tone_solid(s.glow));
    band_diamonds(c, 0, top + frieze * 0.3, c->w, frieze, s.dark ? TONE_SAND : TONE_NIGHT,
                  TONE_GOLD);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.65);
        booth(c, x, base, half, height, i == open);
        if (i != open) continue;
        canvas_polygon(c,
                       (Spot[]){{x - half * 0.86, base},
                                {x + half * 0.86, base},
                                {x + half * 1.6, c->h},
                                {x - half * 1.6, c->h}},
                       4);
        canvas_fill(c, s.ground == TONE_GOLD ? TONE_CREAM
                       : s.sky == TONE_GOLD  ? TONE_SAND
                                             : TONE_GOLD);
    }
}

// Stripes that fall a little and rise far: one great mark.
static void great_tick(Canvas *c) {
    static const double share[] = {0.11, 0.1, 0.095, 0.105};
    Scheme s = c->scheme;
    double x = c->w * (c->form == FORM_BAND ? 0.36 : 0.38),
           y = c->h * (c->form == FORM_TALL ? 0.72 : 0.86), step = c->s * share[c->form];
    double reach = c->w + c->h, left = x - c->s * 0.23;
    const Tone light[] = {TONE_NIGHT, TONE_GOLD, TONE_BLUE, TONE_SAND},
               night[] = {TONE_CREAM, TONE_GOLD, TONE_BLUE, TONE_SAND};
    canvas_paint_all(c, s.dark                                     ? TONE_NIGHT
                        : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_CREAM
                                                                   : s.sky);
    draw_discs(c, c->w * (c->form == FORM_BAND ? 0.74 : 0.7), c->h * 0.34,
               (double[]){c->s * 0.3, c->s * 0.22},
               (Tone[]){s.dark ? TONE_DEEP : TONE_PAPER, s.dark ? TONE_BLUE : TONE_MIST}, 2);
    canvas_rect(c, left, 0, c->w - left, c->h);
    canvas_clip(c);
    int first = canvas_pick(c, 2);
    for (int i = 0; i < 4; i++) {
        double k = y + step * 1.4 * (i - 3);
        canvas_move(c, x - reach, k - reach);
        canvas_line(c, x, k);
        canvas_line(c, x + reach, k - reach);
        canvas_stroke(c, (s.dark ? night : light)[(i + first) % 4], step);
    }
    canvas_unclip(c);
}

Compositions ornament_elections(void) {
    static Composition *const all[] = {ballot, mosaic, booths, great_tick};
    return COMPOSITIONS(all);
}

// ---- exhibition ----------------------------------------------------------------------------------

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
    static const double share[] = {0.5, 0.34, 0.34, 0.42};
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

Compositions ornament_exhibition(void) {
    static Composition *const all[] = {gallery, beams, tunnel, kites};
    return COMPOSITIONS(all);
}
