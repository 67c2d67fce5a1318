// sheet.c: a page's items laid flat: each with its box on the page.
//
// Matrices are followed in doubles, boxes rounded outwards to whole millipoints. What is hidden by a clip is cut off by
// the clip's own box, so that nothing that shows is ever left out.
#include "check/rules.h"

#include <math.h>

enum { DEPTH_MOST = 32, FAR = 1 << 29 };

typedef struct {
    double a, b, c, d, e, f; // x' = ax + cy + e, y' = bx + dy + f
} Affine;

typedef struct {
    double left, top, right, foot;
} Bounds;

static const Bounds everywhere = {-FAR, -FAR, FAR, FAR}, nowhere = {FAR, FAR, -FAR, -FAR};

static Affine affine_of(const Matrix *m) {
    return (Affine){m->a / 65536.0, m->b / 65536.0, m->c / 65536.0, m->d / 65536.0, m->e, m->f};
}

// first inner, then outer
static Affine join_affine(const Affine *outer, const Affine *inner) {
    return (Affine){outer->a * inner->a + outer->c * inner->b, outer->b * inner->a + outer->d * inner->b,
                    outer->a * inner->c + outer->c * inner->d, outer->b * inner->c + outer->d * inner->d,
                    outer->a * inner->e + outer->c * inner->f + outer->e,
                    outer->b * inner->e + outer->d * inner->f + outer->f};
}

static void include(Bounds *bounds, const Affine *to, double x, double y) {
    double px = to->a * x + to->c * y + to->e, py = to->b * x + to->d * y + to->f;
    bounds->left = fmin(bounds->left, px), bounds->right = fmax(bounds->right, px);
    bounds->top = fmin(bounds->top, py), bounds->foot = fmax(bounds->foot, py);
}

static Bounds box_bounds(const Affine *to, Rect box) {
    Bounds bounds = nowhere;
    for (int corner = 0; corner < 4; corner++)
        include(&bounds, to, box.x + (corner & 1 ? (double)box.width : 0), box.y + (corner & 2 ? (double)box.height : 0));
    return bounds;
}

static Bounds path_bounds(const Affine *to, const Path *path, Unit pen) {
    Bounds bounds = nowhere;
    for (int32_t i = 0; i < path->point_count; i++) include(&bounds, to, path->points[i].x, path->points[i].y);
    double wide = pen / 2.0 * hypot(to->a, to->c), high = pen / 2.0 * hypot(to->b, to->d);
    return (Bounds){bounds.left - wide, bounds.top - high, bounds.right + wide, bounds.foot + high};
}

static Bounds bounds_within(Bounds a, Bounds b) {
    return (Bounds){fmax(a.left, b.left), fmax(a.top, b.top), fmin(a.right, b.right), fmin(a.foot, b.foot)};
}

static Rect rect_of(Bounds bounds) {
    if (bounds.right <= bounds.left || bounds.foot <= bounds.top) return (Rect){0};
    double left = floor(fmax(bounds.left, -FAR)), top = floor(fmax(bounds.top, -FAR));
    double right = ceil(fmin(bounds.right, FAR)), foot = ceil(fmin(bounds.foot, FAR));
    return (Rect){(Unit)left, (Unit)top, (Unit)(right - left), (Unit)(foot - top)};
}

// from the capitals' height to the descenders; close enough for every face
// figures and capitals end on the baseline
static bool goes_below(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (c != ' ' && (c < '0' || c > '9') && (c < 'A' || c > 'Z' || c == 'Q')) return true;
    }
    return false;
}

static Rect text_box(const TextItem *text) {
    Unit above = text->size / 4 * 3, width = text_item_width(text);
    return (Rect){width < 0 ? text->origin.x + width : text->origin.x, text->origin.y - above,
                  width < 0 ? -width : width, above + (goes_below(text->source) ? text->size / 4 : 0)};
}

