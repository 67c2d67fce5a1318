// shapes.c: rules, paths, images and drawings as content operators (ISO 32000-1, 8.5, 8.8 and 8.10).
//
// A colour or line parameter is written only where it changes. Coordinates and matrices are turned from
// Pages' y down to PDF's y up as content.c says.
#include "emit/content.h"
#include "emit/inks.h"
#include "emit/syntax.h"

#define use(content, list, index)                                                \
    content_use((content), (index), &(content)->list.at, &(content)->list.count, \
                &(content)->list.room)

// ---- colours -----------------------------------------------------------------------------------

static bool paint_equal(Paint a, Paint b) {
    return a.ink == b.ink && a.tint == b.tint;
}

static void set_overprint(Content *content, Paint paint, int32_t bit) {
    if (content->emission->profile != PROFILE_PRESS) return;
    int32_t before = content->now.overprint < 0 ? 0 : content->now.overprint;
    int32_t wanted = paint_overprints(content->emission, paint) ? before | bit : before & ~bit;
    if (wanted == content->now.overprint) return;
    char *at = put_word(content_room(content, 32), "/V");
    at = put_int(at, wanted);
    content_advance(content, put_word(at, " gs\n"));
    content->now.overprint = wanted;
}

void content_set_fill(Content *content, Paint paint) {
    if (paint_equal(content->now.fill, paint)) return;
    set_overprint(content, paint, 1);
    content_advance(content,
                    put_paint(content_room(content, COLOUR_ROOM), content->emission, paint, false));
    content->now.fill = paint;
}

static void set_stroke(Content *content, Paint paint) {
    if (paint_equal(content->now.stroke, paint)) return;
    set_overprint(content, paint, 2);
    content_advance(content,
                    put_paint(content_room(content, COLOUR_ROOM), content->emission, paint, true));
    content->now.stroke = paint;
}

// ---- rules and paths ---------------------------------------------------------------------------

char *content_put_point(char *at, const Content *content, Point point) {
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

void content_write_path(Content *content, const Path *path) {
    static const int points_of[] = {
        [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    static const char *const operators[] = {
        [PATH_MOVE] = "m\n", [PATH_LINE] = "l\n", [PATH_CURVE] = "c\n", [PATH_CLOSE] = "h\n"};
    char *at = content_room(content, (size_t)path->verb_count * 2 +
                                         (size_t)path->point_count * 2 * NUMBER_ROOM);
    const Point *point = path->points;
    for (int32_t i = 0; i < path->verb_count; i++) {
        for (int k = 0; k < points_of[path->verbs[i]]; k++)
            at = content_put_point(at, content, *point++);
        at = put_word(at, operators[path->verbs[i]]);
    }
    content_advance(content, at);
}

void content_draw_rule(Content *content, const RuleItem *rule) {
    if (rule->paint.ink < 0) return;
    content_set_fill(content, rule->paint);
    char *at = put_rect(content_room(content, 5 * NUMBER_ROOM), content, rule->box);
    content_advance(content, put_word(at, "f\n"));
}

static void set_line(Content *content, const PathItem *path) {
    Graphics *now = &content->now;
    char *at = content_room(content, 8 * NUMBER_ROOM);
    if (now->width != path->width) at = put_word(put_operand(at, path->width), "w\n");
    if (now->cap != path->cap) at = put_word(put_int(at, path->cap), " J\n");
    if (now->join != path->join) at = put_word(put_int(at, path->join), " j\n");
    if (now->dash_on != path->dash_on || now->dash_off != path->dash_off) {
        *at++ = '[';
        if (path->dash_on > 0) at = put_operand(at, path->dash_on);
        if (path->dash_on > 0) at = put_thousandths(at, path->dash_off);
        at = put_word(at, "]0 d\n");
    }
    content_advance(content, at);
    now->width = path->width, now->cap = path->cap, now->join = path->join;
    now->dash_on = path->dash_on, now->dash_off = path->dash_off;
}

void content_draw_path(Content *content, const PathItem *path) {
    bool fill = path->fill.ink >= 0, stroke = path->stroke.ink >= 0;
    if (!(fill || stroke) || !path->path.verb_count) return;
    if (fill) content_set_fill(content, path->fill);
    if (stroke) {
        set_stroke(content, path->stroke);
        set_line(content, path);
    }
    content_write_path(content, &path->path);
    if (fill && stroke) content_add(content, path->even_odd ? "B*\n" : "B\n");
    else if (fill) content_add(content, path->even_odd ? "f*\n" : "f\n");
    else content_add(content, "S\n");
}

// ---- images, drawings, groups ------------------------------------------------------------------

// part of whole, as a multiple of length: rounded to a millipoint
static int64_t share(int64_t length, int64_t part, int64_t whole) {
    return (length * part + whole / 2) / whole;
}

// The image's pixels are kept in the rectangle kept; it is placed so that crop falls on box, and clipped.
void content_draw_image(Content *content, const ImageItem *item) {
    const EmitImage *image = &content->emission->images[item->image];
    Rect crop = item->crop, box = item->box, kept = image->shown;
    if (crop.width <= 0 || crop.height <= 0 || box.width <= 0 || box.height <= 0 || !image->object)
        return;
    use(content, images, item->image);
    bool whole = crop.x == kept.x && crop.y == kept.y && crop.width == kept.width &&
                 crop.height == kept.height;
    int64_t width = share(box.width, kept.width, crop.width),
            height = share(box.height, kept.height, crop.height);
    int64_t x = box.x - share(box.width, crop.x - kept.x, crop.width);
    int64_t y = box.y - share(box.height, crop.y - kept.y, crop.height);
    char *at = put_word(content_room(content, 16 * NUMBER_ROOM), "q\n");
    // a profile's CMYK may not meet an overprinting state (ISO 19005-2, 6.2.4.2); Q brings it back
    if (content->emission->states && image->keeps_profile) at = put_word(at, "/V0 gs\n");
    if (!whole) at = put_word(put_rect(at, content, box), "W n\n");
    at = put_word(put_operand(at, width), "0 0 ");
    at = put_operand(at, height);
    at = put_operand(at, x + content->left);
    at = put_operand(at, content->top - y - height);
    at = put_word(at, "cm/I");
    at = put_int(at, item->image);
    content_advance(content, put_word(at, " Do\nQ\n"));
}

char *content_put_matrix(char *at, const Content *content, Matrix matrix) {
    at = put_matrix_part(at, matrix.a);
    at = put_matrix_part(at, -matrix.b);
    at = put_matrix_part(at, -matrix.c);
    at = put_matrix_part(at, matrix.d);
    at = put_operand(at, (int64_t)matrix.e + content->left);
    at = put_operand(at, (int64_t)content->top - matrix.f);
    return put_word(at, "cm\n");
}

void content_draw_drawing(Content *content, const DrawingItem *item) {
    use(content, drawings, item->drawing);
    char *at = put_word(content_room(content, 10 * NUMBER_ROOM), "q\n");
    at = content_put_matrix(at, content, item->matrix);
    at = put_word(at, "/D");
    at = put_int(at, item->drawing);
    content_advance(content, put_word(at, " Do\nQ\n"));
}

