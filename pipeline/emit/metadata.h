// metadata.h: document information, catalog and optional content. Private to pipeline/emit.
#ifndef FOLIO_EMIT_METADATA_H
#define FOLIO_EMIT_METADATA_H

#include "emit/emission.h"

int32_t metadata_add_info(Emission *emission);
// more: further entries (outline, destinations, labels)
int32_t metadata_add_catalog(Emission *emission, int32_t page_tree, Text more);
// In drafts, an optional content group for each layer in use, and the Properties by which streams name them.
void metadata_add_layers(Emission *emission);

#endif
