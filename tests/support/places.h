// places.h: the proof that every text of an article stands in its source where its place says.
//
// A text's bytes stand there as they are; or it is one blank and a line ends there; or it is what an entity or an escape
// made, and that begins there.
#ifndef FOLIO_TESTS_PLACES_H
#define FOLIO_TESTS_PLACES_H

#include <string.h>

#include "model/document.h"

// the bytes from line and column on; absent if there is no such place
static inline Text bytes_at(Text bytes, Place place) {
    size_t at = 0;
    for (int32_t line = 1; line < place.line; line++) {
        const char *end = memchr(bytes.at + at, '\n', bytes.size - at);
        if (!end) return (Text){0};
        at = (size_t)(end - bytes.at) + 1;
    }
    for (int32_t column = 1; column < place.column; column++) {
        if (at >= bytes.size || bytes.at[at] == '\n') return (Text){0};
        text_next(bytes, &at);
    }
    return text_part(bytes, at, bytes.size);
}

static inline bool text_stands_at(Text bytes, const Node *node) {
    Text rest = bytes_at(bytes, node->place), text = node->text;
    if (!rest.at || node->place.line < 1 || node->place.column < 1 || !text.size) return false;
    if (rest.size >= text.size && !memcmp(rest.at, text.at, text.size)) return true;
    if (text_is(text, " ") && rest.size && strchr(" \t\r\n\\", rest.at[0])) return true;
    return text.size <= 32 && rest.size && (rest.at[0] == '&' || rest.at[0] == '\\');
}

// the first text node that does not; NULL: all do
static inline const Node *find_misplaced(Text bytes, const Article *article) {
    for (const Node *node = article->body; node; node = node_next(node))
        if (node->kind == NODE_TEXT && !text_stands_at(bytes, node)) return node;
    return NULL;
}

#endif
