// ornament_finance.c: finance and sport: coins, woven bars, growth; lanes, targets, leaps, the slope.
#include <math.h>

#include "layout/ornament_topics.h"

// ---- finance -------------------------------------------------------------------------------------

static void coin(Canvas *c, double x, double y, double r, Tone face, Tone rim, Tone sign) {
    canvas_circle(c, x, y, r);
    canvas_fill(c, rim);
    canvas_circle(c, x, y, r * 0.9);
    canvas_fill(c, face);
    canvas_ring(c, x, y, r * 0.8, r * 0.775);
    canvas_fill(c, rim);
    canvas_place(c, motif_horn_cross(c, sign, rim), x, y, r * 1.16 / 100, 0);
}

// Great coins that overlap, cut by the frame.
static void coins(Canvas *c) {
    static const int counts[] = {5, 4, 3, 3};
    static const Tone faces[][3] = {{TONE_GOLD, TONE_NIGHT, TONE_NIGHT}, {TONE_NIGHT, TONE_GOLD, TONE_GOLD},
                                    {TONE_SAND, TONE_NIGHT, TONE_NIGHT}, {TONE_BLUE, TONE_CREAM, TONE_CREAM}};
    Scheme s = c->scheme;
    int count = counts[c->form], first = canvas_pick(c, 4);
    bool tall = c->form == FORM_TALL;
    double along = tall ? c->h : c->w, step = along / (count - 0.3);
    canvas_paint_all(c, s.dark ? TONE_DEEP : s.sky == TONE_SAND ? TONE_CREAM : s.sky);
    for (int i = 0; i < count; i++) {
        double r = c->s * (i % 2 ? 0.27 : 0.42) * canvas_between(c, 0.92, 1.06), p = step * (i + 0.3);
        double q = (tall ? c->w : c->h) * (i % 2 ? 0.3 : 0.64);
        const Tone *t = faces[(i + first) % 4];
        coin(c, tall ? q : p, tall ? p : q, r, t[0], t[1], t[2]);
    }
}

static void woven(Canvas *c, double x, double y, double w, double h, int kind, Tone ground, Tone sign) {
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, ground);
    canvas_rect(c, x, y, w, h);
    canvas_clip(c);
    double row = w * 0.62;
    int rows = (int)(h / row) + 1;
    for (int i = 0; i < rows && i < 9; i++) {
        double top = y + h - row * (i + 1);
        if ((i + kind) % 3 == 0) band_diamonds(c, x, top + row * 0.18, w, row * 0.64, sign, ground);
        if ((i + kind) % 3 == 1) band_teeth(c, x, top + row * 0.3, w, row * 0.4, sign, false);
        if ((i + kind) % 3 == 2) canvas_place(c, motif_horns(c, sign), x + w / 2, top + row / 2, row * 0.86 / 100, 0);
        canvas_rect(c, x, top - row * 0.02, w, row * 0.04);
        canvas_fill(c, sign);
    }
    canvas_rect(c, x, y, w, row * 0.12);
    canvas_fill(c, TONE_GOLD);
    canvas_unclip(c);
}

// Rising bars, each woven as a carpet runner.
static void runners(Canvas *c) {
    static const int counts[] = {13, 8, 7, 5};
    static const Tone cloth[][2] = {{TONE_NIGHT, TONE_BLUE}, {TONE_BLUE, TONE_MIST}, {TONE_GOLD, TONE_CREAM}, {TONE_DEEP, TONE_SAND}};
    Scheme s = c->scheme;
    int count = counts[c->form], first = canvas_pick(c, 4);
    double pitch = c->w / (count + 0.6), w = pitch * 0.74;
    canvas_paint_all(c, s.dark ? TONE_CREAM : s.sky == TONE_SAND ? TONE_PALE : s.sky);
    draw_discs(c, c->w * 0.26, c->h * 0.34, (double[]){c->s * 0.27, c->s * 0.19}, (Tone[]){TONE_PAPER, TONE_SAND}, 2);
    for (int i = 0; i < count; i++) {
        double t = (i + 0.5) / count, h = c->h * (0.14 + 0.68 * t * t + canvas_between(c, -0.05, 0.05) + (i % 3 == 1 ? 0.06 : 0));
        int k = (i + first) % 4;
        woven(c, pitch * (i + 0.3) + pitch * 0.13, c->h - h, w, h, i, cloth[k][0], cloth[k][1]);
    }
}

