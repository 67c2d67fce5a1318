// copyfit.c: where few characters save or gain a line, found by trying.
//
// A trial cuts whole words from a paragraph at its end, from its first third on, and from its second (or says
// so many words twice there), and sets what is left. An advice holds at all three places, for its number of
// characters and for a word or two more, both for the paragraph as it is set best and at its shortest (to gain
// a line: longest): whichever of its settings the pages take, a line is saved. More than a line's worth is
// never advised. Only the article's own paragraphs are tried, without notes, printed page numbers and forced
// line ends: no titles, quotations, captions or signatures.
#include "layout/copyfit.h"

enum {
    ADVICES_MOST = 5,
    PLACES = 3,
    MARGIN = 12,            // characters beyond an advice's number for which it is tried too
    RETRIES = 4, RETRY_STEP = 4, // characters more, where a number does not hold
    LINES_LEAST = 2         // of a paragraph
};

// Bytes of a paragraph's spans, counted through.
typedef struct {
    int32_t from, to;
} Range;

typedef ARRAY(Range) Ranges;
typedef ARRAY(int32_t) Numbers;

typedef struct {
    int32_t best, least, most; // lines
} Lines;

typedef struct {
    Place place;
    int32_t characters;
} Advice;

typedef struct {
    Typesetter *setter;
    Arena *scratch;
    bool cut;               // else words are added
    int32_t wanted;         // advices
    Advice advices[ADVICES_MOST + 1]; // cheapest first
    int32_t count;
    // the paragraph at hand
    const ParagraphInput *input;
    Ranges words;
    Numbers sums;           // characters of all words before each, a space behind each
    Lines lines;
    int32_t line_worth;     // characters of a line, on average
} Copyfit;

// ---- words ---------------------------------------------------------------------------------------

static bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void add_word(Copyfit *fit, Range word, int32_t characters) {
    int32_t before = fit->sums.count ? *array_last(&fit->sums) : 0;
    if (!fit->sums.count) *array_add(fit->scratch, &fit->sums) = 0;
    *array_add(fit->scratch, &fit->words) = word;
    *array_add(fit->scratch, &fit->sums) = before + characters + 1;
}

static void find_words(Copyfit *fit) {
    int32_t at = 0, start = -1, characters = 0;
    fit->words.count = fit->sums.count = 0;
    for (int32_t i = 0; i < fit->input->span_count; i++) {
        Text text = fit->input->spans[i].text;
        for (size_t k = 0; k < text.size; k++, at++) {
            if (is_white(text.at[k])) {
                if (start >= 0) add_word(fit, (Range){start, at}, characters);
                start = -1;
                continue;
            }
            if (start < 0) start = at, characters = 0;
            characters += ((unsigned char)text.at[k] & 0xc0) != 0x80;
        }
    }
    if (start >= 0) add_word(fit, (Range){start, at}, characters);
}

// ---- trials --------------------------------------------------------------------------------------

typedef ARRAY(Span) SpanList;

static void add_range(Arena *arena, const ParagraphInput *input, Range range, SpanList *into) {
    int32_t at = 0;
    for (int32_t i = 0; i < input->span_count; i++) {
        const Span *span = &input->spans[i];
        int32_t size = (int32_t)span->text.size, from = range.from - at, to = range.to - at;
        if (from < 0) from = 0;
        if (to > size) to = size;
        if (from < to) {
            Span *part = array_add(arena, into);
            *part = *span;
            part->text = text_part(span->text, (size_t)from, (size_t)to);
        }
        at += size;
    }
}

static Lines set_lines(const Copyfit *fit, const ParagraphInput *input) {
    Outline outlines[2];
    Diagnostics *unheard = diagnostics_new(fit->scratch);
    Setting setting = paragraph_set_outlined(fit->setter, fit->scratch, input, outlines, unheard);
    Lines lines = {setting.line_count, setting.line_count, setting.line_count};
    if (outlines[0].met) lines.least = outlines[0].line_count;
    if (outlines[1].met) lines.most = outlines[1].line_count;
    return lines;
}

