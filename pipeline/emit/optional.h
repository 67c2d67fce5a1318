// optional.h: the layers of a draft as optional content (ISO 32000-1, 8.11). Private to pipeline/emit.
#ifndef FOLIO_EMIT_OPTIONAL_H
#define FOLIO_EMIT_OPTIONAL_H

#include "emit/emission.h"

// A draft: adds a group for each layer that some item is on, and the resources that name them. Else nothing.
void optional_add(Emission *emission);
// The catalog's entry; nothing where there are no groups.
void optional_write(Buffer *out, const Emission *emission);

#endif
