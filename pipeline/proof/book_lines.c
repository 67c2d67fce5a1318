// book_lines.c: what stands in a line from left to right becomes text in logical order, with a box for each word.
//
// Runs lie as they are painted. A block whose letters go mostly from the right is read from the right: its runs are
// taken backwards, and those from the left among them forwards again; in others the runs from the right are turned
// (UAX #9, L2, for the two levels that occur). A word's box spans the glyphs whose clusters lie in the word, so that it
// holds for both directions.
#include "proof/book_text.h"

typedef struct {
    size_t at; // byte of the line's text
    Unit from, to;
} GlyphSpan;

typedef ARRAY(GlyphSpan) GlyphSpans;

static bool reads_from_right(const TextBlock *block) {
    int32_t letters[2] = {0}; // of the runs in each direction
    for (int32_t i = 0; i < block->lines.count; i++) {
        const TextLine *line = &block->lines.at[i];
        for (int32_t k = 0; k < line->runs.count; k++)
            letters[line->runs.at[k].item->rtl] += text_length(text_trim(line->runs.at[k].item->source));
    }
    return letters[true] > letters[false];
}

static void reverse(TextRun *runs, int32_t count) {
    for (int32_t i = 0; i < count / 2; i++) {
        TextRun run = runs[i];
        runs[i] = runs[count - 1 - i];
        runs[count - 1 - i] = run;
    }
}

static void order_runs(TextLine *line) {
    TextRun *runs = line->runs.at;
    int32_t count = line->runs.count;
    if (line->rtl) reverse(runs, count);
    for (int32_t from = 0, to; from < count; from = to + 1) {
        for (to = from; to < count && runs[to].item->rtl != line->rtl;) to++;
        reverse(runs + from, to - from);
    }
}

static void add_run(TextLine *line, const TextRun *run, GlyphSpans *spans, Arena *arena) {
    const TextItem *text = run->item;
    double pen = text->origin.x;
    for (int32_t i = 0; i < text->glyph_count; i++) {
        double next = pen + text->glyphs[i].advance * (text->scale / 10000.0);
        Unit a = (Unit)(pen * run->scale + run->shift), b = (Unit)(next * run->scale + run->shift);
        *array_add(arena, spans) = (GlyphSpan){line->text.size + text->glyphs[i].cluster, a < b ? a : b, a < b ? b : a};
        pen = next;
    }
    buffer_text(&line->text, text->source);
}

static WordBox find_word(const GlyphSpans *spans, size_t from, size_t to, Unit otherwise) {
    Unit left = INT32_MAX, right = INT32_MIN;
    for (int32_t i = 0; i < spans->count; i++) {
        const GlyphSpan *span = &spans->at[i];
        if (span->at < from || span->at >= to) continue;
        if (span->from < left) left = span->from;
        if (span->to > right) right = span->to;
    }
    return left > right ? (WordBox){otherwise, 0} : (WordBox){left, right - left};
}

static void add_words(TextLine *line, const GlyphSpans *spans, Arena *arena) {
    Text text = buffer_view(&line->text);
    for (size_t from = 0, to; from < text.size; from = to + 1) {
        for (to = from; to < text.size && text.at[to] != ' ';) to++;
        if (to > from) *array_add(arena, &line->words) = find_word(spans, from, to, line->box.x);
    }
}

void book_settle_lines(TextBlock *block, Arena *arena) {
    bool rtl = reads_from_right(block);
    for (int32_t i = 0; i < block->lines.count; i++) {
        TextLine *line = &block->lines.at[i];
        GlyphSpans spans = {0};
        line->rtl = rtl;
        order_runs(line);
        for (int32_t k = 0; k < line->runs.count; k++) add_run(line, &line->runs.at[k], &spans, arena);
        if (!line->turned) add_words(line, &spans, arena);
    }
}
