// oracle_strip.h: small random strips and page shapes for the oracle, and how to write them as C.
#ifndef FOLIO_TESTS_ORACLE_STRIP_H
#define FOLIO_TESTS_ORACLE_STRIP_H

#include <stdio.h>

#include "layout/pagination.h"
#include "support/random.h"

typedef struct {
    Strip strip;
    PageShape shape;
} StripCase;

// what a random strip may hold besides text, spaces and floating figures
typedef struct {
    bool spans, breaks, variants, notes, heads, in_place;
    bool tall;              // records that no column can hold
} StripParts;

StripCase random_strip(Random *random, Arena *arena, StripParts parts);
// as initialisers, for a test of its own
void print_strip(FILE *out, const StripCase *one);

#endif
