// image.c: any bytes are a picture whose every row comes, or are refused with an error. Large ones are
// left after their header: what is wanted is breadth.
#include <stdlib.h>

#include "common/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static volatile uint8_t sink; // keeps the reading of rows

static void read_rows(Text bytes, const ImageInfo *info, Diagnostics *diagnostics) {
    ImageReader *reader = image_open(bytes, info, (Place){0}, diagnostics);
    int32_t rows = 0;
    for (const uint8_t *row; reader && (row = image_next_row(reader)); rows++)
        for (int32_t i = 0; i < info->width * info->channels; i++) sink = (uint8_t)(sink + row[i]);
    bool whole = reader && rows == info->height;
    if (whole == (diagnostics_count(diagnostics, SEVERITY_ERROR) > 0)) abort();
    image_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Text text = {(const char *)bytes, size};
    ImageInfo info;
    bool known = image_probe(arena, text, (Place){0}, &info, diagnostics);
    if (known == (diagnostics_count(diagnostics, SEVERITY_ERROR) > 0)) abort();
    if (known && (int64_t)info.width * info.height < 1 << 18) read_rows(text, &info, diagnostics);
    arena_free(arena);
    return 0;
}
