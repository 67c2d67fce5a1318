// ornament_speech.c: meetings, as they are heard: the lectern, microphones, voices, hands that meet.
//
// Who speaks is a head and shoulders, or not seen at all; what is said is ornament.
#include <math.h>

#include "layout/ornament_meetings.h"

static const Tone cloths[][3] = {
    {TONE_NIGHT, TONE_GOLD, TONE_CREAM}, {TONE_GOLD, TONE_NIGHT, TONE_CREAM},
    {TONE_BLUE, TONE_CREAM, TONE_GOLD},  {TONE_CREAM, TONE_BLUE, TONE_GOLD},
    {TONE_SAND, TONE_NIGHT, TONE_BLUE},  {TONE_HAZE, TONE_PAPER, TONE_NIGHT}};

// A speaker at the lectern before a great wheel, flags to both sides.
void meeting_lectern(Canvas *c) {
    Palette p = palette_any(c);
    double base = c->h * form_pick(c, 0.86, 0.86, 0.86, 0.84), x = c->w / 2;
    double height = c->s * form_pick(c, 0.36, 0.3, 0.3, 0.42), width = height * 1.05;
    double bust = width * 0.84, y = base - height - bust * 0.5,
           r = c->s * form_pick(c, 0.42, 0.36, 0.36, 0.46);
    canvas_paint_all(c, p.field);
    draw_rays(c, x, y, r * 1.1, c->w + c->h, 40, 0.5, 0.04, p.halo);
    canvas_circle(c, x, y, r * 1.06);
    canvas_fill(c, p.halo);
    draw_poles(c, x, y, r * 0.9, r * 1.02, 60, p.accent, r * 0.02);
    canvas_ring(c, x, y, r * 0.9, r * 0.86);
    canvas_fill(c, p.accent);
    int flags = form_count(c, 5, 3, 2, 1), first = canvas_pick(c, 6);
    double room = (c->w / 2 - width * 0.58) / flags,
           pole = base * form_pick(c, 0.8, 0.72, 0.7, 0.6);
    for (int side = -1; side <= 1; side += 2)
        for (int i = 0; i < flags; i++)
            part_flag(c, x + side * (width * 0.58 + room * i), base, pole * (1 - 0.06 * i),
                      room * 0.88, part_cloth(c, first + i * 2 + (side > 0), p), side, p.main);
    part_bust(c, motif_bust(c, p.second, p.main, p.light), x, base - height * 0.98, bust);
    part_lectern(c, x, base, width, height, p);
    int32_t microphone = motif_microphone(c, p.main, p.accent);
    canvas_place(c, microphone, x - width * 0.22, base - height * 1.2, width * 0.32 / 100, 0);
    part_floor(c, base, p);
}

// A microphone held up to a voice: a ball of mesh on a stem. Around its own foot, upwards.
static int32_t motif_stick(const Canvas *c, Tone stem, Tone mesh, Tone ring) {
    Canvas m = canvas_motif(c, 22, 120);
    canvas_polygon(&m, (Spot[]){{-11, -12}, {11, -12}, {5, 120}, {-5, 120}}, 4);
    canvas_fill(&m, stem);
    canvas_circle(&m, 0, -30, 19.5);
    canvas_fill(&m, mesh);
    for (int i = -1; i <= 1; i++) {
        double half = sqrt(19.0 * 19.0 - 81.0 * i * i);
        canvas_move(&m, 9 * i, -30 - half);
        canvas_line(&m, 9 * i, -30 + half);
        canvas_move(&m, -half, -30 + 9 * i);
        canvas_line(&m, half, -30 + 9 * i);
    }
    canvas_stroke(&m, stem, 1.2);
    canvas_rect(&m, -13, -14, 26, 6);
    canvas_fill(&m, ring);
    return canvas_motif_end(&m);
}

