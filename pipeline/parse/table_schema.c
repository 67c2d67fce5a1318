// table_schema.c: the keys of a table: its columns, its rows or the data file they come from, caption and notes.
#include "parse/table_schema.h"

#include "parse/source_schema.h"

enum { LINE_MOST = 500, CELL_MOST = 4000 };

// "22mm", or a share of what is left: "2*", "1.5*"
static bool read_width(Arena *arena, Text value, void *into) {
    (void)arena;
    WidthSource *width = into;
    if (!value.size || value.at[value.size - 1] != '*')
        return unit_read(value, &width->length) && width->length > 0 && (width->share = TABLE_SHARE) > 0;
    int32_t share = 0, unit = 0;
    for (size_t i = 0; i + 1 < value.size; i++) {
        char c = value.at[i];
        if (c == '.' && !unit && i) { unit = TABLE_SHARE; continue; }
        if (c < '0' || c > '9' || share > TABLE_SHARE * 99 || unit == 1) return false;
        if (unit) unit /= 10, share += (c - '0') * unit;
        else share = share * 10 + (c - '0') * TABLE_SHARE;
    }
    if (!share) return false;
    *width = (WidthSource){0, share};
    return true;
}

static const char *const align_names[] = {"start", "end", "centre", "decimal", NULL};
static const char *const format_names[] = {"text", "date", "date-day-month", "date-month", "number", NULL};
static const char *const span_names[] = {"column", "page", NULL};

static const SchemaField count_fields[] = {
    {.key = "count", .kind = FIELD_ID, SCHEMA_AT(KeySource, counted), .required = true,
     .doc = "The key whose values are counted.", .example = "states"},
};
static const SchemaType count_type = {"count", "How many values a row has under a key: `key: {count: states}`.",
                                      SCHEMA_FIELDS(count_fields), 0, false};
static const SchemaField key_choices[] = {
    {.kind = FIELD_ID, SCHEMA_AT(ColumnSource, key.key)},
    {.kind = FIELD_MAPPING, SCHEMA_AT(ColumnSource, key), .type = &count_type},
};

static const SchemaField column_fields[] = {
    {.key = "title", .kind = FIELD_MARKDOWN, SCHEMA_AT(ColumnSource, title), .most = LINE_MOST,
     .doc = "Its head. If no column has one, the table has no head.", .example = "Date"},
    {.key = "width", .kind = FIELD_CUSTOM, SCHEMA_AT(ColumnSource, width), .read = read_width, .preset = "1*",
     .what = "a length such as 22mm, or a share of the rest such as 2*", .example = "22mm",
     .doc = "How wide it is: a length, or a share of what the columns with a length leave."},
    {.key = "align", .kind = FIELD_ENUM, SCHEMA_AT(ColumnSource, align), .names = align_names, .preset = "start",
     .doc = "How its cells stand; `decimal` sets numbers with their decimal signs one below another, at the column's "
            "end."},
    {.key = "head", .kind = FIELD_BOOL, SCHEMA_AT(ColumnSource, head), .preset = "false",
     .doc = "Its cells name their rows: a screen reader reads them out with each cell.", .example = "true"},
    {.key = "key", .kind = FIELD_ONE_OF, SCHEMA_AT(ColumnSource, key.which), SCHEMA_CHOICES(key_choices),
     .doc = "With `data`: the key whose values it shows, several joined by commas, or `{count: key}`: how many.",
     .example = "states"},
    {.key = "until", .kind = FIELD_ID, SCHEMA_AT(ColumnSource, until),
     .doc = "With a date's format: the key of the last day, where there are several.", .example = "until"},
    {.key = "format", .kind = FIELD_ENUM, SCHEMA_AT(ColumnSource, format), .names = format_names, .preset = "text",
     .doc = "How its values are printed, in the article's language: as they stand, as dates (written 2021-07-13; "
            "`date-day-month` is 13 July), as numbers with their thousands parted."},
};
static const SchemaType column_type = {"column", "A column of a table.", SCHEMA_FIELDS(column_fields),
                                       SCHEMA_NODE(ColumnSource, node)};
