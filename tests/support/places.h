// places.h: the proof that every text of an article stands in its source where its place says.
//
// A text's bytes stand there as they are; or it is one blank and a line ends there; or it is what an entity or an escape
// made, and that begins there. A text from a data file stands there; or a date or number, written anew, or the comma
// between two values, where a value begins.
#ifndef FOLIO_TESTS_PLACES_H
#define FOLIO_TESTS_PLACES_H

#include <string.h>

#include "model/document.h"

// walks a file's bytes to a place; goes on from the last one, so that many places of one long line cost little
typedef struct {
    Text bytes;
    size_t at;
    Place place; // of byte at
} PlaceWalk;

// the bytes from there on; absent if there is no such place
static inline Text bytes_at(PlaceWalk *walk, Place place) {
    if (place.line < walk->place.line || (place.line == walk->place.line && place.column < walk->place.column) || !walk->place.line)
        walk->at = 0, walk->place = (Place){{0}, 1, 1};
    while (walk->place.line < place.line) {
        const char *end = memchr(walk->bytes.at + walk->at, '\n', walk->bytes.size - walk->at);
        if (!end) return (Text){0};
        walk->at = (size_t)(end - walk->bytes.at) + 1;
        walk->place = (Place){{0}, walk->place.line + 1, 1};
    }
    for (; walk->place.column < place.column; walk->place.column++) {
        if (walk->at >= walk->bytes.size || walk->bytes.at[walk->at] == '\n') return (Text){0};
        text_next(walk->bytes, &walk->at);
    }
    return text_part(walk->bytes, walk->at, walk->bytes.size);
}

static inline bool text_stands_at(PlaceWalk *walk, const Node *node) {
    if (node->place.line < 1 || node->place.column < 1) return false;
    Text rest = bytes_at(walk, node->place), text = node->text;
    if (!rest.at || !text.size) return false;
    if (rest.size >= text.size && !memcmp(rest.at, text.at, text.size)) return true;
    if (text_is(text, " ") && rest.size && strchr(" \t\r\n\\", rest.at[0])) return true;
    return text.size <= 32 && rest.size && (rest.at[0] == '&' || rest.at[0] == '\\');
}

static inline bool value_stands_at(PlaceWalk *walk, const Node *node) {
    if (text_stands_at(walk, node)) return true;
    Text rest = node->place.line < 1 || node->place.column < 1 ? (Text){0} : bytes_at(walk, node->place);
    return rest.size && (text_is(node->text, ", ") || (rest.at[0] >= '0' && rest.at[0] <= '9'));
}

// the first text node that does not; NULL: all do. file: whose bytes they are; its texts alone are looked at
static inline const Node *find_misplaced_in(Text bytes, Text file, const Article *article) {
    PlaceWalk walk = {.bytes = bytes};
    bool own = text_equal(file, article->file);
    for (const Node *node = article->body; node; node = node_next(node))
        if (node->kind == NODE_TEXT && text_equal(node->place.file, file) &&
            !(own ? text_stands_at(&walk, node) : value_stands_at(&walk, node)))
            return node;
    return NULL;
}

static inline const Node *find_misplaced(Text bytes, const Article *article) {
    return find_misplaced_in(bytes, article->file, article);
}

#endif
