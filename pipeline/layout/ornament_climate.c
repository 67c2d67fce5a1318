// ornament_climate.c: climate: sun, water, wind, shores, rain.
//
// The weather is large and calm, the land a strip at its foot.
#include <math.h>

#include "layout/ornament_topics.h"

// A great sun half sunk in a lake, and its glints.
static void sun_water(Canvas *c) {
    Scheme s = c->scheme;
    static const double size[] = {0.62, 0.4, 0.36, 0.4};
    double horizon = scene_horizon(c, 0.54, 0.64), x = scene_focus(c), r = c->s * size[c->form];
    Tone water = s.sky == TONE_NIGHT ? TONE_DEEP : s.dark ? TONE_NIGHT : TONE_BLUE;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - r * 0.12, r, 2);
    scene_range(c, horizon, c->s * 0.1, s.far == water ? TONE_HAZE : s.far,
                s.middle == water ? TONE_HAZE : s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, water);
    scene_calm(c, horizon, c->h, 5, s.dark ? TONE_BLUE : TONE_HAZE);
    scene_glitter(c, x, horizon, c->h, r, s.sun);
}

// Streams of air in layers that part around the sun and close again.
static void wind(Canvas *c) {
    enum { SPOTS = 13, LAYERS = 11 };
    Scheme s = c->scheme;
    const Tone glow = tone_solid(s.glow);
    const Tone tones[LAYERS] = {glow,  s.sky,     glow,     s.sky,  s.far,   s.sky,
                                s.far, TONE_GOLD, s.middle, s.near, s.ground};
    double x = scene_focus(c), y = c->h * 0.4, r = c->s * (c->form == FORM_BAND ? 0.2 : 0.17),
           phase = canvas_between(c, 0, 6);
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < LAYERS; i++) {
        double base = c->h * (0.06 + 0.082 * i), dy = base - y;
        Spot at[SPOTS];
        for (int k = 0; k < SPOTS; k++) {
            double px = c->w * (k - 1) / (SPOTS - 3), dx = (px - x) / (r * 2.4);
            double push = r * 1.5 / ((1 + dx * dx) * (1 + dx * dx)) / (1 + dy * dy / (r * r * 3));
            double sway = c->s * 0.045 * sin(px / c->w * 4.6 + phase + i * 0.35);
            at[k] = (Spot){px, base + (dy < 0 ? -push : push) + sway};
        }
        canvas_move(c, -c->w, c->h);
        canvas_spline(c, at, SPOTS);
        canvas_line(c, c->w * 2, c->h);
        canvas_close(c);
        canvas_fill(c, tones[i]);
    }
    draw_discs(c, x, y, (double[]){r * 1.1, r * 0.88},
               (Tone[]){s.glow == s.sun ? s.sky : s.glow, s.sun}, 2);
}

// A lake from above, its old shores around it.
static void shores(Canvas *c) {
    bool warm = canvas_toss(c);
    static const Tone rings[] = {TONE_WARM, TONE_CREAM, TONE_SAND, TONE_CREAM, TONE_PALE,
                                 TONE_MIST, TONE_HAZE,  TONE_BLUE, TONE_NIGHT};
    double x = scene_focus(c), y = c->h * canvas_between(c, 0.44, 0.58),
           phase = canvas_between(c, 0, 6);
    double rx = c->w * 0.72, ry = c->h * 0.8;
    if (c->form == FORM_TALL) rx = c->w * 0.86;
    canvas_paint_all(c, warm ? TONE_SAND : TONE_MIST);
    for (int i = 0; i < 9; i++) {
        double k = 1.12 - 0.115 * i;
        scene_blob(c, x, y, rx * k, ry * k, phase + 0.09 * i, 0.2 + 0.012 * i);
        canvas_fill(c, rings[i]);
    }
    for (int i = 0; i < 3; i++)
        scene_blob(c, x, y, rx * (0.13 - 0.04 * i), ry * (0.13 - 0.04 * i), phase + 0.8, 0.28);
    canvas_stroke(c, TONE_BLUE, c->u * 0.25);
    canvas_circle(c, x < c->w / 2 ? c->w * 0.87 : c->w * 0.13, c->h * 0.2, c->s * 0.065);
    canvas_fill(c, TONE_GOLD);
}

