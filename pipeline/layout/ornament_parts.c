// ornament_parts.c: palettes, figures, flags, desks and the simplest houses, from a few flat shapes each.
//
// In: a canvas, places in points, tones; out: filled paths, or motifs to be placed.
#include "layout/ornament_parts.h"

#include <math.h>

Palette palette_any(Canvas *c) {
    static const Palette all[] = {
        {TONE_CREAM, TONE_SAND, TONE_NIGHT, TONE_BLUE, TONE_GOLD, TONE_PAPER, TONE_NIGHT,
         TONE_GOLD},
        {TONE_MIST, TONE_PALE, TONE_NIGHT, TONE_BLUE, TONE_GOLD, TONE_PAPER, TONE_NIGHT, TONE_GOLD},
        {TONE_NIGHT, TONE_DEEP, TONE_MIST, TONE_HAZE, TONE_GOLD, TONE_CREAM, TONE_GOLD, TONE_NIGHT},
        {TONE_DEEP, TONE_BLUE, TONE_MIST, TONE_SAND, TONE_GOLD, TONE_CREAM, TONE_NIGHT, TONE_GOLD},
        {TONE_GOLD, TONE_SAND, TONE_NIGHT, TONE_BLUE, TONE_PAPER, TONE_CREAM, TONE_NIGHT,
         TONE_SAND},
        {TONE_SAND, TONE_CREAM, TONE_NIGHT, TONE_BLUE, TONE_GOLD, TONE_PAPER, TONE_BLUE,
         TONE_CREAM},
    };
    return all[canvas_pick(c, (int)(sizeof all / sizeof *all))];
}

double form_pick(const Canvas *c, double band, double wide, double square, double tall) {
    const double all[] = {band, wide, square, tall};
    return all[c->form];
}

int form_count(const Canvas *c, int band, int wide, int square, int tall) {
    const int all[] = {band, wide, square, tall};
    return all[c->form];
}

void part_glow(Canvas *c, double x, double y, double r, int rays, Tone tone) {
    draw_rays(c, x, y, r * 0.98, c->w + c->h, rays, 0.5, 0, tone);
    canvas_circle(c, x, y, r);
    canvas_fill(c, tone);
}

void part_floor(Canvas *c, double top, Palette p) {
    double h = c->h - top, band = h * 0.4 < c->s * 0.07 ? h * 0.4 : c->s * 0.07;
    canvas_rect(c, 0, top, c->w, h);
    canvas_fill(c, p.floor);
    band_diamonds(c, 0, top + h * 0.5 - band / 2, c->w, band, p.mark, p.floor);
}

// ---- people --------------------------------------------------------------------------------------

int32_t motif_seat(const Canvas *c, Tone back, Tone cushion) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_pill(&m, -38, -34, 76, 60);
    canvas_fill(&m, cushion);
    canvas_pill(&m, -46, -48, 92, 30);
    canvas_fill(&m, back);
    return canvas_motif_end(&m);
}

void part_seats(Canvas *c, double x, double y, double r, int count, double size, int32_t seat) {
    for (int i = 0; i < count; i++) {
        double angle = 2 * ART_PI * (i + 0.5) / count - ART_PI / 2;
        canvas_place(c, seat, x + r * cos(angle), y + r * sin(angle), size / 100,
                     angle + ART_PI / 2);
    }
}

static void shoulders(Canvas *m, Tone body, Tone head) {
    canvas_move(m, -46, 50);
    canvas_curve(m, -46, 18, -26, 6, 0, 6);
    canvas_curve(m, 26, 6, 46, 18, 46, 50);
    canvas_close(m);
    canvas_fill(m, body);
    canvas_ellipse(m, 0, -22, 19, 22);
    canvas_fill(m, head);
}

int32_t motif_bust(const Canvas *c, Tone body, Tone head, Tone collar) {
    Canvas m = canvas_motif(c, 50, 50);
    shoulders(&m, body, head);
    canvas_polygon(&m, (Spot[]){{-11, 7.2}, {0, 6}, {11, 7.2}, {0, 30}}, 4);
    canvas_fill(&m, collar);
    return canvas_motif_end(&m);
}

