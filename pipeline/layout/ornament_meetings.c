// ornament_meetings.c: meetings: tables and rows of seats from above, halls and domes, flags, a capital.
//
// People sit in arcs, light comes from one place, and the number of seats is that of the member states.
// Wide forms show a part of the circle, rising from an edge; tall ones let it sink to the lower third.
#include <math.h>

#include "layout/ornament_meetings.h"

enum { SEATS = 27 };

static void table_top(Canvas *c, double x, double y, double r) {
    bool dark = c->scheme.dark;
    canvas_circle(c, x, y, r);
    canvas_fill(c, dark ? TONE_GOLD : TONE_NIGHT);
    canvas_ring(c, x, y, r * 0.955, r * 0.94);
    canvas_fill(c, dark ? TONE_NIGHT : TONE_GOLD);
    canvas_circle(c, x, y, r * 0.66);
    canvas_fill(c, dark ? TONE_NIGHT : TONE_CREAM);
    Tone wheel = dark ? TONE_CREAM : TONE_GOLD;
    if (canvas_toss(c)) {
        draw_shanyrak(c, x, y, r * 0.44, wheel, ART_PI / 4);
        draw_poles(c, x, y, r * 0.44, r * 0.62, 40, wheel, r * 0.012);
    } else {
        draw_rosette(c, x, y, r * 0.58, 12,
                     (Tone[]){TONE_GOLD, dark ? TONE_CREAM : TONE_PAPER, TONE_BLUE, TONE_GOLD});
    }
}

static void round_table(Canvas *c) {
    static const double rise[] = {1.05, 0.9, 0.56, 0.6}, reach[] = {0.3, 0.42, 0.5, 0.62};
    Scheme s = c->scheme;
    double x = c->form == FORM_WIDE ? scene_focus(c) : c->w / 2, y = c->h * rise[c->form],
           r = c->w * reach[c->form];
    if (c->form == FORM_TALL && r > c->h * 0.44) r = c->h * 0.44;
    canvas_paint_all(c, s.sky);
    draw_discs(c, x, y, (double[]){r * 1.62, r * 1.32, r * 1.06},
               (Tone[]){tone_solid(s.glow), s.sky, s.glow}, 3);
    int32_t seat = motif_seat(c, s.dark ? TONE_GOLD : TONE_NIGHT, s.dark ? TONE_SAND : TONE_BLUE);
    part_seats(c, x, y, r * 0.9, SEATS, r * 0.155, seat);
    int32_t behind = motif_seat(c, s.dark ? TONE_MIST : TONE_GOLD,
                                s.dark               ? TONE_HAZE
                                : s.sky == TONE_SAND ? TONE_PAPER
                                                     : TONE_SAND);
    part_seats(c, x, y, r * 1.17, SEATS + 9, r * 0.12, behind);
    table_top(c, x, y, r * 0.78);
}

static void hall_arcade(Canvas *c, double base) {
    Scheme s = c->scheme;
    int count = c->form == FORM_BAND ? 7 : 5, lit = canvas_count(c, 1, count - 2);
    double pitch = c->w / count;
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.5);
        scene_arch(c, x, base, pitch * 0.4, base * 0.9);
        canvas_fill(c, s.middle);
        scene_arch(c, x, base, pitch * 0.33, base * 0.8);
        canvas_fill(c, i == lit ? s.sun : s.far);
    }
    draw_rays(c, pitch * (lit + 0.5), base, 0, 0.1, 3, 0.5, 0, s.sun);
}

static void hall_floor(Canvas *c, double x, double base) {
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, c->scheme.ground);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_clip(c);
    scene_furrows(c, x, base, c->h, 11, c->scheme.dark ? TONE_SAND : TONE_DEEP);
    canvas_unclip(c);
}

