// ornament_energy.c: energy: wind, sun and water at work, lines over the land, lamps and leaves.
//
// Machines stand small in a large land, or large and alone before a sun.
#include <math.h>

#include "layout/ornament_topics.h"

static int32_t motif_rotor(const Canvas *c, Tone tone) {
    Canvas m = canvas_motif(c, 50, 50);
    for (int i = 0; i < 3; i++) {
        double a = 2 * ART_PI * i / 3;
        canvas_leaf(&m, 0, 0, 49 * cos(a), 49 * sin(a), 0.045);
    }
    canvas_fill(&m, tone);
    canvas_circle(&m, 0, 0, 4);
    canvas_fill(&m, tone);
    return canvas_motif_end(&m);
}

static void turbine(Canvas *c, double x, double base, double height, double turn, int32_t rotor,
                    Tone tone) {
    double foot = height * 0.022, top = base - height;
    canvas_polygon(
        c,
        (Spot[]){
            {x - foot, base}, {x - foot * 0.42, top}, {x + foot * 0.42, top}, {x + foot, base}},
        4);
    canvas_fill(c, tone);
    canvas_place(c, rotor, x, top, height * 1.16 / 100, turn);
}

// Wind turbines in two depths before a low sun.
static void turbines(Canvas *c) {
    Scheme s = c->scheme;
    int far = form_count(c, 7, 5, 4, 3), near = form_count(c, 4, 3, 2, 1);
    double horizon = scene_horizon(c, 0.66, 0.72), x = scene_focus(c);
    Tone mast = s.dark ? TONE_CREAM : s.sky == TONE_MIST ? TONE_PAPER : TONE_NIGHT;
    Tone pale = s.dark ? TONE_HAZE : s.sky == TONE_MIST ? TONE_HAZE : TONE_BLUE;
    int32_t rotors[] = {motif_rotor(c, pale), motif_rotor(c, mast)};
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - c->s * 0.08, c->s * form_pick(c, 0.3, 0.28, 0.28, 0.34), 3);
    for (int i = 0; i < far; i++)
        turbine(c, c->w * (i + 0.5) / far, horizon + c->h * 0.03,
                c->h * form_pick(c, 0.26, 0.24, 0.24, 0.2), canvas_between(c, 0, 2), rotors[0],
                pale);
    scene_hill(c, horizon, c->h * 0.04, 2, s.far);
    double tall = horizon * form_pick(c, 0.62, 0.66, 0.66, 0.54), pitch = c->w / near;
    if (tall > pitch * 0.9) tall = pitch * 0.9;
    for (int i = 0; i < near; i++)
        turbine(c, pitch * (i + 0.5), horizon + c->h * 0.14,
                (tall + c->h * 0.1) * (i % 2 ? 0.86 : 1), canvas_between(c, 0, 2), rotors[1], mast);
    scene_hill(c, horizon + c->h * 0.1, c->h * 0.035, 2, s.middle);
    scene_hill(c, horizon + c->h * 0.18, c->h * 0.03, 1, s.ground);
    if (canvas_toss(c)) scene_hem(c, s.ground, s.line, s.dark ? TONE_CREAM : TONE_GOLD);
}

// A panel leant to the sun, its cells in a grid, on two legs.
static int32_t motif_panel(const Canvas *c, Tone frame, Tone cell, Tone shine, Tone leg) {
    Canvas m = canvas_motif(c, 50, 34);
    canvas_rect(&m, -28, 10, 4, 24);
    canvas_rect(&m, 24, 6, 4, 28);
    canvas_fill(&m, leg);
    canvas_polygon(&m, (Spot[]){{-34, -32}, {48, -32}, {34, 24}, {-48, 24}}, 4);
    canvas_fill(&m, frame);
    for (int row = 0; row < 3; row++)
        for (int i = 0; i < 5; i++) {
            double y0 = -29 + 17.4 * row, y1 = y0 + 15, k0 = 14 - 14 * (y0 + 32) / 56,
                   k1 = 14 - 14 * (y1 + 32) / 56;
            double x0 = -46 + 16.4 * i, x1 = x0 + 14.4;
            canvas_polygon(&m, (Spot[]){{x0 + k0, y0}, {x1 + k0, y0}, {x1 + k1, y1}, {x0 + k1, y1}},
                           4);
        }
    canvas_fill(&m, cell);
    canvas_polygon(&m, (Spot[]){{-4, -29}, {10, -29}, {-22, 21}, {-36, 21}}, 4);
    canvas_fill(&m, shine);
    return canvas_motif_end(&m);
}

