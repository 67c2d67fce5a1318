// test_hyphenate.c: known divisions, and our reading of the dictionaries against libhyphen's, word by word.
#include "support/test.h"

#include <stdlib.h>
#include <hyphen.h>
#include <iconv.h>

#include "common/file.h"
#include "layout/hyphenate.h"
#include "layout/patterns.h"

static Text divide(Arena *arena, Hyphenator *hyphenator, const char *language, const char *word) {
    Text text = text_of(word);
    uint32_t *letters = arena_array_of(arena, text.size, uint32_t);
    uint8_t *marks = arena_push(arena, text.size);
    char *out = arena_push(arena, text.size * 2 + 1), *to = out;
    int32_t count = 0;
    for (size_t at = 0; at < text.size;) letters[count++] = text_next(text, &at);
    hyphenator_mark(hyphenator, arena, text_of(language), letters, count, marks);
    for (int32_t i = 0; i < count; i++) {
        if (marks[i]) *to++ = '-';
        to += text_encode(letters[i], to);
    }
    return (Text){out, (size_t)(to - out)};
}

static void expect(Arena *arena, Hyphenator *hyphenator, const char *language, const char *word,
                   const char *wanted) {
    Text got = divide(arena, hyphenator, language, word);
    if (!text_is(got, wanted)) print_message("%s: %.*s\n", word, TEXT_ARG(got));
    assert_true(text_is(got, wanted));
}

static void test_words(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Hyphenator *hyphenator = hyphenator_new();
    expect(arena, hyphenator, "en-GB", "confidence", "con-fid-ence");
    expect(arena, hyphenator, "en-GB", "Confidence", "Con-fid-ence");
    expect(arena, hyphenator, "en_gb", "building", "build-ing");
    expect(arena, hyphenator, "en-US", "building",
           "build-ing"); // no dictionary of its own: the language's
    expect(arena, hyphenator, "ru", "министров", "ми-нистров");
    expect(arena, hyphenator, "ru-RU", "Сотрудничество", "Сотруд-ни-че-ство");
    expect(arena, hyphenator, "ru", "confidence", "confidence");
    expect(arena, hyphenator, "kk", "министрлігі", "министрлігі");
    expect(arena, hyphenator, "", "building", "building");
    assert_true(hyphenator_knows(hyphenator, TEXT("en-GB")));
    assert_false(hyphenator_knows(hyphenator, TEXT("kk")));
    assert_false(hyphenator_knows(hyphenator, TEXT("e")));
    hyphenator_free(hyphenator);
    arena_free(arena);
}

// libhyphen loses four bytes for each pattern that the Russian dictionary has twice
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libhyphen";
}

// ---- against libhyphen -----------------------------------------------------------------------------

typedef struct {
    Arena *arena;
    HyphenDict *library;
    Patterns *ours;
    bool utf8;
    int32_t compared, divided;
} Pair;

static void open_pair(Pair *pair, const char *file) {
    const char *why = NULL;
    *pair = (Pair){.arena = arena_new(), .library = hnj_hyphen_load(file)};
    assert_non_null(pair->library);
    pair->ours = patterns_read(pair->arena, file_read(pair->arena, file, 1 << 24, &why));
    assert_non_null(pair->ours);
    pair->utf8 = text_is(patterns_encoding(pair->ours), "UTF-8");
}

static void close_pair(Pair *pair) {
    hnj_hyphen_free(pair->library);
    arena_free(pair->arena);
}

static bool agree(Pair *pair, Text word) {
    char theirs[512] = {0};
    uint8_t ours[512] = {0};
    char **changes = NULL;
    int *positions = NULL, *cuts = NULL;
    hnj_hyphen_hyphenate3(pair->library, word.at, (int)word.size, theirs, NULL, &changes,
                          &positions, &cuts, pair->library->lhmin, pair->library->rhmin,
                          pair->library->clhmin, pair->library->crhmin);
    patterns_mark(pair->ours, pair->arena, word, ours);
    int32_t letter = -1;
    bool same = true;
    for (size_t i = 0; i < word.size; i++) {
        letter += !pair->utf8 || ((unsigned char)word.at[i] & 0xc0) != 0x80;
        bool ends =
            !pair->utf8 || i + 1 == word.size || ((unsigned char)word.at[i + 1] & 0xc0) != 0x80;
        if (!ends) continue;
        same = same && (theirs[letter] & 1) == (ours[i] & 1);
        pair->divided += ours[i] & 1;
    }
    pair->compared++;
    free(changes);
    free(positions);
    free(cuts);
    return same;
}

