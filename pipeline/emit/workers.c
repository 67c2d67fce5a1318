// workers.c: a shared counter hands out the jobs; each writes its own result, so order does not matter.
#include "emit/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct {
    Job *job;
    void *context;
    int32_t jobs;
    atomic_int next;
    Diagnostics **found; // by job; NULL: nothing to say
} Run;

typedef struct {
    Run *run;
    Worker *worker;
    pthread_t thread;
} Hand;

Workers workers_new(int32_t threads, int32_t jobs) {
    if (threads <= 0) threads = (int32_t)sysconf(_SC_NPROCESSORS_ONLN);
    if (threads > jobs) threads = jobs;
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    if (threads < 1) threads = 1;
    Workers made = {.threads = threads, .workers = memory_new((size_t)threads * sizeof(Worker))};
    for (int32_t i = 0; i < threads; i++)
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

static void *work(void *argument) {
    Hand *hand = argument;
    Run *run = hand->run;
    for (int32_t i; (i = atomic_fetch_add(&run->next, 1)) < run->jobs;) {
        hand->worker->diagnostics = NULL;
        run->job(run->context, i, hand->worker);
        run->found[i] = hand->worker->diagnostics;
    }
    return NULL;
}

void workers_run(Workers *workers, int32_t jobs, Job *job, void *context, Diagnostics *list) {
    Run run = {.job = job, .context = context, .jobs = jobs};
    Arena *scratch = arena_new();
    run.found = arena_array_of(scratch, (size_t)jobs + 1, Diagnostics *);
    Hand hands[MOST_THREADS];
    int32_t started = 0;
    for (int32_t i = 0; i < workers->threads; i++) hands[i] = (Hand){.run = &run, .worker = &workers->workers[i]};
    // this thread is the first hand; where no thread can be had, it does the work alone
    for (started = 1; started < workers->threads; started++)
        if (pthread_create(&hands[started].thread, NULL, work, &hands[started])) break;
    work(&hands[0]);
    while (--started > 0) pthread_join(hands[started].thread, NULL);
    for (int32_t i = 0; i < jobs; i++)
        if (run.found[i]) diagnostics_append(list, run.found[i]->all.at, run.found[i]->all.count);
    arena_free(scratch);
}
