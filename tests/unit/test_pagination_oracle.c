// test_pagination_oracle.c: the search for paginations against all paginations of small strips, tried one by
// one.
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/oracle.h"
#include "support/oracle_strip.h"

enum { CASES = 2000, SLOTS = SLOT_HERE + 1, KINDS = RECORD_PAGE_BREAK + 1, UNWANTED = 300 };

typedef struct {
    Arena *arena, *scratch;
    // how many winning paginations hold it
    int32_t terms[TERM_COUNT], kinds[KINDS], slots[SLOTS], spans, variants, notes, heads, none;
} Bench;

static int open_bench(void **state) {
    Bench *bench = memory_new(sizeof *bench);
    *bench = (Bench){.arena = arena_new(), .scratch = arena_new()};
    *state = bench;
    return 0;
}

static int close_bench(void **state) {
    Bench *bench = *state;
    arena_free(bench->arena);
    arena_free(bench->scratch);
    free(bench);
    return 0;
}

// one in eight has records that no column can hold: such strips are all alike
static StripCase make_case(Bench *bench, int32_t number) {
    Random random = random_new((uint64_t)number);
    StripParts parts = {true, true, true, true, true, true, number % 8 == 0};
    return random_strip(&random, bench->arena, parts);
}

static int64_t judge(Bench *bench, const StripCase *one, const Pagination *pagination,
                     int64_t terms[TERM_COUNT]) {
    int64_t sum = 0;
    for (int32_t i = 0; i < TERM_COUNT; i++) terms[i] = 0;
    pagination_judge(bench->scratch, &one->strip, &one->shape, pagination, terms, NULL);
    for (int32_t i = 0; i < TERM_COUNT; i++) sum += terms[i];
    return sum;
}

// ---- what the sample holds -----------------------------------------------------------------------

static void count_record(Bench *bench, const Record *record, const Placement *at) {
    if (record->kind == RECORD_PAGE_BREAK) bench->kinds[record->kind]++;
    if (at->page < 0) return;
    bench->kinds[record->kind]++;
    if (record->kind == RECORD_FIGURE) bench->slots[at->slot]++;
    bench->spans += record->span;
    bench->notes += record->insertion > 0;
    bench->heads += record->head > 0;
}

static void count_parts(Bench *bench, const StripCase *one, const Pagination *pagination,
                        const int64_t *terms) {
    for (int32_t i = 0; i < TERM_COUNT; i++) bench->terms[i] += terms[i] > 0;
    for (int32_t i = 0; i < one->strip.record_count; i++)
        count_record(bench, &one->strip.records[i], &pagination->placements[i]);
    for (int32_t i = 0; i < one->strip.passage_count; i++) bench->variants += pagination->chosen[i] > 0;
}

static void assert_counts(const char *what, const int32_t *counts, int32_t count) {
    for (int32_t i = 0; i < count; i++)
        if (counts[i] < 5) fail_msg("the sample has too few of %s %d", what, i);
}

// figures between two columns are test_pagination_gutter.c's part
static bool is_elsewhere(int32_t term) {
    return term == TERM_ASTRAY;
}

// ---- the search against the oracle ---------------------------------------------------------------

static const char *compare(const Verdict *verdict, const Pagination *found, int64_t judged) {
    if (!verdict->possible) return found->page_count ? "found a pagination where there is none" : NULL;
    if (!found->page_count) return "found nothing";
    if (!found->exact) return "is not exact";
    if (found->cost > verdict->sum.cost) return "missed a cheaper pagination";
    if (found->cost < verdict->sum.cost) return "found what no pagination costs";
    return judged == found->cost ? NULL : "and the judge differ";
}

