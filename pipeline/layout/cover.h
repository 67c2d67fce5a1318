// cover.h: the report's first page.
#ifndef FOLIO_COVER_H
#define FOLIO_COVER_H

#include "layout/furniture.h"

// Adds the page, its words tagged below parent. Reports lines of the edition that the layout has no place for.
void cover_add(Furnisher *furnisher, const Master *master, int32_t parent);

#endif
