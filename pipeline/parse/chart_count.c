// chart_count.c: rows become categories, series and the numbers in them.
//
// Dates need two passes: the first finds the months or years between which everything lies. Names are kept in the
// order of their first appearance and sorted at the end. The table of numbers has room for the greatest chart.
#include "common/schema.h"
#include "parse/charts.h"

enum { ROOM = CHART_MOST_COLUMNS }; // series that a category has room for
enum { SLOTS = 512 };               // more than twice the categories
enum { UNDATED = -2, NAME_MOST = 200 };

// Names by hash, open addressing: which category or series has the name, counted from 1.
typedef struct {
    Text names[SLOTS];
    int32_t numbers[SLOTS];
} NameTable;

typedef struct {
    Arena *arena, *scratch;
    const ChartSource *source;
    const Data *data;
    Diagnostics *diagnostics;
    Locale *locale;
    Chart *chart;
    NameTable *categories, *series;
    int64_t *table;      // of category c in series s: at c * ROOM + s
    int32_t first, last; // months or years; last is UNDATED where a date is wrong
    bool failed;         // there is no chart, but what else is wrong is still looked for,
    bool full;           // until it has grown too great
} Counter;

typedef struct {
    const char *key;
    const YamlNode *first; // row without it
    int32_t count;
} Lack;

// ---- keys --------------------------------------------------------------------------------------

static Text source_key(const ChartSource *source, const char *key) {
    const YamlNode *node = yaml_find(source->node, key);
    return node ? node->value : (Text){0};
}

// the rows' value of a key of the chart: NULL, and counted, where a row lacks it
static const YamlNode *find_value(const YamlNode *row, Text name, Lack *lack) {
    const YamlNode *value = data_find(row, name);
    if (!value && !lack->count++) lack->first = row;
    return value;
}

static void report_lack(const Counter *counter, const Lack *lack, const char *what) {
    if (!lack->count) return;
    Text name = source_key(counter->source, lack->key);
    diagnostics_add(counter->diagnostics, SEVERITY_NOTE, lack->first->place, "chart-rows",
                    lack->count == 1 ? "this row has no '%.*s' and is %s"
                                     : "this row and others have no '%.*s' and are %s",
                    TEXT_ARG(name), what);
}

// where the name stands, or could
static int32_t find_slot(const NameTable *table, Text name) {
    int32_t at = (int32_t)(text_hash(name) % SLOTS);
    while (table->numbers[at] && !text_equal(table->names[at], name)) at = (at + 1) % SLOTS;
    return at;
}

// ---- categories --------------------------------------------------------------------------------

static void fail_size(Counter *counter, const char *key, const char *what, int32_t most,
                      const char *advice) {
    schema_error(counter->diagnostics, yaml_find(counter->source->node, key), "chart-size",
                 "more than %d %s: %s", most, what, advice);
    counter->failed = counter->full = true;
}

static int32_t read_date(Counter *counter, const YamlNode *item) {
    int32_t at = chart_read_date(item->value, counter->source->by);
    if (at >= 0) return at;
    schema_error(counter->diagnostics, item, "bad-date",
                 "the chart takes dates together: expected a day such as 2021-10-12, or a month "
                 "such as 2021-10, "
                 "found '%.*s'",
                 (int)(item->value.size < 60 ? item->value.size : 60), item->value.at);
    counter->failed = true;
    return -1;
}

static void find_range(Counter *counter) {
    counter->first = INT32_MAX, counter->last = -1;
    for (int32_t i = 0; i < counter->data->rows.count; i++) {
        const YamlNode *value = data_find(counter->data->rows.at[i], counter->source->category);
        for (const YamlNode *item = value ? data_first(value) : NULL; item;
             item = data_next(value, item)) {
            int32_t at = read_date(counter, item);
            if (at >= 0 && at < counter->first) counter->first = at;
            if (at > counter->last) counter->last = at;
        }
    }
}

static ChartCategory month_category(Counter *counter, int32_t at) {
    bool years = counter->first / 12 != counter->last / 12;
    ChartCategory month = {
        .name = locale_month(counter->arena, counter->locale, at % 12, MONTH_FULL),
        .shorter = locale_month(counter->arena, counter->locale, at % 12, MONTH_SHORT),
        .shortest = locale_month(counter->arena, counter->locale, at % 12, MONTH_LETTER)};
    if (!years) return month;
    month.group = text_print(counter->arena, "%d", at / 12);
    month.name = text_print(counter->arena, "%.*s %d", TEXT_ARG(month.name), at / 12);
    return month;
}

