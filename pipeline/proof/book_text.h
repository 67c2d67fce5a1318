// book_text.h: a page's words as a reader takes them: blocks of lines, each with its box. Private to proof/.
#ifndef FOLIO_BOOK_TEXT_H
#define FOLIO_BOOK_TEXT_H

#include "proof/book_inside.h"

typedef struct {
    Unit x, width;
} WordBox;

// Words of one item, and how the groups around it move and scale them.
typedef struct {
    const TextItem *item;
    double scale, shift; // x on the page = scale * x + shift, where nothing is turned
} TextRun;

typedef struct {
    ARRAY(TextRun) runs; // from left to right
    Buffer text;       // their words in logical order; a soft hyphen at its end where the breaker added one
    Rect box;          // from about the ascenders to the descenders
    Place place;       // where its first word stands in the source
    bool rtl, turned;  // turned: its words' boxes are not known
    int32_t record;    // index of its line record; -1: it has none
    Unit baseline;
    ARRAY(WordBox) words; // of the words between blanks
} TextLine;

typedef struct {
    int32_t tag;       // of the paragraph, heading, cell …; 0: none
    bool figure;       // shows a picture: the tag has a box on this page
    ARRAY(TextLine) lines;
} TextBlock;

typedef ARRAY(TextBlock) TextBlocks;

// The blocks of page (from 1) in logical order, furniture last.
TextBlocks book_read_text(const Book *book, int32_t page, Arena *arena);
// book_lines.c: text and words of a block's lines from their runs
void book_settle_lines(TextBlock *block, Arena *arena);
void book_text_free(TextBlocks *blocks); // the lines' texts; the rest is the arena's

#endif
