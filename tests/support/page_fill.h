// page_fill.h: fills one page's columns with the flow, for page_by_page.c.
//
// A page is a stack of bands: columns of equal height between spanning records. A band that ends inside
// the page (before a spanning record, a page break or the end of the text) is balanced: it takes the
// least height in which its records fit.
#ifndef FOLIO_TESTS_PAGE_FILL_H
#define FOLIO_TESTS_PAGE_FILL_H

#include "layout/pagination.h"

// What it weighs; the judge has other weights.
enum {
    BREAK_NEVER = 1 << 24,  // of a record that never starts a column
    COST_WIDOW = 900,
    COST_ORPHAN = 700,
    COST_HYPHEN = 60,
    COST_SHORT = 120,       // a grid line by which a column of a full page ends early
    COST_UNEVEN = 150,      // a grid line by which a balanced band's columns differ, beyond the first
    COST_EMPTY = 40,        // a grid line of a column left empty on a page that is not the last
    COST_EMPTY_LAST = 14,   // the same on the last page
    COST_HEIGHT = 4,        // a grid line by which a figure departs from its preferred height
    COST_FAR = 150,         // a page by which a figure stands after its place (before it: twice)
    COST_CROWD = 60,        // a figure beyond the first on a page
    COST_SLIVER = 60,       // a grid line that text beside figures lacks to SLIVER_LINES
    COST_PAGE = 20000,      // a page more or less than asked for
    COST_OVERSET = 100000   // a grid line that no column can hold
};

typedef struct {
    const Record *records;
    const int32_t *order;   // the records that flow
    const int32_t *ends;    // at each position: the next spanning record or page break, or count
    const int32_t *sums;    // at each position: the grid lines of all records before it
    const int32_t *solid;   // the same, but for spaces directly before it
    const int32_t *breaks;  // at each position: the last one up to it that may start a column, or 0
    int32_t count;
    int32_t columns;
} PageFlow;

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

// What it costs to start a column with a record.
int32_t break_cost(const Record *record);
// writer: NULL when only the cost is wanted
PageFill page_fill(const PageFlow *flow, int32_t from, const PageSpace *space, const PageWriter *writer);

#endif
