// first_fit.h: an article paginated the simple way, line by line; Folio's own way is measured against it.
//
// Each paragraph is set at its best, each column filled until the next line does not fit, less only what may
// never part (stranded, group). A figure takes the next free slot at or after its place, at its preferred
// height; where that does not fit, its least. Before a spanning record, a page break and the end, columns are
// balanced by the least height that holds them. Pages asked for, widows, orphans, hyphens and what a page's end
// does to the next page are not looked at.
#ifndef FOLIO_TESTS_FIRST_FIT_H
#define FOLIO_TESTS_FIRST_FIT_H

#include "layout/pagination.h"

// As pagination_solve; the cost is left to pagination_judge. It knows nothing of notes and repeated heads.
Pagination first_fit_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

#endif
