// test_finesse.c: optical margins and expansion: lines sum to their measure and what hangs out, to the
// millipoint; scales keep to their limits; what must not be touched is not.
#include "support/shop.h"
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

static const char *const text =
    "“Twenty-three of the 27 States were represented,” it said. The observers, heads of "
    "international organisations. Their partners, attended; Turkey, Tajikistan, Thailand spoke, "
    "“too. They” deputies, who spoke about confidence-building measures, transport corridors. The "
    "environment, and “trust”. Together, they, adopted. The statement.";

static Style fine_style(const Shop *shop) {
    Style style = shop_style();
    style.letter_least = -10;
    style.letter_most = 10;
    style.expand_least = -20;
    style.expand_most = 20;
    style.margins = shop->margins;
    return style;
}

static const Glyph *first_glyph(const Line *line, uint32_t *character) {
    const TextItem *run = &line->runs[0].text;
    size_t at = run->glyphs[0].cluster;
    *character = text_next(run->source, &at);
    return &run->glyphs[0];
}

// the last glyph before the trailing space, and its character; an added hyphen is '-'
static const Glyph *last_glyph(const Line *line, uint32_t *character) {
    for (int32_t r = line->run_count; r-- > 0;) {
        const TextItem *run = &line->runs[r].text;
        for (int32_t g = run->glyph_count; g-- > 0;) {
            size_t at = run->glyphs[g].cluster;
            *character = text_next(run->source, &at);
            if (*character == 0xad) *character = '-';
            if (*character != ' ') return &run->glyphs[g];
        }
    }
    return NULL;
}

// the table's part of an advance; letterspacing (1/100 em) and kerning may stand between this and what was
// reckoned
static bool is_part(Unit hang, int32_t thousandths, Unit advance) {
    return abs(hang - advance * thousandths / 1000) <= 1 + 300 * thousandths / 1000;
}

typedef struct {
    int32_t justified, start, end, wider, narrower, scales;
} Tally;

static void check_line(const Shop *shop, const Line *line, bool last, Unit measure, Tally *tally) {
    uint32_t first_character, last_character;
    const Glyph *first = first_glyph(line, &first_character);
    const Glyph *end = last_glyph(line, &last_character);
    Hang start_hang = margins_find(shop->margins, shop->serif, first_character);
    Hang end_hang = margins_find(shop->margins, shop->serif, last_character);
    assert_true(is_part(line->hang_start, start_hang.start, first->advance));
    assert_true(is_part(line->hang_end, end_hang.end, end->advance));
    assert_int_equal(line->left, -line->hang_start);
    tally->start += line->hang_start > 0;
    tally->end += line->hang_end > 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        int32_t scale = line->runs[r].text.scale;
        assert_int_equal(scale, line->runs[0].text.scale); // one a line
        assert_true(scale >= 9800 && scale <= 10200);
        tally->wider += scale > 10000;
        tally->narrower += scale < 10000;
        tally->scales += scale % 5 != 0; // yielded to make a sum exact
        if (last && line->ratio >= 0) assert_int_equal(scale, 10000);
    }
    if (last) return;
    assert_int_equal(line->width, measure + line->hang_start + line->hang_end);
    tally->justified++;
}

static void test_sums(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    Tally tally = {0};
    for (Unit width = 150000; width < 400000; width += 777) {
        Setting setting = shop_set(shop, &style, text, width);
        shop_check(&setting, false);
        shop_expect(shop_text(shop, &setting, "", ""), text);
        for (int32_t i = 0; i < setting.line_count; i++)
            check_line(shop, &setting.lines[i], i + 1 == setting.line_count, width, &tally);
    }
    print_message("%d justified; %d hang at the start, %d at the end; %d wider, %d narrower, %d "
                  "between steps\n",
                  tally.justified, tally.start, tally.end, tally.wider, tally.narrower,
                  tally.scales);
    assert_true(tally.start > 100 && tally.end > 100 && tally.wider > 100 && tally.narrower > 100);
    assert_true(tally.scales > 0);
}

