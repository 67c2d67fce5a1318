// ornament_strip.c: very long frames, upright or lying: woven runners, whatever the topic.
//
// A strip is drawn lying, along x, on a board of its length and breadth; an upright one is turned by a
// quarter.
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

Compositions ornament_strip(void) {
    static Composition *const all[] = {strip_horns, strip_stars, strip_border};
    return COMPOSITIONS(all);
}
