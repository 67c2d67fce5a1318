// copy.h: the copy of a paragraph: its spans as one text, cut into pieces that are shaped as one.
//
// The text is what will be shown: white space collapsed to single spaces, capitals set as capitals. Each
// of its bytes leads back to a span and a place in the source. A piece is a space, or a stretch of a
// word in one font, size, language, script and bidi level; words are cached by piece.
#ifndef FOLIO_COPY_H
#define FOLIO_COPY_H

#include <unicode/ubidi.h>
#include <unicode/ucasemap.h>

#include "layout/paragraph.h"
#include "layout/shape.h"

typedef enum { PIECE_WORD, PIECE_SPACE } PieceKind;

typedef struct {
    PieceKind kind;
    int32_t from, to;        // bytes of the text
    int32_t span, last_span; // of its first and last byte
    uint8_t level;           // bidi, UAX #9
    bool forced;             // space: the line ends here
    bool glued;              // space: no break here; word: not divided
    bool urgent;             // part of something wider than the measure
    bool last_word;          // belongs to the paragraph's last word
    bool in_context; // shaped with its neighbours: letters that join across a change of font
    const ShapeStyle *style;
    Word *word; // NULL for a space
} Piece;

// From byte `from` of the text on, bytes stand in span from `offset` on; not exact: they all stand for that one place.
typedef struct {
    int32_t from, span, offset;
    bool exact;
} CopyStretch;

typedef struct {
    Arena *arena; // holds the arrays, which are used again for each paragraph
    Text text;
    ARRAY(Piece) pieces;
    ARRAY(CopyStretch) stretches;
    ARRAY(int32_t) forced; // bytes of spaces at which lines end
    ARRAY(UChar) wide;
    const uint8_t *levels; // of each byte; NULL: all 0
    uint8_t *levels_held;
    size_t levels_room;
    bool rtl; // the paragraph's direction
    UBiDi *bidi;
    UCaseMap *capitals;
    const ParagraphInput *input;
    int32_t seen_span, seen_offset, seen_column; // the last place that was asked for
} Copy;

// bidi state is the copy's own; copy_close gives it back
void copy_open(Copy *copy, Arena *arena);
void copy_close(Copy *copy);

// Takes in a paragraph; its text in `result`, its words from the shaper.
void copy_take(Copy *copy, const ParagraphInput *input, Shaper *shaper, Arena *result);
int32_t copy_span_at(const Copy *copy, int32_t byte);
Place copy_place(Copy *copy, int32_t byte); // quick for places that are asked for in order

#endif
