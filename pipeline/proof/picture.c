// picture.c: pages painted on cairo surfaces, and what is made of these: halves, small copies.
#include "proof/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "proof/png.h"

static int32_t to_pixels(Unit length, int32_t density) {
    return (int32_t)ceil(length / 72000.0 * density - 0.01); // as viewers round a page's size
}

// Large pictures come and go, and most of their price would be the system's small pages, so they ask for huge ones.
cairo_surface_t *picture_paper(int32_t width, int32_t height, double grey) {
    static const cairo_user_data_key_t owner;
    const size_t huge = (size_t)2 << 20;
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    size_t size = (size_t)stride * (size_t)height, room = (size + huge - 1) / huge * huge;
    unsigned char *pixels = size < huge ? NULL : aligned_alloc(huge, room);
    if (pixels) madvise(pixels, room, MADV_HUGEPAGE); // a wish: nothing depends on it
    else pixels = memory_new(size);
    memset(pixels, (int)(grey * 255 + 0.5), size);
    cairo_surface_t *made = cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, width, height, stride);
    cairo_surface_set_user_data(made, &owner, pixels, free);
    return made;
}

// The mean of each channel of four pixels, rounded: red and blue at once, each with the room of the channel beside it.
static uint32_t mean_pixel(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    const uint32_t outer = 0xff00ff, inner = 0x00ff00;
    uint32_t red_blue = (a & outer) + (b & outer) + (c & outer) + (d & outer) + 0x20002;
    uint32_t green = (a & inner) + (b & inner) + (c & inner) + (d & inner) + 0x200;
    return (red_blue >> 2 & outer) | (green >> 2 & inner);
}

// at an edge with an odd pixel, what there is
cairo_surface_t *picture_halve(cairo_surface_t *from) {
    int width = cairo_image_surface_get_width(from), height = cairo_image_surface_get_height(from);
    cairo_surface_t *made = picture_paper((width + 1) / 2, (height + 1) / 2, 1);
    cairo_surface_flush(from);
    const uint8_t *row = cairo_image_surface_get_data(from);
    uint8_t *line = cairo_image_surface_get_data(made);
    ptrdiff_t stride = cairo_image_surface_get_stride(from);
    for (int y = 0; y < height; y += 2) {
        const uint32_t *above = (const void *)row,
                       *below = y + 1 < height ? above + stride / 4 : above;
        uint32_t *to = (void *)line;
        for (int x = 0; x < width; x += 2) {
            int beside = x + 1 < width ? x + 1 : x;
            *to++ = mean_pixel(above[x], above[beside], below[x], below[beside]);
        }
        row += 2 * stride;
        line += cairo_image_surface_get_stride(made);
    }
    cairo_surface_mark_dirty(made);
    return made;
}

cairo_surface_t *picture_paint(Painter *painter, const Pages *pages, int32_t number, int32_t density,
                                      unsigned layers) {
    const Page *page = &pages->pages.at[number - 1];
    cairo_surface_t *surface = picture_paper(to_pixels(page->width, density), to_pixels(page->height, density), 1);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, density / 72.0, density / 72.0);
    paint_page(painter, cairo, number, layers);
    cairo_destroy(cairo);
    return surface;
}

cairo_surface_t *picture_paint_smooth(Painter *painter, const Pages *pages, int32_t number, int32_t density,
                                      unsigned layers) {
    if (density > DENSITY_SMOOTH) return picture_paint(painter, pages, number, density, layers);
    cairo_surface_t *dense = picture_paint(painter, pages, number, density * 2, layers), *made = picture_halve(dense);
    cairo_surface_destroy(dense);
    return made;
}

static bool has_photograph(const Page *page) {
    for (int32_t i = 0; i < page->items.count; i++) // drawings hold none
        if (page->items.at[i].kind == ITEM_IMAGE) return true;
    return false;
}

void picture_write(Buffer *out, cairo_surface_t *surface, int32_t density, const Pages *pages, int32_t first, int32_t last) {
    bool drawn = true;
    for (int32_t page = first; drawn && page <= last; page++) drawn = !has_photograph(&pages->pages.at[page - 1]);
    if (drawn) png_write_drawn(out, surface, density);
    else png_write(out, surface, density);
}

void picture_copy(cairo_surface_t *from, cairo_surface_t *to, double x, double y, double scale) {
    cairo_t *cairo = cairo_create(to);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, from, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
}

cairo_surface_t *picture_shrink(cairo_surface_t *from, double scale) {
    int width = cairo_image_surface_get_width(from), height = cairo_image_surface_get_height(from);
    cairo_surface_t *made = picture_paper((int32_t)ceil(width * scale), (int32_t)ceil(height * scale), 1);
    picture_copy(from, made, 0, 0, scale);
    return made;
}
