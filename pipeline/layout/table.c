// table.c: where the units of a table stand, once pagination has said on which grid lines.
//
// Units of one stretch follow one another at their own distances; the grid lines of the first say where it begins.
#include "layout/table.h"

static const Placement *unit_placement(const TableSet *table, const Pagination *pagination, int32_t unit) {
    return &pagination->placements[table->first_record + unit];
}

static bool together(const Galley *galley, const TableSet *table, const Pagination *pagination, int32_t unit) {
    const Placement *a = unit_placement(table, pagination, unit - 1), *b = unit_placement(table, pagination, unit);
    bool span = galley->records.at[table->first_record].span;
    return a->page == b->page && (span || a->column == b->column);
}

bool table_ends(const Galley *galley, const TableSet *table, const Pagination *pagination, int32_t unit) {
    return unit + 1 == table->units.count || !together(galley, table, pagination, unit + 1);
}

TableStretch table_place(const Galley *galley, const TableSet *table, const Pagination *pagination, int32_t unit) {
    while (unit > 0 && together(galley, table, pagination, unit)) unit--;
    const Placement *at = unit_placement(table, pagination, unit);
    const TableRow *first = &table->rows.at[table->units.at[unit].first];
    TableStretch stretch = {.first = unit};
    if (!unit) { // at a page's head the space above it has nothing to part
        int32_t line = at->line + (at->line ? table->gap : 0);
        stretch.rows_y = master_baseline(galley->template, galley->master, line - 1) + table->top;
        return stretch;
    }
    int32_t head = galley->records.at[table->first_record + unit].head;
    stretch.head = table->head >= 0 && first->kind != ROW_BELOW;
    stretch.head_y = master_baseline(galley->template, galley->master, at->line - head - 1) + table->head_top;
    stretch.rows_y = stretch.head_y + (stretch.head ? table->head_height : 0);
    return stretch;
}

Place table_unit_place(const TableSet *table, int32_t unit) {
    const TableRow *row = &table->rows.at[table->units.at[unit].first];
    if (!row->count) return row->place;
    return table->cells.at[row->first].place;
}
