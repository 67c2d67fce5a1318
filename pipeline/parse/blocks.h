// blocks.h: the body of an article becomes the nodes of the Document.
#ifndef FOLIO_BLOCKS_H
#define FOLIO_BLOCKS_H

#include "parse/markdown.h"
#include "parse/paths.h"
#include "parse/source_schema.h"

// The height of a figure or chart, or limits to it, as its source says.
void blocks_set_height(MarkdownReader *reader, Figure *figure, const FigureSource *source);
// Adds the body's blocks and the source credit to reader->article. Errors: those of markdown.h and paths.h, figure-alt,
// figure-height; of charts those of charts.h.
void blocks_read(MarkdownReader *reader, const ArticleSource *source, const EditionFolder *edition);

#endif
