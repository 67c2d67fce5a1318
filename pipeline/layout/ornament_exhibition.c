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
