// edition.h: sources in, Pages out: the part of the pipeline that every command shares.
#ifndef FOLIO_EDITION_H
#define FOLIO_EDITION_H

#include "common/font.h"
#include "common/progress.h"
#include "common/stage.h"
#include "layout/explain.h"
#include "layout/layout.h"
#include "layout/lock.h"
#include "model/document.h"
#include "model/pages.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Text root;
    FontSet *fonts;
    Document *document;
    Pages *pages;        // NULL when layout could not run
    Lock *lock;          // --lock: of these pages, to be written; else NULL
    Explanations explained; // why the pages are as they are; empty unless edition_explain made them
    Progress *progress;  // on a terminal, unless --quiet; else NULL
    double started;      // of the phase at hand, in ms; for --verbose alone
    double parse_took, layout_took; // ms
    struct Session *session; // that ends with it; NULL: it is one of several
} Edition;

// Parses, checks and lays out options->sources for options->profile. What is wrong is in
// edition->diagnostics; pages is NULL when the sources or the layout have errors.
Edition *edition_open(const Options *options);
// The same, with edition->explained.
Edition *edition_explain(const Options *options);
// Adds what the rules of options->profile find on the pages (check/check.h).
void edition_check(Edition *edition, const Options *options);
void edition_begin(Edition *edition); // its first phase
// Ends a phase: the terminal is free for what is said between phases. Returns its milliseconds, which --verbose prints on
// standard error; they never go into a result.
double edition_end_phase(Edition *edition, const Options *options, const char *phase);
void edition_close(Edition *edition);

#endif
