// paint_image.c: photographs, reduced while they are read.
//
// A picture is read row by row, brought to sRGB, and averaged over squares of n by n source pixels, n the
// greatest whole number that leaves a pixel for each pixel of the surface: memory is that of the proof, not
// of the photograph. cairo's good filter does the rest. The last reduction of each picture is kept; a use
// at another one reads the file again, so that a page looks the same whatever was painted before it.
//
// Plates (raster.h) come the same way in four channels, an A8 surface each.
//
// Colour: the embedded profile through lcms2; without one grey and RGB count as sRGB, CMYK goes the plain
// way, light times light.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/colour.h"
#include "common/file.h"
#include "common/image.h"
#include "paint/painter.h"

enum { PROFILE_MOST = 64 << 20 };     // bytes
enum { REDUCTION_MOST = 4096 }; // its square of 255s just fits 32 bits

typedef struct {
    int32_t reduction, width, height; // of the reduced picture
    Rect crop;                        // the source pixels that it is made of
    int32_t channels;                 // 3: red, green, blue; 4: inks
    uint32_t *sums;                   // of the channels of one reduced row
    uint8_t *row;                     // one source row, its colours converted
    ColourTransform *transform;       // NULL: none
    cairo_surface_t *surface;         // 3 channels
    cairo_surface_t *plates[4];       // 4 channels
} Reducer;

// grey is black ink alone; without an output profile red, green and blue are what cyan, magenta and yellow leave
static void row_to_inks(const Reducer *reducer, const ImageInfo *info, const uint8_t *row) {
    size_t pixels = (size_t)info->width;
    if (info->channels == 4) {
        memcpy(reducer->row, row, pixels * 4);
    } else if (info->channels == 3 && reducer->transform) {
        colour_convert(reducer->transform, row, reducer->row, pixels);
    } else {
        memset(reducer->row, 0, pixels * 4);
        for (size_t i = 0; i < pixels; i++)
            if (info->channels == 1) reducer->row[i * 4 + 3] = (uint8_t)(255 - row[i]);
            else
                for (size_t part = 0; part < 3; part++)
                    reducer->row[i * 4 + part] = (uint8_t)(255 - row[i * 3 + part]);
    }
}

static void row_to_rgb(const Reducer *reducer, const ImageInfo *info, const uint8_t *row) {
    size_t pixels = (size_t)info->width;
    if (reducer->transform) {
        colour_convert(reducer->transform, row, reducer->row, pixels);
    } else if (info->channels == 4) {
        colour_convert_plain(row, reducer->row, pixels);
    } else if (info->channels == 3) {
        memcpy(reducer->row, row, pixels * 3);
    } else {
        for (size_t i = 0; i < pixels; i++) memset(reducer->row + i * 3, row[i], 3);
    }
}

static void add_row(Reducer *reducer) {
    const uint8_t *from = reducer->row + (ptrdiff_t)reducer->crop.x * reducer->channels;
    for (int32_t x = 0; x < reducer->crop.width; x++) {
        uint32_t *sum = reducer->sums + x / reducer->reduction * reducer->channels;
        for (int32_t i = 0; i < reducer->channels; i++) sum[i] += *from++;
    }
}

