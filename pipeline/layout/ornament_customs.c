// ornament_customs.c: customs: the post at the border, containers, the scanner's arch, crates, stamps, the crane.
//
// Goods are square and stand in rows; what is examined is seen in its bright outline.
#include <math.h>

#include "layout/ornament_topics.h"

// A container's side: ribs, a door's bars or a sign.
static int32_t motif_container(const Canvas *c, int kind, Tone body, Tone rib, Tone sign) {
    Canvas m = canvas_motif(c, 50, 22);
    canvas_rect(&m, -49, -21, 98, 42);
    canvas_fill(&m, body);
    for (int i = 0; i < 12; i++) canvas_rect(&m, -45 + 7.7 * i, -17, 2.8, 34);
    canvas_fill(&m, rib);
    if (kind == 0) {
        canvas_rect(&m, -15, -11, 30, 22);
        canvas_fill(&m, body);
        canvas_star(&m, 0, 0, 10, 5, 8, 0);
        canvas_fill(&m, sign);
    } else if (kind == 1) {
        canvas_rect(&m, -49, -3, 98, 6);
        canvas_fill(&m, sign);
    } else {
        canvas_rect(&m, 16, -21, 33, 42);
        canvas_fill(&m, body);
        for (int i = 0; i < 3; i++) canvas_rect(&m, 21 + 9 * i, -18, 2, 36);
        canvas_fill(&m, sign);
    }
    return canvas_motif_end(&m);
}

static int32_t container_any(const Canvas *c, int i, Tone ground) {
    static const Tone paints[][3] = {
        {TONE_NIGHT, TONE_DEEP, TONE_GOLD}, {TONE_GOLD, TONE_SAND, TONE_NIGHT},
        {TONE_BLUE, TONE_HAZE, TONE_CREAM}, {TONE_SAND, TONE_CREAM, TONE_BLUE},
        {TONE_HAZE, TONE_MIST, TONE_NIGHT}, {TONE_DEEP, TONE_BLUE, TONE_SAND}};
    const Tone *t = paints[i % 6];
    if (t[0] == ground) t = paints[(i + 1) % 6];
    return motif_container(c, (i * 7 / 2) % 3, t[0], t[1], t[2]);
}

// ---- the border ----------------------------------------------------------------------------------

// A striped bar from (x, y), its free end lifted.
static void barrier(Canvas *c, double x, double y, double length, double angle, double width,
                    Tone a, Tone b) {
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_rotate(c, angle);
    canvas_rect(c, -width * 2.4, -width / 2, length + width * 2.4, width);
    canvas_fill(c, a);
    int stripes = (int)(length / (width * 2.4));
    double pitch = length / stripes;
    for (int i = 0; i < stripes; i++)
        canvas_polygon(c,
                       (Spot[]){{pitch * (i + 0.3), -width / 2},
                                {pitch * (i + 0.8), -width / 2},
                                {pitch * (i + 0.6), width / 2},
                                {pitch * (i + 0.1), width / 2}},
                       4);
    canvas_fill(c, b);
    canvas_circle(c, 0, 0, width * 1.1);
    canvas_fill(c, b);
    c->at = old;
}

static void post_house(Canvas *c, double x, double base, double w, double h, Tone wall, Tone roof,
                       Tone window) {
    canvas_rect(c, x - w / 2, base - h, w, h);
    canvas_fill(c, wall);
    band_diamonds(c, x - w / 2, base - h * 0.34, w, h * 0.16, roof, wall);
    canvas_rect(c, x - w * 0.34, base - h * 0.82, w * 0.68, h * 0.36);
    canvas_fill(c, window);
    canvas_polygon(c,
                   (Spot[]){{x - w * 0.74, base - h},
                            {x - w * 0.6, base - h * 1.16},
                            {x + w * 0.6, base - h * 1.16},
                            {x + w * 0.74, base - h}},
                   4);
    canvas_fill(c, roof);
}

