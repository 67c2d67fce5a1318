// notes.h: where notes stand: each at the foot of the column that the line with its mark falls in.
#ifndef FOLIO_NOTES_H
#define FOLIO_NOTES_H

#include "layout/galley.h"

// Grid lines that stay empty between a column's text and its notes.
int32_t notes_gap(const Template *template);
// Finds the line of each of a block's notes: where its mark stands in a setting of the block.
void notes_find(Galley *galley, const Block *block, const Setting *setting);

#endif
