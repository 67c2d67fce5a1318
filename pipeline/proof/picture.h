// picture.h: pages as cairo surfaces. Private to proof/; the caller destroys what it is given.
#ifndef FOLIO_PICTURE_H
#define FOLIO_PICTURE_H

#include "common/buffer.h"
#include "paint/paint.h"

enum { DENSITY_USUAL = 150, DENSITY_SMOOTH = 300 }; // up to this pages are painted twice as dense

// Page number, from 1, at density pixels an inch, painted at once.
cairo_surface_t *picture_paint(Painter *painter, const Pages *pages, int32_t number, int32_t density,
                                      unsigned layers);
// The same, painted twice as dense and averaged where density is at most DENSITY_SMOOTH: where two shapes touch on
// one edge, the seam through which a rasteriser lets the ground shine is then half as wide.
cairo_surface_t *picture_paint_smooth(Painter *painter, const Pages *pages, int32_t number, int32_t density,
                                      unsigned layers);
// Appends surface as a PNG file: of the pages from first to last, by the packing that suits what they show.
void picture_write(Buffer *out, cairo_surface_t *surface, int32_t density, const Pages *pages, int32_t first, int32_t last);
cairo_surface_t *picture_halve(cairo_surface_t *from); // two by two pixels become one
cairo_surface_t *picture_shrink(cairo_surface_t *from, double scale); // on paper
cairo_surface_t *picture_paper(int32_t width, int32_t height, double grey); // pixels; grey: 0 black, 1 white
void picture_copy(cairo_surface_t *from, cairo_surface_t *to, double x, double y, double scale);

#endif
