// lock_room.h: could a page, or several in a row, still hold what the lock has on them?
#ifndef FOLIO_LOCK_ROOM_H
#define FOLIO_LOCK_ROOM_H

#include "layout/lock.h"

enum { ROOM_NONE = -1, ROOM_UNKNOWN = -2 };

// The grid lines by which a page (of the article, from 1) would have to be longer to hold the text from its
// place in the lock to the next page's, and its figures, with no heading stranded. 0: it could. ROOM_NONE: some
// lines more would not do (a page break among them); ROOM_UNKNOWN: one of the two places is gone. shape: of the
// article.
int32_t lock_room(Arena *scratch, const Galley *galley, const PageShape *shape,
                  const LockBinding *binding, int32_t page);

// Lets go of what cannot stay: pages that lack room are paginated with as few of their neighbours as it takes,
// and Record.page is set to what comes out, so that the search need not find that out by paying for moves. The
// binding keeps the lock's own. false: the article takes another number of pages, so that the search will pay
// for some move.
bool lock_release(Arena *scratch, Galley *galley, const PageShape *shape, const LockBinding *binding);

#endif
