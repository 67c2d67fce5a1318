// digest.h: SHA-256 (FIPS 180-4), by nettle: how inputs are pinned and cache entries are keyed.
#ifndef FOLIO_DIGEST_H
#define FOLIO_DIGEST_H

#include "common/text.h"

// 64 lower-case hex digits
Text digest_of(Arena *arena, Text bytes);

#endif
