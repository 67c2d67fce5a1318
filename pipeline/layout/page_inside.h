// page_inside.h: what the files that build pages share; nobody else includes it.
//
// page.c turns the records of each page into items; page_notes.c sets the notes below the columns, page_table.c the rows
// of tables, page_panel.c pull quotes and sidebars. Unit: millipoint.
#ifndef FOLIO_PAGE_INSIDE_H
#define FOLIO_PAGE_INSIDE_H

#include "layout/page.h"
#include "layout/table.h"

// A note on the page at hand.
typedef struct {
    const GalleyNote *note;
    int32_t passage;      // that has its mark
    int32_t column;
    int32_t line, lines;  // grid lines kept for it
    Unit top;             // the line above its first line
    Point mark;           // top left of the line with its mark
    bool first;           // in its column: a rule stands above it
} PlacedNote;

// A table's head to be repeated on the page at hand.
typedef struct {
    const TableSet *table;
    Point at;             // its top left corner
} RepeatedHead;

typedef struct {
    Pages *part;
    const Galley *galley;
    const Pagination *pagination;
    const PageInput *input;
    int32_t first_column; // index of the first Column of the page at hand
    ARRAY(PlacedNote) notes; // of the page at hand, in the order of their marks
    int32_t notes_painted; // of these
    int32_t artifact;     // the tag of rules; 0: none yet
    ARRAY(RepeatedHead) heads;
} PageBuilder;

// ---- page.c ----
Unit page_column_left(const PageBuilder *builder, int32_t page, int32_t column);
Unit page_baseline(const PageBuilder *builder, int32_t line);
// A line that stands where it says, with its record. column: of its page. tag: the paragraph's.
void page_add_line(PageBuilder *builder, Page *page, const Setting *setting, int32_t index, Point origin,
                   int32_t column, int32_t tag);
// A line of a piece, with its marker or large first letter.
void page_add_piece_line(PageBuilder *builder, Page *page, const Piece *piece, int32_t index, Point origin,
                         int32_t column, int32_t tag);

// Pieces one below another, from the line above the first on.
void page_add_pieces(PageBuilder *builder, Page *page, const Block *block, Point origin, int32_t column);
// The tag of hairlines and grounds.
int32_t page_artifact(PageBuilder *builder);

// ---- page_panel.c ----
void page_add_panel(PageBuilder *builder, Page *page, const Block *block, const Placement *at, Unit left);

// ---- page_notes.c ----
// Where the notes of a page stand, which are painted as their passages are.
void page_find_notes(PageBuilder *builder, int32_t page);
// The notes of all passages up to one.
void page_add_notes(PageBuilder *builder, Page *page, int32_t passage);
// A note and its mark lead to each other: to the places of both, on one page.
void page_link_note(PageBuilder *builder, const Page *page, const NoteLinks *links, Point note, Point mark);

// ---- page_table.c ----
// A unit of a table whose left edge is at x.
void page_add_table_unit(PageBuilder *builder, Page *page, const TableSet *table, int32_t unit, Unit x);
// The heads repeated on a page: artifacts, behind all that is read.
void page_add_heads(PageBuilder *builder, Page *page);

#endif
