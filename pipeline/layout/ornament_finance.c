// ornament_finance.c: finance: coins, woven bars, growth, a kilim that rises.
//
// Figures grow from left to right, and every bar is cloth.
#include <math.h>

#include "layout/ornament_topics.h"

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
    static const Tone faces[][3] = {{TONE_GOLD, TONE_NIGHT, TONE_NIGHT},
                                    {TONE_NIGHT, TONE_GOLD, TONE_GOLD},
                                    {TONE_SAND, TONE_NIGHT, TONE_NIGHT},
                                    {TONE_BLUE, TONE_CREAM, TONE_CREAM}};
    Scheme s = c->scheme;
    int count = counts[c->form], first = canvas_pick(c, 4);
    bool tall = c->form == FORM_TALL;
    double along = tall ? c->h : c->w, step = along / (count - 0.3);
    canvas_paint_all(c, s.dark ? TONE_DEEP : s.sky == TONE_SAND ? TONE_CREAM : s.sky);
    for (int i = 0; i < count; i++) {
        double r = c->s * (i % 2 ? 0.26 : 0.38) * canvas_between(c, 0.92, 1.06),
               p = tall ? along * (i + 0.5) / count : step * (i + 0.3);
        double q = (tall ? c->w : c->h) * (i % 2 ? 0.3 : tall ? 0.58 : 0.64);
        const Tone *t = faces[(i + first) % 4];
        coin(c, tall ? q : p, tall ? p : q, r, t[0], t[1], t[2]);
    }
}

// A runner of height h: whole rows of ornament from the foot up, and a fringe of gold at its head.
static void woven(Canvas *c, double x, double y, double w, double h, int kind, Tone ground,
                  Tone sign) {
    int rows = (int)(h / (w * 0.66) + 0.5);
    if (rows < 1) rows = 1;
    double row = h / rows;
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, ground);
    for (int i = 0; i < rows; i++) {
        double top = y + h - row * (i + 1);
        if ((i + kind) % 3 == 0)
            band_diamonds(c, x + w * 0.06, top + row * 0.2, w * 0.88, row * 0.6, sign, ground);
        if ((i + kind) % 3 == 1) band_teeth(c, x, top + row * 0.32, w, row * 0.36, sign, false);
        if ((i + kind) % 3 == 2)
            canvas_place(c, motif_horns(c, sign), x + w / 2, top + row / 2,
                         (row < w ? row : w) * 0.8 / 100, 0);
    }
    for (int i = 1; i < rows; i++) canvas_rect(c, x, y + row * i - row * 0.02, w, row * 0.04);
    canvas_fill(c, sign);
    canvas_rect(c, x, y - w * 0.1, w, w * 0.1);
    canvas_fill(c, TONE_GOLD);
}

// Rising bars, each woven as a carpet runner.
static void runners(Canvas *c) {
    static const int counts[] = {11, 7, 6, 4};
    static const Tone cloth[][2] = {{TONE_NIGHT, TONE_SAND},
                                    {TONE_BLUE, TONE_PALE},
                                    {TONE_GOLD, TONE_CREAM},
                                    {TONE_DEEP, TONE_HAZE}};
    Scheme s = c->scheme;
    int count = canvas_many(c, counts[c->form]), first = canvas_pick(c, 4);
    double pitch = c->w / (count + 0.24), w = pitch * 0.8;
    canvas_paint_all(c, s.dark                                     ? TONE_CREAM
                        : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_PALE
                                                                   : s.sky);
    draw_discs(c, c->w * 0.32, c->h * 0.34, (double[]){c->s * 0.27, c->s * 0.19},
               (Tone[]){TONE_PAPER, TONE_SAND}, 2);
    for (int i = 0; i < count; i++) {
        double t = (i + 0.5) / count,
               h = c->h *
                   (0.2 + 0.6 * t * t + canvas_between(c, -0.04, 0.04) + (i % 3 == 1 ? 0.06 : 0));
        int k = (i + first) % 4;
        woven(c, pitch * (i + 0.22), c->h - h, w, h, i, cloth[k][0], cloth[k][1]);
    }
}

