// sequence.h: which members of one sequence are members of another, in order. Private to diff/.
#ifndef FOLIO_DIFF_SEQUENCE_H
#define FOLIO_DIFF_SEQUENCE_H

#include <stdbool.h>

#include "common/array.h"

// pair[i] becomes the index in b of a's member i, or -1; pairs rise in both. scratch is rewound.
void sequence_align(Arena *scratch, const uint64_t *a, int32_t a_count, const uint64_t *b, int32_t b_count, int32_t *pair);
// keep[i]: is values[i] on a longest rising subsequence (negative values are on none)?
void sequence_rising(Arena *scratch, const int32_t *values, int32_t count, bool *keep);

// Hashes in order, to find one's index by it.
typedef struct {
    uint64_t hash;
    int32_t index;
} Key;

Key *keys_sort(Arena *arena, const uint64_t *hashes, int32_t count); // by hash, then index
int32_t keys_find(const Key *keys, int32_t count, uint64_t hash);    // place of its first in keys; -1: none

#endif
