// ornament_tourism.c: tourism: ranges and lakes, yurts, cities, canyons.
//
// Places as a traveller sees them, in the light of a low sun.
#include <math.h>

#include "layout/ornament_topics.h"

// A peak and its image below the shore, the image shorter and darker.
static void lake_peak(Canvas *c, double x, double horizon, double half, double height, Tone lit,
                      Tone shade, Tone image) {
    scene_snow_peak(c, x, horizon, half, height, lit, shade, TONE_PAPER);
    canvas_polygon(
        c, (Spot[]){{x - half, horizon}, {x, horizon + height * 0.72}, {x + half, horizon}}, 3);
    canvas_fill(c, image);
}

// Snow peaks and their image in the lake.
static void lake(Canvas *c) {
    static const int counts[] = {5, 3, 2, 2};
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.58, 0.64), pitch = c->w / counts[c->form];
    Tone water = s.dark               ? TONE_DEEP
                 : s.sky == TONE_MIST ? TONE_BLUE
                                      : TONE_HAZE,
         image = s.dark               ? TONE_BLUE
                 : water == TONE_BLUE ? TONE_DEEP
                                      : TONE_BLUE;
    Tone lit = s.dark ? TONE_HAZE : s.near, shade = s.dark ? TONE_BLUE : TONE_NIGHT;
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), c->h * 0.3, c->s * 0.14, 2);
    scene_range(c, horizon, c->h * 0.2, s.far, s.far == TONE_SAND ? TONE_CREAM : s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, water);
    for (int pass = 0; pass < 2; pass++)
        for (int i = pass; i < counts[c->form]; i += 2) {
            double x = pitch * (i + 0.5 + canvas_between(c, -0.16, 0.16)),
                   height = c->h * (pass ? 0.3 : 0.42) * canvas_between(c, 0.9, 1.06);
            lake_peak(c, x, horizon, height * (c->form == FORM_BAND ? 1.5 : 1.05), height, lit,
                      shade, image);
        }
    canvas_rect(c, 0, horizon, c->w, c->h * 0.012);
    canvas_fill(c, TONE_CREAM);
    scene_calm(c, horizon, c->h, 7, water == TONE_HAZE ? TONE_PALE : TONE_HAZE);
    scene_birds(c, c->w * canvas_between(c, 0.12, 0.5), c->h * 0.2, c->s * 0.08, 3,
                s.dark ? TONE_CREAM : TONE_NIGHT);
}

// Yurts on the summer pasture under a large moon: one near, the others small behind it.
static void yurts(Canvas *c) {
    static const int counts[] = {5, 3, 2, 2};
    Scheme s = c->scheme;
    double base = c->h * 0.72, x = scene_focus(c), size = c->s * 0.17,
           near = c->s * (c->form == FORM_BAND ? 0.56 : 0.46);
    double side = x < c->w / 2 ? 0.68 : 0.32;
    canvas_paint_all(c, s.sky);
    if (s.dark)
        scene_sparks(c, c->h * 0.05, c->h * 0.4, c->form == FORM_BAND ? 14 : 9, c->u * 3.2,
                     TONE_SAND);
    scene_sun(c, x, c->h * 0.38, c->s * 0.21, 2);
    scene_range(c, base - c->h * 0.03, c->s * 0.28, s.far, s.middle);
    scene_hill(c, base - c->h * 0.03, c->h * 0.02, 2, s.near);
    for (int i = 0; i < counts[c->form]; i++) {
        double px = c->w * (i + 0.5 + canvas_between(c, -0.2, 0.2)) / counts[c->form];
        if (fabs(px - c->w * side) < near * 0.62) continue;
        scene_yurt(c, px, base + c->h * canvas_between(c, 0, 0.03),
                   size * canvas_between(c, 0.8, 1.1), TONE_PAPER, TONE_MIST,
                   i % 2 ? TONE_NIGHT : TONE_GOLD, TONE_NIGHT);
    }
    scene_hill(c, base + c->h * 0.06, c->h * 0.02, 1, s.ground);
    scene_yurt(c, c->w * side, base + c->h * 0.16, near, TONE_PAPER, TONE_MIST,
               s.ground == TONE_GOLD ? TONE_BLUE : TONE_GOLD, TONE_NIGHT);
    if (canvas_toss(c)) scene_hem(c, s.ground, s.line, s.dark ? TONE_CREAM : TONE_GOLD);
}