// Rows of panels, large in front, towards a great sun.
static void panels(Canvas *c) {
    Scheme s = c->scheme;
    int rows = form_count(c, 2, 3, 3, 4), front = form_count(c, 5, 3, 2, 2);
    double horizon = c->h * form_pick(c, 0.4, 0.44, 0.46, 0.44), x = c->w / 2;
    Tone soil = s.dark                                     ? TONE_BLUE
                : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_CREAM
                                                           : TONE_SAND;
    int32_t panel =
        motif_panel(c, TONE_PAPER, TONE_NIGHT, TONE_BLUE, s.dark ? TONE_MIST : TONE_DEEP);
    canvas_paint_all(c, s.sky);
    part_glow(c, x, horizon, c->s * 0.1, 40, tone_solid(s.glow));
    scene_sun(c, x, horizon, c->s * form_pick(c, 0.32, 0.28, 0.3, 0.36), 1);
    scene_range(c, horizon + c->h * 0.01, c->s * 0.1, s.far == soil ? TONE_HAZE : s.far,
                s.middle == soil ? TONE_BLUE : s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, soil);
    for (int row = 0; row < rows; row++) {
        int count = front + (rows - 1 - row) * form_count(c, 2, 1, 1, 1);
        double t = (row + 1.0) / rows, pitch = c->w / count, size = pitch * 0.88;
        double foot = horizon + (c->h - horizon) * (0.1 + 0.86 * pow(t, 1.5));
        for (int i = 0; i < count; i++)
            canvas_place(c, panel, pitch * (i + 0.5), foot - size * 0.34, size / 100, 0);
    }
}

// The wall of the dam: a bow of masonry between two slopes, water falling from its gates.
static void dam_wall(Canvas *c, double top, double foot, Tone wall, Tone rib, Tone water) {
    double l0 = c->w * 0.1, r0 = c->w * 0.9, l1 = c->w * 0.3, r1 = c->w * 0.7,
           sag = (foot - top) * 0.16;
    int gates = form_count(c, 7, 5, 4, 3);
    canvas_move(c, l0, top);
    canvas_curve(c, c->w * 0.36, top + sag, c->w * 0.64, top + sag, r0, top);
    canvas_line(c, r1, foot);
    canvas_curve(c, c->w * 0.6, foot + sag * 0.5, c->w * 0.4, foot + sag * 0.5, l1, foot);
    canvas_close(c);
    canvas_fill(c, wall);
    for (int i = 0; i < gates; i++) {
        double t = (i + 0.5) / gates, w0 = (r0 - l0) / gates * 0.2, w1 = (r1 - l1) / gates * 0.3;
        double x0 = l0 + (r0 - l0) * t, x1 = l1 + (r1 - l1) * t,
               y = top + sag * 0.75 + (foot - top) * 0.16;
        double t0 = (y - top) / (foot - top), xs = x0 + (x1 - x0) * t0;
        canvas_polygon(c,
                       (Spot[]){{xs - w0 * 0.7, y},
                                {xs + w0 * 0.7, y},
                                {x1 + w1, foot + sag * 0.5},
                                {x1 - w1, foot + sag * 0.5}},
                       4);
    }
    canvas_fill(c, water);
    canvas_move(c, l0 - c->u, top);
    canvas_curve(c, c->w * 0.36, top + sag, c->w * 0.64, top + sag, r0 + c->u, top);
    canvas_stroke(c, rib, c->s * 0.035);
}

