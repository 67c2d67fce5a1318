// ornament_agriculture.c: agriculture: furrows, ears, wheels of water, terraces.
//
// Fields are stripes: seen along, across or from the air.
#include <math.h>

#include "layout/ornament_topics.h"

static void field(Canvas *c, double x, double top, double foot, int rows, Tone soil, Tone crop) {
    canvas_rect(c, 0, top, c->w, foot - top);
    canvas_fill(c, soil);
    canvas_rect(c, 0, top, c->w, foot - top);
    canvas_clip(c);
    scene_furrows(c, x, top, foot, rows, crop);
    canvas_unclip(c);
}

// Furrows run to the sun on the horizon, with a windbreak of poplars.
static void furrows(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.46, 0.58), x = scene_focus(c), tree = c->s * 0.2;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon, c->s * (c->form == FORM_BAND ? 0.34 : 0.24), 3);
    scene_range(c, horizon, c->h * 0.12, s.far, s.middle);
    field(c, x, horizon, c->h, c->form == FORM_BAND ? 26 : 22, s.ground,
          s.dark ? TONE_SAND : TONE_GOLD);
    bool right = x < c->w / 2;
    int trees = c->form == FORM_TALL ? 5 : 8;
    for (int i = 0; i < trees; i++) {
        double k = 0.4 + 0.085 * i, px = (right ? c->w * 0.96 : c->w * 0.04) +
                                         (right ? -1 : 1) * tree * 0.24 * (trees - i);
        canvas_place(
            c, motif_poplar(c, s.dark ? TONE_MIST : TONE_BLUE, s.dark ? TONE_HAZE : TONE_NIGHT), px,
            horizon + tree * 0.06 - tree * k * 0.5, tree * k / 100, 0);
    }
}

// Great ears before a disc: a pale row behind, the gold row in front.
static void ears(Canvas *c) {
    static const int counts[] = {15, 10, 8, 6};
    Scheme s = c->scheme;
    bool dark = s.dark || s.sky == TONE_SAND || s.sky == TONE_GOLD;
    int count = counts[c->form];
    double x = scene_focus(c), y = c->h * 0.42, pitch = c->w / count;
    canvas_paint_all(c, dark ? TONE_NIGHT : s.sky);
    draw_discs(c, x, y, (double[]){c->s * 0.46, c->s * 0.34},
               (Tone[]){dark ? TONE_DEEP : TONE_PAPER, dark ? TONE_CREAM : TONE_SAND}, 2);
    const Tone rows[3][2] = {{dark ? TONE_BLUE : TONE_MIST, dark ? TONE_BLUE : TONE_MIST},
                             {dark ? TONE_SAND : TONE_BLUE, dark ? TONE_SAND : TONE_BLUE},
                             {TONE_GOLD, TONE_GOLD}};
    for (int row = 0; row < 3; row++) {
        int32_t ear = motif_wheat(c, rows[row][0], rows[row][1]);
        for (int i = 0; i <= count; i++) {
            double size = c->h * (0.84 - 0.12 * row) * canvas_between(c, 0.86, 1.04);
            double px = pitch * (i + 0.34 * row), lean = canvas_between(c, -0.04, 0.04);
            if ((i + row) % 3 == 0) continue;
            canvas_place(c, ear, px, c->h * 1.06 - size / 2,
                         size / 200 * (c->form == FORM_BAND ? 1.25 : 1.12), lean);
        }
    }
    scene_hill(c, c->h * 0.88, c->h * 0.02, 1, dark ? TONE_GOLD : TONE_NIGHT);
}

// Three strips of crop across a round field, turned.
static void pivot_strips(Canvas *c, double x, double y, double r, double turn, Tone tone) {
    Affine old = c->at;
    canvas_circle(c, x, y, r);
    canvas_clip(c);
    canvas_translate(c, x, y);
    canvas_rotate(c, turn);
    for (int i = 0; i < 4; i++) canvas_rect(c, -r, -r + r * 0.5 * i + r * 0.12, 2 * r, r * 0.25);
    canvas_fill(c, tone);
    c->at = old;
    canvas_unclip(c);
}