// Arch within arch, to the light at the end; in a band an arcade.
static void hall(Canvas *c) {
    Scheme s = c->scheme;
    double x = c->form == FORM_WIDE ? c->w * canvas_between(c, 0.42, 0.58) : c->w / 2;
    double base = c->h * (c->form == FORM_BAND ? 0.84 : 0.8),
           half = c->w * (c->form == FORM_TALL ? 0.46 : 0.34);
    const Tone tones[] = {s.far, s.middle, s.near, s.glow, s.sun};
    canvas_paint_all(c, s.sky);
    if (c->form == FORM_BAND) {
        hall_arcade(c, base);
    } else {
        double height = base * 0.92;
        if (half > height / 1.25) half = height / 1.25;
        for (int i = 0; i < 5; i++) {
            double k = 1 - 0.17 * i;
            scene_arch(c, x, base, half * k, height * (1 - 0.15 * i));
            canvas_fill(c, tones[i]);
        }
    }
    hall_floor(c, x, base);
}

static void flag_hang(Canvas *c, double x, double w, double length, Tone tone, Tone stripe) {
    canvas_polygon(c,
                   (Spot[]){{x, 0},
                            {x + w, 0},
                            {x + w, length - w * 0.4},
                            {x + w / 2, length},
                            {x, length - w * 0.4}},
                   5);
    canvas_fill(c, tone);
    canvas_polygon(c,
                   (Spot[]){{x, length - w * 0.9},
                            {x + w / 2, length - w * 0.5},
                            {x + w, length - w * 0.9},
                            {x + w, length - w * 0.7},
                            {x + w / 2, length - w * 0.3},
                            {x, length - w * 0.7}},
                   6);
    canvas_fill(c, stripe);
}

// Banners hang from the upper edge, their feet along a bow around the sun.
static void flags(Canvas *c) {
    static const Tone cloth[] = {TONE_NIGHT, TONE_GOLD, TONE_BLUE, TONE_SAND, TONE_DEEP, TONE_HAZE};
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_DAWN : SCHEME_DAY);
    static const int counts[] = {19, 13, 11, 9};
    int count = canvas_many(c, counts[c->form]), turn = canvas_pick(c, 6);
    double pitch = c->w / count, x = scene_focus(c), horizon = c->h * 0.82;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon, c->s * form_pick(c, 0.28, 0.28, 0.28, 0.34), 2);
    scene_hill(c, horizon, c->h * 0.02, 2, s.middle);
    scene_hill(c, horizon + c->h * 0.08, c->h * 0.02, 2, s.ground);
    for (int i = 0; i < count; i++) {
        double d = (pitch * (i + 0.5) - x) / (c->w * 0.6), length = c->h * (0.22 + 0.4 * d * d);
        if (length > c->h * 0.66) length = c->h * 0.66;
        flag_hang(c, pitch * i + pitch * 0.1, pitch * 0.8, length, cloth[(i * 5 + turn) % 6],
                  cloth[(i * 5 + turn + 2) % 6]);
    }
}

// Looking up in the yurt: the crown, and poles to all edges.
static void crown(Canvas *c) {
    static const double rise[] = {0.5, 0.5, 0.5, 0.42};
    bool dark = canvas_toss(c);
    double x = scene_focus(c), y = c->h * rise[c->form],
           r = c->s * (c->form == FORM_BAND ? 0.36 : 0.27);
    double reach = c->w + c->h;
    int poles = canvas_count(c, 22, 30) * 2;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_SAND);
    draw_rays(c, x, y, r, reach, poles, 0.5, 0, dark ? TONE_DEEP : TONE_CREAM);
    canvas_ring(c, x, y, r * 2.5, r * 2.34);
    canvas_ring(c, x, y, r * 1.8, r * 1.72);
    canvas_fill(c, dark ? TONE_BLUE : TONE_GOLD);
    canvas_ring(c, x, y, r * 4.1, r * 3.85);
    canvas_fill(c, dark ? TONE_GOLD : TONE_NIGHT);
    draw_discs(c, x, y, (double[]){r * 1.22, r * 1.12},
               (Tone[]){dark ? TONE_GOLD : TONE_NIGHT, dark ? TONE_MIST : TONE_PALE}, 2);
    draw_shanyrak(c, x, y, r * 1.12, dark ? TONE_NIGHT : TONE_BLUE, ART_PI / 4);
}

