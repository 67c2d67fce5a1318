// diff_pictures.c: the pages that the diff's page shows, before and after, as PNG.
#include "commands/diff_pictures.h"

#include <math.h>
#include <stdatomic.h>

#include "common/crew.h"
#include "common/file.h"
#include "paint/paint.h"
#include "proof/png.h"

enum { SIDE_MOST = 16000 };

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Painter *painters[2];
} Worker;

typedef struct {
    const Differences *differences;
    const DiffSide *sides[2];
    Text folder;
    int32_t ppi;
    Worker *workers;
    _Atomic(const char *) why;
} Work;

static void write_picture(Work *work, Worker *worker, int side, int32_t number) {
    const Page *page = &work->sides[side]->pages->pages.at[number - 1];
    double scale = work->ppi / 72.0;
    int32_t width = (int32_t)ceil(page->width / 1000.0 * scale - 0.01),
            height = (int32_t)ceil(page->height / 1000.0 * scale - 0.01);
    if (width < 1 || height < 1 || width > SIDE_MOST || height > SIDE_MOST) return;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    paint_page(worker->painters[side], cairo, number, 1u << LAYER_PRINT);
    cairo_destroy(cairo);
    Buffer png = {0};
    const char *why = NULL;
    png_write(&png, surface, work->ppi);
    Text name = text_print(worker->arena, "pictures/%s-%03d.png", side ? "after" : "before", number);
    if (!file_write(file_join(worker->arena, work->folder, name).at, buffer_view(&png), &why))
        atomic_store(&work->why, why);
    buffer_free(&png);
    cairo_surface_destroy(surface);
}

static void write_pair(void *context, int32_t index, int32_t thread) {
    Work *work = context;
    const PagePair *pair = &work->differences->pages.at[index];
    if (!diff_page_is_shown(pair) || atomic_load(&work->why)) return;
    if (pair->before) write_picture(work, &work->workers[thread], 0, pair->before);
    if (pair->after) write_picture(work, &work->workers[thread], 1, pair->after);
}

static void close_workers(Work *work, int32_t crew, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < crew; i++) {
        Worker *worker = &work->workers[i];
        diagnostics_append(diagnostics, worker->diagnostics->all.at, worker->diagnostics->all.count);
        painter_free(worker->painters[0]);
        painter_free(worker->painters[1]);
        arena_free(worker->arena);
    }
}

const char *diff_write_pictures(const Differences *differences, const DiffSide *before, const DiffSide *after,
                                Text folder, int32_t ppi, int32_t threads, Progress *progress, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    int32_t count = differences->pages.count, crew = crew_size(threads, count);
    Work work = {.differences = differences,
                 .sides = {before, after},
                 .folder = folder,
                 .ppi = ppi,
                 .workers = arena_array_of(arena, (size_t)crew + 1, Worker)};
    const char *why = NULL;
    if (!file_make_folder(file_join(arena, folder, TEXT("pictures")).at, &why)) atomic_store(&work.why, why);
    for (int32_t i = 0; i < crew; i++) { // all before the threads start: the fonts are filled here
        Worker *worker = &work.workers[i];
        worker->arena = arena_new();
        worker->diagnostics = diagnostics_new(worker->arena);
        for (int side = 0; side < 2; side++)
            worker->painters[side] = painter_new(work.sides[side]->pages, work.sides[side]->root,
                                                 work.sides[side]->fonts, worker->diagnostics);
    }
    progress_begin(progress, "paint", count, "pages");
    crew_run_watched(threads, count, write_pair, &work, progress);
    close_workers(&work, crew, diagnostics);
    arena_free(arena);
    return atomic_load(&work.why);
}
