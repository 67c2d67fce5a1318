// test_image.c: every kind of picture comes out as the pixels that went in.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "common/image.h"
#include "image_fixtures.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    ImageInfo info;
    uint8_t *pixels; // all rows; NULL: the picture was refused
} Decoded;

static const Place here = {{"a.yaml", 6}, 3, 5};

static Decoded decode(Text bytes) {
    Arena *arena = arena_new();
    Decoded d = {.arena = arena, .diagnostics = diagnostics_new(arena)};
    if (!image_probe(arena, bytes, here, &d.info, d.diagnostics)) return d;
    ImageReader *reader = image_open(bytes, &d.info, here, d.diagnostics);
    if (!reader) return d;
    size_t row_size = (size_t)d.info.width * (size_t)d.info.channels;
    uint8_t *pixels = arena_push_array(arena, (size_t)d.info.height, row_size);
    int32_t rows = 0;
    for (const uint8_t *row; (row = image_next_row(reader)); rows++)
        memcpy(pixels + (size_t)rows * row_size, row, row_size);
    image_close(reader);
    if (rows == d.info.height) d.pixels = pixels;
    return d;
}

static void drop(Decoded d) {
    arena_free(d.arena);
}

static bool has_rule(const Decoded *d, const char *rule) {
    for (int32_t i = 0; i < d->diagnostics->all.count; i++)
        if (text_is(d->diagnostics->all.at[i].rule, rule)) return true;
    return false;
}

static const uint8_t *pixel_at(const Decoded *d, int x, int y) {
    return d->pixels + (size_t)(y * d->info.width + x) * (size_t)d->info.channels;
}

static void assert_pixel(const Decoded *d, int x, int y, const uint8_t *expected, int tolerance) {
    const uint8_t *pixel = pixel_at(d, x, y);
    for (int i = 0; i < d->info.channels; i++)
        if (abs(pixel[i] - expected[i]) > tolerance)
            fail_msg("pixel %d,%d channel %d: %d, expected %d", x, y, i, pixel[i], expected[i]);
}

// All pixels of the upright picture; the field's colour is given by colours (channels a field).
static void assert_fields(const Decoded *d, const uint8_t *colours, int tolerance) {
    assert_non_null(d->pixels);
    assert_int_equal(d->diagnostics->all.count, 0);
    assert_int_equal(d->info.width, FIXTURE_WIDTH);
    assert_int_equal(d->info.height, FIXTURE_HEIGHT);
    for (int y = 0; y < FIXTURE_HEIGHT; y++)
        for (int x = 0; x < FIXTURE_WIDTH; x++)
            assert_pixel(d, x, y, colours + fixture_field(x, y) * d->info.channels, tolerance);
}

static void check_jpeg(JpegFixture made, bool inverted, bool pass_through, int tolerance) {
    Buffer file = fixture_jpeg(made);
    Decoded d = decode(buffer_view(&file));
    assert_int_equal(d.info.format, IMAGE_FILE_JPEG);
    assert_int_equal(d.info.channels, made.channels);
    assert_int_equal(d.info.progressive, made.progressive);
    assert_int_equal(d.info.inverted, inverted);
    assert_int_equal(d.info.pass_through, pass_through);
    assert_fields(&d, fixture_colour(made.channels, 0), tolerance);
    drop(d);
    buffer_free(&file);
}

static void jpeg_kinds(void **state) {
    (void)state;
    check_jpeg((JpegFixture){.channels = 1}, false, true, 1);
    check_jpeg((JpegFixture){.channels = 3}, false, true, 2);
    check_jpeg((JpegFixture){.channels = 1, .progressive = true}, false, true, 1);
    check_jpeg((JpegFixture){.channels = 3, .progressive = true}, false, true, 2);
    check_jpeg((JpegFixture){.channels = 3, .arithmetic = true}, false, false, 2);
    check_jpeg((JpegFixture){.channels = 3, .space = JCS_RGB}, false, true, 1);
    // no mark says that these are RGB: a PDF reader would take them for YCbCr
    check_jpeg((JpegFixture){.channels = 3, .space = JCS_RGB, .no_adobe = true}, false, false, 1);
}