// The road from its vanishing point to the foot.
static void post_road(Canvas *c, double road, double horizon, Tone tone) {
    double half = c->s * form_pick(c, 0.62, 0.44, 0.36, 0.4);
    canvas_polygon(c,
                   (Spot[]){{road - half * 0.05, horizon},
                            {road + half * 0.05, horizon},
                            {road + half * 1.2, c->h},
                            {road - half * 1.2, c->h}},
                   4);
    canvas_fill(c, tone);
    for (int i = 0; i < 6; i++) {
        double t0 = (i + 0.2) / 6, t1 = (i + 0.62) / 6, y0 = horizon + (c->h - horizon) * t0 * t0,
               y1 = horizon + (c->h - horizon) * t1 * t1;
        double w0 = half * 0.05 * t0 * t0, w1 = half * 0.05 * t1 * t1;
        canvas_polygon(
            c, (Spot[]){{road - w0, y0}, {road + w0, y0}, {road + w1, y1}, {road - w1, y1}}, 4);
    }
    canvas_fill(c, TONE_CREAM);
}

// The road to the range, a house and a lifted bar.
static void border_post(Canvas *c) {
    Scheme s = c->scheme;
    bool left = canvas_toss(c);
    double side = left ? 1 : -1, horizon = c->h * 0.56,
           base = c->h * form_pick(c, 0.84, 0.8, 0.8, 0.76);
    double hx = c->w * form_pick(c, left ? 0.24 : 0.76, left ? 0.2 : 0.8, left ? 0.22 : 0.78,
                                 left ? 0.24 : 0.76);
    double hw = c->s * form_pick(c, 0.34, 0.26, 0.26, 0.3), road = c->w * (left ? 0.58 : 0.42);
    Tone soil = s.dark ? TONE_GOLD : TONE_SAND, bar = TONE_PAPER,
         wall = s.dark ? TONE_CREAM : TONE_NIGHT;
    canvas_paint_all(c, s.sky == TONE_SAND ? TONE_CREAM : s.sky);
    if (s.sky == TONE_SAND)
        c->scheme.sky = TONE_CREAM, c->scheme.glow = TONE_PAPER, c->scheme.sun = TONE_GOLD;
    scene_sun(c, road, horizon - c->s * 0.1, c->s * form_pick(c, 0.3, 0.24, 0.24, 0.3), 2);
    scene_range(c, horizon, c->s * 0.22, s.far == soil ? TONE_HAZE : s.far,
                s.middle == soil ? TONE_BLUE : s.middle);
    canvas_rect(c, 0, horizon - c->h * 0.01, c->w, c->h);
    canvas_fill(c, soil);
    scene_hill(c, horizon + c->h * 0.1, c->h * 0.015, 1, s.dark ? TONE_SAND : TONE_GOLD);
    post_road(c, road, horizon, s.dark ? TONE_DEEP : TONE_BLUE);
    Palette p = {
        .field = s.sky, .halo = s.glow, .main = wall, .accent = TONE_GOLD, .light = TONE_CREAM};
    for (int i = 0; i < 2; i++)
        part_flag(c, hx - side * hw * 0.36 + side * hw * 0.72 * i, base - hw * 1.2,
                  hw * (1.1 - 0.2 * i), hw * 0.66, part_cloth(c, i + 1, p), side, wall);
    post_house(c, hx, base, hw, hw * 1.25, wall, TONE_GOLD, s.dark ? TONE_BLUE : TONE_CREAM);
    double px = hx + side * hw * 0.86, py = base - hw * 0.5,
           length = (left ? c->w - px : px) * form_pick(c, 0.6, 0.86, 0.95, 0.95);
    canvas_rect(c, px - hw * 0.09, py, hw * 0.18, base - py);
    canvas_fill(c, wall);
    barrier(c, px, py, length, left ? -0.2 : ART_PI + 0.2, hw * 0.15, bar,
            s.dark ? TONE_NIGHT : TONE_BLUE);
}

// ---- goods ---------------------------------------------------------------------------------------

