// ornament_travel.c: transport and tourism: roads, rails, bridges, corridors; ranges and lakes, yurts, cities, canyons.
#include <math.h>

#include "layout/ornament_topics.h"

// ---- transport -----------------------------------------------------------------------------------

// The straight road over the steppe to the range.
static void road(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.5, 0.6), x = scene_focus(c), foot = c->w * canvas_between(c, 0.42, 0.58), half = c->s * 0.34;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - c->s * 0.06, c->s * 0.2, 3);
    scene_range(c, horizon, c->h * 0.22, c->form == FORM_BAND ? 7 : 4, s.far, s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, s.dark ? TONE_GOLD : TONE_SAND);
    scene_hill(c, horizon + (c->h - horizon) * 0.36, c->h * 0.02, 1, s.dark ? TONE_SAND : TONE_GOLD);
    canvas_polygon(c, (Spot[]){{x - half * 0.03, horizon}, {x + half * 0.03, horizon}, {foot + half, c->h}, {foot - half, c->h}}, 4);
    canvas_fill(c, TONE_NIGHT);
    for (int i = 0; i < 9; i++) {
        double t0 = (i + 0.15) * (i + 0.15) / 81, t1 = (i + 0.65) * (i + 0.65) / 81, y0 = horizon + (c->h - horizon) * t0, y1 = horizon + (c->h - horizon) * t1;
        double x0 = x + (foot - x) * t0, x1 = x + (foot - x) * t1, w0 = half * (0.002 + 0.035 * t0), w1 = half * (0.002 + 0.035 * t1);
        canvas_polygon(c, (Spot[]){{x0 - w0, y0}, {x0 + w0, y0}, {x1 + w1, y1}, {x1 - w1, y1}}, 4);
    }
    canvas_fill(c, TONE_CREAM);
}

// Rails to the vanishing point, and the poles of the line.
static void rails(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.44, 0.54), x = scene_focus(c), half = c->s * 0.42, depth = c->h - horizon;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon, c->s * (c->form == FORM_BAND ? 0.36 : 0.28), 2);
    canvas_rect(c, 0, horizon, c->w, depth);
    canvas_fill(c, s.ground == TONE_GOLD ? TONE_GOLD : TONE_NIGHT);
    Tone sleeper = s.ground == TONE_GOLD ? TONE_SAND : TONE_DEEP, rail = s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD;
    for (int i = 0; i < 16; i++) {
        double t = 1 / (1 + 0.34 * i), y = horizon + depth * t * 0.97, w = half * 1.45 * t;
        canvas_rect(c, x - w, y - depth * 0.06 * t * t, 2 * w, depth * 0.06 * t * t + 0.2);
    }
    canvas_fill(c, sleeper);
    for (int side = -1; side <= 1; side += 2)
        canvas_polygon(c, (Spot[]){{x - c->u * 0.05, horizon}, {x + c->u * 0.05, horizon}, {x + side * half + half * 0.055, c->h},
                                   {x + side * half - half * 0.055, c->h}}, 4);
    canvas_fill(c, rail);
    double side = x < c->w / 2 ? 1 : -1;
    for (int i = 0; i < 6; i++) {
        double t = 1 / (1 + 0.62 * i), px = x + side * half * 2.1 * t, foot = horizon + depth * t * 0.62, top = foot - c->h * 0.72 * t;
        canvas_rect(c, px - c->u * 0.55 * t, top, c->u * 1.1 * t, foot - top);
        canvas_rect(c, px - c->s * 0.07 * t, top + c->s * 0.02 * t, c->s * 0.14 * t, c->u * 0.8 * t);
    }
    canvas_fill(c, s.dark ? TONE_CREAM : TONE_NIGHT);
}

static void stay_cables(Canvas *c, double x, double top, double deck, double reach, Tone tone) {
    for (int side = -1; side <= 1; side += 2)
        for (int i = 1; i <= 9; i++) {
            canvas_move(c, x, top + (deck - top) * 0.05 * (9 - i));
            canvas_line(c, x + side * reach * i / 9, deck);
        }
    canvas_stroke(c, tone, c->u * 0.22);
}

