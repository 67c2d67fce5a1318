// buffer.h: bytes that grow, for writers.
//
// The bytes are on the heap and belong to the buffer; buffer_free gives them back. A zeroed Buffer is
// an empty one.
#ifndef FOLIO_BUFFER_H
#define FOLIO_BUFFER_H

#include "common/text.h"

typedef struct {
    char *bytes;
    size_t size, room;
} Buffer;

void buffer_free(Buffer *buffer);
char *buffer_room(Buffer *buffer, size_t more); // room for more bytes at the end; add to size yourself
void buffer_add(Buffer *buffer, const void *bytes, size_t size);
void buffer_byte(Buffer *buffer, char byte);
void buffer_text(Buffer *buffer, Text text);
void buffer_string(Buffer *buffer, const char *c_string);
void buffer_int(Buffer *buffer, int64_t number);                 // decimal
void buffer_thousandths(Buffer *buffer, int64_t number);         // 12500 -> 12.5, 1000 -> 1, -5 -> -.005
void buffer_json(Buffer *buffer, Text text);                      // a JSON string, in quotes
void buffer_print(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text buffer_view(const Buffer *buffer);                          // until the next change

#endif