int32_t motif_back(const Canvas *c, Tone body, Tone head) {
    Canvas m = canvas_motif(c, 50, 50);
    shoulders(&m, body, head);
    return canvas_motif_end(&m);
}

void part_bust(Canvas *c, int32_t bust, double x, double base, double width) {
    canvas_place(c, bust, x, base - width / 2, width / 100, 0);
}

int32_t motif_microphone(const Canvas *c, Tone stem, Tone head) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_move(&m, -12, 46);
    canvas_curve(&m, -12, 6, -10, -8, 8, -26);
    canvas_stroke(&m, stem, 3.6);
    canvas_pill(&m, -26, 43, 28, 7);
    canvas_fill(&m, stem);
    canvas_translate(&m, 15, -33);
    canvas_rotate(&m, ART_PI / 4);
    canvas_pill(&m, -7.5, -14, 15, 28);
    canvas_fill(&m, head);
    canvas_rect(&m, -7.5, 6, 15, 3);
    canvas_fill(&m, stem);
    return canvas_motif_end(&m);
}

// ---- flags ---------------------------------------------------------------------------------------

// The cloth between y0 and y1, parts of its height, with one wave.
static void cloth_path(Canvas *m, double y0, double y1) {
    double a = -32 + 64 * y0, b = -32 + 64 * y1;
    canvas_move(m, -50, a);
    canvas_curve(m, -20, a - 14, 14, a + 12, 50, a);
    canvas_line(m, 50, b);
    canvas_curve(m, 14, b + 12, -20, b - 14, -50, b);
    canvas_close(m);
}

int32_t motif_flag(const Canvas *c, int kind, Tone cloth, Tone figure, Tone second) {
    Canvas m = canvas_motif(c, 50, 50);
    cloth_path(&m, 0, 1);
    canvas_fill(&m, cloth);
    switch (kind % FLAG_KINDS) {
    case 0:
        cloth_path(&m, 0.36, 0.64);
        canvas_fill(&m, figure);
        break;
    case 1: draw_discs(&m, 0, 0, (double[]){18, 10}, (Tone[]){figure, second}, 2); break;
    case 2:
        cloth_path(&m, 0.66, 1);
        canvas_fill(&m, second);
        canvas_star(&m, -20, -10, 13, 5.5, 8, 0);
        canvas_fill(&m, figure);
        break;
    case 3:
        canvas_polygon(&m, (Spot[]){{-50, -32}, {-6, 0}, {-50, 32}}, 3);
        canvas_fill(&m, figure);
        break;
    case 4:
        canvas_star(&m, 0, 0, 22, 14, 12, 0);
        canvas_fill(&m, figure);
        canvas_circle(&m, 0, 0, 9);
        canvas_fill(&m, second);
        break;
    default:
        cloth_path(&m, 0, 0.33);
        canvas_fill(&m, figure);
        cloth_path(&m, 0.67, 1);
        canvas_fill(&m, second);
    }
    return canvas_motif_end(&m);
}

int32_t part_cloth(const Canvas *c, int index, Palette p) {
    static const Tone cloths[][3] = {
        {TONE_NIGHT, TONE_GOLD, TONE_CREAM}, {TONE_GOLD, TONE_NIGHT, TONE_CREAM},
        {TONE_BLUE, TONE_CREAM, TONE_GOLD},  {TONE_SAND, TONE_NIGHT, TONE_BLUE},
        {TONE_HAZE, TONE_PAPER, TONE_NIGHT}, {TONE_MIST, TONE_BLUE, TONE_GOLD}};
    for (int i = 0; i < 6; i++) {
        const Tone *t = cloths[(index * 5 + i) % 6];
        bool pale = t[0] == TONE_MIST &&
                    (p.field == TONE_CREAM || p.halo == TONE_CREAM || p.halo == TONE_PALE);
        if (t[0] != p.field && t[0] != p.halo && !pale)
            return motif_flag(c, index, t[0], t[1], t[2]);
    }
    return motif_flag(c, index, p.main, p.accent, p.light);
}

