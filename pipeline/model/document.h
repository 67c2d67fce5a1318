// document.h: what the report says, without geometry. START READING HERE.
//
// A Document is the edition's own facts, its sections, and its articles in reading order. An article is
// the unit of work: everything it holds lives in its own arena, and its node ids count from 1 inside it
// in logical order. No fonts, no millimetres but the heights an editor asked for.
//
// The text form (document_write, document_read) has one record a line, and every line reads alone; it is
// specified at the top of document_file.c. read(write(d)) gives d again.
//
// Paths are relative to the project root. Texts are UTF-8, NFC is not enforced: text is never silently
// changed.
#ifndef FOLIO_DOCUMENT_H
#define FOLIO_DOCUMENT_H

#include "common/array.h"
#include "common/buffer.h"
#include "common/diagnostic.h"
#include "common/unit.h"

// Which nodes may stand where:
//   article body: heading paragraph list quote pull-quote question answer figure table chart sidebar
//                 source-credit signature page-break index
//   blocks inside: list > item*; item, quote, question, answer, sidebar > blocks; note > paragraph*;
//                 figure, chart > caption?; table > caption? column* row* paragraph* (below it); row > cell*
//                 index > heading?
//   heading, paragraph, caption, pull-quote, column (its title), cell, source-credit, signature > inlines
//   inlines: text emphasis strong link reference note line-break
typedef enum {
    NODE_HEADING,      // level 1 to 3
    NODE_PARAGRAPH,
    NODE_TEXT,         // text; its bytes stand in the source, unbroken, from place on
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_LINK,         // target: an URL
    NODE_REFERENCE,    // target: an article's id; page_reference: prints the page number (no children)
    NODE_NOTE,         // a footnote: its blocks, where its mark stands; target: its label. In a table one without
                       // blocks is another mark of the note with this label
    NODE_LINE_BREAK,   // a forced line end
    NODE_LIST,         // ordered, start
    NODE_ITEM,
    NODE_QUOTE,
    NODE_PULL_QUOTE,
    NODE_QUESTION,
    NODE_ANSWER,
    NODE_FIGURE,       // figure
    NODE_CAPTION,
    NODE_TABLE,        // part, as its columns, rows and cells have (model/table.h)
    NODE_COLUMN,
    NODE_ROW,
    NODE_CELL,
    NODE_CHART,        // chart, and figure for what it shares with pictures
    NODE_SIDEBAR,
    NODE_SOURCE_CREDIT, // last node of a body: "Source: ..." as the editor wrote it
    NODE_SIGNATURE,
    NODE_PAGE_BREAK,
    NODE_INDEX,        // prints the entries of the index of one kind, or of all (level: an IndexKind)
    NODE_KINDS
} NodeKind;

const char *node_kind_name(NodeKind kind); // "heading", "pull-quote", …
bool node_is_block(NodeKind kind);         // may stand in an article's body
bool node_is_table(NodeKind kind);         // has a TablePart
bool node_may_hold(NodeKind parent, NodeKind child); // the rules above

enum { NODE_DEPTH_MOST = 100 }; // nodes inside nodes: the file's limit, which a parser must keep

typedef enum { DIRECTION_AUTO, DIRECTION_LTR, DIRECTION_RTL } Direction; // auto: by the first strong letter

typedef enum { PLACE_AUTO, PLACE_TOP, PLACE_BOTTOM, PLACE_HERE, PLACE_PAGE } FigurePlace;
typedef enum { SPAN_COLUMN, SPAN_PAGE, SPAN_BLEED, SPAN_GUTTER } FigureSpan;
typedef enum { FIGURE_OUTER, FIGURE_INNER, FIGURE_LEFT, FIGURE_RIGHT } FigureSide;

typedef enum { DROP_CAP_AUTO, DROP_CAP_YES, DROP_CAP_NO } DropCap; // auto: as the layout's master has it

typedef struct {
    Text image;             // path relative to the project root; absent for a placeholder
    bool placeholder;       // art stands in
    bool decorative;        // needs no caption, credit or alternative text
    Text topic, wanted;     // of a placeholder
    Text alt, credit;
    FigurePlace place;
    FigureSpan span;
    Unit width;             // narrower than its column: text runs beside it; 0: as wide as its span
    FigureSide side;        // of the column, where it is narrower
    Unit least, most;       // height; 0 when the editor left it to the layout
    int32_t focus_x, focus_y; // what a crop must keep, in 1/1000 of width and height; 500, 500 by default
} Figure;

// what few nodes have
typedef struct {
    Text style;             // named by the source; absent: by kind
    Text language;          // BCP 47; absent: as the parent
    Text target;            // link, reference, note
} NodeWords;

