// arena.c: a chain of blocks, each a quarter of those before it, 4 KiB to 1 MiB; a larger piece gets one of its own.
#include "common/arena.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_STEP = 4 << 10, LARGEST_STEP = 1 << 20, ALIGN = 16 };

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

static void *memory_new_zeroed(size_t size) {
    void *made = calloc(1, size);
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

void memory_give_back(void) {
    malloc_trim(0);
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

static size_t next_step(const Arena *arena) {
    size_t step = arena->held / 4;
    return step < LEAST_STEP ? LEAST_STEP : step < LARGEST_STEP ? step : LARGEST_STEP;
}

static void chain_block(Arena *arena, Block *block, size_t size) {
    *block = (Block){.before = arena->last, .size = size};
    arena->last = block;
    arena->held += size;
}

static void add_block(Arena *arena, size_t least, size_t step) {
    size_t size = step < least ? least : step;
    chain_block(arena, memory_new(sizeof(Block) + size), size);
}

// A block of its own, which the system hands out zeroed: what is never written takes no memory.
static void *push_large(Arena *arena, size_t size) {
    chain_block(arena, memory_new_zeroed(sizeof(Block) + size), size);
    arena->last->used = size;
    return arena->last->bytes;
}

static size_t round_up(size_t size) {
    if (size > SIZE_MAX / 2) fail("a piece of memory is too large");
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

Arena *arena_new_for(size_t size) {
    Arena *arena = arena_new();
    add_block(arena, round_up(size), 0);
    return arena;
}

// a piece that is not zeroed, but where the system has done so
static void *take(Arena *arena, size_t size, bool *zeroed) {
    size = round_up(size);
    bool fits = arena->last && arena->last->size - arena->last->used >= size;
    *zeroed = !fits && size > LARGEST_STEP;
    if (*zeroed) return push_large(arena, size);
    if (!fits) add_block(arena, size, next_step(arena));
    void *piece = arena->last->bytes + arena->last->used;
    arena->last->used += size;
    return piece;
}

void *arena_push(Arena *arena, size_t size) {
    bool zeroed;
    void *piece = take(arena, size, &zeroed);
    return zeroed ? piece : memset(piece, 0, size);
}

void *arena_push_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size) fail("an array is too large");
    return arena_push(arena, count * size);
}

void *arena_copy(Arena *arena, const void *from, size_t size) {
    bool zeroed;
    void *piece = take(arena, size, &zeroed);
    return size ? memcpy(piece, from, size) : piece;
}

size_t arena_bytes(const Arena *arena) {
    return arena->held;
}

size_t arena_used(const Arena *arena) {
    size_t used = 0;
    for (const Block *block = arena->last; block; block = block->before) used += block->used;
    return used;
}

ArenaMark arena_mark(const Arena *arena) {
    return (ArenaMark){arena->last, arena->last ? arena->last->used : 0};
}

void arena_rewind(Arena *arena, ArenaMark mark) {
    while (arena->last != mark.block) drop_last(arena);
    if (arena->last) arena->last->used = mark.used;
}
