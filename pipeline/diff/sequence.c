// sequence.c: aligning two sequences of hashes.
//
// What both begin and end with is taken first. Members that are in each once are anchors: the longest run of them that
// rises in both (Hunt and Szymanski 1977; "patience") parts the rest into gaps, aligned in turn. A gap without anchors
// is solved by the longest common subsequence, row by row, if it is small enough; a large gap of nothing but repeats
// is left apart. So time is n log n for editions that resemble each other and bounded for those that do not.
#include "diff/sequence.h"

#include <stdbool.h>
#include <stdlib.h>

enum { TABLE_MOST = 1 << 20 }; // cells of one gap

typedef struct {
    Arena *scratch;
    const uint64_t *a, *b;
    int32_t *pair;
} Aligner;

static int compare_keys(const void *left, const void *right) {
    const Key *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

Key *keys_sort(Arena *arena, const uint64_t *hashes, int32_t count) {
    Key *keys = arena_array_of(arena, (size_t)count + 1, Key);
    for (int32_t i = 0; i < count; i++) keys[i] = (Key){hashes[i], i};
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    return keys;
}

int32_t keys_find(const Key *keys, int32_t count, uint64_t hash) {
    int32_t from = 0, to = count;
    while (from < to) {
        int32_t middle = from + (to - from) / 2;
        if (keys[middle].hash < hash) from = middle + 1;
        else to = middle;
    }
    return from < count && keys[from].hash == hash ? from : -1;
}

void sequence_rising(Arena *scratch, const int32_t *values, int32_t count, bool *keep) {
    int32_t *ends = arena_array_of(scratch, (size_t)count + 1, int32_t); // of the best run of each length
    int32_t *before = arena_array_of(scratch, (size_t)count + 1, int32_t);
    int32_t length = 0;
    for (int32_t i = 0; i < count; i++) {
        keep[i] = false;
        if (values[i] < 0) continue;
        int32_t from = 0, to = length;
        while (from < to) {
            int32_t middle = (from + to) / 2;
            if (values[ends[middle]] < values[i]) from = middle + 1;
            else to = middle;
        }
        before[i] = from ? ends[from - 1] : -1;
        ends[from] = i;
        if (from == length) length++;
    }
    for (int32_t i = length ? ends[length - 1] : -1; i >= 0; i = before[i]) keep[i] = true;
}

static void align(Aligner *aligner, int32_t a, int32_t a_end, int32_t b, int32_t b_end);

// For each member of a its partner in b, counted from 0, if both are the only ones of their hash; else -1.
static int32_t find_anchors(Aligner *aligner, int32_t a, int32_t a_count, int32_t b, int32_t b_count,
                            int32_t *partner) {
    const Key *left = keys_sort(aligner->scratch, aligner->a + a, a_count);
    const Key *right = keys_sort(aligner->scratch, aligner->b + b, b_count);
    int32_t found = 0;
    for (int32_t i = 0; i < a_count; i++) partner[i] = -1;
    for (int32_t i = 0; i < a_count; i++) {
        uint64_t hash = left[i].hash;
        bool once = (!i || left[i - 1].hash != hash) && (i + 1 == a_count || left[i + 1].hash != hash);
        int32_t at = once ? keys_find(right, b_count, hash) : -1;
        if (at < 0 || (at + 1 < b_count && right[at + 1].hash == hash)) continue;
        partner[left[i].index] = right[at].index;
        found++;
    }
    return found;
}

static bool align_by_anchors(Aligner *aligner, int32_t a, int32_t a_end, int32_t b, int32_t b_end) {
    int32_t count = a_end - a;
    int32_t *partner = arena_array_of(aligner->scratch, (size_t)count, int32_t);
    bool *keep = arena_array_of(aligner->scratch, (size_t)count, bool);
    if (!find_anchors(aligner, a, count, b, b_end - b, partner)) return false;
    sequence_rising(aligner->scratch, partner, count, keep);
    int32_t from_a = a, from_b = b;
    for (int32_t i = 0; i < count; i++) {
        if (!keep[i]) continue;
        align(aligner, from_a, a + i, from_b, b + partner[i]);
        aligner->pair[a + i] = b + partner[i];
        from_a = a + i + 1;
        from_b = b + partner[i] + 1;
    }
    align(aligner, from_a, a_end, from_b, b_end);
    return true;
}

// table[i][j]: the longest common subsequence of what follows from i and j on
static void align_by_table(Aligner *aligner, int32_t a, int32_t a_end, int32_t b, int32_t b_end) {
    int32_t rows = a_end - a, columns = b_end - b, width = columns + 1;
    if ((int64_t)rows * columns > TABLE_MOST) return;
    int32_t *table = arena_array_of(aligner->scratch, (size_t)(rows + 1) * (size_t)width, int32_t);
    for (int32_t i = rows - 1; i >= 0; i--)
        for (int32_t j = columns - 1; j >= 0; j--) {
            int32_t down = table[(i + 1) * width + j], right = table[i * width + j + 1];
            bool same = aligner->a[a + i] == aligner->b[b + j];
            table[i * width + j] = same ? table[(i + 1) * width + j + 1] + 1 : down > right ? down : right;
        }
    for (int32_t i = 0, j = 0; i < rows && j < columns;) {
        if (aligner->a[a + i] == aligner->b[b + j]) aligner->pair[a + i++] = b + j++;
        else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++;
        else j++;
    }
}

static void align(Aligner *aligner, int32_t a, int32_t a_end, int32_t b, int32_t b_end) {
    for (; a < a_end && b < b_end && aligner->a[a] == aligner->b[b]; a++, b++) aligner->pair[a] = b;
    for (; a < a_end && b < b_end && aligner->a[a_end - 1] == aligner->b[b_end - 1]; a_end--, b_end--)
        aligner->pair[a_end - 1] = b_end - 1;
    if (a == a_end || b == b_end) return;
    ArenaMark mark = arena_mark(aligner->scratch);
    if (!align_by_anchors(aligner, a, a_end, b, b_end)) align_by_table(aligner, a, a_end, b, b_end);
    arena_rewind(aligner->scratch, mark);
}

void sequence_align(Arena *scratch, const uint64_t *a, int32_t a_count, const uint64_t *b, int32_t b_count,
                    int32_t *pair) {
    Aligner aligner = {scratch, a, b, pair};
    for (int32_t i = 0; i < a_count; i++) pair[i] = -1;
    align(&aligner, 0, a_count, 0, b_count);
}