typedef struct TablePart TablePart;
typedef struct Node Node;
struct Node {               // 120 bytes: a page has forty
    NodeKind kind : 8;
    Direction direction : 8; // of a paragraph
    FigurePlace stands : 8; // pull-quote, sidebar: where; not on a page of its own
    FigureSpan span : 8;    // pull-quote, sidebar: column or page
    int32_t id;             // from 1, in logical order, within its article
    Place place;            // where it came from
    Node *parent, *first, *last, *next;
    Text text;              // NODE_TEXT
    NodeWords *words;       // NULL: none. Read with node_words
    int32_t level;          // heading: 1 to 3; list: start number; index: an IndexKind
    bool ordered;           // list
    bool page_reference;    // reference
    Figure *figure;         // NODE_FIGURE, NODE_CHART; of a signature its picture, or NULL
    TablePart *part;        // NODE_TABLE, NODE_COLUMN, NODE_ROW, NODE_CELL: never NULL
    struct Chart *chart;    // NODE_CHART (chart.h)
};

// What an entry of the index is; an index block lists one of these, or all.
typedef enum { INDEX_PERSON, INDEX_ORGANIZATION, INDEX_PLACE, INDEX_SUBJECT, INDEX_ALL } IndexKind;

const char *index_kind_name(IndexKind kind); // "person", "organization", …, "all"

typedef struct {
    IndexKind kind;         // never INDEX_ALL
    Text text;              // as it is printed: "Sarybay, Kairat"
    Text sort;              // what it is sorted by; absent: its text
    Place place;
    ARRAY(int32_t) see;     // the entries that it sends the reader to, as indices
} IndexEntry;

// A place in an article's text that an entry's page numbers lead to.
typedef struct {
    int32_t entry;          // index into Document.index
    Place place;
    bool after;             // it belongs to the text before its place; else to that from its place on
} IndexMark;

typedef struct Article {
    Arena *arena;           // holds all of this; freed by document_free
    int64_t revision;       // of a session: articles with the same one are the same; 0: not told
    Text file;              // its source
    Place place;            // of its first key
    int32_t section;        // index into Document.sections; -1 for the foreword
    Text id, title, short_title, author, office, date, venue, template_name, language;
    Place title_place, template_place, pages_place;
    int32_t pages;          // fit to this many; 0: as many as it takes
    DropCap drop_cap;       // a large first letter
    Node *body;             // first block; the blocks are chained by next
    Node *body_last;
    int32_t node_count;
    ARRAY(IndexMark) marks; // by place; they live as long as the Document
    ArenaMark before_body;  // what lies in the arena before the first node
} Article;

typedef struct {
    Text title;
    Place place;
} Section;

typedef struct {
    Text key, value;        // a cover line has no key
    Place place;
} Entry;

typedef struct Document {
    Arena *arena;           // holds the report's own facts
    Text file;              // the edition's report.yaml
    Text folder;            // the edition's folder, relative to the project root
    Text title, organisation, short_name, date, language, layout, subject, keywords;
    Place title_place, layout_place;
    Text cover_art;
    ARRAY(Entry) cover_lines;
    ARRAY(Entry) imprint;   // publisher, address, contact, isbn, rights, credits, printer, in source order
    bool print_placeholders; // placeholders: print, with its reason
    Text placeholders_reason;
    bool blank_pages;       // blank pages may fill the press's last signature
    ARRAY(Section) sections;
    ARRAY(IndexEntry) index; // in no order: printing sorts them
    ARRAY(Article *) articles; // reading order, the foreword first
    Arena *names;           // of files, in the places of all articles; NULL: each has them itself
    bool lent;              // the articles belong to the session that read them (parse.h)
} Document;

Document *document_new(void);
void document_free(Document *document); // with its articles, unless they are lent; NULL is fine
void document_drop_bodies(Document *document); // what is left are the report's own facts, and those of its articles
Article *document_add_article(Document *document);
const Article *document_find_article(const Document *document, Text id); // borrowed, or NULL

// A node in article's arena, as last child of parent, or at the end of the body when parent is NULL.
Node *article_add_node(Article *article, Node *parent, NodeKind kind, Place place);
const NodeWords *node_words(const Node *node); // never NULL
NodeWords *node_own_words(Arena *arena, Node *node); // to be set
// The next node of the article in logical order (depth first), or NULL.
const Node *node_next(const Node *node);
Text article_short_title(const Article *article); // short-title, or else the title

void document_write(Buffer *out, const Document *document);
// NULL after an error, which is added to diagnostics; survives any bytes. name: for the diagnostics.
Document *document_read(Text bytes, Text name, Diagnostics *diagnostics);

#endif
