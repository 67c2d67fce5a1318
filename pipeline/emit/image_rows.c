// image_rows.c: a decoded picture as deflated rows, or, where it was reduced for a draft, as JPEG.
//
// Rows are cropped, for drafts averaged over squares, brought from CMYK to sRGB (web) or to the output's inks
// (press). What is deflated is written row by row as the difference (PNG predictors, W3C PNG 9.2) whose absolute
// values sum to the least, which photographs need to deflate well. What takes long, reduced and converted pictures, is
// kept in the cache.
#include <stdlib.h>
#include <string.h>

#include "common/colour.h"
#include "common/digest.h"
#include "emit/cache.h"
#include "emit/images.h"

enum { DRAFT_QUALITY = 80 }; // of a draft's JPEG data

static const size_t MOST_BYTES = (size_t)1 << 30; // of one picture's rows

typedef struct {
    const EmitImage *image;
    ColourTransform *transform;  // NULL: the plain way
    int32_t width, height, channels;
    size_t row_size;
    uint32_t *sums;              // one row of squares, by channel
    uint8_t *converted;          // one source row in its new colours; NULL: they stay
    uint8_t *row, *before;       // finished rows: this one and the last
    uint8_t *tries[4];           // by filter
    Buffer *out;
} Rows;

static bool is_reduced(const EmitImage *image) {
    return image->reduction > 1;
}

// ---- predictors --------------------------------------------------------------------------------

static uint8_t paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int by_left = abs(guess - left), by_up = abs(guess - up), by_corner = abs(guess - corner);
    if (by_left <= by_up && by_left <= by_corner) return (uint8_t)left;
    return (uint8_t)(by_up <= by_corner ? up : corner);
}

static void fill_tries(Rows *rows) {
    size_t step = (size_t)rows->channels;
    for (size_t i = 0; i < rows->row_size; i++) {
        uint8_t left = i < step ? 0 : rows->row[i - step];
        uint8_t corner = i < step ? 0 : rows->before[i - step];
        uint8_t up = rows->before[i], value = rows->row[i];
        rows->tries[0][i] = value;
        rows->tries[1][i] = (uint8_t)(value - left);
        rows->tries[2][i] = (uint8_t)(value - up);
        rows->tries[3][i] = (uint8_t)(value - paeth(left, up, corner));
    }
}

static uint64_t weigh(const uint8_t *differences, size_t size) {
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i++) sum += (uint64_t)abs((int8_t)differences[i]);
    return sum;
}

static void write_row(Rows *rows) {
    if (is_reduced(rows->image)) { // for the JPEG writer
        buffer_add(rows->out, rows->row, rows->row_size);
        return;
    }
    static const char filter_of[4] = {0, 1, 2, 4};
    fill_tries(rows);
    int best = 0;
    uint64_t least = UINT64_MAX;
    for (int i = 0; i < 4; i++) {
        uint64_t weight = weigh(rows->tries[i], rows->row_size);
        if (weight < least) least = weight, best = i;
    }
    buffer_byte(rows->out, filter_of[best]);
    buffer_add(rows->out, rows->tries[best], rows->row_size);
    uint8_t *spare = rows->before;
    rows->before = rows->row;
    rows->row = spare;
}

// ---- rows --------------------------------------------------------------------------------------

static void convert(const Rows *rows, const uint8_t *pixels) {
    size_t count = (size_t)rows->image->info.width;
    if (rows->transform) colour_convert(rows->transform, pixels, rows->converted, count);
    else colour_convert_plain(pixels, rows->converted, count);
}

// adds the shown part of a source row to the sums of its squares
static void add_row(Rows *rows, const uint8_t *pixels) {
    const EmitImage *image = rows->image;
    int32_t right = image->shown.x + image->shown.width;
    if (right > image->info.width) right = image->info.width;
    for (int32_t x = image->shown.x; x < right; x++) {
        const uint8_t *pixel = pixels + (size_t)x * (size_t)rows->channels;
        uint32_t *sum = rows->sums + (x - image->shown.x) / image->reduction * rows->channels;
        for (int32_t i = 0; i < rows->channels; i++) sum[i] += pixel[i];
    }
}