static void check_case(Bench *bench, const StripCase *one, const char *name) {
    int64_t terms[TERM_COUNT];
    Verdict verdict = oracle_judge(bench->arena, &one->strip, &one->shape);
    Pagination found = pagination_solve(bench->arena, bench->scratch, &one->strip, &one->shape);
    int64_t judged = judge(bench, one, &found, terms);
    const char *fault = compare(&verdict, &found, judged);
    if (!fault && verdict.possible) fault = oracle_fault(&one->strip, &one->shape, &found);
    if (fault) {
        print_strip(stderr, one);
        fail_msg("%s: the search %s: %lld, the oracle %lld, the judge %lld", name, fault, (long long)found.cost,
                 (long long)verdict.sum.cost, (long long)judged);
    }
    if (verdict.possible) count_parts(bench, one, &found, terms);
    else bench->none++;
}

static void test_random_strips(void **state) {
    Bench *bench = *state;
    char name[24];
    for (int32_t i = 0; i < CASES; i++) {
        ArenaMark mark = arena_mark(bench->arena);
        StripCase one = make_case(bench, i);
        snprintf(name, sizeof name, "strip %d", i);
        check_case(bench, &one, name);
        arena_rewind(bench->arena, mark);
    }
    bench->terms[TERM_ASTRAY] = 5; // not asked here
    assert_counts("term", bench->terms, TERM_COUNT);
    assert_counts("record kind", bench->kinds, KINDS);
    assert_counts("slot", bench->slots, SLOTS);
    assert_counts("spanning records", &bench->spans, 1);
    assert_counts("variants", &bench->variants, 1);
    assert_counts("notes", &bench->notes, 1);
    assert_counts("heads", &bench->heads, 1);
    assert_counts("strips that a forbidden start leaves nothing", &bench->none, 1);
}

// ---- minimal strips that were once set wrongly ---------------------------------------------------

#define LINE .kind = RECORD_TEXT, .height = 1
#define FIGURE(lines, slot)                                                                        \
    .kind = RECORD_FIGURE, .height = lines, .least = lines, .most = lines, .slots = 1u << (slot)
#define SPACE(lines) .kind = RECORD_SPACE, .height = lines, .least = lines, .most = lines
#define BREAK .kind = RECORD_PAGE_BREAK
#define SHAPE(column_count, line_count, page_count, start) \
    .columns = column_count, .lines = line_count, .pages = page_count, .forbidden = start

enum { SMALL_MOST = 6 };

typedef struct {
    const char *name;
    int64_t cost;           // -1: none
    Record records[SMALL_MOST];
    int32_t count;
    int32_t first, lines;   // records that are a paragraph; the others are passages of their own
    PageShape shape;
} Small;

