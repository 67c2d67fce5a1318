// layout.c: any bytes are read as a layout, or refused with errors; never both, never neither.
#include <stdlib.h>

#include "layout/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static FontSet *fonts; // reading it would take longer than the layout
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    if (!fonts) fonts = font_set_read(TEXT("."), diagnostics);
    Template *template =
        template_read_bytes((Text){(const char *)bytes, size}, TEXT("fuzz"), fonts, diagnostics);
    if (!template != (diagnostics_count(diagnostics, SEVERITY_ERROR) > 0)) abort();
    template_free(template);
    arena_free(arena);
    return 0;
}