// Containers piled to a skyline; a crane's hook holds the next.
static void containers(Canvas *c) {
    Scheme s = c->scheme;
    int columns = form_count(c, 7, 5, 4, 3), first = canvas_pick(c, 6);
    if (c->grow > 1.4) columns++;
    double w = c->w / (columns + 0.12), h = w * 0.44, floor_top = c->h * 0.93;
    int rows = (int)(c->h * form_pick(c, 0.86, 0.8, 0.8, 0.8) / h),
        hung = canvas_count(c, 1, columns - 2);
    canvas_paint_all(c, s.sky);
    scene_sun(c, c->w * (hung < columns / 2 ? 0.72 : 0.28), c->h * 0.36,
              c->s * form_pick(c, 0.2, 0.2, 0.2, 0.24), 2);
    for (int i = 0; i < columns; i++) {
        int d = i < hung ? hung - i : i - hung,
            high = rows * 2 / 5 + (rows * 2 / 5) * d * 2 / columns + (i * 5 + first) % 2;
        if (high > rows - 1) high = rows - 1;
        if (i == hung) high = rows * 2 / 5;
        for (int k = 0; k < high; k++)
            canvas_place(c, container_any(c, i * 2 + k * 5 + first, s.sky), w * (i + 0.56),
                         floor_top - h * (k + 0.5), w * 0.98 / 100, 0);
    }
    double x = w * (hung + 0.56), y = floor_top - h * (rows * 2 / 5 + 1.3);
    Tone rope = s.dark ? TONE_CREAM : TONE_NIGHT;
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(c, x + side * w * 0.44, y - h * 0.5);
        canvas_line(c, x, y - h * 1.2);
    }
    canvas_move(c, x, y - h * 1.2);
    canvas_line(c, x, 0);
    canvas_stroke(c, rope, w * 0.016);
    canvas_regular(c, x, y - h * 1.2, w * 0.06, 4, 0);
    canvas_fill(c, TONE_GOLD == s.sky ? TONE_NIGHT : TONE_GOLD);
    canvas_place(c,
                 motif_container(c, 0, s.sky == TONE_GOLD ? TONE_NIGHT : TONE_GOLD,
                                 s.sky == TONE_GOLD ? TONE_DEEP : TONE_SAND,
                                 s.sky == TONE_GOLD ? TONE_GOLD : TONE_NIGHT),
                 x, y, w * 0.98 / 100, 0);
    canvas_rect(c, 0, floor_top, c->w, c->h - floor_top);
    canvas_fill(c, s.ground);
    canvas_rect(c, 0, 0, c->w, c->s * 0.1);
    canvas_fill(c, rope);
    band_teeth(c, 0, c->s * 0.025, c->w, c->s * 0.05, TONE_GOLD, false);
}

// A lorry from the side, length long, its load seen through where clear.
static void lorry(Canvas *c, double x, double base, double length, bool clear, Tone cab, Tone box,
                  Tone load) {
    double h = length * 0.3, wheel = length * 0.06, bed = base - wheel * 1.5;
    canvas_rect(c, x, bed - h, length * 0.74, h);
    canvas_fill(c, box);
    if (clear) { // crates and jars, in outline
        canvas_rect(c, x + length * 0.02, bed - h + length * 0.02, length * 0.7, h - length * 0.04);
        canvas_fill(c, TONE_NIGHT);
        double in = length * 0.7 / 5;
        for (int i = 0; i < 5; i++) {
            double left = x + length * 0.02 + in * i + in * 0.12, w = in * 0.76,
                   tall = h * (i % 2 ? 0.5 : 0.72);
            double foot = bed - length * 0.035;
            if (i % 3 == 1) canvas_circle(c, left + w / 2, foot - w * 0.45, w * 0.45);
            else canvas_rect(c, left, foot - tall, w, tall);
            if (i % 3 != 1) {
                canvas_move(c, left, foot - tall);
                canvas_line(c, left + w, foot);
                canvas_move(c, left + w, foot - tall);
                canvas_line(c, left, foot);
            }
        }
        canvas_stroke(c, load, length * 0.008);
    } else {
        band_diamonds(c, x, bed - h * 0.64, length * 0.74, h * 0.3, load, box);
    }
    double cx = x + length * 0.77;
    canvas_move(c, cx, bed);
    canvas_line(c, cx, bed - h * 0.82);
    canvas_line(c, cx + length * 0.13, bed - h * 0.82);
    canvas_curve(c, cx + length * 0.18, bed - h * 0.8, cx + length * 0.2, bed - h * 0.4,
                 cx + length * 0.23, bed - h * 0.34);
    canvas_line(c, cx + length * 0.23, bed);
    canvas_close(c);
    canvas_fill(c, cab);
    canvas_polygon(c,
                   (Spot[]){{cx + length * 0.05, bed - h * 0.7},
                            {cx + length * 0.13, bed - h * 0.7},
                            {cx + length * 0.18, bed - h * 0.38},
                            {cx + length * 0.05, bed - h * 0.38}},
                   4);
    canvas_fill(c, TONE_PAPER);
    canvas_rect(c, x, bed, length, wheel * 0.5);
    canvas_fill(c, TONE_NIGHT);
    for (int i = 0; i < 4; i++)
        draw_discs(c, x + length * (i == 3 ? 0.88 : 0.1 + 0.14 * i + (i == 2 ? 0.22 : 0)),
                   base - wheel, (double[]){wheel, wheel * 0.5}, (Tone[]){TONE_NIGHT, TONE_CREAM},
                   2);
}

