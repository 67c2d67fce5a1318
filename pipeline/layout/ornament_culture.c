// ornament_culture.c: culture: the felt carpet, the portal with its stars, the crown as a sun, strings,
// tulips.
#include <math.h>

#include "layout/ornament_topics.h"

static void carpet_field(Canvas *c, double x, double y, double w, double h, Tone ground, Tone horn,
                         Tone heart) {
    double aim = (w < h ? w : h) / (c->form == FORM_BAND ? 1 : 2 * c->grow);
    int columns = (int)floor(w / aim + 0.5), rows = (int)floor(h / aim + 0.5);
    double cw = w / columns, ch = h / rows, size = (cw < ch ? cw : ch) * 0.94;
    int32_t cross = motif_horn_cross(c, horn, heart);
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, ground);
    for (int i = 0; i < columns * rows; i++)
        canvas_place(c, cross, x + cw * (i % columns + 0.5),
                     y + ch * (floor((double)i / columns) + 0.5), size / 100, 0);
    for (int row = 0; row <= rows; row++)
        for (int column = 0; column <= columns; column++)
            if (row > 0 && row < rows && column > 0 && column < columns)
                canvas_regular(c, x + cw * column, y + ch * row, size * 0.13, 4, 0);
    canvas_fill(c, heart);
}

// A syrmak: a border of horns around a field of crosses.
static void carpet(Canvas *c) {
    static const Tone sets[][4] = {{TONE_NIGHT, TONE_CREAM, TONE_GOLD, TONE_PAPER},
                                   {TONE_CREAM, TONE_NIGHT, TONE_GOLD, TONE_NIGHT},
                                   {TONE_BLUE, TONE_PALE, TONE_GOLD, TONE_NIGHT},
                                   {TONE_SAND, TONE_NIGHT, TONE_GOLD, TONE_NIGHT}};
    const Tone *t = sets[canvas_pick(c, 4)];
    double band = c->s * (c->form == FORM_BAND ? 0.2 : 0.15), line = c->s * 0.02;
    canvas_paint_all(c, t[0]);
    band_horns(c, 0, 0, c->w, band, t[1], t[0], t[2]);
    band_horns(c, 0, c->h - band, c->w, band, t[1], t[0], t[2]);
    band_teeth(c, 0, band + line, c->w, band * 0.32, t[2], true);
    band_teeth(c, 0, c->h - band * 1.32 - line, c->w, band * 0.32, t[2], false);
    double top = band * 1.5;
    carpet_field(c, 0, top, c->w, c->h - 2 * top, t[0], t[1], t[2]);
}

// One portal: a framed arch filled with a star lattice, a doorway of light in it.
static void portal_arch(Canvas *c, double x, double base, double half, double height, double cell) {
    bool dark = c->scheme.dark;
    int32_t star = motif_star(c, 8, TONE_GOLD, TONE_NIGHT, TONE_CREAM);
    canvas_rect(c, x - half * 1.2, base - height - half * 0.14, half * 2.4, height + half * 0.14);
    canvas_fill(c, dark ? TONE_BLUE : TONE_NIGHT);
    canvas_rect(c, x - half * 1.13, base - height - half * 0.07, half * 2.26, height + half * 0.07);
    canvas_fill(c, TONE_GOLD);
    canvas_rect(c, x - half * 1.1, base - height - half * 0.04, half * 2.2, height + half * 0.04);
    canvas_fill(c, dark ? TONE_BLUE : TONE_NIGHT);
    scene_arch(c, x, base, half, height);
    canvas_clip(c);
    canvas_rect(c, x - half, base - height, 2 * half, height);
    canvas_fill(c, dark ? TONE_DEEP : TONE_BLUE);
    pattern_stars(c, x - half, base - height, 2 * half, height, cell, 8, star);
    canvas_unclip(c);
    scene_arch(c, x, base, half * 0.46, height * 0.54);
    canvas_fill(c, TONE_GOLD);
    scene_arch(c, x, base, half * 0.4, height * 0.5);
    canvas_fill(c, TONE_CREAM);
}

