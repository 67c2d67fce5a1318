// galley_inside.h: what the files that build a galley share; nobody else includes it.
//
// galley.c goes through the body and calls one file a kind of block: galley_text.c (paragraphs and headings),
// galley_list.c, galley_figure.c, galley_opener.c (the title above, the notes below). Each sets its text into
// pieces of a block and has strip.c write the records.
#ifndef FOLIO_GALLEY_INSIDE_H
#define FOLIO_GALLEY_INSIDE_H

#include "layout/strip.h"

typedef struct {
    const GalleyInput *input;
    Pages *part;
    Arena *arena;
    Galley *galley;
    SpanBuilder spans;
    int32_t article_tag;
    Unit measure;        // of a column
    StripBuilder strip;
    int32_t hanging;     // block of the figure that hangs from the next line; -1: none
    Unit hang_width;     // that the lines beside a hanging figure lack
    bool after_heading;  // the next paragraph opens a stretch of text: no first-line indent
    int32_t headings[3], heading_count; // levels in the source of the headings that are open
    int32_t titled;      // 1 below a title, which is the first of the headings
    int32_t figure_count;
    Unit indent;         // of what stands inside a list's item
    Unit marker_more;    // room for markers beyond their style's
} GalleyBuilder;

// ---- galley.c ----
void galley_add_node(GalleyBuilder *builder, const Node *node, const char *style, int32_t parent);
// A node and all that follow it.
void galley_add_blocks(GalleyBuilder *builder, const Node *first, const char *style, int32_t parent);

// ---- galley_text.c ----
// The style that a node names, or else the layout's of that name.
const Style *galley_style(const GalleyBuilder *builder, const Node *node, const char *name);
Text galley_language(const GalleyBuilder *builder, const Node *node);
Unit galley_type_width(const GalleyBuilder *builder);
int32_t galley_add_tag(GalleyBuilder *builder, int32_t parent, Role role, Place place);
// A block as wide as measure; over all columns if that is the type's width.
Block *galley_add_block(GalleyBuilder *builder, BlockKind kind, int32_t tag, Place place, Unit measure);
// Makes room in builder->spans for a text of node in style.
void galley_begin_spans(GalleyBuilder *builder, const Style *style, const Node *node);
// Sets what is in builder->spans.
Setting galley_set_spans(GalleyBuilder *builder, Unit width, bool first_indent, Direction direction);
// The same as a piece of block, in a leading of its own.
Piece *galley_add_piece(GalleyBuilder *builder, Block *block, Unit measure, bool first_indent, Direction direction);
// The same as a block of lines, or a stack when it has a leading of its own. marker: absent if there is none.
void galley_add_text(GalleyBuilder *builder, int32_t tag, Place place, Direction direction, Text marker,
                     int32_t label);
void galley_add_paragraph(GalleyBuilder *builder, const Node *node, const char *style_name, int32_t parent,
                          Role role);
void galley_add_heading(GalleyBuilder *builder, const Node *node, int32_t parent);

// ---- galley_list.c ----
void galley_add_list(GalleyBuilder *builder, const Node *list, int32_t parent);
// What the longest number of a list takes beyond one digit.
Unit galley_number_room(const Style *style, int32_t last);

// ---- galley_figure.c ----
void galley_add_figure(GalleyBuilder *builder, const Node *node, int32_t parent);
// What comes does not stand beside a hanging figure; one that no line has taken stands in the column by itself.
void galley_end_hanging(GalleyBuilder *builder);
Unit galley_cap_height(const FontSet *fonts, const Style *style);

// ---- galley_opener.c ----
// The title over all columns, with its author.
void galley_add_title(GalleyBuilder *builder);
// The notes after the text, numbered as their marks.
void galley_add_notes(GalleyBuilder *builder);

#endif
