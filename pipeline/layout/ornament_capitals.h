// ornament_capitals.h: silhouettes of capitals: spires, arcades, domes; all made up, none a portrait.
#ifndef FOLIO_ORNAMENT_CAPITALS_H
#define FOLIO_ORNAMENT_CAPITALS_H

#include "layout/ornament_topics.h"

Composition capital_spires, capital_arcades, capital_domes;
// Houses side by side from x to x + w, at most height high, with rows of windows.
void capital_blocks(Canvas *c, double x, double w, double base, double height, Tone wall, Tone window);

#endif
