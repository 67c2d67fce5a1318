// png.h: a cairo surface as a PNG file's bytes.
#ifndef FOLIO_PNG_H
#define FOLIO_PNG_H

#include <cairo.h>

#include "common/buffer.h"

// Appends the file to out: 8-bit RGB, or a palette where the colours are few enough; density in pixels an inch. surface: an
// RGB24 image surface. The bytes depend on the pixels alone.
void png_write(Buffer *out, cairo_surface_t *surface, int32_t density);
// The same of type and flat shapes alone, no photograph: a third as large, for colours along smoothed edges may be
// rounded, as palette.h tells.
void png_write_drawn(Buffer *out, cairo_surface_t *surface, int32_t density);
// As png_write in half the time, without a palette: a larger file.
void png_write_quick(Buffer *out, cairo_surface_t *surface, int32_t density);

#endif
