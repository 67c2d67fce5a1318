// page_table.c: the rows of a table on a page, their hairlines, and the heads that are repeated.
//
// A hairline stands over each row, but not over columns that a cell above reaches into; the head's below it, the foot's
// below the last row of a stretch.
#include "layout/page_inside.h"

static void add_rule(PageBuilder *builder, Page *page, const TableSet *table, Rect box, Paint paint) {
    if (table->plain || paint.ink < 0 || box.height <= 0 || box.width <= 0) return;
    Item *item = items_add(builder->part->arena, &page->items, ITEM_RULE, LAYER_PRINT, table->rule_tag);
    item->rule = (RuleItem){box, paint};
}

// over a row, at y; columns that are tied part it
static void add_row_rule(PageBuilder *builder, Page *page, const TableSet *table, const TableRow *row, Point at) {
    const TableRules *rules = &builder->galley->template->tables;
    for (int32_t i = 0; i < table->columns; i++) {
        if (row->tied & 1u << i) continue;
        int32_t last = i;
        while (last + 1 < table->columns && !(row->tied & 1u << (last + 1))) last++;
        Unit left = table->lefts[i], right = table->lefts[last] + table->widths[last];
        Rect box = {at.x + left, at.y - rules->rule_width / 2, right - left, rules->rule_width};
        add_rule(builder, page, table, box, rules->rule);
        i = last;
    }
}

static void add_whole_rule(PageBuilder *builder, Page *page, const TableSet *table, Point at, Paint paint, Unit width) {
    add_rule(builder, page, table, (Rect){at.x, at.y - width / 2, table->width, width}, paint);
}

// what stands between a row and the one above it; first: of its stretch
static void add_rule_above(PageBuilder *builder, Page *page, const TableSet *table, int32_t index, bool first, Point at) {
    const TableRules *rules = &builder->galley->template->tables;
    const TableRow *row = &table->rows.at[index];
    if (row->kind != ROW_BODY && row->kind != ROW_GROUP) return;
    if (index == table->head + 1 && table->head >= 0)
        add_whole_rule(builder, page, table, at, rules->head_rule, rules->head_rule_width);
    else if (!first && index > table->body)
        add_row_rule(builder, page, table, row, at);
}

static void add_cells(PageBuilder *builder, Page *page, const TableSet *table, const TableRow *row, Point at,
                      int32_t column) {
    for (int32_t i = row->first; i < row->first + row->count; i++) {
        const TableCell *cell = &table->cells.at[i];
        Point origin = {at.x + cell->left, at.y + cell->first};
        for (int32_t line = 0; line < cell->setting.line_count; line++, origin.y += cell->style->leading)
            page_add_line(builder, page, &cell->setting, line, origin, column, cell->tag);
    }
}

static bool is_row(const TableSet *table, int32_t index) {
    if (index < 0 || index >= table->rows.count) return false;
    TableRowKind kind = table->rows.at[index].kind;
    return kind == ROW_BODY || kind == ROW_GROUP;
}

void page_add_table_unit(PageBuilder *builder, Page *page, const TableSet *table, int32_t unit, Unit x) {
    TableStretch stretch = table_place(builder->galley, table, builder->pagination, unit);
    const TableRules *rules = &builder->galley->template->tables;
    const TableUnit *of = &table->units.at[unit];
    int32_t column = builder->pagination->placements[table->first_record + unit].column;
    Unit top = stretch.rows_y - table->units.at[stretch.first].top;
    if (stretch.head && unit == stretch.first)
        *array_add(builder->part->arena, &builder->heads) = (RepeatedHead){table, {x, stretch.head_y}};
    for (int32_t i = of->first; i < of->first + of->count; i++) {
        const TableRow *row = &table->rows.at[i];
        Point at = {x, top + row->top};
        add_rule_above(builder, page, table, i, unit == stretch.first && i == of->first, at);
        add_cells(builder, page, table, row, at, column);
        bool ends = !is_row(table, i + 1) ||
                    (i + 1 == of->first + of->count && table_ends(builder->galley, table, builder->pagination, unit));
        if (is_row(table, i) && ends)
            add_whole_rule(builder, page, table, (Point){x, at.y + row->height}, rules->foot_rule,
                           rules->foot_rule_width);
    }
}

// its words again, as one artifact
static void add_head_line(PageBuilder *builder, Page *page, const Line *line, Point origin, int32_t tag) {
    for (int32_t i = 0; i < line->run_count; i++) {
        Item *item = items_add(builder->part->arena, &page->items, ITEM_TEXT, LAYER_PRINT, tag);
        item->text = line->runs[i].text;
        item->text.origin.x += origin.x + line->left;
        item->text.origin.y += origin.y;
    }
}

void page_add_heads(PageBuilder *builder, Page *page) {
    const TableRules *rules = &builder->galley->template->tables;
    for (int32_t h = 0; h < builder->heads.count; h++) {
        const TableSet *table = builder->heads.at[h].table;
        Point at = builder->heads.at[h].at;
        const TableRow *row = &table->rows.at[table->head];
        for (int32_t i = row->first; i < row->first + row->count; i++) {
            const TableCell *cell = &table->cells.at[i];
            Point origin = {at.x + cell->left, at.y + cell->first};
            for (int32_t line = 0; line < cell->setting.line_count; line++, origin.y += cell->style->leading)
                add_head_line(builder, page, &cell->setting.lines[line], origin, table->head_tag);
        }
        add_whole_rule(builder, page, table, (Point){at.x, at.y + table->head_height}, rules->head_rule,
                       rules->head_rule_width);
    }
    builder->heads.count = 0;
}
