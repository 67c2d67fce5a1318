// shape.h: words become glyphs, by HarfBuzz, with a cache of words in front.
//
// A ShapeStyle is all that decides how a word's bytes look: font, size, OpenType features, script, language,
// direction. A word is shaped once for each style; it is shaped alone, so kerning reaches across the letters
// and the punctuation of a word and never across a space. Advances are whole millipoints (hb_font_set_scale),
// rounded before any line is broken.
//
// Characters the font lacks are taken, grapheme by grapheme, from the FontSet's fallback families in their
// order.
#ifndef FOLIO_SHAPE_H
#define FOLIO_SHAPE_H

#include <hb.h>

#include "common/font.h"
#include "model/pages.h"

typedef struct {
    int32_t font; // index into the FontSet
    Unit size;
    Text features; // "smcp,-liga"; absent: the font's own
    Text language; // BCP 47
    hb_script_t script;
    bool rtl;
    bool spaced; // tracked or letterspaced: no ligatures but the script's own
} ShapeKey;

typedef struct {
    ShapeKey key;
    uint32_t number;
    hb_language_t language;
    hb_feature_t *features;
    uint32_t feature_count;
    bool joined; // the script joins letters: never letterspaced
    Text hyphen; // U+2010, or '-' where the font lacks it
    Unit hyphen_advance;
    Unit space;  // advance of the font's space
    uint16_t space_gid;
} ShapeStyle;

// A stretch of a word in one font; parts and glyphs stand in visual order.
typedef struct {
    int32_t font;
    int32_t from, to;     // bytes of the word
    int32_t first, count; // glyphs
} ShapePart;

typedef enum { POINT_HYPHEN, POINT_SOFT, POINT_WRITTEN, POINT_PLAIN, POINT_GRAPHEME } PointKind;

// A place inside a word where a line may break.
typedef struct {
    int32_t offset; // byte the next line starts with
    int32_t end;    // byte this line ends before: offset, or less at a soft hyphen
    PointKind kind;
    int32_t letters_before, letters_after; // of the run of letters around it
    bool capital;                          // that run starts with a capital
    bool compound;                         // that run stands beside a written hyphen
    Unit natural;                          // width of the unbroken word up to here
    Unit before, after; // widths of the two parts as set alone, the hyphen in the first
    int32_t clusters;   // up to here
} WordPoint;

typedef enum {
    WORD_NUMBER = 2,        // digits, perhaps with . , : - or an ordinal's letters
    WORD_INITIAL = 4,       // K.  H.E.
    WORD_CAPITAL = 8,       // starts with a capital letter
    WORD_TITLE = 16,        // Mr. Dr. № and the like: holds on to the next word
    WORD_UNIT = 32,         // October, km, %, million: holds on to a number before it
    WORD_DASH = 64,         // a dash alone: holds on to the word before it
    WORD_MISSING = 128,     // no font has one of its characters
    WORD_ENDS_NUMBER = 256, // its last character is a digit
    WORD_LONG_ENOUGH = 512  // four letters or more
} WordTrait;

typedef struct {
    Text text;
    uint64_t hash;
    uint32_t style;  // ShapeStyle.number
    uint32_t traits; // WordTrait
    Unit width;
    int32_t clusters;
    const Glyph *glyphs; // visual order; cluster: byte of text
    const GlyphOffset *offsets; // of each glyph; NULL: all are 0
    const uint8_t
        *unsafe; // for each glyph: 1 if the word cannot be cut before it without reshaping
    int32_t glyph_count;
    const ShapePart *parts;
    int32_t part_count;
    uint8_t first_class, last_class; // ULineBreak of its first and last character
    bool has_points;
    const WordPoint *points; // see word.h
    int32_t point_count;
} Word;

typedef struct Shaper Shaper;

Shaper *shaper_new(FontSet *fonts);
void shaper_free(Shaper *shaper);
// Forgets words when they hold more than so many bytes. Only between paragraphs: it ends the life of all Words.
void shaper_trim(Shaper *shaper, size_t most);
// Where fonts that are loaded on the way report; set for each paragraph.
void shaper_report_to(Shaper *shaper, Diagnostics *diagnostics);

const ShapeStyle *shaper_style(Shaper *shaper, const ShapeKey *key); // lives as long as the shaper
Word *shaper_word(Shaper *shaper, const ShapeStyle *style, Text text); // until shaper_trim
// A word, or a part of one, inside its surroundings (letters that join across a change of font); not cached.
Word *shaper_part(Shaper *shaper, const ShapeStyle *style, Text whole, size_t from, size_t to);
Arena *shaper_arena(Shaper *shaper); // of the words

// The next character of a text, at or after *offset, that no font has; moves *offset behind it. False: none.
bool shaper_find_missing(Shaper *shaper, const ShapeStyle *style, Text text, size_t *offset,
                         uint32_t *code_point);

#endif
