// galley_opener.c: what stands above the body: the title with its author.
#include "layout/galley_inside.h"

static void add_title_piece(GalleyBuilder *builder, Block *block, const char *style_name, Role role,
                            Text text, Place place) {
    if (!text.size) return;
    galley_begin_spans(builder, template_style(builder->input->template, style_name), NULL);
    spans_add_text(&builder->spans, text, place, galley_add_tag(builder, builder->article_tag, role, place));
    galley_add_piece(builder, block, block->measure, false, DIRECTION_AUTO);
}

static bool text_names(Text text, Text name) {
    for (size_t i = 0; i + name.size <= text.size; i++)
        if (text_starts(text_part(text, i, text.size), name.at)) return true;
    return false;
}

// author and office below the title, unless the title itself names the author
static void add_byline(GalleyBuilder *builder, Block *block) {
    const Article *article = builder->input->article;
    if (!article->author.size || text_names(article->title, article->author)) return;
    add_title_piece(builder, block, "author", ROLE_P, article->author, article->place);
    add_title_piece(builder, block, "office", ROLE_P, article->office, article->place);
}

void galley_add_title(GalleyBuilder *builder) {
    const Article *article = builder->input->article;
    Block *block = galley_add_block(builder, BLOCK_STACK, 0, article->title_place, galley_type_width(builder));
    add_title_piece(builder, block, "title", ROLE_H1, article->title, article->title_place);
    builder->titled = block->pieces.count > 0;
    add_byline(builder, block);
    if (!block->pieces.count) { builder->galley->blocks.count--; return; }
    block->tag = builder->article_tag + 1;
    strip_add_stack(&builder->strip, block, true);
    builder->after_heading = true;
}
