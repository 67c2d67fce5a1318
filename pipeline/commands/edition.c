// edition.c: an edition as most commands need it: once.
#include "commands/edition.h"

#include <stdio.h>
#include <time.h>

#include "check/check.h"
#include "commands/session.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

void edition_begin(Edition *edition) {
    edition->started = now();
}

double edition_end_phase(Edition *edition, const Options *options, const char *phase) {
    double ended = now(), took = ended - edition->started;
    progress_erase(edition->progress);
    if (options->verbose) fprintf(stderr, "%-8s %8.1f ms\n", phase, took);
    edition->started = ended;
    return took;
}

static Edition *own(Session *session, Edition *edition) {
    edition->session = session;
    return edition;
}

Edition *edition_open(const Options *options) {
    Session *session = session_open(options, false);
    return own(session, session_update(session, NULL));
}

Edition *edition_explain(const Options *options) {
    Session *session = session_open(options, false);
    return own(session, session_explain(session));
}

void edition_check(Edition *edition, const Options *options) {
    if (!edition->pages) return;
    Preflight preflight = {.pages = edition->pages,
                           .root = edition->root,
                           .fonts = edition->fonts,
                           .profile = options->profile,
                           .threads = options->threads,
                           .progress = edition->progress};
    check_preflight(&preflight, edition->diagnostics);
    edition_end_phase(edition, options, "check");
}

void edition_close(Edition *edition) {
    if (!edition) return;
    progress_close(edition->progress);
    pages_free(edition->pages);
    explanations_free(&edition->explained);
    session_close(edition->session);
    arena_free(edition->arena);
}
