// raster.c: plates, owners and grounds of a page, each painted by the painter's own walk in another mode.
//
// A plate is an A8 surface under cairo's operator SOURCE: what is painted replaces what was there, be it with less
// ink. Overprint (ISO 32000-1, 8.6.7, OPM 1): a solid ink that overprints leaves the plates it has no part of.
#include "paint/raster.h"

#include <string.h>

#include "paint/painter.h"

enum { SIDE_MOST = 20000, PLATES_MOST = 36, PRINT_LAYER = 1u << LAYER_PRINT };

// ---- pixels ------------------------------------------------------------------------------------

static int32_t pixels_of(int64_t length, int32_t density) {
    int64_t pixels = (length * density + 71999) / 72000;
    return pixels < 1 ? 1 : pixels > SIDE_MOST ? SIDE_MOST : (int32_t)pixels;
}

Raster raster_of_page(const Page *page, int32_t density) {
    return (Raster){.width = pixels_of((int64_t)page->width + 2 * (int64_t)page->bleed, density),
                    .height = pixels_of((int64_t)page->height + 2 * (int64_t)page->bleed, density),
                    .density = density,
                    .left = -page->bleed,
                    .top = -page->bleed};
}

static int64_t floor_of(int64_t value, int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

static int32_t within(int64_t value, int32_t most) {
    return value < 0 ? 0 : value > most ? most : (int32_t)value;
}

bool raster_find(const Raster *raster, Rect box, int32_t *left, int32_t *top, int32_t *right, int32_t *foot) {
    int64_t x = (int64_t)box.x - raster->left, y = (int64_t)box.y - raster->top, density = raster->density;
    *left = within(floor_of(x * density, 72000), raster->width);
    *top = within(floor_of(y * density, 72000), raster->height);
    *right = within(floor_of((x + box.width) * density, 72000) + 1, raster->width);
    *foot = within(floor_of((y + box.height) * density, 72000) + 1, raster->height);
    return *left < *right && *top < *foot;
}

Rect raster_box(const Raster *raster, int32_t left, int32_t top, int32_t right, int32_t foot) {
    int64_t density = raster->density;
    return (Rect){(Unit)(raster->left + left * (int64_t)72000 / density),
                  (Unit)(raster->top + top * (int64_t)72000 / density),
                  (Unit)((right - left) * (int64_t)72000 / density),
                  (Unit)((foot - top) * (int64_t)72000 / density)};
}

// ---- plates ------------------------------------------------------------------------------------

int32_t raster_plate_count(const Pages *pages) {
    int32_t count = 4;
    for (int32_t i = 0; i < pages->inks.count; i++) count += pages->inks.at[i].kind == INK_SPOT;
    return count < PLATES_MOST ? count : PLATES_MOST;
}

// the plate of a spot ink
static int32_t spot_plate(const Pages *pages, int32_t ink) {
    int32_t plate = 4;
    for (int32_t i = 0; i < ink; i++) plate += pages->inks.at[i].kind == INK_SPOT;
    return plate;
}

int32_t raster_plate_value(const Pages *pages, Paint paint, int32_t plate) {
    const Ink *ink = &pages->inks.at[paint.ink];
    const int32_t process[4] = {ink->cyan, ink->magenta, ink->yellow, ink->black};
    int32_t solid = 0;
    if (ink->kind == INK_PROCESS) solid = plate < 4 ? process[plate] : 0;
    else if (plate == spot_plate(pages, paint.ink)) solid = 1000;
    if (ink->overprint && paint.tint == 1000 && !solid) return -1;
    return (int32_t)(((int64_t)solid * paint.tint + 500) / 1000);
}

bool plate_set_ink(const Painter *painter, cairo_t *cairo, Paint paint) {
    int32_t value = raster_plate_value(painter->pages, paint, painter->plate);
    if (value < 0) return false;
    cairo_set_source_rgba(cairo, 0, 0, 0, value / 1000.0);
    return true;
}

// ---- painting ----------------------------------------------------------------------------------

// The page in this mode on a new surface, whose bytes are then ready to be read; NULL: no memory.
static cairo_surface_t *paint_surface(Painter *painter, int32_t number, const Raster *raster, PaintMode mode) {
    const Page *page = &painter->pages->pages.at[number - 1];
    cairo_format_t format = mode == PAINT_PLATE ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_RGB24;
    cairo_surface_t *surface = cairo_image_surface_create(format, raster->width, raster->height);
    cairo_t *cairo = cairo_create(surface);
    if (mode == PAINT_GROUND) {
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
    }
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    if (mode == PAINT_PLATE) cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
    cairo_scale(cairo, raster->density / 72.0, raster->density / 72.0);
    cairo_translate(cairo, -raster->left / 1000.0, -raster->top / 1000.0);
    painter->mode = mode;
    paint_sheet(painter, cairo, number, page->bleed, PRINT_LAYER);
    painter->mode = PAINT_SCREEN;
    bool good = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (good) return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

static const uint8_t *row_of(cairo_surface_t *surface, int32_t y) {
    return cairo_image_surface_get_data(surface) + (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
}

uint16_t *raster_ink(Painter *painter, Arena *arena, int32_t page, const Raster *raster) {
    int32_t plates = raster_plate_count(painter->pages), width = raster->width;
    uint16_t *sums = arena_array_of(arena, (size_t)width * (size_t)raster->height, uint16_t);
    for (painter->plate = 0; painter->plate < plates; painter->plate++) {
        cairo_surface_t *surface = paint_surface(painter, page, raster, PAINT_PLATE);
        if (!surface) return NULL;
        for (int32_t y = 0; y < raster->height; y++) {
            const uint8_t *from = row_of(surface, y);
            uint16_t *to = sums + (ptrdiff_t)y * width;
            for (int32_t x = 0; x < width; x++) to[x] = (uint16_t)(to[x] + from[x]);
        }
        cairo_surface_destroy(surface);
    }
    return sums;
}

static uint32_t *paint_pixels(Painter *painter, Arena *arena, int32_t page, const Raster *raster, PaintMode mode) {
    size_t row = (size_t)raster->width;
    cairo_surface_t *surface = paint_surface(painter, page, raster, mode);
    if (!surface) return NULL;
    uint32_t *pixels = arena_array_of(arena, row * (size_t)raster->height, uint32_t);
    for (int32_t y = 0; y < raster->height; y++) memcpy(pixels + row * (size_t)y, row_of(surface, y), row * 4);
    for (size_t i = 0; i < row * (size_t)raster->height; i++) pixels[i] &= 0xffffff;
    cairo_surface_destroy(surface);
    return pixels;
}

uint32_t *raster_owners(Painter *painter, Arena *arena, int32_t page, const Raster *raster) {
    return paint_pixels(painter, arena, page, raster, PAINT_OWNERS);
}

uint32_t *raster_ground(Painter *painter, Arena *arena, int32_t page, const Raster *raster) {
    return paint_pixels(painter, arena, page, raster, PAINT_GROUND);
}
