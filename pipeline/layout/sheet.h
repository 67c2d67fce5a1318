// sheet.h: all the ways in which one page may be filled from a state.
#ifndef FOLIO_SHEET_H
#define FOLIO_SHEET_H

#include "layout/band.h"
#include "layout/bound.h"
#include "layout/slots.h"

// A page's start: the position of its first record, the floating figures placed before it.
typedef struct {
    int32_t position, figures;
    int64_t cost;           // of all pages before
    int32_t page;           // from 0
} SheetStart;

// A state inside a page, between two bands or spanning records.
typedef struct {
    int32_t lines, tail;    // grid lines so far; the gap below a spanning figure, which a page's end takes back
    int32_t position, columns; // columns: column-wide figures placed on the page so far
    int64_t cost;
    int32_t before;         // node; -1: the page's start
    int32_t height;         // of the band or spanning record that leads here
    bool band;              // a band leads here: no other follows directly
} SheetNode;

// One way in which the page may end.
typedef struct {
    int32_t position, figures; // where the next page starts
    int64_t cost;           // of all pages up to here
    int64_t whole;          // with the bound for what must follow
    int32_t node;           // the last node before its end, or before its last band if that is open
    int32_t band;           // height of that open band; 0: none
    const FigureSet *set;
    int32_t lines;          // that the flow takes
    bool ends;              // see figure_set_cost
} SheetEnd;

typedef struct Sheet Sheet;
typedef void SheetOffer(void *context, const SheetEnd *end);

// budget: of one page's own costs. work: see band.h.
Sheet *sheet_new(Arena *scratch, const Bound *bound, int64_t budget, int64_t *work);
// Offers every end that, with what must follow at least, costs no more than the budget; equal ones more than
// once.
void sheet_expand(Sheet *sheet, const SheetStart *start, int64_t budget, SheetOffer *offer, void *context);

// Writes the placements of a page that was filled this way: the end is the cheapest to its position and figures
// that sheet_expand offered for the start, just before.
void sheet_place(Sheet *sheet, const SheetStart *start, const SheetEnd *end, Pagination *result);

#endif