void part_flag(Canvas *c, double x, double base, double height, double width, int32_t flag,
               double side, Tone pole) {
    double thick = width * 0.045, top = base - height;
    Affine old = c->at;
    canvas_translate(c, x + side * width * 0.5, top + width * 0.4);
    canvas_scale(c, side * width / 100, width / 100);
    canvas_place(c, flag, 0, 0, 1, 0);
    c->at = old;
    canvas_rect(c, x - thick / 2, top, thick, height);
    canvas_circle(c, x, top, thick * 1.1);
    canvas_fill(c, pole);
}

// ---- furniture and houses ------------------------------------------------------------------------

int32_t motif_tree(const Canvas *c, Tone light, Tone dark, Tone trunk) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_rect(&m, -3, 0, 6, 50);
    canvas_fill(&m, trunk);
    canvas_circle(&m, 0, -16, 34);
    canvas_fill(&m, light);
    canvas_move(&m, 0, -50);
    canvas_arc(&m, 0, -16, 34, -ART_PI / 2, ART_PI / 2);
    canvas_close(&m);
    canvas_fill(&m, dark);
    return canvas_motif_end(&m);
}

void part_lectern(Canvas *c, double x, double base, double width, double height, Palette p) {
    double top = base - height, half = width / 2;
    canvas_polygon(c,
                   (Spot[]){{x - half * 0.86, top},
                            {x + half * 0.86, top},
                            {x + half * 0.66, base},
                            {x - half * 0.66, base}},
                   4);
    canvas_fill(c, p.main);
    canvas_rect(c, x - half * 0.76, base - height * 0.06, half * 1.52, height * 0.06);
    canvas_rect(c, x - half, top - height * 0.07, width, height * 0.09);
    canvas_fill(c, p.accent);
    double r = half * 0.56 < height * 0.36 ? half * 0.56 : height * 0.36;
    canvas_circle(c, x, top + height * 0.46, r);
    canvas_fill(c, p.accent);
    canvas_place(c, motif_horn_cross(c, p.main, p.light), x, top + height * 0.46, r * 1.5 / 100, 0);
}

void part_table(Canvas *c, double x, double base, double width, double height, Tone top, Tone front,
                Tone mark) {
    double board = height * 0.14;
    canvas_rect(c, x - width / 2 + board, base - height, width - 2 * board, height);
    canvas_fill(c, front);
    band_diamonds(c, x - width / 2 + board, base - height * 0.66, width - 2 * board, height * 0.3,
                  mark, front);
    canvas_rect(c, x - width / 2, base - height, width, board);
    canvas_fill(c, top);
}

void part_arcade(Canvas *c, double x, double base, double w, double height, int count, Tone wall,
                 Tone niche) {
    double pitch = w / count, half = pitch * 0.34;
    double tall = height * 0.8 > half * 1.25 ? height * 0.8 : half * 1.25;
    if (tall > height * 0.94) half = height * 0.94 / 1.25, tall = height * 0.94;
    canvas_rect(c, x, base - height, w, height);
    canvas_fill(c, wall);
    for (int i = 0; i < count; i++) scene_arch(c, x + pitch * (i + 0.5), base, half, tall);
    canvas_fill(c, niche);
}

void part_dome(Canvas *c, double x, double base, double r, Tone dome, Tone rib, Tone tip) {
    scene_arch(c, x, base, r, r * 1.4);
    canvas_fill(c, dome);
    for (int i = -2; i <= 2; i++) {
        canvas_move(c, x + r * 0.36 * i, base);
        canvas_curve(c, x + r * 0.36 * i, base - r * 0.65, x + r * 0.2 * i, base - r * 1.05, x,
                     base - r * 1.4);
    }
    canvas_stroke(c, rib, r * 0.03);
    canvas_rect(c, x - r * 0.02, base - r * 1.66, r * 0.04, r * 0.3);
    canvas_circle(c, x, base - r * 1.68, r * 0.055);
    canvas_fill(c, tip);
}
