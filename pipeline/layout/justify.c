// justify.c: a line's slack is given out.
//
// Letters give by expansion (one scale a line, in steps of 5/10,000) and by letterspacing, spaces by their
// width: each in proportion to what the style lets it give, as the breaker reckoned; beyond these limits the
// spaces take the rest. A scale multiplies all advances of a run (text_item_width), so the other two are
// reckoned before it: a line of scale s fills measure / s. What rounding to whole millipoints then leaves is
// put into a space; some sums no scale above 1 can reach, so the scale may yield by 1/10,000. (Hàn Thế Thành,
// 2000.) Unit: millipoint.
#include "layout/justify.h"

#include <stdlib.h>

enum { WHOLE = 10000, STEP = 5 };

// ---- measuring -----------------------------------------------------------------------------------

static void measure_space(const Style *style, const ShapeStyle *shape, Unit advance, Fit *fit) {
    fit->natural += advance;
    fit->stretch += style_stretch(style, shape);
    fit->shrink += style_shrink(style, shape);
    fit->tracking = 0;
}

static void measure_word(const Copy *copy, const ShapeStyle *shape, const Word *word, Fit *fit) {
    const Style *style = copy->input->style;
    Unit tracking = style_letter(shape, style->tracking);
    if (word->clusters && !copy->levels) fit->tracking = tracking;
    Unit width = word->width + word->clusters * tracking;
    fit->natural += width;
    if (shape->joined) fit->joined = true;
    if (shape->joined) return;
    fit->words += width;
    fit->clusters += word->clusters;
    int64_t clusters = word->clusters;
    fit->letters_more += clusters * style_letter(shape, style->letter_most > 0 ? style->letter_most : 0);
    fit->letters_less -= clusters * style_letter(shape, style->letter_least < 0 ? style->letter_least : 0);
}

static void measure_hangs(const Typesetter *setter, Fit *fit) {
    int32_t last = setter->parts.count - 1;
    while (last >= 0 && setter->parts.at[last].trails) last--;
    if (last < 0) return;
    const Word *first = setter->parts.at[0].word, *end = setter->parts.at[last].word;
    if (first) fit->hang_start = margins_start(setter->start_margins, first, 0);
    if (end) fit->hang_end = margins_end(setter->end_margins, end, (int32_t)end->text.size);
}

void justify_measure(const Typesetter *setter, Fit *fit) {
    const Copy *copy = &setter->copy;
    for (int32_t i = 0; i < setter->parts.count; i++) {
        const LinePart *part = &setter->parts.at[i];
        const ShapeStyle *shape = copy->pieces.at[part->piece].style;
        if (part->trails) continue;
        if (part->word) measure_word(copy, shape, part->word, fit);
        else measure_space(copy->input->style, shape, part->advance, fit);
    }
    fit->natural -= fit->tracking;
    measure_hangs(setter, fit);
}

// ---- sharing -------------------------------------------------------------------------------------

// the part of slack, of either sign, that falls to one of the givers; never beyond what it can give
static int64_t share(int64_t slack, int64_t gives, int64_t others) {
    if (gives <= 0) return 0;
    int64_t part = slack * gives / (gives + others);
    return part > gives ? gives : part < -gives ? -gives : part;
}

static int64_t letters_give(const Fit *fit, bool wider) {
    return wider ? fit->letters_more : fit->letters_less;
}

// A step too little leaves the rest to the spaces; where none can shrink it is a step too much, lest the line
// is too long.
static int32_t choose_scale(const Typesetter *setter, const Fit *fit, Unit slack) {
    bool wider = slack > 0;
    int64_t spaces = wider ? fit->stretch : fit->shrink;
    int32_t limit = wider ? setter->expand_most : setter->expand_least;
    int64_t gives = fit->words * abs(limit) / 1000;
    if (fit->joined || gives <= 0) return WHOLE;
    int64_t more = share(slack, gives, letters_give(fit, wider) + spaces) * WHOLE;
    int32_t scale = (int32_t)(more / fit->words) / STEP * STEP;
    if (!wider && !spaces && scale > 10 * limit) scale -= STEP;
    return WHOLE + scale;
}

