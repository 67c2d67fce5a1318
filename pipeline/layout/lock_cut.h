// lock_cut.h: a few pages of an article as a strip of their own.
#ifndef FOLIO_LOCK_CUT_H
#define FOLIO_LOCK_CUT_H

#include "layout/lock.h"

typedef struct {
    Strip strip;            // the article's records, the passages cut where the pages start and end
    int32_t *origins;       // of each passage: its index in the galley
    bool whole;             // both ends are known
} LockCut;

// What the lock has on the pages from first to last (of the article, from 1). In scratch.
LockCut lock_cut(Arena *scratch, const Galley *galley, const LockBinding *binding, int32_t first, int32_t last);

#endif
