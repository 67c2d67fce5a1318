// ornament_sport.c: sport: lanes, targets, leaps, the slope.
//
// Movement is drawn as its track.
#include <math.h>

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
    double x = scene_focus(c), y = c->h * 0.5, r = c->s * (c->form == FORM_BAND ? 0.46 : 0.4),
           turn = canvas_between(c, -2.7, -2.3);
    if (x > c->w / 2) turn = canvas_between(c, -0.8, -0.5) - ART_PI * 0.5 - 1.1;
    canvas_paint_all(c, s.sky);
    draw_discs(c, x, y, (double[]){r * 2.6, r * 1.9, r * 1.36},
               (Tone[]){tone_solid(s.glow), s.sky, tone_solid(s.glow)}, 3);
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

Compositions ornament_sport(void) {
    static Composition *const all[] = {lanes, target, slope, leaps};
    return COMPOSITIONS(all);
}