static const Small smalls[] = {
    {"no band below a band",
     2,
     {{FIGURE(1, SLOT_COLUMN_BOTTOM), .gap = 2},
      {FIGURE(1, SLOT_COLUMN_BOTTOM)},
      {LINE},
      {LINE},
      {LINE},
      {LINE, .faults = 1u << TERM_WIDOW}},
     6,
     2,
     4,
     {SHAPE(1, 3, 1, -1), .weights = {{[TERM_WIDOW] = 10, [TERM_SHORT] = 1}}}},
    {"a column's figure above a spanning record",
     0,
     {{FIGURE(1, SLOT_COLUMN_TOP)}, {LINE, .span = true}, {BREAK}, {LINE}},
     4,
     0,
     0,
     {SHAPE(1, 2, 2, -1), .weights = {{[TERM_LATE] = 1, [TERM_PAGES] = 1}}}},
    {"a gap below that the page's foot cuts",
     1,
     {{.kind = RECORD_FIGURE,
       .height = 4,
       .least = 3,
       .most = 4,
       .gap = 1,
       .span = true,
       .slots = 1u << SLOT_HERE},
      {FIGURE(1, SLOT_BOTTOM)}},
     2,
     0,
     0,
     {SHAPE(1, 4, 1, -1), .weights = {{[TERM_HEIGHT] = 1, [TERM_PAGES] = 10}}}},
    {"the upper figure's gap between two",
     0,
     {{FIGURE(1, SLOT_BOTTOM)}, {FIGURE(1, SLOT_TOP), .gap = 2}},
     2,
     0,
     0,
     {SHAPE(1, 4, 1, -1), .weights = {{[TERM_EMPTY] = 1}}}},
    {"a page's start behind a band of figures",
     1,
     {{FIGURE(1, SLOT_COLUMN_BOTTOM)},
      {LINE, .span = true},
      {LINE, .faults = 1u << TERM_GROUP},
      {LINE, .faults = 1u << TERM_GROUP}},
     4,
     0,
     0,
     {SHAPE(1, 2, 1, -1), .weights = {{[TERM_GROUP] = 1}}}},
    {"a paragraph of three pages",
     2,
     {{LINE}, {LINE}, {LINE, .insertion = 2}, {LINE}, {LINE}},
     5,
     1,
     4,
     {SHAPE(1, 4, 1, -1), .weights = {{[TERM_SHORT] = 1}}}},
    {"what no column can hold, in a balanced band",
     0,
     {{.kind = RECORD_TEXT, .height = 2}, {.kind = RECORD_TEXT, .height = 5}},
     2,
     0,
     0,
     {SHAPE(2, 3, 1, -1), .weights = {{[TERM_PAGES] = 1}}}},
    {"a start that must not be", -1, {{LINE}, {SPACE(1)}, {LINE}}, 3, 0, 0, {SHAPE(1, 2, 1, 2)}},
    {"a locked page between two without text",
     0,
     {{LINE, .page = 1}, {FIGURE(1, SLOT_PAGE), .page = 2}, {LINE, .page = 3}},
     3,
     0,
     0,
     {SHAPE(1, 1, 3, -1), .locked = true, .weights = {{[TERM_MOVED] = 1}}}},
    {"the article begins with a figure",
     0,
     {{FIGURE(1, SLOT_ASIDE)}, {SPACE(1)}, {LINE}},
     3,
     0,
     0,
     {SHAPE(1, 2, 0, -1), .weights = {{[TERM_PAGES] = 1}}}},
    {"a figure written above a space that vanishes",
     0,
     {{.kind = RECORD_TEXT, .height = 2}, {FIGURE(1, SLOT_BOTTOM), .gap = 1}, {SPACE(1)}, {LINE}},
     4,
     0,
     0,
     {SHAPE(1, 3, 2, -1), .weights = {{[TERM_LATE] = 1, [TERM_PAGES] = 1}}}},
    {"a figure written behind a page break",
     1,
     {{LINE}, {BREAK}, {FIGURE(1, SLOT_COLUMN_BOTTOM)}},
     3,
     0,
     0,
     {SHAPE(1, 2, 1, -1), .weights = {{[TERM_EARLY] = 1, [TERM_PAGES] = 1}}}},
    {"a page break with nothing above it",
     0,
     {{FIGURE(1, SLOT_BOTTOM)}, {BREAK}, {.kind = RECORD_TEXT, .height = 2}},
     3,
     0,
     0,
     {SHAPE(1, 2, 1, -1), .weights = {{[TERM_EMPTY] = 1}}}},
    {"notes that no column can hold",
     1,
     {{LINE, .insertion = 2}},
     1,
     0,
     0,
     {SHAPE(1, 2, 1, -1), .weights = {{[TERM_OVERSET] = 1}}}},
};

static StripCase small_case(Arena *arena, const Small *small) {
    Passage *passages = arena_array_of(arena, SMALL_MOST, Passage);
    int32_t count = 0;
    for (int32_t i = 0; i < small->count; count++) {
        int32_t lines = small->lines && i == small->first ? small->lines : 1;
        passages[count] = (Passage){.variants = {{i, lines, 0}}, .variant_count = 1};
        i += lines;
    }
    return (StripCase){{small->records, passages, small->count, count}, small->shape};
}

static void test_minimal_strips(void **state) {
    Bench *bench = *state;
    for (size_t i = 0; i < sizeof smalls / sizeof *smalls; i++) {
        StripCase one = small_case(bench->arena, &smalls[i]);
        check_case(bench, &one, smalls[i].name);
        Verdict verdict = oracle_judge(bench->arena, &one.strip, &one.shape);
        int64_t cost = verdict.possible ? verdict.sum.cost : -1;
        if (cost != smalls[i].cost) fail_msg("%s costs %lld", smalls[i].name, (long long)cost);
    }
}

