// pages_file.h: what the files of pages_file*.c share; for nobody else. The form: pages_file.c.
//
// Limits that make the reader's results safe to compute with: lengths stay below 2^28 millipoints (94 m),
// so that sums of a few do not overflow; groups nest 24 deep, since PDF allows 28.
#ifndef FOLIO_PAGES_FILE_H
#define FOLIO_PAGES_FILE_H

#include "common/record.h"
#include "model/pages.h"

enum {
    LENGTH_MOST = 1 << 28,      // millipoints, either sign
    PAGE_SIDE_MOST = 14400000,  // millipoints: PDF's 200 inches
    BLEED_MOST = 1000000,
    PIXELS_MOST = 1 << 20,      // a side
    SCALE_MOST = 100000,        // 1/10,000
    GLYPHS_MOST = 1 << 20,      // an item
    GROUP_DEPTH_MOST = 24,
    TAG_DEPTH_MOST = 200,
};

typedef enum { FORWARD_PAGE, FORWARD_DESTINATION } ForwardTable;

// A number, from 1, that points into a table still to be read.
typedef struct {
    int32_t line;               // of the file
    int32_t number;
    ForwardTable table;
} Forward;

typedef struct {
    RecordReader record;
    Pages *pages;
    ARRAY(Forward) forwards;
    ARRAY(int32_t) tag_depths;
    Items *items;               // that items go into: a page's or a drawing's; NULL: none
    bool in_drawing;
    int32_t group_depth;        // groups open in items
} PagesReader;

// fields; a missing one gives usual, or zeros, or PAINT_NONE
int32_t pages_read_int(PagesReader *reader, const char *name, int32_t usual, int32_t least,
                       int32_t most);
int32_t pages_need_int(PagesReader *reader, const char *name, int32_t least, int32_t most);
Text pages_read_text(PagesReader *reader, const char *name);
Rect pages_read_rect(PagesReader *reader, const char *name);
Point pages_read_point(PagesReader *reader, const char *name);
// a number from 0 (none) on into a table that comes later; checked at the end of the file
int32_t pages_read_forward(PagesReader *reader, const char *name, ForwardTable table);
void pages_write_rect(Buffer *out, const char *name, Rect rect);
void pages_write_point(Buffer *out, const char *name, Point point);

// pages_file_items.c
const char *pages_item_kind(ItemKind kind);  // the record's kind
void pages_write_items(Buffer *out, const Items *items);
void pages_read_item(PagesReader *reader, ItemKind kind);
void pages_close_items(PagesReader *reader); // a fault if a group is still open

// pages_file_tables.c: the tables that items and tags point into, and the tags
void pages_write_tables(Buffer *out, const Pages *pages);
void pages_read_metadata(PagesReader *reader);
void pages_read_limits(PagesReader *reader);
void pages_read_font(PagesReader *reader);
void pages_read_image(PagesReader *reader);
void pages_read_ink(PagesReader *reader);
void pages_read_output(PagesReader *reader);
void pages_read_drawing(PagesReader *reader);
void pages_read_tag(PagesReader *reader);

// pages_file_facts.c: what is never painted: columns, lines, articles, art, diagnostics
void pages_write_facts(Buffer *out, const Pages *pages);
void pages_read_column(PagesReader *reader);
void pages_read_line(PagesReader *reader);
void pages_read_article(PagesReader *reader);
void pages_read_art(PagesReader *reader);
void pages_read_diagnostic(PagesReader *reader);

#endif
