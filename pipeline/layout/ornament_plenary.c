// ornament_plenary.c: meetings, as a hall sees them: rows of delegates, name plates, interpreters, groups.
//
// Rows are whole: no head or table is cut by the frame.
#include <math.h>

#include "layout/ornament_meetings.h"

// Delegates in rows before a stage with a great wheel, seen from behind.
void meeting_plenary(Canvas *c) {
    Palette p = palette_any(c);
    int rows = form_count(c, 3, 4, 4, 5), front = form_count(c, 9, 6, 4, 3);
    double stage = c->h * form_pick(c, 0.4, 0.46, 0.5, 0.5), x = c->w / 2,
           r = c->s * form_pick(c, 0.36, 0.26, 0.26, 0.34);
    canvas_paint_all(c, p.field);
    draw_rays(c, x, stage, r, c->w + c->h, 44, 0.5, 0.03, p.halo);
    draw_discs(c, x, stage, (double[]){r * 1.3, r * 1.18}, (Tone[]){p.accent, p.halo}, 2);
    draw_shanyrak(c, x, stage, r * 0.98, p.main, ART_PI / 4);
    canvas_rect(c, 0, stage, c->w, c->h - stage);
    canvas_fill(c, p.floor);
    double dais = c->w * form_pick(c, 0.5, 0.6, 0.7, 0.8), tall = c->s * 0.075;
    int32_t chair = motif_bust(c, p.second, p.main, p.light);
    int seats = form_count(c, 9, 7, 5, 5);
    for (int i = 0; i < seats; i++)
        part_bust(c, chair, x + dais * ((i + 0.5) / seats - 0.5), stage - tall * 0.6,
                  dais / seats * 0.62);
    part_table(c, x, stage + tall * 0.24, dais, tall, p.accent, p.main, p.accent);
    const Tone coats[] = {TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_HAZE};
    for (int row = 0; row < rows; row++) {
        int count = front + (rows - 1 - row) * form_count(c, 2, 1, 1, 1);
        double pitch = c->w / count, size = pitch * 0.92, t = (row + 1.0) / rows;
        double base = stage + (c->h - stage) * t * (0.62 + 0.38 * t) + size * 0.1;
        Tone coat = row == rows - 1 ? TONE_NIGHT : coats[row % 4];
        if (coat == p.floor) coat = TONE_HAZE;
        int32_t back = motif_back(c, coat, p.floor == TONE_GOLD ? TONE_DEEP : TONE_CREAM);
        int32_t bright = motif_back(c, coat, p.floor == TONE_GOLD ? TONE_BLUE : TONE_GOLD);
        for (int i = 0; i < count; i++)
            part_bust(c, (i * 7 + row * 3) % 5 == 0 ? bright : back, pitch * (i + 0.5), base, size);
        canvas_rect(c, 0, base - size * 0.16, c->w, size * 0.2); // the back of their bench
        canvas_fill(c, p.floor == TONE_GOLD   ? TONE_SAND
                       : p.floor == TONE_BLUE ? TONE_DEEP
                                              : TONE_BLUE);
        canvas_rect(c, 0, base - size * 0.16, c->w, size * 0.03);
        canvas_fill(c, p.mark);
    }
}

