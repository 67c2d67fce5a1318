// ornament_capitals.c: cities of spires, of arcades and of domes, each in two depths before the light.
#include <math.h>

#include "layout/ornament_capitals.h"

void capital_blocks(Canvas *c, double x, double w, double base, double height, Tone wall,
                    Tone window) {
    int count = (int)(w / (c->s * 0.11)) + 2;
    double pitch = w / count;
    for (int i = 0; i < count; i++) {
        double h = height * canvas_between(c, 0.44, 1), left = x + pitch * i;
        canvas_rect(c, left, base - h, pitch * 0.94, h);
        canvas_fill(c, wall);
        for (int k = 1; k < 5; k++)
            if (h > height * 0.16 * (k + 1))
                canvas_rect(c, left + pitch * 0.2, base - h + height * 0.13 * k, pitch * 0.54,
                            height * 0.05);
        canvas_fill(c, window);
    }
}

// A tower in steps that narrow to a spire, with a star at its tip.
static void spire(Canvas *c, double x, double base, double w, double height, Tone wall, Tone line,
                  Tone tip) {
    static const double steps[][2] = {{1, 0.4}, {0.72, 0.6}, {0.44, 0.76}};
    double low = 0;
    for (int i = 0; i < 3; i++) {
        double half = w / 2 * steps[i][0], top = base - height * steps[i][1];
        canvas_rect(c, x - half, top, 2 * half, height * (steps[i][1] - low));
        for (int side = -1; side <= 1; side += 2)
            canvas_polygon(c,
                           side < 0 ? (Spot[]){{x - half, top},
                                               {x - half * 0.8, top - height * 0.06},
                                               {x - half * 0.6, top}}
                                    : (Spot[]){{x + half * 0.6, top},
                                               {x + half * 0.8, top - height * 0.06},
                                               {x + half, top}},
                           3);
        low = steps[i][1];
    }
    canvas_polygon(c,
                   (Spot[]){{x - w * 0.16, base - height * 0.75},
                            {x, base - height},
                            {x + w * 0.16, base - height * 0.75}},
                   3);
    canvas_fill(c, wall);
    for (int i = 0; i < 3; i++) {
        double half = w / 2 * steps[i][0], top = base - height * steps[i][1],
               foot = i ? base - height * steps[i - 1][1] : base;
        for (int k = -1; k <= 1; k++)
            canvas_rect(c, x + half * 0.5 * k - half * 0.08, top + height * 0.05, half * 0.16,
                        foot - top - height * 0.08);
    }
    canvas_fill(c, line);
    canvas_star(c, x, base - height, w * 0.13, w * 0.06, 8, 0);
    canvas_fill(c, tip);
}

// Towers with spires over a row of houses and a river's wall.
void capital_spires(Canvas *c) {
    Scheme s = c->scheme;
    int count = form_count(c, 5, 3, 3, 2);
    double base = c->h * form_pick(c, 0.8, 0.8, 0.8, 0.82), x = scene_focus(c),
           pitch = c->w / count;
    Tone back = s.dark               ? TONE_BLUE
                : s.sky == TONE_MIST ? TONE_HAZE
                                     : TONE_MIST,
         wall = s.dark ? TONE_CREAM : TONE_NIGHT;
    Tone side = s.dark ? TONE_HAZE : TONE_BLUE, tip = s.sky == TONE_GOLD ? TONE_PAPER : TONE_GOLD;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w - x, base - c->s * 0.3, c->s * form_pick(c, 0.28, 0.24, 0.26, 0.34), 3);
    capital_blocks(c, 0, c->w, base, c->h * form_pick(c, 0.44, 0.4, 0.4, 0.34), back, s.sky);
    for (int i = 0; i < count; i++) {
        bool main = i == count / 2;
        double height =
            base * (main ? form_pick(c, 0.92, 0.9, 0.9, 0.84) : canvas_between(c, 0.5, 0.66));
        double w = height * 0.26 < pitch * 0.6 ? height * 0.26 : pitch * 0.6;
        double px = c->form == FORM_TALL ? c->w * (main ? 0.6 : 0.22) : pitch * (i + 0.5);
        spire(c, px, base, w, height, main ? wall : side,
              main ? (s.dark ? TONE_GOLD : TONE_BLUE) : back, tip);
    }
    part_arcade(c, 0, base + c->h * 0.05, c->w, c->h * 0.1, (int)(c->w / (c->s * 0.09)),
                s.dark ? TONE_DEEP : TONE_DEEP, s.dark ? TONE_GOLD : TONE_SAND);
    canvas_rect(c, 0, base + c->h * 0.05, c->w, c->h);
    canvas_fill(c, s.dark ? TONE_BLUE : TONE_HAZE);
    scene_calm(c, base + c->h * 0.05, c->h, 4, s.dark ? TONE_HAZE : TONE_PALE);
}

