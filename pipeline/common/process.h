// process.h: another program's word on a file.
#ifndef FOLIO_PROCESS_H
#define FOLIO_PROCESS_H

#include "common/buffer.h"

enum { PROCESS_MISSING = -1 }; // no such program, or no process could be made

// Runs the program argv[0], found on the PATH, with argv (ends with NULL) and no shell; its standard input is empty,
// its standard output is added to out, its standard error is dropped. Returns its exit status (128 and the signal if
// one ended it).
int process_run(const char *const argv[], Buffer *out);

#endif
