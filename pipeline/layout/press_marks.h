// press_marks.h: what a press file shows outside the bleed: where to cut, whether the plates meet, how inks come out.
#ifndef FOLIO_PRESS_MARKS_H
#define FOLIO_PRESS_MARKS_H

#include "layout/display.h"

// Adds the layout's marks to every page, on LAYER_SLUG, as page artifacts, and the room they need (Page.slug).
// words: what the slug line says besides the page and the inks.
void press_marks_add(const Display *display, Text words);

#endif
