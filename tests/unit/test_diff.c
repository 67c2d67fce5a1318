// test_diff.c: sequences are aligned in order and as far as can be; any two Pages can be compared.
#include "diff/diff.h"
#include "diff/sequence.h"
#include "support/random.h"
#include "support/test.h"

enum { LENGTH = 14, ROUNDS = 3000 };

static int32_t fill(Random *random, uint64_t *values, int32_t kinds) {
    int32_t count = random_int(random, 0, LENGTH);
    for (int32_t i = 0; i < count; i++) values[i] = (uint64_t)random_int(random, 1, kinds);
    return count;
}

// the length of a longest common subsequence, by its definition
static int32_t longest_common(const uint64_t *a, int32_t a_count, const uint64_t *b, int32_t b_count) {
    int32_t table[LENGTH + 1][LENGTH + 1] = {{0}};
    for (int32_t i = 1; i <= a_count; i++)
        for (int32_t j = 1; j <= b_count; j++) {
            int32_t up = table[i - 1][j], left = table[i][j - 1];
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : up > left ? up : left;
        }
    return table[a_count][b_count];
}

static int32_t check_pairs(const uint64_t *a, int32_t a_count, const uint64_t *b, int32_t b_count,
                           const int32_t *pair) {
    int32_t last = -1, pairs = 0;
    for (int32_t i = 0; i < a_count; i++) {
        if (pair[i] < 0) continue;
        assert_true(pair[i] > last && pair[i] < b_count);
        assert_true(a[i] == b[pair[i]]);
        last = pair[i];
        pairs++;
    }
    return pairs;
}

static void pairs_rise_and_agree(void **state) {
    (void)state;
    Random random = random_new(7);
    Arena *arena = arena_new();
    int32_t found = 0, possible = 0;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t a[LENGTH], b[LENGTH];
        int32_t kinds = random_int(&random, 1, 30), pair[LENGTH], a_count = fill(&random, a, kinds),
                b_count = fill(&random, b, kinds);
        sequence_align(arena, a, a_count, b, b_count, pair);
        int32_t pairs = check_pairs(a, a_count, b, b_count, pair), most = longest_common(a, a_count, b, b_count);
        assert_true(pairs <= most && (pairs > 0) == (most > 0));
        found += pairs, possible += most;
    }
    assert_true(found * 10 >= possible * 9); // anchors cost few pairs
    arena_free(arena);
}

static void the_same_is_paired_whole(void **state) {
    (void)state;
    Random random = random_new(8);
    Arena *arena = arena_new();
    for (int round = 0; round < 300; round++) {
        uint64_t a[LENGTH];
        int32_t pair[LENGTH], count = fill(&random, a, 3);
        sequence_align(arena, a, count, a, count, pair);
        for (int32_t i = 0; i < count; i++) assert_int_equal(pair[i], i);
    }
    arena_free(arena);
}

// by all subsets
static int32_t longest_rising(const int32_t *values, int32_t count) {
    int32_t best = 0;
    for (uint32_t set = 0; set < 1u << count; set++) {
        int32_t last = -1, length = 0;
        for (int32_t i = 0; i < count && length >= 0; i++)
            if (set >> i & 1) length = values[i] > last ? length + 1 : -1, last = values[i];
        if (length > best) best = length;
    }
    return best;
}

static void rising_is_longest(void **state) {
    (void)state;
    Random random = random_new(9);
    Arena *arena = arena_new();
    for (int round = 0; round < 200; round++) {
        int32_t values[10], count = random_int(&random, 0, 10), last = -1, length = 0;
        bool keep[10];
        for (int32_t i = 0; i < count; i++) values[i] = random_int(&random, -1, 12);
        sequence_rising(arena, values, count, keep);
        for (int32_t i = 0; i < count; i++) {
            if (!keep[i]) continue;
            assert_true(values[i] > last);
            last = values[i];
            length++;
        }
        assert_int_equal(length, longest_rising(values, count));
    }
    arena_free(arena);
}

// Every page is in one pair, every index is right.
static void check_differences(const Differences *differences, const Pages *before, const Pages *after) {
    int32_t next = 1, old = 0, total = 0;
    for (int32_t i = 0; i < differences->pages.count; i++) {
        const PagePair *pair = &differences->pages.at[i];
        if (pair->after) assert_int_equal(pair->after, next++);
        if (pair->before) old++;
        assert_true(pair->before <= before->pages.count && pair->article < differences->articles.count);
        for (int32_t n = 0; n < pair->changes.count; n++)
            assert_true(pair->changes.at[n] < differences->changes.count);
    }
    assert_int_equal(next, after->pages.count + 1);
    assert_int_equal(old, before->pages.count);
    for (int status = 0; status < PAGE_STATUS_COUNT; status++) total += differences->totals[status];
    assert_int_equal(total, differences->pages.count);
    for (int32_t i = 0; i < differences->changes.count; i++) {
        assert_true(differences->changes.at[i].what.size > 0);
        assert_true(differences->changes.at[i].article < differences->articles.count);
    }
}

static void any_pages_can_be_compared(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        Arena *arena = arena_new();
        Pages *before = random_pages(seed), *after = random_pages(seed + (seed % 3 ? 1 : 0));
        DiffSide old = {.name = TEXT("old"), .pages = before}, new = {.name = TEXT("new"), .pages = after};
        Differences *differences = diff_pages(arena, &old, &new);
        Buffer out = {0};
        check_differences(differences, before, after);
        if (seed % 3 == 0 && !diff_is_empty(differences)) {
            diff_write_text(&out, differences, true);
            fail_msg("the same differs: %.*s", TEXT_ARG(buffer_view(&out)));
        }
        diff_write_text(&out, differences, seed % 2);
        diff_write_json(&out, differences);
        diff_write_page(&out, differences, 110);
        assert_true(text_is_utf8(buffer_view(&out), NULL));
        buffer_free(&out);
        pages_free(before);
        pages_free(after);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_rise_and_agree),
        cmocka_unit_test(the_same_is_paired_whole),
        cmocka_unit_test(rising_is_longest),
        cmocka_unit_test(any_pages_can_be_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
