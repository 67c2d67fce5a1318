// test_pagination.c: on random strips every record is placed once, in order, inside its page and none over
// another, and costs what is read off the pages. That no pagination is cheaper is test_pagination_oracle.c's
// part.
#include "layout/pagination.h"

#include <string.h>

#include "support/first_fit.h"
#include "support/page_by_page.h"
#include "support/random.h"
#include "support/test.h"

enum { RECORDS_MOST = 2000, CELLS = 64 };

typedef struct {
    Record records[RECORDS_MOST];
    Passage passages[RECORDS_MOST];
    int32_t record_count, passage_count;
    PageShape shape;
} Case;

static void add_record(Case *made, Record record) {
    made->passages[made->passage_count++] =
        (Passage){.variants = {{made->record_count, 1, 0}}, .variant_count = 1};
    made->records[made->record_count++] = record;
}

static void add_variant(Case *made, Passage *passage, int32_t lines, int32_t loose) {
    passage->variants[passage->variant_count++] = (Variant){made->record_count, lines, loose};
    for (int32_t i = 0; i < lines; i++) {
        unsigned faults = i == 1 ? 1u << TERM_ORPHAN : 0;
        if (i && i == lines - 1) faults |= 1u << TERM_WIDOW;
        made->records[made->record_count++] = (Record){.kind = RECORD_TEXT, .height = 1, .faults = faults};
    }
}

static Passage *add_paragraph(Case *made, int32_t lines) {
    Passage *passage = &made->passages[made->passage_count++];
    *passage = (Passage){0};
    add_variant(made, passage, lines, 0);
    return passage;
}

static void add_figure(Case *made, int32_t least, int32_t best, int32_t most, unsigned slots) {
    add_record(made, (Record){.kind = RECORD_FIGURE,
                              .height = best,
                              .least = least,
                              .most = most,
                              .gap = 1,
                              .slots = slots});
}

static PageShape shape_of(int32_t columns, int32_t lines, int32_t pages) {
    return (PageShape){.columns = columns, .lines = lines, .pages = pages, .fill = pages > 0, .note_gap = 1,
                       .forbidden = -1, .weights = cost_weights_preset};
}

static void add_random_figure(Random *random, Case *made) {
    bool column = made->shape.columns > 1 && random_chance(random, 50);
    unsigned slots = column ? 1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM
                            : 1u << SLOT_TOP | 1u << SLOT_BOTTOM;
    if (random_chance(random, 10))
        add_figure(made, made->shape.lines, made->shape.lines, made->shape.lines, 1u << SLOT_PAGE);
    else add_figure(made, 3, 5, 11, slots);
}

static void add_random_block(Random *random, Case *made) {
    switch (random_int(random, 0, 7)) {
    case 0: add_random_figure(random, made); return;
    case 1: {
        add_record(made, (Record){.kind = RECORD_SPACE, .height = 1, .least = 1, .most = 2});
        add_record(made, (Record){.kind = RECORD_TEXT, .height = 2});
        add_paragraph(made, 4);
        made->records[made->record_count - 4].faults = 1u << TERM_STRANDED;
        return;
    }
    case 2:
        add_record(made,
                   (Record){.kind = RECORD_TEXT, .height = 2, .span = random_chance(random, 40)});
        return;
    case 3:
        add_record(made, (Record){.kind = RECORD_FIGURE, .height = 4, .least = 3, .most = 6, .gap = 1,
                                  .span = random_chance(random, 50), .slots = 1u << SLOT_HERE});
        return;
    default: {
        int32_t lines = random_int(random, 1, 9);
        Passage *passage = add_paragraph(made, lines);
        if (lines > 2 && random_chance(random, 40)) add_variant(made, passage, lines - 1, 30);
        if (random_chance(random, 40)) add_variant(made, passage, lines + 1, 20);
        if (random_chance(random, 15)) made->records[made->record_count - 1].insertion = 2;
        return;
    }
    }
}

static void make_case(Case *made, uint64_t seed) {
    Random random = random_new(seed);
    made->record_count = made->passage_count = 0;
    made->shape = shape_of(random_int(&random, 1, 3), random_int(&random, 12, 42), 0);
    add_record(made, (Record){.kind = RECORD_TEXT, .height = 3, .span = true});
    for (int32_t i = random_int(&random, 3, 24); i > 0; i--) add_random_block(&random, made);
}

static Strip strip_of(const Case *made) {
    return (Strip){made->records, made->passages, made->record_count, made->passage_count};
}

