// galley_text.c: paragraphs and headings, and what all blocks of text are made with.
//
// A text on the grid becomes a block of lines, which part; one with a leading of its own becomes a stack.
#include "layout/galley_inside.h"

const Style *galley_style(const GalleyBuilder *builder, const Node *node, const char *name) {
    const Style *named = node && node->style.size
                             ? template_find_style(builder->input->template, node->style)
                             : NULL;
    return named ? named : template_style(builder->input->template, name);
}

Text galley_language(const GalleyBuilder *builder, const Node *node) {
    for (; node; node = node->parent)
        if (node->language.size) return node->language;
    const Article *article = builder->input->article;
    return article->language.size ? article->language : builder->input->language;
}

void galley_begin_spans(GalleyBuilder *builder, const Style *style, const Node *node) {
    builder->spans.style = style;
    builder->spans.language = galley_language(builder, node);
    builder->spans.spans.count = 0;
}

static ParagraphInput paragraph_input(const GalleyBuilder *builder, const Unit *width, bool first_indent,
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

Setting galley_set_spans(GalleyBuilder *builder, Unit width, bool first_indent, Direction direction) {
    ParagraphInput input = paragraph_input(builder, &width, first_indent, direction);
    return paragraph_set(builder->input->setter, builder->part->arena, &input, builder->input->diagnostics);
}

// what is set now may be set again
static const ParagraphInput *keep_input(GalleyBuilder *builder, Unit width, bool first_indent, Direction direction) {
    const Initial *initial = builder->initial;
    int32_t narrow = initial ? initial->beside : builder->strip.beside;
    Unit *widths = arena_array_of(builder->arena, (size_t)narrow + 1, Unit);
    for (int32_t i = 0; i <= narrow; i++) {
        Unit lack = initial ? (i ? initial->indent : initial->first) : builder->hang_width;
        widths[i] = i < narrow ? width - lack : width;
    }
    ParagraphInput input = paragraph_input(builder, widths, first_indent, direction);
    input.width_count = narrow + 1;
    input.spans = arena_copy(builder->arena, input.spans, (size_t)input.span_count * sizeof *input.spans);
    return arena_copy(builder->arena, &input, sizeof input);
}

void galley_set_marker(GalleyBuilder *builder, Piece *piece, Text marker, int32_t tag, Place place) {
    if (!marker.size) return;
    Spans kept = builder->spans.spans;
    builder->spans.spans = (Spans){0};
    spans_add_text(&builder->spans, marker, place, tag);
    piece->marker = galley_set_spans(builder, builder->measure, false, DIRECTION_AUTO);
    piece->marker_left = piece->left - piece->style->marker_width - builder->marker_more;
    builder->spans.spans = kept;
}

static Piece *new_piece(GalleyBuilder *builder, Block *block) {
    const Style *style = builder->spans.style;
    Unit marker = style->marker_width ? style->marker_width + builder->marker_more : 0;
    Piece *piece = array_add(builder->arena, &block->pieces);
    *piece = (Piece){.style = style, .left = builder->indent + style->indent + marker};
    return piece;
}

Piece *galley_add_piece(GalleyBuilder *builder, Block *block, Unit measure, bool first_indent, Direction direction) {
    Piece *piece = new_piece(builder, block);
    piece->setting = galley_set_spans(builder, measure - piece->left - piece->style->end_indent,
                               first_indent, direction);
    return piece;
}

Unit galley_type_width(const GalleyBuilder *builder) {
    return master_type_width(builder->input->template, builder->galley->master);
}

Block *galley_add_block(GalleyBuilder *builder, BlockKind kind, int32_t tag, Place place, Unit measure) {
    Block *block = array_add(builder->arena, &builder->galley->blocks);
    bool wide = measure == galley_type_width(builder);
    *block = (Block){.kind = kind, .tag = tag, .place = place, .measure = measure, .wide = wide, .hung = -1};
    return block;
}

int32_t galley_add_tag(GalleyBuilder *builder, int32_t parent, Role role, Place place) {
    return pages_add_tag(builder->part, parent, role, place);
}

static bool is_on_grid(const GalleyBuilder *builder, const Style *style) {
    return style->leading == builder->input->template->grid;
}

// a list's own stand above and below the whole of it
static bool has_spaces(const GalleyBuilder *builder, const Style *style) {
    return !builder->lists || style != template_style(builder->input->template, builder->list_style);
}

// the longer and shorter settings themselves, where it matters on which line a mark falls
static void set_others(GalleyBuilder *builder, const Piece *piece, const Outline outlines[2], Setting others[2]) {
    Diagnostics *diagnostics = builder->input->diagnostics;
    int32_t reported = diagnostics->all.count;
    for (int32_t i = 0; i < 2; i++) {
        ParagraphInput input = *piece->input;
        if (!outlines[i].met) continue;
        input.looseness = i ? 1 : -1;
        others[i] = paragraph_set(builder->input->setter, builder->arena, &input, diagnostics);
    }
    diagnostics->all.count = reported;
}

// with its large letter, if there are lines enough for that
static void set_lines(GalleyBuilder *builder, const Block *block, Piece *piece, bool indent, Direction direction,
                      Outline outlines[2]) {
    Unit measure = block->measure - piece->left - piece->style->end_indent;
    int32_t reported = builder->input->diagnostics->all.count;
    piece->initial = builder->initial;
    piece->input = keep_input(builder, measure, indent, direction);
    piece->setting = paragraph_set_outlined(builder->input->setter, builder->arena, piece->input, outlines,
                                            builder->input->diagnostics);
    if (!piece->initial || piece->setting.line_count >= piece->initial->beside) return;
    builder->input->diagnostics->all.count = reported;
    galley_return_initial(builder);
    set_lines(builder, block, piece, indent, direction, outlines);
}

// a paragraph on the grid: lines that part, with its longer and shorter settings
static void add_lines_block(GalleyBuilder *builder, Block *block, bool indent, Direction direction,
                            Text marker, int32_t label) {
    const Style *style = builder->spans.style;
    Piece *piece = new_piece(builder, block);
    Outline outlines[2];
    piece->narrow = builder->strip.beside;
    piece->narrow_width = builder->hang_width;
    block->hung = builder->hanging;
    builder->hanging = -1;
    set_lines(builder, block, piece, indent, direction, outlines);
    galley_set_marker(builder, piece, marker, label, block->place);
    galley_set_notes(builder, block->tag);
    galley_give_notes(builder, block);
    Setting others[2];
    if (block->note_count) set_others(builder, piece, outlines, others);
    strip_add_lines(&builder->strip, piece, outlines, block->note_count ? others : NULL);
    if (style->keep_next > builder->strip.keep) builder->strip.keep = style->keep_next;
    if (has_spaces(builder, style))
        strip_add_space(&builder->strip, style->after_least, style->after, style->after_most);
}

void galley_add_text(GalleyBuilder *builder, int32_t tag, Place place, Direction direction,
                           Text marker, int32_t label) {
    const Style *style = builder->spans.style;
    if (builder->panel) { galley_add_panel_text(builder, place, direction, marker, label); return; }
    bool grid = is_on_grid(builder, style) && !style->span;
    bool indent = !builder->after_heading || style->indent_after_heading;
    Unit measure = style->span ? galley_type_width(builder) : builder->measure;
    if (grid && has_spaces(builder, style))
        strip_add_space(&builder->strip, style->before_least, style->before, style->before_most);
    Block *block = galley_add_block(builder, grid ? BLOCK_LINES : BLOCK_STACK, tag, place, measure);
    if (grid) { add_lines_block(builder, block, indent, direction, marker, label); return; }
    galley_end_hanging(builder);
    Piece *piece = galley_add_piece(builder, block, measure, indent, direction);
    galley_set_marker(builder, piece, marker, label, place);
    galley_set_notes(builder, tag);
    if (!style->span) galley_give_notes(builder, block);
    strip_add_stack(&builder->strip, block, style->span);
}

void galley_add_paragraph(GalleyBuilder *builder, const Node *node, const char *style_name,
                          int32_t parent, Role role) {
    const Style *style = galley_style(builder, node, style_name);
    int32_t tag = role == ROLE_BODY ? parent : galley_add_tag(builder, parent, role, node->place);
    if (node->language.size)
        builder->part->tags.at[tag - 1].language = text_copy(builder->part->arena, node->language);
    galley_begin_spans(builder, style, node);
    spans_add_inlines(&builder->spans, node, tag);
    if (builder->opening && !node->parent && node->kind == NODE_PARAGRAPH) galley_take_initial(builder, tag);
    galley_add_text(builder, tag, node->place, node->direction, (Text){0}, 0);
    builder->after_heading = false;
    builder->initial = NULL;
    builder->opening &= node->kind == NODE_HEADING;
}

// Its level among the levels of the source that are open: readers of the tags meet no gap between them.
static Role heading_role(GalleyBuilder *builder, int32_t level) {
    while (builder->heading_count && builder->headings[builder->heading_count - 1] >= level)
        builder->heading_count--;
    builder->headings[builder->heading_count++] = level;
    return (Role)((int)ROLE_H1 + builder->titled + builder->heading_count - 1);
}

void galley_add_heading(GalleyBuilder *builder, const Node *node, int32_t parent) {
    static const char *const styles[] = {"heading-1", "heading-2", "heading-3"};
    int32_t level = node->level < 1 ? 1 : node->level > 3 ? 3 : node->level;
    const char *style = builder->panel ? galley_panel_style(builder, "sidebar-title", styles[level - 1]) : styles[level - 1];
    galley_add_paragraph(builder, node, style, parent, heading_role(builder, level));
    builder->after_heading = true;
}