// A dam in its valley.
static void dam(Canvas *c) {
    Scheme s = c->scheme;
    bool dark = s.dark;
    double top = c->h * 0.5, foot = c->h * 0.82, x = scene_focus(c);
    Tone water = dark ? TONE_BLUE : TONE_HAZE;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, c->h * 0.26, c->s * form_pick(c, 0.18, 0.16, 0.16, 0.24), 2);
    scene_range(c, top, c->h * 0.28, s.far == water ? TONE_MIST : s.far,
                s.middle == water ? TONE_BLUE : s.middle);
    canvas_rect(c, 0, top - c->h * 0.03, c->w, c->h);
    canvas_fill(c, water);
    scene_calm(c, top - c->h * 0.03, top + c->h * 0.08, 3, TONE_PALE);
    Tone slope = dark ? TONE_DEEP : TONE_BLUE, near = dark ? TONE_GOLD : TONE_NIGHT;
    canvas_polygon(c,
                   (Spot[]){{0, c->h * 0.4},
                            {c->w * 0.1, top},
                            {c->w * 0.32, foot},
                            {c->w * 0.36, c->h},
                            {0, c->h}},
                   5);
    canvas_polygon(c,
                   (Spot[]){{c->w, c->h * 0.4},
                            {c->w, c->h},
                            {c->w * 0.64, c->h},
                            {c->w * 0.68, foot},
                            {c->w * 0.9, top}},
                   5);
    canvas_fill(c, slope);
    dam_wall(c, top, foot, dark ? TONE_CREAM : TONE_SAND, TONE_GOLD, dark ? TONE_HAZE : TONE_PAPER);
    scene_calm(c, foot + c->h * 0.03, c->h, 4, TONE_PALE);
    canvas_polygon(c, (Spot[]){{0, c->h * 0.62}, {c->w * 0.3, c->h}, {0, c->h}}, 3);
    canvas_polygon(c, (Spot[]){{c->w, c->h * 0.62}, {c->w, c->h}, {c->w * 0.7, c->h}}, 3);
    canvas_fill(c, near);
}

// A lattice mast with three arms, in a box of 100 by 200.
static int32_t motif_pylon(const Canvas *c, Tone tone) {
    Canvas m = canvas_motif(c, 50, 100);
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(&m, side * 26, 98);
        canvas_line(&m, side * 7, -30);
        canvas_line(&m, 0, -98);
        for (int i = 0; i < 4; i++) {
            double y0 = 96 - 32 * i, y1 = y0 - 32, half0 = 7 + 19 * (y0 + 30) / 128,
                   half1 = 7 + 19 * (y1 + 30) / 128;
            canvas_move(&m, side * half0, y0);
            canvas_line(&m, -side * half1, y1);
        }
        for (int arm = 0; arm < 3; arm++) {
            double y = -30 - 22 * arm, reach = 44 - 9 * arm;
            canvas_move(&m, 0, y - 9);
            canvas_line(&m, side * reach, y);
            canvas_line(&m, 0, y + 3);
        }
    }
    canvas_stroke_round(&m, tone, 3.4);
    return canvas_motif_end(&m);
}

// The line crosses the land, mast by mast, to the horizon.
static void pylons(Canvas *c) {
    Scheme s = c->scheme;
    bool left = canvas_toss(c);
    double horizon = c->h * 0.68, side = left ? 1 : -1, x0 = c->w * (left ? 0.2 : 0.8),
           x1 = c->w * (left ? 0.92 : 0.08);
    double tall = c->h * form_pick(c, 0.78, 0.7, 0.68, 0.56);
    if (tall > c->s * 1.02) tall = c->s * 1.02;
    Tone steel = s.dark ? TONE_CREAM : TONE_NIGHT;
    canvas_paint_all(c, s.sky);
    if (s.dark) c->scheme.sun = TONE_GOLD;
    scene_sun(c, x1 - side * c->w * 0.12, horizon, c->s * form_pick(c, 0.38, 0.3, 0.32, 0.4), 2);
    scene_range(c, horizon + c->h * 0.01, c->s * 0.16, s.far, s.middle);
    scene_hill(c, horizon + c->h * 0.02, c->h * 0.02, 2, s.dark ? TONE_DEEP : s.near);
    int32_t pylon = motif_pylon(c, steel);
    enum { MASTS = 5 };
    double x[MASTS], k[MASTS], top[MASTS];
    for (int i = 0; i < MASTS; i++) {
        double t = i ? 1 - pow(0.56, i) : 0;
        k[i] = 1 - 0.88 * t;
        x[i] = x0 + (x1 - x0) * t / (1 - pow(0.56, MASTS - 1));
        double base = horizon + c->h * 0.22 * k[i];
        top[i] = base - tall * k[i];
        canvas_place(c, pylon, x[i], base - tall * k[i] / 2, tall * k[i] / 200, 0);
    }
    for (int arm = 0; arm < 3; arm++)
        for (int end = -1; end <= 1; end += 2) {
            double dx = (0.22 - 0.045 * arm) * tall * end, dy = (0.35 - 0.11 * arm) * tall;
            canvas_move(c, x[0] + dx * k[0] - side * c->w * 0.6, top[0] + dy * 0.6);
            canvas_curve(c, x[0] + dx - side * c->w * 0.3, top[0] + dy * 1.5,
                         x[0] + dx - side * c->w * 0.1, top[0] + dy * 1.2, x[0] + dx, top[0] + dy);
            for (int i = 1; i < MASTS; i++) {
                double ax = x[i - 1] + dx * k[i - 1], ay = top[i - 1] + dy * k[i - 1];
                double bx = x[i] + dx * k[i], by = top[i] + dy * k[i], sag = fabs(bx - ax) * 0.1;
                canvas_curve(c, ax + (bx - ax) * 0.35, ay + (by - ay) * 0.35 + sag,
                             ax + (bx - ax) * 0.7, ay + (by - ay) * 0.7 + sag * 0.7, bx, by);
            }
        }
    canvas_stroke(c, steel, c->u * 0.22);
    scene_hill(c, c->h * 0.88, c->h * 0.02, 1, s.ground);
}

