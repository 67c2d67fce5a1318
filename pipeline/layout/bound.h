// bound.h: what the rest of an article costs at least, so that a search need not go where nothing good can
// come.
//
// Pages still to come offer an area; the text needs between its least and its most lines of it, the figures
// their preferred heights. What is over or lacking must be taken up by the figures' heights or stay empty, and
// each grid line of that costs at least the lightest weight of those. More figures than pages crowd.
#ifndef FOLIO_BOUND_H
#define FOLIO_BOUND_H

#include "layout/flow.h"

typedef struct {
    const Flow *flow;
    int32_t asked;          // pages asked for; 0: none, or fewer than the least heights need
    bool fill;              // the last page shall be full
    int32_t wanted;         // pages: as asked for, or those that the preferred heights need
    // lines of one column; what spans counts for each column
    int64_t *least, *most;  // at each flow index: of all that flows before it
    int64_t *figure_least, *figure_best, *figure_gaps; // of the floating figures before each
} Bound;

// Of what remains behind a position.
typedef struct {
    int64_t least, most;    // lines of one column that the flow needs
    int32_t figures;        // floating figures placed already
    int32_t pages;          // pages filled already
} BoundRest;

Bound *bound_new(Arena *scratch, const Flow *flow);
BoundRest bound_rest(const Bound *bound, int32_t position, int32_t figures, int32_t pages);
// A bound from below for all costs to come, the term `pages` of the whole article with them.
int64_t bound_cost(const Bound *bound, const BoundRest *rest);
// The pages that the rest needs at least.
int32_t bound_pages(const Bound *bound, const BoundRest *rest);
// The least that a grid line costs, of all columns together, by which figures and text do not come out even.
int64_t bound_lightest(const Bound *bound);
// What a number of pages costs.
int64_t bound_pages_cost(const Bound *bound, int32_t pages);

#endif