static void city_dome(Canvas *c, double x, double base, double r, double drum, Tone wall, Tone dome,
                      Tone rib) {
    canvas_rect(c, x - r, base - drum, 2 * r, drum);
    canvas_fill(c, wall);
    scene_arch(c, x, base - drum, r * 1.06, r * 1.5);
    canvas_fill(c, dome);
    for (int i = -2; i <= 2; i++) {
        canvas_move(c, x + r * 0.36 * i, base - drum);
        canvas_curve(c, x + r * 0.36 * i, base - drum - r * 0.7, x + r * 0.2 * i,
                     base - drum - r * 1.1, x, base - drum - r * 1.5);
    }
    canvas_stroke(c, rib, r * 0.03);
    canvas_rect(c, x - r * 1.06, base - drum - r * 0.02, r * 2.12, r * 0.1);
    canvas_fill(c, TONE_GOLD);
}

static void city_tower(Canvas *c, double x, double base, double height, Tone wall, Tone band) {
    double half = height * 0.06;
    canvas_polygon(c,
                   (Spot[]){{x - half, base},
                            {x - half * 0.72, base - height},
                            {x + half * 0.72, base - height},
                            {x + half, base}},
                   4);
    canvas_fill(c, wall);
    for (int i = 1; i < 5; i++)
        canvas_rect(c, x - half * 0.95, base - height * 0.21 * i, half * 1.9, height * 0.025);
    canvas_rect(c, x - half * 1.1, base - height, half * 2.2, height * 0.05);
    canvas_fill(c, band);
}

// A portal with its arch, and two towers at its sides.
static void city_portal(Canvas *c, double x, double base, double half, double height, Tone wall,
                        Tone light) {
    Tone band = c->scheme.sky == TONE_GOLD ? TONE_CREAM : TONE_GOLD;
    city_tower(c, x - half * 1.5, base, height * 1.34, wall, band);
    city_tower(c, x + half * 1.5, base, height * 1.34, wall, band);
    canvas_rect(c, x - half, base - height, 2 * half, height);
    canvas_fill(c, wall);
    canvas_rect(c, x - half * 0.84, base - height * 0.93, half * 1.68, height * 0.93);
    canvas_fill(c, TONE_GOLD);
    canvas_rect(c, x - half * 0.78, base - height * 0.905, half * 1.56, height * 0.905);
    canvas_fill(c, wall);
    scene_arch(c, x, base, half * 0.58, height * 0.78);
    canvas_fill(c, light);
    scene_arch(c, x, base, half * 0.28, height * 0.38);
    canvas_fill(c, wall);
}

// A wall with a row of niches along the whole width.
static void city_wall(Canvas *c, double base, double height, Tone wall, Tone niche) {
    int count = (int)(c->w / (height * 0.8));
    double pitch = c->w / count;
    canvas_rect(c, 0, base - height, c->w, height);
    canvas_fill(c, wall);
    for (int i = 0; i < count; i++)
        scene_arch(c, pitch * (i + 0.5), base, pitch * 0.3, height * 0.72);
    canvas_fill(c, niche);
}

// An old city: domes along its wall, one great portal at the focus.
static void city(Canvas *c) {
    static const int counts[] = {9, 6, 5, 4};
    Scheme s = c->scheme;
    bool dark = s.dark;
    int count = counts[c->form];
    double base = c->h * 0.8, x = scene_focus(c), pitch = c->w / count, wall = c->h * 0.1,
           half = c->s * 0.15;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w - x, c->h * 0.36, c->s * 0.2, 2);
    for (int i = 0; i <= count; i++) {
        double px = pitch * i, r = pitch * canvas_between(c, 0.26, 0.42), most = c->h * 0.16;
        if (fabs(px - x) < half * 2.2) continue;
        city_dome(c, px, base - wall, r < most ? r : most, c->h * canvas_between(c, 0.03, 0.08),
                  dark ? TONE_HAZE : TONE_BLUE, dark ? TONE_SAND : TONE_HAZE,
                  dark ? TONE_GOLD : TONE_BLUE);
    }
    city_dome(c, x, base - half * 1.9, half * 0.95, half * 0.7, dark ? TONE_SAND : TONE_DEEP,
              dark ? TONE_CREAM : TONE_BLUE, dark ? TONE_GOLD : TONE_MIST);
    city_wall(c, base, wall, dark ? TONE_BLUE : TONE_DEEP, dark ? TONE_DEEP : TONE_NIGHT);
    city_portal(c, x, base, half, half * 2.6, dark ? TONE_CREAM : TONE_NIGHT,
                dark ? TONE_BLUE : TONE_CREAM);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, dark ? TONE_GOLD : TONE_SAND);
    scene_hill(c, base + c->h * 0.1, c->h * 0.03, 1, dark ? TONE_SAND : TONE_GOLD);
    scene_birds(c, x + (x < c->w / 2 ? c->w * 0.16 : -c->w * 0.3), c->h * 0.2, c->s * 0.07, 3,
                dark ? TONE_CREAM : TONE_NIGHT);
}

