// page_by_page.h: the pagination that Folio began with; its present one is measured against it and first_fit.h.
//
// Pages are searched, columns are not: dynamic programming over pages, each tried with none to three of the
// next figures in each slot and at each height (all of one step); a column ends at the best of its last few
// breaks, and a figure in a column stands in the last one. It has one setting for each paragraph, and costs of
// its own.
#ifndef FOLIO_TESTS_PAGE_BY_PAGE_H
#define FOLIO_TESTS_PAGE_BY_PAGE_H

#include "layout/pagination.h"

// As pagination_solve; the cost is left to pagination_judge. It knows nothing of notes and repeated heads.
Pagination page_by_page_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

#endif
