// galley_figure.c: figures with their captions, as records of their own or hung from the text.
#include "layout/beside.h"
#include "layout/figure.h"
#include "layout/galley_inside.h"

void galley_end_hanging(GalleyBuilder *builder) {
    if (builder->strip.beside <= 0) return;
    Block *last = array_last(&builder->galley->blocks);
    Block *blank = galley_add_block(builder, BLOCK_STACK, 0, last->place, builder->measure);
    blank->hung = builder->hanging;
    builder->strip.hangs = true;
    strip_add_blank(&builder->strip);
    builder->hanging = -1;
}

Unit galley_cap_height(const FontSet *fonts, const Style *style) {
    const Font *font = &fonts->fonts.at[style->font];
    return (Unit)((int64_t)style->size * font->cap_height / (font->units_per_em ? font->units_per_em : 1000));
}

// parent: the figure's caption, or where the figure stands when it is an artifact, which holds no tags
static void add_caption_piece(GalleyBuilder *builder, Block *block, const char *style_name,
                              const Node *node, Text text, int32_t parent) {
    const Style *style = galley_style(builder, node, style_name);
    int32_t tag = galley_add_tag(builder, parent, ROLE_P, node->place);
    galley_begin_spans(builder, style, node);
    if (text.size) spans_add_text(&builder->spans, text, node->place, tag);
    else spans_add_inlines(&builder->spans, node, tag);
    Piece *piece = galley_add_piece(builder, block, block->measure, false, node->direction);
    // the gap below the picture is to the capitals of its caption
    piece->before = block->pieces.count > 1
                        ? style->before
                        : galley_cap_height(builder->input->fonts, style) - style->leading;
}

// A figure has one Caption, of paragraphs: it groups, and holds no words itself (ISO 32000-1, 14.8.4.2).
static void add_caption(GalleyBuilder *builder, Block *block, const Node *node, int32_t holder) {
    const Figure *figure = node->figure;
    const Node *caption = node->first;
    while (caption && caption->kind != NODE_CAPTION) caption = caption->next;
    if (!caption && !figure->credit.size) return;
    if (!figure->decorative)
        holder = galley_add_tag(builder, holder, ROLE_CAPTION, caption ? caption->place : node->place);
    for (; caption; caption = caption->next)
        if (caption->kind == NODE_CAPTION)
            add_caption_piece(builder, block, "caption", caption, (Text){0}, holder);
    if (figure->credit.size) add_caption_piece(builder, block, "credit", node, figure->credit, holder);
}

static Unit figure_measure(const GalleyBuilder *builder, const Figure *figure, bool aside) {
    const Master *master = builder->galley->master;
    if (aside) return master->aside_width;
    return figure->span == SPAN_COLUMN || figure->span == SPAN_GUTTER ? builder->measure : galley_type_width(builder);
}

// beside a narrow figure there must be room for text
static bool may_hang(const GalleyBuilder *builder, const Node *node) {
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
static void hang_figure(GalleyBuilder *builder, Block *block) {
    Record record = figure_record(builder->part, builder->input, builder->galley, block);
    block->hung_lines = record.height;
    builder->hanging = builder->galley->blocks.count - 1;
    builder->hang_width = block->measure + builder->input->template->figures.gap;
    builder->strip.beside = record.height + record.gap;
    builder->strip.hangs = false;
}

void galley_add_figure(GalleyBuilder *builder, const Node *node, int32_t parent) {
    const Figure *figure = node->figure;
    int32_t tag = galley_add_tag(builder, parent, figure->decorative ? ROLE_ARTIFACT : ROLE_FIGURE, node->place);
    Tag *made = &builder->part->tags.at[tag - 1];
    if (figure->decorative) made->parent = 0, made->artifact = ARTIFACT_LAYOUT;
    TagWords *words = tag_own_words(builder->part->arena, made);
    words->alt = text_copy(builder->part->arena, figure->alt);
    words->wanted = text_copy(builder->part->arena, figure->wanted);
    const Master *master = builder->galley->master;
    bool hangs = may_hang(builder, node), gutter = beside_may_stand(builder->input, master, node);
    galley_end_hanging(builder);
    bool in_column = figure->span == SPAN_COLUMN || figure->span == SPAN_GUTTER;
    bool aside = !hangs && in_column && master->columns == 1 && master->aside_width;
    Unit measure = hangs || gutter ? figure->width : figure_measure(builder, figure, aside);
    Block *block = galley_add_block(builder, BLOCK_FIGURE, tag, node->place, measure);
    block->figure = node;
    block->gutter = gutter;
    block->gutter_lack = gutter ? beside_lack(builder->input, master, figure) : 0;
    block->aside = aside;
    if (figure->placeholder) block->art = art_order_next(&builder->art, builder->input->article, figure->topic);
    block->image = figure->placeholder || node->chart ? -1 : figure_add_image(builder->part, builder->input, node);
    int32_t holder = figure->decorative ? parent : tag;
    add_caption(builder, block, node, holder);
    galley_add_notes_below(builder, block, holder);
    if (hangs) { hang_figure(builder, block); return; }
    Record record = figure_record(builder->part, builder->input, builder->galley, block);
    bool in_place = record.slots == 1u << SLOT_HERE && !record.span;
    if (in_place) strip_add_record(&builder->strip, RECORD_SPACE, record.gap);
    *strip_add_record(&builder->strip, RECORD_FIGURE, 0) = record;
    if (in_place) strip_add_record(&builder->strip, RECORD_SPACE, record.gap);
}
