// galley.c: sets an article's blocks and writes the records of the galley.
//
// Its other half is strip.c, which makes records of what is set here.
#include "layout/galley.h"

#include "layout/beside.h"
#include "layout/figure.h"
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
    ArtOrder art;        // of the next placeholder
    Unit indent;         // of what stands inside a list's item
    Unit marker_more;    // room for markers beyond their style's
} Builder;

Unit master_type_width(const Template *template, const Master *master) {
    return template->width - master->inner - master->outer;
}

Unit master_width(const Master *master) {
    return master->measure * master->columns + master->gutter * (master->columns - 1);
}

int32_t master_lines(const Template *template, const Master *master) {
    Unit room = template->height - master->top - master->bottom - template->grid_start;
    return room < 0 ? 1 : room / template->grid + 1;
}

Unit master_baseline(const Template *template, const Master *master, int32_t line) {
    return master->top + template->grid_start + line * template->grid;
}

static const Style *block_style(const Builder *builder, const Node *node, const char *name) {
    const Style *named = node && node->style.size
                             ? template_find_style(builder->input->template, node->style)
                             : NULL;
    return named ? named : template_style(builder->input->template, name);
}

static Text block_language(const Builder *builder, const Node *node) {
    for (; node; node = node->parent)
        if (node->language.size) return node->language;
    const Article *article = builder->input->article;
    return article->language.size ? article->language : builder->input->document->language;
}

static void begin_spans(Builder *builder, const Style *style, const Node *node) {
    builder->spans.style = style;
    builder->spans.language = block_language(builder, node);
    builder->spans.spans.count = 0;
}

static ParagraphInput paragraph_input(const Builder *builder, const Unit *width, bool first_indent,
                                      Direction direction) {
    return (ParagraphInput){.spans = builder->spans.spans.at,
                            .span_count = builder->spans.spans.count,
                            .style = builder->spans.style,
                            .direction = direction,
                            .language = builder->spans.language,
                            .first_indent = first_indent,
                            .widths = width,
                            .width_count = 1};
}

static Setting set_spans(Builder *builder, Unit width, bool first_indent, Direction direction) {
    ParagraphInput input = paragraph_input(builder, &width, first_indent, direction);
    return paragraph_set(builder->input->setter, builder->part->arena, &input, builder->input->diagnostics);
}

// what is set now may be set again
static const ParagraphInput *keep_input(Builder *builder, Unit width, bool first_indent, Direction direction) {
    int32_t narrow = builder->strip.beside;
    Unit *widths = arena_array_of(builder->arena, (size_t)narrow + 1, Unit);
    for (int32_t i = 0; i <= narrow; i++) widths[i] = i < narrow ? width - builder->hang_width : width;
    ParagraphInput input = paragraph_input(builder, widths, first_indent, direction);
    input.width_count = narrow + 1;
    input.spans = arena_copy(builder->arena, input.spans, (size_t)input.span_count * sizeof *input.spans);
    return arena_copy(builder->arena, &input, sizeof input);
}

static void set_marker(Builder *builder, Piece *piece, Text marker, int32_t tag, Place place) {
    if (!marker.size) return;
    Spans kept = builder->spans.spans;
    builder->spans.spans = (Spans){0};
    spans_add_text(&builder->spans, marker, place, tag);
    piece->marker = set_spans(builder, builder->measure, false, DIRECTION_AUTO);
    piece->marker_left = piece->left - piece->style->marker_width - builder->marker_more;
    builder->spans.spans = kept;
}

static Piece *new_piece(Builder *builder, Block *block) {
    const Style *style = builder->spans.style;
    Unit marker = style->marker_width ? style->marker_width + builder->marker_more : 0;
    Piece *piece = array_add(builder->arena, &block->pieces);
    *piece = (Piece){.style = style, .left = builder->indent + style->indent + marker};
    return piece;
}

