// paragraph.c: from copy to lines: boxes.c makes boxes, glue and penalties of it, breaks.c chooses among the
// breaks, line.c makes the lines. Here: the typesetter's own state, the measures, and what is reported.
#include "layout/paragraph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "layout/balance.h"

enum {
    FIRST_RATIO = 600, // left without hyphens if no line is looser: 1/1000 of the limit
    RAGGED_PART = 5,   // a ragged line may stop short by this part of the measure
    WORDS_MOST = 24 << 20, WORDS_AT_REST = 1 << 20, // bytes of words that the shaper may keep
};

static Typesetter *new_setter(FontSet *fonts, Hyphenator *hyphenator) {
    Typesetter *setter = memory_new(sizeof *setter);
    *setter = (Typesetter){.fonts = fonts, .hyphenator = hyphenator, .arena = arena_new()};
    setter->shaper = shaper_new(fonts);
    setter->divider = divider_new(setter->shaper, hyphenator);
    setter->breaker = breaker_new();
    copy_open(&setter->copy, setter->arena);
    return setter;
}

Typesetter *typesetter_new(FontSet *fonts) {
    Typesetter *setter = new_setter(fonts, hyphenator_new());
    setter->owns_hyphenator = true;
    return setter;
}

Typesetter *typesetter_new_beside(const Typesetter *first) {
    return new_setter(first->fonts, first->hyphenator);
}

void typesetter_free(Typesetter *setter) {
    if (!setter) return;
    copy_close(&setter->copy);
    breaker_free(setter->breaker);
    divider_free(setter->divider);
    shaper_free(setter->shaper);
    if (setter->owns_hyphenator) hyphenator_free(setter->hyphenator);
    arena_free(setter->arena);
    free(setter);
}

void typesetter_rest(Typesetter *setter) {
    shaper_trim(setter->shaper, WORDS_AT_REST);
}

// ---- lines ---------------------------------------------------------------------------------------

static void find_widths(Typesetter *setter, const ParagraphInput *input) {
    Unit indent = input->first_indent ? input->style->first_indent : 0;
    int32_t count = input->width_count + (input->width_count == 1 && indent);
    setter->widths.count = 0;
    for (int32_t i = 0; i < count; i++)
        *array_add(setter->arena, &setter->widths) =
            input->widths[i < input->width_count ? i : input->width_count - 1];
    setter->widths.at[0] -= indent;
}

// What the paragraph's lines may do at their edges and to their letters. Where text runs from right to left
// nothing hangs out and no letter is expanded; nor are ragged lines.
static void find_finesse(Typesetter *setter, const Style *style) {
    bool plain = !setter->copy.rtl && !setter->copy.levels;
    bool justified = style->align == ALIGN_JUSTIFY;
    const OpticalMargins *margins = plain ? style->margins : NULL;
    setter->start_margins = justified || style->align == ALIGN_START ? margins : NULL;
    setter->end_margins = justified || style->align == ALIGN_END ? margins : NULL;
    setter->expand_least = plain && justified ? style->expand_least : 0;
    setter->expand_most = plain && justified ? style->expand_most : 0;
}

static Unit least_width(const Typesetter *setter) {
    Unit least = setter->widths.at[0];
    for (int32_t i = 1; i < setter->widths.count; i++)
        if (setter->widths.at[i] < least) least = setter->widths.at[i];
    return least;
}

// a last line is stranded below three ems, or when a word of less than four letters stands alone on it
static Unit find_last_least(const Typesetter *setter) {
    const Copy *copy = &setter->copy;
    const Piece *last = array_last(&copy->pieces);
    Unit least = 3 * last->style->key.size, width = 0;
    if (least > setter->widths.at[0] / 4) least = setter->widths.at[0] / 4;
    if (last->word && !(last->word->traits & WORD_LONG_ENOUGH))
        for (int32_t i = copy->pieces.count; i-- > 0 && copy->pieces.at[i].word;)
            width += copy->pieces.at[i].word->width;
    return width >= least ? width + 1 : least;
}

static Unit line_measure(const Typesetter *setter, int32_t line) {
    return setter->widths.at[line < setter->widths.count ? line : setter->widths.count - 1];
}

static BreakResult find_breaks(Typesetter *setter, const ParagraphInput *input, bool outlines) {
    boxes_make(setter);
    if (boxes_find_too_wide(setter, least_width(setter))) boxes_make(setter);
    BreakInput breaks = {.items = setter->items.at,
                         .count = setter->items.count,
                         .widths = setter->widths.at,
                         .width_count = setter->widths.count,
                         .hyphen_row = input->style->hyphen_row,
                         .start = -setter_hang_start(setter, 0),
                         .looseness = input->looseness,
                         .outlines = outlines};
    if (input->style->hyphenate) breaks.first_ratio = FIRST_RATIO;
    breaks.last_least = find_last_least(setter);
    if (input->style->align != ALIGN_JUSTIFY) breaks.ragged = input->widths[0] / RAGGED_PART;
    BreakResult result = breaks_find(setter->breaker, &breaks);
    return input->style->balance && breaks.ragged ? balance_breaks(setter, &breaks, result) : result;
}

static void report_line(Typesetter *setter, const Line *line) {
    bool justified = setter->copy.input->style->align == ALIGN_JUSTIFY;
    int32_t most = breaks_tolerance(&(BreakInput){0}, PASS_LOOSE);
    if (line->overset)
        diagnostics_add(
            setter->diagnostics, SEVERITY_WARNING, line->from, "overset-line",
            "a word is wider than its line and is broken between two letters; a shorter "
            "word, or a soft hyphen where it may be divided, mends it");
    else if (justified && line->ratio > most)
        diagnostics_add(
            setter->diagnostics, SEVERITY_WARNING, line->from, "loose-line",
            "the spaces of this line are wider than the style allows; other words here mend it");
}

