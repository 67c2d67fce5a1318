// braces.h: what stands between braces in a text: {page: id}, and the marks of the index.
//
//     {page: think-tank-forum}      the page of an article
//     {person: Sarybay, Kairat}     an entry of the index, of its kind: person, organization, place or subject
//     {index: United Nations}       an entry that data/index.yaml lists, or that is marked with its kind elsewhere
//     {index: no}                   the name beside it is not listed
//
// All of it stands on one line. What begins with no such word is text.
#ifndef FOLIO_BRACES_H
#define FOLIO_BRACES_H

#include "model/document.h"

typedef enum { BRACE_TEXT, BRACE_PAGE, BRACE_MARK, BRACE_UNLISTED, BRACE_WRONG } BraceKind;

typedef struct {
    BraceKind kind;
    size_t end;             // behind its "}"; of BRACE_WRONG behind its word
    Text text;              // the id, or the entry
    IndexKind of;           // BRACE_MARK; INDEX_ALL: whatever kind the entry has
    const char *rule;       // BRACE_WRONG, with what to say:
    const char *expected;
    const char *nearest;    // or NULL
} Brace;

// value[from] is "{"; nothing is read from `to` on.
Brace brace_read(Text value, size_t from, size_t to);

#endif