// Benches in a half circle around a bright stand, in five wings with aisles between.
static void assembly(Canvas *c) {
    static const double floor_at[] = {1.0, 0.92, 0.86, 0.8}, reach[] = {1.75, 0.8, 0.68, 1.0};
    enum { WINGS = 5 };
    Scheme s = c->scheme;
    const Tone wing[2] = {s.dark ? TONE_HAZE : TONE_NIGHT, s.dark ? TONE_MIST : TONE_BLUE};
    double x = c->w * (c->form <= FORM_WIDE ? canvas_between(c, 0.42, 0.58) : 0.5),
           y = c->h * floor_at[c->form];
    double r0 = c->s * 0.18, pitch = c->s * (c->form == FORM_BAND ? 0.13 : 0.085);
    int gold = canvas_pick(c, WINGS), rows = (int)((c->s * reach[c->form] - r0) / pitch);
    Tone sky = s.dark ? TONE_NIGHT : s.sky == TONE_GOLD ? TONE_CREAM : s.sky;
    canvas_paint_all(c, sky);
    canvas_sector(c, x, y, 0, r0 + pitch * (rows + 0.7), -ART_PI, 0);
    canvas_fill(c, s.dark              ? TONE_DEEP
                   : sky == TONE_MIST  ? TONE_CREAM
                   : sky == TONE_CREAM ? TONE_PAPER
                                       : TONE_CREAM);
    for (int k = 0; k < WINGS; k++) {
        for (int row = 0; row < rows; row++) {
            double r = r0 + pitch * (row + 0.5), aisle = pitch * 0.24 / r,
                   from = -ART_PI + ART_PI * k / WINGS;
            canvas_sector(c, x, y, r, r + pitch * 0.56, from + aisle,
                          from + ART_PI / WINGS - aisle);
        }
        canvas_fill(c, k == gold ? TONE_GOLD : wing[k % 2]);
    }
    canvas_rect(c, 0, y, c->w, c->h - y + 1);
    canvas_fill(c, s.dark ? TONE_GOLD : TONE_NIGHT);
    draw_discs(c, x, y, (double[]){r0 * 0.9, r0 * 0.66},
               (Tone[]){TONE_GOLD, s.dark ? TONE_NIGHT : TONE_CREAM}, 2);
    draw_rosette(c, x, y, r0 * 0.58, 8,
                 (Tone[]){s.dark ? TONE_GOLD : TONE_NIGHT, TONE_GOLD, TONE_CREAM, TONE_NIGHT});
}

static void ring_pair(Canvas *c, Spot a, Spot b, double r, int32_t star) {
    canvas_circle(c, a.x, a.y, r);
    canvas_clip(c);
    canvas_circle(c, b.x, b.y, r);
    canvas_clip(c);
    canvas_rect(c, b.x - r, b.y - r, 2 * r, 2 * r);
    canvas_fill(c, TONE_NIGHT);
    pattern_stars(c, (a.x + b.x) / 2 - r, (a.y + b.y) / 2 - r, 2 * r, 2 * r, r * 0.26, 8, star);
    canvas_unclip(c);
    canvas_unclip(c);
}

// Discs that share a part of each other, and the shared part is the richest.
static void rings(Canvas *c) {
    bool tall = c->form == FORM_TALL;
    int count = c->form == FORM_BAND   ? 5
                : c->form == FORM_WIDE ? 3
                                       : 2 + canvas_pick(c, 2) * (tall ? 1 : 0);
    double length = tall ? c->h : c->w, across = tall ? c->w : c->h;
    double r = length / (1.3 * (count - 1) + 2.3), turn = c->form == FORM_SQUARE ? 0.6 : 0;
    if (r > across * 0.42) r = across * 0.42;
    if (c->form == FORM_SQUARE) r = c->s * 0.28;
    Scheme s = c->scheme;
    const Tone tones[] = {TONE_GOLD, s.middle, s.far == TONE_GOLD ? TONE_HAZE : s.far, TONE_SAND,
                          s.middle};
    Spot at[5];
    canvas_paint_all(c, s.sky);
    for (int i = 0; i < count; i++) {
        double along = 1.3 * r * (i - (count - 1) / 2.0);
        at[i] = tall ? (Spot){c->w / 2, c->h / 2 + along}
                     : (Spot){c->w / 2 + along * cos(turn), c->h / 2 + along * sin(turn)};
        canvas_circle(c, at[i].x, at[i].y, r * 1.12);
        canvas_fill(c, s.glow);
    }
    for (int i = 0; i < count; i++) {
        canvas_circle(c, at[i].x, at[i].y, r);
        canvas_fill(c, tones[i % 5]);
    }
    int32_t star = motif_star(c, 8, TONE_GOLD, TONE_NIGHT, TONE_CREAM);
    for (int i = 0; i + 1 < count; i++) ring_pair(c, at[i], at[i + 1], r, star);
}

