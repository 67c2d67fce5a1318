// part.h: deep copies of what an article's part of Pages holds, and a part in as little memory as it takes.
#ifndef FOLIO_PART_H
#define FOLIO_PART_H

#include "model/pages.h"

// Copies with all their texts, glyphs and paths in arena; the file names of places stay where they are.
Item part_copy_item(Arena *arena, const Item *item);
Tag part_copy_tag(Arena *arena, const Tag *tag);
Destination part_copy_destination(Arena *arena, const Destination *destination);
PagesImage part_copy_image(Arena *arena, const PagesImage *image);
ArticleRecord part_copy_article(Arena *arena, const ArticleRecord *record);
ArtRecord part_copy_art(Arena *arena, const ArtRecord *art);

// The same part, each page's items in an arena of its own; the old one is freed with all that was made in its arena.
// scratch is used and rewound.
Pages *part_pack(Pages *part, Arena *scratch);

#endif