// every month or year from the first to the last
static void add_dates(Counter *counter) {
    find_range(counter);
    bool months = counter->source->by == BY_MONTH;
    if (counter->last - (int64_t)counter->first >= CHART_MOST_CATEGORIES)
        fail_size(counter, "by", months ? "months" : "years", CHART_MOST_CATEGORIES,
                  months ? "write 'by: year'" : "is one of the dates wrong?");
    if (counter->failed) {
        counter->last = UNDATED;
        return;
    }
    for (int32_t at = counter->first; at <= counter->last; at++)
        *array_add(counter->arena, &counter->chart->categories) =
            months ? month_category(counter, at)
                   : (ChartCategory){.name = text_print(counter->arena, "%d", at)};
}

// its name; absent after an error
static Text read_name(Counter *counter, const YamlNode *item) {
    Text name = text_trim(item->value);
    if (name.size <= NAME_MOST || text_length(name) <= NAME_MOST) return name;
    schema_error(counter->diagnostics, item, "wrong-value",
                 "a name in a chart has at most %d characters, this has %d", NAME_MOST,
                 text_length(name));
    counter->failed = true;
    return (Text){0};
}

static int32_t find_category(Counter *counter, const YamlNode *item) {
    Chart *chart = counter->chart;
    if (counter->source->by != BY_VALUE)
        return chart_read_date(item->value, counter->source->by) - counter->first;
    Text name = read_name(counter, item);
    if (!name.at) return -1;
    int32_t slot = find_slot(counter->categories, name);
    if (counter->categories->numbers[slot]) return counter->categories->numbers[slot] - 1;
    if (chart->categories.count == CHART_MOST_CATEGORIES) {
        fail_size(counter, "category", "categories", CHART_MOST_CATEGORIES,
                  "name a key with fewer values");
        return -1;
    }
    *array_add(counter->arena, &chart->categories) =
        (ChartCategory){.name = text_copy(counter->arena, name)};
    counter->categories->names[slot] = name;
    return (counter->categories->numbers[slot] = chart->categories.count) - 1;
}

static int32_t find_series(Counter *counter, const YamlNode *item) {
    Chart *chart = counter->chart;
    int32_t most = chart->kind == CHART_MATRIX ? CHART_MOST_COLUMNS : CHART_MOST_SERIES;
    Text name = read_name(counter, item);
    if (!name.at) return -1;
    int32_t slot = find_slot(counter->series, name);
    if (counter->series->numbers[slot]) return counter->series->numbers[slot] - 1;
    if (chart->series.count == most) {
        fail_size(counter, "series", "series", most, "name a key with fewer values");
        return -1;
    }
    *array_add(counter->arena, &chart->series) = text_copy(counter->arena, name);
    counter->series->names[slot] = name;
    return (counter->series->numbers[slot] = chart->series.count) - 1;
}

// ---- numbers -----------------------------------------------------------------------------------

// may a row be passed over, because it lacks a key?
static bool skips(const Counter *counter, const YamlNode *row) {
    const ChartSource *source = counter->source;
    if (source->missing != MISSING_SKIP) return false;
    return !data_find(row, source->category) || (source->series.size && !data_find(row, source->series)) ||
           (source->value.size && !data_find(row, source->value));
}

// what a row adds to each of its categories; -1 after an error
static int64_t row_amount(Counter *counter, const YamlNode *row, Lack *lack) {
    if (!counter->source->value.size) return 1000;
    const YamlNode *value = find_value(row, counter->source->value, lack);
    int64_t amount = 0;
    for (const YamlNode *item = value ? data_first(value) : NULL; item && amount >= 0;
         item = data_next(value, item)) {
        int64_t number = chart_read_number(item->value);
        if (number >= 0 && amount + number > CHART_MOST_VALUE) number = -3;
        const char *expected = number == -2   ? "a number of 0 or more"
                               : number == -3 ? "a number up to 1000000000000"
                                              : "a number such as 40 or 12.5";
        amount = number < 0 ? -1 : amount + number;
        if (number < 0)
            schema_error(counter->diagnostics, item, "wrong-value",
                         "the chart adds up: expected %s, found '%.*s'", expected,
                         (int)(item->value.size < 60 ? item->value.size : 60), item->value.at);
    }
    counter->failed |= amount < 0;
    return amount;
}

static void add_amount(Counter *counter, int32_t category, int32_t series, int64_t amount) {
    if (category < 0 || series < 0) return;
    int64_t *sum = &counter->table[category * ROOM + series];
    *sum += amount;
    if (*sum <= CHART_MOST_VALUE) return;
    schema_error(
        counter->diagnostics, yaml_find(counter->source->node, "value"), "chart-size",
        "the numbers add up to more than 1000000000000: write them in thousands or millions");
    counter->full = counter->failed = true;
}