// the sums of so many source rows become one finished row
static void flush_squares(Rows *rows, int32_t held) {
    const EmitImage *image = rows->image;
    for (int32_t x = 0; x < rows->width; x++) {
        int32_t columns = image->info.width - image->shown.x - x * image->reduction;
        if (columns > image->reduction) columns = image->reduction;
        uint32_t area = (uint32_t)columns * (uint32_t)held;
        for (int32_t i = 0; i < rows->channels; i++) {
            size_t at = (size_t)x * (size_t)rows->channels + (size_t)i;
            rows->row[at] = (uint8_t)((rows->sums[at] + area / 2) / area);
            rows->sums[at] = 0;
        }
    }
    write_row(rows);
}

static void take_row(Rows *rows, const uint8_t *pixels, int32_t y, int32_t last) {
    const EmitImage *image = rows->image;
    if (rows->converted) {
        convert(rows, pixels);
        pixels = rows->converted;
    }
    if (image->reduction == 1) {
        memcpy(rows->row, pixels + (size_t)image->shown.x * (size_t)rows->channels, rows->row_size);
        write_row(rows);
        return;
    }
    add_row(rows, pixels);
    int32_t held = (y - image->shown.y) % image->reduction + 1;
    if (held == image->reduction || y == last) flush_squares(rows, held);
}

static bool read_rows(Rows *rows, Place place, Diagnostics *diagnostics) {
    const EmitImage *image = rows->image;
    int32_t last = image->shown.y + image->shown.height - 1;
    if (last >= image->info.height) last = image->info.height - 1;
    ImageReader *reader = image_open(image->bytes, &image->info, place, diagnostics);
    bool good = reader != NULL;
    for (int32_t y = 0; good && y <= last; y++) {
        const uint8_t *pixels = image_next_row(reader);
        good = pixels != NULL;
        if (good && y >= image->shown.y) take_row(rows, pixels, y, last);
    }
    if (reader) image_close(reader);
    return good;
}

static int32_t channels_of(const EmitImage *image) {
    int32_t own = image->info.channels;
    return image->to_rgb ? 3 : image->to_inks && own == 3 ? 4 : own;
}

static void open_transform(Rows *rows, const Emission *emission) {
    const ImageInfo *info = &rows->image->info;
    Text profile = info->profile.size ? info->profile : info->channels == 3 ? emission->screen_profile : (Text){0};
    if (rows->image->to_inks)
        rows->transform = colour_open_inks(profile, info->channels, emission->output_profile,
                                           emission->output->perceptual);
    else if (info->profile.size) rows->transform = colour_open_srgb(info->profile, info->channels);
}

static Rows open_rows(const Emission *emission, const EmitImage *image, Arena *arena, Buffer *out) {
    Rows rows = {.image = image, .out = out, .channels = channels_of(image)};
    rows.width = image->shown.width / image->reduction;
    rows.height = image->shown.height / image->reduction;
    rows.row_size = (size_t)rows.width * (size_t)rows.channels;
    rows.sums = arena_array_of(arena, rows.row_size, uint32_t);
    rows.row = arena_push(arena, rows.row_size);
    rows.before = arena_push(arena, rows.row_size);
    for (int i = 0; i < 4; i++) rows.tries[i] = arena_push(arena, rows.row_size);
    if (!image->to_rgb && !image->to_inks) return rows;
    rows.converted = arena_push_array(arena, (size_t)image->info.width, (size_t)rows.channels);
    open_transform(&rows, emission);
    return rows;
}

