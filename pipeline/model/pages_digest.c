// pages_digest.c: 64-bit FNV-1a, eight bytes at a time, over what items show.
//
// The fields of each kind go in one by one, since structs have padding; glyphs have none, and go in as they lie.
// An index into a table goes in as what stands there: a font's digest, a picture's, an ink's values, a drawing's digest.
#include "model/pages_digest.h"

#include <string.h>

_Static_assert(sizeof(Glyph) == 8, "glyphs are hashed as they lie");

typedef struct {
    const Pages *pages;
    const uint64_t *drawings;
    unsigned layers;
} Digester;

static uint64_t add_word(uint64_t digest, uint64_t word) {
    digest = (digest ^ word) * 1099511628211u;
    return digest ^ digest >> 32;
}

uint64_t digest_add(uint64_t digest, const void *bytes, size_t size) {
    const char *at = bytes;
    digest = add_word(digest, size);
    for (; size >= 8; size -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        digest = add_word(digest, word);
    }
    uint64_t rest = 0;
    if (size) memcpy(&rest, at, size);
    return size ? add_word(digest, rest) : digest;
}

static uint64_t add_text(uint64_t digest, Text text) {
    return digest_add(digest, text.at ? text.at : "", text.size);
}

#define ADD_NUMBERS(digest, ...)                                                                                  \
    digest_add(digest, (const int32_t[]){__VA_ARGS__}, sizeof(const int32_t[]){__VA_ARGS__})

static uint64_t add_rect(uint64_t digest, Rect rect) {
    return ADD_NUMBERS(digest, rect.x, rect.y, rect.width, rect.height);
}

static uint64_t add_paint(const Digester *digester, uint64_t digest, Paint paint) {
    if (paint.ink < 0) return add_word(digest, 1);
    const Ink *ink = &digester->pages->inks.at[paint.ink];
    return ADD_NUMBERS(digest, paint.tint, (int32_t)ink->kind, ink->cyan, ink->magenta, ink->yellow, ink->black,
                       ink->red, ink->green, ink->blue, ink->overprint);
}

static uint64_t add_path(uint64_t digest, const Path *path) {
    digest = digest_add(digest, path->verbs, (size_t)path->verb_count);
    return digest_add(digest, path->points, (size_t)path->point_count * sizeof *path->points);
}

static uint64_t add_matrix(uint64_t digest, const Matrix *matrix) {
    return ADD_NUMBERS(digest, matrix->a, matrix->b, matrix->c, matrix->d, matrix->e, matrix->f);
}

static uint64_t add_words(const Digester *digester, uint64_t digest, const TextItem *text) {
    const PagesFont *font = &digester->pages->fonts.at[text->font];
    digest = add_text(add_text(digest, font->digest), text->source);
    digest = ADD_NUMBERS(digest, font->face, text->size, text->origin.x, text->origin.y, text->scale, text->rtl,
                         text->silent);
    digest = add_paint(digester, digest, text->paint);
    return digest_add(digest, text->glyphs, text_item_glyph_bytes(text));
}

static uint64_t add_shape(const Digester *digester, uint64_t digest, const PathItem *item) {
    digest = add_paint(digester, add_path(digest, &item->path), item->fill);
    digest = add_paint(digester, digest, item->stroke);
    return ADD_NUMBERS(digest, item->even_odd, item->width, item->cap, item->join, item->dash_on, item->dash_off);
}

static uint64_t add_image(const Digester *digester, uint64_t digest, const ImageItem *item) {
    digest = add_text(digest, digester->pages->images.at[item->image].digest);
    return add_rect(add_rect(digest, item->box), item->crop);
}

static uint64_t add_item(const Digester *digester, uint64_t digest, const Item *item) {
    digest = ADD_NUMBERS(digest, (int32_t)item->kind, (int32_t)item->layer);
    switch (item->kind) {
    case ITEM_TEXT: return add_words(digester, digest, &item->text);
    case ITEM_RULE: return add_paint(digester, add_rect(digest, item->rule.box), item->rule.paint);
    case ITEM_PATH: return add_shape(digester, digest, &item->path);
    case ITEM_IMAGE: return add_image(digester, digest, &item->image);
    case ITEM_DRAWING:
        if (digester->drawings) digest = add_word(digest, digester->drawings[item->drawing.drawing]);
        return add_matrix(digest, &item->drawing.matrix);
    case ITEM_GROUP: return add_path(add_matrix(digest, &item->group.matrix), &item->group.clip);
    case ITEM_END: break;
    }
    return digest;
}

static uint64_t add_items(const Digester *digester, uint64_t digest, const Items *items) {
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind == ITEM_END || digester->layers >> item->layer & 1) digest = add_item(digester, digest, item);
    }
    return digest;
}

uint64_t *pages_digest_drawings(Arena *arena, const Pages *pages) {
    Digester digester = {pages, NULL, ~0u};
    uint64_t *digests = arena_array_of(arena, (size_t)pages->drawings.count + 1, uint64_t);
    for (int32_t i = 0; i < pages->drawings.count; i++) {
        const Drawing *drawing = &pages->drawings.at[i];
        digests[i] = add_items(&digester, add_rect(DIGEST_START, drawing->box), &drawing->items);
    }
    return digests;
}

uint64_t pages_digest_page(const Pages *pages, const Page *page, unsigned layers, const uint64_t *drawings) {
    Digester digester = {pages, drawings, layers};
    uint64_t digest = ADD_NUMBERS(DIGEST_START, page->width, page->height, page->bleed);
    return add_items(&digester, digest, &page->items);
}
