// ornament_security.c: security: shields, rings, sweeps and strong walls.
//
// Protection is drawn as nesting, watchfulness as a beam.
#include <math.h>

#include "layout/ornament_topics.h"

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
    double x = c->w / 2, y = c->h * 0.5, r = c->s * 0.3;
    static const double sizes[] = {4.2, 3.3, 2.5, 1.85, 1.3};
    const Tone tones[] = {tone_solid(s.glow), s.sky, s.far, s.middle, s.near};
    canvas_paint_all(c, s.sky);
    for (int side = -2; side <= 2 && c->form == FORM_BAND; side++) // others to its left and right
        for (int i = 0; side && i < 3; i++) {
            shield_path(c, x + side * c->w * 0.21, y, r * (1.25 - 0.26 * i));
            canvas_fill(c, i == 1   ? s.sky
                           : i == 2 ? TONE_GOLD == s.sky ? TONE_NIGHT : TONE_GOLD
                                    : s.middle);
        }
    for (int i = c->form == FORM_BAND ? 3 : 0; i < 5; i++) {
        shield_path(c, x, y, r * sizes[i] * (c->form == FORM_BAND ? 0.84 : 1));
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
    double x = c->form != FORM_WIDE ? c->w / 2 : scene_focus(c), y = c->h * 0.5,
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

// Walls with their towers, one before the other, a gate in the nearest.
static void ramparts(Canvas *c) {
    Scheme s = c->scheme;
    int rows = 3;
    double x = scene_focus(c);
    const Tone light[] = {TONE_HAZE, TONE_BLUE, TONE_NIGHT},
               dark[] = {TONE_BLUE, TONE_HAZE, TONE_CREAM};
    canvas_paint_all(c, s.sky == TONE_MIST ? TONE_PALE : s.sky);
    scene_sun(c, c->w - x, c->h * 0.32, c->s * form_pick(c, 0.24, 0.22, 0.22, 0.26), 2);
    for (int row = 0; row < rows; row++) {
        Tone wall = s.dark ? dark[row] : light[row];
        double top = c->h * (0.42 + 0.17 * row),
               merlon = c->s * form_pick(c, 1.6, 1, 1, 1) * (0.035 + 0.012 * row);
        int towers = form_count(c, 6, 4, 3, 3) - row, teeth = (int)(c->w / (merlon * 2));
        double pitch = c->w / towers, tooth = c->w / teeth;
        canvas_rect(c, 0, top, c->w, c->h - top);
        for (int i = 0; i < teeth; i++)
            canvas_rect(c, tooth * (i + 0.25), top - merlon, tooth * 0.5, merlon);
        for (int i = 0; i < towers; i++) {
            double px = pitch * (i + 0.5), half = c->s * (0.06 + 0.02 * row), high = c->h * 0.13;
            canvas_rect(c, px - half, top - high, 2 * half, high);
            for (int k = 0; k < 3; k++)
                canvas_rect(c, px - half * 1.12 + half * 0.84 * k, top - high - merlon * 1.2,
                            half * 0.56, merlon * 1.2);
            canvas_rect(c, px - half * 1.12, top - high, half * 2.24, merlon * 0.8);
        }
        canvas_fill(c, wall);
        band_diamonds(c, 0, top + merlon * 0.5, c->w, merlon * 1.1,
                      row == 2 ? TONE_GOLD
                      : s.dark ? dark[(row + 2) % 3]
                               : light[(row + 2) % 3],
                      wall);
    }
    double half = c->s * 0.13, base = c->h * 0.97;
    if (c->form == FORM_TALL || c->form == FORM_SQUARE) x = c->w / 2;
    scene_arch(c, x, base, half, half * 1.9);
    canvas_fill(c, TONE_GOLD);
    scene_arch(c, x, base, half * 0.82, half * 1.6);
    canvas_fill(c, s.dark ? TONE_NIGHT : TONE_BLUE);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, TONE_GOLD);
}

// A lock whose body is a medallion, in rings of keys.
static void lock(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, y = c->h * 0.54, r = c->s * form_pick(c, 0.26, 0.2, 0.2, 0.22);
    canvas_paint_all(c, p.field);
    for (int i = 6; i > 0; i--) {
        canvas_regular(c, x, y, r * (1.4 + 0.9 * i), 12, ART_PI / 12 * (i % 2));
        canvas_fill(c, i % 2 ? p.halo : p.field);
    }
    for (int ring = 0; ring < 5; ring++) {
        int keys = 12 + 4 * ring;
        double out = r * (2.05 + 1.2 * ring), k = r * 0.46;
        for (int i = 0; i < keys; i++) {
            double a = 2 * ART_PI * (i + 0.5 * (ring % 2)) / keys, kx = x + out * cos(a),
                   ky = y + out * sin(a);
            if (kx < k || kx > c->w - k || ky < k || ky > c->h - k) continue; // whole ones alone
            Affine old = c->at;
            canvas_translate(c, kx, ky);
            canvas_rotate(c, a);
            canvas_ring(c, k * 0.5, 0, k * 0.36, k * 0.18);
            canvas_rect(c, -k * 0.8, -k * 0.08, k * 0.96, k * 0.16);
            canvas_rect(c, -k * 0.8, 0, k * 0.16, k * 0.34);
            canvas_rect(c, -k * 0.48, 0, k * 0.14, k * 0.26);
            canvas_fill(c, (i + ring) % 2 ? p.second : p.accent);
            c->at = old;
        }
    }
    canvas_move(c, x - r * 0.58, y);
    canvas_line(c, x - r * 0.58, y - r * 0.7);
    canvas_arc(c, x, y - r * 0.7, r * 0.58, ART_PI, 2 * ART_PI);
    canvas_line(c, x + r * 0.58, y);
    canvas_stroke(c, p.main, r * 0.24);
    draw_discs(c, x, y + r * 0.3, (double[]){r * 1.06, r * 0.96, r * 0.88},
               (Tone[]){p.main, p.accent, p.main}, 3);
    draw_rosette(c, x, y + r * 0.3, r * 0.74, 12, (Tone[]){p.accent, p.main, p.light, p.accent});
    canvas_circle(c, x, y + r * 0.24, r * 0.13);
    canvas_polygon(c,
                   (Spot[]){{x - r * 0.06, y + r * 0.28},
                            {x + r * 0.06, y + r * 0.28},
                            {x + r * 0.12, y + r * 0.56},
                            {x - r * 0.12, y + r * 0.56}},
                   4);
    canvas_fill(c, TONE_NIGHT);
}

Compositions ornament_security(void) {
    static Composition *const all[] = {shields, radar, ramparts, fort, watch, lock};
    return COMPOSITIONS(all);
}
