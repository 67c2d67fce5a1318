// oracle.h: the least cost of all paginations that pagination.h allows, found by trying them all.
//
// Written from that header alone, to judge the search: slow, for small strips. Nothing is bounded or cut off;
// of two ways that leave the article in the same state, at the same place of the same page, the dearer one is
// dropped.
#ifndef FOLIO_TESTS_ORACLE_H
#define FOLIO_TESTS_ORACLE_H

#include "layout/pagination.h"

// what a part of a pagination costs; terms in points, as pagination_judge gives them
typedef struct {
    int64_t cost;
    int64_t terms[TERM_COUNT];
} Sum;

typedef struct {
    bool possible;          // there is a pagination at all
    int32_t page_count;
    Sum sum;
} Verdict;

Verdict oracle_judge(Arena *arena, const Strip *strip, const PageShape *shape);

// What is wrong with a pagination's placements, whatever they cost: what overlaps, leaves its page, or is out
// of order. NULL: nothing.
const char *oracle_fault(const Strip *strip, const PageShape *shape, const Pagination *pagination);

#endif
