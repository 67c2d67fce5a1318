// test_paragraph_scripts.c: Russian and Arabic set right, fonts that lack a character, and what cannot be set.
#include "support/shop.h"
#include "support/test.h"

#include <stdlib.h>

// ---- what cannot be set ----------------------------------------------------------------------------

static void test_too_wide(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    const char *text =
        "see https://example.org/averyverylongaddresswithoutanyplacetobreakatall.html there";
    int32_t before = shop->diagnostics->all.count;
    Setting setting = shop_set(shop, &style, text, 70000);
    shop_expect(shop_text(shop, &setting, "", ""), text);
    for (int32_t i = 0; i < setting.line_count; i++) assert_true(setting.lines[i].width <= 70000);
    assert_true(shop->diagnostics->all.count > before);
    assert_true(shop_has_rule(shop, "overset-line", 0, 0));
    // narrower than a letter: still nothing is lost
    setting = shop_set(shop, &style, "Wide wörds", 3000);
    shop_expect(shop_text(shop, &setting, "", ""), "Wide wörds");
    assert_true(setting.lines[0].overset);
    setting = shop_set(shop, &style, "Wide", 0);
    shop_expect(shop_text(shop, &setting, "", ""), "Wide");
}

static void test_missing_glyph(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Setting setting = shop_set(shop, &style, "An öld 漢 sign and \U0001f600 there", 300000);
    assert_int_equal(setting.line_count, 1);
    assert_true(shop_has_rule(shop, "missing-glyph", 7, 12));
    assert_true(shop_has_rule(shop, "missing-glyph", 7, 23));
    assert_int_equal(shop_count_rule(shop, "missing-glyph"), 2);
}

// a character the font lacks comes from the first fallback family that has it; words around it stay in theirs
static void test_fallback(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Setting setting = shop_set(shop, &style, "Word سلام end", 300000);
    shop_check(&setting, false);
    int32_t amiri = 0, serif = 0;
    for (int32_t r = 0; r < setting.lines[0].run_count; r++) {
        amiri += setting.lines[0].runs[r].text.font == shop->amiri;
        serif += setting.lines[0].runs[r].text.font == shop->serif;
        for (int32_t g = 0; g < setting.lines[0].runs[r].text.glyph_count; g++)
            assert_true(setting.lines[0].runs[r].text.glyphs[g].gid != 0);
    }
    assert_int_equal(amiri, 1);
    assert_int_equal(serif, 2);
    shop_expect(shop_text(shop, &setting, "", ""), "Word سلام end");
}

static void test_no_patterns(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span span = shop_span(shop, "Қазақстан Республикасының Сыртқы істер министрлігі");
    span.language = TEXT("kk");
    int32_t before = shop_count_rule(shop, "no-hyphenation");
    for (int32_t i = 0; i < 3; i++) {
        Setting setting = shop_set_spans(shop, &style, &span, 1, 120000);
        for (int32_t j = 0; j < setting.line_count; j++) assert_false(setting.lines[j].hyphenated);
    }
    assert_int_equal(shop_count_rule(shop, "no-hyphenation"), before + 1);
}

// ---- Russian and Arabic --------------------------------------------------------------------------

static const char *const russian = "Шестая встреча министров иностранных дел государств-участников "
                                   "состоялась 12 октября 2021 г. в столице "
                                   "Казахстана. Представители международных организаций выступили "
                                   "с заявлениями о сотрудничестве, безопасности и "
                                   "мерах доверия.";

static void test_russian(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span span = shop_span(shop, russian);
    span.language = TEXT("ru");
    style.letter_most = 10;
    style.letter_least = -5;
    Setting setting = shop_set_spans(shop, &style, &span, 1, 170000);
    shop_check(&setting, false);
    shop_expect(shop_text(shop, &setting, "", ""), russian);
    shop_expect(shop_text(shop, &setting, "¬", "\n"), "Шестая встреча министров ино¬\n"
                                                      "странных дел государств-участни¬\n"
                                                      "ков состоялась 12 октября 2021 г. \n"
                                                      "в столице Казахстана. Представи¬\n"
                                                      "тели международных организаций \n"
                                                      "выступили с заявлениями о сотруд¬\n"
                                                      "ничестве, безопасности и мерах \n"
                                                      "доверия.\n");
    for (int32_t i = 0; i + 1 < setting.line_count; i++)
        assert_int_equal(setting.lines[i].width, 170000);
}

