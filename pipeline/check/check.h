// check.h: what a profile forbids, found in a Document or in Pages.
//
// Parse and layout report what they meet on their way; the rules here look at a finished noun. Diagnostics are added to
// the list given, with the place of the source, and of what is painted also with its page and box.
#ifndef FOLIO_CHECK_H
#define FOLIO_CHECK_H

#include "common/font.h"
#include "common/progress.h"
#include "common/stage.h"
#include "model/document.h"
#include "model/pages.h"

// Rules of content: placeholder (a press build needs the picture, or a reason to print without it); but in drafts,
// heading-level.
void check_document(const Document *document, Profile profile, Diagnostics *diagnostics);
// What layout wrote into pages: overset and loose lines, missing glyphs, articles off their number of pages.
void check_pages(const Pages *pages, Diagnostics *diagnostics);

typedef struct {
    const Pages *pages;
    Text root;
    FontSet *fonts;      // also loads those that pages names
    Profile profile;
    int32_t threads;     // 0: one a core; never changes the result
    Progress *progress;  // NULL: nobody watches
} Preflight;

// Rules of what is painted, against pages->limits. In every profile: image-resolution, figure-alt, language, font-embedding and,
// but in drafts, contrast; heading-level and placeholder get page and box. In press also: image-rgb, ink-limit, small-text, reversed-text, mixed-black, hairline,
// safety, binding, bleed.
void check_preflight(const Preflight *preflight, Diagnostics *diagnostics);

#endif
