// emit.h: Pages become a PDF file (ISO 32000-1, version 1.6), through libharu's object layer.
#ifndef FOLIO_EMIT_H
#define FOLIO_EMIT_H

#include "common/font.h"
#include "common/progress.h"
#include "common/stage.h"
#include "model/pages.h"

typedef struct {
    Profile profile;
    int32_t threads;     // 0: one a core. Never changes the result
    Progress *progress;  // NULL: nobody watches
} EmitOptions;

// Appends the file's bytes to out. Fonts are loaded through fonts by digest; images are read below root.
// false after an error, which is added to diagnostics (out is then of no use). Same Pages, same bytes.
bool emit_pdf(Buffer *out, const Pages *pages, Text root, FontSet *fonts, const EmitOptions *options,
              Diagnostics *diagnostics);
// The same, but the items of pages are let go as they are written: for Pages that nobody looks at afterwards.
bool emit_last_pdf(Buffer *out, Pages *pages, Text root, FontSet *fonts, const EmitOptions *options,
                   Diagnostics *diagnostics);

#endif
