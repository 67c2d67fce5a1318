// structure_inside.h: what the files that build the structure tree share; nobody else includes it.
//
// Arrays by tag have a place for each tag from 1 on and one before and behind; what is 0 there is not there.
#ifndef FOLIO_EMIT_STRUCTURE_INSIDE_H
#define FOLIO_EMIT_STRUCTURE_INSIDE_H

#include "emit/content.h"

enum { NOWHERE = INT32_MAX };

// A piece of marked content.
typedef struct {
    int32_t page;            // index
    int32_t number;          // MCID
    int32_t place;           // among all marks of the file
} Mark;

typedef struct {
    Emission *emission;
    const Stream *streams;   // by page
    const int32_t *page_objects;
    int32_t tag_count, page_count, mark_count;
    int32_t root;            // object number
    Mark *marks;             // sorted by tag
    int32_t *first_mark;     // by tag: index of its first; the next tag's is the end
    int32_t *first_link, *next_link; // by tag, by link: links of emission, from 1
    int32_t *place;          // by tag: of the first mark of it and all below it; NOWHERE: not on any page
    int32_t *element;        // by tag: object number
    int32_t *inner;          // by tag: object number of the Link inside it, which then holds all it has
    int32_t *first_child, *next; // by tag: tags; the roots are the children of 0
    Text *language;          // by tag: its own or the nearest above; filled as elements are written
    const int32_t **headers; // by tag, of a cell: tags of its headers, up to a 0; NULL: none
} Structure;

// ---- structure_facts.c ----
// The entries that say what the element is, beside its type and kids: ID, Lang, Alt, attributes …
void structure_add_facts(Buffer *out, const Structure *structure, int32_t tag);
bool structure_is_named(const Structure *structure, int32_t tag); // has it an ID?
Text structure_name(const Structure *structure, int32_t tag);     // its ID, as PDF syntax

// ---- structure_table.c ----
void structure_find_headers(Structure *structure);

#endif
