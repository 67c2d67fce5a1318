// ornament_motifs.c: single motifs: ram's horns, tulips, stars, birds, wheat; wheels, rays and rosettes.
//
// The scroll is a spiral whose radius falls evenly with its angle, drawn as a tapering ribbon. The stars
// are those of Hankin's method (Lee 1987; Kaplan 2000): rays that leave the middles of a polygon's sides at
// one angle meet on its axes, so that equal stars on a lattice touch tip to tip and leave the crosses and
// arrows of girih between them.
#include "layout/ornament_motifs.h"

#include <math.h>

enum { SCROLL_SPOTS = 14 };

// One scroll from the stem at (0, 16) up and out to the side (-1 left, 1 right), inwards a little over one
// turn.
static void scroll_path(Canvas *c, double side) {
    Spot spine[SCROLL_SPOTS];
    double half[SCROLL_SPOTS];
    spine[0] = (Spot){side * 3.4, 16};
    half[0] = 6.4;
    for (int i = 1; i < SCROLL_SPOTS; i++) {
        double t = (i - 1.0) / (SCROLL_SPOTS - 2), angle = -ART_PI * 1.8 * t, r = 20.6 - 12.4 * t;
        spine[i] = (Spot){side * (24 - r * cos(angle)), -14 + r * sin(angle)};
        half[i] = 6.4 - 1.6 * t;
    }
    canvas_ribbon(c, spine, half, SCROLL_SPOTS);
}

static void horns_path(Canvas *c, Tone tone) {
    for (int side = -1; side <= 1; side += 2) {
        scroll_path(c, side);
        canvas_fill(c, tone);
        canvas_circle(c, side * 17.6, -9.2, 5.1);
        canvas_fill(c, tone);
    }
    canvas_polygon(c, (Spot[]){{-9.8, 14}, {9.8, 14}, {9.8, 50}, {-9.8, 50}}, 4);
    canvas_fill(c, tone);
}

int32_t motif_horns(const Canvas *c, Tone tone) {
    Canvas m = canvas_motif(c, 50, 50);
    horns_path(&m, tone);
    canvas_polygon(&m, (Spot[]){{-9.8, 22}, {9.8, 22}, {30, 50}, {-30, 50}}, 4);
    canvas_fill(&m, tone);
    return canvas_motif_end(&m);
}

int32_t motif_horn_cross(const Canvas *c, Tone tone, Tone heart) {
    Canvas m = canvas_motif(c, 50, 50);
    for (int i = 0; i < 4; i++) {
        Affine old = m.at;
        canvas_rotate(&m, ART_PI / 4 + ART_PI / 2 * i);
        canvas_translate(&m, 0, -27);
        canvas_scale(&m, 0.55, 0.55);
        horns_path(&m, tone);
        m.at = old;
    }
    canvas_regular(&m, 0, 0, 17, 4, 0);
    canvas_fill(&m, tone);
    canvas_regular(&m, 0, 0, 9.5, 4, 0);
    for (int i = 0; i < 4; i++)
        canvas_regular(&m, 39 * cos(ART_PI / 2 * i), 39 * sin(ART_PI / 2 * i), 6.5, 4, 0);
    canvas_fill(&m, heart);
    return canvas_motif_end(&m);
}

int32_t motif_tulip(const Canvas *c, Tone petal, Tone side, Tone stem) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_move(&m, 0, 0);
    canvas_line(&m, 0, 50);
    canvas_stroke(&m, stem, 2.2);
    canvas_leaf(&m, 0, 48, -20, 8, 0.16);
    canvas_leaf(&m, 0, 48, 20, 8, 0.16);
    canvas_fill(&m, stem);
    canvas_leaf(&m, 0, 2, 0, -48, 0.24);
    canvas_fill(&m, petal);
    for (int k = -1; k <= 1; k += 2) {
        canvas_move(&m, 0, 3);
        canvas_curve(&m, k * 20, 3, k * 24, -18, k * 19, -44);
        canvas_curve(&m, k * 12, -30, k * 2, -24, 0, 3);
        canvas_close(&m);
    }
    canvas_fill(&m, side);
    return canvas_motif_end(&m);
}

// Inner radius of a star of n points whose rays leave the cell's sides at angle theta.
static double star_inner(double outer, int points, double theta) {
    return outer * cos(theta) / cos(theta - ART_PI / points);
}

static double star_angle(int points) {
    return points == 6 ? ART_PI / 3 : points == 8 ? ART_PI / 4 * 1.0 : ART_PI * 0.34;
}

int32_t motif_star(const Canvas *c, int points, Tone star, Tone inner, Tone heart) {
    Canvas m = canvas_motif(c, 50, 50);
    double theta = star_angle(points);
    canvas_star(&m, 0, 0, 50, star_inner(50, points, theta), points, 0);
    canvas_fill(&m, star);
    canvas_star(&m, 0, 0, 30, star_inner(30, points, theta), points, ART_PI / points);
    canvas_fill(&m, inner);
    canvas_circle(&m, 0, 0, 8);
    canvas_fill(&m, heart);
    return canvas_motif_end(&m);
}