// A lamp that hangs, in it a wire or a sprout; around the glass's middle.
static int32_t motif_bulb(const Canvas *c, bool lit, Palette p) {
    Canvas m = canvas_motif(c, 34, 50);
    canvas_rect(&m, -10, -50, 20, 18);
    canvas_fill(&m, p.main == TONE_MIST ? TONE_HAZE : TONE_NIGHT);
    for (int i = 0; i < 3; i++) canvas_rect(&m, -11.5, -47 + 5.4 * i, 23, 2.2);
    canvas_fill(&m, p.accent);
    canvas_move(&m, -10, -32);
    canvas_curve(&m, -11, -20, -32, -10, -32, 17);
    canvas_arc(&m, 0, 17, 32, ART_PI, 0);
    canvas_curve(&m, 32, -10, 11, -20, 10, -32);
    canvas_close(&m);
    canvas_fill(&m, lit ? TONE_GOLD : p.second == TONE_SAND ? TONE_HAZE : p.second);
    Tone leaf = lit ? TONE_NIGHT : TONE_PALE;
    canvas_move(&m, 0, 40);
    canvas_line(&m, 0, -6);
    canvas_stroke(&m, leaf, 2.4);
    canvas_leaf(&m, 0, 34, -20, 12, 0.24);
    canvas_leaf(&m, 0, 34, 20, 12, 0.24);
    canvas_leaf(&m, 0, 18, -15, -4, 0.22);
    canvas_leaf(&m, 0, 18, 15, -4, 0.22);
    canvas_leaf(&m, 0, 4, 0, -20, 0.24);
    canvas_fill(&m, leaf);
    return canvas_motif_end(&m);
}

// Lamps on their cords, a sprout in each; one is lit.
static void bulbs(Canvas *c) {
    Palette p = palette_any(c);
    int count = form_count(c, 9, 5, 3, 3),
        lit = count / 2 - (count > 3 ? canvas_pick(c, 3) - 1 : 0);
    double pitch = c->w / count, size = pitch * 1.3 < c->h * 0.5 ? pitch * 1.3 : c->h * 0.5;
    Tone field = p.field == TONE_GOLD ? TONE_SAND : p.field,
         halo = p.halo == TONE_SAND && field == TONE_SAND ? TONE_CREAM : p.halo;
    canvas_paint_all(c, field);
    double x = pitch * (lit + 0.5), drop = c->h * form_pick(c, 0.5, 0.52, 0.54, 0.56);
    draw_rays(c, x, drop, size * 0.4, c->w + c->h, 36, 0.5, 0, halo);
    draw_discs(c, x, drop, (double[]){size * 0.62, size * 0.5}, (Tone[]){halo, field}, 2);
    for (int i = 0; i < count; i++) {
        double px = pitch * (i + 0.5),
               y = i == lit ? drop - size * 0.1 : c->h * (i % 2 ? 0.34 : 0.62) - size * 0.1;
        if (i != lit && i % 2 == lit % 2) y = c->h * form_pick(c, 0.46, 0.44, 0.42, 0.32);
        canvas_rect(c, px - size * 0.012, 0, size * 0.024, y - size * 0.4);
        canvas_fill(c, p.main);
        canvas_place(c, motif_bulb(c, i == lit, p), px, y, size / 100, 0);
    }
    double foot = c->h * form_pick(c, 0.9, 0.9, 0.9, 0.9);
    part_floor(c, foot, p);
}

