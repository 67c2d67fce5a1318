// syntax.h: the words of PDF syntax (ISO 32000-1, 7.3): numbers, names, strings, references.
//
// The put_ functions are for content streams: they write at a place with room enough and return the end.
// Numbers are integers or thousandths of an integer; nothing here knows floating point.
#ifndef FOLIO_EMIT_SYNTAX_H
#define FOLIO_EMIT_SYNTAX_H

#include "common/buffer.h"
#include "common/unit.h"

enum { NUMBER_ROOM = 24 }; // bytes a number takes at most

static inline char *put_int(char *at, int64_t number) {
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    char field[NUMBER_ROOM], *from = field + sizeof field;
    do *--from = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0) *at++ = '-';
    while (from < field + sizeof field) *at++ = *from++;
    return at;
}

// 12500 -> 12.5, 1000 -> 1, -5 -> -.005
static inline char *put_thousandths(char *at, int64_t number) {
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    uint64_t whole = size / 1000;
    uint32_t rest = (uint32_t)(size - whole * 1000);
    if (number < 0) *at++ = '-';
    if (whole || !rest) at = put_int(at, (int64_t)whole);
    if (!rest) return at;
    *at++ = '.';
    *at++ = (char)('0' + rest / 100);
    if ((rest %= 100) == 0) return at;
    *at++ = (char)('0' + rest / 10);
    if ((rest %= 10) != 0) *at++ = (char)('0' + rest);
    return at;
}

// a number in thousandths and the space behind it
static inline char *put_operand(char *at, int64_t thousandths) {
    at = put_thousandths(at, thousandths);
    *at++ = ' ';
    return at;
}

char *put_word(char *at, const char *word);              // a short string as it is
char *put_matrix_part(char *at, int32_t part);           // 1/65,536, to six decimals, and a space

void syntax_add_reference(Buffer *out, const char *key, int32_t number); // "/Key 12 0 R"
void syntax_add_name(Buffer *out, Text name);            // "/Name", escaped where it must be
Text syntax_fit_text(Text text); // as much of it as a string may hold
void syntax_add_text(Buffer *out, Text text); // a text string: plain when ASCII, else UTF-16BE; cut to fit
void syntax_add_bytes(Buffer *out, Text bytes);          // a byte string in parentheses
void syntax_add_utf16(Buffer *out, Text text);           // bare UTF-16BE in hex digits
void syntax_add_box(Buffer *out, const char *key, Unit left, Unit bottom, Unit right, Unit top);

#endif