static void count_item(Counter *counter, const YamlNode *row, int32_t category, int64_t amount,
                       Lack *lack) {
    if (!counter->source->series.size) {
        add_amount(counter, category, 0, amount);
        return;
    }
    const YamlNode *value = find_value(row, counter->source->series, lack);
    for (const YamlNode *item = value ? data_first(value) : NULL; item && !counter->full;
         item = data_next(value, item))
        add_amount(counter, category, find_series(counter, item), amount);
}

static void count_rows(Counter *counter) {
    Lack lacks[] = {{"category", NULL, 0}, {"series", NULL, 0}, {"value", NULL, 0}};
    for (int32_t i = 0; i < counter->data->rows.count && !counter->full; i++) {
        const YamlNode *row = counter->data->rows.at[i];
        if (skips(counter, row)) continue;
        const YamlNode *value = find_value(row, counter->source->category, &lacks[0]);
        int64_t amount = value ? row_amount(counter, row, &lacks[2]) : 0;
        bool counts = value && amount >= 0 && counter->last != UNDATED;
        for (const YamlNode *item = counts ? data_first(value) : NULL; item && !counter->full;
             item = data_next(value, item))
            count_item(counter, row, find_category(counter, item), amount, &lacks[1]);
    }
    if (counter->failed) return;
    report_lack(counter, &lacks[0], "left out");
    report_lack(counter, &lacks[1], "left out");
    report_lack(counter, &lacks[2], "counted as 0");
}

// ---- order -------------------------------------------------------------------------------------

static int64_t table_total(const Counter *counter, int32_t category) {
    int64_t total = 0;
    for (int32_t i = 0; i < counter->chart->series.count; i++)
        total += counter->table[category * ROOM + i];
    return total;
}

static bool comes_before(const Counter *counter, int32_t a, int32_t b) {
    if (counter->source->order == ORDER_VALUE)
        return table_total(counter, a) > table_total(counter, b);
    const ChartCategory *all = counter->chart->categories.at;
    return counter->source->order == ORDER_NAME &&
           locale_compare(counter->locale, all[a].name, all[b].name) < 0;
}

// places[i]: which category comes i-th; equals stay in the order of the file
static void sort_categories(const Counter *counter, int32_t *places) {
    for (int32_t i = 0; i < counter->chart->categories.count; i++) {
        int32_t at = i;
        for (; at && comes_before(counter, i, places[at - 1]); at--) places[at] = places[at - 1];
        places[at] = i;
    }
}

static void settle(Counter *counter) {
    Chart *chart = counter->chart;
    if (!chart->categories.count || !chart->series.count) {
        if (!counter->data->broken)
            schema_error(counter->diagnostics, counter->source->node, "chart-size",
                         "no row has all keys that the chart names: there is nothing to show");
        return;
    }
    int32_t count = chart->categories.count, parts = chart->series.count;
    int32_t *places = arena_array_of(counter->scratch, (size_t)count, int32_t);
    ChartCategory *sorted = arena_array_of(counter->arena, (size_t)count, ChartCategory);
    chart->values = arena_array_of(counter->arena, (size_t)count * (size_t)parts, int64_t);
    sort_categories(counter, places);
    for (int32_t i = 0; i < count; i++) {
        sorted[i] = chart->categories.at[places[i]];
        for (int32_t s = 0; s < parts; s++)
            chart->values[i * parts + s] = counter->table[places[i] * ROOM + s];
    }
    chart->categories.at = sorted;
    chart->categories.room = count;
}

static bool has_keys(const Counter *counter) {
    static const char *const names[] = {"category", "series", "value"};
    bool good = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const YamlNode *node = yaml_find(counter->source->node, names[i]);
        if (node)
            good = data_check_key(counter->data, node->value, node, counter->diagnostics) && good;
    }
    return good;
}

Chart *chart_count(Arena *arena, Arena *scratch, const ChartSource *source, const Data *data,
                   Text language, Diagnostics *diagnostics) {
    Counter counter = {.arena = arena,
                       .scratch = scratch,
                       .source = source,
                       .data = data,
                       .diagnostics = diagnostics,
                       .chart = arena_new_of(arena, Chart)};
    if (!has_keys(&counter)) return NULL;
    Chart *chart = counter.chart;
    counter.table = arena_array_of(scratch, (size_t)CHART_MOST_CATEGORIES * ROOM, int64_t);
    counter.categories = arena_new_of(scratch, NameTable);
    counter.series = arena_new_of(scratch, NameTable);
    counter.locale = locale_open(language);
    chart->kind = source->kind;
    chart->orientation = source->orientation;
    chart->unit = source->unit;
    chart->language = text_copy(arena, language);
    if (!source->series.size) *array_add(arena, &chart->series) = TEXT("");
    if (source->by != BY_VALUE) add_dates(&counter);
    count_rows(&counter);
    if (!counter.failed) settle(&counter);
    locale_close(counter.locale);
    return !counter.failed && chart->values ? chart : NULL;
}
