// patterns.c: a trie of patterns in one hash table, and libhyphen's way of applying them.
//
// An edge of the trie is a slot keyed by (state, byte). As in libhyphen, only one state counts at each
// byte of a word: that of the longest stretch ending there which begins some pattern. (Its dictionaries
// are made for that: their patterns have taken in the shorter ones inside them.) The digits of a
// state's pattern are raised into the word's; where a letter stands behind an odd one, it may be divided.
#include "layout/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "common/array.h"

enum { ROOT = 1, FIRST_BITS = 15, FIRST_SLOTS = 1 << FIRST_BITS };

typedef struct {
    uint32_t key; // state << 8 | byte; no real key is 0
    uint32_t state;
} Edge;

struct Patterns {
    Text bytes, encoding;
    Edge *edges;
    uint32_t mask;           // slots, a power of two, less one
    int shift;               // that leaves a slot of a 32-bit hash
    ARRAY(uint32_t) matches; // of each state: its pattern's offset in bytes; 0: none
    Arena *arena;
    size_t left, right; // letters that stay together at the word's ends
    bool utf8;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static Edge *find_edge(const Patterns *patterns, uint32_t state, char byte) {
    uint32_t key = state << 8 | (unsigned char)byte;
    uint32_t slot =
        key * 2654435769u >> patterns->shift; // the product's highest bits are the best mixed
    while (patterns->edges[slot].key && patterns->edges[slot].key != key)
        slot = (slot + 1) & patterns->mask;
    return &patterns->edges[slot];
}

// twice the slots, before half of them are taken; they move, so no Edge is kept over it
static void grow_edges(Patterns *patterns) {
    const Edge *old = patterns->edges;
    uint32_t count = patterns->mask + 1;
    patterns->mask = count * 2 - 1;
    patterns->shift--;
    patterns->edges = arena_array_of(patterns->arena, (size_t)count * 2, Edge);
    for (uint32_t i = 0; i < count; i++)
        if (old[i].key) *find_edge(patterns, old[i].key >> 8, (char)old[i].key) = old[i];
}

static uint32_t add_state(Patterns *patterns) {
    *array_add(patterns->arena, &patterns->matches) = 0;
    if ((uint32_t)patterns->matches.count * 2 > patterns->mask) grow_edges(patterns);
    return (uint32_t)patterns->matches.count - 1;
}

static void add_pattern(Patterns *patterns, size_t from, size_t to) {
    uint32_t state = ROOT;
    for (size_t at = from; at < to; at++) {
        char byte = patterns->bytes.at[at];
        if (is_digit(byte)) continue;
        const Edge *edge = find_edge(patterns, state, byte);
        uint32_t next = edge->key ? edge->state : add_state(patterns);
        if (!edge->key)
            *find_edge(patterns, state, byte) = (Edge){state << 8 | (unsigned char)byte, next};
        state = next;
    }
    patterns->matches.at[state] = (uint32_t)from; // of two for the same letters the last one counts
}

// true if the line is a directive that is understood
static bool read_directive(Patterns *patterns, Text line) {
    static const char *const ignored[] = {"COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN"};
    if (text_starts(line, "LEFTHYPHENMIN"))
        return patterns->left = strtoul(line.at + 13, NULL, 10), true;
    if (text_starts(line, "RIGHTHYPHENMIN"))
        return patterns->right = strtoul(line.at + 14, NULL, 10), true;
    return text_starts(line, ignored[0]) || text_starts(line, ignored[1]);
}

static bool read_lines(Patterns *patterns, size_t at) {
    Text bytes = patterns->bytes;
    while (at < bytes.size) {
        const char *end = memchr(bytes.at + at, '\n', bytes.size - at);
        size_t to = end ? (size_t)(end - bytes.at) : bytes.size, next = to + 1;
        while (to > at &&
               (bytes.at[to - 1] == '\r' || bytes.at[to - 1] == ' ' || bytes.at[to - 1] == '\t'))
            to--;
        Text line = text_part(bytes, at, to);
        if (line.size && line.at[0] != '%' && line.at[0] != '#' &&
            !read_directive(patterns, line)) {
            bool more = text_starts(line, "NEXTLEVEL") || text_starts(line, "NOHYPHEN") ||
                        memchr(line.at, '/', line.size);
            if (more) return false;
            add_pattern(patterns, at, to);
        }
        at = next;
    }
    return true;
}

Patterns *patterns_read(Arena *arena, Text bytes) {
    const char *end = bytes.size ? memchr(bytes.at, '\n', bytes.size) : NULL;
    if (!end || bytes.size > (size_t)1 << 23) return NULL; // so states fit 24 bits
    size_t first = (size_t)(end - bytes.at);
    Patterns *patterns = arena_new_of(arena, Patterns);
    *patterns = (Patterns){
        .bytes = bytes, .encoding = text_trim(text_part(bytes, 0, first)), .arena = arena};
    patterns->left = patterns->right = 2;
    patterns->utf8 = text_is(patterns->encoding, "UTF-8");
    patterns->mask = FIRST_SLOTS - 1;
    patterns->shift = 32 - FIRST_BITS;
    patterns->edges = arena_array_of(arena, FIRST_SLOTS, Edge);
    while (patterns->matches.count <= ROOT) *array_add(arena, &patterns->matches) = 0;
    return read_lines(patterns, first + 1) ? patterns : NULL;
}

Text patterns_encoding(const Patterns *patterns) {
    return patterns->encoding;
}

// ---- applying ------------------------------------------------------------------------------------

// raises the digits of one pattern that ends at byte `end` of the word between its dots
static void raise_digits(const Patterns *patterns, uint32_t offset, size_t end, uint8_t *digits) {
    const char *pattern = patterns->bytes.at + offset;
    size_t letters = 0, at = 0;
    const char *stop = patterns->bytes.at + patterns->bytes.size;
    for (const char *p = pattern; p < stop && (unsigned char)*p > ' '; p++)
        letters += !is_digit(*p);
    size_t from = end + 1 - letters;
    for (const char *p = pattern; p < stop && (unsigned char)*p > ' '; p++) {
        if (!is_digit(*p)) at++;
        else if (*p - '0' > digits[from + at]) digits[from + at] = (uint8_t)(*p - '0');
    }
}

// Letters that the character starting at a byte stands for; 0 inside a character. (libhyphen counts a ligature at
// some of a word's ends; here it is two letters or three everywhere.)
static size_t letters_at(const Patterns *patterns, Text word, size_t at) {
    unsigned char byte = (unsigned char)word.at[at];
    if (!patterns->utf8) return 1;
    if ((byte & 0xc0) == 0x80) return 0;
    if (byte != 0xef || at + 2 >= word.size || (unsigned char)word.at[at + 1] != 0xac) return 1;
    unsigned char third = (unsigned char)word.at[at + 2]; // the ligatures U+FB00 to U+FB04
    return third <= 0x82 ? 2 : third <= 0x84 ? 3 : 1;
}

// no division behind the first letters and before the last ones
static void keep_ends(const Patterns *patterns, Text word, uint8_t *digits) {
    size_t rest = 0, count = 0;
    for (size_t i = 0; i < word.size; i++) rest += letters_at(patterns, word, i);
    for (size_t i = 0; i < word.size; i++) {
        rest -= letters_at(patterns, word, i);
        count += letters_at(patterns, word, i);
        bool inside = i + 1 < word.size && !letters_at(patterns, word, i + 1);
        if (inside || count < patterns->left || rest < patterns->right || !rest) digits[i] = 0;
    }
}

void patterns_mark(const Patterns *patterns, Arena *scratch, Text word, uint8_t *digits) {
    ArenaMark mark = arena_mark(scratch);
    size_t size = word.size + 2;
    if (!word.size || size < 2) return;
    char *dotted = arena_push(scratch, size);
    uint32_t *longest = arena_array_of(scratch, size, uint32_t);
    uint8_t *raised = arena_push(scratch, size + 1); // raised[i]: before byte i of the dotted word
    dotted[0] = dotted[size - 1] = '.';
    memcpy(dotted + 1, word.at, word.size);
    for (size_t from = 0; from < size; from++) {
        uint32_t state = ROOT;
        for (size_t at = from; at < size; at++) {
            const Edge *edge = find_edge(patterns, state, dotted[at]);
            if (!edge->key) break;
            state = edge->state;
            if (!longest[at]) longest[at] = state; // the earliest start is the longest stretch
        }
    }
    for (size_t at = 0; at < size; at++)
        if (longest[at] && patterns->matches.at[longest[at]])
            raise_digits(patterns, patterns->matches.at[longest[at]], at, raised);
    memcpy(digits, raised + 2, word.size);
    keep_ends(patterns, word, digits);
    arena_rewind(scratch, mark);
}
