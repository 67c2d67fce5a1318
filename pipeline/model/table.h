// table.h: what a Document knows of a table: its columns, rows and cells, and where cells stand.
//
// Each NODE_TABLE, NODE_COLUMN, NODE_ROW and NODE_CELL has a TablePart. Cells stand in the row's free columns, from
// the start on, as wide and as high as their spans say: a cell that spans rows takes its columns from the rows below.
#ifndef FOLIO_TABLE_H
#define FOLIO_TABLE_H

#include "common/record.h"
#include "model/document.h"

enum {
    TABLE_MOST_COLUMNS = 24,
    TABLE_MOST_SPAN = 1000,   // rows that a cell may span
    TABLE_SHARE = 1000,       // the width `1*`
};

typedef enum { COLUMN_START, COLUMN_END, COLUMN_CENTRE, COLUMN_DECIMAL } ColumnAlign;

struct TablePart {
    bool wide;                // table: over all columns of the page
    bool plain;               // table: without lines
    Unit width;               // column; 0: a share of what the others leave
    int32_t share;            // column: 1/1000
    ColumnAlign align;        // column: of its cells
    bool head;                // column: its cells name their rows
    bool group;               // row: one text over all columns, the head of the rows that follow
    bool keep;                // row: stays with the row after it
    int32_t columns, rows;    // cell: its spans, from 1
};

// A row with its cells, or a table as it is when a node is made.
TablePart *table_part_new(Arena *arena);

// ---- where cells stand ---------------------------------------------------------------------------

typedef struct {
    const Node *cell;
    int32_t column, columns, rows; // column: from 0
} TableSlot;

typedef struct {
    int32_t columns;
    int32_t busy[TABLE_MOST_COLUMNS]; // rows to come whose column a cell above takes
    TableSlot slots[TABLE_MOST_COLUMNS]; // of the row placed last
    int32_t count;
    int32_t lost;             // its cells that had no room
    int32_t empty;            // its columns that no cell took
} TableGrid;

// The grid of a table of so many columns, before its first row.
TableGrid table_grid_new(const Node *table);
// Places the cells of the next row.
void table_grid_place(TableGrid *grid, const Node *row);
// The rows to come that cells above reach into.
int32_t table_grid_reach(const TableGrid *grid);

// ---- in the text form ----------------------------------------------------------------------------

void table_write_fields(Buffer *out, const Node *node);
void table_read_fields(RecordReader *record, Node *node);

#endif
