// book_inside.h: what the files of book*.c share; for nobody else.
#ifndef FOLIO_BOOK_INSIDE_H
#define FOLIO_BOOK_INSIDE_H

#include <pthread.h>

#include "proof/book.h"

typedef struct {
    int32_t first_line, line_count; // into Book.lines, of the page's line records
    uint64_t version, data;         // digests: of the pictures, of data/page-007.js
} BookPage;

struct Book {
    Arena *arena;
    const Pages *pages;
    BookOptions options;
    Text folder;       // of the edition, "sources/2021": places below it are shown without it
    int32_t density, large; // pixels an inch; large 0: none
    BookPage *of_page; // as pages->pages
    int32_t *lines;    // indices of pages->lines, page by page
    ARRAY(Text) names; // of all files
    pthread_mutex_t *lock; // of what follows and of of_page's data
    bool *settled;     // the digests of data are there
};

void book_settle_data(const Book *book); // makes them, once

// script.c: JSON that may stand in a script. Keys are plain words.
void script_string(Buffer *out, Text text);
void script_points(Buffer *out, int64_t millipoints); // "12.35"
void script_rect(Buffer *out, Rect rect);             // [x,y,width,height] in points
void script_key(Buffer *out, const char *key);        // ,"key": or "key": after an opening brace
void script_member(Buffer *out, const char *key, Text text); // nothing for an empty text

void book_write_data(const Book *book, Buffer *out);                 // book_data.c
void book_write_page(const Book *book, int32_t page, Buffer *out);   // book_page.c; page from 1
// book_layers.c: an object of SVG pictures, of what the proof layers have under the report, or over it
void book_write_layers(const Book *book, int32_t page, bool under, Buffer *out);
Text book_short_file(const Book *book, Text file);                   // a source's path as it is shown
// The page that shows place, from 1, and the box of the line there; 0: none does.
int32_t book_find_place(const Book *book, Place place, Rect *box);   // book_find.c

#endif
