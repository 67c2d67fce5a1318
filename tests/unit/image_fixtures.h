// image_fixtures.h: small pictures of every kind, made on the spot; no binary is kept.
//
// The picture is 32 by 16 pixels in four fields of 16 by 8 (whole JPEG blocks), so that every field keeps its
// colour and every corner tells which way is up: red, green above blue, yellow; in grey 40, 90, 160, 220; in
// CMYK pure cyan, magenta, yellow, black; heavy CMYK has 310, 290, 400 and 100 % ink. A fixture is a Buffer; the caller frees it.
#ifndef FOLIO_IMAGE_FIXTURES_H
#define FOLIO_IMAGE_FIXTURES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

#include "common/buffer.h"

enum { FIXTURE_WIDTH = 32, FIXTURE_HEIGHT = 16 };

static const uint8_t fixture_grey[4][1] = {{40}, {90}, {160}, {220}};
static const uint8_t fixture_rgb[4][3] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}};
static const uint8_t fixture_cmyk[4][4] = {{255, 0, 0, 0},
                                           {0, 255, 0, 0},
                                           {0, 0, 255, 0},
                                           {0, 0, 0, 255}};

static const uint8_t fixture_heavy[4][4] = {{255, 255, 229, 51},
                                            {255, 255, 179, 51},
                                            {255, 255, 255, 255},
                                            {51, 51, 51, 102}};

static inline int fixture_field(int x, int y) {
    return (x >= FIXTURE_WIDTH / 2) + 2 * (y >= FIXTURE_HEIGHT / 2);
}

static inline const uint8_t *fixture_colour(int channels, int field) {
    return channels == 1   ? fixture_grey[field]
           : channels == 3 ? fixture_rgb[field]
                           : fixture_cmyk[field];
}

// ---- JPEG --------------------------------------------------------------------------------------

typedef struct {
    int channels;        // 1, 3 or 4
    J_COLOR_SPACE space; // as stored; 0: what libjpeg takes by itself
    bool progressive, arithmetic, subsampled;
    bool heavy;      // CMYK with much ink
    bool no_adobe;   // without Adobe's mark, ink as it is; else inverted
    int orientation; // 0: no EXIF
    bool big_endian;
    Text profile;
} JpegFixture;

static inline void fixture_add_exif(struct jpeg_compress_struct *jpeg, int orientation,
                                    bool big_endian) {
    uint8_t little[] = "Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0";
    uint8_t big[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
    little[24] = big[25] = (uint8_t)orientation;
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, big_endian ? big : little, sizeof little - 1);
}

static inline void fixture_fill_row(const JpegFixture *made, uint8_t *row, int y) {
    for (int x = 0; x < FIXTURE_WIDTH; x++)
        for (int i = 0; i < made->channels; i++) {
            int field = fixture_field(x, y);
            uint8_t value = made->heavy ? fixture_heavy[field][i] : fixture_colour(made->channels, field)[i];
            row[x * made->channels + i] =
                made->channels == 4 && !made->no_adobe ? (uint8_t)(255 - value) : value;
        }
}