// shares the rest out among the spaces by running totals, so that nothing is lost to rounding
static bool fill_spaces(Typesetter *setter, const Fit *fit, Unit rest) {
    const Copy *copy = &setter->copy;
    const Style *style = copy->input->style;
    int64_t whole = rest > 0 ? fit->stretch : fit->shrink, seen = 0, given = 0;
    for (int32_t i = 0; i < setter->parts.count; i++) {
        LinePart *part = &setter->parts.at[i];
        if (part->word || part->trails) continue;
        const ShapeStyle *shape = copy->pieces.at[part->piece].style;
        seen += rest > 0 ? style_stretch(style, shape) : style_shrink(style, shape);
        int64_t due = whole ? rest * seen / whole : 0;
        part->advance = line_space(setter, part->piece) + (Unit)(due - given);
        given = due;
    }
    return whole || !rest;
}

void justify_parts(Typesetter *setter, const LineJob *job, Fit *fit) {
    Unit target = job->measure + fit->hang_start + fit->hang_end, slack = target - fit->natural;
    bool filled = setter->copy.input->style->align == ALIGN_JUSTIFY && !job->overfull &&
                  (slack < 0 || job->justified);
    fit->width = fit->natural;
    if (!filled || !slack) fit->scale = WHOLE;
    if (!filled || !slack) return;
    if (!fit->scale) fit->scale = choose_scale(setter, fit, slack);
    slack = (Unit)(((int64_t)target * WHOLE + fit->scale - 1) / fit->scale) - fit->natural;
    bool wider = slack > 0;
    fit->letters = (Unit)share(slack, letters_give(fit, wider), wider ? fit->stretch : fit->shrink);
    fit->width += fit->letters;
    fit->exact = fill_spaces(setter, fit, slack - fit->letters);
    if (fit->exact) fit->width = target;
}

// ---- exact sums ----------------------------------------------------------------------------------

static Unit visible_width(const TextItem *text, bool trails) {
    TextItem visible = *text;
    visible.glyph_count -= trails;
    return text_item_width(&visible);
}

// Widens or narrows a run's first space by what is missing, and returns what still is.
static Unit nudge_run(TextItem *text, bool trails, Unit missing) {
    int32_t at = 0, end = text->glyph_count - trails;
    while (at < end && text->source.at[text->glyphs[at].cluster] != ' ') at++;
    if (at == end) return missing;
    Unit by = missing > 0 ? 1 : -1;
    while (missing) {
        Unit before = visible_width(text, trails);
        text->glyphs[at].advance += by;
        Unit moved = visible_width(text, trails) - before;
        if (moved * by > missing * by) { // a step over the sum
            text->glyphs[at].advance -= by;
            break;
        }
        missing -= moved;
    }
    return missing;
}

bool justify_settle(Fit *fit, Run *runs, int32_t count, bool trails) {
    Unit missing = fit->width, x = 0;
    if (fit->scale == WHOLE) return true;
    for (int32_t i = 0; i < count; i++) {
        runs[i].text.scale = fit->scale;
        missing -= visible_width(&runs[i].text, trails && i + 1 == count);
    }
    if (!fit->exact) fit->width -= missing, missing = 0; // nothing but letters
    for (int32_t i = 0; i < count && missing; i++)
        missing = nudge_run(&runs[i].text, trails && i + 1 == count, missing);
    if (missing) fit->scale += fit->scale > WHOLE ? -1 : 1;
    if (missing) return false;
    for (int32_t i = 0; i < count; i++) {
        runs[i].text.origin.x = x;
        x += text_item_width(&runs[i].text);
    }
    return true;
}
