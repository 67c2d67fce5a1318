// compress.h: whole-buffer Flate data (zlib format) by libdeflate; one compressor a thread.
#ifndef FOLIO_EMIT_COMPRESS_H
#define FOLIO_EMIT_COMPRESS_H

#include "common/buffer.h"

typedef struct Compressor Compressor;

Compressor *compressor_new(void);
void compressor_free(Compressor *compressor); // NULL is fine
// The compressed bytes, in arena. Same bytes in, same bytes out.
Text compressor_deflate(Compressor *compressor, Arena *arena, Text bytes);

#endif
