// image_png.c: PNG by libpng, the only file that knows it.
//
// Palette, 1 to 16 bits and transparency all become 8-bit grey or RGB on white paper. An interlaced file is
// held whole while it is read, any other comes row by row. The orientation is that of an eXIf chunk, the
// profile that of iCCP; every chunk up to IEND is read, so that a broken checksum is found.
//
// libpng's errors must not return. So every call into it is a step run by run_step, which holds the one
// setjmp of this file; nothing outside sees a jump. A step's state lives in the decoder, not in locals.
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "common/image_codec.h"

enum { CHUNK_MOST = 16 << 20 }; // bytes of one chunk, inflated

struct PngDecoder {
    png_structp library;
    png_infop header;
    ImageFault *fault;
    Text bytes;
    size_t at; // read so far
    int32_t width, height, next;
    int32_t stored_channels; // of a row as libpng gives it: alpha with it
    bool interlaced;
    uint8_t *row;    // one row as libpng gives it, or all of them
    png_bytep *rows; // into row, interlaced only
    Text profile;    // libpng's
    Text exif;
};

typedef void Step(PngDecoder *decoder);

static bool run_step(PngDecoder *decoder, Step *step) {
    if (setjmp(png_jmpbuf(decoder->library))) return false;
    step(decoder);
    return true;
}

static _Noreturn void leave(png_structp library, png_const_charp words) {
    PngDecoder *decoder = png_get_error_ptr(library);
    image_fault_set(decoder->fault, "image-damaged", "the PNG data is damaged or cut off (%s)",
                    words);
    png_longjmp(library, 1);
}

static void hear_warning(png_structp library, png_const_charp words) {
    (void)library, (void)words; // a strange side chunk: the pixels are whole
}

static void give_bytes(png_structp library, png_bytep to, size_t size) {
    PngDecoder *decoder = png_get_io_ptr(library);
    if (size > decoder->bytes.size - decoder->at) png_error(library, "the file ends early");
    memcpy(to, decoder->bytes.at + decoder->at, size);
    decoder->at += size;
}

static void step_header(PngDecoder *decoder) {
    png_structp library = decoder->library;
    png_set_read_fn(library, decoder, give_bytes);
    png_set_user_limits(library, 0x7fffffff, 0x7fffffff); // ours are checked below, in better words
    png_set_chunk_malloc_max(library, CHUNK_MOST);
    png_read_info(library, decoder->header);
    decoder->interlaced = png_get_interlace_type(library, decoder->header) != PNG_INTERLACE_NONE;
    png_uint_32 size = 0;
    png_bytep data = NULL;
    if (png_get_eXIf_1(library, decoder->header, &size, &data))
        decoder->exif = (Text){(char *)data, size};
    png_charp name = NULL;
    int method = 0;
    if (png_get_iCCP(library, decoder->header, &name, &method, &data, &size))
        decoder->profile = (Text){(char *)data, size};
}

static PngDecoder *open_header(Text bytes, ImageFault *fault) {
    PngDecoder *decoder = memory_new(sizeof *decoder);
    *decoder = (PngDecoder){.fault = fault, .bytes = bytes};
    decoder->library = png_create_read_struct(PNG_LIBPNG_VER_STRING, decoder, leave, hear_warning);
    if (decoder->library) decoder->header = png_create_info_struct(decoder->library);
    bool fit = decoder->header && run_step(decoder, step_header);
    if (fit) {
        uint32_t width = png_get_image_width(decoder->library, decoder->header);
        uint32_t height = png_get_image_height(decoder->library, decoder->header);
        fit = image_size_is_fit(width, height, decoder->interlaced, fault);
        decoder->width = (int32_t)width;
        decoder->height = (int32_t)height;
    }
    if (fit) return decoder;
    if (!fault->rule) image_fault_set(fault, "image-damaged", "the PNG header cannot be read");
    image_png_close(decoder);
    return NULL;
}

bool image_png_probe(Arena *arena, Text bytes, ImageInfo *info, ImageFault *fault) {
    PngDecoder *decoder = open_header(bytes, fault);
    if (!decoder) return false;
    bool coloured = png_get_color_type(decoder->library, decoder->header) & PNG_COLOR_MASK_COLOR;
    *info = (ImageInfo){.format = IMAGE_FILE_PNG,
                        .width = decoder->width,
                        .height = decoder->height,
                        .orientation = image_exif_orientation(decoder->exif),
                        .channels = coloured ? 3 : 1,
                        .progressive = decoder->interlaced};
    if (decoder->profile.size) info->profile = text_copy(arena, decoder->profile);
    image_png_close(decoder);
    return true;
}

static void step_start(PngDecoder *decoder) {
    png_structp library = decoder->library;
    png_set_expand(library);
    png_set_scale_16(library);
    png_set_interlace_handling(library);
    png_read_update_info(library, decoder->header);
    decoder->stored_channels = png_get_channels(library, decoder->header);
    size_t row_size = png_get_rowbytes(library, decoder->header);
    decoder->row = memory_new(row_size * (size_t)(decoder->interlaced ? decoder->height : 1));
    if (!decoder->interlaced) return;
    decoder->rows = memory_new((size_t)decoder->height * sizeof *decoder->rows);
    for (int32_t y = 0; y < decoder->height; y++)
        decoder->rows[y] = decoder->row + (size_t)y * row_size;
    png_read_image(library, decoder->rows);
    png_read_end(library, NULL);
}

PngDecoder *image_png_open(Text bytes, ImageFault *fault) {
    PngDecoder *decoder = open_header(bytes, fault);
    if (!decoder || run_step(decoder, step_start)) return decoder;
    image_png_close(decoder);
    return NULL;
}

static void step_row(PngDecoder *decoder) {
    png_read_row(decoder->library, decoder->row, NULL);
    if (decoder->next + 1 == decoder->height) png_read_end(decoder->library, NULL);
}

static uint8_t on_white(uint8_t colour, uint8_t alpha) {
    return (uint8_t)((colour * alpha + 255 * (255 - alpha) + 127) / 255);
}

bool image_png_row(PngDecoder *decoder, uint8_t *row) {
    if (!decoder->interlaced && !run_step(decoder, step_row)) return false;
    const uint8_t *from = decoder->interlaced ? decoder->rows[decoder->next] : decoder->row;
    decoder->next++;
    int32_t stored = decoder->stored_channels, colours = stored >= 3 ? 3 : 1;
    if (stored == colours) {
        memcpy(row, from, (size_t)decoder->width * (size_t)colours);
        return true;
    }
    for (int32_t x = 0; x < decoder->width; x++, from += stored)
        for (int32_t i = 0; i < colours; i++) *row++ = on_white(from[i], from[colours]);
    return true;
}

void image_png_close(PngDecoder *decoder) {
    if (!decoder) return;
    png_destroy_read_struct(&decoder->library, &decoder->header, NULL);
    free(decoder->row);
    free(decoder->rows);
    free(decoder);
}
