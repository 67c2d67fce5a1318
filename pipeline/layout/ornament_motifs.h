// ornament_motifs.h: the grammar of steppe ornament: ram's horns, wheels, tulips, lattices.
//
// motif_… builds a drawing in a box of -50..50 and returns its index; draw_… paints at once; band_… and
// pattern_… fill an area with whole repeats. Points, angles in radians; tones from the canvas.
#ifndef FOLIO_ORNAMENT_MOTIFS_H
#define FOLIO_ORNAMENT_MOTIFS_H

#include "layout/ornament_canvas.h"

// Ram's horns, qoshqar müiz: stem at the foot, two scrolls above.
int32_t motif_horns(const Canvas *c, Tone tone);
int32_t motif_horn_cross(const Canvas *c, Tone tone, Tone heart); // four pairs of horns along the diagonals
int32_t motif_tulip(const Canvas *c, Tone petal, Tone side, Tone stem);
int32_t motif_star(const Canvas *c, int points, Tone star, Tone inner, Tone heart);
int32_t motif_bird(const Canvas *c, Tone tone);
int32_t motif_wheat(const Canvas *c, Tone light, Tone dark); // ear above, stalk to the foot
int32_t motif_poplar(const Canvas *c, Tone light, Tone dark);
int32_t motif_spark(const Canvas *c, Tone tone);             // a star of the night, four points

// The crown of the yurt: a ring crossed by two sheaves of three bent bars.
void draw_shanyrak(Canvas *c, double x, double y, double r, Tone tone, double turn);
// The roof poles around it: count strokes from r0 to r1.
void draw_poles(Canvas *c, double x, double y, double r0, double r1, int count, Tone tone,
                double width);
// count wedges, each taking share of its part of the circle.
void draw_rays(Canvas *c, double x, double y, double r0, double r1, int count, double share,
               double turn, Tone tone);
// Discs, one in the other, from tones[0] outside to tones[count - 1].
void draw_discs(Canvas *c, double x, double y, const double *radii, const Tone *tones, int count);
// A many-pointed rosette of layered stars, as on a portal: points 8, 10, 12 or 16.
void draw_rosette(Canvas *c, double x, double y, double r, int points, const Tone tones[4]);

// Star lattices over an area, clipped to it: 8 points on squares, 6 or 12 on hexagons. drawing: a
// motif_star.
void pattern_stars(Canvas *c, double x, double y, double w, double h, double cell, int points,
                   int32_t drawing);

// Bands across x..x+w, whole repeats.
void band_horns(Canvas *c, double x, double y, double w, double h, Tone ground, Tone horn,
                Tone edge);
// A row of triangles.
void band_teeth(Canvas *c, double x, double y, double w, double h, Tone tone, bool down);
void band_diamonds(Canvas *c, double x, double y, double w, double h, Tone outer, Tone inner);

#endif
