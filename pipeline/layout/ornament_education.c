// ornament_education.c: education: shelves, the open book, caps in the air, globe and lamp, the class, pencils.
//
// Books and pencils are cloth in disguise: their backs carry the bands of the woven runners.
#include <math.h>

#include "layout/ornament_topics.h"

static const Tone covers[][3] = {
    {TONE_NIGHT, TONE_GOLD, TONE_CREAM}, {TONE_GOLD, TONE_NIGHT, TONE_CREAM},
    {TONE_BLUE, TONE_CREAM, TONE_GOLD},  {TONE_SAND, TONE_NIGHT, TONE_BLUE},
    {TONE_HAZE, TONE_PAPER, TONE_NIGHT}, {TONE_DEEP, TONE_SAND, TONE_GOLD}};

// ---- books ---------------------------------------------------------------------------------------

// A book's back, with bands and a sign.
static void book_back(Canvas *c, double x, double base, double w, double h, int kind,
                      const Tone *t) {
    canvas_rect(c, x, base - h, w, h);
    canvas_fill(c, t[0]);
    canvas_rect(c, x, base - h * 0.94, w, h * 0.03);
    canvas_rect(c, x, base - h * 0.09, w, h * 0.03);
    canvas_fill(c, t[1]);
    if (kind % 4 == 0)
        band_diamonds(c, x + w * 0.08, base - h * 0.8, w * 0.84, h * 0.12, t[1], t[0]);
    if (kind % 4 == 1) band_teeth(c, x, base - h * 0.3, w, h * 0.12, t[1], false);
    if (kind % 4 == 2) {
        canvas_regular(c, x + w / 2, base - h * 0.5, w * 0.3, 4, 0);
        canvas_fill(c, t[1]);
    }
    if (kind % 4 == 3)
        canvas_place(c, motif_horns(c, t[1]), x + w / 2, base - h * 0.52, w * 0.8 / 100, 0);
}

// One board with its books from edge to edge; a vase or an hourglass in one gap.
static void shelf_row(Canvas *c, double base, double room, int first) {
    int count = (int)(c->w / (room * 0.2));
    double unit = c->w / (count + 0.4), x = unit * 0.2;
    for (int i = 0, k = first; i < count; k++) {
        const Tone *t = covers[(k * 5 + k / 6) % 6];
        if (i + 3 <= count && (k - first) % 9 == 4) { // a place kept free for something round
            double r = unit * 1.1;
            draw_discs(c, x + unit * 1.5, base - r, (double[]){r, r * 0.8},
                       (Tone[]){TONE_GOLD, TONE_NIGHT}, 2);
            draw_rosette(c, x + unit * 1.5, base - r, r * 0.62, 8,
                         (Tone[]){TONE_GOLD, TONE_CREAM, TONE_NIGHT, TONE_GOLD});
            x += 3 * unit, i += 3;
            continue;
        }
        double h = room * canvas_between(c, 0.62, 0.86), w = unit * (k % 3 == 1 ? 0.74 : 0.96);
        book_back(c, x + (unit - w) / 2, base, w, h, k, t);
        x += unit, i++;
    }
    canvas_rect(c, 0, base, c->w, room * 0.08);
    canvas_fill(c, TONE_GOLD);
    canvas_rect(c, 0, base + room * 0.08, c->w, room * 0.05);
    canvas_fill(c, c->scheme.dark ? TONE_NIGHT : TONE_SAND);
}

static void shelves(Canvas *c) {
    int rows = form_count(c, 1, 2, 2, 3) + (c->grow > 1.4 && c->form == FORM_TALL);
    double room = c->h / rows;
    canvas_paint_all(c, c->scheme.dark ? TONE_INDIGO : TONE_CREAM);
    for (int row = 0; row < rows; row++)
        shelf_row(c, room * (row + 1) - room * 0.13, room, canvas_pick(c, 6) + row * 4);
}

