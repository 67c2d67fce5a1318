// document_file.c: the text form of a Document, version 1, in the records of common/record.h.
//
//     folio-document 1
//     document file= folder= title= organisation= short-name= date= language= layout= subject= keywords=
//              cover-art= print-placeholders placeholders-reason= blank-pages title-at= layout-at=
//     cover value= at=                          a line of the cover
//     imprint key= value= at=
//     section title= at=
//     index-entry kind= text= sort= see=0,4,… at=  see: other entries, from 0
//     article file= id= title= section= …       section: index, -1 (left out) for the foreword; drop-cap=yes|no
//     mark entry= after at=                     of the index, in the article above
//       paragraph at=                           the article's nodes, each called by its kind and indented by
//         text text="Lake " at=                 two blanks more than its parent
//         emphasis at=
//           text text="Urmia" at=
//     end
//
// Order: document first, sections and entries before the articles that name them, an article's marks and its nodes
// in logical order behind it. Every node may have style= language= direction=ltr|rtl; besides, by kind: text text=; link and
// note target=; reference target= page-reference; heading level=1…3; list ordered level=(start number);
// index of=(its kind, or all); figure image= placeholder decorative topic= wanted= alt= credit= place= span= width= side=
// height=least,most (millipoints) focus=x,y (1/1000); chart as figure, and the fields of chart_file.c; table wide
// plain; column width= (millipoints) share= (1/1000) align=start|end|centre|decimal head; row group keep; cell columns=
// rows= (spans); pull-quote and sidebar place=top|bottom|here span=page; signature image= alt=. A record on several
// lines above is one line in a file.
//
// Checked at reading: which kinds stand in which (document.h), depth, levels, indices, sizes.
#include "common/record.h"
#include "model/chart.h"
#include "model/document.h"
#include "model/document_file.h"
#include "model/table.h"

static const char *const form = "folio-document";
enum { VERSION = 1, ARTICLES_MOST = 10000, PAGES_MOST = 9999, START_MOST = 999999999 };
enum { HEIGHT_MOST = 28346000 }; // millipoints: 10 m

static const char *const direction_words[] = {"auto", "ltr", "rtl"};
static const char *const place_words[] = {"auto", "top", "bottom", "here", "page"};
static const char *const span_words[] = {"column", "page", "bleed", "gutter"};
static const char *const drop_cap_words[] = {"auto", "yes", "no"};
static const char *const side_words[] = {"outer", "inner", "left", "right"};

// ---- writing -----------------------------------------------------------------------------------

static void write_report(Buffer *out, const Document *document) {
    record_begin(out, 0, "document");
    record_write_text(out, "file", document->file);
    record_write_text(out, "folder", document->folder);
    record_write_text(out, "title", document->title);
    record_write_text(out, "organisation", document->organisation);
    record_write_text(out, "short-name", document->short_name);
    record_write_text(out, "date", document->date);
    record_write_text(out, "language", document->language);
    record_write_text(out, "layout", document->layout);
    record_write_text(out, "subject", document->subject);
    record_write_text(out, "keywords", document->keywords);
    record_write_text(out, "cover-art", document->cover_art);
    record_write_flag(out, "print-placeholders", document->print_placeholders);
    record_write_text(out, "placeholders-reason", document->placeholders_reason);
    record_write_flag(out, "blank-pages", document->blank_pages);
    record_write_place(out, "title-at", document->title_place);
    record_write_place(out, "layout-at", document->layout_place);
    record_end(out);
}

static void write_entry(Buffer *out, const char *kind, const Entry *entry) {
    record_begin(out, 0, kind);
    record_write_text(out, "key", entry->key);
    record_write_text(out, "value", entry->value);
    record_write_place(out, "at", entry->place);
    record_end(out);
}

static void write_section(Buffer *out, const Section *section) {
    record_begin(out, 0, "section");
    record_write_text(out, "title", section->title);
    record_write_place(out, "at", section->place);
    record_end(out);
}

