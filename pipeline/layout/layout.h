// layout.h: the second stage: Document and layout become Pages.
#ifndef FOLIO_LAYOUT_H
#define FOLIO_LAYOUT_H

#include "common/font.h"
#include "common/progress.h"
#include "common/stage.h"
#include "model/document.h"
#include "model/pages.h"

struct Lock;
struct Explanations;

// layout.lock, which stands in the edition's folder (lock.h). Honoured: a page stays where the lock has it if
// any setting permits, a move is a warning. Strict: a move is an error, and so is no lock for this layout.
typedef enum { LOCK_HONOURED, LOCK_STRICT, LOCK_IGNORED } LockUse;

typedef struct {
    Text layout;         // a layout's name in place of the edition's own; absent: its own
    Profile profile;     // draft adds the proof layers (overlay.c), and overset text is a warning there
    Text revision;       // of a draft: of its sources; absent: unknown
    int32_t threads;     // 0: one a core. Never changes the result
    LockUse lock;
    struct Lock *made;   // if not NULL, gets the lock of this layout
    Arena *made_arena;   // which holds what is in it
    struct Explanations *explained; // if not NULL, gets one for each article (explain.h), its list in made_arena; takes
                         // a search for each column
    unsigned layers;     // bits of 1 << Layer that overlay.c adds (layers.h); 0: those of the profile, a draft without its
                         // grid at first
    Document *spent;     // the document, if nobody is to look at its articles' bodies any more: they go before the parts
                         // are joined, but with a lock or explanations; else NULL
    Progress *progress;  // NULL: nobody watches
} LayoutOptions;

// The laid-out report; the caller owns it. fonts, layout files and the edition's lock are read below root;
// fonts that the report uses are added to the set. Its diagnostics also stand in Pages.diagnostics. NULL when
// the layout or its fonts have errors, or there is nothing to lay out.
Pages *layout_document(const Document *document, FontSet *fonts, Text root, const LayoutOptions *options,
                       Diagnostics *diagnostics);

#endif
