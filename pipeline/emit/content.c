// content.c: the items of a page or drawing as content operators (ISO 32000-1, 8 and 9), in paint order.
//
// Pages count y down from the trim's top left; a stream counts up. On the page, x becomes x + left and y
// becomes top - y; inside a group or drawing, x stays and y becomes -y, and the matrix is turned to fit:
// [a b c d e f] of Pages is [a -b -c d e+left top-f] of PDF. Lengths are written in points, to the
// millipoint.
#include "emit/content.h"

#include "emit/structure.h"
#include "emit/syntax.h"

static const Graphics unknown_graphics = {
    .fill = {-2, 0}, .stroke = {-2, 0}, .overprint = -1, .width = -1, .dash_on = -1,
    .cap = -1, .join = -1, .font = -1, .scale = 10000,
};

// ---- state -------------------------------------------------------------------------------------

void content_use(Content *content, int32_t index, int32_t **at, int32_t *count, int32_t *most) {
    for (int32_t i = 0; i < *count; i++)
        if ((*at)[i] == index) return;
    *at = array_grow(content->arena, *at, *count, most, sizeof **at);
    (*at)[(*count)++] = index;
}

static bool save(Content *content, Worker *worker) {
    if (content->depth == DEEPEST_GROUP) {
        diagnostics_add(worker_diagnostics(worker), SEVERITY_ERROR, (Place){0}, "group-depth",
                        "groups are nested more than %d deep", DEEPEST_GROUP);
        return false;
    }
    content->saved[content->depth].graphics = content->now;
    content->saved[content->depth].left = content->left;
    content->saved[content->depth].top = content->top;
    content->saved[content->depth].layer = content->layer;
    content->depth++;
    content_add(content, "q\n");
    return true;
}

static void restore(Content *content) {
    content->depth--;
    content_end_text(content);
    marks_set_layer(content, content->saved[content->depth].layer);
    content->now = content->saved[content->depth].graphics;
    content->left = content->saved[content->depth].left;
    content->top = content->saved[content->depth].top;
    content_add(content, "Q\n");
}

// ---- groups ------------------------------------------------------------------------------------

static bool begin_group(Content *content, const GroupItem *group, Worker *worker) {
    if (!save(content, worker)) return false;
    content_advance(content, content_put_matrix(content_room(content, 8 * NUMBER_ROOM), content,
                                                group->matrix));
    content->left = content->top = 0;
    if (group->clip.verb_count) {
        content_write_path(content, &group->clip);
        content_add(content, "W n\n");
    }
    return true;
}

// index of the ITEM_END of the group at index, or the last item
static int32_t skip_group(const Items *items, int32_t index) {
    int32_t open = 0;
    for (; index < items->count; index++) {
        if (items->at[index].kind == ITEM_GROUP) open++;
        if (items->at[index].kind == ITEM_END && --open == 0) break;
    }
    return index;
}

// ---- streams -----------------------------------------------------------------------------------

static bool write_item(Content *content, const Item *item, Worker *worker) {
    if (item->kind != ITEM_END) marks_begin(content, item);
    switch (item->kind) {
        case ITEM_TEXT: content_show_text(content, &item->text); break;
        case ITEM_RULE: content_draw_rule(content, &item->rule); break;
        case ITEM_PATH: content_draw_path(content, &item->path); break;
        case ITEM_IMAGE: content_draw_image(content, &item->image); break;
        case ITEM_DRAWING: content_draw_drawing(content, &item->drawing); break;
        case ITEM_GROUP: return begin_group(content, &item->group, worker);
        case ITEM_END:
            if (content->depth) restore(content);
            break;
    }
    return true;
}

static bool write_items(Content *content, const Items *items, Worker *worker) {
    bool good = true;
    for (int32_t i = 0; good && i < items->count; i++) {
        const Item *item = &items->at[i];
        bool painted =
            item->kind == ITEM_END || layer_is_painted(content->emission->profile, item->layer);
        if (painted) good = write_item(content, item, worker);
        else if (item->kind == ITEM_GROUP) i = skip_group(items, i);
    }
    while (content->depth) restore(content);
    marks_close(content);
    marks_set_layer(content, LAYER_PRINT);
    return good;
}

// "/F0 12 0 R" for each; objects are numbers found at a stride from the first
static void add_resources(Buffer *out, const char *prefix, const int32_t *indices, int32_t count,
                          const int32_t *objects, size_t stride) {
    for (int32_t i = 0; i < count; i++) {
        buffer_string(out, prefix);
        buffer_int(out, indices[i]);
        syntax_add_reference(
            out, "", *(const int32_t *)((const char *)objects + stride * (size_t)indices[i]));
    }
}

static Text list_resources(Content *content) {
    const Emission *emission = content->emission;
    Buffer *out = content->out;
    out->size = 0;
    if (content->fonts.count) {
        buffer_string(out, "/Font<<");
        add_resources(out, "/F", content->fonts.at, content->fonts.count, &emission->fonts->object,
                      sizeof *emission->fonts);
        buffer_string(out, ">>");
    }
    if (content->images.count || content->drawings.count) {
        buffer_string(out, "/XObject<<");
        add_resources(out, "/I", content->images.at, content->images.count, &emission->images->object,
                      sizeof *emission->images);
        add_resources(out, "/D", content->drawings.at, content->drawings.count, emission->drawings,
                      sizeof *emission->drawings);
        buffer_string(out, ">>");
    }
    if (emission->states) syntax_add_reference(out, "/ExtGState", emission->states);
    if (emission->colour_spaces) syntax_add_reference(out, "/ColorSpace", emission->colour_spaces);
    if (emission->layers) syntax_add_reference(out, "/Properties", emission->layers);
    return text_copy(content->arena, buffer_view(out));
}

static void finish(Content *content, Worker *worker, Stream *stream) {
    stream->data = compressor_deflate(worker->compressor, EFFORT_QUICK, worker->arena,
                                      buffer_view(content->out));
    stream->resources = list_resources(content);
    stream->marks = content->marks.at;
    stream->mark_count = content->marks.count;
}

bool content_write_page(const Emission *emission, const Page *page, Worker *worker,
                        Stream *stream) {
    Content content = {.emission = emission,
                       .arena = worker->arena,
                       .out = &worker->buffer,
                       .page = page,
                       .left = emission->margin,
                       .top = page->height + emission->margin,
                       .now = unknown_graphics};
    content.out->size = 0;
    content.now.overprint = 0;
    bool good = write_items(&content, &page->items, worker);
    finish(&content, worker, stream);
    return good;
}

bool content_write_drawing(const Emission *emission, const Drawing *drawing, Worker *worker,
                           Stream *stream) {
    Content content = {.emission = emission,
                       .arena = worker->arena,
                       .out = &worker->buffer,
                       .now = unknown_graphics};
    content.out->size = 0;
    bool good = write_items(&content, &drawing->items, worker);
    finish(&content, worker, stream);
    return good;
}
