// layer_mask.c: where a layer of a page shows, if nothing else does: a PGM, white where the layer paints.
//
//     layer_mask PAGES LAYER PAGE PPI
//
// Painted by paint.c, not by the emitter, on a ground of a colour that no ink has.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "paint/paint.h"

static const double ground[3] = {1, 0, 1};
enum { GROUND = 0xff00ff };

static Layer find_layer(const char *name) {
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        if (!strcmp(layer_name((Layer)layer), name)) return (Layer)layer;
    fprintf(stderr, "no layer '%s'\n", name);
    exit(2);
}

static cairo_surface_t *paint_layer(const Pages *pages, Layer layer, int32_t number, double density) {
    const Page *page = &pages->pages.at[number - 1];
    Arena *arena = arena_new();
    Diagnostics *said = diagnostics_new(arena);
    FontSet *fonts = font_set_read(TEXT("."), said);
    Painter *painter = painter_new(pages, TEXT("."), fonts, said);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(page->width / 72000.0 * density),
                                                          (int)ceil(page->height / 72000.0 * density));
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, ground[0], ground[1], ground[2]);
    cairo_paint(cairo);
    cairo_scale(cairo, density / 72, density / 72);
    paint_page(painter, cairo, number, 1u << layer);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    painter_free(painter);
    font_set_free(fonts);
    arena_free(arena);
    return surface;
}

static void write_mask(cairo_surface_t *surface) {
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);
    printf("P5\n%d %d\n255\n", width, height);
    for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride(surface))
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + 4 * x, sizeof pixel);
            putchar((pixel & 0xffffff) == GROUND ? 0 : 255);
        }
}

int main(int argc, char **argv) {
    if (argc != 5) return fputs("usage: layer_mask PAGES LAYER PAGE PPI\n", stderr), 2;
    Arena *arena = arena_new();
    Diagnostics *said = diagnostics_new(arena);
    const char *why = NULL;
    Text bytes = file_read(arena, argv[1], (size_t)1 << 30, &why);
    Pages *pages = bytes.at ? pages_read(bytes, text_of(argv[1]), said) : NULL;
    int32_t number = atoi(argv[3]);
    if (!pages || number < 1 || number > pages->pages.count) return fputs("layer_mask: no such page\n", stderr), 2;
    cairo_surface_t *surface = paint_layer(pages, find_layer(argv[2]), number, atof(argv[4]));
    write_mask(surface);
    cairo_surface_destroy(surface);
    pages_free(pages);
    arena_free(arena);
    return 0;
}