// A cable bridge over still water.
static void bridge(Canvas *c) {
    Scheme s = c->scheme;
    int pylons = c->form == FORM_BAND ? 3 : c->form == FORM_WIDE ? 2 : 1;
    double deck = c->h * 0.66, water = c->h * 0.74, span = c->w / (pylons + 0.1), top = c->h * (c->form == FORM_TALL ? 0.24 : 0.18);
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), water, c->s * 0.3, 2);
    scene_range(c, water, c->h * 0.16, c->form == FORM_BAND ? 8 : 5, s.far, s.middle);
    canvas_rect(c, 0, water, c->w, c->h - water);
    canvas_fill(c, s.dark ? TONE_DEEP : TONE_BLUE);
    scene_ripples(c, water, c->h, 8, s.dark ? TONE_BLUE : TONE_HAZE);
    Tone steel = s.dark ? TONE_CREAM : TONE_NIGHT;
    for (int i = 0; i < pylons; i++) {
        double x = span * (i + 0.55) + (pylons == 1 ? c->w * 0.08 : 0), half = c->s * 0.022;
        stay_cables(c, x, top, deck, span * 0.49, s.dark ? TONE_SAND : TONE_NIGHT);
        canvas_polygon(c, (Spot[]){{x - half * 0.4, top - c->h * 0.03}, {x + half * 0.4, top - c->h * 0.03}, {x + half, water + c->h * 0.05},
                                   {x - half, water + c->h * 0.05}}, 4);
        canvas_fill(c, steel);
    }
    canvas_rect(c, 0, deck, c->w, c->h * 0.022);
    canvas_fill(c, TONE_GOLD);
    canvas_rect(c, 0, deck + c->h * 0.022, c->w, c->h * 0.014);
    canvas_fill(c, steel);
}

static void corridor(Canvas *c, double y, double shift, double turn_x, double rise, double width, Tone tone) {
    double d = fabs(rise);
    canvas_move(c, -width, y);
    canvas_line(c, turn_x - d / 2 + shift, y);
    canvas_line(c, turn_x + d / 2 + shift, y + rise);
    canvas_line(c, c->w + width, y + rise);
    canvas_stroke(c, tone, width);
}

// Parallel ways that turn together across the land's isolines, with their stations.
static void corridors(Canvas *c) {
    bool dark = canvas_toss(c), tall = c->form == FORM_TALL;
    static const Tone ways[] = {TONE_GOLD, TONE_BLUE, TONE_SAND, TONE_HAZE, TONE_GOLD};
    double width = c->s * 0.045, x = c->w * canvas_between(c, 0.42, 0.58), rise = c->h * (tall ? 0.4 : 0.36) * (canvas_toss(c) ? 1 : -1);
    double y = c->h * 0.5 - rise / 2;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_CREAM);
    for (int i = 0; i < 2; i++)
        scene_contours(c, c->w * (i ? 0.86 : 0.14), c->h * (i == (rise > 0) ? 0.24 : 0.8), c->s * 0.6, 8, c->u * 0.22, dark ? TONE_BLUE : TONE_SAND);
    for (int i = -2; i <= 2; i++) {
        double k = i * width * 1.6, shift = rise > 0 ? -k * 0.414 : k * 0.414;
        corridor(c, y + k, shift, x, rise, width, ways[(i + 2) % 5]);
    }
    for (int i = 0; i < 4; i++) {
        double px = c->w * (0.12 + 0.25 * i) + canvas_between(c, -0.03, 0.03) * c->w, py = px < x ? y : y + rise;
        if (fabs(px - x) < fabs(rise) / 2 + width * 4) continue;
        canvas_pill(c, px - width * 0.8, py - width * 4.1, width * 1.6, width * 8.2);
        canvas_fill(c, dark ? TONE_NIGHT : TONE_NIGHT);
        canvas_pill(c, px - width * 0.5, py - width * 3.8, width, width * 7.6);
        canvas_fill(c, TONE_PAPER);
    }
}

