// share.c: how much of folio's CPU time goes into pagination. Linked into the program itself (see Makefile),
// whose calls of pagination_solve then come here. Sums are the file's own, since calls bring no room for them:
// run with --threads 1.
//
// Each call is timed and passed on. At the program's end it prints "pagination N us of M us, K calls" on
// standard error; M is all CPU time of the process up to there, user and system, its loading with it.
#include <stdio.h>
#include <time.h>

#include "layout/pagination.h"

Pagination __real_pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);
Pagination __wrap_pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

static int64_t spent, calls;

static int64_t cpu_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

Pagination __wrap_pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape) {
    int64_t begun = cpu_ns();
    Pagination result = __real_pagination_solve(arena, scratch, strip, shape);
    spent += cpu_ns() - begun;
    calls++;
    return result;
}

static void __attribute__((destructor)) print_share(void) {
    fprintf(stderr, "pagination %lld us of %lld us, %lld calls\n", (long long)spent / 1000,
            (long long)cpu_ns() / 1000, (long long)calls);
}
