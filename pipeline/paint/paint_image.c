// paint_image.c: photographs, reduced while they are read.
//
// A picture is read row by row, brought to sRGB, and averaged over squares of n by n source pixels, n the
// greatest whole number that leaves a pixel for each pixel of the surface: memory is that of the proof, not
// of the photograph. cairo's good filter does the rest. The last reduction of each picture is kept; a use
// at another one reads the file again, so that a page looks the same whatever was painted before it.
//
// Colour: the embedded profile through lcms2; without one grey and RGB count as sRGB, CMYK goes the plain
// way, light times light.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/colour.h"
#include "common/image.h"
#include "paint/painter.h"

enum { REDUCTION_MOST = 4096 }; // its square of 255s just fits 32 bits

typedef struct {
    int32_t reduction, width, height; // of the reduced picture
    uint32_t *sums;                   // red, green, blue of one reduced row
    uint8_t *rgb;                     // one source row
    ColourTransform *transform;       // NULL: none
    cairo_surface_t *surface;
} Reducer;

static void row_to_rgb(const Reducer *reducer, const ImageInfo *info, const uint8_t *row) {
    size_t pixels = (size_t)info->width;
    if (reducer->transform) {
        colour_convert(reducer->transform, row, reducer->rgb, pixels);
    } else if (info->channels == 4) {
        colour_convert_plain(row, reducer->rgb, pixels);
    } else if (info->channels == 3) {
        memcpy(reducer->rgb, row, pixels * 3);
    } else {
        for (size_t i = 0; i < pixels; i++) memset(reducer->rgb + i * 3, row[i], 3);
    }
}

static void add_row(Reducer *reducer, int32_t source_width) {
    const uint8_t *from = reducer->rgb;
    for (int32_t x = 0; x < source_width; x++) {
        uint32_t *sum = reducer->sums + x / reducer->reduction * 3;
        for (int i = 0; i < 3; i++) sum[i] += *from++;
    }
}

// sums of rows source rows become one row of the surface
static void flush_row(Reducer *reducer, int32_t y, int32_t rows, int32_t source_width) {
    uint8_t *line = cairo_image_surface_get_data(reducer->surface);
    line += (ptrdiff_t)y * cairo_image_surface_get_stride(reducer->surface);
    for (int32_t x = 0; x < reducer->width; x++) {
        int32_t columns = source_width - x * reducer->reduction;
        if (columns > reducer->reduction) columns = reducer->reduction;
        uint32_t count = (uint32_t)columns * (uint32_t)rows, *sum = reducer->sums + x * 3;
        uint32_t pixel = 0xff;
        for (int i = 0; i < 3; i++) pixel = pixel << 8 | (sum[i] + count / 2) / count;
        memcpy(line + (ptrdiff_t)x * 4, &pixel, 4);
    }
    memset(reducer->sums, 0, (size_t)reducer->width * 3 * sizeof *reducer->sums);
}

static bool read_rows(Reducer *reducer, ImageReader *reader, const ImageInfo *info) {
    int32_t held = 0, y = 0;
    for (int32_t row = 0; row < info->height; row++) {
        const uint8_t *pixels = image_next_row(reader);
        if (!pixels) return false;
        row_to_rgb(reducer, info, pixels);
        add_row(reducer, info->width);
        if (++held < reducer->reduction && row + 1 < info->height) continue;
        flush_row(reducer, y++, held, info->width);
        held = 0;
    }
    return true;
}

// The picture reduced; NULL after an error.
static cairo_surface_t *read_reduced(Painter *painter, Text bytes, const ImageInfo *info,
                                     int32_t reduction, Place place) {
    ImageReader *reader = image_open(bytes, info, place, painter->diagnostics);
    if (!reader) return NULL;
    int32_t width = (info->width + reduction - 1) / reduction;
    int32_t height = (info->height + reduction - 1) / reduction;
    Reducer reducer = {.reduction = reduction, .width = width, .height = height};
    reducer.sums = memory_new((size_t)width * 3 * sizeof *reducer.sums);
    memset(reducer.sums, 0, (size_t)width * 3 * sizeof *reducer.sums);
    reducer.rgb = memory_new((size_t)info->width * 3);
    if (info->profile.at) reducer.transform = colour_open_srgb(info->profile, info->channels);
    reducer.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    bool done = cairo_surface_status(reducer.surface) == CAIRO_STATUS_SUCCESS;
    done = done && read_rows(&reducer, reader, info);
    cairo_surface_mark_dirty(reducer.surface);
    colour_close(reducer.transform);
    free(reducer.sums);
    free(reducer.rgb);
    image_close(reader);
    if (done) return reducer.surface;
    cairo_surface_destroy(reducer.surface);
    return NULL;
}

