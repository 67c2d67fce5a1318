// index_source.h: what an edition says of its index, gathered while it is read, settled once all of it is.
//
// Entries come from the index file (data/index.yaml) and from marks in texts. Errors: index-entry (an entry listed
// twice, a form of two entries, an entry that is not there), index-empty (a block that would print nothing),
// index-twice.
// Warnings: index-form (a form that no text has), index-entry (an entry that nothing leads to).
#ifndef FOLIO_INDEX_SOURCE_H
#define FOLIO_INDEX_SOURCE_H

#include "common/names.h"
#include "common/yaml.h"
#include "parse/index_forms.h"

// A mark as it was written.
typedef struct {
    IndexKind kind;         // of the entry; INDEX_ALL: not written, it is to be found by its text
    Text text;              // of the entry; absent: what stands beside is not listed
    int32_t entry;          // index into Document.index, once it is known; -1: none
    Place place, end;       // of its "{", and behind its "}"
    bool after;             // as IndexMark.after
} WrittenMark;

typedef ARRAY(WrittenMark) WrittenMarks;

// What an article says of the index, in its arena.
typedef struct ArticleMarks {
    WrittenMarks written;
    bool left_out;          // no form is looked for in it
} ArticleMarks;

// An entry's "see", to be found once all entries are there.
typedef struct {
    int32_t entry;
    Text text;
    Place place;
} WrittenSee;

typedef struct IndexSource {
    Arena *arena;           // lives as long as the edition is read
    Document *document;
    Diagnostics *diagnostics;
    Names entries;          // kind and text -> index into Document.index
    IndexForms forms;
    ARRAY(WrittenSee) sees;
    ARRAY(ArticleMarks *) articles; // of the document's; NULL: has none, and is not looked through
    int32_t hints;          // errors that named the nearest entry, which takes time
} IndexSource;

// The entry of this kind and text, added if it is new.
int32_t index_add_entry(IndexSource *source, IndexKind kind, Text text, Place place);
// The index file's entries.
void index_read_file(IndexSource *source, const YamlNode *tree);
// What the document's last article says.
void index_add_article(IndexSource *source, ArticleMarks *marks);
// Gives all articles their marks, and says what is wrong. whole: all articles could be read, so that a form that
// is not found is not there.
void index_settle(IndexSource *source, bool whole);

#endif