// A lorry drives through the scanner's arch.
static void scanner(Canvas *c) {
    Palette p = palette_any(c);
    double base = c->h * form_pick(c, 0.84, 0.82, 0.82, 0.82),
           length = c->w * form_pick(c, 0.3, 0.68, 0.84, 0.88);
    Tone arch = p.main == TONE_MIST ? TONE_CREAM : TONE_NIGHT;
    double x = c->w * form_pick(c, 0.35, 0.16, 0.08, 0.06), ax = x + length * 0.4,
           half = length * form_pick(c, 0.36, 0.32, 0.34, 0.36);
    double tall = base * form_pick(c, 0.86, 0.82, 0.8, 0.74);
    if (tall < half * 1.25) tall = half * 1.25;
    canvas_paint_all(c, p.field);
    draw_rays(c, ax, base - tall * 0.5, half, c->w + c->h, 40, 0.5, 0, p.halo);
    for (int i = 3; i > 0; i--) {
        scene_arch(c, ax, base, half * (1 + 0.13 * i), tall + half * 0.16 * i);
        canvas_fill(c, i == 3 ? arch : i == 2 ? p.accent : arch);
    }
    scene_arch(c, ax, base, half, tall);
    canvas_fill(c, p.halo);
    scene_arch(c, ax, base, half, tall);
    canvas_clip(c);
    for (int i = 0; i < 5; i++) {
        canvas_move(c, ax, base - tall * 1.02);
        canvas_line(c, ax + half * 0.5 * (i - 2), base);
    }
    canvas_stroke(c, p.accent, half * 0.03);
    canvas_unclip(c);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, p.floor);
    lorry(c, x, base + c->h * 0.02, length, true, p.second == TONE_SAND ? TONE_GOLD : p.second,
          p.accent == TONE_PAPER ? TONE_CREAM : TONE_GOLD, TONE_CREAM);
    if (c->form == FORM_BAND) {
        lorry(c, c->w * 0.02, base + c->h * 0.02, length, false, p.second, p.second, p.light);
        lorry(c, c->w * 0.68, base + c->h * 0.02, length, false, p.second, p.second, p.light);
    }
    double lane = c->h - base;
    for (int i = 0; i < 7; i++)
        canvas_rect(c, c->w * (i + 0.2) / 7, base + lane * 0.62, c->w * 0.6 / 7, lane * 0.09);
    canvas_fill(c, p.mark);
}

// A crate seen from its corner, with bands, in a box of 100.
static int32_t motif_crate(const Canvas *c, int kind, const Tone *t) {
    Canvas m = canvas_motif(c, 44, 50);
    double k = 42;
    canvas_polygon(&m, (Spot[]){{0, -48}, {k, -24}, {0, 0}, {-k, -24}}, 4);
    canvas_fill(&m, t[0]);
    canvas_polygon(&m, (Spot[]){{-k, -24}, {0, 0}, {0, 48}, {-k, 24}}, 4);
    canvas_fill(&m, t[1]);
    canvas_polygon(&m, (Spot[]){{k, -24}, {0, 0}, {0, 48}, {k, 24}}, 4);
    canvas_fill(&m, t[2]);
    if (kind == 0) { // a cord around it
        canvas_polygon(
            &m, (Spot[]){{-k * 0.6, -14.4}, {-k * 0.4, -9.6}, {-k * 0.4, 38.4}, {-k * 0.6, 33.6}},
            4);
        canvas_polygon(
            &m, (Spot[]){{-k * 0.6, -14.4}, {-k * 0.4, -9.6}, {k * 0.6, -33.6}, {k * 0.4, -38.4}},
            4);
    } else if (kind == 1) { // a diamond on either side
        for (int side = -1; side <= 1; side += 2)
            canvas_polygon(&m,
                           (Spot[]){{side * k * 0.5, -6},
                                    {side * k * 0.78, 8},
                                    {side * k * 0.5, 30},
                                    {side * k * 0.22, 16}},
                           4);
    } else { // a diamond on its lid
        canvas_polygon(&m, (Spot[]){{0, -38}, {k * 0.6, -24}, {0, -10}, {-k * 0.6, -24}}, 4);
    }
    canvas_fill(&m, t[3]);
    return canvas_motif_end(&m);
}

