// proof.c: paints the pages on several threads and writes them as PNG files.
//
// The unit of work is the spread: a lone first page, then pairs. A thread takes the next spread, paints
// its pages, writes them and the two together, and keeps small copies for the contact sheet. Each thread
// has a painter and diagnostics of its own; these are sorted when all are done, so nothing depends on
// the order.
#include "proof/proof.h"

#include <math.h>
#include <stdatomic.h>
#include <unistd.h>

#include "common/crew.h"
#include "proof/book.h"
#include "proof/picture.h"
#include "proof/proof_folder.h"

enum { DENSITY_SHEET = 72, DENSITY_LEAST = 10, DENSITY_MOST = 1200, SIDE_MOST = 32767 };
enum { SHEET_WIDTH = 2400, SHEET_GAP = 16 }; // pixels, of the contact sheet

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Painter *painter, *sheet_painter; // of the sheets: NULL if there are none
} Worker;

typedef struct {
    const Pages *pages;
    const ProofOptions *options;
    Text folder;              // where the files are made
    int32_t density, columns; // columns of the contact sheet
    int32_t sheets;           // how many
    unsigned layers;
    Book *book;               // NULL: none is asked for
    cairo_surface_t **small;   // a page each, for the contact sheet
    Worker *workers;           // a thread each
    _Atomic(const char *) why; // NULL: all is well
} Work;

int proof_count_digits(int32_t count) {
    int digits = 3;
    for (int32_t most = 1000; most <= count && digits < 9; most *= 10) digits++;
    return digits;
}

Text proof_page_name(Arena *arena, int32_t page, int32_t count) {
    return text_print(arena, "page-%0*d.png", proof_count_digits(count), page);
}

Text proof_spread_name(Arena *arena, int32_t left, int32_t count) {
    int digits = proof_count_digits(count);
    return text_print(arena, "spread-%0*d-%0*d.png", digits, left, digits, left + 1);
}

static cairo_surface_t *make_small(const Work *work, cairo_surface_t *page) {
    int width = cairo_image_surface_get_width(page), height = cairo_image_surface_get_height(page);
    int32_t small = (SHEET_WIDTH - SHEET_GAP) / work->columns - SHEET_GAP;
    return picture_shrink(page, fmin((double)small / width, 1.5 * small / height)); // none is higher than 3 : 2
}

static void write_bytes(Work *work, Text name, const Buffer *bytes) {
    Arena *arena = arena_new();
    const char *why = NULL;
    if (!file_write(file_join(arena, work->folder, name).at, buffer_view(bytes), &why))
        atomic_store(&work->why, why);
    arena_free(arena);
}

// a picture of the pages from first to last of pages
static void write_surface(Work *work, Text name, cairo_surface_t *surface, int32_t density, const Pages *pages,
                          int32_t first, int32_t last) {
    Buffer out = {0};
    picture_write(&out, surface, density, pages, first, last);
    write_bytes(work, name, &out);
    buffer_free(&out);
}

static void write_spread(Work *work, Arena *arena, int32_t left, cairo_surface_t *pair[2]) {
    int width[2], height[2];
    for (int i = 0; i < 2; i++) {
        width[i] = cairo_image_surface_get_width(pair[i]);
        height[i] = cairo_image_surface_get_height(pair[i]);
    }
    int most = height[0] > height[1] ? height[0] : height[1];
    cairo_surface_t *both = picture_paper(width[0] + width[1], most, 1);
    picture_copy(pair[0], both, 0, 0, 1);
    picture_copy(pair[1], both, width[0], 0, 1);
    write_surface(work, proof_spread_name(arena, left, work->pages->pages.count), both, work->density,
                  work->pages, left, left + 1);
    cairo_surface_destroy(both);
}

static void do_sheet(Work *work, int32_t index, Worker *worker) {
    const Pages *sheets = work->options->sheets;
    cairo_surface_t *whole =
        picture_paint_smooth(worker->sheet_painter, sheets, index + 1, DENSITY_SHEET, PAINT_ALL_LAYERS);
    Text name = text_print(worker->arena, "%.*s.png", TEXT_ARG(sheets->pages.at[index].label));
    write_surface(work, name, whole, DENSITY_SHEET, sheets, index + 1, index + 1);
    cairo_surface_destroy(whole);
}

// A page's files of the book. Returns the page for reading.
static cairo_surface_t *write_book_page(Work *work, Painter *painter, int32_t page) {
    BookFile files[BOOK_PAGE_FILES] = {0};
    cairo_surface_t *reading = book_write_all(work->book, page, painter, files);
    for (int i = 0; i < BOOK_PAGE_FILES; i++) {
        if (files[i].name.size) write_bytes(work, files[i].name, &files[i].bytes);
        buffer_free(&files[i].bytes);
    }
    return reading;
}

