// ornament_transport.c: transport: roads, rails, bridges, corridors.
//
// The way leads from the reader to the horizon, or across the whole frame.
#include <math.h>

#include "layout/ornament_topics.h"

// The straight road over the steppe to the range.
static void road(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.5, 0.6), x = scene_focus(c),
           foot = c->w * canvas_between(c, 0.42, 0.58), half = c->s * 0.34;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon - c->s * 0.14, c->s * 0.2, 3);
    scene_range(c, horizon, c->s * 0.2, s.far, s.middle);
    canvas_rect(c, 0, horizon, c->w, c->h - horizon);
    canvas_fill(c, s.dark ? TONE_GOLD : TONE_SAND);
    scene_hill(c, horizon + (c->h - horizon) * 0.36, c->h * 0.02, 1,
               s.dark ? TONE_SAND : TONE_GOLD);
    canvas_polygon(c,
                   (Spot[]){{x - half * 0.03, horizon},
                            {x + half * 0.03, horizon},
                            {foot + half, c->h},
                            {foot - half, c->h}},
                   4);
    canvas_fill(c, TONE_NIGHT);
    for (int i = 0; i < 9; i++) {
        double t0 = (i + 0.15) * (i + 0.15) / 81, t1 = (i + 0.65) * (i + 0.65) / 81,
               y0 = horizon + (c->h - horizon) * t0, y1 = horizon + (c->h - horizon) * t1;
        double x0 = x + (foot - x) * t0, x1 = x + (foot - x) * t1, w0 = half * (0.002 + 0.035 * t0),
               w1 = half * (0.002 + 0.035 * t1);
        canvas_polygon(c, (Spot[]){{x0 - w0, y0}, {x0 + w0, y0}, {x1 + w1, y1}, {x1 - w1, y1}}, 4);
    }
    canvas_fill(c, TONE_CREAM);
}

// Rails to the vanishing point, and the poles of the line.
static void rails(Canvas *c) {
    Scheme s = c->scheme;
    double horizon = scene_horizon(c, 0.48, 0.58), x = scene_focus(c), half = c->s * 0.4,
           depth = c->h - horizon;
    bool gold = s.ground == TONE_GOLD;
    canvas_paint_all(c, s.sky);
    scene_sun(c, x, horizon, c->s * (c->form == FORM_BAND ? 0.36 : 0.28), 2);
    scene_range(c, horizon, c->h * 0.09, s.far, s.middle);
    canvas_rect(c, 0, horizon, c->w, depth);
    canvas_fill(c, gold ? TONE_GOLD : TONE_NIGHT);
    canvas_polygon(c, (Spot[]){{x, horizon}, {x + half * 2, c->h}, {x - half * 2, c->h}}, 3);
    canvas_fill(c, gold ? TONE_SAND : TONE_DEEP);
    for (int i = 0; i < 15; i++) {
        double t = 1 / (1 + 0.3 * i), y = horizon + depth * t * 0.96, w = half * 1.42 * t;
        canvas_rect(c, x - w, y - depth * 0.075 * t * t, 2 * w, depth * 0.075 * t * t);
    }
    canvas_fill(c, gold ? TONE_NIGHT : TONE_HAZE);
    for (int side = -1; side <= 1; side += 2)
        canvas_polygon(c,
                       (Spot[]){{x - c->u * 0.05, horizon},
                                {x + c->u * 0.05, horizon},
                                {x + side * half + half * 0.06, c->h},
                                {x + side * half - half * 0.06, c->h}},
                       4);
    canvas_fill(c, gold ? TONE_CREAM : TONE_GOLD);
    double side = x < c->w / 2 ? 1 : -1;
    for (int i = 0; i < 6; i++) {
        double t = 1 / (1 + 0.62 * i), px = x + side * half * 2.2 * t,
               foot = horizon + depth * t * 0.55, top = foot - c->h * 0.74 * t;
        if (px < c->s * 0.08 || px > c->w - c->s * 0.08) continue;
        canvas_rect(c, px - c->u * 0.55 * t, top, c->u * 1.1 * t, foot - top);
        canvas_rect(c, px - c->s * 0.07 * t, top + c->s * 0.02 * t, c->s * 0.14 * t,
                    c->u * 0.8 * t);
    }
    canvas_fill(c, s.dark ? TONE_CREAM : TONE_NIGHT);
}