// several runs a line, each rounded for itself
static void test_sums_of_runs(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    Span spans[9];
    size_t size = strlen(text) / 9;
    for (size_t i = 0; i < 9; i++) {
        spans[i] = shop_span(shop, "");
        spans[i].text = (Text){text + i * size, i < 8 ? size : strlen(text) - 8 * size};
        spans[i].tag = (int32_t)i + 1;
    }
    for (Unit width = 150000; width < 400000; width += 777) {
        Setting setting = shop_set_spans(shop, &style, spans, 9, width);
        shop_check(&setting, false);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            assert_int_equal(line->width, width + line->hang_start + line->hang_end);
        }
    }
}

// spaces are even, and both letters and spaces give
static void test_shares(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    style.margins = NULL;
    for (Unit width = 200000; width < 300000; width += 1777) {
        Setting setting = shop_set(shop, &style, text, width);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            int32_t scale = line->runs[0].text.scale, expected = line->ratio * 20 / 100;
            if (abs(line->ratio) <= 1000) assert_true(abs(scale - 10000 - expected) <= 7);
            else assert_true(abs(scale - 10200) <= 7); // the spaces take the rest
        }
    }
}

static void expect_plain(const Setting *setting, bool hangs) {
    for (int32_t i = 0; i < setting->line_count; i++) {
        const Line *line = &setting->lines[i];
        for (int32_t r = 0; r < line->run_count; r++)
            assert_int_equal(line->runs[r].text.scale, 10000);
        if (!hangs) assert_int_equal(line->hang_start + line->hang_end, 0);
    }
}

// ragged lines are not expanded; they hang where they are flush
static void test_ragged(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    style.align = ALIGN_START;
    Setting setting = shop_set(shop, &style, "Turkey. “Thailand”", 60000);
    shop_check(&setting, false);
    expect_plain(&setting, true);
    assert_int_equal(setting.line_count, 2);
    assert_true(setting.lines[0].left < 0 && setting.lines[1].left < 0);
    assert_int_equal(setting.lines[0].hang_end, 0);
    style.align = ALIGN_END;
    setting = shop_set(shop, &style, "Turkey. “Thailand”", 60000);
    expect_plain(&setting, true);
    for (int32_t i = 0; i < 2; i++) {
        const Line *line = &setting.lines[i];
        assert_true(line->hang_end > 0 && line->hang_start == 0);
        assert_int_equal(line->left + line->width, 60000 + line->hang_end);
    }
    style.align = ALIGN_CENTRE;
    setting = shop_set(shop, &style, "Turkey. “Thailand”", 60000);
    expect_plain(&setting, false);
}

// nothing hangs and nothing is expanded where a paragraph holds text from right to left
static void test_right_to_left(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    static const char *const texts[] = {
        "التقى ممثلو الدول الأعضاء. The Third, الذين تحدثوا عن تدابير بناء الثقة وممرات النقل والبيئة.",
        "The word סלאם. stands in a line, Then more words follow, Till the paragraph has some lines."};
    for (int32_t i = 0; i < 2; i++)
        for (Unit width = 80000; width < 200000; width += 7777) {
            Span span = shop_span(shop, texts[i]);
            span.font = i ? shop->serif : shop->amiri;
            Setting setting = shop_set_spans(shop, &style, &span, 1, width);
            expect_plain(&setting, false);
        }
}

// what hangs out makes room: a line that would not fit does
static void test_makes_room(void **state) {
    Shop *shop = *state;
    Style style = fine_style(shop);
    style.expand_least = style.expand_most = style.letter_least = style.letter_most = 0;
    style.space_least = style.space_best = style.space_most = 1000;
    Line line = shop_set(shop, &style, "Take it,", 300000).lines[0];
    assert_true(line.hang_start > 0 && line.hang_end > 0);
    Unit room = line.natural - line.hang_start - line.hang_end;
    Setting setting = shop_set(shop, &style, "Take it, then", room);
    assert_int_equal(setting.line_count, 2);
    assert_int_equal(setting.lines[0].width, line.natural);
    setting = shop_set(shop, &style, "Take it, then", room - 1);
    assert_true(setting.lines[0].width < line.natural);
    style.margins = NULL;
    setting = shop_set(shop, &style, "Take it, then", line.natural - 1);
    assert_true(setting.lines[0].width < line.natural);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),   cmocka_unit_test(test_sums_of_runs),
        cmocka_unit_test(test_shares), cmocka_unit_test(test_ragged),
        cmocka_unit_test(test_right_to_left), cmocka_unit_test(test_makes_room),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