// One place at the table: a chair's back, who sits there, a plate, a microphone.
static void plate_draw(Canvas *c, double x, double top, double w, int kind, Palette p) {
    double h = w * 0.24;
    scene_arch(c, x, top, w * 0.38, w * 0.92);
    canvas_fill(c, p.accent);
    scene_arch(c, x, top, w * 0.33, w * 0.85);
    canvas_fill(c, p.field == TONE_NIGHT || p.field == TONE_DEEP ? TONE_BLUE : p.field);
    part_bust(c, motif_bust(c, kind % 2 ? p.second : p.main, kind % 3 ? p.main : p.second, p.light),
              x, top - h * 0.5, w * 0.6);
    canvas_place(c, motif_microphone(c, p.main, p.accent), x + w * 0.4, top - w * 0.14,
                 w * 0.3 / 100, 0);
    canvas_polygon(c,
                   (Spot[]){{x - w * 0.27, top - h},
                            {x + w * 0.27, top - h},
                            {x + w * 0.32, top},
                            {x - w * 0.32, top}},
                   4);
    canvas_fill(c, TONE_PAPER);
    if (kind % 3 == 0)
        band_diamonds(c, x - w * 0.22, top - h * 0.74, w * 0.44, h * 0.46, TONE_GOLD, TONE_NIGHT);
    else if (kind % 3 == 1)
        band_teeth(c, x - w * 0.22, top - h * 0.7, w * 0.44, h * 0.42, TONE_BLUE, false);
    else {
        canvas_rect(c, x - w * 0.2, top - h * 0.7, w * 0.4, h * 0.16);
        canvas_rect(c, x - w * 0.2, top - h * 0.4, w * 0.26, h * 0.12);
        canvas_fill(c, TONE_BLUE);
    }
}

// Tables tier over tier, a name plate at each place.
void meeting_plates(Canvas *c) {
    Palette p = palette_any(c);
    int tiers = form_count(c, 1, 2, 2, 3), places = form_count(c, 5, 5, 3, 2);
    double tier = c->h / tiers, first = canvas_pick(c, 3);
    canvas_paint_all(c, p.field);
    for (int i = 0; i < tiers; i++) {
        int count = places - (i % 2 && places > 3);
        double pitch = c->w / (count + 0.2), foot = tier * (i + 1), front = tier * 0.26;
        double size = pitch < tier * 0.78 ? pitch : tier * 0.78;
        canvas_rect(c, 0, foot - tier, c->w, tier);
        canvas_fill(c, i % 2 ? p.halo : p.field);
        for (int k = 0; k < count; k++)
            plate_draw(c, c->w / 2 + pitch * (k - (count - 1) / 2.0), foot - front, size,
                       k + i + (int)first, p);
        canvas_rect(c, 0, foot - front, c->w, front);
        canvas_fill(c, p.floor);
        band_horns(c, 0, foot - front * 0.76, c->w, front * 0.58, p.floor, p.mark, p.mark);
        canvas_rect(c, 0, foot - front, c->w, front * 0.1);
        canvas_fill(c, p.accent == p.floor ? p.main : p.accent);
    }
}

// An interpreter behind glass: a figure with headphones, a lamp over the desk.
static void booth_draw(Canvas *c, double x, double y, double w, double h, bool lit, Palette p) {
    Tone glass = lit ? TONE_GOLD : TONE_MIST, frame = p.floor == p.field ? p.second : TONE_NIGHT;
    canvas_rect(c, x - w / 2, y - h / 2, w, h);
    canvas_fill(c, frame);
    double in = w * 0.05, gw = w - 2 * in, gh = h - 2 * in, desk = y + gh / 2 - gh * 0.16;
    canvas_rect(c, x - gw / 2, y - gh / 2, gw, gh);
    canvas_fill(c, glass);
    canvas_polygon(c,
                   (Spot[]){{x - gw * 0.06, y - gh / 2},
                            {x + gw * 0.06, y - gh / 2},
                            {x + gw * 0.34, desk},
                            {x - gw * 0.34, desk}},
                   4);
    canvas_fill(c, lit ? TONE_SAND : TONE_PALE);
    double size = gh * 0.66 < gw * 0.7 ? gh * 0.66 : gw * 0.7;
    part_bust(c, motif_bust(c, TONE_NIGHT, lit ? TONE_DEEP : TONE_BLUE, TONE_PAPER), x, desk, size);
    double hy = desk - size * 0.72, r = size * 0.235;
    canvas_arc(c, x, hy, r, -ART_PI * 0.96, -ART_PI * 0.04);
    canvas_stroke(c, lit ? TONE_PAPER : TONE_GOLD, size * 0.05);
    for (int side = -1; side <= 1; side += 2)
        canvas_pill(c, x + side * r - size * 0.055, hy - size * 0.08, size * 0.11, size * 0.19);
    canvas_fill(c, lit ? TONE_PAPER : TONE_GOLD);
    canvas_rect(c, x - gw / 2, desk, gw, gh * 0.16);
    canvas_fill(c, TONE_DEEP);
}

