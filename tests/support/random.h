// random.h: seeded numbers, texts, Documents and Pages for tests; a seed gives the same every time.
#ifndef FOLIO_TESTS_RANDOM_H
#define FOLIO_TESTS_RANDOM_H

#include "model/document.h"
#include "model/pages.h"

typedef struct {
    uint64_t state;
} Random;

Random random_new(uint64_t seed);
int32_t random_int(Random *random, int32_t least, int32_t most);
bool random_chance(Random *random, int32_t percent);
// never absent, at times empty, in many scripts and with characters to escape
Text random_text(Random *random, Arena *arena);
Text random_text_or_none(Random *random, Arena *arena);
Place random_place(Random *random, Arena *arena);   // at times none

// Every field of every kind gets a value that a file can carry; all indices are right.
Document *random_document(uint64_t seed);
Pages *random_pages(uint64_t seed);

#endif