static void stay_cables(Canvas *c, double x, double top, double deck, double reach, Tone tone) {
    for (int side = -1; side <= 1; side += 2)
        for (int i = 1; i <= 9; i++) {
            canvas_move(c, x, top + (deck - top) * 0.05 * (9 - i));
            canvas_line(c, x + side * reach * i / 9, deck);
        }
    canvas_stroke(c, tone, c->u * 0.22);
}

// A cable bridge over still water.
static void bridge(Canvas *c) {
    Scheme s = c->scheme;
    int pylons = c->form == FORM_BAND ? 3 : c->form == FORM_WIDE ? 2 : 1;
    double deck = c->h * 0.66, water = c->h * 0.74, span = c->w / (pylons + 0.1),
           top = c->h * (c->form == FORM_TALL ? 0.24 : 0.18);
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), water, c->s * 0.3, 2);
    scene_range(c, deck + c->h * 0.03, c->s * 0.16, s.far, s.middle);
    canvas_rect(c, 0, water, c->w, c->h - water);
    canvas_fill(c, s.dark ? TONE_DEEP : TONE_BLUE);
    scene_calm(c, water, c->h, 4, s.dark ? TONE_BLUE : TONE_HAZE);
    Tone steel = s.dark ? TONE_CREAM : TONE_NIGHT;
    for (int i = 0; i < pylons; i++) {
        double x = span * (i + 0.55) + (pylons == 1 ? c->w * 0.08 : 0), half = c->s * 0.022;
        stay_cables(c, x, top, deck, span * 0.49, s.dark ? TONE_SAND : TONE_NIGHT);
        canvas_polygon(c,
                       (Spot[]){{x - half * 0.4, top - c->h * 0.03},
                                {x + half * 0.4, top - c->h * 0.03},
                                {x + half, water + c->h * 0.05},
                                {x - half, water + c->h * 0.05}},
                       4);
        canvas_fill(c, steel);
    }
    canvas_rect(c, 0, deck, c->w, c->h * 0.022);
    canvas_fill(c, TONE_GOLD);
    canvas_rect(c, 0, deck + c->h * 0.022, c->w, c->h * 0.014);
    canvas_fill(c, steel);
}

static void corridor(Canvas *c, double y, double shift, double turn_x, double rise, double width,
                     Tone tone) {
    double d = fabs(rise);
    canvas_move(c, -width, y);
    canvas_line(c, turn_x - d / 2 + shift, y);
    canvas_line(c, turn_x + d / 2 + shift, y + rise);
    canvas_line(c, c->w + width, y + rise);
    canvas_stroke(c, tone, width);
}

// Parallel ways that turn together across the land's isolines, with their stations.
static void corridors(Canvas *c) {
    bool dark = canvas_toss(c), tall = c->form == FORM_TALL;
    static const Tone ways[] = {TONE_GOLD, TONE_BLUE, TONE_SAND, TONE_HAZE, TONE_GOLD};
    double width = c->s * 0.045, x = c->w * canvas_between(c, 0.42, 0.58),
           rise = (tall ? c->w * 0.56 : c->h * 0.36) * (canvas_toss(c) ? 1 : -1);
    double y = c->h * 0.5 - rise / 2;
    canvas_paint_all(c, dark ? TONE_NIGHT : TONE_CREAM);
    for (int i = 0; i < 2; i++)
        scene_contours(c, c->w * (i ? 0.86 : 0.14), c->h * (i == (rise > 0) ? 0.24 : 0.8),
                       c->s * 0.6, 8, c->u * 0.22, dark ? TONE_BLUE : TONE_SAND);
    for (int i = -2; i <= 2; i++) {
        double k = i * width * 1.6, shift = rise > 0 ? -k * 0.414 : k * 0.414;
        corridor(c, y + k, shift, x, rise, width, ways[(i + 2) % 5]);
    }
    for (int i = 0; i < 4; i++) {
        double px = c->w * (tall ? (i % 2 ? 0.91 : 0.09)
                                 : 0.12 + 0.25 * i + canvas_between(c, -0.03, 0.03));
        double py = px < x ? y : y + rise;
        if (fabs(px - x) < fabs(rise) / 2 + width * (tall ? 1 : 4) || (tall && i > 1)) continue;
        canvas_pill(c, px - width * 0.8, py - width * 4.1, width * 1.6, width * 8.2);
        canvas_fill(c, TONE_NIGHT);
        canvas_pill(c, px - width * 0.5, py - width * 3.8, width, width * 7.6);
        canvas_fill(c, TONE_PAPER);
    }
}

