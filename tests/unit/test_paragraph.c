// test_paragraph.c: Latin paragraphs set whole: exact sums, every byte once, places, alignments, what may not break.
#include "support/shop.h"
#include "support/test.h"

#include <stdlib.h>

static const char *const long_text = "The representatives of the Member States and observers, "
                                     "heads of international observer organisations and "
                                     "partner organisations attended the meeting. Twenty-three of "
                                     "the 27 States were represented by ministers or "
                                     "their deputies, who spoke about confidence-building "
                                     "measures, transport corridors and the environment.";

// ---- Latin ---------------------------------------------------------------------------------------

static void test_justified(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    for (Unit width = 60000; width < 400000; width += 7777) {
        Setting setting = shop_set(shop, &style, long_text, width);
        shop_check(&setting, false);
        shop_expect(shop_text(shop, &setting, "", ""), long_text);
        for (int32_t i = 0; i + 1 < setting.line_count; i++)
            if (setting.lines[i].run_count &&
                memchr(setting.lines[i].runs[0].text.source.at, ' ', 4))
                assert_int_equal(setting.lines[i].width, width);
        assert_true(setting.lines[setting.line_count - 1].width <= width);
    }
}

static void test_letterspaced(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.letter_least = -10;
    style.letter_most = 15;
    bool any = false;
    for (Unit width = 150000; width < 400000; width += 7777) {
        Setting setting = shop_set(shop, &style, long_text, width);
        shop_check(&setting, false);
        shop_expect(shop_text(shop, &setting, "", ""), long_text);
        for (int32_t i = 0; i + 1 < setting.line_count; i++)
            any = any || setting.lines[i].width == width;
    }
    assert_true(any);
}

// hyphens added are U+00AD in the source and a hyphen's glyph on the page; the lines are those a typesetter would choose
static void test_hyphens(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Setting setting = shop_set(shop, &style, long_text, 180000);
    int32_t hyphens = 0;
    for (int32_t i = 0; i < setting.line_count; i++) {
        const Line *line = &setting.lines[i];
        const TextItem *last = &line->runs[line->run_count - 1].text;
        assert_int_equal(line->hyphenated, text_ends(last->source, "\u00ad"));
        if (!line->hyphenated) continue;
        hyphens++;
        assert_int_equal(last->glyphs[last->glyph_count - 1].cluster, last->source.size - 2);
    }
    assert_true(hyphens > 0);
    style.hyphenate = false;
    setting = shop_set(shop, &style, long_text, 180000);
    for (int32_t i = 0; i < setting.line_count; i++) assert_false(setting.lines[i].hyphenated);
}

static void test_cache_is_silent(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.features = TEXT("onum,-kern");
    shop_set(shop, &style, long_text, 90000);
    Setting warm = shop_set(shop, &style, long_text, 133000);
    Typesetter *kept = shop->setter, *beside = typesetter_new_beside(kept);
    shop->setter = beside;
    Setting cold = shop_set(shop, &style, long_text, 133000);
    shop->setter = kept;
    assert_int_equal(cold.line_count, warm.line_count);
    assert_int_equal(cold.demerits, warm.demerits);
    for (int32_t i = 0; i < warm.line_count; i++) {
        assert_int_equal(cold.lines[i].run_count, warm.lines[i].run_count);
        for (int32_t r = 0; r < warm.lines[i].run_count; r++) {
            const TextItem *a = &warm.lines[i].runs[r].text, *b = &cold.lines[i].runs[r].text;
            assert_int_equal(a->glyph_count, b->glyph_count);
            assert_memory_equal(a->glyphs, b->glyphs, text_item_glyph_bytes(a));
        }
    }
    typesetter_free(beside);
}

// the place of each line's first and last character, over several spans and source lines
static void test_places(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    const char *lines[] = {"Приём of the «first» guests  and\n",
                           "observers from twenty-seven States ", "ended\n",
                           "with a joint statement on the environment."};
    Span spans[4];
    for (int32_t i = 0; i < 4; i++) {
        spans[i] = shop_span(shop, lines[i]);
        spans[i].place.line = 10 + i;
        spans[i].place.column = 3;
        spans[i].tag = i == 2 ? 2 : 1;
    }
    for (Unit width = 40000; width < 250000; width += 9001) {
        Setting setting = shop_set_spans(shop, &style, spans, 4, width);
        shop_check(&setting, false);
        for (int32_t i = 0; i < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            Text first = line->runs[0].text.source;
            size_t at = 0, offset = 0;
            uint32_t shown = text_next(first, &at), source = 0;
            Text from = text_of(lines[line->from.line - 10]);
            for (int32_t column = 3; column <= line->from.column; column++)
                source = text_next(from, &offset);
            assert_int_equal(shown, source);
            assert_true(line->to.line > line->from.line || line->to.column >= line->from.column);
            if (i)
                assert_true(line->from.line > line[-1].to.line ||
                            line->from.column > line[-1].to.column);
        }
        const Line *last = &setting.lines[setting.line_count - 1];
        assert_int_equal(last->to.line, 13);
        assert_int_equal(last->to.column, 2 + (int32_t)strlen(lines[3]));
    }
}