// Crates in layers from edge to edge, as a pattern of cubes.
static void crates(Canvas *c) {
    static const Tone woods[][4] = {{TONE_CREAM, TONE_GOLD, TONE_SAND, TONE_NIGHT},
                                    {TONE_HAZE, TONE_NIGHT, TONE_BLUE, TONE_GOLD},
                                    {TONE_PALE, TONE_BLUE, TONE_MIST, TONE_NIGHT},
                                    {TONE_SAND, TONE_DEEP, TONE_HAZE, TONE_CREAM}};
    int columns = canvas_many(c, form_count(c, 9, 7, 5, 4)), first = canvas_pick(c, 4);
    double w = c->w / columns, scale = w / 84, rise = 72 * scale;
    int rows = (int)(c->h / rise) + 3;
    canvas_paint_all(c, TONE_NIGHT);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i <= columns; i++) {
            if (row % 2 == 0 && i == columns) continue;
            int k = (i * 3 + row * 5 + first) % 7;
            int kind = k == 0 ? 0 : k == 3 ? 2 : k == 5 ? 1 : 3;
            const Tone *t = woods[(i + row * 3 + first) % 4];
            Tone plain[4] = {t[0], t[1], t[2], kind == 3 ? t[0] : t[3]};
            canvas_place(c, motif_crate(c, kind == 3 ? 2 : kind, plain),
                         w * (i + (row % 2 ? 0 : 0.5)), rise * row - rise * 0.3, scale * 0.985, 0);
        }
}

// ---- papers --------------------------------------------------------------------------------------

// A stamp's print: round or square, in rings, with a sign and a bar for the date.
static int32_t motif_stamp(const Canvas *c, int kind, Tone ink, Tone paper) {
    Canvas m = canvas_motif(c, 50, 50);
    if (kind % 3 == 2) {
        canvas_rect(&m, -48, -32, 96, 64);
        canvas_fill(&m, ink);
        canvas_rect(&m, -43, -27, 86, 54);
        canvas_fill(&m, paper);
        band_diamonds(&m, -40, -23, 80, 16, ink, paper);
        canvas_rect(&m, -38, -2, 76, 7);
        canvas_rect(&m, -38, 12, 46, 7);
        canvas_fill(&m, ink);
        return canvas_motif_end(&m);
    }
    if (kind % 3 == 0) canvas_ring(&m, 0, 0, 49, 44);
    else canvas_star(&m, 0, 0, 49, 44, 24, 0);
    canvas_fill(&m, ink);
    if (kind % 3 == 1) {
        canvas_circle(&m, 0, 0, 41);
        canvas_fill(&m, paper);
    }
    canvas_ring(&m, 0, 0, 38, 35.5);
    canvas_fill(&m, ink);
    draw_rosette(&m, 0, 0, 24, kind % 2 ? 8 : 12, (Tone[]){ink, paper, ink, paper});
    canvas_rect(&m, -46, 17, 92, 14);
    canvas_fill(&m, paper);
    canvas_rect(&m, -40, 20, 80, 8);
    canvas_fill(&m, ink);
    return canvas_motif_end(&m);
}

// Prints of stamps over pages with waves, each at its own angle.
static void stamps(Canvas *c) {
    Palette p = palette_any(c);
    int columns = canvas_many(c, form_count(c, 5, 4, 3, 2)),
        rows = (int)(c->h / (c->w / columns) + 0.5), first = canvas_pick(c, 3);
    if (rows < 1) rows = 1;
    double w = c->w / columns, h = c->h / rows, size = w < h ? w : h;
    Tone field = p.field == TONE_GOLD ? TONE_SAND : p.field;
    const Tone inks[] = {
        p.main, p.field == TONE_SAND || p.field == TONE_GOLD ? TONE_DEEP : TONE_GOLD, p.second};
    canvas_paint_all(c, field);
    for (int i = 0; i < canvas_many(c, 14); i++) {
        double y = c->h * (i + 0.5) / canvas_many(c, 14), wave = c->s * 0.03;
        Spot at[10];
        for (int k = 0; k < 10; k++)
            at[k] = (Spot){c->w * (k - 0.5) / 8, y + (k % 2 ? wave : -wave)};
        canvas_spline(c, at, 10);
        canvas_stroke(c, p.halo == field ? TONE_CREAM : p.halo, c->s * 0.012);
    }
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = i / columns, kind = (column * 2 + row + first) % 3;
        canvas_place(c, motif_stamp(c, kind, inks[(column + row * 2 + first) % 3], field),
                     w * (column + 0.5), h * (row + 0.5), size * (kind == 2 ? 0.76 : 0.86) / 100,
                     canvas_between(c, -0.3, 0.3));
    }
}

