// table_notes.h: the notes of a table, which marks in its cells lead to.
#ifndef FOLIO_TABLE_NOTES_H
#define FOLIO_TABLE_NOTES_H

#include "parse/markdown.h"
#include "parse/table_schema.h"

typedef struct TableNotes {
    const TableNote *notes;
    int32_t count;
    bool *used;               // one a note
} TableNotes;

// Is there a note with this label? notes: NULL has none.
bool table_notes_has(const TableNotes *notes, Text label);
// The mark of a note that there is, as a child of parent. The first mark's node holds the note.
void table_notes_add(MarkdownReader *reader, Node *parent, Text label, Place place);
// Notes that no mark leads to are errors.
void table_notes_check(MarkdownReader *reader, const TableNotes *notes);

#endif
