// ornament_elections.c: elections: the ballot, a mosaic of voices, booths, the great mark.
//
// The vote is drawn as one form among many equal ones that is whole, open or marked.
#include <math.h>
#include <stdlib.h>

#include "layout/ornament_topics.h"

static void tick_path(Canvas *c, double x, double y, double r) {
    canvas_move(c, x - r * 0.55, y + r * 0.02);
    canvas_line(c, x - r * 0.14, y + r * 0.42);
    canvas_line(c, x + r * 0.58, y - r * 0.42);
}

// A sheet with a marked line sinks into the box.
static void ballot(Canvas *c) {
    Scheme s = c->scheme;
    double lid = c->h * (c->form == FORM_TALL ? 0.66 : 0.68),
           x = c->form >= FORM_SQUARE ? c->w / 2 : scene_focus(c);
    double w = c->s * (c->form == FORM_BAND ? 0.52 : 0.4),
           top = lid - w * (c->form == FORM_BAND ? 1.06 : 1.15);
    if (s.sun == TONE_PAPER) c->scheme.sun = TONE_BLUE; // the sheet is white
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, lid, w * 1.02, 2);
    Affine old = c->at;
    canvas_rect(c, 0, 0, c->w, lid);
    canvas_clip(c);
    canvas_translate(c, x, lid);
    canvas_rotate(c, canvas_between(c, -0.14, 0.14));
    canvas_rect(c, -w / 2, top - lid, w, w * 1.6);
    canvas_fill(c, TONE_PAPER);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.22, w * 0.5, w * 0.03);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.3, w * 0.34, w * 0.03);
    canvas_fill(c, TONE_HAZE);
    canvas_rect(c, -w * 0.2, (top - lid) + w * 0.78, w * 0.5, w * 0.03);
    canvas_fill(c, TONE_HAZE);
    tick_path(c, 0, (top - lid) + w * 0.54, w * 0.22);
    canvas_stroke_round(c, TONE_NIGHT, w * 0.055);
    c->at = old;
    canvas_unclip(c);
    canvas_rect(c, 0, lid, c->w, c->h - lid);
    canvas_fill(c, s.ground);
    canvas_pill(c, x - w * 0.68, lid - w * 0.028, w * 1.36, w * 0.056);
    canvas_fill(c, s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
    double band = (c->h - lid) * 0.46;
    band_horns(c, 0, lid + (c->h - lid) * 0.32, c->w, band, s.ground,
               s.ground == TONE_GOLD ? TONE_NIGHT : TONE_BLUE,
               s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
}

// Half discs on a grid, turned by quarters; one of them whole and marked.
static void mosaic(Canvas *c) {
    static const double share[] = {0.33, 0.2, 0.2, 0.25};
    double aim = c->s * share[c->form] / c->grow;
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows, r = (w < h ? w : h) * 0.5;
    int chosen = columns * 3 / 5 - (canvas_toss(c) ? columns / 4 : 0), chosen_row = rows / 2;
    static const Tone discs[] = {TONE_NIGHT, TONE_NIGHT, TONE_BLUE, TONE_SAND, TONE_HAZE};
    Tone ground = canvas_toss(c) ? TONE_PALE : TONE_CREAM;
    canvas_paint_all(c, ground);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            double x = w * (column + 0.5), y = h * (row + 0.5),
                   from = ART_PI / 2 * canvas_pick(c, 4);
            double d = (double)abs(column - chosen) / columns + 0.6 * abs(row - chosen_row) / rows;
            int tone = (int)(d * 4.4 + canvas_between(c, 0, 1.5));
            if (column == chosen && row == chosen_row) continue;
            canvas_sector(c, x, y, 0, r, from, from + ART_PI);
            canvas_fill(c, discs[tone > 4 ? 4 : tone]);
        }
    double x = w * (chosen + 0.5), y = h * (chosen_row + 0.5);
    canvas_circle(c, x, y, r);
    canvas_fill(c, TONE_GOLD);
    tick_path(c, x, y, r * 0.72);
    canvas_stroke_round(c, TONE_PAPER, r * 0.17);
}

