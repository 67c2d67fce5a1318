// xmp.h: the file's metadata stream. Private to pipeline/emit.
#ifndef FOLIO_EMIT_XMP_H
#define FOLIO_EMIT_XMP_H

#include "emit/metadata.h"

// Adds the XMP packet, unfiltered; number of its object. All other objects must be there: its ids come from them.
int32_t xmp_add(Emission *emission, const Information *information);

#endif
