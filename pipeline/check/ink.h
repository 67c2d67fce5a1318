// ink.h: the two halves of the rule on total ink. Private to check/.
#ifndef FOLIO_INK_H
#define FOLIO_INK_H

#include "check/rules.h"
#include "paint/raster.h"

// Could any spot of the sheet hold more ink than the limit? false is certain.
bool ink_may_exceed(const Rules *rules, const Sheet *sheet);

#endif
