// diff.h: two editions' Pages become what differs between them, page by page and by cause.
//
// A Change is something that somebody did: words, a picture, an article's place, a style, an ink. What a change
// brings with it is no change of its own: pages that move, numbers in contents and index, running heads of a renamed
// section, art that takes its turn; these are told of the pages and articles they show on. Pages are matched by what
// they say, so a page inserted in one article leaves those of the next "moved, same content".
//
// Only the report itself is compared, not the layers of a draft, nor marks beside the trim.
//
// Lengths are millipoints, pages count from 1, in `before` or `after`. Everything lives in the arena that the caller
// passes, or is borrowed from both Pages, which must live as long. Nothing can fail but memory.
#ifndef FOLIO_DIFF_H
#define FOLIO_DIFF_H

#include "common/font.h"
#include "common/progress.h"
#include "model/pages.h"

typedef enum {
    CHANGE_TEXT,      // words of one block
    CHANGE_ADDED, CHANGE_REMOVED, CHANGE_MOVED, // a block: a paragraph, a figure, a row of a table
    CHANGE_PICTURE,   // another picture in a figure's place
    CHANGE_ALT, CHANGE_LINK, CHANGE_LANGUAGE,   // what does not show
    CHANGE_FIGURE,    // a figure's size or place on the page, and nothing else in its article
    CHANGE_ARTICLE_ADDED, CHANGE_ARTICLE_REMOVED, CHANGE_ARTICLE_MOVED,
    CHANGE_ID, CHANGE_SHORT_TITLE, CHANGE_MASTER,
    CHANGE_SECTION,   // renamed, added or removed
    CHANGE_STYLE, CHANGE_INK, CHANGE_GEOMETRY, CHANGE_FURNITURE, CHANGE_FONT, CHANGE_OUTPUT, CHANGE_METADATA,
    CHANGE_SETTING,   // pages are set or painted otherwise, and nothing above explains it
    CHANGE_COUNT
} ChangeKind;

const char *change_name(ChangeKind kind); // "text", "article-added", …

typedef enum { WORDS_SAME, WORDS_ADDED, WORDS_REMOVED } WordsState;

typedef struct {
    WordsState state;
    bool apart;          // a blank stands before it
    Text text;
} WordsPart;

typedef ARRAY(WordsPart) WordsParts;
typedef ARRAY(int32_t) Numbers; // of pages, or indices: rising

typedef struct {
    int32_t page;
    Rect box;
} DiffBox;

typedef ARRAY(DiffBox) DiffBoxes;

typedef struct {
    ChangeKind kind;
    int32_t article;     // index into Differences.articles; -1: the whole report
    Place before, after; // in the sources or the layout; without a file: not there
    Text what;           // one line for people: "paragraph, +14 words −2"
    int32_t added, removed; // words
    WordsParts words;    // the whole block's, in order; empty where words say nothing
    DiffBoxes boxes_before, boxes_after; // where it shows
    Numbers pages_before, pages_after;   // the same as pages
} Change;

typedef enum {
    PAGE_IDENTICAL,      // record for record, on the same page
    PAGE_MOVED,          // same content, another page number
    PAGE_FOLLOWS,        // same content; numbers, running heads or art follow a change elsewhere
    PAGE_REFLOWED,       // set anew by a change on another page
    PAGE_CHANGED,        // a change shows on it
    PAGE_ADDED, PAGE_REMOVED,
    PAGE_STATUS_COUNT
} PageStatus;

const char *page_status_name(PageStatus status); // "identical", "moved", …

// What follows on a page from changes elsewhere: bits.
enum { FOLLOWS_NUMBERS = 1, FOLLOWS_HEADS = 2, FOLLOWS_ART = 4, FOLLOWS_ENTRIES = 8, FOLLOWS_BITS = 4 };

const char *follows_name(unsigned bit); // "page numbers", "running heads", …

typedef struct {
    int32_t before, after; // page numbers; 0: there is none
    int32_t article;     // index into Differences.articles; -1: none
    PageStatus status;
    unsigned follows;
    Numbers changes;     // indices into Differences.changes
    bool compared;       // by diff_pixels
    ARRAY(Rect) pixels;  // areas that look different, largest first
    int32_t contrast;    // the largest difference of colour there, CIE76 ΔE in 1/10
} PagePair;

// An article, or a part of the front matter: cover, imprint, contents.
typedef struct {
    Text id, title;
    bool is_article;
    Place before, after;
    int32_t first_before, count_before, first_after, count_after; // pages; count 0: not there
    int32_t order_before, order_after; // from 1, of articles alone; 0: not there
    Numbers changes;     // indices into Differences.changes
} DiffArticle;

typedef struct {
    Arena *arena;
    Text name_before, name_after;
    int32_t count_before, count_after; // pages
    ARRAY(Change) changes;     // of the whole report first, then by article
    ARRAY(PagePair) pages;     // by page after, removed ones where they were
    ARRAY(DiffArticle) articles; // as in after, removed ones where they were
    int32_t totals[PAGE_STATUS_COUNT];
    int32_t added, removed;    // words
} Differences;

// A style by name, as its layout resolves it: lets a change of look be told by the name that a designer knows.
typedef struct {
    Text name;
    Place place;
    Text family, face;
    Unit size, leading;
    Text ink;
    int32_t tint;        // 1/1000
} DiffStyle;

typedef struct {
    Text name;           // for people
    const Pages *pages;
    Text layout;         // its name; absent: not known
    const DiffStyle *styles; // NULL: not known
    int32_t style_count;
    Text root;           // for diff_pixels: pictures are read below it
    FontSet *fonts;      // for diff_pixels
} DiffSide;

Differences *diff_pages(Arena *arena, const DiffSide *before, const DiffSide *after);
bool diff_is_empty(const Differences *differences); // nothing differs

// Paints each pair that is not identical and finds where they look different: PagePair.pixels. Fonts and pictures
// that cannot be loaded are errors in diagnostics.
void diff_pixels(Differences *differences, const DiffSide *before, const DiffSide *after, int32_t threads,
                 Progress *progress, Diagnostics *diagnostics);

void diff_write_text(Buffer *out, const Differences *differences, bool all); // all: no list is cut short
void diff_write_json(Buffer *out, const Differences *differences);
// index.html: whole in itself but for pictures/before-001.png … and after-001.png … of `ppi` pixels an inch, of each
// pair that diff_page_is_shown.
void diff_write_page(Buffer *out, const Differences *differences, int32_t ppi);
bool diff_page_is_shown(const PagePair *pair);

#endif
