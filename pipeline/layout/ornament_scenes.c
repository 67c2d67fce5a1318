// ornament_scenes.c: landscape, in flat layers: schemes of tones, sun, ranges, hills, fields, water,
// dwellings.
//
// Ridges are polylines and swelling curves whose spots come from the canvas's chance within an even rhythm,
// so that no two are alike and none is ragged. In: a canvas and places in points; out: filled paths.
#include "layout/ornament_scenes.h"

#include <math.h>

Scheme scheme_named(SchemeName name) {
    switch (name) {
    case SCHEME_DAY:
        return (Scheme){TONE_MIST, TONE_PALE,  TONE_GOLD, TONE_HAZE, TONE_BLUE,
                        TONE_DEEP, TONE_NIGHT, TONE_MIST, TONE_GOLD, false};
    case SCHEME_DAWN:
        return (Scheme){TONE_CREAM, TONE_PAPER, TONE_GOLD,  TONE_MIST, TONE_HAZE,
                        TONE_BLUE,  TONE_NIGHT, TONE_CREAM, TONE_GOLD, false};
    case SCHEME_NIGHT:
        return (Scheme){TONE_NIGHT, TONE_DEEP, TONE_CREAM, TONE_BLUE, TONE_HAZE,
                        TONE_MIST,  TONE_GOLD, TONE_NIGHT, TONE_SAND, true};
    case SCHEME_DUSK:
        return (Scheme){TONE_DEEP, TONE_BLUE,  TONE_CREAM, TONE_HAZE, TONE_SAND,
                        TONE_GOLD, TONE_NIGHT, TONE_SAND,  TONE_SAND, true};
    case SCHEME_GOLD:
        return (Scheme){TONE_GOLD, TONE_SAND,  TONE_PAPER, TONE_CREAM, TONE_BLUE,
                        TONE_DEEP, TONE_NIGHT, TONE_SAND,  TONE_PAPER, false};
    case SCHEME_SAND:
        return (Scheme){TONE_SAND, TONE_CREAM, TONE_PAPER, TONE_GOLD,  TONE_HAZE,
                        TONE_BLUE, TONE_NIGHT, TONE_SAND,  TONE_PAPER, false};
    case SCHEME_WARM:
    case SCHEME_COUNT: break;
    }
    return (Scheme){TONE_WARM, TONE_PAPER, TONE_GOLD, TONE_SAND, TONE_BLUE,
                    TONE_DEEP, TONE_NIGHT, TONE_WARM, TONE_GOLD, false};
}

void scheme_any(Canvas *c) {
    c->scheme = scheme_named((SchemeName)canvas_pick(c, SCHEME_COUNT));
}

Tone tone_solid(Tone tone) {
    return tone == TONE_PAPER ? TONE_PALE : tone;
}

double scene_horizon(Canvas *c, double least, double most) {
    return c->h * canvas_between(c, least, most);
}

double scene_focus(Canvas *c) {
    static const double thirds[] = {0.36, 0.64};
    double side = thirds[canvas_pick(c, 2)];
    if (c->form == FORM_BAND) side = side < 0.5 ? 0.28 : 0.72;
    if (c->form == FORM_SQUARE && canvas_pick(c, 3) == 0) side = 0.5;
    return c->w * (side + canvas_between(c, -0.03, 0.03));
}

void scene_sun(Canvas *c, double x, double y, double r, int halos) {
    c->light = x;
    for (int i = halos; i > 0; i--) {
        canvas_circle(c, x, y, r * (1 + 0.42 * i));
        canvas_fill(c, (halos - i) % 2 ? c->scheme.sky : c->scheme.glow);
    }
    canvas_circle(c, x, y, r);
    canvas_fill(c, c->scheme.sun);
}

// One peak; its side away from the light is shaded along a broken edge.
static void peak_draw(Canvas *c, double x, double base, double half, double height, double bend,
                      Tone lit, Tone shade) {
    double top = base - height, side = x < c->light ? -1 : 1;
    canvas_polygon(c, (Spot[]){{x - half, base}, {x, top}, {x + half, base}}, 3);
    canvas_fill(c, lit);
    canvas_polygon(c,
                   (Spot[]){{x, top},
                            {x + side * half, base},
                            {x + side * half * (0.1 + 0.2 * bend), base},
                            {x - side * half * 0.1, top + height * (0.6 + 0.1 * bend)},
                            {x + side * half * 0.12, top + height * (0.32 + 0.08 * bend)}},
                   5);
    canvas_fill(c, shade);
}

void scene_range(Canvas *c, double base, double height, Tone lit, Tone shade) {
    double half = height * 1.45 > c->w / 16 ? height * 1.45 : c->w / 16, pitch = half * 0.92;
    int count = (int)(c->w / pitch) + 3;
    double start = -pitch * canvas_between(c, 0.2, 0.9);
    for (int pass = 0; pass < 2; pass++) // the high ones stand behind
        for (int i = pass; i < count; i += 2) {
            double rise = pass ? canvas_between(c, 0.42, 0.66) : canvas_between(c, 0.74, 1);
            double x = start + pitch * (i + canvas_between(c, -0.16, 0.16));
            peak_draw(c, x, base, half * (0.42 + 0.58 * rise), height * rise, canvas_chance(c), lit,
                      shade);
        }
    double foot = base - height * 0.08;
    canvas_rect(c, 0, foot, c->w, c->h - foot);
    canvas_fill(c, shade);
}

