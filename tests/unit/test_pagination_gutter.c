// test_pagination_gutter.c: figures between two columns. On random strips all stands somewhere, none over
// another, narrow lines in the figures' zones and nowhere else, at the cost that is read off the pages; and of
// all paginations of small strips, tried one by one, none costs less.
#include "layout/pagination.h"

#include <string.h>

#include "support/random.h"
#include "support/test.h"

enum { RECORDS_MOST = 6000, PASSAGES_MOST = 60, BESIDES_MOST = 2000, CELLS = 64 };

typedef struct {
    Record records[RECORDS_MOST];
    bool narrow[RECORDS_MOST];
    Passage passages[PASSAGES_MOST];
    Beside besides[BESIDES_MOST];
    int32_t record_count, passage_count, beside_count;
    PageShape shape;
} Case;

static PageShape shape_of(int32_t columns, int32_t lines) {
    return (PageShape){.columns = columns, .lines = lines, .note_gap = 1, .forbidden = -1,
                       .weights = cost_weights_preset};
}

static Strip strip_of(const Case *made) {
    return (Strip){made->records, made->passages, made->record_count, made->passage_count};
}

static void add_record(Case *made, Record record) {
    made->passages[made->passage_count++] =
        (Passage){.variants = {{made->record_count, 1, 0}}, .variant_count = 1};
    made->records[made->record_count++] = record;
}

static Variant add_lines(Case *made, int32_t lines, int32_t loose) {
    Variant variant = {made->record_count, lines, loose};
    for (int32_t i = 0; i < lines; i++) {
        unsigned faults = i == 1 ? 1u << TERM_ORPHAN : 0;
        if (i && i == lines - 1) faults |= 1u << TERM_WIDOW;
        made->records[made->record_count++] = (Record){.kind = RECORD_TEXT, .height = 1, .faults = faults};
    }
    return variant;
}

// a text as long as so many half lines, a narrow line holding one
static int32_t count_lines(int32_t halves, int32_t wide, int32_t narrow) {
    int32_t lines = 0;
    for (; halves > 0; lines++) halves -= lines >= wide && lines < wide + narrow ? 1 : 2;
    return lines;
}

static int32_t add_beside(Case *made, Random *random, int32_t halves, Beside beside) {
    int32_t lines = count_lines(halves, beside.wide, beside.narrow);
    if (lines <= beside.wide || made->beside_count == BESIDES_MOST || random_chance(random, 10)) return lines;
    beside.variant = add_lines(made, lines, random_int(random, 0, 90));
    for (int32_t i = beside.wide; i < lines && i < beside.wide + beside.narrow; i++)
        made->narrow[beside.variant.first + i] = true;
    made->besides[made->beside_count++] = beside;
    return lines;
}

// zones: of how many lines each
static void add_paragraph(Case *made, Random *random, int32_t lines, const int32_t *zones, int32_t zone_count) {
    Passage *passage = &made->passages[made->passage_count++];
    int32_t halves = lines * 2 - random_int(random, 0, 1);
    *passage = (Passage){.variants = {add_lines(made, lines, 0)}, .variant_count = 1,
                         .besides = made->besides + made->beside_count};
    if (random_chance(random, 30)) passage->variants[passage->variant_count++] = add_lines(made, lines + 1, 20);
    int32_t before = made->beside_count;
    for (int32_t zone = 0; zone < zone_count; zone++) {
        for (int32_t narrow = 1; narrow <= zones[zone]; narrow++)
            if (add_beside(made, random, halves, (Beside){.zone = zone, .narrow = narrow}) <= narrow) break;
        for (int32_t wide = 1; wide < lines; wide++)
            add_beside(made, random, halves, (Beside){.zone = zone, .wide = wide, .narrow = zones[zone]});
    }
    passage->beside_count = made->beside_count - before;
}

static void add_gutter_figure(Case *made, int32_t zone, int32_t lines, unsigned places) {
    unsigned slots = 0;
    if (places & 1) slots |= 1u << SLOT_GUTTER_TOP | 1u << SLOT_COLUMN_TOP;
    if (places & 2) slots |= 1u << SLOT_GUTTER_BOTTOM | 1u << SLOT_COLUMN_BOTTOM;
    add_record(made, (Record){.kind = RECORD_FIGURE, .height = lines - 1, .least = lines - 1, .most = lines - 1,
                              .gap = 1, .slots = slots, .zone = zone});
}

