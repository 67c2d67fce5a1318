// test_png.c: pictures as PNG files: a palette where the colours are few, what of them may be rounded and what not.
#include <stdlib.h>
#include <string.h>

#include "support/test.h"

#include "proof/palette.h"
#include "proof/png.h"

enum { SIDE = 300 };

typedef struct {
    const uint8_t *at;
    size_t left;
} Bytes;

static cairo_status_t read_bytes(void *closure, unsigned char *to, unsigned int size) {
    Bytes *bytes = closure;
    if (size > bytes->left) return CAIRO_STATUS_READ_ERROR;
    memcpy(to, bytes->at, size);
    bytes->at += size;
    bytes->left -= size;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t *pixel_at(cairo_surface_t *surface, int x, int y) {
    return (void *)(cairo_image_surface_get_data(surface) + (ptrdiff_t)y * cairo_image_surface_get_stride(surface) + (ptrdiff_t)x * 4);
}

// white above, a red area below, and in the first rows as many colours as are asked for, a pixel of each
static cairo_surface_t *make_picture(int colours) {
    cairo_surface_t *made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) *pixel_at(made, i % SIDE, i / SIDE) = i < SIDE * SIDE / 2 ? 0xffffff : 0xfd0102;
    for (int i = 0; i < colours; i++)
        *pixel_at(made, i % SIDE, i / SIDE) = 0xff000000 | (uint32_t)(i % 256) << 16 | (uint32_t)(i / 256 * 12) << 8;
    cairo_surface_mark_dirty(made);
    return made;
}

// the greatest difference of a channel between a picture and its file, from row y on
static int find_difference(cairo_surface_t *picture, const Buffer *file, int y) {
    Bytes bytes = {(const uint8_t *)file->bytes, file->size};
    cairo_surface_t *read = cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
    assert_int_equal(cairo_surface_status(read), CAIRO_STATUS_SUCCESS);
    int most = 0;
    for (int i = y * SIDE; i < SIDE * SIDE; i++)
        for (int shift = 0; shift < 24; shift += 8) {
            int a = *pixel_at(picture, i % SIDE, i / SIDE) >> shift & 255, b = *pixel_at(read, i % SIDE, i / SIDE) >> shift & 255;
            if (abs(a - b) > most) most = abs(a - b);
        }
    cairo_surface_destroy(read);
    return most;
}

typedef struct {
    int colours;
    void (*write)(Buffer *, cairo_surface_t *, int32_t);
    uint8_t type; // colour type: 2 RGB, 3 palette
    int most, in_areas; // difference
} Expected;

static void check(const Expected *expected) {
    cairo_surface_t *picture = make_picture(expected->colours);
    Buffer file = {0}, again = {0};
    expected->write(&file, picture, 150);
    expected->write(&again, picture, 150);
    assert_int_equal(file.bytes[25], expected->type);
    assert_in_range(find_difference(picture, &file, 0), expected->most ? 1 : 0, expected->most);
    assert_int_equal(find_difference(picture, &file, SIDE / 2), expected->in_areas);
    assert_int_equal(file.size, again.size);
    assert_memory_equal(file.bytes, again.bytes, file.size);
    buffer_free(&file);
    buffer_free(&again);
    cairo_surface_destroy(picture);
}

static void keeps_few_colours(void **state) {
    (void)state;
    check(&(Expected){200, png_write, 3, 0, 0});
    check(&(Expected){200, png_write_drawn, 3, 0, 0});
    check(&(Expected){254, png_write, 3, 0, 0}); // and white, and red
    check(&(Expected){255, png_write, 2, 0, 0});
}

// 0xfd0102 is near colours of the first rows, and an area all the same
static void rounds_edges_alone(void **state) {
    (void)state;
    check(&(Expected){1500, png_write, 2, 0, 0});
    check(&(Expected){1500, png_write_drawn, 3, PALETTE_LOOSE, 0});
}

static void gives_up_where_colours_are_many(void **state) {
    (void)state;
    check(&(Expected){5000, png_write_drawn, 2, 0, 0}); // too many that are far from each other
    check(&(Expected){20000, png_write_drawn, 2, 0, 0});
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(keeps_few_colours), cmocka_unit_test(rounds_edges_alone),
                                       cmocka_unit_test(gives_up_where_colours_are_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
