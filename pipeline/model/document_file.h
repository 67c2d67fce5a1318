// document_file.h: what the files that write and read a Document's text form share; nobody else includes it.
//
// The form is specified at the top of document_file.c; document_file_index.c has the records of the index.
#ifndef FOLIO_DOCUMENT_FILE_H
#define FOLIO_DOCUMENT_FILE_H

#include "common/record.h"
#include "model/document.h"

void index_write_entry(Buffer *out, const IndexEntry *entry);
void index_write_mark(Buffer *out, const IndexMark *mark);

// The word of a field, up to last.
IndexKind index_read_kind(RecordReader *record, const char *name, IndexKind last);
void index_read_entry(RecordReader *record, Document *document);
// article: NULL (a fault) before the first one.
void index_read_mark(RecordReader *record, const Document *document, Article *article);
// Once all entries are read: a fault if one names an entry that is not there.
void index_check_see(RecordReader *record, const Document *document);

#endif
