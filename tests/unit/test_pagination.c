// test_pagination.c: on random galleys every record is placed once, in order, inside its page, and none over another.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/pagination.h"

enum { RECORDS_MOST = 400, CELLS = 64 };

static uint32_t roll(uint64_t *seed, uint32_t below) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

static Record line_record(int32_t cost) {
    return (Record){.kind = RECORD_TEXT, .height = 1, .break_before = cost};
}

static Record figure_record(int32_t least, int32_t best, int32_t most, unsigned slots) {
    return (Record){.kind = RECORD_FIGURE, .height = best, .least = least, .most = most, .gap = 1, .slots = slots};
}

static int32_t add_paragraph(Record *records, int32_t count, int32_t lines) {
    for (int32_t i = 0; i < lines; i++)
        records[count++] = line_record(!i ? 0 : i == 1 ? COST_ORPHAN : i == lines - 1 ? COST_WIDOW : 0);
    return count;
}

static int32_t random_galley(Record *records, uint64_t seed, PageShape *shape) {
    *shape = (PageShape){.columns = 1 + (int32_t)roll(&seed, 3), .lines = 12 + (int32_t)roll(&seed, 30)};
    int32_t count = 0, blocks = 3 + (int32_t)roll(&seed, 20);
    records[count++] = (Record){.kind = RECORD_TEXT, .height = 3, .span = true};
    for (int32_t i = 0; i < blocks; i++) {
        uint32_t kind = roll(&seed, 6);
        if (kind == 0) {
            bool column = shape->columns > 1 && roll(&seed, 2);
            unsigned slots = column ? 1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM : 1u << SLOT_TOP | 1u << SLOT_BOTTOM;
            records[count++] = figure_record(3, 5, 11, slots);
        } else if (kind == 1) {
            records[count++] = (Record){.kind = RECORD_SPACE, .height = 1};
            records[count++] = (Record){.kind = RECORD_TEXT, .height = 2};
            count = add_paragraph(records, count, 4);
            records[count - 4].break_before = BREAK_NEVER;
        } else {
            count = add_paragraph(records, count, 1 + (int32_t)roll(&seed, 9));
        }
    }
    return count;
}

// marks the cells a placement covers; fails where one is taken
static void cover(uint8_t cells[][COLUMNS_MOST][CELLS], const Record *record, const Placement *at, PageShape shape) {
    bool wide = record->span || at->slot == SLOT_TOP || at->slot == SLOT_BOTTOM;
    int32_t from = wide ? 0 : at->column, to = wide ? shape.columns - 1 : at->column;
    assert_true(at->line >= 0 && at->line + at->height <= shape.lines);
    for (int32_t column = from; column <= to; column++)
        for (int32_t line = at->line; line < at->line + at->height; line++) {
            assert_false(cells[at->page][column][line]);
            cells[at->page][column][line] = 1;
        }
}

static bool comes_after(const Placement *a, const Placement *b) {
    if (a->page != b->page) return a->page > b->page;
    return a->column != b->column ? a->column > b->column : a->line > b->line;
}

static void check_placements(const Record *records, int32_t count, PageShape shape, const Pagination *result) {
    uint8_t(*cells)[COLUMNS_MOST][CELLS] = calloc((size_t)result->page_count + 1, sizeof *cells);
    const Placement *before = NULL;
    bool band = true; // a spanning record starts a new band: order starts again at its first column
    for (int32_t i = 0; i < count; i++) {
        const Placement *at = &result->placements[i];
        if (at->page < 0) { assert_int_equal(records[i].kind, RECORD_SPACE); continue; }
        assert_true(at->page < result->page_count);
        if (records[i].kind == RECORD_SPACE) continue;
        cover(cells, &records[i], at, shape);
        if (records[i].kind != RECORD_TEXT) continue;
        if (before && !band) assert_true(comes_after(at, before));
        band = records[i].span;
        before = at;
    }
    free(cells);
}

static void places_all(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    for (uint64_t seed = 1; seed <= 400; seed++) {
        Record records[RECORDS_MOST];
        PageShape shape;
        int32_t count = random_galley(records, seed, &shape);
        Pagination result = pagination_solve(arena, scratch, records, count, shape);
        assert_int_equal(result.overset, 0);
        check_placements(records, count, shape, &result);
    }
    arena_free(arena);
    arena_free(scratch);
}

// 2 columns of 10 lines; paragraphs of 9 and 11 lines: a full first column would leave an orphan
static void avoids_orphan(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Record records[40];
    int32_t count = add_paragraph(records, 0, 9);
    count = add_paragraph(records, count, 20);
    Pagination result = pagination_solve(arena, scratch, records, count, (PageShape){2, 10, 0});
    assert_int_equal(result.placements[8].column, 0);
    assert_int_equal(result.placements[9].column, 1); // moved over with its paragraph: one line short costs less
    arena_free(arena);
    arena_free(scratch);
}

// a figure of 4 to 30 lines grows until the text fills the pages asked for
static void fills_pages_asked(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Record records[64];
    for (int32_t pages = 1; pages <= 2; pages++) {
        int32_t count = 0;
        records[count++] = figure_record(4, 6, 30, 1u << SLOT_TOP);
        for (int32_t i = 0; i < 4; i++) count = add_paragraph(records, count, 10);
        Pagination result = pagination_solve(arena, scratch, records, count, (PageShape){2, 40, pages});
        assert_int_equal(result.page_count, pages);
    }
    arena_free(arena);
    arena_free(scratch);
}

// a figure as high as a column has a page's columns for itself, in each slot; two of them never share one
static void places_tall_figures(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    static const unsigned wide = 1u << SLOT_TOP | 1u << SLOT_BOTTOM;
    static const unsigned narrow = 1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM;
    static const struct { int32_t height; unsigned slots; } cases[] = {
        {20, wide}, {20, narrow}, {12, wide}, {12, narrow}, {30, wide}, {20, 1u << SLOT_PAGE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Record records[64];
        PageShape shape = {2, 20, 0};
        int32_t count = add_paragraph(records, 0, 9), height = cases[i].height;
        for (int32_t figure = 0; figure < 2; figure++)
            records[count++] = figure_record(height, height, height, cases[i].slots);
        count = add_paragraph(records, count, 9);
        Pagination result = pagination_solve(arena, scratch, records, count, shape);
        assert_true(result.page_count > 0);
        check_placements(records, count, shape, &result);
    }
    arena_free(arena);
    arena_free(scratch);
}

static void is_deterministic(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Record records[RECORDS_MOST];
    PageShape shape;
    int32_t count = random_galley(records, 7, &shape);
    Pagination a = pagination_solve(arena, scratch, records, count, shape);
    Pagination b = pagination_solve(arena, scratch, records, count, shape);
    assert_int_equal(a.cost, b.cost);
    assert_memory_equal(a.placements, b.placements, (size_t)count * sizeof(Placement));
    arena_free(arena);
    arena_free(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(places_all), cmocka_unit_test(avoids_orphan),
                                       cmocka_unit_test(fills_pages_asked), cmocka_unit_test(places_tall_figures),
                                       cmocka_unit_test(is_deterministic)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
