// check.h: what a profile forbids, found in a Document or in Pages.
//
// Parse and layout report what they meet on their way; the rules here look at a finished noun. Diagnostics are added to
// the list given, with the place of the source.
#ifndef FOLIO_CHECK_H
#define FOLIO_CHECK_H

#include "common/stage.h"
#include "model/document.h"
#include "model/pages.h"

// Rules of content: placeholder (a press build needs the picture, or a reason to print without it).
void check_document(const Document *document, Profile profile, Diagnostics *diagnostics);
// What layout wrote into pages: overset and loose lines, missing glyphs, articles off their number of pages.
void check_pages(const Pages *pages, Diagnostics *diagnostics);

#endif
