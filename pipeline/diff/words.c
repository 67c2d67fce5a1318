// words.c: two blocks word by word: what was added, what was taken out.
//
// Neighbours of one state make one part. A lone short word that stayed between two changes is let go with them, so
// that a rewritten phrase reads as a phrase, not as stripes. What changed and cannot be seen is called by its name.
#include "diff/inside.h"

#include "diff/report.h"
#include "diff/sequence.h"

uint64_t *words_hash(Arena *arena, const Block *block) {
    uint64_t *hashes = arena_array_of(arena, (size_t)(block ? block->words.count : 0) + 1, uint64_t);
    for (int32_t i = 0; block && i < block->words.count; i++) hashes[i] = block->words.at[i].hash;
    return hashes;
}

// Words of one block lie behind each other, with blanks between where the sources have them.
static void add_words(Diff *diff, Change *change, WordsState state, const Block *block, int32_t from, int32_t to) {
    if (from >= to) return;
    Buffer joined = {0};
    for (int32_t i = from; i < to; i++) {
        const Word *word = &block->words.at[i];
        if (i > from && word->apart) buffer_byte(&joined, ' ');
        buffer_text(&joined, word->text);
        if (!word->counts) continue;
        if (state == WORDS_ADDED) change->added++;
        if (state == WORDS_REMOVED) change->removed++;
    }
    *array_add(diff->arena, &change->words) =
        (WordsPart){state, block->words.at[from].apart, text_copy(diff->arena, buffer_view(&joined))};
    buffer_free(&joined);
}

static const char *find_unseen(uint32_t code) {
    switch (code) {
    case 0xA0: return "\xE2\x9F\xA8no-break space\xE2\x9F\xA9";
    case 0xAD: return "\xE2\x9F\xA8soft hyphen\xE2\x9F\xA9";
    case 0x200B: return "\xE2\x9F\xA8zero-width space\xE2\x9F\xA9";
    case 0x200C:
    case 0x200D: return "\xE2\x9F\xA8joiner\xE2\x9F\xA9";
    case 0x200E:
    case 0x200F: return "\xE2\x9F\xA8" "direction mark\xE2\x9F\xA9";
    case 0x202F: return "\xE2\x9F\xA8narrow no-break space\xE2\x9F\xA9";
    case 0x2060: return "\xE2\x9F\xA8word joiner\xE2\x9F\xA9";
    default: return NULL;
    }
}

// The text with its unseen characters named, or taken out.
static Text rewrite_unseen(Arena *arena, Text text, bool named) {
    Buffer out = {0};
    for (size_t i = 0, next = 0; i < text.size; i = next) {
        const char *name = find_unseen(text_next(text, &next));
        if (!name) buffer_text(&out, text_part(text, i, next));
        else if (named) buffer_string(&out, name);
    }
    Text written = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return written;
}

// The parts from `first` on took each other's place: if they look the same, they name what is not seen.
static void name_unseen(Diff *diff, WordsParts *parts, int32_t first) {
    Text seen[2] = {{0}, {0}};
    for (int32_t i = first; i < parts->count; i++)
        seen[i - first] = rewrite_unseen(diff->scratch, parts->at[i].text, false);
    if (first == parts->count || !text_equal(seen[0], seen[1])) return;
    for (int32_t i = first; i < parts->count; i++)
        parts->at[i].text = rewrite_unseen(diff->arena, parts->at[i].text, true);
}

// Is the run of pairs from i on so short that it only separates two changes?
static bool only_separates(const Block *before, const int32_t *pair, int32_t count, int32_t i, int32_t end) {
    int32_t words = end - i;
    size_t letters = 0;
    if (i == 0 || end == count || words > 1 || pair[i - 1] >= 0 || pair[end] >= 0) return false;
    for (int32_t n = i; n < end; n++) letters += before->words.at[n].text.size;
    return letters <= 3 && before->words.at[i].counts;
}

static void drop_separators(const Block *before, int32_t *pair, int32_t count) {
    for (int32_t i = 0; i < count;) {
        int32_t end = i;
        while (end < count && pair[end] >= 0 && (end == i || pair[end] == pair[end - 1] + 1)) end++;
        bool drop = end > i && only_separates(before, pair, count, i, end);
        for (int32_t n = i; drop && n < end; n++) pair[n] = -1;
        i = end > i ? end : i + 1;
    }
}

void words_compare(Diff *diff, const Block *before, const Block *after, Change *change) {
    int32_t old_count = before ? before->words.count : 0, new_count = after ? after->words.count : 0, i = 0, j = 0;
    ArenaMark mark = arena_mark(diff->scratch);
    int32_t *pair = arena_array_of(diff->scratch, (size_t)old_count + 1, int32_t);
    sequence_align(diff->scratch, words_hash(diff->scratch, before), old_count, words_hash(diff->scratch, after),
                   new_count, pair);
    if (before) drop_separators(before, pair, old_count);
    while (i < old_count || j < new_count) {
        int32_t end = i, to, first = change->words.count;
        while (end < old_count && pair[end] < 0) end++;
        to = end < old_count ? pair[end] : new_count;
        add_words(diff, change, WORDS_REMOVED, before, i, end);
        add_words(diff, change, WORDS_ADDED, after, j, to);
        name_unseen(diff, &change->words, first);
        bool taken_out = j == to; // with nothing in its place: blanks are what they were
        i = end, j = to;
        for (to = j; end < old_count && pair[end] == to; end++) to++;
        add_words(diff, change, WORDS_SAME, after, j, to);
        if (j < to && taken_out) array_last(&change->words)->apart |= before->words.at[i].apart;
        i = end, j = to;
    }
    arena_rewind(diff->scratch, mark);
}

Text words_count(Arena *arena, int32_t added, int32_t removed) {
    if (!added && !removed) return TEXT("signs only");
    Buffer out = {0};
    report_write_words(&out, added, removed);
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}
