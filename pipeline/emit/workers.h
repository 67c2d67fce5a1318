// workers.h: jobs on several threads, with results that do not depend on how many. Private to pipeline/emit.
#ifndef FOLIO_EMIT_WORKERS_H
#define FOLIO_EMIT_WORKERS_H

#include "common/progress.h"
#include "emit/emission.h"

typedef void Job(void *context, int32_t index, Worker *worker);

typedef struct {
    int32_t threads;
    Worker *workers;       // one a thread; their arenas live until workers_free
    Progress *progress;    // of which each job is a step; NULL: nobody watches
} Workers;

// threads: 0 for one a core; never more than jobs
Workers workers_new(int32_t threads, int32_t jobs);
void workers_free(Workers *workers);
// Runs job(context, 0..jobs-1), each once, in any order; returns when all are done. Diagnostics are appended
// to list in the order of the jobs.
void workers_run(Workers *workers, int32_t jobs, Job *job, void *context, Diagnostics *list);

#endif
