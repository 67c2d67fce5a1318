// galley_table.c: tables: caption, titles, rows and notes are set, cut into units, and become records.
//
// All texts of a table are cells, the caption and the notes too: cells of rows that no rule stands above. A row is as
// high as its highest cell with the padding above and below, and at least a grid line; a cell that spans rows makes the
// last of them higher where it must.
#include <string.h>

#include "layout/galley_inside.h"
#include "layout/table.h"

typedef struct {
    GalleyBuilder *builder;
    TableSet *table;
    const Node *node;
    int32_t tag;
    const Style *styles[COLUMN_DECIMAL + 1]; // of cells, by their columns' alignment
    const Style *heads[COLUMN_DECIMAL + 1];
    const Style *stubs[COLUMN_DECIMAL + 1]; // of cells that name their rows
    const TablePart *columns[TABLE_MOST_COLUMNS];
    const Style *group;
    Unit reach[TABLE_MOST_COLUMNS]; // what cells above still need below the row at hand
    int32_t reaching[TABLE_MOST_COLUMNS]; // rows to come that they reach into
} TableBuilder;

// ---- styles --------------------------------------------------------------------------------------

static const Style *aligned(TableBuilder *table, const Style *style, ColumnAlign align) {
    static const Align aligns[] = {ALIGN_START, ALIGN_END, ALIGN_CENTRE, ALIGN_END};
    Style *copy = arena_new_of(table->builder->arena, Style);
    *copy = *style;
    copy->align = aligns[align];
    copy->first_indent = 0;
    return copy;
}

static void find_styles(TableBuilder *table) {
    const Template *template = table->builder->input->template;
    for (int32_t i = 0; i <= COLUMN_DECIMAL; i++) {
        table->styles[i] = aligned(table, template_style(template, "table-cell"), (ColumnAlign)i);
        table->stubs[i] = aligned(table, template_style(template, "table-stub"), (ColumnAlign)i);
        table->heads[i] = aligned(table, template_style(template, "table-head"), (ColumnAlign)i);
    }
    table->group = aligned(table, template_style(template, "table-group"), COLUMN_START);
}

// ---- cells and rows ------------------------------------------------------------------------------

// from a row's top to its first baseline: capitals stand in the middle of their line
static Unit first_baseline(const TableBuilder *table, const Style *style) {
    Unit cap = galley_cap_height(table->builder->input->fonts, style);
    return table->builder->input->template->tables.padding + style->before + (style->leading + cap) / 2;
}

static Unit cell_height(const TableBuilder *table, const TableRow *row, const TableCell *cell) {
    const Style *style = cell->style;
    Unit padding = row->kind == ROW_BELOW ? 0 : 2 * table->builder->input->template->tables.padding;
    return padding + style->before + style->after + cell->setting.line_count * style->leading;
}

static TableRow *add_row(TableBuilder *table, TableRowKind kind, Place place) {
    TableRow *row = array_add(table->builder->arena, &table->table->rows);
    *row = (TableRow){.kind = kind, .place = place, .first = table->table->cells.count};
    return row;
}

// sets what is in the builder's spans as a cell of the last row
static TableCell *add_cell(TableBuilder *table, const Style *style, int32_t tag, const Node *node, Unit left, Unit width) {
    TableRow *row = array_last(&table->table->rows);
    TableCell *cell = array_add(table->builder->arena, &table->table->cells);
    *cell = (TableCell){.style = style, .tag = tag, .place = node->place, .left = left + style->indent};
    Unit room = width - style->indent - style->end_indent;
    cell->setting = galley_set_spans(table->builder, room > 1 ? room : 1, false, node->direction);
    cell->first = first_baseline(table, style);
    if (row->kind == ROW_BELOW) cell->first -= table->builder->input->template->tables.padding;
    row->count++;
    return cell;
}

static void begin_text(TableBuilder *table, const Style *style, const Node *node, int32_t tag) {
    galley_begin_spans(table->builder, style, node);
    spans_add_inlines(&table->builder->spans, node, tag);
}

static Unit span_width(const TableSet *table, int32_t column, int32_t columns) {
    int32_t last = column + columns - 1;
    return table->lefts[last] + table->widths[last] - table->lefts[column];
}

static bool is_body(const TableRow *row) {
    return row->kind == ROW_BODY || row->kind == ROW_GROUP;
}

