// record.c: writes the records of record.h, with hand-made integer code.
//
// Nothing is written for an absent text, a flag that is not set or a number that is as usual, so a record
// shows what is particular about it. A text that is not UTF-8 is mended on the way out: a file that was
// written can always be read.
#include "common/record.h"

#include <string.h>

void record_write_first(Buffer *out, const char *form, int32_t version) {
    buffer_string(out, form);
    buffer_byte(out, ' ');
    buffer_int(out, version);
    buffer_byte(out, '\n');
}

void record_begin(Buffer *out, int32_t depth, const char *kind) {
    size_t blanks = (size_t)depth * 2;
    memset(buffer_room(out, blanks), ' ', blanks);
    out->size += blanks;
    buffer_string(out, kind);
}

void record_end(Buffer *out) {
    buffer_byte(out, '\n');
}

void record_write_last(Buffer *out) {
    buffer_string(out, "end\n");
}

void record_write_name(Buffer *out, const char *name) {
    buffer_byte(out, ' ');
    buffer_string(out, name);
    buffer_byte(out, '=');
}

void record_write_int(Buffer *out, const char *name, int64_t number) {
    record_write_name(out, name);
    buffer_int(out, number);
}

void record_write_unusual(Buffer *out, const char *name, int64_t number, int64_t usual) {
    if (number != usual) record_write_int(out, name, number);
}

void record_write_ints(Buffer *out, const char *name, const int32_t *numbers, int32_t count) {
    record_write_name(out, name);
    for (int32_t i = 0; i < count; i++) {
        if (i) buffer_byte(out, ',');
        buffer_int(out, numbers[i]);
    }
}

static void write_escape(Buffer *out, char c) {
    static const char digits[] = "0123456789abcdef";
    buffer_byte(out, '\\');
    if (c == '"' || c == '\\') return buffer_byte(out, c);
    if (c == '\n') return buffer_byte(out, 'n');
    if (c == '\t') return buffer_byte(out, 't');
    buffer_byte(out, 'x');
    buffer_byte(out, digits[(unsigned char)c >> 4]);
    buffer_byte(out, digits[c & 15]);
}

static bool needs_escape(char c) {
    return (unsigned char)c < 0x20 || c == 0x7f || c == '"' || c == '\\';
}

// text is UTF-8
static void write_plain(Buffer *out, Text text) {
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!needs_escape(text.at[i])) continue;
        buffer_add(out, text.at + from, i - from);
        write_escape(out, text.at[i]);
        from = i + 1;
    }
    buffer_add(out, text.at + from, text.size - from);
}

void record_write_quoted(Buffer *out, Text text) {
    buffer_byte(out, '"');
    size_t bad = 0;
    while (text.size && !text_is_utf8(text, &bad)) {
        write_plain(out, text_part(text, 0, bad));
        buffer_string(out, "\xef\xbf\xbd");
        text = text_part(text, bad + 1, text.size);
    }
    if (text.size) write_plain(out, text);
    buffer_byte(out, '"');
}

void record_write_text(Buffer *out, const char *name, Text text) {
    if (!text.at) return;
    record_write_name(out, name);
    record_write_quoted(out, text);
}

void record_write_word(Buffer *out, const char *name, const char *word) {
    record_write_name(out, name);
    buffer_string(out, word);
}

void record_write_flag(Buffer *out, const char *name, bool flag) {
    if (!flag) return;
    buffer_byte(out, ' ');
    buffer_string(out, name);
}

void record_write_place(Buffer *out, const char *name, Place place) {
    if (!place.file.size) return;
    record_write_text(out, name, place.file);
    buffer_byte(out, ',');
    buffer_int(out, place.line);
    buffer_byte(out, ',');
    buffer_int(out, place.column);
}
