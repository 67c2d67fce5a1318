// page_inside.h: what the files that build pages share; nobody else includes it.
#ifndef FOLIO_PAGE_INSIDE_H
#define FOLIO_PAGE_INSIDE_H

#include "layout/page.h"
#include "layout/table.h"

// A table's head to be repeated on the page at hand.
typedef struct {
    const TableSet *table;
    Point at;             // its top left corner
} RepeatedHead;

typedef struct {
    Pages *part;
    const Galley *galley;
    const Pagination *pagination;
    const PageInput *input;
    int32_t first_column; // index of the first Column of the page at hand
    ARRAY(RepeatedHead) heads;
} PageBuilder;

// ---- page.c ----
// A line that stands where it says, with its record. tag: the paragraph's.
void page_add_line(PageBuilder *builder, Page *page, const Setting *setting, int32_t index, Point origin,
                   int32_t column, int32_t tag);

// ---- page_table.c ----
// A unit of a table whose left edge is at x.
void page_add_table_unit(PageBuilder *builder, Page *page, const TableSet *table, int32_t unit, Unit x);
// The heads repeated on a page: artifacts, behind all that is read.
void page_add_heads(PageBuilder *builder, Page *page);

#endif
