// test_tables.c: days as languages write them, and where a table's cells stand.
#include "common/dates.h"
#include "model/table.h"
#include "support/test.h"

static void days_are_read(void **state) {
    (void)state;
    int32_t day = 0;
    assert_true(date_read(TEXT("1970-01-01"), &day));
    assert_int_equal(day, 0);
    assert_true(date_read(TEXT("2021-12-31"), &day));
    assert_int_equal(day, 18992);
    assert_true(date_read(TEXT("2000-02-29"), &day));
    assert_int_equal(day, 11016);
    assert_true(date_read(TEXT("2021-10"), &day));
    assert_int_equal(day, 18901);
    static const char *const none[] = {"", "2021", "2021-13-01", "2021-00-10", "2021-02-29", "1900-02-29", "2021-1-01",
                                       "2021-10-1x", "2021/10/12", "21-10-2021", "2021-10-12 ", "0000-01-01"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (date_read(text_of(none[i]), &day)) fail_msg("'%s' is a day", none[i]);
}

static void check_form(const char *language, DateStyle style, int32_t first, int32_t last, const char *wanted) {
    Arena *arena = arena_new();
    DateForm *form = date_form_open(text_of(language), style);
    assert_non_null(form);
    assert_same_text(date_form_write(arena, form, first, last), text_of(wanted));
    date_form_close(form);
    arena_free(arena);
}

static void days_are_written(void **state) {
    (void)state;
    check_form("en-GB", DATES_FULL, 18821, 18821, "13 July 2021");
    check_form("en-GB", DATES_DAY_MONTH, 18821, 18824, "13–16 July");
    check_form("en-GB", DATES_DAY_MONTH, 18960, 18964, "29 November – 3 December");
    check_form("en-GB", DATES_DAY_MONTH, 18821, 18820, "13 July");
    check_form("en-GB", DATES_MONTH, 18821, 18821, "July");
    check_form("en-GB", DATES_MONTH_YEAR, 18821, 18821, "July 2021");
    check_form("ru", DATES_DAY_MONTH, 18821, 18821, "13 июля");
    check_form("xx", DATES_MONTH, 18821, 18821, "M07");
}

// ---- cells ---------------------------------------------------------------------------------------

typedef struct {
    Document *document;
    Article *article;
    Node *table, *row;
} Maker;

static Maker make_table(int32_t columns) {
    Maker maker = {.document = document_new()};
    maker.article = document_add_article(maker.document);
    maker.table = article_add_node(maker.article, NULL, NODE_TABLE, (Place){0});
    for (int32_t i = 0; i < columns; i++) article_add_node(maker.article, maker.table, NODE_COLUMN, (Place){0});
    return maker;
}

static void add_row(Maker *maker) {
    maker->row = article_add_node(maker->article, maker->table, NODE_ROW, (Place){0});
}

static void add_cell(Maker *maker, int32_t columns, int32_t rows) {
    Node *cell = article_add_node(maker->article, maker->row, NODE_CELL, (Place){0});
    cell->part->columns = columns;
    cell->part->rows = rows;
}

static void assert_slot(const TableGrid *grid, int32_t slot, int32_t column, int32_t columns) {
    assert_in_range(slot, 0, grid->count - 1);
    assert_int_equal(grid->slots[slot].column, column);
    assert_int_equal(grid->slots[slot].columns, columns);
}

static void cells_stand_beside_those_that_span_rows(void **state) {
    (void)state;
    Maker maker = make_table(4);
    TableGrid grid = table_grid_new(maker.table);
    add_row(&maker), add_cell(&maker, 1, 1), add_cell(&maker, 2, 3), add_cell(&maker, 1, 1);
    table_grid_place(&grid, maker.row);
    assert_slot(&grid, 1, 1, 2);
    assert_slot(&grid, 2, 3, 1);
    assert_int_equal(table_grid_reach(&grid), 2);
    add_row(&maker), add_cell(&maker, 1, 1), add_cell(&maker, 1, 1);
    table_grid_place(&grid, maker.row);
    assert_slot(&grid, 0, 0, 1);
    assert_slot(&grid, 1, 3, 1);
    assert_int_equal(grid.lost + grid.empty, 0);
    add_row(&maker), add_cell(&maker, 2, 1), add_cell(&maker, 1, 1);
    table_grid_place(&grid, maker.row);
    assert_int_equal(grid.lost, 1); // one column is free where two are asked for
    assert_int_equal(table_grid_reach(&grid), 0);
    add_row(&maker), add_cell(&maker, 1, 1);
    table_grid_place(&grid, maker.row);
    assert_int_equal(grid.empty, 3);
    add_row(&maker), add_cell(&maker, 1, 1);
    maker.row->part->group = true;
    table_grid_place(&grid, maker.row);
    assert_slot(&grid, 0, 0, 4);
    document_free(maker.document);
}

// more columns than a table may have, and cells of any span: nothing stands outside the grid
static void any_cells_stay_within(void **state) {
    (void)state;
    Maker maker = make_table(TABLE_MOST_COLUMNS + 9);
    TableGrid grid = table_grid_new(maker.table);
    assert_int_equal(grid.columns, TABLE_MOST_COLUMNS);
    for (int32_t row = 0; row < 300; row++) {
        add_row(&maker);
        for (int32_t cell = 0; cell < row % 40; cell++)
            add_cell(&maker, 1 + (row * 7 + cell * 3) % TABLE_MOST_COLUMNS, 1 + (row + cell) % 9);
        table_grid_place(&grid, maker.row);
        assert_in_range(grid.count, 0, TABLE_MOST_COLUMNS);
        for (int32_t i = 0; i < grid.count; i++)
            assert_true(grid.slots[i].columns > 0 && grid.slots[i].column + grid.slots[i].columns <= grid.columns);
    }
    document_free(maker.document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read),
        cmocka_unit_test(days_are_written),
        cmocka_unit_test(cells_stand_beside_those_that_span_rows),
        cmocka_unit_test(any_cells_stay_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
