// raster.h: a page as numbers, for rules that must look at what is painted: its plates, who stands where, and
// the ground below its words.
//
// Every pixel is asked at its centre, without smoothing: it has the inks of one thing, never a mixture of two
// neighbours, so that what is found is on the page, and type is found at its full strength. The bleed is part of
// the raster. Only the layer of the report itself is painted.
//
// Plates are painted as on the press: a paint clears all plates that it does not use, but for a solid ink that
// overprints, which leaves them. Photographs in grey are black ink, those in RGB become the output profile's inks.
#ifndef FOLIO_RASTER_H
#define FOLIO_RASTER_H

#include "paint/paint.h"

typedef struct {
    int32_t width, height; // pixels, the bleed included
    int32_t density;       // pixels an inch
    Unit left, top;        // of the first pixel's corner on the page
} Raster;

Raster raster_of_page(const Page *page, int32_t density);
// The pixels that box covers, at least one where it touches the raster; false if it does not.
bool raster_find(const Raster *raster, Rect box, int32_t *left, int32_t *top, int32_t *right, int32_t *foot);
Rect raster_box(const Raster *raster, int32_t left, int32_t top, int32_t right, int32_t foot); // and back

// Cyan, magenta, yellow, black, then each spot ink of pages->inks; 36 at most, more than any press has.
int32_t raster_plate_count(const Pages *pages);
// 1/1000 of the solid plate that a paint puts there; -1: it leaves the plate as it is.
int32_t raster_plate_value(const Pages *pages, Paint paint, int32_t plate);

// All in arena, a row after the other without padding. NULL: no memory for a surface so large.
// What the plates sum to, 255 a solid plate.
uint16_t *raster_ink(Painter *painter, Arena *arena, int32_t page, const Raster *raster);
// index + 1 of the page's item on top; 0: paper.
uint32_t *raster_owners(Painter *painter, Arena *arena, int32_t page, const Raster *raster);
// 0xRRGGBB of the page on white paper without its words.
uint32_t *raster_ground(Painter *painter, Arena *arena, int32_t page, const Raster *raster);

#endif
