// progress.h: how far a long piece of work has come, on one line of a terminal.
//
//     layout   212 of 360 articles, 58 %
//
// The line appears once the work has taken half a second, is drawn anew at most ten times a second, and is gone when
// the work ends. NULL is a Progress that shows nothing and costs nothing: every function takes it.
#ifndef FOLIO_PROGRESS_H
#define FOLIO_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Progress Progress;

// On standard error; NULL if that is no terminal, or a dumb one, or quiet. The caller owns it.
Progress *progress_open(bool quiet);
// On an open file, which counts as a terminal of so many columns; now: a clock, in ms.
Progress *progress_new(int file, int32_t columns, int64_t (*now)(void));

// The next phase: total steps of what unit names ("articles"). total 0: how much there is to do is not known.
// phase and unit are borrowed until the next phase. On the main thread, as progress_erase.
void progress_begin(Progress *progress, const char *phase, int32_t total, const char *unit);
// A step is done; on any thread.
void progress_step(Progress *progress);
// Takes the line away, before anything else is printed there.
void progress_erase(Progress *progress);
// Erases and frees; NULL is fine.
void progress_close(Progress *progress);

#endif
