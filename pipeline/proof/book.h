// book.h: the proof book: a folder that a browser opens from disk, or whose files a server gives by name.
//
//     index.html book.css book.js      the page, the same for every report (from proof/book/, inside the program)
//     data/book.js                     folio.book({…}): what there is; the form: book_data.c
//     data/page-007.js                 folio.page({…}): a page's words and their places, its proof layers; book_page.c
//     pages/page-007.png               its print layer, at the density of reading
//     pages/page-007-small.png         a thumbnail
//     pages/page-007-large.png         twice as dense; none where reading is dense enough
//
// Numbers have three digits, or as many as the last page needs. Nothing is fetched from anywhere else: the data are
// scripts that call one function, as a page opened from disk may not read files.
//
// A page has two versions in data/book.js, digests of what it holds: `version` of its pictures, `data` of its
// data/page-007.js. A file whose version is the same has the same bytes.
#ifndef FOLIO_BOOK_H
#define FOLIO_BOOK_H

#include "common/buffer.h"
#include "paint/paint.h"

typedef struct Book Book;

typedef struct {
    int32_t density;                 // of reading, pixels an inch; 0: 150
    const Diagnostics *diagnostics;  // beside the pages; borrowed, read when data/book.js is written; NULL: none. One
                                     // without a page is put on the page that shows its place, where there is one
    bool quick;                      // pictures for reading are painted at once, without a second look at their seams
} BookOptions;

// Of all pages; borrows pages, which must stay as they are until book_free. It never changes afterwards: threads may
// write files of one book at the same time.
Book *book_new(const Pages *pages, const BookOptions *options);
void book_free(Book *book); // NULL is fine

int32_t book_count_files(const Book *book);
Text book_file_name(const Book *book, int32_t index); // from 0; "data/page-007.js"; the book's own
// Appends the file called name to out. painter, of this thread and these pages, paints pictures; NULL will do for other
// files. Returns its media type, "image/png"; NULL where there is no such file, and nothing was written.
const char *book_write(const Book *book, Text name, Painter *painter, Buffer *out);

typedef struct {
    Text name;    // the book's
    Buffer bytes; // the caller's
} BookFile;

enum { BOOK_PAGE_FILES = 4 };

// All files of a page (from 1) at once, with the bytes that book_write gives, for one painting; names without a file are
// absent. Returns the page as a picture for reading, which the caller destroys.
cairo_surface_t *book_write_all(const Book *book, int32_t page, Painter *painter, BookFile files[BOOK_PAGE_FILES]);
// For a live preview, which keeps what it has painted. The kinds of a page's files, in the order of book_write_all:
typedef enum { BOOK_DATA, BOOK_READING, BOOK_SMALL, BOOK_LARGE } BookKind;
// Which file of which page name is: "pages/page-007-small.png". 0: none.
int32_t book_find_page(const Book *book, Text name, BookKind *kind);
// Pictures with the same one have the same bytes, also in another book of the same options; never 0.
uint64_t book_picture_version(const Book *book, int32_t page, BookKind kind);
const char *book_media(BookKind kind);
// One file of a page; painter: NULL will do for BOOK_DATA.
void book_write_kind(const Book *book, int32_t page, BookKind kind, Painter *painter, Buffer *out);
// A page as BOOK_READING and BOOK_SMALL show it, which the caller destroys; and each of the two made of it, in a quick book
// with the bytes of book_write_kind.
cairo_surface_t *book_paint(const Book *book, int32_t page, Painter *painter);
void book_write_painted(const Book *book, BookKind kind, cairo_surface_t *reading, Buffer *out);
// The diagnostics as the array that data/book.js has of them, for the event `trouble` of a live preview.
void book_write_diagnostics(const Book *book, const Diagnostics *diagnostics, Buffer *out);

#endif