// Portals in a calm wall under the sky, the greatest at the focus.
static void portal(Canvas *c) {
    static const double size[] = {0.3, 0.29, 0.3, 0.36};
    Scheme s = c->scheme;
    double base = c->h * 0.94, half = c->s * size[c->form],
           x = c->form == FORM_TALL ? c->w / 2 : scene_focus(c);
    double height = c->form == FORM_TALL ? c->h * 0.72 : base - c->h * 0.1,
           wall = base - height * 0.7;
    if (height < half * 1.3) height = half * 1.3;
    canvas_paint_all(c, s.sky);
    if (c->form == FORM_TALL) scene_sun(c, x, base - height, c->s * 0.3, 2);
    else scene_sun(c, x < c->w / 2 ? c->w * 0.83 : c->w * 0.17, wall - c->s * 0.02, c->s * 0.14, 2);
    canvas_rect(c, 0, wall, c->w, c->h - wall);
    canvas_fill(c, s.dark ? TONE_NIGHT : s.sky == TONE_SAND ? TONE_CREAM : TONE_SAND);
    band_diamonds(c, 0, wall + c->s * 0.03, c->w, c->s * 0.045, s.dark ? TONE_GOLD : TONE_NIGHT,
                  s.dark ? TONE_CREAM : TONE_GOLD);
    int arches = c->form == FORM_BAND ? 3 : c->form == FORM_TALL ? 0 : 1;
    for (int side = -1; side <= 1; side += 2)
        for (int i = 1; i <= arches + 1 && arches; i++) {
            double px = x + side * half * (0.62 + 1.22 * i);
            scene_arch(c, px, base, half * 0.44, height * 0.46);
            canvas_fill(c, s.dark ? TONE_BLUE : TONE_NIGHT);
            scene_arch(c, px, base, half * 0.37, height * 0.46 - half * 0.07);
            canvas_fill(c, s.dark ? TONE_DEEP : TONE_BLUE);
        }
    portal_arch(c, x, base, half, height, half * (c->form == FORM_TALL ? 0.36 : 0.4));
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground == TONE_NIGHT ? TONE_NIGHT : TONE_GOLD);
}

// The crown of the yurt as a rising sun over ranges.
static void crown_sun(Canvas *c) {
    Scheme s = c->scheme;
    static const double size[] = {0.62, 0.42, 0.4, 0.46};
    double horizon = c->h * (c->form == FORM_TALL ? 0.7 : 0.78), x = scene_focus(c),
           r = c->s * size[c->form];
    Tone sky = s.dark               ? TONE_NIGHT
               : s.sky == TONE_MIST ? TONE_MIST
                                    : TONE_CREAM,
         ray = s.dark               ? TONE_DEEP
               : s.sky == TONE_MIST ? TONE_PALE
                                    : TONE_SAND;
    canvas_paint_all(c, sky);
    draw_rays(c, x, horizon - r * 0.2, r * 1.4, c->w + c->h, 36, 0.45, 0, ray);
    canvas_circle(c, x, horizon - r * 0.2, r * 1.1);
    canvas_fill(c, s.dark ? TONE_NIGHT : TONE_PAPER);
    c->light = x;
    draw_shanyrak(c, x, horizon - r * 0.2, r, TONE_GOLD, ART_PI / 4);
    draw_poles(c, x, horizon - r * 0.2, r, r * 1.3, 48, TONE_GOLD, r * 0.022);
    scene_range(c, horizon + c->h * 0.03, c->s * 0.2, TONE_HAZE, TONE_BLUE);
    scene_hill(c, horizon + c->h * 0.03, c->h * 0.02, 2, TONE_BLUE);
    scene_hill(c, horizon + c->h * 0.1, c->h * 0.02, 1, s.dark ? TONE_GOLD : TONE_NIGHT);
    if (canvas_toss(c))
        scene_hem(c, s.dark ? TONE_GOLD : TONE_NIGHT, s.dark ? TONE_NIGHT : TONE_SAND,
                  s.dark ? TONE_CREAM : TONE_GOLD);
}

