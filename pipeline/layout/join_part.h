// join_part.h: one article's part, copied into the report with all its numbers moved on.
#ifndef FOLIO_JOIN_PART_H
#define FOLIO_JOIN_PART_H

#include "layout/furniture.h"
#include "common/names.h"

// What all parts share while they are joined.
typedef struct {
    Furnisher furnisher;         // its display's pages are the report
    Arena *scratch;
    Names images;                // file -> index in the report
    Names files;                 // source file -> index into file_names
    ARRAY(Text) file_names;
    Text last_file;              // as the part has it: most places follow others of the same file
    Text last_copy;
} Joiner;

typedef struct {
    Pages *part;
    bool take;                   // its pages' items become the report's, where they have an arena of their own
    const Article *article;
    FurnitureFacts facts;        // for running heads
    int32_t parent;              // tag that the article's own hangs from
    int32_t destination;         // of the article, already in the report
} JoinPart;

// Adds the part's pages with their furniture, tags, columns, lines, drawings, images and records.
void join_part_add(Joiner *joiner, const JoinPart *part);
// The place with a file name that the report owns.
Place join_place(Joiner *joiner, Place place);

#endif
