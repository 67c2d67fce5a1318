// ornament_sport.c: sport: lanes, targets, leaps, the slope.
//
// Movement is drawn as its track.
#include <math.h>
#include <stdlib.h>

#include "layout/ornament_topics.h"

// The lanes of a track from above, straight along the top and round the bend, with the staggered start.
static void lanes(Canvas *c) {
    enum { LANES = 7 };
    static const double reach[] = {0.94, 0.86, 0.86, 0.78};
    bool gold = canvas_toss(c), left = canvas_toss(c);
    double side = left ? -1 : 1, x = c->w * (left ? 0.42 : 0.58), y = c->h * 1.02,
           r = c->h * reach[c->form], far = x - side * 2 * c->w;
    double step = r * 0.105;
    if (c->form == FORM_TALL) x = c->w * 0.5 - side * c->w * 0.1;
    canvas_paint_all(c, gold ? TONE_CREAM : TONE_MIST);
    for (int i = 0; i <= LANES; i++) {
        double k = r - step * i;
        canvas_move(c, far, y - k);
        canvas_arc(c, x, y, k, -ART_PI / 2, left ? -ART_PI : 0);
        canvas_line(c, x + side * k, y + c->h);
        canvas_line(c, far, y + c->h);
        canvas_close(c);
        canvas_fill(c, i == LANES ? (gold ? TONE_NIGHT : TONE_SAND)
                       : i % 2    ? (gold ? TONE_GOLD : TONE_BLUE)
                                  : (gold ? TONE_SAND : TONE_NIGHT));
    }
    for (int i = 0; i < LANES; i++) {
        double k = r - step * (i + 0.5), px = x - side * c->s * (0.1 + 0.1 * i);
        canvas_rect(c, px - step * 0.1, y - k - step * 0.5, step * 0.2, step);
    }
    canvas_fill(c, TONE_PAPER);
    double ring = r * 0.16;
    draw_discs(c, x - side * c->w * 0.16, y - ring * 0.4,
               (double[]){ring * 2.2, ring * 1.4, ring * 0.7},
               gold ? (Tone[]){TONE_DEEP, TONE_GOLD, TONE_NIGHT}
                    : (Tone[]){TONE_CREAM, TONE_GOLD, TONE_NIGHT},
               3);
}

// A target and its arrows.
static void target(Canvas *c) {
    Scheme s = c->scheme;
    double x = c->form != FORM_WIDE ? c->w / 2 : scene_focus(c), y = c->h * 0.5,
           r = c->s * (c->form == FORM_BAND ? 0.46 : 0.36), turn = canvas_between(c, -2.7, -2.3);
    if (x > c->w / 2) turn = canvas_between(c, -0.8, -0.5) - ART_PI * 0.5 - 1.1;
    canvas_paint_all(c, s.sky);
    draw_discs(c, x, y, (double[]){r * 2.6, r * 1.9, r * 1.36},
               (Tone[]){tone_solid(s.glow), s.sky, tone_solid(s.glow)}, 3);
    for (int side = -1; side <= 1 && c->form == FORM_BAND; side += 2) // others beside it
        for (int i = 5; i > 0; i--) {
            canvas_circle(c, x + side * c->w * 0.32, y, r * 0.14 * i);
            canvas_fill(c, i == 1 ? TONE_GOLD : i % 2 ? TONE_NIGHT : TONE_PAPER);
        }
    draw_discs(c, x, y, (double[]){r, r * 0.8, r * 0.6, r * 0.4, r * 0.2},
               (Tone[]){TONE_NIGHT, TONE_PAPER, TONE_BLUE, TONE_PAPER, TONE_GOLD}, 5);
    for (int i = 0; i < 3; i++) {
        double px = x + r * canvas_between(c, -0.22, 0.22),
               py = y + r * canvas_between(c, -0.22, 0.22),
               a = turn + canvas_between(c, -0.12, 0.12);
        double ex = px + r * 1.15 * cos(a), ey = py + r * 1.15 * sin(a);
        canvas_move(c, px, py);
        canvas_line(c, ex, ey);
        canvas_stroke_round(c, s.sky == TONE_NIGHT ? TONE_CREAM : TONE_NIGHT, r * 0.028);
        canvas_leaf(c, ex + r * 0.05 * cos(a), ey + r * 0.05 * sin(a), ex - r * 0.3 * cos(a),
                    ey - r * 0.3 * sin(a), 0.09);
        canvas_fill(c, TONE_GOLD);
    }
}