// The press holds out its microphones, from below towards one light.
void meeting_microphones(Canvas *c) {
    Palette p = palette_any(c);
    int count = form_count(c, 9, 7, 5, 5);
    double size = c->s * form_pick(c, 0.72, 0.6, 0.6, 0.8), x = c->w / 2,
           y = c->h * form_pick(c, 0.2, 0.2, 0.2, 0.24);
    canvas_paint_all(c, p.field);
    for (int i = 7; i > 0; i--) { // the voice, ring by ring
        canvas_circle(c, x, y, c->s * (0.1 + 0.17 * i));
        canvas_fill(c, i % 2 ? p.halo : p.field);
    }
    draw_rosette(c, x, y, c->s * form_pick(c, 0.16, 0.16, 0.16, 0.24), 12,
                 (Tone[]){p.accent, p.main, p.light, p.accent});
    const Tone sticks[4][3] = {{p.main, p.second, p.accent},
                               {p.second, p.light, p.accent},
                               {p.main, p.accent, p.light},
                               {p.second, p.main, p.accent}};
    for (int pass = 0; pass < 2; pass++) // those between stand behind
        for (int i = 1 - pass; i < count; i += 2) {
            double t = (i + 0.5) / count - 0.5,
                   px = c->w * (0.5 + t * form_pick(c, 1, 1, 1.05, 1.12));
            double py = c->h * 1.1 - size * (pass ? 0.42 : 0.66) * form_pick(c, 1, 1, 1, 1.15) +
                        c->s * 0.3 * t * t;
            const Tone *s = sticks[i % 4];
            double angle = -atan2(px - x, (py - y) * form_pick(c, 3, 2, 1.4, 1.4));
            canvas_place(c, motif_stick(c, s[0], s[1], s[2]), px, py, size / 100, angle);
        }
}

// What a voice is made of, kind by kind, in a box around (x, y).
static void voice_draw(Canvas *c, double x, double y, double w, double h, int kind, const Tone *t) {
    double r = (w < h ? w : h) / 2;
    switch (kind) {
    case 0: canvas_place(c, motif_horn_cross(c, t[1], t[2]), x, y, r * 1.5 / 100, 0); break;
    case 1: { // whole stars, so that the area's edge cuts none
        double cell = h / 3;
        int columns = (int)(w / cell - 1) / 2 * 2 + 1;
        pattern_stars(c, x - cell * columns / 2, y - h / 2, cell * columns, h, cell, 8,
                      motif_star(c, 8, t[1], t[0], t[2]));
        break;
    }
    case 2:
        for (int i = 0; i < 3; i++)
            band_diamonds(c, x - w * 0.36, y + h * (0.26 * (i - 1) - 0.09), w * 0.72, h * 0.18,
                          t[1], t[2]);
        break;
    case 3: draw_rosette(c, x, y, r * 0.74, 12, (Tone[]){t[1], t[2], t[0], t[1]}); break;
    case 4: band_horns(c, x - w * 0.4, y - h * 0.2, w * 0.8, h * 0.4, t[0], t[1], t[2]); break;
    default:
        band_teeth(c, x - w * 0.34, y - h * 0.24, w * 0.68, h * 0.2, t[1], true);
        band_teeth(c, x - w * 0.34, y + h * 0.04, w * 0.68, h * 0.2, t[2], false);
    }
}

static void balloon_path(Canvas *c, double x, double y, double w, double h, double side) {
    double r = (w < h ? w : h) * 0.3, left = x - w / 2, top = y - h / 2;
    canvas_move(c, left + r, top);
    canvas_arc(c, left + w - r, top + r, r, -ART_PI / 2, 0);
    canvas_arc(c, left + w - r, top + h - r, r, 0, ART_PI / 2);
    canvas_arc(c, left + r, top + h - r, r, ART_PI / 2, ART_PI);
    canvas_arc(c, left + r, top + r, r, ART_PI, 3 * ART_PI / 2);
    canvas_close(c);
    double foot = top + h; // the tail, wound as the rest is
    Spot tail[] = {{x + side * w * 0.12, foot - 1},
                   {x + side * w * 0.34, foot - 1},
                   {x + side * w * 0.36, foot + h * 0.2}};
    if (side > 0) canvas_polygon(c, tail, 3);
    else canvas_polygon(c, (Spot[]){tail[2], tail[1], tail[0]}, 3);
}

