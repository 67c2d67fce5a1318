// font.h: the fonts an edition may use, pinned by digest.
//
// fonts/fonts.yaml names families; each file is found in its Debian package's place, mapped, and its
// SHA-256 compared with the pinned one the first time the font is asked for. TrueType and CFF outlines
// serve; a variable font or a collection is refused by name. A FontSet is shared by all threads: the
// list of fonts is complete once it is read, a font is filled in once, under a lock, when it is first
// asked for, and never changes after that; so an index is the same in every run.
//
// Errors: font-missing, font-changed, font-variable, font-collection, font-unknown (diagnostics, with the place in
// fonts.yaml or in the layout that asked).
#ifndef FOLIO_FONT_H
#define FOLIO_FONT_H

#include <hb.h>

#include "common/array.h"
#include "common/diagnostic.h"
#include "common/unit.h"

typedef struct {
    Text family, style; // "PT Serif", "bold-italic"
    Text file;          // path of the font file
    int32_t face_index;
    Text digest, package, licence;
    Place place;     // in fonts.yaml
    Text bytes;      // mapped; absent until loaded
    hb_face_t *face; // immutable; NULL until loaded
    int32_t units_per_em;
    int32_t ascent, descent, cap_height, x_height; // font units, descent negative
    bool is_cff;
    uint16_t embedding; // OS/2 fsType
} Font;

typedef struct {
    Arena *arena;
    ARRAY(Font) fonts;
    ARRAY(Text) fallback; // families in the order they are tried for a character the first lacks
    struct FontLock *lock;
} FontSet;

// Reads root/fonts/fonts.yaml; never NULL.
FontSet *font_set_read(Text root, Diagnostics *diagnostics);
void font_set_free(FontSet *set);
// Index of the font, loaded; -1 after an error at place (which names the nearest family or style).
int32_t font_set_load(FontSet *set, Text family, Text style, Place place, Diagnostics *diagnostics);
// The font of the nth fallback family that is nearest in style to `font`, loaded; -1 when there are no more.
// A fallback font that cannot be loaded is passed over, with a diagnostic.
int32_t font_set_fallback(FontSet *set, int32_t font, int32_t nth, Diagnostics *diagnostics);
// Loads a font known by file, face and digest (from a Pages file); index or -1.
int32_t font_set_load_file(FontSet *set, Text file, int32_t face, Text digest,
                           Diagnostics *diagnostics);

// Where a glyph's outline begins, ends and has its foot, from its origin, in font units, y up.
typedef struct {
    int32_t left, right, foot;
} FontInk;

// false: it has no outline
bool font_find_ink(const Font *font, uint32_t glyph, FontInk *ink);

#endif