// One half of an open book, its pages in a bow; side -1 left, 1 right.
static void book_half(Canvas *c, double x, double y, double w, double h, double side, double lift,
                      Tone tone) {
    canvas_move(c, x, y - h * 0.1);
    canvas_curve(c, x + side * w * 0.25, y - h * 0.34 - lift, x + side * w * 0.7,
                 y - h * 0.3 - lift, x + side * w, y - h * 0.12 - lift);
    canvas_line(c, x + side * w, y + h * 0.62 - lift);
    canvas_curve(c, x + side * w * 0.7, y + h * 0.44 - lift, x + side * w * 0.25,
                 y + h * 0.4 - lift, x, y + h * 0.66);
    canvas_close(c);
    canvas_fill(c, tone);
}

// A book lies open, and a tree of knowledge grows from it among rays.
static void open_book(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, y = c->h * form_pick(c, 0.66, 0.68, 0.68, 0.72),
           w = c->s * form_pick(c, 0.72, 0.5, 0.42, 0.44);
    double h = w * 0.52, top = c->h * form_pick(c, 0.1, 0.1, 0.12, 0.12);
    canvas_paint_all(c, p.field);
    part_glow(c, x, y, c->s * 0.1, 48, p.halo);
    double ring = (y - top) * 0.56 < c->w * 0.45 ? (y - top) * 0.56 : c->w * 0.45;
    draw_discs(c, x, y - (y - top) * 0.5, (double[]){ring, ring * 0.9}, (Tone[]){p.accent, p.field},
               2);
    for (int side = -1; side <= 1; side += 2) {
        book_half(c, x, y + h * 0.08, w * 1.06, h, side, 0, p.main);
        for (int i = 0; i < 3; i++)
            book_half(c, x, y + h * 0.03 - h * 0.05 * i, w * (1 - 0.015 * i), h * (1 - 0.02 * i),
                      side, 0, i % 2 ? TONE_SAND : TONE_PAPER);
        for (int i = 0; i < 5; i++) {
            double ly = y - h * 0.04 + h * 0.1 * i;
            double end = i % 3 == 2 ? 0.6 : 0.86, foot = ly - h * (i % 3 == 2 ? 0.13 : 0.06);
            canvas_move(c, x + side * w * 0.12, ly - h * 0.06);
            canvas_curve(c, x + side * w * (0.12 + 0.3 * (end - 0.12)), ly - h * 0.16,
                         x + side * w * (0.12 + 0.7 * (end - 0.12)), ly - h * 0.15,
                         x + side * w * end, foot);
        }
        canvas_stroke(c, TONE_HAZE, h * 0.028);
    }
    double stem = y - h * 0.12, rise = stem - top;
    canvas_move(c, x, stem);
    canvas_line(c, x, top + rise * 0.2);
    canvas_stroke(c, p.main, c->s * 0.014);
    for (int i = 0; i < 4; i++)
        for (int side = -1; side <= 1; side += 2) {
            double ly = stem - rise * (0.16 + 0.18 * i), reach = rise * (0.34 - 0.05 * i);
            canvas_leaf(c, x, ly, x + side * reach, ly - reach * 0.62, 0.2);
            canvas_fill(c, (i + (side > 0)) % 2 ? p.second : p.main);
        }
    draw_rosette(c, x, top + rise * 0.16, rise * 0.13, 8,
                 (Tone[]){p.accent, p.main, p.light, p.accent});
    int stars = form_count(c, 5, 3, 0, 0);
    int32_t star = motif_star(c, 8, p.main, p.field, p.accent);
    for (int i = 0; i < stars; i++)
        for (int side = -1; side <= 1; side += 2) {
            double room = (c->w / 2 - w * 1.1) / (stars + 0.2);
            canvas_place(c, star, x + side * (w * 1.1 + room * (i + 0.5)),
                         c->h * (i % 2 ? 0.68 : 0.34), room * 0.9 / 100, 0);
        }
}

