// colour.h: ICC colour, by lcms2.
//
// Relative colorimetric with black point compensation, as PDF viewers show it, unless perceptual is asked for.
#ifndef FOLIO_COLOUR_H
#define FOLIO_COLOUR_H

#include "common/text.h"

// By its header (ICC.1, 7.2): a profile of version 2 or 4 for so many channels (1, 3 or 4), of a device or a
// colour space, as a PDF may hold it.
bool colour_profile_fits(Text profile, int32_t channels);
bool colour_profile_prints(Text profile); // of an output device

typedef struct ColourTransform ColourTransform;

// From 8-bit rows of 1, 3 or 4 channels (4: 0 is no ink) with this ICC profile to 8-bit sRGB. NULL when the
// profile cannot be used. One thread at a time.
ColourTransform *colour_open_srgb(Text profile, int32_t channels);
// The same to the inks of an output profile: rows of 4 channels, never more in sum than the profile itself
// gives (8-bit steps apart). Grey stays one channel, 255 for bare paper, of black ink alone that looks as light.
// profile absent: sRGB, or grey with its curve.
ColourTransform *colour_open_inks(Text profile, int32_t channels, Text output, bool perceptual);
void colour_convert(ColourTransform *transform, const uint8_t *from, uint8_t *to, size_t pixels);
void colour_close(ColourTransform *transform); // NULL is fine

// Without any profile: CMYK to RGB by light that each ink lets through.
void colour_convert_plain(const uint8_t *from, uint8_t *to, size_t pixels);

#endif
