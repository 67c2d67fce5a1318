// ornament_bands.c: ornament that fills an area: star lattices and woven bands, in whole repeats.
//
// A band's repeats take its height as their measure and are then widened by the little that makes their
// number whole; nothing is cut at the ends. Lattices are centred in their area and clipped to it. Points.
#include <math.h>

#include "layout/ornament_motifs.h"

static int repeats_in(double length, double repeat) {
    int count = (int)floor(length / repeat + 0.5);
    return count < 1 ? 1 : count;
}

void pattern_stars(Canvas *c, double x, double y, double w, double h, double cell, int points,
                   int32_t drawing) {
    double rise = points == 8 ? cell : cell * sqrt(3) / 2;
    int rows = (int)ceil(h / rise / 2), columns = (int)ceil(w / cell / 2) + 1;
    canvas_rect(c, x, y, w, h);
    canvas_clip(c);
    for (int row = -rows; row <= rows; row++)
        for (int column = -columns; column <= columns; column++) {
            double dx = points == 8 || row % 2 == 0 ? 0 : cell / 2;
            double cx = column * cell + dx, cy = row * rise;
            if (fabs(cx) < w / 2 + cell / 2 && fabs(cy) < h / 2 + cell / 2)
                canvas_place(c, drawing, x + w / 2 + cx, y + h / 2 + cy, cell / 100, 0);
        }
    canvas_unclip(c);
}

void band_horns(Canvas *c, double x, double y, double w, double h, Tone ground, Tone horn,
                Tone edge) {
    double line = h * 0.05, size = h * 0.86;
    int count = (repeats_in(w, h * 0.7) + 1) / 2 * 2;
    double cell = w / count;
    int32_t drawing = motif_horns(c, horn);
    canvas_rect(c, x, y, w, h);
    canvas_fill(c, ground);
    for (int i = 0; i < count; i++) {
        double middle =
            i % 2 ? y + line + size / 2 : y + h - line - size / 2; // each stands on its own edge
        canvas_place(c, drawing, x + cell * (i + 0.5), middle, size / 100, i % 2 ? ART_PI : 0);
    }
    canvas_rect(c, x, y, w, line);
    canvas_rect(c, x, y + h - line, w, line);
    canvas_fill(c, edge);
}

void band_teeth(Canvas *c, double x, double y, double w, double h, Tone tone, bool down) {
    int count = repeats_in(w, h * 1.1);
    double cell = w / count, foot = down ? y : y + h, tip = down ? y + h : y;
    for (int i = 0; i < count; i++)
        canvas_polygon(
            c,
            (Spot[]){{x + cell * i, foot}, {x + cell * (i + 1), foot}, {x + cell * (i + 0.5), tip}},
            3);
    canvas_fill(c, tone);
}

static void diamond(Canvas *c, double x, double y, double rx, double ry) {
    canvas_polygon(c, (Spot[]){{x - rx, y}, {x, y - ry}, {x + rx, y}, {x, y + ry}}, 4);
}

void band_diamonds(Canvas *c, double x, double y, double w, double h, Tone outer, Tone inner) {
    int count = repeats_in(w, h * 1.1);
    double cell = w / count;
    for (int i = 0; i < count; i++) diamond(c, x + cell * (i + 0.5), y + h / 2, cell / 2, h / 2);
    canvas_fill(c, outer);
    for (int i = 0; i < count; i++)
        diamond(c, x + cell * (i + 0.5), y + h / 2, cell * 0.22, h * 0.22);
    canvas_fill(c, inner);
}
