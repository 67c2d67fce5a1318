// ornament_security.c: security and the digital: shields, rings, sweeps and strong walls; networks, grids,
// orbits.
//
// Protection is drawn as nesting, watchfulness as a beam, exchange as a lattice of nodes over the steppe.
#include <math.h>

#include "layout/ornament_topics.h"

// ---- security ------------------------------------------------------------------------------------

static void shield_path(Canvas *c, double x, double y, double r) {
    canvas_move(c, x, y - r * 1.1);
    canvas_curve(c, x + r * 0.3, y - r * 0.92, x + r * 0.62, y - r * 0.84, x + r * 0.9,
                 y - r * 0.84);
    canvas_line(c, x + r * 0.9, y - r * 0.05);
    canvas_curve(c, x + r * 0.9, y + r * 0.52, x + r * 0.5, y + r * 0.9, x, y + r * 1.15);
    canvas_curve(c, x - r * 0.5, y + r * 0.9, x - r * 0.9, y + r * 0.52, x - r * 0.9, y - r * 0.05);
    canvas_line(c, x - r * 0.9, y - r * 0.84);
    canvas_curve(c, x - r * 0.62, y - r * 0.84, x - r * 0.3, y - r * 0.92, x, y - r * 1.1);
    canvas_close(c);
}

// Shield in shield; the outer ones pass the frame.
static void shields(Canvas *c) {
    Scheme s = c->scheme;
    double x = c->form >= FORM_SQUARE ? c->w / 2 : scene_focus(c), y = c->h * 0.5, r = c->s * 0.3;
    static const double sizes[] = {4.2, 3.3, 2.5, 1.85, 1.3};
    const Tone tones[] = {tone_solid(s.glow), s.sky, s.far, s.middle, s.near};
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < 5; i++) {
        shield_path(c, x, y, r * sizes[i]);
        canvas_fill(c, tones[i]);
    }
    shield_path(c, x, y, r);
    canvas_fill(c, TONE_NIGHT);
    shield_path(c, x, y, r * 0.9);
    canvas_stroke(c, TONE_GOLD, r * 0.03);
    canvas_place(c, motif_horn_cross(c, TONE_GOLD, TONE_CREAM), x, y - r * 0.04, r * 1.14 / 100, 0);
}

// Rings of range and a sweep, over the plan of the land.
static void radar(Canvas *c) {
    bool dark = canvas_pick(c, 5) > 0;
    Tone ground = dark ? TONE_NIGHT : TONE_WARM, ring = dark ? TONE_BLUE : TONE_HAZE,
         sweep = dark ? TONE_DEEP : TONE_MIST;
    static const double rise[] = {0.95, 0.62, 0.55, 0.6};
    double x = scene_focus(c), y = c->h * rise[c->form],
           r = (c->w + c->h) * (c->form == FORM_BAND ? 0.38 : 0.5);
    double at = canvas_between(c, -2.6, -0.6);
    canvas_paint_all(c, ground);
    for (int i = 0; i < 3; i++) {
        canvas_sector(c, x, y, 0, r * 1.5, at - 0.9 + 0.3 * i, at);
        canvas_fill(c,
                    (Tone[]){sweep, dark ? TONE_BLUE : TONE_HAZE, dark ? TONE_GOLD : TONE_SAND}[i]);
    }
    for (int i = 1; i <= 8; i++) {
        canvas_circle(c, x, y, r * i / 8);
        canvas_stroke(c, i % 4 == 0 ? TONE_GOLD : ring, c->u * (i % 4 == 0 ? 0.5 : 0.28));
    }
    for (int i = 0; i < 36; i++) {
        double a = ART_PI / 18 * i, k = i % 3 ? 0.52 : 0.54;
        canvas_move(c, x + r * 0.5 * cos(a), y + r * 0.5 * sin(a));
        canvas_line(c, x + r * k * cos(a), y + r * k * sin(a));
    }
    canvas_stroke(c, TONE_GOLD, c->u * 0.35);
    for (int i = 0; i < 5; i++) {
        double a = at + canvas_between(c, -1.6, 1.2), k = r * canvas_between(c, 0.2, 0.7);
        draw_discs(c, x + k * cos(a), y + k * sin(a), (double[]){c->u * 2.1, c->u * 1.1},
                   (Tone[]){ring, dark ? TONE_CREAM : TONE_NIGHT}, 2);
    }
    draw_discs(c, x, y, (double[]){r * 0.07, r * 0.045},
               (Tone[]){TONE_GOLD, dark ? TONE_NIGHT : TONE_PAPER}, 2);
}

