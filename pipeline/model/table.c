// table.c: where a table's cells stand, and the fields of its nodes in a Document's text form.
//
// The grid is walked row by row: for each column it keeps how many rows below a cell above still takes.
#include "model/table.h"

static const char *const align_words[] = {"start", "end", "centre", "decimal"};
enum { WIDTH_MOST = 28346000, SHARE_MOST = 1000000 }; // millipoints: 10 m; 1/1000

TablePart *table_part_new(Arena *arena) {
    TablePart *part = arena_new_of(arena, TablePart);
    part->share = TABLE_SHARE;
    part->columns = part->rows = 1;
    return part;
}

TableGrid table_grid_new(const Node *table) {
    TableGrid grid = {0};
    for (const Node *child = table->first; child; child = child->next)
        if (child->kind == NODE_COLUMN && grid.columns < TABLE_MOST_COLUMNS) grid.columns++;
    return grid;
}

// the columns that are free from one on, so many at the most
static int32_t free_columns(const TableGrid *grid, int32_t from, int32_t most) {
    int32_t count = 0;
    while (count < most && from + count < grid->columns && !grid->busy[from + count]) count++;
    return count;
}

void table_grid_place(TableGrid *grid, const Node *row) {
    int32_t taken[TABLE_MOST_COLUMNS] = {0}, at = 0;
    bool group = row->part->group;
    grid->count = grid->lost = grid->empty = 0;
    for (const Node *cell = row->first; cell; cell = cell->next) {
        while (at < grid->columns && grid->busy[at]) at++;
        if (at == grid->columns) { grid->lost++; continue; }
        int32_t wanted = group ? grid->columns : cell->part->columns;
        int32_t columns = free_columns(grid, at, wanted), rows = group ? 1 : cell->part->rows;
        grid->lost += columns < wanted && !group;
        grid->slots[grid->count++] = (TableSlot){cell, at, columns, rows};
        for (int32_t i = 0; i < columns; i++) taken[at + i] = rows;
        at += columns;
    }
    for (int32_t i = 0; i < grid->columns; i++) {
        grid->empty += !grid->busy[i] && !taken[i];
        grid->busy[i] = taken[i] ? taken[i] - 1 : grid->busy[i] ? grid->busy[i] - 1 : 0;
    }
}

int32_t table_grid_reach(const TableGrid *grid) {
    int32_t reach = 0;
    for (int32_t i = 0; i < grid->columns; i++)
        if (grid->busy[i] > reach) reach = grid->busy[i];
    return reach;
}

void table_write_fields(Buffer *out, const Node *node) {
    const TablePart *part = node->part;
    if (node->kind == NODE_TABLE) {
        record_write_flag(out, "wide", part->wide);
        record_write_flag(out, "plain", part->plain);
    }
    if (node->kind == NODE_COLUMN) {
        record_write_unusual(out, "width", part->width, 0);
        record_write_unusual(out, "share", part->share, TABLE_SHARE);
        if (part->align != COLUMN_START) record_write_word(out, "align", align_words[part->align]);
        record_write_flag(out, "head", part->head);
    }
    if (node->kind == NODE_ROW) {
        record_write_flag(out, "group", part->group);
        record_write_flag(out, "keep", part->keep);
    }
    if (node->kind == NODE_CELL) {
        record_write_unusual(out, "columns", part->columns, 1);
        record_write_unusual(out, "rows", part->rows, 1);
    }
}

void table_read_fields(RecordReader *record, Node *node) {
    TablePart *part = node->part;
    if (node->kind == NODE_TABLE) {
        part->wide = record_read_flag(record, "wide");
        part->plain = record_read_flag(record, "plain");
    }
    if (node->kind == NODE_COLUMN) {
        part->width = (Unit)record_read_int(record, "width", 0, 0, WIDTH_MOST);
        part->share = (int32_t)record_read_int(record, "share", TABLE_SHARE, 1, SHARE_MOST);
        part->align = (ColumnAlign)record_read_word(record, "align", align_words, 4, COLUMN_START);
        part->head = record_read_flag(record, "head");
    }
    if (node->kind == NODE_ROW) {
        part->group = record_read_flag(record, "group");
        part->keep = record_read_flag(record, "keep");
    }
    if (node->kind == NODE_CELL) {
        part->columns = (int32_t)record_read_int(record, "columns", 1, 1, TABLE_MOST_COLUMNS);
        part->rows = (int32_t)record_read_int(record, "rows", 1, 1, TABLE_MOST_SPAN);
    }
}