static void make_lines(Typesetter *setter, Arena *arena, const BreakResult *broken,
                       Setting *setting) {
    const ParagraphInput *input = setter->copy.input;
    setting->lines = arena_array_of(arena, (size_t)broken->line_count, Line);
    setting->line_count = broken->line_count;
    const Cut *from = NULL;
    for (int32_t i = 0; i < broken->line_count; i++) {
        const BreakLine *line = &broken->lines[i];
        const BreakItem *item = &setter->items.at[line->item];
        bool forced = item->kind == BREAK_PENALTY && item->penalty <= BREAK_FORCED;
        LineJob job = {
            .from = from, .to = &setter->cuts.at[line->item], .measure = line_measure(setter, i)};
        job.indent = i == 0 && input->first_indent ? input->style->first_indent : 0;
        job.justified = input->style->align == ALIGN_JUSTIFY && !forced;
        job.ratio = line->ratio;
        job.demerits = line->demerits;
        job.overfull = line->overfull;
        line_make(setter, arena, &job, &setting->lines[i]);
        report_line(setter, &setting->lines[i]);
        from = job.to;
    }
}

static void make_outline(Typesetter *setter, Arena *arena, const BreakOutline *found,
                         Outline *outline) {
    *outline = (Outline){.met = found->met};
    if (!found->met) return;
    bool *hyphenated = arena_array_of(arena, (size_t)found->line_count, bool);
    for (int32_t i = 0; i < found->line_count; i++)
        hyphenated[i] = setter->cuts.at[found->lines[i].item].hyphen;
    outline->line_count = found->line_count;
    outline->demerits = found->demerits;
    outline->hyphenated = hyphenated;
}

// ---- diagnostics ---------------------------------------------------------------------------------

static void report_missing(Typesetter *setter) {
    Copy *copy = &setter->copy;
    for (int32_t i = 0; i < copy->pieces.count; i++) {
        const Piece *piece = &copy->pieces.at[i];
        if (!piece->word || !(piece->word->traits & WORD_MISSING)) continue;
        size_t at = 0;
        uint32_t c;
        while (shaper_find_missing(setter->shaper, piece->style, piece->word->text, &at, &c)) {
            char bytes[4];
            size_t size = text_encode(c, bytes);
            Place place = copy_place(copy, piece->from + (int32_t)(at - size));
            const Font *font = &setter->fonts->fonts.at[piece->style->key.font];
            diagnostics_add(setter->diagnostics, SEVERITY_ERROR, place, "missing-glyph",
                            "neither %.*s nor a fallback font has the character U+%04X '%.*s'",
                            TEXT_ARG(font->family), c, (int)size, bytes);
        }
    }
}

// one note for each language, whichever paragraph comes first; it has no place, so that it stays one
static void note_language(Typesetter *setter, Text language) {
    if (hyphenator_knows(setter->hyphenator, language)) return;
    Arena *arena = arena_new();
    Text note = text_print(arena, "no hyphenation patterns for '%.*s' are installed; its text is not divided",
                           TEXT_ARG(language));
    bool noted = false;
    for (int32_t i = 0; i < setter->diagnostics->all.count && !noted; i++)
        noted = text_equal(setter->diagnostics->all.at[i].message, note);
    if (!noted)
        diagnostics_add(setter->diagnostics, SEVERITY_NOTE, (Place){0}, "no-hyphenation", "%.*s", TEXT_ARG(note));
    arena_free(arena);
}

static void note_languages(Typesetter *setter) {
    const Copy *copy = &setter->copy;
    Text last = {0};
    if (!copy->input->style->hyphenate) return;
    for (int32_t i = 0; i < copy->pieces.count; i++) {
        const ShapeStyle *style = copy->pieces.at[i].style;
        if (!copy->pieces.at[i].word || style->joined || text_equal(style->key.language, last))
            continue;
        last = style->key.language;
        if (last.size) note_language(setter, last);
    }
}

Setting paragraph_set_outlined(Typesetter *setter, Arena *arena, const ParagraphInput *input,
                               Outline outlines[2], Diagnostics *diagnostics) {
    Setting setting = {.met = true};
    assert(input->width_count > 0 && !(outlines && input->looseness));
    if (outlines) outlines[0] = outlines[1] = (Outline){0};
    setter->diagnostics = diagnostics;
    shaper_trim(setter->shaper, WORDS_MOST);
    shaper_report_to(setter->shaper, diagnostics);
    copy_take(&setter->copy, input, setter->shaper, arena);
    if (!setter->copy.pieces.count) return setting;
    report_missing(setter);
    note_languages(setter);
    find_widths(setter, input);
    find_finesse(setter, input->style);
    BreakResult broken = find_breaks(setter, input, outlines != NULL);
    make_lines(setter, arena, &broken, &setting);
    for (int32_t i = 0; outlines && i < 2; i++)
        make_outline(setter, arena, &broken.outlines[i], &outlines[i]);
    setting.fewer = broken.fewer;
    setting.more = broken.more;
    setting.demerits = broken.demerits;
    setting.met = broken.met;
    return setting;
}

Setting paragraph_set(Typesetter *setter, Arena *arena, const ParagraphInput *input,
                      Diagnostics *diagnostics) {
    return paragraph_set_outlined(setter, arena, input, NULL, diagnostics);
}