// ---- people --------------------------------------------------------------------------------------

// A square cap from the front, its tassel to one side.
static int32_t motif_cap(const Canvas *c, Tone board, Tone band, Tone tassel) {
    Canvas m = canvas_motif(c, 50, 36);
    canvas_polygon(&m, (Spot[]){{-24, 2}, {24, 2}, {24, 20}, {-24, 20}}, 4);
    canvas_fill(&m, band);
    canvas_polygon(&m, (Spot[]){{-49, -6}, {0, -28}, {49, -6}, {0, 16}}, 4);
    canvas_fill(&m, board);
    canvas_move(&m, 0, -6);
    canvas_line(&m, 33, 2);
    canvas_line(&m, 33, 20);
    canvas_stroke(&m, tassel, 2.4);
    canvas_polygon(&m, (Spot[]){{33, 16}, {38, 33}, {28, 33}}, 3);
    canvas_circle(&m, 0, -6, 3);
    canvas_fill(&m, tassel);
    return canvas_motif_end(&m);
}

// Caps fly over the graduates, who stand in two rows.
static void graduation(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 8, 6, 4, 3), rows = form_count(c, 1, 2, 3, 4),
        front = form_count(c, 9, 6, 4, 3);
    double pitch = c->w / front, size = pitch * 0.94, foot = c->h, sky = c->h - size * 1.36;
    Tone cap = p.main == TONE_MIST ? TONE_CREAM : TONE_NIGHT,
         gown = p.main == TONE_MIST ? TONE_HAZE : TONE_BLUE;
    canvas_paint_all(c, p.field);
    part_glow(c, c->w / 2, c->h, c->s * 0.1, 36, p.halo);
    double w = c->w / columns, h = sky / rows, k = w < h * 1.3 ? w : h * 1.3;
    int32_t caps[] = {motif_cap(c, cap, p.second, p.accent),
                      motif_cap(c, p.second == cap ? p.accent : p.second, cap, p.accent)};
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < columns; i++) {
            double x = w * (i + 0.5) + w * 0.1 * (row % 2 ? 1 : -1),
                   y = h * (row + 0.5) + h * canvas_between(c, -0.16, 0.1);
            canvas_place(c, caps[(i + row) % 2], x, y, k * 0.74 / 100,
                         canvas_between(c, -0.5, 0.5));
        }
    int32_t back = motif_bust(c, p.second, cap, p.light),
            near = motif_bust(c, gown == p.second ? p.main : gown, cap, p.light);
    for (int i = 0; i < front - 1; i++)
        part_bust(c, back, pitch * (i + 1), foot - size * 0.34, size);
    canvas_rect(c, pitch * 0.54, foot - size * 0.36, c->w - pitch * 1.08, size * 0.36);
    canvas_fill(c, p.second);
    for (int i = 0; i < front; i++) part_bust(c, near, pitch * (i + 0.5), foot + size * 0.04, size);
}