static Piece *add_piece(Builder *builder, Block *block, Unit measure, bool first_indent, Direction direction) {
    Piece *piece = new_piece(builder, block);
    piece->setting = set_spans(builder, measure - piece->left - piece->style->end_indent,
                               first_indent, direction);
    return piece;
}

static Unit type_width(const Builder *builder) {
    return master_type_width(builder->input->template, builder->galley->master);
}

static Block *add_block(Builder *builder, BlockKind kind, int32_t tag, Place place, Unit measure) {
    Block *block = array_add(builder->arena, &builder->galley->blocks);
    bool wide = measure == type_width(builder);
    *block = (Block){.kind = kind, .tag = tag, .place = place, .measure = measure, .wide = wide, .hung = -1};
    return block;
}

static int32_t add_tag(Builder *builder, int32_t parent, Role role, Place place) {
    return pages_add_tag(builder->part, parent, role, place);
}

static bool is_on_grid(const Builder *builder, const Style *style) {
    return style->leading == builder->input->template->grid;
}

// what comes does not stand beside a hanging figure; one that no line has taken stands in the column by itself
static void end_hanging(Builder *builder) {
    if (builder->strip.beside <= 0) return;
    Block *last = array_last(&builder->galley->blocks);
    Block *blank = add_block(builder, BLOCK_STACK, 0, last->place, builder->measure);
    blank->hung = builder->hanging;
    builder->strip.hangs = true;
    strip_add_blank(&builder->strip);
    builder->hanging = -1;
}

// a paragraph on the grid: lines that part, with its longer and shorter settings
static void add_lines_block(Builder *builder, Block *block, bool indent, Direction direction,
                            Text marker, int32_t label) {
    const Style *style = builder->spans.style;
    Piece *piece = new_piece(builder, block);
    Outline outlines[2];
    piece->narrow = builder->strip.beside;
    piece->narrow_width = builder->hang_width;
    block->hung = builder->hanging;
    builder->hanging = -1;
    piece->input = keep_input(builder, block->measure - piece->left - style->end_indent, indent, direction);
    piece->setting = paragraph_set_outlined(builder->input->setter, builder->arena, piece->input, outlines,
                                            builder->input->diagnostics);
    set_marker(builder, piece, marker, label, block->place);
    strip_add_lines(&builder->strip, piece, outlines);
    if (style->keep_next > builder->strip.keep) builder->strip.keep = style->keep_next;
    strip_add_space(&builder->strip, style->after, style->after, style->after);
}

// what is in builder->spans becomes a block of lines, or a stack when it has a leading of its own
static void add_text_block(Builder *builder, int32_t tag, Place place, Direction direction,
                           Text marker, int32_t label) {
    const Style *style = builder->spans.style;
    bool grid = is_on_grid(builder, style) && !style->span;
    bool indent = !builder->after_heading || style->indent_after_heading;
    Unit measure = style->span ? type_width(builder) : builder->measure;
    if (grid) strip_add_space(&builder->strip, style->before_least, style->before, style->before_most);
    Block *block = add_block(builder, grid ? BLOCK_LINES : BLOCK_STACK, tag, place, measure);
    if (grid) { add_lines_block(builder, block, indent, direction, marker, label); return; }
    end_hanging(builder);
    Piece *piece = add_piece(builder, block, measure, indent, direction);
    set_marker(builder, piece, marker, label, place);
    strip_add_stack(&builder->strip, block, style->span);
}

static void add_paragraph(Builder *builder, const Node *node, const char *style_name,
                          int32_t parent, Role role) {
    const Style *style = block_style(builder, node, style_name);
    int32_t tag = role == ROLE_BODY ? parent : add_tag(builder, parent, role, node->place);
    begin_spans(builder, style, node);
    spans_add_inlines(&builder->spans, node, tag);
    add_text_block(builder, tag, node->place, node->direction, (Text){0}, 0);
    builder->after_heading = false;
}

