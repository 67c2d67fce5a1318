// blocks.h: the body of an article becomes the nodes of the Document.
#ifndef FOLIO_BLOCKS_H
#define FOLIO_BLOCKS_H

#include "parse/markdown.h"
#include "parse/paths.h"
#include "parse/source_schema.h"

// Adds the body's blocks and the source credit to reader->article. Errors: those of markdown.h and paths.h, figure-alt,
// figure-height.
void blocks_read(MarkdownReader *reader, const ArticleSource *source, const EditionFolder *edition);

#endif
