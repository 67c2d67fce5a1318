// image_jpeg.c: JPEG by libjpeg-turbo, the only file that knows it.
//
// Reads baseline, extended and progressive files of 8 bits, Huffman or arithmetic coded, grey, YCbCr, RGB,
// CMYK and YCCK (Adobe technical note 5116: a file with an Adobe mark counts ink from 255 down), the
// EXIF orientation from APP1 and the ICC profile from its APP2 pieces (ICC.1, annex B.4).
//
// libjpeg has no error returns: its error_exit must not come back. So every call into it is a step run by
// run_step, which holds the one setjmp of this file; nothing outside sees a jump. A step's state lives in
// the decoder, not in locals, so that a jump loses nothing. A warning that means lost pixels is a fault.
//
// Written data can fail for want of memory alone: there the program ends, as it does everywhere.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "common/image_codec.h"
#include "common/stage.h"

enum { MARK_EXIF = JPEG_APP0 + 1, MARK_ICC = JPEG_APP0 + 2, SCANS_MOST = 200 };

struct JpegDecoder {
    struct jpeg_decompress_struct library;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf way_out;
    ImageFault *fault;
    Text bytes;
    uint8_t *row;
    JOCTET *profile; // malloc'ed by libjpeg
    unsigned profile_size;
};

typedef void Step(JpegDecoder *decoder);

static bool run_step(JpegDecoder *decoder, Step *step) {
    if (setjmp(decoder->way_out)) return false;
    step(decoder);
    return true;
}

static _Noreturn void leave(j_common_ptr library) {
    JpegDecoder *decoder = library->client_data;
    char words[JMSG_LENGTH_MAX];
    library->err->format_message(library, words);
    switch (library->err->msg_code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_COMPONENT_COUNT:
    case JERR_CONVERSION_NOTIMPL:
        image_fault_set(decoder->fault, "image-format", "this kind of JPEG is not read (%s)",
                        words);
        break;
    default:
        image_fault_set(decoder->fault, "image-damaged", "the JPEG data is damaged or cut off (%s)",
                        words);
    }
    longjmp(decoder->way_out, 1);
}

static void hear_message(j_common_ptr library, int level) {
    if (level >= 0) return; // a trace
    switch (library->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_MUST_RESYNC:
    case JWRN_NOT_SEQUENTIAL: leave(library);
    default: // a strange header: the pixels are whole
        break;
    }
}

// a file of endless scans costs time without end
static void watch_scans(j_common_ptr library) {
    JpegDecoder *decoder = library->client_data;
    if (decoder->library.input_scan_number <= SCANS_MOST) return;
    image_fault_set(decoder->fault, "image-damaged", "the JPEG data has over %d scans", SCANS_MOST);
    longjmp(decoder->way_out, 1);
}

static void step_header(JpegDecoder *decoder) {
    struct jpeg_decompress_struct *library = &decoder->library;
    jpeg_create_decompress(library);
    library->client_data = decoder;
    library->progress = &decoder->progress;
    jpeg_save_markers(library, MARK_EXIF, 0xffff);
    jpeg_save_markers(library, MARK_ICC, 0xffff);
    jpeg_mem_src(library, (const unsigned char *)decoder->bytes.at, decoder->bytes.size);
    jpeg_read_header(library, TRUE);
}

static bool colour_is_known(const struct jpeg_decompress_struct *library) {
    return library->num_components == 1 || library->num_components == 3 ||
           library->num_components == 4;
}

static JpegDecoder *open_header(Text bytes, ImageFault *fault) {
    JpegDecoder *decoder = memory_new(sizeof *decoder);
    memset(decoder, 0, sizeof *decoder);
    decoder->fault = fault;
    decoder->bytes = bytes;
    decoder->library.err = jpeg_std_error(&decoder->errors);
    decoder->library.client_data = decoder;
    decoder->errors.error_exit = leave;
    decoder->errors.emit_message = hear_message;
    decoder->progress.progress_monitor = watch_scans;
    struct jpeg_decompress_struct *library = &decoder->library;
    bool fit = run_step(decoder, step_header);
    if (fit && !colour_is_known(library)) {
        image_fault_set(fault, "image-format", "a JPEG of %d channels is not read",
                        library->num_components);
        fit = false;
    }
    fit = fit && image_size_is_fit(library->image_width, library->image_height,
                                   jpeg_has_multiple_scans(library), fault);
    if (fit) return decoder;
    image_jpeg_close(decoder);
    return NULL;
}

// Do its segments reach the end mark? Entropy-coded data has no mark but restarts and stuffed zeros.
static bool file_is_complete(Text bytes) {
    size_t at = 2;
    while (at + 4 <= bytes.size && (uint8_t)bytes.at[at] == 0xff) {
        uint8_t mark = (uint8_t)bytes.at[at + 1];
        if (mark == 0xff) {
            at++; // a fill byte
            continue;
        }
        at += 2 + ((size_t)(uint8_t)bytes.at[at + 2] << 8 | (uint8_t)bytes.at[at + 3]);
        if (mark != 0xda || at >= bytes.size) continue;
        for (;;) { // a scan: on to its next mark
            const char *found = memchr(bytes.at + at, 0xff, bytes.size - at);
            if (!found || (at = (size_t)(found - bytes.at)) + 1 >= bytes.size) return false;
            uint8_t next = (uint8_t)bytes.at[at + 1];
            if (next == 0xd9) return true;
            if (next && next != 0xff && (next < 0xd0 || next > 0xd7)) break;
            at += next == 0xff ? 1 : 2;
        }
    }
    return false;
}