static void jpeg_subsampled(void **state) {
    (void)state;
    Buffer file = fixture_jpeg((JpegFixture){.channels = 3, .subsampled = true});
    Decoded d = decode(buffer_view(&file));
    assert_non_null(d.pixels);
    assert_pixel(&d, 2, 2, fixture_rgb[0], 4); // off the edges, which bleed
    assert_pixel(&d, 29, 2, fixture_rgb[1], 4);
    assert_pixel(&d, 2, 14, fixture_rgb[2], 4);
    assert_pixel(&d, 29, 14, fixture_rgb[3], 4);
    drop(d);
    buffer_free(&file);
}

static void jpeg_cmyk(void **state) {
    (void)state;
    check_jpeg((JpegFixture){.channels = 4, .space = JCS_CMYK}, true, true, 1);
    check_jpeg((JpegFixture){.channels = 4, .space = JCS_YCCK}, true, true, 2);
    check_jpeg((JpegFixture){.channels = 4, .space = JCS_YCCK, .progressive = true}, true, true, 2);
    check_jpeg((JpegFixture){.channels = 4, .space = JCS_CMYK, .no_adobe = true}, false, true, 1);
}

// where each corner of the stored picture (its field) is seen, by EXIF's words
static void check_turned(const Decoded *d, int orientation, int tolerance) {
    // fields at the seen top left, top right, bottom left, bottom right
    static const int seen[9][4] = {{0},          {0, 1, 2, 3}, {1, 0, 3, 2},
                                   {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3},
                                   {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}};
    bool sideways = orientation > 4;
    int width = sideways ? FIXTURE_HEIGHT : FIXTURE_WIDTH,
        height = sideways ? FIXTURE_WIDTH : FIXTURE_HEIGHT;
    assert_non_null(d->pixels);
    assert_int_equal(d->info.orientation, orientation);
    assert_int_equal(d->info.pass_through, d->info.format == IMAGE_FILE_JPEG && orientation == 1);
    assert_int_equal(d->info.width, width);
    assert_int_equal(d->info.height, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int field = seen[orientation][(x >= width / 2) + 2 * (y >= height / 2)];
            assert_pixel(d, x, y, fixture_rgb[field], tolerance);
        }
}

static void orientations(void **state) {
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++)
        for (int kind = 0; kind < 4; kind++) {
            Buffer file = kind < 3 ? fixture_jpeg((JpegFixture){.channels = 3,
                                                                .orientation = orientation,
                                                                .big_endian = kind == 1,
                                                                .progressive = kind == 2})
                                   : fixture_png((PngFixture){.depth = 8,
                                                              .type = PNG_COLOR_TYPE_RGB,
                                                              .orientation = orientation});
            Decoded d = decode(buffer_view(&file));
            check_turned(&d, orientation, 2);
            drop(d);
            buffer_free(&file);
        }
}

static void orientation_unknown(void **state) {
    (void)state;
    Buffer file = fixture_jpeg((JpegFixture){.channels = 3, .orientation = 9});
    Decoded d = decode(buffer_view(&file));
    assert_int_equal(d.info.orientation, 1);
    assert_fields(&d, fixture_rgb[0], 2);
    drop(d);
    buffer_free(&file);
}

static void check_png(PngFixture made, const uint8_t *colours, int channels) {
    for (int interlaced = 0; interlaced < 2; interlaced++) {
        made.interlaced = interlaced;
        Buffer file = fixture_png(made);
        Decoded d = decode(buffer_view(&file));
        assert_int_equal(d.info.format, IMAGE_FILE_PNG);
        assert_int_equal(d.info.channels, channels);
        assert_false(d.info.pass_through);
        assert_fields(&d, colours, 0);
        drop(d);
        buffer_free(&file);
    }
}

static void png_grey(void **state) {
    (void)state;
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_GRAY}, fixture_grey[0], 1);
    check_png((PngFixture){.depth = 16, .type = PNG_COLOR_TYPE_GRAY}, fixture_grey[0], 1);
    check_png((PngFixture){.depth = 1, .type = PNG_COLOR_TYPE_GRAY},
              (const uint8_t[]){0, 0, 255, 255}, 1);
    check_png((PngFixture){.depth = 2, .type = PNG_COLOR_TYPE_GRAY},
              (const uint8_t[]){0, 85, 170, 255}, 1);
    check_png((PngFixture){.depth = 4, .type = PNG_COLOR_TYPE_GRAY},
              (const uint8_t[]){34, 85, 153, 221}, 1);
    // 220 is the see-through grey
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_GRAY, .transparent = true},
              (const uint8_t[]){40, 90, 160, 255}, 1);
}

