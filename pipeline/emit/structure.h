// structure.h: the structure tree: what each piece of the pages is, in logical order. Private to pipeline/emit.
//
// A page's content is a sequence of marks: marked content with a number (MCID) that belongs to one tag, or an
// artifact. content.c opens them by marks.c; when all streams are made, structure_add builds the tree from Pages'
// tags and from what each stream marked (ISO 32000-1, 14.6 to 14.8).
#ifndef FOLIO_EMIT_STRUCTURE_H
#define FOLIO_EMIT_STRUCTURE_H

#include "emit/content.h"

// The standard structure type that tag's own content is marked with.
const char *structure_mark_type(const Emission *emission, int32_t tag);
// Does the tag lead somewhere in this profile? A press file has no links: what leads there is a Span.
bool structure_is_link(const Emission *emission, int32_t tag);

// Entries for the catalog. streams, page_objects: by page index; after links_add of all pages.
Text structure_add(Emission *emission, const Stream *streams, const int32_t *page_objects);

// ---- marks.c ----
enum { MARK_ROOM = 64 }; // bytes that one mark takes at most, its ActualText aside

// Closes the open mark and opens another where the item's layer or tag changes, with a text object for a text; item
// NULL: an artifact of no kind.
void marks_begin(Content *content, const Item *item);
void marks_set_layer(Content *content, Layer layer);
void marks_close(Content *content);
// Inside a text: "/Span<<" of a mark that is given its ActualText next, in place of the open one; its end; and the mark
// that was open anew, which is to be called when more is shown and content->marked is false.
char *marks_put_actual(char *at, Content *content);
char *marks_put_actual_end(char *at, Content *content);
char *marks_put_again(char *at, Content *content);

#endif
