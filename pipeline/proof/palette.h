// palette.h: the colours of a picture, if they are few: a byte a pixel instead of three. Private to proof/.
#ifndef FOLIO_PALETTE_H
#define FOLIO_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

enum { PALETTE_MOST = 256 };

typedef struct {
    const uint8_t *pixels; // four bytes each, a number 0xrrggbb; its upper byte does not count
    int32_t width, height; // pixels
    int32_t stride;        // bytes of a row
} PixelGrid;

typedef struct {
    uint32_t colours[PALETTE_MOST]; // 0xrrggbb
    int32_t count;
    uint8_t *rows; // of width + 1 bytes: a 0, PNG's filter, then an index into colours for each pixel; the caller's, to free
} Palette;

// The palette of grid. loose: a colour that fills no area, as those of smoothed edges, may stand for one that is at most
// PALETTE_LOOSE levels away in each channel; otherwise nothing is rounded. false: there are too many colours, and rows is
// NULL. The same pixels have the same palette.
enum { PALETTE_LOOSE = 6 };
bool palette_make(const PixelGrid *grid, bool loose, Palette *palette);

#endif
