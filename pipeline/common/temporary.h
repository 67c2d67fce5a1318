// temporary.h: a folder that is gone when the program has ended, whichever way.
#ifndef FOLIO_TEMPORARY_H
#define FOLIO_TEMPORARY_H

#include "common/text.h"

// A new empty folder below TMPDIR, or /tmp, its name beginning with `name`; its path in arena. Ends the program
// (exit 2) if none can be made.
Text temporary_folder(Arena *arena, const char *name);

#endif
