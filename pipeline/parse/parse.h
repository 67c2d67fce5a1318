// parse.h: the first stage: an edition's YAML becomes a Document.
#ifndef FOLIO_PARSE_H
#define FOLIO_PARSE_H

#include "common/diagnostic.h"
#include "common/progress.h"
#include "model/document.h"

// Reads folder/report.yaml and every article it names. folder is relative to root. All problems of all files are
// reported in one run. Returns what could be read, perhaps with parts missing, or NULL if there is no
// report to speak of; the caller owns it.
Document *parse_edition(Text root, Text folder, Diagnostics *diagnostics);
// The same; each article is a step of progress, which may be NULL.
Document *parse_edition_watched(Text root, Text folder, Progress *progress, Diagnostics *diagnostics);

// Adds one article from memory to the document, whose folder (below root) its pictures lie in. file: for its places. For
// previews and tests; references to other articles are not looked at.
void parse_article(Document *document, Text root, Text bytes, Text file, Diagnostics *diagnostics);

#endif
