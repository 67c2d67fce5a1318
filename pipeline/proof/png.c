// png.c: PNG (ISO 15948) with nothing optional but pHYs: proofs are many, so the packing is libdeflate's
// and quick, and rows go unfiltered, which suits flat colours and type. The bytes depend on the pixels alone.
#include "proof/png.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { PACKING = 2, PACKING_QUICK = 1 }; // libdeflate's levels

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

static void write_header(Buffer *out, int32_t width, int32_t height, int32_t density) {
    uint8_t header[13] = {[8] = 8, [9] = 2}; // 8 bits, RGB
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
static uint8_t *make_rows(cairo_surface_t *surface, size_t width, size_t height) {
    uint8_t *rows = memory_new((width * 3 + 1) * height), *to = rows;
    const uint8_t *from = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (size_t y = 0; y < height; y++, from += stride) {
        *to++ = 0;
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, from + x * 4, 4);
            *to++ = (uint8_t)(pixel >> 16);
            *to++ = (uint8_t)(pixel >> 8);
            *to++ = (uint8_t)pixel;
        }
    }
    return rows;
}

static void write_png(Buffer *out, cairo_surface_t *surface, int32_t density, int packing) {
    cairo_surface_flush(surface);
    int width = cairo_image_surface_get_width(surface),
        height = cairo_image_surface_get_height(surface);
    size_t size = ((size_t)width * 3 + 1) * (size_t)height;
    uint8_t *rows = make_rows(surface, (size_t)width, (size_t)height);
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(packing);
    size_t room = libdeflate_zlib_compress_bound(packer, size);
    uint8_t *packed = memory_new(room);
    size_t packed_size = libdeflate_zlib_compress(packer, rows, size, packed, room);
    libdeflate_free_compressor(packer);
    buffer_add(out, "\x89PNG\r\n\x1a\n", 8);
    write_header(out, width, height, density);
    write_chunk(out, "IDAT", packed, packed_size);
    write_chunk(out, "IEND", NULL, 0);
    free(packed);
    free(rows);
}

void png_write(Buffer *out, cairo_surface_t *surface, int32_t density) {
    write_png(out, surface, density, PACKING);
}

void png_write_quick(Buffer *out, cairo_surface_t *surface, int32_t density) {
    write_png(out, surface, density, PACKING_QUICK);
}