static void booth(Canvas *c, double x, double base, double half, double height, bool open) {
    Tone drape = c->scheme.dark ? TONE_HAZE : TONE_BLUE;
    scene_arch(c, x, base, half, height);
    canvas_fill(c, c->scheme.dark ? TONE_MIST : TONE_NIGHT);
    scene_arch(c, x, base, half * 0.86, height - half * 0.18);
    canvas_clip(c);
    canvas_rect(c, x - half, base - height, 2 * half, height);
    canvas_fill(c, !open ? drape : c->scheme.sky == TONE_GOLD ? TONE_SAND : TONE_GOLD);
    for (int i = 0; i < 6 && !open; i++)
        canvas_rect(c, x - half + half / 3 * i, base - height, half / 6, height);
    canvas_fill(c, c->scheme.dark ? TONE_BLUE : TONE_DEEP);
    if (open)
        draw_discs(c, x, base, (double[]){half * 1.2, half * 0.7},
                   (Tone[]){c->scheme.sky == TONE_GOLD ? TONE_CREAM : TONE_SAND, TONE_PAPER}, 2);
    canvas_unclip(c);
}

// A row of curtained arches; one stands open.
static void booths(Canvas *c) {
    static const int counts[] = {7, 5, 3, 2};
    Scheme s = c->scheme;
    int count = counts[c->form], open = canvas_pick(c, count);
    double pitch = c->w / (count + 0.3), base = c->h * 0.82, half = pitch * 0.4,
           frieze = c->h * 0.07;
    double height = c->h * 0.6 < half * 5.6 ? c->h * 0.6 : half * 5.6,
           top = base - height - frieze * 2.1;
    canvas_paint_all(c, s.dark ? TONE_BLUE : s.sky);
    canvas_rect(c, 0, 0, c->w, top);
    canvas_fill(c, s.dark ? TONE_NIGHT : tone_solid(s.glow));
    band_diamonds(c, 0, top + frieze * 0.3, c->w, frieze, s.dark ? TONE_SAND : TONE_NIGHT,
                  TONE_GOLD);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.65);
        booth(c, x, base, half, height, i == open);
        if (i != open) continue;
        canvas_polygon(c,
                       (Spot[]){{x - half * 0.86, base},
                                {x + half * 0.86, base},
                                {x + half * 1.6, c->h},
                                {x - half * 1.6, c->h}},
                       4);
        canvas_fill(c, s.ground == TONE_GOLD ? TONE_CREAM
                       : s.sky == TONE_GOLD  ? TONE_SAND
                                             : TONE_GOLD);
    }
}

// Stripes that fall a little and rise far: one great mark.
static void great_tick(Canvas *c) {
    static const double share[] = {0.11, 0.1, 0.095, 0.105};
    Scheme s = c->scheme;
    double x = c->w * (c->form == FORM_BAND ? 0.36 : 0.38),
           y = c->h * (c->form == FORM_TALL ? 0.72 : 0.86), step = c->s * share[c->form];
    double reach = c->w + c->h, left = x - c->s * 0.23;
    const Tone light[] = {TONE_NIGHT, TONE_GOLD, TONE_BLUE, TONE_SAND},
               night[] = {TONE_CREAM, TONE_GOLD, TONE_BLUE, TONE_SAND};
    canvas_paint_all(c, s.dark                                     ? TONE_NIGHT
                        : s.sky == TONE_SAND || s.sky == TONE_GOLD ? TONE_CREAM
                                                                   : s.sky);
    draw_discs(c, c->w * (c->form == FORM_BAND ? 0.74 : 0.7), c->h * 0.34,
               (double[]){c->s * 0.3, c->s * 0.22},
               (Tone[]){s.dark ? TONE_DEEP : TONE_PAPER, s.dark ? TONE_BLUE : TONE_MIST}, 2);
    int first = canvas_pick(c, 2), marks = c->form == FORM_BAND ? 3 : 1; // a long frame repeats it
    for (int mark = 0; mark < marks; mark++) {
        double shift = marks > 1 ? c->w * 0.32 * mark - left + c->w * 0.03 : 0;
        canvas_rect(c, left + shift, 0, mark < marks - 1 ? c->w * 0.32 : c->w, c->h);
        canvas_clip(c);
        for (int i = 0; i < 4; i++) {
            double k = y + step * 1.4 * (i - 3);
            canvas_move(c, x + shift - reach, k - reach);
            canvas_line(c, x + shift, k);
            canvas_line(c, x + shift + reach, k - reach);
            canvas_stroke(c, (s.dark ? night : light)[(i + first) % 4], step);
        }
        canvas_unclip(c);
    }
    if (c->form == FORM_TALL)
        scene_hem(c, s.dark ? TONE_GOLD : TONE_NIGHT, s.dark ? TONE_NIGHT : TONE_SAND, TONE_GOLD);
}

