// paragraph.c: paragraphs set whole: exact sums, every byte once, places, scripts, what may not break.
//
// Fonts are the project's own (fonts/fonts.yaml); the program runs in the project's root.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/paragraph.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
    Typesetter *setter;
    int32_t serif, italic, sans, garamond, amiri;
} Shop;

static int32_t load(Shop *shop, const char *family, const char *face) {
    int32_t font = font_set_load(shop->fonts, text_of(family), text_of(face), (Place){0}, shop->diagnostics);
    assert_true(font >= 0);
    return font;
}

static int open_shop(void **state) {
    Shop *shop = memory_new(sizeof *shop);
    *shop = (Shop){.arena = arena_new()};
    shop->diagnostics = diagnostics_new(shop->arena);
    shop->fonts = font_set_read(TEXT("."), shop->diagnostics);
    assert_int_equal(shop->diagnostics->all.count, 0);
    shop->serif = load(shop, "PT Serif", "regular");
    shop->italic = load(shop, "PT Serif", "italic");
    shop->sans = load(shop, "PT Sans", "bold");
    shop->garamond = load(shop, "EB Garamond", "regular");
    shop->amiri = load(shop, "Amiri", "regular");
    shop->setter = typesetter_new(shop->fonts);
    *state = shop;
    return 0;
}

static int close_shop(void **state) {
    Shop *shop = *state;
    typesetter_free(shop->setter);
    font_set_free(shop->fonts);
    arena_free(shop->arena);
    free(shop);
    return 0;
}

static Style body_style(void) {
    return (Style){.size = 10000, .leading = 13000, .align = ALIGN_JUSTIFY, .hyphenate = true, .hyphen_least = 5,
                   .hyphen_before = 2, .hyphen_after = 3, .hyphen_row = 2, .space_least = 800, .space_best = 1000,
                   .space_most = 1400};
}

static Span plain_span(const Shop *shop, const char *text) {
    return (Span){.text = text_of(text), .place = {TEXT("a.yaml"), 7, 5}, .font = shop->serif, .size = 10000,
                  .paint = {0, 1000}, .language = TEXT("en-GB"), .tag = 1};
}

static Setting set_spans(Shop *shop, const Style *style, const Span *spans, int32_t count, Unit width) {
    ParagraphInput input = {.spans = spans, .span_count = count, .style = style, .language = TEXT("en-GB"),
                            .widths = &width, .width_count = 1};
    return paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
}

static Setting set_text(Shop *shop, const Style *style, const char *text, Unit width) {
    Span span = plain_span(shop, text);
    return set_spans(shop, style, &span, 1, width);
}

static const char *const long_text =
    "The representatives of the Member States and observers, heads of international observer organisations and "
    "partner organisations attended the meeting. Twenty-three of the 27 States were represented by ministers or "
    "their deputies, who spoke about confidence-building measures, transport corridors and the environment.";

// ---- what every setting must keep ----------------------------------------------------------------

static Unit run_width(const Run *run) {
    return text_item_width(&run->text);
}

// The trailing space's advance: its glyph stands first or last among the line's glyphs.
static Unit trailing_space(const Line *line, bool rtl) {
    const TextItem *text = &line->runs[rtl ? 0 : line->run_count - 1].text;
    const Glyph *glyph = &text->glyphs[rtl ? 0 : text->glyph_count - 1];
    return text->source.at[glyph->cluster] == ' ' ? glyph->advance : 0;
}

// runs touch one another; all glyphs but the trailing space fill the line's width
static void check_sums(const Line *line, bool rtl) {
    Unit x = rtl ? -trailing_space(line, true) : 0, sum = 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        assert_int_equal(line->runs[r].text.origin.x, x);
        x += run_width(&line->runs[r]);
        sum += run_width(&line->runs[r]);
    }
    assert_int_equal(sum - trailing_space(line, rtl), line->width);
}