void scene_snow_peak(Canvas *c, double x, double base, double half, double height, Tone lit,
                     Tone shade, Tone snow) {
    double top = base - height, k = 0.3, side = x < c->light ? -1 : 1;
    peak_draw(c, x, base, half, height, 0.4, lit, shade);
    canvas_polygon(c,
                   (Spot[]){{x, top},
                            {x + side * half * k, top + height * k},
                            {x + side * half * 0.15, top + height * 0.23},
                            {x + side * half * 0.03, top + height * 0.4},
                            {x - side * half * 0.12, top + height * 0.24},
                            {x - side * half * k, top + height * k}},
                   6);
    canvas_fill(c, snow);
}

void scene_hill(Canvas *c, double y, double swell, int waves, Tone tone) {
    if (c->form == FORM_TALL) waves = 1;
    int count = 2 * waves + 4;
    double pitch = c->w / (2 * waves), start = -pitch * canvas_between(c, 1.1, 1.9);
    Spot *crest = arena_array_of(c->scratch, (size_t)count, Spot);
    double side = canvas_toss(c) ? 1 : -1, most = pitch * 0.09;
    if (swell > most) swell = most;
    for (int i = 0; i < count; i++, side = -side)
        crest[i] = (Spot){start + pitch * i, y + side * swell * canvas_between(c, 0.5, 1)};
    canvas_move(c, crest[0].x, c->h);
    canvas_line(c, crest[0].x, crest[0].y);
    canvas_spline(c, crest, count);
    canvas_line(c, crest[count - 1].x, c->h);
    canvas_close(c);
    canvas_fill(c, tone);
}

void scene_furrows(Canvas *c, double vx, double top, double foot, int count, Tone tone) {
    static const double spread[] = {1.8, 2, 2, 2.4};
    double reach = (c->w + fabs(vx - c->w / 2) * 2) * spread[c->form], pitch = reach / count;
    for (int i = 0; i < count; i++) {
        double x = vx - reach / 2 + pitch * (i + 0.25), narrow = 0.04;
        double x0 = vx + (x - vx) * narrow, x1 = vx + (x + pitch * 0.5 - vx) * narrow;
        canvas_polygon(c, (Spot[]){{x0, top}, {x1, top}, {x + pitch * 0.5, foot}, {x, foot}}, 4);
    }
    canvas_fill(c, tone);
}

void scene_glitter(Canvas *c, double x, double top, double foot, double r, Tone tone) {
    int rows = (int)((foot - top) / (r * 0.15));
    if (rows > 9) rows = 9;
    if (rows < 3) rows = 3;
    double pitch = (foot - top) / (rows + 0.4);
    for (int i = 0; i < rows; i++) {
        double t = (i + 0.2) / rows, chord = r * sqrt(1 - t * t) * (i % 2 ? 0.66 : 0.98);
        double shift = r * canvas_between(c, -0.09, 0.09), height = pitch * (0.24 + 0.2 * t);
        canvas_pill(c, x + shift - chord, top + pitch * (i + 0.4), 2 * chord, height);
    }
    canvas_fill(c, tone);
}

void scene_calm(Canvas *c, double top, double foot, int rows, Tone tone) {
    for (int i = 0; i < rows; i++) {
        double t = (i + 0.7) / rows, y = top + (foot - top) * t * (0.45 + 0.5 * t);
        double length = c->w * canvas_between(c, 0.2, 0.42),
               x = c->w * canvas_between(c, -0.15, 0.85);
        canvas_leaf(c, x, y, x + length, y, (foot - top) * (0.004 + 0.012 * t) / length);
    }
    canvas_fill(c, tone);
}

void scene_river(Canvas *c, double x, double top, double x_foot, double foot, double half,
                 double bend, Tone tone) {
    enum { SPOTS = 11 };
    Spot left[SPOTS], right[SPOTS];
    for (int i = 0; i < SPOTS; i++) {
        double t = i / (SPOTS - 2.0), y = top + (foot - top) * t * (0.35 + 0.65 * t),
               wide = half * (0.01 + 0.99 * t * t);
        double middle = x + (x_foot - x) * t * t + bend * sin(t * 2.1 * ART_PI) * (0.12 + 0.88 * t);
        left[i] = (Spot){middle - wide, y};
        right[SPOTS - 1 - i] = (Spot){middle + wide, y};
    }
    canvas_move(c, left[0].x, left[0].y);
    canvas_spline(c, left, SPOTS);
    canvas_spline(c, right, SPOTS);
    canvas_close(c);
    canvas_fill(c, tone);
}