// do `count` words from `first` on make a line's difference?
static bool try_words(const Copyfit *fit, int32_t first, int32_t count) {
    ArenaMark mark = arena_mark(fit->scratch);
    int32_t words = fit->words.count, end = fit->words.at[words - 1].to;
    bool last = first + count >= words;
    Range head = {0, fit->cut && last ? fit->words.at[first - 1].to : fit->words.at[first].from};
    Range tail = {last ? end : fit->words.at[first + count].from, end};
    SpanList spans = {0};
    if (!fit->cut) head.to = end, tail.from = fit->words.at[first].from; // said twice, at the end
    if (!fit->cut && !last) head.to = fit->words.at[first + count].from;
    add_range(fit->scratch, fit->input, head, &spans);
    if (!fit->cut && last) { // a space between
        Span *space = array_add(fit->scratch, &spans);
        *space = fit->input->spans[fit->input->span_count - 1];
        space->text = TEXT(" ");
    }
    add_range(fit->scratch, fit->input, tail, &spans);
    ParagraphInput input = *fit->input;
    input.spans = spans.at;
    input.span_count = spans.count;
    Lines lines = set_lines(fit, &input);
    arena_rewind(fit->scratch, mark);
    if (fit->cut) return lines.best == fit->lines.best - 1 && lines.least == fit->lines.least - 1;
    return lines.best == fit->lines.best + 1 && lines.most == fit->lines.most + 1;
}

// of the words cut at a place: at the end the last `count`
static int32_t first_word(const Copyfit *fit, int32_t place, int32_t count) {
    return place ? fit->words.count * place / PLACES : fit->words.count - count;
}

// characters of `count` words cut at a place; INT32_MAX: there are not so many
static int32_t characters_of(const Copyfit *fit, int32_t place, int32_t count) {
    int32_t first = first_word(fit, place, count);
    if (first <= 0 || first + count > fit->words.count) return INT32_MAX;
    return fit->sums.at[first + count] - fit->sums.at[first];
}

// the least number of characters that make a line's difference at a place; INT32_MAX: none up to `most`
static int32_t find_at(const Copyfit *fit, int32_t place, int32_t most) {
    for (int32_t count = 1; characters_of(fit, place, count) <= most; count++)
        if (try_words(fit, first_word(fit, place, count), count)) return characters_of(fit, place, count);
    return INT32_MAX;
}

// does a number of characters hold at a place: for the first trial that reaches it, and those up to MARGIN
// more?
static bool holds_at(const Copyfit *fit, int32_t place, int32_t characters) {
    int32_t first = INT32_MAX, these;
    for (int32_t count = 1; (these = characters_of(fit, place, count)) < INT32_MAX; count++) {
        if (these < characters) continue;
        if (first == INT32_MAX) first = these;
        if (these > first + MARGIN) return true;
        if (!try_words(fit, first_word(fit, place, count), count)) return false;
    }
    return first < INT32_MAX;
}

static bool holds(const Copyfit *fit, int32_t characters) {
    for (int32_t place = 0; place < PLACES; place++)
        if (!holds_at(fit, place, characters)) return false;
    return true;
}

// the number that holds at all places; INT32_MAX: none, or none that is better than the advices there are
static int32_t find_characters(const Copyfit *fit) {
    int32_t most = fit->line_worth, found = 0;
    if (fit->count == fit->wanted && fit->advices[fit->count - 1].characters <= most)
        most = fit->advices[fit->count - 1].characters - 1;
    for (int32_t place = 0; place < PLACES && found <= most; place++) {
        int32_t here = find_at(fit, place, most);
        if (here > found) found = here;
    }
    for (int32_t i = 0; i < RETRIES && found <= most; i++, found += RETRY_STEP)
        if (holds(fit, found)) return found;
    return INT32_MAX;
}

// ---- paragraphs ----------------------------------------------------------------------------------

// is there a paragraph of the article's own words at a place?
static bool is_copy(const Node *node, Place place) {
    for (; node; node = node->next) {
        if (node->kind == NODE_QUOTE || node->kind == NODE_PULL_QUOTE || node->kind == NODE_NOTE) continue;
        bool here = node->place.line == place.line && node->place.column == place.column;
        if (here && node->kind == NODE_PARAGRAPH) return text_equal(node->place.file, place.file);
        if (node->kind != NODE_PARAGRAPH && is_copy(node->first, place)) return true;
    }
    return false;
}

static bool is_plain(const ParagraphInput *input) {
    for (int32_t i = 0; i < input->span_count; i++)
        if (input->spans[i].together || input->spans[i].line_break) return false;
    return input->span_count > 0;
}

