// test_word.c: break opportunities found word by word and pair by pair, against ICU over the whole text.
#include "support/test.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "layout/breaks.h"
#include "layout/word.h"

// what words are made of: all that a report may hold, and some that it should not
static const char *const parts[] = {
    "word",   "a",      "Members", "I",      "12",     "2021", "3",       "-",      "–",
    "—",      "‑",      "‐",       "/",      ".",      ",",    ";",       ":",      "!",
    "?",      "(",      ")",       "[",      "]",      "{",    "«",       "»",      "“",
    "”",      "‘",      "’",       "\"",     "'",      "%",    "$",       "€",      "№",
    "°",      "+",      "=",       "*",      "&",      "@",    "#",       "_",      "|",
    "…",      "\u00ad", "\u2060",  "\u200b", "\u200d", "é",    "e\u0301", "\u0301", "\u2009",
    "\u202f", "слово",  "Қазақ",   "سلام",   "שלום",   "،",    "漢字",    "かな",   "っ",
    "、",     "。",     "「",      "」",     "ไทย",    "한국", "🇰🇿",      "🇰",      "👍🏽",
    "½",      "km",     "://",     "www.",   "№5",     "К."};
enum { PARTS = sizeof parts / sizeof *parts };

typedef struct {
    uint64_t state;
} Dice;

static uint32_t roll(Dice *dice, uint32_t below) {
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice->state >> 33) % below;
}

static size_t make_word(Dice *dice, char *word) {
    uint32_t count = 1 + roll(dice, 4);
    size_t size = 0;
    for (uint32_t i = 0; i < count; i++) {
        const char *part = parts[roll(dice, PARTS)];
        memcpy(word + size, part, strlen(part));
        size += strlen(part);
    }
    word[size] = 0;
    return size;
}

// marks[i] is 1 where a line may begin with byte i, by ICU over all of the text
static void mark_whole(Text text, uint8_t *marks) {
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[2000];
    int32_t bytes[2000], count = 0;
    for (size_t at = 0; at < text.size;) {
        int32_t from = (int32_t)at;
        uint32_t c = text_next(text, &at);
        if (c > 0xffff) bytes[count] = from, wide[count++] = U16_LEAD(c), c = U16_TRAIL(c);
        bytes[count] = from;
        wide[count++] = (UChar)c;
    }
    UBreakIterator *lines = ubrk_open(UBRK_LINE, "", wide, count, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t at; (at = ubrk_next(lines)) != UBRK_DONE;)
        if (at < count) marks[bytes[at]] = 1;
    ubrk_close(lines);
}

static Word make_classes(Text text) {
    Word word = {.text = text};
    word_find_classes(&word);
    return word;
}

static void mark_by_words(Divider *divider, Text text, uint8_t *marks) {
    Word before = {0};
    for (size_t from = 0, to; from < text.size; from = to + 1) {
        const char *space = memchr(text.at + from, ' ', text.size - from);
        to = space ? (size_t)(space - text.at) : text.size;
        int32_t count;
        const int32_t *breaks = divider_find_breaks(divider, text_part(text, from, to), &count);
        for (int32_t i = 0; i < count; i++) marks[from + (size_t)breaks[i]] = 1;
        Word word = make_classes(text_part(text, from, to));
        if (from)
            marks[from] = divider_may_part(divider, before.text, before.last_class, word.text,
                                           word.first_class);
        before = word;
    }
}

// A word that begins with a hyphen and cannot part from the word before: alone, its hyphen holds on to what follows.
// Such a hyphen never ends a line anyway, as it has no two letters before it.
static bool is_lone_hyphen(Text text, const uint8_t *whole, size_t at) {
    size_t from = at;
    while (from > 0 && text.at[from - 1] != ' ') from--;
    Text word = text_part(text, from, at);
    return from > 0 && !whole[from] && (text_is(word, "-") || text_is(word, "‐"));
}

// Returns the byte at which the two ways differ, or -1.
static int32_t find_difference(Divider *divider, Text text) {
    uint8_t whole[2000] = {0}, words[2000] = {0};
    mark_whole(text, whole);
    mark_by_words(divider, text, words);
    for (size_t i = 1; i < text.size; i++)
        if (whole[i] != words[i] && !is_lone_hyphen(text, whole, i)) return (int32_t)i;
    return -1;
}

static void test_against_whole(void **state) {
    (void)state;
    Divider *divider = divider_new(NULL, NULL);
    Dice dice = {42};
    for (int32_t round = 0; round < 20000; round++) {
        char text[1900];
        size_t size = 0;
        uint32_t words = 2 + roll(&dice, 8);
        for (uint32_t i = 0; i < words; i++) {
            if (i) text[size++] = ' ';
            size += make_word(&dice, text + size);
        }
        int32_t at = find_difference(divider, (Text){text, size});
        if (at >= 0) print_message("byte %d of: %.*s\n", at, (int)size, text);
        assert_int_equal(at, -1);
    }
    divider_free(divider);
}

static bool may_part(Divider *divider, const char *before, const char *after) {
    Word a = make_classes(text_of(before)), b = make_classes(text_of(after));
    return divider_may_part(divider, a.text, a.last_class, b.text, b.first_class);
}

static void test_spaces(void **state) {
    (void)state;
    Divider *divider = divider_new(NULL, NULL);
    assert_true(may_part(divider, "two", "words"));
    assert_true(may_part(divider, "(CICA)", "was"));
    assert_false(may_part(divider, "(", "word"));
    assert_false(may_part(divider, "word", "!"));
    divider_free(divider);
}

static uint32_t hold(const char *before, const char *after) {
    Word a = {.text = text_of(before), .traits = word_find_traits(text_of(before))};
    Word b = {.text = text_of(after), .traits = word_find_traits(text_of(after))};
    return (uint32_t)word_hold(&a, &b);
}

static void test_holds(void **state) {
    (void)state;
    const char *const held[][2] = {{"K.", "Sarybay"}, {"H.E.", "Mr."},    {"Mr.", "Tileuberdi"},
                                   {"12", "October"}, {"12", "October,"}, {"40", "000"},
                                   {"27", "million"}, {"5", "%"},         {"К.", "Сарыбай"},
                                   {"12", "октября"}, {"2021", "г."},     {"word", "–"},
                                   {"No.", "5"},      {"1,200.5", "km"}};
    const char *const apart[][2] = {{"the", "Sarybay"},   {"in", "October"}, {"12", "States"},
                                    {"12.", "October"},   {"–", "word"},     {"K.", "was"},
                                    {"word", "-ing"},     {"5", "12"},       {"A", "Member"},
                                    {"Kairat", "Sarybay"}};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        assert_int_equal(hold(held[i][0], held[i][1]), BREAK_NEVER);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        assert_int_equal(hold(apart[i][0], apart[i][1]), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_whole),
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