static void png_colour(void **state) {
    (void)state;
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}, fixture_rgb[0], 3);
    check_png((PngFixture){.depth = 16, .type = PNG_COLOR_TYPE_RGB}, fixture_rgb[0], 3);
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB, .transparent = true},
              (const uint8_t[]){255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255}, 3);
}

static void png_palette(void **state) {
    (void)state;
    const uint8_t two[] = {255, 0, 0, 0, 255, 0, 255, 0, 0, 0, 255, 0};
    check_png((PngFixture){.depth = 1, .type = PNG_COLOR_TYPE_PALETTE}, two, 3);
    for (int depth = 2; depth <= 8; depth *= 2)
        check_png((PngFixture){.depth = depth, .type = PNG_COLOR_TYPE_PALETTE}, fixture_rgb[0], 3);
    check_png((PngFixture){.depth = 4, .type = PNG_COLOR_TYPE_PALETTE, .transparent = true},
              (const uint8_t[]){255, 0, 0, 127, 255, 127, 191, 191, 255, 255, 255, 255}, 3);
}

static void png_alpha(void **state) {
    (void)state;
    const uint8_t colours[] = {255, 0, 0, 127, 255, 127, 191, 191, 255, 255, 255, 255};
    const uint8_t greys[] = {40, 172, 231,
                             255}; // 90 * 128 + 255 * 127, 160 * 64 + 255 * 191 by 255
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB_ALPHA}, colours, 3);
    check_png((PngFixture){.depth = 16, .type = PNG_COLOR_TYPE_RGB_ALPHA}, colours, 3);
    check_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_GRAY_ALPHA}, greys, 1);
    check_png((PngFixture){.depth = 16, .type = PNG_COLOR_TYPE_GRAY_ALPHA}, greys, 1);
}

static void profiles(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++) { // one piece, three pieces of APP2, iCCP
        Buffer profile = fixture_swapped_profile(kind == 1 ? 150000 : 0);
        Text bytes = buffer_view(&profile);
        Buffer file =
            kind < 2 ? fixture_jpeg((JpegFixture){.channels = 3, .profile = bytes})
                     : fixture_png(
                           (PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB, .profile = bytes});
        Decoded d = decode(buffer_view(&file));
        assert_true(text_equal(d.info.profile, bytes));
        assert_fields(&d, fixture_rgb[0], 2);
        drop(d);
        buffer_free(&file);
        buffer_free(&profile);
    }
}

static void profile_of_other_kind(void **state) {
    (void)state;
    Buffer profile = fixture_swapped_profile(0);
    Buffer file = fixture_jpeg((JpegFixture){.channels = 1, .profile = buffer_view(&profile)});
    Decoded d = decode(buffer_view(&file));
    assert_non_null(d.pixels);
    assert_null(d.info.profile.at);
    assert_true(has_rule(&d, "image-profile"));
    assert_int_equal(diagnostics_count(d.diagnostics, SEVERITY_NOTE), 1);
    drop(d);
    buffer_free(&file);
    buffer_free(&profile);
}

// Any end before the true one is found, and what is cut is never passed through.
static void check_cuts(Buffer file) {
    for (size_t size = 8; size < file.size; size++) {
        uint8_t *part =
            memcpy(malloc(size), file.bytes, size); // its own block: a read beyond it shows
        Decoded d = decode((Text){(char *)part, size});
        if (d.pixels || !has_rule(&d, "image-damaged"))
            fail_msg("cut at %zu of %zu not found", size, file.size);
        assert_false(d.info.pass_through);
        assert_int_equal(d.diagnostics->all.at[0].place.line, 3);
        drop(d);
        free(part);
    }
    buffer_free(&file);
}

static void cut_off(void **state) {
    (void)state;
    check_cuts(fixture_jpeg((JpegFixture){.channels = 3}));
    check_cuts(fixture_jpeg((JpegFixture){.channels = 3, .progressive = true}));
    check_cuts(fixture_jpeg((JpegFixture){.channels = 4, .orientation = 6}));
    check_cuts(fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}));
    check_cuts(
        fixture_png((PngFixture){.depth = 4, .type = PNG_COLOR_TYPE_PALETTE, .interlaced = true}));
}

