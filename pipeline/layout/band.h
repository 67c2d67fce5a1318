// band.h: columns of one height side by side.
#ifndef FOLIO_BAND_H
#define FOLIO_BAND_H

#include "layout/column.h"

typedef enum { BAND_OPEN, BAND_BALANCED } BandKind; // ends with the page; ends before what does not flow on, or at the end

// A state between two columns of a band.
typedef struct {
    int32_t position;       // of the next column
    int32_t figures;        // column-wide figures that stand in the columns so far
    bool reached;           // a column so far is as long as the band is high
    int64_t cost;
    // the column before it
    int32_t before;         // node; -1: the band's start
    ColumnEnd end;          // its text; used 0: none
    int32_t height;         // of its figure, or of the one on its right; 0: none
    Slot slot;
    ColumnZone zone;        // that its text runs in. Of the left column of two, the next column runs in it too
} BandNode;

typedef struct Bands Bands;
// work: grows by each state found; a measure of time that is the same everywhere.
Bands *bands_new(Arena *scratch, const Flow *flow, ColumnFiller *filler, int64_t *work);

typedef struct {
    BandKind kind;
    int32_t position, height;
    const int32_t *figures; // records of the column-wide figures that may stand in it, in order
    int32_t figure_count;
} BandCase;

// The states behind a band's last column, each cheapest, none beyond rest of the budget; *count of them. Of a
// balanced band only those at its stop. Valid until the next call.
const BandNode *bands_find(Bands *bands, const BandCase *band, int64_t rest, int32_t *count);

// The columns that lead to one of them, in order, into `columns` nodes.
void bands_trace(const Bands *bands, const BandNode *node, BandNode *into);

// What it costs that a column ends `lines` above the band's foot.
int64_t band_short(const Flow *flow, BandKind kind, int32_t lines);

#endif
