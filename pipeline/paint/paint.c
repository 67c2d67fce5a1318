// paint.c: walks a page's items and paints them with cairo.
//
// In: Pages (millipoints, y down), a cairo context whose unit is the point. Positions go to cairo as
// doubles; nothing is rounded but by cairo's own 1/256 pixel. A group is a cairo save with its matrix
// and clip, a drawing is its items painted again under a matrix. Paint order is item order.
#include "paint/painter.h"

#include <math.h>

#define POINTS(unit) ((unit) / 1000.0)
#define NEARLY 0.001 // pixels that count as none

Painter *painter_new(const Pages *pages, Text root, FontSet *fonts, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    Painter *painter = arena_new_of(arena, Painter);
    *painter = (Painter){.arena = arena, .pages = pages, .root = root, .diagnostics = diagnostics};
    painter->images = arena_array_of(arena, (size_t)pages->images.count, PaintImage);
    paint_open_fonts(painter, fonts);
    return painter;
}

void painter_free(Painter *painter) {
    if (!painter) return;
    paint_close_fonts(painter);
    paint_close_images(painter);
    arena_free(painter->arena);
}

static double on_paper(int32_t light, int32_t tint) {
    return 1 - (1 - light / 1000.0) * (tint / 1000.0);
}

void paint_set_owner(const Painter *painter, cairo_t *cairo) {
    int32_t id = painter->owner;
    cairo_set_source_rgb(cairo, (id >> 16 & 255) / 255.0, (id >> 8 & 255) / 255.0, (id & 255) / 255.0);
}

bool paint_set_ink(Painter *painter, cairo_t *cairo, Paint paint) {
    if (painter->mode == PAINT_PLATE) return plate_set_ink(painter, cairo, paint);
    if (painter->mode == PAINT_OWNERS) return paint_set_owner(painter, cairo), true;
    const Ink *ink = &painter->pages->inks.at[paint.ink];
    cairo_set_source_rgb(cairo, on_paper(ink->red, paint.tint), on_paper(ink->green, paint.tint),
                         on_paper(ink->blue, paint.tint));
    return true;
}

static bool is_painted(const Painter *painter, Paint paint) {
    return paint.ink >= 0 && paint.ink < painter->pages->inks.count;
}

static void add_path(cairo_t *cairo, const Path *path) {
    const Point *at = path->points;
    cairo_new_path(cairo);
    for (int32_t i = 0; i < path->verb_count; i++) switch ((PathVerb)path->verbs[i]) {
        case PATH_MOVE:
            cairo_move_to(cairo, POINTS(at->x), POINTS(at->y));
            at++;
            break;
        case PATH_LINE:
            cairo_line_to(cairo, POINTS(at->x), POINTS(at->y));
            at++;
            break;
        case PATH_CURVE:
            cairo_curve_to(cairo, POINTS(at[0].x), POINTS(at[0].y), POINTS(at[1].x),
                           POINTS(at[1].y), POINTS(at[2].x), POINTS(at[2].y));
            at += 3;
            break;
        case PATH_CLOSE: cairo_close_path(cairo); break;
        }
}

static void paint_rule(Painter *painter, cairo_t *cairo, const RuleItem *rule) {
    if (!is_painted(painter, rule->paint)) return;
    const Rect *box = &rule->box;
    if (!paint_set_ink(painter, cairo, rule->paint)) return;
    cairo_rectangle(cairo, POINTS(box->x), POINTS(box->y), POINTS(box->width), POINTS(box->height));
    cairo_fill(cairo);
}