Compositions ornament_transport(void) {
    static Composition *const all[] = {road, corridors, bridge, rails};
    return COMPOSITIONS(all);
}

// ---- tourism -------------------------------------------------------------------------------------

// Snow peaks and their image in the lake.
static void lake(Canvas *c) {
    static const int counts[] = {5, 3, 2, 2};
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.6, 0.68), pitch = c->w / counts[c->form];
    Tone water = s.dark ? TONE_DEEP : s.sky == TONE_MIST ? TONE_BLUE : TONE_HAZE;
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), c->h * 0.3, c->s * 0.14, 2);
    scene_range(c, horizon, c->h * 0.24, counts[c->form] + 2, s.far, s.far == TONE_SAND ? TONE_CREAM : s.middle);
    for (int i = 0; i < counts[c->form]; i++) {
        double x = pitch * (i + 0.5 + canvas_between(c, -0.2, 0.2)), height = c->h * canvas_between(c, 0.3, 0.44);
        double half = height * (c->form == FORM_BAND ? 1.5 : 0.9);
        scene_snow_peak(c, x, horizon, half, height, s.near == TONE_MIST ? TONE_BLUE : s.near, TONE_NIGHT, TONE_PAPER);
    }
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, water);
    scene_ripples(c, horizon, c->h, 9, water == TONE_BLUE ? TONE_HAZE : TONE_PALE);
    scene_birds(c, c->w * canvas_between(c, 0.12, 0.6), c->h * 0.24, c->s * 0.08, 3, s.dark ? TONE_CREAM : TONE_NIGHT);
}

// Yurts on the summer pasture under a large moon.
static void yurts(Canvas *c) {
    static const int counts[] = {4, 3, 2, 2};
    Scheme s = c->scheme;
    double base = c->h * 0.78, x = scene_focus(c);
    canvas_paint_all(c, s.sky);
    if (s.dark) scene_sparks(c, c->h * 0.05, c->h * 0.4, c->form == FORM_BAND ? 14 : 9, c->u * 2.6, TONE_SAND);
    scene_sun(c, x, c->h * 0.4, c->s * 0.21, 2);
    scene_range(c, base - c->h * 0.06, c->h * 0.26, c->form == FORM_BAND ? 7 : 4, s.far, s.middle);
    scene_hill(c, base - c->h * 0.07, c->h * 0.02, 2, s.near);
    int count = counts[c->form];
    for (int i = 0; i < count; i++) {
        double size = c->s * (i == count / 2 ? 0.36 : 0.25), px = c->w * (i + 0.5 + canvas_between(c, -0.12, 0.12)) / count;
        scene_yurt(c, px, base + (i == count / 2 ? c->h * 0.05 : 0), size, TONE_PAPER, TONE_MIST, i % 2 ? TONE_NIGHT : TONE_GOLD, TONE_NIGHT);
    }
    scene_hill(c, base + c->h * 0.055, c->h * 0.012, 2, s.ground);
}

static void city_dome(Canvas *c, double x, double base, double r, double drum, Tone wall, Tone dome, Tone rib) {
    canvas_rect(c, x - r, base - drum, 2 * r, drum);
    canvas_fill(c, wall);
    scene_arch(c, x, base - drum, r * 1.06, r * 1.5);
    canvas_fill(c, dome);
    for (int i = -2; i <= 2; i++) {
        canvas_move(c, x + r * 0.36 * i, base - drum);
        canvas_curve(c, x + r * 0.36 * i, base - drum - r * 0.7, x + r * 0.2 * i, base - drum - r * 1.1, x, base - drum - r * 1.5);
    }
    canvas_stroke(c, rib, r * 0.03);
    canvas_rect(c, x - r * 1.06, base - drum - r * 0.02, r * 2.12, r * 0.1);
    canvas_fill(c, TONE_GOLD);
}

