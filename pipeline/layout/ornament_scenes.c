// ornament_scenes.c: landscape, in flat layers: schemes of tones, sun, ranges, hills, fields, water, dwellings.
//
// Ridges are polylines and swelling curves whose spots come from the canvas's chance within an even rhythm, so that
// no two are alike and none is ragged. In: a canvas and places in points; out: filled paths.
#include "layout/ornament_scenes.h"

#include <math.h>

Scheme scheme_named(SchemeName name) {
    switch (name) {
    case SCHEME_DAY:
        return (Scheme){TONE_MIST, TONE_PALE, TONE_GOLD, TONE_HAZE, TONE_BLUE, TONE_DEEP, TONE_NIGHT, TONE_MIST,
                        TONE_GOLD, false};
    case SCHEME_DAWN:
        return (Scheme){TONE_CREAM, TONE_PAPER, TONE_GOLD, TONE_MIST, TONE_HAZE, TONE_BLUE, TONE_NIGHT, TONE_CREAM,
                        TONE_GOLD, false};
    case SCHEME_NIGHT:
        return (Scheme){TONE_NIGHT, TONE_DEEP, TONE_CREAM, TONE_BLUE, TONE_HAZE, TONE_MIST, TONE_GOLD, TONE_NIGHT,
                        TONE_SAND, true};
    case SCHEME_DUSK:
        return (Scheme){TONE_BLUE, TONE_HAZE, TONE_CREAM, TONE_MIST, TONE_SAND, TONE_GOLD, TONE_NIGHT, TONE_SAND,
                        TONE_SAND, true};
    case SCHEME_SAND:
        return (Scheme){TONE_SAND, TONE_CREAM, TONE_PAPER, TONE_GOLD, TONE_HAZE, TONE_BLUE, TONE_NIGHT, TONE_SAND,
                        TONE_PAPER, false};
    case SCHEME_WARM:
    case SCHEME_COUNT:
        break;
    }
    return (Scheme){TONE_WARM, TONE_PAPER, TONE_GOLD, TONE_SAND, TONE_BLUE, TONE_DEEP, TONE_NIGHT, TONE_WARM,
                    TONE_GOLD, false};
}

void scheme_choose(Canvas *c, const SchemeName *among, int count) {
    c->scheme = scheme_named(among[canvas_pick(c, count)]);
}

void scheme_any(Canvas *c) {
    c->scheme = scheme_named((SchemeName)canvas_pick(c, SCHEME_COUNT));
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
    for (int i = halos; i > 0; i--) {
        canvas_circle(c, x, y, r * (1 + 0.42 * i));
        canvas_fill(c, i % 2 ? c->scheme.glow : c->scheme.sky);
    }
    canvas_circle(c, x, y, r);
    canvas_fill(c, c->scheme.sun);
}

// The right flank of a peak from its top down to the next saddle, its inner edge broken once.
static void flank_path(Canvas *c, Spot peak, Spot saddle, double base, double bend) {
    double x = peak.x + (saddle.x - peak.x) * 0.12 * bend;
    canvas_move(c, peak.x, peak.y);
    canvas_line(c, saddle.x, saddle.y);
    canvas_line(c, saddle.x, base);
    canvas_line(c, peak.x + (saddle.x - peak.x) * 0.1, base);
    canvas_line(c, x - (saddle.x - peak.x) * 0.16, peak.y + (base - peak.y) * 0.62);
    canvas_line(c, x + (saddle.x - peak.x) * 0.14, peak.y + (base - peak.y) * 0.34);
    canvas_close(c);
}

void scene_range(Canvas *c, double base, double height, int peaks, Tone lit, Tone shade) {
    int count = 2 * peaks + 3;
    double pitch = c->w / (peaks + 0.5), start = -pitch * canvas_between(c, 0.3, 0.8);
    Spot *ridge = arena_array_of(c->scratch, (size_t)count, Spot);
    for (int i = 0; i < count; i++) {
        double rise = i % 2 ? canvas_between(c, 0.62, 1.0) : canvas_between(c, 0.18, 0.4);
        ridge[i] = (Spot){start + pitch * (i * 0.5 + canvas_between(c, -0.12, 0.12)), base - height * rise};
    }
    canvas_move(c, ridge[0].x, base);
    for (int i = 0; i < count; i++) canvas_line(c, ridge[i].x, ridge[i].y);
    canvas_line(c, ridge[count - 1].x, base);
    canvas_close(c);
    canvas_fill(c, lit);
    for (int i = 1; i + 1 < count; i += 2) flank_path(c, ridge[i], ridge[i + 1], base, canvas_between(c, -1, 1));
    canvas_fill(c, shade);
}

