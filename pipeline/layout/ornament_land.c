// ornament_land.c: climate and agriculture: sun, water, wind, shores, turbines; furrows, ears, wheels of water, terraces.
#include <math.h>

#include "layout/ornament_topics.h"

// ---- climate -------------------------------------------------------------------------------------

// A great sun half sunk in a lake, and its glints.
static void sun_water(Canvas *c) {
    Scheme s = c->scheme;
    static const double size[] = {0.62, 0.4, 0.36, 0.4};
    double horizon = scene_horizon(c, 0.54, 0.64), x = scene_focus(c), r = c->s * size[c->form];
    Tone water = s.dark ? TONE_DEEP : TONE_BLUE;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - r * 0.12, r, 2);
    scene_range(c, horizon, c->h * 0.1, c->form == FORM_BAND ? 8 : 5, s.far == water ? TONE_HAZE : s.far, s.middle == water ? TONE_HAZE : s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, water);
    scene_ripples(c, horizon, c->h, 7, s.dark ? TONE_BLUE : TONE_HAZE);
    scene_water(c, x, horizon, c->h, r * 0.95, c->form == FORM_BAND ? 7 : 11, s.sun);
}

// Streams of air: lines that lie close, part around the sun and close again.
static void wind(Canvas *c) {
    enum { SPOTS = 12 };
    Scheme s = c->scheme;
    double x = scene_focus(c), y = c->h * 0.42, r = c->s * 0.2;
    int lines = c->form == FORM_TALL ? 22 : c->form == FORM_BAND ? 12 : 17;
    double pitch = c->h / lines, phase = canvas_between(c, 0, 6);
    canvas_paint_all(c, s.sky);
    for (int i = 0; i <= lines; i++) {
        Spot at[SPOTS];
        for (int k = 0; k < SPOTS; k++) {
            double px = c->w * (k - 1) / (SPOTS - 3), base = pitch * (i + 0.5);
            double dx = (px - x) / (r * 2.6), dy = base - y, push = r * 1.35 / ((1 + dx * dx) * (1 + dx * dx)) / (1 + dy * dy / (r * r * 1.6));
            double sway = c->s * 0.035 * sin(px / c->w * 5 + phase + i * 0.12);
            at[k] = (Spot){px, base + (dy < 0 ? -push : push) + sway};
        }
        canvas_spline(c, at, SPOTS);
        canvas_stroke(c, i % 5 == 3 ? TONE_GOLD : i % 2 ? s.middle : s.glow, pitch * (i % 5 == 3 ? 0.3 : 0.16));
    }
    draw_discs(c, x, y, (double[]){r, r * 0.8}, (Tone[]){s.glow, s.sun}, 2);
}

// A lake from above, its old shores around it.
static void shores(Canvas *c) {
    bool warm = canvas_toss(c);
    static const Tone rings[] = {TONE_WARM, TONE_CREAM, TONE_SAND, TONE_CREAM, TONE_PALE, TONE_MIST, TONE_HAZE, TONE_BLUE, TONE_NIGHT};
    double x = scene_focus(c), y = c->h * canvas_between(c, 0.44, 0.58), phase = canvas_between(c, 0, 6);
    double rx = c->w * 0.72, ry = c->h * 0.8;
    if (c->form == FORM_TALL) rx = c->w * 0.86;
    canvas_paint_all(c, warm ? TONE_SAND : TONE_MIST);
    for (int i = 0; i < 9; i++) {
        double k = 1.12 - 0.115 * i;
        scene_blob(c, x, y, rx * k, ry * k, phase + 0.09 * i, 0.2 + 0.012 * i);
        canvas_fill(c, rings[i]);
    }
    for (int i = 0; i < 3; i++) scene_blob(c, x, y, rx * (0.13 - 0.04 * i), ry * (0.13 - 0.04 * i), phase + 0.8, 0.28);
    canvas_stroke(c, TONE_BLUE, c->u * 0.25);
    canvas_circle(c, x + rx * 0.4, y - ry * 0.36, c->s * 0.045);
    canvas_fill(c, TONE_GOLD);
}

