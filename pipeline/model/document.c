// document.c: builds and walks a Document.
#include "model/document.h"

#include "model/table.h"

static const char *const kind_names[NODE_KINDS] = {
    [NODE_HEADING] = "heading",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_TEXT] = "text",
    [NODE_EMPHASIS] = "emphasis",
    [NODE_STRONG] = "strong",
    [NODE_LINK] = "link",
    [NODE_REFERENCE] = "reference",
    [NODE_NOTE] = "note",
    [NODE_LINE_BREAK] = "line-break",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_QUOTE] = "quote",
    [NODE_PULL_QUOTE] = "pull-quote",
    [NODE_QUESTION] = "question",
    [NODE_ANSWER] = "answer",
    [NODE_FIGURE] = "figure",
    [NODE_CAPTION] = "caption",
    [NODE_TABLE] = "table",
    [NODE_COLUMN] = "column",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_CHART] = "chart",
    [NODE_SIDEBAR] = "sidebar",
    [NODE_SOURCE_CREDIT] = "source-credit",
    [NODE_SIGNATURE] = "signature",
    [NODE_PAGE_BREAK] = "page-break",
    [NODE_INDEX] = "index",
};

const char *node_kind_name(NodeKind kind) {
    return kind_names[kind];
}

const char *index_kind_name(IndexKind kind) {
    static const char *const names[] = {"person", "organization", "place", "subject", "all"};
    return names[kind];
}

#define BIT(kind) (1u << (kind))
_Static_assert(NODE_KINDS <= 32, "a set of node kinds is 32 bits");

static const unsigned blocks = BIT(NODE_HEADING) | BIT(NODE_PARAGRAPH) | BIT(NODE_LIST) |
                               BIT(NODE_QUOTE) | BIT(NODE_PULL_QUOTE) | BIT(NODE_QUESTION) |
                               BIT(NODE_ANSWER) | BIT(NODE_FIGURE) | BIT(NODE_TABLE) |
                               BIT(NODE_CHART) | BIT(NODE_SIDEBAR) | BIT(NODE_SOURCE_CREDIT) |
                               BIT(NODE_SIGNATURE) | BIT(NODE_PAGE_BREAK) | BIT(NODE_INDEX);
static const unsigned inlines = BIT(NODE_TEXT) | BIT(NODE_EMPHASIS) | BIT(NODE_STRONG) |
                                BIT(NODE_LINK) | BIT(NODE_REFERENCE) | BIT(NODE_NOTE) |
                                BIT(NODE_LINE_BREAK);

bool node_is_block(NodeKind kind) {
    return blocks & BIT(kind);
}

static unsigned find_children(NodeKind parent) {
    switch (parent) {
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_LINK:
    case NODE_REFERENCE:
    case NODE_PULL_QUOTE:
    case NODE_CAPTION:
    case NODE_COLUMN:
    case NODE_CELL:
    case NODE_SOURCE_CREDIT:
    case NODE_SIGNATURE: return inlines;
    case NODE_NOTE: return BIT(NODE_PARAGRAPH);
    case NODE_ITEM:
    case NODE_QUOTE:
    case NODE_QUESTION:
    case NODE_ANSWER:
    case NODE_SIDEBAR: return blocks;
    case NODE_LIST: return BIT(NODE_ITEM);
    case NODE_FIGURE:
    case NODE_CHART: return BIT(NODE_CAPTION);
    case NODE_TABLE: return BIT(NODE_CAPTION) | BIT(NODE_COLUMN) | BIT(NODE_ROW) | BIT(NODE_PARAGRAPH);
    case NODE_ROW: return BIT(NODE_CELL);
    case NODE_INDEX: return BIT(NODE_HEADING);
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_PAGE_BREAK:
    case NODE_KINDS: return 0;
    }
    return 0;
}

bool node_is_table(NodeKind kind) {
    return BIT(kind) & (BIT(NODE_TABLE) | BIT(NODE_COLUMN) | BIT(NODE_ROW) | BIT(NODE_CELL));
}

bool node_may_hold(NodeKind parent, NodeKind child) {
    return find_children(parent) & BIT(child);
}

Document *document_new(void) {
    Arena *arena = arena_new();
    Document *document = arena_new_of(arena, Document);
    document->arena = arena;
    return document;
}

void document_drop_bodies(Document *document) {
    for (int32_t i = 0; i < document->articles.count; i++) {
        Article *article = document->articles.at[i];
        if (article->body) arena_rewind(article->arena, article->before_body);
        article->body = article->body_last = NULL;
    }
}

void document_free(Document *document) {
    if (!document) return;
    for (int32_t i = 0; !document->lent && i < document->articles.count; i++)
        arena_free(document->articles.at[i]->arena);
    arena_free(document->names);
    arena_free(document->arena);
}

Article *document_add_article(Document *document) {
    Arena *arena = arena_new();
    Article *article = arena_new_of(arena, Article);
    article->arena = arena;
    article->section = -1;
    *array_add(document->arena, &document->articles) = article;
    return article;
}

const Article *document_find_article(const Document *document, Text id) {
    for (int32_t i = 0; i < document->articles.count; i++)
        if (id.size && text_equal(document->articles.at[i]->id, id))
            return document->articles.at[i];
    return NULL;
}

Node *article_add_node(Article *article, Node *parent, NodeKind kind, Place place) {
    if (!article->body) article->before_body = arena_mark(article->arena);
    Node *node = arena_new_of(article->arena, Node);
    node->kind = kind;
    node->id = ++article->node_count;
    node->place = place;
    node->parent = parent;
    if (node_is_table(kind)) node->part = table_part_new(article->arena);
    Node **first = parent ? &parent->first : &article->body;
    Node **last = parent ? &parent->last : &article->body_last;
    if (*last) (*last)->next = node;
    else *first = node;
    *last = node;
    return node;
}

const NodeWords *node_words(const Node *node) {
    static const NodeWords none;
    return node->words ? node->words : &none;
}

NodeWords *node_own_words(Arena *arena, Node *node) {
    if (!node->words) node->words = arena_new_of(arena, NodeWords);
    return node->words;
}

const Node *node_next(const Node *node) {
    if (node->first) return node->first;
    while (node && !node->next) node = node->parent;
    return node ? node->next : NULL;
}

Text article_short_title(const Article *article) {
    return article->short_title.size ? article->short_title : article->title;
}