// a change of ink or tag inside a word keeps its kerning: the glyphs are those of the word in one span
static void test_spans_in_a_word(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Setting whole = shop_set(shop, &style, "Tokayev AVAT office", 300000);
    Span spans[] = {shop_span(shop, "Tokayev AV"), shop_span(shop, "AT of"),
                    shop_span(shop, "fice")};
    spans[1].tag = 2;
    spans[2].paint = (Paint){1, 1000};
    Setting parts = shop_set_spans(shop, &style, spans, 3, 300000);
    shop_check(&parts, false);
    assert_int_equal(whole.lines[0].width, parts.lines[0].width);
    assert_int_equal(parts.lines[0].run_count, 3);
    assert_int_equal(parts.lines[0].runs[1].tag, 2);
    shop_expect(shop_text(shop, &parts, "", ""), "Tokayev AVAT office");
}

static void test_white_space(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span spans[] = {shop_span(shop, "  Two   words \n"), shop_span(shop, " \t and\tmore "),
                    shop_span(shop, "   ")};
    Setting setting = shop_set_spans(shop, &style, spans, 3, 300000);
    shop_expect(shop_text(shop, &setting, "", "|"), "Two words and more|");
    setting = shop_set_spans(shop, &style, spans + 2, 1, 300000);
    assert_int_equal(setting.line_count, 0);
}

static void test_forced(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span spans[] = {shop_span(shop, "One Street,"), shop_span(shop, "Nur-Sultan"),
                    shop_span(shop, "Kazakhstan")};
    spans[0].line_break = spans[1].line_break = spans[2].line_break = true;
    Setting setting = shop_set_spans(shop, &style, spans, 3, 300000);
    shop_expect(shop_text(shop, &setting, "", "|"), "One Street, |Nur-Sultan |Kazakhstan|");
    shop_check(&setting, false);
    for (int32_t i = 0; i < 3; i++)
        assert_int_equal(setting.lines[i].width, setting.lines[i].natural);
}

static void test_alignments(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.hyphenate = false;
    const Align aligns[] = {ALIGN_START, ALIGN_END, ALIGN_CENTRE};
    for (int32_t a = 0; a < 3; a++) {
        style.align = aligns[a];
        Setting setting = shop_set(shop, &style, long_text, 170000);
        shop_check(&setting, false);
        for (int32_t i = 0; i < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            Unit slack = 170000 - line->width;
            assert_true(slack >= 0);
            assert_int_equal(line->width, line->natural);
            assert_int_equal(line->left, a == 0 ? 0 : a == 1 ? slack : slack / 2);
        }
    }
}

static void test_first_indent(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.first_indent = 11000;
    Span span = shop_span(shop, long_text);
    Unit widths[] = {200000, 150000, 240000};
    ParagraphInput input = {.spans = &span,
                            .span_count = 1,
                            .style = &style,
                            .widths = widths,
                            .width_count = 3,
                            .first_indent = true};
    Setting setting = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
    assert_int_equal(setting.lines[0].left, 11000);
    assert_int_equal(setting.lines[0].width, 189000);
    assert_int_equal(setting.lines[1].width, 150000);
    assert_int_equal(setting.lines[2].width, 240000);
    assert_int_equal(setting.lines[1].left, 0);
    shop_expect(shop_text(shop, &setting, "", ""), long_text);
}

static void test_looseness(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span span =
        shop_span(shop, text_print(shop->arena, "%s %s %s", long_text, long_text, long_text).at);
    int32_t met = 0, unmet = 0;
    style.letter_most = 15;
    for (Unit width = 150000; width < 300000; width += 3333) {
        ParagraphInput input = {
            .spans = &span, .span_count = 1, .style = &style, .widths = &width, .width_count = 1};
        Setting best = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
        for (input.looseness = -1; input.looseness <= 1; input.looseness += 2) {
            Setting other = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
            bool can = input.looseness < 0 ? best.fewer > 0 : best.more > 0;
            assert_int_equal(other.met, can);
            assert_int_equal(other.line_count, best.line_count + (can ? input.looseness : 0));
            assert_true(other.demerits >= best.demerits);
            met += can;
            unmet += !can;
        }
    }
    assert_true(met > 0 && unmet > 0);
}

