// ornament_strip.c: very long frames, upright or lying: woven borders and narrow pictures, whatever the topic.
//
// A border is drawn lying, along x, on a board of its length and breadth; an upright one is turned by a
// quarter. A picture is composed for either way.
#include <math.h>

#include "layout/ornament_topics.h"

// Turns the board so that the strip lies along x; w and h change places.
static void strip_lay(Canvas *c) {
    if (c->w >= c->h) return;
    canvas_translate(c, c->w, 0);
    canvas_rotate(c, ART_PI / 2);
    double w = c->w;
    c->w = c->h;
    c->h = w;
}

static void strip_edges(Canvas *c, double line, Tone tone) {
    canvas_rect(c, 0, 0, c->w, line);
    canvas_rect(c, 0, c->h - line, c->w, line);
    canvas_fill(c, tone);
}

// Horn crosses in a row between teeth.
static void strip_horns(Canvas *c) {
    static const Tone sets[][3] = {{TONE_NIGHT, TONE_CREAM, TONE_GOLD},
                                   {TONE_CREAM, TONE_NIGHT, TONE_GOLD},
                                   {TONE_NIGHT, TONE_GOLD, TONE_CREAM}};
    const Tone *t = sets[canvas_pick(c, 3)];
    canvas_paint_all(c, t[0]);
    strip_lay(c);
    int count = (int)(c->w / (c->h * 0.8)) | 1;
    double pitch = c->w / count, size = (pitch < c->h * 0.74 ? pitch : c->h * 0.74) * 0.96;
    int32_t cross = motif_horn_cross(c, t[1], t[2]);
    for (int i = 0; i < count; i++)
        canvas_place(c, cross, pitch * (i + 0.5), c->h / 2, size / 100, 0);
    for (int i = 1; i < count; i++) canvas_regular(c, pitch * i, c->h / 2, size * 0.07, 4, 0);
    canvas_fill(c, t[2]);
    strip_edges(c, c->h * 0.03, t[2]);
    band_teeth(c, 0, c->h * 0.03, c->w, c->h * 0.065, t[2], true);
    band_teeth(c, 0, c->h * 0.905, c->w, c->h * 0.065, t[2], false);
}

// A star lattice between two lines.
static void strip_stars(Canvas *c) {
    bool dark = canvas_toss(c);
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_BLUE);
    strip_lay(c);
    int32_t star = motif_star(c, 8, TONE_GOLD, TONE_NIGHT, TONE_CREAM);
    double band = c->h * 0.1, cell = (c->h - 2 * band) / 2;
    pattern_stars(c, 0, band, c->w, c->h - 2 * band, c->w / floor(c->w / cell), 8, star);
    canvas_rect(c, 0, 0, c->w, band);
    canvas_rect(c, 0, c->h - band, c->w, band);
    canvas_fill(c, dark ? TONE_CREAM : TONE_NIGHT);
    canvas_rect(c, 0, band * 0.36, c->w, band * 0.28);
    canvas_rect(c, 0, c->h - band * 0.64, c->w, band * 0.28);
    canvas_fill(c, TONE_GOLD);
}

// Horns up and down, as on a felt's border.
static void strip_border(Canvas *c) {
    static const Tone sets[][3] = {{TONE_CREAM, TONE_NIGHT, TONE_GOLD},
                                   {TONE_NIGHT, TONE_GOLD, TONE_CREAM},
                                   {TONE_GOLD, TONE_NIGHT, TONE_CREAM}};
    const Tone *t = sets[canvas_pick(c, 3)];
    canvas_paint_all(c, t[0]);
    strip_lay(c);
    band_horns(c, 0, c->h * 0.14, c->w, c->h * 0.72, t[0], t[1], t[2]);
    band_teeth(c, 0, c->h * 0.03, c->w, c->h * 0.08, t[1], true);
    band_teeth(c, 0, c->h * 0.89, c->w, c->h * 0.08, t[1], false);
}

// ---- pictures ------------------------------------------------------------------------------------

