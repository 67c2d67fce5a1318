// source_schema.h: what an editor may write, as one table (source_schema.c) and the structs it fills.
//
// The table drives reading, diagnostics, the reference page (sources/README.md) and the JSON Schema. Texts are
// decoded and belong to the arena given to schema_read; YamlNodes are borrowed from the tree.
#ifndef FOLIO_SOURCE_SCHEMA_H
#define FOLIO_SOURCE_SCHEMA_H

#include "common/schema.h"
#include "model/chart.h"
#include "model/document.h"
#include "parse/table_schema.h"

enum {
    SOURCE_MOST_MARKDOWN = 100000, // characters of one Markdown text
    SOURCE_MOST_BLOCKS = 1000,     // items of one body
    SOURCE_MOST_ARTICLES = 500,    // of one section; 100 sections
    SOURCE_MOST_NODES = 200000,    // nodes of one article
    SOURCE_MOST_DEPTH = 16,        // lists, quotes, emphasis and links in each other
};

typedef struct {
    Unit least, most;
} HeightSource;

// a figure's picture: a path, or a placeholder
typedef struct {
    bool placeholder;
    Text topic, wanted;
} PlaceholderSource;

typedef struct {
    const YamlNode *node;
    int32_t which;                 // 0: path, 1: placeholder
    Text path;
    PlaceholderSource placeholder;
    const YamlNode *caption;
    Text alt, credit;
    bool decorative;
    FigurePlace place;
    FigureSpan span;
    Unit width;
    FigureSide side;
    int32_t height_which;          // 0: fixed, 1: range
    Unit fixed;
    HeightSource height;
    ARRAY(int32_t) focus;          // none or two, 1/1000
} FigureSource;

typedef enum { BY_VALUE, BY_MONTH, BY_YEAR } ChartBy;
typedef enum { ORDER_FILE, ORDER_VALUE, ORDER_NAME } ChartOrder;
typedef enum { MISSING_REPORT, MISSING_SKIP } ChartMissing;

typedef struct {
    const YamlNode *node;
    ChartKind kind;
    ChartOrientation orientation;
    Text data;                     // one of the two: a file's path,
    const YamlNode *rows;          // or the rows themselves
    Text category, series, value;  // keys of the rows
    ChartBy by;
    ChartOrder order;
    ChartMissing missing;
    Text unit;
    FigureSource figure;           // its caption, alt, credit, place, span and height
} ChartSource;

typedef enum {                     // in the order of the table's choices
    BLOCK_TEXT, BLOCK_FIGURE, BLOCK_QUESTION, BLOCK_ANSWER, BLOCK_PULL_QUOTE, BLOCK_SIDEBAR, BLOCK_SIGNATURE,
    BLOCK_PAGE_BREAK, BLOCK_TABLE, BLOCK_CHART, BLOCK_INDEX
} BlockKind;

// a block that prints the index
typedef struct {
    const YamlNode *node;
    int32_t of;                    // IndexKind
    Text title;
} IndexBlockSource;

typedef struct {
    int32_t which;                 // BlockKind
    const YamlNode *node;
    const YamlNode *text;          // the Markdown of all kinds but figure and page-break
    bool page_break;
    FigureSource figure;
    TableSource table;
    ChartSource chart;
    IndexBlockSource index;
    FigurePlace place;             // of a pull quote, a sidebar
    FigureSpan span;
    Text title;                    // of a sidebar
    Text image, alt;               // of a signature
} BlockSource;

typedef struct {
    const YamlNode *node;
    Text id, title, short_title, author, office, date, venue, template_name, language;
    int32_t pages;
    bool drop_cap, indexed;
    ARRAY(BlockSource) body;
    const YamlNode *source;
} ArticleSource;

typedef struct {
    const YamlNode *node;
    Text title;
    ARRAY(Text) articles;
} SectionSource;

typedef struct {
    Text art;
    ARRAY(Text) lines;
    const YamlNode *node;
} CoverSource;

typedef struct {
    const YamlNode *node;
    Text publisher, address, contact, isbn, rights, credits, printer;
} ImprintSource;

typedef struct {
    const YamlNode *node;
    Text title, organisation, short_name, date, language, layout, subject, keywords_line;
    int32_t keywords_which;        // 0: a list, 1: one line
    ARRAY(Text) keywords;
    CoverSource cover;
    ImprintSource imprint;
    int32_t placeholders;          // 0: refuse, 1: print
    Text placeholders_reason, foreword, index;
    int32_t blank_pages;           // 0: none, 1: end
    ARRAY(SectionSource) sections;
} EditionSource;

// ---- the index file ----

typedef struct {
    const YamlNode *node;
    Text entry, sort;
    IndexKind kind;
    ARRAY(Text) forms, see;
} IndexEntrySource;

typedef struct {
    ARRAY(IndexEntrySource) entries;
} IndexFileSource;

extern const SchemaType edition_type, article_type, index_file_type, index_block_type;
extern const SchemaType source_height_type;  // of figures and charts
extern const SchemaType chart_source_type;   // chart_schema.c
extern const char *const source_place_names[];

// The page sources/README.md, whole.
void source_write_reference(Buffer *out);

#endif
