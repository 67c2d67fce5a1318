// arena.h: memory that is given back all at once.
//
// An arena hands out zeroed, 8-byte aligned pieces of large blocks, and from their other ends bytes, which need no
// alignment; nothing is freed alone. Who passes the arena owns the result. A mark remembers a point, a rewind gives back all that came after it.
// Out of memory, and a size that overflows, end the program here and nowhere else (exit status 2).
// An arena belongs to one thread at a time.
#ifndef FOLIO_ARENA_H
#define FOLIO_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

typedef struct {
    void *block;
    size_t used, bytes;
} ArenaMark;

Arena *arena_new(void);
Arena *arena_new_for(size_t size);                           // holds so many bytes without a second block
void arena_free(Arena *arena);                              // NULL is fine
void *arena_push(Arena *arena, size_t size);                // zeroed
void *arena_push_array(Arena *arena, size_t count, size_t size); // count * size, checked
void *arena_copy(Arena *arena, const void *from, size_t size);
void *arena_push_bytes(Arena *arena, size_t size);          // neither zeroed nor aligned
void *arena_copy_bytes(Arena *arena, const void *from, size_t size);
size_t arena_bytes(const Arena *arena);                     // bytes held in blocks
size_t arena_used(const Arena *arena);                      // bytes of them in pieces

ArenaMark arena_mark(const Arena *arena);
void arena_rewind(Arena *arena, ArenaMark mark);

// malloc and realloc that end the program when there is no memory
void *memory_new(size_t size);
void *memory_resize(void *old, size_t size);

// Gives the system back what was freed between pieces that stay: after something large was let go.
void memory_give_back(void);

#define arena_new_of(arena, Type) ((Type *)arena_push((arena), sizeof(Type)))
#define arena_array_of(arena, count, Type) ((Type *)arena_push_array((arena), (count), sizeof(Type)))

#endif