// Interpreters' booths in rows over a woven wall.
void meeting_booths(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 5, 3, 2, 2), rows = form_count(c, 1, 2, 2, 3),
        many = c->grow > 1.4 && c->form != FORM_BAND;
    columns += many, rows += many;
    int lit = canvas_pick(c, columns * rows);
    double band = c->s * form_pick(c, 0.16, 0.09, 0.09, 0.1), w = c->w / (columns + 0.16),
           h = (c->h - band) / rows;
    canvas_paint_all(c, p.field == TONE_NIGHT ? TONE_DEEP : p.field);
    for (int i = 0; i < columns * rows; i++) {
        double x = w * (i % columns + 0.58), y = h * (i / columns + 0.5);
        booth_draw(c, x, y, w * 0.86, h * 0.84, i == lit, p);
    }
    band_horns(c, 0, c->h - band, c->w, band, p.floor, p.mark, p.mark);
}

// A round table with its seats, on a board of 100.
static int32_t motif_table(const Canvas *c, int seats, const Tone *t) {
    Canvas m = canvas_motif(c, 50, 50);
    for (int i = 0; i < seats; i++) {
        double angle = 2 * ART_PI * i / seats;
        Affine old = m.at;
        canvas_translate(&m, 40 * cos(angle), 40 * sin(angle));
        canvas_rotate(&m, angle + ART_PI / 2);
        canvas_pill(&m, -7.5, -9, 15, 13);
        canvas_fill(&m, t[1]);
        canvas_pill(&m, -8.5, -9.5, 17, 6);
        canvas_fill(&m, t[0]);
        m.at = old;
    }
    draw_discs(&m, 0, 0, (double[]){30, 28, 26.6}, (Tone[]){t[0], t[2], t[0]}, 3);
    draw_rosette(&m, 0, 0, 20, seats > 8 ? 12 : 8, (Tone[]){t[2], t[3], t[1], t[2]});
    return canvas_motif_end(&m);
}

// Working groups: round tables from above on a carpet.
void meeting_groups(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 4, 3, 2, 2), rows = form_count(c, 1, 2, 2, 3),
        gold = canvas_pick(c, columns * rows);
    if (c->grow > 1.4 && c->form != FORM_BAND) columns += 1, rows += 1;
    double w = c->w / columns, h = c->h / rows, size = (w < h ? w : h) * 0.97;
    const Tone plain[4] = {p.main, p.second, p.accent, p.light};
    const Tone bright[4] = {p.accent, p.main, p.main, p.light};
    int32_t table[] = {motif_table(c, 10, plain), motif_table(c, 8, plain),
                       motif_table(c, 10, bright)};
    canvas_paint_all(c, p.field);
    for (int i = 0; i < columns * rows; i++) {
        double x = w * (i % columns + 0.5), y = h * (i / columns + 0.5);
        canvas_circle(c, x, y, size * 0.5);
    }
    canvas_fill(c, p.halo);
    for (int row = 1; row < rows; row++)
        for (int column = 1; column < columns; column++)
            canvas_regular(c, w * column, h * row, size * 0.08, 4, 0);
    canvas_fill(c, p.accent);
    for (int i = 0; i < columns * rows; i++)
        canvas_place(c, table[i == gold ? 2 : (i % columns + i / columns) % 2],
                     w * (i % columns + 0.5), h * (i / columns + 0.5), size * 0.94 / 100, 0);
}
