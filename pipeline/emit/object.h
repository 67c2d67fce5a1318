// object.h: the objects of a PDF file and the file itself: libharu's one door.
//
// An object is added first (so that others may refer to its number) and given its content before
// pdf_write: the entries of a dictionary as PDF syntax, without the << and >>, and for a stream its
// finished bytes, filter and all. libharu keeps the object table, numbers and frames the objects and
// writes the cross-references; every status it returns is checked.
#ifndef FOLIO_EMIT_OBJECT_H
#define FOLIO_EMIT_OBJECT_H

#include "common/buffer.h"
#include "common/diagnostic.h"

typedef struct Pdf Pdf;

Pdf *pdf_open(void);
void pdf_close(Pdf *pdf);                       // NULL is fine
int32_t pdf_add(Pdf *pdf);                      // number of a new, empty object; 0 after an error
// entries are copied
void pdf_set(Pdf *pdf, int32_t number, Text entries);
// data is borrowed until pdf_write; Length is written by pdf_write
void pdf_set_stream(Pdf *pdf, int32_t number, Text entries, Text data);
// 64 hex digits made from all objects as they are now, in arena.
Text pdf_fingerprint(const Pdf *pdf, Arena *arena);
// Appends the whole file to out; the trailer's ID comes from the content. false and a diagnostic on failure.
bool pdf_write(Pdf *pdf, Buffer *out, int32_t catalog, int32_t info, Diagnostics *diagnostics);

#endif