// Two strings across the frame, and the sound that swells between them.
static void strings(Canvas *c) {
    Scheme s = c->scheme;
    double x = c->w * 0.3, y = c->h * 0.56, r = c->s * (c->form == FORM_BAND ? 0.44 : 0.34),
           neck = r * 0.14;
    bool tall = c->form == FORM_TALL;
    Affine old = c->at;
    Tone ring = s.dark || s.sky == TONE_GOLD ? s.glow
                : s.sky == TONE_SAND         ? TONE_CREAM
                : s.sky == TONE_MIST         ? TONE_PALE
                                             : TONE_SAND;
    canvas_paint_all(c, s.sky);
    if (c->form == FORM_SQUARE) x = c->w * 0.38;
    if (tall) x = c->w * 0.5, y = c->h * 0.7;
    for (int i = 6; i > 0; i--) {
        canvas_circle(c, x, y, r * (1 + 0.42 * i));
        canvas_fill(c, i % 2 ? ring : s.sky);
    }
    canvas_translate(c, x, y);
    canvas_rotate(c, tall ? -ART_PI / 2 + 0.12
                          : canvas_between(c, -0.2, -0.12) * (c->form == FORM_BAND ? 0.3 : 1.6));
    canvas_rect(c, r * 0.5, -neck / 2, c->w + c->h, neck);
    canvas_fill(c, s.dark ? TONE_SAND : TONE_NIGHT);
    for (int i = 0; i < 9; i++)
        canvas_rect(c, r * (1.75 + 0.3 * i - 0.008 * i * i), -neck / 2, neck * 0.12, neck);
    canvas_fill(c, s.dark ? TONE_NIGHT : TONE_GOLD);
    canvas_move(c, r * 1.5, 0);
    canvas_curve(c, r * 0.9, -r * 0.3, r * 0.5, -r * 0.86, -r * 0.2, -r * 0.86);
    canvas_curve(c, -r * 0.8, -r * 0.86, -r, -r * 0.4, -r, 0);
    canvas_curve(c, -r, r * 0.4, -r * 0.8, r * 0.86, -r * 0.2, r * 0.86);
    canvas_curve(c, r * 0.5, r * 0.86, r * 0.9, r * 0.3, r * 1.5, 0);
    canvas_close(c);
    canvas_fill(c, s.sky == TONE_GOLD || s.sky == TONE_SAND ? TONE_BLUE : TONE_GOLD);
    draw_discs(c, 0, 0, (double[]){r * 0.24, r * 0.19}, (Tone[]){TONE_NIGHT, TONE_DEEP}, 2);
    canvas_rect(c, -r * 0.62, -r * 0.2, r * 0.06, r * 0.4);
    canvas_fill(c, TONE_NIGHT);
    canvas_rect(c, -r * 0.6, -neck * 0.24, c->w + c->h, neck * 0.08);
    canvas_rect(c, -r * 0.6, neck * 0.16, c->w + c->h, neck * 0.08);
    canvas_fill(c, s.dark ? TONE_NIGHT : TONE_CREAM);
    c->at = old;
}

// Tulips of the spring steppe, large before a low range.
static void tulips(Canvas *c) {
    Scheme s = c->scheme;
    bool dark = s.dark;
    int count = form_count(c, 11, 7, 5, 3) + (c->grow > 1.4);
    double pitch = c->w / count, horizon = c->h * 0.62;
    canvas_paint_all(c, dark                                       ? TONE_NIGHT
                        : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_MIST
                                                                   : s.sky);
    draw_discs(c, scene_focus(c), horizon - c->s * 0.16, (double[]){c->s * 0.32, c->s * 0.23},
               (Tone[]){dark ? TONE_DEEP : TONE_PAPER, dark ? TONE_CREAM : TONE_SAND}, 2);
    scene_range(c, horizon, c->h * 0.14, dark ? TONE_BLUE : TONE_PALE,
                dark ? TONE_DEEP : TONE_HAZE);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, dark ? TONE_BLUE : TONE_HAZE);
    int32_t gold = motif_tulip(c, s.sky == TONE_CREAM ? TONE_PAPER : TONE_CREAM, TONE_GOLD,
                               dark ? TONE_MIST : TONE_NIGHT);
    int32_t blue =
        motif_tulip(c, TONE_SAND, dark ? TONE_PALE : TONE_NIGHT, dark ? TONE_MIST : TONE_NIGHT);
    for (int i = 0; i < count; i++) {
        double size = (pitch * 2.4 < c->s * 0.6 ? pitch * 2.4 : c->s * 0.6) * (i % 2 ? 0.8 : 1) *
                      canvas_between(c, 0.9, 1.1);
        canvas_place(c, i % 3 == 1 ? blue : gold, pitch * (i + 0.5), c->h * 1.01 - size / 2,
                     size / 100, canvas_between(c, -0.06, 0.06));
    }
}

