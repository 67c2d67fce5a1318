// table_schema.h: what an editor may write in a table, as a part of the one table (source_schema.c), and the structs
// that it fills. Texts are decoded and belong to the arena given to schema_read; YamlNodes are borrowed from the tree.
#ifndef FOLIO_TABLE_SCHEMA_H
#define FOLIO_TABLE_SCHEMA_H

#include "common/schema.h"
#include "model/table.h"

enum { TABLE_MOST_ROWS = 5000 };   // of one table

// How a value of a data file is printed, in the order of the names in the schema.
typedef enum { VALUE_TEXT, VALUE_DATE, VALUE_DAY_MONTH, VALUE_MONTH, VALUE_NUMBER } ValueFormat;

typedef struct {
    Unit length;                   // 0: a share
    int32_t share;                 // 1/1000
} WidthSource;

// a key of a data file's rows, or how many values stand under it
typedef struct {
    int32_t which;                 // 0: key, 1: count
    Text key, counted;
} KeySource;

typedef struct {
    const YamlNode *node;
    const YamlNode *title;
    WidthSource width;
    ColumnAlign align;
    bool head;
    KeySource key;
    Text until;
    ValueFormat format;
} ColumnSource;

typedef struct {
    int32_t which;                 // 0: text, 1: mapping with spans
    const YamlNode *node, *text;
    int32_t columns, rows;
} CellSource;

typedef struct {
    int32_t which;                 // 0: cells, 1: group, 2: mapping with cells
    ARRAY(CellSource) cells;
    const YamlNode *group;
    bool keep;
} RowSource;

typedef struct {
    int32_t which;                 // 0: key alone, 1: with a format
    Text key;
    ValueFormat format;
} GroupSource;

typedef struct {
    Text label;
    const YamlNode *text;
} TableNote;

typedef struct {
    const YamlNode *node;          // of the block
    const YamlNode *table;         // of what stands under `table`
    ARRAY(ColumnSource) columns;
    ARRAY(RowSource) rows;
    Text data, sort;
    GroupSource group;
    const YamlNode *caption;
    int32_t notes_which;           // 0: one text without a mark, 1: by mark
    const YamlNode *note;
    ARRAY(TableNote) notes;
    int32_t span;                  // 0: column, 1: page
    bool lines;
} TableSource;

extern const SchemaType table_type; // of the block

#endif
