// strip.h: writes the records and passages of a galley, block by block.
#ifndef FOLIO_STRIP_H
#define FOLIO_STRIP_H

#include "layout/galley.h"

typedef struct {
    Arena *arena;
    Galley *galley;
    int32_t keep;           // records to come that may not start a column
    int32_t beside;         // grid lines to come that stand beside a figure, and do not part
    bool hangs;             // the figure stands beside lines above already
} StripBuilder;

// A passage of one record, for the block added last.
Record *strip_add_record(StripBuilder *builder, RecordKind kind, int32_t height);
// A space; nothing at the galley's head. The limits in whole grid lines come from three lengths.
void strip_add_space(StripBuilder *builder, Unit least, Unit best, Unit most);
// The lines of a block of lines, as set and in its other settings. others: those settings, of a block with notes;
// else NULL.
void strip_add_lines(StripBuilder *builder, const Piece *piece, const Outline outlines[2], const Setting others[2]);
// A passage's block of lines in a setting with narrow lines, once all blocks are added.
Variant strip_add_beside(StripBuilder *builder, int32_t passage, int32_t block, const Setting *setting);
// Lines of nothing, for the block added last, down to the foot of the figure beside.
void strip_add_blank(StripBuilder *builder);
// A stack with the space above it; the block's height and what hangs are settled.
void strip_add_stack(StripBuilder *builder, Block *block, bool span);

#endif
