// array.c: doubling growth for array.h.
#include "common/array.h"

#include <string.h>

void *array_enlarge(Arena *arena, void *at, int32_t count, int32_t *room, int32_t more, size_t size) {
    if (more <= *room - count) return at;
    size_t wanted = (size_t)count + (size_t)more;
    void *grown = arena_push_array(arena, wanted, size);
    if (count) memcpy(grown, at, (size_t)count * size);
    *room = (int32_t)wanted;
    return grown;
}

void *array_grow(Arena *arena, void *at, int32_t count, int32_t *room, size_t size) {
    if (count < *room) return at;
    size_t wanted = *room ? (size_t)*room * 2 : 8;
    if (wanted > (size_t)1 << 30) wanted = SIZE_MAX; // arena_push_array refuses it
    void *grown = arena_push_array(arena, wanted, size);
    if (count) memcpy(grown, at, (size_t)count * size);
    *room = (int32_t)wanted;
    return grown;
}