// the rows' tops follow from their heights once a row is whole
static void end_row(TableBuilder *table) {
    TableSet *set = table->table;
    TableRow *row = array_last(&set->rows);
    Unit grid = table->builder->input->template->grid;
    for (int32_t i = row->first; i < row->first + row->count; i++)
        if (set->cells.at[i].columns >= 0 && row->height < cell_height(table, row, &set->cells.at[i]))
            row->height = cell_height(table, row, &set->cells.at[i]);
    if (row->height < grid && is_body(row)) row->height = grid;
    if (set->rows.count > 1) {
        const TableRow *before = row - 1;
        row->top = before->top + before->height;
    }
}

// ---- caption and titles --------------------------------------------------------------------------

static void add_caption(TableBuilder *table) {
    const Node *caption = table->node->first;
    while (caption && caption->kind != NODE_CAPTION) caption = caption->next;
    if (!caption) return;
    const Style *style = galley_style(table->builder, caption, "caption");
    int32_t holder = galley_add_tag(table->builder, table->tag, ROLE_CAPTION, caption->place);
    int32_t tag = galley_add_tag(table->builder, holder, ROLE_P, caption->place);
    add_row(table, ROW_CAPTION, caption->place);
    begin_text(table, style, caption, tag);
    add_cell(table, style, tag, caption, 0, table->table->width);
    end_row(table);
    array_last(&table->table->rows)->height += table->builder->input->template->tables.caption_gap;
}

static void set_scope(TableBuilder *table, int32_t tag, Scope scope, const TableSlot *slot) {
    Tag *made = &table->builder->part->tags.at[tag - 1];
    made->scope = scope;
    made->column_span = slot->columns > 1 ? slot->columns : 0;
    made->row_span = slot->rows > 1 ? slot->rows : 0;
}

// titles stand on the last one's baseline
static void sink_titles(TableSet *table) {
    const TableRow *row = array_last(&table->rows);
    int32_t most = 0;
    for (int32_t i = row->first; i < row->first + row->count; i++)
        if (table->cells.at[i].setting.line_count > most) most = table->cells.at[i].setting.line_count;
    for (int32_t i = row->first; i < row->first + row->count; i++) {
        TableCell *cell = &table->cells.at[i];
        cell->first += (most - cell->setting.line_count) * cell->style->leading;
    }
}

static void add_titles(TableBuilder *table) {
    GalleyBuilder *builder = table->builder;
    TableSet *set = table->table;
    int32_t row = galley_add_tag(builder, table->tag, ROLE_ROW, table->node->place), column = 0;
    set->head = set->rows.count;
    add_row(table, ROW_HEAD, table->node->place);
    for (const Node *child = table->node->first; child && column < set->columns; child = child->next) {
        if (child->kind != NODE_COLUMN) continue;
        int32_t tag = galley_add_tag(builder, row, child->first ? ROLE_HEAD_CELL : ROLE_CELL, child->place);
        set_scope(table, tag, child->first ? SCOPE_COLUMN : SCOPE_NONE, &(TableSlot){child, column, 1, 1});
        const Style *style = table->heads[child->part->align];
        begin_text(table, style, child, tag);
        TableCell *cell = add_cell(table, style, tag, child, set->lefts[column], set->widths[column]);
        cell->column = column++, cell->columns = 1;
    }
    sink_titles(set);
    end_row(table);
    set->head_height = array_last(&set->rows)->height;
}

static bool has_titles(const Node *table) {
    for (const Node *child = table->first; child; child = child->next)
        if (child->kind == NODE_COLUMN && child->first) return true;
    return false;
}

// ---- rows ----------------------------------------------------------------------------------------

static void add_body_cell(TableBuilder *table, const TableSlot *slot, bool group, int32_t row_tag) {
    TableSet *set = table->table;
    const TablePart *column = table->columns[slot->column];
    Role role = group || column->head ? ROLE_HEAD_CELL : ROLE_CELL;
    int32_t tag = galley_add_tag(table->builder, row_tag, role, slot->cell->place);
    set_scope(table, tag, group ? SCOPE_COLUMN : column->head ? SCOPE_ROW : SCOPE_NONE, slot);
    const Style *style = galley_style(table->builder, slot->cell, "table-cell");
    bool named = node_words(slot->cell)->style.size;
    if (!named) style = group ? table->group : column->head ? table->stubs[column->align] : table->styles[column->align];
    begin_text(table, style, slot->cell, tag);
    TableCell *cell = add_cell(table, style, tag, slot->cell, set->lefts[slot->column],
                               span_width(set, slot->column, slot->columns));
    cell->column = slot->column;
    cell->columns = slot->rows > 1 ? -1 : slot->columns; // its height is its last row's affair
    if (slot->rows == 1) return;
    table->reach[slot->column] = cell_height(table, array_last(&set->rows), cell);
    table->reaching[slot->column] = slot->rows;
}

