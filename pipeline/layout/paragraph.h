// paragraph.h: spans of text become lines.
//
// Shaping (HarfBuzz, word cache), break opportunities and bidi (ICU, UAX #14 and #9), hyphenation
// (libhyphen), total-fit breaking (Knuth and Plass, 1981) with a width for each line; text at a break is
// reshaped. Knows nothing of Documents or pages: the galley gives it spans.
#ifndef FOLIO_PARAGRAPH_H
#define FOLIO_PARAGRAPH_H

#include "layout/template.h"

// A stretch of text in one font, ink and tag. Its bytes count from place on, one source line a span.
typedef struct {
    Text text;
    Place place;
    int32_t font; // index into the FontSet; fallback fonts are found where it lacks a character
    Unit size;
    Unit rise; // of the baseline, for note marks
    Paint paint;
    Text language; // BCP 47
    Text features; // OpenType; absent: the style's
    int32_t tag;
    bool line_break; // a forced line end stands after it
    bool together;   // do not break inside
} Span;

typedef struct {
    const Span *spans;
    int32_t span_count;
    const Style *style; // alignment, hyphenation, spacing limits, indents
    Direction direction;
    Text language;
    bool first_indent; // apply the style's first_indent
    const Unit *
        widths; // width of each line, all indents already taken off but first_indent; the last one repeats
    int32_t width_count;
    int32_t looseness; // lines more or less than the best setting: -1, 0, 1
} ParagraphInput;

// One stretch of glyphs. text.origin is relative to the line's left edge and its baseline; text.source is what
// is shown: white space as single spaces, capitals where the style sets capitals, U+00AD for an added hyphen.
// The space behind a line's last word is the last glyph (in a paragraph from right to left the first), with its
// natural advance, outside the line's width.
typedef struct {
    TextItem text;
    int32_t tag;
} Run;

typedef struct {
    Run *runs; // in visual order
    int32_t run_count;
    Unit left;     // of the line's left edge, from the measure's; a first line's indent is in it
    Unit hang_start, hang_end; // what hangs out of the measure, by the style's margins
    Unit width; // as set, without the space behind it; of a justified line exactly the measure and what hangs out
    Unit natural;  // before justification
    int32_t ratio; // 1/1000 of what the limits allow: above 0 stretched, below 0 shrunk
    int32_t demerits; // of this line, in TeX's scale
    bool hyphenated;  // a hyphen was added
    bool overset;     // a word was broken between two letters, or nothing fits
    Place from, to;   // of its first and last character
} Line;

typedef struct {
    Line *lines;
    int32_t line_count;
    int32_t fewer, more; // how many lines less or more it could have within the spacing limits
    int64_t demerits;
    bool met; // the looseness asked for was reached
} Setting;

// A setting that was not made: one line shorter or longer than the best. paragraph_set with that looseness
// makes just it.
typedef struct {
    int32_t line_count;
    int64_t demerits;
    const bool *hyphenated; // one a line: a hyphen is added
    bool met;               // it can be had within the limits of spacing; else nothing else is told
} Outline;

// Fonts, template and diagnostics are borrowed. One a thread: it owns word cache, ICU and hyphenation state;
// caches never change a result.
typedef struct Typesetter Typesetter;
Typesetter *typesetter_new(FontSet *fonts);
// For another thread: shares the fonts and the hyphenation dictionaries of the first, which must outlive it.
Typesetter *typesetter_new_beside(const Typesetter *first);
void typesetter_free(Typesetter *setter);
// Forgets words, if there are many, before it waits for more work. Only between paragraphs.
void typesetter_rest(Typesetter *setter);

// The lines, in arena. What cannot fit is set loose or broken at a grapheme and reported at its source
// (overset-line, loose-line, missing-glyph, no-hyphenation); never dropped.
Setting paragraph_set(Typesetter *setter, Arena *arena, const ParagraphInput *input,
                      Diagnostics *diagnostics);
// The same, and what one line less [0] and one more [1] would be, in arena; they report nothing. For a
// looseness of 0.
Setting paragraph_set_outlined(Typesetter *setter, Arena *arena, const ParagraphInput *input,
                               Outline outlines[2], Diagnostics *diagnostics);

#endif
