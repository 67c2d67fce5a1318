// content.c: the items of a page or drawing as content operators (ISO 32000-1, 8 and 9), in paint order.
//
// Pages count y down from the trim's top left; a stream counts up. On the page, x becomes x + left and y
// becomes top - y; inside a group or drawing, x stays and y becomes -y, and the matrix is turned to fit:
// [a b c d e f] of Pages is [a -b -c d e+left top-f] of PDF. Lengths are written in points, to the millipoint.
#include "emit/content.h"

#include "emit/inks.h"
#include "emit/syntax.h"

#define PAINT_UNKNOWN ((Paint){-2, 0})

static const Graphics unknown_graphics = {
    .fill = {-2, 0}, .stroke = {-2, 0}, .overprint = -1, .width = -1, .dash_on = -1, .cap = -1, .join = -1,
    .font = -1, .scale = 10000,
};

// ---- state -------------------------------------------------------------------------------------

static char *room(Content *content, size_t size) {
    return buffer_room(content->out, size);
}

static void advance(Content *content, const char *end) {
    content->out->size = (size_t)(end - content->out->bytes);
}

static void add_word(Content *content, const char *word) {
    buffer_string(content->out, word);
}

static bool paint_equal(Paint a, Paint b) {
    return a.ink == b.ink && a.tint == b.tint;
}

void content_use(Content *content, int32_t index, int32_t **at, int32_t *count, int32_t *most) {
    for (int32_t i = 0; i < *count; i++)
        if ((*at)[i] == index) return;
    *at = array_grow(content->arena, *at, *count, most, sizeof **at);
    (*at)[(*count)++] = index;
}

#define use(content, list, index) \
    content_use((content), (index), &(content)->list.at, &(content)->list.count, &(content)->list.room)

static void set_overprint(Content *content, Paint paint, int32_t bit) {
    if (content->emission->profile != PROFILE_PRESS) return;
    int32_t before = content->now.overprint < 0 ? 0 : content->now.overprint;
    int32_t wanted = paint_overprints(content->emission, paint) ? before | bit : before & ~bit;
    if (wanted == content->now.overprint) return;
    char *at = put_word(room(content, 32), "/V");
    at = put_int(at, wanted);
    advance(content, put_word(at, " gs\n"));
    content->now.overprint = wanted;
}

void content_set_fill(Content *content, Paint paint) {
    if (paint_equal(content->now.fill, paint)) return;
    set_overprint(content, paint, 1);
    advance(content, put_paint(room(content, COLOUR_ROOM), content->emission, paint, false));
    content->now.fill = paint;
}

static void set_stroke(Content *content, Paint paint) {
    if (paint_equal(content->now.stroke, paint)) return;
    set_overprint(content, paint, 2);
    advance(content, put_paint(room(content, COLOUR_ROOM), content->emission, paint, true));
    content->now.stroke = paint;
}

static void end_text(Content *content) {
    if (content->in_text) add_word(content, "ET\n");
    content->in_text = false;
}

static void set_layer(Content *content, Layer layer) {
    if (content->layer == layer) return;
    end_text(content);
    if (content->layer != LAYER_PRINT) add_word(content, "EMC\n");
    if (layer != LAYER_PRINT) {
        char *at = put_word(room(content, 48), "/OC/L");
        at = put_int(at, (int64_t)layer);
        advance(content, put_word(at, " BDC\n"));
    }
    content->layer = layer;
}

// the seam for tags: marked content will close and open here
static void set_tag(Content *content, int32_t tag) {
    if (content->tag == tag) return;
    end_text(content);
    content->tag = tag;
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
    add_word(content, "q\n");
    return true;
}

static void restore(Content *content) {
    content->depth--;
    end_text(content);
    set_layer(content, content->saved[content->depth].layer);
    content->now = content->saved[content->depth].graphics;
    content->left = content->saved[content->depth].left;
    content->top = content->saved[content->depth].top;
    add_word(content, "Q\n");
}

// ---- shapes ------------------------------------------------------------------------------------

static char *put_point(char *at, const Content *content, Point point) {
    at = put_operand(at, (int64_t)point.x + content->left);
    return put_operand(at, (int64_t)content->top - point.y);
}

static char *put_rect(char *at, const Content *content, Rect box) {
    at = put_operand(at, (int64_t)box.x + content->left);
    at = put_operand(at, (int64_t)content->top - box.y - box.height);
    at = put_operand(at, box.width);
    at = put_operand(at, box.height);
    return put_word(at, "re ");
}