// Where layers do not make another picture of it, a page is the book's picture, and its file a second name of that one.
static cairo_surface_t *do_page(Work *work, Worker *worker, int32_t page) {
    Text name = proof_page_name(worker->arena, page, work->pages->pages.count);
    cairo_surface_t *whole = work->book ? write_book_page(work, worker->painter, page) : NULL;
    if (whole && work->layers == 1u << LAYER_PRINT) {
        Text path = file_join(worker->arena, work->folder, name);
        Text first = text_print(worker->arena, "%.*s/pages/%.*s", TEXT_ARG(work->folder), TEXT_ARG(name));
        if (link(first.at, path.at)) write_surface(work, name, whole, work->density, work->pages, page, page);
        return whole;
    }
    if (whole) cairo_surface_destroy(whole);
    whole = picture_paint_smooth(worker->painter, work->pages, page, work->density, work->layers);
    write_surface(work, name, whole, work->density, work->pages, page, page);
    return whole;
}

// Spread 0 is page 1, spread n pages 2n and 2n + 1.
static void do_spread(Work *work, int32_t spread, int32_t thread) {
    Worker *worker = &work->workers[thread];
    int32_t count = work->pages->pages.count, first = spread ? spread * 2 : 1,
            last = spread ? first + 1 : 1;
    if (last > count) last = count;
    cairo_surface_t *pair[2] = {NULL, NULL};
    for (int32_t page = first; page <= last; page++) {
        pair[page - first] = do_page(work, worker, page);
        if (!work->options->pages_alone) work->small[page - 1] = make_small(work, pair[page - first]);
    }
    if (last > first && !work->options->pages_alone) write_spread(work, worker->arena, first, pair);
    for (int i = 0; i < 2; i++)
        if (pair[i]) cairo_surface_destroy(pair[i]);
}

// the sheets come first: they take the longest
static void do_unit(void *context, int32_t unit, int32_t thread) {
    Work *work = context;
    if (atomic_load(&work->why)) return;
    if (unit < work->sheets) do_sheet(work, unit, &work->workers[thread]);
    else do_spread(work, unit - work->sheets, thread);
}

// Pages in rows of whole spreads, page 1 on the right of the first; facing pages touch.
static void write_contact(Work *work) {
    int32_t count = work->pages->pages.count, columns = work->columns, rows = count / columns + 1;
    int32_t cell = (SHEET_WIDTH - SHEET_GAP) / columns, most = 0;
    for (int32_t i = 0; i < count; i++) {
        int height = cairo_image_surface_get_height(work->small[i]);
        if (height > most) most = height;
    }
    cairo_surface_t *sheet = picture_paper(SHEET_WIDTH, SHEET_GAP + rows * (most + SHEET_GAP), 0.82);
    for (int32_t page = 1; page <= count; page++) {
        int32_t x = SHEET_GAP + page % columns * cell + (page % 2 ? 0 : SHEET_GAP);
        picture_copy(work->small[page - 1], sheet, x,
                    SHEET_GAP + page / columns * (most + SHEET_GAP), 1);
    }
    write_surface(work, TEXT("contact.png"), sheet, work->density, work->pages, 1, count);
    cairo_surface_destroy(sheet);
}

static void close_workers(Work *work, int32_t count, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    Diagnostics *all = diagnostics_new(arena);
    for (int32_t i = 0; i < count; i++) {
        Worker *worker = &work->workers[i];
        diagnostics_append(all, worker->diagnostics->all.at, worker->diagnostics->all.count);
        painter_free(worker->painter);
        if (worker->sheet_painter) painter_free(worker->sheet_painter);
        arena_free(worker->arena);
    }
    diagnostics_sort(all);
    diagnostics_append(diagnostics, all->all.at, all->all.count);
    arena_free(arena);
}

