// revision.h: which revision of its sources an edition is.
#ifndef FOLIO_REVISION_H
#define FOLIO_REVISION_H

#include "common/stage.h"

// Of a draft, and where its layers are asked for; else absent, and --revision ends the program. In this order: --revision;
// the environment's SOURCE_REVISION; what git knows of the edition's folder, of layouts/ and of fonts/ below root: the
// last commit that changed one of them, its first ten digits, "with changes" where a file of them is not as committed.
// Absent: none of these. The same sources at the same commit have the same revision; where they lie without their git,
// --revision or SOURCE_REVISION gives them the same again.
// folder: relative to root, or absolute. Ends the program (exit 2) if a revision given is no line of UTF-8.
Text revision_find(Arena *arena, const Options *options, Text root, Text folder);

#endif
