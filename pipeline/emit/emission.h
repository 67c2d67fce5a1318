// emission.h: what the parts of the emitter share while one PDF is made. Private to pipeline/emit.
//
// emit.c fills it on one thread (fonts_collect, images_collect, inks_add …); the workers that write
// content streams then only read it.
#ifndef FOLIO_EMIT_EMISSION_H
#define FOLIO_EMIT_EMISSION_H

#include "common/font.h"
#include "common/image.h"
#include "common/stage.h"
#include "emit/compress.h"
#include "emit/object.h"
#include "model/pages.h"

// How sure it is what a glyph extracts as.
typedef enum { GLYPH_UNUSED, GLYPH_USED, GLYPH_GUESSED, GLYPH_SURE } GlyphState;

typedef struct {
    const Font *font;      // NULL: nothing is set in it
    int32_t object;        // number of the Type0 font
    int32_t glyph_count;
    int32_t *width;        // by gid: advance in 1/1000 em, rounded
    uint64_t *code;        // by gid: glyph_code of text
    Text *text;            // by gid: what it extracts as
    uint8_t *state;        // by gid: GlyphState
} EmitFont;

typedef struct {
    int32_t object;        // number of the image XObject; 0: not placed
    ImageInfo info;
    Text bytes;            // the file
    Rect used;             // source pixels that some item shows
    Rect shown;            // source pixels that the XObject holds
    int32_t density;       // pixels an inch where it is shown largest
    int32_t reduction;     // pixels a side averaged into one; 1: none
    bool pass_through;     // the JPEG data goes in as it is
    bool to_rgb;           // CMYK that becomes sRGB
    bool to_inks;          // becomes the press's inks; grey becomes black alone
    bool keeps_profile;    // its own
    bool taken;            // has no profile of its own and is taken to be in the screen's
    int32_t profile_owner; // index of the first image with the same ICC profile; -1: none
    int32_t profile_object; // of an owner: number of the ICC stream
} EmitImage;

// A line of a link on a page, from ascent to descent and from its first glyph to its last.
typedef struct {
    int64_t left, top, right, bottom; // millipoint, y down from the trim's top
} LinkBox;

typedef struct {
    int32_t link;          // tag id
    LinkBox box;
    Point origin;          // of its first item: the line it stands on
    Text words;            // of the whole link on this page; absent: its tag has an alternative text
} LinkLine;

// A link annotation and the tag that leads where it does.
typedef struct {
    int32_t object, tag;
    int32_t page;          // index
} EmitLink;

typedef struct {
    const Pages *pages;
    Profile profile;
    Text root;
    Arena *arena;
    Pdf *pdf;
    EmitFont *fonts;       // by index in pages->fonts
    EmitImage *images;     // by index in pages->images
    const Output *output;  // what the file's colours are made for; NULL: not stated, and no standard is claimed
    Text output_profile;   // its ICC profile
    Text screen_profile;   // press: of pictures that have none; absent: not known
    int32_t output_object, screen_object; // these profiles' streams; 0: none
    int32_t *drawings;     // by index: object number of the form, 0: not placed
    int32_t colour_spaces, states, layers; // numbers of shared resource dictionaries; 0: none
    int32_t layer_objects[LAYER_COUNT];    // optional content groups; 0: none
    const int32_t *link_of; // by tag id: the link it is or stands in, 0 for none; NULL: no links are made
    ARRAY(EmitLink) links; // in page order; link i has the key page count + i in the structure's parent tree
    Unit margin;           // from the MediaBox's edges to the TrimBox's
    Diagnostics *diagnostics;
} Emission;

// What one job of a worker needs beside the Emission.
typedef struct {
    Arena *arena;          // for results; lives until the file is written
    Compressor *compressor;
    Buffer buffer;         // scratch
    Diagnostics *diagnostics; // of this job; NULL until one is needed
} Worker;

static inline Diagnostics *worker_diagnostics(Worker *worker) {
    if (!worker->diagnostics) worker->diagnostics = diagnostics_new(worker->arena);
    return worker->diagnostics;
}

// Which layers a profile paints.
static inline bool layer_is_painted(Profile profile, Layer layer) {
    return layer == LAYER_PRINT || profile == PROFILE_DRAFT ||
           (profile == PROFILE_PRESS && layer == LAYER_SLUG);
}

#endif
