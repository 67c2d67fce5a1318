// test_outlines.c: what a paragraph could be with a line less or more, against settings that are made so.
#include "support/shop.h"
#include "support/test.h"

#include <string.h>

#include "support/random.h"

static const char *const words[] = {
    "the",         "of",        "confidence",    "building",   "measures", "in",
    "Asia",        "secretariat", "cooperation", "implementation", "a",    "ministerial",
    "and",         "12 October", "Kazakhstan",   "international",  "to",   "H.E.",
    "e-mail",      "security",  "self-evident",  "experts",    "on",       "development",
    "sustainable", "2021",      "participants",  "by",         "meeting",  "environmental"};
enum { WORDS = sizeof words / sizeof *words };

static Text make_text(Random *random, Arena *arena) {
    Buffer out = {0};
    int32_t count = random_int(random, 1, 250);
    for (int32_t i = 0; i < count; i++) {
        buffer_string(&out, words[random_int(random, 0, WORDS - 1)]);
        buffer_string(&out, random_chance(random, 10) ? ", " : " ");
    }
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static Style make_style(Random *random, const OpticalMargins *margins) {
    Style style = shop_style();
    if (random_chance(random, 20)) style.align = ALIGN_START;
    style.hyphenate = random_chance(random, 80);
    style.hyphen_row = random_int(random, 0, 3);
    style.letter_most = random_chance(random, 50) ? 15 : 0;
    style.letter_least = random_chance(random, 50) ? -10 : 0;
    style.expand_least = random_chance(random, 50) ? -20 : 0;
    style.expand_most = random_chance(random, 50) ? 20 : 0;
    style.margins = random_chance(random, 50) ? margins : NULL;
    style.first_indent = random_chance(random, 30) ? 11000 : 0;
    return style;
}

// an outline is the setting that looseness makes, line by line, within the limits
static void check_met(const Outline *outline, const Setting *made, bool justified) {
    assert_true(made->met);
    assert_int_equal(outline->line_count, made->line_count);
    assert_int_equal(outline->demerits, made->demerits);
    for (int32_t i = 0; i < made->line_count; i++) {
        const Line *line = &made->lines[i];
        assert_int_equal(outline->hyphenated[i], line->hyphenated);
        assert_true(!line->overset && line->ratio >= -1000);
        if (justified) assert_true(line->ratio <= 1000);
    }
}

typedef struct {
    int32_t met, unmet, hyphens;
} Tally;

static void check_outlines(Shop *shop, ParagraphInput *input, Tally *tally) {
    Arena *arena = arena_new();
    Diagnostics *told = diagnostics_new(arena), *wanted = diagnostics_new(arena);
    Outline outlines[2];
    Setting best = paragraph_set(shop->setter, arena, input, wanted);
    Setting same = paragraph_set_outlined(shop->setter, arena, input, outlines, told);
    assert_int_equal(same.line_count, best.line_count);
    assert_int_equal(same.demerits, best.demerits);
    assert_int_equal(same.fewer, best.fewer);
    assert_int_equal(same.more, best.more);
    assert_int_equal(told->all.count, wanted->all.count); // of the setting that is made alone
    for (int32_t i = 0; i < 2; i++) {
        const Outline *outline = &outlines[i];
        input->looseness = 2 * i - 1;
        Setting made = paragraph_set(shop->setter, arena, input, diagnostics_new(arena));
        input->looseness = 0;
        if (outline->met) {
            assert_int_equal(outline->line_count, best.line_count + 2 * i - 1);
            check_met(outline, &made, input->style->align == ALIGN_JUSTIFY);
            for (int32_t j = 0; j < outline->line_count; j++) tally->hyphens += outline->hyphenated[j];
        } else if (made.met) { // only where the best itself is looser than the limits
            int32_t loose = 0;
            for (int32_t j = 0; j < best.line_count; j++) loose += best.lines[j].ratio > 1000;
            loose += best.lines[best.line_count - 1].width < input->style->size * 3;
            assert_true(loose > 0);
        }
        tally->met += outline->met;
        tally->unmet += !outline->met;
    }
    arena_free(arena);
}

static void test_outlines(void **state) {
    Shop *shop = *state;
    Tally tally = {0};
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        Random random = random_new(seed);
        Arena *arena = arena_new();
        Style style = make_style(&random, shop->margins);
        Span span = shop_span(shop, "");
        span.text = make_text(&random, arena);
        Unit widths[] = {random_int(&random, 90000, 300000), random_int(&random, 90000, 300000)};
        ParagraphInput input = {.spans = &span,
                                .span_count = 1,
                                .style = &style,
                                .language = TEXT("en-GB"),
                                .widths = widths,
                                .width_count = random_chance(&random, 80) ? 1 : 2,
                                .first_indent = random_chance(&random, 50)};
        check_outlines(shop, &input, &tally);
        arena_free(arena);
    }
    print_message("%d met, with %d hyphens, %d not\n", tally.met, tally.hyphens, tally.unmet);
    assert_true(tally.met > 500 && tally.unmet > 500 && tally.hyphens > 500);
}

// nothing to be had of a word alone, nor of no text at all
static void test_none(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Unit width = 232000;
    Outline outlines[2];
    memset(outlines, 1, sizeof outlines);
    Span span = shop_span(shop, "word");
    ParagraphInput input = {
        .spans = &span, .span_count = 1, .style = &style, .widths = &width, .width_count = 1};
    paragraph_set_outlined(shop->setter, shop->arena, &input, outlines, shop->diagnostics);
    assert_false(outlines[0].met || outlines[1].met);
    memset(outlines, 1, sizeof outlines);
    span.text = TEXT("");
    paragraph_set_outlined(shop->setter, shop->arena, &input, outlines, shop->diagnostics);
    assert_false(outlines[0].met || outlines[1].met);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outlines),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
