// lock_words.c: the words of a galley, and where in them a page's start is found again.
//
// A start is matched by edit distance (Levenshtein, in words) between the words that stood around it and those
// around each place: what is before it counted from the place backwards, what follows it forwards.
#include "layout/lock_words.h"

#include "layout/beside.h"
#include "layout/flow.h"

typedef struct {
    Arena *arena;
    const Galley *galley;
    LockWords words;
} Collector;

static bool is_blank(uint32_t code) {
    return code == ' ' || code == '\n' || code == '\t' || code == '\r';
}

// scripts without blanks between words
static bool stands_alone(uint32_t code) {
    return (code >= 0x2E80 && code < 0xAC00) || (code >= 0xF900 && code < 0xFB00) ||
           (code >= 0x20000 && code < 0x40000);
}

static void add_word(Collector *collector, Text text, int32_t block, int32_t at) {
    *array_add(collector->arena, &collector->words) = (LockWord){text, text_hash(text), block, at};
}

static void add_text(Collector *collector, Text text, int32_t block) {
    size_t from = 0;
    for (size_t at = 0; at < text.size;) {
        size_t before = at;
        uint32_t code = text_next(text, &at);
        bool blank = is_blank(code), alone = stands_alone(code);
        if (!blank && !alone) continue;
        if (before > from) add_word(collector, text_part(text, from, before), block, (int32_t)from);
        if (alone) add_word(collector, text_part(text, before, at), block, (int32_t)before);
        from = at;
    }
    if (text.size > from) add_word(collector, text_part(text, from, text.size), block, (int32_t)from);
}