static inline Buffer fixture_jpeg(JpegFixture made) {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = FIXTURE_WIDTH;
    jpeg.image_height = FIXTURE_HEIGHT;
    jpeg.input_components = made.channels;
    jpeg.in_color_space = made.channels == 1   ? JCS_GRAYSCALE
                          : made.channels == 3 ? JCS_RGB
                                               : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    if (made.space) jpeg_set_colorspace(&jpeg, made.space);
    if (made.no_adobe) jpeg.write_Adobe_marker = FALSE;
    for (int i = 0; i < made.channels && !made.subsampled; i++)
        jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg.arith_code = made.arithmetic;
    if (made.progressive) jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    if (made.orientation) fixture_add_exif(&jpeg, made.orientation, made.big_endian);
    if (made.profile.at)
        jpeg_write_icc_profile(&jpeg, (const JOCTET *)made.profile.at, (unsigned)made.profile.size);
    for (int y = 0; y < FIXTURE_HEIGHT; y++) {
        uint8_t row[FIXTURE_WIDTH * 4], *rows = row;
        fixture_fill_row(&made, row, y);
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Buffer out = {0};
    buffer_add(&out, bytes, size);
    free(bytes);
    return out;
}

// ---- PNG ---------------------------------------------------------------------------------------

typedef struct {
    int depth, type; // PNG_COLOR_TYPE_*
    bool interlaced;
    bool transparent; // tRNS: the last field's colour is see-through
    int orientation;  // 0: no eXIf
    Text profile;
} PngFixture;

static inline void fixture_put_bytes(png_structp png, png_bytep bytes, size_t size) {
    buffer_add(png_get_io_ptr(png), bytes, size);
}

static inline void fixture_flush(png_structp png) {
    (void)png;
}

// one sample of a row, most significant bit first
static inline void fixture_put_sample(uint8_t *row, int index, int depth, unsigned value) {
    if (depth == 16) {
        row[index * 2] = (uint8_t)(value >> 8);
        row[index * 2 + 1] = (uint8_t)value;
    } else {
        int bit = index * depth;
        row[bit / 8] = (uint8_t)(row[bit / 8] | value << (8 - depth - bit % 8));
    }
}

// fields are opaque, half, a quarter and not at all opaque where there is an alpha channel
static const unsigned fixture_alpha[4] = {255, 128, 64, 0};

static inline void fixture_fill_png_row(const PngFixture *made, uint8_t *row, int y) {
    unsigned most = (1u << made->depth) - 1;
    bool alpha = made->type & PNG_COLOR_MASK_ALPHA, palette = made->type & PNG_COLOR_MASK_PALETTE;
    int colours = palette || !(made->type & PNG_COLOR_MASK_COLOR) ? 1 : 3, index = 0;
    memset(row, 0, FIXTURE_WIDTH * 8);
    for (int x = 0; x < FIXTURE_WIDTH; x++) {
        int field = fixture_field(x, y);
        for (int i = 0; i < colours; i++) {
            unsigned value = (fixture_colour(colours, field)[i] * most + 127) / 255;
            fixture_put_sample(row, index++, made->depth, palette ? (unsigned)field & most : value);
        }
        if (alpha) fixture_put_sample(row, index++, made->depth, fixture_alpha[field] * most / 255);
    }
}

static inline void fixture_add_png_extras(png_structp png, png_infop info, const PngFixture *made) {
    png_color palette[4];
    png_byte see_through[4] = {255, 128, 64, 0};
    for (int i = 0; i < 4; i++)
        palette[i] = (png_color){fixture_rgb[i][0], fixture_rgb[i][1], fixture_rgb[i][2]};
    int count = made->depth == 1 ? 2 : 4;
    if (made->type == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, palette, count);
    if (made->transparent) {
        unsigned most = (1u << made->depth) - 1;
        png_color_16 colour = {0};
        colour.gray = (uint16_t)((fixture_grey[3][0] * most + 127) / 255);
        colour.red = colour.green = (uint16_t)most;
        bool indexed = made->type == PNG_COLOR_TYPE_PALETTE;
        png_set_tRNS(png, info, see_through, indexed ? count : 0, &colour);
    }
    if (made->profile.at)
        png_set_iCCP(png, info, "test", 0, (png_const_bytep)made->profile.at,
                     (uint32_t)made->profile.size);
    png_byte exif[] = "II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0";
    exif[18] = (png_byte)made->orientation;
    if (made->orientation) png_set_eXIf_1(png, info, sizeof exif - 1, exif);
}

static inline Buffer fixture_png(PngFixture made) {
    Buffer out = {0};
    uint8_t pixels[FIXTURE_HEIGHT][FIXTURE_WIDTH * 8];
    png_bytep rows[FIXTURE_HEIGHT];
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, fixture_put_bytes, fixture_flush);
    png_set_IHDR(png, info, FIXTURE_WIDTH, FIXTURE_HEIGHT, made.depth, made.type,
                 made.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    fixture_add_png_extras(png, info, &made);
    for (int y = 0; y < FIXTURE_HEIGHT; y++) {
        rows[y] = pixels[y];
        fixture_fill_png_row(&made, pixels[y], y);
    }
    png_write_info(png, info);
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

// ---- profiles ----------------------------------------------------------------------------------

// An RGB profile in which red and green stand in each other's place, so that its use shows; size is brought
// to at least least bytes by a tag of our own.
static inline Buffer fixture_swapped_profile(size_t least) {
    cmsCIExyY white;
    cmsWhitePointFromTemp(&white, 6504);
    cmsCIExyYTRIPLE primaries = {{0.30, 0.60, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    if (least) {
        cmsMLU *words = cmsMLUalloc(NULL, 1);
        char *long_text = malloc(least / 2 + 2);
        memset(long_text, 'x', least / 2 + 1);
        long_text[least / 2 + 1] = 0;
        cmsMLUsetASCII(words, "en", "GB", long_text);
        cmsWriteTag(profile, cmsSigCopyrightTag, words);
        cmsMLUfree(words);
        free(long_text);
    }
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, NULL, &size);
    Buffer out = {0};
    cmsSaveProfileToMem(profile, buffer_room(&out, size), &size);
    out.size = size;
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return out;
}

#endif