static void add_advice(Copyfit *fit, Advice advice) {
    int32_t at = fit->count;
    for (; at > 0 && fit->advices[at - 1].characters > advice.characters; at--)
        fit->advices[at] = fit->advices[at - 1];
    fit->advices[at] = advice;
    if (fit->count < fit->wanted) fit->count++;
}

static void try_block(Copyfit *fit, const Block *block, const Article *article) {
    const ParagraphInput *input = block->kind == BLOCK_LINES ? block->pieces.at[0].input : NULL;
    if (!input || !is_plain(input) || !is_copy(article->body, block->place)) return;
    ArenaMark mark = arena_mark(fit->scratch);
    fit->input = input;
    fit->words = (Ranges){0};
    fit->sums = (Numbers){0};
    find_words(fit);
    fit->lines = set_lines(fit, input);
    if (fit->words.count > PLACES && fit->lines.least >= LINES_LEAST) {
        fit->line_worth = *array_last(&fit->sums) / fit->lines.best;
        int32_t characters = find_characters(fit);
        if (characters < INT32_MAX) add_advice(fit, (Advice){block->place, characters});
    }
    arena_rewind(fit->scratch, mark);
}

static void advise(const Galley *galley, const Article *article, const PageFit *page_fit, Typesetter *setter,
                   Arena *scratch, Diagnostics *diagnostics) {
    Copyfit copyfit = {.setter = setter, .scratch = scratch, .cut = page_fit->over > 0}, *fit = &copyfit;
    fit->wanted = fit->cut ? page_fit->over : page_fit->under;
    if (fit->wanted > ADVICES_MOST) fit->wanted = ADVICES_MOST;
    if (!fit->wanted) return;
    for (int32_t i = 0; i < galley->blocks.count; i++) try_block(fit, &galley->blocks.at[i], article);
    for (int32_t i = 0; i < fit->count; i++)
        diagnostics_add(diagnostics, SEVERITY_NOTE, fit->advices[i].place, "copyfit",
                        fit->cut ? "cut %d characters in this paragraph, in whole words, to save a line"
                                 : "add %d characters to this paragraph, in whole words, to gain a line",
                        fit->advices[i].characters);
}

// ---- the article ---------------------------------------------------------------------------------

static const char *plural(int32_t count) {
    return count == 1 ? "" : "s";
}

// in an arena; figures: it has some
static Text describe(Arena *arena, int32_t pages, int32_t asked, const PageFit *fit, bool figures) {
    if (fit->under) {
        const char *format = pages == asked ? "the article does not fill its %d page%s"
                                            : "the article takes %d page%s in place of %d";
        Text misses = text_print(arena, format, pages, plural(pages), asked);
        return text_print(arena, "%.*s: %d line%s too few%s", TEXT_ARG(misses), fit->under, plural(fit->under),
                          figures ? "; or give its figures more height, or another figure" : "");
    }
    Text misses = text_print(arena, "the article takes %d page%s in place of %d", pages, plural(pages), asked);
    if (fit->over)
        return text_print(arena, "%.*s: %s%d line%s too many", TEXT_ARG(misses), fit->exact ? "" : "up to ",
                          fit->over, plural(fit->over));
    if (fit->hopeless)
        return text_print(arena, "%.*s: its figures alone need more; give them less height, or take one out",
                          TEXT_ARG(misses));
    return text_print(
        arena,
        "%.*s: so many would break worse than the layout allows; a line more or less may mend"
        " it",
        TEXT_ARG(misses));
}

void copyfit_report(const Galley *galley, const Article *article, const Pagination *pagination,
                    Typesetter *setter, Arena *scratch, Diagnostics *diagnostics) {
    Strip strip = galley_strip(galley);
    PageShape shape = galley_shape(galley, article);
    if (!article->pages || !pagination->page_count) return;
    PageFit fit = pagination_fit(scratch, &strip, &shape, pagination);
    if (pagination->page_count == article->pages && !fit.under) return;
    bool figures = false;
    for (int32_t i = 0; i < galley->blocks.count; i++) figures |= galley->blocks.at[i].kind == BLOCK_FIGURE;
    ArenaMark mark = arena_mark(scratch);
    Text message = describe(scratch, pagination->page_count, article->pages, &fit, figures);
    diagnostics_add(diagnostics, SEVERITY_WARNING, article->pages_place, "pages-fit", "%.*s",
                    TEXT_ARG(message));
    advise(galley, article, &fit, setter, scratch, diagnostics);
    arena_rewind(scratch, mark);
}