// Two storeys of arches around a square, a portal in the middle, small domes along the roof.
void capital_arcades(Canvas *c) {
    Palette p = palette_any(c);
    int count = form_count(c, 13, 9, 7, 5);
    double base = c->h * form_pick(c, 0.86, 0.84, 0.82, 0.82),
           storey = c->h * form_pick(c, 0.26, 0.22, 0.2, 0.18), x = c->w / 2;
    Tone wall = p.main == TONE_MIST ? TONE_CREAM : p.main,
         niche = p.main == TONE_MIST ? TONE_HAZE : p.second;
    double pitch = c->w / count, half = pitch * form_pick(c, 1, 1, 1, 1), top = base - 2 * storey;
    canvas_paint_all(c, p.field);
    draw_rays(c, x, top, half, c->w + c->h, 40, 0.5, 0, p.halo);
    draw_discs(c, x, top,
               (double[]){c->s * form_pick(c, 0.5, 0.4, 0.4, 0.5),
                          c->s * form_pick(c, 0.42, 0.33, 0.33, 0.42)},
               (Tone[]){p.halo, p.accent}, 2);
    for (int i = 0; i < count; i += 2)
        if (i != count / 2)
            part_dome(c, pitch * (i + 0.5), top, pitch * 0.42, niche, p.accent, p.main);
    part_arcade(c, 0, top + storey, c->w, storey, count, wall, niche);
    part_arcade(c, 0, base, c->w, storey, count, wall, niche);
    band_diamonds(c, 0, top + storey - c->s * 0.02, c->w, c->s * 0.04, p.accent, wall);
    double high = (base - c->h * 0.1) * form_pick(c, 0.96, 0.86, 0.82, 0.74), wide = half * 1.5;
    if (high < wide * 1.5) high = wide * 1.5;
    canvas_rect(c, x - wide, base - high, 2 * wide, high);
    canvas_fill(c, wall);
    canvas_rect(c, x - wide * 0.88, base - high + wide * 0.12, wide * 1.76, high - wide * 0.12);
    canvas_fill(c, p.accent);
    canvas_rect(c, x - wide * 0.82, base - high + wide * 0.18, wide * 1.64, high - wide * 0.18);
    canvas_fill(c, wall);
    scene_arch(c, x, base, wide * 0.64, high * 0.78 < wide * 0.8 ? wide * 0.8 : high * 0.78);
    canvas_fill(c, p.accent);
    scene_arch(c, x, base, wide * 0.56, high * 0.72 < wide * 0.7 ? wide * 0.7 : high * 0.72);
    canvas_fill(c, niche);
    canvas_place(c, motif_horn_cross(c, p.accent, p.light), x, base - high * 0.36,
                 wide * 0.74 / 100, 0);
    part_floor(c, base, p);
}

static void domed_house(Canvas *c, double x, double base, double w, double h, Palette p, Tone wall,
                        Tone dome) {
    double r = w * 0.34;
    canvas_rect(c, x - w / 2, base - h, w, h);
    canvas_fill(c, wall);
    canvas_rect(c, x - r * 0.94, base - h - r * 0.46, r * 1.88, r * 0.46);
    canvas_fill(c, dome);
    for (int i = -2; i <= 2; i++)
        canvas_rect(c, x + r * 0.36 * i - r * 0.06, base - h - r * 0.4, r * 0.12, r * 0.36);
    canvas_fill(c, wall);
    part_dome(c, x, base - h - r * 0.44, r, dome, p.accent, p.accent);
    int columns = 7;
    for (int i = 0; i < columns; i++)
        canvas_rect(c, x - w * 0.44 + w * 0.88 * (i + 0.3) / columns, base - h * 0.72,
                    w * 0.88 * 0.4 / columns, h * 0.66);
    canvas_fill(c, dome == p.main ? p.light : p.field == TONE_NIGHT ? TONE_DEEP : p.field);
    canvas_rect(c, x - w * 0.54, base - h * 1.02, w * 1.08, h * 0.1);
    canvas_rect(c, x - w * 0.54, base - h * 0.06, w * 1.08, h * 0.06);
    canvas_fill(c, p.accent);
}