static void write_article_head(Buffer *out, const Article *article) {
    record_begin(out, 0, "article");
    record_write_text(out, "id", article->id);
    record_write_text(out, "title", article->title);
    record_write_unusual(out, "section", article->section, -1);
    record_write_text(out, "short-title", article->short_title);
    record_write_text(out, "author", article->author);
    record_write_text(out, "office", article->office);
    record_write_text(out, "date", article->date);
    record_write_text(out, "venue", article->venue);
    record_write_text(out, "template", article->template_name);
    record_write_text(out, "language", article->language);
    record_write_unusual(out, "pages", article->pages, 0);
    if (article->drop_cap != DROP_CAP_AUTO) record_write_word(out, "drop-cap", drop_cap_words[article->drop_cap]);
    record_write_text(out, "file", article->file);
    record_write_place(out, "at", article->place);
    record_write_place(out, "title-at", article->title_place);
    record_write_place(out, "template-at", article->template_place);
    record_write_place(out, "pages-at", article->pages_place);
    record_end(out);
}

static void write_figure(Buffer *out, const Figure *figure) {
    record_write_text(out, "image", figure->image);
    record_write_flag(out, "placeholder", figure->placeholder);
    record_write_flag(out, "decorative", figure->decorative);
    record_write_text(out, "topic", figure->topic);
    record_write_text(out, "wanted", figure->wanted);
    record_write_text(out, "alt", figure->alt);
    record_write_text(out, "credit", figure->credit);
    if (figure->place != PLACE_AUTO) record_write_word(out, "place", place_words[figure->place]);
    if (figure->span != SPAN_COLUMN) record_write_word(out, "span", span_words[figure->span]);
    if (figure->width) record_write_int(out, "width", figure->width);
    if (figure->side != FIGURE_OUTER) record_write_word(out, "side", side_words[figure->side]);
    int32_t height[2] = {figure->least, figure->most},
            focus[2] = {figure->focus_x, figure->focus_y};
    if (height[0] || height[1]) record_write_ints(out, "height", height, 2);
    if (focus[0] != 500 || focus[1] != 500) record_write_ints(out, "focus", focus, 2);
}

// what only this kind of node has
static void write_own_fields(Buffer *out, const Node *node) {
    switch (node->kind) {
    case NODE_TEXT: record_write_text(out, "text", node->text); break;
    case NODE_HEADING: record_write_int(out, "level", node->level); break;
    case NODE_LIST:
        record_write_flag(out, "ordered", node->ordered);
        record_write_unusual(out, "level", node->level, 0);
        break;
    case NODE_REFERENCE:
        record_write_text(out, "target", node_words(node)->target);
        record_write_flag(out, "page-reference", node->page_reference);
        break;
    case NODE_LINK:
    case NODE_NOTE: record_write_text(out, "target", node_words(node)->target); break;
    case NODE_FIGURE: write_figure(out, node->figure); break;
    case NODE_TABLE:
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_CELL: table_write_fields(out, node); break;
    case NODE_CHART:
        chart_write(out, node->chart);
        write_figure(out, node->figure);
        break;
    case NODE_INDEX: record_write_word(out, "of", index_kind_name((IndexKind)node->level)); break;
    case NODE_PULL_QUOTE:
    case NODE_SIDEBAR:
        if (node->stands != PLACE_AUTO) record_write_word(out, "place", place_words[node->stands]);
        if (node->span != SPAN_COLUMN) record_write_word(out, "span", span_words[node->span]);
        break;
    case NODE_SIGNATURE:
        if (!node->figure) break;
        record_write_text(out, "image", node->figure->image);
        record_write_text(out, "alt", node->figure->alt);
        break;
    case NODE_PARAGRAPH:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_LINE_BREAK:
    case NODE_ITEM:
    case NODE_QUOTE:
    case NODE_QUESTION:
    case NODE_ANSWER:
    case NODE_CAPTION:
    case NODE_SOURCE_CREDIT:
    case NODE_PAGE_BREAK:
    case NODE_KINDS: break;
    }
}

static void write_node(Buffer *out, const Node *node, int32_t depth) {
    record_begin(out, depth, node_kind_name(node->kind));
    write_own_fields(out, node);
    record_write_text(out, "style", node_words(node)->style);
    record_write_text(out, "language", node_words(node)->language);
    if (node->direction != DIRECTION_AUTO)
        record_write_word(out, "direction", direction_words[node->direction]);
    record_write_place(out, "at", node->place);
    record_end(out);
}

