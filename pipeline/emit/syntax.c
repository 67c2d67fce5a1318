// syntax.c: names, strings and numbers of PDF syntax (ISO 32000-1, 7.3 and 7.9.2.2).
#include "emit/syntax.h"

#include <string.h>

static const char hex_digits[] = "0123456789ABCDEF";

char *put_word(char *at, const char *word) {
    size_t size = strlen(word);
    memcpy(at, word, size);
    return at + size;
}

char *put_matrix_part(char *at, int32_t part) {
    int64_t size = part < 0 ? -(int64_t)part : part;
    int64_t millionths = (size * 1000000 + 32768) / 65536;
    if (part < 0 && millionths) *at++ = '-';
    int64_t rest = millionths % 1000000;
    if (millionths >= 1000000 || !rest) at = put_int(at, millionths / 1000000);
    if (rest) {
        *at++ = '.';
        for (int64_t unit = 100000; rest; unit /= 10) {
            *at++ = (char)('0' + rest / unit);
            rest %= unit;
        }
    }
    *at++ = ' ';
    return at;
}

void syntax_add_reference(Buffer *out, const char *key, int32_t number) {
    buffer_string(out, key);
    buffer_byte(out, ' ');
    buffer_int(out, number);
    buffer_string(out, " 0 R");
}

static void add_hex(Buffer *out, unsigned byte) {
    buffer_byte(out, hex_digits[byte >> 4 & 15]);
    buffer_byte(out, hex_digits[byte & 15]);
}

void syntax_add_name(Buffer *out, Text name) {
    buffer_byte(out, '/');
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        bool plain = byte > ' ' && byte < 127 && !strchr("#/%()<>[]{}", byte);
        if (plain) {
            buffer_byte(out, (char)byte);
        } else {
            buffer_byte(out, '#');
            add_hex(out, byte);
        }
    }
}

void syntax_add_bytes(Buffer *out, Text bytes) {
    buffer_byte(out, '(');
    for (size_t i = 0; i < bytes.size; i++) {
        char byte = bytes.at[i];
        if (byte == '(' || byte == ')' || byte == '\\') buffer_byte(out, '\\');
        if (byte == '\r') buffer_string(out, "\\r");
        else buffer_byte(out, byte);
    }
    buffer_byte(out, ')');
}

static void add_unit16(Buffer *out, uint32_t unit) {
    add_hex(out, unit >> 8);
    add_hex(out, unit);
}

void syntax_add_utf16(Buffer *out, Text text) {
    for (size_t i = 0; i < text.size;) {
        uint32_t code = text_next(text, &i);
        if (code < 0x10000) {
            add_unit16(out, code);
        } else {
            add_unit16(out, 0xD800 + (code - 0x10000) / 0x400);
            add_unit16(out, 0xDC00 + (code - 0x10000) % 0x400);
        }
    }
}

static bool is_plain(Text text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] < ' ' || text.at[i] > '~') return false;
    return true;
}

// ISO 19005-2, 6.1.13: strings stay below 32,767 bytes; those in UTF-16 begin with two of their own
Text syntax_fit_text(Text text) {
    enum { MOST = 32766 };
    if (text.size <= MOST / 2 || (text.size <= MOST && is_plain(text))) return text;
    size_t taken = 2, at = 0, fit = 0;
    if (is_plain(text)) return text_part(text, 0, MOST);
    while (at < text.size) {
        taken += text_next(text, &at) < 0x10000 ? 2 : 4;
        if (taken > MOST) break;
        fit = at;
    }
    return text_part(text, 0, fit);
}

void syntax_add_text(Buffer *out, Text text) {
    text = syntax_fit_text(text);
    if (is_plain(text)) {
        syntax_add_bytes(out, text);
    } else {
        buffer_string(out, "<FEFF");
        syntax_add_utf16(out, text);
        buffer_byte(out, '>');
    }
}

void syntax_add_box(Buffer *out, const char *key, Unit left, Unit bottom, Unit right, Unit top) {
    Unit sides[4] = {left, bottom, right, top};
    buffer_string(out, key);
    for (int i = 0; i < 4; i++) {
        buffer_byte(out, i ? ' ' : '[');
        buffer_thousandths(out, sides[i]);
    }
    buffer_byte(out, ']');
}
