// pagination.h: which record of the galley stands on which page, in which column, on which grid line.
//
// Pure integers on the baseline grid: heights are grid lines, costs are points of one scale. Nothing here
// knows of text, fonts or millipoints.
//
// A page has columns of `lines` grid lines. Top to bottom it holds: figures at the top, bands of balanced columns with
// spanning records between them, figures at the foot. Text flows down the columns of a band, then into the
// next band or page. A figure that floats (place top, bottom or auto) keeps its order among figures and
// takes one height from its range, so that the page comes out full.
//
// The cost of an article's pagination is the sum of
//
//     COST_WIDOW, COST_ORPHAN, COST_HYPHEN   given by the galley as break_before of a record
//     COST_SHORT        a grid line by which a column of a full page ends early
//     COST_UNEVEN       a grid line by which the last columns of a band differ, beyond the first
//     COST_EMPTY        a grid line of a column left empty on a page that is not the last
//     COST_EMPTY_LAST   the same on the last page
//     COST_HEIGHT       a grid line by which a figure departs from its preferred height
//     COST_FAR          a page by which a figure stands after the page of its reference (before it: twice)
//     COST_CROWD        a figure beyond the first on a page
//     COST_SLIVER       a grid line that text beside figures lacks to SLIVER_LINES, if there is any text
//     COST_PAGE         a page more or less than asked for
//     COST_OVERSET      a grid line that no column can hold
//
// The search (pagination.c) is dynamic programming over pages: a state is (next record, next figure)
// at a page's start; each page tries every slot and height of the next figures. Deterministic: of equal
// costs the first found stays.
#ifndef FOLIO_PAGINATION_H
#define FOLIO_PAGINATION_H

#include <stdbool.h>

#include "common/array.h"

enum {
    BREAK_NEVER = 1 << 24,  // break_before of a record that never starts a column
    COST_WIDOW = 900,
    COST_ORPHAN = 700,
    COST_HYPHEN = 60,
    COST_SHORT = 120,
    COST_UNEVEN = 150,
    COST_EMPTY = 40,
    COST_EMPTY_LAST = 14,
    COST_HEIGHT = 4,
    COST_FAR = 150,
    COST_CROWD = 60,
    COST_SLIVER = 60,
    SLIVER_LINES = 7,
    COST_PAGE = 20000,
    COST_OVERSET = 100000,
    COLUMNS_MOST = 6
};

typedef enum {
    RECORD_TEXT,            // a line, or a block that does not part
    RECORD_SPACE,           // vanishes at a column's head and foot
    RECORD_FIGURE,          // floats, or stands in place (here)
    RECORD_PAGE_BREAK
} RecordKind;

typedef enum { SLOT_TOP, SLOT_BOTTOM, SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM, SLOT_ASIDE, SLOT_PAGE, SLOT_HERE } Slot;

typedef struct {
    RecordKind kind;
    int32_t height;         // grid lines; of a figure its preferred height, gap not counted
    int32_t break_before;   // cost of starting a column with it; BREAK_NEVER
    bool span;              // stands over all columns, between two bands
    // figures
    int32_t least, most;    // heights it may take
    int32_t gap;            // empty grid lines between it and the text
    bool free;              // belongs to no place in the text: COST_FAR does not count
    unsigned slots;         // allowed, bits of 1 << Slot; SLOT_HERE alone: stands in the flow
} Record;

typedef struct {
    int32_t page;           // from 0; -1: vanished (a space at a column's end)
    int32_t column;         // from 0
    int32_t line;           // its first grid line
    int32_t height;         // as placed
    Slot slot;              // of figures
} Placement;

typedef struct {
    int32_t columns, lines; // of every page: columns, grid lines a column
    int32_t pages;          // asked for; 0: as few as it takes
} PageShape;

typedef struct {
    Placement *placements;  // one a record
    int32_t page_count;
    int64_t cost;
    int32_t overset;        // records that no column can hold
    int32_t spare;          // empty grid lines of the last page's columns (all columns together)
} Pagination;

// The result is in arena; scratch is rewound.
Pagination pagination_solve(Arena *arena, Arena *scratch, const Record *records, int32_t count, PageShape shape);

#endif