// the next node in logical order; keeps depth
static const Node *step(const Node *node, int32_t *depth) {
    if (node->first) {
        ++*depth;
        return node->first;
    }
    while (node && !node->next) {
        --*depth;
        node = node->parent;
    }
    return node ? node->next : NULL;
}

static void write_article(Buffer *out, const Article *article) {
    write_article_head(out, article);
    for (int32_t i = 0; i < article->marks.count; i++) index_write_mark(out, &article->marks.at[i]);
    int32_t depth = 1;
    for (const Node *node = article->body; node; node = step(node, &depth))
        write_node(out, node, depth);
}

void document_write(Buffer *out, const Document *document) {
    record_write_first(out, form, VERSION);
    write_report(out, document);
    for (int32_t i = 0; i < document->cover_lines.count; i++)
        write_entry(out, "cover", &document->cover_lines.at[i]);
    for (int32_t i = 0; i < document->imprint.count; i++)
        write_entry(out, "imprint", &document->imprint.at[i]);
    for (int32_t i = 0; i < document->sections.count; i++)
        write_section(out, &document->sections.at[i]);
    for (int32_t i = 0; i < document->index.count; i++)
        index_write_entry(out, &document->index.at[i]);
    for (int32_t i = 0; i < document->articles.count; i++)
        write_article(out, document->articles.at[i]);
    record_write_last(out);
}

// ---- reading -----------------------------------------------------------------------------------

typedef struct {
    RecordReader record;
    Document *document;
    bool has_report;  // the document record was read
    Article *article; // the one that nodes go into
    Node *path[NODE_DEPTH_MOST +
               1]; // the last node and those it stands in; path[1] stands in the body
    int32_t depth; // of the last node; 0: the article
} DocumentReader;

static void read_report(DocumentReader *reader) {
    RecordReader *record = &reader->record;
    Document *document = reader->document;
    Arena *arena = document->arena;
    if (reader->has_report) record_fail(record, NULL, "a second 'document' record");
    reader->has_report = true;
    document->file = record_read_text(record, arena, "file");
    document->folder = record_read_text(record, arena, "folder");
    document->title = record_read_text(record, arena, "title");
    document->organisation = record_read_text(record, arena, "organisation");
    document->short_name = record_read_text(record, arena, "short-name");
    document->date = record_read_text(record, arena, "date");
    document->language = record_read_text(record, arena, "language");
    document->layout = record_read_text(record, arena, "layout");
    document->subject = record_read_text(record, arena, "subject");
    document->keywords = record_read_text(record, arena, "keywords");
    document->cover_art = record_read_text(record, arena, "cover-art");
    document->print_placeholders = record_read_flag(record, "print-placeholders");
    document->placeholders_reason = record_read_text(record, arena, "placeholders-reason");
    document->blank_pages = record_read_flag(record, "blank-pages");
    document->title_place = record_read_place(record, arena, "title-at");
    document->layout_place = record_read_place(record, arena, "layout-at");
}

static Entry read_entry(RecordReader *record, Arena *arena) {
    return (Entry){.key = record_read_text(record, arena, "key"),
                   .value = record_read_text(record, arena, "value"),
                   .place = record_read_place(record, arena, "at")};
}

static Section read_section(RecordReader *record, Arena *arena) {
    return (Section){.title = record_read_text(record, arena, "title"),
                     .place = record_read_place(record, arena, "at")};
}

static void read_article(DocumentReader *reader) {
    RecordReader *record = &reader->record;
    if (reader->document->articles.count == ARTICLES_MOST) {
        record_fail(record, NULL, "more than %d articles", ARTICLES_MOST);
        return;
    }
    Article *article = document_add_article(reader->document);
    Arena *arena = article->arena;
    int32_t sections = reader->document->sections.count;
    article->section = (int32_t)record_read_int(record, "section", -1, -1, sections - 1);
    article->id = record_read_text(record, arena, "id");
    article->title = record_read_text(record, arena, "title");
    article->short_title = record_read_text(record, arena, "short-title");
    article->author = record_read_text(record, arena, "author");
    article->office = record_read_text(record, arena, "office");
    article->date = record_read_text(record, arena, "date");
    article->venue = record_read_text(record, arena, "venue");
    article->template_name = record_read_text(record, arena, "template");
    article->language = record_read_text(record, arena, "language");
    article->pages = (int32_t)record_read_int(record, "pages", 0, 0, PAGES_MOST);
    article->drop_cap = (DropCap)record_read_word(record, "drop-cap", drop_cap_words, 3, DROP_CAP_AUTO);
    article->file = record_read_text(record, arena, "file");
    article->place = record_read_place(record, arena, "at");
    article->title_place = record_read_place(record, arena, "title-at");
    article->template_place = record_read_place(record, arena, "template-at");
    article->pages_place = record_read_place(record, arena, "pages-at");
    reader->article = article;
    reader->depth = 0;
}

