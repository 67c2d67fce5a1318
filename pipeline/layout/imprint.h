// imprint.h: who published the report, and with what rights.
#ifndef FOLIO_IMPRINT_H
#define FOLIO_IMPRINT_H

#include "layout/furniture.h"

// Adds the page, tagged below parent.
void imprint_add(Furnisher *furnisher, const Master *master, int32_t parent);

#endif
