// sheet_inside.h: the inside of a Sheet, shared by sheet.c, which finds the ways, and sheet_place.c, which goes
// one.
#ifndef FOLIO_SHEET_INSIDE_H
#define FOLIO_SHEET_INSIDE_H

#include "layout/sheet.h"

enum { SET_COUNT = FIGURES_A_PAGE + 1 };

struct Sheet {
    Arena *scratch;
    const Flow *flow;
    const Bound *bound;
    const PageShape *shape;
    ColumnFiller *filler;
    Bands *bands;
    FigureSet **known_sets;         // of each first figure and count
    // the page being filled
    SheetStart start;
    int64_t budget;
    SheetOffer *offer;
    void *context;
    FigureSet *sets[SET_COUNT];     // of the next 0, 1, … figures
    const int32_t *columns;         // the column-wide ones that may come
    int32_t column_count;
    ARRAY(SheetNode) nodes;
};

// The band that starts at a node.
BandCase sheet_band(const Sheet *sheet, const SheetNode *node, BandKind kind, int32_t height);

#endif
