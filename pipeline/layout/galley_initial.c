// galley_initial.c: the large letter that an article begins with.
//
// As high as some lines: from the capitals of the first to the baseline of the last. Its outline, not its box, is flush
// with the column, but for what the layout lets hang out; the lines beside it keep a gap from the outline, the first one,
// which goes on with its word, less where the layout says so. The letter stays part of that word: see page.c.
#include "layout/galley_inside.h"
#include "layout/letter.h"
#include "layout/margins.h"

// the style drop-cap in the size that makes it so high
static const Style *make_style(const GalleyBuilder *builder, const Style *text) {
    const Template *template = builder->input->template;
    const Style *named = template_find_style(template, TEXT("drop-cap"));
    Style *style = arena_copy(builder->arena, named ? named : text, sizeof *style);
    const Font *font = &builder->input->fonts->fonts.at[style->font];
    int64_t height = (int64_t)(template->drop_cap.lines - 1) * template->grid +
                     galley_cap_height(builder->input->fonts, text);
    if (font->cap_height > 0) style->size = (Unit)(height * font->units_per_em / font->cap_height);
    style->align = ALIGN_START;
    style->margins = NULL;
    return style;
}

static Hang find_fit(const DropCapRules *rules, Text letters) {
    uint32_t last = 0;
    for (size_t at = 0; at < letters.size;) last = text_next(letters, &at);
    for (int32_t i = 0; i < rules->fit.count; i++) {
        const HangEntry *entry = &rules->fit.at[i];
        for (size_t at = 0; entry->sides.count == 2 && at < entry->characters.size;)
            if (text_next(entry->characters, &at) == last)
                return (Hang){(int16_t)entry->sides.at[0], (int16_t)entry->sides.at[1]};
    }
    return (Hang){0};
}

static Unit from_font(const GalleyBuilder *builder, const TextItem *text, int32_t units) {
    const Font *font = &builder->input->fonts->fonts.at[text->font];
    return (Unit)((int64_t)units * text->size / font->units_per_em);
}

// false: it has no outline, or several runs
static bool place_letter(const GalleyBuilder *builder, Initial *initial) {
    const DropCapRules *rules = &builder->input->template->drop_cap;
    if (initial->setting.line_count != 1 || initial->setting.lines[0].run_count != 1) return false;
    const TextItem *text = &initial->setting.lines[0].runs[0].text;
    const Font *font = &builder->input->fonts->fonts.at[text->font];
    FontInk first, last;
    int32_t count = text->glyph_count;
    if (!count || !font_find_ink(font, text->glyphs[0].gid, &first)) return false;
    if (!font_find_ink(font, text->glyphs[count - 1].gid, &last)) return false;
    Unit end = text_item_width(text) - text->glyphs[count - 1].advance + from_font(builder, text, last.right);
    Unit start = from_font(builder, text, first.left), width = end - start;
    bool deep = from_font(builder, text, last.foot) < -builder->input->template->grid / 4;
    initial->beside = initial->lines + deep;
    Hang fit = find_fit(rules, initial->letters);
    initial->left = -start - (Unit)((int64_t)width * fit.start / 1000);
    initial->indent = initial->left + end + rules->gap;
    initial->first = initial->indent - (Unit)((int64_t)width * fit.end / 1000);
    return width > 0 && initial->first > 0 && initial->indent < builder->measure / 2;
}

// the letters that are left begin a word, or go on with it
static void cut_span(Span *span, size_t size) {
    span->place.column += (int32_t)text_length(text_part(span->text, 0, size));
    span->text = text_part(span->text, size, span->text.size);
}

void galley_take_initial(GalleyBuilder *builder, int32_t tag) {
    Spans spans = builder->spans.spans;
    const Style *text_style = builder->spans.style;
    builder->opening = false;
    size_t size = spans.count ? letter_find_first(spans.at[0].text) : 0;
    if (!size || builder->strip.beside || text_style->leading != builder->input->template->grid) return;
    Text rest = text_part(spans.at[0].text, size, spans.at[0].text.size);
    Initial *initial = arena_new_of(builder->arena, Initial);
    initial->lines = builder->input->template->drop_cap.lines;
    initial->letters = text_part(spans.at[0].text, 0, size);
    builder->spans.style = make_style(builder, text_style);
    builder->spans.spans = (Spans){0};
    spans_add_text(&builder->spans, initial->letters, spans.at[0].place, tag);
    initial->setting = galley_set_spans(builder, builder->measure, false, DIRECTION_LTR);
    builder->spans.style = text_style;
    builder->spans.spans = spans;
    if (!initial->lines || !place_letter(builder, initial)) return;
    if (text_starts(rest, " ")) { // a word of one letter
        initial->letters = text_print(builder->arena, "%.*s ", TEXT_ARG(initial->letters));
        initial->first = initial->indent;
    }
    cut_span(&builder->spans.spans.at[0], size);
    builder->initial = initial;
}

void galley_return_initial(GalleyBuilder *builder) {
    Span *span = &builder->spans.spans.at[0];
    size_t size = letter_find_first(builder->initial->letters);
    if (!size) size = builder->initial->letters.size;
    span->place.column -= (int32_t)text_length(text_part(builder->initial->letters, 0, size));
    span->text = text_print(builder->arena, "%.*s%.*s", (int)size, builder->initial->letters.at, TEXT_ARG(span->text));
    builder->initial = NULL;
}

bool galley_wants_initial(const GalleyBuilder *builder) {
    switch (builder->input->article->drop_cap) {
    case DROP_CAP_YES: return true;
    case DROP_CAP_NO: return false;
    case DROP_CAP_AUTO: break;
    }
    return builder->galley->master->drop_cap;
}

void galley_check_initial(const GalleyBuilder *builder) {
    const Article *article = builder->input->article;
    const Galley *galley = builder->galley;
    if (article->drop_cap != DROP_CAP_YES) return;
    for (int32_t i = 0; i < galley->blocks.count; i++)
        if (galley->blocks.at[i].pieces.count && galley->blocks.at[i].pieces.at[0].initial) return;
    diagnostics_add(builder->input->diagnostics, SEVERITY_WARNING, article->place, "drop-cap",
                    "no large letter: the article does not begin with a paragraph of at least %d lines, on the grid and "
                    "beside no figure, whose first character is a letter; leave 'drop-cap' out",
                    builder->input->template->drop_cap.lines);
}