// marks the cells a placement covers; fails where one is taken
static void cover(uint8_t cells[][COLUMNS_MOST][CELLS], const Case *made, const Record *record,
                  const Placement *at) {
    bool wide = record->span || at->slot == SLOT_TOP || at->slot == SLOT_BOTTOM || at->slot == SLOT_PAGE;
    int32_t from = wide ? 0 : at->column, to = wide ? made->shape.columns - 1 : at->column;
    assert_true(at->line >= 0 && at->line + at->height <= made->shape.lines);
    for (int32_t column = from; column <= to; column++) {
        for (int32_t line = at->line; line < at->line + at->height; line++)
            assert_int_equal(cells[at->page][column][line]++, 0);
        for (int32_t line = at->note_line; line < at->note_line + record->insertion; line++)
            assert_int_equal(cells[at->page][column][line]++, 0);
    }
}

static bool comes_after(const Placement *a, const Placement *b) {
    if (a->page != b->page) return a->page > b->page;
    return a->column != b->column ? a->column > b->column : a->line > b->line;
}

// the chosen variant's records, and no others
static void check_choice(const Case *made, const Pagination *result, int32_t passage) {
    const Passage *of = &made->passages[passage];
    for (int32_t v = 0; v < of->variant_count; v++)
        for (int32_t i = of->variants[v].first; i < of->variants[v].first + of->variants[v].count; i++) {
            bool vanishes = made->records[i].kind == RECORD_SPACE || v != result->chosen[passage];
            assert_true(result->placements[i].page < result->page_count);
            if (!vanishes) assert_true(result->placements[i].page >= 0);
            if (v != result->chosen[passage]) assert_int_equal(result->placements[i].page, -1);
        }
}

static void check_placements(const Case *made, const Pagination *result) {
    uint8_t(*cells)[COLUMNS_MOST][CELLS] = test_calloc((size_t)result->page_count + 1, sizeof *cells);
    const Placement *before = NULL;
    bool band = true; // behind a spanning record order starts again at the first column
    for (int32_t p = 0; p < made->passage_count; p++) {
        check_choice(made, result, p);
        const Variant *variant = &made->passages[p].variants[result->chosen[p]];
        for (int32_t i = variant->first; i < variant->first + variant->count; i++) {
            const Placement *at = &result->placements[i];
            if (at->page < 0) continue;
            cover(cells, made, &made->records[i], at);
            bool flows = made->records[i].kind == RECORD_TEXT || made->records[i].slots == 1u << SLOT_HERE;
            if (!flows) continue;
            assert_true(!before || at->page >= before->page);
            if (before && !band && at->page == before->page && !made->records[i].span)
                assert_true(comes_after(at, before));
            band = made->records[i].span;
            before = at;
        }
    }
    test_free(cells);
}

static int64_t judged_cost(Arena *scratch, const Case *made, const Pagination *result) {
    int64_t terms[TERM_COUNT] = {0}, sum = 0;
    Strip strip = strip_of(made);
    pagination_judge(scratch, &strip, &made->shape, result, terms, NULL);
    for (int i = 0; i < TERM_COUNT; i++) sum += terms[i];
    return sum;
}

static Pagination solve(Arena *arena, Arena *scratch, const Case *made) {
    Strip strip = strip_of(made);
    return pagination_solve(arena, scratch, &strip, &made->shape);
}

static void places_all(void **state) {
    (void)state;
    Case *made = test_malloc(sizeof *made);
    for (uint64_t seed = 1; seed <= 600; seed++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        make_case(made, seed);
        if (seed % 3 == 0) made->shape.pages = 1 + (int32_t)(seed % 4), made->shape.fill = seed % 2;
        Pagination result = solve(arena, scratch, made);
        assert_true(result.page_count > 0);
        assert_int_equal(result.overset, 0);
        check_placements(made, &result);
        assert_int_equal(judged_cost(scratch, made, &result), result.cost);
        arena_free(arena);
        arena_free(scratch);
    }
    test_free(made);
}

typedef Pagination Solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

// what simple methods (of make bench) make of the same strips keeps the same rules, and is never cheaper
static void check_simple(Solve *simple) {
    Case *made = test_malloc(sizeof *made);
    for (uint64_t seed = 1; seed <= 300; seed++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        make_case(made, seed);
        for (int32_t i = 0; i < made->record_count; i++) made->records[i].insertion = 0;
        Strip strip = strip_of(made);
        Pagination result = solve(arena, scratch, made), other = simple(arena, scratch, &strip, &made->shape);
        check_placements(made, &other);
        assert_true(judged_cost(scratch, made, &other) >= result.cost);
        arena_free(arena);
        arena_free(scratch);
    }
    test_free(made);
}

static void is_no_dearer_than_first_fit(void **state) {
    (void)state;
    check_simple(first_fit_solve);
}

