// galley_inside.h: what the files that build a galley share; nobody else includes it.
//
// galley.c goes through the body and calls one file a kind of block: galley_text.c (paragraphs and headings;
// galley_initial.c: large first letters), galley_list.c, galley_figure.c, galley_table.c, galley_index.c,
// galley_opener.c (the title), galley_notes.c. Each sets its text into
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
    ArtOrder art;        // of the next placeholder
    int32_t notes_set, notes_given; // of spans.notes: set; of the galley's: that a block has
    int32_t note_count;  // of the article; 0: not counted yet
    Unit indent;         // of what stands inside a list's item
    Unit marker_more;    // room for markers beyond their style's
    int32_t lists;       // in each other
    const char *list_style, *quote_style;
    bool signed_last;    // the block before is a signature
    Block *panel;        // that text goes into; or NULL
    Unit panel_after;    // below its last text
    bool opening;        // the next paragraph is the article's first
    const Initial *initial; // of the paragraph at hand; or NULL
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
void galley_set_marker(GalleyBuilder *builder, Piece *piece, Text marker, int32_t tag, Place place);
// What was set as a block of lines, or a stack when it has a leading of its own. marker: absent if there is none.
void galley_add_text(GalleyBuilder *builder, int32_t tag, Place place, Direction direction, Text marker,
                     int32_t label);
void galley_add_paragraph(GalleyBuilder *builder, const Node *node, const char *style_name, int32_t parent,
                          Role role);
void galley_add_heading(GalleyBuilder *builder, const Node *node, int32_t parent);

// ---- galley_initial.c ----
// Takes the first letter out of what is in builder->spans, if it shall be large: builder->initial.
void galley_take_initial(GalleyBuilder *builder, int32_t tag);
// Puts it back.
void galley_return_initial(GalleyBuilder *builder);
// Is the article to begin with one?
bool galley_wants_initial(const GalleyBuilder *builder);
// Says that an article which asks for one has none.
void galley_check_initial(const GalleyBuilder *builder);

// ---- galley_list.c ----
void galley_add_list(GalleyBuilder *builder, const Node *list, int32_t parent);
// What the longest number of a list takes beyond one digit.
Unit galley_number_room(const Style *style, int32_t last);

// ---- galley_figure.c ----
void galley_add_figure(GalleyBuilder *builder, const Node *node, int32_t parent);
// What comes does not stand beside a hanging figure; one that no line has taken stands in the column by itself.
void galley_end_hanging(GalleyBuilder *builder);
Unit galley_cap_height(const FontSet *fonts, const Style *style);

// ---- galley_table.c ----
void galley_add_table(GalleyBuilder *builder, const Node *node, int32_t parent);

// ---- galley_index.c ----
void galley_add_index(GalleyBuilder *builder, const Node *node, int32_t parent);
// ---- galley_panel.c ----
void galley_add_pull_quote(GalleyBuilder *builder, const Node *node, int32_t parent);
void galley_add_sidebar(GalleyBuilder *builder, const Node *node, int32_t parent);
// A style of the layout for texts in sidebars, or else the other one.
const char *galley_panel_style(const GalleyBuilder *builder, const char *name, const char *otherwise);
// What is in builder->spans, as a piece of builder->panel.
void galley_add_panel_text(GalleyBuilder *builder, Place place, Direction direction, Text marker, int32_t label);

// ---- galley_signature.c ----
void galley_add_signature(GalleyBuilder *builder, const Node *node, int32_t parent);

// ---- galley_opener.c ----
// The title over all columns, with its author.
void galley_add_title(GalleyBuilder *builder);

// ---- galley_notes.c ----
// Sets the notes of the marks met since; they follow the block of tag in logical order, and go with the next
// block that does not span.
void galley_set_notes(GalleyBuilder *builder, int32_t tag);
// The block has the notes that no other has.
void galley_give_notes(GalleyBuilder *builder, Block *block);
// Sets the notes of the marks met since as pieces below a block's others: for captions, sidebars, tables, all that
// floats or spans. holder: their tag's parent.
void galley_add_notes_below(GalleyBuilder *builder, Block *block, int32_t holder);
// Notes that are left when the text is at its end stand there.
void galley_end_notes(GalleyBuilder *builder);

#endif
