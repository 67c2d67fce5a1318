// blocks.c: the items of an article's body, one by one.
//
// In: the structs that the schema has filled; an item in error has no text and is passed over. Out: nodes in
// logical order, figures with their captions, the source credit last.
#include "parse/blocks.h"

#include "common/file.h"
#include "common/schema.h"
#include "parse/tables.h"
#include "parse/charts.h"

// ---- figures -----------------------------------------------------------------------------------

// the name by which a message calls it
static Text figure_name(Arena *arena, const FigureSource *source) {
    if (source->path.size) return text_print(arena, "figure '%.*s'", TEXT_ARG(source->path));
    if (source->placeholder.wanted.size)
        return text_print(arena, "the figure '%.*s'", TEXT_ARG(source->placeholder.wanted));
    return TEXT("this figure");
}

static void check_alt(MarkdownReader *reader, const FigureSource *source) {
    Text name = figure_name(reader->scratch, source);
    if (!source->decorative && !source->alt.size && !yaml_find(source->node, "alt"))
        schema_error(
            reader->diagnostics, source->node, "figure-alt",
            "%.*s has no alt text: say in 'alt' what it shows, or mark it 'decorative: true'",
            TEXT_ARG(name));
    else if (source->decorative && source->alt.size)
        diagnostics_add(
            reader->diagnostics, SEVERITY_WARNING, schema_place(source->node, "alt"), "figure-alt",
            "%.*s is decorative, so its alt text is read to nobody: remove one of the two",
            TEXT_ARG(name));
}

static void check_placeholder(MarkdownReader *reader, const FigureSource *source) {
    const YamlNode *node = yaml_find(source->node, "figure");
    if (source->which == 1 && !source->placeholder.placeholder)
        schema_error(reader->diagnostics, node, "wrong-value",
                     "expected 'placeholder: true', or a path as the figure");
}

void blocks_set_height(MarkdownReader *reader, Figure *figure, const FigureSource *source) {
    figure->least = source->height_which == 0 ? source->fixed : source->height.least;
    figure->most = source->height_which == 0 ? source->fixed : source->height.most;
    if (figure->most && figure->least > figure->most)
        schema_error(reader->diagnostics, yaml_find(source->node, "height"), "figure-height",
                     "the least height is greater than the greatest: exchange 'min' and 'max'");
}

static void check_gutter(MarkdownReader *reader, const FigureSource *source) {
    if (!source->width)
        schema_error(reader->diagnostics, yaml_find(source->node, "span"), "figure-width",
                     "a figure between two columns needs a width: add 'width: 40mm', or leave 'span' out");
    if (source->place == PLACE_HERE || source->place == PLACE_PAGE)
        schema_error(reader->diagnostics, yaml_find(source->node, "place"), "figure-width",
                     "a figure between two columns stands at their top or bottom: write 'place: top' or "
                     "'bottom', or leave 'place' out");
}

// a narrow figure hangs from the text, wherever that stands
static void check_width(MarkdownReader *reader, const FigureSource *source) {
    if (source->span == SPAN_GUTTER) { check_gutter(reader, source); return; }
    const char *key = source->span != SPAN_COLUMN ? "span" : source->place != PLACE_AUTO ? "place" : NULL;
    const YamlNode *node = key && source->width ? yaml_find(source->node, key) : NULL;
    if (node)
        schema_error(reader->diagnostics, node, "figure-width",
                     "a figure with a width hangs beside its paragraph: leave '%s' out, or 'width'", key);
}

static void set_picture(MarkdownReader *reader, Figure *figure, const FigureSource *source,
                        const EditionFolder *edition) {
    Arena *arena = reader->article->arena;
    figure->placeholder = source->which == 1;
    figure->topic = source->placeholder.topic;
    figure->wanted = source->placeholder.wanted;
    if (source->path.size)
        figure->image = path_find(arena, edition, source->path, yaml_find(source->node, "figure"),
                                  reader->diagnostics);
    if (figure->image.size || figure->placeholder) return;
    figure->placeholder = true; // a draft shows where the missing picture goes
    figure->wanted = source->path;
}

static void read_figure(MarkdownReader *reader, const FigureSource *source, const EditionFolder *edition) {
    if (!source->node) return;
    Article *article = reader->article;
    Node *node = article_add_node(article, NULL, NODE_FIGURE, source->node->place);
    Figure *figure = node->figure = arena_new_of(article->arena, Figure);
    set_picture(reader, figure, source, edition);
    blocks_set_height(reader, figure, source);
    figure->decorative = source->decorative;
    figure->alt = source->alt;
    figure->credit = source->credit;
    figure->place = source->place;
    figure->span = source->span;
    figure->width = source->width;
    figure->side = source->side;
    check_width(reader, source);
    figure->focus_x = source->focus.count == 2 ? source->focus.at[0] : 500;
    figure->focus_y = source->focus.count == 2 ? source->focus.at[1] : 500;
    check_alt(reader, source);
    check_placeholder(reader, source);
    if (!source->caption) return;
    Node *caption = article_add_node(article, node, NODE_CAPTION, source->caption->place);
    markdown_read_line(reader, source->caption, caption, false);
}

