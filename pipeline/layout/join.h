// join.h: articles' parts become one report.
//
// Each part is a Pages of its own: pages, tags, destinations, drawings, columns and lines numbered inside it. Its
// first tag is ROLE_ARTICLE. Joining renumbers them, adds front matter (cover, imprint, contents), section
// tags, page numbers and labels, furniture, bookmarks and settled references.
#ifndef FOLIO_JOIN_H
#define FOLIO_JOIN_H

#include "layout/layout.h"
#include "layout/paragraph.h"

// parts[i] belongs to document->articles.at[i]; they are only read, or with `take` freed one by one, so that the report
// takes the room that they took, and set to NULL. Takes fonts from the set in its order.
Pages *pages_join(const Document *document, const Template *template, FontSet *fonts, Pages *parts[],
                  int32_t part_count, bool take, Typesetter *setter, Diagnostics *diagnostics);

// How many pages stand before the first article's.
int32_t pages_count_front(const Document *document, const Template *template, Typesetter *setter);

// The template's inks and the set's fonts in their order, so that a text item's font has the same number here
// and there.
void pages_add_tables(Pages *pages, const Template *template, const FontSet *fonts);

#endif
