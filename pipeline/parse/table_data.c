// table_data.c: the rows of a data file as a table shows them: sorted, grouped, dates and numbers as a language
// writes them.
//
// A value that is shown as it stands is a line of Markdown; one that is written anew is a text node at its place.
#include <stdlib.h>

#include "common/dates.h"
#include "common/locale.h"
#include "common/schema.h"
#include "parse/source_schema.h"
#include "parse/tables.h"

typedef struct {
    const YamlNode *row;
    Text key;                 // what it is sorted by; absent: last
    int32_t index;
} SortedRow;

typedef struct {
    MarkdownReader *reader;
    const TableSource *source;
    const Data *data;
    Node *table;
    Locale *locale;
    DateForm *dates[DATES_STYLES]; // opened when first used; NULL: not yet
    Text language;
} DataTable;

// ---- values --------------------------------------------------------------------------------------

static DateStyle date_style(ValueFormat format, bool month) {
    if (format == VALUE_DATE) return month ? DATES_MONTH_YEAR : DATES_FULL;
    return month || format == VALUE_MONTH ? DATES_MONTH : DATES_DAY_MONTH;
}

static DateForm *date_form(DataTable *table, DateStyle style) {
    if (!table->dates[style]) table->dates[style] = date_form_open(table->language, style);
    return table->dates[style];
}

static bool read_day(DataTable *table, const YamlNode *value, int32_t *day) {
    if (value->kind == YAML_SCALAR && date_read(value->value, day)) return true;
    schema_error(table->reader->diagnostics, value, "bad-date", "expected a day such as 2021-07-13, or a month such as 2021-07, found '%.*s'",
                 TEXT_ARG(value->value));
    return false;
}

// a date, to the last day where there is one; absent after an error
static Text write_date(DataTable *table, const YamlNode *value, const YamlNode *until, ValueFormat format) {
    int32_t first, last;
    if (!read_day(table, value, &first) || (until && !read_day(table, until, &last))) return (Text){0};
    DateForm *form = date_form(table, date_style(format, date_is_month(value->value)));
    if (!form) return (Text){0};
    return date_form_write(table->reader->article->arena, form, first, until ? last : first);
}

static Text write_number(DataTable *table, const YamlNode *value) {
    int64_t thousandths;
    DataNumber number = data_read_number(value->value, &thousandths);
    if (number == NUMBER_READ) return locale_number(table->reader->article->arena, table->locale, thousandths);
    schema_error(table->reader->diagnostics, value, "wrong-value", "expected a number %s, found '%.*s'",
                 number == NUMBER_NONE ? "such as 1250.5" : "up to 1000000000000", TEXT_ARG(value->value));
    return (Text){0};
}

static void add_text(DataTable *table, Node *parent, Text text, Place place) {
    if (text.size) article_add_node(table->reader->article, parent, NODE_TEXT, place)->text = text;
}

static void add_scalar(DataTable *table, const YamlNode *value, const YamlNode *until, ValueFormat format, Node *cell) {
    switch (format) {
    case VALUE_TEXT:
        if (text_trim(value->value).size) markdown_read_line(table->reader, value, cell, false);
        return;
    case VALUE_DATE:
    case VALUE_DAY_MONTH:
    case VALUE_MONTH: add_text(table, cell, write_date(table, value, until, format), value->place); return;
    case VALUE_NUMBER: add_text(table, cell, write_number(table, value), value->place); return;
    }
}

static Text count_values(DataTable *table, const YamlNode *value) {
    int32_t count = 0;
    for (const YamlNode *item = data_first(value); item; item = data_next(value, item)) count++;
    return text_print(table->reader->article->arena, "%d", count);
}

static void add_cell(DataTable *table, const YamlNode *from, const ColumnSource *column, Node *row) {
    Text key = column->key.which == 1 ? column->key.counted : column->key.key;
    const YamlNode *value = data_find(from, key);
    const YamlNode *until = column->until.size ? data_find(from, column->until) : NULL;
    Node *cell = article_add_node(table->reader->article, row, NODE_CELL, value ? value->place : from->place);
    if (!value) return;
    if (column->key.which == 1) { add_text(table, cell, count_values(table, value), value->place); return; }
    for (const YamlNode *item = data_first(value); item; item = data_next(value, item)) {
        if (cell->first) add_text(table, cell, TEXT(", "), item->place);
        add_scalar(table, item, until, column->format, cell);
    }
}

// ---- order and groups ----------------------------------------------------------------------------

static int compare_keys(Text a, Text b, Locale *locale) {
    int64_t x, y;
    if (!a.at || !b.at) return !a.at - !b.at;
    if (data_read_number(a, &x) == NUMBER_READ && data_read_number(b, &y) == NUMBER_READ) return (x > y) - (x < y);
    return locale_compare(locale, a, b);
}

static int compare_rows(const SortedRow *a, const SortedRow *b, Locale *locale) {
    int order = compare_keys(a->key, b->key, locale);
    return order ? order : a->index < b->index ? -1 : 1;
}