static void read_figure(RecordReader *record, Arena *arena, Figure *figure) {
    figure->image = record_read_text(record, arena, "image");
    figure->placeholder = record_read_flag(record, "placeholder");
    figure->decorative = record_read_flag(record, "decorative");
    figure->topic = record_read_text(record, arena, "topic");
    figure->wanted = record_read_text(record, arena, "wanted");
    figure->alt = record_read_text(record, arena, "alt");
    figure->credit = record_read_text(record, arena, "credit");
    figure->place = (FigurePlace)record_read_word(record, "place", place_words, 5, PLACE_AUTO);
    figure->span = (FigureSpan)record_read_word(record, "span", span_words, 4, SPAN_COLUMN);
    figure->width = (Unit)record_read_int(record, "width", 0, 0, HEIGHT_MOST);
    figure->side = (FigureSide)record_read_word(record, "side", side_words, 4, FIGURE_OUTER);
    int32_t height[2] = {0, 0}, focus[2] = {500, 500};
    record_read_ints(record, "height", height, 2, 0, HEIGHT_MOST);
    record_read_ints(record, "focus", focus, 2, 0, 1000);
    if (height[1] && height[0] > height[1])
        record_fail(record, record->kind.at, "the least height is above the greatest");
    figure->least = height[0], figure->most = height[1];
    figure->focus_x = focus[0], figure->focus_y = focus[1];
}

static void read_signature(RecordReader *record, Arena *arena, Node *node) {
    Text image = record_read_text(record, arena, "image"), alt = record_read_text(record, arena, "alt");
    if (!image.size) return;
    node->figure = arena_new_of(arena, Figure);
    *node->figure = (Figure){.image = image, .alt = alt, .focus_x = 500, .focus_y = 500};
}

static void read_own_fields(RecordReader *record, Arena *arena, Node *node) {
    switch (node->kind) {
    case NODE_TEXT:
        record_need(record, "text");
        node->text = record_read_text(record, arena, "text");
        break;
    case NODE_HEADING:
        record_need(record, "level");
        node->level = (int32_t)record_read_int(record, "level", 1, 1, 3);
        break;
    case NODE_LIST:
        node->ordered = record_read_flag(record, "ordered");
        node->level = (int32_t)record_read_int(record, "level", 0, 0, START_MOST);
        break;
    case NODE_REFERENCE:
        node_own_words(arena, node)->target = record_read_text(record, arena, "target");
        node->page_reference = record_read_flag(record, "page-reference");
        break;
    case NODE_LINK:
    case NODE_NOTE: node_own_words(arena, node)->target = record_read_text(record, arena, "target"); break;
    case NODE_CHART: node->chart = chart_read(record, arena); // fall through
    case NODE_FIGURE:
        node->figure = arena_new_of(arena, Figure);
        read_figure(record, arena, node->figure);
        break;
    case NODE_TABLE:
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_CELL: table_read_fields(record, node); break;
    case NODE_INDEX: node->level = (int32_t)index_read_kind(record, "of", INDEX_ALL); break;
    case NODE_PULL_QUOTE:
    case NODE_SIDEBAR:
        node->stands = (FigurePlace)record_read_word(record, "place", place_words, 4, PLACE_AUTO);
        node->span = (FigureSpan)record_read_word(record, "span", span_words, 2, SPAN_COLUMN);
        break;
    case NODE_SIGNATURE: read_signature(record, arena, node); break;
    case NODE_PARAGRAPH:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_LINE_BREAK:
    case NODE_ITEM:
    case NODE_QUOTE:
    case NODE_QUESTION:
    case NODE_ANSWER:
    case NODE_CAPTION:
    case NODE_SOURCE_CREDIT:
    case NODE_PAGE_BREAK:
    case NODE_KINDS: break;
    }
}

