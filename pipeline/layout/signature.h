// signature.h: a press file has a whole number of the layout's signatures.
#ifndef FOLIO_SIGNATURE_H
#define FOLIO_SIGNATURE_H

#include "layout/template.h"

// Adds the blank pages that are missing at the end, with a note, where the edition allows it (blank-pages: end);
// else reports an error that says how many pages to fill or to cut.
void signature_fill(Pages *pages, const Document *document, const Template *template, Diagnostics *diagnostics);

#endif