// The plan of a star fort: walls, moat, walls.
static void fort(Canvas *c) {
    Scheme s = c->scheme;
    int points = canvas_toss(c) ? 8 : 10;
    double x = scene_focus(c), y = c->h * (c->form == FORM_TALL ? 0.56 : 0.5),
           r = c->s * (c->form == FORM_BAND ? 0.9 : 0.62);
    double turn = ART_PI / points * canvas_pick(c, 2),
           wall[] = {1.5, 1.26, 1, 0.86, 0.66, 0.58, 0.4};
    const Tone glow = tone_solid(s.glow);
    const Tone tones[] = {glow, s.sky, s.middle, s.far, TONE_NIGHT, glow, TONE_NIGHT};
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < 7; i++) {
        double k = r * wall[i];
        canvas_star(c, x, y, k, k * (0.72 + 0.015 * i), points, turn);
        canvas_fill(c, tones[i]);
    }
    draw_rosette(c, x, y, r * 0.26, 8, (Tone[]){TONE_GOLD, TONE_NIGHT, TONE_SAND, TONE_NIGHT});
}

// A brick tower of the steppe: tapering, with bands of diamonds, a light at its head.
static void tower_draw(Canvas *c, double x, double base, double height, Tone wall, Tone band) {
    double foot = height * 0.17, head = height * 0.1;
    canvas_polygon(c,
                   (Spot[]){{x - foot, base},
                            {x - head, base - height},
                            {x + head, base - height},
                            {x + foot, base}},
                   4);
    canvas_fill(c, wall);
    for (int i = 0; i < 4; i++) {
        double t = 0.16 + 0.2 * i, half = foot + (head - foot) * (t + 0.04),
               y = base - height * (t + 0.07);
        band_diamonds(c, x - half, y, 2 * half, height * 0.07, band, wall);
    }
    canvas_rect(c, x - head * 1.25, base - height - head * 0.3, head * 2.5, head * 0.45);
    canvas_fill(c, band);
    canvas_circle(c, x, base - height - head * 1.1, head * 0.62);
    canvas_fill(c, TONE_GOLD);
}

// A watch-tower's beam over night ranges.
static void watch(Canvas *c) {
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    bool left = canvas_toss(c);
    double x = c->w * (left ? 0.22 : 0.78), base = c->h * 0.84,
           tower = c->h * (c->form == FORM_TALL ? 0.42 : 0.54);
    double top = base - tower * 1.11, reach = c->w * 1.4, side = left ? 1 : -1;
    Tone sky = s.sky == TONE_DEEP ? TONE_DEEP : TONE_NIGHT;
    canvas_paint_all(c, sky);
    scene_sparks(c, c->h * 0.04, c->h * 0.34, c->form == FORM_BAND ? 11 : 8, c->u * 3.4, TONE_SAND);
    canvas_polygon(c,
                   (Spot[]){{x, top},
                            {x + side * reach, top - reach * 0.26},
                            {x + side * reach, top + reach * 0.05}},
                   3);
    canvas_fill(c, sky == TONE_DEEP ? TONE_BLUE : TONE_DEEP);
    canvas_polygon(c,
                   (Spot[]){{x, top},
                            {x + side * reach, top - reach * 0.18},
                            {x + side * reach, top - reach * 0.03}},
                   3);
    canvas_fill(c, TONE_GOLD);
    c->light = x;
    scene_range(c, base - c->h * 0.06, c->s * 0.26, TONE_HAZE, TONE_BLUE);
    scene_hill(c, base - c->h * 0.07, c->h * 0.02, 2, TONE_MIST);
    tower_draw(c, x, base + c->h * 0.05, tower, TONE_CREAM, TONE_NIGHT);
    scene_hill(c, base + c->h * 0.02, c->h * 0.02, 1,
               s.ground == TONE_NIGHT ? TONE_NIGHT : s.ground);
}