// the parent of a node that is indented so; a fault (and NULL) if it skips a depth or may not stand there
static Node *find_parent(DocumentReader *reader, NodeKind kind) {
    RecordReader *record = &reader->record;
    int32_t depth = record->indent / 2;
    if (!reader->article) record_fail(record, record->kind.at, "a node before the first article");
    else if (record->indent % 2 || depth < 1 || depth > reader->depth + 1)
        record_fail(record, record->kind.at,
                    "a node is indented by two blanks for each it stands in");
    else if (depth > NODE_DEPTH_MOST)
        record_fail(record, record->kind.at, "nodes are at most %d deep", NODE_DEPTH_MOST);
    if (record->failed) return NULL;
    Node *parent = depth > 1 ? reader->path[depth - 1] : NULL;
    if (!(parent ? node_may_hold(parent->kind, kind) : node_is_block(kind)))
        record_fail(record, record->kind.at, "no '%s' may stand in '%s'", node_kind_name(kind),
                    parent ? node_kind_name(parent->kind) : "article");
    reader->depth = depth;
    return parent;
}

static void read_node(DocumentReader *reader, NodeKind kind) {
    RecordReader *record = &reader->record;
    Node *parent = find_parent(reader, kind);
    if (record->failed) return;
    Arena *arena = reader->article->arena;
    Place place = record_read_place(record, arena, "at");
    Node *node = article_add_node(reader->article, parent, kind, place);
    Text style = record_read_text(record, arena, "style"), language = record_read_text(record, arena, "language");
    if (style.at || language.at) *node_own_words(arena, node) = (NodeWords){.style = style, .language = language};
    node->direction =
        (Direction)record_read_word(record, "direction", direction_words, 3, DIRECTION_AUTO);
    read_own_fields(record, arena, node);
    reader->path[reader->depth] = node;
}

enum { REPORT, COVER, IMPRINT, SECTION, INDEX_ENTRY, ARTICLE, MARK, HEAD_KINDS };

static int find_kind(RecordReader *record) {
    const char *kinds[HEAD_KINDS + NODE_KINDS] = {"document",    "cover",   "imprint", "section",
                                                  "index-entry", "article", "mark"};
    for (int i = 0; i < NODE_KINDS; i++) kinds[HEAD_KINDS + i] = node_kind_name((NodeKind)i);
    return record_find_kind(record, kinds, HEAD_KINDS + NODE_KINDS);
}

static void read_record(DocumentReader *reader) {
    Document *document = reader->document;
    Arena *arena = document->arena;
    int kind = find_kind(&reader->record);
    if (kind >= HEAD_KINDS) {
        read_node(reader, (NodeKind)(kind - HEAD_KINDS));
        return;
    }
    if (kind != REPORT && !reader->has_report)
        record_fail(&reader->record, NULL, "the first record should be 'document'");
    if (reader->record.indent) record_fail(&reader->record, NULL, "nodes alone are indented");
    if (reader->record.failed) return;
    switch (kind) {
    case REPORT: read_report(reader); break;
    case COVER:
        *array_add(arena, &document->cover_lines) = read_entry(&reader->record, arena);
        break;
    case IMPRINT: *array_add(arena, &document->imprint) = read_entry(&reader->record, arena); break;
    case SECTION:
        *array_add(arena, &document->sections) = read_section(&reader->record, arena);
        break;
    case INDEX_ENTRY: index_read_entry(&reader->record, document); break;
    case ARTICLE: read_article(reader); break;
    case MARK: index_read_mark(&reader->record, document, reader->article); break;
    }
}

Document *document_read(Text bytes, Text name, Diagnostics *diagnostics) {
    DocumentReader reader = {.record = record_open(bytes, name, form, VERSION, diagnostics),
                             .document = document_new()};
    while (record_next(&reader.record)) read_record(&reader);
    if (!reader.record.failed && !reader.has_report)
        record_fail(&reader.record, NULL, "the 'document' record is missing");
    if (!reader.record.failed) index_check_see(&reader.record, reader.document);
    if (!reader.record.failed) return reader.document;
    document_free(reader.document);
    return NULL;
}
