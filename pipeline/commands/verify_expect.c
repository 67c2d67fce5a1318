// verify_expect.c: from a Document what its PDF must say: each article's blocks in logical order, and its notes.
#include "commands/verify.h"

#include <string.h>

typedef struct {
    Arena *arena;
    ExpectedArticle *article;
    int inside;                // what the blocks at hand stand in
    ARRAY(const Node *) notes; // in the order of their marks
} Reader;

// ---- inlines -----------------------------------------------------------------------------------

static void add_sign(PlainText *plain, int sign) {
    verify_add(plain, (Text){&(char){(char)sign}, 1});
}

static void add_note(Reader *reader, const Node *node, PlainText *plain) {
    add_sign(plain, SIGN_NOTE);
    *array_add(reader->arena, &reader->notes) = node;
}

static void add_page(const Node *node, PlainText *plain) {
    add_sign(plain, SIGN_PAGE);
    verify_add(plain, node_words(node)->target);
    add_sign(plain, SIGN_END);
}

static void add_address(Text address, PlainText *plain) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (text_starts(address, schemes[i])) address = text_part(address, strlen(schemes[i]), address.size);
    if (text_ends(address, "/")) address = text_part(address, 0, address.size - 1);
    add_sign(plain, SIGN_ADDRESS);
    verify_add(plain, address);
    add_sign(plain, SIGN_END);
}

static void add_inlines(Reader *reader, const Node *node, PlainText *plain, Expected *expected) {
    for (const Node *child = node->first; child; child = child->next) {
        int32_t offset = (int32_t)plain->out.size + plain->blank;
        *array_add(reader->arena, &expected->origins) = (Origin){offset, child->place};
        if (child->kind == NODE_TEXT) verify_add(plain, child->text);
        else if (child->kind == NODE_LINE_BREAK) verify_add(plain, TEXT(" "));
        else if (child->kind == NODE_NOTE) add_note(reader, child, plain);
        else if (child->kind == NODE_REFERENCE && child->page_reference) add_page(child, plain);
        else add_inlines(reader, child, plain, expected);
        if (child->kind == NODE_LINK) add_address(node_words(child)->target, plain);
    }
}

static Expected *add(Reader *reader, Want want, const char *what, Text text, Place place) {
    Expected *expected = array_add(reader->arena, &reader->article->blocks);
    *expected = (Expected){.want = want, .what = what, .text = verify_plain(reader->arena, text), .place = place,
                           .inside = reader->inside};
    return expected;
}

static void add_block(Reader *reader, Want want, const Node *node) {
    PlainText plain = {0};
    Expected made = {.want = want, .what = node_kind_name(node->kind), .place = node->place, .inside = reader->inside};
    if (want == WANT_HEADING) made.level = node->level;
    add_inlines(reader, node, &plain, &made);
    made.text = verify_end(reader->arena, &plain);
    if (made.text.size || want == WANT_CELL) *array_add(reader->arena, &reader->article->blocks) = made;
}

// ---- blocks ------------------------------------------------------------------------------------

static void add_nodes(Reader *reader, const Node *first);

static void add_inside(Reader *reader, const Node *first, int inside) {
    int before = reader->inside;
    reader->inside |= inside;
    add_nodes(reader, first);
    reader->inside = before;
}

static void add_list(Reader *reader, const Node *list) {
    int before = reader->inside;
    reader->inside |= INSIDE_ITEM;
    int32_t number = list->level > 0 ? list->level : 1;
    for (const Node *item = list->first; item; item = item->next, number++) {
        bool labelled = item->first && item->first->kind == NODE_PARAGRAPH;
        Text label = list->ordered ? text_print(reader->arena, "%d", number) : TEXT("");
        if (labelled) add(reader, WANT_LABEL, "list item's mark", label, item->place);
        add_nodes(reader, item->first);
    }
    reader->inside = before;
}

