// text.c: views of UTF-8 (RFC 3629).
#include "common/text.h"

#include <stdio.h>
#include <string.h>

Text text_of(const char *c_string) {
    return c_string ? (Text){c_string, strlen(c_string)} : (Text){0};
}

Text text_copy(Arena *arena, Text text) {
    char *bytes = arena_push_bytes(arena, text.size + 1);
    if (text.size) memcpy(bytes, text.at, text.size);
    bytes[text.size] = 0;
    return (Text){bytes, text.size};
}

Text text_print_list(Arena *arena, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *bytes = arena_push_bytes(arena, (size_t)size + 1);
    vsnprintf(bytes, (size_t)size + 1, format, args);
    return (Text){bytes, (size_t)size};
}

Text text_print(Arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Text text = text_print_list(arena, format, args);
    va_end(args);
    return text;
}

Text text_join(Arena *arena, Text a, Text b) {
    char *bytes = arena_push_bytes(arena, a.size + b.size + 1);
    if (a.size) memcpy(bytes, a.at, a.size);
    if (b.size) memcpy(bytes + a.size, b.at, b.size);
    bytes[a.size + b.size] = 0;
    return (Text){bytes, a.size + b.size};
}

Text text_part(Text text, size_t from, size_t to) {
    if (to > text.size) to = text.size;
    if (from > to) from = to;
    return (Text){text.at + from, to - from};
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Text text_trim(Text text) {
    size_t from = 0, to = text.size;
    while (from < to && is_blank(text.at[from])) from++;
    while (to > from && is_blank(text.at[to - 1])) to--;
    return text_part(text, from, to);
}

bool text_is(Text a, const char *c_string) {
    return text_equal(a, text_of(c_string));
}

int text_compare(Text a, Text b) {
    size_t least = a.size < b.size ? a.size : b.size;
    int order = least ? memcmp(a.at, b.at, least) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool text_starts(Text text, const char *prefix) {
    size_t size = strlen(prefix);
    return text.size >= size && !memcmp(text.at, prefix, size);
}

bool text_ends(Text text, const char *suffix) {
    size_t size = strlen(suffix);
    return text.size >= size && !memcmp(text.at + text.size - size, suffix, size);
}

uint64_t text_hash(Text text) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3u;
    return hash;
}

int32_t text_distance(Text a, Text b) {
    enum { MOST = 64 };
    int32_t row[MOST + 1];
    size_t wide = a.size > MOST ? MOST : a.size, deep = b.size > MOST ? MOST : b.size;
    for (size_t i = 0; i <= wide; i++) row[i] = (int32_t)i;
    for (size_t j = 1; j <= deep; j++) {
        int32_t corner = row[0];
        row[0] = (int32_t)j;
        for (size_t i = 1; i <= wide; i++) {
            int32_t swap = corner + (a.at[i - 1] != b.at[j - 1]);
            int32_t step = (row[i] < row[i - 1] ? row[i] : row[i - 1]) + 1;
            corner = row[i];
            row[i] = swap < step ? swap : step;
        }
    }
    return row[wide];
}

// how many bytes a sequence has by its first byte; 0 for a byte that cannot start one
static size_t sequence_size(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

// decodes one sequence; 0 bytes if it is not UTF-8
static size_t decode(Text text, size_t offset, uint32_t *code_point) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *at = (const unsigned char *)text.at + offset;
    size_t size = sequence_size(at[0]);
    if (!size || text.size - offset < size) return 0;
    uint32_t c = size == 1 ? at[0] : at[0] & (0x7fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xc0) != 0x80) return 0;
        c = c << 6 | (at[i] & 0x3f);
    }
    if (c < least[size] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return 0;
    *code_point = c;
    return size;
}

uint32_t text_next_sequence(Text text, size_t *offset) {
    uint32_t code_point = 0xfffd;
    size_t size = decode(text, *offset, &code_point);
    *offset += size ? size : 1;
    return code_point;
}

size_t text_encode(uint32_t c, char bytes[4]) {
    if (c < 0x80) return bytes[0] = (char)c, 1;
    if (c < 0x800) return bytes[0] = (char)(0xc0 | c >> 6), bytes[1] = (char)(0x80 | (c & 0x3f)), 2;
    if (c < 0x10000) {
        bytes[0] = (char)(0xe0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
        bytes[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    bytes[0] = (char)(0xf0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
    bytes[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

bool text_is_utf8(Text text, size_t *bad_offset) {
    uint32_t code_point;
    for (size_t offset = 0, size; offset < text.size; offset += size) {
        size = decode(text, offset, &code_point);
        if (size) continue;
        if (bad_offset) *bad_offset = offset;
        return false;
    }
    return true;
}

int32_t text_length(Text text) {
    int32_t length = 0;
    for (size_t offset = 0; offset < text.size; length++) text_next(text, &offset);
    return length;
}