// The leaps of a ball, each lower than the last, as bows within bows.
static void leaps(Canvas *c) {
    Scheme s = c->scheme;
    double base = c->h * 0.82, length = c->w * (c->form == FORM_TALL ? 0.62 : 0.4),
           height = c->h * 0.66, x = -length * 0.3, k = 1;
    const Tone bows[] = {s.near == s.sky ? s.far : s.near, s.glow, s.middle, s.sky};
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < 6; i++, k *= 0.74) {
        for (int n = 0; n < 4; n++) {
            double in = 1 - 0.22 * n, half = length * k / 2, mid = x + half, top = height * k * in;
            canvas_move(c, mid - half * in, base);
            canvas_curve(c, mid - half * in, base - top * 0.75, mid - half * in * 0.55, base - top,
                         mid, base - top);
            canvas_curve(c, mid + half * in * 0.55, base - top, mid + half * in, base - top * 0.75,
                         mid + half * in, base);
            canvas_close(c);
            canvas_fill(c, bows[n]);
        }
        if (i == 1)
            draw_discs(c, x + length * k / 2, base - height * k - c->s * 0.09,
                       (double[]){c->s * 0.085, c->s * 0.05},
                       (Tone[]){s.sky == TONE_GOLD ? TONE_NIGHT : TONE_GOLD, TONE_CREAM}, 2);
        x += length * k;
    }
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    band_teeth(c, 0, base + (c->h - base) * 0.32, c->w, (c->h - base) * 0.36,
               s.line == s.ground ? TONE_SAND : s.line, false);
}

// A track down the slope, from gate to gate.
static void slope(Canvas *c) {
    Scheme s = c->scheme;
    bool left = canvas_toss(c);
    double side = left ? 1 : -1, x0 = left ? 0 : c->w, top = c->h * 0.2;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * (left ? 0.72 : 0.28), c->h * 0.3, c->s * 0.17, 2);
    scene_range(c, c->h * 0.7, c->s * 0.36, s.far, s.middle);
    scene_range(c, c->h * 0.86, c->s * 0.26, s.middle, s.near);
    for (int i = 0; i < 3; i++) {
        double k = c->h * 0.16 * i, in = c->w * 0.12 * i;
        canvas_move(c, x0, top + k);
        canvas_curve(c, x0 + side * (c->w * 0.3 - in), top + k + c->h * 0.04,
                     x0 + side * (c->w * 0.56 - in), c->h * 0.72 + k * 0.4, x0 + side * c->w * 1.1,
                     c->h * 0.9 + k * 0.5);
        canvas_line(c, x0 + side * c->w * 1.1, c->h);
        canvas_line(c, x0, c->h);
        canvas_close(c);
        canvas_fill(c, i == 1 ? TONE_MIST : TONE_PALE);
    }
    Spot at[8];
    for (int i = 0; i < 8; i++) {
        double t = i / 7.0, sway = (i % 2 ? 1 : -1) * c->w * 0.022 * (0.4 + t);
        at[i] = (Spot){x0 + side * (c->w * (0.1 + 0.42 * t * t + 0.08 * t) + sway),
                       top + c->h * (0.16 + 0.6 * t)};
    }
    canvas_spline(c, at, 8);
    canvas_stroke(c, TONE_BLUE, c->u * 0.6);
    for (int i = 1; i < 8; i++) {
        double k = c->s * (0.03 + 0.008 * i);
        canvas_polygon(c,
                       (Spot[]){{at[i].x, at[i].y - k * 1.6},
                                {at[i].x + k, at[i].y - k * 1.25},
                                {at[i].x, at[i].y - k * 0.9}},
                       3);
        canvas_rect(c, at[i].x - k * 0.07, at[i].y - k * 1.6, k * 0.14, k * 1.6);
        canvas_fill(c, i % 2 ? TONE_GOLD : TONE_NIGHT);
    }
}

// Medals on their ribbons, hung in a row; the one in the middle is the largest.
static void medals(Canvas *c) {
    Palette p = palette_any(c);
    int count = form_count(c, 7, 5, 3, 3);
    double pitch = c->w / count, r = pitch * 0.4 < c->h * 0.24 ? pitch * 0.4 : c->h * 0.24;
    const Tone metals[][3] = {{TONE_GOLD, TONE_NIGHT, TONE_CREAM},
                              {TONE_PALE, TONE_BLUE, TONE_PAPER},
                              {TONE_SAND, TONE_NIGHT, TONE_PAPER}};
    canvas_paint_all(c, p.field);
    part_glow(c, c->w / 2, 0, c->s * 0.1, 44, p.halo);
    for (int i = 0; i < count; i++) {
        int d = abs(i - count / 2);
        double x = pitch * (i + 0.5), k = r * (d == 0 ? 1.14 : 0.9),
               y = c->h * (d == 0  ? 0.66
                           : d % 2 ? 0.52
                                   : 0.6);
        const Tone *t = metals[d % 3];
        Tone face = t[0] == p.field || t[0] == p.halo ? TONE_NIGHT : t[0],
             mark = face == TONE_NIGHT ? TONE_GOLD : t[1];
        for (int side = -1; side <= 1; side += 2) {
            canvas_polygon(c,
                           (Spot[]){{x + side * k * 0.66, 0},
                                    {x + side * k * 1.06, 0},
                                    {x + side * k * 0.2, y - k * 0.8},
                                    {x - side * k * 0.2, y - k * 0.8}},
                           4);
            canvas_fill(c, side < 0 ? p.main : p.second);
            canvas_polygon(c,
                           (Spot[]){{x + side * k * 0.82, 0},
                                    {x + side * k * 0.9, 0},
                                    {x + side * k * 0.04, y - k * 0.8},
                                    {x - side * k * 0.04, y - k * 0.8}},
                           4);
            canvas_fill(c, p.accent);
        }
        draw_discs(c, x, y, (double[]){k, k * 0.9, k * 0.84}, (Tone[]){mark, face, mark}, 3);
        canvas_circle(c, x, y, k * 0.8);
        canvas_fill(c, face);
        draw_rosette(c, x, y, k * 0.64, d % 2 ? 8 : 12, (Tone[]){mark, face, t[2], mark});
    }
    part_floor(c, c->h * 0.92, p);
}

