// joined.h: a report of hand-made parts, joined with a layout of the project.
#ifndef FOLIO_TESTS_JOINED_H
#define FOLIO_TESTS_JOINED_H

#include "layout/join.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
    Template *template;
    Typesetter *setter;
    Document *document;
    Pages **parts;
    int32_t part_count;
} Joined;

// A foreword and two sections; articles in all. Each part has two pages, one image, one drawing, a column and a
// line on each page, and a reference to the article before it.
Joined *joined_new(const char *layout, int32_t articles);
void joined_free(Joined *joined);
Pages *joined_join(Joined *joined);

#endif