void scene_snow_peak(Canvas *c, double x, double base, double half, double height, Tone lit, Tone shade, Tone snow) {
    double top = base - height;
    canvas_polygon(c, (Spot[]){{x - half, base}, {x, top}, {x + half, base}}, 3);
    canvas_fill(c, lit);
    canvas_polygon(c, (Spot[]){{x, top}, {x + half, base}, {x + half * 0.2, base}, {x - half * 0.12, top + height * 0.62},
                               {x + half * 0.1, top + height * 0.36}}, 5);
    canvas_fill(c, shade);
    double k = 0.3;
    canvas_polygon(c, (Spot[]){{x, top}, {x + half * k, top + height * k}, {x + half * 0.14, top + height * 0.24},
                               {x + half * 0.02, top + height * 0.38}, {x - half * 0.12, top + height * 0.25},
                               {x - half * k, top + height * k}}, 6);
    canvas_fill(c, snow);
}

void scene_hill(Canvas *c, double y, double swell, int waves, Tone tone) {
    int count = 2 * waves + 3;
    double pitch = c->w / (count - 2), start = -pitch * canvas_between(c, 0.1, 0.9);
    Spot *crest = arena_array_of(c->scratch, (size_t)count, Spot);
    double side = canvas_toss(c) ? 1 : -1;
    for (int i = 0; i < count; i++, side = -side)
        crest[i] = (Spot){start + pitch * i * 1.15, y + side * swell * canvas_between(c, 0.45, 1)};
    canvas_move(c, crest[0].x, c->h);
    canvas_line(c, crest[0].x, crest[0].y);
    canvas_spline(c, crest, count);
    canvas_line(c, crest[count - 1].x, c->h);
    canvas_close(c);
    canvas_fill(c, tone);
}

void scene_furrows(Canvas *c, double vx, double top, double foot, int count, Tone tone) {
    double reach = (c->w + fabs(vx - c->w / 2) * 2) * (c->form == FORM_TALL ? 2.4 : c->form == FORM_BAND ? 1.8 : 2);
    double pitch = reach / count;
    for (int i = 0; i < count; i++) {
        double x = vx - reach / 2 + pitch * (i + 0.25), narrow = 0.04;
        double x0 = vx + (x - vx) * narrow, x1 = vx + (x + pitch * 0.5 - vx) * narrow;
        canvas_polygon(c, (Spot[]){{x0, top}, {x1, top}, {x + pitch * 0.5, foot}, {x, foot}}, 4);
    }
    canvas_fill(c, tone);
}

void scene_water(Canvas *c, double x, double top, double foot, double spread, int rows, Tone tone) {
    double pitch = (foot - top) / rows;
    for (int i = 0; i < rows; i++) {
        double y = top + pitch * (i + 0.55), reach = spread * (0.35 + 0.65 * canvas_chance(c)) * (1 - 0.45 * i / rows);
        double height = pitch * (0.18 + 0.16 * i / rows), shift = spread * canvas_between(c, -0.16, 0.16);
        canvas_pill(c, x + shift - reach, y, 2 * reach, height);
    }
    canvas_fill(c, tone);
}

void scene_ripples(Canvas *c, double top, double foot, int rows, Tone tone) {
    for (int i = 0; i < rows; i++) {
        double t = (i + 1.0) / (rows + 1), y = top + (foot - top) * t * t, length = c->w * canvas_between(c, 0.14, 0.34);
        double x = canvas_between(c, -0.05, 0.9) * c->w, height = (foot - top) * 0.006 + c->u * 0.35 * t;
        canvas_pill(c, x, y, length, height);
        canvas_pill(c, x + length + c->w * canvas_between(c, 0.03, 0.1), y, length * 0.3, height);
    }
    canvas_fill(c, tone);
}