Compositions ornament_security(void) {
    static Composition *const all[] = {shields, radar, fort, watch};
    return COMPOSITIONS(all);
}

// ---- digital -------------------------------------------------------------------------------------

// Nodes on a loose triangular lattice, joined to their neighbours, thinning out towards the horizon.
static void network(Canvas *c) {
    enum { MOST = 96 };
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    double horizon = scene_horizon(c, 0.72, 0.8),
           pitch = c->s * (c->form == FORM_BAND ? 0.2 : 0.15) / sqrt(c->grow);
    int columns = (int)(c->w / pitch) + 1, rows = (int)(horizon / (pitch * 0.87)), count = 0;
    Spot at[MOST];
    canvas_paint_all(c, TONE_NIGHT);
    scene_sun(c, scene_focus(c), horizon, c->s * 0.28, 2);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i <= columns && count < MOST; i++)
            if (canvas_chance(c) < 0.78)
                at[count++] =
                    (Spot){pitch * (i + (row % 2 ? 0.5 : 0) + canvas_between(c, -0.16, 0.16)),
                           pitch * (0.5 + 0.87 * row + canvas_between(c, -0.16, 0.16))};
    for (int i = 0; i < count; i++)
        for (int k = i + 1; k < count; k++) {
            double dx = at[i].x - at[k].x, dy = at[i].y - at[k].y;
            if (dx * dx + dy * dy > pitch * pitch * 1.25) continue;
            canvas_move(c, at[i].x, at[i].y);
            canvas_line(c, at[k].x, at[k].y);
        }
    canvas_stroke(c, TONE_HAZE, c->u * 0.22);
    for (int i = 0; i < count; i++) {
        bool hub = canvas_pick(c, 6) == 0;
        canvas_circle(c, at[i].x, at[i].y, c->u * (hub ? 1.7 : 0.75));
        canvas_fill(c, hub ? TONE_GOLD : TONE_MIST);
    }
    scene_range(c, horizon + c->h * 0.02, c->s * 0.16, TONE_HAZE, TONE_BLUE);
    scene_hill(c, horizon + c->h * 0.06, c->h * 0.02, 1,
               s.ground == TONE_NIGHT ? TONE_SAND : s.ground);
}

// Would the frame cut a node of radius r at `across` from (x, y), seen from the way that a side's tracks run?
static bool is_cut(const Canvas *c, int side, double x, double y, double across, double r) {
    double at = side == 0 ? y + across : side == 1 ? x - across : side == 2 ? y - across : x + across;
    double most = side % 2 ? c->w : c->h;
    return (at > -r && at < r) || (at > most - r && at < most + r);
}

// Tracks that run along the diagonals and end in nodes: a carpet of conductors.
static void circuit(Canvas *c) {
    bool dark = canvas_toss(c);
    double pitch = c->s * (c->form == FORM_BAND ? 0.075 : 0.052), x = scene_focus(c),
           y = c->h * 0.5, r = c->s * 0.2;
    int lanes = (int)(r * 1.5 / pitch);
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_CREAM);
    for (int side = 0; side < 4; side++) {
        Affine old = c->at;
        canvas_translate(c, x, y);
        canvas_rotate(c, ART_PI / 2 * side);
        for (int i = -lanes; i <= lanes; i++) {
            double from = r * 0.5, bend = r * 1.6 + pitch * (lanes - fabs((double)i)) * 1.2,
                   shift = pitch * i * 0.55;
            double out = pitch * 3 *
                             (i > 0   ? 1
                              : i < 0 ? -1
                                      : 0) +
                         pitch * i,
                   length = bend + fabs(out - shift);
            double end = length + c->s * canvas_between(c, 0.1, 1.2);
            if (is_cut(c, side, x, y, out, pitch * 0.4)) continue; // a sliver at the edge
            canvas_move(c, from, shift);
            canvas_line(c, bend, shift);
            canvas_line(c, length, out);
            canvas_line(c, end, out);
            canvas_stroke(c, i % 3 == 0 ? TONE_GOLD : dark ? TONE_BLUE : TONE_HAZE, pitch * 0.22);
            canvas_circle(c, end, out, pitch * 0.34);
            canvas_fill(c, i % 3 == 0 ? TONE_GOLD : dark ? TONE_MIST : TONE_NIGHT);
        }
        c->at = old;
    }
    canvas_regular(c, x, y, r * 1.18, 8, ART_PI / 8);
    canvas_fill(c, dark ? TONE_GOLD : TONE_NIGHT);
    draw_rosette(c, x, y, r * 0.98, 16,
                 dark ? (Tone[]){TONE_NIGHT, TONE_CREAM, TONE_BLUE, TONE_GOLD}
                      : (Tone[]){TONE_GOLD, TONE_NIGHT, TONE_CREAM, TONE_GOLD});
}