static void add_heading(Builder *builder, const Node *node, int32_t parent) {
    static const char *const styles[] = {"heading-1", "heading-2", "heading-3"};
    int32_t level = node->level < 1 ? 1 : node->level > 3 ? 3 : node->level;
    add_paragraph(builder, node, styles[level - 1], parent, (Role)((int)ROLE_H1 + level));
    builder->after_heading = true;
}

static void add_blocks(Builder *builder, const Node *first, const char *style, int32_t parent);
static void add_node(Builder *builder, const Node *node, const char *style, int32_t parent);

static Text item_marker(Builder *builder, const Style *style, const Node *list, int32_t number) {
    if (list->ordered) return text_print(builder->arena, "%d.", number);
    return style->marker.size ? style->marker : TEXT("•");
}

// an item's first paragraph carries the marker
static void add_item(Builder *builder, const Node *item, const Node *list, int32_t parent, int32_t number) {
    int32_t tag = add_tag(builder, parent, ROLE_ITEM, item->place);
    int32_t label = add_tag(builder, tag, ROLE_LABEL, item->place);
    int32_t body = add_tag(builder, tag, ROLE_BODY, item->place);
    const Node *first = item->first;
    const Style *list_style = block_style(builder, item, "list");
    if (first && first->kind == NODE_PARAGRAPH) {
        const Style *style = block_style(builder, first, "list");
        int32_t paragraph = add_tag(builder, body, ROLE_P, first->place);
        begin_spans(builder, style, first);
        spans_add_inlines(&builder->spans, first, paragraph);
        add_text_block(builder, paragraph, first->place, first->direction,
                       item_marker(builder, style, list, number), label);
        first = first->next;
    }
    for (; first; first = first->next) {
        Unit deeper = first->kind == NODE_PARAGRAPH ? 0 : list_style->marker_width + builder->marker_more;
        builder->indent += deeper;
        add_node(builder, first, "list", body);
        builder->indent -= deeper;
    }
}

// what the longest number of a list takes beyond one digit, at half an em a digit
static Unit number_room(const Style *style, int32_t last) {
    Unit room = 0;
    for (; last > 9; last /= 10) room += style->size / 2;
    return room;
}

static void add_list(Builder *builder, const Node *list, int32_t parent) {
    int32_t tag = add_tag(builder, parent, ROLE_LIST, list->place);
    builder->part->tags.at[tag - 1].numbering = list->ordered ? NUMBERING_DECIMAL : NUMBERING_DISC;
    int32_t number = list->level > 0 ? list->level : 1, last = number - 1;
    for (const Node *item = list->first; item; item = item->next) last++;
    Unit outer = builder->marker_more;
    builder->marker_more = list->ordered ? number_room(block_style(builder, list, "list"), last) : 0;
    for (const Node *item = list->first; item; item = item->next) add_item(builder, item, list, tag, number++);
    builder->marker_more = outer;
    builder->after_heading = true;
}

static Unit cap_height(const FontSet *fonts, const Style *style) {
    const Font *font = &fonts->fonts.at[style->font];
    return (Unit)((int64_t)style->size * font->cap_height / (font->units_per_em ? font->units_per_em : 1000));
}

// parent: the figure's tag, or where the figure stands when it is an artifact, which holds no tags
static void add_caption_piece(Builder *builder, Block *block, const char *style_name,
                              const Node *node, Text text, int32_t parent) {
    const Style *style = block_style(builder, node, style_name);
    int32_t tag = add_tag(builder, parent, parent == block->tag ? ROLE_CAPTION : ROLE_P, node->place);
    begin_spans(builder, style, node);
    if (text.size) spans_add_text(&builder->spans, text, node->place, tag);
    else spans_add_inlines(&builder->spans, node, tag);
    Piece *piece = add_piece(builder, block, block->measure, false, node->direction);
    // the gap below the picture is to the capitals of its caption
    piece->before = block->pieces.count > 1
                        ? style->before
                        : cap_height(builder->input->fonts, style) - style->leading;
}