static void pivot_field(Canvas *c, double x, double y, double r) {
    static const Tone crops[] = {TONE_GOLD, TONE_NIGHT, TONE_BLUE, TONE_SAND, TONE_HAZE};
    static const Tone inner[] = {TONE_CREAM, TONE_BLUE, TONE_MIST, TONE_GOLD, TONE_NIGHT};
    double turn = ART_PI / 4 * canvas_pick(c, 4);
    int tone = canvas_pick(c, 5), kind = canvas_pick(c, 3);
    canvas_circle(c, x, y, r);
    canvas_fill(c, crops[tone]);
    if (kind == 0) {
        canvas_sector(c, x, y, 0, r, turn, turn + ART_PI);
        canvas_fill(c, inner[tone]);
    } else if (kind == 1) {
        for (int k = 1; k < 4; k++) canvas_circle(c, x, y, r * k / 4);
        canvas_stroke(c, inner[tone], r * 0.06);
    } else {
        pivot_strips(c, x, y, r, turn, inner[tone]);
    }
}

// Round fields under pivots, seen from the air, in square lots, with a canal between.
static void pivots(Canvas *c) {
    static const double share[] = {0.5, 0.34, 0.27, 0.3};
    static const Tone lots[] = {TONE_CREAM, TONE_WARM, TONE_PALE};
    double aim = c->s * share[c->form] / c->grow;
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5),
        first = canvas_pick(c, 3);
    double w = c->w / columns, h = c->h / rows, r = (w < h ? w : h) * 0.44;
    canvas_paint_all(c, lots[first]);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = (i - column) / columns;
        if ((column + row) % 2) canvas_rect(c, w * column, h * row, w, h);
    }
    canvas_fill(c, lots[(first + 1) % 3]);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = (i - column) / columns;
        pivot_field(c, w * (column + 0.5), h * (row + 0.5), r);
    }
    double x = w * canvas_count(c, 1, columns > 1 ? columns - 1 : 1);
    canvas_rect(c, x - r * 0.06, 0, r * 0.12, c->h);
    canvas_fill(c, TONE_BLUE);
}

// Strips of field on the hills, each sown in its own direction.
static void terraces(Canvas *c) {
    static const int counts[] = {4, 5, 6, 8};
    Scheme s = c->scheme;
    int count = counts[c->form];
    const Tone soil[] = {s.far, s.middle, TONE_GOLD, s.near, TONE_SAND, s.ground};
    double top = c->h * 0.34, pitch = (c->h - top) / (count - 0.3), x = scene_focus(c);
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, top - c->s * 0.02, c->s * 0.17, 2);
    for (int i = 0; i < count; i++) {
        double y = top + pitch * i, swell = pitch * 0.42, phase = canvas_between(c, 0, 6);
        Tone tone = soil[i % 6];
        Tone row = tone == TONE_GOLD || tone == TONE_SAND ? TONE_CREAM
                   : tone == TONE_NIGHT                   ? TONE_DEEP
                                                          : TONE_MIST;
        for (int k = 0; k < (i % 2 ? 1 : 5); k++) {
            Spot at[7];
            for (int n = 0; n < 7; n++)
                at[n] = (Spot){c->w * (n - 0.5) / 6 * 1.1,
                               y + pitch * 0.2 * k + swell * sin(phase + n * 1.1)};
            canvas_spline(c, at, 7);
            if (k == 0) {
                canvas_line(c, c->w * 1.1, c->h);
                canvas_line(c, -c->w * 0.1, c->h);
                canvas_close(c);
                canvas_fill(c, tone);
            } else {
                canvas_stroke(c, tone == row ? TONE_PAPER : row, pitch * 0.035);
            }
        }
    }
}

