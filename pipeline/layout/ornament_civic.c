// ornament_civic.c: elections and exhibitions: the ballot, a mosaic of voices, booths; frames, light, a wall of works.
#include <math.h>
#include <stdlib.h>

#include "layout/ornament_topics.h"

// ---- elections -----------------------------------------------------------------------------------

static void tick_path(Canvas *c, double x, double y, double r) {
    canvas_move(c, x - r * 0.55, y + r * 0.02);
    canvas_line(c, x - r * 0.14, y + r * 0.42);
    canvas_line(c, x + r * 0.58, y - r * 0.42);
}

// A sheet with a marked line sinks into the box.
static void ballot(Canvas *c) {
    Scheme s = c->scheme;
    double lid = c->h * (c->form == FORM_TALL ? 0.66 : 0.68), x = c->form >= FORM_SQUARE ? c->w / 2 : scene_focus(c);
    double w = c->s * (c->form == FORM_BAND ? 0.52 : 0.4), top = lid - w * (c->form == FORM_BAND ? 1.06 : 1.15);
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
    band_horns(c, 0, lid + (c->h - lid) * 0.32, c->w, band, s.ground, s.ground == TONE_GOLD ? TONE_NIGHT : TONE_BLUE,
               s.ground == TONE_GOLD ? TONE_NIGHT : TONE_GOLD);
}

// Half discs on a grid, turned by quarters; one of them whole and marked.
static void mosaic(Canvas *c) {
    static const double share[] = {0.33, 0.2, 0.2, 0.25};
    double aim = c->s * share[c->form];
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows, r = (w < h ? w : h) * 0.5;
    int chosen = columns * 3 / 5 - (canvas_toss(c) ? columns / 4 : 0), chosen_row = rows / 2;
    static const Tone discs[] = {TONE_NIGHT, TONE_BLUE, TONE_HAZE, TONE_SAND, TONE_MIST};
    Tone ground = canvas_toss(c) ? TONE_PALE : TONE_CREAM;
    canvas_paint_all(c, ground);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            double x = w * (column + 0.5), y = h * (row + 0.5), from = ART_PI / 2 * canvas_pick(c, 4);
            double d = (double)abs(column - chosen) / columns + 0.6 * abs(row - chosen_row) / rows;
            int tone = (int)(d * 5 + canvas_between(c, 0, 1.8));
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
    canvas_fill(c, open ? TONE_GOLD : drape);
    for (int i = 0; i < 6 && !open; i++) canvas_rect(c, x - half + half / 3 * i, base - height, half / 6, height);
    canvas_fill(c, c->scheme.dark ? TONE_BLUE : TONE_DEEP);
    if (open) draw_discs(c, x, base, (double[]){half * 1.2, half * 0.7}, (Tone[]){TONE_SAND, TONE_CREAM}, 2);
    canvas_unclip(c);
}

// A row of curtained arches; one stands open.
static void booths(Canvas *c) {
    static const int counts[] = {7, 5, 3, 3};
    Scheme s = c->scheme;
    int count = counts[c->form], open = canvas_pick(c, count);
    double pitch = c->w / (count + 0.5), base = c->h * 0.8, half = pitch * 0.38;
    double height = c->h * 0.62 < half * 4.2 ? c->h * 0.62 : half * 4.2;
    canvas_paint_all(c, s.sky);
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.75);
        booth(c, x, base, half, height, i == open);
        if (i != open) continue;
        canvas_polygon(c, (Spot[]){{x - half * 0.86, base}, {x + half * 0.86, base}, {x + half * 1.6, c->h},
                                   {x - half * 1.6, c->h}}, 4);
        canvas_fill(c, s.ground == TONE_GOLD ? TONE_CREAM : TONE_GOLD);
    }
    band_diamonds(c, 0, base - height - (c->h * 0.62 - height) * 0.1 - c->h * 0.12, c->w, c->h * 0.05, s.middle, s.sky);
}

// Stripes that fall and rise as one great mark.
static void great_tick(Canvas *c) {
    Scheme s = c->scheme;
    double x = c->w * (c->form == FORM_BAND ? 0.4 : 0.42), y = c->h * (c->form == FORM_TALL ? 0.62 : 0.74);
    double reach = c->w + c->h, step = c->s * (c->form == FORM_BAND ? 0.115 : 0.085);
    const Tone tones[] = {TONE_NIGHT, TONE_GOLD, TONE_BLUE, TONE_SAND, TONE_MIST};
    canvas_paint_all(c, s.dark ? TONE_WARM : s.sky == TONE_SAND ? TONE_CREAM : s.sky);
    draw_discs(c, c->w * 0.62, c->h * 0.3, (double[]){c->s * 0.26, c->s * 0.2}, (Tone[]){TONE_PAPER, TONE_SAND}, 2);
    int first = canvas_pick(c, 2);
    for (int i = 0; i < 4; i++) {
        double k = y + step * 1.42 * (i - 1);
        canvas_move(c, x - reach, k - reach);
        canvas_line(c, x, k);
        canvas_line(c, x + reach, k - reach);
        canvas_stroke(c, tones[(i + first) % 4], step);
    }
}