// What a cell of the comb shows.
static void cell_draw(Canvas *c, double x, double y, double r, int kind, Tone ink, Tone spot) {
    if (kind == 0) {
        draw_rays(c, x, y, r * 0.42, r * 0.7, 12, 0.4, 0, spot);
        canvas_circle(c, x, y, r * 0.34);
        canvas_fill(c, spot);
    } else if (kind == 1) { // a drop
        canvas_move(c, x, y - r * 0.6);
        canvas_curve(c, x + r * 0.2, y - r * 0.25, x + r * 0.42, y - r * 0.05, x + r * 0.42,
                     y + r * 0.2);
        canvas_arc(c, x, y + r * 0.2, r * 0.42, 0, ART_PI);
        canvas_curve(c, x - r * 0.42, y - r * 0.05, x - r * 0.2, y - r * 0.25, x, y - r * 0.6);
        canvas_close(c);
        canvas_fill(c, ink);
    } else if (kind == 2) { // lightning
        canvas_polygon(c,
                       (Spot[]){{x + r * 0.12, y - r * 0.62},
                                {x - r * 0.36, y + r * 0.1},
                                {x - r * 0.04, y + r * 0.1},
                                {x - r * 0.14, y + r * 0.62},
                                {x + r * 0.36, y - r * 0.14},
                                {x + r * 0.04, y - r * 0.14}},
                       6);
        canvas_fill(c, spot);
    } else if (kind == 3) { // a leaf
        canvas_leaf(c, x - r * 0.44, y + r * 0.44, x + r * 0.46, y - r * 0.46, 0.28);
        canvas_fill(c, ink);
        canvas_move(c, x - r * 0.56, y + r * 0.56);
        canvas_line(c, x + r * 0.2, y - r * 0.2);
        canvas_stroke(c, spot, r * 0.06);
    } else if (kind == 4) {
        canvas_place(c, motif_rotor(c, ink), x, y, r * 1.3 / 100, 0.5);
    } else {
        for (int i = -1; i <= 1; i++)
            canvas_leaf(c, x - r * 0.56, y + r * 0.28 * i, x + r * 0.56, y + r * 0.28 * i, 0.09);
        canvas_fill(c, ink);
    }
}

// A comb of six-sided cells: sun, water, wind, leaf and light.
static void comb(Canvas *c) {
    static const Tone cells[][3] = {{TONE_NIGHT, TONE_CREAM, TONE_GOLD},
                                    {TONE_BLUE, TONE_PALE, TONE_CREAM},
                                    {TONE_GOLD, TONE_NIGHT, TONE_CREAM},
                                    {TONE_SAND, TONE_BLUE, TONE_NIGHT},
                                    {TONE_MIST, TONE_BLUE, TONE_NIGHT}};
    bool dark = canvas_toss(c);
    int columns = canvas_many(c, form_count(c, 7, 5, 5, 4)), first = canvas_pick(c, 6);
    double w = c->w / columns, r = w / sqrt(3), rise = r * 1.5;
    int rows = (int)(c->h / rise) + 2;
    double start = (c->h - rise * (rows - 1)) / 2;
    canvas_paint_all(c, dark ? TONE_DEEP : TONE_CREAM);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < columns + row % 2; i++) {
            double x = w * (i + (row % 2 ? 0 : 0.5)), y = start + rise * row;
            int kind = (i * 2 + row * 5 + first) % 6;
            const Tone *t = cells[(i * 3 + row * 2 + first) % 5];
            canvas_regular(c, x, y, r * 0.95, 6, ART_PI / 6);
            canvas_fill(c, t[0]);
            bool whole = x > w * 0.4 && x < c->w - w * 0.4 && y > r * 0.6 && y < c->h - r * 0.6;
            if (whole) cell_draw(c, x, y, r * 0.9, kind, t[1], t[2]);
        }
}

Compositions ornament_energy(void) {
    static Composition *const all[] = {turbines, comb, panels, bulbs, dam, pylons};
    return COMPOSITIONS(all);
}
