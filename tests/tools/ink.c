// ink.c: how much ink stands on each page of a Pages file: "PAGE MOST MEAN", in percent of a solid plate.
//
//     ink FILE      the bleed included, at 72 pixels an inch, as check/ink.c sees it
#include <stdio.h>

#include "common/file.h"
#include "paint/raster.h"

static void print_page(Painter *painter, const Page *page) {
    Arena *arena = arena_new();
    Raster raster = raster_of_page(page, 72);
    uint16_t *sums = raster_ink(painter, arena, page->number, &raster);
    int64_t all = 0, pixels = (int64_t)raster.width * raster.height;
    int32_t most = 0;
    for (int64_t i = 0; sums && i < pixels; i++) {
        all += sums[i];
        if (sums[i] > most) most = sums[i];
    }
    printf("%d %.2f %.2f\n", page->number, most / 2.55, (double)all / 2.55 / (double)pixels);
    arena_free(arena);
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: ink FILE.pages\n"), 2;
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *why = NULL;
    Text bytes = file_read(arena, argv[1], (size_t)1 << 30, &why);
    Pages *pages = bytes.at ? pages_read(bytes, text_of(argv[1]), diagnostics) : NULL;
    if (!pages) return fprintf(stderr, "ink: cannot read %s\n", argv[1]), 2;
    FontSet *fonts = font_set_read(TEXT("."), diagnostics);
    Painter *painter = painter_new(pages, TEXT("."), fonts, diagnostics);
    for (int32_t i = 0; i < pages->pages.count; i++) print_page(painter, &pages->pages.at[i]);
    painter_free(painter);
    font_set_free(fonts);
    pages_free(pages);
    int32_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    arena_free(arena);
    return errors ? 1 : 0;
}
