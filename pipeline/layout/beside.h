// beside.h: the settings that paragraphs may take beside a figure between two columns.
#ifndef FOLIO_BESIDE_H
#define FOLIO_BESIDE_H

#include "layout/strip.h"

enum { BESIDE_MEASURE_LEAST = UNIT_MM(24) }; // of lines beside a figure

// May a figure stand between two columns? If it is meant to and may not, that is reported: it is one of a
// column.
bool beside_may_stand(const GalleyInput *input, const Master *master, const Node *node);
// What a figure on the gutter, with its gap, takes of the measure of the columns on both sides.
Unit beside_lack(const GalleyInput *input, const Master *master, const Figure *figure);
// Adds to each passage of lines near such a figure the settings with narrow lines (see pagination.h), once the
// whole galley is set. They are set with the setter to be counted, and dropped; nothing is reported of them.
void beside_add_settings(StripBuilder *builder, Typesetter *setter, Diagnostics *diagnostics);
// The input of such a setting of a piece; its widths are in arena.
ParagraphInput beside_input(Arena *arena, const Galley *galley, const Piece *piece, const Beside *beside);

#endif
