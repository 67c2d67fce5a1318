// contents.h: the contents pages: the foreword, then each section's articles under its name.
//
// First the pages are planned, since every number in them depends on how many there are; then they are built.
#ifndef FOLIO_CONTENTS_H
#define FOLIO_CONTENTS_H

#include "layout/furniture.h"

typedef struct {
    Setting setting;
    const Style *style;
    Place place;
    int32_t article;         // whose page it shows: of a section its first article's
    bool is_section;
    int32_t page;            // of the contents, from 0
    Unit baseline;           // of its first line
} ContentsEntry;

typedef struct {
    const Master *master;
    Setting title;
    Unit title_baseline;
    ARRAY(ContentsEntry) entries;
    int32_t page_count;
} Contents;

// All titles set and placed; the plan lives in the arena of the furnisher's pages.
Contents contents_plan(Furnisher *furnisher, const Master *master);
// Adds the pages, tagged below parent. first_pages and destinations: of each article.
void contents_add(Furnisher *furnisher, Contents *contents, const int32_t *first_pages, const int32_t *destinations,
                  int32_t parent);

#endif
