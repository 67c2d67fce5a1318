// image.c: photographs as rows of pixels, as seen.
//
// Tells JPEG from PNG by their first bytes, keeps the stated limits, and turns what the decoders give by
// the EXIF orientation. Upright and mirrored pictures (1, 2) come in strips of one row; the six others need
// the whole picture in memory, and a row as seen is then a walk through it with a fixed step.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/colour.h"
#include "common/file.h"
#include "common/image_codec.h"

struct ImageReader {
    ImageInfo info;
    Place place;
    Diagnostics *diagnostics;
    ImageFault fault;
    JpegDecoder *jpeg;
    PngDecoder *png;
    int32_t stored_width, stored_height;
    int32_t next;    // row as seen
    uint8_t *stored; // one row as stored, or all of them when the picture is turned
    uint8_t *seen;   // one row as seen
};

void image_fault_set(ImageFault *fault, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fault->rule = rule;
    vsnprintf(fault->words, sizeof fault->words, format, args);
    va_end(args);
}

bool image_size_is_fit(int64_t width, int64_t height, bool whole, ImageFault *fault) {
    long long wide = width, high = height;
    if (width < 1 || height < 1)
        image_fault_set(fault, "image-damaged", "the header says %lld by %lld pixels", wide, high);
    else if (width > IMAGE_SIDE_MOST || height > IMAGE_SIDE_MOST ||
             width * height > IMAGE_PIXELS_MOST)
        image_fault_set(fault, "image-too-large", "%lld by %lld pixels, at most %d a side are read",
                        wide, high, IMAGE_SIDE_MOST);
    else if (whole && width * height > IMAGE_WHOLE_MOST)
        image_fault_set(
            fault, "image-too-large",
            "%lld by %lld pixels, turned, progressive or interlaced: of such at most %d "
            "megapixels are read",
            wide, high, IMAGE_WHOLE_MOST / 1000000);
    return !fault->rule;
}

static void report(const ImageFault *fault, Place place, Diagnostics *diagnostics) {
    const char *way_out = "export it again as JPEG or PNG";
    if (!strcmp(fault->rule, "image-too-large")) way_out = "scale it down";
    diagnostics_add(diagnostics, SEVERITY_ERROR, place, fault->rule, "picture: %s; %s",
                    fault->words, way_out);
}

Text image_read_file(Arena *arena, Text root, Text file, Place place, Diagnostics *diagnostics) {
    ArenaMark mark = arena_mark(arena);
    Text path = file_join(arena, root, file);
    struct stat about;
    if (!stat(path.at, &about) && about.st_size > IMAGE_FILE_MOST) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, place, "image-too-large",
                        "picture '%.*s' has %lld MB, at most %d are read; scale it down",
                        TEXT_ARG(file), (long long)about.st_size >> 20, IMAGE_FILE_MOST >> 20);
        return (Text){0};
    }
    const char *why = "";
    Text bytes = file_read(arena, path.at, IMAGE_FILE_MOST, &why);
    if (bytes.at) return bytes;
    diagnostics_add(
        diagnostics, SEVERITY_ERROR, place, "image-missing",
        "cannot read picture '%.*s': %s; put the file there, or write placeholder: true",
        TEXT_ARG(file), why);
    arena_rewind(arena, mark);
    return (Text){0};
}

// what the file is when it is neither JPEG nor PNG; by its first bytes
static const char *other_format(Text bytes) {
    if (!bytes.size) return "an empty file";
    if (text_starts(bytes, "GIF8")) return "a GIF file";
    if (text_starts(bytes, "II*") || text_starts(bytes, "MM")) return "a TIFF file";
    if (text_starts(bytes, "RIFF") && text_is(text_part(bytes, 8, 12), "WEBP"))
        return "a WebP file";
    if (text_is(text_part(bytes, 4, 8), "ftyp")) return "a HEIC, AVIF or video file";
    if (text_starts(bytes, "%PDF") || text_starts(bytes, "%!PS")) return "a PDF or PostScript file";
    if (text_starts(bytes, "BM")) return "a BMP file";
    if (text_starts(bytes, "<")) return "an SVG or XML file";
    return "neither";
}

static bool probe_format(Arena *arena, Text bytes, ImageInfo *info, ImageFault *fault) {
    if (bytes.size > IMAGE_FILE_MOST) {
        image_fault_set(fault, "image-too-large", "%zu MB, at most %d are read", bytes.size >> 20,
                        IMAGE_FILE_MOST >> 20);
        return false;
    }
    if (text_starts(bytes, "\xff\xd8\xff")) return image_jpeg_probe(arena, bytes, info, fault);
    if (text_starts(bytes, "\x89PNG\r\n\x1a\n")) return image_png_probe(arena, bytes, info, fault);
    image_fault_set(fault, "image-format", "expected a JPEG or PNG file, this is %s",
                    other_format(bytes));
    return false;
}

