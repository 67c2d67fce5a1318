// test_breaks.c: the breaker against an exhaustive search, and its rules one by one.
//
// The search tries every subset of legal breaks and judges each line from the items themselves (no running
// sums, no passes); only the cost of one judged line is the breaker's own function.
#include "support/test.h"

#include <stdlib.h>

#include "layout/breaks.h"

enum { ITEMS_MOST = 64 };

// ---- the exhaustive search -----------------------------------------------------------------------

typedef struct {
    const BreakInput *input;
    int32_t tolerance;
    BreakPass pass;
    int64_t best;        // demerits
    bool any;            // there is a way
    int32_t least, most; // lines of any way
    int32_t wanted;      // only ways of so many lines; 0: any
    int32_t ways;
} Oracle;

static bool is_legal(const Oracle *oracle, int32_t at) {
    const BreakItem *item = &oracle->input->items[at];
    if (item->kind == BREAK_GLUE) return at > 0 && item[-1].kind == BREAK_BOX;
    if (item->kind == BREAK_BOX || item->penalty >= BREAK_NEVER || (item->flags & BREAK_URGENT))
        return false;
    return oracle->pass != PASS_UNHYPHENATED || !(item->flags & BREAK_SOFT);
}

// the ratio of the line between two breaks (from -1: the start); false if it does not fit
static bool line_ratio(const Oracle *oracle, int32_t from, int32_t to, int32_t line, int32_t *ratio,
                       int64_t *natural) {
    const BreakInput *input = oracle->input;
    const BreakItem *items = input->items, *end = &items[to];
    int64_t width = 0, stretch = 0, shrink = 0;
    int32_t at = from + 1;
    if (from >= 0) {
        while (at < to && items[at].kind != BREAK_BOX && items[at].penalty > BREAK_FORCED) at++;
        width += items[from].after;
    } else {
        width += input->start;
    }
    for (; at < to; at++) {
        if (items[at].kind == BREAK_PENALTY) continue;
        width += items[at].width;
        stretch += items[at].stretch;
        shrink += items[at].shrink;
    }
    if (end->kind == BREAK_PENALTY) width += end->width;
    width -= end->hang;
    *natural = width;
    int64_t slack =
        input->widths[line < input->width_count ? line : input->width_count - 1] - width;
    bool forced = end->kind == BREAK_PENALTY && end->penalty <= BREAK_FORCED;
    *ratio = 0;
    if (slack < 0) {
        if (-slack > shrink) return false;
        *ratio = -(int32_t)(-slack * 1000 / shrink);
    } else if (slack > 0 && !forced) {
        stretch += input->ragged;
        if (slack * 1000 > oracle->tolerance * stretch) return false;
        *ratio = (int32_t)(slack * 1000 / stretch);
    }
    return true;
}

static void search(Oracle *oracle, int32_t from, int32_t line, Fitness before, int32_t row,
                   int64_t demerits) {
    const BreakInput *input = oracle->input;
    for (int32_t to = from + 1; to < input->count; to++) {
        if (!is_legal(oracle, to)) continue;
        bool forced =
            input->items[to].kind == BREAK_PENALTY && input->items[to].penalty <= BREAK_FORCED;
        int32_t ratio;
        int64_t natural;
        bool hyphen = input->items[to].flags & BREAK_HYPHEN;
        if (line_ratio(oracle, from, to, line, &ratio, &natural) &&
            !(hyphen && input->hyphen_row && row >= input->hyphen_row)) {
            LineCase judged = {.ratio = ratio,
                               .from = from < 0 ? NULL : &input->items[from],
                               .to = &input->items[to],
                               .before = before,
                               .fitness = input->ragged ? FIT_DECENT : breaks_fitness(ratio)};
            judged.row = hyphen ? row + 1 : 0;
            judged.last = to == input->count - 1;
            if (judged.last && from >= 0 && natural < input->last_least)
                judged.stranded = 1 + (int32_t)((input->last_least - natural) * 1000 / input->last_least);
            int64_t all = demerits + breaks_demerits(&judged);
            if (!judged.last) {
                search(oracle, to, line + 1, judged.fitness, judged.row, all);
            } else if (!judged.stranded || oracle->pass >= PASS_LOOSE) {
                if (oracle->ways++ == 0 || line + 1 < oracle->least) oracle->least = line + 1;
                if (line + 1 > oracle->most) oracle->most = line + 1;
                bool counts = !oracle->wanted || line + 1 == oracle->wanted;
                if (counts && (!oracle->any || all < oracle->best))
                    oracle->best = all, oracle->any = true;
            }
        }
        if (forced) return;
    }
}

