// markdown.h: a YAML scalar of Markdown becomes nodes of the Document, each with its place.
//
// libcmark-gfm (footnotes on, smart punctuation off) stands behind markdown.c and inlines.c alone. Text is never
// changed: every NODE_TEXT's bytes stand in the source, unbroken, from its place on; what an entity, a backslash or a
// YAML escape made is a text node of its own; a line end within a paragraph is a text node " " placed there.
//
// Errors: markdown (what has no place in a report: raw HTML, pictures, code, rules, …), heading, note, link, page-reference, index-mark,
// too-deep, too-long.
#ifndef FOLIO_MARKDOWN_H
#define FOLIO_MARKDOWN_H

#include "common/yaml.h"
#include "model/document.h"

typedef struct {
    Article *article;         // nodes go to its arena
    Arena *scratch;           // rewound by the caller
    Diagnostics *diagnostics;
    struct ArticleMarks *marks; // gets the marks of the index; NULL: they are only read
    bool full;                // the article's limit on nodes was reached, and said
    struct TableNotes *table_notes; // that marks may lead to besides those of their own text (table_notes.h); NULL: none
} MarkdownReader;

// Blocks (paragraphs, headings, lists, quotes) as children of parent, or of the body when it is NULL.
void markdown_read_blocks(MarkdownReader *reader, const YamlNode *scalar, Node *parent);
// One paragraph's inlines as children of parent; keep_lines: each line end is a NODE_LINE_BREAK.
void markdown_read_line(MarkdownReader *reader, const YamlNode *scalar, Node *parent, bool keep_lines);

#endif