// Every byte broken in turn: no crash, and a refusal says why. PNG's checksums find all but cosmetic ones.
static void check_broken(Buffer file) {
    for (size_t at = 0; at < file.size; at++) {
        char kept = file.bytes[at];
        for (int turn = 0; turn < 3; turn++) {
            file.bytes[at] = (char)(kept ^ (turn == 0 ? 0xff : turn == 1 ? 0x01 : 0x40));
            Decoded d = decode(buffer_view(&file));
            if (!d.pixels) assert_true(diagnostics_count(d.diagnostics, SEVERITY_ERROR) > 0);
            drop(d);
        }
        file.bytes[at] = kept;
    }
    buffer_free(&file);
}

static void broken(void **state) {
    (void)state;
    Buffer profile = fixture_swapped_profile(0);
    check_broken(fixture_jpeg((JpegFixture){.channels = 3, .orientation = 3}));
    check_broken(
        fixture_jpeg((JpegFixture){.channels = 4, .space = JCS_YCCK, .progressive = true}));
    check_broken(fixture_png((PngFixture){.depth = 8,
                                          .type = PNG_COLOR_TYPE_RGB_ALPHA,
                                          .orientation = 8,
                                          .profile = buffer_view(&profile)}));
    check_broken(
        fixture_png((PngFixture){.depth = 2, .type = PNG_COLOR_TYPE_PALETTE, .interlaced = true}));
    buffer_free(&profile);
}

static void broken_pixels_of_png(void **state) {
    (void)state;
    Buffer file = fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB});
    char *data = memmem(file.bytes, file.size, "IDAT", 4);
    data[20] ^= 1;
    Decoded d = decode(buffer_view(&file));
    assert_null(d.pixels);
    assert_true(has_rule(&d, "image-damaged"));
    drop(d);
    buffer_free(&file);
}

