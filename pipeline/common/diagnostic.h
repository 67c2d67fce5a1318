// diagnostic.h: what is wrong with the input, as data.
//
// A diagnostic is collected, not thrown: work goes on and all are reported in one run, sorted by place.
//
//     sources/2021/articles/x.yaml:14:3: error: figure 'sales' has no alt text [figure-alt]
//
// error: nothing is written, exit status 1. warning: written, exit status 0 (--strict makes it an
// error). note: never changes the status.
#ifndef FOLIO_DIAGNOSTIC_H
#define FOLIO_DIAGNOSTIC_H

#include "common/array.h"
#include "common/buffer.h"
#include "common/text.h"
#include "common/unit.h"

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

// A place in a source: line and column count from 1, columns in code points; line 0 means the whole
// file, an absent file means no place.
typedef struct {
    Text file; // relative to the project root
    int32_t line, column;
} Place;

int place_compare(Place a, Place b); // by file, line and column

typedef struct {
    Severity severity;
    Place place;
    Text rule;    // short-name, for people to look up and tools to filter
    Text message; // one line: what is wrong, what was expected, the way out
    int32_t page; // 1-based page the fault shows on; 0 for none
    Rect box;     // on that page; the line form gives it in millimetres, from the trim's top left
} Diagnostic;

typedef struct {
    Arena *arena; // holds the messages
    ARRAY(Diagnostic) all;
} Diagnostics;

Diagnostics *diagnostics_new(Arena *arena);
void diagnostics_add(Diagnostics *list, Severity severity, Place place, const char *rule, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void diagnostics_append(Diagnostics *list, const Diagnostic *from, int32_t count); // messages copied
void diagnostics_sort(Diagnostics *list); // by file, line, column, rule, page; exact repeats dropped
int32_t diagnostics_count(const Diagnostics *list, Severity severity);
void diagnostics_write(Buffer *out, const Diagnostics *list);      // the line form above
void diagnostics_write_json(Buffer *out, const Diagnostics *list); // one JSON array

#endif
