// galley.c: sets an article's blocks and writes the records of the galley.
//
// Each kind of block has a file of its own (see galley_inside.h); strip.c makes records of what is set there.
#include "layout/galley.h"

#include "layout/beside.h"
#include "layout/galley_inside.h"
#include "layout/notes.h"

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

static void add_group(GalleyBuilder *builder, const Node *node, const char *style, Role role, int32_t parent) {
    int32_t tag = galley_add_tag(builder, parent, role, node->place);
    galley_add_blocks(builder, node->first, style, tag);
}

// what a sidebar may hold
static bool may_stand(const GalleyBuilder *builder, const Node *node) {
    bool text = node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH || node->kind == NODE_LIST ||
                node->kind == NODE_QUOTE;
    if (!builder->panel || text) return true;
    diagnostics_add(builder->input->diagnostics, SEVERITY_ERROR, node->place, "sidebar",
                    "a sidebar holds headings, paragraphs, lists and quotations: a %s stands in the body",
                    node_kind_name(node->kind));
    return false;
}

void galley_add_node(GalleyBuilder *builder, const Node *node, const char *style, int32_t parent) {
    if (!may_stand(builder, node)) return;
    if (node->kind != NODE_SIGNATURE) builder->signed_last = false;
    switch (node->kind) {
    case NODE_HEADING: galley_add_heading(builder, node, parent); break;
    case NODE_PARAGRAPH: galley_add_paragraph(builder, node, style, parent, ROLE_P); break;
    case NODE_LIST: galley_add_list(builder, node, parent); break;
    case NODE_QUOTE: add_group(builder, node, builder->quote_style, ROLE_QUOTE, parent); break;
    case NODE_QUESTION:
        galley_add_blocks(builder, node->first, "question", parent);
        builder->after_heading = true;
        break;
    case NODE_ANSWER: galley_add_blocks(builder, node->first, "answer", parent); break;
    case NODE_SIDEBAR: galley_add_sidebar(builder, node, parent); break;
    case NODE_PULL_QUOTE: galley_add_pull_quote(builder, node, parent); break;
    case NODE_SOURCE_CREDIT: galley_add_paragraph(builder, node, "source-credit", parent, ROLE_P); break;
    case NODE_SIGNATURE: galley_add_signature(builder, node, parent); break;
    case NODE_FIGURE: case NODE_CHART: galley_add_figure(builder, node, parent); break;
    case NODE_PAGE_BREAK:
        galley_end_hanging(builder);
        strip_add_record(&builder->strip, RECORD_PAGE_BREAK, 0); break;
    case NODE_TABLE: galley_add_table(builder, node, parent); break;
    case NODE_INDEX: galley_add_index(builder, node, parent); break;
    // not blocks: Document's reader lets none of them stand here
    case NODE_TEXT: case NODE_EMPHASIS: case NODE_STRONG: case NODE_LINK: case NODE_REFERENCE: case NODE_NOTE:
    case NODE_LINE_BREAK:
    case NODE_ITEM:
    case NODE_CAPTION:
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_KINDS: break;
    }
}

void galley_add_blocks(GalleyBuilder *builder, const Node *first, const char *style, int32_t parent) {
    for (const Node *node = first; node; node = node->next) galley_add_node(builder, node, style, parent);
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
    galley->cap = galley_cap_height(input->fonts, template_style(input->template, "body"));
    galley->note_cap = galley_cap_height(input->fonts, template_style(input->template, "note"));
    GalleyBuilder builder = {.input = input, .part = part, .arena = part->arena, .galley = galley,
                       .measure = galley->master->measure, .hanging = -1, .art = input->art,
                       .list_style = "list", .quote_style = "quote"};
    builder.strip = (StripBuilder){.arena = part->arena, .galley = galley};
    builder.spans = (SpanBuilder){.arena = part->arena, .part = part, .numbers = input->numbers,
                                  .mark_features = input->template->notes.mark_features};
    builder.article_tag = galley_add_tag(&builder, 0, ROLE_ARTICLE, input->article->place);
    part->tags.at[0].language = galley_language(&builder, NULL);
    galley_add_title(&builder);
    builder.opening = galley_wants_initial(&builder);
    galley_add_blocks(&builder, input->article->body, "body", builder.article_tag);
    galley_end_hanging(&builder);
    galley_end_notes(&builder);
    galley_check_initial(&builder);
    beside_add_settings(&builder.strip, input->setter, input->diagnostics);
    galley->numbers_used |= builder.spans.numbers_used;
    return galley;
}

Strip galley_strip(const Galley *galley) {
    return (Strip){galley->records.at, galley->passages.at, galley->records.count, galley->passages.count};
}

PageShape galley_shape(const Galley *galley, const Article *article) {
    return (PageShape){.columns = galley->master->columns, .lines = galley->grid_lines, .pages = article->pages,
                       .fill = article->pages && galley->master->fill, .note_gap = notes_gap(galley->template), .forbidden = -1,
                       .weights = galley->template->weights};
}

// a paragraph in the setting that was chosen
static void set_again(const Galley *galley, Piece *piece, const Passage *passage, int32_t chosen, Arena *arena,
                      Typesetter *setter, Diagnostics *diagnostics) {
    ParagraphInput input = *piece->input;
    if (chosen >= VARIANTS_MOST) {
        const Beside *beside = &passage->besides[chosen - VARIANTS_MOST];
        input = beside_input(arena, galley, piece, beside);
        piece->gutter = true;
        piece->narrow_from = beside->wide;
        piece->narrow = beside->narrow;
        piece->narrow_width = galley->zones.at[beside->zone].lack;
    } else {
        input.looseness = passage->variants[chosen].count - passage->variants[0].count;
    }
    piece->setting = paragraph_set(setter, arena, &input, diagnostics);
}

void galley_choose(Galley *galley, Pages *part, const Pagination *pagination, Typesetter *setter,
                   Diagnostics *diagnostics) {
    for (int32_t i = 0; i < galley->passages.count; i++) {
        const Passage *passage = &galley->passages.at[i];
        int32_t chosen = pagination->chosen[i], first = passage->variants[0].first;
        if (galley->records.at[first].kind != RECORD_TEXT) continue;
        Block *block = &galley->blocks.at[galley->sources.at[first].block];
        if (chosen) set_again(galley, &block->pieces.at[0], passage, chosen, part->arena, setter, diagnostics);
        if (block->note_count) notes_find(galley, block, &block->pieces.at[0].setting);
    }
}