// A needle of stone in the middle, one side in shade.
static void domes_needle(Canvas *c, double base, double needle, double thick, Palette p) {
    double x = c->w / 2;
    canvas_polygon(c,
                   (Spot[]){{x - thick, base},
                            {x - thick * 0.6, base - needle * 0.92},
                            {x, base - needle},
                            {x + thick * 0.6, base - needle * 0.92},
                            {x + thick, base}},
                   5);
    canvas_fill(c, p.accent);
    canvas_polygon(c,
                   (Spot[]){{x, base},
                            {x, base - needle},
                            {x + thick * 0.6, base - needle * 0.92},
                            {x + thick, base}},
                   4);
    canvas_fill(c, p.second);
}

// The pool before it with its image, trees along both sides.
static void domes_garden(Canvas *c, double base, double thick, Palette p) {
    double x = c->w / 2;
    double far = c->w * 0.09, near = c->w * form_pick(c, 0.24, 0.3, 0.34, 0.36),
           top = base + (c->h - base) * 0.16, foot = c->h * 0.97;
    canvas_polygon(c, (Spot[]){{x - far, top}, {x + far, top}, {x + near, foot}, {x - near, foot}},
                   4);
    canvas_fill(c, p.floor == TONE_BLUE ? TONE_NIGHT : TONE_BLUE);
    canvas_polygon(
        c, (Spot[]){{x - thick * 0.8, top}, {x + thick * 0.8, top}, {x, top + (foot - top) * 0.86}},
        3);
    canvas_fill(c, p.accent == TONE_PAPER ? TONE_CREAM : p.accent);
    int trees = form_count(c, 6, 4, 3, 3);
    int32_t tree = motif_tree(c, p.floor == TONE_GOLD ? TONE_BLUE : TONE_HAZE,
                              p.floor == TONE_GOLD   ? TONE_NIGHT
                              : p.floor == TONE_BLUE ? TONE_DEEP
                                                     : TONE_BLUE,
                              p.mark);
    for (int i = 0; i < trees; i++)
        for (int side = -1; side <= 1; side += 2) {
            double t = (i + 0.6) / trees, y = base + (c->h - base) * t,
                   size = (c->h - base) * (0.24 + 0.3 * t);
            double px = x + side * (far + (near - far) * t +
                                    (c->w / 2 - near) *
                                        form_pick(c, 0.2 + 0.6 * t, 0.3 + 0.3 * t, 0.4, 0.4));
            canvas_place(c, tree, px, y - size * 0.3, size / 100, 0);
        }
}

// Domes on either hand of a needle, and their image in a long pool.
void capital_domes(Canvas *c) {
    Palette p = palette_any(c);
    double base = c->h * form_pick(c, 0.74, 0.7, 0.68, 0.66), x = c->w / 2,
           w = c->s * form_pick(c, 0.56, 0.4, 0.38, 0.42);
    int pairs = form_count(c, 2, 1, 1, 1);
    Tone wall = p.main == TONE_MIST ? TONE_CREAM : p.main,
         dome = p.main == TONE_MIST ? TONE_HAZE : p.second;
    canvas_paint_all(c, p.field);
    double needle = base * form_pick(c, 0.86, 0.84, 0.82, 0.8), thick = needle * 0.045;
    draw_discs(c, x, base,
               (double[]){c->s * form_pick(c, 0.9, 0.66, 0.62, 0.8),
                          c->s * form_pick(c, 0.72, 0.54, 0.5, 0.64),
                          c->s * form_pick(c, 0.54, 0.42, 0.38, 0.48)},
               (Tone[]){p.halo, p.field, p.halo}, 3);
    capital_blocks(c, 0, c->w, base, c->h * form_pick(c, 0.26, 0.2, 0.18, 0.14),
                   p.field == TONE_NIGHT  ? TONE_DEEP
                   : p.field == TONE_DEEP ? TONE_BLUE
                   : p.halo == TONE_PALE  ? TONE_HAZE
                                          : TONE_MIST,
                   p.field);
    for (int i = pairs; i > 0; i--)
        for (int side = -1; side <= 1; side += 2) {
            double px = x + side * (c->form == FORM_BAND ? c->w * 0.2 * i : c->w * 0.29);
            domed_house(c, px, base, w * (i > 1 ? 0.72 : 1), w * (i > 1 ? 0.36 : 0.5), p, wall,
                        dome);
        }
    domes_needle(c, base, needle, thick, p);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, p.floor);
    domes_garden(c, base, thick, p);
}
