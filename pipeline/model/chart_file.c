// chart_file.c: a chart's part of its record in the text form of a Document.
//
//     chart kind=bar orientation=columns unit="events" numbers="en-GB" series="" categories="July","August"
//           short="Jul","Aug" letter="J","A" groups="2021","2021" values=6000,4000 … and a figure's fields
//
// kind: bar, stacked-bar, line or matrix; orientation (auto when left out): columns or bars; numbers: the language of
// its numbers. short, letter and groups: one text a category, empty where it has none, left out when all are.
// values: 1/1000, category by category, each with all its series.
#include "model/chart.h"

static const char *const kind_words[] = {"bar", "stacked-bar", "line", "matrix"};
static const char *const orientation_words[] = {"auto", "columns", "bars"};

int64_t chart_value(const Chart *chart, int32_t category, int32_t series) {
    return chart->values[(int64_t)category * chart->series.count + series];
}

int64_t chart_total(const Chart *chart, int32_t category) {
    int64_t total = 0;
    for (int32_t i = 0; i < chart->series.count; i++) total += chart_value(chart, category, i);
    return total;
}

int64_t chart_series_total(const Chart *chart, int32_t series) {
    int64_t total = 0;
    for (int32_t i = 0; i < chart->categories.count; i++) total += chart_value(chart, i, series);
    return total;
}

// ---- writing -----------------------------------------------------------------------------------

// one of a category's texts, as a field's parts; left out when all are absent
static void write_texts(Buffer *out, const Chart *chart, const char *name, size_t offset) {
    bool any = false;
    for (int32_t i = 0; i < chart->categories.count; i++)
        any |= ((const Text *)((const char *)&chart->categories.at[i] + offset))->size > 0;
    if (!any) return;
    record_write_name(out, name);
    for (int32_t i = 0; i < chart->categories.count; i++) {
        if (i) buffer_byte(out, ',');
        record_write_quoted(out, *(const Text *)((const char *)&chart->categories.at[i] + offset));
    }
}

void chart_write(Buffer *out, const Chart *chart) {
    record_write_word(out, "kind", kind_words[chart->kind]);
    if (chart->orientation != CHART_AUTO)
        record_write_word(out, "orientation", orientation_words[chart->orientation]);
    record_write_text(out, "unit", chart->unit);
    record_write_text(out, "numbers", chart->language);
    record_write_name(out, "series");
    for (int32_t i = 0; i < chart->series.count; i++) {
        if (i) buffer_byte(out, ',');
        record_write_quoted(out, chart->series.at[i]);
    }
    record_write_name(out, "categories");
    for (int32_t i = 0; i < chart->categories.count; i++) {
        if (i) buffer_byte(out, ',');
        record_write_quoted(out, chart->categories.at[i].name);
    }
    write_texts(out, chart, "short", offsetof(ChartCategory, shorter));
    write_texts(out, chart, "letter", offsetof(ChartCategory, shortest));
    write_texts(out, chart, "groups", offsetof(ChartCategory, group));
    record_write_name(out, "values");
    int64_t count = (int64_t)chart->categories.count * chart->series.count;
    for (int64_t i = 0; i < count; i++) {
        if (i) buffer_byte(out, ',');
        buffer_int(out, chart->values[i]);
    }
}

// ---- reading -----------------------------------------------------------------------------------

static void read_series(RecordReader *record, Arena *arena, Chart *chart) {
    int32_t most = chart->kind == CHART_MATRIX ? CHART_MOST_COLUMNS : CHART_MOST_SERIES;
    RecordValue value;
    record_need(record, "series");
    if (!record_find(record, "series", &value)) return;
    do {
        if (chart->series.count == most) record_fail(record, value.at, "more than %d series", most);
        *array_add(arena, &chart->series) = value_read_text(&value, arena);
    } while (value_skip(&value, ','));
    value_end(&value);
}

static void read_categories(RecordReader *record, Arena *arena, Chart *chart) {
    RecordValue value;
    record_need(record, "categories");
    if (!record_find(record, "categories", &value)) return;
    do {
        if (chart->categories.count == CHART_MOST_CATEGORIES)
            record_fail(record, value.at, "more than %d categories", CHART_MOST_CATEGORIES);
        *array_add(arena, &chart->categories) =
            (ChartCategory){.name = value_read_text(&value, arena)};
    } while (value_skip(&value, ','));
    value_end(&value);
}

// one text for each category, absent where it is empty
static void read_texts(RecordReader *record, Arena *arena, Chart *chart, const char *name,
                       size_t offset) {
    RecordValue value;
    if (!record_find(record, name, &value)) return;
    for (int32_t i = 0; i < chart->categories.count; i++) {
        if (i) value_need(&value, ',');
        Text text = value_read_text(&value, arena);
        if (text.size) *(Text *)((char *)&chart->categories.at[i] + offset) = text;
    }
    value_end(&value);
}

static void read_values(RecordReader *record, Arena *arena, Chart *chart) {
    RecordValue value;
    size_t count = (size_t)chart->categories.count * (size_t)chart->series.count;
    chart->values = arena_array_of(arena, count, int64_t);
    record_need(record, "values");
    if (!record_find(record, "values", &value)) return;
    for (size_t i = 0; i < count; i++) {
        if (i) value_need(&value, ',');
        chart->values[i] = value_read_int(&value, 0, CHART_MOST_VALUE);
    }
    value_end(&value);
}

Chart *chart_read(RecordReader *record, Arena *arena) {
    Chart *chart = arena_new_of(arena, Chart);
    chart->kind = (ChartKind)record_read_word(record, "kind", kind_words, 4, CHART_BAR);
    chart->orientation =
        (ChartOrientation)record_read_word(record, "orientation", orientation_words, 3, CHART_AUTO);
    chart->unit = record_read_text(record, arena, "unit");
    chart->language = record_read_text(record, arena, "numbers");
    read_series(record, arena, chart);
    read_categories(record, arena, chart);
    read_texts(record, arena, chart, "short", offsetof(ChartCategory, shorter));
    read_texts(record, arena, chart, "letter", offsetof(ChartCategory, shortest));
    read_texts(record, arena, chart, "groups", offsetof(ChartCategory, group));
    if (!record->failed) read_values(record, arena, chart);
    return chart;
}
