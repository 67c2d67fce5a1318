// index.h: on which pages the entries of the index are named.
//
// A mark has a place in the source, and so has each line of a laid-out part: the line that holds the mark tells its page.
// So the index needs nothing of how a block was set, and its numbers are those of the pages as they are.
#ifndef FOLIO_LAYOUT_INDEX_H
#define FOLIO_LAYOUT_INDEX_H

#include "model/document.h"
#include "model/pages.h"

typedef struct {
    int32_t article;        // index into Document.articles
    int32_t page;           // of the article's part, from 1
    Unit y;                 // above the first line there that names it
} IndexPlace;

typedef struct {
    ARRAY(IndexPlace) at;   // by article and page; a page once
} IndexPlaces;

typedef struct IndexPages {
    IndexPlaces *entries;   // one for each of Document.index
    int32_t count;
} IndexPages;

// From the parts that have pages; parts[i] is of article i and may be NULL. The result is in arena.
IndexPages *index_collect(Arena *arena, const Document *document, Pages *const parts[]);
// Do they lead to the same pages, and the same lines there? a may be NULL.
bool index_same(const IndexPages *a, const IndexPages *b);

#endif
