// text.h: views of UTF-8.
//
// A Text borrows its bytes; it ends at size, not at a NUL (the functions that copy into an arena add a
// NUL behind the last byte all the same, so that a copy also serves as a C string). An absent text has
// at == NULL; an empty one has size 0.
#ifndef FOLIO_TEXT_H
#define FOLIO_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "common/arena.h"

typedef struct {
    const char *at;
    size_t size; // bytes
} Text;

#define TEXT(literal) ((Text){"" literal, sizeof(literal) - 1})
#define TEXT_ARG(text) (int)(text).size, (text).at // for printf's %.*s

Text text_of(const char *c_string);        // NULL gives the absent text
Text text_copy(Arena *arena, Text text);
Text text_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text text_print_list(Arena *arena, const char *format, va_list args); // as vprintf: args is used up
Text text_join(Arena *arena, Text a, Text b);
Text text_part(Text text, size_t from, size_t to); // bytes from..to, clamped
Text text_trim(Text text);                 // without blanks, tabs and line ends at both ends

static inline bool text_equal(Text a, Text b) {
    return a.size == b.size && (!a.size || !memcmp(a.at, b.at, a.size));
}
bool text_is(Text a, const char *c_string);
int text_compare(Text a, Text b);          // by bytes, which is by code points
bool text_starts(Text text, const char *prefix);
bool text_ends(Text text, const char *suffix);
uint64_t text_hash(Text text);             // FNV-1a, 64 bits
int32_t text_distance(Text a, Text b);     // Levenshtein over bytes, at most 64 each: for "did you mean"

uint32_t text_next_sequence(Text text, size_t *offset); // of several bytes
// The code point at *offset, moving *offset behind it; U+FFFD and one byte for bytes that are not UTF-8.
static inline uint32_t text_next(Text text, size_t *offset) {
    unsigned char first = (unsigned char)text.at[*offset];
    return first < 0x80 ? ++*offset, first : text_next_sequence(text, offset);
}
size_t text_encode(uint32_t code_point, char bytes[4]); // number of bytes
bool text_is_utf8(Text text, size_t *bad_offset);       // strict: no surrogates, no overlong forms
int32_t text_length(Text text);            // code points

#endif
