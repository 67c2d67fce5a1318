// ornament_digital.c: the digital: networks, grids, orbits.
//
// Exchange is drawn as a lattice of nodes over the steppe.
#include <math.h>

#include "layout/ornament_topics.h"

// Nodes on a loose triangular lattice, joined to their neighbours, thinning out towards the horizon.
static void network(Canvas *c) {
    enum { MOST = 96 };
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    double horizon = scene_horizon(c, 0.72, 0.8),
           pitch = c->s * (c->form == FORM_BAND ? 0.2 : 0.15) / sqrt(c->grow);
    int columns = (int)(c->w / pitch) + 1, rows = (int)(horizon / (pitch * 0.87)), count = 0;
    Spot at[MOST];
    double x = scene_focus(c), r = c->s * 0.28;
    canvas_paint_all(c, TONE_NIGHT);
    scene_sun(c, x, horizon, r, 2);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i <= columns && count < MOST; i++)
            if (canvas_chance(c) < 0.84)
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
    canvas_circle(c, x, horizon, r); // over what would be lost in its light
    canvas_fill(c, s.sun);
    scene_range(c, horizon + c->h * 0.02, c->s * 0.16, TONE_HAZE, TONE_BLUE);
    scene_hill(c, horizon + c->h * 0.06, c->h * 0.02, 1,
               s.ground == TONE_NIGHT ? TONE_SAND : s.ground);
}

// Would the frame cut a node of radius r at `across` from (x, y), seen from the way that a side's tracks run?
static bool is_cut(const Canvas *c, int side, double x, double y, double across, double r) {
    double at = side == 0   ? y + across
                : side == 1 ? x - across
                : side == 2 ? y - across
                            : x + across;
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

// A field of dots whose size swells in waves.
static void signal(Canvas *c) {
    Palette p = palette_any(c);
    int columns = canvas_many(c, form_count(c, 36, 24, 18, 14));
    if (columns > 36) columns = 36;
    double pitch = c->w / columns, phase = canvas_between(c, 0, 6);
    int rows = (int)(c->h / pitch + 0.5);
    double step = c->h / rows, x = scene_focus(c);
    canvas_paint_all(c, p.field);
    draw_discs(c, x, c->h * 0.4, (double[]){c->s * 0.42, c->s * 0.3}, (Tone[]){p.halo, p.field}, 2);
    const Tone inks[] = {p.second, p.main, p.accent};
    int32_t dots[3];
    for (int i = 0; i < 3; i++) {
        Canvas m = canvas_motif(c, 50, 50);
        canvas_regular(&m, 0, 0, 50, 4, 0);
        canvas_fill(&m, inks[i]);
        dots[i] = canvas_motif_end(&m);
    }
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < columns; i++) {
            double u = (i + 0.5) / columns, v = (row + 0.5) / rows;
            double crest = 0.5 + 0.2 * sin(5.2 * u + phase) + 0.1 * sin(11 * u - phase),
                   d = v - crest;
            double size = 1 / (1 + 60 * d * d) + 0.5 * v * (d > 0) + 0.1;
            if (size > 1) size = 1;
            canvas_place(c,
                         dots[fabs(d) < 0.6 / rows + 0.02 ? 2
                              : d > 0                     ? 1
                                                          : 0],
                         pitch * (i + 0.5), step * (row + 0.5), pitch * 0.94 * size / 100, 0);
        }
}

static void satellite(Canvas *c, double sx, double sy, double k) {
    for (int side = -1; side <= 1; side += 2) {
        canvas_rect(c, sx + side * k * 1.1 - k * 0.62, sy - k * 0.3, k * 1.24, k * 0.6);
        canvas_fill(c, TONE_BLUE);
        for (int i = 0; i < 4; i++)
            canvas_rect(c, sx + side * k * 1.1 - k * 0.58 + k * 0.3 * i, sy - k * 0.25, k * 0.24,
                        k * 0.5);
        canvas_fill(c, TONE_MIST);
    }
    canvas_rect(c, sx - k * 0.5, sy - k * 0.06, k, k * 0.12);
    canvas_fill(c, TONE_CREAM);
    canvas_regular(c, sx, sy, k * 0.46, 8, ART_PI / 8);
    canvas_fill(c, TONE_GOLD);
    draw_rosette(c, sx, sy, k * 0.34, 8, (Tone[]){TONE_NIGHT, TONE_CREAM, TONE_GOLD, TONE_NIGHT});
}

// A dish of radius r on its foot, turned by an angle from the zenith.
static void dish(Canvas *c, double x, double base, double r, double turn) {
    double y = base - r * 0.86;
    canvas_polygon(c,
                   (Spot[]){{x - r * 0.1, y},
                            {x + r * 0.1, y},
                            {x + r * 0.34, base + r * 0.1},
                            {x - r * 0.34, base + r * 0.1}},
                   4);
    canvas_fill(c, TONE_MIST);
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_rotate(c, turn);
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(c, side * r * 0.6, -r * 0.2);
        canvas_line(c, 0, -r * 0.86);
    }
    canvas_stroke(c, TONE_MIST, r * 0.04);
    canvas_circle(c, 0, -r * 0.86, r * 0.09);
    canvas_fill(c, TONE_GOLD);
    canvas_sector(c, 0, -r * 0.42, 0, r * 0.9, 0.12, ART_PI - 0.12);
    canvas_fill(c, TONE_CREAM);
    canvas_ellipse(c, 0, -r * 0.32, r * 0.9, r * 0.16);
    canvas_fill(c, TONE_SAND);
    c->at = old;
}

// Dishes that look up to what passes over them.
static void dishes(Canvas *c) {
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    int count = form_count(c, 5, 3, 2, 2);
    double base = c->h * form_pick(c, 0.84, 0.82, 0.82, 0.82), pitch = c->w / count,
           r = pitch * 0.42 < base * 0.34 ? pitch * 0.42 : base * 0.34;
    double sx = c->w * 0.5, sy = c->h * form_pick(c, 0.16, 0.2, 0.2, 0.2),
           k = c->s * form_pick(c, 0.2, 0.14, 0.15, 0.18);
    canvas_paint_all(c, s.sky);
    for (int i = 6; i > 0; i--) {
        canvas_circle(c, sx, sy, k * (0.7 + 1.1 * i));
        canvas_stroke(c, i % 2 ? TONE_BLUE : TONE_HAZE, c->u * 0.4);
    }
    scene_sparks(c, c->h * 0.03, c->h * 0.5, canvas_many(c, form_count(c, 14, 9, 7, 7)), c->u * 3,
                 TONE_SAND);
    satellite(c, sx, sy, k);
    scene_range(c, base, c->s * 0.2, TONE_HAZE, TONE_BLUE);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.5), y = base - r * 0.86, turn = atan2(sx - x, y - sy) * 0.7;
        dish(c, x, base, r, turn);
    }
    scene_hill(c, base + c->h * 0.04, c->h * 0.02, 1, s.ground);
}

Compositions ornament_digital(void) {
    static Composition *const all[] = {network, signal, circuit, dishes, cells, orbits};
    return COMPOSITIONS(all);
}
