// png.c: PNG (ISO 15948) with nothing optional but pHYs: proofs are many, so the packing is libdeflate's
// and quick, and rows go unfiltered, which suits flat colours and type.
#include "proof/png.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "proof/palette.h"

enum { PACKING = 2, PACKING_QUICK = 1 }; // libdeflate's levels
enum { TYPE_RGB = 2, TYPE_PALETTE = 3 }; // colour types
typedef enum { EXACT, DRAWN, QUICK } Manner;

static void put_number(uint8_t to[4], uint32_t number) {
    for (int i = 0; i < 4; i++) to[i] = (uint8_t)(number >> (24 - 8 * i));
}

static void add_number(Buffer *out, uint32_t number) {
    uint8_t bytes[4];
    put_number(bytes, number);
    buffer_add(out, bytes, sizeof bytes);
}

static void write_chunk(Buffer *out, const char name[4], const void *data, size_t size) {
    add_number(out, (uint32_t)size);
    size_t from = out->size;
    buffer_add(out, name, 4);
    buffer_add(out, data, size);
    add_number(out, libdeflate_crc32(0, out->bytes + from, out->size - from));
}

static void write_header(Buffer *out, int32_t width, int32_t height, uint8_t type, int32_t density) {
    uint8_t header[13] = {[8] = 8, [9] = type}; // 8 bits
    put_number(header, (uint32_t)width);
    put_number(header + 4, (uint32_t)height);
    write_chunk(out, "IHDR", header, sizeof header);
    uint8_t measure[9] = {[8] = 1}; // pixels a metre, both ways
    uint32_t a_metre = (uint32_t)(density / 0.0254 + 0.5);
    put_number(measure, a_metre);
    put_number(measure + 4, a_metre);
    write_chunk(out, "pHYs", measure, sizeof measure);
}

// a filter byte (0, none) before each row of RGB
static uint8_t *make_rows(const PixelGrid *grid) {
    uint8_t *rows = memory_new(((size_t)grid->width * 3 + 1) * (size_t)grid->height), *to = rows;
    const uint8_t *from = grid->pixels;
    for (int32_t y = 0; y < grid->height; y++, from += grid->stride) {
        *to++ = 0;
        for (int32_t x = 0; x < grid->width; x++) {
            uint32_t pixel;
            memcpy(&pixel, from + (ptrdiff_t)x * 4, 4);
            *to++ = (uint8_t)(pixel >> 16);
            *to++ = (uint8_t)(pixel >> 8);
            *to++ = (uint8_t)pixel;
        }
    }
    return rows;
}

static void write_colours(Buffer *out, const Palette *palette) {
    uint8_t colours[PALETTE_MOST * 3];
    for (int32_t i = 0; i < palette->count; i++)
        for (int k = 0; k < 3; k++) colours[i * 3 + k] = (uint8_t)(palette->colours[i] >> (16 - 8 * k));
    write_chunk(out, "PLTE", colours, (size_t)palette->count * 3);
}

static void write_rows(Buffer *out, const uint8_t *rows, size_t size, int packing) {
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(packing);
    size_t room = libdeflate_zlib_compress_bound(packer, size);
    uint8_t *packed = memory_new(room);
    size_t packed_size = libdeflate_zlib_compress(packer, rows, size, packed, room);
    libdeflate_free_compressor(packer);
    write_chunk(out, "IDAT", packed, packed_size);
    free(packed);
}

static void write_file(Buffer *out, cairo_surface_t *surface, int32_t density, Manner manner) {
    cairo_surface_flush(surface);
    PixelGrid grid = {cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                      cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface)};
    Palette palette;
    bool few = manner != QUICK && palette_make(&grid, manner == DRAWN, &palette);
    uint8_t *rows = few ? palette.rows : make_rows(&grid);
    buffer_add(out, "\x89PNG\r\n\x1a\n", 8);
    write_header(out, grid.width, grid.height, few ? TYPE_PALETTE : TYPE_RGB, density);
    if (few) write_colours(out, &palette);
    write_rows(out, rows, ((size_t)grid.width * (few ? 1 : 3) + 1) * (size_t)grid.height,
               manner == QUICK ? PACKING_QUICK : PACKING);
    write_chunk(out, "IEND", NULL, 0);
    free(rows);
}

void png_write(Buffer *out, cairo_surface_t *surface, int32_t density) {
    write_file(out, surface, density, EXACT);
}

void png_write_drawn(Buffer *out, cairo_surface_t *surface, int32_t density) {
    write_file(out, surface, density, DRAWN);
}

void png_write_quick(Buffer *out, cairo_surface_t *surface, int32_t density) {
    write_file(out, surface, density, QUICK);
}