static void paint_spreads(Work *work, Arena *arena, Text root, FontSet *fonts,
                          Diagnostics *diagnostics) {
    const Pages *sheets = work->options->sheets;
    int32_t count = work->pages->pages.count;
    work->sheets = sheets ? sheets->pages.count : 0;
    int32_t units = work->sheets + (count ? count / 2 + 1 : 0);
    int32_t threads = crew_size(work->options->threads, units);
    work->workers = arena_array_of(arena, (size_t)threads, Worker);
    for (int32_t i = 0; i < threads; i++) { // all before the threads start: fonts is filled here
        Worker *worker = &work->workers[i];
        worker->arena = arena_new();
        worker->diagnostics = diagnostics_new(worker->arena);
        worker->painter = painter_new(work->pages, root, fonts, worker->diagnostics);
        if (sheets) worker->sheet_painter = painter_new(sheets, root, fonts, worker->diagnostics);
    }
    progress_begin(work->options->progress, "proof", units, "spreads");
    crew_run_watched(work->options->threads, units, do_unit, work, work->options->progress);
    close_workers(work, threads, diagnostics);
    if (count && !work->options->pages_alone && !work->why) write_contact(work);
}

// So many that the sheet is about as wide as high, and even, that spreads stay whole.
static int32_t choose_columns(int32_t count) {
    int32_t columns = (int32_t)ceil(sqrt(count) * 0.6) * 2;
    return columns < 6 ? 6 : columns > 60 ? 60 : columns;
}

static bool sizes_are_fit(const Pages *pages, int32_t density, Diagnostics *diagnostics) {
    bool fit = density >= DENSITY_LEAST && density <= DENSITY_MOST;
    for (int32_t i = 0; fit && i < pages->pages.count; i++) {
        const Page *page = &pages->pages.at[i];
        double wide = page->width / 72000.0 * density, high = page->height / 72000.0 * density;
        fit = wide > 0 && high > 0 && wide <= SIDE_MOST / 2 && high <= SIDE_MOST;
    }
    if (!fit)
        diagnostics_add(
            diagnostics, SEVERITY_ERROR, (Place){0}, "proof-density",
            "a proof at %d ppi cannot be painted: expected %d to %d ppi and pages of at "
            "most %d pixels; lower --ppi",
            density, DENSITY_LEAST, DENSITY_MOST, SIDE_MOST / 2);
    return fit;
}

static const char *open_book(Work *work, Arena *arena, const Diagnostics *diagnostics) {
    const char *why = NULL;
    if (!work->options->book) return NULL;
    file_make_folder(file_join(arena, work->folder, TEXT("data")).at, &why);
    if (!why) file_make_folder(file_join(arena, work->folder, TEXT("pages")).at, &why);
    work->book = book_new(work->pages, &(BookOptions){.density = work->density, .diagnostics = diagnostics});
    return why;
}

// What is not a page's, once all diagnostics are known.
static void close_book(Work *work, Diagnostics *diagnostics) {
    diagnostics_sort(diagnostics);
    for (int32_t i = 0; work->book && i < book_count_files(work->book); i++) {
        Text name = book_file_name(work->book, i);
        Buffer bytes = {0};
        if (text_starts(name, "pages/") || text_starts(name, "data/page-")) continue;
        book_write(work->book, name, NULL, &bytes);
        write_bytes(work, name, &bytes);
        buffer_free(&bytes);
    }
    book_free(work->book);
}

// Makes all files in a new folder, then puts them in the old ones' place. NULL, or why it cannot be.
static const char *write_all(Work *work, Arena *arena, Text root, FontSet *fonts,
                             Diagnostics *diagnostics) {
    const char *why = NULL;
    work->folder = proof_folder_open(arena, work->options->folder, &why);
    if (!work->folder.at) return why;
    work->why = open_book(work, arena, diagnostics);
    paint_spreads(work, arena, root, fonts, diagnostics);
    close_book(work, diagnostics);
    for (int32_t i = 0; i < work->pages->pages.count; i++)
        if (work->small[i]) cairo_surface_destroy(work->small[i]);
    why = work->why;
    if (why) proof_folder_drop(work->folder);
    else proof_folder_commit(work->folder, work->options->folder, &why);
    return why;
}

bool proof_write(const Pages *pages, Text root, FontSet *fonts, const ProofOptions *options,
                 Diagnostics *diagnostics) {
    int32_t density = options->density ? options->density : DENSITY_USUAL, count = pages->pages.count;
    if (!sizes_are_fit(pages, density, diagnostics)) return false;
    Arena *arena = arena_new();
    Work work = {.pages = pages,
                 .options = options,
                 .density = density,
                 .columns = choose_columns(count),
                 .layers = options->layers ? options->layers : PAINT_ALL_LAYERS};
    work.small = arena_array_of(arena, (size_t)count, cairo_surface_t *);
    const char *why = write_all(&work, arena, root, fonts, diagnostics);
    if (why)
        diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){.file = options->folder},
                        "proof-unwritten",
                        "the proof cannot be written: %s; choose another folder with -o", why);
    arena_free(arena);
    return !why;
}