// a PNG header alone, with a right checksum: enough to be refused before anything is decoded
static Buffer png_header(uint32_t width, uint32_t height, int interlaced, int orientation) {
    Buffer file = fixture_png(
        (PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB, .orientation = orientation});
    uint8_t *header = (uint8_t *)file.bytes + 16;
    for (int i = 0; i < 4; i++) {
        header[i] = (uint8_t)(width >> (24 - 8 * i));
        header[4 + i] = (uint8_t)(height >> (24 - 8 * i));
    }
    header[12] = (uint8_t)interlaced;
    uint32_t crc = 0xffffffff;
    for (const uint8_t *at = header - 4; at < header + 13; at++) {
        crc ^= *at;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    for (int i = 0; i < 4; i++) header[13 + i] = (uint8_t)(~crc >> (24 - 8 * i));
    return file;
}

static void check_size(Buffer file, const char *rule) {
    Arena *arena = arena_new();
    Decoded d = {.arena = arena, .diagnostics = diagnostics_new(arena)};
    bool fit = image_probe(arena, buffer_view(&file), here, &d.info, d.diagnostics);
    assert_int_equal(fit, rule == NULL);
    if (rule) assert_true(has_rule(&d, rule));
    assert_true(arena_bytes(arena) < 1 << 20);
    arena_free(arena);
    buffer_free(&file);
}

static void limits(void **state) {
    (void)state;
    check_size(png_header(20000, 20000, 0, 0), NULL);
    check_size(png_header(20001, 1, 0, 0), "image-too-large");
    check_size(png_header(1, 20001, 0, 0), "image-too-large");
    check_size(png_header(0x7fffffff, 0x7fffffff, 0, 0), "image-too-large");
    check_size(png_header(10000, 10000, 1, 0), NULL);
    check_size(png_header(10000, 10001, 1, 0), "image-too-large"); // interlaced: held whole
    check_size(png_header(10000, 10001, 0, 2), NULL);              // mirrored: in strips
    check_size(png_header(10000, 10001, 0, 3), "image-too-large"); // turned: held whole
    check_size(png_header(0, 5, 0, 0), "image-damaged");
    Buffer jpeg = fixture_jpeg((JpegFixture){.channels = 3});
    uint8_t *frame = memmem(jpeg.bytes, jpeg.size, "\xff\xc0", 2);
    frame[7] = 0x4e, frame[8] = 0x21; // 20,001 wide
    check_size(jpeg, "image-too-large");
}

static void other_formats(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *words;
    } files[] = {{"", "an empty file"},      {"GIF89a", "a GIF"},
                 {"II*", "a TIFF"},          {"RIFF....WEBPVP8 ", "a WebP"},
                 {"....ftypheic", "a HEIC"}, {"%PDF-1.4", "a PDF"},
                 {"<svg/>", "an SVG"},       {"hello", "neither"},
                 {"\xff\xd8", "neither"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Decoded d = decode(text_of(files[i].bytes));
        assert_null(d.pixels);
        assert_true(has_rule(&d, "image-format"));
        assert_non_null(strstr(d.diagnostics->all.at[0].message.at, files[i].words));
        drop(d);
    }
}

static void jpeg_of_12_bits(void **state) {
    (void)state;
    Buffer file = fixture_jpeg((JpegFixture){.channels = 3});
    uint8_t *frame = memmem(file.bytes, file.size, "\xff\xc0", 2);
    frame[1] = 0xc1, frame[4] = 12;
    Decoded d = decode(buffer_view(&file));
    assert_null(d.pixels);
    assert_true(has_rule(&d, "image-format"));
    drop(d);
    buffer_free(&file);
}

static void files(void **state) {
    (void)state;
    char folder[] = "/tmp/folio-image-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Arena *arena = arena_new();
    Decoded d = {.arena = arena, .diagnostics = diagnostics_new(arena)};
    Text root = text_of(folder), bytes;
    const char *why;
    assert_true(file_write(file_join(arena, root, TEXT("a.png")).at, TEXT("abc"), &why));
    bytes = image_read_file(arena, root, TEXT("a.png"), here, d.diagnostics);
    assert_true(text_is(bytes, "abc"));
    assert_null(image_read_file(arena, root, TEXT("b.png"), here, d.diagnostics).at);
    assert_null(image_read_file(arena, root, TEXT("."), here, d.diagnostics).at);
    assert_int_equal(d.diagnostics->all.count, 2);
    assert_true(has_rule(&d, "image-missing"));
    Text large = file_join(arena, root, TEXT("large.png")); // a hole: takes no room
    assert_true(file_write(large.at, TEXT(""), &why));
    assert_int_equal(truncate(large.at, (off_t)IMAGE_FILE_MOST + 1), 0);
    assert_null(image_read_file(arena, root, TEXT("large.png"), here, d.diagnostics).at);
    assert_true(has_rule(&d, "image-too-large"));
    unlink(large.at);
    unlink(file_join(arena, root, TEXT("a.png")).at);
    rmdir(folder);
    arena_free(arena);
}

// a soft picture written as JPEG and read again is nearly itself, and its bytes are the same each time
static void written_jpeg_is_read_again(void **state) {
    (void)state;
    enum { WIDTH = 61, HEIGHT = 37 };
    for (int32_t channels = 1; channels <= 3; channels += 2) {
        uint8_t rows[WIDTH * HEIGHT * 3];
        for (int32_t i = 0; i < WIDTH * HEIGHT * channels; i++) rows[i] = (uint8_t)(40 + 3 * (i / channels % WIDTH));
        Buffer out = {0}, again = {0};
        image_write_jpeg(&out, rows, WIDTH, HEIGHT, channels, 90);
        image_write_jpeg(&again, rows, WIDTH, HEIGHT, channels, 90);
        assert_int_equal(out.size, again.size);
        assert_memory_equal(out.bytes, again.bytes, out.size);
        Decoded d = decode(buffer_view(&out));
        assert_true(d.pixels != NULL && d.info.pass_through);
        assert_int_equal(d.info.width, WIDTH);
        assert_int_equal(d.info.height, HEIGHT);
        assert_int_equal(d.info.channels, channels);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) assert_pixel(&d, x, y, rows + (y * WIDTH + x) * channels, 4);
        drop(d);
        buffer_free(&out);
        buffer_free(&again);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(jpeg_kinds),
                                       cmocka_unit_test(jpeg_subsampled),
                                       cmocka_unit_test(jpeg_cmyk),
                                       cmocka_unit_test(orientations),
                                       cmocka_unit_test(orientation_unknown),
                                       cmocka_unit_test(png_grey),
                                       cmocka_unit_test(png_colour),
                                       cmocka_unit_test(png_palette),
                                       cmocka_unit_test(png_alpha),
                                       cmocka_unit_test(profiles),
                                       cmocka_unit_test(profile_of_other_kind),
                                       cmocka_unit_test(cut_off),
                                       cmocka_unit_test(broken),
                                       cmocka_unit_test(broken_pixels_of_png),
                                       cmocka_unit_test(limits),
                                       cmocka_unit_test(other_formats),
                                       cmocka_unit_test(jpeg_of_12_bits),
                                       cmocka_unit_test(files),
                                       cmocka_unit_test(written_jpeg_is_read_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
