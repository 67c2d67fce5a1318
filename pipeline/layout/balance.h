// balance.h: titles, headings and pull quotes whose ragged lines are of like length.
#ifndef FOLIO_BALANCE_H
#define FOLIO_BALANCE_H

#include "layout/setter.h"

// input: whose widths are setter's; best: what breaks_find made of it. As many lines, none much shorter; no outlines.
BreakResult balance_breaks(Typesetter *setter, const BreakInput *input, BreakResult best);

#endif