// A range built of square cells, with the sun behind.
static void cells(Canvas *c) {
    static const int counts[] = {42, 26, 20, 16};
    Scheme s = c->scheme;
    int columns = canvas_many(c, counts[c->form]);
    double pitch = c->w / columns, x = scene_focus(c), phase = canvas_between(c, 0, 6);
    const Tone layers[] = {s.far, s.middle, s.near};
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, c->h * 0.42, c->s * 0.2, 2);
    for (int layer = 0; layer < 3; layer++) {
        double foot = c->h * (0.5 + 0.16 * layer), rise = c->h * (0.2 - 0.03 * layer);
        canvas_move(c, 0, c->h);
        for (int i = 0; i < columns; i++) {
            double t = (double)i / columns * 6.3 * (1 + 0.3 * layer) + phase * (layer + 1);
            double y = foot - rise * (0.55 * sin(t) + 0.3 * sin(2.3 * t + 1) + 0.15 * sin(5 * t));
            y = c->h - pitch * floor((c->h - y) / pitch + 0.5);
            canvas_line(c, pitch * i, y);
            canvas_line(c, pitch * (i + 1), y);
        }
        canvas_line(c, c->w, c->h);
        canvas_close(c);
        canvas_fill(c, layers[layer]);
    }
    for (int i = 0; i < columns; i++)
        if (canvas_pick(c, 3) == 0)
            canvas_rect(c, pitch * i, c->h - pitch * canvas_count(c, 1, 4), pitch, pitch);
    canvas_fill(c, TONE_GOLD);
}

// Orbits around a bright core, with travelling points.
static void orbits(Canvas *c) {
    Scheme s = c->scheme;
    double x = scene_focus(c), y = c->h * (c->form == FORM_TALL ? 0.62 : 0.56), r = c->s * 0.13,
           most = c->w + c->h;
    canvas_paint_all(c, s.dark ? TONE_NIGHT : s.sky);
    int turn = 0;
    for (double k = r * 1.7; k < most * 0.75; k *= 1.26, turn++) {
        double at = canvas_between(c, 0, 2 * ART_PI), part = canvas_between(c, 1.2, 3.4),
               width = k * 0.012;
        canvas_circle(c, x, y, k);
        canvas_stroke(c, s.dark ? TONE_BLUE : s.far == s.sky ? s.middle : s.far, width);
        canvas_arc(c, x, y, k, at, at + part);
        canvas_stroke_round(c,
                            turn % 3 == 1 ? TONE_GOLD
                            : s.dark      ? TONE_HAZE
                                          : TONE_BLUE,
                            width * 3.2);
        canvas_circle(c, x + k * cos(at + part), y + k * sin(at + part), width * 5 + c->u * 0.4);
        canvas_fill(c, turn % 3 == 1 ? TONE_GOLD : s.dark ? TONE_CREAM : TONE_NIGHT);
    }
    draw_discs(c, x, y, (double[]){r * 1.25, r}, (Tone[]){s.dark ? TONE_DEEP : s.glow, TONE_GOLD},
               2);
    draw_rosette(c, x, y, r * 0.82, 12, (Tone[]){TONE_NIGHT, TONE_CREAM, TONE_GOLD, TONE_NIGHT});
}

Compositions ornament_digital(void) {
    static Composition *const all[] = {network, circuit, cells, orbits};
    return COMPOSITIONS(all);
}
