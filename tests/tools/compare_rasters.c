// compare_rasters.c: do a proof and a PDF viewer's raster of the same page agree?
//
//     compare_rasters [-t PERCENT] [-d PPI] [-k TIMES] PROOF RASTER
//
// PROOF and RASTER are PNG or PPM (P6), "-" is a PPM on standard input; RASTER has TIMES the density of PROOF,
// which is PPI. Prints the worst place; exit status 0: they agree, 1: not, 2: could not compare.
//
// Honest rasterisers differ at edges: one rounds a baseline or a rule to whole pixels, another does not, one
// darkens hairlines. They may not differ in where the ink stands. So:
//
// 1. RASTER is made TIMES too dense and averaged down: what its maker rounds is then a fraction of a pixel;
// 2. both are blurred by a 3 by 3 box: how an edge is smoothed no longer counts, its place does;
// 3. a pixel agrees if its value lies between the least and the greatest of the other picture's pixels at
//    most one pixel away, by channel, both ways round; what it lies outside may be PERCENT of the contrast
//    around it (in any channel), so that pale items count like black ones, or FLOOR levels, for the seam
//    that shines through where two shapes touch on one edge: each rasteriser has a way of its own there;
// 4. the pages agree if no pixel is further off.
//
// A shift of a pixel passes, one of two fails at every edge of some contrast, so the density decides which
// shift is found: at 300 ppi half a point is 2.08 pixels. See tests/checks/raster.sh.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>

enum { CHANNELS = 3 };
enum { BOX = 9 };    // pixels: a blurred value is the sum of a box
enum { FLOOR = 15 }; // levels of 255
enum { NEAR = 4 };   // pixels: where contrast is looked for

typedef struct {
    int width, height;
    uint8_t *rgb;
} Raster;

typedef struct {
    int width, height;
    uint16_t *at; // one channel, row after row
} Plane;

typedef struct {
    int percent, x, y;    // the worst, of what is allowed there
    int excess, contrast; // levels
    long over;            // pixels beyond the tolerance
} Verdict;

static _Noreturn void fail(const char *path, const char *why) {
    fprintf(stderr, "compare_rasters: %s: %s\n", path, why);
    exit(2);
}

static void *get_memory(size_t count, size_t size) {
    void *made = calloc(count ? count : 1, size);
    if (!made) fail("memory", "none left");
    return made;
}

static Raster new_raster(int width, int height) {
    return (Raster){width, height, get_memory((size_t)width * (size_t)height, CHANNELS)};
}

static Raster read_png(const char *path) {
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) fail(path, "cannot be read as PNG");
    Raster raster =
        new_raster(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
    const uint8_t *row = cairo_image_surface_get_data(surface);
    uint8_t *to = raster.rgb;
    for (int y = 0; y < raster.height; y++, row += cairo_image_surface_get_stride(surface))
        for (int x = 0; x < raster.width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + (ptrdiff_t)x * 4, 4);
            for (int i = 0; i < CHANNELS; i++) *to++ = (uint8_t)(pixel >> (16 - 8 * i));
        }
    cairo_surface_destroy(surface);
    return raster;
}

static Raster read_ppm(FILE *file, const char *path) {
    int width = 0, height = 0, most = 0;
    if (fscanf(file, "P6 %d %d %d", &width, &height, &most) != 3 || most != 255)
        fail(path, "no PPM of 8 bits");
    if (width < 1 || height < 1 || width > 32767 || height > 32767) fail(path, "no page's size");
    getc(file); // one blank ends the header
    Raster raster = new_raster(width, height);
    size_t size = (size_t)width * (size_t)height * CHANNELS;
    if (fread(raster.rgb, 1, size, file) != size) fail(path, "ends early");
    return raster;
}

static Raster read_raster(const char *path) {
    if (!strcmp(path, "-")) return read_ppm(stdin, "standard input");
    FILE *file = fopen(path, "rb");
    if (!file) fail(path, "cannot be opened");
    int first = getc(file);
    rewind(file);
    Raster raster = first == 'P' ? read_ppm(file, path) : read_png(path);
    fclose(file);
    return raster;
}

static int least_of(int a, int b) {
    return a < b ? a : b;
}

