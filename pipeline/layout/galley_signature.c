// galley_signature.c: who signs, with room for a signature by hand above the name.
//
// Neither parts from the text above: no column starts with them. One of several signatures may part from the others.
#include "layout/figure.h"
#include "layout/galley_inside.h"

enum { KEEP_MOST = 12 }; // lines: more would leave the search no way

// as high as the layout says, in whole grid lines, as wide as its shape makes it
static void add_picture(GalleyBuilder *builder, const Node *node, int32_t parent) {
    const Template *template = builder->input->template;
    int32_t image = figure_add_image(builder->part, builder->input, node);
    if (image < 0) return;
    const PagesImage *picture = &builder->part->images.at[image];
    Unit grid = template->grid, cap = builder->galley->cap;
    int32_t lines = template->signature_height <= cap ? 1 : (template->signature_height - cap + grid - 1) / grid + 1;
    int64_t width = (int64_t)((lines - 1) * grid + cap) * picture->width / picture->height;
    int32_t tag = galley_add_tag(builder, parent, ROLE_FIGURE, node->place);
    Arena *arena = builder->part->arena;
    tag_own_words(arena, &builder->part->tags.at[tag - 1])->alt = text_copy(arena, node->figure->alt);
    Unit measure = width < 1 ? 1 : width > builder->measure ? builder->measure : (Unit)width;
    Block *block = galley_add_block(builder, BLOCK_FIGURE, tag, node->place, measure);
    const Style *style = galley_style(builder, node, "signature");
    block->wide = false;
    block->figure = node;
    block->image = image;
    block->shift = style->align == ALIGN_END      ? builder->measure - measure
                   : style->align == ALIGN_CENTRE ? (builder->measure - measure) / 2
                                                  : 0;
    strip_add_space(&builder->strip, style->before_least, style->before, style->before_most);
    strip_add_record(&builder->strip, RECORD_TEXT, lines);
}

void galley_add_signature(GalleyBuilder *builder, const Node *node, int32_t parent) {
    galley_end_hanging(builder);
    builder->strip.keep = builder->signed_last ? 0 : KEEP_MOST;
    if (node->figure) add_picture(builder, node, parent);
    galley_add_paragraph(builder, node, "signature", parent, ROLE_P);
    builder->strip.keep = 0;
    builder->signed_last = true;
}