static Text input_text(Arena *arena, const ParagraphInput *input) {
    Buffer out = {0};
    for (int32_t i = 0; i < input->span_count; i++) {
        buffer_text(&out, input->spans[i].text);
        if (input->spans[i].line_break) buffer_byte(&out, ' ');
    }
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

// what a setting shows, words that were divided made whole
static void add_setting(Buffer *out, const Setting *setting) {
    for (int32_t line = 0; line < setting->line_count; line++)
        for (int32_t run = 0; run < setting->lines[line].run_count; run++) {
            Text source = setting->lines[line].runs[run].text.source;
            bool divided = text_ends(source, "\u00AD");
            buffer_text(out, divided ? text_part(source, 0, source.size - 2) : source);
            if (!divided && run == setting->lines[line].run_count - 1) buffer_byte(out, ' ');
        }
}

static Text pieces_text(Arena *arena, const Block *block) {
    Buffer out = {0};
    for (int32_t i = 0; i < block->pieces.count; i++) add_setting(&out, &block->pieces.at[i].setting);
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static Text figure_text(Arena *arena, const Figure *figure) {
    return text_print(arena, "[figure %.*s]", TEXT_ARG(figure->placeholder ? figure->topic : figure->image));
}

// of all rows of a table, in their order
static Text table_text(Arena *arena, const TableSet *table) {
    Buffer out = {0};
    for (int32_t i = 0; i < table->cells.count; i++) add_setting(&out, &table->cells.at[i].setting);
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

int32_t *lock_table_starts(Arena *arena, const TableSet *table) {
    int32_t *starts = arena_array_of(arena, (size_t)table->units.count + 1, int32_t), cell = 0;
    Buffer out = {0};
    for (int32_t i = 0; i < table->units.count; i++) {
        int32_t first = table->rows.at[table->units.at[i].first].first;
        for (; cell < first; cell++) add_setting(&out, &table->cells.at[cell].setting);
        starts[i] = (int32_t)out.size;
    }
    buffer_free(&out);
    return starts;
}

static Text block_text(Arena *arena, const Block *block) {
    switch (block->kind) {
    case BLOCK_LINES: return input_text(arena, block->pieces.at[0].input);
    case BLOCK_STACK:
    case BLOCK_PANEL: return pieces_text(arena, block);
    case BLOCK_FIGURE: return figure_text(arena, block->figure->figure);
    case BLOCK_TABLE: return table_text(arena, block->table);
    }
    return (Text){0};
}

// blocks with records in the flow: no floating figures, nor those that hang from a paragraph
static bool *flowing_blocks(Arena *arena, const Galley *galley) {
    bool *flowing = arena_array_of(arena, (size_t)galley->blocks.count + 1, bool);
    for (int32_t i = 0; i < galley->records.count; i++) {
        const Record *record = &galley->records.at[i];
        bool flows = (record->kind == RECORD_TEXT || record->kind == RECORD_FIGURE) && !record_floats(record);
        if (flows) flowing[galley->sources.at[i].block] = true;
    }
    return flowing;
}

LockWords lock_words(Arena *arena, const Galley *galley) {
    Collector collector = {.arena = arena, .galley = galley};
    const bool *flowing = flowing_blocks(arena, galley);
    for (int32_t i = 0; i < galley->blocks.count; i++) {
        int32_t before = collector.words.count;
        if (!flowing[i]) continue;
        add_text(&collector, block_text(arena, &galley->blocks.at[i]), i);
        if (collector.words.count == before) add_word(&collector, TEXT(""), i, 0);
    }
    return collector.words;
}

LockWords lock_words_split(Arena *arena, Text text) {
    Collector collector = {.arena = arena};
    add_text(&collector, text, 0);
    return collector.words;
}

Text lock_words_join(Arena *arena, const LockWords *words, int32_t from, int32_t to) {
    Buffer out = {0};
    for (int32_t i = from < 0 ? 0 : from; i < to && i < words->count; i++) {
        if (out.size && words->at[i].text.size) buffer_byte(&out, ' ');
        buffer_text(&out, words->at[i].text);
    }
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

// ---- lines ---------------------------------------------------------------------------------------

// the byte of a span's text at a place; -1: the place is not in it
static int32_t span_byte(const Span *span, Place place) {
    size_t at = 0;
    if (span->place.line != place.line || place.column < span->place.column) return -1;
    for (int32_t i = span->place.column; i < place.column && at < span->text.size; i++)
        text_next(span->text, &at);
    return at < span->text.size ? (int32_t)at : -1;
}

int32_t lock_line_start(const ParagraphInput *input, const Line *line) {
    int32_t before = 0;
    for (int32_t i = 0; i < input->span_count; i++) {
        int32_t at = span_byte(&input->spans[i], line->from);
        if (at >= 0) return before + at;
        before += (int32_t)input->spans[i].text.size + input->spans[i].line_break;
    }
    return 0;
}

static int32_t *setting_starts(Arena *arena, const ParagraphInput *input, const Setting *setting,
                               int32_t count) {
    int32_t *starts = arena_array_of(arena, (size_t)count + 1, int32_t);
    for (int32_t i = 1; i < count && i < setting->line_count; i++)
        starts[i] = lock_line_start(input, &setting->lines[i]);
    return starts;
}

int32_t lock_settings(const Passage *passage) {
    return passage->variant_count + passage->beside_count;
}

const Variant *lock_setting(const Passage *passage, int32_t number) {
    int32_t beside = number - passage->variant_count;
    return passage_variant(passage, beside < 0 ? number : beside + VARIANTS_MOST);
}

int32_t **lock_line_starts(Arena *arena, Typesetter *setter, const Galley *galley, const Piece *piece,
                           const Passage *passage) {
    int32_t **starts = arena_array_of(arena, (size_t)lock_settings(passage), int32_t *);
    Diagnostics *unheard = diagnostics_new(arena);
    for (int32_t i = 0; i < lock_settings(passage); i++) {
        Setting setting = piece->setting;
        ParagraphInput input = *piece->input;
        int32_t beside = i - passage->variant_count, count = lock_setting(passage, i)->count;
        if (beside >= 0) input = beside_input(arena, galley, piece, &passage->besides[beside]);
        else input.looseness = count - passage->variants[0].count;
        if (i) setting = paragraph_set(setter, arena, &input, unheard);
        starts[i] = setting_starts(arena, &input, &setting, count);
    }
    return starts;
}

// ---- finding -------------------------------------------------------------------------------------

int32_t lock_words_of_block(const LockWords *words, int32_t block) {
    int32_t from = 0, to = words->count;
    while (from < to) {
        int32_t middle = (from + to) / 2;
        if (words->at[middle].block < block) from = middle + 1;
        else to = middle;
    }
    return from;
}

int32_t lock_words_find(const LockWords *words, int32_t block, int32_t at, int32_t *letter) {
    int32_t word = lock_words_of_block(words, block);
    *letter = 0;
    while (word < words->count && words->at[word].block == block &&
           words->at[word].at + (int32_t)words->at[word].text.size <= at) word++;
    if (word < words->count && words->at[word].block == block && at > words->at[word].at)
        *letter = text_length(text_part(words->at[word].text, 0, (size_t)(at - words->at[word].at)));
    return word;
}

int32_t lock_words_byte(const LockWord *word, int32_t letter) {
    size_t at = 0;
    for (; letter > 0 && at < word->text.size; letter--) text_next(word->text, &at);
    return word->at + (int32_t)at;
}

// a context, nearest word first, held against the row from a place on, in one direction
typedef struct {
    uint64_t words[LOCK_CONTEXT];
    int32_t count;
} Context;

static Context context_of(const LockWords *words, bool backwards) {
    Context context = {.count = words->count < LOCK_CONTEXT ? words->count : LOCK_CONTEXT};
    for (int32_t i = 0; i < context.count; i++)
        context.words[i] = words->at[backwards ? words->count - 1 - i : i].hash;
    return context;
}

// the least edits that make the context of words of the row: from `at` on, forwards or (step -1) backwards
static int32_t context_distance(const Context *context, const LockWords *row, int32_t at, int32_t step) {
    enum { SPAN = LOCK_CONTEXT + 3 };
    int32_t cost[SPAN + 1], best = context->count;
    for (int32_t i = 0; i <= SPAN; i++) cost[i] = i;
    for (int32_t i = 0; i < context->count; i++) {
        int32_t corner = cost[0];
        best = cost[0] = i + 1;
        for (int32_t k = 1; k <= SPAN; k++) {
            int32_t index = at + (k - 1) * step;
            bool same = index >= 0 && index < row->count && row->at[index].hash == context->words[i];
            int32_t edit = corner + !same;
            corner = cost[k];
            if (cost[k] + 1 < edit) edit = cost[k] + 1;
            if (cost[k - 1] + 1 < edit) edit = cost[k - 1] + 1;
            cost[k] = edit;
            if (edit < best) best = edit;
        }
    }
    return best;
}

static bool is_exact(const Context *context, const LockWords *row, int32_t at, int32_t step) {
    for (int32_t i = 0; i < context->count; i++, at += step)
        if (at < 0 || at >= row->count || row->at[at].hash != context->words[i]) return false;
    return true;
}

// twice the edits, less one where the first word is the same: of equal matches that one is it
static int32_t match_cost(const Context *before, const Context *after, const LockWords *row, int32_t at) {
    if (is_exact(after, row, at, 1) && is_exact(before, row, at - 1, -1)) return -1;
    int32_t edits = context_distance(after, row, at, 1) + context_distance(before, row, at - 1, -1);
    return 2 * edits - (after->count && row->at[at].hash == after->words[0]);
}

static bool any_exact(const Context *before, const Context *after, const LockWords *row, int32_t from) {
    for (int32_t at = from; at < row->count; at++)
        if (is_exact(after, row, at, 1) && is_exact(before, row, at - 1, -1)) return true;
    return false;
}

int32_t lock_words_match(Arena *scratch, const LockWords *words, const LockPage *page,
                         int32_t after, int32_t near) {
    LockWords before_words = lock_words_split(scratch, page->before);
    LockWords after_words = lock_words_split(scratch, page->after);
    Context before = context_of(&before_words, true), behind = context_of(&after_words, false);
    bool exact = any_exact(&before, &behind, words, after + 1);
    int32_t best = before.count + behind.count + 1, found = -1;
    for (int32_t at = after + 1; at < words->count; at++) {
        if (exact && !(is_exact(&behind, words, at, 1) && is_exact(&before, words, at - 1, -1))) continue;
        int32_t cost = match_cost(&before, &behind, words, at);
        int32_t away = at < near ? near - at : at - near,
                best_away = found < near ? near - found : found - near;
        if (cost > best || (cost == best && (found < 0 || away >= best_away))) continue;
        best = cost;
        found = at;
    }
    return found;
}