// A block of seats every so often along a row that runs round the bowl.
static void seats_along(Canvas *c, double x, double y, double straight, double r, double pitch) {
    int ends = (int)(ART_PI * r / pitch), sides = (int)(2 * straight / pitch);
    double k = pitch * 0.27, deep = pitch * 0.2;
    for (int end = -1; end <= 1; end += 2)
        for (int i = 0; i < ends; i++) {
            double a = ART_PI * ((i + 0.5) / ends - 0.5), ux = end * cos(a), uy = sin(a),
                   cx = x + end * straight;
            Spot at = {cx + r * ux, y + r * uy};
            canvas_polygon(c,
                           (Spot[]){{at.x - ux * deep - uy * k, at.y - uy * deep + ux * k},
                                    {at.x + ux * deep - uy * k, at.y + uy * deep + ux * k},
                                    {at.x + ux * deep + uy * k, at.y + uy * deep - ux * k},
                                    {at.x - ux * deep + uy * k, at.y - uy * deep - ux * k}},
                           4);
        }
    for (int side = -1; side <= 1; side += 2)
        for (int i = 0; i < sides; i++)
            canvas_rect(c, x - straight + 2 * straight * (i + 0.5) / sides - k, y + side * r - deep,
                        2 * k, 2 * deep);
}

// The lines of the field, fw by fh from its middle.
static void stadium_field(Canvas *c, double x, double y, double fw, double fh, bool dark) {
    double line = fh * 0.044;
    canvas_rect(c, x - fw, y - fh, 2 * fw, 2 * fh);
    canvas_stroke(c, TONE_CREAM, line);
    canvas_move(c, x, y - fh);
    canvas_line(c, x, y + fh);
    canvas_circle(c, x, y, fh * 0.36);
    for (int side = -1; side <= 1; side += 2)
        canvas_rect(c, x + side * fw - (side > 0 ? fh * 0.5 : 0), y - fh * 0.46, fh * 0.5,
                    fh * 0.92);
    canvas_stroke(c, TONE_CREAM, line);
    draw_rosette(c, x, y, fh * 0.3, 8,
                 (Tone[]){TONE_GOLD, dark ? TONE_NIGHT : TONE_BLUE, TONE_CREAM, TONE_GOLD});
}

// The bowl from above: field, lanes, rows of seats.
static void stadium(Canvas *c) {
    bool dark = canvas_toss(c);
    const Tone light[] = {TONE_SAND, TONE_NIGHT, TONE_MIST, TONE_BLUE, TONE_CREAM, TONE_GOLD},
               night[] = {TONE_DEEP, TONE_GOLD, TONE_BLUE, TONE_CREAM, TONE_NIGHT, TONE_SAND};
    const Tone *t = dark ? night : light;
    Affine old = c->at;
    double w = c->w, h = c->h;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_CREAM);
    if (c->form == FORM_TALL) {
        canvas_translate(c, c->w, 0);
        canvas_rotate(c, ART_PI / 2);
        w = c->h, h = c->w;
    }
    double x = w / 2, y = h / 2, half = h * 0.5,
           straight = w * 0.5 - half * 0.94 > 0 ? w * 0.5 - half * 0.94 : 0, k = 2.01;
    if (straight > half * 1.1) straight = half * 1.1;
    for (int i = 3; i < 12; i++, k -= 0.17) {
        double r = half * k;
        canvas_pill(c, x - straight - r, y - r, 2 * (straight + r), 2 * r);
        canvas_fill(c, t[i % 6]);
    }
    k = 0.8;
    for (int i = 0; i < 5; i++, k -= 0.066) { // the lanes
        double r = half * k;
        canvas_pill(c, x - straight - r, y - r, 2 * (straight + r), 2 * r);
        canvas_fill(c, i % 2 ? (dark ? TONE_SAND : TONE_CREAM) : TONE_GOLD);
    }
    double r = half * 0.44;
    canvas_pill(c, x - straight - r, y - r, 2 * (straight + r), 2 * r);
    canvas_fill(c, dark ? TONE_BLUE : TONE_NIGHT);
    stadium_field(c, x, y, straight + r * 0.6, r * 0.84, dark);
    for (int row = 0; row < 2; row++)
        seats_along(c, x, y, straight, half * (0.88 + 0.07 * row), half * 0.11);
    canvas_fill(c, TONE_NIGHT);
    c->at = old;
}

Compositions ornament_sport(void) {
    static Composition *const all[] = {lanes, medals, target, slope, stadium, leaps};
    return COMPOSITIONS(all);
}