int32_t motif_bird(const Canvas *c, Tone tone) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_move(&m, -50, -12);
    canvas_curve(&m, -30, -26, -8, -16, 0, 6);
    canvas_curve(&m, 6, -18, 28, -30, 50, -20);
    canvas_curve(&m, 30, -18, 14, -6, 4, 16);
    canvas_line(&m, -3, 17);
    canvas_curve(&m, -12, -4, -30, -12, -50, -12);
    canvas_close(&m);
    canvas_fill(&m, tone);
    return canvas_motif_end(&m);
}

int32_t motif_wheat(const Canvas *c, Tone light, Tone dark) {
    Canvas m = canvas_motif(c, 20, 100);
    canvas_move(&m, 0, -60);
    canvas_line(&m, 0, 100);
    canvas_stroke(&m, dark, 1.6);
    for (int i = 0; i < 6; i++) {
        double y = -8 - 13 * i;
        canvas_leaf(&m, 0, y, -13 + i, y - 19, 0.2);
        canvas_leaf(&m, 0, y, 13 - i, y - 19, 0.2);
    }
    canvas_leaf(&m, 0, -82, 0, -100, 0.2);
    canvas_fill(&m, light);
    return canvas_motif_end(&m);
}

int32_t motif_poplar(const Canvas *c, Tone light, Tone dark) {
    Canvas m = canvas_motif(c, 20, 50);
    canvas_leaf(&m, 0, 50, 0, -50, 0.13);
    canvas_fill(&m, light);
    canvas_move(&m, 0, 50);
    canvas_curve(&m, 17.3, 20, 17.3, -20, 0, -50);
    canvas_close(&m);
    canvas_fill(&m, dark);
    return canvas_motif_end(&m);
}

int32_t motif_spark(const Canvas *c, Tone tone) {
    Canvas m = canvas_motif(c, 50, 50);
    canvas_star(&m, 0, 0, 50, 11, 4, 0);
    canvas_fill(&m, tone);
    return canvas_motif_end(&m);
}

// Three bars, bent away from each other, across a ring of radius r.
static void shanyrak_bars(Canvas *c, double r, Tone tone) {
    for (int i = -1; i <= 1; i++) {
        canvas_move(c, -r * sqrt(1 - 0.0196 * i * i), 0.14 * r * i);
        canvas_curve(c, -r * 0.35, 0.36 * r * i, r * 0.35, 0.36 * r * i,
                     r * sqrt(1 - 0.0196 * i * i), 0.14 * r * i);
    }
    canvas_stroke(c, tone, r * 0.055);
}

void draw_shanyrak(Canvas *c, double x, double y, double r, Tone tone, double turn) {
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_rotate(c, turn);
    shanyrak_bars(c, r * 0.88, tone);
    canvas_rotate(c, ART_PI / 2);
    shanyrak_bars(c, r * 0.88, tone);
    c->at = old;
    canvas_ring(c, x, y, r, r * 0.86);
    canvas_fill(c, tone);
}

void draw_poles(Canvas *c, double x, double y, double r0, double r1, int count, Tone tone,
                double width) {
    for (int i = 0; i < count; i++) {
        double angle = 2 * ART_PI * (i + 0.5) / count;
        canvas_move(c, x + r0 * cos(angle), y + r0 * sin(angle));
        canvas_line(c, x + r1 * cos(angle), y + r1 * sin(angle));
    }
    canvas_stroke(c, tone, width);
}

void draw_rays(Canvas *c, double x, double y, double r0, double r1, int count, double share,
               double turn, Tone tone) {
    for (int i = 0; i < count; i++) {
        double part = 2 * ART_PI / count, a = turn + part * i, b = a + part * share;
        canvas_polygon(c,
                       (Spot[]){{x + r0 * cos(a), y + r0 * sin(a)},
                                {x + r1 * cos(a), y + r1 * sin(a)},
                                {x + r1 * cos(b), y + r1 * sin(b)},
                                {x + r0 * cos(b), y + r0 * sin(b)}},
                       4);
    }
    canvas_fill(c, tone);
}

void draw_discs(Canvas *c, double x, double y, const double *radii, const Tone *tones, int count) {
    for (int i = 0; i < count; i++) {
        canvas_circle(c, x, y, radii[i]);
        canvas_fill(c, tones[i]);
    }
}

void draw_rosette(Canvas *c, double x, double y, double r, int points, const Tone tones[4]) {
    double step = ART_PI / points;
    canvas_star(c, x, y, r, r * 0.80, points, 0);
    canvas_fill(c, tones[0]);
    canvas_star(c, x, y, r * 0.80, r * 0.56, points, step);
    canvas_fill(c, tones[1]);
    canvas_star(c, x, y, r * 0.56, r * 0.40, points, 0);
    canvas_fill(c, tones[2]);
    canvas_star(c, x, y, r * 0.34, r * 0.20, points > 8 ? 8 : points, step);
    canvas_fill(c, tones[3]);
}
