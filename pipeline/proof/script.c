// script.c: JSON (RFC 8259) that may stand in a script: "<" is written as an escape, so that no text ends the script
// or opens a comment, and so are the two line ends that JSON allows in a string and old scripts do not.
#include "proof/book_inside.h"

static void add_escape(Buffer *out, uint32_t code_point) {
    buffer_print(out, "\\u%04x", code_point);
}

// a letter of ASCII that stands for itself
static bool is_plain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<';
}

void script_string(Buffer *out, Text text) {
    buffer_byte(out, '"');
    for (size_t at = 0; at < text.size;) {
        size_t plain = at;
        while (plain < text.size && is_plain(text.at[plain])) plain++;
        buffer_add(out, text.at + at, plain - at);
        if ((at = plain) == text.size) break;
        uint32_t code_point = text_next(text, &at); // what is no UTF-8 becomes U+FFFD
        char bytes[4];
        if (code_point < 0x20 || code_point == '<' || code_point == 0x2028 || code_point == 0x2029) {
            add_escape(out, code_point);
            continue;
        }
        if (code_point == '"' || code_point == '\\') buffer_byte(out, '\\');
        buffer_add(out, bytes, text_encode(code_point, bytes));
    }
    buffer_byte(out, '"');
}

void script_points(Buffer *out, int64_t millipoints) {
    int64_t hundredths = (millipoints + (millipoints < 0 ? -5 : 5)) / 10;
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    int rest = (int)(size % 100);
    if (hundredths < 0) buffer_byte(out, '-');
    buffer_int(out, size / 100);
    const char digits[3] = {'.', (char)('0' + rest / 10), (char)('0' + rest % 10)};
    if (rest) buffer_add(out, digits, rest % 10 ? 3 : 2);
}

void script_rect(Buffer *out, Rect rect) {
    const Unit numbers[4] = {rect.x, rect.y, rect.width, rect.height};
    for (int i = 0; i < 4; i++) {
        buffer_byte(out, i ? ',' : '[');
        script_points(out, numbers[i]);
    }
    buffer_byte(out, ']');
}

void script_key(Buffer *out, const char *key) {
    char last = out->size ? out->bytes[out->size - 1] : 0;
    buffer_string(out, last == '{' ? "\"" : ",\"");
    buffer_string(out, key);
    buffer_string(out, "\":");
}

void script_member(Buffer *out, const char *key, Text text) {
    if (!text.size) return;
    script_key(out, key);
    script_string(out, text);
}
