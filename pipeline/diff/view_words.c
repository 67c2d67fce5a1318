// view_words.c: a block's runs of text become words, each with a hash that two editions can compare.
//
// A word may run over several items (a large first letter, a hyphenated line, a bold syllable). Page and note numbers
// are words of their own and all have one hash, since they follow from elsewhere. A row's cells are set apart by a bar,
// a chart's words by their items. Words from the right are put in the order in which they are read. Of an index entry only
// the name counts: how many numbers it has follows, too.
#include "diff/view.h"

#include <string.h>

enum { HASH_NUMBER = 0x6e756d, HASH_BAR = 0x626172 };

typedef struct {
    View *view;
    Block *block;
    char *bytes;        // all words of the block, one behind the other
    size_t size, start; // of the word at hand
    int32_t tag;
    bool apart, number;
} Writer;

// Punctuation, arrows and signs (U+2000 to U+2BFF) and CJK punctuation are none.
static bool is_letter(uint32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return c >= 0xC0 && (c < 0x2000 || c >= 0x2C00) && (c < 0x3000 || c > 0x3020);
}

static bool has_letters(Text text) {
    for (size_t offset = 0; offset < text.size;)
        if (is_letter(text_next(text, &offset))) return true;
    return false;
}

// Bytes of the mark at a text's start or end that is no part of a word: a stop, a bracket, a quotation mark; 0: none.
static size_t mark_size(Text text, bool last) {
    if (!text.size) return 0;
    const char *end = text.at + text.size;
    if (strchr(".,;:!?()[]\"'", last ? end[-1] : text.at[0])) return 1;
    if (text.size < 3) return 0;
    const unsigned char *at = (const unsigned char *)(last ? end - 3 : text.at); // U+2018 to U+201F, U+2026
    return at[0] == 0xE2 && at[1] == 0x80 && ((at[2] >= 0x98 && at[2] <= 0x9F) || at[2] == 0xA6) ? 3 : 0;
}

static void add_word(Writer *writer, Text text) {
    Word *word = array_add(writer->view->arena, &writer->block->words);
    *word = (Word){.text = text, .tag = writer->tag, .apart = writer->apart, .number = writer->number};
    word->hash = writer->number ? HASH_NUMBER : text_hash(text);
    word->counts = !writer->number && has_letters(text);
    if (writer->number) writer->block->numbers = hash_mix(writer->block->numbers, text_hash(text));
    writer->apart = false;
}

// Marks before and behind are words of their own: a comma that comes in is no other word.
static void end_word(Writer *writer) {
    Text rest = {writer->bytes + writer->start, writer->size - writer->start};
    size_t size = 0, marks = 0;
    while (!writer->number && has_letters(rest) && (size = mark_size(rest, false))) {
        add_word(writer, text_part(rest, 0, size));
        rest = text_part(rest, size, rest.size);
    }
    while (!writer->number && has_letters(rest) && (size = mark_size(text_part(rest, 0, rest.size - marks), true)) &&
           has_letters(text_part(rest, 0, rest.size - marks)))
        marks += size;
    if (rest.size) add_word(writer, text_part(rest, 0, rest.size - marks));
    for (rest = text_part(rest, rest.size - marks, rest.size); rest.size; rest = text_part(rest, size, rest.size)) {
        size = mark_size(rest, false);
        add_word(writer, text_part(rest, 0, size));
    }
    writer->start = writer->size;
}

static void add_bar(Writer *writer) {
    Word *word = array_add(writer->view->arena, &writer->block->words);
    *word = (Word){.text = TEXT("|"), .tag = writer->tag, .apart = true, .hash = HASH_BAR};
    writer->apart = true;
}

// A letter of a script that sets no blanks is a word of its own: U+2E80 and above, up to private use. So is a blank at
// which no line breaks: words that it joins stay the same words.
static bool stands_alone(uint32_t c) {
    return c == 0xA0 || c == 0x202F || (c >= 0x2E80 && c < 0xA000) || (c >= 0x20000 && c < 0x40000);
}

// U+2000 to U+200A are spaces of a measured width.
static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