// Voices side by side, each its own pattern.
void meeting_voices(Canvas *c) {
    Palette p = palette_any(c);
    int columns = form_count(c, 5, 3, 2, 2), rows = form_count(c, 1, 2, 2, 3),
        first = canvas_pick(c, 6);
    if (c->grow > 1.4 && c->form != FORM_BAND) columns += 1, rows += 1;
    double w = c->w / columns, h = c->h / rows;
    canvas_paint_all(c, p.field);
    part_glow(c, c->w / 2, c->h / 2, c->s * 0.08, 32, p.halo);
    for (int i = 0; i < columns * rows; i++) {
        int column = i % columns, row = i / columns;
        const Tone *t = cloths[(first + i * 5 + row) % 6];
        Tone body = t[0] == p.field || t[0] == p.halo ? p.main : t[0];
        Tone mine[3] = {body, body == t[1] ? p.accent : t[1], t[2] == body ? p.light : t[2]};
        double x = w * (column + 0.5), y = h * (row + 0.46), bw = w * 0.82, bh = h * 0.68;
        if (bw > bh * 1.5) bw = bh * 1.5;
        if (bh > bw * 1.1) bh = bw * 1.1;
        balloon_path(c, x, y, bw, bh, (column + row) % 2 ? -1 : 1);
        canvas_fill(c, body);
        canvas_rect(c, x - bw / 2, y - bh / 2, bw, bh);
        canvas_clip(c);
        voice_draw(c, x, y, bw * 0.86, bh * 0.78, (first + i) % 6, mine);
        canvas_unclip(c);
    }
}

// One arm from the left, its hand at the origin: sleeve, cuff, palm.
static void arm_draw(Canvas *c, double r, double reach, Tone sleeve, Tone cuff, Tone skin,
                     Tone band) {
    canvas_pill(c, -r * 1.3, -r * 0.36, r * 1.75, r * 0.72);
    canvas_fill(c, skin);
    canvas_polygon(c,
                   (Spot[]){{-r * 1.15, -r * 0.5},
                            {-r * 0.9, -r * 0.48},
                            {-r * 0.9, r * 0.48},
                            {-r * 1.15, r * 0.5}},
                   4);
    canvas_fill(c, cuff);
    canvas_polygon(
        c,
        (Spot[]){
            {-reach, -r * 1.1}, {-r * 1.1, -r * 0.62}, {-r * 1.1, r * 0.62}, {-reach, r * 1.1}},
        4);
    canvas_fill(c, sleeve);
    canvas_polygon(c,
                   (Spot[]){{-r * 1.62, -r * 0.685},
                            {-r * 1.4, -r * 0.66},
                            {-r * 1.4, r * 0.66},
                            {-r * 1.62, r * 0.685}},
                   4);
    canvas_fill(c, band);
}

// Two hands that meet before a wheel.
void meeting_handshake(Canvas *c) {
    Palette p = palette_any(c);
    double x = c->w / 2, y = c->h * 0.52, r = c->s * form_pick(c, 0.27, 0.22, 0.24, 0.26),
           reach = c->w;
    Tone left = p.main == TONE_MIST ? TONE_BLUE : TONE_NIGHT,
         right = p.main == TONE_MIST ? TONE_HAZE : TONE_BLUE;
    canvas_paint_all(c, p.field);
    draw_rays(c, x, y, r * 1.8, c->w + c->h, 48, 0.5, 0, p.halo);
    draw_discs(c, x, y, (double[]){r * 2.3, r * 1.9}, (Tone[]){p.halo, p.field}, 2);
    draw_poles(c, x, y, r * 1.95, r * 2.2, 72, p.accent, r * 0.03);
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_rotate(c, 0.16);
    arm_draw(c, r, reach, left == p.field ? TONE_CREAM : left, TONE_PAPER, TONE_SAND, p.accent);
    c->at = old;
    canvas_translate(c, x, y);
    canvas_rotate(c, -0.16);
    canvas_scale(c, -1, 1);
    arm_draw(c, r, reach, right, TONE_PAPER, TONE_CREAM, p.accent);
    for (int i = 0; i < 4; i++) { // its fingers around the other's hand
        canvas_pill(c, r * (0.14 + 0.02 * i), r * (-0.36 + 0.18 * i), r * 0.56, r * 0.165);
        canvas_fill(c, TONE_CREAM);
    }
    c->at = old;
    canvas_translate(c, x, y);
    canvas_rotate(c, -0.7);
    canvas_pill(c, -r * 0.16, -r * 0.5, r * 0.62, r * 0.24); // and a thumb over it
    canvas_fill(c, TONE_SAND);
    c->at = old;
}
