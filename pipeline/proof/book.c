// book.c: the names of a book's files, and each of them by its name.
#include "proof/book_inside.h"

#include <string.h>

#include "common/crew.h"
#include "common/embed.h"
#include "model/pages_digest.h"
#include "proof/picture.h"
#include "proof/png.h"
#include "proof/proof.h"

EMBED_FILE(book_html, "pipeline/proof/book/index.html");
EMBED_FILE(book_css, "pipeline/proof/book/book.css");
EMBED_FILE(desk_js, "pipeline/proof/book/desk.js");
EMBED_FILE(lists_js, "pipeline/proof/book/lists.js");
EMBED_FILE(book_js, "pipeline/proof/book/book.js");

// The large picture is the one that picture_paint_smooth averages the other of, so that both cost one painting.
enum { SMALL_WIDTH = 240, LARGE_MOST = 400 }; // pixels of a thumbnail; the densest large picture, pixels an inch

typedef struct {
    const char *folder, *tail, *media;
} PageFile;

enum { FILES_ALONE = 4 };
static const PageFile page_files[BOOK_PAGE_FILES] = {
    [BOOK_DATA] = {"data", ".js", "text/javascript; charset=utf-8"},
    [BOOK_READING] = {"pages", ".png", "image/png"},
    [BOOK_SMALL] = {"pages", "-small.png", "image/png"},
    [BOOK_LARGE] = {"pages", "-large.png", "image/png"},
};

// ---- a book ------------------------------------------------------------------------------------

// The large picture is the last of a page's files, which a book of dense pages does without.
static int32_t files_each(const Book *book) {
    return book->large ? BOOK_PAGE_FILES : BOOK_PAGE_FILES - 1;
}

static void list_names(Book *book) {
    int32_t count = book->pages->pages.count;
    static const char *const alone[FILES_ALONE] = {"index.html", "book.css", "book.js", "data/book.js"};
    for (int i = 0; i < FILES_ALONE; i++) *array_add(book->arena, &book->names) = text_of(alone[i]);
    for (int32_t page = 1; page <= count; page++)
        for (int i = 0; i < files_each(book); i++)
            *array_add(book->arena, &book->names) =
                text_print(book->arena, "%s/page-%0*d%s", page_files[i].folder, proof_count_digits(count), page,
                           page_files[i].tail);
}

// the page of each line record, from 1
static int32_t line_page(const Pages *pages, int32_t line) {
    return pages->columns.at[pages->lines.at[line].column].page;
}

static void sort_lines(Book *book) {
    const Pages *pages = book->pages;
    book->lines = arena_array_of(book->arena, (size_t)pages->lines.count + 1, int32_t);
    for (int32_t i = 0; i < pages->lines.count; i++) book->of_page[line_page(pages, i) - 1].line_count++;
    for (int32_t i = 1; i < pages->pages.count; i++)
        book->of_page[i].first_line = book->of_page[i - 1].first_line + book->of_page[i - 1].line_count;
    for (int32_t i = 0; i < pages->pages.count; i++) book->of_page[i].line_count = 0;
    for (int32_t i = 0; i < pages->lines.count; i++) {
        BookPage *page = &book->of_page[line_page(pages, i) - 1];
        book->lines[page->first_line + page->line_count++] = i;
    }
}

static void digest_pictures(Book *book) {
    const uint64_t *drawings = pages_digest_drawings(book->arena, book->pages);
    for (int32_t i = 0; i < book->pages->pages.count; i++)
        book->of_page[i].version =
            pages_digest_page(book->pages, &book->pages->pages.at[i], 1u << LAYER_PRINT, drawings);
}

static void digest_data(void *context, int32_t index, int32_t thread) {
    const Book *book = context;
    Buffer data = {0};
    (void)thread;
    book_write_page(book, index + 1, &data);
    book->of_page[index].data = digest_add(DIGEST_START, data.bytes, data.size);
    buffer_free(&data);
}

// when they are asked for: a live preview shows the pictures first
void book_settle_data(const Book *book) {
    pthread_mutex_lock(book->lock);
    if (!*book->settled) crew_run(0, book->pages->pages.count, digest_data, (void *)(uintptr_t)book);
    *book->settled = true;
    pthread_mutex_unlock(book->lock);
}

// of the first tag's source, which is the edition's own file
static Text edition_folder(const Pages *pages) {
    if (!pages->tags.count) return TEXT("");
    Text file = pages->tags.at[0].place.file;
    size_t size = file.size;
    while (size && file.at[size - 1] != '/') size--;
    return text_part(file, 0, size);
}

Text book_short_file(const Book *book, Text file) {
    bool below = book->folder.size && file.size > book->folder.size &&
                 !memcmp(file.at, book->folder.at, book->folder.size);
    return below ? text_part(file, book->folder.size, file.size) : file;
}

Book *book_new(const Pages *pages, const BookOptions *options) {
    Arena *arena = arena_new();
    Book *book = arena_new_of(arena, Book);
    *book = (Book){.arena = arena, .pages = pages, .options = *options, .folder = edition_folder(pages)};
    book->density = options->density ? options->density : DENSITY_USUAL;
    book->large = book->density * 2 <= LARGE_MOST ? book->density * 2 : 0;
    book->of_page = arena_array_of(arena, (size_t)pages->pages.count + 1, BookPage);
    sort_lines(book);
    digest_pictures(book);
    book->lock = arena_new_of(arena, pthread_mutex_t);
    book->settled = arena_new_of(arena, bool);
    pthread_mutex_init(book->lock, NULL);
    list_names(book);
    return book;
}

