// paint.h: Pages on a cairo surface: what every proof shows.
#ifndef FOLIO_PAINT_H
#define FOLIO_PAINT_H

#include <cairo.h>

#include "common/font.h"
#include "model/pages.h"

typedef struct Painter Painter;

// Keeps faces and decoded images between pages; one a thread. pages, fonts and root are borrowed.
Painter *painter_new(const Pages *pages, Text root, FontSet *fonts, Diagnostics *diagnostics);
void painter_free(Painter *painter);
// Paints page (1-based) in points, its trim box's corner at the origin. layers: bits of 1 << Layer.
void paint_page(Painter *painter, cairo_t *cairo, int32_t page, unsigned layers);

#endif
