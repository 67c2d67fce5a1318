// diff_pictures.h: the pictures that the diff's page shows.
#ifndef FOLIO_DIFF_PICTURES_H
#define FOLIO_DIFF_PICTURES_H

#include "common/progress.h"
#include "diff/diff.h"

// Writes folder/pictures/before-001.png … and after-001.png … of the pairs that are shown, at ppi pixels an inch. NULL, or
// why a file cannot be written. What cannot be painted is an error in diagnostics, and shows in its picture.
const char *diff_write_pictures(const Differences *differences, const DiffSide *before, const DiffSide *after, Text folder,
                                int32_t ppi, int32_t threads, Progress *progress, Diagnostics *diagnostics);

#endif