static void city_tower(Canvas *c, double x, double base, double height, Tone wall, Tone band) {
    double half = height * 0.06;
    canvas_polygon(c, (Spot[]){{x - half, base}, {x - half * 0.72, base - height}, {x + half * 0.72, base - height}, {x + half, base}}, 4);
    canvas_fill(c, wall);
    for (int i = 1; i < 5; i++) canvas_rect(c, x - half * 0.95, base - height * 0.21 * i, half * 1.9, height * 0.025);
    canvas_rect(c, x - half * 1.1, base - height, half * 2.2, height * 0.05);
    canvas_fill(c, band);
}

// Domes and towers of an old city behind dunes.
static void city(Canvas *c) {
    static const int counts[] = {6, 4, 3, 3};
    Scheme s = c->scheme;
    int count = counts[c->form], first = canvas_pick(c, 3);
    double base = c->h * 0.74, pitch = c->w / (count + 0.4);
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), c->h * 0.42, c->s * 0.26, 2);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.7), r = pitch * ((i + first) % 3 == 0 ? 0.4 : 0.28), most = c->h * 0.26;
        if (r > most) r = most;
        if ((i + first) % 3 == 1)
            city_tower(c, x, base, c->h * 0.5, s.dark ? TONE_SAND : TONE_BLUE, TONE_NIGHT);
        else
            city_dome(c, x, base, r, c->h * ((i + first) % 3 == 0 ? 0.14 : 0.1), s.dark ? TONE_CREAM : TONE_NIGHT,
                      s.dark ? TONE_HAZE : TONE_DEEP, TONE_HAZE);
    }
    scene_hill(c, base, c->h * 0.02, 2, s.dark ? TONE_GOLD : TONE_SAND);
    scene_hill(c, base + c->h * 0.1, c->h * 0.03, 1, s.dark ? TONE_SAND : TONE_GOLD);
    scene_birds(c, c->w * 0.6, c->h * 0.18, c->s * 0.07, 3, s.dark ? TONE_CREAM : TONE_NIGHT);
}

// A canyon's strata with the river at its foot.
static void canyon(Canvas *c) {
    Scheme s = c->scheme;
    static const Tone strata[] = {TONE_SAND, TONE_GOLD, TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_NIGHT};
    double x = scene_focus(c), top = c->h * 0.3;
    canvas_paint_all(c, s.dark ? TONE_CREAM : s.sky == TONE_SAND ? TONE_CREAM : s.sky);
    scene_sun(c, x, top + c->h * 0.02, c->s * 0.16, 2);
    for (int i = 0; i < 6; i++) {
        double y = top + (c->h - top) * i / 7, gap = c->w * (0.22 - 0.03 * i) * canvas_between(c, 0.9, 1.1), step = c->w * 0.07;
        double fall = (c->h - top) / 7;
        canvas_polygon(c, (Spot[]){{0, y - fall * 0.2}, {x - gap - 2 * step, y}, {x - gap - step, y + fall * 0.35}, {x - gap, y + fall * 1.2},
                                   {x - gap * 0.7, c->h}, {0, c->h}}, 6);
        canvas_polygon(c, (Spot[]){{c->w, y - fall * 0.4}, {c->w, c->h}, {x + gap * 0.7, c->h}, {x + gap, y + fall * 1.1},
                                   {x + gap + step, y + fall * 0.3}, {x + gap + 2 * step, y - fall * 0.1}}, 6);
        canvas_fill(c, strata[i]);
    }
    scene_river(c, x, c->h * 0.72, x + c->w * 0.04, c->h, c->w * 0.09, c->w * 0.03, TONE_MIST);
    scene_birds(c, x + (x < c->w / 2 ? 0.12 : -0.26) * c->w, c->h * 0.14, c->s * 0.07, 3, TONE_NIGHT);
}

Compositions ornament_tourism(void) {
    static Composition *const all[] = {lake, yurts, city, canyon};
    return COMPOSITIONS(all);
}
