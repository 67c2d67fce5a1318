// test_index_forms.c: forms in texts, held against a search that tries all of them everywhere; what stands in braces.
#include <string.h>

#include "parse/braces.h"
#include "parse/index_forms.h"
#include "support/random.h"
#include "support/test.h"

static IndexForms make_forms(Arena *arena, const char *const *texts, int count) {
    IndexForms forms = {0};
    for (int i = 0; i < count; i++) *array_add(arena, &forms) = (IndexForm){.text = text_of(texts[i]), .entry = i};
    index_forms_sort(&forms);
    return forms;
}

// all matches as "form@offset "
static Text find_all(Arena *arena, const IndexForms *forms, Text text) {
    Text said = TEXT("");
    for (size_t from = 0; from < text.size;) {
        IndexMatch match = index_forms_match(forms, text, from);
        if (match.form < 0) break;
        said = text_print(arena, "%.*s%.*s@%d ", TEXT_ARG(said), TEXT_ARG(forms->at[match.form].text), (int)match.from);
        from = match.to;
    }
    return said;
}

static void forms_are_whole_words(void **state) {
    (void)state;
    static const char *const texts[] = {"Asia", "Asia Foundation", "UN", "UN General Assembly", "U.N.", "Žilina", "Азия"};
    static const struct {
        const char *text, *found;
    } cases[] = {
        {"Asia", "Asia@0 "},
        {"Asian, Eurasia, asia", ""},
        {"Asia’s and Asia-wide", "Asia@0 Asia@13 "},
        {"the Asia Foundation of Asia", "Asia Foundation@4 Asia@23 "},
        {"UNESCO of the UN, UN2 UN_", "UN@14 UN@22 "},
        {"UN General Assemblies", "UN@0 "},
        {"the U.N. said", "U.N.@4 "},
        {"Žilina, Žilinas; Азия Азии", "Žilina@0 Азия@19 "},
        {"Asia\xcc\x81 UN", "UN@7 "}, // a mark makes another letter of the last one
        {"", ""},
    };
    Arena *arena = arena_new();
    IndexForms forms = make_forms(arena, texts, 7);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_same_text(find_all(arena, &forms, text_of(cases[i].text)), text_of(cases[i].found));
    arena_free(arena);
}

static Text random_letters(Random *random, Arena *arena, int32_t most) {
    int32_t size = random_int(random, 1, most);
    char *bytes = arena_push(arena, (size_t)size + 1);
    for (int32_t i = 0; i < size; i++) bytes[i] = "ab  ."[random_int(random, 0, 4)];
    return (Text){bytes, (size_t)size};
}

static bool is_letter(char c) { return c == 'a' || c == 'b'; }

static bool cuts(Text text, size_t at) {
    return at > 0 && at < text.size && is_letter(text.at[at - 1]) && is_letter(text.at[at]);
}

// the longest form that stands at a place, tried one by one; -1 if there is none
static int32_t try_all(const IndexForms *forms, Text text, size_t at) {
    int32_t best = -1;
    for (int32_t i = 0; i < forms->count && !cuts(text, at); i++) {
        Text form = forms->at[i].text;
        bool here = at + form.size <= text.size && !memcmp(text.at + at, form.at, form.size);
        if (here && !cuts(text, at + form.size) && (best < 0 || form.size > forms->at[best].text.size)) best = i;
    }
    return best;
}

static void the_longest_form_is_found(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        Arena *arena = arena_new();
        Random random = random_new(seed);
        IndexForms forms = {0};
        for (int32_t left = random_int(&random, 0, 8); left; left--)
            *array_add(arena, &forms) = (IndexForm){.text = random_letters(&random, arena, 5)};
        index_forms_sort(&forms);
        Text text = random_letters(&random, arena, 40);
        for (size_t from = 0; from < text.size;) {
            IndexMatch match = index_forms_match(&forms, text, from);
            size_t at = from;
            while (at < text.size && try_all(&forms, text, at) < 0) at++;
            assert_int_equal(match.from, at);
            if (match.form < 0) break;
            assert_same_text(forms.at[match.form].text, forms.at[try_all(&forms, text, at)].text);
            from = match.to;
        }
        arena_free(arena);
    }
}

static void texts_keep_their_places(void **state) {
    (void)state;
    Arena *arena = arena_new();
    IndexText text = {.arena = arena};
    index_text_add(&text, TEXT("Ka\u00adirat\u00a0"), (Place){TEXT("a"), 1, 5});
    index_text_add(&text, TEXT(" Sarybay"), (Place){TEXT("a"), 2, 3});
    assert_same_text(buffer_view(&text.text), TEXT("Kairat Sarybay"));
    static const struct {
        size_t offset;
        int32_t line, column;
    } cases[] = {{0, 1, 5}, {1, 1, 6}, {2, 1, 8}, {6, 1, 12}, {7, 2, 4}, {13, 2, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Place place = index_text_place(&text, cases[i].offset);
        assert_int_equal(place.line, cases[i].line);
        assert_int_equal(place.column, cases[i].column);
    }
    buffer_free(&text.text);
    arena_free(arena);
}

static void braces_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        BraceKind kind;
        const char *content;
        size_t end;
    } cases[] = {
        {"{page: a-1}x", BRACE_PAGE, "a-1", 11},       {"{page:a}", BRACE_PAGE, "a", 8},
        {"{page: A}", BRACE_WRONG, "", 5},             {"{page: }", BRACE_WRONG, "", 5},
        {"{person: Ö, B}", BRACE_MARK, "Ö, B", 15},    {"{index: no}", BRACE_UNLISTED, "", 11},
        {"{index: nobody}", BRACE_MARK, "nobody", 15}, {"{subject:}", BRACE_WRONG, "", 8},
        {"{person: {person: a}", BRACE_WRONG, "", 7},  {"{person: a", BRACE_WRONG, "", 7},
        {"{persons: a}", BRACE_WRONG, "", 8},          {"{x: a}", BRACE_TEXT, "", 2},
        {"{", BRACE_TEXT, "", 1},                      {"{person", BRACE_TEXT, "", 1},
        {"{ person: a}", BRACE_TEXT, "", 1},           {"{averylongwordofletters: a}", BRACE_TEXT, "", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text text = text_of(cases[i].text);
        Brace brace = brace_read(text, 0, text.size);
        if (brace.kind != cases[i].kind) fail_msg("%s: kind %d", cases[i].text, (int)brace.kind);
        if (brace.text.at) assert_same_text(brace.text, text_of(cases[i].content));
        if (brace.kind != BRACE_TEXT) assert_int_equal(brace.end, cases[i].end);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_whole_words),    cmocka_unit_test(the_longest_form_is_found),
        cmocka_unit_test(texts_keep_their_places),  cmocka_unit_test(braces_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