// A bank of cloud: rows of discs, ring in ring, the upper rows in front: scallops that hang.
static void cloud_bank(Canvas *c, double foot, const Tone tones[3]) {
    static const int counts[] = {8, 5, 4, 3};
    int count = canvas_many(c, counts[c->form]);
    double pitch = c->w / count, r = pitch * 0.62;
    int rows = (int)(foot / (r * 0.62)) + 2;
    for (int row = 0; row < rows; row++) {
        double y = foot - r - row * r * 0.62;
        for (int i = -1; i <= count + 1; i++) {
            double x = pitch * (i + (row % 2 ? 0.5 : 0));
            draw_discs(c, x, y, (double[]){r, r * 0.74, r * 0.48}, tones, 3);
        }
    }
}

// Slanting rain under a bank of cloud, and the hills that wait for it.
static void rain(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = c->h * 0.8, base = c->h * 0.42, slant = 0.4,
           pitch = c->s * (c->form == FORM_BAND ? 0.09 : 0.06) / c->grow;
    const Tone light[3] = {TONE_BLUE, TONE_MIST, TONE_HAZE},
               dark[3] = {TONE_DEEP, TONE_BLUE, TONE_HAZE};
    int drops = (int)((c->w + c->h * slant) / pitch) + 1;
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < drops; i++)
        for (int k = 0; k < 3; k++) {
            double from = 0.16 * k + (i % 2 ? 0.08 : 0) + canvas_between(c, -0.02, 0.02),
                   length = 0.09;
            canvas_move(c, pitch * i - c->h * from * slant, base + c->h * (from - 0.12));
            canvas_line(c, pitch * i - c->h * (from + length) * slant,
                        base + c->h * (from + length - 0.12));
        }
    canvas_stroke_round(c,
                        s.dark               ? TONE_HAZE
                        : s.sky == TONE_GOLD ? TONE_CREAM
                                             : TONE_BLUE,
                        c->u * 0.4);
    cloud_bank(c, base, s.dark ? dark : light);
    scene_hill(c, horizon, c->h * 0.04, 2, s.dark ? TONE_SAND : s.middle);
    scene_hill(c, horizon + c->h * 0.09, c->h * 0.03, 2, s.ground);
}

// Leaves along their stems from edge to edge, drops between them.
static void leaves(Canvas *c) {
    Palette p = palette_any(c);
    int stems = canvas_many(c, form_count(c, 9, 6, 4, 3));
    double pitch = c->w / stems, leaf = pitch * 0.62;
    int pairs = (int)(c->h / (leaf * 0.72)) + 2;
    canvas_paint_all(c, p.field);
    for (int i = 0; i < stems; i++) {
        double x = pitch * (i + 0.5), shift = i % 2 ? leaf * 0.36 : 0;
        canvas_rect(c, x - pitch * 0.014, 0, pitch * 0.028, c->h);
        canvas_fill(c, p.main);
        for (int k = -1; k < pairs; k++) {
            double y = leaf * 0.72 * k + shift;
            for (int side = -1; side <= 1; side += 2) {
                int kind = (i * 2 + k + 9 + (side > 0)) % 4;
                canvas_leaf(c, x, y + leaf * 0.5, x + side * pitch * 0.46, y - leaf * 0.12, 0.26);
                canvas_fill(c, kind == 0   ? p.accent
                               : kind == 1 ? p.second
                               : kind == 2 ? p.main
                                           : p.halo);
                canvas_move(c, x + side * pitch * 0.05, y + leaf * 0.44);
                canvas_line(c, x + side * pitch * 0.34, y + leaf * 0.05);
                canvas_stroke(c, p.field, pitch * 0.014);
            }
        }
    }
}

