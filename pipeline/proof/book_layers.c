// book_layers.c: each proof layer of a page as the inside of an SVG picture, in points, to be laid over the print layer's.
//
//     {"grid":"<rect …/>…", "marks":"<text …>…</text>…", …}
//
// What is painted before the report (watermark, washes) is a part of its own, since it must not hide what is over it.
// Rules become rectangles, paths paths; words are SVG text in a face of the reader's system, at their baseline and
// pressed to their width, so that nothing moves. Pictures and drawings are not part of proof layers. Inks show as their
// red, green and blue, as the painter has them.
#include "proof/book_inside.h"

static void add_attribute(Buffer *svg, const char *name, int64_t millipoints) {
    buffer_byte(svg, ' ');
    buffer_string(svg, name);
    buffer_string(svg, "=\"");
    script_points(svg, millipoints);
    buffer_byte(svg, '"');
}

static int on_paper(int32_t light, int32_t tint) {
    return (int)((1000000 - (int64_t)(1000 - light) * tint) * 255 / 1000000);
}

static void add_paint(Buffer *svg, const char *name, const Pages *pages, Paint paint) {
    if (paint.ink < 0) {
        buffer_print(svg, " %s=\"none\"", name);
        return;
    }
    const Ink *ink = &pages->inks.at[paint.ink];
    buffer_print(svg, " %s=\"#%02x%02x%02x\"", name, on_paper(ink->red, paint.tint), on_paper(ink->green, paint.tint),
                 on_paper(ink->blue, paint.tint));
}

static void add_escaped(Buffer *svg, Text text) {
    for (size_t i = 0; i < text.size; i++) switch (text.at[i]) {
        case '<': buffer_string(svg, "&lt;"); break;
        case '&': buffer_string(svg, "&amp;"); break;
        default: buffer_byte(svg, text.at[i]);
        }
}

static void add_words(Buffer *svg, const Pages *pages, const TextItem *text) {
    buffer_string(svg, "<text");
    add_attribute(svg, "x", text->origin.x);
    add_attribute(svg, "y", text->origin.y);
    add_attribute(svg, "font-size", text->size);
    add_attribute(svg, "textLength", text_item_width(text));
    add_paint(svg, "fill", pages, text->paint);
    if (text_starts(pages->fonts.at[text->font].style, "bold")) buffer_string(svg, " font-weight=\"bold\"");
    buffer_string(svg, " lengthAdjust=\"spacingAndGlyphs\">");
    add_escaped(svg, text_trim(text->source));
    buffer_string(svg, "</text>");
}

static void add_rule(Buffer *svg, const Pages *pages, const RuleItem *rule) {
    buffer_string(svg, "<rect");
    add_attribute(svg, "x", rule->box.x);
    add_attribute(svg, "y", rule->box.y);
    add_attribute(svg, "width", rule->box.width);
    add_attribute(svg, "height", rule->box.height);
    add_paint(svg, "fill", pages, rule->paint);
    buffer_string(svg, "/>");
}

static void add_path(Buffer *svg, const Pages *pages, const PathItem *item) {
    static const char letters[] = {[PATH_MOVE] = 'M', [PATH_LINE] = 'L', [PATH_CURVE] = 'C', [PATH_CLOSE] = 'Z'};
    static const int counts[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    const Point *at = item->path.points;
    buffer_string(svg, "<path d=\"");
    for (int32_t i = 0; i < item->path.verb_count; i++) {
        buffer_byte(svg, letters[item->path.verbs[i]]);
        for (int k = 0; k < counts[item->path.verbs[i]]; k++, at++) {
            if (k) buffer_byte(svg, ' ');
            script_points(svg, at->x);
            buffer_byte(svg, ' ');
            script_points(svg, at->y);
        }
    }
    buffer_byte(svg, '"');
    add_paint(svg, "fill", pages, item->fill);
    add_paint(svg, "stroke", pages, item->stroke);
    add_attribute(svg, "stroke-width", item->width);
    buffer_string(svg, item->even_odd ? " fill-rule=\"evenodd\"/>" : "/>");
}

static void add_group(Buffer *svg, const GroupItem *group) {
    const Matrix *m = &group->matrix;
    buffer_print(svg, "<g transform=\"matrix(%.6f %.6f %.6f %.6f ", m->a / 65536.0, m->b / 65536.0, m->c / 65536.0,
                 m->d / 65536.0);
    script_points(svg, m->e);
    buffer_byte(svg, ' ');
    script_points(svg, m->f);
    buffer_string(svg, ")\">");
}

static void add_item(Buffer *svg, const Pages *pages, const Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: add_words(svg, pages, &item->text); break;
    case ITEM_RULE: add_rule(svg, pages, &item->rule); break;
    case ITEM_PATH: add_path(svg, pages, &item->path); break;
    case ITEM_GROUP: add_group(svg, &item->group); break;
    case ITEM_END: buffer_string(svg, "</g>"); break;
    case ITEM_IMAGE:
    case ITEM_DRAWING: break;
    }
}

// the layer's items from..to in svg; an end has the layer of the group that it closes
static void add_items(Buffer *svg, const Pages *pages, const Page *page, Layer layer, int32_t from, int32_t to) {
    uint32_t ours = 0; // a bit for each open group
    for (int32_t i = from; i < to; i++) {
        const Item *item = &page->items.at[i];
        bool mine = item->kind == ITEM_END ? ours & 1 : item->layer == layer;
        if (item->kind == ITEM_GROUP) ours = ours << 1 | (item->layer == layer);
        if (item->kind == ITEM_END) ours >>= 1;
        if (mine) add_item(svg, pages, item);
    }
}

// the items before the first of the report itself
static int32_t count_under(const Page *page) {
    int32_t count = 0;
    while (count < page->items.count &&
           (page->items.at[count].kind == ITEM_END || page->items.at[count].layer != LAYER_PRINT))
        count++;
    return count;
}

void book_write_layers(const Book *book, int32_t number, bool under, Buffer *out) {
    const Page *page = &book->pages->pages.at[number - 1];
    int32_t middle = count_under(page);
    Buffer svg = {0};
    buffer_byte(out, '{');
    for (int layer = LAYER_WATERMARK; layer < LAYER_COUNT; layer++) {
        svg.size = 0;
        add_items(&svg, book->pages, page, (Layer)layer, under ? 0 : middle, under ? middle : page->items.count);
        if (svg.size) script_member(out, layer_name((Layer)layer), buffer_view(&svg));
    }
    buffer_byte(out, '}');
    buffer_free(&svg);
}