// times by times pixels become one; at the right and lower edge what there is of them
static Raster average(Raster from, int times) {
    Raster made = new_raster((from.width + times - 1) / times, (from.height + times - 1) / times);
    for (int y = 0; y < made.height; y++)
        for (int x = 0; x < made.width; x++) {
            unsigned sums[CHANNELS] = {0}, count = 0;
            for (int v = y * times; v < least_of((y + 1) * times, from.height); v++)
                for (int u = x * times; u < least_of((x + 1) * times, from.width); u++, count++)
                    for (int i = 0; i < CHANNELS; i++)
                        sums[i] +=
                            from.rgb[((size_t)v * (size_t)from.width + (size_t)u) * CHANNELS +
                                     (size_t)i];
            uint8_t *to = made.rgb + ((size_t)y * (size_t)made.width + (size_t)x) * CHANNELS;
            for (int i = 0; i < CHANNELS; i++) to[i] = (uint8_t)((sums[i] + count / 2) / count);
        }
    free(from.rgb);
    return made;
}

static Plane new_plane(int width, int height) {
    return (Plane){width, height, get_memory((size_t)width * (size_t)height, sizeof(uint16_t))};
}

static uint16_t *row_of(Plane plane, int y) {
    if (y < 0) y = 0;
    if (y >= plane.height) y = plane.height - 1;
    return plane.at + (size_t)y * (size_t)plane.width;
}

// One channel in the middle of a frame of one pixel that repeats the edge.
static Plane take_channel(Raster raster, int channel, int width, int height) {
    Plane plane = new_plane(width + 2, height);
    for (int y = 0; y < height; y++) {
        uint16_t *row = row_of(plane, y);
        const uint8_t *from = raster.rgb + (size_t)y * (size_t)raster.width * CHANNELS + channel;
        for (int x = 0; x < width; x++) row[x + 1] = from[x * CHANNELS];
        row[0] = row[1];
        row[width + 1] = row[width];
    }
    return plane;
}

static uint16_t least(uint16_t a, uint16_t b) {
    return a < b ? a : b;
}

static uint16_t greatest(uint16_t a, uint16_t b) {
    return a > b ? a : b;
}

static uint16_t sum(uint16_t a, uint16_t b) {
    return (uint16_t)(a + b);
}

// Each pixel joined with its eight neighbours by join; the frame is repeated. Inlined for each join, so that the
// loops are the compiler's to vectorise.
static inline Plane join_neighbours(Plane from, uint16_t (*join)(uint16_t, uint16_t)) {
    Plane rows = new_plane(from.width, from.height), made = new_plane(from.width, from.height);
    int last = from.width - 1;
    for (int y = 0; y < from.height; y++) {
        const uint16_t *row = row_of(from, y);
        uint16_t *to = row_of(rows, y);
        for (int x = 1; x < last; x++) to[x] = join(join(row[x - 1], row[x]), row[x + 1]);
        to[0] = to[1];
        to[last] = to[last - 1];
    }
    for (int y = 0; y < from.height; y++) {
        const uint16_t *above = row_of(rows, y - 1), *row = row_of(rows, y),
                       *below = row_of(rows, y + 1);
        uint16_t *to = row_of(made, y);
        for (int x = 0; x <= last; x++) to[x] = join(join(above[x], row[x]), below[x]);
    }
    free(rows.at);
    return made;
}

typedef struct {
    Plane blurred, low, high; // the channel; the least and greatest around each pixel
} Channel;

static Channel open_channel(Raster raster, int number, int width, int height) {
    Plane plane = take_channel(raster, number, width, height);
    Channel channel = {.blurred = join_neighbours(plane, sum)};
    free(plane.at);
    channel.low = join_neighbours(channel.blurred, least);
    channel.high = join_neighbours(channel.blurred, greatest);
    return channel;
}

static void close_channel(Channel channel) {
    free(channel.blurred.at);
    free(channel.low.at);
    free(channel.high.at);
}

// the plane with join done times over: each pixel joined with all at most so many away
static Plane join_far(Plane from, uint16_t (*join)(uint16_t, uint16_t), int times) {
    for (int i = 0; i < times; i++) {
        Plane wider = join_neighbours(from, join);
        free(from.at);
        from = wider;
    }
    return from;
}

