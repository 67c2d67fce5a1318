// buffer.c: growing bytes and hand-made number formatting: no locale, no float noise.
#include "common/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_free(Buffer *buffer) {
    free(buffer->bytes);
    *buffer = (Buffer){0};
}

char *buffer_room(Buffer *buffer, size_t more) {
    if (buffer->room - buffer->size < more) {
        size_t room = buffer->room ? buffer->room : 256;
        while (room - buffer->size < more) room *= 2;
        buffer->bytes = memory_resize(buffer->bytes, room);
        buffer->room = room;
    }
    return buffer->bytes + buffer->size;
}

void buffer_add(Buffer *buffer, const void *bytes, size_t size) {
    if (!size) return;
    memcpy(buffer_room(buffer, size), bytes, size);
    buffer->size += size;
}

void buffer_byte(Buffer *buffer, char byte) {
    *buffer_room(buffer, 1) = byte;
    buffer->size++;
}

void buffer_text(Buffer *buffer, Text text) {
    buffer_add(buffer, text.at, text.size);
}

void buffer_string(Buffer *buffer, const char *c_string) {
    buffer_add(buffer, c_string, strlen(c_string));
}

// digits of number into the end of a field of 24 bytes; returns where they start
static char *write_digits(char *end, uint64_t number) {
    do *--end = (char)('0' + number % 10);
    while (number /= 10);
    return end;
}

static uint64_t magnitude(int64_t number) {
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

void buffer_int(Buffer *buffer, int64_t number) {
    char field[24], *end = field + sizeof field;
    char *from = write_digits(end, magnitude(number));
    if (number < 0) *--from = '-';
    buffer_add(buffer, from, (size_t)(end - from));
}

void buffer_thousandths(Buffer *buffer, int64_t number) {
    uint64_t size = magnitude(number), whole = size / 1000, rest = size % 1000;
    if (number < 0) buffer_byte(buffer, '-');
    if (whole || !rest) buffer_int(buffer, (int64_t)whole);
    if (!rest) return;
    char digits[4] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10)};
    size_t length = digits[3] != '0' ? 4 : digits[2] != '0' ? 3 : 2;
    buffer_add(buffer, digits, length);
}

void buffer_json(Buffer *buffer, Text text) {
    buffer_byte(buffer, '"');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (c == '"' || c == '\\') buffer_byte(buffer, '\\');
        if ((unsigned char)c < 0x20) buffer_print(buffer, "\\u%04x", (unsigned char)c);
        else buffer_byte(buffer, c);
    }
    buffer_byte(buffer, '"');
}

void buffer_print(Buffer *buffer, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *at = buffer_room(buffer, (size_t)size + 1);
    va_start(args, format);
    vsnprintf(at, (size_t)size + 1, format, args);
    va_end(args);
    buffer->size += (size_t)size;
}

Text buffer_view(const Buffer *buffer) {
    return (Text){buffer->bytes ? buffer->bytes : "", buffer->size};
}
