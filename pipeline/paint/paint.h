// paint.h: Pages on a cairo surface: what every proof shows.
//
// Inks show as their red, green and blue, tints toward white paper; photographs are brought to sRGB.
// A picture that cannot be read shows as a crossed grey box, and is an error (see common/image.h); text
// in a font that cannot be loaded is left out, and is an error (see common/font.h).
#ifndef FOLIO_PAINT_H
#define FOLIO_PAINT_H

#include <cairo.h>

#include "common/font.h"
#include "model/pages.h"

typedef struct Painter Painter;

#define PAINT_ALL_LAYERS ((1u << LAYER_COUNT) - 1)

// Keeps outlines and decoded images between pages; one a thread. pages, fonts and root are borrowed.
// Loads the fonts that pages uses: make all painters before the threads start, for fonts is shared. fonts NULL:
// words are left out.
Painter *painter_new(const Pages *pages, Text root, FontSet *fonts, Diagnostics *diagnostics);
void painter_free(Painter *painter);
// Paints page (1-based) in points, its trim box's corner at the origin; nothing outside the trim box, no
// paper. The context is scaled and moved, not turned. layers: bits of 1 << Layer.
void paint_page(Painter *painter, cairo_t *cairo, int32_t page, unsigned layers);

#endif
