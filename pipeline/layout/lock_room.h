// lock_room.h: could a page still hold what the lock has on it?
#ifndef FOLIO_LOCK_ROOM_H
#define FOLIO_LOCK_ROOM_H

#include "layout/lock.h"

enum { ROOM_NONE = -1, ROOM_UNKNOWN = -2 };

// The grid lines by which a page (of the article, from 1) would have to be longer to hold the text from its place in the lock
// to the next page's, and its figures, all in whatever setting takes least, with no heading stranded. 0: it could. ROOM_NONE:
// no height would do (a page break between them); ROOM_UNKNOWN: one of the two places is gone.
int32_t lock_room(Arena *scratch, const LockCase *lock_case, int32_t page);

#endif