static uint8_t *row_of(cairo_surface_t *surface, int32_t y) {
    return cairo_image_surface_get_data(surface) +
           (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
}

static void flush_pixel(const Reducer *reducer, int32_t x, int32_t y, const uint32_t *sum, uint32_t count) {
    if (reducer->channels == 4) {
        for (int i = 0; i < 4; i++) row_of(reducer->plates[i], y)[x] = (uint8_t)((sum[i] + count / 2) / count);
        return;
    }
    uint32_t pixel = 0xff;
    for (int i = 0; i < 3; i++) pixel = pixel << 8 | (sum[i] + count / 2) / count;
    memcpy(row_of(reducer->surface, y) + (ptrdiff_t)x * 4, &pixel, 4);
}

// sums of rows source rows become one row of the surface
static void flush_row(Reducer *reducer, int32_t y, int32_t rows) {
    for (int32_t x = 0; x < reducer->width; x++) {
        int32_t columns = reducer->crop.width - x * reducer->reduction;
        if (columns > reducer->reduction) columns = reducer->reduction;
        uint32_t count = (uint32_t)columns * (uint32_t)rows;
        flush_pixel(reducer, x, y, reducer->sums + x * reducer->channels, count);
    }
    memset(reducer->sums, 0, (size_t)(reducer->width * reducer->channels) * sizeof *reducer->sums);
}

static bool read_rows(Reducer *reducer, ImageReader *reader, const ImageInfo *info) {
    int32_t held = 0, y = 0, last = reducer->crop.y + reducer->crop.height - 1;
    for (int32_t row = 0; row < info->height; row++) {
        const uint8_t *pixels = image_next_row(reader);
        if (!pixels) return false;
        if (row < reducer->crop.y || row > last) continue; // read all the same: what is cut off must be whole
        if (reducer->channels == 4) row_to_inks(reducer, info, pixels);
        else row_to_rgb(reducer, info, pixels);
        add_row(reducer);
        if (++held < reducer->reduction && row < last) continue;
        flush_row(reducer, y++, held);
        held = 0;
    }
    return true;
}

// from sRGB, or the picture's own colours, to the inks of the layout's press; NULL: without its profile
static ColourTransform *open_inks(const Painter *painter, const ImageInfo *info) {
    const Output *output = &painter->pages->outputs[OUTPUT_PRESS];
    const char *why = NULL;
    if (info->channels != 3 || !output->file.size) return NULL;
    Text profile = file_map(file_join(painter->arena, painter->root, output->file).at, PROFILE_MOST, &why);
    return profile.at ? colour_open_inks(info->profile, 3, profile, output->perceptual) : NULL;
}

// false: no memory for surfaces so large
static bool open_reducer(const Painter *painter, Reducer *reducer, const ImageInfo *info) {
    size_t sums = (size_t)(reducer->width * reducer->channels) * sizeof *reducer->sums;
    reducer->sums = memory_new(sums);
    memset(reducer->sums, 0, sums);
    reducer->row = memory_new((size_t)info->width * (size_t)reducer->channels);
    if (reducer->channels == 3) {
        if (info->profile.at) reducer->transform = colour_open_srgb(info->profile, info->channels);
        reducer->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, reducer->width, reducer->height);
        return cairo_surface_status(reducer->surface) == CAIRO_STATUS_SUCCESS;
    }
    bool good = true;
    reducer->transform = open_inks(painter, info);
    for (int i = 0; i < 4; i++) {
        reducer->plates[i] = cairo_image_surface_create(CAIRO_FORMAT_A8, reducer->width, reducer->height);
        good &= cairo_surface_status(reducer->plates[i]) == CAIRO_STATUS_SUCCESS;
    }
    return good;
}

static void close_surfaces(PaintImage *image, bool plates) {
    for (int i = 0; i < 4 && plates; i++) {
        if (image->plates[i]) cairo_surface_destroy(image->plates[i]);
        image->plates[i] = NULL;
    }
    if (plates) return;
    if (image->surface) cairo_surface_destroy(image->surface);
    image->surface = NULL;
}

// The picture reduced, on the screen or as plates; no surface after an error.
static void read_reduced(Painter *painter, PaintImage *image, Text bytes, const ImageInfo *info,
                         int32_t reduction, Rect crop, Place place) {
    bool plates = painter->mode == PAINT_PLATE;
    ImageReader *reader = image_open(bytes, info, place, painter->diagnostics);
    if (!reader) return;
    Reducer reducer = {.reduction = reduction,
                       .crop = crop,
                       .width = (crop.width + reduction - 1) / reduction,
                       .height = (crop.height + reduction - 1) / reduction,
                       .channels = plates ? 4 : 3};
    bool done = open_reducer(painter, &reducer, info) && read_rows(&reducer, reader, info);
    if (plates) memcpy(image->plates, reducer.plates, sizeof image->plates);
    else image->surface = reducer.surface;
    for (int i = 0; i < 4 && plates; i++) cairo_surface_mark_dirty(image->plates[i]);
    if (!plates) cairo_surface_mark_dirty(image->surface);
    colour_close(reducer.transform);
    free(reducer.sums);
    free(reducer.row);
    image_close(reader);
    if (!done) close_surfaces(image, plates);
}

