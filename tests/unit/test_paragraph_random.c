// test_paragraph_random.c: random texts in many scripts, spans, styles and measures: whatever comes in, every
// byte comes out once, lines sum, clusters lie in order, and places lead back.
#include "support/shop.h"
#include "support/test.h"

#include <stdlib.h>

#include "support/random.h"

static const char *const parts[] = {"word",
                                    "Members ",
                                    " of ",
                                    "the ",
                                    "12 ",
                                    "2021",
                                    "-",
                                    "–",
                                    " — ",
                                    "/",
                                    ".",
                                    ", ",
                                    "(",
                                    ")",
                                    "«",
                                    "»",
                                    "“",
                                    "”",
                                    "’s ",
                                    "%",
                                    "confidence-building ",
                                    "office",
                                    "Kasachs\u00adtan ",
                                    "\u2060",
                                    "\u200b",
                                    "\u00a0",
                                    "é",
                                    "e\u0301 ",
                                    "слово ",
                                    "Қазақ",
                                    "безопасность ",
                                    "سلام",
                                    "الأمن ",
                                    "والتعاون",
                                    "שלום ",
                                    "،",
                                    "漢字",
                                    "ไทย",
                                    "한국 ",
                                    "\u202b",
                                    "\u2067",
                                    "\u202c",
                                    "\u2069",
                                    " ",
                                    "  ",
                                    "\n",
                                    "\t",
                                    "fi",
                                    "AVAT",
                                    "K. ",
                                    "Sarybay",
                                    "H.E. ",
                                    "https://example.org/a/b",
                                    "supercalifragilistic",
                                    "ﬁ",
                                    "ß",
                                    "𝄞",
                                    "\u200d",
                                    "\x01"};
enum { PARTS = sizeof parts / sizeof *parts, SPANS = 5 };

