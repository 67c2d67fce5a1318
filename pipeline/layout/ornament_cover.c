// ornament_cover.c: covers and section openers, from edge to edge.
//
// A cover keeps its upper left two thirds calm and dark, for the year and the title in white and gold; the
// picture rises from the lower right. An opener is quieter still: one great motif, cut by the frame, on an
// even field.
#include <math.h>

#include "layout/ornament_topics.h"

static void cover_foot(Canvas *c, double top) {
    double band = c->w * 0.085;
    canvas_rect(c, 0, top, c->w, c->h - top);
    canvas_fill(c, TONE_NIGHT);
    band_horns(c, 0, top, c->w, band, TONE_GOLD, TONE_NIGHT, TONE_GOLD);
}

// The crown of the yurt as a sun over folded ranges.
static void cover_crown(Canvas *c) {
    double x = c->w * 0.7, y = c->h * 0.6, r = c->w * 0.27;
    c->scheme = scheme_named(SCHEME_NIGHT);
    canvas_paint_all(c, TONE_NIGHT);
    draw_rays(c, x, y, r * 1.2, c->h * 1.4, 44, 0.5, 0.02, TONE_INDIGO);
    canvas_circle(c, x, y, r * 1.12);
    canvas_fill(c, TONE_NIGHT);
    draw_shanyrak(c, x, y, r, TONE_GOLD, ART_PI / 4);
    draw_poles(c, x, y, r, r * 1.32, 60, TONE_GOLD, r * 0.018);
    scene_range(c, c->h * 0.82, c->h * 0.16, TONE_HAZE, TONE_BLUE);
    scene_range(c, c->h * 0.88, c->h * 0.14, TONE_BLUE, TONE_DEEP);
    scene_hill(c, c->h * 0.85, c->h * 0.012, 2, TONE_SAND);
    cover_foot(c, c->h * 0.9);
}

// Night steppe: a great disc, ranges in depth, a river that comes down to the reader.
static void cover_river(Canvas *c) {
    double x = c->w * 0.66, horizon = c->h * 0.66;
    c->scheme = scheme_named(SCHEME_NIGHT);
    canvas_paint_all(c, TONE_NIGHT);
    draw_discs(c, x, horizon - c->w * 0.14, (double[]){c->w * 0.5, c->w * 0.39, c->w * 0.28},
               (Tone[]){TONE_DEEP, TONE_BLUE, TONE_GOLD}, 3);
    scene_range(c, horizon, c->h * 0.13, TONE_MIST, TONE_HAZE);
    scene_range(c, horizon + c->h * 0.05, c->h * 0.11, TONE_HAZE, TONE_BLUE);
    canvas_rect(c, 0, horizon + c->h * 0.05, c->w, c->h);
    canvas_fill(c, TONE_SAND);
    scene_hill(c, horizon + c->h * 0.1, c->h * 0.015, 2, TONE_GOLD);
    scene_river(c, x, horizon + c->h * 0.05, c->w * 0.3, c->h, c->w * 0.26, c->w * 0.16,
                TONE_NIGHT);
}

// A quarter of a great rosette rising from the corner, its dark ring set with small stars.
static void cover_rosette(Canvas *c) {
    static const Tone rings[] = {TONE_INDIGO, TONE_DEEP,  TONE_BLUE, TONE_GOLD,
                                 TONE_NIGHT,  TONE_CREAM, TONE_GOLD};
    static const double reach[] = {1.1, 0.97, 0.82, 0.67, 0.53, 0.34, 0.21};
    double x = c->w * 0.86, y = c->h * 0.86, r = c->w * 0.74;
    canvas_paint_all(c, TONE_NIGHT);
    for (int i = 0; i < 7; i++) {
        canvas_star(c, x, y, r * reach[i], r * reach[i] * 0.82, 16, ART_PI / 16 * (i % 2));
        canvas_fill(c, rings[i]);
    }
    int32_t star = motif_star(c, 8, TONE_SAND, TONE_NIGHT, TONE_CREAM);
    for (int i = 0; i < 16; i++) {
        double angle = ART_PI / 8 * i;
        canvas_place(c, star, x + r * 0.4 * cos(angle), y + r * 0.4 * sin(angle), r * 0.088 / 100,
                     angle);
    }
    draw_shanyrak(c, x, y, r * 0.15, TONE_NIGHT, ART_PI / 4);
}

Compositions ornament_cover(void) {
    static Composition *const all[] = {cover_crown, cover_river, cover_rosette};
    return COMPOSITIONS(all);
}

// ---- openers -------------------------------------------------------------------------------------

static void opener_wheel(Canvas *c) {
    bool dark = canvas_toss(c), left = canvas_toss(c);
    double x = left ? 0 : c->w, y = c->h, r = c->s * 0.56;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_SAND);
    draw_rays(c, x, y, r, c->w + c->h, 56, 0.5, 0, dark ? TONE_DEEP : TONE_CREAM);
    canvas_circle(c, x, y, r * 1.1);
    canvas_fill(c, dark ? TONE_NIGHT : TONE_SAND);
    draw_shanyrak(c, x, y, r, dark ? TONE_GOLD : TONE_NIGHT, ART_PI / 4);
}

static void opener_ranges(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = c->h * 0.6;
    static const Tone light[] = {TONE_PALE, TONE_MIST, TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_NIGHT};
    static const Tone dark[] = {TONE_BLUE, TONE_DEEP, TONE_MIST, TONE_HAZE, TONE_SAND, TONE_GOLD};
    const Tone *t = s.dark ? dark : light;
    canvas_paint_all(c, s.sky == TONE_MIST ? TONE_CREAM : s.sky);
    c->scheme.sky = s.sky == TONE_MIST ? TONE_CREAM : s.sky;
    scene_sun(c, scene_focus(c), horizon - c->s * 0.18, c->s * 0.22, 3);
    for (int i = 0; i < 3; i++)
        scene_range(c, horizon + c->h * 0.13 * i, c->h * (0.13 + 0.02 * i), t[2 * i], t[2 * i + 1]);
    scene_hill(c, horizon + c->h * 0.3, c->h * 0.02, 1, s.dark ? TONE_CREAM : TONE_GOLD);
}

static void opener_horns(Canvas *c) {
    static const Tone sets[][3] = {{TONE_NIGHT, TONE_DEEP, TONE_GOLD},
                                   {TONE_SAND, TONE_GOLD, TONE_NIGHT},
                                   {TONE_GOLD, TONE_SAND, TONE_NIGHT}};
    const Tone *t = sets[canvas_pick(c, 3)];
    double size = (c->w + c->h) * 0.72;
    canvas_paint_all(c, t[0]);
    canvas_place(c, motif_horn_cross(c, t[1], t[2]), c->w * (canvas_toss(c) ? 0.8 : 0.2),
                 c->h * 0.66, size / 100, 0);
}

Compositions ornament_opener(void) {
    static Composition *const all[] = {opener_wheel, opener_ranges, opener_horns};
    return COMPOSITIONS(all);
}