// what cells above need of the row, if it is their last
static void reach_row(TableBuilder *table) {
    TableSet *set = table->table;
    TableRow *row = array_last(&set->rows);
    for (int32_t i = 0; i < set->columns; i++) {
        if (!table->reaching[i]) continue;
        if (!--table->reaching[i] && row->height < table->reach[i]) row->height = table->reach[i];
        table->reach[i] -= row->height;
    }
}

static void report_lost(TableBuilder *table, const Node *row) {
    diagnostics_add(table->builder->input->diagnostics, SEVERITY_ERROR, row->place, "table-cells",
                    "this row has more cells than the table has columns");
}

static void add_body_row(TableBuilder *table, TableGrid *grid, const Node *node) {
    unsigned tied = 0;
    for (int32_t i = 0; i < grid->columns; i++) tied |= grid->busy[i] ? 1u << i : 0;
    table_grid_place(grid, node);
    if (grid->lost) report_lost(table, node);
    int32_t tag = galley_add_tag(table->builder, table->tag, ROLE_ROW, node->place);
    TableRow *row = add_row(table, node->part->group ? ROW_GROUP : ROW_BODY, node->place);
    row->tied = tied;
    row->keep = node->part->keep;
    for (int32_t i = 0; i < grid->count; i++) add_body_cell(table, &grid->slots[i], node->part->group, tag);
    end_row(table);
    reach_row(table);
}

static void add_rows(TableBuilder *table) {
    TableGrid grid = table_grid_new(table->node);
    table->table->body = table->table->rows.count;
    for (const Node *child = table->node->first; child; child = child->next)
        if (child->kind == NODE_ROW) add_body_row(table, &grid, child);
}

// ---- below the table -----------------------------------------------------------------------------

// the first stands apart from the foot's rule
static void add_row_below(TableBuilder *table, Place place) {
    TableSet *set = table->table;
    if (set->rows.count && is_body(array_last(&set->rows))) {
        add_row(table, ROW_BELOW, place);
        array_last(&set->rows)->height = table->builder->input->template->tables.padding;
        end_row(table);
    }
    add_row(table, ROW_BELOW, place);
}

static void add_note(TableBuilder *table, const Node *note, int32_t number, int32_t parent, const Style *style) {
    GalleyBuilder *builder = table->builder;
    int32_t tag = galley_add_tag(builder, parent, ROLE_NOTE, note->place);
    builder->part->tags.at[tag - 1].number = number;
    Unit room = style->marker_width ? style->marker_width : style->size * 5 / 4;
    add_row_below(table, note->place);
    galley_begin_spans(builder, style, note);
    spans_add_text(&builder->spans, spans_note_mark(&builder->spans, number), note->place, tag);
    add_cell(table, style, tag, note, 0, room);
    galley_begin_spans(builder, style, note);
    for (const Node *child = note->first; child; child = child->next) {
        spans_add_inlines(&builder->spans, child, tag);
        if (child->next && builder->spans.spans.count) array_last(&builder->spans.spans)->line_break = true;
    }
    add_cell(table, style, tag, note, room, table->table->width - room);
    end_row(table);
}

// notes by their marks, then what stands below the table without one: set tightly, under the foot's rule
static void add_below(TableBuilder *table, int32_t parent) {
    GalleyBuilder *builder = table->builder;
    const Style *style = aligned(table, galley_style(builder, NULL, "table-note"), COLUMN_START);
    for (int32_t i = 0; i < builder->spans.notes.count; i++)
        add_note(table, builder->spans.notes.at[i].node, i + 1, parent, style);
    for (const Node *child = table->node->first; child; child = child->next) {
        if (child->kind != NODE_PARAGRAPH) continue;
        int32_t tag = galley_add_tag(builder, parent, ROLE_P, child->place);
        add_row_below(table, child->place);
        begin_text(table, style, child, tag);
        add_cell(table, style, tag, child, 0, table->table->width);
        end_row(table);
    }
}