static Oracle ask_oracle(const BreakInput *input, BreakPass pass, int32_t wanted) {
    Oracle oracle = {
        .input = input, .tolerance = breaks_tolerance(input, pass), .pass = pass, .wanted = wanted};
    search(&oracle, -1, 0, FIT_DECENT, 0, 0);
    return oracle;
}

// ---- random cases --------------------------------------------------------------------------------

typedef struct {
    uint64_t state;
} Dice;

static int32_t roll(Dice *dice, int32_t least, int32_t most) {
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return least + (int32_t)((dice->state >> 33) % (uint64_t)(most - least + 1));
}

typedef struct {
    BreakItem items[ITEMS_MOST];
    Unit widths[3];
    BreakInput input;
} Case;

static void add(Case *made, BreakItem item) {
    assert_true(made->input.count < ITEMS_MOST);
    made->items[made->input.count++] = item;
}

static void add_random_word(Case *made, Dice *dice) {
    add(made, (BreakItem){.kind = BREAK_BOX,
                          .width = roll(dice, 3, 20) * 1000,
                          .stretch = roll(dice, 0, 1) * 100});
    if (roll(dice, 0, 2)) return;
    bool soft = roll(dice, 0, 1);
    add(made, (BreakItem){.kind = BREAK_PENALTY,
                          .penalty = (int16_t)roll(dice, -60, 120),
                          .width = roll(dice, 0, 3) * 1000,
                          .after = roll(dice, -1, 1) * 300,
                          .hang = roll(dice, 0, 3) * 500,
                          .flags = BREAK_HYPHEN | (soft ? BREAK_SOFT : 0)});
    add(made, (BreakItem){.kind = BREAK_BOX, .width = roll(dice, 3, 12) * 1000});
}

static void make_case(Case *made, uint64_t seed) {
    Dice dice = {seed * 7919 + 17};
    *made = (Case){0};
    int32_t words = roll(&dice, 2, 11);
    for (int32_t i = 0; i < words; i++) {
        if (i) {
            int32_t kind = roll(&dice, 0, 9);
            if (kind == 0) add(made, (BreakItem){.kind = BREAK_PENALTY, .penalty = BREAK_NEVER});
            if (kind == 1) add(made, (BreakItem){.kind = BREAK_PENALTY, .penalty = 90});
            if (kind == 2 && roll(&dice, 0, 2) == 0)
                add(made, (BreakItem){.kind = BREAK_PENALTY, .penalty = BREAK_FORCED});
            else
                add(made, (BreakItem){.kind = BREAK_GLUE,
                                      .width = 3000,
                                      .stretch = 1500,
                                      .shrink = 900,
                                      .after = -roll(&dice, 0, 2) * 200,
                                      .hang = roll(&dice, 0, 3) * 400});
        }
        add_random_word(made, &dice);
    }
    add(made, (BreakItem){.kind = BREAK_PENALTY, .penalty = BREAK_FORCED});
    for (int32_t i = 0; i < 3; i++) made->widths[i] = roll(&dice, 24, 60) * 1000;
    made->input.items = made->items;
    made->input.widths = made->widths;
    made->input.width_count = roll(&dice, 1, 3);
    made->input.hyphen_row = roll(&dice, 0, 2);
    made->input.last_least = roll(&dice, 0, 1) * 15000;
    made->input.ragged = roll(&dice, 0, 4) ? 0 : 12000;
    made->input.first_ratio = roll(&dice, 0, 1) * 600;
    made->input.looseness = roll(&dice, -1, 1);
    made->input.start = -roll(&dice, 0, 2) * 300;
}

