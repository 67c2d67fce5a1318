// array.h: a growing array in an arena.
//
//     ARRAY(Line) lines = {0};
//     Line *line = array_add(arena, &lines);      // a zeroed new last element
//
// Growing doubles the room and copies; the old room stays in the arena. A pointer into the array is
// valid until the next array_add.
#ifndef FOLIO_ARRAY_H
#define FOLIO_ARRAY_H

#include "common/arena.h"

#define ARRAY(Type)          \
    struct {                 \
        Type *at;            \
        int32_t count, room; \
    }

#define array_add(arena, array)                                                                       \
    ((void)((array)->count < (array)->room ||                                                         \
            ((array)->at = array_grow((arena), (array)->at, (array)->count, &(array)->room,           \
                                      sizeof *(array)->at))),                                         \
     &(array)->at[(array)->count++])

// room for so many elements more: what grows to a known size leaves no old room behind
#define array_reserve(arena, array, more) \
    ((array)->at = array_enlarge((arena), (array)->at, (array)->count, &(array)->room, (more), sizeof *(array)->at))

#define array_last(array) (&(array)->at[(array)->count - 1])

// room for one more element than count; ends the program beyond 2^30 elements
void *array_grow(Arena *arena, void *at, int32_t count, int32_t *room, size_t size);
void *array_enlarge(Arena *arena, void *at, int32_t count, int32_t *room, int32_t more, size_t size);

#endif