static void test_capitals(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.capitals = true;
    style.tracking = 50;
    style.align = ALIGN_START;
    Setting setting = shop_set(shop, &style, "straße in Köln", 300000);
    shop_expect(shop_text(shop, &setting, "", ""), "STRASSE IN KÖLN");
    shop_check(&setting, false);
    assert_int_equal(setting.lines[0].to.column, 5 + 13);
    setting = shop_set(shop, &style, "the oﬃce", 300000);
    shop_expect(shop_text(shop, &setting, "", ""), "THE OFFICE");
    assert_int_equal(setting.lines[0].to.column,
                     5 + 4); // where lengths change, a word's letters share its place
    Span turkish = shop_span(shop, "istanbul");
    turkish.language = TEXT("tr");
    setting = shop_set_spans(shop, &style, &turkish, 1, 300000);
    shop_expect(shop_text(shop, &setting, "", ""), "İSTANBUL");
    style.tracking = 0;
    Unit tight = shop_set(shop, &style, "CICA", 300000).lines[0].width;
    style.tracking = 50;
    assert_int_equal(shop_set(shop, &style, "CICA", 300000).lines[0].width, tight + 3 * 500);
}

// ---- what may not break --------------------------------------------------------------------------

// no line of the text, at any width, ends between the two words
static void check_holds(Shop *shop, const char *text, const char *left) {
    Style style = shop_style();
    for (Unit width = 60000; width < 150000; width += 1000) {
        Setting setting = shop_set(shop, &style, text, width);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            if (line->overset) continue;
            Text source = text_trim(line->runs[line->run_count - 1].text.source);
            if (text_ends(source, left)) print_message("'%s' ends a line at %d\n", left, width);
            assert_false(text_ends(source, left));
        }
    }
}

static void test_holds(void **state) {
    Shop *shop = *state;
    check_holds(shop, "as was said today by Ambassador K. Sarybay himself", " K.");
    check_holds(shop, "they met on the day of 12 October in the capital", " 12");
    check_holds(shop, "and thus spoke by the side H.E. Tileuberdi at the end", " H.E.");
    check_holds(shop, "the sum that was paid came to 40 million in the end", " 40");
    check_holds(shop, "it counted some more than 40 000 people in the end", " 40");
    check_holds(shop, "as it is said by Mr. Nazarbayev of the same country", " Mr.");
    check_holds(shop, "как говорил об этом посол К. Сарыбай в столице", " К.");
    check_holds(shop, "they had met again on the 12\u00a0October in the capital", "12");
    check_holds(shop, "Founder of the First President – Elbasy as they say", " President");
    check_holds(shop, "they need some of the e-mail to get to the ends", "e-");
    check_holds(shop, "in the two years of some 2020–2021 that there were", "2020–");
}

// the same check finds a break that is free to happen
static void test_holds_objects(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    bool seen = false;
    for (Unit width = 60000; width < 150000; width += 1000) {
        Setting setting =
            shop_set(shop, &style, "as was said today by Ambassador Kairat Sarybay himself", width);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            seen =
                seen || text_ends(text_trim(line->runs[line->run_count - 1].text.source), "Kairat");
        }
    }
    assert_true(seen);
}

static void test_together(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    Span spans[] = {shop_span(shop, "these are the words that stand before "),
                    shop_span(shop, "page one hundred"),
                    shop_span(shop, " and these come after it")};
    spans[1].together = true;
    for (Unit width = 90000; width < 200000; width += 1000) {
        Setting setting = shop_set_spans(shop, &style, spans, 3, width);
        int32_t holds = 0;
        for (int32_t i = 0; i < setting.line_count; i++) {
            Buffer out = {0};
            shop_add_line(&out, &setting.lines[i], "");
            buffer_byte(&out, 0);
            holds += strstr(out.bytes, "page one hundred") != NULL;
            buffer_free(&out);
        }
        assert_int_equal(holds, 1);
    }
}

static void test_soft_hyphen(void **state) {
    Shop *shop = *state;
    Style style = shop_style();
    style.hyphenate = false;
    style.align = ALIGN_START;
    Setting setting = shop_set(shop, &style, "Kasachs\u00adtan", 45000);
    shop_expect(shop_text(shop, &setting, "¬", "|"), "Kasachs¬|tan|");
    assert_true(setting.lines[0].hyphenated);
    Unit plain = shop_set(shop, &style, "Kasachstan", 300000).lines[0].width;
    assert_int_equal(shop_set(shop, &style, "Kasachs\u00adtan", 300000).lines[0].width, plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_justified),   cmocka_unit_test(test_letterspaced),
        cmocka_unit_test(test_hyphens),     cmocka_unit_test(test_cache_is_silent),
        cmocka_unit_test(test_places),      cmocka_unit_test(test_spans_in_a_word),
        cmocka_unit_test(test_white_space), cmocka_unit_test(test_forced),
        cmocka_unit_test(test_alignments),  cmocka_unit_test(test_first_indent),
        cmocka_unit_test(test_looseness),   cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_holds),       cmocka_unit_test(test_holds_objects),
        cmocka_unit_test(test_together),    cmocka_unit_test(test_soft_hyphen),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