// A PDF reader takes three channels for YCbCr unless an Adobe mark denies it; libjpeg guesses RGB from ids.
static bool can_pass_through(const JpegDecoder *decoder) {
    const struct jpeg_decompress_struct *library = &decoder->library;
    bool reads_alike = library->jpeg_color_space != JCS_RGB || library->saw_Adobe_marker;
    return library->data_precision == 8 && !library->arith_code && reads_alike &&
           file_is_complete(decoder->bytes);
}

static int32_t find_orientation(const struct jpeg_decompress_struct *library) {
    for (jpeg_saved_marker_ptr mark = library->marker_list; mark; mark = mark->next) {
        Text data = {(const char *)mark->data, mark->data_length};
        if (mark->marker == MARK_EXIF && data.size > 6 && !memcmp(data.at, "Exif\0", 5))
            return image_exif_orientation(text_part(data, 6, data.size));
    }
    return 1;
}

static void step_profile(JpegDecoder *decoder) {
    if (!jpeg_read_icc_profile(&decoder->library, &decoder->profile, &decoder->profile_size))
        decoder->profile_size = 0;
}

bool image_jpeg_probe(Arena *arena, Text bytes, ImageInfo *info, ImageFault *fault) {
    JpegDecoder *decoder = open_header(bytes, fault);
    if (!decoder) return false;
    const struct jpeg_decompress_struct *library = &decoder->library;
    *info = (ImageInfo){.format = IMAGE_FILE_JPEG,
                        .width = (int32_t)library->image_width,
                        .height = (int32_t)library->image_height,
                        .orientation = find_orientation(library),
                        .channels = library->num_components,
                        .inverted = library->num_components == 4 && library->saw_Adobe_marker,
                        .progressive = library->progressive_mode,
                        .pass_through = can_pass_through(decoder)};
    bool done = run_step(decoder, step_profile);
    if (done && decoder->profile_size)
        info->profile =
            text_copy(arena, (Text){(const char *)decoder->profile, decoder->profile_size});
    image_jpeg_close(decoder);
    return done;
}

static void step_start(JpegDecoder *decoder) {
    struct jpeg_decompress_struct *library = &decoder->library;
    int channels = library->num_components;
    library->out_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_start_decompress(library);
}

JpegDecoder *image_jpeg_open(Text bytes, ImageFault *fault) {
    JpegDecoder *decoder = open_header(bytes, fault);
    if (!decoder || run_step(decoder, step_start)) return decoder;
    image_jpeg_close(decoder);
    return NULL;
}

static void step_row(JpegDecoder *decoder) {
    struct jpeg_decompress_struct *library = &decoder->library;
    jpeg_read_scanlines(library, &decoder->row, 1);
    if (library->out_color_components != 4 || !library->saw_Adobe_marker) return;
    size_t size = (size_t)library->output_width * 4;
    for (size_t i = 0; i < size; i++) decoder->row[i] = (uint8_t)(255 - decoder->row[i]);
}

bool image_jpeg_row(JpegDecoder *decoder, uint8_t *row) {
    decoder->row = row;
    return run_step(decoder, step_row);
}

void image_jpeg_close(JpegDecoder *decoder) {
    if (!decoder) return;
    jpeg_destroy_decompress(&decoder->library);
    free(decoder->profile);
    free(decoder);
}

// ---- writing -----------------------------------------------------------------------------------

static _Noreturn void give_up(j_common_ptr library) {
    char words[JMSG_LENGTH_MAX];
    library->err->format_message(library, words);
    stage_fail("a picture cannot be reduced: %s", words);
}

void image_write_jpeg(Buffer *out, const uint8_t *rows, int32_t width, int32_t height, int32_t channels, int quality) {
    struct jpeg_compress_struct library;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL; // malloc'ed by libjpeg
    unsigned long size = 0;
    library.err = jpeg_std_error(&errors);
    errors.error_exit = give_up;
    jpeg_create_compress(&library);
    jpeg_mem_dest(&library, &bytes, &size);
    library.image_width = (JDIMENSION)width, library.image_height = (JDIMENSION)height;
    library.input_components = channels;
    library.in_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&library);
    jpeg_set_quality(&library, quality, TRUE);
    jpeg_start_compress(&library, TRUE);
    for (size_t y = 0; y < (size_t)height; y++) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(rows + y * (size_t)width * (size_t)channels);
        jpeg_write_scanlines(&library, &row, 1);
    }
    jpeg_finish_compress(&library);
    jpeg_destroy_compress(&library);
    buffer_add(out, bytes, size);
    free(bytes);
}
