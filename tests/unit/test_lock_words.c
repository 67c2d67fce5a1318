// test_lock_words.c: a page's start is found again after corrections around it.
#include "layout/lock_words.h"
#include "support/test.h"

static const char *const text =
    "the sea was calm that morning and every boat had left before the bell of the harbour rang "
    "twice for the keepers who had slept badly";
enum { START = 10 }; // "left"

// where the start of `text` at a word is found in other words; after and near as given
static int32_t find(const char *now, int32_t start, int32_t near) {
    Arena *arena = arena_new();
    LockWords old = lock_words_split(arena, text_of(text)), words = lock_words_split(arena, text_of(now));
    LockPage page = {.page = 2,
                     .word = start,
                     .before = lock_words_join(arena, &old, start - LOCK_CONTEXT, start),
                     .after = lock_words_join(arena, &old, start, start + LOCK_CONTEXT)};
    int32_t found = lock_words_match(arena, &words, &page, 0, near);
    arena_free(arena);
    return found;
}

static void finds_it_again(void **state) {
    (void)state;
    static const struct { const char *now; int32_t word;
    } cases[] = {
        {"the sea was calm that morning and every boat had left before the bell of the harbour "
         "rang twice",
         10},
        // a word more, less, other, before it
        {"the sea was calm that fine morning and every boat had left before the bell of the "
         "harbour rang twice",
         11},
        {"the sea was calm morning and every boat had left before the bell of the harbour rang "
         "twice",
         9},
        {"the sea was calm that evening and every boat had left before the bell of the harbour "
         "rang twice",
         10},
        // the last word before it, and behind it
        {"the sea was calm that morning and every boat has left before the bell of the harbour "
         "rang twice",
         10},
        {"the sea was calm that morning and every boat had left long before the bell of the "
         "harbour rang twice",
         10},
        // the word itself: other, gone; a word more at the very place stands on the page before
        {"the sea was calm that morning and every boat had gone before the bell of the harbour "
         "rang twice",
         10},
        {"the sea was calm that morning and every boat had before the bell of the harbour rang "
         "twice",
         10},
        {"the sea was calm that morning and every boat had not left before the bell of the harbour "
         "rang twice",
         11},
        // all that followed is gone
        {"the sea was calm that morning and every boat had nothing else to tell of it than what "
         "was known already",
         10},
        // all is gone
        {"of other things than these one spoke in those days when the lamps burned low and oil was "
         "dear to all",
         -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(find(cases[i].now, START, START), cases[i].word);
}

// of two places that match alike the nearer one
static void takes_the_nearer(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Text twice = text_print(arena, "%s %s", text, text);
    int32_t words = lock_words_split(arena, text_of(text)).count;
    assert_int_equal(find(twice.at, START, START + 3), START);
    assert_int_equal(find(twice.at, START, START + words - 3), START + words);
    arena_free(arena);
}

static void cuts_words(void **state) {
    (void)state;
    Arena *arena = arena_new();
    LockWords words = lock_words_split(arena, TEXT(" a  full-fledged\ncaf\u00E9 \u6F22\u5B57"));
    static const char *const wanted[] = {"a", "full-fledged", "caf\u00E9", "\u6F22", "\u5B57"};
    assert_int_equal(words.count, 5);
    for (int32_t i = 0; i < words.count; i++) assert_same_text(words.at[i].text, text_of(wanted[i]));
    int32_t letter;
    assert_int_equal(lock_words_find(&words, 0, 9, &letter), 1); // the f of fledged
    assert_int_equal(letter, 5);
    assert_int_equal(lock_words_byte(&words.at[1], 5), 9);
    assert_int_equal(lock_words_find(&words, 0, 3, &letter), 1); // a blank: what follows it
    assert_int_equal(letter, 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_it_again), cmocka_unit_test(takes_the_nearer),
                                       cmocka_unit_test(cuts_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
