// crew.c: workers take the next index from one counter until none is left.
#include "common/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "common/arena.h"

typedef struct {
    void (*work)(void *context, int32_t index, int32_t thread);
    void *context;
    Progress *progress;
    int32_t count;
    atomic_int next;
} Crew;

typedef struct {
    Crew *crew;
    int32_t thread;
    pthread_t handle;
} Worker;

int32_t crew_size(int32_t threads, int32_t count) {
    long cores = threads > 0 ? threads : sysconf(_SC_NPROCESSORS_ONLN);
    if (cores > count) cores = count;
    return cores < 1 ? 1 : (int32_t)cores;
}

static void *run_worker(void *argument) {
    Worker *worker = argument;
    Crew *crew = worker->crew;
    int32_t index;
    while ((index = atomic_fetch_add(&crew->next, 1)) < crew->count) {
        crew->work(crew->context, index, worker->thread);
        progress_step(crew->progress);
    }
    return NULL;
}

void crew_run(int32_t threads, int32_t count, void (*work)(void *context, int32_t index, int32_t thread), void *context) {
    crew_run_watched(threads, count, work, context, NULL);
}

void crew_run_watched(int32_t threads, int32_t count, void (*work)(void *context, int32_t index, int32_t thread),
                      void *context, Progress *progress) {
    Crew crew = {.work = work, .context = context, .progress = progress, .count = count};
    int32_t size = crew_size(threads, count);
    Arena *arena = arena_new();
    Worker *workers = arena_array_of(arena, (size_t)size, Worker);
    for (int32_t i = 0; i < size; i++) workers[i] = (Worker){.crew = &crew, .thread = i};
    int32_t started = 1;
    while (started < size && !pthread_create(&workers[started].handle, NULL, run_worker, &workers[started])) started++;
    run_worker(&workers[0]);
    for (int32_t i = 1; i < started; i++) pthread_join(workers[i].handle, NULL);
    arena_free(arena);
}
