// cache.h: what takes long to make and never changes, kept from build to build in output/cache below the root.
//
// An entry's key names all that it was made from, digests and ways alike, so it never grows stale; its own
// digest stands in its first line, so a damaged one is made again. A result is the same with and without it:
// where nothing can be read or written, it is made each time.
#ifndef FOLIO_EMIT_CACHE_H
#define FOLIO_EMIT_CACHE_H

#include "common/text.h"

Text cache_read(Arena *arena, Text root, Text key); // absent when there is none
void cache_write(Text root, Text key, Text data);

#endif
