// embed.h: a file of the source tree inside the program, read by the assembler when it is built.
//
//     EMBED_FILE(book_css, "pipeline/proof/book/book.css")     at file scope, once
//     Text css = embed_text(book_css)                          its bytes, for as long as the program runs
//
// The Makefile names the files that such an object depends on. Paths are relative to the project's root.
#ifndef FOLIO_EMBED_H
#define FOLIO_EMBED_H

#include "common/text.h"

#define EMBED_FILE(name, path)                                                                                \
    extern const char name##_first[], name##_end[];                                                           \
    __asm__(".pushsection .rodata\n" #name "_first:\n.incbin \"" path "\"\n" #name "_end:\n.byte 0\n.popsection")

#define embed_text(name) ((Text){name##_first, (size_t)(name##_end - name##_first)})

#endif