// The class: learners at their desks, a board with the sun's way on it.
static void lesson(Canvas *c) {
    Palette p = palette_any(c);
    int rows = form_count(c, 1, 2, 2, 3), front = form_count(c, 8, 5, 4, 3);
    double board = c->h * form_pick(c, 0.56, 0.5, 0.5, 0.46),
           bw = c->w * form_pick(c, 0.62, 0.72, 0.84, 0.88), x = c->w / 2;
    double bx = x - bw / 2, by = c->h * 0.07, bh = board - c->h * 0.1;
    canvas_paint_all(c, p.field);
    band_diamonds(c, 0, board + c->h * 0.005, c->w, c->s * 0.04, p.second, p.field);
    canvas_rect(c, bx - c->s * 0.02, by - c->s * 0.02, bw + c->s * 0.04, bh + c->s * 0.04);
    canvas_fill(c, p.accent);
    canvas_rect(c, bx, by, bw, bh);
    canvas_fill(c, p.field == TONE_NIGHT ? TONE_BLUE : TONE_NIGHT);
    canvas_rect(c, bx, by, bw, bh);
    canvas_clip(c);
    double r = bh * 0.3, cx = bx + bw * 0.3, cy = by + bh * 0.56;
    draw_poles(c, cx, cy, r * 1.1, r * 1.36, 24, TONE_GOLD, r * 0.05);
    canvas_ring(c, cx, cy, r, r * 0.92);
    canvas_ring(c, cx, cy, r * 0.5, r * 0.42);
    canvas_fill(c, TONE_CREAM);
    draw_rosette(c, cx, cy, r * 0.36, 8, (Tone[]){TONE_GOLD, TONE_CREAM, TONE_BLUE, TONE_GOLD});
    for (int i = 0; i < 5; i++)
        canvas_rect(c, bx + bw * 0.56, by + bh * (0.2 + 0.14 * i), bw * (i % 2 ? 0.26 : 0.34),
                    bh * 0.04);
    canvas_fill(c, TONE_HAZE);
    canvas_unclip(c);
    for (int row = 0; row < rows; row++) {
        int count = front + rows - 1 - row;
        double pitch = c->w / count, room = (c->h - board) / rows,
               size = pitch * 0.8 < room * 1.15 ? pitch * 0.8 : room * 1.15;
        double desk = board + room * (row + 1) - room * 0.24;
        int32_t body = motif_back(c, row % 2 ? p.main : p.second, row % 2 ? p.second : p.main);
        for (int i = 0; i < count; i++) part_bust(c, body, pitch * (i + 0.5), desk, size);
        canvas_rect(c, 0, desk, c->w, row == rows - 1 ? c->h - desk : room * 0.24);
        canvas_fill(c, p.floor);
        canvas_rect(c, 0, desk, c->w, room * 0.05);
        canvas_fill(c, p.accent == p.floor ? p.main : p.accent);
        band_teeth(c, 0, desk + room * 0.1, c->w, room * 0.08, p.mark, false);
    }
}

// ---- on the desk ---------------------------------------------------------------------------------

static void globe_draw(Canvas *c, double x, double base, double r, Palette p) {
    double y = base - r * 1.5;
    canvas_arc(c, x, y, r * 1.16, -ART_PI * 0.62, ART_PI * 0.62);
    canvas_stroke(c, p.accent, r * 0.09);
    canvas_rect(c, x - r * 0.05, y + r * 1.1, r * 0.1, r * 0.36);
    canvas_pill(c, x - r * 0.6, base - r * 0.14, r * 1.2, r * 0.14);
    canvas_fill(c, p.accent);
    canvas_circle(c, x, y, r);
    canvas_fill(c, TONE_BLUE);
    canvas_circle(c, x, y, r);
    canvas_clip(c);
    scene_blob(c, x - r * 0.3, y - r * 0.25, r * 0.6, r * 0.42, 1.3, 0.3);
    scene_blob(c, x + r * 0.5, y + r * 0.35, r * 0.42, r * 0.36, 4.1, 0.35);
    scene_blob(c, x - r * 0.45, y + r * 0.66, r * 0.3, r * 0.26, 2.2, 0.3);
    canvas_fill(c, TONE_SAND);
    for (int i = -1; i <= 1; i++) {
        canvas_ellipse(c, x, y, r * (i ? 0.52 : 0.02), r);
        canvas_move(c, x - r, y + r * 0.42 * i);
        canvas_line(c, x + r, y + r * 0.42 * i);
    }
    canvas_stroke(c, TONE_NIGHT, r * 0.025);
    canvas_unclip(c);
}

