// test_collate.c: dictionaries' orders, as they are printed in dictionaries, and the letters that part an index.
#include "common/collate.h"
#include "support/test.h"

// texts in the order that language's dictionaries have
static void assert_order(const char *language, const char *const *texts, int count) {
    Arena *arena = arena_new();
    Collator *collator = collator_new(text_of(language));
    for (int i = 1; i < count; i++) {
        Text before = collator_key(collator, arena, text_of(texts[i - 1]));
        Text after = collator_key(collator, arena, text_of(texts[i]));
        if (text_compare(before, after) >= 0) fail_msg("%s: '%s' before '%s'", language, texts[i - 1], texts[i]);
    }
    collator_free(collator);
    arena_free(arena);
}

#define ASSERT_ORDER(language, ...)                                                          \
    do {                                                                                     \
        static const char *const texts[] = {__VA_ARGS__};                                    \
        assert_order(language, texts, (int)(sizeof texts / sizeof *texts));                  \
    } while (0)

static void languages_have_their_orders(void **state) {
    (void)state;
    ASSERT_ORDER("en-GB", "1st Meeting", "Ankara", "Äquator", "Asia", "asteroid", "New York", "Newark", "Žilina", "Zorin");
    ASSERT_ORDER("de", "Arzt", "Ärzte", "Zebra", "Žilina", "Zürich");
    ASSERT_ORDER("sv", "Arzt", "Zebra", "Zürich", "Åland", "Ärzte", "Öland");
    ASSERT_ORDER("lt", "Zuikis", "Žaltys");
    ASSERT_ORDER("cs", "Cyril", "Čech", "Hora", "Chalupa", "Ivan");
    ASSERT_ORDER("ru", "Еланцев", "Ёлкин", "Жуков", "Йорк", "Яковлев");
    ASSERT_ORDER("kk", "Алматы", "Әлиев", "Баку");
    ASSERT_ORDER("en-GB", "Sarybay, Kairat", "Sarybayev, A", "Tokayev, Kassym-Jomart");
    ASSERT_ORDER("no such language", "a", "B", "c");
}

static void assert_letter(const char *language, const char *text, const char *letter) {
    Arena *arena = arena_new();
    Collator *collator = collator_new(text_of(language));
    assert_same_text(collator_letter(collator, arena, text_of(text)), text_of(letter));
    collator_free(collator);
    arena_free(arena);
}

static void texts_go_under_their_letters(void **state) {
    (void)state;
    assert_letter("en-GB", "sarybay", "S");
    assert_letter("en-GB", "Äquator", "A");
    assert_letter("en-GB", "Žilina", "Z");
    assert_letter("en-GB", "2021", "#");
    assert_letter("en-GB", "“Asia”", "#");
    assert_letter("en-GB", "", "#");
    assert_letter("en-GB", "\xff\xff", "#");
    assert_letter("sv", "ärlig", "Ä");
    assert_letter("lt", "žaltys", "Ž");
    assert_letter("cs", "Chalupa", "CH");
    assert_letter("cs", "Cyril", "C");
    assert_letter("ru", "Ёлкин", "Е");
    assert_letter("ru", "жук", "Ж");
    assert_letter("en-GB", "Жуков", "Ж"); // another script than the language's
    assert_letter("ru", "Asia", "A");
    assert_letter("zz", "émile", "E");
}

// letters never go back: an index would have a letter twice
static void letters_follow_the_order(void **state) {
    (void)state;
    static const char *const languages[] = {"en-GB", "sv", "cs", "ru", "kk", "ar", "tr", "fa", "zh"};
    Arena *arena = arena_new();
    for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
        Collator *collator = collator_new(text_of(languages[l]));
        for (uint32_t a = 0x41; a < 0x6d0; a += 3) {
            for (uint32_t b = 0x41; b < 0x6d0; b += 37) {
                if (a == 0x37a || b == 0x37a) continue; // a mark by itself, which has the primary order of a letter
                char first[4], second[4];
                Text x = {first, text_encode(a, first)}, y = {second, text_encode(b, second)};
                ArenaMark mark = arena_mark(arena);
                Text letter_x = collator_letter(collator, arena, x), letter_y = collator_letter(collator, arena, y);
                int order = text_compare(collator_key(collator, arena, x), collator_key(collator, arena, y));
                int letters = text_compare(collator_key(collator, arena, letter_x),
                                           collator_key(collator, arena, letter_y));
                bool back = (order < 0 && letters > 0) || (order > 0 && letters < 0);
                if (back && !text_is(letter_x, "#") && !text_is(letter_y, "#"))
                    fail_msg("%s: U+%04X under %s, U+%04X under %s", languages[l], a, letter_x.at, b, letter_y.at);
                arena_rewind(arena, mark);
            }
        }
        collator_free(collator);
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_have_their_orders),
        cmocka_unit_test(texts_go_under_their_letters),
        cmocka_unit_test(letters_follow_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