static const SchemaField column_element = {.kind = FIELD_MAPPING, .type = &column_type};

static const SchemaField cell_fields[] = {
    {.key = "text", .kind = FIELD_MARKDOWN, SCHEMA_AT(CellSource, text), .most = CELL_MOST, .required = true,
     .doc = "What stands in it.", .example = "Online"},
    {.key = "span", .kind = FIELD_INT, SCHEMA_AT(CellSource, columns), .preset = "1", .least = 1,
     .most = TABLE_MOST_COLUMNS, .doc = "The columns it takes.", .example = "2"},
    {.key = "rows", .kind = FIELD_INT, SCHEMA_AT(CellSource, rows), .preset = "1", .least = 1, .most = TABLE_MOST_SPAN,
     .doc = "The rows it takes; those below leave its columns out.", .example = "2"},
};
static const SchemaType cell_type = {"cell", "A cell that takes several columns or rows: `{text: …, span: 2}`.",
                                     SCHEMA_FIELDS(cell_fields), SCHEMA_NODE(CellSource, node)};
static const SchemaField cell_choices[] = {
    {.kind = FIELD_MARKDOWN, SCHEMA_AT(CellSource, text), .most = CELL_MOST},
    {.kind = FIELD_MAPPING, .type = &cell_type},
};
static const SchemaField cell_element = {.kind = FIELD_ONE_OF, SCHEMA_AT(CellSource, which), SCHEMA_CHOICES(cell_choices)};

#define CELLS .element = &cell_element, .size = sizeof(CellSource), .least = 1, .most = TABLE_MOST_COLUMNS
static const SchemaField group_fields[] = {
    {.key = "group", .kind = FIELD_MARKDOWN, SCHEMA_AT(RowSource, group), .most = LINE_MOST, .required = true,
     .doc = "What stands over the rows that follow. It stays with the next.", .example = "Economic dimension"},
};
static const SchemaType group_type = {"group", "A row over all columns that heads the rows after it.",
                                      SCHEMA_FIELDS(group_fields), 0, false};
static const SchemaField kept_fields[] = {
    {.key = "cells", .kind = FIELD_LIST, SCHEMA_AT(RowSource, cells), CELLS, .required = true,
     .doc = "Its cells, as in a row without keys.", .example = "[13 July, Seminar, 40]"},
    {.key = "keep", .kind = FIELD_BOOL, SCHEMA_AT(RowSource, keep), .preset = "false",
     .doc = "It stays in one column with the row after it.", .example = "true"},
};
static const SchemaType kept_type = {"row", "A row that stays with the next one.", SCHEMA_FIELDS(kept_fields), 0, false};
static const SchemaField row_choices[] = {
    {.kind = FIELD_LIST, SCHEMA_AT(RowSource, cells), CELLS},
    {.kind = FIELD_MAPPING, .type = &group_type},
    {.kind = FIELD_MAPPING, .type = &kept_type},
};
static const SchemaField row_element = {.kind = FIELD_ONE_OF, SCHEMA_AT(RowSource, which), SCHEMA_CHOICES(row_choices)};

static const SchemaField by_fields[] = {
    {.key = "key", .kind = FIELD_ID, SCHEMA_AT(GroupSource, key), .required = true,
     .doc = "Rows that follow one another and have the same value under this key are a group.", .example = "date"},
    {.key = "format", .kind = FIELD_ENUM, SCHEMA_AT(GroupSource, format), .names = format_names, .preset = "text",
     .doc = "How the value is printed over them; rows whose values print alike are one group."},
};
static const SchemaType by_type = {"group-by", "Groups by a value as it is printed: `{key: date, format: date-month}`.",
                                   SCHEMA_FIELDS(by_fields), 0, false};
