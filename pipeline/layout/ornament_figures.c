// ornament_figures.c: whole figures for the drawing board: discs, rings, stars, polygons, ribbons.
//
// Each adds closed subpaths to the path in the making, for one fill or stroke by the caller. Rings run
// their inner circle backwards, so that the non-zero rule leaves the hole. Points; see ornament_canvas.h.
#include <math.h>

#include "layout/ornament_canvas.h"

void canvas_rect(Canvas *c, double x, double y, double w, double h) {
    canvas_polygon(c, (Spot[]){{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, 4);
}

void canvas_polygon(Canvas *c, const Spot *at, int count) {
    canvas_move(c, at[0].x, at[0].y);
    for (int i = 1; i < count; i++) canvas_line(c, at[i].x, at[i].y);
    canvas_close(c);
}

void canvas_circle(Canvas *c, double x, double y, double r) {
    canvas_move(c, x + r, y);
    canvas_arc(c, x, y, r, 0, 2 * ART_PI);
    canvas_close(c);
}

void canvas_ellipse(Canvas *c, double x, double y, double rx, double ry) {
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_scale(c, rx, ry);
    canvas_circle(c, 0, 0, 1);
    c->at = old;
}

void canvas_ring(Canvas *c, double x, double y, double outer, double inner) {
    canvas_circle(c, x, y, outer);
    canvas_move(c, x + inner, y);
    canvas_arc(c, x, y, inner, 2 * ART_PI, 0);
    canvas_close(c);
}

void canvas_sector(Canvas *c, double x, double y, double inner, double outer, double from,
                   double to) {
    canvas_move(c, x + outer * cos(from), y + outer * sin(from));
    canvas_arc(c, x, y, outer, from, to);
    if (inner > 0) canvas_arc(c, x, y, inner, to, from);
    else canvas_line(c, x, y);
    canvas_close(c);
}

void canvas_star(Canvas *c, double x, double y, double outer, double inner, int points,
                 double turn) {
    for (int i = 0; i < 2 * points; i++) {
        double angle = turn + ART_PI * i / points, r = i % 2 ? inner : outer;
        if (i == 0) canvas_move(c, x + r * cos(angle), y + r * sin(angle));
        else canvas_line(c, x + r * cos(angle), y + r * sin(angle));
    }
    canvas_close(c);
}

void canvas_regular(Canvas *c, double x, double y, double r, int sides, double turn) {
    for (int i = 0; i < sides; i++) {
        double angle = turn + 2 * ART_PI * i / sides;
        if (i == 0) canvas_move(c, x + r * cos(angle), y + r * sin(angle));
        else canvas_line(c, x + r * cos(angle), y + r * sin(angle));
    }
    canvas_close(c);
}

void canvas_pill(Canvas *c, double x, double y, double w, double h) {
    double r = (w < h ? w : h) / 2;
    canvas_move(c, x + r, y);
    canvas_arc(c, x + w - r, y + r, r, -ART_PI / 2, 0);
    canvas_arc(c, x + w - r, y + h - r, r, 0, ART_PI / 2);
    canvas_arc(c, x + r, y + h - r, r, ART_PI / 2, ART_PI);
    canvas_arc(c, x + r, y + r, r, ART_PI, 3 * ART_PI / 2);
    canvas_close(c);
}

// The normal of the spine at spot i, times the half width there.
static Spot ribbon_offset(const Spot *spine, const double *half, int count, int i) {
    Spot a = spine[i ? i - 1 : 0], b = spine[i + 1 < count ? i + 1 : count - 1];
    double x = b.x - a.x, y = b.y - a.y, length = sqrt(x * x + y * y);
    if (length < 1e-9) return (Spot){0, 0};
    return (Spot){-y / length * half[i], x / length * half[i]};
}

void canvas_ribbon(Canvas *c, const Spot *spine, const double *half, int count) {
    Spot *left = arena_array_of(c->scratch, (size_t)count, Spot);
    Spot *right = arena_array_of(c->scratch, (size_t)count, Spot);
    for (int i = 0; i < count; i++) {
        Spot d = ribbon_offset(spine, half, count, i);
        left[i] = (Spot){spine[i].x + d.x, spine[i].y + d.y};
        right[count - 1 - i] = (Spot){spine[i].x - d.x, spine[i].y - d.y};
    }
    canvas_move(c, left[0].x, left[0].y);
    canvas_spline(c, left, count);
    canvas_spline(c, right, count);
    canvas_close(c);
}

// Two equal curves from end to end; bulge: half of the width, as a part of the length.
void canvas_leaf(Canvas *c, double x0, double y0, double x1, double y1, double bulge) {
    double dx = x1 - x0, dy = y1 - y0, k = bulge * 4 / 3;
    double nx = -dy * k, ny = dx * k;
    canvas_move(c, x0, y0);
    canvas_curve(c, x0 + dx * 0.3 + nx, y0 + dy * 0.3 + ny, x0 + dx * 0.7 + nx, y0 + dy * 0.7 + ny,
                 x1, y1);
    canvas_curve(c, x0 + dx * 0.7 - nx, y0 + dy * 0.7 - ny, x0 + dx * 0.3 - nx, y0 + dy * 0.3 - ny,
                 x0, y0);
    canvas_close(c);
}