static void is_no_dearer_than_page_by_page(void **state) {
    (void)state;
    check_simple(page_by_page_solve);
}

// 2 columns of 10 lines; paragraphs of 9 and 20 lines: a full first column would leave an orphan
static void avoids_orphan(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Case *made = test_malloc(sizeof *made);
    *made = (Case){.shape = shape_of(2, 10, 0)};
    add_paragraph(made, 9);
    add_paragraph(made, 20);
    Pagination result = solve(arena, scratch, made);
    assert_int_equal(result.placements[8].column, 0);
    assert_int_equal(result.placements[9].column, 1); // moved over with its paragraph: one line short costs less
    test_free(made);
    arena_free(arena);
    arena_free(scratch);
}

// a longer setting of one paragraph fills the line that would stay empty
static void takes_a_variant(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Case *made = test_malloc(sizeof *made);
    *made = (Case){.shape = shape_of(2, 10, 1)};
    Passage *passage = add_paragraph(made, 9);
    add_variant(made, passage, 10, 30);
    add_paragraph(made, 10);
    Pagination result = solve(arena, scratch, made);
    assert_int_equal(result.chosen[0], 1);
    assert_int_equal(result.cost, 30);
    assert_int_equal(result.placements[0].page, -1);
    test_free(made);
    arena_free(arena);
    arena_free(scratch);
}

// a figure of 4 to 40 lines grows until the text fills the pages asked for
static void fills_pages_asked(void **state) {
    (void)state;
    Case *made = test_malloc(sizeof *made);
    for (int32_t pages = 1; pages <= 2; pages++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        *made = (Case){.shape = shape_of(2, 40, pages)};
        add_figure(made, 4, 6, 40, 1u << SLOT_TOP);
        for (int32_t i = 0; i < 4; i++) add_paragraph(made, 10);
        Pagination result = solve(arena, scratch, made);
        assert_int_equal(result.page_count, pages);
        check_placements(made, &result);
        arena_free(arena);
        arena_free(scratch);
    }
    test_free(made);
}

// a figure as high as a column has a page's columns for itself, in each slot; two of them never share one
static void places_tall_figures(void **state) {
    (void)state;
    static const unsigned wide = 1u << SLOT_TOP | 1u << SLOT_BOTTOM;
    static const unsigned narrow = 1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM;
    static const struct { int32_t height; unsigned slots; } cases[] = {
        {20, wide}, {20, narrow}, {12, wide}, {12, narrow}, {20, 1u << SLOT_PAGE}};
    Case *made = test_malloc(sizeof *made);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        *made = (Case){.shape = shape_of(2, 20, 0)};
        int32_t height = cases[i].height;
        add_paragraph(made, 9);
        add_figure(made, height, height, height, cases[i].slots);
        add_figure(made, height, height, height, cases[i].slots);
        add_paragraph(made, 9);
        Pagination result = solve(arena, scratch, made);
        assert_true(result.page_count > 0);
        check_placements(made, &result);
        arena_free(arena);
        arena_free(scratch);
    }
    test_free(made);
}

// more pages than the least heights allow are refused at once: the article is set as if none had been asked for
static void gives_up_too_few_pages(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Case *made = test_malloc(sizeof *made);
    *made = (Case){.shape = shape_of(2, 10, 1)};
    for (int32_t i = 0; i < 5; i++) add_paragraph(made, 9);
    Pagination result = solve(arena, scratch, made);
    assert_int_equal(result.page_count, 3);
    assert_true(result.cost < cost_weights_preset.of[TERM_PAGES]);
    test_free(made);
    arena_free(arena);
    arena_free(scratch);
}

static void is_deterministic(void **state) {
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    Case *made = test_malloc(sizeof *made);
    make_case(made, 7);
    Pagination a = solve(arena, scratch, made), b = solve(arena, scratch, made);
    assert_int_equal(a.cost, b.cost);
    assert_memory_equal(a.placements, b.placements, (size_t)made->record_count * sizeof(Placement));
    assert_memory_equal(a.chosen, b.chosen, (size_t)made->passage_count * sizeof *a.chosen);
    test_free(made);
    arena_free(arena);
    arena_free(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_all),          cmocka_unit_test(avoids_orphan),
        cmocka_unit_test(takes_a_variant),     cmocka_unit_test(fills_pages_asked),
        cmocka_unit_test(places_tall_figures), cmocka_unit_test(gives_up_too_few_pages),
        cmocka_unit_test(is_deterministic),    cmocka_unit_test(is_no_dearer_than_first_fit),
        cmocka_unit_test(is_no_dearer_than_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