static void turbine(Canvas *c, double x, double base, double height, double turn, Tone tone) {
    canvas_polygon(c, (Spot[]){{x - height * 0.016, base}, {x - height * 0.007, base - height}, {x + height * 0.007, base - height},
                               {x + height * 0.016, base}}, 4);
    for (int i = 0; i < 3; i++) {
        double a = turn + 2 * ART_PI * i / 3, r = height * 0.56;
        canvas_leaf(c, x, base - height, x + r * cos(a), base - height + r * sin(a), 0.035);
    }
    canvas_circle(c, x, base - height, height * 0.025);
    canvas_fill(c, tone);
}

// Wind turbines on rolling hills before a low sun.
static void turbines(Canvas *c) {
    static const int counts[] = {6, 4, 3, 3};
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.66, 0.74), x = scene_focus(c);
    int count = counts[c->form];
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - c->s * 0.08, c->s * 0.25, 3);
    scene_hill(c, horizon, c->h * 0.04, 2, s.far);
    for (int i = 0; i < count; i++) {
        double px = c->w * (i + 0.5 + canvas_between(c, -0.2, 0.2)) / count;
        double height = c->s * (c->form == FORM_BAND ? 0.56 : 0.42) * (i % 2 ? 0.62 : 1);
        turbine(c, px, horizon + c->h * (i % 2 ? 0.05 : 0.12), height, canvas_between(c, 0, 2), s.dark ? TONE_CREAM : TONE_PAPER);
    }
    scene_hill(c, horizon + c->h * 0.09, c->h * 0.035, 2, s.middle);
    scene_hill(c, horizon + c->h * 0.18, c->h * 0.03, 1, s.ground);
}

// Slanting rain under a bank of discs, and the hills that wait for it.
static void rain(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = c->h * 0.76, base = c->h * 0.3, slant = 0.42, pitch = c->s * (c->form == FORM_BAND ? 0.07 : 0.05);
    int drops = (int)((c->w + c->h) / pitch);
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < drops; i++) {
        double x = pitch * i, top = base + c->h * canvas_between(c, 0.02, 0.3), length = c->h * canvas_between(c, 0.08, 0.24);
        canvas_move(c, x - (top - base) * slant, top);
        canvas_line(c, x - (top + length - base) * slant, top + length);
    }
    canvas_stroke_round(c, s.dark ? TONE_HAZE : TONE_BLUE, c->u * 0.35);
    int discs = c->form == FORM_BAND ? 9 : c->form == FORM_TALL ? 4 : 6;
    for (int layer = 0; layer < 2; layer++) {
        for (int i = 0; i <= discs; i++) {
            double r = c->w / discs * canvas_between(c, 0.55, 0.8);
            canvas_circle(c, c->w * (i + layer * 0.5) / discs, base - r * (0.75 + 0.35 * layer), r);
        }
        canvas_rect(c, 0, 0, c->w, base - c->w / discs * (0.75 + 0.35 * layer));
        canvas_fill(c, layer ? (s.dark ? TONE_DEEP : TONE_HAZE) : (s.dark ? TONE_BLUE : s.glow));
    }
    scene_hill(c, horizon, c->h * 0.04, 2, s.middle);
    scene_hill(c, horizon + c->h * 0.1, c->h * 0.03, 2, s.ground);
}

Compositions ornament_climate(void) {
    static Composition *const all[] = {sun_water, shores, turbines, wind, rain};
    return COMPOSITIONS(all);
}

// ---- agriculture ---------------------------------------------------------------------------------

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
    scene_range(c, horizon, c->h * 0.12, c->form == FORM_BAND ? 9 : 5, s.far, s.middle);
    field(c, x, horizon, c->h, c->form == FORM_BAND ? 26 : 22, s.ground, s.dark ? TONE_SAND : TONE_GOLD);
    bool right = x < c->w / 2;
    int trees = c->form == FORM_TALL ? 5 : 8;
    for (int i = 0; i < trees; i++) {
        double k = 1 - 0.085 * i, px = right ? c->w * 0.97 - tree * 0.3 * i * k : c->w * 0.03 + tree * 0.3 * i * k;
        canvas_place(c, motif_poplar(c, s.dark ? TONE_MIST : TONE_BLUE, s.dark ? TONE_HAZE : TONE_NIGHT), px,
                     horizon + tree * 0.06 - tree * k * 0.5, tree * k / 100, 0);
    }
}