static void turn_size(ImageInfo *info) {
    if (info->orientation < 5) return;
    int32_t width = info->width;
    info->width = info->height;
    info->height = width;
}

bool image_probe(Arena *arena, Text bytes, Place place, ImageInfo *info, Diagnostics *diagnostics) {
    ImageFault fault = {0};
    *info = (ImageInfo){0};
    if (!probe_format(arena, bytes, info, &fault) ||
        !image_size_is_fit(info->width, info->height, info->orientation > 2, &fault)) {
        report(&fault, place, diagnostics);
        return false;
    }
    if (info->profile.at && !colour_profile_fits(info->profile, info->channels)) {
        diagnostics_add(
            diagnostics, SEVERITY_NOTE, place, "image-profile",
            "the picture's colour profile is not one for its %d channels and is left out",
            info->channels);
        info->profile = (Text){0};
    }
    if (info->orientation != 1) info->pass_through = false;
    turn_size(info);
    return true;
}

static bool read_stored(ImageReader *reader, uint8_t *row) {
    bool done = false;
    switch (reader->info.format) {
    case IMAGE_FILE_JPEG: done = image_jpeg_row(reader->jpeg, row); break;
    case IMAGE_FILE_PNG: done = image_png_row(reader->png, row); break;
    }
    if (!done) report(&reader->fault, reader->place, reader->diagnostics);
    return done;
}

static size_t stored_row_size(const ImageReader *reader) {
    return (size_t)reader->stored_width * (size_t)reader->info.channels;
}

static bool read_whole(ImageReader *reader) {
    for (int32_t y = 0; y < reader->stored_height; y++)
        if (!read_stored(reader, reader->stored + (size_t)y * stored_row_size(reader)))
            return false;
    return true;
}

static bool start_decoder(ImageReader *reader, Text bytes) {
    switch (reader->info.format) {
    case IMAGE_FILE_JPEG: reader->jpeg = image_jpeg_open(bytes, &reader->fault); break;
    case IMAGE_FILE_PNG: reader->png = image_png_open(bytes, &reader->fault); break;
    }
    if (reader->fault.rule) report(&reader->fault, reader->place, reader->diagnostics);
    return !reader->fault.rule;
}

ImageReader *image_open(Text bytes, const ImageInfo *info, Place place, Diagnostics *diagnostics) {
    ImageReader *reader = memory_new(sizeof *reader);
    *reader = (ImageReader){.info = *info, .place = place, .diagnostics = diagnostics};
    bool turned = info->orientation > 2, sideways = info->orientation > 4;
    reader->stored_width = sideways ? info->height : info->width;
    reader->stored_height = sideways ? info->width : info->height;
    bool open = start_decoder(reader, bytes);
    if (open) {
        reader->stored =
            memory_new(stored_row_size(reader) * (size_t)(turned ? reader->stored_height : 1));
        reader->seen = memory_new((size_t)info->width * (size_t)info->channels);
        open = !turned || read_whole(reader);
    }
    if (open) return reader;
    image_close(reader);
    return NULL;
}

// The stored pixel where row y as seen starts, and the step to its next (Exif 2.32, 4.6.4, orientation).
static ptrdiff_t find_start(const ImageReader *reader, int32_t y, ptrdiff_t *step) {
    ptrdiff_t wide = reader->stored_width, high = reader->stored_height;
    switch (reader->info.orientation) {
    case 2: *step = -1; return wide - 1;                 // mirrored; one row is held
    case 3: *step = -1; return (high - y) * wide - 1;    // upside down
    case 4: *step = 1; return (high - 1 - y) * wide;     // mirrored upside down
    case 5: *step = wide; return y;                      // mirrored, on its left side
    case 6: *step = -wide; return (high - 1) * wide + y; // top at the left
    case 7: *step = -wide; return high * wide - 1 - y;
    case 8: *step = wide; return wide - 1 - y;
    default: *step = 1; return 0;
    }
}

const uint8_t *image_next_row(ImageReader *reader) {
    const ImageInfo *info = &reader->info;
    if (reader->next >= info->height || reader->fault.rule) return NULL;
    if (info->orientation <= 2 && !read_stored(reader, reader->stored)) return NULL;
    if (info->orientation == 1) {
        reader->next++;
        return reader->stored;
    }
    ptrdiff_t step = 1, from = find_start(reader, reader->next++, &step), channels = info->channels;
    for (int32_t x = 0; x < info->width; x++, from += step)
        memcpy(reader->seen + x * channels, reader->stored + from * channels, (size_t)channels);
    return reader->seen;
}

void image_close(ImageReader *reader) {
    if (!reader) return;
    image_jpeg_close(reader->jpeg);
    image_png_close(reader->png);
    free(reader->stored);
    free(reader->seen);
    free(reader);
}
