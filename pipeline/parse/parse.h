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

// An edition that is read again and again, after changes to its files: what has not changed is kept (kept.h), and each
// reading gives what parse_edition would.
typedef struct ParseSession ParseSession;
ParseSession *parse_open(Text root, Text folder);
// As parse_edition, but the articles belong to the session: the Document must be freed before the next reading. Articles
// with the revision of an earlier reading are the same as then.
Document *parse_update(ParseSession *session, Progress *progress, Diagnostics *diagnostics);
void parse_close(ParseSession *session); // with the articles; NULL is fine

// Adds one article from memory to the document, whose folder (below root) its pictures lie in. file: for its places. For
// previews and tests; references to other articles are not looked at.
void parse_article(Document *document, Text root, Text bytes, Text file, Diagnostics *diagnostics);

#endif
