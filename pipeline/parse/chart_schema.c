// chart_schema.c: what an editor may write of a chart: its rows of the table that source_schema.h speaks of.
#include "parse/source_schema.h"

enum { LINE_MOST = 500, TEXT_MOST = 4000, UNIT_MOST = 100 };
#define HEIGHT_LEAST UNIT_MM(5)
#define HEIGHT_MOST UNIT_MM(2000)

static const char *const kind_names[] = {"bar", "stacked-bar", "line", "matrix", NULL};
static const char *const by_names[] = {"value", "month", "year", NULL};
static const char *const order_names[] = {"file", "value", "name", NULL};
static const char *const missing_names[] = {"report", "skip", NULL};
static const char *const orientation_names[] = {"auto", "columns", "bars", NULL};
static const char *const span_names[] = {"column", "page", NULL};

static const SchemaField height_choices[] = {
    {.kind = FIELD_LENGTH,
     SCHEMA_AT(ChartSource, figure.fixed),
     .least = HEIGHT_LEAST,
     .most = HEIGHT_MOST},
    {.kind = FIELD_MAPPING, SCHEMA_AT(ChartSource, figure.height), .type = &source_height_type},
};

static const SchemaField chart_fields[] = {
    {.key = "chart",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, kind),
     .names = kind_names,
     .required = true,
     .doc = "Its kind: bars, bars of several series one upon the other, lines, or a matrix of who "
            "takes part in what.",
     .example = "bar"},
    {.key = "data",
     .kind = FIELD_PATH,
     SCHEMA_AT(ChartSource, data),
     .doc = "The file of its rows.",
     .example = "data/events.yaml"},
    {.key = "rows",
     .kind = FIELD_NODE,
     SCHEMA_AT(ChartSource, rows),
     .doc = "Or the rows themselves, as they would stand in a file.",
     .example = "[{year: 2020, events: 21}, {year: 2021, events: 27}]"},
    {.key = "category",
     .kind = FIELD_ID,
     SCHEMA_AT(ChartSource, category),
     .required = true,
     .doc = "The key whose values are the categories: the bars, the places along a line, the rows "
            "of a matrix. A list "
            "counts once for each of its values.",
     .example = "date"},
    {.key = "by",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, by),
     .names = by_names,
     .preset = "value",
     .doc = "How categories are made: each value is one, or dates are taken together by month or "
            "year. Months and years "
            "in which nothing happened are shown too."},
    {.key = "series",
     .kind = FIELD_ID,
     SCHEMA_AT(ChartSource, series),
     .doc = "The key whose values are the parts of stacked bars, the lines, or the columns of a "
            "matrix.",
     .example = "dimension"},
    {.key = "value",
     .kind = FIELD_ID,
     SCHEMA_AT(ChartSource, value),
     .doc = "The key of the numbers to add up; without it rows are counted.",
     .example = "participants"},
    {.key = "order",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, order),
     .names = order_names,
     .preset = "file",
     .doc = "Of the categories: as they come in the file, from the greatest value, or by name. "
            "Months and years have "
            "their own."},
    {.key = "missing",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, missing),
     .names = missing_names,
     .preset = "report",
     .doc = "Rows without one of these keys: `skip` leaves them out, as it is meant; `report` says so, and counts "
            "those without a number as 0."},
    {.key = "unit",
     .kind = FIELD_TEXT,
     SCHEMA_AT(ChartSource, unit),
     .least = 1,
     .most = UNIT_MOST,
     .doc = "What is counted: the title of the value axis.",
     .example = "Events"},
    {.key = "orientation",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, orientation),
     .names = orientation_names,
     .preset = "auto",
     .doc = "Upright columns, or bars for long names; `auto` chooses by the names."},
    {.key = "caption",
     .kind = FIELD_MARKDOWN,
     SCHEMA_AT(ChartSource, figure.caption),
     .most = TEXT_MOST,
     .doc = "What stands under it: one paragraph.",
     .example = "Events by month"},
    {.key = "alt",
     .kind = FIELD_TEXT,
     SCHEMA_AT(ChartSource, figure.alt),
     .least = 1,
     .most = TEXT_MOST,
     .doc = "What the chart shows, for those who cannot see it; its numbers are added. Without it "
            "the caption leads them.",
     .example = "Half of the events took place in autumn."},
    {.key = "credit",
     .kind = FIELD_TEXT,
     SCHEMA_AT(ChartSource, figure.credit),
     .most = LINE_MOST,
     .doc = "Whose numbers these are.",
     .example = "CICA Secretariat"},
    {.key = "place",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, figure.place),
     .names = source_place_names,
     .preset = "auto",
     .doc = "Where it stands, as for figures."},
    {.key = "span",
     .kind = FIELD_ENUM,
     SCHEMA_AT(ChartSource, figure.span),
     .names = span_names,
     .preset = "column",
     .doc = "How wide it is: a column or the type area."},
    {.key = "height",
     .kind = FIELD_ONE_OF,
     SCHEMA_AT(ChartSource, figure.height_which),
     SCHEMA_CHOICES(height_choices),
     .doc = "Its height, or limits to it; without it what the data need.",
     .example = "{min: 45mm, max: 90mm}"},
};
const SchemaType chart_source_type = {"chart", "Numbers as a picture, counted from rows of data.",
                                      SCHEMA_FIELDS(chart_fields), SCHEMA_NODE(ChartSource, node)};
