// metadata.h: document information and catalog. Private to pipeline/emit.
#ifndef FOLIO_EMIT_METADATA_H
#define FOLIO_EMIT_METADATA_H

#include "emit/emission.h"

// What document information and XMP both say; of texts without control characters, so that they are equal.
typedef struct {
    Text title, author, subject, keywords;
    Text pdf_date, xmp_date;  // "D:20211231000000Z", "2021-12-31T00:00:00Z"; absent: not known
    bool keeps_standards;     // an output is stated, and there are title, language and date
} Information;

Information metadata_find(const Emission *emission);
int32_t metadata_add_info(Emission *emission, const Information *information);
// more: further entries (outline, destinations, labels). To be added last: the XMP's ids come from all else.
int32_t metadata_add_catalog(Emission *emission, int32_t page_tree, const Information *information, Text more);

#endif