// Medallions in a row, each its own, on a cord.
static void strip_medallions(Canvas *c) {
    bool dark = canvas_toss(c);
    Tone field = dark ? TONE_NIGHT : TONE_SAND, disc = dark ? TONE_CREAM : TONE_NIGHT;
    canvas_paint_all(c, field);
    bool upright = c->h > c->w;
    double length = upright ? c->h : c->w, r = c->s * 0.36;
    int count = (int)(length / (c->s * 0.98)), first = canvas_pick(c, 4);
    double pitch = length / count;
    if (upright) canvas_rect(c, c->w / 2 - r * 0.03, 0, r * 0.06, c->h);
    else canvas_rect(c, 0, c->h / 2 - r * 0.03, c->w, r * 0.06);
    canvas_fill(c, TONE_GOLD);
    int32_t cross = motif_horn_cross(c, TONE_GOLD, dark ? TONE_NIGHT : TONE_CREAM);
    for (int i = 0; i < count; i++) {
        double along = pitch * (i + 0.5), x = upright ? c->w / 2 : along,
               y = upright ? along : c->h / 2;
        draw_discs(c, x, y, (double[]){r * 1.12, r}, (Tone[]){TONE_GOLD, i % 2 ? TONE_BLUE : disc},
                   2);
        Tone ink = i % 2 || !dark ? TONE_CREAM : TONE_NIGHT;
        switch ((i + first) % 4) {
        case 0:
            draw_rosette(c, x, y, r * 0.86, 12, (Tone[]){TONE_GOLD, ink, TONE_BLUE, TONE_GOLD});
            break;
        case 1: draw_shanyrak(c, x, y, r * 0.8, ink, ART_PI / 4); break;
        case 2: canvas_place(c, cross, x, y, r * 1.5 / 100, 0); break;
        default: draw_rosette(c, x, y, r * 0.86, 8, (Tone[]){ink, TONE_GOLD, TONE_NIGHT, ink});
        }
    }
}

// One great peak a layer, left and right by turns: an upright frame has no room for a range.
static void strip_peaks(Canvas *c, const Tone *tones, int layers) {
    for (int i = 0; i < layers; i++) {
        double base = c->h * (0.46 + 0.12 * i), height = c->h * 0.15;
        double x = c->w * (i % 2 ? 0.72 : 0.3);
        scene_snow_peak(c, x, base, c->w * 0.95, height, tones[i], tones[i + 1], TONE_PAPER);
        canvas_rect(c, 0, base - height * 0.3, c->w, c->h);
        canvas_fill(c, tones[i + 1]);
    }
}

// Range behind range, from the crown of light above to the pasture at the foot.
static void strip_ranges(Canvas *c) {
    static const Tone light[] = {TONE_PALE, TONE_MIST, TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_NIGHT};
    static const Tone dark[] = {TONE_DEEP, TONE_BLUE, TONE_HAZE, TONE_MIST, TONE_SAND, TONE_GOLD};
    bool night = canvas_toss(c), upright = c->h > c->w;
    const Tone *t = night ? dark : light;
    double x = upright ? c->w / 2 : c->w * 0.3, sun = upright ? c->h * 0.16 : c->h * 0.52,
           r = c->s * 0.3;
    canvas_paint_all(c, night ? TONE_NIGHT : TONE_CREAM);
    draw_rays(c, x, sun, r * 1.3, c->w + c->h, 36, 0.5, 0, night ? TONE_INDIGO : TONE_SAND);
    draw_discs(c, x, sun, (double[]){r * 1.12, r},
               (Tone[]){TONE_GOLD, night ? TONE_NIGHT : TONE_CREAM}, 2);
    draw_shanyrak(c, x, sun, r, TONE_GOLD, ART_PI / 4);
    c->light = x;
    if (upright) strip_peaks(c, t, 4);
    for (int i = 0; i < 3 && !upright; i++)
        scene_range(c, c->h * (0.66 + 0.15 * i), c->s * 0.24, t[i], t[i + 1]);
    scene_hill(c, upright ? c->h - c->s * 0.5 : c->h * 0.94, c->s * 0.03, 1,
               night ? TONE_GOLD : TONE_NIGHT);
    if (!upright) return;
    scene_yurt(c, c->w / 2, c->h - c->s * 0.24, c->s * 0.56, TONE_PAPER, TONE_MIST,
               night ? TONE_BLUE : TONE_GOLD, TONE_NIGHT);
}

// A hanging of cloth: bands of horns, stars, diamonds and teeth from edge to edge.
static void strip_hanging(Canvas *c) {
    static const Tone cloth[][3] = {{TONE_NIGHT, TONE_CREAM, TONE_GOLD},
                                    {TONE_SAND, TONE_NIGHT, TONE_GOLD},
                                    {TONE_BLUE, TONE_PALE, TONE_GOLD},
                                    {TONE_CREAM, TONE_BLUE, TONE_GOLD}};
    double length = c->w > c->h ? c->w : c->h, breadth = c->s;
    int count = (int)(length / (breadth * 0.62)), first = canvas_pick(c, 4);
    canvas_paint_all(c, TONE_NIGHT);
    double pitch = length / count;
    if (c->w > c->h) { // the cloth lies: its head to the left
        canvas_translate(c, 0, c->h);
        canvas_rotate(c, -ART_PI / 2);
    }
    for (int i = 0; i < count; i++) {
        const Tone *t = cloth[(i + first) % 4];
        double y = pitch * i;
        canvas_rect(c, 0, y, breadth, pitch);
        canvas_fill(c, t[0]);
        switch (i % 4) {
        case 0: band_horns(c, 0, y + pitch * 0.14, breadth, pitch * 0.72, t[0], t[1], t[2]); break;
        case 1: band_diamonds(c, 0, y + pitch * 0.2, breadth, pitch * 0.6, t[1], t[2]); break;
        case 2:
            pattern_stars(c, 0, y + pitch * 0.1, breadth, pitch * 0.8, breadth / 4, 8,
                          motif_star(c, 8, t[1], t[0], t[2]));
            break;
        default:
            band_teeth(c, 0, y + pitch * 0.16, breadth, pitch * 0.32, t[1], true);
            band_teeth(c, 0, y + pitch * 0.52, breadth, pitch * 0.32, t[2], false);
        }
        canvas_rect(c, 0, y, breadth, pitch * 0.05);
        canvas_fill(c, TONE_GOLD);
    }
}