// decorative art is no content, but what is written below it is
static void add_figure(Reader *reader, const Node *node) {
    const Figure *figure = node->figure;
    Want words = figure && figure->decorative ? WANT_TEXT : WANT_CAPTION;
    if (!figure || !figure->decorative) {
        Expected *made = add(reader, WANT_FIGURE, node_kind_name(node->kind), TEXT(""), node->place);
        if (figure) made->alt = verify_plain(reader->arena, figure->alt);
    }
    for (const Node *child = node->first; child; child = child->next)
        if (child->kind == NODE_CAPTION) add_block(reader, words, child);
    if (figure && figure->credit.size) add(reader, words, "credit", figure->credit, node->place);
}

static void add_node(Reader *reader, const Node *node) {
    switch (node->kind) {
    case NODE_HEADING: add_block(reader, WANT_HEADING, node); break;
    case NODE_PARAGRAPH:
    case NODE_PULL_QUOTE:
    case NODE_SOURCE_CREDIT:
    case NODE_SIGNATURE: add_block(reader, WANT_TEXT, node); break;
    case NODE_LIST: add_list(reader, node); break;
    case NODE_FIGURE:
    case NODE_CHART: add_figure(reader, node); break;
    case NODE_CAPTION: add_block(reader, WANT_CAPTION, node); break;
    case NODE_COLUMN:
        if (node->first) add_block(reader, WANT_CELL, node);
        break;
    case NODE_CELL: add_block(reader, WANT_CELL, node); break;
    case NODE_QUOTE: add_inside(reader, node->first, INSIDE_QUOTE); break;
    case NODE_QUESTION:
    case NODE_ANSWER:
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_ITEM:
    case NODE_SIDEBAR: add_nodes(reader, node->first); break;
    case NODE_TEXT:
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_LINK:
    case NODE_REFERENCE:
    case NODE_INDEX: // made of the whole report
    case NODE_NOTE:
    case NODE_LINE_BREAK:
    case NODE_PAGE_BREAK:
    case NODE_KINDS: break;
    }
}

static void add_nodes(Reader *reader, const Node *first) {
    for (const Node *node = first; node; node = node->next) add_node(reader, node);
}

static void add_notes(Reader *reader) {
    for (int32_t i = 0; i < reader->notes.count; i++) { // a note's own notes are added behind
        PlainText plain = {0};
        const Node *note = reader->notes.at[i];
        Expected made = {.want = WANT_NOTE, .what = "note", .place = note->place};
        for (const Node *child = note->first; child; child = child->next) {
            verify_add(&plain, TEXT(" "));
            add_inlines(reader, child, &plain, &made);
        }
        made.text = verify_end(reader->arena, &plain);
        *array_add(reader->arena, &reader->article->notes) = made;
    }
}

static void add_optional(Reader *reader, const char *what, Text text, Place place) {
    if (text.size) add(reader, WANT_TEXT, what, text, place)->optional = true;
}

// the title, then what a layout may put below it, then the body
static void read_article(Reader *reader, const Document *document, const Article *article) {
    reader->notes.count = 0;
    if (article->section >= 0)
        add_optional(reader, "section", document->sections.at[article->section].title, article->title_place);
    if (article->title.size) add(reader, WANT_HEADING, "title", article->title, article->title_place);
    add_optional(reader, "author", article->author, article->place);
    add_optional(reader, "office", article->office, article->place);
    add_optional(reader, "date", article->date, article->place);
    add_optional(reader, "place", article->venue, article->place);
    add_nodes(reader, article->body);
    add_notes(reader);
}

Expectation verify_expect(Arena *arena, const Document *document) {
    Expectation expectation = {0};
    Reader reader = {.arena = arena};
    for (int32_t i = 0; i < document->articles.count; i++) {
        ExpectedArticle made = {.article = document->articles.at[i]};
        reader.article = &made;
        read_article(&reader, document, made.article);
        *array_add(arena, &expectation.articles) = made;
    }
    return expectation;
}

Place verify_place(const Expected *expected, int32_t offset) {
    Place place = expected->place;
    for (int32_t i = 0; i < expected->origins.count && expected->origins.at[i].offset <= offset; i++)
        place = expected->origins.at[i].place;
    return place;
}