// One wall of the canyon, in ledges that step towards the middle as they fall.
static void canyon_wall(Canvas *c, double side, double x, double top, double step, Tone tone) {
    enum { LEDGES = 4 };
    double edge = side > 0 ? c->w : 0, fall = (c->h - top) / (LEDGES + 1.2);
    canvas_move(c, edge, c->h);
    canvas_line(c, edge, top);
    for (int i = 0; i <= LEDGES; i++) {
        double inner = x + side * step * (LEDGES - i), y = top + fall * i;
        canvas_line(c, inner + side * step * 0.35, y);
        canvas_line(c, inner, y + fall * 0.8);
    }
    canvas_line(c, x, c->h);
    canvas_close(c);
    canvas_fill(c, tone);
}

// A canyon: walls in depth, the light at its end, the river at its foot.
static void canyon(Canvas *c) {
    Scheme s = c->scheme;
    static const Tone lip[] = {TONE_CREAM, TONE_SAND, TONE_HAZE, TONE_BLUE},
                      face[] = {TONE_SAND, TONE_GOLD, TONE_BLUE, TONE_NIGHT};
    double x = scene_focus(c), top = c->h * 0.44, floor_top = c->h * 0.72;
    Tone sky = s.dark ? TONE_DEEP : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_MIST : s.sky;
    canvas_paint_all(c, sky);
    c->scheme.sky = sky;
    scene_sun(c, x, top - c->h * 0.02, c->s * 0.17, 2);
    canvas_rect(c, 0, floor_top, c->w, c->h - floor_top);
    canvas_fill(c, s.dark ? TONE_HAZE : TONE_BLUE);
    scene_glitter(c, x, floor_top, c->h, c->w * 0.09, s.sun);
    for (int i = 0; i < 4; i++) {
        double gap = c->w * (0.03 + 0.055 * i), step = c->w * (0.02 + 0.016 * i),
               y = top - c->h * 0.07 * i;
        for (int side = -1; side <= 1; side += 2) {
            double rise = y + c->h * canvas_between(c, -0.03, 0.03),
                   in = x + side * gap * canvas_between(c, 0.9, 1.1);
            canyon_wall(c, side, in, rise, step, face[i]);
            double edge = side > 0 ? c->w : 0, ledge = in + side * step * 4.35;
            if (side * (edge - ledge) > 0)
                canvas_rect(c, side > 0 ? ledge : 0, rise, side * (edge - ledge), c->h * 0.016);
            canvas_fill(c, lip[i]);
        }
    }
    scene_birds(c, x + (x < c->w / 2 ? 0.02 : -0.16) * c->w, c->h * 0.14, c->s * 0.07, 3,
                s.dark ? TONE_CREAM : TONE_NIGHT);
}

// A balloon of six gores with a woven belt, its basket below; in a box of 100.
static int32_t motif_balloon(const Canvas *c, Tone a, Tone b, Tone belt) {
    Canvas m = canvas_motif(c, 38, 50);
    for (int i = 2; i >= 0; i--) { // gore in gore, to the middle
        double half = 36 * (i + 0.7) / 2.7;
        canvas_move(&m, 0, -49);
        canvas_curve(&m, half * 1.3, -49, half * 1.4, -6, half * 0.22 + 2, 24);
        canvas_line(&m, -half * 0.22 - 2, 24);
        canvas_curve(&m, -half * 1.4, -6, -half * 1.3, -49, 0, -49);
        canvas_close(&m);
        canvas_fill(&m, i % 2 ? b : a);
    }
    band_teeth(&m, -8, 18, 16, 6, belt, true);
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(&m, side * 7, 24);
        canvas_line(&m, side * 5, 37);
    }
    canvas_stroke(&m, belt, 0.9);
    canvas_rect(&m, -6.5, 36, 13, 11);
    canvas_fill(&m, belt);
    return canvas_motif_end(&m);
}

