// slots.h: the next figures of an article on one page: which slots they take, and what their heights cost.
#ifndef FOLIO_SLOTS_H
#define FOLIO_SLOTS_H

#include "layout/flow.h"

// The next `count` floating figures.
typedef struct {
    bool possible;
    int32_t count;
    int32_t wide[2], wide_count;                    // records of the page-wide ones, from the page's head down
    Slot slots[2];
    int32_t columns[FIGURES_A_PAGE], column_count;  // records of the column-wide ones
    int32_t aside;                                  // record of the one in the free side; -1: none
    int64_t *costs[2];                              // of the page-wide ones, see below
} FigureSet;

// The set of `count` figures from `first` on.
FigureSet *figure_set_new(Arena *scratch, const Flow *flow, int32_t first, int32_t count);

// The least cost of the page-wide figures' heights and of the lines that stay empty on a page whose text takes
// so many lines (0: none). ends: the text or a page break ends there, so that TERM_EMPTY is charged, not
// TERM_SHORT.
int64_t figure_set_cost(const FigureSet *set, int32_t lines, bool ends);
// The heights that cost it, one for each page-wide figure.
void figure_set_heights(const Flow *flow, const FigureSet *set, int32_t lines, bool ends, int32_t heights[2]);

#endif
