// crew.h: the same work on many articles, on several threads.
#ifndef FOLIO_CREW_H
#define FOLIO_CREW_H

#include "common/progress.h"

// Calls work(context, index, thread) once for every index below count, on up to `threads` threads (0: one a core). A
// thread's number, below the count returned by crew_size, chooses what belongs to it alone. Order is not
// defined: what work writes must depend on index only.
void crew_run(int32_t threads, int32_t count, void (*work)(void *context, int32_t index, int32_t thread), void *context);
// The same; each call done is a step of progress, which may be NULL.
void crew_run_watched(int32_t threads, int32_t count, void (*work)(void *context, int32_t index, int32_t thread),
                      void *context, Progress *progress);
int32_t crew_size(int32_t threads, int32_t count);

#endif
