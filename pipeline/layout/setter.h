// setter.h: the inside of a Typesetter, shared by paragraph.c, boxes.c (what may
// break where) and line.c (what each line shows).
#ifndef FOLIO_SETTER_H
#define FOLIO_SETTER_H

#include "layout/breaks.h"
#include "layout/copy.h"
#include "layout/hyphenate.h"
#include "layout/margins.h"
#include "layout/paragraph.h"
#include "layout/word.h"

// Where a line may end: in piece `piece`; at a space, or inside a word before byte `end` of it, going on
// at byte `next`. A cut at byte 0 of a word lies between it and the piece before.
typedef struct {
    int32_t piece, end, next;
    bool hyphen; // one is added
    bool urgent; // between two letters that should not part
} Cut;

// A stretch of a line in the making: a space, a word's piece, or a part of one shaped anew.
typedef struct {
    int32_t piece, from, to; // bytes of the paragraph's text
    const Word *word;        // NULL: a space
    Unit advance;            // of a space
    bool trails;             // a space behind the line's end: hangs outside
    bool hyphen;             // one was added
} LinePart;

struct Typesetter {
    FontSet *fonts;
    Shaper *shaper;
    Hyphenator *hyphenator;
    bool owns_hyphenator;
    Divider *divider;
    Breaker *breaker;
    Arena *arena; // the arrays below: filled anew for each paragraph, never given back
    Copy copy;
    const OpticalMargins *start_margins, *end_margins; // of the paragraph's lines; NULL: nothing hangs out
    int32_t expand_least, expand_most;                 // of its letters, 1/1000; 0, 0: not at all
    ARRAY(BreakItem) items;
    ARRAY(Cut) cuts; // one for each item
    ARRAY(WordPoint) points;
    ARRAY(Unit) widths;
    ARRAY(LinePart) parts; // of the line being made
    ARRAY(uint8_t) levels;
    ARRAY(int32_t) visual;
    ARRAY(Run) runs;
    ARRAY(int32_t) joints; // breaks inside a word of several pieces
    Diagnostics *diagnostics;
};

// A line to be made: what it holds, and how it was broken.
typedef struct {
    const Cut *from, *to; // NULL: the paragraph's start; the cut it ends at
    Unit measure;         // its own, first_indent taken off
    Unit indent;          // of the first line
    bool justified;       // stretched to the measure
    int32_t ratio;
    int64_t demerits;
    bool overfull;
} LineJob;

// Fills items and cuts from the copy.
void boxes_make(Typesetter *setter);
// Marks the pieces between two breaks that are wider than the narrowest line as urgent; false if there are
// none.
bool boxes_find_too_wide(Typesetter *setter, Unit least);

Unit line_space(const Typesetter *setter, int32_t piece); // a space before justification
void line_make(Typesetter *setter, Arena *arena, const LineJob *job, Line *line);

// Limits of a space and of letterspacing, from the style
Unit style_space(const Style *style, const ShapeStyle *shape); // at its best
Unit style_stretch(const Style *style, const ShapeStyle *shape);
Unit style_shrink(const Style *style, const ShapeStyle *shape);
Unit style_letter(const ShapeStyle *shape, int32_t thousandths); // of the em; 0 where letters join
// what letters of this width, above 0, may give by expansion; 0 where they join
Unit setter_expand(const Typesetter *setter, const ShapeStyle *shape, Unit width);
Unit setter_condense(const Typesetter *setter, const ShapeStyle *shape, Unit width);
// what hangs out of a line that starts with the piece at an index; that ends before it
Unit setter_hang_start(const Typesetter *setter, int32_t piece);
Unit setter_hang_end(const Typesetter *setter, int32_t piece);

#endif
