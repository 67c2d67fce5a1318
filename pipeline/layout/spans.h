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

typedef struct {
    Arena *arena;            // holds the spans
    Pages *part;             // its tags grow: one for each link, reference and note mark
    const Style *style;
    const PageNumbers *numbers;
    Text language;           // of the block
    int32_t note_count;      // notes met so far in the article; their marks count on
    bool numbers_used;       // a page number was printed
    ARRAY(const Node *) notes;
    Spans spans;
} SpanBuilder;

// Adds the inlines below node (a paragraph, heading, caption, …) as spans of tag.
void spans_add_inlines(SpanBuilder *builder, const Node *node, int32_t tag);
// Adds a text that has no inlines of its own: a title, an author.
void spans_add_text(SpanBuilder *builder, Text text, Place place, int32_t tag);

#endif