// Balloons over the ranges at dawn.
static void balloons(Canvas *c) {
    static const Tone silks[][3] = {{TONE_GOLD, TONE_CREAM, TONE_NIGHT},
                                    {TONE_NIGHT, TONE_GOLD, TONE_NIGHT},
                                    {TONE_BLUE, TONE_PALE, TONE_NIGHT},
                                    {TONE_SAND, TONE_BLUE, TONE_NIGHT}};
    static const Spot places[] = {{0.26, 0.42}, {0.7, 0.28},  {0.5, 0.54}, {0.88, 0.56},
                                  {0.08, 0.62}, {0.42, 0.14}, {0.94, 0.16}};
    static const double sizes[] = {1, 0.66, 0.46, 0.4, 0.4, 0.3, 0.3};
    Scheme s = c->scheme;
    int count = form_count(c, 6, 5, 4, 4), first = canvas_pick(c, 4);
    bool flip = canvas_toss(c);
    double base = c->h * 0.84, size = c->s * form_pick(c, 0.62, 0.52, 0.5, 0.62);
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * (flip ? 0.3 : 0.7), base - c->h * 0.06,
              c->s * form_pick(c, 0.34, 0.3, 0.32, 0.4), 2);
    scene_range(c, base, c->h * 0.2, s.far, s.middle);
    scene_range(c, base + c->h * 0.06, c->h * 0.14, s.middle, s.near);
    scene_hill(c, base + c->h * 0.05, c->h * 0.02, 2, s.ground);
    for (int i = count; i-- > 0;) {
        const Tone *t = silks[(first + i) % 4];
        if (t[0] == s.sky || (t[0] == TONE_NIGHT && s.sky == TONE_DEEP))
            t = silks[(first + i + 1) % 4];
        Tone belt = s.dark ? TONE_CREAM : t[2];
        double x = places[i].x, r = size * sizes[i];
        canvas_place(c, motif_balloon(c, t[0], t[1], belt), c->w * (flip ? 1 - x : x),
                     c->h * 0.04 + places[i].y * (base - c->h * 0.1), r / 100, 0);
    }
}

static void boat(Canvas *c, double x, double foot, double h, Tone jib) {
    canvas_polygon(
        c, (Spot[]){{x, foot - h}, {x + h * 0.46, foot - h * 0.16}, {x, foot - h * 0.16}}, 3);
    canvas_fill(c, TONE_PAPER);
    canvas_polygon(c,
                   (Spot[]){{x - h * 0.05, foot - h * 0.86},
                            {x - h * 0.05, foot - h * 0.16},
                            {x - h * 0.36, foot - h * 0.16}},
                   3);
    canvas_fill(c, jib);
    canvas_polygon(c,
                   (Spot[]){{x - h * 0.4, foot - h * 0.11},
                            {x + h * 0.5, foot - h * 0.11},
                            {x + h * 0.34, foot + h * 0.05},
                            {x - h * 0.28, foot + h * 0.05}},
                   4);
    canvas_fill(c, TONE_CREAM);
}

// Sails on a sea of bows, the coast behind.
static void sails(Canvas *c) {
    Scheme s = c->scheme;
    int rows = form_count(c, 4, 5, 5, 8), boats = form_count(c, 5, 3, 3, 3);
    double water = c->h * form_pick(c, 0.5, 0.54, 0.54, 0.5), step = (c->h - water) / (rows - 0.4);
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), water - c->s * 0.06, c->s * form_pick(c, 0.34, 0.26, 0.26, 0.32),
              2);
    scene_range(c, water + step * 0.2, c->s * 0.2, s.far,
                s.middle == TONE_BLUE ? TONE_HAZE : s.middle);
    const Tone sea[] = {TONE_BLUE, TONE_DEEP, TONE_NIGHT, TONE_HAZE},
               night[] = {TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_MIST};
    for (int row = 0; row < rows; row++) {
        int waves = form_count(c, 13, 8, 6, 5) - row / 2;
        double pitch = c->w / waves, y = water + step * row,
               rise = pitch * 0.2 < step * 0.5 ? pitch * 0.2 : step * 0.5;
        int mine = row == 0 ? 0 : row == rows / 2 ? 1 : -1;
        for (int i = 0; mine >= 0 && i < boats - mine; i++) {
            double x = c->w * (mine ? i + 1 : i + 0.5) / boats,
                   h = c->s * form_pick(c, 0.34, 0.24, 0.24, 0.28) * (mine ? 1.4 : 0.8),
                   foot = y + step * 0.2;
            boat(c, x, foot, h, i % 2 ? TONE_SAND : s.sky == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
        }
        double shift = row % 2 ? pitch / 2 : 0;
        canvas_move(c, -shift, c->h);
        canvas_line(c, -shift, y);
        for (int i = 0; i <= waves; i++)
            canvas_curve(c, pitch * (i + 0.3) - shift, y + rise * 1.5, pitch * (i + 0.7) - shift,
                         y + rise * 1.5, pitch * (i + 1) - shift, y);
        canvas_line(c, c->w + pitch, c->h);
        canvas_close(c);
        canvas_fill(c, (s.dark ? night : sea)[row % 4]);
    }
}

Compositions ornament_tourism(void) {
    static Composition *const all[] = {lake, balloons, yurts, city, sails, canyon};
    return COMPOSITIONS(all);
}