static void make_case(Case *made, uint64_t seed) {
    static const int32_t zones[2] = {4, 7};
    Random random = random_new(seed);
    made->record_count = made->passage_count = made->beside_count = 0;
    memset(made->narrow, 0, sizeof made->narrow);
    made->shape = shape_of(random_int(&random, 2, 3), random_int(&random, 12, 30));
    if (random_chance(&random, 60)) add_record(made, (Record){.kind = RECORD_TEXT, .height = 3, .span = true});
    for (int32_t i = random_int(&random, 3, 16); i > 0; i--) {
        int32_t zone = random_int(&random, 0, 1);
        switch (random_int(&random, 0, 6)) {
        case 0: add_gutter_figure(made, zone, zones[zone], (unsigned)random_int(&random, 1, 3)); break;
        case 1: add_record(made, (Record){.kind = RECORD_SPACE, .height = 1, .least = 0, .most = 2}); break;
        case 2:
            if (random_chance(&random, 50))
                add_record(made, (Record){.kind = RECORD_TEXT, .height = 2, .insertion = 1});
            else
                add_record(made, (Record){.kind = RECORD_FIGURE, .height = 4, .least = 3, .most = 6, .gap = 1,
                                          .slots = 1u << SLOT_TOP | 1u << SLOT_BOTTOM});
            break;
        default: add_paragraph(made, &random, random_int(&random, 1, 12), zones, 2);
        }
    }
}

// ---- what stands where ---------------------------------------------------------------------------

enum { FREE, TEXT_CELL, FIGURE_CELL, ZONE = 8 };

static bool is_between(const Placement *at) {
    return at->slot == SLOT_GUTTER_TOP || at->slot == SLOT_GUTTER_BOTTOM;
}

// both columns' cells that a figure between them takes are a zone
static void mark_zone(uint8_t cells[][COLUMNS_MOST][CELLS], const Record *record, const Placement *at) {
    int32_t first = at->line - (at->slot == SLOT_GUTTER_BOTTOM ? record->gap : 0);
    for (int32_t line = first; line < first + record->height + record->gap; line++)
        for (int32_t column = at->column; column < at->column + 2; column++) {
            assert_int_equal(cells[at->page][column][line] & ZONE, 0);
            cells[at->page][column][line] |= ZONE;
        }
}

static void cover(uint8_t cells[][COLUMNS_MOST][CELLS], const Case *made, int32_t index, const Placement *at) {
    const Record *record = &made->records[index];
    bool wide = record->span || at->slot == SLOT_TOP || at->slot == SLOT_BOTTOM;
    int32_t from = wide ? 0 : at->column, to = wide ? made->shape.columns - 1 : at->column;
    assert_true(at->line >= 0 && at->line + at->height <= made->shape.lines);
    for (int32_t column = from; column <= to; column++) {
        for (int32_t line = at->line; line < at->line + at->height; line++) {
            uint8_t *cell = &cells[at->page][column][line];
            assert_int_equal(*cell & ~ZONE, FREE);
            if (record->kind != RECORD_SPACE) assert_int_equal(made->narrow[index], (*cell & ZONE) != 0);
            *cell |= TEXT_CELL;
        }
        for (int32_t line = at->note_line; line < at->note_line + record->insertion; line++)
            assert_int_equal(cells[at->page][column][line]++, FREE);
    }
}

static int32_t check_placements(const Case *made, const Pagination *result) {
    uint8_t(*cells)[COLUMNS_MOST][CELLS] = test_calloc((size_t)result->page_count + 1, sizeof *cells);
    int32_t between = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int32_t p = 0; p < made->passage_count; p++) {
            const Variant *variant = passage_variant(&made->passages[p], result->chosen[p]);
            for (int32_t i = variant->first; i < variant->first + variant->count; i++) {
                const Placement *at = &result->placements[i];
                assert_true(at->page >= 0 || made->records[i].kind == RECORD_SPACE);
                if (at->page < 0) continue;
                if (is_between(at) && !pass) mark_zone(cells, &made->records[i], at), between++;
                if (!is_between(at) && pass) cover(cells, made, i, at);
            }
        }
    test_free(cells);
    return between;
}

static int64_t judged_cost(Arena *scratch, const Case *made, const Pagination *result) {
    int64_t terms[TERM_COUNT] = {0}, sum = 0;
    Strip strip = strip_of(made);
    pagination_judge(scratch, &strip, &made->shape, result, terms, NULL);
    for (int i = 0; i < TERM_COUNT; i++) sum += terms[i];
    return sum;
}

