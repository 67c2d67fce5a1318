// fonts.h: which glyphs are set, what each extracts as, and the embedded fonts. Private to pipeline/emit.
#ifndef FOLIO_EMIT_FONTS_H
#define FOLIO_EMIT_FONTS_H

#include "emit/emission.h"

// Loads the fonts in use and fills emission->fonts. false after an error.
bool fonts_collect(Emission *emission, FontSet *set);

// What a job makes of one font: all that its objects hold.
typedef struct {
    Text program;          // deflated FontFile2 or FontFile3
    size_t program_size;   // before
    Text widths;           // the W array
    Text to_unicode;       // deflated CMap
    Text name;             // ABCDEF+PTSerif-Regular
} FontProgram;

// false after an error, in the worker's diagnostics
bool font_program_make(const EmitFont *font, Worker *worker, FontProgram *program);
// Adds the font's objects.
void font_program_add(Emission *emission, const EmitFont *font, const FontProgram *program);

// The CMap that maps glyph ids to what they extract as (ISO 32000-1, 9.10.3).
void tounicode_write(Buffer *out, const EmitFont *font);

#endif