// An orchard in rows, fruit in the crowns.
static void orchard(Canvas *c) {
    Scheme s = c->scheme;
    int rows = form_count(c, 2, 3, 3, 5), front = form_count(c, 8, 5, 4, 3);
    double top = c->h * form_pick(c, 0.3, 0.34, 0.34, 0.3), x = scene_focus(c);
    Tone soil = s.dark ? TONE_BLUE : s.sky == TONE_SAND ? TONE_CREAM : TONE_SAND, fruit = TONE_GOLD;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, top, c->s * form_pick(c, 0.3, 0.24, 0.24, 0.3), 2);
    scene_range(c, top, c->s * 0.12, s.far == soil ? TONE_MIST : s.far,
                s.middle == soil ? TONE_DEEP : s.middle);
    canvas_rect(c, 0, top, c->w, c->h - top);
    canvas_fill(c, soil);
    int32_t trees[] = {motif_tree(c, s.dark ? TONE_MIST : TONE_BLUE,
                                  s.dark ? TONE_HAZE : TONE_NIGHT,
                                  s.dark ? TONE_CREAM : TONE_NIGHT),
                       motif_tree(c, s.dark ? TONE_SAND : TONE_HAZE, s.dark ? TONE_GOLD : TONE_BLUE,
                                  s.dark ? TONE_CREAM : TONE_NIGHT)};
    for (int row = 0; row < rows; row++) {
        int count = front + (rows - 1 - row);
        double t = (row + 1.0) / rows, pitch = c->w / count, size = pitch * 0.86,
               foot = top + (c->h - top) * (0.06 + 0.9 * pow(t, 1.3));
        canvas_rect(c, 0, foot - size * 0.04, c->w, size * 0.07);
        canvas_fill(c, s.dark ? TONE_DEEP : TONE_GOLD);
        for (int i = 0; i < count; i++) {
            double px = pitch * (i + 0.5), y = foot - size / 2;
            canvas_place(c, trees[(i + row) % 2], px, y, size / 100, 0);
            if ((i + row) % 2) continue;
            for (int k = 0; k < 5; k++)
                canvas_circle(c, px + size * 0.2 * cos(1.3 * k + row),
                              y - size * 0.16 + size * 0.2 * sin(1.3 * k + row), size * 0.035);
            canvas_fill(c, fruit);
        }
    }
}

// A round granary, half wide, in woven bands.
static void silo(Canvas *c, double x, double base, double half, double high, Tone wall) {
    bool bright = c->scheme.sun == TONE_PAPER; // it stands before the sun
    Tone roof = bright ? TONE_BLUE : TONE_GOLD, weave = bright ? TONE_SAND : TONE_GOLD;
    canvas_rect(c, x - half, base - high, 2 * half, high);
    canvas_fill(c, wall);
    canvas_polygon(c,
                   (Spot[]){{x - half * 1.1, base - high},
                            {x, base - high - half * 0.9},
                            {x + half * 1.1, base - high}},
                   3);
    canvas_fill(c, roof);
    int bands = (int)(high / (half * 0.9));
    for (int k = 0; k < bands; k++) {
        double y = base - high + high * (k + 0.3) / bands;
        if (k % 2) band_diamonds(c, x - half, y, 2 * half, half * 0.34, weave, wall);
        else {
            canvas_rect(c, x - half, y + half * 0.12, 2 * half, half * 0.09);
            canvas_fill(c, c->scheme.dark ? TONE_HAZE : TONE_BLUE);
        }
    }
}

// Sheaves before round granaries, hills behind.
static void granary(Canvas *c) {
    Scheme s = c->scheme;
    int towers = form_count(c, 5, 4, 3, 2), sheaves = form_count(c, 9, 6, 4, 3);
    double base = c->h * 0.8, pitch = c->w * form_pick(c, 0.5, 0.66, 0.76, 0.84) / towers,
           left = c->w * form_pick(c, 0.25, 0.17, 0.12, 0.08);
    Tone wall = s.dark ? TONE_CREAM : TONE_NIGHT;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * 0.5, base - c->h * 0.24, c->s * form_pick(c, 0.42, 0.34, 0.34, 0.42), 2);
    scene_hill(c, base - c->h * 0.14, c->h * 0.03, 2, s.far);
    scene_hill(c, base - c->h * 0.06, c->h * 0.03, 2, s.middle);
    for (int i = 0; i < towers; i++) {
        double x = left + pitch * (i + 0.5), half = pitch * 0.44,
               high = base * (i % 2 ? 0.6 : 0.72);
        if (high > half * 5.4) high = half * 5.4;
        silo(c, x, base, half, high, wall);
    }
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    int32_t ear = motif_wheat(c, s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD,
                              s.ground == TONE_GOLD ? TONE_NIGHT : TONE_SAND);
    double step = c->w / sheaves, size = step * 0.96 < c->h * 0.4 ? step * 0.96 : c->h * 0.4;
    for (int i = 0; i < sheaves; i++) {
        double x = step * (i + 0.5), foot = c->h * 0.97;
        for (int k = -2; k <= 2; k++)
            canvas_place(c, ear, x + size * 0.13 * k, foot - size * 0.5 + size * 0.02 * k * k,
                         size / 200, 0.2 * k);
        canvas_rect(c, x - size * 0.12, foot - size * 0.34, size * 0.24, size * 0.07);
        canvas_fill(c, TONE_PAPER);
    }
}

Compositions ornament_agriculture(void) {
    static Composition *const all[] = {furrows, pivots, orchard, ears, terraces, granary};
    return COMPOSITIONS(all);
}