// A wagon from the side, its windows in a band; the first has a slanted nose.
static void wagon(Canvas *c, double x, double rail, double w, double h, bool nose, Tone body,
                  Tone band, Tone glass) {
    double foot = rail - h * 0.16;
    canvas_move(c, x, foot);
    canvas_line(c, x, rail - h);
    canvas_line(c, x + w * (nose ? 0.7 : 1), rail - h);
    if (nose) canvas_curve(c, x + w * 0.84, rail - h, x + w * 0.98, rail - h * 0.5, x + w, foot);
    else canvas_line(c, x + w, foot);
    canvas_close(c);
    canvas_fill(c, body);
    canvas_rect(c, x, rail - h * 0.42, w * (nose ? 0.93 : 1), h * 0.12);
    canvas_fill(c, band);
    for (int i = 0; i < 4; i++)
        canvas_rect(c, x + w * (0.07 + (nose ? 0.17 : 0.235) * i), rail - h * 0.86,
                    w * (nose ? 0.11 : 0.16), h * 0.3);
    canvas_fill(c, glass);
    for (int i = 0; i < 4; i++)
        canvas_circle(c, x + w * (i < 2 ? 0.12 + 0.12 * i : 0.5 + 0.13 * i), rail - h * 0.09,
                      h * 0.09);
    canvas_fill(c, TONE_NIGHT);
}

// A train on a viaduct of tall arches, hills below.
static void viaduct(Canvas *c) {
    Scheme s = c->scheme;
    int arches = form_count(c, 7, 5, 4, 3), wagons = form_count(c, 5, 3, 2, 2);
    bool left = canvas_toss(c);
    double rail = c->h * form_pick(c, 0.46, 0.46, 0.48, 0.46), deck = c->s * 0.06,
           pitch = c->w / arches, h = c->s * form_pick(c, 0.17, 0.12, 0.12, 0.15);
    Tone stone = s.dark ? TONE_SAND : TONE_BLUE, body = s.dark ? TONE_CREAM : TONE_NIGHT;
    canvas_paint_all(c, s.sky);
    scene_sun(c, scene_focus(c), rail, c->s * form_pick(c, 0.36, 0.28, 0.28, 0.34), 2);
    scene_range(c, c->h * 0.78, c->h * 0.34, s.far == stone ? TONE_HAZE : s.far,
                s.middle == stone ? TONE_MIST : s.middle);
    scene_hill(c, c->h * 0.78, c->h * 0.02, 2, s.dark ? TONE_BLUE : TONE_SAND);
    for (int i = 0; i <= arches; i++)
        canvas_rect(c, pitch * i - pitch * 0.12, rail, pitch * 0.24, c->h - rail);
    canvas_fill(c, stone);
    for (int i = 0; i < arches; i++) { // spandrels: the deck's band with the arch cut out
        double x = pitch * (i + 0.5), half = pitch * 0.38, top = rail + deck,
               spring = top + half * 1.1;
        canvas_move(c, x - pitch / 2, top - 1);
        canvas_line(c, x + pitch / 2, top - 1);
        canvas_line(c, x + pitch / 2, spring);
        canvas_line(c, x + half, spring);
        canvas_curve(c, x + half, top + half * 0.4, x + half * 0.5, top + half * 0.1, x,
                     top + half * 0.1);
        canvas_curve(c, x - half * 0.5, top + half * 0.1, x - half, top + half * 0.4, x - half,
                     spring);
        canvas_line(c, x - pitch / 2, spring);
        canvas_close(c);
    }
    canvas_fill(c, stone);
    canvas_rect(c, 0, rail, c->w, deck);
    canvas_fill(c, stone);
    band_diamonds(c, 0, rail + deck * 0.24, c->w, deck * 0.6, s.dark ? TONE_NIGHT : TONE_GOLD,
                  stone);
    scene_hill(c, c->h * 0.9, c->h * 0.02, 1, s.ground == stone ? TONE_NIGHT : s.ground);
    Affine old = c->at;
    if (left) {
        canvas_translate(c, c->w, 0);
        canvas_scale(c, -1, 1);
    }
    double w = c->w * form_pick(c, 0.15, 0.27, 0.4, 0.42), x = c->w * 0.97 - w;
    for (int i = 0; i < wagons; i++)
        wagon(c, x - (w + c->s * 0.012) * i, rail, w, h, i == 0, body, TONE_GOLD,
              s.dark ? TONE_BLUE : TONE_CREAM);
    c->at = old;
}

