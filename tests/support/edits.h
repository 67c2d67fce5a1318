// edits.h: what an editor and a designer do to an edition's files, at random, by a seed.
#ifndef FOLIO_TESTS_EDITS_H
#define FOLIO_TESTS_EDITS_H

#include "common/text.h"

typedef struct Edits Edits;

// Of the project at root, in which they are free to spoil all; sources: the edition's folder below it.
Edits *edits_open(const char *root, const char *sources, uint64_t seed);
// Makes one, in one file or two, and says what it was: "a word: articles/x.yaml".
const char *edits_make(Edits *edits);
void edits_close(Edits *edits);

#endif