static Bounds item_bounds(const Pages *pages, const Affine *to, const Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: return box_bounds(to, text_box(&item->text));
    case ITEM_RULE: return box_bounds(to, item->rule.box);
    case ITEM_PATH: { // a stroke of width 0 still shows
        Unit pen = item->path.stroke.ink < 0 ? 0 : item->path.width ? item->path.width : 1;
        return path_bounds(to, &item->path.path, pen);
    }
    case ITEM_IMAGE: return box_bounds(to, item->image.box);
    case ITEM_DRAWING: {
        Affine own = affine_of(&item->drawing.matrix);
        Affine both = join_affine(to, &own);
        return box_bounds(&both, pages->drawings.at[item->drawing.drawing].box);
    }
    case ITEM_GROUP:
    case ITEM_END: break;
    }
    return nowhere;
}

static int32_t thousandths(double scale) {
    return scale > 1e6 ? 1000000000 : (int32_t)(scale * 1000 + 0.5);
}

static void add_mark(Arena *arena, Sheet *sheet, const Pages *pages, const Item *item, const Affine *to, Bounds clip) {
    Rect box = rect_of(bounds_within(item_bounds(pages, to, item), clip));
    if (!box.width || !box.height) return;
    Affine inner = *to;
    if (item->kind == ITEM_DRAWING) {
        Affine own = affine_of(&item->drawing.matrix);
        inner = join_affine(to, &own);
    }
    *array_add(arena, &sheet->marks) = (Mark){.item = item, .box = box,
                                              .across = thousandths(hypot(inner.a, inner.b)),
                                              .down = thousandths(hypot(inner.c, inner.d))};
}

Sheet sheet_read(Arena *arena, const Pages *pages, const Page *page) {
    Sheet sheet = {.page = page};
    Affine to[DEPTH_MOST] = {{1, 0, 0, 1, 0, 0}};
    Bounds clip[DEPTH_MOST] = {everywhere};
    int32_t depth = 0, lost = 0; // lost: groups too deep to be followed
    array_reserve(arena, &sheet.marks, page->items.count);
    for (int32_t i = 0; i < page->items.count; i++) {
        const Item *item = &page->items.at[i];
        if (item->kind == ITEM_END) {
            if (lost) lost--;
            else if (depth) depth--;
        } else if (item->kind == ITEM_GROUP) {
            if (depth + 1 == DEPTH_MOST) {
                lost++;
                continue;
            }
            Affine own = affine_of(&item->group.matrix);
            depth++;
            to[depth] = join_affine(&to[depth - 1], &own);
            clip[depth] = clip[depth - 1];
            if (item->group.clip.verb_count)
                clip[depth] = bounds_within(clip[depth], path_bounds(&to[depth], &item->group.clip, 0));
        } else if (item->layer == LAYER_PRINT) {
            add_mark(arena, &sheet, pages, item, &to[depth], clip[depth]);
        }
    }
    return sheet;
}

// ---- drawings ----------------------------------------------------------------------------------

static void note_paint(Arena *arena, DrawingFacts *facts, Paint paint) {
    if (paint.ink < 0) return;
    for (int32_t i = 0; i < facts->paints.count; i++)
        if (facts->paints.at[i].ink == paint.ink && facts->paints.at[i].tint == paint.tint) return;
    *array_add(arena, &facts->paints) = paint;
}

static void note_width(DrawingFacts *facts, double width) {
    Unit whole = width < 1 ? 1 : width > FAR ? FAR : (Unit)width;
    if (!facts->thinnest || whole < facts->thinnest) facts->thinnest = whole;
}

static double smaller_side(const Affine *to) {
    return fmin(hypot(to->a, to->b), hypot(to->c, to->d));
}

static void note_item(Arena *arena, DrawingFacts *facts, const Item *item, double scale) {
    if (item->kind == ITEM_RULE) {
        Rect box = item->rule.box;
        note_paint(arena, facts, item->rule.paint);
        if (box.width && box.height) note_width(facts, (box.width < box.height ? box.width : box.height) * scale);
    } else if (item->kind == ITEM_PATH) {
        double bar = item->path.fill.ink < 0 ? 0 : path_bar_height(&item->path.path);
        note_paint(arena, facts, item->path.fill);
        note_paint(arena, facts, item->path.stroke);
        if (item->path.stroke.ink >= 0) note_width(facts, item->path.width * scale);
        else if (bar > 0) note_width(facts, bar * scale);
    }
}

