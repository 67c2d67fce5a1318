// workers.c: jobs through common/crew; each writes its own result, so their order does not matter.
#include "emit/workers.h"

#include <stdlib.h>

#include "common/crew.h"

typedef struct {
    Workers *workers;
    Job *job;
    void *context;
    Diagnostics **found; // by job; NULL: nothing to say
} Run;

Workers workers_new(int32_t threads, int32_t jobs) {
    Workers made = {.threads = crew_size(threads, jobs)};
    made.workers = memory_new((size_t)made.threads * sizeof(Worker));
    for (int32_t i = 0; i < made.threads; i++)
        made.workers[i] = (Worker){.arena = arena_new(), .compressor = compressor_new()};
    return made;
}

void workers_free(Workers *workers) {
    for (int32_t i = 0; i < workers->threads; i++) {
        arena_free(workers->workers[i].arena);
        compressor_free(workers->workers[i].compressor);
        buffer_free(&workers->workers[i].buffer);
    }
    free(workers->workers);
    *workers = (Workers){0};
}

static void work(void *context, int32_t index, int32_t thread) {
    Run *run = context;
    Worker *worker = &run->workers->workers[thread];
    worker->diagnostics = NULL;
    run->job(run->context, index, worker);
    run->found[index] = worker->diagnostics;
}

void workers_run(Workers *workers, int32_t jobs, Job *job, void *context, Diagnostics *list) {
    Arena *scratch = arena_new();
    Run run = {.workers = workers, .job = job, .context = context};
    run.found = arena_array_of(scratch, (size_t)jobs + 1, Diagnostics *);
    crew_run_watched(workers->threads, jobs, work, &run, workers->progress);
    for (int32_t i = 0; i < jobs; i++)
        if (run.found[i]) diagnostics_append(list, run.found[i]->all.at, run.found[i]->all.count);
    arena_free(scratch);
}