// ---- records -------------------------------------------------------------------------------------

static int32_t lines_up(const TableBuilder *table, Unit height) {
    Unit grid = table->builder->input->template->grid;
    return height <= 0 ? 0 : (height + grid - 1) / grid;
}

// from the grid line above the table to its foot, as if it stood in one column
static Unit table_foot(const TableSet *table) {
    return table->top + array_last(&table->rows)->top + array_last(&table->rows)->height;
}

// rows that stand in one unit: what is above the first row, rows that cells tie together, all that stands below
static bool tied_to_last(const TableSet *table, int32_t row) {
    const TableRow *at = &table->rows.at[row];
    if (row <= (table->head >= 0 ? table->head : 0) && at->kind != ROW_BODY && at->kind != ROW_GROUP) return row > 0;
    return at->tied || (at->kind == ROW_BELOW && row && (at - 1)->kind == ROW_BELOW);
}

static void cut_units(TableBuilder *table) {
    TableSet *set = table->table;
    for (int32_t row = 0; row < set->rows.count; row++) {
        if (!tied_to_last(set, row)) {
            Unit top = set->rows.at[row].top;
            int32_t lines = row ? lines_up(table, set->top + top) + set->gap : 0;
            *array_add(table->builder->arena, &set->units) = (TableUnit){row, 0, top, lines};
        }
        array_last(&set->units)->count++;
    }
    TableUnit *last = array_last(&set->units);
    bool within = set->units.count > 1 && lines_up(table, table_foot(set)) + set->gap <= last->lines;
    if (!within) return; // else notes end in the grid line that the last row ends in
    (last - 1)->count += last->count;
    set->units.count--;
}

static const TableRow *unit_row(const TableSet *table, int32_t unit) {
    return &table->rows.at[table->units.at[unit].first];
}

static const TableRow *unit_last(const TableSet *table, int32_t unit) {
    return &table->rows.at[table->units.at[unit].first + table->units.at[unit].count - 1];
}

// of a column that starts with the unit; first, last: units of rows
static unsigned unit_faults(const TableSet *table, int32_t unit, int32_t first, int32_t last, const Style *style) {
    unsigned faults = 0;
    const TableRow *before = unit ? unit_last(table, unit - 1) : NULL;
    if (!before) return 0;
    if (!is_body(before)) return 1u << TERM_STRANDED;
    if (before->keep || unit_row(table, unit)->kind == ROW_BELOW) return 1u << TERM_GROUP;
    if (unit - first < style->orphan) faults |= 1u << TERM_ORPHAN;
    if (last - unit + 1 < style->widow) faults |= 1u << TERM_WIDOW;
    return faults;
}

// What a column that starts with the unit takes besides the unit's own lines: the head, and what of the grid line
// above the unit stood in the column before.
static int32_t unit_head(const TableBuilder *table, int32_t unit) {
    const TableSet *set = table->table;
    const TableUnit *at = &set->units.at[unit];
    Unit used = set->top + at->top, over = lines_up(table, used) * table->builder->input->template->grid - used;
    Unit head = unit_row(set, unit)->kind == ROW_BELOW ? 0 : set->head_height;
    return unit ? lines_up(table, set->head_top + head + over) : 0;
}

static void report_high(TableBuilder *table, const Record *record, int32_t unit) {
    int32_t lines = table->builder->galley->grid_lines, height = record->height + record->head;
    const TableSet *set = table->table;
    if (height <= lines) return;
    diagnostics_add(table->builder->input->diagnostics, SEVERITY_ERROR, table_unit_place(set, unit), "table-row",
                    "this row is %d lines high with what is tied to it, and a column has %d: rows do not part, "
                    "make two of it", height, lines);
}

static void add_records(TableBuilder *table, bool span) {
    GalleyBuilder *builder = table->builder;
    TableSet *set = table->table;
    const Style *style = table->styles[COLUMN_START];
    int32_t first = 0, last = set->units.count - 1;
    while (first < last && !is_body(unit_row(set, first))) first++;
    while (last > first && !is_body(unit_row(set, last))) last--;
    for (int32_t i = 0; i < set->units.count; i++) {
        bool ends = i + 1 == set->units.count;
        int32_t end = ends ? lines_up(table, table_foot(set)) + set->gap + set->gap_below : set->units.at[i + 1].lines;
        Record *record = strip_add_record(&builder->strip, RECORD_TEXT, end - set->units.at[i].lines);
        if (!i) set->first_record = builder->galley->records.count - 1;
        array_last(&builder->galley->sources)->line = i;
        record->faults |= unit_faults(set, i, first, last, style);
        record->head = unit_head(table, i);
        record->span = span;
        report_high(table, record, i);
        if (record->head >= builder->galley->grid_lines) record->head = builder->galley->grid_lines - 1;
    }
}