static void write_path(Content *content, const Path *path) {
    static const int points_of[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    static const char *const operators[] = {
        [PATH_MOVE] = "m\n", [PATH_LINE] = "l\n", [PATH_CURVE] = "c\n", [PATH_CLOSE] = "h\n"};
    char *at = room(content, (size_t)path->verb_count * 2 + (size_t)path->point_count * 2 * NUMBER_ROOM);
    const Point *point = path->points;
    for (int32_t i = 0; i < path->verb_count; i++) {
        for (int k = 0; k < points_of[path->verbs[i]]; k++) at = put_point(at, content, *point++);
        at = put_word(at, operators[path->verbs[i]]);
    }
    advance(content, at);
}

static void write_rule(Content *content, const RuleItem *rule) {
    if (rule->paint.ink < 0) return;
    content_set_fill(content, rule->paint);
    char *at = put_rect(room(content, 5 * NUMBER_ROOM), content, rule->box);
    advance(content, put_word(at, "f\n"));
}

static void set_line(Content *content, const PathItem *path) {
    Graphics *now = &content->now;
    char *at = room(content, 8 * NUMBER_ROOM);
    if (now->width != path->width) at = put_word(put_operand(at, path->width), "w\n");
    if (now->cap != path->cap) at = put_word(put_int(at, path->cap), " J\n");
    if (now->join != path->join) at = put_word(put_int(at, path->join), " j\n");
    if (now->dash_on != path->dash_on || now->dash_off != path->dash_off) {
        *at++ = '[';
        if (path->dash_on > 0) at = put_operand(at, path->dash_on);
        if (path->dash_on > 0) at = put_thousandths(at, path->dash_off);
        at = put_word(at, "]0 d\n");
    }
    advance(content, at);
    now->width = path->width, now->cap = path->cap, now->join = path->join;
    now->dash_on = path->dash_on, now->dash_off = path->dash_off;
}

static void draw_path(Content *content, const PathItem *path) {
    bool fill = path->fill.ink >= 0, stroke = path->stroke.ink >= 0;
    if (!(fill || stroke) || !path->path.verb_count) return;
    if (fill) content_set_fill(content, path->fill);
    if (stroke) {
        set_stroke(content, path->stroke);
        set_line(content, path);
    }
    write_path(content, &path->path);
    if (fill && stroke) add_word(content, path->even_odd ? "B*\n" : "B\n");
    else if (fill) add_word(content, path->even_odd ? "f*\n" : "f\n");
    else add_word(content, "S\n");
}

// ---- images, drawings, groups ------------------------------------------------------------------

// part of whole, as a multiple of length: rounded to a millipoint
static int64_t share(int64_t length, int64_t part, int64_t whole) {
    return (length * part + whole / 2) / whole;
}

// The image's pixels are kept in the rectangle kept; it is placed so that crop falls on box, and clipped.
static void draw_image(Content *content, const ImageItem *item) {
    const EmitImage *image = &content->emission->images[item->image];
    Rect crop = item->crop, box = item->box, kept = image->shown;
    if (crop.width <= 0 || crop.height <= 0 || box.width <= 0 || box.height <= 0 || !image->object) return;
    use(content, images, item->image);
    bool whole = crop.x == kept.x && crop.y == kept.y && crop.width == kept.width && crop.height == kept.height;
    int64_t width = share(box.width, kept.width, crop.width), height = share(box.height, kept.height, crop.height);
    int64_t x = box.x - share(box.width, crop.x - kept.x, crop.width);
    int64_t y = box.y - share(box.height, crop.y - kept.y, crop.height);
    char *at = put_word(room(content, 16 * NUMBER_ROOM), "q\n");
    if (!whole) at = put_word(put_rect(at, content, box), "W n\n");
    at = put_word(put_operand(at, width), "0 0 ");
    at = put_operand(at, height);
    at = put_operand(at, x + content->left);
    at = put_operand(at, content->top - y - height);
    at = put_word(at, "cm/I");
    at = put_int(at, item->image);
    advance(content, put_word(at, " Do\nQ\n"));
}

static char *put_matrix(char *at, const Content *content, Matrix matrix) {
    at = put_matrix_part(at, matrix.a);
    at = put_matrix_part(at, -matrix.b);
    at = put_matrix_part(at, -matrix.c);
    at = put_matrix_part(at, matrix.d);
    at = put_operand(at, (int64_t)matrix.e + content->left);
    at = put_operand(at, (int64_t)content->top - matrix.f);
    return put_word(at, "cm\n");
}

static void draw_drawing(Content *content, const DrawingItem *item) {
    use(content, drawings, item->drawing);
    char *at = put_word(room(content, 10 * NUMBER_ROOM), "q\n");
    at = put_matrix(at, content, item->matrix);
    at = put_word(at, "/D");
    at = put_int(at, item->drawing);
    advance(content, put_word(at, " Do\nQ\n"));
}

static bool begin_group(Content *content, const GroupItem *group, Worker *worker) {
    if (!save(content, worker)) return false;
    advance(content, put_matrix(room(content, 8 * NUMBER_ROOM), content, group->matrix));
    content->left = content->top = 0;
    if (group->clip.verb_count) {
        write_path(content, &group->clip);
        add_word(content, "W n\n");
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
    if (item->kind != ITEM_END) {
        set_layer(content, item->layer);
        set_tag(content, item->tag);
    }
    if (item->kind != ITEM_TEXT) end_text(content);
    switch (item->kind) {
        case ITEM_TEXT: content_show_text(content, &item->text); break;
        case ITEM_RULE: write_rule(content, &item->rule); break;
        case ITEM_PATH: draw_path(content, &item->path); break;
        case ITEM_IMAGE: draw_image(content, &item->image); break;
        case ITEM_DRAWING: draw_drawing(content, &item->drawing); break;
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
        bool painted = item->kind == ITEM_END || layer_is_painted(content->emission->profile, item->layer);
        if (painted) good = write_item(content, item, worker);
        else if (item->kind == ITEM_GROUP) i = skip_group(items, i);
    }
    while (content->depth) restore(content);
    end_text(content);
    set_layer(content, LAYER_PRINT);
    return good;
}

// "/F0 12 0 R" for each; objects are numbers found at a stride from the first
static void add_resources(Buffer *out, const char *prefix, const int32_t *indices, int32_t count,
                          const int32_t *objects, size_t stride) {
    for (int32_t i = 0; i < count; i++) {
        buffer_string(out, prefix);
        buffer_int(out, indices[i]);
        syntax_add_reference(out, "", *(const int32_t *)((const char *)objects + stride * (size_t)indices[i]));
    }
}

static Text list_resources(Content *content) {
    const Emission *emission = content->emission;
    Buffer *out = content->out;
    out->size = 0;
    buffer_string(out, "/Font<<");
    add_resources(out, "/F", content->fonts.at, content->fonts.count, &emission->fonts->object,
                  sizeof *emission->fonts);
    buffer_string(out, ">>/XObject<<");
    add_resources(out, "/I", content->images.at, content->images.count, &emission->images->object,
                  sizeof *emission->images);
    add_resources(out, "/D", content->drawings.at, content->drawings.count, emission->drawings,
                  sizeof *emission->drawings);
    buffer_string(out, ">>");
    if (emission->states) syntax_add_reference(out, "/ExtGState", emission->states);
    if (emission->colour_spaces) syntax_add_reference(out, "/ColorSpace", emission->colour_spaces);
    if (emission->layers) syntax_add_reference(out, "/Properties", emission->layers);
    return text_copy(content->arena, buffer_view(out));
}

static void finish(Content *content, Worker *worker, Stream *stream) {
    stream->data = compressor_deflate(worker->compressor, EFFORT_QUICK, worker->arena, buffer_view(content->out));
    stream->resources = list_resources(content);
}

// hairlines outside the bleed, in all separations, that show the printer where to cut
static void write_trim_marks(Content *content, const Page *page) {
    enum { HAIR = 250, LENGTH = 14000, GAP = 3000 };
    set_tag(content, 0);
    add_word(content, "/R CS 1 SCN\n.25 w\n");
    for (int corner = 0; corner < 4; corner++) {
        Unit x = corner & 1 ? page->width : 0, y = corner & 2 ? page->height : 0;
        Unit near = page->bleed + GAP, far = near + LENGTH;
        Point ends[4] = {{x, corner & 2 ? y + near : -near}, {x, corner & 2 ? y + far : -far},
                         {corner & 1 ? x + near : -near, y}, {corner & 1 ? x + far : -far, y}};
        char *at = room(content, 10 * NUMBER_ROOM);
        for (int i = 0; i < 4; i++) at = put_word(put_point(at, content, ends[i]), i & 1 ? "l\n" : "m\n");
        advance(content, put_word(at, "S\n"));
    }
}

bool content_write_page(const Emission *emission, const Page *page, Worker *worker, Stream *stream) {
    Content content = {.emission = emission, .arena = worker->arena, .out = &worker->buffer,
                       .left = emission->margin, .top = page->height + emission->margin, .now = unknown_graphics};
    content.out->size = 0;
    content.now.overprint = 0;
    bool good = write_items(&content, &page->items, worker);
    if (emission->profile == PROFILE_PRESS) write_trim_marks(&content, page);
    finish(&content, worker, stream);
    return good;
}

bool content_write_drawing(const Emission *emission, const Drawing *drawing, Worker *worker, Stream *stream) {
    Content content = {.emission = emission, .arena = worker->arena, .out = &worker->buffer, .now = unknown_graphics};
    content.out->size = 0;
    bool good = write_items(&content, &drawing->items, worker);
    finish(&content, worker, stream);
    return good;
}
