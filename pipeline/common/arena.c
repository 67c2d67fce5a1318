// arena.c: a chain of blocks, each twice the last up to 1 MiB; a larger piece gets a block of its own.
#include "common/arena.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 << 10, LARGEST_STEP = 1 << 20, ALIGN = 16 };

typedef struct Block Block;
struct Block {
    Block *before;
    size_t size, used;
    _Alignas(ALIGN) char bytes[];
};

struct Arena {
    Block *last;
    size_t held;
};

static _Noreturn void fail(const char *what) {
    fprintf(stderr, "folio: %s\n", what);
    exit(2);
}

void *memory_new(size_t size) {
    void *made = malloc(size ? size : 1);
    if (!made) fail("out of memory");
    return made;
}

void *memory_resize(void *old, size_t size) {
    void *made = realloc(old, size ? size : 1);
    if (!made) fail("out of memory");
    return made;
}

Arena *arena_new(void) {
    Arena *arena = memory_new(sizeof *arena);
    *arena = (Arena){0};
    return arena;
}

static void drop_last(Arena *arena) {
    Block *last = arena->last;
    arena->last = last->before;
    arena->held -= last->size;
    free(last);
}

void arena_free(Arena *arena) {
    if (!arena) return;
    while (arena->last) drop_last(arena);
    free(arena);
}

static void add_block(Arena *arena, size_t least) {
    size_t size = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < least) size = least;
    Block *block = memory_new(sizeof *block + size);
    *block = (Block){.before = arena->last, .size = size};
    arena->last = block;
    arena->held += size;
}

void *arena_push(Arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) fail("a piece of memory is too large");
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!arena->last || arena->last->size - arena->last->used < size) add_block(arena, size);
    void *piece = arena->last->bytes + arena->last->used;
    arena->last->used += size;
    return memset(piece, 0, size);
}

void *arena_push_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size) fail("an array is too large");
    return arena_push(arena, count * size);
}

void *arena_copy(Arena *arena, const void *from, size_t size) {
    void *piece = arena_push(arena, size);
    return size ? memcpy(piece, from, size) : piece;
}

size_t arena_bytes(const Arena *arena) {
    return arena->held;
}

ArenaMark arena_mark(const Arena *arena) {
    return (ArenaMark){arena->last, arena->last ? arena->last->used : 0};
}

void arena_rewind(Arena *arena, ArenaMark mark) {
    while (arena->last != mark.block) drop_last(arena);
    if (arena->last) arena->last->used = mark.used;
}
