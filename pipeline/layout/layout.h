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
    Progress *progress;  // NULL: nobody watches
} LayoutOptions;

// The laid-out report; the caller owns it. fonts, layout files and the edition's lock are read below root;
// fonts that the report uses are added to the set. Its diagnostics also stand in Pages.diagnostics. NULL when
// the layout or its fonts have errors, or there is nothing to lay out.
Pages *layout_document(const Document *document, FontSet *fonts, Text root, const LayoutOptions *options,
                       Diagnostics *diagnostics);

// Reports that are laid out again and again, after changes: what an article was made into is kept with all that it
// depended on, and serves while that stays. Each time the result is that of layout_document.
typedef struct LayoutSession LayoutSession;
LayoutSession *layout_open(bool keeps); // false: nothing is kept
// Articles of the document that have the revision (document.h) of one of an earlier time must still live. With a lock
// beside the edition nothing is kept. The options are the same each time.
Pages *layout_update(LayoutSession *session, const Document *document, FontSet *fonts, Text root,
                     const LayoutOptions *options, Diagnostics *diagnostics);
void layout_forget(LayoutSession *session); // all that was kept: before fonts are given back
void layout_close(LayoutSession *session);  // NULL is fine

#endif
