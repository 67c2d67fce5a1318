// ornament_scenes.h: the grammar of steppe landscape: light, ranges, hills, fields, water, yurts.
//
// Each fills its part of the frame in flat tones, from back to front in the order it is called. Points; x
// and y in the frame. Nothing depends on the frame but what its arguments say.
#ifndef FOLIO_ORNAMENT_SCENES_H
#define FOLIO_ORNAMENT_SCENES_H

#include "layout/ornament_motifs.h"

typedef enum {
    SCHEME_DAY, SCHEME_DAWN, SCHEME_NIGHT, SCHEME_DUSK, SCHEME_GOLD, SCHEME_SAND, SCHEME_WARM,
    SCHEME_COUNT
} SchemeName;

Scheme scheme_named(SchemeName name);
void scheme_any(Canvas *c); // by chance
Tone tone_solid(Tone tone); // for fields that reach the frame's edge: the palest tone in place of paper

// Where a composition's weight lies: the horizon's y and the focal x, on a third or in the middle.
double scene_horizon(Canvas *c, double least, double most); // parts of the height
double scene_focus(Canvas *c);

void scene_sun(Canvas *c, double x, double y, double r, int halos); // halos from sky to glow around the sun
// Peaks, shaded away from the sun; fills all below base with shade.
void scene_range(Canvas *c, double base, double height, Tone lit, Tone shade);
void scene_snow_peak(Canvas *c, double x, double base, double half, double height, Tone lit,
                     Tone shade, Tone snow);
// A gentle swell that fills all from its crest to the foot.
void scene_hill(Canvas *c, double y, double swell, int waves, Tone tone);
// Furrows from a vanishing point to the foot: count dark stripes between top and foot.
void scene_furrows(Canvas *c, double vx, double top, double foot, int count, Tone tone);
// The sun's image in water: its chords, from the shore towards the foot.
void scene_glitter(Canvas *c, double x, double top, double foot, double r, Tone tone);
void scene_calm(Canvas *c, double top, double foot, int rows, Tone tone); // long glints of still water
// A way that winds from (x, top) to the foot at x_foot, half wide there.
void scene_river(Canvas *c, double x, double top, double x_foot, double foot, double half,
                 double bend, Tone tone);
// A woven hem along the foot; the y of its upper edge.
double scene_hem(Canvas *c, Tone ground, Tone figure, Tone edge);
void scene_birds(Canvas *c, double x, double y, double size, int count, Tone tone);
// Stars of the night, one in each strip of the width.
void scene_sparks(Canvas *c, double top, double foot, int count, double size, Tone tone);
void scene_yurt(Canvas *c, double x, double base, double size, Tone felt, Tone shade, Tone band,
                Tone door);
// Isolines around a height.
void scene_contours(Canvas *c, double x, double y, double r, int count, double width, Tone tone);
// A pointed arch's outline: its feet at base, half wide, height to its tip (at least 1.2 half).
void scene_arch(Canvas *c, double x, double base, double half, double height);
// One closed, uneven outline around (x, y), the same for the same phase; for shores and isolines.
void scene_blob(Canvas *c, double x, double y, double rx, double ry, double phase,
                double unevenness);

#endif
