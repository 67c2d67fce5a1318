// session.h: an edition that is made again and again, after changes to its files; the one way from sources to Pages.
//
// Parse (parse.h), fonts and layout (layout.h) each keep what has not changed; what is made each time is what a session
// that keeps nothing would make, record for record. A command that needs an edition once is such a session.
#ifndef FOLIO_SESSION_H
#define FOLIO_SESSION_H

#include "commands/edition.h"

typedef struct Session Session;

// Of options->sources, for options->profile; options are borrowed. Ends the program (exit 2) where there is no such folder.
Session *session_open(const Options *options, bool keeps);
// The edition as it is now. Its document serves until the next update; all else until edition_close, and shown's too,
// the edition that is still in use, or NULL.
Edition *session_update(Session *session, const Edition *shown);
// The same, with edition->explained.
Edition *session_explain(Session *session);
Text session_root(const Session *session);
Text session_folder(const Session *session); // of the edition, relative to the root
void session_close(Session *session); // after its editions; NULL is fine

#endif