static bool rect_fits(Rect crop, const ImageInfo *info) {
    return crop.x >= 0 && crop.y >= 0 && crop.width <= info->width - crop.x && crop.height <= info->height - crop.y;
}

// plates are of the crop alone, so that no neighbour's ink is mixed into its edges
static void load_image(Painter *painter, PaintImage *image, const ImageItem *item, int32_t reduction, Place place) {
    const PagesImage *wanted = &painter->pages->images.at[item->image];
    ArenaMark mark = arena_mark(painter->arena);
    ImageInfo info;
    Text bytes =
        image_read_file(painter->arena, painter->root, wanted->file, place, painter->diagnostics);
    bool plates = painter->mode == PAINT_PLATE;
    close_surfaces(image, plates);
    *(plates ? &image->plate_reduction : &image->reduction) = reduction;
    image->plate_crop = plates ? item->crop : image->plate_crop;
    if (bytes.at && image_probe(painter->arena, bytes, place, &info, painter->diagnostics)) {
        Rect whole = {0, 0, info.width, info.height};
        bool part = plates && rect_fits(item->crop, &info);
        if (!plates || part) read_reduced(painter, image, bytes, &info, reduction, part ? item->crop : whole, place);
    }
    arena_rewind(painter->arena, mark);
}

void paint_close_images(Painter *painter) {
    for (int32_t i = 0; i < painter->pages->images.count; i++) {
        close_surfaces(&painter->images[i], false);
        close_surfaces(&painter->images[i], true);
    }
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

// from: the source pixel at the surface's corner
static void paint_pixels(cairo_t *cairo, cairo_surface_t *surface, int32_t reduction, Point from, const ImageItem *item) {
    const Rect *box = &item->box, *crop = &item->crop;
    double left = box->x / 1000.0, top = box->y / 1000.0;
    double wide = box->width / 1000.0, high = box->height / 1000.0;
    cairo_save(cairo);
    cairo_rectangle(cairo, left, top, wide, high);
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, wide / crop->width, high / crop->height); // now in source pixels
    cairo_translate(cairo, from.x - crop->x, from.y - crop->y);
    cairo_scale(cairo, reduction, reduction);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

static bool is_empty(const Rect *box) {
    return box->width <= 0 || box->height <= 0;
}

// a picture leaves no spot ink where it stands
static void paint_blank(const Painter *painter, cairo_t *cairo, const Rect *box) {
    if (painter->mode == PAINT_OWNERS) paint_set_owner(painter, cairo);
    else cairo_set_source_rgba(cairo, 0, 0, 0, 0);
    cairo_rectangle(cairo, box->x / 1000.0, box->y / 1000.0, box->width / 1000.0, box->height / 1000.0);
    cairo_fill(cairo);
}

static bool is_loaded(const PaintImage *image, bool plates, int32_t reduction, const ImageItem *item) {
    if (!plates) return image->reduction == reduction;
    return image->plate_reduction == reduction && !memcmp(&image->plate_crop, &item->crop, sizeof item->crop);
}

void paint_image(Painter *painter, cairo_t *cairo, const ImageItem *item, Place place) {
    PaintImage *image = &painter->images[item->image];
    bool plates = painter->mode == PAINT_PLATE;
    if (is_empty(&item->box) || is_empty(&item->crop)) return;
    if (painter->mode == PAINT_OWNERS || (plates && painter->plate > 3)) {
        paint_blank(painter, cairo, &item->box);
        return;
    }
    cairo_surface_t **surface = plates ? &image->plates[painter->plate] : &image->surface;
    int32_t reduction = find_reduction(cairo, item);
    if (!*surface || !is_loaded(image, plates, reduction, item))
        load_image(painter, image, item, reduction, place);
    Point from = plates ? (Point){item->crop.x, item->crop.y} : (Point){0};
    if (*surface) paint_pixels(cairo, *surface, reduction, from, item);
    else if (plates) paint_blank(painter, cairo, &item->box);
    else paint_missing(cairo, &item->box);
}