static Unit figure_measure(const Builder *builder, const Figure *figure, bool aside) {
    const Master *master = builder->galley->master;
    if (aside) return master->aside_width;
    return figure->span == SPAN_COLUMN || figure->span == SPAN_GUTTER ? builder->measure : type_width(builder);
}

// beside a narrow figure there must be room for text
static bool may_hang(const Builder *builder, const Node *node) {
    const Figure *figure = node->figure;
    if (!figure->width || figure->span != SPAN_COLUMN) return false;
    Unit room = builder->measure - figure->width - builder->input->template->figures.gap;
    if (room >= BESIDE_MEASURE_LEAST) return true;
    diagnostics_add(builder->input->diagnostics, SEVERITY_WARNING, node->place, "figure-width",
                    "beside a figure of this width a column of %d mm has no room for text: it "
                    "takes the whole column",
                    (int)(builder->measure / UNIT_MM(1)));
    return false;
}

// it hangs from the first line that comes, and takes no record of its own
static void hang_figure(Builder *builder, Block *block) {
    Record record = figure_record(builder->part, builder->input, builder->galley, block);
    block->hung_lines = record.height;
    builder->hanging = builder->galley->blocks.count - 1;
    builder->hang_width = block->measure + builder->input->template->figures.gap;
    builder->strip.beside = record.height + record.gap;
    builder->strip.hangs = false;
}

static void add_figure(Builder *builder, const Node *node, int32_t parent) {
    const Figure *figure = node->figure;
    int32_t tag = add_tag(builder, parent, figure->decorative ? ROLE_ARTIFACT : ROLE_FIGURE, node->place);
    Tag *made = &builder->part->tags.at[tag - 1];
    if (figure->decorative) made->parent = 0, made->artifact = ARTIFACT_LAYOUT;
    made->alt = text_copy(builder->part->arena, figure->alt);
    made->wanted = text_copy(builder->part->arena, figure->wanted);
    const Master *master = builder->galley->master;
    bool hangs = may_hang(builder, node), gutter = beside_may_stand(builder->input, master, node);
    end_hanging(builder);
    bool in_column = figure->span == SPAN_COLUMN || figure->span == SPAN_GUTTER;
    bool aside = !hangs && in_column && master->columns == 1 && master->aside_width;
    Unit measure = hangs || gutter ? figure->width : figure_measure(builder, figure, aside);
    Block *block = add_block(builder, BLOCK_FIGURE, tag, node->place, measure);
    block->figure = node;
    block->gutter = gutter;
    block->gutter_lack = gutter ? beside_lack(builder->input, master, figure) : 0;
    block->aside = aside;
    if (figure->placeholder) block->art = art_order_next(&builder->art, builder->input->article, figure->topic);
    block->image = figure->placeholder ? -1 : figure_add_image(builder->part, builder->input, node);
    int32_t holder = figure->decorative ? parent : tag;
    for (const Node *child = node->first; child; child = child->next)
        if (child->kind == NODE_CAPTION) add_caption_piece(builder, block, "caption", child, (Text){0}, holder);
    if (figure->credit.size) add_caption_piece(builder, block, "credit", node, figure->credit, holder);
    if (hangs) { hang_figure(builder, block); return; }
    Record record = figure_record(builder->part, builder->input, builder->galley, block);
    bool in_place = record.slots == 1u << SLOT_HERE && !record.span;
    if (in_place) strip_add_record(&builder->strip, RECORD_SPACE, record.gap);
    *strip_add_record(&builder->strip, RECORD_FIGURE, 0) = record;
    if (in_place) strip_add_record(&builder->strip, RECORD_SPACE, record.gap);
}

static void add_group(Builder *builder, const Node *node, const char *style, Role role, int32_t parent) {
    int32_t tag = add_tag(builder, parent, role, node->place);
    add_blocks(builder, node->first, style, tag);
}