static void load_image(Painter *painter, PaintImage *image, const PagesImage *wanted,
                       int32_t reduction, Place place) {
    ArenaMark mark = arena_mark(painter->arena);
    ImageInfo info;
    Text bytes =
        image_read_file(painter->arena, painter->root, wanted->file, place, painter->diagnostics);
    if (image->surface) cairo_surface_destroy(image->surface);
    *image = (PaintImage){.reduction = reduction};
    if (bytes.at && image_probe(painter->arena, bytes, place, &info, painter->diagnostics))
        image->surface = read_reduced(painter, bytes, &info, reduction, place);
    arena_rewind(painter->arena, mark);
}

void paint_close_images(Painter *painter) {
    for (int32_t i = 0; i < painter->pages->images.count; i++)
        if (painter->images[i].surface) cairo_surface_destroy(painter->images[i].surface);
}

// how many source pixels a side may become one, when box shows crop on this surface
static int32_t find_reduction(cairo_t *cairo, const ImageItem *item) {
    double across_x = item->box.width / 1000.0, across_y = 0, down_x = 0,
           down_y = item->box.height / 1000.0;
    cairo_user_to_device_distance(cairo, &across_x, &across_y);
    cairo_user_to_device_distance(cairo, &down_x, &down_y);
    double wide = hypot(across_x, across_y), high = hypot(down_x, down_y);
    double ratio = fmin(item->crop.width / fmax(wide, 1), item->crop.height / fmax(high, 1));
    return ratio < 1 ? 1 : ratio > REDUCTION_MOST ? REDUCTION_MOST : (int32_t)ratio;
}

static void paint_missing(cairo_t *cairo, const Rect *box) {
    double x = box->x / 1000.0, y = box->y / 1000.0;
    double wide = box->width / 1000.0, high = box->height / 1000.0;
    cairo_rectangle(cairo, x, y, wide, high);
    cairo_set_source_rgb(cairo, 0.85, 0.85, 0.85);
    cairo_fill_preserve(cairo);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + wide, y + high);
    cairo_move_to(cairo, x + wide, y);
    cairo_line_to(cairo, x, y + high);
    cairo_set_source_rgb(cairo, 0.5, 0.5, 0.5);
    cairo_set_line_width(cairo, 0.5);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_stroke(cairo);
}

static void paint_pixels(cairo_t *cairo, const PaintImage *image, const ImageItem *item) {
    const Rect *box = &item->box, *crop = &item->crop;
    double left = box->x / 1000.0, top = box->y / 1000.0;
    double wide = box->width / 1000.0, high = box->height / 1000.0;
    cairo_save(cairo);
    cairo_rectangle(cairo, left, top, wide, high);
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, wide / crop->width, high / crop->height); // now in source pixels
    cairo_translate(cairo, -crop->x, -crop->y);
    cairo_scale(cairo, image->reduction, image->reduction);
    cairo_set_source_surface(cairo, image->surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

static bool is_empty(const Rect *box) {
    return box->width <= 0 || box->height <= 0;
}

void paint_image(Painter *painter, cairo_t *cairo, const ImageItem *item, Place place) {
    PaintImage *image = &painter->images[item->image];
    if (is_empty(&item->box) || is_empty(&item->crop)) return;
    int32_t reduction = find_reduction(cairo, item);
    if (!image->surface || image->reduction != reduction)
        load_image(painter, image, &painter->pages->images.at[item->image], reduction, place);
    if (image->surface) paint_pixels(cairo, image, item);
    else paint_missing(cairo, &item->box);
}
