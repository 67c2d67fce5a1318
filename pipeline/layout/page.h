// page.h: the placed galley becomes the pages of an article's part.
#ifndef FOLIO_PAGE_H
#define FOLIO_PAGE_H

#include "layout/galley.h"

typedef struct {
    const Article *article;
    FontSet *fonts;
    Typesetter *setter;  // of the words in charts
    int32_t first_page;  // of the article in the report: odd pages are rectos
    Diagnostics *diagnostics;
} PageInput;

// Adds pages, items, columns, line records and the article's destination to part (numbered inside it, from 1).
void page_build(Pages *part, const Galley *galley, const Pagination *pagination, const PageInput *input);

#endif
