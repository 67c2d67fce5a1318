// shop.c: fonts loaded once for a group of tests; what every line must keep.
#include "support/shop.h"

#include <stdlib.h>

#include "support/test.h"

static int32_t load(Shop *shop, const char *family, const char *face) {
    int32_t font =
        font_set_load(shop->fonts, text_of(family), text_of(face), (Place){0}, shop->diagnostics);
    assert_true(font >= 0);
    return font;
}

// in 1/1000, at the start and the end: '-' 0 600, '.' and ',' 0 500, T 100 80, “ 400 0, ” 0 400
static const OpticalMargins *make_margins(Shop *shop) {
    FontHangs *hangs = arena_new_of(shop->arena, FontHangs);
    OpticalMargins *margins = arena_new_of(shop->arena, OpticalMargins);
    hangs->ascii['-'] = (Hang){0, 600};
    hangs->ascii['.'] = hangs->ascii[','] = (Hang){0, 500};
    hangs->ascii['T'] = (Hang){100, 80};
    *array_add(shop->arena, &hangs->others) = (CharacterHang){0x2010, {0, 600}};
    *array_add(shop->arena, &hangs->others) = (CharacterHang){0x201c, {400, 0}};
    *array_add(shop->arena, &hangs->others) = (CharacterHang){0x201d, {0, 400}};
    margins->font_count = shop->fonts->fonts.count;
    margins->fonts = arena_array_of(shop->arena, (size_t)margins->font_count, const FontHangs *);
    margins->fonts[shop->serif] = margins->fonts[shop->garamond] = hangs;
    return margins;
}

int shop_open(void **state) {
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
    shop->margins = make_margins(shop);
    shop->setter = typesetter_new(shop->fonts);
    *state = shop;
    return 0;
}

int shop_close(void **state) {
    Shop *shop = *state;
    typesetter_free(shop->setter);
    font_set_free(shop->fonts);
    arena_free(shop->arena);
    free(shop);
    return 0;
}

Style shop_style(void) {
    return (Style){.size = 10000,
                   .leading = 13000,
                   .align = ALIGN_JUSTIFY,
                   .hyphenate = true,
                   .hyphen_least = 5,
                   .hyphen_before = 2,
                   .hyphen_after = 3,
                   .hyphen_row = 2,
                   .space_least = 800,
                   .space_best = 1000,
                   .space_most = 1400};
}

Span shop_span(const Shop *shop, const char *text) {
    return (Span){.text = text_of(text),
                  .place = {TEXT("a.yaml"), 7, 5},
                  .font = shop->serif,
                  .size = 10000,
                  .paint = {0, 1000},
                  .language = TEXT("en-GB"),
                  .tag = 1};
}

Setting shop_set_spans(Shop *shop, const Style *style, const Span *spans, int32_t count,
                       Unit width) {
    ParagraphInput input = {.spans = spans,
                            .span_count = count,
                            .style = style,
                            .language = TEXT("en-GB"),
                            .widths = &width,
                            .width_count = 1};
    return paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
}

Setting shop_set(Shop *shop, const Style *style, const char *text, Unit width) {
    Span span = shop_span(shop, text);
    return shop_set_spans(shop, style, &span, 1, width);
}

// ---- what every setting must keep ----------------------------------------------------------------

static Unit run_width(const Run *run) {
    return text_item_width(&run->text);
}

// Does the line end with a space of its own? Its glyph stands first or last among the line's glyphs.
static bool has_trailing_space(const Line *line, bool rtl) {
    const TextItem *text = &line->runs[rtl ? 0 : line->run_count - 1].text;
    return text->source.at[text->glyphs[rtl ? 0 : text->glyph_count - 1].cluster] == ' ';
}

// runs touch one another; all glyphs but the trailing space fill the line's width
static void check_sums(const Line *line, bool rtl) {
    bool trails = has_trailing_space(line, rtl);
    Unit x = rtl && trails ? -line->runs[0].text.glyphs[0].advance : 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        assert_int_equal(line->runs[r].text.origin.x, x);
        x += run_width(&line->runs[r]);
    }
    if (trails && !rtl) { // where the last glyph that is seen ends
        TextItem seen = line->runs[line->run_count - 1].text;
        x -= text_item_width(&seen);
        seen.glyph_count--;
        x += text_item_width(&seen);
    }
    assert_int_equal(x, line->width);
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

void shop_check(const Setting *setting, bool rtl) {
    for (int32_t i = 0; i < setting->line_count; i++) {
        check_sums(&setting->lines[i], rtl);
        for (int32_t r = 0; r < setting->lines[i].run_count; r++)
            check_clusters(&setting->lines[i].runs[r].text);
    }
}

static int compare_sources(const void *left, const void *right) {
    const Text *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

// A line's text in logical order; an added hyphen shows as the mark.
void shop_add_line(Buffer *out, const Line *line, const char *mark) {
    Text *parts = calloc((size_t)line->run_count, sizeof *parts);
    Text last = {0};
    int32_t count = 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        Text source = line->runs[r].text.source;
        if (text_ends(source, "\u00ad"))
            last = text_part(source, 0, source.size - 2); // a copy of its own: it stands last
        else parts[count++] = source;
    }
    qsort(parts, (size_t)count, sizeof *parts, compare_sources);
    for (int32_t i = 0; i < count; i++) buffer_text(out, parts[i]);
    if (last.at) buffer_text(out, last), buffer_string(out, mark);
    free(parts);
}

Text shop_text(Shop *shop, const Setting *setting, const char *mark, const char *line_end) {
    Buffer out = {0};
    for (int32_t i = 0; i < setting->line_count; i++) {
        shop_add_line(&out, &setting->lines[i], mark);
        buffer_string(&out, line_end);
    }
    Text text = text_copy(shop->arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

void shop_expect(Text got, const char *wanted) {
    if (!text_is(got, wanted)) print_message("got:\n%.*s\nwanted:\n%s\n", TEXT_ARG(got), wanted);
    assert_true(text_is(got, wanted));
}

bool shop_has_rule(const Shop *shop, const char *rule, int32_t line, int32_t column) {
    for (int32_t i = 0; i < shop->diagnostics->all.count; i++) {
        const Diagnostic *d = &shop->diagnostics->all.at[i];
        if (text_is(d->rule, rule) &&
            (!line || (d->place.line == line && d->place.column == column)))
            return true;
    }
    return false;
}

int32_t shop_count_rule(const Shop *shop, const char *rule) {
    int32_t count = 0;
    for (int32_t i = 0; i < shop->diagnostics->all.count; i++)
        count += text_is(shop->diagnostics->all.at[i].rule, rule);
    return count;
}