static void add_node(Builder *builder, const Node *node, const char *style, int32_t parent) {
    switch (node->kind) {
    case NODE_HEADING: add_heading(builder, node, parent); break;
    case NODE_PARAGRAPH: add_paragraph(builder, node, style, parent, ROLE_P); break;
    case NODE_LIST: add_list(builder, node, parent); break;
    case NODE_QUOTE: add_group(builder, node, "quote", ROLE_QUOTE, parent); break;
    case NODE_QUESTION:
        add_blocks(builder, node->first, "question", parent);
        builder->after_heading = true;
        break;
    case NODE_ANSWER: add_blocks(builder, node->first, "answer", parent); break;
    case NODE_SIDEBAR: add_group(builder, node, "sidebar", ROLE_SECTION, parent); break;
    case NODE_PULL_QUOTE: add_paragraph(builder, node, "pull-quote", parent, ROLE_P); break;
    case NODE_SOURCE_CREDIT: add_paragraph(builder, node, "source-credit", parent, ROLE_P); break;
    case NODE_SIGNATURE: add_paragraph(builder, node, "signature", parent, ROLE_P); break;
    case NODE_FIGURE: add_figure(builder, node, parent); break;
    case NODE_PAGE_BREAK:
        end_hanging(builder);
        strip_add_record(&builder->strip, RECORD_PAGE_BREAK, 0); break;
    case NODE_TABLE: case NODE_CHART:
        diagnostics_add(builder->input->diagnostics, SEVERITY_ERROR, node->place, "block-unset",
                        "a %s cannot be set yet: write it as paragraphs or a list", node_kind_name(node->kind));
        break;
    // not blocks: Document's reader lets none of them stand here
    case NODE_TEXT: case NODE_EMPHASIS: case NODE_STRONG: case NODE_LINK: case NODE_REFERENCE: case NODE_NOTE:
    case NODE_LINE_BREAK:
    case NODE_ITEM:
    case NODE_CAPTION:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_KINDS: break;
    }
}

static void add_blocks(Builder *builder, const Node *first, const char *style, int32_t parent) {
    for (const Node *node = first; node; node = node->next) add_node(builder, node, style, parent);
}

static void add_title_piece(Builder *builder, Block *block, const char *style_name, Role role,
                            Text text, Place place) {
    if (!text.size) return;
    begin_spans(builder, template_style(builder->input->template, style_name), NULL);
    spans_add_text(&builder->spans, text, place, add_tag(builder, builder->article_tag, role, place));
    add_piece(builder, block, block->measure, false, DIRECTION_AUTO);
}

static bool text_names(Text text, Text name) {
    for (size_t i = 0; i + name.size <= text.size; i++)
        if (text_starts(text_part(text, i, text.size), name.at)) return true;
    return false;
}

// author and office below the title, unless the title itself names the author
static void add_byline(Builder *builder, Block *block) {
    const Article *article = builder->input->article;
    if (!article->author.size || text_names(article->title, article->author)) return;
    add_title_piece(builder, block, "author", ROLE_P, article->author, article->place);
    add_title_piece(builder, block, "office", ROLE_P, article->office, article->place);
}

// the title over all columns, with its author
static void add_title(Builder *builder) {
    const Article *article = builder->input->article;
    Block *block = add_block(builder, BLOCK_STACK, 0, article->title_place, type_width(builder));
    add_title_piece(builder, block, "title", ROLE_H1, article->title, article->title_place);
    add_byline(builder, block);
    if (!block->pieces.count) { builder->galley->blocks.count--; return; }
    block->tag = builder->article_tag + 1;
    strip_add_stack(&builder->strip, block, true);
    builder->after_heading = true;
}

// a layout may have no room for the numbers of its notes
static const Style *note_style(const Builder *builder) {
    const Style *style = block_style(builder, NULL, "note");
    if (style->marker_width) return style;
    Style *wider = arena_new_of(builder->arena, Style);
    *wider = *style;
    wider->marker_width = style->size * 5 / 4;
    return wider;
}