// Voters in rows; one comes forward with a mark.
static void voters(Canvas *c) {
    Palette p = palette_any(c);
    int columns = canvas_many(c, form_count(c, 9, 6, 4, 3));
    double w = c->w / columns;
    int rows = (int)(c->h / (w * 1.04) + 0.5);
    double h = c->h / rows, size = w * 0.86 < h * 0.86 ? w * 0.86 : h * 0.86;
    int chosen = canvas_pick(c, columns), chosen_row = rows / 2;
    const Tone coats[] = {p.main, p.second, p.main == TONE_MIST ? TONE_HAZE : TONE_DEEP};
    canvas_paint_all(c, p.field);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = i / columns, k = (column + row * 2) % 3;
        double x = w * (column + 0.5), foot = h * (row + 1);
        bool mine = column == chosen && row == chosen_row;
        canvas_rect(c, w * column, h * row, w, h);
        canvas_fill(c, mine ? p.accent : (column + row) % 2 ? p.halo : p.field);
        Tone coat = coats[k] == p.field ? p.main : coats[k];
        part_bust(c,
                  motif_bust(c, mine ? TONE_NIGHT : coat,
                             mine                            ? TONE_BLUE
                             : coats[(k + 1) % 3] == p.field ? p.main
                                                             : coats[(k + 1) % 3],
                             p.light),
                  x, foot, size);
        if (!mine) continue;
        canvas_circle(c, x + size * 0.3, foot - size * 0.24, size * 0.17);
        canvas_fill(c, TONE_PAPER);
        tick_path(c, x + size * 0.3, foot - size * 0.24, size * 0.12);
        canvas_stroke_round(c, TONE_NIGHT, size * 0.034);
    }
}

// A paper with three lines, one of them marked.
static int32_t motif_paper(const Canvas *c, int marked, Tone paper, Tone line, Tone mark) {
    Canvas m = canvas_motif(c, 38, 50);
    canvas_rect(&m, -37, -49, 74, 98);
    canvas_fill(&m, paper);
    band_teeth(&m, -37, -49, 74, 12, line, true);
    for (int i = 0; i < 3; i++) {
        canvas_rect(&m, -26, -22 + 24 * i, 14, 14);
        canvas_rect(&m, -4, -18 + 24 * i, i == 1 ? 30 : 22, 5);
    }
    canvas_fill(&m, line);
    canvas_rect(&m, -26, -22 + 24 * marked, 14, 14);
    canvas_fill(&m, paper);
    tick_path(&m, -18, -16 + 24 * marked, 17);
    canvas_stroke_round(&m, mark, 4.4);
    return canvas_motif_end(&m);
}

// Papers laid out to be counted, from edge to edge.
static void count_papers(Canvas *c) {
    Palette p = palette_any(c);
    int columns = canvas_many(c, form_count(c, 9, 7, 5, 4));
    double w = c->w / columns;
    int rows = (int)(c->h / (w * 1.3) + 0.5), gold = canvas_pick(c, 3);
    double h = c->h / rows, size = h * 0.86 < w * 1.12 ? h * 0.86 : w * 1.12;
    canvas_paint_all(c, p.field == TONE_CREAM ? TONE_SAND : p.field);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = i / columns, k = (column * 5 + row * 3 + gold) % 7;
        int32_t paper =
            k == 0 ? motif_paper(c, row % 3, TONE_NIGHT == p.field ? TONE_GOLD : TONE_NIGHT,
                                 TONE_CREAM, TONE_NIGHT == p.field ? TONE_NIGHT : TONE_GOLD)
                   : motif_paper(c, (column * 2 + row) % 3, k == 3 ? TONE_PALE : TONE_PAPER,
                                 k == 3 ? TONE_BLUE : TONE_HAZE, TONE_NIGHT);
        canvas_place(c, paper, w * (column + 0.5), h * (row + 0.5), size / 100, k == 0 ? -0.08 : 0);
    }
}

Compositions ornament_elections(void) {
    static Composition *const all[] = {ballot, mosaic, booths, voters, great_tick, count_papers};
    return COMPOSITIONS(all);
}