// A train of flat wagons from edge to edge, a container on each; ground is what they stand before.
static void flat_wagons(Canvas *c, double base, int wagons, Tone ground, Tone steel) {
    int first = canvas_pick(c, 6);
    double pitch = c->w / wagons, w = pitch * 0.9, h = w * 0.44;
    for (int i = 0; i < wagons; i++) {
        double px = pitch * (i + 0.5), bed = base - w * 0.09;
        canvas_place(c, container_any(c, first + i * 5, ground), px, bed - h / 2 - w * 0.03,
                     w * 0.98 / 100, 0);
        canvas_rect(c, px - w / 2, bed - w * 0.04, w, w * 0.05);
        canvas_fill(c, steel);
        for (int k = -3; k <= 3; k += 2)
            canvas_circle(c, px + w * 0.12 * k, base - w * 0.045, w * 0.045);
        canvas_fill(c, steel);
    }
}

// A gantry over the rails: a train of flat wagons, a container in the air.
static void gantry(Canvas *c) {
    Scheme s = c->scheme;
    double base = c->h * form_pick(c, 0.84, 0.8, 0.8, 0.76),
           top = c->h * form_pick(c, 0.1, 0.16, 0.18, 0.2), x = c->w / 2;
    double span = c->w * form_pick(c, 0.34, 0.36, 0.38, 0.4), leg = c->s * 0.045;
    int wagons = form_count(c, 6, 4, 3, 2);
    double pitch = c->w / wagons, w = pitch * 0.9, h = w * 0.44;
    Tone steel = s.dark ? TONE_CREAM : TONE_NIGHT,
         bright = s.sky == TONE_GOLD ? TONE_BLUE : TONE_GOLD;
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), base - c->s * 0.24, c->s * form_pick(c, 0.34, 0.28, 0.28, 0.36),
              2);
    scene_range(c, base, c->s * 0.2, s.far, s.middle);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    flat_wagons(c, base, wagons, s.middle, steel);
    canvas_rect(c, 0, base, c->w, c->s * 0.014);
    canvas_fill(c, bright);
    for (int side = -1; side <= 1; side += 2) {
        canvas_polygon(c,
                       (Spot[]){{x + side * span - leg * 0.4, top},
                                {x + side * span + leg * 0.4, top},
                                {x + side * (span + leg) + leg * 0.6, base},
                                {x + side * (span + leg) - leg * 0.6, base}},
                       4);
        canvas_fill(c, steel);
    }
    canvas_rect(c, c->w * 0.04, top - c->s * 0.07, c->w * 0.92, c->s * 0.08);
    canvas_fill(c, steel);
    band_teeth(c, c->w * 0.04, top - c->s * 0.055, c->w * 0.92, c->s * 0.05, bright, false);
    double hy = top + (base - h * 1.6 - top) * 0.5;
    for (int side = -1; side <= 1; side += 2) {
        canvas_move(c, x + side * w * 0.42, hy);
        canvas_line(c, x + side * w * 0.16, top);
    }
    canvas_stroke(c, steel, c->s * 0.008);
    canvas_place(
        c, motif_container(c, 0, bright, bright == TONE_GOLD ? TONE_SAND : TONE_HAZE, TONE_NIGHT),
        x, hy + h / 2, w * 0.98 / 100, 0);
    band_diamonds(c, 0, base + (c->h - base) * 0.36, c->w, (c->h - base) * 0.36,
                  s.line == s.ground ? TONE_GOLD : s.line, s.ground);
}

Compositions ornament_customs(void) {
    static Composition *const all[] = {border_post, containers, stamps, scanner, crates, gantry};
    return COMPOSITIONS(all);
}
