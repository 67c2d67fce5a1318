// table.h: a table that is set: its rows in their own leading, cut into units that pagination places.
//
// Rows stand one below another from the table's top, in millipoints; a unit is one row, or several that cells tie
// together. Grid lines are counted from the top: a unit takes the lines that end in it, so that rows follow one another
// without a gap, whatever their leading, and each column that holds a part of the table ends with the grid.
//
// A column that goes on with a table repeats its head; what the head and the unit take beyond the unit's own lines is
// Record.head. table_place says where rows stand then.
#ifndef FOLIO_TABLE_LAYOUT_H
#define FOLIO_TABLE_LAYOUT_H

#include "layout/galley.h"
#include "model/table.h"

typedef struct {
    const Style *style;
    Setting setting;
    int32_t tag;
    Place place;
    int32_t column, columns; // from 0; how many it spans. -1: it spans rows; 0: caption and notes
    Unit left;           // of its lines, from the table's left
    Unit first;          // of its first baseline, from its row's top
} TableCell;

typedef enum { ROW_CAPTION, ROW_HEAD, ROW_BODY, ROW_GROUP, ROW_BELOW } TableRowKind;

typedef struct {
    TableRowKind kind;
    Place place;
    int32_t first, count; // of the table's cells
    Unit top, height;     // top: from the table's
    unsigned tied;        // bits of its columns that a cell above reaches into: no rule stands over them
    bool keep;            // stays with the next
} TableRow;

typedef struct {
    int32_t first, count; // rows
    Unit top;             // of the first row, from the table's top
    int32_t lines;        // grid lines above it, from the table's first
} TableUnit;

typedef struct TableSet {
    Unit widths[TABLE_MOST_COLUMNS], lefts[TABLE_MOST_COLUMNS];
    int32_t columns;
    Unit width;
    bool plain;           // no rules
    ARRAY(TableCell) cells;
    ARRAY(TableRow) rows;
    ARRAY(TableUnit) units;
    int32_t head, body;   // indices of the head's row and of the first below it; head -1: there is none
    Unit head_height;
    int32_t head_tag;     // of the head where it is repeated: an artifact
    int32_t rule_tag;     // of rules: an artifact
    Unit top, head_top;   // from the grid line above: of the table's top, and of a repeated head's
    int32_t gap, gap_below; // grid lines above and below it that are part of its first and last unit
    int32_t first_record; // of the galley
} TableSet;

// A stretch of units in one column, as they stand.
typedef struct {
    int32_t first;        // unit
    bool head;            // repeated above them
    Unit head_y, rows_y;  // tops of the head and of the first unit
} TableStretch;
// unit: any one of the stretch.
TableStretch table_place(const Galley *galley, const TableSet *table, const Pagination *pagination, int32_t unit);
// Does the unit end its stretch?
bool table_ends(const Galley *galley, const TableSet *table, const Pagination *pagination, int32_t unit);

// The source of its first cell.
Place table_unit_place(const TableSet *table, int32_t unit);

// table_widths.c: the columns' widths in a measure; false after an error, with widths that can be set all the same.
bool table_set_widths(TableSet *table, const Node *node, Unit measure, const Template *template,
                      Diagnostics *diagnostics);
// table_decimal.c: moves the cells of a column, each a single line, so that decimal signs stand one below another.
// Those of several lines are reported.
void table_align_decimals(TableSet *table, const Node *node, Text language, Diagnostics *diagnostics);

#endif
