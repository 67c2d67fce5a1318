// compress.h: whole-buffer Flate data (zlib format) by libdeflate; one compressor a thread.
#ifndef FOLIO_EMIT_COMPRESS_H
#define FOLIO_EMIT_COMPRESS_H

#include "common/buffer.h"

typedef struct Compressor Compressor;

// quick: content streams, of which there are many; small: fonts, pictures, profiles
typedef enum { EFFORT_QUICK, EFFORT_SMALL, EFFORT_COUNT } Effort;

Compressor *compressor_new(void);
void compressor_free(Compressor *compressor); // NULL is fine
// The compressed bytes, in arena. Same bytes in, same bytes out.
Text compressor_deflate(Compressor *compressor, Effort effort, Arena *arena, Text bytes);

#endif
