// colour.h: ICC colour, by lcms2.
//
// Relative colorimetric with black point compensation, as PDF viewers show it.
#ifndef FOLIO_COLOUR_H
#define FOLIO_COLOUR_H

#include "common/text.h"

typedef struct ColourTransform ColourTransform;

// From 8-bit rows of 1, 3 or 4 channels (4: 0 is no ink) with this ICC profile to 8-bit sRGB. NULL when the
// profile cannot be used. One thread at a time.
ColourTransform *colour_open_srgb(Text profile, int32_t channels);
// The same to 8-bit CMYK of the output profile (0: no ink); an absent profile counts as sRGB. NULL also when the
// output profile cannot be read.
ColourTransform *colour_open_press(Text profile, int32_t channels);
void colour_convert(ColourTransform *transform, const uint8_t *from, uint8_t *to, size_t pixels);
void colour_close(ColourTransform *transform); // NULL is fine

// Without any profile: CMYK to RGB by light that each ink lets through.
void colour_convert_plain(const uint8_t *from, uint8_t *to, size_t pixels);

#endif