static void add_run(Writer *writer, Text source) {
    if (text_ends(source, "\xC2\xAD")) source.size -= 2;
    for (size_t i = 0, next = 0; i < source.size; i = next) {
        uint32_t c = text_next(source, &next);
        bool blank = is_blank(c), alone = stands_alone(c);
        if (blank || alone) end_word(writer);
        if (!blank) {
            memcpy(writer->bytes + writer->size, source.at + i, next - i);
            writer->size += next - i;
        }
        if (blank) writer->apart = true;
        if (alone) end_word(writer);
    }
}

static int32_t find_cell(const Pages *pages, int32_t tag) {
    for (int32_t at = tag; at; at = pages->tags.at[at - 1].parent) {
        Role role = pages->tags.at[at - 1].role;
        if (role == ROLE_CELL || role == ROLE_HEAD_CELL) return at;
    }
    return tag;
}

static void reverse(Run *runs, int32_t count) {
    for (int32_t i = 0; i < count / 2; i++) {
        Run run = runs[i];
        runs[i] = runs[count - 1 - i];
        runs[count - 1 - i] = run;
    }
}

// A line's runs lie as they are painted, from the left. To be read they are turned: all of a line that is read from the
// right, then those of the other direction (UAX #9, L2, for the two levels that occur).
static void turn_line(Run *runs, int32_t count, bool rtl) {
    if (rtl) reverse(runs, count);
    for (int32_t from = 0, to; from < count; from = to + 1) {
        for (to = from; to < count && runs[to].rtl != rtl;) to++;
        reverse(runs + from, to - from);
    }
}

static void turn_lines(Block *block) {
    size_t letters[2] = {0}; // of the runs in each direction, in bytes
    Run *runs = block->runs.at;
    for (int32_t i = 0; i < block->runs.count; i++) letters[runs[i].rtl] += text_trim(runs[i].source).size;
    for (int32_t from = 0, to; letters[true] && from < block->runs.count; from = to) {
        for (to = from + 1; to < block->runs.count && !runs[to].begins && (!block->row || runs[to].tag == runs[from].tag);)
            to++;
        turn_line(runs + from, to - from, letters[true] > letters[false]);
    }
}

static void read_block(View *view, Block *block) {
    size_t room = 1;
    for (int32_t i = 0; i < block->runs.count; i++) room += block->runs.at[i].source.size;
    Writer writer = {.view = view, .block = block, .bytes = arena_push(view->arena, room)};
    int32_t cell = 0;
    for (int32_t i = 0; i < block->runs.count; i++) {
        const Run *run = &block->runs.at[i];
        int32_t here = block->row ? find_cell(view->pages, run->tag) : run->tag;
        if (run->number != writer.number || block->figure || (block->row && here != cell)) end_word(&writer);
        if (block->figure) writer.apart = true;
        if (block->row && cell && here != cell) add_bar(&writer);
        if (block->index && run->number) break;
        cell = here;
        writer.tag = here;
        writer.number = run->number;
        add_run(&writer, run->source);
    }
    end_word(&writer);
}

static uint64_t hash_index_numbers(const Block *block) {
    uint64_t hash = 0;
    for (int32_t i = 0; i < block->runs.count; i++)
        if (block->runs.at[i].number) hash = hash_mix(hash, text_hash(block->runs.at[i].source));
    return hash;
}

// Of a figure: its picture, or what should come in its place; a chart is known by its words.
static uint64_t hash_picture(const View *view, const Block *block) {
    const Tag *tag = &view->pages->tags.at[block->tag - 1];
    if (block->image >= 0) return text_hash(view->pages->images.at[block->image].digest);
    if (!block->topic.size) return 0;
    return text_hash(tag->wanted.size ? tag->wanted : block->topic); // a narrow frame gets a strip, whatever its topic
}

static uint64_t hash_block(const View *view, const Block *block) {
    uint64_t hash = text_hash(text_of(block->noun));
    if (block->figure) hash = hash_mix(hash, hash_picture(view, block));
    for (int32_t i = 0; i < block->words.count; i++) hash = hash_mix(hash, block->words.at[i].hash);
    return hash;
}

void view_read_words(View *view) {
    for (int32_t i = 0; i < view->blocks.count; i++) {
        Block *block = &view->blocks.at[i];
        if (!block->figure) turn_lines(block);
        read_block(view, block);
        if (block->index) block->numbers = hash_index_numbers(block);
        if (block->figure && block->image < 0 && !block->topic.size && block->words.count) block->noun = "chart";
        block->hash = hash_block(view, block);
    }
}
