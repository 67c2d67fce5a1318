// overlay.h: what a draft proof or a press file shows besides the report.
#ifndef FOLIO_OVERLAY_H
#define FOLIO_OVERLAY_H

#include "layout/display.h"
#include "model/document.h"

// Adds the items of the layers asked for (bits of 1 << Layer) to all pages, as artifacts: the watermark below
// all others, frames, baseline grid, source line numbers and marks above. LAYER_SLUG: the
// press's marks outside the bleed (press_marks.h). LAYER_PRINT adds nothing.
void overlay_add(Pages *pages, const Document *document, const Template *template, Typesetter *setter, unsigned layers,
                 Diagnostics *diagnostics);

#endif
