// view_pages.c: pages as numbers that two editions can compare.
//
// exact: all that is painted, with what fonts, inks, images and drawings are, not their indices. content: the words and
// figures of the page's own blocks, how high they stand and how wide they are set, without furniture, colours, page
// numbers, the art's compositions and the columns' places, so that a page is the same on the left and on the right.
// hash_mix is no cryptographic hash: two editions are not written to deceive their editors.
#include "diff/view.h"

#include <string.h>

typedef struct {
    const Pages *pages;
    uint64_t *fonts, *inks, *images, *drawings;
} Tables;

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    const char *at = bytes;
    uint64_t word = 0;
    for (; size >= 8; at += 8, size -= 8) {
        memcpy(&word, at, 8);
        hash = hash_mix(hash, word);
    }
    word = 0;
    if (size) memcpy(&word, at, size);
    return hash_mix(hash, word);
}

static uint64_t hash_numbers(uint64_t hash, const int32_t *numbers, int32_t count) {
    return hash_bytes(hash, numbers, (size_t)count * sizeof *numbers);
}

static uint64_t hash_rect(uint64_t hash, Rect rect) {
    return hash_numbers(hash, (int32_t[]){rect.x, rect.y, rect.width, rect.height}, 4);
}

static uint64_t hash_paint(const Tables *tables, uint64_t hash, Paint paint) {
    return hash_mix(hash, paint.ink < 0 ? 0 : tables->inks[paint.ink] + (uint64_t)(uint16_t)paint.tint);
}

static uint64_t hash_path(uint64_t hash, const Path *path) {
    hash = hash_bytes(hash, path->verbs, (size_t)path->verb_count);
    return hash_bytes(hash, path->points, (size_t)path->point_count * sizeof *path->points);
}

static uint64_t hash_text_item(const Tables *tables, uint64_t hash, const TextItem *text) {
    hash = hash_mix(hash, tables->fonts[text->font]);
    hash = hash_paint(tables, hash, text->paint);
    hash = hash_numbers(hash, (int32_t[]){text->size, text->origin.x, text->origin.y, text->scale, text->rtl}, 5);
    hash = hash_mix(hash, text_hash(text->source));
    return hash_bytes(hash, text->glyphs, (size_t)text->glyph_count * sizeof *text->glyphs);
}

static uint64_t hash_path_item(const Tables *tables, uint64_t hash, const PathItem *path) {
    hash = hash_paint(tables, hash_paint(tables, hash, path->fill), path->stroke);
    hash = hash_numbers(
        hash, (int32_t[]){path->even_odd, path->width, path->cap, path->join, path->dash_on, path->dash_off}, 6);
    return hash_path(hash, &path->path);
}

static uint64_t hash_matrix(uint64_t hash, const Matrix *matrix) {
    return hash_numbers(hash, (int32_t[]){matrix->a, matrix->b, matrix->c, matrix->d, matrix->e, matrix->f}, 6);
}

static uint64_t hash_item(const Tables *tables, uint64_t hash, const Item *item) {
    hash = hash_mix(hash, (uint64_t)item->kind << 8 | (uint64_t)item->layer);
    switch (item->kind) {
    case ITEM_TEXT: return hash_text_item(tables, hash, &item->text);
    case ITEM_RULE: return hash_rect(hash_paint(tables, hash, item->rule.paint), item->rule.box);
    case ITEM_PATH: return hash_path_item(tables, hash, &item->path);
    case ITEM_IMAGE:
        return hash_rect(hash_rect(hash_mix(hash, tables->images[item->image.image]), item->image.box),
                         item->image.crop);
    case ITEM_DRAWING:
        return hash_matrix(hash_mix(hash, tables->drawings[item->drawing.drawing]), &item->drawing.matrix);
    case ITEM_GROUP: return hash_path(hash_matrix(hash, &item->group.matrix), &item->group.clip);
    case ITEM_END: break;
    }
    return hash;
}

static uint64_t hash_ink(const Ink *ink) {
    uint64_t hash = hash_mix(text_hash(ink->name), ink->kind);
    return hash_numbers(hash,
                        (int32_t[]){ink->cyan, ink->magenta, ink->yellow, ink->black, ink->red, ink->green, ink->blue,
                                    ink->overprint},
                        8);
}

