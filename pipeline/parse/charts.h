// charts.h: a chart of an article's body: its rows are counted, its node added.
#ifndef FOLIO_CHARTS_H
#define FOLIO_CHARTS_H

#include "common/locale.h"
#include "parse/data.h"
#include "parse/markdown.h"
#include "parse/source_schema.h"

// Adds the chart to reader->article, with its caption. Errors: those of data.h; missing-key, wrong-value and bad-date
// for what the chart asks of its rows; chart-size (too many categories or series, too great a number), figure-alt,
// figure-height. A warning: chart-empty (all is 0). A note: chart-rows (rows that lack a key are left out).
void charts_read(MarkdownReader *reader, const ChartSource *source, const EditionFolder *edition);

// ---- chart_count.c ----
// The chart's numbers, in arena, from the rows; NULL after an error. language: of months, numbers and order.
Chart *chart_count(Arena *arena, Arena *scratch, const ChartSource *source, const Data *data,
                   Text language, Diagnostics *diagnostics);

// ---- chart_text.c ----
// Lead, a full stop, and every number: "Events by month. July: 6; August: 4."
Text chart_describe(Arena *arena, const Chart *chart, Text lead);

// ---- chart_value.c ----
// A decimal number of at most three decimals in 1/1000: "12.5" is 12500. -1: it is none; -2: it is negative;
// -3: beyond CHART_MOST_VALUE.
int64_t chart_read_number(Text text);
// The month or year of a date, "2021-07-13" or "2021-07" or, by year, "2021": months since the year 0, or years. -1:
// it is no date.
int32_t chart_read_date(Text text, ChartBy by);

#endif
