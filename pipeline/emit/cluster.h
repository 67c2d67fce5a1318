// cluster.h: which glyphs of a text item show which bytes of its source.
//
// Glyphs stand in visual order. Left to right, clusters rise; right to left, they fall. A cluster's bytes
// run from its number to the next higher one, or to the end of the source.
#ifndef FOLIO_EMIT_CLUSTER_H
#define FOLIO_EMIT_CLUSTER_H

#include <string.h>

#include "model/pages.h"

typedef struct {
    int32_t first, end; // glyphs
    Text part;          // of the source; empty when clusters are out of order
} Cluster;

// The cluster whose first glyph in visual order is first.
static inline Cluster cluster_at(const TextItem *text, int32_t first) {
    const Glyph *glyphs = text->glyphs;
    int32_t end = first + 1;
    size_t from = glyphs[first].cluster, to = text->source.size;
    while (end < text->glyph_count && glyphs[end].cluster == from) end++;
    if (text->rtl && first > 0) to = glyphs[first - 1].cluster;
    if (!text->rtl && end < text->glyph_count) to = glyphs[end].cluster;
    return (Cluster){first, end, text_part(text->source, from, to)};
}

// A short text as a number, for quick comparison; a long one as a hash in a range of its own.
static inline uint64_t glyph_code(Text text) {
    if (text.size > 7) return text_hash(text) | (uint64_t)0xFF << 56;
    uint64_t code = (uint64_t)text.size << 56;
    for (size_t i = 0; i < text.size; i++) code |= (uint64_t)(unsigned char)text.at[i] << (8 * i);
    return code;
}

// The bytes of code point number index of the cluster's part.
static inline Text cluster_letter(Text part, int32_t index) {
    size_t from = 0, to = 0;
    text_next(part, &to);
    while (index-- > 0) {
        from = to;
        text_next(part, &to);
    }
    return text_part(part, from, to);
}

// Of a cluster with as many glyphs as letters: the letter that glyph shows.
static inline Text cluster_letter_of(const TextItem *text, Cluster cluster, int32_t glyph) {
    int32_t index = text->rtl ? cluster.end - 1 - glyph : glyph - cluster.first;
    return cluster_letter(cluster.part, index);
}

#endif
