// book_text.c: items of text become lines, lines become blocks.
//
// Blocks come in logical order, and their lines; in a line, items go from left to right. One joins the line before it if
// both are of one block and of one line record, or, where layout keeps no record (furniture, contents, tables), on one
// baseline side by side. Groups' matrices are followed; where one turns its words, only the line's box is known.
#include "proof/book_text.h"

#include <math.h>

enum { DEPTH_MOST = 32, LOOSE = 4000 }; // millipoints that blanks may stand out of their line's record

typedef struct {
    double a, b, c, d, e, f; // x' = ax + cy + e, y' = bx + dy + f
} Affine;

typedef struct {
    const Book *book;
    const Page *page;
    Arena *arena;
    TextBlocks blocks;
    Affine to[DEPTH_MOST];
    int32_t depth;               // groups open; those beyond DEPTH_MOST are not followed
} TextReader;

static Affine join(const Affine *outer, const Matrix *m) {
    double a = m->a / 65536.0, b = m->b / 65536.0, c = m->c / 65536.0, d = m->d / 65536.0;
    return (Affine){outer->a * a + outer->c * b,        outer->b * a + outer->d * b,
                    outer->a * c + outer->c * d,        outer->b * c + outer->d * d,
                    outer->a * m->e + outer->c * m->f + outer->e, outer->b * m->e + outer->d * m->f + outer->f};
}

static bool is_upright(const Affine *to) {
    return fabs(to->b) < 1e-6 && fabs(to->c) < 1e-6 && to->a > 0 && to->d > 0;
}

static Rect move_rect(const Affine *to, Rect rect) {
    double x[2] = {INFINITY, -INFINITY}, y[2] = {INFINITY, -INFINITY};
    for (int corner = 0; corner < 4; corner++) {
        double px = rect.x + (corner & 1 ? rect.width : 0), py = rect.y + (corner & 2 ? rect.height : 0);
        double mx = to->a * px + to->c * py + to->e, my = to->b * px + to->d * py + to->f;
        x[0] = fmin(x[0], mx), x[1] = fmax(x[1], mx), y[0] = fmin(y[0], my), y[1] = fmax(y[1], my);
    }
    return (Rect){(Unit)x[0], (Unit)y[0], (Unit)(x[1] - x[0]), (Unit)(y[1] - y[0])};
}

// ---- blocks ------------------------------------------------------------------------------------

static bool is_inline(Role role) {
    return role == ROLE_SPAN || role == ROLE_LINK || role == ROLE_REFERENCE;
}

static int32_t block_tag(const Pages *pages, int32_t tag) {
    while (tag && is_inline(pages->tags.at[tag - 1].role) && pages->tags.at[tag - 1].parent)
        tag = pages->tags.at[tag - 1].parent;
    return tag;
}

static TextBlock *find_block(TextReader *reader, int32_t tag, bool figure) {
    TextBlock *last = reader->blocks.count ? array_last(&reader->blocks) : NULL;
    if (last && last->tag == tag) return last;
    TextBlock *block = array_add(reader->arena, &reader->blocks);
    *block = (TextBlock){.tag = tag, .figure = figure};
    return block;
}

static bool shows_figure(const TextReader *reader, int32_t tag) {
    return tag && reader->book->pages->tags.at[tag - 1].box_page == reader->page->number;
}

// the first item of a picture opens a block for it
static void read_picture(TextReader *reader, int32_t tag) {
    if (!shows_figure(reader, tag)) return;
    for (int32_t i = reader->blocks.count - 1; i >= 0; i--)
        if (reader->blocks.at[i].tag == tag) return;
    find_block(reader, tag, true);
}

// ---- lines -------------------------------------------------------------------------------------

// the line record on which an item stands; -1: none
static int32_t find_record(const TextReader *reader, const TextItem *text) {
    const Book *book = reader->book;
    const BookPage *of_page = &book->of_page[reader->page->number - 1];
    int32_t best = -1;
    Unit nearest = text->size * 6 / 10;
    for (int32_t i = 0; i < of_page->line_count; i++) {
        int32_t record = book->lines[of_page->first_line + i];
        const LineRecord *line = &book->pages->lines.at[record];
        Unit away = line->origin.y - text->origin.y;
        if (away < 0) away = -away;
        if (away >= nearest || text->origin.x < line->origin.x - LOOSE ||
            text->origin.x > line->origin.x + line->width + LOOSE)
            continue;
        best = record, nearest = away;
    }
    return best;
}

static bool goes_on(const TextLine *line, const TextItem *text, int32_t record) {
    if (line->record >= 0 || record >= 0) return line->record == record;
    const TextItem *last = array_last(&line->runs)->item;
    Unit away = line->baseline - text->origin.y, gap = text->origin.x - last->origin.x - text_item_width(last);
    return away < text->size / 3 && away > -text->size / 3 && gap < text->size && gap > -text->size;
}

static TextLine *find_line(TextReader *reader, TextBlock *block, const Item *item, int32_t record) {
    TextLine *last = block->lines.count ? array_last(&block->lines) : NULL;
    if (last && goes_on(last, &item->text, record)) return last;
    const Pages *pages = reader->book->pages;
    TextLine *line = array_add(reader->arena, &block->lines);
    *line = (TextLine){.record = record, .baseline = item->text.origin.y};
    if (record >= 0) line->place = pages->lines.at[record].from;
    else if (item->tag) line->place = pages->tags.at[item->tag - 1].place;
    return line;
}

static void read_words(TextReader *reader, const Item *item) {
    const TextItem *text = &item->text;
    const Affine *to = &reader->to[reader->depth < DEPTH_MOST ? reader->depth : DEPTH_MOST - 1];
    if (text->silent || !text->source.size) return;
    int32_t tag = block_tag(reader->book->pages, item->tag);
    TextBlock *block = find_block(reader, tag, shows_figure(reader, tag));
    TextLine *line = find_line(reader, block, item, reader->depth ? -1 : find_record(reader, text));
    Rect box = move_rect(to, (Rect){text->origin.x, text->origin.y - text->size * 3 / 4, text_item_width(text), text->size});
    line->box = rect_union(line->box, box);
    line->turned = line->turned || !is_upright(to);
    *array_add(reader->arena, &line->runs) = (TextRun){text, to->a, to->e};
}

TextBlocks book_read_text(const Book *book, int32_t number, Arena *arena) {
    TextReader reader = {.book = book, .page = &book->pages->pages.at[number - 1], .arena = arena,
                         .to = {{1, 0, 0, 1, 0, 0}}};
    for (int32_t i = 0; i < reader.page->items.count; i++) {
        const Item *item = &reader.page->items.at[i];
        if (item->kind == ITEM_END) {
            if (reader.depth) reader.depth--;
            continue;
        }
        if (item->layer == LAYER_PRINT && item->kind == ITEM_TEXT) read_words(&reader, item);
        else if (item->layer == LAYER_PRINT) read_picture(&reader, item->tag);
        if (item->kind != ITEM_GROUP) continue;
        if (reader.depth + 1 < DEPTH_MOST)
            reader.to[reader.depth + 1] = join(&reader.to[reader.depth], &item->group.matrix);
        reader.depth++;
    }
    for (int32_t i = 0; i < reader.blocks.count; i++) book_settle_lines(&reader.blocks.at[i], arena);
    return reader.blocks;
}

void book_text_free(TextBlocks *blocks) {
    for (int32_t i = 0; i < blocks->count; i++)
        for (int32_t k = 0; k < blocks->at[i].lines.count; k++) buffer_free(&blocks->at[i].lines.at[k].text);
}