// Areas that swell one over the other, with one bright line.
static void growth(Canvas *c) {
    enum { SPOTS = 8 };
    Scheme s = c->scheme;
    const Tone tones[] = {s.far, s.middle, s.near, s.ground};
    double bow = canvas_between(c, -0.2, 0.6);
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * 0.24, c->h * 0.36, c->s * 0.16, 2);
    for (int layer = 0; layer < 4; layer++) {
        Spot at[SPOTS];
        double phase = canvas_between(c, 0, 6), top = c->h * (0.8 - 0.17 * (3 - layer)), low = c->h * (0.74 + 0.075 * layer);
        for (int i = 0; i < SPOTS; i++) {
            double t = (i - 0.5) / (SPOTS - 2.0);
            at[i] = (Spot){c->w * t, low - (low - top) * (t < 0 ? 0 : t * t * (bow * t + 1 - bow)) + c->h * 0.03 * sin(phase + 4.4 * t)};
        }
        canvas_spline(c, at, SPOTS);
        canvas_line(c, c->w * 1.1, c->h);
        canvas_line(c, -c->w * 0.1, c->h);
        canvas_close(c);
        canvas_fill(c, tones[layer]);
        if (layer != 2) continue;
        canvas_spline(c, at, SPOTS);
        canvas_stroke(c, s.dark ? TONE_NIGHT : TONE_GOLD, c->u * 0.7);
        for (int i = 2; i < SPOTS - 1; i++) canvas_circle(c, at[i].x, at[i].y, c->u * 1.4);
        canvas_fill(c, s.dark ? TONE_NIGHT : TONE_CREAM);
    }
}

// Coins piled to towers, seen from the side: a skyline.
static void piles(Canvas *c) {
    static const int counts[] = {9, 6, 5, 4};
    Scheme s = c->scheme;
    int count = counts[c->form];
    double pitch = c->w / (count + 0.4), w = pitch * 0.8, thick = w * 0.13, base = c->h * 0.9;
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), c->h * 0.5, c->s * 0.28, 2);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.3), tall = 0.25 + 0.5 * fabs(sin(1.3 * i + canvas_between(c, 0, 1)));
        int high = (int)(c->h * tall / (thick * 1.16)), gold = i % 2;
        for (int k = 0; k < high && k < 22; k++)
            canvas_pill(c, x + w * canvas_between(c, -0.03, 0.03), base - thick * 1.16 * (k + 1), w, thick);
        canvas_fill(c, gold ? TONE_GOLD : s.dark ? TONE_MIST : TONE_NIGHT);
    }
}

Compositions ornament_finance(void) {
    static Composition *const all[] = {coins, runners, growth, piles};
    return COMPOSITIONS(all);
}

// ---- sport ---------------------------------------------------------------------------------------

// The lanes of a track, from above, sweeping through a bend.
static void lanes(Canvas *c) {
    static const double reach[] = {0.62, 0.66, 0.7, 0.9};
    bool gold = canvas_toss(c), left = canvas_toss(c);
    double x = c->w * (left ? 0.3 : 0.7), y = c->h * (c->form == FORM_BAND ? 1.1 : 0.82), r = c->w * reach[c->form], step = r * 0.085;
    if (c->form == FORM_BAND) r = c->h * 1.02, step = r * 0.085;
    canvas_paint_all(c, gold ? TONE_CREAM : TONE_MIST);
    double far = left ? c->w + r : -r;
    for (int i = 0; i < 8; i++) {
        double k = r - step * i;
        canvas_move(c, far, y - k);
        canvas_arc(c, x, y, k, -ART_PI / 2, left ? -ART_PI * 1.5 : ART_PI / 2);
        canvas_line(c, far, y + k);
        canvas_close(c);
        canvas_fill(c, i == 7 ? (gold ? TONE_NIGHT : TONE_SAND) : i % 2 ? (gold ? TONE_GOLD : TONE_BLUE) : (gold ? TONE_SAND : TONE_NIGHT));
    }
    for (int i = 0; i < 7; i++) {
        double a = (left ? -ART_PI * 0.62 : -ART_PI * 0.38) + (left ? -0.09 : 0.09) * i, k = r - step * (i + 0.5);
        canvas_circle(c, x + k * cos(a), y + k * sin(a), step * 0.34);
    }
    canvas_fill(c, TONE_PAPER);
    draw_discs(c, c->w * (left ? 0.8 : 0.2), c->h * 0.14, (double[]){c->s * 0.09}, (Tone[]){TONE_GOLD}, 1);
}

