// shown.h: what a live preview shows: the last good edition as a proof book, its files painted when they are asked for.
//
// A file that was painted is kept by its version, so that pages which did not change are not painted again. Browsers ask on
// several threads; a new edition takes the place of the old one between two of their questions.
#ifndef FOLIO_SHOWN_H
#define FOLIO_SHOWN_H

#include "commands/edition.h"
#include "proof/book.h"

typedef struct Shown Shown;

Shown *shown_new(int32_t density); // pixels an inch
void shown_free(Shown *shown);     // when nobody asks any more

typedef ARRAY(int32_t) ChangedPages;

// Shows the edition from now on, and takes it; one without pages shows an empty book. changed gets, in arena, the pages that look
// otherwise than the page of that number did.
void shown_change(Shown *shown, Edition *edition, Arena *arena, ChangedPages *changed);
const Edition *shown_edition(const Shown *shown); // NULL: none yet
// Puts other diagnostics beside the pages, copied; false if they are the same.
bool shown_diagnose(Shown *shown, const Diagnostics *diagnostics);
// What is wrong with an edition that is not shown, as the page's script takes it.
void shown_write_trouble(Shown *shown, const Diagnostics *diagnostics, Buffer *out);

// An HttpAnswerer (common/http.h); context: the Shown.
const char *shown_answer(void *context, Text path, Buffer *body);
// Paints a page if somebody looked at it lately; false: nobody did.
bool shown_paint_ahead(Shown *shown, int32_t page);
// Waits until nobody reads an edition that is shown no more.
void shown_settle(Shown *shown);

#endif