static DrawingFacts read_drawing(Arena *arena, const Drawing *drawing) {
    DrawingFacts facts = {0};
    double scale[DEPTH_MOST] = {1};
    int32_t depth = 0;
    for (int32_t i = 0; i < drawing->items.count; i++) {
        const Item *item = &drawing->items.at[i];
        if (item->kind == ITEM_END) depth -= depth > 0;
        else if (item->kind != ITEM_GROUP) note_item(arena, &facts, item, scale[depth]);
        else if (depth + 1 < DEPTH_MOST) {
            Affine own = affine_of(&item->group.matrix);
            scale[depth + 1] = scale[depth] * smaller_side(&own);
            depth++;
        }
    }
    return facts;
}

const DrawingFacts *sheet_read_drawings(Arena *arena, const Pages *pages) {
    DrawingFacts *facts = arena_array_of(arena, (size_t)pages->drawings.count + 1, DrawingFacts);
    for (int32_t i = 0; i < pages->drawings.count; i++) facts[i] = read_drawing(arena, &pages->drawings.at[i]);
    return facts;
}

// ---- marks -------------------------------------------------------------------------------------

bool mark_shows_words(const Mark *mark) {
    const TextItem *text = &mark->item->text;
    if (mark->item->kind != ITEM_TEXT || text->paint.ink < 0) return false;
    for (size_t at = 0; at < text->source.size;) {
        uint32_t c = text_next(text->source, &at);
        if (c != ' ' && c != 0xA0 && (c < 0x2000 || c > 0x200B) && c != 0x202F) return true;
    }
    return false;
}

Unit mark_type_size(const Mark *mark) {
    int32_t scale = mark->across < mark->down ? mark->across : mark->down;
    return (Unit)((int64_t)mark->item->text.size * scale / 1000);
}

// its area over its longest side
double path_bar_height(const Path *path) {
    int32_t count = path->point_count;
    const Point *at = path->points;
    if (count == 5 && at[0].x == at[4].x && at[0].y == at[4].y) count = 4;
    if (count != 4) return 0;
    for (int32_t i = 0; i < path->verb_count; i++)
        if (path->verbs[i] == PATH_CURVE || (path->verbs[i] == PATH_MOVE && i)) return 0;
    double area = 0, longest = 0;
    for (int32_t i = 0; i < count; i++) {
        double x = at[i].x, y = at[i].y, next_x = at[(i + 1) % count].x, next_y = at[(i + 1) % count].y;
        area += (x * next_y - next_x * y) / 2;
        longest = fmax(longest, hypot(next_x - x, next_y - y));
    }
    return longest > 0 ? fabs(area) / longest : 0;
}

static int32_t add_paint(Paint room[2], int32_t count, Paint paint) {
    if (paint.ink < 0) return count;
    room[count] = paint;
    return count + 1;
}

const Paint *mark_paints(const Rules *rules, const Mark *mark, Paint room[2], int32_t *count) {
    const Item *item = mark->item;
    *count = 0;
    switch (item->kind) {
    case ITEM_TEXT: *count = add_paint(room, 0, item->text.paint); break;
    case ITEM_RULE: *count = add_paint(room, 0, item->rule.paint); break;
    case ITEM_PATH:
        *count = add_paint(room, 0, item->path.fill);
        *count = add_paint(room, *count, item->path.stroke);
        break;
    case ITEM_DRAWING: {
        const DrawingFacts *facts = &rules->drawings[item->drawing.drawing];
        *count = facts->paints.count;
        return facts->paints.at;
    }
    case ITEM_IMAGE:
    case ITEM_GROUP:
    case ITEM_END: break;
    }
    return room;
}

bool rect_meets(Rect a, Rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
