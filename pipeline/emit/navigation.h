// navigation.h: bookmarks, destinations, page labels and links. Private to pipeline/emit.
#ifndef FOLIO_EMIT_NAVIGATION_H
#define FOLIO_EMIT_NAVIGATION_H

#include "emit/content.h"

// Entries for the catalog: outline, named destinations, page labels, page mode. page_objects: by page index.
Text navigation_add(Emission *emission, const int32_t *page_objects);
bool destination_exists(const Pages *pages, int32_t destination); // 1-based
// "[12 0 R/XYZ null 700 null]"; nothing and false when there is no such destination (1-based).
bool destination_write(Buffer *out, const Emission *emission, int32_t destination,
                       const int32_t *page_objects);

// By tag id: the link it is or stands in; NULL in press, which has no links.
const int32_t *links_find(const Emission *emission);
// Each line of each link on the page, into its stream; a job's part.
void links_find_lines(const Emission *emission, const Page *page, Worker *worker, Stream *stream);
// "/Annots[...]" of a page, or empty: a link annotation for each of these lines.
Text links_add(Emission *emission, const Page *page, const Stream *stream, const int32_t *page_objects);

#endif