// notes stand after the text, numbered as their marks
static void add_notes(Builder *builder) {
    const Style *style = note_style(builder);
    builder->marker_more = number_room(style, builder->spans.notes.count);
    for (int32_t i = 0; i < builder->spans.notes.count; i++) {
        const Node *note = builder->spans.notes.at[i];
        int32_t tag = add_tag(builder, builder->article_tag, ROLE_NOTE, note->place);
        builder->part->tags.at[tag - 1].number = i + 1;
        begin_spans(builder, style, note);
        for (const Node *child = note->first; child; child = child->next) {
            spans_add_inlines(&builder->spans, child, tag);
            if (child->next && builder->spans.spans.count) array_last(&builder->spans.spans)->line_break = true;
        }
        add_text_block(builder, tag, note->place, DIRECTION_AUTO,
                       text_print(builder->arena, "%d.", i + 1), tag);
    }
}

static const Master *article_master(const GalleyInput *input) {
    const Article *article = input->article;
    Text name = article->template_name.size ? article->template_name : TEXT("two-column");
    const Master *master = template_find_master(input->template, name);
    if (master) return master;
    diagnostics_add(input->diagnostics, SEVERITY_ERROR, article->template_place, "master-unknown",
                    "the layout '%.*s' has no master '%.*s'", TEXT_ARG(input->template->name), TEXT_ARG(name));
    return &input->template->masters.at[0];
}

Galley *galley_build(Pages *part, const GalleyInput *input) {
    Galley *galley = arena_new_of(part->arena, Galley);
    galley->template = input->template;
    galley->master = article_master(input);
    galley->grid_lines = master_lines(input->template, galley->master);
    galley->cap = cap_height(input->fonts, template_style(input->template, "body"));
    Builder builder = {.input = input, .part = part, .arena = part->arena, .galley = galley,
                       .measure = galley->master->measure, .hanging = -1, .art = input->art};
    builder.strip = (StripBuilder){.arena = part->arena, .galley = galley};
    builder.spans = (SpanBuilder){.arena = part->arena, .part = part, .numbers = input->numbers};
    builder.article_tag = add_tag(&builder, 0, ROLE_ARTICLE, input->article->place);
    part->tags.at[0].language = block_language(&builder, NULL);
    add_title(&builder);
    add_blocks(&builder, input->article->body, "body", builder.article_tag);
    end_hanging(&builder);
    add_notes(&builder);
    beside_add_settings(&builder.strip, input->setter, input->diagnostics);
    galley->numbers_used = builder.spans.numbers_used;
    return galley;
}

Strip galley_strip(const Galley *galley) {
    return (Strip){galley->records.at, galley->passages.at, galley->records.count, galley->passages.count};
}

PageShape galley_shape(const Galley *galley, const Article *article) {
    return (PageShape){.columns = galley->master->columns, .lines = galley->grid_lines, .pages = article->pages,
                       .fill = article->pages && galley->master->fill, .note_gap = 1, .forbidden = -1,
                       .weights = galley->template->weights};
}

void galley_choose(Galley *galley, Pages *part, const Pagination *pagination, Typesetter *setter,
                   Diagnostics *diagnostics) {
    for (int32_t i = 0; i < galley->passages.count; i++) {
        const Passage *passage = &galley->passages.at[i];
        int32_t chosen = pagination->chosen[i];
        if (!chosen) continue;
        Piece *piece = &galley->blocks.at[galley->sources.at[passage->variants[0].first].block].pieces.at[0];
        ParagraphInput input = *piece->input;
        if (chosen >= VARIANTS_MOST) {
            const Beside *beside = &passage->besides[chosen - VARIANTS_MOST];
            input = beside_input(part->arena, galley, piece, beside);
            piece->gutter = true;
            piece->narrow_from = beside->wide;
            piece->narrow = beside->narrow;
            piece->narrow_width = galley->zones.at[beside->zone].lack;
        } else {
            input.looseness = passage->variants[chosen].count - passage->variants[0].count;
        }
        piece->setting = paragraph_set(setter, part->arena, &input, diagnostics);
    }
}