static const SchemaField by_choices[] = {
    {.kind = FIELD_ID, SCHEMA_AT(TableSource, group.key)},
    {.kind = FIELD_MAPPING, SCHEMA_AT(TableSource, group), .type = &by_type},
};

static const SchemaField content_fields[] = {
    {.key = "columns", .kind = FIELD_LIST, SCHEMA_AT(TableSource, columns), .element = &column_element,
     .size = sizeof(ColumnSource), .least = 1, .most = TABLE_MOST_COLUMNS, .required = true,
     .doc = "Its columns, from the start on.", .example = "[{title: Date, width: 22mm}, {title: Event}]"},
    {.key = "rows", .kind = FIELD_LIST, SCHEMA_AT(TableSource, rows), .element = &row_element,
     .size = sizeof(RowSource), .least = 1, .most = TABLE_MOST_ROWS,
     .doc = "Its rows: lists of cells, each a line of Markdown; groups; rows that are kept together.",
     .example = "[[13 July, Seminar], {group: Autumn}, [12 October, {text: Meeting, span: 1}]]"},
    {.key = "data", .kind = FIELD_PATH, SCHEMA_AT(TableSource, data),
     .doc = "In place of rows: a data file of the edition, each entry a row.", .example = "data/events.yaml"},
    {.key = "sort", .kind = FIELD_ID, SCHEMA_AT(TableSource, sort),
     .doc = "With `data`: the key that rows are sorted by, in the article's language; those without it come last.",
     .example = "date"},
    {.key = "group-by", .kind = FIELD_ONE_OF, SCHEMA_AT(TableSource, group.which), SCHEMA_CHOICES(by_choices),
     .doc = "With `data`: the key whose value stands over the rows that have it.", .example = "dimension"},
};
static const SchemaType content_type = {"table", "Columns and rows. A row never parts; at a column's or page's head the "
                                        "titles are repeated.", SCHEMA_FIELDS(content_fields),
                                        SCHEMA_NODE(TableSource, table)};

static const SchemaField note_element = {.kind = FIELD_MARKDOWN, SCHEMA_AT(TableNote, text), .most = CELL_MOST};
static const SchemaField notes_choices[] = {
    {.kind = FIELD_MARKDOWN, SCHEMA_AT(TableSource, note), .most = CELL_MOST},
    {.kind = FIELD_NAMES, SCHEMA_AT(TableSource, notes), .element = &note_element, .size = sizeof(TableNote),
     SCHEMA_NAME(TableNote, label)},
};

static const SchemaField block_fields[] = {
    {.key = "table", .kind = FIELD_MAPPING, .type = &content_type, .required = true,
     .doc = "Its columns and rows.", .example = "{columns: […], rows: […]}"},
    {.key = "caption", .kind = FIELD_MARKDOWN, SCHEMA_AT(TableSource, caption), .most = CELL_MOST,
     .doc = "What stands above it: one paragraph.", .example = "Events by dimension"},
    {.key = "notes", .kind = FIELD_ONE_OF, SCHEMA_AT(TableSource, notes_which), SCHEMA_CHOICES(notes_choices),
     .doc = "What stands below it: a text, or notes by their marks in the cells: `{1: …}` for `[^1]`. One note may have "
            "several marks. They are printed as letters.", .example = "{1: Held online.}"},
    {.key = "span", .kind = FIELD_ENUM, SCHEMA_AT(TableSource, span), .names = span_names, .preset = "column",
     .doc = "How wide it is: a column, or all columns of the page."},
    {.key = "lines", .kind = FIELD_BOOL, SCHEMA_AT(TableSource, lines), .preset = "true",
     .doc = "The layout's hairlines stand between its rows.", .example = "false"},
};
const SchemaType table_type = {"table block", "A table in an article's body.", SCHEMA_FIELDS(block_fields),
                               SCHEMA_NODE(TableSource, node)};
