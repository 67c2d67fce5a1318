// pages.c: any bytes are read as Pages or refused with one fault; what is read is written, read and written
// again with the same bytes.
#include <stdlib.h>
#include <string.h>

#include "model/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_again(Arena *arena, const Pages *pages) {
    Buffer first = {0}, second = {0};
    Diagnostics *diagnostics = diagnostics_new(arena);
    pages_write(&first, pages);
    Pages *again = pages_read(buffer_view(&first), TEXT("again"), diagnostics);
    if (!again || diagnostics->all.count) abort();
    pages_write(&second, again);
    if (!text_equal(buffer_view(&first), buffer_view(&second))) abort();
    pages_free(again);
    buffer_free(&first);
    buffer_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Pages *pages = pages_read((Text){(const char *)bytes, size}, TEXT("fuzz"), diagnostics);
    if (diagnostics->all.count != !pages) abort();
    if (pages) check_again(arena, pages);
    pages_free(pages);
    arena_free(arena);
    return 0;
}
