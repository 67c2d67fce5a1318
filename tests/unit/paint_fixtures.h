// paint_fixtures.h: a page that is built by hand, painted, and asked for its pixels.
#ifndef FOLIO_PAINT_FIXTURES_H
#define FOLIO_PAINT_FIXTURES_H

#include <stdlib.h>

#include "support/test.h"

#include "common/font_set.h"
#include "paint/paint.h"

typedef struct {
    Arena *arena;
    Pages *pages;
    Page *page;
    FontSet *fonts;
    Diagnostics *diagnostics;
    Text root;
    cairo_surface_t *surface;
} Sheet;

// 100 by 80 points; inks: black, red, green, blue
static inline Sheet make_sheet(void) {
    Sheet sheet = {.arena = arena_new(),
                   .pages = pages_new(),
                   .root = TEXT("."),
                   .fonts = font_set_new()};
    sheet.diagnostics = diagnostics_new(sheet.arena);
    Pages *pages = sheet.pages;
    for (int32_t i = 0; i < 4; i++)
        *array_add(pages->arena, &pages->inks) = (Ink){.name = TEXT("ink"),
                                                       .red = i == 1 ? 1000 : 0,
                                                       .green = i == 2 ? 1000 : 0,
                                                       .blue = i == 3 ? 1000 : 0};
    sheet.page = pages_add_page(pages, UNIT_PT(100), UNIT_PT(80), UNIT_PT(10));
    pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){TEXT("a.yaml"), 7, 2});
    return sheet;
}

static inline Item *add(Sheet *sheet, ItemKind kind) {
    return items_add(sheet->pages->arena, &sheet->page->items, kind, LAYER_PRINT, 1);
}

static inline void paint_layers(Sheet *sheet, double scale, unsigned layers) {
    if (sheet->surface) cairo_surface_destroy(sheet->surface);
    sheet->surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(100 * scale), (int)(80 * scale));
    cairo_t *cairo = cairo_create(sheet->surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    Painter *painter = painter_new(sheet->pages, sheet->root, sheet->fonts, sheet->diagnostics);
    paint_page(painter, cairo, 1, layers);
    assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    painter_free(painter);
    cairo_destroy(cairo);
    cairo_surface_flush(sheet->surface);
}

static inline void paint(Sheet *sheet) {
    paint_layers(sheet, 1, PAINT_ALL_LAYERS);
}

static inline uint32_t pixel(const Sheet *sheet, int x, int y) {
    uint32_t value;
    const uint8_t *data = cairo_image_surface_get_data(sheet->surface);
    memcpy(&value, data + (ptrdiff_t)y * cairo_image_surface_get_stride(sheet->surface) + x * 4, 4);
    return value & 0xffffff;
}

static inline void assert_colour(const Sheet *sheet, int x, int y, uint32_t expected,
                                 int tolerance) {
    uint32_t found = pixel(sheet, x, y);
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(found >> shift & 255) - (int)(expected >> shift & 255)) > tolerance)
            fail_msg("pixel %d,%d is %06x, expected %06x", x, y, found, expected);
}

static inline void drop(Sheet *sheet) {
    if (sheet->surface) cairo_surface_destroy(sheet->surface);
    font_set_free(sheet->fonts);
    pages_free(sheet->pages);
    arena_free(sheet->arena);
}

static inline Rect rect_pt(double x, double y, double width, double height) {
    return (Rect){UNIT_PT(x), UNIT_PT(y), UNIT_PT(width), UNIT_PT(height)};
}

static inline void add_rule(Sheet *sheet, Rect box, int16_t ink, int16_t tint) {
    add(sheet, ITEM_RULE)->rule = (RuleItem){box, {ink, tint}};
}

#endif