static void finish_rows(const Rows *rows, Worker *worker, ImageStream *stream) {
    Text bytes = buffer_view(&worker->buffer);
    if (is_reduced(rows->image)) {
        Buffer jpeg = {0};
        image_write_jpeg(&jpeg, (const uint8_t *)bytes.at, rows->width, rows->height, rows->channels, DRAFT_QUALITY);
        stream->data = text_copy(worker->arena, buffer_view(&jpeg));
        buffer_free(&jpeg);
    } else stream->data = compressor_deflate(worker->compressor, EFFORT_SMALL, worker->arena, bytes);
}

static bool make_rows(const Emission *emission, const EmitImage *image, Place place, Worker *worker,
                      ImageStream *stream) {
    Arena *scratch = arena_new();
    worker->buffer.size = 0;
    Rows rows = open_rows(emission, image, scratch, &worker->buffer);
    bool fits = (uint64_t)rows.row_size * (uint64_t)rows.height <= MOST_BYTES, good = false;
    if (image->to_inks && !rows.transform)
        diagnostics_add(worker_diagnostics(worker), SEVERITY_ERROR, place, "image-profile",
                        "the picture's colour profile cannot be used: save it with sRGB's, or without one");
    else if (fits) good = read_rows(&rows, place, worker_diagnostics(worker));
    else
        diagnostics_add(worker_diagnostics(worker), SEVERITY_ERROR, place, "image-size",
                        "the picture's pixels take more than %zu MB: save it as a JPEG",
                        MOST_BYTES >> 20);
    if (good) finish_rows(&rows, worker, stream);
    colour_close(rows.transform);
    arena_free(scratch);
    return good;
}

// What a converted or reduced picture is made from: its bytes, both profiles, the way, the part that is shown.
static Text cache_key(const Emission *emission, const EmitImage *image, Arena *arena) {
    const Rect *shown = &image->shown;
    bool taken = !image->info.profile.size && image->info.channels == 3;
    const Output *outputs = emission->pages->outputs;
    Text digest = digest_of(arena, image->bytes);
    Text screen = taken && emission->screen_profile.size ? outputs[OUTPUT_SCREEN].digest : TEXT("none");
    if (is_reduced(image))
        return text_print(arena, "picture, draft: %.*s %d %d %d,%d,%d,%d", TEXT_ARG(digest), image->reduction, DRAFT_QUALITY,
                          shown->x, shown->y, shown->width, shown->height);
    return text_print(arena, "picture, inks: %.*s %.*s %.*s %d %d,%d,%d,%d", TEXT_ARG(digest), TEXT_ARG(screen),
                      TEXT_ARG(emission->output->digest), emission->output->perceptual, shown->x, shown->y,
                      shown->width, shown->height);
}

// The same as make_rows, but what is in the cache is not made again.
static bool make_once(const Emission *emission, const EmitImage *image, Place place, Worker *worker,
                      ImageStream *stream) {
    Text key = cache_key(emission, image, worker->arena);
    stream->data = cache_read(worker->arena, emission->root, key);
    if (stream->data.at) return true;
    bool good = make_rows(emission, image, place, worker, stream);
    if (good) cache_write(emission->root, key, stream->data);
    return good;
}

bool image_stream_make(const Emission *emission, int32_t index, Worker *worker,
                       ImageStream *stream) {
    const EmitImage *image = &emission->images[index];
    const ImageInfo *info = &image->info;
    if (image->profile_owner == index)
        stream->profile =
            compressor_deflate(worker->compressor, EFFORT_SMALL, worker->arena, info->profile);
    Place place = {.file = emission->pages->images.at[index].file};
    stream->width = image->shown.width / image->reduction, stream->height = image->shown.height / image->reduction;
    stream->channels = channels_of(image);
    stream->jpeg = is_reduced(image);
    if (image->to_inks || is_reduced(image)) return make_once(emission, image, place, worker, stream);
    if (!image->pass_through) return make_rows(emission, image, place, worker, stream);
    stream->data = image->bytes;
    stream->width = info->width, stream->height = info->height, stream->channels = info->channels;
    return true;
}