// The long table from above, laid along the frame: seats on both sides and at its round end.
static void long_table(Canvas *c) {
    static const double breadth[] = {0.21, 0.19, 0.19, 0.2};
    Scheme s = c->scheme;
    bool dark = s.dark;
    Affine old = c->at;
    double half = c->s * breadth[c->form], length = c->w, across = c->h;
    canvas_paint_all(c, s.sky);
    if (c->form == FORM_TALL) {
        canvas_translate(c, c->w, 0);
        canvas_rotate(c, ART_PI / 2);
        length = c->h;
        across = c->w;
    }
    if (canvas_toss(c)) {
        canvas_translate(c, length, 0);
        canvas_scale(c, -1, 1);
    }
    double y = across / 2, end = length * 0.8, pitch = half * 0.52;
    canvas_pill(c, -length, y - half * 2.3, length + end + half * 1.3, half * 4.6);
    canvas_fill(c, dark ? TONE_INDIGO : tone_solid(s.glow));
    canvas_pill(c, -length, y - half, length + end, 2 * half);
    canvas_fill(c, dark ? TONE_GOLD : TONE_NIGHT);
    canvas_pill(c, -length, y - half * 0.9, length + end - half * 0.1, half * 1.8);
    canvas_stroke(c, dark ? TONE_NIGHT : TONE_GOLD, half * 0.035);
    band_horns(c, -half, y - half * 0.34, end - half * 0.6, half * 0.68,
               dark ? TONE_CREAM : TONE_BLUE, dark ? TONE_NIGHT : TONE_CREAM, TONE_GOLD);
    int32_t seat = motif_seat(c, dark ? TONE_MIST : TONE_NIGHT, dark ? TONE_HAZE : TONE_BLUE);
    for (double x = end - half; x > -pitch; x -= pitch) {
        canvas_place(c, seat, x, y - half * 1.34, pitch * 0.82 / 100, 0);
        canvas_place(c, seat, x, y + half * 1.34, pitch * 0.82 / 100, ART_PI);
    }
    for (int i = 1; i < 8; i++) {
        double angle = -ART_PI / 2 + ART_PI * i / 8;
        canvas_place(c, seat, end - half + half * 1.34 * cos(angle), y + half * 1.34 * sin(angle),
                     pitch * 0.82 / 100, angle + ART_PI / 2);
    }
    c->at = old;
}

// A dome from below: stars in stars around the light of its crown.
static void dome(Canvas *c) {
    static const Tone night[] = {TONE_DEEP, TONE_NIGHT, TONE_BLUE, TONE_NIGHT,
                                 TONE_GOLD, TONE_NIGHT, TONE_SAND, TONE_NIGHT};
    static const Tone light[] = {TONE_CREAM, TONE_SAND, TONE_CREAM, TONE_GOLD,
                                 TONE_PALE,  TONE_BLUE, TONE_CREAM, TONE_NIGHT};
    bool dark = canvas_toss(c);
    const Tone *tones = dark ? night : light;
    double x = scene_focus(c), y = c->h * (c->form == FORM_TALL ? 0.42 : 0.5),
           r = (c->w > c->h ? c->w : c->h) * 0.78;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_SAND);
    for (int i = 0; i < 8; i++, r *= 0.78) {
        canvas_star(c, x, y, r, r * 0.84, 16, ART_PI / 16 * (i % 2));
        canvas_fill(c, tones[i]);
        if (i != 3) continue;
        int32_t star = motif_star(c, 8, dark ? TONE_SAND : TONE_NIGHT, tones[3],
                                  dark ? TONE_CREAM : TONE_NIGHT);
        for (int k = 0; k < 16; k++) {
            double angle = ART_PI / 8 * (k + 0.5);
            canvas_place(c, star, x + r * 0.86 * cos(angle), y + r * 0.86 * sin(angle),
                         r * 0.13 / 100, angle);
        }
    }
    draw_discs(c, x, y, (double[]){r * 0.96, r * 0.86},
               (Tone[]){TONE_GOLD, dark ? TONE_NIGHT : TONE_PALE}, 2);
    draw_shanyrak(c, x, y, r * 0.86, dark ? TONE_CREAM : TONE_NIGHT, ART_PI / 4);
}

