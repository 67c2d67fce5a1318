// pixels.c: where two pages look different.
//
// Both are painted at 72 pixels an inch by paint/. Pixels whose colours lie further apart than an eye forgives (CIE76 ΔE
// in CIE Lab of sRGB, D65) are counted in blocks of 6 × 6 (2.1 mm); a block with a few of them counts, and blocks that touch
// make an area. The seam or the smoothing of an edge does not reach the limit.
#include <math.h>
#include <stdlib.h>

#include "common/crew.h"
#include "diff/diff.h"
#include "paint/paint.h"

enum { DENSITY = 72, BLOCK = 6, PIXELS_LEAST = 2, SIDE_MOST = 8000 };
static const double delta_least = 6;

typedef struct {
    Painter *before, *after;
    Diagnostics *diagnostics;
    Arena *arena; // of the thread; areas are copied at the end
} Worker;

typedef struct {
    Differences *differences;
    const DiffSide *before, *after;
    Unit *starts[2]; // x of each page's first column; index: page
    Worker *workers;
} Work;

typedef struct {
    int32_t wide, high; // in blocks
    int32_t *contrast;  // of each block, ΔE in 1/10; 0: the same
} Blocks;

typedef struct {
    double l, a, b;
} Lab;

static double to_linear(uint32_t value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double lab_curve(double t) {
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static Lab to_lab(uint32_t pixel) {
    double r = to_linear(pixel >> 16 & 255), g = to_linear(pixel >> 8 & 255), b = to_linear(pixel & 255);
    double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return (Lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static double delta(uint32_t a, uint32_t b) {
    if (((a ^ b) & 0xFFFFFF) == 0) return 0;
    Lab p = to_lab(a), q = to_lab(b);
    return sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

static cairo_surface_t *paint_paper(Painter *painter, int32_t page, Unit shift, int32_t width, int32_t height) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, DENSITY / 72.0, DENSITY / 72.0);
    cairo_translate(cairo, shift / 1000.0, 0);
    paint_page(painter, cairo, page, 1u << LAYER_PRINT);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    return surface;
}

static const uint32_t *row_of(cairo_surface_t *surface, int32_t y) {
    return (const void *)(cairo_image_surface_get_data(surface) +
                          (ptrdiff_t)y * cairo_image_surface_get_stride(surface));
}

static int32_t compare_block(cairo_surface_t *a, cairo_surface_t *b, int32_t left, int32_t top, int32_t width,
                             int32_t height) {
    int32_t seen = 0;
    double most = 0;
    for (int32_t y = top; y < top + BLOCK && y < height; y++) {
        const uint32_t *p = row_of(a, y), *q = row_of(b, y);
        for (int32_t x = left; x < left + BLOCK && x < width; x++) {
            double apart = delta(p[x], q[x]);
            if (apart < delta_least) continue;
            seen++;
            most = fmax(most, apart);
        }
    }
    return seen < PIXELS_LEAST ? 0 : (int32_t)(most * 10);
}

static Blocks compare_surfaces(Arena *arena, cairo_surface_t *a, cairo_surface_t *b, int32_t width, int32_t height) {
    Blocks blocks = {(width + BLOCK - 1) / BLOCK, (height + BLOCK - 1) / BLOCK, NULL};
    blocks.contrast = arena_array_of(arena, (size_t)blocks.wide * (size_t)blocks.high, int32_t);
    for (int32_t y = 0; y < blocks.high; y++)
        for (int32_t x = 0; x < blocks.wide; x++)
            blocks.contrast[y * blocks.wide + x] = compare_block(a, b, x * BLOCK, y * BLOCK, width, height);
    return blocks;
}

typedef struct {
    int32_t left, top, right, foot; // in blocks
} Area;

// All blocks that touch the first, at most a block apart, leave the map.
static Area take_area(Blocks *blocks, int32_t first, int32_t *stack, int32_t *contrast) {
    Area area = {first % blocks->wide, first / blocks->wide, first % blocks->wide, first / blocks->wide};
    int32_t depth = 0;
    stack[depth++] = first;
    *contrast = blocks->contrast[first] > *contrast ? blocks->contrast[first] : *contrast;
    blocks->contrast[first] = 0;
    while (depth) {
        int32_t at = stack[--depth], x = at % blocks->wide, y = at / blocks->wide;
        if (x < area.left) area.left = x;
        if (x > area.right) area.right = x;
        if (y < area.top) area.top = y;
        if (y > area.foot) area.foot = y;
        for (int32_t v = y < 2 ? 0 : y - 2; v <= y + 2 && v < blocks->high; v++)
            for (int32_t u = x < 2 ? 0 : x - 2; u <= x + 2 && u < blocks->wide; u++) {
                int32_t *there = &blocks->contrast[v * blocks->wide + u];
                if (!*there) continue;
                if (*there > *contrast) *contrast = *there;
                *there = 0;
                stack[depth++] = v * blocks->wide + u;
            }
    }
    return area;
}

static int compare_areas(const void *left, const void *right) {
    const Rect *a = left, *b = right;
    int64_t p = (int64_t)a->width * a->height, q = (int64_t)b->width * b->height;
    if (p != q) return p > q ? -1 : 1;
    return a->y != b->y ? (a->y < b->y ? -1 : 1) : (a->x > b->x) - (a->x < b->x);
}

static void find_areas(Arena *arena, Blocks *blocks, PagePair *pair) {
    int32_t count = blocks->wide * blocks->high, *stack = arena_array_of(arena, (size_t)count + 1, int32_t);
    Unit side = BLOCK * 72000 / DENSITY;
    for (int32_t i = 0; i < count; i++) {
        if (!blocks->contrast[i]) continue;
        Area area = take_area(blocks, i, stack, &pair->contrast);
        *array_add(arena, &pair->pixels) =
            (Rect){area.left * side, area.top * side, (area.right - area.left + 1) * side,
                   (area.foot - area.top + 1) * side};
    }
    if (pair->pixels.count)
        qsort(pair->pixels.at, (size_t)pair->pixels.count, sizeof *pair->pixels.at, compare_areas);
}

static int32_t pixels_of(Unit a, Unit b) {
    Unit most = a > b ? a : b;
    return (int32_t)ceil(most / 72000.0 * DENSITY - 0.01);
}

static void compare_pair(void *context, int32_t index, int32_t thread) {
    Work *work = context;
    Worker *worker = &work->workers[thread];
    PagePair *pair = &work->differences->pages.at[index];
    if (pair->status == PAGE_IDENTICAL || pair->status == PAGE_MOVED || !pair->before || !pair->after) return;
    const Page *old = &work->before->pages->pages.at[pair->before - 1],
               *new = &work->after->pages->pages.at[pair->after - 1];
    int32_t width = pixels_of(old->width, new->width), height = pixels_of(old->height, new->height);
    if (width < 1 || height < 1 || width > SIDE_MOST || height > SIDE_MOST) return;
    Unit shift = work->starts[1][pair->after] - work->starts[0][pair->before];
    cairo_surface_t *a = paint_paper(worker->before, pair->before, shift, width, height);
    cairo_surface_t *b = paint_paper(worker->after, pair->after, 0, width, height);
    Blocks blocks = compare_surfaces(worker->arena, a, b, width, height);
    find_areas(worker->arena, &blocks, pair);
    pair->compared = true;
    cairo_surface_destroy(a);
    cairo_surface_destroy(b);
}

// what the threads found goes into the differences' arena
static void keep_areas(Differences *differences) {
    for (int32_t i = 0; i < differences->pages.count; i++) {
        PagePair *pair = &differences->pages.at[i];
        if (pair->pixels.count)
            pair->pixels.at =
                arena_copy(differences->arena, pair->pixels.at, (size_t)pair->pixels.count * sizeof *pair->pixels.at);
    }
}

// A page that went to the other side of the sheet is held there by its columns.
static Unit *find_starts(Arena *arena, const Pages *pages) {
    Unit *starts = arena_array_of(arena, (size_t)pages->pages.count + 1, Unit);
    for (int32_t i = pages->columns.count - 1; i >= 0; i--)
        if (!pages->columns.at[i].index) starts[pages->columns.at[i].page] = pages->columns.at[i].frame.x;
    return starts;
}

void diff_pixels(Differences *differences, const DiffSide *before, const DiffSide *after, int32_t threads,
                 Progress *progress, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    int32_t count = differences->pages.count, crew = crew_size(threads, count);
    Work work = {differences,
                 before,
                 after,
                 {find_starts(arena, before->pages), find_starts(arena, after->pages)},
                 arena_array_of(arena, (size_t)crew + 1, Worker)};
    for (int32_t i = 0; i < crew; i++) {
        Worker *worker = &work.workers[i];
        worker->arena = arena_new();
        worker->diagnostics = diagnostics_new(worker->arena);
        worker->before = painter_new(before->pages, before->root, before->fonts, worker->diagnostics);
        worker->after = painter_new(after->pages, after->root, after->fonts, worker->diagnostics);
    }
    progress_begin(progress, "compare", count, "pages");
    crew_run_watched(threads, count, compare_pair, &work, progress);
    keep_areas(differences);
    for (int32_t i = 0; i < crew; i++) {
        Worker *worker = &work.workers[i];
        diagnostics_append(diagnostics, worker->diagnostics->all.at, worker->diagnostics->all.count);
        painter_free(worker->before);
        painter_free(worker->after);
        arena_free(worker->arena);
    }
    arena_free(arena);
}
