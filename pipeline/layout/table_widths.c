// table_widths.c: columns with a length have it, the others share what is left. Unit: millipoint.
#include "layout/table.h"

enum { SHARE_LEAST = 2 }; // sizes of the type: narrower columns hold no word

static const Node *next_column(const Node *node) {
    while (node && node->kind != NODE_COLUMN) node = node->next;
    return node;
}

static void report(const Node *column, Unit lack, Diagnostics *diagnostics) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, column->place, "table-width",
                    "the table is %d mm too wide for this column to have room: make columns narrower, or set it "
                    "with 'span: page'", (int)(lack / UNIT_MM(1)) + 1);
}

static void share_alike(TableSet *table, Unit measure, Unit gap) {
    Unit room = measure - gap * (table->columns - 1);
    for (int32_t i = 0; i < table->columns; i++) table->widths[i] = room / table->columns;
}

static Unit place_columns(TableSet *table, Unit gap) {
    Unit left = 0;
    for (int32_t i = 0; i < table->columns; i++) {
        table->lefts[i] = left;
        left += table->widths[i] + gap;
    }
    return left - gap;
}

bool table_set_widths(TableSet *table, const Node *node, Unit measure, const Template *template,
                      Diagnostics *diagnostics) {
    Unit gap = template->tables.column_gap, least = SHARE_LEAST * template_style(template, "table-cell")->size;
    if ((int64_t)gap * table->columns * 2 > measure) gap = measure / table->columns / 2;
    int64_t rest = measure - (int64_t)gap * (table->columns - 1), shares = 0;
    for (const Node *column = next_column(node->first); column; column = next_column(column->next)) {
        if (column->part->width) rest -= column->part->width;
        else shares += column->part->share;
    }
    bool good = true;
    int32_t i = 0;
    for (const Node *column = next_column(node->first); column && i < table->columns; column = next_column(column->next)) {
        int64_t width = column->part->width;
        if (!width && rest > 0) { // what is left of it to those still to come, so that nothing is lost to rounding
            width = rest * column->part->share / shares;
            rest -= width, shares -= column->part->share;
        }
        int64_t lack = column->part->width ? -rest : least - width;
        if (good && lack > 0) report(column, (Unit)lack, diagnostics), good = false;
        table->widths[i++] = (Unit)width;
    }
    if (!good) share_alike(table, measure, gap);
    table->width = place_columns(table, gap);
    return good;
}