// merge sort: rows that sort alike stay in the file's order
static void sort_rows(SortedRow *rows, SortedRow *spare, int32_t count, Locale *locale) {
    if (count < 2) return;
    int32_t half = count / 2, a = 0, b = half;
    sort_rows(rows, spare, half, locale);
    sort_rows(rows + half, spare, count - half, locale);
    for (int32_t i = 0; i < count; i++) {
        bool first = b == count || (a < half && compare_rows(&rows[a], &rows[b], locale) < 0);
        spare[i] = first ? rows[a++] : rows[b++];
    }
    for (int32_t i = 0; i < count; i++) rows[i] = spare[i];
}

static SortedRow *order_rows(DataTable *table) {
    size_t count = (size_t)table->data->rows.count;
    Arena *scratch = table->reader->scratch;
    SortedRow *rows = arena_array_of(scratch, count + 1, SortedRow);
    for (int32_t i = 0; i < table->data->rows.count; i++) {
        const YamlNode *row = table->data->rows.at[i];
        const YamlNode *value = table->source->sort.size ? data_find(row, table->source->sort) : NULL;
        const YamlNode *first = value ? data_first(value) : NULL;
        rows[i] = (SortedRow){row, first ? first->value : (Text){0}, i};
    }
    if (table->source->sort.size)
        sort_rows(rows, arena_array_of(scratch, count + 1, SortedRow), (int32_t)count, table->locale);
    return rows;
}

// the text of what was added to a cell
static bool same_words(const Node *a, const Node *b) {
    for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
        if (a->kind != b->kind || !text_equal(a->text, b->text) || !same_words(a, b)) return false;
    return !a && !b;
}

// a group's row before the first row that prints another value than the one before; current: the cell of the last
static void add_group(DataTable *table, const YamlNode *from, const Node **current) {
    const GroupSource *group = &table->source->group;
    const YamlNode *value = data_find(from, group->key);
    if (!value) {
        schema_error(table->reader->diagnostics, from, "missing-key",
                     "the table is grouped by '%.*s', which this row does not have", TEXT_ARG(group->key));
        return;
    }
    Article *article = table->reader->article;
    Node before = *table->table;
    Node *row = article_add_node(article, table->table, NODE_ROW, value->place);
    Node *cell = article_add_node(article, row, NODE_CELL, value->place);
    row->part->group = row->part->keep = true;
    for (const YamlNode *item = data_first(value); item; item = data_next(value, item)) {
        if (cell->first) add_text(table, cell, TEXT(", "), item->place);
        add_scalar(table, item, NULL, group->format, cell);
    }
    if (!*current || !same_words(*current, cell)) { *current = cell; return; }
    article->node_count = row->id - 1; // the same group goes on: as if nothing had been added
    table->table->last = before.last;
    before.last->next = NULL;
}

static void add_rows(DataTable *table) {
    MarkdownReader *reader = table->reader;
    const SortedRow *rows = order_rows(table);
    const Node *group = NULL;
    for (int32_t i = 0; i < table->data->rows.count && !reader->full; i++) {
        ArenaMark mark = arena_mark(reader->scratch);
        const YamlNode *from = rows[i].row;
        if (table->source->group.key.size) add_group(table, from, &group);
        Node *row = article_add_node(reader->article, table->table, NODE_ROW, from->place);
        for (int32_t c = 0; c < table->source->columns.count; c++)
            add_cell(table, from, &table->source->columns.at[c], row);
        arena_rewind(reader->scratch, mark);
        tables_check_size(reader, from->place);
    }
}

static bool check_keys(DataTable *table) {
    Diagnostics *diagnostics = table->reader->diagnostics;
    const TableSource *source = table->source;
    int32_t errors = diagnostics->all.count;
    for (int32_t i = 0; i < source->columns.count; i++) {
        const ColumnSource *column = &source->columns.at[i];
        const YamlNode *key = column->node ? yaml_find(column->node, "key") : NULL;
        if (key && key->kind == YAML_MAPPING) key = yaml_find(key, "count");
        if (key && key->kind == YAML_SCALAR) data_check_key(table->data, key->value, key, diagnostics);
        if (column->until.size)
            data_check_key(table->data, column->until, yaml_find(column->node, "until"), diagnostics);
    }
    if (source->sort.size) data_check_key(table->data, source->sort, yaml_find(source->table, "sort"), diagnostics);
    const YamlNode *by = yaml_find(source->table, "group-by");
    if (by && by->kind == YAML_MAPPING) by = yaml_find(by, "key");
    if (source->group.key.size && by) data_check_key(table->data, source->group.key, by, diagnostics);
    if (table->data->rows.count > TABLE_MOST_ROWS)
        schema_error(diagnostics, yaml_find(source->table, "data"), "wrong-value",
                     "a table has at most %d rows, this file has %d: split it", TABLE_MOST_ROWS, table->data->rows.count);
    return diagnostics->all.count == errors;
}

void tables_read_data(MarkdownReader *reader, const TableSource *source, const EditionFolder *edition, Node *node) {
    const YamlNode *asked = yaml_find(source->table, "data");
    DataTable table = {.reader = reader, .source = source, .table = node};
    table.data = data_read(reader->article->arena, edition, source->data, asked, reader->diagnostics);
    if (!table.data) return;
    table.language = reader->article->language.size ? reader->article->language : edition->language;
    table.locale = locale_open(table.language);
    if (check_keys(&table)) add_rows(&table);
    locale_close(table.locale);
    for (int32_t i = 0; i < DATES_STYLES; i++) date_form_close(table.dates[i]);
}
