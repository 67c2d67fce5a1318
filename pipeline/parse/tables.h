// tables.h: a table in an article's body becomes nodes of the Document.
#ifndef FOLIO_TABLES_H
#define FOLIO_TABLES_H

#include "parse/data.h"
#include "parse/markdown.h"
#include "parse/table_schema.h"

// Adds the table to reader->article. Errors: those of markdown.h and data.h, table-rows (neither rows nor data, or keys
// that go with the other), table-cells (too few or too many, spans that find no room), bad-date, note.
void tables_read(MarkdownReader *reader, const TableSource *source, const EditionFolder *edition);

// Reports an article that has grown too long: nothing more of it is read.
void tables_check_size(MarkdownReader *reader, Place place);

// table_data.c: the rows of a data file.
void tables_read_data(MarkdownReader *reader, const TableSource *source, const EditionFolder *edition, Node *table);

#endif
