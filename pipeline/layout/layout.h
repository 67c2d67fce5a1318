// layout.h: the second stage: Document and layout become Pages.
#ifndef FOLIO_LAYOUT_H
#define FOLIO_LAYOUT_H

#include "common/font.h"
#include "layout/template.h"
#include "model/document.h"
#include "model/pages.h"

typedef struct {
    unsigned layers;     // bits of 1 << Layer that overlay.c adds; LAYER_PRINT is always there
    bool overset_is_error; // press and web
    int32_t threads;     // 0: one a core. Never changes the result
} LayoutOptions;

// The laid-out report; the caller owns it. Its diagnostics also stand in Pages.diagnostics. NULL only
// when there is nothing to lay out.
Pages *layout_document(const Document *document, const Template *template, FontSet *fonts, Text root,
                       const LayoutOptions *options, Diagnostics *diagnostics);

#endif
