// tables.c: columns, rows and cells as the schema has read them become nodes; their fit is checked on the grid.
#include "parse/tables.h"

#include "common/schema.h"
#include "parse/source_schema.h"
#include "parse/table_notes.h"

void tables_check_size(MarkdownReader *reader, Place place) {
    if (reader->full || reader->article->node_count < SOURCE_MOST_NODES) return;
    reader->full = true;
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, place, "too-long",
                    "more than 200,000 parts in one article: split it");
}

static void read_line(MarkdownReader *reader, const YamlNode *text, Node *parent) {
    if (text && text_trim(text->value).size) markdown_read_line(reader, text, parent, false);
}

static void add_columns(MarkdownReader *reader, const TableSource *source, Node *table) {
    const YamlNode *list = yaml_find(source->table, "columns"), *item = list ? list->first : NULL;
    for (int32_t i = 0; i < source->columns.count && item; i++, item = item->next) {
        const ColumnSource *column = &source->columns.at[i];
        Node *node = article_add_node(reader->article, table, NODE_COLUMN, item->place);
        *node->part = (TablePart){.width = column->width.length, .share = column->width.share, .align = column->align,
                                  .head = column->head, .columns = 1, .rows = 1};
        if (!node->part->share) node->part->share = TABLE_SHARE; // in error, and reported
        read_line(reader, column->title, node);
    }
}

// ---- rows ----------------------------------------------------------------------------------------

static void add_cell(MarkdownReader *reader, const CellSource *cell, const YamlNode *item, Node *row) {
    Node *node = article_add_node(reader->article, row, NODE_CELL, item->place);
    if (cell->which == 1 && cell->node) node->part->columns = cell->columns, node->part->rows = cell->rows;
    read_line(reader, cell->text, node);
}

static Node *add_row(MarkdownReader *reader, const RowSource *source, const YamlNode *item, Node *table) {
    Node *row = article_add_node(reader->article, table, NODE_ROW, item->place);
    row->part->group = source->which == 1;
    row->part->keep = source->keep || row->part->group;
    if (source->group) read_line(reader, source->group, article_add_node(reader->article, row, NODE_CELL, source->group->place));
    const YamlNode *list = source->which == 2 ? yaml_find(item, "cells") : item;
    const YamlNode *cell = list && list->kind == YAML_SEQUENCE ? list->first : NULL;
    for (int32_t i = 0; i < source->cells.count && cell; i++, cell = cell->next)
        add_cell(reader, &source->cells.at[i], cell, row);
    return row;
}

// the first cell that has no room, or not the room it asks for
static const Node *find_lost(const TableGrid *grid, const Node *row) {
    int32_t i = 0;
    for (const Node *cell = row->first; cell; cell = cell->next, i++)
        if (i == grid->count || grid->slots[i].columns < cell->part->columns) return cell;
    return row;
}

// what has been reported is left out, so that layout need not report it again
static void leave_out(const TableGrid *grid, Node *row) {
    Node *last = NULL;
    int32_t i = 0;
    for (Node *cell = row->first; cell && i < grid->count; cell = cell->next, i++) {
        cell->part->columns = grid->slots[i].columns;
        last = cell;
    }
    if (last) last->next = NULL, row->last = last;
}

static void check_cells(MarkdownReader *reader, const TableGrid *grid, Node *row) {
    if (row->part->group && grid->count && grid->slots[0].columns < grid->columns) {
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, row->place, "table-cells",
                        "a cell of a row above reaches into this group: groups stand over all columns");
    } else if (grid->lost) {
        const Node *cell = find_lost(grid, row);
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, cell->place, "table-cells",
                        cell->part->columns > 1
                            ? "no room for a cell that spans %d columns, in a table of %d: narrow it, or leave cells out"
                            : "a cell too many in this row: remove %d, or add columns to the %d of the table",
                        cell->part->columns > 1 ? cell->part->columns : grid->lost, grid->columns);
        leave_out(grid, row);
    } else if (grid->empty) {
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, row->place, "table-cells",
                        "%d of the table's %d columns have no cell in this row: write \"\" for each that is empty",
                        grid->empty, grid->columns);
    }
}

static void add_rows(MarkdownReader *reader, const TableSource *source, Node *table) {
    const YamlNode *list = yaml_find(source->table, "rows"), *item = list ? list->first : NULL;
    TableGrid grid = table_grid_new(table);
    Node *row = NULL;
    for (int32_t i = 0; i < source->rows.count && item && !reader->full; i++, item = item->next) {
        const RowSource *from = &source->rows.at[i];
        if (!from->cells.count && !from->group) continue; // in error, and reported
        ArenaMark mark = arena_mark(reader->scratch);
        row = add_row(reader, from, item, table);
        table_grid_place(&grid, row);
        check_cells(reader, &grid, row);
        arena_rewind(reader->scratch, mark);
        tables_check_size(reader, item->place);
    }
    if (row && table_grid_reach(&grid))
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, row->place, "table-cells",
                        "a cell spans %d rows more than follow this one", table_grid_reach(&grid));
}

// ---- the table -----------------------------------------------------------------------------------

// rows stand in the article or in a data file; keys that go with the other one mean nothing
static bool check_rows(MarkdownReader *reader, const TableSource *source) {
    const YamlNode *rows = yaml_find(source->table, "rows"), *data = yaml_find(source->table, "data");
    if (!rows == !data) {
        schema_error(reader->diagnostics, rows ? data : source->table, "table-rows",
                     rows ? "rows stand in the table or in a data file: remove one of 'rows' and 'data'"
                          : "a table has rows: write them as 'rows', or name a data file as 'data'");
        return false;
    }
    static const char *const keys[] = {"sort", "group-by"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (rows && yaml_find(source->table, keys[i]))
            schema_error(reader->diagnostics, yaml_find(source->table, keys[i]), "table-rows",
                         "'%s' goes with 'data': rows that stand here are in their order", keys[i]);
    for (int32_t i = 0; i < source->columns.count; i++) {
        const YamlNode *column = source->columns.at[i].node, *key = column ? yaml_find(column, "key") : NULL;
        if (column && !key && data)
            schema_error(reader->diagnostics, column, "table-rows",
                         "with 'data' each column needs the 'key' whose values it shows");
        if (key && rows)
            schema_error(reader->diagnostics, key, "table-rows",
                         "'key' goes with 'data': rows that stand here have their cells in order");
    }
    return true;
}

static void add_below(MarkdownReader *reader, const TableSource *source, Node *table) {
    if (!source->note) return;
    Node *paragraph = article_add_node(reader->article, table, NODE_PARAGRAPH, source->note->place);
    read_line(reader, source->note, paragraph);
}

void tables_read(MarkdownReader *reader, const TableSource *source, const EditionFolder *edition) {
    if (!source->node || !source->table) return;
    Article *article = reader->article;
    Node *table = article_add_node(article, NULL, NODE_TABLE, source->node->place);
    table->part->wide = source->span == 1;
    table->part->plain = !source->lines;
    TableNotes notes = {.notes = source->notes.at, .count = source->notes.count};
    notes.used = arena_array_of(reader->scratch, (size_t)notes.count + 1, bool);
    reader->table_notes = &notes;
    if (source->caption) read_line(reader, source->caption, article_add_node(article, table, NODE_CAPTION, source->caption->place));
    add_columns(reader, source, table);
    if (!check_rows(reader, source)) notes.count = 0;
    else if (source->data.size) tables_read_data(reader, source, edition, table);
    else add_rows(reader, source, table);
    add_below(reader, source, table);
    table_notes_check(reader, &notes);
    reader->table_notes = NULL;
}
