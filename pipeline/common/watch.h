// watch.h: has anything changed below some folders? By inotify.
//
// Editors save in several ways: over the old bytes, under another name that takes the file's place, in several writes. The
// changes of one save are one, and so are those of many files at once: it has ended when nothing has happened for a few
// milliseconds after a file was closed or moved. Which file it was is not told: who asks looks at all (stamp.h).
#ifndef FOLIO_WATCH_H
#define FOLIO_WATCH_H

#include "common/array.h"
#include "common/text.h"

typedef struct Watch Watch;

// Folders with all below them, also those that come later; hidden ones, and names that begin with a dot or end with ~,
// do not count. NULL, and *why in words, if that cannot be had.
Watch *watch_open(const Text *folders, int32_t count, const char **why);
int watch_descriptor(const Watch *watch); // readable when something happened: for poll
// After that: waits until the change has ended. The moment when it began, in milliseconds of CLOCK_MONOTONIC; 0: it does
// not count.
double watch_take(Watch *watch);
void watch_close(Watch *watch); // NULL is fine

#endif
