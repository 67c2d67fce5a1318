// band.h: fills one page's columns with the flow.
//
// A page is a stack of bands: columns of equal height between spanning records. A band that ends inside
// the page (before a spanning record, a page break or the end of the text) is balanced: it takes the
// least height in which its records fit.
#ifndef FOLIO_BAND_H
#define FOLIO_BAND_H

#include "layout/pagination.h"

typedef struct {
    const Record *records;
    const int32_t *order;   // the records that flow
    const int32_t *ends;    // at each position: the next spanning record or page break, or count
    const int32_t *sums;    // at each position: the grid lines of all records before it
    const int32_t *solid;   // the same, but for spaces directly before it
    const int32_t *breaks;  // at each position: the last one up to it that may start a column, or 0
    int32_t count;
    int32_t columns;
} Flow;

// What figures leave of a page, in grid lines.
typedef struct {
    int32_t lines;          // of a column
    int32_t top, bottom;    // taken from all columns
    int32_t column_top[COLUMNS_MOST];    // of the first band
    int32_t column_bottom[COLUMNS_MOST]; // at the page's foot
} PageSpace;

typedef struct {
    int32_t next;           // flow position the next page starts with
    int64_t cost;
    int32_t rows;           // grid lines from the first to the last that the flow takes
    int32_t empty;          // grid lines left empty, all columns together
    int32_t head;           // first grid line of the first band, where figures at a column's head stand
    int32_t overset;        // records that fit no column, set all the same
} PageFill;

typedef struct {
    Placement *placements;
    int32_t page;
} PageWriter;

// writer: NULL when only the cost is wanted
PageFill page_fill(const Flow *flow, int32_t from, const PageSpace *space, const PageWriter *writer);

#endif