// A vessel in a box of 100: kind 0 a jar, 1 a jug with a long neck, 2 a bowl.
static void vessel(Canvas *c, double x, double base, double size, int kind, const Tone *t) {
    static const double half[3][6] = {
        {16, 30, 36, 28, 13, 18}, {18, 30, 26, 11, 7, 12}, {14, 24, 38, 44, 46, 47}};
    double high = kind == 2 ? 0.5 : 1, k = size / 100;
    Spot left[6], right[6];
    for (int i = 0; i < 6; i++) {
        double y = base - size * high * i / 5;
        left[5 - i] = (Spot){x - half[kind][i] * k, y};
        right[i] = (Spot){x + half[kind][i] * k, y};
    }
    canvas_spline(c, right, 6);
    canvas_spline(c, left, 6);
    canvas_close(c);
    canvas_fill(c, t[0]);
    canvas_spline(c, right, 6);
    canvas_spline(c, left, 6);
    canvas_close(c);
    canvas_clip(c);
    double wide = 96 * k, y = base - size * high * 0.46;
    band_diamonds(c, x - wide / 2, y - size * 0.07, wide, size * 0.14, t[1], t[0]);
    for (int i = 0; i < 4; i++)
        canvas_rect(c, x - wide / 2,
                    base - size * high * (i < 2 ? 0.26 + 0.06 * i : 0.6 + 0.08 * i), wide,
                    size * 0.02);
    canvas_fill(c, t[2]);
    canvas_unclip(c);
}

// Vessels on boards, each with its glaze.
static void vessels(Canvas *c) {
    static const Tone glazes[][3] = {{TONE_NIGHT, TONE_GOLD, TONE_CREAM},
                                     {TONE_GOLD, TONE_NIGHT, TONE_CREAM},
                                     {TONE_BLUE, TONE_CREAM, TONE_SAND},
                                     {TONE_SAND, TONE_BLUE, TONE_NIGHT}};
    Palette p = palette_any(c);
    int rows = form_count(c, 1, 2, 2, 3),
        columns = form_count(c, 6, 4, 3, 2) + (c->grow > 1.4 && c->form == FORM_TALL),
        first = canvas_pick(c, 4);
    double h = c->h / rows, w = c->w / columns, size = h * 0.66 < w * 1.04 ? h * 0.66 : w * 1.04;
    canvas_paint_all(c, p.field);
    for (int row = 0; row < rows; row++) {
        double base = h * (row + 1) - h * 0.14;
        for (int i = 0; i < columns; i++) {
            double x = w * (i + 0.5);
            const Tone *t = glazes[(i + row * 3 + first) % 4];
            if (t[0] == p.field || t[0] == p.halo) t = glazes[(i + row * 3 + first + 1) % 4];
            if (t[0] == p.field || t[0] == p.halo) t = glazes[(i + row * 3 + first + 2) % 4];
            scene_arch(c, x, base, w * 0.46, h * 0.8 > w * 0.6 ? h * 0.8 : w * 0.6);
            canvas_fill(c, p.halo);
            vessel(c, x, base, size, (i * 2 + row) % 3, t);
        }
        canvas_rect(c, 0, base, c->w, h * 0.05);
        canvas_fill(c, p.accent);
        canvas_rect(c, 0, base + h * 0.05, c->w, h * 0.09);
        canvas_fill(c, p.floor);
        band_teeth(c, 0, base + h * 0.065, c->w, h * 0.05, p.mark, true);
    }
}

Compositions ornament_culture(void) {
    static Composition *const all[] = {carpet, portal, vessels, crown_sun, strings, tulips};
    return COMPOSITIONS(all);
}
