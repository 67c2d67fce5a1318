// pages.c: builds Pages.
#include "model/pages.h"

static const char *const layer_names[LAYER_COUNT] = {
    [LAYER_PRINT] = "print", [LAYER_WATERMARK] = "watermark", [LAYER_FRAMES] = "frames",
    [LAYER_GRID] = "grid",   [LAYER_LINES] = "lines",         [LAYER_MARKS] = "marks",
    [LAYER_SLUG] = "slug",
};

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "document",
    [ROLE_PART] = "part",
    [ROLE_SECTION] = "section",
    [ROLE_ARTICLE] = "article",
    [ROLE_H1] = "h1",
    [ROLE_H2] = "h2",
    [ROLE_H3] = "h3",
    [ROLE_H4] = "h4",
    [ROLE_P] = "p",
    [ROLE_LIST] = "list",
    [ROLE_ITEM] = "item",
    [ROLE_LABEL] = "label",
    [ROLE_BODY] = "body",
    [ROLE_QUOTE] = "quote",
    [ROLE_FIGURE] = "figure",
    [ROLE_CAPTION] = "caption",
    [ROLE_TABLE] = "table",
    [ROLE_ROW] = "row",
    [ROLE_HEAD_CELL] = "head-cell",
    [ROLE_CELL] = "cell",
    [ROLE_CONTENTS] = "contents",
    [ROLE_CONTENTS_ITEM] = "contents-item",
    [ROLE_INDEX] = "index",
    [ROLE_NOTE] = "note",
    [ROLE_REFERENCE] = "reference",
    [ROLE_LINK] = "link",
    [ROLE_SPAN] = "span",
    [ROLE_ARTIFACT] = "artifact",
};

const char *layer_name(Layer layer) {
    return layer_names[layer];
}

const char *role_name(Role role) {
    return role_names[role];
}

PressLimits press_limits_usual(void) {
    return (PressLimits){.ink = 3000,
                         .resolution_least = 150,
                         .resolution_good = 250,
                         .hairline = UNIT_PT(0.25),
                         .text = UNIT_PT(5),
                         .reversed = UNIT_PT(7),
                         .mixed = UNIT_PT(12),
                         .safety = UNIT_MM(5),
                         .binding = UNIT_MM(10)};
}

Pages *pages_new(void) {
    Arena *arena = arena_new();
    Pages *pages = arena_new_of(arena, Pages);
    pages->arena = arena;
    pages->limits = press_limits_usual();
    return pages;
}

void page_drop_items(Page *page) {
    page->items = (Items){0};
    arena_free(page->arena);
    page->arena = NULL;
}

void pages_free(Pages *pages) {
    if (!pages) return;
    for (int32_t i = 0; i < pages->pages.count; i++) arena_free(pages->pages.at[i].arena);
    arena_free(pages->arena);
}

Page *pages_add_page(Pages *pages, Unit width, Unit height, Unit bleed) {
    Page *page = array_add(pages->arena, &pages->pages);
    *page = (Page){.number = pages->pages.count, .width = width, .height = height, .bleed = bleed};
    return page;
}

int32_t pages_add_tag(Pages *pages, int32_t parent, Role role, Place place) {
    *array_add(pages->arena, &pages->tags) = (Tag){.parent = parent, .role = role, .place = place};
    return pages->tags.count;
}

Item *items_add(Arena *arena, Items *items, ItemKind kind, Layer layer, int32_t tag) {
    Item *item = array_add(arena, items);
    *item = (Item){.kind = kind, .layer = layer, .tag = tag};
    return item;
}

Unit text_item_width(const TextItem *text) {
    int64_t width = 0;
    for (int32_t i = 0; i < text->glyph_count; i++) width += text->glyphs[i].advance;
    return (Unit)(width * text->scale / 10000);
}

size_t text_item_glyph_bytes(const TextItem *text) {
    return (size_t)text->glyph_count * (sizeof(Glyph) + (text->moved ? sizeof(GlyphOffset) : 0));
}

void text_item_move(Arena *arena, TextItem *text, const GlyphOffset *offsets) {
    size_t count = (size_t)text->glyph_count;
    for (size_t i = 0; i < count && !text->moved; i++) text->moved = offsets[i].dx || offsets[i].dy;
    if (!text->moved) return;
    Glyph *glyphs = arena_push(arena, text_item_glyph_bytes(text));
    memcpy(glyphs, text->glyphs, count * sizeof *glyphs);
    memcpy(glyphs + count, offsets, count * sizeof *offsets);
    text->glyphs = glyphs;
}

bool tag_is_artifact(const Pages *pages, int32_t tag) {
    return tag < 1 || pages->tags.at[tag - 1].role == ROLE_ARTIFACT;
}