// the greatest difference of values at most NEAR pixels away from each pixel, in both pictures
static Plane find_contrast(Channel a, Channel b) {
    Plane low = new_plane(a.low.width, a.low.height), high = new_plane(a.low.width, a.low.height);
    size_t count = (size_t)low.width * (size_t)low.height;
    for (size_t i = 0; i < count; i++) low.at[i] = least(a.low.at[i], b.low.at[i]);
    for (size_t i = 0; i < count; i++) high.at[i] = greatest(a.high.at[i], b.high.at[i]);
    low = join_far(low, least, NEAR - 1);
    high = join_far(high, greatest, NEAR - 1);
    for (size_t i = 0; i < count; i++) high.at[i] = (uint16_t)(high.at[i] - low.at[i]);
    free(low.at);
    return high;
}

// How far a's pixels lie outside what b has around them, in percent of the contrast.
static void judge(Plane a, Channel b, Plane contrast, int tolerance, Verdict *verdict) {
    for (int y = 0; y < a.height; y++) {
        const uint16_t *row = row_of(a, y), *lows = row_of(b.low, y), *highs = row_of(b.high, y);
        const uint16_t *contrasts = row_of(contrast, y);
        for (int x = 1; x < a.width - 1; x++) {
            int excess = row[x] > highs[x]  ? row[x] - highs[x]
                         : row[x] < lows[x] ? lows[x] - row[x]
                                            : 0;
            int allowed = contrasts[x] * tolerance / 100;
            if (allowed < FLOOR * BOX) allowed = FLOOR * BOX;
            int percent = excess * 100 / allowed;
            verdict->over += excess > allowed;
            if (percent > verdict->percent)
                *verdict =
                    (Verdict){percent, x - 1, y, excess / BOX, contrasts[x] / BOX, verdict->over};
        }
    }
}

static Verdict compare(Raster a, Raster b, int tolerance) {
    int width = least_of(a.width, b.width), height = least_of(a.height, b.height);
    Channel of_a[CHANNELS], of_b[CHANNELS];
    Plane contrast = new_plane(width + 2, height); // the greatest of the channels'
    for (int i = 0; i < CHANNELS; i++) {
        of_a[i] = open_channel(a, i, width, height);
        of_b[i] = open_channel(b, i, width, height);
        Plane own = find_contrast(of_a[i], of_b[i]);
        size_t count = (size_t)own.width * (size_t)own.height;
        for (size_t k = 0; k < count; k++) contrast.at[k] = greatest(contrast.at[k], own.at[k]);
        free(own.at);
    }
    Verdict verdict = {0};
    for (int i = 0; i < CHANNELS; i++) {
        judge(of_a[i].blurred, of_b[i], contrast, tolerance, &verdict);
        judge(of_b[i].blurred, of_a[i], contrast, tolerance, &verdict);
        close_channel(of_a[i]);
        close_channel(of_b[i]);
    }
    free(contrast.at);
    return verdict;
}

int main(int argc, char **argv) {
    int at = 1, tolerance = 28, times = 1;
    double density = 300;
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1]; at += 2) {
        if (!strcmp(argv[at], "-t")) tolerance = atoi(argv[at + 1]);
        else if (!strcmp(argv[at], "-d")) density = atof(argv[at + 1]);
        else if (!strcmp(argv[at], "-k")) times = atoi(argv[at + 1]);
        else fail(argv[at], "unknown option");
    }
    if (argc - at != 2 || times < 1 || times > 16 || density < 1)
        return fprintf(stderr,
                       "usage: compare_rasters [-t PERCENT] [-d PPI] [-k TIMES] PROOF RASTER\n"),
               2;
    Raster proof = read_raster(argv[at]), raster = average(read_raster(argv[at + 1]), times);
    if (abs(proof.width - raster.width) > 1 || abs(proof.height - raster.height) > 1) {
        printf("%d by %d pixels, not %d by %d\n", proof.width, proof.height, raster.width,
               raster.height);
        return 1;
    }
    Verdict verdict = compare(proof, raster, tolerance);
    free(proof.rgb);
    free(raster.rgb);
    printf("at %.1f,%.1f pt off by %d levels of a contrast of %d, %d %% of what may be; %ld pixels "
           "too far\n",
           verdict.x * 72 / density, verdict.y * 72 / density, verdict.excess, verdict.contrast,
           verdict.percent, verdict.over);
    return verdict.over > 0;
}