static void check_case(Breaker *breaker, Case *made, int32_t *checked, int32_t *loose) {
    BreakInput input = made->input;
    input.looseness = 0;
    BreakResult found = breaks_find(breaker, &input);
    if (found.pass == PASS_EMERGENCY) return;
    Oracle oracle = ask_oracle(&input, found.pass, 0);
    assert_int_equal(found.demerits, oracle.best);
    // counts of lines are those that hyphens allow
    BreakPass wide = found.pass > PASS_UNHYPHENATED ? found.pass : PASS_HYPHENATED;
    oracle = ask_oracle(&input, wide, 0);
    assert_int_equal(found.line_count - found.fewer, oracle.least);
    assert_int_equal(found.line_count + found.more, oracle.most);
    if (found.pass > PASS_UNHYPHENATED && input.first_ratio) // an earlier pass had no way at all
        assert_int_equal(ask_oracle(&input, found.pass - 1, 0).ways, 0);
    ++*checked;
    if (!made->input.looseness || found.line_count + made->input.looseness < 1) return;
    int32_t wanted = found.line_count + made->input.looseness;
    oracle = ask_oracle(&made->input, wide, wanted);
    int64_t best = found.demerits;
    BreakResult other = breaks_find(breaker, &made->input);
    assert_int_equal(other.met, oracle.any);
    assert_int_equal(other.demerits, other.met ? oracle.best : best);
    if (other.met) assert_int_equal(other.line_count, wanted);
    *loose += other.met;
}

static void test_oracle(void **state) {
    (void)state;
    Breaker *breaker = breaker_new();
    int32_t checked = 0, loose = 0;
    for (uint64_t seed = 1; seed <= 20000; seed++) {
        Case made;
        make_case(&made, seed);
        check_case(breaker, &made, &checked, &loose);
    }
    print_message("%d cases, %d of them longer or shorter\n", checked, loose);
    assert_true(checked > 1000); // enough of them can be set within limits
    assert_true(loose > 100);
    breaker_free(breaker);
}

// the oracle notices a setting that is not the best
static void test_oracle_objects(void **state) {
    (void)state;
    Case made;
    Breaker *breaker = breaker_new();
    int32_t told = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        make_case(&made, seed);
        BreakInput input = made.input;
        input.looseness = 0;
        BreakResult found = breaks_find(breaker, &input);
        if (found.pass == PASS_EMERGENCY) continue;
        made.items[0].width += 2500; // another paragraph has another answer
        told += ask_oracle(&input, found.pass, 0).best != found.demerits;
    }
    assert_true(told > 50);
    breaker_free(breaker);
}

// ---- rules ---------------------------------------------------------------------------------------

static BreakItem box(Unit width) {
    return (BreakItem){.kind = BREAK_BOX, .width = width};
}

static BreakItem glue(void) {
    return (BreakItem){.kind = BREAK_GLUE, .width = 3000, .stretch = 1500, .shrink = 900};
}

static BreakItem hyphen(void) {
    return (BreakItem){
        .kind = BREAK_PENALTY, .penalty = 50, .width = 3000, .flags = BREAK_HYPHEN | BREAK_SOFT};
}

static BreakItem end(void) {
    return (BreakItem){.kind = BREAK_PENALTY, .penalty = BREAK_FORCED};
}

static void begin_case(Case *made, Unit width) {
    *made = (Case){.widths = {width}};
    made->input = (BreakInput){.items = made->items, .widths = made->widths, .width_count = 1};
}

static void test_exact_fit(void **state) {
    (void)state;
    Case made;
    begin_case(&made, 23000);
    add(&made, box(10000)), add(&made, glue()), add(&made, box(10000)), add(&made, glue());
    add(&made, box(10000)), add(&made, end());
    Breaker *breaker = breaker_new();
    BreakResult found = breaks_find(breaker, &made.input);
    assert_int_equal(found.line_count, 2);
    assert_int_equal(found.lines[0].item, 3);
    assert_int_equal(found.lines[0].ratio, 0);
    assert_int_equal(found.fewer, 0);
    breaker_free(breaker);
}

