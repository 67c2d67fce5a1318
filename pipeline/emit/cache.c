// cache.c: one file an entry, called by its key's digest: "folio-cache 1 DIGEST", a line end, the bytes.
#include "emit/cache.h"

#include <string.h>

#include "common/buffer.h"
#include "common/digest.h"
#include "common/file.h"

static const char first_word[] = "folio-cache 1 ";
enum { WORD = sizeof first_word - 1, DIGEST = 64, HEAD = WORD + DIGEST + 1, MOST = 1 << 30 };

static Text folder_of(Arena *arena, Text root) {
    return file_join(arena, root, TEXT("output/cache"));
}

static Text path_of(Arena *arena, Text root, Text key) {
    return file_join(arena, folder_of(arena, root), digest_of(arena, key));
}

Text cache_read(Arena *arena, Text root, Text key) {
    const char *why = NULL;
    Text bytes = file_read(arena, path_of(arena, root, key).at, MOST, &why);
    if (!text_starts(bytes, first_word) || bytes.size < HEAD) return (Text){0};
    Text data = text_part(bytes, HEAD, bytes.size);
    bool whole = text_equal(digest_of(arena, data), text_part(bytes, WORD, WORD + DIGEST));
    return whole ? data : (Text){0};
}

void cache_write(Text root, Text key, Text data) {
    const char *why = NULL;
    Arena *arena = arena_new();
    Buffer out = {0};
    if (data.size <= MOST - HEAD && file_make_folder(folder_of(arena, root).at, &why)) {
        buffer_string(&out, first_word);
        buffer_text(&out, digest_of(arena, data));
        buffer_byte(&out, '\n');
        buffer_text(&out, data);
        file_write(path_of(arena, root, key).at, buffer_view(&out), &why);
    }
    buffer_free(&out);
    arena_free(arena);
}
