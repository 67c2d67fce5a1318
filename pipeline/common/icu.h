// icu.h: what the files that call ICU share: its name of a language, and texts in its UTF-16.
#ifndef FOLIO_ICU_H
#define FOLIO_ICU_H

#include <unicode/utypes.h>

#include "common/text.h"

// ICU's name of a BCP 47 language, in arena. "root" for one that ICU has no data for: it would take the machine's own.
const char *icu_locale(Arena *arena, Text language);
// UTF-16 as a text, in arena.
Text icu_text(Arena *arena, const UChar *units, int32_t count);

#endif