static Tables make_tables(Arena *arena, const Pages *pages) {
    Tables tables = {pages, arena_array_of(arena, (size_t)pages->fonts.count + 1, uint64_t),
                     arena_array_of(arena, (size_t)pages->inks.count + 1, uint64_t),
                     arena_array_of(arena, (size_t)pages->images.count + 1, uint64_t),
                     arena_array_of(arena, (size_t)pages->drawings.count + 1, uint64_t)};
    for (int32_t i = 0; i < pages->fonts.count; i++)
        tables.fonts[i] = hash_mix(text_hash(pages->fonts.at[i].digest), (uint64_t)pages->fonts.at[i].face);
    for (int32_t i = 0; i < pages->inks.count; i++) tables.inks[i] = hash_ink(&pages->inks.at[i]);
    for (int32_t i = 0; i < pages->images.count; i++) tables.images[i] = text_hash(pages->images.at[i].digest);
    for (int32_t i = 0; i < pages->drawings.count; i++) {
        const Drawing *drawing = &pages->drawings.at[i];
        uint64_t hash = hash_rect(0, drawing->box);
        for (int32_t n = 0; n < drawing->items.count; n++) hash = hash_item(&tables, hash, &drawing->items.at[n]);
        tables.drawings[i] = hash;
    }
    return tables;
}

static uint64_t ink_bit(Paint paint) {
    return paint.ink < 0 || paint.ink > 63 ? 0 : (uint64_t)1 << paint.ink;
}

static uint64_t item_inks(const Pages *pages, const Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: return ink_bit(item->text.paint);
    case ITEM_RULE: return ink_bit(item->rule.paint);
    case ITEM_PATH: return ink_bit(item->path.fill) | ink_bit(item->path.stroke);
    case ITEM_DRAWING: {
        uint64_t bits = 0;
        const Items *items = &pages->drawings.at[item->drawing.drawing].items;
        for (int32_t i = 0; i < items->count; i++)
            if (items->at[i].kind != ITEM_DRAWING) bits |= item_inks(pages, &items->at[i]);
        return bits;
    }
    case ITEM_IMAGE:
    case ITEM_GROUP:
    case ITEM_END: break;
    }
    return 0;
}

static uint64_t content_of_text(const View *view, const Tables *tables, uint64_t hash, const Item *item,
                                const Block *block) {
    const TextItem *text = &item->text;
    bool number = view_is_number(view->pages, item->tag, text->source);
    hash = hash_mix(hash, tables->fonts[text->font]);
    hash = hash_numbers(hash, (int32_t[]){text->size, text->origin.y}, 2);
    if (number || block->index || block->derived) return hash;
    hash = hash_numbers(hash, (int32_t[]){text->scale, text_item_width(text)}, 2);
    return hash_mix(hash, text_hash(text->source));
}

static void read_page(View *view, const Tables *tables, int32_t number) {
    const Page *page = &view->pages->pages.at[number - 1];
    PageView *seen = &view->page[number - 1];
    seen->exact =
        hash_numbers(text_hash(page->master), (int32_t[]){page->width, page->height, page->bleed, page->slug}, 4);
    int32_t last = -1;
    for (int32_t i = 0; i < page->items.count; i++) {
        const Item *item = &page->items.at[i];
        if (item->layer != LAYER_PRINT) continue;
        seen->exact = hash_item(tables, seen->exact, item);
        seen->inks |= item_inks(view->pages, item);
        int32_t index = item->tag > 0 ? view->block_of_tag[item->tag] : -1;
        if (index < 0) {
            if (item->kind == ITEM_TEXT && view_tag_is_furniture(view, item->tag))
                *array_add(view->arena, &seen->heads) = i;
            continue;
        }
        const Block *block = &view->blocks.at[index];
        if (item->kind == ITEM_TEXT) seen->content = content_of_text(view, tables, seen->content, item, block);
        if (block->figure) seen->drawn = hash_item(tables, seen->drawn, item);
        if (index == last) continue;
        last = index;
        seen->numbers = hash_mix(seen->numbers, block->numbers);
        if (block->derived) seen->entries = hash_mix(seen->entries, block->hash);
        if (!block->figure) continue;
        seen->art = hash_mix(hash_mix(seen->art, text_hash(block->topic)), (uint64_t)block->composition);
        seen->content = hash_mix(seen->content, block->hash);
        for (int32_t n = 0; n < block->boxes.count; n++) {
            Rect box = block->boxes.at[n].box;
            seen->content = hash_numbers(seen->content, (int32_t[]){box.y, box.width, box.height}, 3);
        }
    }
}

void view_read_pages(View *view) {
    Tables tables = make_tables(view->arena, view->pages);
    for (int32_t p = 1; p <= view->pages->pages.count; p++) read_page(view, &tables, p);
}
