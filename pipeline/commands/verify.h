// verify.h: what a Document says must be in its finished PDF (verify_expect.c, verify_text.c), what poppler and qpdf find there
// (verify_found.c, verify_tree.c), and the first difference between the two (verify_match.c, verify_front.c, verify_rest.c).
// Nothing here knows layout, Pages or the emitter.
//
// Texts are plain: blanks of any kind are one blank, without blanks at the ends, soft hyphens and marks of direction.
#ifndef FOLIO_VERIFY_H
#define FOLIO_VERIFY_H

#include "common/array.h"
#include "common/diagnostic.h"
#include "common/progress.h"
#include "model/document.h"

// A text made plain, in arena.
Text verify_plain(Arena *arena, Text text);

// A plain text in the making.
typedef struct {
    Buffer out;
    bool blank; // one is due before the next letter
} PlainText;

void verify_add(PlainText *plain, Text text);
Text verify_end(Arena *arena, PlainText *plain); // the text, in arena; plain is free again

// Only letters, digits and signs, without blanks: what is looked for where lines end anywhere.
Text verify_bare(Arena *arena, Text text);
bool verify_is_backwards(Text text); // has it letters that are written from right to left?
// A style may set its words in capitals: both texts without their case, in arena; false: found is not in capitals.
bool verify_fold(Arena *arena, Text *wanted, Text *found);

// ---- expected ----------------------------------------------------------------------------------

// In an expected text: what its place in the finished report decides.
enum {
    SIGN_PAGE = 1, // then an article's id, then SIGN_END: the page where it starts
    SIGN_END = 2,
    SIGN_NOTE = 3, // the mark of a note
    SIGN_ADDRESS = 4, // then an address, then SIGN_END: a layout may print it behind its link, in brackets
};

typedef enum { WANT_HEADING, WANT_TEXT, WANT_LABEL, WANT_FIGURE, WANT_CAPTION, WANT_CELL, WANT_NOTE } Want;

// What a block stands in, each a bit.
enum { INSIDE_ITEM = 1, INSIDE_QUOTE = 2, INSIDE_LIST = 4 }; // LI in an L; BlockQuote; L

// Where a part of an expected text came from.
typedef struct {
    int32_t offset;
    Place place;
} Origin;

typedef struct {
    Want want;
    const char *what;   // for people: "paragraph", "caption", …
    Text text;          // a label's: its number, or empty for a bullet
    Place place;
    ARRAY(Origin) origins;
    bool optional;      // a layout may leave it out
    int inside;         // INSIDE_…
    int32_t level;      // of a heading: 0 the title, then 1 to 3
    Text alt;           // of a figure, plain
} Expected;

typedef struct {
    const Article *article;
    ARRAY(Expected) blocks; // in logical order
    ARRAY(Expected) notes;  // in the order of their marks; they stand where the layout puts them
} ExpectedArticle;

typedef struct {
    ARRAY(ExpectedArticle) articles;
} Expectation;

Expectation verify_expect(Arena *arena, const Document *document);
Place verify_place(const Expected *expected, int32_t offset);

// ---- found -------------------------------------------------------------------------------------

typedef enum {
    FOUND_HEADING,
    FOUND_TEXT,     // P, LBody, BlockQuote
    FOUND_LABEL,
    FOUND_FIGURE,   // its text: labels, which belong to the drawing
    FOUND_CAPTION,
    FOUND_CELL,
    FOUND_NOTE,
    FOUND_ENTRY,    // of the contents
    FOUND_INDEX,    // a whole index, which is made of all articles
    FOUND_OTHER,
} FoundRole;

typedef struct {
    FoundRole role;
    Text type;      // "H2"
    Text text;
    int inside;      // INSIDE_…, itself included
    double box[4];   // of a figure: its BBox; all 0: it has none
    int32_t article; // which Art it is in, from 0; -1: before the first; the count: behind the last
} Found;

// An alternative text, and the box of the figure that has it, which poppler prints without.
typedef struct {
    Text text;
    double box[4];
} FoundAlt;

typedef struct {
    ARRAY(Found) blocks;   // in the order of the tags
    ARRAY(int32_t) references; // elements Reference in each Art
    int32_t article_count; // elements Art
    ARRAY(Text) pages;     // bare text of each page within its trim box, in the order of painting
    ARRAY(Text) raw_pages; // the same as poppler gives it
    ARRAY(Text) read_pages; // bare, in poppler's own reading order
    ARRAY(FoundAlt) alts;  // plain
    ARRAY(Text) addresses; // that links lead to
    bool for_press;        // PDF/X: links are no links there
    bool has_layers;       // a draft: what is written beside lines stands among their words
} FoundFile;

// Asks pdfinfo, pdftotext and qpdf. false and *why: one of them is not there, or cannot read the file.
bool verify_read(Arena *arena, const char *path, Progress *progress, FoundFile *file, const char **why);
// The structure tree as pdfinfo -struct-text prints it, into blocks.
void verify_read_tree(Arena *arena, Text printed, FoundFile *file);
// The page (from 1) that shows a bare text; 0: none. from: the page to begin with.
int32_t verify_find_page(const FoundFile *file, Text bare, int32_t from);

// ---- compared ----------------------------------------------------------------------------------

// The first difference as an error; none: every word, caption, credit, note and figure is there, once, in order, under
// its tag.
void verify_match(Arena *arena, const Document *document, const Expectation *expectation, const FoundFile *file,
                  Diagnostics *diagnostics);
// Each article's page number by the contents; absent where they have none.
const Text *verify_labels(Arena *arena, const Document *document, const FoundFile *file);
// From right to left, as poppler finds it under a tag: back to front. Are the letters those of wanted, but for a few?
bool verify_has_letters(Arena *arena, Text wanted, Text found);
// Cover, imprint and contents: each is there whole, or left out by the layout.
void verify_front(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics);
// What is painted besides: alternative texts, addresses and the index's names that are missing, words that no tag has and no furniture says.
void verify_rest(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics);

// An error that shows on a page; 0: unknown.
void verify_report(Diagnostics *diagnostics, Place place, int32_t page, const char *rule, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
