// progress.c: a counter that all threads raise, and a line that one of them draws.
//
// Whoever finds that it is time moves the time of the next drawing on, and so is the only one to draw; a line is one
// write, so that nothing comes between its parts. It is cut to the terminal's width: a line that wraps is not erased.
#include "common/progress.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "common/arena.h"

enum { PATIENCE = 500, PAUSE = 100 }; // ms before the first drawing, and between two
enum { COLUMNS_USUAL = 80, LINE_MOST = 200 };

static const char erase[] = "\r\033[K"; // to the line's start, and all of it away (ECMA-48: CR, EL)

struct Progress {
    int file;
    int32_t columns;
    int64_t (*now)(void);
    const char *phase, *unit;
    int32_t total;
    _Atomic int32_t done;
    _Atomic int64_t next;  // ms on the clock: not drawn before
    atomic_bool is_shown;
};

static int64_t read_clock(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

Progress *progress_new(int file, int32_t columns, int64_t (*now)(void)) {
    Progress *progress = memory_new(sizeof *progress);
    *progress = (Progress){.file = file, .columns = columns, .now = now, .phase = "", .unit = ""};
    atomic_init(&progress->next, now() + PATIENCE);
    return progress;
}

Progress *progress_open(bool quiet) {
    const char *terminal = getenv("TERM");
    if (quiet || !isatty(STDERR_FILENO) || !terminal || !strcmp(terminal, "dumb")) return NULL;
    struct winsize size;
    bool known = !ioctl(STDERR_FILENO, TIOCGWINSZ, &size) && size.ws_col;
    return progress_new(STDERR_FILENO, known ? size.ws_col : COLUMNS_USUAL, read_clock);
}

static void draw(Progress *progress, int32_t done) {
    char line[LINE_MOST];
    int size = snprintf(line, sizeof line, "%s%-8s", erase, progress->phase);
    if (progress->total > 0)
        size += snprintf(line + size, sizeof line - (size_t)size, " %d of %d %s, %d %%", done, progress->total,
                         progress->unit, (int)((int64_t)done * 100 / progress->total));
    int most = (int)strlen(erase) + progress->columns - 1; // the last column stays free: some terminals wrap there
    if (size >= LINE_MOST) size = LINE_MOST - 1;
    if (size > most) size = most;
    atomic_store(&progress->is_shown, true);
    if (write(progress->file, line, (size_t)size) < 0) return; // then it is not seen
}

// draws if it is time
static void offer(Progress *progress, int32_t done) {
    int64_t now = progress->now(), next = atomic_load(&progress->next);
    if (now >= next && atomic_compare_exchange_strong(&progress->next, &next, now + PAUSE)) draw(progress, done);
}

void progress_begin(Progress *progress, const char *phase, int32_t total, const char *unit) {
    if (!progress) return;
    progress->phase = phase;
    progress->total = total;
    progress->unit = unit;
    atomic_store(&progress->done, 0);
    offer(progress, 0);
}

void progress_step(Progress *progress) {
    if (!progress) return;
    offer(progress, atomic_fetch_add(&progress->done, 1) + 1);
}

void progress_erase(Progress *progress) {
    if (!progress || !atomic_exchange(&progress->is_shown, false)) return;
    if (write(progress->file, erase, strlen(erase)) < 0) return; // nothing to be done about it
}

void progress_close(Progress *progress) {
    progress_erase(progress);
    free(progress);
}
