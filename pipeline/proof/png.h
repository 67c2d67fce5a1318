// png.h: a cairo surface as a PNG file's bytes.
#ifndef FOLIO_PNG_H
#define FOLIO_PNG_H

#include <cairo.h>

#include "common/buffer.h"

// Appends the file to out: 8-bit RGB, density in pixels an inch. surface: an RGB24 image surface.
void png_write(Buffer *out, cairo_surface_t *surface, int32_t density);

// The same in half the time, and a larger file.
void png_write_quick(Buffer *out, cairo_surface_t *surface, int32_t density);

#endif