// A target and its arrows.
static void target(Canvas *c) {
    Scheme s = c->scheme;
    double x = scene_focus(c), y = c->h * 0.5, r = c->s * (c->form == FORM_BAND ? 0.46 : 0.4), turn = canvas_between(c, -2.7, -2.3);
    if (x > c->w / 2) turn = canvas_between(c, -0.8, -0.5) - ART_PI * 0.5 - 1.1;
    canvas_paint_all(c, s.sky);
    draw_discs(c, x, y, (double[]){r * 2.6, r * 1.9, r * 1.36}, (Tone[]){s.glow, s.sky, s.glow}, 3);
    draw_discs(c, x, y, (double[]){r, r * 0.8, r * 0.6, r * 0.4, r * 0.2}, (Tone[]){TONE_NIGHT, TONE_PAPER, TONE_BLUE, TONE_PAPER, TONE_GOLD}, 5);
    for (int i = 0; i < 3; i++) {
        double px = x + r * canvas_between(c, -0.22, 0.22), py = y + r * canvas_between(c, -0.22, 0.22), a = turn + canvas_between(c, -0.12, 0.12);
        double ex = px + r * 1.15 * cos(a), ey = py + r * 1.15 * sin(a);
        canvas_move(c, px, py);
        canvas_line(c, ex, ey);
        canvas_stroke_round(c, s.sky == TONE_NIGHT ? TONE_CREAM : TONE_NIGHT, r * 0.028);
        canvas_leaf(c, ex + r * 0.05 * cos(a), ey + r * 0.05 * sin(a), ex - r * 0.26 * cos(a), ey - r * 0.26 * sin(a), 0.2);
        canvas_fill(c, TONE_GOLD);
    }
}

// The leaps of a ball, each lower than the last.
static void leaps(Canvas *c) {
    Scheme s = c->scheme;
    double base = c->h * 0.8, x = -c->w * 0.04, height = c->h * 0.62, length = c->w * (c->form == FORM_TALL ? 0.5 : 0.36);
    canvas_paint_all(c, s.sky);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    for (int i = 0; i < 6; i++) {
        double k = 1;
        for (int n = 0; n < i; n++) k *= 0.74;
        const Tone tones[] = {s.glow, s.far, s.middle, s.near, s.far, s.middle};
        canvas_move(c, x, base);
        canvas_curve(c, x + length * k * 0.22, base - height * k * 1.34, x + length * k * 0.78, base - height * k * 1.34, x + length * k, base);
        canvas_close(c);
        canvas_fill(c, tones[i]);
        if (i == 1) draw_discs(c, x + length * k / 2, base - height * k, (double[]){c->s * 0.11, c->s * 0.07}, (Tone[]){TONE_GOLD, TONE_CREAM}, 2);
        x += length * k;
    }
    band_teeth(c, 0, base + (c->h - base) * 0.3, c->w, (c->h - base) * 0.36, s.line == s.ground ? TONE_SAND : s.line, false);
}

// A track down the slope, from gate to gate.
static void slope(Canvas *c) {
    Scheme s = c->scheme;
    bool left = canvas_toss(c);
    double side = left ? 1 : -1, x0 = left ? 0 : c->w;
    double top = c->h * 0.22;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * (left ? 0.74 : 0.26), c->h * 0.3, c->s * 0.15, 2);
    scene_range(c, c->h * 0.9, c->h * 0.5, c->form == FORM_BAND ? 5 : 3, s.far, s.middle);
    canvas_polygon(c, (Spot[]){{x0, top}, {x0 + side * c->w * 0.18, top + c->h * 0.1}, {x0 + side * c->w, c->h * 0.86}, {x0 + side * c->w, c->h},
                               {x0, c->h}}, 5);
    canvas_fill(c, s.dark ? TONE_PALE : TONE_PAPER);
    Spot at[9];
    for (int i = 0; i < 9; i++) {
        double t = i / 8.0;
        at[i] = (Spot){x0 + side * c->w * (0.12 + 0.62 * t), top + c->h * (0.14 + 0.68 * t * (0.7 + 0.3 * t)) + c->h * 0.05 * (i % 2 ? 1 : -1) * t};
    }
    canvas_spline(c, at, 9);
    canvas_stroke(c, TONE_HAZE, c->u * 0.9);
    for (int i = 1; i < 8; i++) {
        double k = c->s * (0.03 + 0.012 * i);
        canvas_polygon(c, (Spot[]){{at[i].x, at[i].y - k * 1.6}, {at[i].x + k, at[i].y - k * 1.25}, {at[i].x, at[i].y - k * 0.9}}, 3);
        canvas_rect(c, at[i].x - k * 0.07, at[i].y - k * 1.6, k * 0.14, k * 1.6);
        canvas_fill(c, i % 2 ? TONE_GOLD : TONE_NIGHT);
    }
}

Compositions ornament_sport(void) {
    static Composition *const all[] = {lanes, target, slope, leaps};
    return COMPOSITIONS(all);
}