static void lamp_draw(Canvas *c, double x, double base, double h, double side, Palette p) {
    double elbow = x - side * h * 0.24, hx = x + side * h * 0.16, hy = base - h * 0.86;
    canvas_move(c, x, base - h * 0.04);
    canvas_line(c, elbow, base - h * 0.5);
    canvas_line(c, hx, hy);
    canvas_stroke_round(c, p.main, h * 0.035);
    canvas_circle(c, elbow, base - h * 0.5, h * 0.035);
    canvas_fill(c, p.accent);
    canvas_pill(c, x - h * 0.16, base - h * 0.06, h * 0.32, h * 0.06);
    canvas_fill(c, p.main);
    canvas_move(c, hx - side * h * 0.06, hy - h * 0.12);
    canvas_curve(c, hx + side * h * 0.2, hy - h * 0.16, hx + side * h * 0.34, hy - h * 0.02,
                 hx + side * h * 0.32, hy + h * 0.16);
    canvas_line(c, hx - side * h * 0.08, hy + h * 0.1);
    canvas_close(c);
    canvas_fill(c, p.main);
}

static void pile_draw(Canvas *c, double x, double base, double w, int count, int first) {
    double h = w * 0.17;
    for (int i = 0; i < count; i++) {
        const Tone *t = covers[(first + i * 5) % 6];
        double bw = w * (i % 2 ? 0.86 : 1) * (1 - 0.05 * i), shift = w * 0.04 * (i % 3 - 1);
        canvas_rect(c, x + shift - bw / 2, base - h * (i + 1), bw, h * 0.96);
        canvas_fill(c, t[0]);
        canvas_rect(c, x + shift + bw * 0.34, base - h * (i + 1) + h * 0.16, bw * 0.16, h * 0.64);
        canvas_fill(c, TONE_PAPER);
        canvas_rect(c, x + shift - bw * 0.4, base - h * (i + 1), bw * 0.05, h * 0.96);
        canvas_rect(c, x + shift - bw * 0.3, base - h * (i + 1), bw * 0.05, h * 0.96);
        canvas_fill(c, t[1]);
    }
}

// A desk in the lamp's light: the globe, books, and in long frames more of both.
static void study(Canvas *c) {
    Palette p = palette_any(c);
    double base = c->h * form_pick(c, 0.82, 0.8, 0.8, 0.82),
           r = c->s * form_pick(c, 0.24, 0.2, 0.17, 0.2);
    bool left = canvas_toss(c);
    double side = left ? 1 : -1, lx = c->w * form_pick(c, left ? 0.3 : 0.7, left ? 0.22 : 0.78,
                                                       left ? 0.22 : 0.78, left ? 0.3 : 0.7);
    double lamp = c->h * form_pick(c, 0.7, 0.6, 0.62, 0.5),
           gx = c->w * form_pick(c, 0.5, left ? 0.56 : 0.44, left ? 0.62 : 0.38, left ? 0.7 : 0.3);
    if (lamp > c->s * 0.86) lamp = c->s * 0.86;
    canvas_paint_all(c, p.field);
    draw_discs(c, gx, base - r * 1.5, (double[]){r * 2.6, r * 1.9}, (Tone[]){p.halo, p.field}, 2);
    double hx = lx + side * lamp * 0.2, hy = base - lamp * 0.78;
    canvas_polygon(c,
                   (Spot[]){{hx - side * lamp * 0.1, hy},
                            {hx + side * lamp * 0.26, hy},
                            {hx + side * lamp * 0.74, base},
                            {hx - side * lamp * 0.26, base}},
                   4);
    canvas_fill(c, p.light);
    if (c->form != FORM_TALL)
        pile_draw(c, lx - side * lamp * 0.02 + side * lamp * 0.42, base,
                  c->s * form_pick(c, 0.34, 0.24, 0.22, 0.26), 3, canvas_pick(c, 6));
    lamp_draw(c, lx, base, lamp, side, p);
    globe_draw(c, gx + side * (c->form == FORM_TALL ? 0 : c->s * 0.08), base, r, p);
    int piles = form_count(c, 2, 1, 0, 0);
    for (int i = 0; i < piles; i++)
        pile_draw(c, left ? c->w * (0.88 - 0.17 * i) : c->w * (0.12 + 0.17 * i), base,
                  c->s * form_pick(c, 0.46, 0.3, 0, 0), 4 - 2 * (i % 2), 2 + i);
    if (c->form == FORM_TALL) { // what hangs on the wall over the desk
        double top = c->h * 0.09, w = c->w * 0.6, h = c->h * 0.2;
        canvas_rect(c, c->w / 2 - w / 2, top, w, h);
        canvas_fill(c, p.accent);
        canvas_rect(c, c->w / 2 - w * 0.47, top + w * 0.03, w * 0.94, h - w * 0.06);
        canvas_fill(c, p.field == TONE_NIGHT ? TONE_BLUE : TONE_NIGHT);
        pattern_stars(c, c->w / 2 - w * 0.44, top + w * 0.06, w * 0.88, h - w * 0.12, w * 0.22, 8,
                      motif_star(c, 8, TONE_GOLD, TONE_NIGHT, TONE_CREAM));
    }
    part_floor(c, base, p);
}

