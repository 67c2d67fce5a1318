// http.h: a web server for one person's browser on this machine. libmicrohttpd stands behind http.c alone.
//
// It listens on 127.0.0.1 and answers nobody who calls it by another name: a page of the web that makes its visitor's browser
// ask here is refused by its Host (a name that was made to lead here) or its Origin. GET and HEAD alone; nothing is stored
// by the browser, nothing is loaded from elsewhere. Files are not its business: a path is a name that the answerer knows.
//
// Under "events" it tells of changes (server-sent events). Who listens slowly misses what was told before the last time,
// and delays nobody.
#ifndef FOLIO_HTTP_H
#define FOLIO_HTTP_H

#include "common/buffer.h"

typedef struct Http Http;

// Appends what path ("data/book.js", without the first slash) names to body and returns its media type; NULL: nothing. Called on
// several threads.
typedef const char *HttpAnswerer(void *context, Text path, Buffer *body);

// port 0: a free one. NULL, and *why in words, if it cannot listen there.
Http *http_open(int32_t port, HttpAnswerer *answer, void *context, const char **why);
int32_t http_port(const Http *http);
// Tells all who listen, and who comes later until the next time, of an event. data: a line or several.
void http_tell(Http *http, const char *event, Text data);
int32_t http_listeners(Http *http);
void http_close(Http *http); // hangs up; waits for answers being made. NULL is fine

#endif