// A block half wide, of two lit sides and a dark one, and what of it is under water.
static void ice_block(Canvas *c, double px, double water, double half, double top, int back) {
    static const Tone faces[][3] = {{TONE_PAPER, TONE_PALE, TONE_MIST},
                                    {TONE_PALE, TONE_MIST, TONE_HAZE}};
    const Tone *t = faces[back];
    Tone image = back ? TONE_BLUE : TONE_HAZE;
    double peak = water - top, shift = half * canvas_between(c, -0.3, 0.3);
    canvas_polygon(c,
                   (Spot[]){{px - half, water},
                            {px - half * 0.7, peak + top * 0.4},
                            {px + shift - half * 0.2, peak},
                            {px + shift + half * 0.24, peak + top * 0.06},
                            {px + half * 0.74, peak + top * 0.5},
                            {px + half, water}},
                   6);
    canvas_fill(c, t[0]);
    canvas_polygon(c,
                   (Spot[]){{px + shift + half * 0.24, peak + top * 0.06},
                            {px + half * 0.74, peak + top * 0.5},
                            {px + half, water},
                            {px + half * 0.1, water},
                            {px + half * 0.3, peak + top * 0.46}},
                   5);
    canvas_fill(c, t[2]);
    canvas_polygon(c,
                   (Spot[]){{px - half * 0.7, peak + top * 0.4},
                            {px + shift - half * 0.2, peak},
                            {px - half * 0.1, peak + top * 0.56},
                            {px - half * 0.5, water},
                            {px - half, water}},
                   5);
    canvas_fill(c, t[1]);
    double deep = (c->h - water) * 0.78 * top / (c->h * 0.4); // below: larger, darker
    canvas_polygon(c,
                   (Spot[]){{px - half, water},
                            {px + half, water},
                            {px + half * 0.7, water + deep * 0.5},
                            {px + shift * 0.5, water + deep},
                            {px - half * 0.8, water + deep * 0.4}},
                   5);
    canvas_fill(c, image);
}

// Ice in blocks above its own blue image, the sun low behind it.
static void ice(Canvas *c) {
    Scheme s = c->scheme;
    int count = form_count(c, 6, 4, 3, 2);
    double water = c->h * form_pick(c, 0.6, 0.58, 0.56, 0.54), pitch = c->w / count,
           x = scene_focus(c);
    Tone sky = s.sky == TONE_MIST                          ? TONE_HAZE
               : s.sky == TONE_WARM || s.sky == TONE_CREAM ? TONE_SAND
                                                           : s.sky;
    c->scheme.sky = sky;
    canvas_paint_all(c, sky);
    if (s.sun == TONE_PAPER) c->scheme.sun = TONE_CREAM;
    scene_sun(c, x, water - c->h * 0.16, c->s * form_pick(c, 0.4, 0.28, 0.28, 0.34), 1);
    canvas_rect(c, 0, water, c->w, c->h - water);
    canvas_fill(c, sky == TONE_NIGHT ? TONE_DEEP : TONE_NIGHT);
    for (int pass = 0; pass < 2; pass++)
        for (int i = pass; i < count; i += 2) {
            double half = pitch * (pass ? 0.46 : 0.6), px = pitch * (i + 0.5),
                   top = c->h * (pass ? 0.24 : 0.36) * canvas_between(c, 0.86, 1.1);
            ice_block(c, px, water, half, top, pass);
        }
    canvas_rect(c, 0, water - c->h * 0.004, c->w, c->h * 0.012);
    canvas_fill(c, TONE_CREAM);
    scene_calm(c, water + c->h * 0.04, c->h, 5, TONE_MIST);
}

Compositions ornament_climate(void) {
    static Composition *const all[] = {sun_water, leaves, shores, wind, ice, rain};
    return COMPOSITIONS(all);
}
