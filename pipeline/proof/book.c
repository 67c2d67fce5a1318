// book.c: the names of a book's files, and each of them by its name.
#include "proof/book_inside.h"

#include <string.h>

#include "common/embed.h"
#include "model/pages_digest.h"
#include "proof/picture.h"
#include "proof/proof.h"

EMBED_FILE(book_html, "pipeline/proof/book/index.html");
EMBED_FILE(book_css, "pipeline/proof/book/book.css");
EMBED_FILE(book_js, "pipeline/proof/book/book.js");

// The large picture is the one that picture_paint_smooth averages the other of, so that both cost one painting.
enum { SMALL_WIDTH = 240, LARGE_MOST = 400 }; // pixels of a thumbnail; the densest large picture, pixels an inch

typedef struct {
    const char *folder, *tail, *media;
} PageFile;

enum { PAGE_DATA, PAGE_READING, PAGE_SMALL, PAGE_LARGE, FILES_ALONE = 4 };
static const PageFile page_files[BOOK_PAGE_FILES] = {
    [PAGE_DATA] = {"data", ".js", "text/javascript; charset=utf-8"},
    [PAGE_READING] = {"pages", ".png", "image/png"},
    [PAGE_SMALL] = {"pages", "-small.png", "image/png"},
    [PAGE_LARGE] = {"pages", "-large.png", "image/png"},
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

static void digest_pages(Book *book) {
    const uint64_t *drawings = pages_digest_drawings(book->arena, book->pages);
    Buffer data = {0};
    for (int32_t i = 0; i < book->pages->pages.count; i++) {
        book->of_page[i].version =
            pages_digest_page(book->pages, &book->pages->pages.at[i], 1u << LAYER_PRINT, drawings);
        data.size = 0;
        book_write_page(book, i + 1, &data);
        book->of_page[i].data = digest_add(DIGEST_START, data.bytes, data.size);
    }
    buffer_free(&data);
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
    digest_pages(book);
    list_names(book);
    return book;
}

void book_free(Book *book) {
    if (book) arena_free(book->arena);
}

int32_t book_count_files(const Book *book) {
    return book->names.count;
}

Text book_file_name(const Book *book, int32_t index) {
    return book->names.at[index];
}

// ---- files -------------------------------------------------------------------------------------

static void write_small(const Book *book, int32_t page, cairo_surface_t *reading, Buffer *out) {
    double scale = (double)SMALL_WIDTH / cairo_image_surface_get_width(reading);
    cairo_surface_t *small = picture_shrink(reading, scale < 1 ? scale : 1);
    picture_write(out, small, 72, book->pages, page, page);
    cairo_surface_destroy(small);
}

static void write_picture(const Book *book, int32_t page, int kind, Painter *painter, Buffer *out) {
    const unsigned print = 1u << LAYER_PRINT;
    bool large = kind == PAGE_LARGE;
    cairo_surface_t *whole = large ? picture_paint(painter, book->pages, page, book->large, print)
                                   : picture_paint_smooth(painter, book->pages, page, book->density, print);
    if (kind == PAGE_SMALL) write_small(book, page, whole, out);
    else picture_write(out, whole, large ? book->large : book->density, book->pages, page, page);
    cairo_surface_destroy(whole);
}

// The picture for reading; where there is a large one, both cost one painting.
static cairo_surface_t *paint_both(const Book *book, int32_t page, Painter *painter, Buffer *large_file) {
    const unsigned print = 1u << LAYER_PRINT;
    if (!book->large) return picture_paint_smooth(painter, book->pages, page, book->density, print);
    cairo_surface_t *large = picture_paint(painter, book->pages, page, book->large, print);
    cairo_surface_t *reading = picture_halve(large);
    picture_write(large_file, large, book->large, book->pages, page, page);
    cairo_surface_destroy(large);
    return reading;
}

cairo_surface_t *book_write_all(const Book *book, int32_t page, Painter *painter, BookFile files[BOOK_PAGE_FILES]) {
    int32_t each = files_each(book);
    for (int i = 0; i < BOOK_PAGE_FILES; i++)
        files[i].name = i < each ? book->names.at[FILES_ALONE + (page - 1) * each + i] : (Text){0};
    cairo_surface_t *reading = paint_both(book, page, painter, &files[PAGE_LARGE].bytes);
    book_write_page(book, page, &files[PAGE_DATA].bytes);
    picture_write(&files[PAGE_READING].bytes, reading, book->density, book->pages, page, page);
    write_small(book, page, reading, &files[PAGE_SMALL].bytes);
    return reading;
}

// Which file of which page name is: "pages/page-007-small.png". 0: none.
static int32_t find_page(const Book *book, Text name, int *kind) {
    int32_t each = files_each(book);
    for (int32_t i = FILES_ALONE; i < book->names.count; i++) {
        if (!text_equal(book->names.at[i], name)) continue;
        *kind = (i - FILES_ALONE) % each;
        return (i - FILES_ALONE) / each + 1;
    }
    return 0;
}

const char *book_write(const Book *book, Text name, Painter *painter, Buffer *out) {
    if (text_is(name, "index.html")) return buffer_text(out, embed_text(book_html)), "text/html; charset=utf-8";
    if (text_is(name, "book.css")) return buffer_text(out, embed_text(book_css)), "text/css; charset=utf-8";
    if (text_is(name, "book.js")) return buffer_text(out, embed_text(book_js)), page_files[PAGE_DATA].media;
    if (text_is(name, "data/book.js")) return book_write_data(book, out), page_files[PAGE_DATA].media;
    int kind = PAGE_DATA;
    int32_t page = find_page(book, name, &kind);
    if (!page || (kind != PAGE_DATA && !painter)) return NULL;
    if (kind == PAGE_DATA) book_write_page(book, page, out);
    else write_picture(book, page, kind, painter, out);
    return page_files[kind].media;
}
