// view.h: Pages as a diff looks at them: pieces, blocks of words, pages as numbers. Private to diff/.
//
// A piece is an article, or a part of the front matter. A block is what an editor would call one thing: a paragraph,
// a caption, a row of a table, a note, a figure. Its words are those of the sources, whatever line they stand on:
// hyphens that the breaker added are gone.
#ifndef FOLIO_DIFF_VIEW_H
#define FOLIO_DIFF_VIEW_H

#include "diff/diff.h"

typedef struct {
    Text text;
    uint64_t hash;       // of a page number: the same for all numbers
    int32_t tag;
    bool apart;          // a blank stands before it
    bool number;         // a page's or a note's number: follows from elsewhere
    bool counts;         // has a letter or a digit, and is no number
} Word;

typedef struct {
    int32_t font;        // index into pages->fonts
    Unit size;
    Paint paint;
    int32_t letters;     // set in it
} Look;

enum { LOOKS_MOST = 4 }; // kept of a block, in the order in which they come

// A part of a block: a text item.
typedef struct {
    Text source;
    int32_t tag;
    bool number, rtl;
    bool begins;         // a line
} Run;

typedef struct {
    int32_t piece, tag;
    const char *noun;    // "paragraph"
    bool figure, row;
    bool derived;        // of the contents: made from other articles
    bool index;          // of the index: names, and numbers that follow
    ARRAY(Run) runs;
    ARRAY(Word) words;
    uint64_t hash;       // who it is: of its words, of a figure's picture
    uint64_t numbers;    // of the page numbers in it
    uint64_t links;      // where its links lead
    Look looks[LOOKS_MOST];
    int32_t look_count;
    Unit leading;        // 0: one line
    Point last;          // of the last text item
    int32_t last_page;
    DiffBoxes boxes;
    int32_t image;       // figure: index into pages->images, -1: none
    Text topic;          // figure: of its art; absent: a chart or a picture
    int32_t composition;
} Block;

typedef struct {
    Text id, title, short_title, section;
    bool is_article;
    Place place, section_place;
    int32_t order;       // among articles, from 1
    int32_t first_block, block_count;
    Numbers pages;
} Piece;

typedef struct {
    int32_t piece;       // -1: none
    uint64_t exact;      // all that is painted
    uint64_t content;    // what is said, and how it is set, wherever the columns stand
    uint64_t art, numbers, entries; // entries: of the contents and the index
    uint64_t drawn;      // what its figures paint, and where
    uint64_t inks;       // bits: those painted with (of the first 64)
    ARRAY(int32_t) heads; // indices of furniture's text items
} PageView;

typedef struct {
    const Pages *pages;
    Arena *arena;
    ARRAY(Piece) pieces;
    ARRAY(Block) blocks; // in logical order; a piece's stand together
    PageView *page;      // one a page
    int32_t *block_of_tag; // index into blocks; -1: none
} View;

View *view_of_pages(Arena *arena, const Pages *pages);
// fills view->page (view_pages.c)
void view_read_pages(View *view);
// the words of each block from its runs (view_words.c)
void view_read_words(View *view);

bool view_tag_is_furniture(const View *view, int32_t tag);
// Is it the number of the page or note that its tag leads to?
bool view_is_number(const Pages *pages, int32_t tag, Text source);
const Tag *view_tag(const View *view, const Block *block);
// The nth text of a page's furniture; NULL: it has fewer.
const Item *view_head(const View *view, int32_t page, int32_t nth);
Rect view_text_box(const TextItem *text);

static inline uint64_t hash_mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

#endif
