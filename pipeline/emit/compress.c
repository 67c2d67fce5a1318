// compress.c: libdeflate, level 6: within a percent or two of zlib's best at several times its speed.
#include "emit/compress.h"

#include <libdeflate.h>
#include <stdlib.h>

enum { LEVEL = 6 };

struct Compressor {
    struct libdeflate_compressor *engine;
    Buffer scratch;
};

Compressor *compressor_new(void) {
    Compressor *compressor = memory_new(sizeof *compressor);
    *compressor = (Compressor){.engine = libdeflate_alloc_compressor(LEVEL)};
    if (!compressor->engine) memory_new(SIZE_MAX); // no memory: ends the program in its one place
    return compressor;
}

void compressor_free(Compressor *compressor) {
    if (!compressor) return;
    libdeflate_free_compressor(compressor->engine);
    buffer_free(&compressor->scratch);
    free(compressor);
}

Text compressor_deflate(Compressor *compressor, Arena *arena, Text bytes) {
    size_t room = libdeflate_zlib_compress_bound(compressor->engine, bytes.size);
    compressor->scratch.size = 0;
    char *at = buffer_room(&compressor->scratch, room);
    size_t size = libdeflate_zlib_compress(compressor->engine, bytes.at, bytes.size, at, room);
    return (Text){arena_copy(arena, at, size), size}; // the bound leaves no way to fail
}
