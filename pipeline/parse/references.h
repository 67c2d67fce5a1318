// references.h: what may only be said once all articles are read.
#ifndef FOLIO_REFERENCES_H
#define FOLIO_REFERENCES_H

#include "model/document.h"

// Two articles of one id (duplicate-id), and references to articles that are not there (reference-unknown), which name
// the nearest id; such a reference loses its target. unread: ids of articles that could not be read; count of them.
void references_check(Document *document, const Text *unread, int32_t count, Diagnostics *diagnostics);

#endif