static Text make_text(Random *random, Arena *arena) {
    Buffer out = {0};
    int32_t count = random_int(random, 0, 25);
    for (int32_t i = 0; i < count; i++)
        buffer_string(&out, parts[random_int(random, 0, PARTS - 1)]);
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static Style make_style(Random *random, const OpticalMargins *margins) {
    Style style = shop_style();
    style.align = (Align)random_int(random, ALIGN_JUSTIFY, ALIGN_CENTRE);
    style.hyphenate = random_chance(random, 70);
    style.hyphen_row = random_int(random, 0, 3);
    style.capitals = random_chance(random, 10);
    style.tracking = random_chance(random, 15) ? random_int(random, -20, 80) : 0;
    style.letter_most = random_chance(random, 50) ? 15 : 0;
    style.letter_least = random_chance(random, 50) ? -10 : 0;
    style.first_indent = random_chance(random, 20) ? 11000 : 0;
    style.expand_least = random_chance(random, 50) ? -20 : 0;
    style.expand_most = random_chance(random, 50) ? random_int(random, 1, 20) : 0;
    style.margins = random_chance(random, 50) ? margins : NULL;
    if (random_chance(random, 20)) style.features = TEXT("smcp,-kern,onum");
    return style;
}

static void make_span(Random *random, Shop *shop, Arena *arena, Span *span) {
    static const char *const languages[] = {"en-GB", "ru", "ar", "kk", "", "tr"};
    const int32_t fonts[] = {shop->serif, shop->serif,    shop->italic,
                             shop->sans,  shop->garamond, shop->amiri};
    *span = shop_span(shop, "");
    span->text = make_text(random, arena);
    span->font = fonts[random_int(random, 0, 5)];
    span->size = random_chance(random, 80) ? 10000 : random_int(random, 1000, 40000);
    span->rise = random_chance(random, 10) ? 3300 : 0;
    span->tag = random_int(random, 1, 3);
    span->language = text_of(languages[random_int(random, 0, 5)]);
    span->together = random_chance(random, 5);
    span->line_break = random_chance(random, 10);
}

// the text as it should come out: white space as single blanks
static Text expect_bytes(Arena *arena, const Span *spans, int32_t count) {
    Buffer out = {0};
    bool due = false;
    for (int32_t i = 0; i < count; i++) {
        for (size_t j = 0; j < spans[i].text.size; j++) {
            char c = spans[i].text.at[j];
            if ((unsigned char)c <= ' ') due = true;
            else {
                if (due && out.size) buffer_byte(&out, ' ');
                buffer_byte(&out, c);
                due = false;
            }
        }
        due = due || spans[i].line_break;
    }
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

// Soft hyphens may be those at a line's end, and what is not seen may have no glyph and no run: all are left
// out of the comparison.
static Text seen(Arena *arena, Text text) {
    Buffer out = {0};
    for (size_t at = 0, from = 0; at < text.size; from = at) {
        uint32_t c = text_next(text, &at);
        bool hidden = c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
                      (c >= 0x2060 && c <= 0x206f);
        if (!hidden) buffer_text(&out, text_part(text, from, at));
    }
    Text copy = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return copy;
}

static void check_line(const Style *style, const Setting *setting, int32_t index, Unit measure) {
    const Line *line = &setting->lines[index];
    Unit sum = 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        const TextItem *text = &line->runs[r].text;
        assert_true(text->glyph_count > 0 && text->source.size > 0);
        assert_true(text->scale >= 9800 && text->scale <= 10200);
        assert_true(text_is_utf8(text->source, NULL));
        for (int32_t g = 0; g < text->glyph_count; g++) {
            assert_true(text->glyphs[g].cluster < text->source.size);
            if (!g) continue;
            int32_t step = text->glyphs[g].cluster - text->glyphs[g - 1].cluster;
            assert_true(text->rtl ? step <= 0 : step >= 0);
        }
        if (r)
            assert_int_equal(text->origin.x, line->runs[r - 1].text.origin.x +
                                                 text_item_width(&line->runs[r - 1].text));
        sum += text_item_width(text);
    }
    assert_true(sum >= line->width);
    // what was broken between two letters is only measured again when it is set
    bool broken = line->overset || (index && setting->lines[index - 1].overset);
    Unit within = line->width - line->hang_start - line->hang_end;
    // and so is what a space parted that holds its words: a kern may be lost there
    if (!broken) assert_true(within <= measure + style->size / 20 || measure < 40000);
    if (!style->margins || style->align == ALIGN_CENTRE)
        assert_true(!line->hang_start && !line->hang_end);
    assert_true(line->from.line == 7 && line->from.column >= 5 && line->to.column >= 5);
}

static void test_random(void **state) {
    Shop *shop = *state;
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        Random random = random_new(seed);
        Arena *arena = arena_new();
        Diagnostics *diagnostics = diagnostics_new(arena);
        Style style = make_style(&random, shop->margins);
        Span spans[SPANS];
        int32_t count = random_int(&random, 1, SPANS);
        for (int32_t i = 0; i < count; i++) make_span(&random, shop, arena, &spans[i]);
        Unit widths[] = {random_int(&random, 0, 300000), random_int(&random, 40000, 300000)};
        ParagraphInput input = {.spans = spans,
                                .span_count = count,
                                .style = &style,
                                .language = TEXT("en-GB"),
                                .direction =
                                    (Direction)random_int(&random, DIRECTION_AUTO, DIRECTION_RTL),
                                .widths = widths,
                                .width_count = random_int(&random, 1, 2),
                                .first_indent = random_chance(&random, 50),
                                .looseness = random_int(&random, -1, 1)};
        Setting setting = paragraph_set(shop->setter, arena, &input, diagnostics);
        for (int32_t i = 0; i < setting.line_count; i++)
            check_line(&style, &setting, i, widths[i < input.width_count ? i : input.width_count - 1]);
        Text wanted = expect_bytes(arena, spans, count), got = shop_text(shop, &setting, "", "");
        if (!style.capitals) assert_same_text(seen(arena, got), seen(arena, wanted));
        if (seen(arena, wanted).size) assert_true(setting.line_count > 0);
        arena_free(arena);
    }
}

// a word of a hundred thousand letters is set in a moment, and no letter is lost
static void test_endless_word(void **state) {
    Shop *shop = *state;
    static const char *const letters[] = {"a", "ab/", "слово-", "漢", "e\u0301"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        Arena *arena = arena_new();
        Buffer out = {0};
        while (out.size < 100000) buffer_string(&out, letters[i]);
        Style style = shop_style();
        Span span = shop_span(shop, "");
        span.text = buffer_view(&out);
        Unit widths[] = {200000, 700000000};
        for (int32_t w = 0; w < 2; w++) {
            ParagraphInput input = {.spans = &span,
                                    .span_count = 1,
                                    .style = &style,
                                    .language = TEXT("en-GB"),
                                    .widths = &widths[w],
                                    .width_count = 1};
            Setting setting = paragraph_set(shop->setter, arena, &input, diagnostics_new(arena));
            assert_same_text(seen(arena, shop_text(shop, &setting, "", "")), span.text);
            for (int32_t j = 0; j < setting.line_count; j++) check_line(&style, &setting, j, widths[w]);
        }
        buffer_free(&out);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_endless_word),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