void book_free(Book *book) {
    if (!book) return;
    pthread_mutex_destroy(book->lock);
    arena_free(book->arena);
}

int32_t book_count_files(const Book *book) {
    return book->names.count;
}

Text book_file_name(const Book *book, int32_t index) {
    return book->names.at[index];
}

// ---- files -------------------------------------------------------------------------------------

// The kinds of one painting have the same bytes on all ways to them, so thumbnails, small as they are, round nothing.
static void write_small(cairo_surface_t *reading, Buffer *out) {
    double scale = (double)SMALL_WIDTH / cairo_image_surface_get_width(reading);
    cairo_surface_t *small = picture_shrink(reading, scale < 1 ? scale : 1);
    png_write(out, small, 72);
    cairo_surface_destroy(small);
}

static cairo_surface_t *paint_large(const Book *book, int32_t page, Painter *painter) {
    return picture_paint(painter, book->pages, page, book->large, 1u << LAYER_PRINT);
}

static cairo_surface_t *paint_reading(const Book *book, int32_t page, Painter *painter) {
    return book->options.quick ? picture_paint(painter, book->pages, page, book->density, 1u << LAYER_PRINT)
                               : picture_paint_smooth(painter, book->pages, page, book->density, 1u << LAYER_PRINT);
}

static void write_reading(const Book *book, int32_t page, cairo_surface_t *reading, Buffer *out) {
    if (book->options.quick) png_write_quick(out, reading, book->density);
    else picture_write(out, reading, book->density, book->pages, page, page);
}

static void write_picture(const Book *book, int32_t page, BookKind kind, Painter *painter, Buffer *out) {
    cairo_surface_t *whole = kind == BOOK_LARGE ? paint_large(book, page, painter) : paint_reading(book, page, painter);
    if (kind == BOOK_LARGE) picture_write(out, whole, book->large, book->pages, page, page);
    else if (kind == BOOK_READING) write_reading(book, page, whole, out);
    else write_small(whole, out);
    cairo_surface_destroy(whole);
}

// The picture for reading; where there is a large one, both cost one painting.
static cairo_surface_t *paint_both(const Book *book, int32_t page, Painter *painter, Buffer *large_file) {
    if (!book->large) return picture_paint_smooth(painter, book->pages, page, book->density, 1u << LAYER_PRINT);
    cairo_surface_t *large = paint_large(book, page, painter), *reading = picture_halve(large);
    picture_write(large_file, large, book->large, book->pages, page, page);
    cairo_surface_destroy(large);
    return reading;
}

cairo_surface_t *book_write_all(const Book *book, int32_t page, Painter *painter, BookFile files[BOOK_PAGE_FILES]) {
    int32_t each = files_each(book);
    for (int i = 0; i < BOOK_PAGE_FILES; i++)
        files[i].name = i < each ? book->names.at[FILES_ALONE + (page - 1) * each + i] : (Text){0};
    cairo_surface_t *reading = paint_both(book, page, painter, &files[BOOK_LARGE].bytes);
    book_write_page(book, page, &files[BOOK_DATA].bytes);
    write_reading(book, page, reading, &files[BOOK_READING].bytes);
    write_small(reading, &files[BOOK_SMALL].bytes);
    return reading;
}

int32_t book_find_page(const Book *book, Text name, BookKind *kind) {
    int32_t each = files_each(book);
    for (int32_t i = FILES_ALONE; i < book->names.count; i++) {
        if (!text_equal(book->names.at[i], name)) continue;
        *kind = (BookKind)((i - FILES_ALONE) % each);
        return (i - FILES_ALONE) / each + 1;
    }
    return 0;
}

uint64_t book_picture_version(const Book *book, int32_t page, BookKind kind) {
    uint64_t version = digest_add(book->of_page[page - 1].version, &kind, sizeof kind);
    return version ? version : 1;
}

const char *book_media(BookKind kind) {
    return page_files[kind].media;
}

void book_write_kind(const Book *book, int32_t page, BookKind kind, Painter *painter, Buffer *out) {
    if (kind == BOOK_DATA) book_write_page(book, page, out);
    else write_picture(book, page, kind, painter, out);
}

cairo_surface_t *book_paint(const Book *book, int32_t page, Painter *painter) {
    return paint_reading(book, page, painter);
}

void book_write_painted(const Book *book, BookKind kind, cairo_surface_t *reading, Buffer *out) {
    if (kind == BOOK_SMALL) write_small(reading, out);
    else if (book->options.quick) png_write_quick(out, reading, book->density);
    else png_write(out, reading, book->density);
}

// three files to read, one to load
static void write_script(Buffer *out) {
    buffer_text(out, embed_text(desk_js));
    buffer_text(out, embed_text(lists_js));
    buffer_text(out, embed_text(book_js));
}

const char *book_write(const Book *book, Text name, Painter *painter, Buffer *out) {
    if (text_is(name, "index.html")) return buffer_text(out, embed_text(book_html)), "text/html; charset=utf-8";
    if (text_is(name, "book.css")) return buffer_text(out, embed_text(book_css)), "text/css; charset=utf-8";
    if (text_is(name, "book.js")) return write_script(out), page_files[BOOK_DATA].media;
    if (text_is(name, "data/book.js")) return book_write_data(book, out), page_files[BOOK_DATA].media;
    BookKind kind = BOOK_DATA;
    int32_t page = book_find_page(book, name, &kind);
    if (!page || (kind != BOOK_DATA && !painter)) return NULL;
    book_write_kind(book, page, kind, painter, out);
    return page_files[kind].media;
}
