// art_sheet.h: contact sheets of the art: every composition of every topic, in the layout's inks.
//
// A sheet is a page whose label is its name, "art-energy": up to six compositions a sheet, each in a band, a
// landscape, a square, a portrait and a full page, with the topic and the number that pages->art records.
// Covers and openers are shown as pages alone; a last sheet, "art-strip", has the pictures for long frames.
#ifndef FOLIO_ART_SHEET_H
#define FOLIO_ART_SHEET_H

#include "common/font.h"
#include "model/document.h"
#include "model/pages.h"

// layout: a layout's name in place of the document's own; absent: its own. NULL when the layout has errors,
// which are in diagnostics. The caller owns the result.
Pages *art_sheets(const Document *document, FontSet *fonts, Text root, Text layout, Diagnostics *diagnostics);

#endif
