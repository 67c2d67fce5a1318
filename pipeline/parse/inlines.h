// inlines.h: the inline Markdown of one block, and what markdown.c and inlines.c know of the scalar it stands in.
#ifndef FOLIO_INLINES_H
#define FOLIO_INLINES_H

#define CMARK_NO_SHORT_NAMES // its NODE_TEXT is not ours
#include <cmark-gfm.h>

#include "parse/markdown.h"

typedef struct {
    cmark_node *definition;
    bool used;
} Footnote;

typedef struct {
    MarkdownReader *reader;
    const YamlNode *scalar;
    Text value;               // the scalar's Markdown
    YamlMap map;              // from its bytes to the source
    ARRAY(size_t) lines;      // offsets of its lines
    ARRAY(bool) covered;      // the lines that became nodes or an error
    ARRAY(Footnote) notes;    // in the order of their first marks
    int32_t depth;            // of lists, quotes, emphasis, links
    bool in_note, keep_lines;
} Markdown;

Place markdown_place(Markdown *markdown, size_t offset);
void markdown_fail(Markdown *markdown, Place place, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// A node, or NULL once the article is full.
Node *markdown_add_node(Markdown *markdown, Node *parent, NodeKind kind, Place place);
// False (and an error at place) when lists, quotes, emphasis and links stand too deep in each other.
bool markdown_enter(Markdown *markdown, Place place);
void markdown_leave(Markdown *markdown);
// The blocks of a footnote's definition, as children of note.
void markdown_read_note(Markdown *markdown, cmark_node *definition, Node *note);

// The inlines of a paragraph or heading as children of parent. quotes: how many quotes the block stands in.
void inlines_read(Markdown *markdown, cmark_node *block, Node *parent, int32_t quotes);

#endif
