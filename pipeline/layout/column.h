// column.h: all the ways in which one column may end that starts at a position.
#ifndef FOLIO_COLUMN_H
#define FOLIO_COLUMN_H

#include "layout/flow.h"

typedef struct {
    int32_t end;            // the position behind the column
    int32_t used;           // grid lines: text, repeated head, notes and their gap
    int32_t cost;           // variants, spaces, figures in place; the start of what follows, unless a band ends there
} ColumnEnd;

// Ends in order of the lines they use: those of n lines are ends[from[n]] … ends[from[n + 1] - 1].
typedef struct {
    ColumnEnd *ends;
    int32_t *from;
    int32_t count;
} ColumnFill;

// What the column stands beside: a figure between it and its neighbour, at the band's head or foot.
typedef enum {
    BESIDE_NOTHING,
    BESIDE_HEAD_LEFT, BESIDE_HEAD_RIGHT, // the column is the left, the right one of the two
    BESIDE_FOOT_LEFT, BESIDE_FOOT_RIGHT
} BesideRole;

typedef struct {
    BesideRole role;
    int32_t zone;           // Record.zone of the figure
    int32_t lines;          // that it takes, with its gap
    int32_t height;         // of the band
} ColumnZone;

// Remembers what it found; costs beyond the budget are left out. All in scratch.
typedef struct ColumnFiller ColumnFiller;
ColumnFiller *column_filler_new(Arena *scratch, const Flow *flow, int64_t budget);
const ColumnFill *column_fill(ColumnFiller *filler, int32_t position);
const ColumnFill *column_fill_beside(ColumnFiller *filler, int32_t position, const ColumnZone *zone);

// One record of a column as it stands in one of its ends.
typedef struct {
    int32_t record, line, height; // line: from the column's first; of a head not counted
} ColumnRecord;

// The records of the cheapest way to an end that was found beside such a zone, in order; their count. into has
// room for all records of the strip. Spaces that vanish are left out.
int32_t column_trace(ColumnFiller *filler, int32_t position, const ColumnZone *zone, const ColumnEnd *end,
                     ColumnRecord *into);

#endif