// Pencils side by side, their points along a bow, each its own cloth.
static void pencils(Canvas *c) {
    Palette p = palette_any(c);
    int count = canvas_many(c, form_count(c, 17, 11, 8, 6));
    double pitch = c->w / count, x = scene_focus(c);
    canvas_paint_all(c, p.field);
    draw_discs(c, x, c->h * 0.3, (double[]){c->s * 0.42, c->s * 0.32, c->s * 0.2},
               (Tone[]){p.halo, p.field, p.accent}, 3);
    for (int i = 0; i < count; i++) {
        const Tone *t = covers[(i * 5) % 6];
        Tone body = t[0] == p.field ? p.main : t[0], sign = t[1] == body ? p.light : t[1];
        double left = pitch * (i + 0.06), w = pitch * 0.88, d = (left + w / 2 - x) / (c->w * 0.62);
        double top = c->h * (0.5 - 0.3 * d * d) + (i % 2 ? c->h * 0.05 : 0), tip = w * 1.1;
        canvas_polygon(c, (Spot[]){{left, top + tip}, {left + w / 2, top}, {left + w, top + tip}},
                       3);
        canvas_fill(c, TONE_CREAM == p.field ? TONE_PAPER : TONE_CREAM);
        canvas_polygon(c,
                       (Spot[]){{left + w * 0.34, top + tip * 0.32},
                                {left + w / 2, top},
                                {left + w * 0.66, top + tip * 0.32}},
                       3);
        canvas_fill(c, body);
        canvas_rect(c, left, top + tip, w, c->h - top - tip);
        canvas_fill(c, body);
        canvas_rect(c, left, top + tip, w * 0.3, c->h - top - tip);
        canvas_fill(c, body == TONE_NIGHT  ? TONE_INDIGO
                       : body == TONE_GOLD ? TONE_SAND
                       : body == TONE_SAND ? TONE_GOLD
                                           : TONE_DEEP);
        double y = top + tip * 1.5;
        bool room = c->h - w * 1.4 - y > w; // for a sign above the bands
        if (i % 3 == 0 && room)
            canvas_place(c, motif_horns(c, sign), left + w / 2, y + w * 0.5, w * 0.9 / 100, 0);
        if (i % 3 == 1 && room) band_diamonds(c, left, y, w, w * 0.7, sign, body);
        if (i % 3 == 2 && room) band_teeth(c, left, y, w, w * 0.5, sign, true);
        canvas_rect(c, left, c->h - w * 1.2, w, w * 0.2);
        canvas_rect(c, left, c->h - w * 0.8, w, w * 0.2);
        canvas_fill(c, sign);
    }
}

Compositions ornament_education(void) {
    static Composition *const all[] = {lesson, shelves, open_book, graduation, pencils, study};
    return COMPOSITIONS(all);
}