static void check_clusters(const TextItem *text) {
    for (int32_t g = 0; g < text->glyph_count; g++) {
        assert_true(text->glyphs[g].cluster < text->source.size);
        unsigned char first = (unsigned char)text->source.at[text->glyphs[g].cluster];
        assert_true((first & 0xc0) != 0x80);
        if (!g) continue;
        if (text->rtl) assert_true(text->glyphs[g].cluster <= text->glyphs[g - 1].cluster);
        else assert_true(text->glyphs[g].cluster >= text->glyphs[g - 1].cluster);
    }
}

static void check_setting(const Setting *setting, bool rtl) {
    for (int32_t i = 0; i < setting->line_count; i++) {
        check_sums(&setting->lines[i], rtl);
        for (int32_t r = 0; r < setting->lines[i].run_count; r++) check_clusters(&setting->lines[i].runs[r].text);
    }
}

static int compare_sources(const void *left, const void *right) {
    const Text *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

// A line's text in logical order; an added hyphen shows as the mark.
static void add_line(Buffer *out, const Line *line, const char *mark) {
    Text *parts = calloc((size_t)line->run_count, sizeof *parts);
    Text last = {0};
    int32_t count = 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        Text source = line->runs[r].text.source;
        if (text_ends(source, "\u00ad")) last = text_part(source, 0, source.size - 2); // a copy of its own: it stands last
        else parts[count++] = source;
    }
    qsort(parts, (size_t)count, sizeof *parts, compare_sources);
    for (int32_t i = 0; i < count; i++) buffer_text(out, parts[i]);
    if (last.at) buffer_text(out, last), buffer_string(out, mark);
    free(parts);
}

