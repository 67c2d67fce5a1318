// margins.h: optical margins: what hangs out of the measure at a line's start and end, by character and font
// (Hàn Thế Thành, Micro-typographic Extensions to the TeX Typesetting System, 2000).
//
// A hyphen or a full stop that stands flush looks indented; a part of it goes beyond the edge, so that the edge
// looks straight. Parts are 1/1000 of the character's own advance; results are millipoints. For words from left
// to right only.
#ifndef FOLIO_MARGINS_H
#define FOLIO_MARGINS_H

#include "layout/shape.h"

typedef struct {
    int16_t start, end; // 1/1000 of the advance; negative: set in
} Hang;

typedef struct {
    uint32_t code_point;
    Hang hang;
} CharacterHang;

// Of one font.
typedef struct {
    Hang ascii[128];
    ARRAY(CharacterHang) others; // by code point
} FontHangs;

// Of a layout; immutable.
typedef struct OpticalMargins {
    const FontHangs **fonts; // by index into the FontSet; NULL: nothing of this font hangs
    int32_t font_count;
} OpticalMargins;

Hang margins_find(const OpticalMargins *margins, int32_t font, uint32_t code_point);
// What hangs out where a line starts at a byte of a word, or ends before it. margins NULL: nothing.
Unit margins_start(const OpticalMargins *margins, const Word *word, int32_t byte);
Unit margins_end(const OpticalMargins *margins, const Word *word, int32_t byte);
// What hangs out of a hyphen that is added at a line's end.
Unit margins_hyphen(const OpticalMargins *margins, const ShapeStyle *style);

#endif
