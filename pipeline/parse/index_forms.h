// index_forms.h: the forms by which entries of the index occur in texts, and where they do.
//
// A form is found as it is written, capitals and all, as whole words: "Asia" not in "Asian", but in "Asia’s". White
// space of any kind and length is one blank, a line's end too; a soft hyphen is nothing. Where several forms begin
// at one place, the longest counts, and what it covers holds no others.
#ifndef FOLIO_INDEX_FORMS_H
#define FOLIO_INDEX_FORMS_H

#include "common/array.h"
#include "model/document.h"

typedef struct {
    Text text;
    int32_t entry;          // index into Document.index
    Place place;
    bool written;           // in the file, not made from its entry
    bool found;
} IndexForm;

typedef ARRAY(IndexForm) IndexForms;

// A text that forms are looked for in, and where its bytes come from.
typedef struct {
    Arena *arena;
    Buffer text;
    ARRAY(struct IndexStretch {
        size_t offset;      // in text; what is from here on to the next one stands unbroken
        Place place;
    }) stretches;
    int32_t seen;           // the stretch, offset and column that was asked for last
    size_t seen_offset;
    int32_t seen_column;
} IndexText;

typedef struct {
    int32_t form;           // -1: none
    size_t from, to;        // in the text
} IndexMatch;

// By text; equal ones stay in their order.
void index_forms_sort(IndexForms *forms);
// The next form at or behind from.
IndexMatch index_forms_match(const IndexForms *forms, Text text, size_t from);

void index_text_clear(IndexText *text);
void index_text_add(IndexText *text, Text more, Place place);
// The place of a byte; quick for bytes that are asked for in order.
Place index_text_place(IndexText *text, size_t offset);

#endif