static void test_hyphen_row(void **state) {
    (void)state;
    Case made;
    begin_case(&made, 23000);
    for (int32_t i = 0; i < 4; i++)
        add(&made, box(8000)), add(&made, glue()), add(&made, box(9000)), add(&made, hyphen());
    add(&made, box(9000)), add(&made, end());
    made.input.hyphen_row = 2;
    Breaker *breaker = breaker_new();
    BreakResult found = breaks_find(breaker, &made.input);
    int32_t row = 0, longest = 0;
    for (int32_t i = 0; i < found.line_count; i++) {
        row = made.items[found.lines[i].item].flags & BREAK_HYPHEN ? row + 1 : 0;
        if (row > longest) longest = row;
    }
    assert_int_equal(longest, 2);
    made.input.hyphen_row = 0;
    found = breaks_find(breaker, &made.input);
    assert_int_equal(found.line_count, 5); // free to hyphenate each line
    breaker_free(breaker);
}

// nothing fits: the text is kept all the same, and the long line is told
static void test_overfull(void **state) {
    (void)state;
    Case made;
    begin_case(&made, 10000);
    add(&made, box(5000)), add(&made, glue()), add(&made, box(30000)), add(&made, glue()),
        add(&made, box(5000)), add(&made, end());
    Breaker *breaker = breaker_new();
    BreakResult found = breaks_find(breaker, &made.input);
    assert_int_equal(found.pass, PASS_EMERGENCY);
    assert_int_equal(found.line_count, 3);
    assert_false(found.lines[0].overfull);
    assert_true(found.lines[1].overfull);
    assert_false(found.lines[2].overfull);
    assert_int_equal(found.more, 0);
    breaker_free(breaker);
}

static void test_urgent(void **state) {
    (void)state;
    Case made;
    begin_case(&made, 10000);
    BreakItem urgent = {.kind = BREAK_PENALTY, .penalty = 5000, .flags = BREAK_URGENT};
    for (int32_t i = 0; i < 6; i++) add(&made, box(4000)), add(&made, urgent);
    add(&made, end());
    Breaker *breaker = breaker_new();
    BreakResult found = breaks_find(breaker, &made.input);
    assert_int_equal(found.line_count, 3);
    for (int32_t i = 0; i < 3; i++) assert_false(found.lines[i].overfull);
    breaker_free(breaker);
}

// a word of its own on the last line is avoided if the lines above allow it
static void test_stranded(void **state) {
    (void)state;
    Case made;
    begin_case(&made, 36000);
    for (int32_t i = 0; i < 10; i++) add(&made, box(5000)), add(&made, glue());
    add(&made, box(4000)), add(&made, end());
    Breaker *breaker = breaker_new();
    BreakResult found = breaks_find(breaker, &made.input);
    assert_int_equal(found.line_count, 3);
    assert_int_equal(found.lines[1].item, 19); // ten words on two lines
    made.input.last_least = 9000;
    found = breaks_find(breaker, &made.input);
    assert_int_equal(found.line_count, 3);
    assert_int_equal(found.lines[1].item, 17); // nine, so the last word has company
    breaker_free(breaker);
}

static void test_empty(void **state) {
    (void)state;
    Unit width = 1000;
    Breaker *breaker = breaker_new();
    BreakItem only = end();
    BreakResult found = breaks_find(
        breaker, &(BreakInput){.items = &only, .count = 1, .widths = &width, .width_count = 1});
    assert_int_equal(found.line_count, 1);
    found = breaks_find(
        breaker, &(BreakInput){.items = &only, .count = 0, .widths = &width, .width_count = 1});
    assert_int_equal(found.line_count, 0);
    breaker_free(breaker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_oracle),    cmocka_unit_test(test_oracle_objects),
        cmocka_unit_test(test_exact_fit), cmocka_unit_test(test_hyphen_row),
        cmocka_unit_test(test_overfull),  cmocka_unit_test(test_urgent),
        cmocka_unit_test(test_stranded),  cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