// A few great ears before a disc.
static void ears(Canvas *c) {
    static const int counts[] = {13, 9, 7, 5};
    Scheme s = c->scheme;
    bool dark = s.dark || s.sky == TONE_SAND;
    int count = counts[c->form];
    double x = scene_focus(c), y = c->h * 0.42, pitch = c->w / count;
    canvas_paint_all(c, dark ? TONE_NIGHT : s.sky);
    draw_discs(c, x, y, (double[]){c->s * 0.46, c->s * 0.34}, (Tone[]){dark ? TONE_DEEP : TONE_PAPER, dark ? TONE_CREAM : TONE_SAND}, 2);
    scene_hill(c, c->h * 0.8, c->h * 0.03, 2, dark ? TONE_DEEP : TONE_HAZE);
    int32_t gold = motif_wheat(c, TONE_GOLD, dark ? TONE_SAND : TONE_GOLD);
    int32_t blue = motif_wheat(c, dark ? TONE_BLUE : TONE_NIGHT, dark ? TONE_BLUE : TONE_NIGHT);
    for (int i = 0; i < count; i++) {
        double size = c->h * canvas_between(c, 0.62, 0.86), px = pitch * (i + 0.5), lean = canvas_between(c, -0.05, 0.05);
        canvas_place(c, i % 3 == 1 ? blue : gold, px, c->h * 1.02 - size / 2, size / 200 * (c->form == FORM_BAND ? 1.1 : 1), lean);
    }
}

// Round fields under pivots, seen from the air, with a canal between.
static void pivots(Canvas *c) {
    static const double share[] = {0.5, 0.34, 0.34, 0.48};
    static const Tone crops[] = {TONE_GOLD, TONE_BLUE, TONE_HAZE, TONE_SAND, TONE_NIGHT};
    double aim = c->s * share[c->form];
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows, r = (w < h ? w : h) * 0.46;
    canvas_paint_all(c, canvas_toss(c) ? TONE_CREAM : TONE_WARM);
    for (int i = 0; i < columns * rows; i++) {
        double x = w * (i % columns + 0.5), y = h * (floor((double)i / columns) + 0.5), turn = canvas_between(c, 0, 6);
        int tone = canvas_pick(c, 5);
        canvas_circle(c, x, y, r);
        canvas_fill(c, crops[tone]);
        if (canvas_toss(c)) {
            canvas_sector(c, x, y, 0, r, turn, turn + canvas_between(c, 0.7, 2.4));
            canvas_fill(c, crops[(tone + 1 + canvas_pick(c, 3)) % 5]);
        } else {
            for (int k = 1; k < 4; k++) canvas_circle(c, x, y, r * k / 4);
            canvas_stroke(c, crops[(tone + 2) % 5], r * 0.035);
        }
        canvas_move(c, x, y);
        canvas_line(c, x + r * cos(turn), y + r * sin(turn));
        canvas_stroke(c, TONE_PAPER, r * 0.03);
    }
    double x = w * canvas_count(c, 1, columns > 1 ? columns - 1 : 1);
    canvas_rect(c, x - r * 0.05, 0, r * 0.1, c->h);
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
        Tone row = tone == TONE_GOLD || tone == TONE_SAND ? TONE_CREAM : tone == TONE_NIGHT ? TONE_DEEP : TONE_MIST;
        for (int k = 0; k < (i % 2 ? 1 : 5); k++) {
            Spot at[7];
            for (int n = 0; n < 7; n++) at[n] = (Spot){c->w * (n - 0.5) / 6 * 1.1, y + pitch * 0.2 * k + swell * sin(phase + n * 1.1)};
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

Compositions ornament_agriculture(void) {
    static Composition *const all[] = {furrows, ears, pivots, terraces};
    return COMPOSITIONS(all);
}
