// lock.c: any bytes are read as a layout lock or refused with one fault; what is read is written, read and
// written again with the same bytes.
#include <stdlib.h>

#include "layout/lock.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_again(Arena *arena, const Lock *lock) {
    Buffer first = {0}, second = {0};
    Diagnostics *diagnostics = diagnostics_new(arena);
    lock_write(&first, lock);
    Lock *again = lock_read(arena, buffer_view(&first), TEXT("again"), diagnostics);
    if (!again || diagnostics->all.count) abort();
    lock_write(&second, again);
    if (!text_equal(buffer_view(&first), buffer_view(&second))) abort();
    buffer_free(&first);
    buffer_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Lock *lock = lock_read(arena, (Text){(const char *)bytes, size}, TEXT("fuzz"), diagnostics);
    if (diagnostics->all.count != !lock) abort();
    if (lock) check_again(arena, lock);
    arena_free(arena);
    return 0;
}