void scene_river(Canvas *c, double x, double top, double x_foot, double foot, double half, double bend, Tone tone) {
    enum { SPOTS = 9 };
    Spot spine[SPOTS];
    double halves[SPOTS];
    for (int i = 0; i < SPOTS; i++) {
        double t = i / (SPOTS - 1.0), depth = t * t;
        spine[i] = (Spot){x + (x_foot - x) * depth + bend * sin(t * 2.4 * ART_PI) * (0.15 + depth) * (1 - 0.3 * t),
                          top + (foot - top) * (0.25 * t + 0.75 * depth)};
        halves[i] = half * (0.015 + 0.985 * depth * t);
    }
    canvas_ribbon(c, spine, halves, SPOTS);
    canvas_fill(c, tone);
}

void scene_birds(Canvas *c, double x, double y, double size, int count, Tone tone) {
    int32_t bird = motif_bird(c, tone);
    for (int i = 0; i < count; i++) {
        double dx = size * 1.15 * i * canvas_between(c, 0.85, 1.15), dy = size * canvas_between(c, -0.35, 0.35);
        double scale = size / 100 * canvas_between(c, 0.55, 1);
        canvas_place(c, bird, x + dx, y + dy - size * 0.3 * i, scale, canvas_between(c, -0.25, 0.1));
    }
}

void scene_sparks(Canvas *c, double top, double foot, int count, double size, Tone tone) {
    int32_t spark = motif_spark(c, tone);
    for (int i = 0; i < count; i++) {
        double x = c->w * (i + canvas_between(c, 0.15, 0.85)) / count; // one in each strip: spread, not clustered
        canvas_place(c, spark, x, canvas_between(c, top, foot), size / 100 * canvas_between(c, 0.35, 1), 0);
    }
}

void scene_clouds(Canvas *c, double x, double y, double w, int bars, Tone tone) {
    double pitch = w * 0.075;
    for (int i = 0; i < bars; i++) {
        double length = w * canvas_between(c, 0.45, 1) * (1 - 0.18 * fabs(i - (bars - 1) / 2.0));
        canvas_pill(c, x - length / 2 + w * canvas_between(c, -0.2, 0.2), y + pitch * i, length, pitch * 0.62);
    }
    canvas_fill(c, tone);
}

void scene_poplars(Canvas *c, double x, double base, double height, int count, double pitch, Tone lit, Tone shade) {
    int32_t poplar = motif_poplar(c, lit, shade);
    for (int i = 0; i < count; i++) {
        double size = height * canvas_between(c, 0.78, 1);
        canvas_place(c, poplar, x + pitch * i, base - size / 2, size / 100, 0);
    }
}

void scene_yurt(Canvas *c, double x, double base, double size, Tone felt, Tone shade, Tone band, Tone door) {
    double half = size / 2, wall = size * 0.3, eaves = base - wall, crown = base - size * 0.62;
    canvas_move(c, x - half, base);
    canvas_line(c, x - half * 0.96, eaves);
    canvas_curve(c, x - half * 0.8, eaves - size * 0.2, x - half * 0.4, crown, x - half * 0.2, crown);
    canvas_line(c, x + half * 0.2, crown);
    canvas_curve(c, x + half * 0.4, crown, x + half * 0.8, eaves - size * 0.2, x + half * 0.96, eaves);
    canvas_line(c, x + half, base);
    canvas_close(c);
    canvas_fill(c, felt);
    canvas_move(c, x + half * 0.2, crown);
    canvas_curve(c, x + half * 0.4, crown, x + half * 0.8, eaves - size * 0.2, x + half * 0.96, eaves);
    canvas_line(c, x + half, base);
    canvas_line(c, x + half * 0.42, base);
    canvas_curve(c, x + half * 0.46, eaves, x + half * 0.34, crown + size * 0.1, x + half * 0.2, crown);
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
    canvas_curve(c, x + half * 0.42, tip + half * 0.3, x + half, spring - half * 0.62, x + half, spring);
    canvas_line(c, x + half, base);
    canvas_close(c);
}

void scene_blob(Canvas *c, double x, double y, double rx, double ry, double phase, double unevenness) {
    enum { SPOTS = 14 };
    Spot at[SPOTS];
    for (int i = 0; i < SPOTS; i++) {
        double angle = 2 * ART_PI * i / SPOTS;
        double r = 1 + unevenness * (0.55 * sin(2 * angle + phase) + 0.3 * sin(3 * angle - 2.1 * phase) +
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