// A tower that opens upwards like a tree, a golden ball in its crown.
static void orb_tower(Canvas *c, double x, double base, double height, Tone steel) {
    double r = height * 0.15, top = base - height + r;
    for (int i = -2; i <= 2; i++) {
        canvas_move(c, x + r * 0.12 * i, base);
        canvas_curve(c, x + r * 0.12 * i, base - height * 0.45, x + r * 0.1 * i,
                     base - height * 0.52, x + r * 0.62 * i, base - height * 0.98);
    }
    canvas_stroke(c, steel, height * 0.016);
    canvas_circle(c, x, top, r * 0.84);
    canvas_fill(c, c->scheme.sky == TONE_GOLD ? TONE_CREAM : TONE_GOLD);
    canvas_rect(c, x - r * 0.5, base - height * 0.52, r, height * 0.018);
    canvas_rect(c, x - r * 0.42, base - height * 0.46, r * 0.84, height * 0.012);
    canvas_fill(c, steel);
}

// A house of the new city: a slab with rows of windows, its head slanted or stepped.
static void slab(Canvas *c, double x, double base, double w, double height, Tone wall,
                 Tone window) {
    double slant = w * canvas_between(c, -0.5, 0.5), top = base - height;
    canvas_polygon(c,
                   (Spot[]){{x, base},
                            {x, top + (slant > 0 ? slant : 0)},
                            {x + w, top + (slant < 0 ? -slant : 0)},
                            {x + w, base}},
                   4);
    canvas_fill(c, wall);
    int columns = canvas_count(c, 2, 4);
    double pitch = w / (columns + 0.6);
    for (int i = 0; i < columns; i++)
        canvas_rect(c, x + pitch * (i + 0.5), top + w * 0.72, pitch * 0.5, base - top - w * 0.72);
    canvas_fill(c, window);
}

// The capital on the steppe: slabs in two depths, the tower with the golden ball at the focus.
static void capital(Canvas *c) {
    static const int counts[] = {13, 9, 7, 6};
    Scheme s = c->scheme;
    double base = c->h * 0.82, x = scene_focus(c),
           tall = c->h * (c->form == FORM_TALL ? 0.5 : 0.64);
    int count = canvas_many(c, counts[c->form]);
    double pitch = c->w / count;
    const Tone back = s.dark               ? TONE_BLUE
                      : s.sky == TONE_MIST ? TONE_HAZE
                                           : TONE_MIST,
               front = s.dark ? TONE_HAZE : TONE_BLUE;
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w - x, base - c->s * 0.3, c->s * 0.2, 2);
    for (int i = 0; i < count; i++)
        slab(c, pitch * (i + 0.3), base, pitch * 0.62, c->h * canvas_between(c, 0.22, 0.4), back,
             s.sky);
    for (int i = 0; i <= count; i++) {
        double px = pitch * (i - 0.2), w = pitch * 0.5;
        if (px + w > x - tall * 0.16 && px < x + tall * 0.16) continue;
        slab(c, px, base, w, c->h * canvas_between(c, 0.1, 0.24), front, back);
    }
    orb_tower(c, x, base, tall, s.dark ? TONE_CREAM : TONE_NIGHT);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    if (canvas_toss(c)) scene_hem(c, s.ground, s.line, s.dark ? TONE_CREAM : TONE_GOLD);
}

Compositions ornament_meetings(void) {
    static Composition *const all[] = {meeting_lectern,
                                       round_table,
                                       meeting_voices,
                                       hall,
                                       meeting_plates,
                                       crown,
                                       meeting_plenary,
                                       rings,
                                       flags,
                                       meeting_microphones,
                                       assembly,
                                       meeting_booths,
                                       long_table,
                                       meeting_handshake,
                                       dome,
                                       meeting_groups,
                                       capital};
    return COMPOSITIONS(all);
}