static void test_overset_is_counted(void **state) {
    Bench *bench = *state;
    const Small *notes = &smalls[sizeof smalls / sizeof *smalls - 1];
    StripCase one = small_case(bench->arena, notes);
    Pagination found = pagination_solve(bench->arena, bench->scratch, &one.strip, &one.shape);
    assert_int_equal(found.overset, 1);
    assert_int_equal(found.placements[0].note_line, 1);
}

// ---- that the test can fail ----------------------------------------------------------------------

// Is there a strip for which an oracle that takes a weight wrongly differs from the search?
static bool notices(Bench *bench, int32_t term) {
    bool differs = false;
    for (int32_t i = 0; i < CASES && !differs; i++) {
        ArenaMark mark = arena_mark(bench->arena);
        StripCase one = make_case(bench, i);
        Pagination found = pagination_solve(bench->arena, bench->scratch, &one.strip, &one.shape);
        one.shape.weights.of[term] += 100;
        Verdict verdict = oracle_judge(bench->arena, &one.strip, &one.shape);
        differs = verdict.possible && verdict.sum.cost != found.cost;
        arena_rewind(bench->arena, mark);
    }
    return differs;
}

static void test_each_weight_matters(void **state) {
    for (int32_t i = 0; i < TERM_COUNT; i++)
        if (!is_elsewhere(i) && !notices(*state, i))
            fail_msg("no strip shows the weight of %s", cost_term_names[i]);
}

// the record that the second page or column of text starts with; -1: there is none
static int32_t second_start(const StripCase *one, const Pagination *found) {
    int32_t before = -1;
    for (int32_t i = 0; i < one->strip.record_count; i++) {
        const Placement *at = &found->placements[i];
        if (at->page < 0 || one->strip.records[i].kind != RECORD_TEXT) continue;
        const Placement *from = before < 0 ? at : &found->placements[before];
        if (from->page != at->page || from->column != at->column) return i;
        before = i;
    }
    return -1;
}

// What is found when a start that the best pagination has is forbidden is judged as if it were allowed.
static void test_others_cost_more(void **state) {
    Bench *bench = *state;
    int32_t others = 0, dearer = 0;
    for (int32_t i = 0; i < UNWANTED; i++) {
        ArenaMark mark = arena_mark(bench->arena);
        int64_t terms[TERM_COUNT];
        StripCase one = make_case(bench, i);
        Pagination best = pagination_solve(bench->arena, bench->scratch, &one.strip, &one.shape);
        PageShape shape = one.shape;
        shape.forbidden = second_start(&one, &best);
        if (one.shape.forbidden < 0 && shape.forbidden > 0) {
            Pagination other = pagination_solve(bench->arena, bench->scratch, &one.strip, &shape);
            int64_t cost = judge(bench, &one, &other, terms);
            if (other.page_count) assert_true(cost >= best.cost), others++, dearer += cost > best.cost;
        }
        arena_rewind(bench->arena, mark);
    }
    assert_true(dearer > 30 && dearer > others / 3);
}

// a text that is moved down by a line, onto another's: the map of the page shows it
static void test_map_shows_overlaps(void **state) {
    Bench *bench = *state;
    StripCase one = small_case(bench->arena, &smalls[0]);
    Pagination found = pagination_solve(bench->arena, bench->scratch, &one.strip, &one.shape);
    assert_null(oracle_fault(&one.strip, &one.shape, &found));
    found.placements[2].line++;
    assert_non_null(oracle_fault(&one.strip, &one.shape, &found));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_strips),
        cmocka_unit_test(test_minimal_strips),
        cmocka_unit_test(test_overset_is_counted),
        cmocka_unit_test(test_each_weight_matters),
        cmocka_unit_test(test_others_cost_more),
        cmocka_unit_test(test_map_shows_overlaps),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
