// spans.c: walks inline nodes depth first; emphasis and strong choose the font, links and references the ink and a tag
// of their own.
#include "layout/spans.h"

#include <string.h>

enum { MARK_SIZE = 62, MARK_RISE = 34 }; // of a note mark: percent of the text's size

typedef struct {
    bool emphasis, strong;
    Paint paint;
    Text language;
    int32_t tag;
} Look;

static int32_t look_font(const Style *style, const Look *look) {
    int32_t font = look->emphasis && look->strong ? style->strong_emphasis
                   : look->emphasis               ? style->emphasis
                   : look->strong                 ? style->strong
                                                  : style->font;
    return font < 0 ? style->font : font;
}

static Span *add_span(SpanBuilder *builder, Text text, Place place, const Look *look) {
    Span *span = array_add(builder->arena, &builder->spans);
    *span = (Span){.text = text, .place = place, .font = look_font(builder->style, look), .size = builder->style->size,
                   .paint = look->paint, .language = look->language, .tag = look->tag};
    return span;
}

static Text article_page(const SpanBuilder *builder, Text id) {
    const Document *document = builder->numbers->document;
    for (int32_t i = 0; builder->numbers->first_pages && i < document->articles.count; i++)
        if (text_equal(document->articles.at[i]->id, id))
            return text_print(builder->arena, "%d", builder->numbers->first_pages[i]);
    return TEXT("00"); // the first round: as wide as most
}

static void add_inlines(SpanBuilder *builder, const Node *node, Look look);

static int32_t link_tag(SpanBuilder *builder, const Node *node, const Look *look) {
    int32_t id = pages_add_tag(builder->part, look->tag, ROLE_LINK, node->place);
    Tag *tag = &builder->part->tags.at[id - 1];
    if (node->kind == NODE_LINK) tag_own_words(builder->part->arena, tag)->url = text_copy(builder->part->arena, node_words(node)->target);
    else tag->reference = text_copy(builder->part->arena, node_words(node)->target);
    return id;
}

// as people write it: without the scheme, and without a slash at the end
static Text address_shown(Text address) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (text_starts(address, schemes[i])) address = text_part(address, strlen(schemes[i]), address.size);
    return text_ends(address, "/") ? text_part(address, 0, address.size - 1) : address;
}

static bool says(const Node *node, Text words) {
    if (node->text.size >= words.size && memmem(node->text.at, node->text.size, words.at, words.size)) return true;
    for (const Node *child = node->first; child; child = child->next)
        if (says(child, words)) return true;
    return false;
}

static void add_address(SpanBuilder *builder, const Node *node, const Look *look) {
    Text shown = address_shown(node_words(node)->target);
    if (!builder->style->print_url || node->kind != NODE_LINK || says(node, shown)) return;
    add_span(builder, text_print(builder->arena, " (%.*s)", TEXT_ARG(shown)), node->place, look);
}

static void add_link(SpanBuilder *builder, const Node *node, Look look) {
    look.tag = link_tag(builder, node, &look);
    if (builder->style->link.ink >= 0) look.paint = builder->style->link;
    if (node->page_reference) {
        builder->numbers_used = true;
        add_span(builder, article_page(builder, node_words(node)->target), node->place, &look)->together = true;
    } else {
        add_inlines(builder, node, look);
        add_address(builder, node, &look);
    }
}

Text spans_note_mark(const SpanBuilder *builder, int32_t number) {
    if (!builder->lettered) return text_print(builder->arena, "%d", number);
    char letters[8];
    size_t at = sizeof letters;
    for (; number > 0 && at; number = (number - 1) / 26) letters[--at] = (char)('a' + (number - 1) % 26);
    return text_copy(builder->arena, (Text){letters + at, sizeof letters - at});
}

// the number of a note: of one that a mark before this one has, or the next
static int32_t number_note(SpanBuilder *builder, const Node *node, int32_t mark) {
    for (int32_t i = builder->notes.count; builder->lettered && !node->first && i > 0; i--)
        if (text_equal(node_words(builder->notes.at[i - 1].node)->target, node_words(node)->target)) return i;
    *array_add(builder->arena, &builder->notes) = (SpanNote){node, mark};
    return ++builder->note_count;
}

static void add_note_mark(SpanBuilder *builder, const Node *node, Look look) {
    look.tag = pages_add_tag(builder->part, look.tag, ROLE_REFERENCE, node->place);
    if (!builder->lettered) look.tag = pages_add_tag(builder->part, look.tag, ROLE_LINK, node->place);
    int32_t number = number_note(builder, node, look.tag);
    Span *span = add_span(builder, spans_note_mark(builder, number), node->place, &look);
    span->size = builder->style->size / 100 * MARK_SIZE;
    span->rise = builder->style->size / 100 * MARK_RISE;
    span->features = builder->mark_features;
    span->together = true;
}

// words in another language than those around them
static void change_language(SpanBuilder *builder, const Node *node, Look *look) {
    Text language = node_words(node)->language;
    if (!language.size || text_equal(language, look->language)) return;
    look->language = language;
    look->tag = pages_add_tag(builder->part, look->tag, ROLE_SPAN, node->place);
    builder->part->tags.at[look->tag - 1].language = text_copy(builder->part->arena, language);
}

static void add_inline(SpanBuilder *builder, const Node *node, Look look) {
    change_language(builder, node, &look);
    if (node->kind == NODE_TEXT) add_span(builder, node->text, node->place, &look);
    else if (node->kind == NODE_LINE_BREAK) add_span(builder, TEXT(""), node->place, &look)->line_break = true;
    else if (node->kind == NODE_LINK || node->kind == NODE_REFERENCE) add_link(builder, node, look);
    else if (node->kind == NODE_NOTE) add_note_mark(builder, node, look);
    else {
        if (node->kind == NODE_EMPHASIS) look.emphasis = !look.emphasis;
        if (node->kind == NODE_STRONG) look.strong = true;
        add_inlines(builder, node, look);
    }
}

static void add_inlines(SpanBuilder *builder, const Node *node, Look look) {
    if (node->text.size) add_span(builder, node->text, node->place, &look);
    for (const Node *child = node->first; child; child = child->next) add_inline(builder, child, look);
}

void spans_add_inlines(SpanBuilder *builder, const Node *node, int32_t tag) {
    add_inlines(builder, node, (Look){.paint = builder->style->paint, .language = builder->language, .tag = tag});
}

void spans_add_text(SpanBuilder *builder, Text text, Place place, int32_t tag) {
    Look look = {.paint = builder->style->paint, .language = builder->language, .tag = tag};
    if (text.size) add_span(builder, text, place, &look);
}
