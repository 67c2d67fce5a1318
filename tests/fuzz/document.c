// document.c: any bytes are read as a Document or refused with one fault; what is read is written, read and
// written again with the same bytes.
#include <stdlib.h>
#include <string.h>

#include "model/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_again(Arena *arena, const Document *document) {
    Buffer first = {0}, second = {0};
    Diagnostics *diagnostics = diagnostics_new(arena);
    document_write(&first, document);
    Document *again = document_read(buffer_view(&first), TEXT("again"), diagnostics);
    if (!again || diagnostics->all.count) abort();
    document_write(&second, again);
    if (!text_equal(buffer_view(&first), buffer_view(&second))) abort();
    document_free(again);
    buffer_free(&first);
    buffer_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Document *document =
        document_read((Text){(const char *)bytes, size}, TEXT("fuzz"), diagnostics);
    if (diagnostics->all.count != !document) abort();
    if (document) check_again(arena, document);
    document_free(document);
    arena_free(arena);
    return 0;
}