static void places_all(void **state) {
    (void)state;
    Case *made = test_malloc(sizeof *made);
    int32_t between = 0;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        make_case(made, seed);
        Strip strip = strip_of(made);
        Pagination result = pagination_solve(arena, scratch, &strip, &made->shape);
        assert_int_equal(result.overset, 0);
        between += check_placements(made, &result);
        assert_int_equal(judged_cost(scratch, made, &result), result.cost);
        arena_free(arena);
        arena_free(scratch);
    }
    assert_true(between > 50);
    test_free(made);
}

// ---- all paginations of a small strip ------------------------------------------------------------

enum { PAGES_TRIED = 4, COLUMNS_TRIED = 2 };

typedef struct {
    const Case *made;
    Arena *scratch;
    Pagination trial;
    int32_t figure;         // its record
    int32_t height;         // of the band beside it, if it stands between columns
    int32_t used[PAGES_TRIED * COLUMNS_TRIED]; // lines of text, of each column
    int64_t best;
} Oracle;

static const Placement *figure_of(const Oracle *oracle) {
    return &oracle->trial.placements[oracle->figure];
}

static int32_t zone_lines(const Oracle *oracle) {
    return oracle->made->records[oracle->figure].height + 1;
}

static bool beside_figure(const Oracle *oracle, int32_t column) {
    return is_between(figure_of(oracle)) && figure_of(oracle)->page == column / COLUMNS_TRIED;
}

static bool in_zone(const Oracle *oracle, int32_t column, int32_t line) {
    if (!beside_figure(oracle, column)) return false;
    if (figure_of(oracle)->slot == SLOT_GUTTER_TOP) return line < zone_lines(oracle);
    return line >= oracle->height - zone_lines(oracle);
}

static int32_t room(const Oracle *oracle, int32_t column) {
    const Placement *figure = figure_of(oracle);
    if (beside_figure(oracle, column)) return oracle->height;
    bool holds = !is_between(figure) && figure->page * COLUMNS_TRIED + figure->column == column;
    return oracle->made->shape.lines - (holds ? zone_lines(oracle) : 0);
}

// may a passage part before its line `at`, behind so many lines of a column? beside: the setting; NULL: wide
static bool may_part(const Oracle *oracle, int32_t column, const Beside *beside, int32_t at) {
    int32_t used = oracle->used[column];
    if (beside && at < beside->wide) return false;
    if (!beside_figure(oracle, column)) return true;
    if (figure_of(oracle)->slot == SLOT_GUTTER_BOTTOM) return used == oracle->height && beside;
    if (column % COLUMNS_TRIED == 0) return used == oracle->height && beside && at == beside->wide;
    return used >= zone_lines(oracle);
}

// the rules of pagination.h that no line shows by itself
static bool is_whole(const Oracle *oracle, int32_t pages) {
    const Placement *figure = figure_of(oracle);
    for (int32_t page = 0; page < pages; page++) {
        int32_t left = oracle->used[page * 2], right = oracle->used[page * 2 + 1];
        bool here = figure->page == page, between = here && is_between(figure);
        if (between && (!left || !right || (left < oracle->height && right < oracle->height))) return false;
        if (!between && !left && !(here && figure->column == 0)) return false;
    }
    return true;
}

static void judge_trial(Oracle *oracle, int32_t column) {
    int32_t pages = column / COLUMNS_TRIED + 1;
    if (!oracle->used[column] && column % COLUMNS_TRIED == 0) pages--;
    if (pages <= figure_of(oracle)->page) pages = figure_of(oracle)->page + 1;
    if (!is_whole(oracle, pages)) return;
    oracle->trial.page_count = pages;
    int64_t cost = judged_cost(oracle->scratch, oracle->made, &oracle->trial);
    if (cost < oracle->best) oracle->best = cost;
}

static void try_passage(Oracle *oracle, int32_t passage, int32_t column);

// line `at` of a setting, in this column or the next
static void try_line(Oracle *oracle, int32_t passage, const Variant *variant, const Beside *beside, int32_t at,
                     int32_t column) {
    if (at == variant->count) { try_passage(oracle, passage + 1, column); return; }
    for (int32_t to = column; to < PAGES_TRIED * COLUMNS_TRIED; to++) {
        if (at && to > column && !may_part(oracle, column, beside, at)) return;
        int32_t record = variant->first + at, line = oracle->used[to];
        bool zone = in_zone(oracle, to, line), foot = zone && figure_of(oracle)->slot == SLOT_GUTTER_BOTTOM;
        if (line >= room(oracle, to) || oracle->made->narrow[record] != zone) continue;
        if (at && to > column && foot) continue;
        bool below = figure_of(oracle)->slot == SLOT_COLUMN_TOP && room(oracle, to) < oracle->made->shape.lines;
        oracle->trial.placements[record] =
            (Placement){.page = to / COLUMNS_TRIED,
                        .column = to % COLUMNS_TRIED,
                        .line = line + (below ? zone_lines(oracle) : 0),
                        .height = 1,
                        .slot = SLOT_HERE};
        oracle->used[to]++;
        try_line(oracle, passage, variant, beside, at + 1, to);
        oracle->used[to]--;
        oracle->trial.placements[record].page = -1;
    }
}