// ---- the body ----------------------------------------------------------------------------------

static void read_group(MarkdownReader *reader, const YamlNode *text, NodeKind kind) {
    markdown_read_blocks(reader, text, article_add_node(reader->article, NULL, kind, text->place));
}

static void read_line(MarkdownReader *reader, const YamlNode *text, NodeKind kind) {
    markdown_read_line(reader, text, article_add_node(reader->article, NULL, kind, text->place), false);
}

static Node *add_panel(MarkdownReader *reader, const BlockSource *block, NodeKind kind) {
    Node *node = article_add_node(reader->article, NULL, kind, block->text->place);
    node->stands = block->place;
    node->span = block->span;
    return node;
}

static void read_sidebar(MarkdownReader *reader, const BlockSource *block) {
    Node *sidebar = add_panel(reader, block, NODE_SIDEBAR);
    if (block->title.size) {
        Place place = schema_place(block->node, "title");
        Node *heading = article_add_node(reader->article, sidebar, NODE_HEADING, place);
        heading->level = 1;
        article_add_node(reader->article, heading, NODE_TEXT, place)->text = block->title;
    }
    markdown_read_blocks(reader, block->text, sidebar);
}

static void read_signature(MarkdownReader *reader, const BlockSource *block, const EditionFolder *edition) {
    Arena *arena = reader->article->arena;
    Node *node = article_add_node(reader->article, NULL, NODE_SIGNATURE, block->text->place);
    Text image = {0};
    if (block->image.size)
        image = path_find(arena, edition, block->image, yaml_find(block->node, "image"), reader->diagnostics);
    if (block->image.size && !block->alt.size)
        schema_error(reader->diagnostics, block->node, "figure-alt",
                     "the signature's picture has no alt text: say in 'alt' whose it is");
    if (image.size) {
        node->figure = arena_new_of(arena, Figure);
        *node->figure = (Figure){.image = image, .alt = block->alt, .focus_x = 500, .focus_y = 500};
    }
    markdown_read_line(reader, block->text, node, true);
}

// its title is a heading of its own
static void read_index(MarkdownReader *reader, const IndexBlockSource *source) {
    if (!source->node) return;
    Article *article = reader->article;
    Node *node = article_add_node(article, NULL, NODE_INDEX, source->node->place);
    node->level = source->of;
    if (!source->title.size) return;
    Place place = schema_place(source->node, "title");
    Node *heading = article_add_node(article, node, NODE_HEADING, place);
    heading->level = 1;
    node_own_words(article->arena, heading)->style = TEXT("index-heading");
    article_add_node(article, heading, NODE_TEXT, place)->text = source->title;
}

static void read_block(MarkdownReader *reader, const BlockSource *block, const YamlNode *item,
                       const EditionFolder *edition) {
    const YamlNode *text = block->text;
    switch ((BlockKind)block->which) {
    case BLOCK_TEXT: if (text) markdown_read_blocks(reader, text, NULL); return;
    case BLOCK_FIGURE: read_figure(reader, &block->figure, edition); return;
    case BLOCK_CHART: charts_read(reader, &block->chart, edition); return;
    case BLOCK_QUESTION: if (text) read_group(reader, text, NODE_QUESTION); return;
    case BLOCK_ANSWER: if (text) read_group(reader, text, NODE_ANSWER); return;
    case BLOCK_SIDEBAR: if (text) read_sidebar(reader, block); return;
    case BLOCK_PULL_QUOTE:
        if (text) markdown_read_line(reader, text, add_panel(reader, block, NODE_PULL_QUOTE), false);
        return;
    case BLOCK_SIGNATURE: if (text) read_signature(reader, block, edition); return;
    case BLOCK_TABLE: tables_read(reader, &block->table, edition); return;
    case BLOCK_INDEX: read_index(reader, &block->index); return;
    case BLOCK_PAGE_BREAK:
        if (block->page_break) article_add_node(reader->article, NULL, NODE_PAGE_BREAK, item->place);
        return;
    }
}

void blocks_read(MarkdownReader *reader, const ArticleSource *source, const EditionFolder *edition) {
    const YamlNode *body = yaml_find(source->node, "body");
    const YamlNode *item = body ? body->first : NULL;
    for (int32_t i = 0; i < source->body.count && item && !reader->full; i++, item = item->next) {
        ArenaMark mark = arena_mark(reader->scratch);
        read_block(reader, &source->body.at[i], item, edition);
        arena_rewind(reader->scratch, mark);
    }
    if (source->source) read_line(reader, source->source, NODE_SOURCE_CREDIT);
}