// random words over the letters of the dictionary, mostly made of stretches of its own patterns
static void check_random(Pair *pair, const char *const *letters, int32_t letter_count, Text bytes) {
    uint64_t state = 12345;
    for (int32_t round = 0; round < 60000; round++) {
        char word[200];
        size_t size = 0;
        int32_t stretches = 1 + round % 4;
        for (int32_t i = 0; i < stretches; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            size_t at = (state >> 20) % bytes.size;
            while (at < bytes.size && bytes.at[at] != '\n') at++;
            for (at++; at < bytes.size && bytes.at[at] != '\n' && size < 150; at++) {
                char c = bytes.at[at];
                if (c == '.' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ' ' ||
                    c == '\r')
                    continue;
                word[size++] = c;
            }
            const char *letter = letters[(state >> 50) % (uint64_t)letter_count];
            memcpy(word + size, letter, strlen(letter));
            size += strlen(letter);
        }
        word[size] = 0;
        if (pair->utf8 && !text_is_utf8((Text){word, size}, NULL)) continue;
        if (strchr(word, '\'') || strchr(word, '-') || strstr(word, "’") || strstr(word, "–") ||
            strstr(word, "\xef\xac"))
            continue; // letters alone, no ligatures
        if (!agree(pair, (Text){word, size})) print_message("not the same: %s\n", word), fail();
    }
}

static void check_file(const char *file, const char *const *letters, int32_t letter_count) {
    Pair pair;
    const char *why = NULL;
    open_pair(&pair, file);
    check_random(&pair, letters, letter_count, file_read(pair.arena, file, 1 << 24, &why));
    assert_true(pair.compared > 30000);
    assert_true(pair.divided > pair.compared);
    close_pair(&pair);
}

static void test_english(void **state) {
    (void)state;
    const char *const letters[] = {"a", "e", "i", "o", "u", "s", "t", "r", "n", "é", "ß"};
    check_file("/usr/share/hyphen/hyph_en_GB.dic", letters, 11);
}

static void test_russian(void **state) {
    (void)state;
    const char *const letters[] = {"\xc1", "\xc5", "\xcf", "\xd3",
                                   "\xd4", "\xd2", "\xce", "\xd8"}; // KOI8-R
    check_file("/usr/share/hyphen/hyph_ru_RU.dic", letters, 8);
}

// the comparison notices patterns that differ
static void test_comparison_objects(void **state) {
    (void)state;
    Pair pair;
    open_pair(&pair, "/usr/share/hyphen/hyph_en_GB.dic");
    pair.ours = patterns_read(pair.arena, TEXT("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n1fid\n"));
    assert_false(agree(&pair, TEXT("confidence")));
    close_pair(&pair);
}

// what is no plain dictionary is left to libhyphen; odd bytes do no harm
static void test_refused(void **state) {
    (void)state;
    Arena *arena = arena_new();
    assert_null(patterns_read(arena, TEXT("")));
    assert_null(patterns_read(arena, TEXT("UTF-8")));
    assert_null(patterns_read(arena, TEXT("UTF-8\nf1f/ff=f,1,2\n")));
    assert_null(patterns_read(arena, TEXT("UTF-8\nNEXTLEVEL\na1b\n")));
    Patterns *odd = patterns_read(arena, TEXT("UTF-8\n99999\n\n.\n...9...\na9b9\r\n"));
    uint8_t digits[8];
    assert_non_null(odd);
    patterns_mark(odd, arena, TEXT("aabbab"), digits);
    patterns_mark(odd, arena, TEXT(""), digits);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_russian),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_comparison_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
