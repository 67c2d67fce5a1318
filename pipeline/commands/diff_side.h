// diff_side.h: what folio diff compares: an edition's folder, a Pages file, or either at a git revision.
#ifndef FOLIO_DIFF_SIDE_H
#define FOLIO_DIFF_SIDE_H

#include "commands/edition.h"
#include "diff/diff.h"

typedef struct {
    Arena *arena;
    DiffSide side;       // pages NULL: the sources have errors
    Diagnostics *diagnostics;
    Edition *edition;    // or NULL
    Pages *pages;        // of a file; or NULL
    FontSet *fonts;      // of a file; or NULL
} OpenSide;

// Ends the program (status 2) if there is no such thing; errors in it are in side->diagnostics. Fonts and root are
// filled in only where paint asks for them. arena outlives the side.
void diff_side_open(OpenSide *side, Arena *arena, Text operand, const Options *options, bool paint);
void diff_side_close(OpenSide *side);

// REV:PATH. What is there is a file (its bytes), or a folder, which is put with the layouts and fonts of that revision
// into a temporary folder that goes when the program ends. false: it has no such form. Ends the program if there is
// no such revision, or nothing of that name in it.
typedef struct {
    Text bytes;          // of a file
    Text root, sources;  // of a folder: paths of the temporary copy
} Revision;

bool diff_revision_open(Arena *arena, Text operand, Revision *revision);

#endif
