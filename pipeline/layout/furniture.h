// furniture.h: what stands on every page of a master, and the cover's words.
//
// Areas and art lie below a page's text, rules and words above it; all of it is an artifact but the texts
// that the layout calls content (covers).
#ifndef FOLIO_FURNITURE_H
#define FOLIO_FURNITURE_H

#include "layout/display.h"
#include "model/document.h"

// What the words in braces stand for on a page; absent ones are empty.
typedef struct {
    Text section, title, page;
} FurnitureFacts;

// A text already set, to be placed again while it stays the same.
typedef struct {
    const Furniture *furniture;
    Text text;
    Setting setting;
    int32_t tag;             // its artifact, one for all pages; 0: none yet
} FurnitureSet;

typedef struct {
    Display display;         // its pages are the report being joined
    const Document *document;
    ARRAY(FurnitureSet) sets;
} Furnisher;

// Adds a page of master at the end, with its number, label and areas.
Page *furniture_begin_page(Furnisher *furnisher, const Master *master);
// Adds rules and words to page. parent: tag of those that are content; 0 when the master has none.
void furniture_end_page(Furnisher *furnisher, Page *page, const Master *master, const FurnitureFacts *facts,
                        int32_t parent);
// The edition's line for the cover, from 1: its own, or organisation, title and year.
Text furniture_cover_line(const Furnisher *furnisher, int32_t number, Place *place);

// x of the left edge of the text block, width wide, on a right or left page.
Unit furniture_text_left(const Template *template, const Master *master, bool recto);

#endif
