// chart.h: charts: how high they should be, and what is painted into their frame.
//
// A chart is a figure whose picture is drawn here: rules, paths and set words, all of the figure's tag. Its width is
// its block's; within it the names decide whether bars stand or lie, which form of a month fits, and where a
// legend goes; the height comes from the pages. Unit: millipoint.
#ifndef FOLIO_CHART_LAYOUT_H
#define FOLIO_CHART_LAYOUT_H

#include "layout/galley.h"

typedef struct {
    const Template *template;
    FontSet *fonts;
    Typesetter *setter;
    Diagnostics *diagnostics;
} ChartInput;

// The least, the best and the greatest height of a chart so wide.
void chart_heights(const ChartInput *input, const Node *node, Unit width, Unit heights[3]);
// Draws the chart into frame on page. A frame too low for its rows is an
// error (chart-height), so are columns of a matrix without room (chart-width).
void chart_paint(Pages *part, Page *page, const ChartInput *input, const Block *block, Rect frame);

#endif
