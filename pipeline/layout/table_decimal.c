// table_decimal.c: numbers one below another by their decimal signs.
//
// Of each cell the first number counts: its whole part ends at the decimal sign of the language, or behind its last
// digit; digits parted by anything narrow (1,234, 1 234, 1'234) are one number. What has no digit stands as a whole
// part. All whole parts end at one place, chosen so that the longest rest ends with the column.
#include "common/locale.h"
#include "layout/table.h"

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

static bool parts_digits(uint32_t c) {
    return c == '.' || c == ',' || c == '\'' || c == ' ' || c == 0xa0 || c == 0x2019 || c == 0x2009 || c == 0x202f ||
           c == 0x66c;
}

static uint32_t decimal_sign(Text language) {
    Arena *arena = arena_new();
    Locale *locale = locale_open(language);
    Text number = locale_number(arena, locale, 1500);
    uint32_t sign = '.';
    for (size_t at = 0; at < number.size;) {
        uint32_t c = text_next(number, &at);
        if (!is_digit(c)) sign = c;
    }
    locale_close(locale);
    arena_free(arena);
    return sign;
}

// the byte behind the whole part of a text's first number; its end if it has none
static size_t whole_end(Text text, uint32_t sign, bool *found) {
    size_t end = text.size, at = 0;
    *found = false;
    while (at < text.size) {
        size_t from = at;
        uint32_t c = text_next(text, &at), next = 0;
        if (is_digit(c)) { *found = true, end = at; continue; }
        size_t behind = at;
        if (*found && behind < text.size) next = text_next(text, &behind);
        if (*found && (c == sign || !parts_digits(c) || !is_digit(next))) return from;
    }
    return end;
}

// x of a byte of a run's source, from the run's start
static Unit run_offset(const TextItem *text, size_t byte) {
    int64_t x = 0;
    for (int32_t i = 0; i < text->glyph_count; i++)
        if (text->glyphs[i].cluster < byte) x += text->glyphs[i].advance;
    return (Unit)(x * text->scale / 10000);
}

// where a line's whole part ends, from the line's left edge
static Unit line_whole(const Line *line, uint32_t sign) {
    for (int32_t i = 0; i < line->run_count; i++) {
        bool found;
        const TextItem *text = &line->runs[i].text;
        size_t end = whole_end(text->source, sign, &found);
        if (found) return text->origin.x + run_offset(text, end);
    }
    return line->width;
}

static bool counts(const TableRow *row, const TableCell *cell, int32_t column) {
    return row->kind == ROW_BODY && cell->column == column && cell->columns == 1 && cell->setting.line_count > 0;
}

typedef void CellVisit(TableCell *cell, void *context);
static void visit_column(TableSet *table, int32_t column, CellVisit *visit, void *context) {
    for (int32_t r = 0; r < table->rows.count; r++) {
        const TableRow *row = &table->rows.at[r];
        for (int32_t i = row->first; i < row->first + row->count; i++)
            if (counts(row, &table->cells.at[i], column)) visit(&table->cells.at[i], context);
    }
}

typedef struct {
    uint32_t sign;
    Unit whole, rest;    // the longest of each
    Unit point;          // where whole parts end, from the table's left
    Diagnostics *diagnostics;
} Decimals;

static void measure(TableCell *cell, void *context) {
    Decimals *decimals = context;
    const Line *line = &cell->setting.lines[0];
    if (cell->setting.line_count > 1) {
        diagnostics_add(decimals->diagnostics, SEVERITY_WARNING, cell->place, "table-decimal",
                        "this cell takes %d lines, so its number does not stand below the others: widen its column",
                        cell->setting.line_count);
        return;
    }
    Unit whole = line_whole(line, decimals->sign);
    if (whole > decimals->whole) decimals->whole = whole;
    if (line->width - whole > decimals->rest) decimals->rest = line->width - whole;
}

static void align(TableCell *cell, void *context) {
    const Decimals *decimals = context;
    const Line *line = &cell->setting.lines[0];
    if (cell->setting.line_count == 1) cell->left = decimals->point - line_whole(line, decimals->sign) - line->left;
}

void table_align_decimals(TableSet *table, const Node *node, Text language, Diagnostics *diagnostics) {
    Decimals decimals = {.diagnostics = diagnostics};
    int32_t column = 0;
    for (const Node *child = node->first; child && column < table->columns; child = child->next) {
        if (child->kind != NODE_COLUMN) continue;
        int32_t at = column++;
        if (child->part->align != COLUMN_DECIMAL) continue;
        if (!decimals.sign) decimals.sign = decimal_sign(language);
        decimals.whole = decimals.rest = 0;
        visit_column(table, at, measure, &decimals);
        decimals.point = table->lefts[at] + table->widths[at] - decimals.rest;
        Unit lack = decimals.whole + decimals.rest - table->widths[at];
        if (lack > 0) { // too wide together: from the column's start
            decimals.point = table->lefts[at] + decimals.whole;
            diagnostics_add(diagnostics, SEVERITY_WARNING, child->place, "table-decimal",
                            "numbers that stand below one another by their decimal signs need %d mm more than this "
                            "column has: widen it", (int)(lack / UNIT_MM(1)) + 1);
        }
        visit_column(table, at, align, &decimals);
    }
}