Compositions ornament_elections(void) {
    static Composition *const all[] = {ballot, mosaic, booths, great_tick};
    return COMPOSITIONS(all);
}

// ---- exhibition ----------------------------------------------------------------------------------

// What hangs in a frame: a sun over ranges, a star, horns, stripes.
static void work_draw(Canvas *c, double x, double y, double w, double h, int kind) {
    double r = w < h ? w : h;
    canvas_rect(c, x, y, w, h);
    canvas_clip(c);
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, kind % 2 ? TONE_MIST : TONE_CREAM);
    if (kind == 0) {
        canvas_circle(c, x + w * 0.62, y + h * 0.42, r * 0.24);
        canvas_fill(c, TONE_GOLD);
        canvas_polygon(c, (Spot[]){{x, y + h * 0.8}, {x + w * 0.34, y + h * 0.4}, {x + w * 0.7, y + h}, {x, y + h}}, 4);
        canvas_fill(c, TONE_BLUE);
        canvas_polygon(c, (Spot[]){{x + w * 0.3, y + h}, {x + w * 0.74, y + h * 0.56}, {x + w, y + h * 0.8}, {x + w, y + h}},
                       4);
        canvas_fill(c, TONE_NIGHT);
    } else if (kind == 1) {
        draw_rosette(c, x + w / 2, y + h / 2, r * 0.42, 12, (Tone[]){TONE_NIGHT, TONE_GOLD, TONE_CREAM, TONE_NIGHT});
    } else if (kind == 2) {
        canvas_place(c, motif_horn_cross(c, TONE_NIGHT, TONE_GOLD), x + w / 2, y + h / 2, r * 0.8 / 100, 0);
    } else if (kind == 3) {
        draw_discs(c, x + w / 2, y + h, (double[]){r * 0.78, r * 0.58, r * 0.36}, (Tone[]){TONE_BLUE, TONE_PALE, TONE_GOLD}, 3);
    } else {
        canvas_place(c, motif_tulip(c, TONE_GOLD, TONE_NIGHT, TONE_BLUE), x + w / 2, y + h / 2, r * 0.86 / 100, 0);
    }
    canvas_unclip(c);
}

static void framed(Canvas *c, double x, double y, double w, double h, int kind) {
    double k = c->s * 0.016, mat = c->s * 0.035;
    canvas_rect(c, x - mat - k, y - mat - k, w + 2 * (mat + k), h + 2 * (mat + k));
    canvas_fill(c, c->scheme.dark ? TONE_GOLD : TONE_NIGHT);
    canvas_rect(c, x - mat, y - mat, w + 2 * mat, h + 2 * mat);
    canvas_fill(c, TONE_PAPER);
    work_draw(c, x, y, w, h, kind);
}

// Works of differing size along one line, over a calm floor.
static void gallery(Canvas *c) {
    static const int counts[] = {5, 3, 2, 1};
    Scheme s = c->scheme;
    double floor_top = c->h * 0.84, middle = c->h * 0.43, pitch = c->w / (counts[c->form] + 0.2);
    int count = counts[c->form], kind = canvas_pick(c, 5);
    canvas_paint_all(c, s.dark ? TONE_DEEP : s.sky);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.6), d = pitch * 0.42;
        canvas_polygon(c, (Spot[]){{x - d * 0.3, 0}, {x + d * 0.3, 0}, {x + d, floor_top}, {x - d, floor_top}}, 4);
    }
    canvas_fill(c, s.dark ? TONE_BLUE : s.glow);
    canvas_rect(c, 0, floor_top, c->w, c->h - floor_top);
    canvas_fill(c, s.ground);
    for (int i = 0; i < count; i++) {
        double x = pitch * (i + 0.6), size = c->h * 0.48 < pitch * 0.62 ? c->h * 0.48 : pitch * 0.62;
        double w = size * (i % 2 ? 0.74 : 1), h = size * (i % 3 ? 1 : 0.8);
        if (c->form == FORM_TALL) h = w * 1.3;
        framed(c, x - w / 2, middle - h / 2, w, h, (kind + i * 2) % 5);
    }
}