// Areas that swell one over the other, with one bright line.
static void growth(Canvas *c) {
    enum { SPOTS = 8 };
    Scheme s = c->scheme;
    const Tone tones[] = {s.far, s.middle, s.near, s.ground};
    double bow = canvas_between(c, -0.2, 0.6);
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * 0.24 > c->s * 0.34 ? c->w * 0.24 : c->s * 0.34, c->h * 0.36, c->s * 0.16,
              2);
    for (int layer = 0; layer < 4; layer++) {
        Spot at[SPOTS];
        double phase = canvas_between(c, 0, 6), top = c->h * (0.8 - 0.17 * (3 - layer)),
               low = c->h * (0.74 + 0.075 * layer);
        for (int i = 0; i < SPOTS; i++) {
            double t = (i - 0.5) / (SPOTS - 2.0);
            at[i] = (Spot){c->w * t, low - (low - top) * (t < 0 ? 0 : t * t * (bow * t + 1 - bow)) +
                                         c->h * 0.03 * sin(phase + 4.4 * t)};
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

// A kilim of diamonds that grow towards a rising line and change their tone below it.
static void kilim(Canvas *c) {
    static const int counts[] = {27, 17, 13, 10};
    Scheme s = c->scheme;
    bool dark = s.dark;
    int columns = canvas_many(c, counts[c->form]), rows = (int)(c->h / (c->w / columns) * 0.8);
    double w = c->w / columns, h = c->h / rows, from = canvas_between(c, 0.12, 0.2),
           to = canvas_between(c, 0.78, 0.9);
    int32_t tiles[3];
    static const Tone light[3][2] = {
        {TONE_SAND, TONE_CREAM}, {TONE_GOLD, TONE_NIGHT}, {TONE_NIGHT, TONE_GOLD}};
    static const Tone night[3][2] = {
        {TONE_DEEP, TONE_NIGHT}, {TONE_GOLD, TONE_NIGHT}, {TONE_BLUE, TONE_CREAM}};
    canvas_paint_all(c, dark ? TONE_NIGHT : s.sky == TONE_MIST ? TONE_PALE : TONE_CREAM);
    for (int i = 0; i < 3; i++) {
        Canvas m = canvas_motif(c, 50, 50);
        canvas_regular(&m, 0, 0, 50, 4, 0);
        canvas_fill(&m, (dark ? night : light)[i][0]);
        canvas_regular(&m, 0, 0, 22, 4, 0);
        canvas_fill(&m, (dark ? night : light)[i][1]);
        tiles[i] = canvas_motif_end(&m);
    }
    for (int i = 0; i < columns; i++) {
        double t = (i + 0.5) / columns,
               line = rows * (from + (to - from) * t * (0.35 + 0.65 * t)) + (i % 3 == 1 ? 0.8 : 0);
        for (int row = 0; row < rows; row++) {
            double d = row + 0.5 - line; // rows above the line
            int kind = d > 0.5 ? 0 : d > -0.5 ? 1 : 2;
            double size = kind ? 1 : 0.62 / (1 + 0.22 * d);
            canvas_place(c, tiles[kind], w * (i + 0.5), c->h - h * (row + 0.5),
                         (w < h ? w : h) * size / 100, 0);
        }
    }
}

static void bank_columns(Canvas *c, double left, double w, double top, double base) {
    int columns = form_count(c, 12, 8, 6, 5);
    double tall = base - top;
    double pitch = w * 0.94 / columns;
    for (int i = 0; i < columns; i++) {
        double px = left + w * 0.03 + pitch * (i + 0.5), half = pitch * 0.24;
        canvas_polygon(c,
                       (Spot[]){{px - half * 0.84, top},
                                {px + half * 0.84, top},
                                {px + half, base},
                                {px - half, base}},
                       4);
        canvas_rect(c, px - half * 1.5, top, half * 3, tall * 0.05);
        canvas_rect(c, px - half * 1.5, base - tall * 0.05, half * 3, tall * 0.05);
    }
}

// A house with columns, coins along its frieze and in the pediment.
static void bank(Canvas *c) {
    Palette p = palette_any(c);
    double base = c->h * form_pick(c, 0.86, 0.86, 0.85, 0.84),
           w = c->w * form_pick(c, 0.8, 0.86, 0.88, 0.9), x = c->w / 2, left = x - w / 2;
    double frieze = c->s * 0.09, tall = base * form_pick(c, 0.48, 0.44, 0.42, 0.36),
           top = base - tall, gable = c->h * form_pick(c, 0.26, 0.22, 0.2, 0.16);
    Tone wall = p.main == TONE_MIST ? TONE_CREAM : p.main,
         deep = p.main == TONE_MIST ? TONE_BLUE : p.second;
    if (deep == p.field || deep == p.halo) deep = TONE_HAZE;
    canvas_paint_all(c, p.field);
    part_glow(c, x, top, c->s * 0.1, 44, p.halo);
    draw_discs(c, x, top - frieze,
               (double[]){c->s * form_pick(c, 0.56, 0.44, 0.44, 0.48),
                          c->s * form_pick(c, 0.48, 0.38, 0.38, 0.42)},
               (Tone[]){p.field, p.halo}, 2);
    canvas_rect(c, left + w * 0.03, top, w * 0.94, tall);
    canvas_fill(c, deep);
    bank_columns(c, left, w, top, base);
    canvas_rect(c, left, top - frieze, w, frieze);
    canvas_polygon(c,
                   (Spot[]){{left - w * 0.02, top - frieze * 1.2},
                            {x, top - frieze * 1.2 - gable},
                            {left + w * 1.02, top - frieze * 1.2}},
                   3);
    canvas_fill(c, wall);
    canvas_polygon(c,
                   (Spot[]){{left + w * 0.12, top - frieze * 1.45},
                            {x, top - frieze * 1.2 - gable * 0.8},
                            {left + w * 0.88, top - frieze * 1.45}},
                   3);
    canvas_fill(c, deep);
    for (int i = -1; i <= 1; i++) {
        double r = gable * (i ? 0.18 : 0.3);
        coin(c, x + gable * 0.63 * i, top - frieze * 1.4 - gable * (i ? 0.198 : 0.315), r, p.accent,
             wall, TONE_NIGHT);
    }
    band_diamonds(c, left, top - frieze * 0.8, w, frieze * 0.6, p.accent, wall);
    canvas_rect(c, left - w * 0.02, top - frieze * 1.24, w * 1.04, frieze * 0.2);
    canvas_fill(c, p.accent);
    for (int i = 0; i < 3; i++) {
        canvas_rect(c, left - w * 0.02 * (i + 0.5), base + (c->h - base) * 0.12 * i,
                    w * (1 + 0.04 * (i + 0.5)), (c->h - base) * 0.14);
        canvas_fill(c, i % 2 ? wall : p.accent);
    }
    part_floor(c, base + (c->h - base) * 0.36, p);
}

// Beads on the wires of a counting frame, pushed to either side.
static void abacus(Canvas *c) {
    Palette p = palette_any(c);
    int rows = form_count(c, 4, 6, 7, 9) + (c->grow > 1.4), beads = 10;
    double edge = c->s * 0.07, pitch = (c->h - 2 * edge) / rows, room = c->w - 2 * edge,
           w = room / (beads + form_pick(c, 5, 4, 3, 2.4));
    double h = pitch * 0.84 < w * 1.3 ? pitch * 0.84 : w * 1.3;
    Tone frame = p.main == TONE_MIST ? TONE_GOLD : TONE_NIGHT,
         sign = frame == TONE_GOLD ? TONE_NIGHT : TONE_GOLD;
    canvas_paint_all(c, p.field == frame ? p.halo : p.field);
    draw_discs(c, c->w / 2, c->h / 2, (double[]){c->s * 0.44, c->s * 0.34},
               (Tone[]){p.halo, p.field == frame ? TONE_SAND : p.field}, 2);
    const Tone inks[] = {TONE_GOLD, TONE_BLUE, p.main == TONE_MIST ? TONE_CREAM : TONE_NIGHT,
                         TONE_HAZE};
    Tone skin = p.field == frame ? p.halo : p.field;
    for (int row = 0; row < rows; row++) {
        double y = edge + pitch * (row + 0.5);
        int here = 1 + (row * 7 + canvas_pick(c, 3)) % (beads - 1);
        canvas_rect(c, 0, y - c->s * 0.005, c->w, c->s * 0.01);
        canvas_fill(c, p.main == skin ? p.second : p.main);
        for (int i = 0; i < beads; i++) {
            double x = i < here ? edge + w * (i + 0.5) : c->w - edge - w * (beads - i - 0.5);
            Tone bead = inks[i == 4 || i == 5 ? 0 : 1 + row % 3];
            if (bead == skin) bead = TONE_SAND == skin ? TONE_NIGHT : TONE_SAND;
            canvas_polygon(c,
                           (Spot[]){{x - w * 0.46, y},
                                    {x - w * 0.2, y - h / 2},
                                    {x + w * 0.2, y - h / 2},
                                    {x + w * 0.46, y},
                                    {x + w * 0.2, y + h / 2},
                                    {x - w * 0.2, y + h / 2}},
                           6);
            canvas_fill(c, bead);
        }
    }
    canvas_rect(c, 0, 0, edge * 0.8, c->h);
    canvas_rect(c, c->w - edge * 0.8, 0, edge * 0.8, c->h);
    canvas_rect(c, 0, 0, c->w, edge);
    canvas_rect(c, 0, c->h - edge, c->w, edge);
    canvas_fill(c, frame);
    band_diamonds(c, 0, edge * 0.24, c->w, edge * 0.52, sign, frame);
    band_diamonds(c, 0, c->h - edge * 0.76, c->w, edge * 0.52, sign, frame);
}

Compositions ornament_finance(void) {
    static Composition *const all[] = {coins, runners, bank, growth, abacus, kilim};
    return COMPOSITIONS(all);
}