static void try_passage(Oracle *oracle, int32_t passage, int32_t column) {
    const Case *made = oracle->made;
    if (passage == made->passage_count) { judge_trial(oracle, column); return; }
    const Passage *of = &made->passages[passage];
    if (of->variants[0].first == oracle->figure) { try_passage(oracle, passage + 1, column); return; }
    for (int32_t i = 0; i < of->variant_count + of->beside_count; i++) {
        const Beside *beside = i < of->variant_count ? NULL : &of->besides[i - of->variant_count];
        oracle->trial.chosen[passage] = beside ? VARIANTS_MOST + i - of->variant_count : i;
        try_line(oracle, passage, beside ? &beside->variant : &of->variants[i], beside, 0, column);
    }
}

static void try_figure(Oracle *oracle, Slot slot, int32_t page, int32_t column) {
    const Record *record = &oracle->made->records[oracle->figure];
    int32_t lines = oracle->made->shape.lines;
    bool between = slot == SLOT_GUTTER_TOP || slot == SLOT_GUTTER_BOTTOM;
    bool top = slot == SLOT_GUTTER_TOP || slot == SLOT_COLUMN_TOP;
    if (!(record->slots & 1u << slot)) return;
    if (slot == SLOT_COLUMN_BOTTOM && record->slots & 1u << SLOT_COLUMN_TOP) return; // the same
    for (oracle->height = between ? zone_lines(oracle) : lines; oracle->height <= lines; oracle->height++) {
        int32_t line = top ? 0 : oracle->height - record->height;
        oracle->trial.placements[oracle->figure] = (Placement){page, column, line, record->height, 0, slot};
        try_passage(oracle, 0, 0);
    }
}

static int64_t least_cost(Arena *scratch, const Case *made, int32_t figure) {
    Oracle oracle = {.made = made, .scratch = scratch, .figure = figure, .best = INT64_MAX};
    oracle.trial.placements = arena_array_of(scratch, (size_t)made->record_count, Placement);
    oracle.trial.chosen = arena_array_of(scratch, (size_t)made->passage_count, int32_t);
    for (int32_t i = 0; i < made->record_count; i++) oracle.trial.placements[i].page = -1;
    for (int32_t page = 0; page < PAGES_TRIED; page++) {
        try_figure(&oracle, SLOT_GUTTER_TOP, page, 0);
        try_figure(&oracle, SLOT_GUTTER_BOTTOM, page, 0);
        for (int32_t column = 0; column < COLUMNS_TRIED; column++) {
            try_figure(&oracle, SLOT_COLUMN_TOP, page, column);
            try_figure(&oracle, SLOT_COLUMN_BOTTOM, page, column);
        }
    }
    return oracle.best;
}

static void is_cheapest(void **state) {
    (void)state;
    Case *made = test_malloc(sizeof *made);
    int32_t between = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        Random random = random_new(seed);
        int32_t zone = random_int(&random, 2, 3), count = random_int(&random, 2, 3);
        int32_t at = random_int(&random, 0, count), figure = 0;
        *made = (Case){.shape = shape_of(COLUMNS_TRIED, random_int(&random, zone + 2, 6))};
        for (int32_t i = 0; i <= count; i++) {
            if (i == at) figure = made->record_count;
            if (i == at) add_gutter_figure(made, 0, zone, (unsigned)random_int(&random, 1, 3));
            else add_paragraph(made, &random, random_int(&random, 1, 5), &zone, 1);
        }
        Strip strip = strip_of(made);
        Pagination result = pagination_solve(arena, scratch, &strip, &made->shape);
        between += check_placements(made, &result);
        assert_true(result.exact);
        assert_int_equal(result.cost, least_cost(scratch, made, figure));
        arena_free(arena);
        arena_free(scratch);
    }
    assert_true(between > 10);
    test_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(places_all), cmocka_unit_test(is_cheapest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