// Beams from above cross over a plinth.
static void beams(Canvas *c) {
    Scheme s = c->scheme = scheme_named(canvas_toss(c) ? SCHEME_NIGHT : SCHEME_DUSK);
    static const int counts[] = {5, 4, 3, 3};
    int count = counts[c->form];
    double x = scene_focus(c), base = c->h * 0.84, r = c->s * 0.15;
    static const Tone light[] = {TONE_DEEP, TONE_HAZE, TONE_MIST, TONE_HAZE, TONE_BLUE};
    canvas_paint_all(c, TONE_NIGHT);
    for (int i = 0; i < count; i++) {
        double from = c->w * (i + 0.5) / count + canvas_between(c, -0.04, 0.04) * c->w, d = r * (2.1 - 0.25 * i);
        canvas_polygon(c, (Spot[]){{from, -c->h * 0.02}, {x + d, base - r * 0.2}, {x, base + r * 0.35}, {x - d, base - r * 0.2}}, 4);
        canvas_fill(c, light[i]);
    }
    canvas_rect(c, 0, base, c->w, c->h - base);
    canvas_fill(c, TONE_GOLD);
    canvas_ellipse(c, x, base, r * 2.6, r * 0.3);
    canvas_fill(c, TONE_CREAM);
    canvas_rect(c, x - r * 0.8, base - r * 1.5, r * 1.6, r * 1.5);
    canvas_fill(c, TONE_NIGHT);
    canvas_rect(c, x, base - r * 1.5, r * 0.8, r * 1.5);
    canvas_fill(c, TONE_DEEP);
    draw_rosette(c, x, base - r * 2.7, r * 1.1, 12, (Tone[]){TONE_GOLD, TONE_CREAM, s.middle, TONE_GOLD});
}

// Frame in frame, each a little turned, to a bright middle.
static void tunnel(Canvas *c) {
    Scheme s = c->scheme;
    const Tone tones[] = {s.ground, s.far, s.middle, s.glow, s.near, TONE_GOLD, TONE_CREAM};
    double x = scene_focus(c), y = c->h * 0.5, turn = canvas_between(c, 0.05, 0.11) * (canvas_toss(c) ? 1 : -1);
    canvas_paint_all(c, s.sky);
    double k = 0.86;
    for (int i = 0; i < 7; i++, k *= 0.78) {
        double px = c->w / 2 + (x - c->w / 2) * i / 6, w = c->w * k, h = c->h * k;
        Affine old = c->at;
        canvas_translate(c, px, y);
        canvas_rotate(c, turn * i);
        canvas_rect(c, -w / 2, -h / 2, w, h);
        canvas_fill(c, tones[i]);
        c->at = old;
    }
    double r = c->s * 0.07;
    draw_rosette(c, x, y, r, 8, (Tone[]){TONE_NIGHT, TONE_GOLD, TONE_CREAM, TONE_NIGHT});
}

// A field of folded kites, lit from one corner.
static void kites(Canvas *c) {
    static const double share[] = {0.5, 0.34, 0.34, 0.42};
    double aim = c->s * share[c->form];
    int columns = (int)floor(c->w / aim + 0.5), rows = (int)floor(c->h / aim + 0.5);
    double w = c->w / columns, h = c->h / rows;
    static const Tone tones[] = {TONE_NIGHT, TONE_BLUE, TONE_HAZE, TONE_MIST, TONE_PALE};
    int gold = canvas_pick(c, columns * rows);
    for (int i = 0; i < columns * rows; i++) {
        double x = w * (i % columns), y = h * (i / columns); // NOLINT: whole rows
        int k = (i % columns + i / columns) % 2, deep = canvas_pick(c, 3);
        double fx = x + w * (k ? 0.68 : 0.32), fy = y + h * (k ? 0.32 : 0.68);
        Spot corner[] = {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
        for (int side = 0; side < 4; side++) {
            canvas_polygon(c, (Spot[]){corner[side], corner[(side + 1) % 4], {fx, fy}}, 3);
            bool shine = i == gold || i == (gold + 1) % (columns * rows);
            canvas_fill(c, shine ? (Tone[]){TONE_CREAM, TONE_GOLD, TONE_SAND, TONE_GOLD}[side] : tones[(side + deep) % 5]);
        }
    }
}

Compositions ornament_exhibition(void) {
    static Composition *const all[] = {gallery, beams, tunnel, kites};
    return COMPOSITIONS(all);
}