double scene_hem(Canvas *c, Tone ground, Tone figure, Tone edge) {
    double h = c->s * (c->form == FORM_BAND ? 0.15 : 0.1), y = c->h - h;
    canvas_rect(c, 0, y, c->w, h);
    canvas_fill(c, ground);
    switch (canvas_pick(c, 3)) {
    case 0: band_horns(c, 0, y, c->w, h, ground, figure, edge); break;
    case 1: band_diamonds(c, 0, y + h * 0.24, c->w, h * 0.52, figure, edge); break;
    default:
        band_teeth(c, 0, y + h * 0.2, c->w, h * 0.32, figure, true);
        band_teeth(c, 0, y + h * 0.52, c->w, h * 0.32, edge, false);
    }
    canvas_rect(c, 0, y, c->w, h * 0.06);
    canvas_fill(c, edge);
    return y;
}

void scene_birds(Canvas *c, double x, double y, double size, int count, Tone tone) {
    int32_t bird = motif_bird(c, tone);
    for (int i = 0; i < count; i++) {
        double dx = size * 1.15 * i * canvas_between(c, 0.85, 1.15),
               dy = size * canvas_between(c, -0.35, 0.35);
        double scale = size / 100 * canvas_between(c, 0.55, 1);
        canvas_place(c, bird, x + dx, y + dy - size * 0.3 * i, scale,
                     canvas_between(c, -0.25, 0.1));
    }
}

void scene_sparks(Canvas *c, double top, double foot, int count, double size, Tone tone) {
    int32_t spark = motif_spark(c, tone);
    for (int i = 0; i < count; i++) {
        double x = c->w * (i + canvas_between(c, 0.15, 0.85)) /
                   count; // one in each strip: spread, not clustered
        canvas_place(c, spark, x, canvas_between(c, top, foot),
                     size / 100 * canvas_between(c, 0.35, 1), 0);
    }
}

void scene_yurt(Canvas *c, double x, double base, double size, Tone felt, Tone shade, Tone band,
                Tone door) {
    double half = size / 2, wall = size * 0.3, eaves = base - wall, crown = base - size * 0.62;
    canvas_move(c, x - half, base);
    canvas_line(c, x - half * 0.96, eaves);
    canvas_curve(c, x - half * 0.8, eaves - size * 0.2, x - half * 0.4, crown, x - half * 0.2,
                 crown);
    canvas_line(c, x + half * 0.2, crown);
    canvas_curve(c, x + half * 0.4, crown, x + half * 0.8, eaves - size * 0.2, x + half * 0.96,
                 eaves);
    canvas_line(c, x + half, base);
    canvas_close(c);
    canvas_fill(c, felt);
    canvas_move(c, x + half * 0.2, crown);
    canvas_curve(c, x + half * 0.4, crown, x + half * 0.8, eaves - size * 0.2, x + half * 0.96,
                 eaves);
    canvas_line(c, x + half, base);
    canvas_line(c, x + half * 0.42, base);
    canvas_curve(c, x + half * 0.46, eaves, x + half * 0.34, crown + size * 0.1, x + half * 0.2,
                 crown);
    canvas_close(c);
    canvas_fill(c, shade);
    canvas_rect(c, x - half * 0.965, eaves - size * 0.015, half * 1.93, size * 0.045);
    canvas_fill(c, band);
    band_teeth(c, x - half * 0.93, eaves + size * 0.04, half * 1.86, size * 0.05, band, true);
    canvas_pill(c, x - half * 0.24, crown - size * 0.035, half * 0.48, size * 0.05);
    canvas_fill(c, band);
    canvas_rect(c, x - half * 0.17, base - wall * 0.86, half * 0.34, wall * 0.86);
    canvas_fill(c, door);
}

void scene_arch(Canvas *c, double x, double base, double half, double height) {
    double tip = base - height, spring = tip + half * 1.18;
    if (spring > base) spring = base;
    canvas_move(c, x - half, base);
    canvas_line(c, x - half, spring);
    canvas_curve(c, x - half, spring - half * 0.62, x - half * 0.42, tip + half * 0.3, x, tip);
    canvas_curve(c, x + half * 0.42, tip + half * 0.3, x + half, spring - half * 0.62, x + half,
                 spring);
    canvas_line(c, x + half, base);
    canvas_close(c);
}

void scene_blob(Canvas *c, double x, double y, double rx, double ry, double phase,
                double unevenness) {
    enum { SPOTS = 14 };
    Spot at[SPOTS];
    for (int i = 0; i < SPOTS; i++) {
        double angle = 2 * ART_PI * i / SPOTS;
        double r =
            1 + unevenness * (0.55 * sin(2 * angle + phase) + 0.3 * sin(3 * angle - 2.1 * phase) +
                              0.15 * cos(5 * angle + phase));
        at[i] = (Spot){x + rx * r * cos(angle), y + ry * r * sin(angle)};
    }
    canvas_loop(c, at, SPOTS);
}

void scene_contours(Canvas *c, double x, double y, double r, int count, double width, Tone tone) {
    double phase = canvas_between(c, 0, 2 * ART_PI);
    for (int i = 1; i <= count; i++) {
        double k = r * i / count;
        scene_blob(c, x, y, k, k * 0.8, phase + 0.05 * i, 0.2);
    }
    canvas_stroke(c, tone, width);
}
