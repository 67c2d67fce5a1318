// names.h: a table from names to numbers, for what is looked up by the thousand.
#ifndef FOLIO_NAMES_H
#define FOLIO_NAMES_H

#include "common/text.h"

typedef struct {
    Text *keys;              // open addressing, at most half full
    int32_t *numbers;
    size_t size, count;      // size: a power of two, or 0
} Names;

// The number of a name, or -1.
int32_t names_find(const Names *names, Text name);
// Adds the name if it is new; the first number stays. The name's bytes are borrowed.
void names_add(Arena *arena, Names *names, Text name, int32_t number);

#endif