static Text all_text(Shop *shop, const Setting *setting, const char *mark, const char *line_end) {
    Buffer out = {0};
    for (int32_t i = 0; i < setting->line_count; i++) {
        add_line(&out, &setting->lines[i], mark);
        buffer_string(&out, line_end);
    }
    Text text = text_copy(shop->arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static void expect_text(Text got, const char *wanted) {
    if (!text_is(got, wanted)) print_message("got:\n%.*s\nwanted:\n%s\n", TEXT_ARG(got), wanted);
    assert_true(text_is(got, wanted));
}

static bool has_rule(const Shop *shop, const char *rule, int32_t line, int32_t column) {
    for (int32_t i = 0; i < shop->diagnostics->all.count; i++) {
        const Diagnostic *d = &shop->diagnostics->all.at[i];
        if (text_is(d->rule, rule) && (!line || (d->place.line == line && d->place.column == column))) return true;
    }
    return false;
}

static int32_t count_rule(const Shop *shop, const char *rule) {
    int32_t count = 0;
    for (int32_t i = 0; i < shop->diagnostics->all.count; i++) count += text_is(shop->diagnostics->all.at[i].rule, rule);
    return count;
}

// ---- Latin ---------------------------------------------------------------------------------------

static void test_justified(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    for (Unit width = 60000; width < 400000; width += 7777) {
        Setting setting = set_text(shop, &style, long_text, width);
        check_setting(&setting, false);
        expect_text(all_text(shop, &setting, "", ""), long_text);
        for (int32_t i = 0; i + 1 < setting.line_count; i++)
            if (setting.lines[i].run_count && memchr(setting.lines[i].runs[0].text.source.at, ' ', 4))
                assert_int_equal(setting.lines[i].width, width);
        assert_true(setting.lines[setting.line_count - 1].width <= width);
    }
}

static void test_letterspaced(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    style.letter_least = -10;
    style.letter_most = 15;
    bool any = false;
    for (Unit width = 150000; width < 400000; width += 7777) {
        Setting setting = set_text(shop, &style, long_text, width);
        check_setting(&setting, false);
        expect_text(all_text(shop, &setting, "", ""), long_text);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) any = any || setting.lines[i].width == width;
    }
    assert_true(any);
}

// hyphens added are U+00AD in the source and a hyphen's glyph on the page; the lines are those a typesetter would choose
static void test_hyphens(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Setting setting = set_text(shop, &style, long_text, 180000);
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
    setting = set_text(shop, &style, long_text, 180000);
    for (int32_t i = 0; i < setting.line_count; i++) assert_false(setting.lines[i].hyphenated);
}

static void test_cache_is_silent(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    style.features = TEXT("onum,-kern");
    set_text(shop, &style, long_text, 90000);
    Setting warm = set_text(shop, &style, long_text, 133000);
    Typesetter *kept = shop->setter, *beside = typesetter_new_beside(kept);
    shop->setter = beside;
    Setting cold = set_text(shop, &style, long_text, 133000);
    shop->setter = kept;
    assert_int_equal(cold.line_count, warm.line_count);
    assert_int_equal(cold.demerits, warm.demerits);
    for (int32_t i = 0; i < warm.line_count; i++) {
        assert_int_equal(cold.lines[i].run_count, warm.lines[i].run_count);
        for (int32_t r = 0; r < warm.lines[i].run_count; r++) {
            const TextItem *a = &warm.lines[i].runs[r].text, *b = &cold.lines[i].runs[r].text;
            assert_int_equal(a->glyph_count, b->glyph_count);
            assert_memory_equal(a->glyphs, b->glyphs, (size_t)a->glyph_count * sizeof(Glyph));
        }
    }
    typesetter_free(beside);
}

// the place of each line's first and last character, over several spans and source lines
static void test_places(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    const char *lines[] = {"Приём of the «first» guests  and\n", "observers from twenty-seven States ", "ended\n",
                           "with a joint statement on the environment."};
    Span spans[4];
    for (int32_t i = 0; i < 4; i++) {
        spans[i] = plain_span(shop, lines[i]);
        spans[i].place.line = 10 + i;
        spans[i].place.column = 3;
        spans[i].tag = i == 2 ? 2 : 1;
    }
    for (Unit width = 40000; width < 250000; width += 9001) {
        Setting setting = set_spans(shop, &style, spans, 4, width);
        check_setting(&setting, false);
        for (int32_t i = 0; i < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            Text first = line->runs[0].text.source;
            size_t at = 0, offset = 0;
            uint32_t shown = text_next(first, &at), source = 0;
            Text from = text_of(lines[line->from.line - 10]);
            for (int32_t column = 3; column <= line->from.column; column++) source = text_next(from, &offset);
            assert_int_equal(shown, source);
            assert_true(line->to.line > line->from.line || line->to.column >= line->from.column);
            if (i) assert_true(line->from.line > line[-1].to.line || line->from.column > line[-1].to.column);
        }
        const Line *last = &setting.lines[setting.line_count - 1];
        assert_int_equal(last->to.line, 13);
        assert_int_equal(last->to.column, 2 + (int32_t)strlen(lines[3]));
    }
}

// a change of ink or tag inside a word keeps its kerning: the glyphs are those of the word in one span
static void test_spans_in_a_word(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Setting whole = set_text(shop, &style, "Tokayev AVAT office", 300000);
    Span spans[] = {plain_span(shop, "Tokayev AV"), plain_span(shop, "AT of"), plain_span(shop, "fice")};
    spans[1].tag = 2;
    spans[2].paint = (Paint){1, 1000};
    Setting parts = set_spans(shop, &style, spans, 3, 300000);
    check_setting(&parts, false);
    assert_int_equal(whole.lines[0].width, parts.lines[0].width);
    assert_int_equal(parts.lines[0].run_count, 3);
    assert_int_equal(parts.lines[0].runs[1].tag, 2);
    expect_text(all_text(shop, &parts, "", ""), "Tokayev AVAT office");
}

static void test_white_space(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span spans[] = {plain_span(shop, "  Two   words \n"), plain_span(shop, " \t and\tmore "), plain_span(shop, "   ")};
    Setting setting = set_spans(shop, &style, spans, 3, 300000);
    expect_text(all_text(shop, &setting, "", "|"), "Two words and more|");
    setting = set_spans(shop, &style, spans + 2, 1, 300000);
    assert_int_equal(setting.line_count, 0);
}

static void test_forced(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span spans[] = {plain_span(shop, "One Street,"), plain_span(shop, "Nur-Sultan"), plain_span(shop, "Kazakhstan")};
    spans[0].line_break = spans[1].line_break = spans[2].line_break = true;
    Setting setting = set_spans(shop, &style, spans, 3, 300000);
    expect_text(all_text(shop, &setting, "", "|"), "One Street, |Nur-Sultan |Kazakhstan|");
    check_setting(&setting, false);
    for (int32_t i = 0; i < 3; i++) assert_int_equal(setting.lines[i].width, setting.lines[i].natural);
}

static void test_alignments(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    style.hyphenate = false;
    const Align aligns[] = {ALIGN_START, ALIGN_END, ALIGN_CENTRE};
    for (int32_t a = 0; a < 3; a++) {
        style.align = aligns[a];
        Setting setting = set_text(shop, &style, long_text, 170000);
        check_setting(&setting, false);
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
    Style style = body_style();
    style.first_indent = 11000;
    Span span = plain_span(shop, long_text);
    Unit widths[] = {200000, 150000, 240000};
    ParagraphInput input = {.spans = &span, .span_count = 1, .style = &style, .widths = widths, .width_count = 3,
                            .first_indent = true};
    Setting setting = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
    assert_int_equal(setting.lines[0].left, 11000);
    assert_int_equal(setting.lines[0].width, 189000);
    assert_int_equal(setting.lines[1].width, 150000);
    assert_int_equal(setting.lines[2].width, 240000);
    assert_int_equal(setting.lines[1].left, 0);
    expect_text(all_text(shop, &setting, "", ""), long_text);
}

static void test_looseness(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span span = plain_span(shop, text_print(shop->arena, "%s %s %s", long_text, long_text, long_text).at);
    int32_t met = 0, unmet = 0;
    style.letter_most = 15;
    for (Unit width = 150000; width < 300000; width += 3333) {
        ParagraphInput input = {.spans = &span, .span_count = 1, .style = &style, .widths = &width, .width_count = 1};
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
    Style style = body_style();
    style.capitals = true;
    style.tracking = 50;
    style.align = ALIGN_START;
    Setting setting = set_text(shop, &style, "straße in Köln", 300000);
    expect_text(all_text(shop, &setting, "", ""), "STRASSE IN KÖLN");
    check_setting(&setting, false);
    assert_int_equal(setting.lines[0].to.column, 5 + 13);
    setting = set_text(shop, &style, "the oﬃce", 300000);
    expect_text(all_text(shop, &setting, "", ""), "THE OFFICE");
    assert_int_equal(setting.lines[0].to.column, 5 + 4); // where lengths change, a word's letters share its place
    Span turkish = plain_span(shop, "istanbul");
    turkish.language = TEXT("tr");
    setting = set_spans(shop, &style, &turkish, 1, 300000);
    expect_text(all_text(shop, &setting, "", ""), "İSTANBUL");
    style.tracking = 0;
    Unit tight = set_text(shop, &style, "CICA", 300000).lines[0].width;
    style.tracking = 50;
    assert_int_equal(set_text(shop, &style, "CICA", 300000).lines[0].width, tight + 3 * 500);
}

// ---- what may not break --------------------------------------------------------------------------

// no line of the text, at any width, ends between the two words
static void check_holds(Shop *shop, const char *text, const char *left) {
    Style style = body_style();
    for (Unit width = 60000; width < 150000; width += 1000) {
        Setting setting = set_text(shop, &style, text, width);
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
    Style style = body_style();
    bool seen = false;
    for (Unit width = 60000; width < 150000; width += 1000) {
        Setting setting = set_text(shop, &style, "as was said today by Ambassador Kairat Sarybay himself", width);
        for (int32_t i = 0; i + 1 < setting.line_count; i++) {
            const Line *line = &setting.lines[i];
            seen = seen || text_ends(text_trim(line->runs[line->run_count - 1].text.source), "Kairat");
        }
    }
    assert_true(seen);
}

static void test_together(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span spans[] = {plain_span(shop, "these are the words that stand before "), plain_span(shop, "page one hundred"),
                    plain_span(shop, " and these come after it")};
    spans[1].together = true;
    for (Unit width = 90000; width < 200000; width += 1000) {
        Setting setting = set_spans(shop, &style, spans, 3, width);
        int32_t holds = 0;
        for (int32_t i = 0; i < setting.line_count; i++) {
            Buffer out = {0};
            add_line(&out, &setting.lines[i], "");
            buffer_byte(&out, 0);
            holds += strstr(out.bytes, "page one hundred") != NULL;
            buffer_free(&out);
        }
        assert_int_equal(holds, 1);
    }
}

static void test_soft_hyphen(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    style.hyphenate = false;
    style.align = ALIGN_START;
    Setting setting = set_text(shop, &style, "Kasachs\u00adtan", 45000);
    expect_text(all_text(shop, &setting, "¬", "|"), "Kasachs¬|tan|");
    assert_true(setting.lines[0].hyphenated);
    Unit plain = set_text(shop, &style, "Kasachstan", 300000).lines[0].width;
    assert_int_equal(set_text(shop, &style, "Kasachs\u00adtan", 300000).lines[0].width, plain);
}

// ---- what cannot be set ----------------------------------------------------------------------------

static void test_too_wide(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    const char *text = "see https://example.org/averyverylongaddresswithoutanyplacetobreakatall.html there";
    int32_t before = shop->diagnostics->all.count;
    Setting setting = set_text(shop, &style, text, 70000);
    expect_text(all_text(shop, &setting, "", ""), text);
    for (int32_t i = 0; i < setting.line_count; i++) assert_true(setting.lines[i].width <= 70000);
    assert_true(shop->diagnostics->all.count > before);
    assert_true(has_rule(shop, "overset-line", 0, 0));
    // narrower than a letter: still nothing is lost
    setting = set_text(shop, &style, "Wide wörds", 3000);
    expect_text(all_text(shop, &setting, "", ""), "Wide wörds");
    assert_true(setting.lines[0].overset);
    setting = set_text(shop, &style, "Wide", 0);
    expect_text(all_text(shop, &setting, "", ""), "Wide");
}

static void test_missing_glyph(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Setting setting = set_text(shop, &style, "An öld 漢 sign and \U0001f600 there", 300000);
    assert_int_equal(setting.line_count, 1);
    assert_true(has_rule(shop, "missing-glyph", 7, 12));
    assert_true(has_rule(shop, "missing-glyph", 7, 23));
    assert_int_equal(count_rule(shop, "missing-glyph"), 2);
}

// a character the font lacks comes from the first fallback family that has it; words around it stay in theirs
static void test_fallback(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Setting setting = set_text(shop, &style, "Word سلام end", 300000);
    check_setting(&setting, false);
    int32_t amiri = 0, serif = 0;
    for (int32_t r = 0; r < setting.lines[0].run_count; r++) {
        amiri += setting.lines[0].runs[r].text.font == shop->amiri;
        serif += setting.lines[0].runs[r].text.font == shop->serif;
        for (int32_t g = 0; g < setting.lines[0].runs[r].text.glyph_count; g++)
            assert_true(setting.lines[0].runs[r].text.glyphs[g].gid != 0);
    }
    assert_int_equal(amiri, 1);
    assert_int_equal(serif, 2);
    expect_text(all_text(shop, &setting, "", ""), "Word سلام end");
}

static void test_no_patterns(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span span = plain_span(shop, "Қазақстан Республикасының Сыртқы істер министрлігі");
    span.language = TEXT("kk");
    int32_t before = count_rule(shop, "no-hyphenation");
    for (int32_t i = 0; i < 3; i++) {
        Setting setting = set_spans(shop, &style, &span, 1, 120000);
        for (int32_t j = 0; j < setting.line_count; j++) assert_false(setting.lines[j].hyphenated);
    }
    assert_int_equal(count_rule(shop, "no-hyphenation"), before + 1);
}

// ---- Russian and Arabic --------------------------------------------------------------------------

static const char *const russian =
    "Шестая встреча министров иностранных дел государств-участников состоялась 12 октября 2021 г. в столице "
    "Казахстана. Представители международных организаций выступили с заявлениями о сотрудничестве, безопасности и "
    "мерах доверия.";

static void test_russian(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    Span span = plain_span(shop, russian);
    span.language = TEXT("ru");
    style.letter_most = 10;
    style.letter_least = -5;
    Setting setting = set_spans(shop, &style, &span, 1, 170000);
    check_setting(&setting, false);
    expect_text(all_text(shop, &setting, "", ""), russian);
    expect_text(all_text(shop, &setting, "¬", "\n"), "Шестая встреча министров ино¬\n"
                                                     "странных дел государств-участни¬\n"
                                                     "ков состоялась 12 октября 2021 г. \n"
                                                     "в столице Казахстана. Представи¬\n"
                                                     "тели международных организаций \n"
                                                     "выступили с заявлениями о сотруд¬\n"
                                                     "ничестве, безопасности и мерах \n"
                                                     "доверия.\n");
    for (int32_t i = 0; i + 1 < setting.line_count; i++) assert_int_equal(setting.lines[i].width, 170000);
}

static const char *const arabic =
    "اجتمع وزراء خارجية الدول الأعضاء في مؤتمر التفاعل وتدابير بناء الثقة في آسيا (CICA) يوم 12 أكتوبر 2021 في "
    "العاصمة، وأكدوا أهمية الحوار والتعاون من أجل السلام والأمن في القارة.";

static void test_arabic(void **state) {
    Shop *shop = *state;
    Style style = body_style();
    style.first_indent = 10000;
    Span span = plain_span(shop, arabic);
    span.language = TEXT("ar");
    span.font = shop->amiri;
    Unit width = 160000;
    ParagraphInput input = {.spans = &span, .span_count = 1, .style = &style, .language = TEXT("ar"), .widths = &width,
                            .width_count = 1, .first_indent = true};
    Setting setting = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
    check_setting(&setting, true);
    expect_text(all_text(shop, &setting, "", ""), arabic);
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
    Style style = body_style();
    Span span = plain_span(shop, "مؤتمر (CICA) يوم 12 أكتوبر");
    span.language = TEXT("ar");
    span.font = shop->amiri;
    Setting setting = set_spans(shop, &style, &span, 1, 300000);
    check_setting(&setting, true);
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
    Style style = body_style();
    style.align = ALIGN_START;
    Span spans[] = {plain_span(shop, "الأم"), plain_span(shop, "ن")};
    spans[0].font = spans[1].font = shop->amiri;
    spans[0].language = spans[1].language = TEXT("ar");
    spans[1].size = 10001; // another size: shaped apart, in context
    Setting parts = set_spans(shop, &style, spans, 2, 300000);
    Span whole = spans[0];
    whole.text = TEXT("الأمن");
    Setting one = set_spans(shop, &style, &whole, 1, 300000);
    assert_int_equal(one.lines[0].runs[0].text.glyphs[0].gid, parts.lines[0].runs[0].text.glyphs[0].gid);
    whole.text = TEXT("ن");
    Setting alone = set_spans(shop, &style, &whole, 1, 300000);
    assert_true(alone.lines[0].runs[0].text.glyphs[0].gid != one.lines[0].runs[0].text.glyphs[0].gid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_justified),      cmocka_unit_test(test_letterspaced),
        cmocka_unit_test(test_hyphens),        cmocka_unit_test(test_cache_is_silent),
        cmocka_unit_test(test_places),         cmocka_unit_test(test_spans_in_a_word),
        cmocka_unit_test(test_white_space),    cmocka_unit_test(test_forced),
        cmocka_unit_test(test_alignments),     cmocka_unit_test(test_first_indent),
        cmocka_unit_test(test_looseness),      cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_holds),          cmocka_unit_test(test_holds_objects),
        cmocka_unit_test(test_together),       cmocka_unit_test(test_soft_hyphen),
        cmocka_unit_test(test_too_wide),       cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_fallback),       cmocka_unit_test(test_no_patterns),
        cmocka_unit_test(test_russian),        cmocka_unit_test(test_arabic),
        cmocka_unit_test(test_bidi_runs),      cmocka_unit_test(test_joined_spans),
    };
    return cmocka_run_group_tests(tests, open_shop, close_shop);
}
