// spans.h: a block's inline nodes as spans of text, with their fonts, inks and tags.
#ifndef FOLIO_SPANS_H
#define FOLIO_SPANS_H

#include "layout/paragraph.h"
#include "model/document.h"

// The page numbers that texts print, as far as they are known.
typedef struct {
    const Document *document;
    const int32_t *first_pages; // of the article with the same index; NULL in the first round
    const struct IndexPages *index; // where the entries of the index are named (index.h); NULL in the first round
} PageNumbers;

typedef ARRAY(Span) Spans;

// A note whose mark was met, and the tag of its mark, which leads to it.
typedef struct {
    const Node *node;
    int32_t mark;
} SpanNote;

typedef struct {
    Arena *arena;            // holds the spans
    Pages *part;             // its tags grow: one for each link, reference and note mark
    const Style *style;
    const PageNumbers *numbers;
    Text language;           // of the block
    Text mark_features;      // of note marks; absent: the style's
    int32_t note_count;      // notes met so far in the article; their marks count on
    bool numbers_used;       // a page number was printed
    bool lettered;           // marks are letters, as in a table; several may lead to one note
    ARRAY(SpanNote) notes;
    Spans spans;
} SpanBuilder;

// Adds the inlines below node (a paragraph, heading, caption, …) as spans of tag.
void spans_add_inlines(SpanBuilder *builder, const Node *node, int32_t tag);
// The mark of a note, from 1: 1, 2 …, or a, b …, z, aa in a table.
Text spans_note_mark(const SpanBuilder *builder, int32_t number);
// Adds a text that has no inlines of its own: a title, an author.
void spans_add_text(SpanBuilder *builder, Text text, Place place, int32_t tag);

#endif
