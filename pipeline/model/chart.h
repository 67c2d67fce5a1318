// chart.h: what a chart shows: categories, series and the numbers in them, with nothing left to count.
//
// A Chart is the counted, ordered data of a NODE_CHART; the node's Figure says how it stands on the page and carries
// the whole text alternative. Numbers are int64 in 1/1000 and not negative.
#ifndef FOLIO_CHART_H
#define FOLIO_CHART_H

#include "common/record.h"

typedef enum { CHART_BAR, CHART_STACKED, CHART_LINE, CHART_MATRIX } ChartKind;
typedef enum { CHART_AUTO, CHART_COLUMNS, CHART_BARS } ChartOrientation;

enum {
    CHART_MOST_CATEGORIES = 200,
    CHART_MOST_SERIES = 12,  // of bars and lines
    CHART_MOST_COLUMNS = 40, // of a matrix: its series
};
#define CHART_MOST_VALUE INT64_C(1000000000000000) // a million million, in 1/1000

typedef struct {
    Text name;
    Text shorter, shortest; // of a month: Jul, J; absent: there is none
    Text group;             // of a month, when there are several years: its year
} ChartCategory;

typedef struct Chart {
    ChartKind kind;
    ChartOrientation orientation;
    Text unit;                       // the value axis's title; absent: none
    Text language;                   // of its numbers
    ARRAY(ChartCategory) categories; // at least one
    ARRAY(Text) series; // their names; a chart of one nameless series has one, which is empty
    int64_t *values;    // of category c in series s: at c * series.count + s
} Chart;

int64_t chart_value(const Chart *chart, int32_t category, int32_t series);
int64_t chart_total(const Chart *chart, int32_t category);      // over all series
int64_t chart_series_total(const Chart *chart, int32_t series); // over all categories

// The fields of a chart's record, specified in chart_file.c.
void chart_write(Buffer *out, const Chart *chart);
Chart *chart_read(RecordReader *record, Arena *arena); // never NULL; after a fault it is of no use

#endif