static const char *const arabic =
    "اجتمع وزراء خارجية الدول الأعضاء في مؤتمر التفاعل وتدابير بناء الثقة في آسيا (CICA) يوم 12 "
    "أكتوبر 2021 في "
    "العاصمة، وأكدوا أهمية الحوار والتعاون من أجل السلام والأمن في القارة.";

static void test_arabic(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.first_indent = 10000;
    Span span = shop_span(shop, arabic);
    span.language = TEXT("ar");
    span.font = shop->amiri;
    Unit width = 160000;
    ParagraphInput input = {.spans = &span,
                            .span_count = 1,
                            .style = &style,
                            .language = TEXT("ar"),
                            .widths = &width,
                            .width_count = 1,
                            .first_indent = true};
    Setting setting = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
    shop_check(&setting, true);
    shop_expect(shop_text(shop, &setting, "", ""), arabic);
    assert_true(setting.line_count >= 3);
    for (int32_t i = 0; i < setting.line_count; i++) {
        const Line *line = &setting.lines[i];
        assert_false(line->hyphenated);
        // the right end of each line is the measure's, less the first line's indent
        assert_int_equal(line->left + line->width, i ? width : width - 10000);
        if (i + 1 < setting.line_count) assert_int_equal(line->left, 0);
        // the line's first word stands at its right end
        const TextItem *right = &line->runs[line->run_count - 1].text;
        if (i == 0) assert_true(right->rtl && text_starts(right->source, "اجتمع"));
        if (i == 0) assert_int_equal(right->glyphs[right->glyph_count - 1].cluster, 0);
    }
    assert_true(setting.lines[setting.line_count - 1].left > 0);
}

// Latin and figures inside Arabic run from left to right, and the brackets are mirrored
static void test_bidi_runs(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span span = shop_span(shop, "مؤتمر (CICA) يوم 12 أكتوبر");
    span.language = TEXT("ar");
    span.font = shop->amiri;
    Setting setting = shop_set_spans(shop, &style, &span, 1, 300000);
    shop_check(&setting, true);
    const Line *line = &setting.lines[0];
    assert_int_equal(line->run_count, 5);
    assert_true(line->runs[0].text.rtl && text_is(line->runs[0].text.source, " أكتوبر"));
    assert_true(!line->runs[1].text.rtl && text_is(line->runs[1].text.source, "12"));
    assert_true(line->runs[2].text.rtl && text_is(line->runs[2].text.source, ") يوم "));
    assert_true(!line->runs[3].text.rtl && text_is(line->runs[3].text.source, "CICA"));
    assert_true(line->runs[4].text.rtl && text_is(line->runs[4].text.source, "مؤتمر ("));
    // the opening bracket stands at the left end of its run, as the glyph of a closing one
    hb_codepoint_t closing = 0;
    hb_font_t *font = hb_font_create(shop->fonts->fonts.at[shop->amiri].face);
    assert_true(hb_font_get_nominal_glyph(font, ')', &closing));
    hb_font_destroy(font);
    assert_int_equal(line->runs[4].text.glyphs[0].gid, closing);
}

// an Arabic word keeps its joined shape where its font's ink changes inside it
static void test_joined_spans(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.align = ALIGN_START;
    Span spans[] = {shop_span(shop, "الأم"), shop_span(shop, "ن")};
    spans[0].font = spans[1].font = shop->amiri;
    spans[0].language = spans[1].language = TEXT("ar");
    spans[1].size = 10001; // another size: shaped apart, in context
    Setting parts = shop_set_spans(shop, &style, spans, 2, 300000);
    Span whole = spans[0];
    whole.text = TEXT("الأمن");
    Setting one = shop_set_spans(shop, &style, &whole, 1, 300000);
    assert_int_equal(one.lines[0].runs[0].text.glyphs[0].gid,
                     parts.lines[0].runs[0].text.glyphs[0].gid);
    whole.text = TEXT("ن");
    Setting alone = shop_set_spans(shop, &style, &whole, 1, 300000);
    assert_true(alone.lines[0].runs[0].text.glyphs[0].gid !=
                one.lines[0].runs[0].text.glyphs[0].gid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_too_wide),  cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_fallback),  cmocka_unit_test(test_no_patterns),
        cmocka_unit_test(test_russian),   cmocka_unit_test(test_arabic),
        cmocka_unit_test(test_bidi_runs), cmocka_unit_test(test_joined_spans),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