static void paint_path(Painter *painter, cairo_t *cairo, const PathItem *item) {
    add_path(cairo, &item->path);
    if (is_painted(painter, item->fill) && paint_set_ink(painter, cairo, item->fill)) {
        cairo_set_fill_rule(cairo,
                            item->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(cairo);
        cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
    }
    if (is_painted(painter, item->stroke) && item->width > 0 && paint_set_ink(painter, cairo, item->stroke)) {
        double dashes[2] = {POINTS(item->dash_on), POINTS(item->dash_off)};
        bool dashed = item->dash_on > 0 && item->dash_off > 0;
        cairo_set_line_width(cairo, POINTS(item->width));
        cairo_set_line_cap(cairo, (cairo_line_cap_t)item->cap);
        cairo_set_line_join(cairo, (cairo_line_join_t)item->join);
        cairo_set_dash(cairo, dashes, dashed ? 2 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static void use_matrix(cairo_t *cairo, const Matrix *matrix) {
    cairo_matrix_t to;
    cairo_matrix_init(&to, matrix->a / 65536.0, matrix->b / 65536.0, matrix->c / 65536.0,
                      matrix->d / 65536.0, POINTS(matrix->e), POINTS(matrix->f));
    cairo_transform(cairo, &to);
}

static bool is_invertible(const Matrix *matrix) {
    return (int64_t)matrix->a * matrix->d != (int64_t)matrix->b * matrix->c;
}

static bool is_same(double a, double b) {
    return fabs(a - b) < NEARLY;
}

// Is the path one upright rectangle on the surface too? Then its corners there, in pixels.
static bool find_upright(cairo_t *cairo, const Path *path, double corners[4]) {
    if (path->point_count != 4 || path->verb_count < 4 || path->verb_count > 5) return false;
    for (int32_t i = 0; i < 4; i++)
        if (path->verbs[i] != (i ? PATH_LINE : PATH_MOVE)) return false;
    double x[4], y[4];
    for (int32_t i = 0; i < 4; i++) {
        x[i] = POINTS(path->points[i].x), y[i] = POINTS(path->points[i].y);
        cairo_user_to_device(cairo, &x[i], &y[i]);
    }
    bool across =
        is_same(y[0], y[1]) && is_same(x[1], x[2]) && is_same(y[2], y[3]) && is_same(x[3], x[0]);
    bool down =
        is_same(x[0], x[1]) && is_same(y[1], y[2]) && is_same(x[2], x[3]) && is_same(y[3], y[0]);
    corners[0] = fmin(x[0], x[2]), corners[1] = fmin(y[0], y[2]);
    corners[2] = fmax(x[0], x[2]), corners[3] = fmax(y[0], y[2]);
    return across || down;
}

static void clip_to_box(cairo_t *cairo, double left, double top, double right, double bottom) {
    cairo_matrix_t matrix;
    cairo_get_matrix(cairo, &matrix);
    cairo_identity_matrix(cairo);
    cairo_rectangle(cairo, left, top, right - left, bottom - top);
    cairo_clip(cairo);
    cairo_set_matrix(cairo, &matrix);
}

// An upright clip holds whole pixels, as in viewers: else the ground of a picture would shine through at
// its edges, where both clip and ink cover half a pixel.
static void clip_to_path(cairo_t *cairo, const Path *path) {
    double at[4];
    if (find_upright(cairo, path, at)) {
        cairo_new_path(cairo);
        clip_to_box(cairo, round(at[0]), round(at[1]), round(at[2]), round(at[3]));
    } else {
        add_path(cairo, path);
        cairo_clip(cairo);
    }
}

static void open_group(cairo_t *cairo, const GroupItem *group) {
    cairo_save(cairo);
    use_matrix(cairo, &group->matrix);
    if (!group->clip.verb_count) return;
    clip_to_path(cairo, &group->clip);
}

static Place find_place(const Painter *painter, int32_t tag) {
    bool known = tag >= 1 && tag <= painter->pages->tags.count;
    return known ? painter->pages->tags.at[tag - 1].place : (Place){0};
}

static void paint_items(Painter *painter, cairo_t *cairo, const Items *items, unsigned layers,
                        bool in_drawing);

static void paint_drawing(Painter *painter, cairo_t *cairo, const DrawingItem *item,
                          unsigned layers) {
    if (!is_invertible(&item->matrix)) return;
    cairo_save(cairo);
    use_matrix(cairo, &item->matrix);
    paint_items(painter, cairo, &painter->pages->drawings.at[item->drawing].items, layers, true);
    cairo_restore(cairo);
}

static void paint_leaf(Painter *painter, cairo_t *cairo, const Item *item, unsigned layers,
                       bool in_drawing) {
    switch (item->kind) {
    case ITEM_TEXT:
        if (is_painted(painter, item->text.paint) && painter->mode != PAINT_GROUND)
            paint_text(painter, cairo, &item->text);
        break;
    case ITEM_RULE: paint_rule(painter, cairo, &item->rule); break;
    case ITEM_PATH: paint_path(painter, cairo, &item->path); break;
    case ITEM_IMAGE:
        paint_image(painter, cairo, &item->image, find_place(painter, item->tag));
        break;
    case ITEM_DRAWING:
        if (!in_drawing)
            paint_drawing(painter, cairo, &item->drawing, layers); // a drawing holds none
        break;
    case ITEM_GROUP:
    case ITEM_END: break;
    }
}

// Index of the ITEM_END that closes the group at from; the last item if there is none.
static int32_t find_end(const Items *items, int32_t from) {
    for (int32_t i = from, depth = 0; i < items->count; i++) {
        depth += items->at[i].kind == ITEM_GROUP;
        depth -= items->at[i].kind == ITEM_END;
        if (!depth) return i;
    }
    return items->count - 1;
}

static bool is_shown(const Item *item, unsigned layers) {
    return layers >> item->layer & 1;
}

static void paint_items(Painter *painter, cairo_t *cairo, const Items *items, unsigned layers,
                        bool in_drawing) {
    int32_t depth = 0;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (!in_drawing) painter->owner = i + 1;
        if (item->kind == ITEM_END) {
            if (depth) cairo_restore(cairo), depth--;
        } else if (!in_drawing && !is_shown(item, layers)) {
            if (item->kind == ITEM_GROUP) i = find_end(items, i);
        } else if (item->kind != ITEM_GROUP) {
            paint_leaf(painter, cairo, item, layers, in_drawing);
        } else if (is_invertible(&item->group.matrix)) {
            open_group(cairo, &item->group);
            depth++;
        } else {
            i = find_end(items, i); // flat: nothing of it shows
        }
    }
    while (depth--) cairo_restore(cairo);
}

static void clip_to_sheet(cairo_t *cairo, const Page *page, Unit bleed) {
    double corners[4] = {POINTS(-bleed), POINTS(-bleed), POINTS(page->width + bleed),
                         POINTS(page->height + bleed)};
    cairo_user_to_device(cairo, &corners[0], &corners[1]);
    cairo_user_to_device(cairo, &corners[2], &corners[3]);
    clip_to_box(cairo, floor(corners[0] + NEARLY), floor(corners[1] + NEARLY),
                ceil(corners[2] - NEARLY), ceil(corners[3] - NEARLY));
}

void paint_sheet(Painter *painter, cairo_t *cairo, int32_t number, Unit bleed, unsigned layers) {
    const Page *page = &painter->pages->pages.at[number - 1];
    cairo_save(cairo);
    clip_to_sheet(cairo, page, bleed);
    paint_items(painter, cairo, &page->items, layers, false);
    cairo_restore(cairo);
}

void paint_page(Painter *painter, cairo_t *cairo, int32_t number, unsigned layers) {
    paint_sheet(painter, cairo, number, 0, layers);
}