// ---- the table -----------------------------------------------------------------------------------

static int32_t add_artifact(TableBuilder *table, ArtifactKind kind) {
    int32_t tag = galley_add_tag(table->builder, 0, ROLE_ARTIFACT, table->node->place);
    table->builder->part->tags.at[tag - 1].artifact = kind;
    return tag;
}

static void begin_table(TableBuilder *table, Unit measure) {
    TableSet *set = table->table;
    int32_t column = 0;
    set->head = -1;
    set->plain = table->node->part->plain;
    for (const Node *child = table->node->first; child && column < TABLE_MOST_COLUMNS; child = child->next)
        if (child->kind == NODE_COLUMN) table->columns[column++] = child->part;
    set->columns = column;
    find_styles(table);
    if (column) table_set_widths(set, table->node, measure, table->builder->input->template,
                                 table->builder->input->diagnostics);
}

// where the table's top stands so that its first line meets the grid
static Unit top_of(const TableBuilder *table, int32_t row) {
    const TableSet *set = table->table;
    if (row < 0 || row >= set->rows.count || !set->rows.at[row].count) return 0;
    Unit top = table->builder->input->template->grid - set->cells.at[set->rows.at[row].first].first;
    return top > 0 ? top : 0;
}

static void set_texts(TableBuilder *table, int32_t parent) {
    SpanBuilder *spans = &table->builder->spans;
    SpanBuilder outer = *spans;
    spans->lettered = true;
    spans->note_count = 0;
    memset(&spans->notes, 0, sizeof spans->notes);
    add_caption(table);
    if (has_titles(table->node)) add_titles(table);
    add_rows(table);
    table_align_decimals(table->table, table->node, galley_language(table->builder, table->node),
                         table->builder->input->diagnostics);
    add_below(table, parent);
    spans->lettered = false;
    spans->note_count = outer.note_count;
    spans->notes.at = outer.notes.at, spans->notes.count = outer.notes.count, spans->notes.room = outer.notes.room;
}

// The capitals of the next line stand at least the gap below the table, with what is left of its last grid line.
static void add_space_below(TableBuilder *table, Unit gap) {
    const Galley *galley = table->builder->galley;
    Unit foot = table_foot(table->table);
    Unit space = (lines_up(table, foot + gap + galley->cap) - 1 - lines_up(table, foot)) * galley->template->grid;
    if (space > 0) strip_add_space(&table->builder->strip, space, space, space);
}

void galley_add_table(GalleyBuilder *builder, const Node *node, int32_t parent) {
    const Master *master = builder->galley->master;
    TableBuilder table = {.builder = builder, .node = node};
    bool span = node->part->wide && (master->columns > 1 || master->aside_width);
    Unit measure = node->part->wide ? galley_type_width(builder) : builder->measure - builder->indent;
    table.table = arena_new_of(builder->arena, TableSet);
    begin_table(&table, measure);
    if (!table.table->columns) return;
    galley_end_hanging(builder);
    table.tag = galley_add_tag(builder, parent, ROLE_TABLE, node->place);
    set_texts(&table, parent);
    TableSet *set = table.table;
    if (!set->rows.count) return;
    set->head_tag = add_artifact(&table, ARTIFACT_PAGINATION);
    set->rule_tag = add_artifact(&table, ARTIFACT_LAYOUT);
    set->top = top_of(&table, 0);
    set->head_top = top_of(&table, set->head >= 0 ? set->head : set->body);
    Unit gap = builder->input->template->tables.gap;
    if (span) set->gap = builder->after_heading ? 0 : lines_up(&table, gap), set->gap_below = lines_up(&table, gap);
    else if (!builder->after_heading) strip_add_space(&builder->strip, gap, gap, gap);
    Block *block = galley_add_block(builder, BLOCK_TABLE, table.tag, node->place, measure);
    block->table = set;
    cut_units(&table);
    add_records(&table, span);
    if (!span) add_space_below(&table, gap);
    builder->after_heading = true;
}