// Poplars in a row under the stars; upright, row over row.
static void strip_poplars(Canvas *c) {
    Scheme s = c->scheme;
    bool upright = c->h > c->w;
    int rows = upright ? (int)(c->h / c->w * 0.8) : 1, count = upright ? 4 : (int)(c->w / c->h * 3);
    double pitch = c->w / count, height = c->h / rows;
    canvas_paint_all(c, s.dark ? TONE_NIGHT : TONE_MIST);
    scene_sun(c, upright ? c->w / 2 : c->w * 0.72, upright ? c->w * 0.5 : c->h * 0.42, c->s * 0.28,
              2);
    const Tone soil[] = {s.dark ? TONE_BLUE : TONE_HAZE, s.dark ? TONE_GOLD : TONE_SAND,
                         s.dark ? TONE_DEEP : TONE_BLUE, TONE_CREAM};
    int32_t tree[] = {
        motif_poplar(c, s.dark ? TONE_MIST : TONE_DEEP, s.dark ? TONE_HAZE : TONE_NIGHT),
        motif_poplar(c, TONE_GOLD, s.dark ? TONE_SAND : TONE_NIGHT)};
    for (int row = 0; row < rows; row++) {
        double base = upright ? c->h - height * (rows - 1 - row) * 0.78 - c->w * 0.24 : c->h * 0.82;
        scene_hill(c, base, c->s * 0.03, upright ? 1 : 4, soil[row % 4]);
        for (int i = 0; i < count; i++) {
            double size = (upright ? height * 0.62 : c->h * 0.66) * (i % 2 ? 0.8 : 1);
            canvas_place(c, tree[(row + i) % 3 == 1], pitch * (i + 0.5),
                         base + c->s * 0.06 - size / 2, size / 100, 0);
        }
    }
}

// Birds on their way over a river that winds along the whole frame.
static void strip_birds(Canvas *c) {
    bool dark = canvas_toss(c), upright = c->h > c->w;
    double length = upright ? c->h : c->w, breadth = c->s;
    canvas_paint_all(c, dark ? TONE_DEEP : TONE_CREAM);
    Affine old = c->at;
    if (upright) {
        canvas_translate(c, c->w, 0);
        canvas_rotate(c, ART_PI / 2);
    }
    enum { SPOTS = 12, BANDS = 5 };
    const Tone bands[2][BANDS] = {{TONE_SAND, TONE_GOLD, TONE_HAZE, TONE_BLUE, TONE_NIGHT},
                                  {TONE_BLUE, TONE_HAZE, TONE_MIST, TONE_SAND, TONE_GOLD}};
    double phase = canvas_between(c, 0, 6);
    for (int band = 0; band < BANDS; band++) {
        Spot at[SPOTS];
        for (int i = 0; i < SPOTS; i++)
            at[i] =
                (Spot){length * (i - 0.5) / (SPOTS - 2),
                       breadth * (0.34 + 0.13 * band + 0.09 * sin(phase + 1.2 * i + 0.16 * band))};
        canvas_spline(c, at, SPOTS);
        canvas_line(c, length * 1.2, breadth * 1.1);
        canvas_line(c, -length * 0.2, breadth * 1.1);
        canvas_close(c);
        canvas_fill(c, bands[dark][band]);
    }
    c->at = old;
    int count = (int)(length / breadth * 0.9);
    int32_t bird = motif_bird(c, dark ? TONE_CREAM : TONE_NIGHT);
    for (int i = 0; i < count; i++) {
        double along = length * (i + 0.5) / count, across = breadth * (i % 2 ? 0.17 : 0.26);
        canvas_place(c, bird, upright ? c->w - across : along, upright ? along : across,
                     breadth * 0.0026, canvas_between(c, -0.2, 0.1));
    }
}

enum { BORDERS = 3 };

int ornament_borders(void) {
    return BORDERS;
}

Compositions ornament_strip(void) {
    static Composition *const all[] = {strip_horns,   strip_stars,   strip_border, strip_medallions,
                                       strip_poplars, strip_hanging, strip_ranges, strip_birds};
    return COMPOSITIONS(all);
}