// A machine in the air, seen from above, its nose up.
static int32_t motif_plane(const Canvas *c, Tone body, Tone band) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_polygon(
        &m,
        (Spot[]){{-4, -12}, {-48, 14}, {-48, 21}, {-4, 10}, {4, 10}, {48, 21}, {48, 14}, {4, -12}},
        8);
    canvas_polygon(
        &m, (Spot[]){{-3, 34}, {-18, 44}, {-18, 49}, {0, 45}, {18, 49}, {18, 44}, {3, 34}}, 7);
    canvas_fill(&m, body);
    canvas_leaf(&m, 0, 49, 0, -49, 0.075);
    canvas_fill(&m, body);
    canvas_polygon(&m, (Spot[]){{-36, 7}, {-42, 10.6}, {-42, 19.2}, {-36, 17.6}}, 4);
    canvas_polygon(&m, (Spot[]){{36, 7}, {42, 10.6}, {42, 19.2}, {36, 17.6}}, 4);
    canvas_circle(&m, 0, -30, 2.4);
    canvas_fill(&m, band);
    return canvas_motif_end(&m);
}

// Ways through the air: bows from place to place over the land's isolines.
static void airways(Canvas *c) {
    Palette p = palette_any(c);
    int places = form_count(c, 6, 5, 4, 4);
    bool tall = c->form == FORM_TALL;
    Spot at[6];
    canvas_paint_all(c, p.field);
    for (int i = 0; i < 2; i++)
        scene_contours(c, c->w * (0.2 + 0.6 * i), c->h * (i % 2 ? 0.8 : 0.24), c->s * 0.6, 7,
                       c->u * 0.3, p.halo == p.field ? p.second : p.halo);
    for (int i = 0; i < places; i++) {
        double t = (i + 0.5) / places;
        at[i] = tall ? (Spot){c->w * (i % 2 ? 0.74 : 0.24), c->h * (0.08 + 0.86 * t)}
                     : (Spot){c->w * t, c->h * (i % 2 ? 0.28 : 0.74)};
    }
    int32_t plane = motif_plane(c, p.main, p.accent);
    double size = c->s * form_pick(c, 0.34, 0.24, 0.24, 0.32);
    for (int i = 0; i < places; i++)
        for (int k = i + 1; k < places && k < i + 3; k++) {
            double dx = at[k].x - at[i].x, dy = at[k].y - at[i].y, bow = k == i + 1 ? 0.22 : -0.16;
            Spot mid = {at[i].x + dx / 2 + dy * bow, at[i].y + dy / 2 - dx * bow};
            canvas_move(c, at[i].x, at[i].y);
            canvas_curve(c, at[i].x + (mid.x - at[i].x) * 0.8, at[i].y + (mid.y - at[i].y) * 0.8,
                         at[k].x + (mid.x - at[k].x) * 0.8, at[k].y + (mid.y - at[k].y) * 0.8,
                         at[k].x, at[k].y);
            canvas_stroke(c, k == i + 1 ? p.accent : p.second, c->u * (k == i + 1 ? 0.55 : 0.35));
        }
    for (int i = 0; i + 1 < places; i += 2) {
        double dx = at[i + 1].x - at[i].x, dy = at[i + 1].y - at[i].y, bow = 0.22 * 0.6;
        canvas_place(c, plane, at[i].x + dx / 2 + dy * bow, at[i].y + dy / 2 - dx * bow, size / 100,
                     atan2(dy, dx) + ART_PI / 2);
    }
    for (int i = 0; i < places; i++) {
        draw_discs(c, at[i].x, at[i].y, (double[]){size * 0.24, size * 0.19},
                   (Tone[]){p.main, p.field}, 2);
        draw_rosette(c, at[i].x, at[i].y, size * 0.15, 8,
                     (Tone[]){p.accent, p.main, p.field, p.accent});
    }
}

Compositions ornament_transport(void) {
    static Composition *const all[] = {road, corridors, viaduct, airways, bridge, rails};
    return COMPOSITIONS(all);
}
