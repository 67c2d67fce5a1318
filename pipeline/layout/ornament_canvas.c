// ornament_canvas.c: the drawing board: transforms, chance, segments, ink and motifs.
//
// In: points as doubles; out: ITEM_PATH, ITEM_GROUP and ITEM_DRAWING in the canvas's items, in millipoints.
// The path in the making lives in the scratch arena, already in the page's space; the finished one is
// copied into the arena of the Pages. Circles and arcs are cubic curves of at most a quarter turn (error
// below 1/3,000 of the radius).
#include "layout/ornament_canvas.h"

#include <math.h>
#include <string.h>

#define UNIT_LIMIT 1000000000.0      // millipoints: far beyond any page, well inside int32
enum { NEARLY = 5, OVERLAP = 2000 }; // millipoints: on the edge; beyond it

static Paint paint_between(Paint a, Paint b) {
    if (a.ink != b.ink) return a;
    return (Paint){a.ink, (int16_t)((a.tint + b.tint) / 2)};
}

static void tones_mix(Paint tones[TONE_COUNT], const Paint art[6]) {
    tones[TONE_NIGHT] = art[0];
    tones[TONE_BLUE] = art[1];
    tones[TONE_GOLD] = art[2];
    tones[TONE_SAND] = art[3];
    tones[TONE_MIST] = art[4];
    tones[TONE_WARM] = art[5];
    tones[TONE_PAPER] = (Paint){art[5].ink, 0};
    tones[TONE_DEEP] = paint_between(art[0], art[1]);
    tones[TONE_HAZE] = paint_between(art[1], art[4]);
    tones[TONE_INDIGO] = paint_between(art[0], paint_between(art[0], tones[TONE_DEEP]));
    tones[TONE_PALE] = (Paint){art[4].ink, (int16_t)(art[4].tint / 2)};
    tones[TONE_CREAM] = (Paint){art[3].ink, (int16_t)(art[3].tint / 2)};
}

static Form form_of(double w, double h) {
    double aspect = w / h;
    if (aspect >= 2.1) return FORM_BAND;
    if (aspect >= 1.2) return FORM_WIDE;
    return aspect > 0.84 ? FORM_SQUARE : FORM_TALL;
}

Canvas canvas_open(Pages *pages, Items *items, Arena *scratch, const Paint art[6], Rect frame,
                   uint64_t seed, int32_t tag) {
    double w = frame.width / 1000.0, h = frame.height / 1000.0;
    Canvas c = {.pages = pages,
                .items = items,
                .scratch = scratch,
                .tag = tag,
                .w = w,
                .h = h,
                .edge = frame,
                .random = seed};
    c.s = w < h ? w : h;
    double side = sqrt(w * h);
    c.u = 3.9 * sqrt(side / 390);
    c.grow = side < 310 ? 0.8 : side > 700 ? 1.8 : side / 390;
    c.form = form_of(w, h);
    c.at = (Affine){1, 0, 0, 1, frame.x / 1000.0, frame.y / 1000.0};
    tones_mix(c.tones, art);
    return c;
}

void canvas_translate(Canvas *c, double x, double y) {
    c->at.e += c->at.a * x + c->at.c * y;
    c->at.f += c->at.b * x + c->at.d * y;
}

void canvas_rotate(Canvas *c, double angle) {
    Affine m = c->at;
    double s = sin(angle), k = cos(angle);
    c->at = (Affine){
        m.a * k + m.c * s, m.b * k + m.d * s, m.c * k - m.a * s, m.d * k - m.b * s, m.e, m.f};
}

void canvas_scale(Canvas *c, double x, double y) {
    c->at.a *= x;
    c->at.b *= x;
    c->at.c *= y;
    c->at.d *= y;
}

// ---- chance ------------------------------------------------------------------------------------

static uint64_t random_next(uint64_t *state) {
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

double canvas_chance(Canvas *c) {
    return (double)(random_next(&c->random) >> 11) / 9007199254740992.0;
}

double canvas_between(Canvas *c, double least, double most) {
    return least + (most - least) * canvas_chance(c);
}

int canvas_pick(Canvas *c, int count) {
    return (int)(random_next(&c->random) % (uint64_t)count);
}

int canvas_count(Canvas *c, int least, int most) {
    return least + canvas_pick(c, most - least + 1);
}

bool canvas_toss(Canvas *c) {
    return canvas_pick(c, 2) == 1;
}

int canvas_many(const Canvas *c, int count) {
    int many = (int)floor(count * c->grow + 0.5);
    return many < 1 ? 1 : many;
}

// ---- segments ----------------------------------------------------------------------------------

static void spot_add(Canvas *c, double x, double y) {
    Affine m = c->at;
    *array_add(c->scratch, &c->spots) = (Spot){m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f};
    c->pen = (Spot){x, y};
}

static void verb_add(Canvas *c, PathVerb verb) {
    *array_add(c->scratch, &c->verbs) = (uint8_t)verb;
}

static bool path_is_open(const Canvas *c) {
    return c->verbs.count > 0 && *array_last(&c->verbs) != PATH_CLOSE;
}

void canvas_move(Canvas *c, double x, double y) {
    verb_add(c, PATH_MOVE);
    spot_add(c, x, y);
}

void canvas_line(Canvas *c, double x, double y) {
    verb_add(c, PATH_LINE);
    spot_add(c, x, y);
}

void canvas_curve(Canvas *c, double x1, double y1, double x2, double y2, double x, double y) {
    verb_add(c, PATH_CURVE);
    spot_add(c, x1, y1);
    spot_add(c, x2, y2);
    spot_add(c, x, y);
}

void canvas_close(Canvas *c) {
    verb_add(c, PATH_CLOSE);
}

// To a figure's first spot: a line from an open path, or else a new path.
static void path_reach(Canvas *c, double x, double y) {
    if (!path_is_open(c)) canvas_move(c, x, y);
    else if (fabs(c->pen.x - x) + fabs(c->pen.y - y) > 1e-6) canvas_line(c, x, y);
}

static void arc_piece(Canvas *c, double x, double y, double r, double from, double to) {
    double t = (to - from) / 4, k = 4.0 / 3.0 * (sin(t) / cos(t)); // tan of a quarter of the angle
    double c0 = cos(from), s0 = sin(from), c1 = cos(to), s1 = sin(to);
    canvas_curve(c, x + r * (c0 - k * s0), y + r * (s0 + k * c0), x + r * (c1 + k * s1),
                 y + r * (s1 - k * c1), x + r * c1, y + r * s1);
}

void canvas_arc(Canvas *c, double x, double y, double r, double from, double to) {
    int pieces = (int)ceil(fabs(to - from) / (ART_PI / 2) - 1e-9);
    if (pieces < 1) pieces = 1;
    path_reach(c, x + r * cos(from), y + r * sin(from));
    for (int i = 0; i < pieces; i++)
        arc_piece(c, x, y, r, from + (to - from) * i / pieces,
                  from + (to - from) * (i + 1) / pieces);
}

static void spline_piece(Canvas *c, Spot before, Spot a, Spot b, Spot after) {
    canvas_curve(c, a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6,
                 b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6, b.x, b.y);
}

void canvas_spline(Canvas *c, const Spot *at, int count) {
    path_reach(c, at[0].x, at[0].y);
    for (int i = 0; i + 1 < count; i++)
        spline_piece(c, at[i ? i - 1 : 0], at[i], at[i + 1], at[i + 2 < count ? i + 2 : count - 1]);
}

void canvas_loop(Canvas *c, const Spot *at, int count) {
    canvas_move(c, at[0].x, at[0].y);
    for (int i = 0; i < count; i++)
        spline_piece(c, at[(i + count - 1) % count], at[i], at[(i + 1) % count],
                     at[(i + 2) % count]);
    canvas_close(c);
}

// ---- ink ---------------------------------------------------------------------------------------

static Unit unit_round(double points) {
    double m = points * 1000;
    if (m > UNIT_LIMIT) m = UNIT_LIMIT;
    if (m < -UNIT_LIMIT) m = -UNIT_LIMIT;
    return (Unit)floor(m + 0.5);
}

// The path in the making, copied; the canvas is ready for the next.
static Path path_finish(Canvas *c) {
    Path path = {.verb_count = c->verbs.count, .point_count = c->spots.count};
    path.verbs = arena_copy(c->pages->arena, c->verbs.at, (size_t)c->verbs.count);
    path.points = arena_array_of(c->pages->arena, (size_t)c->spots.count, Point);
    for (int32_t i = 0; i < c->spots.count; i++)
        path.points[i] = (Point){unit_round(c->spots.at[i].x), unit_round(c->spots.at[i].y)};
    c->verbs.count = c->spots.count = 0;
    return path;
}

static PathItem *path_item(Canvas *c) {
    Item *item = items_add(c->pages->arena, c->items, ITEM_PATH, LAYER_PRINT, c->tag);
    item->path = (PathItem){.path = path_finish(c), .fill = PAINT_NONE, .stroke = PAINT_NONE};
    return &item->path;
}

// at beyond the edge of low..high that it lies on, if it does
static Unit lap(Unit at, Unit low, Unit high) {
    if (at >= low - NEARLY && at <= low + NEARLY) return low - OVERLAP;
    return at >= high - NEARLY && at <= high + NEARLY ? high + OVERLAP : at;
}

// A field that ends on the frame's edge runs on beyond it, below the clip: else what lies under it would show as
// a hairline where the edge falls within a pixel.
static void lap_frame(const Canvas *c, Path *path) {
    const Rect *edge = &c->edge;
    if (!edge->width) return;
    for (int32_t i = 0; i < path->point_count; i++) {
        path->points[i].x = lap(path->points[i].x, edge->x, edge->x + edge->width);
        path->points[i].y = lap(path->points[i].y, edge->y, edge->y + edge->height);
    }
}

void canvas_fill(Canvas *c, Tone tone) {
    if (!c->verbs.count) return;
    PathItem *item = path_item(c);
    item->fill = c->tones[tone];
    lap_frame(c, &item->path);
}

// far things are drawn thin, but never thinner than the press holds
static PathItem *path_stroked(Canvas *c, Tone tone, double width) {
    PathItem *item = path_item(c);
    item->stroke = c->tones[tone];
    item->width = unit_round(width * sqrt(fabs(c->at.a * c->at.d - c->at.b * c->at.c)));
    if (item->width < c->pages->limits.hairline) item->width = c->pages->limits.hairline;
    return item;
}

void canvas_stroke(Canvas *c, Tone tone, double width) {
    if (c->verbs.count) path_stroked(c, tone, width);
}

void canvas_stroke_round(Canvas *c, Tone tone, double width) {
    if (!c->verbs.count) return;
    PathItem *item = path_stroked(c, tone, width);
    item->cap = item->join = 1;
}

void canvas_paint_all(Canvas *c, Tone tone) {
    canvas_rect(c, 0, 0, c->w, c->h);
    canvas_fill(c, tone);
}

void canvas_clip(Canvas *c) {
    Path clip = path_finish(c);
    Item *item = items_add(c->pages->arena, c->items, ITEM_GROUP, LAYER_PRINT, c->tag);
    item->group = (GroupItem){.matrix = MATRIX_IDENTITY, .clip = clip};
}

void canvas_unclip(Canvas *c) {
    items_add(c->pages->arena, c->items, ITEM_END, LAYER_PRINT, 0);
}

// ---- motifs ------------------------------------------------------------------------------------

Canvas canvas_motif(const Canvas *parent, double rx, double ry) {
    Canvas motif = *parent;
    memset(&motif.verbs, 0, sizeof motif.verbs);
    memset(&motif.spots, 0, sizeof motif.spots);
    motif.items = arena_new_of(parent->scratch, Items);
    motif.tag = 0;
    motif.edge = (Rect){0};
    motif.w = 2 * rx;
    motif.h = 2 * ry;
    motif.at = (Affine){1, 0, 0, 1, 0, 0};
    return motif;
}

static bool path_equal(const Path *a, const Path *b) {
    return a->verb_count == b->verb_count && a->point_count == b->point_count &&
           !memcmp(a->verbs, b->verbs, (size_t)a->verb_count) &&
           !memcmp(a->points, b->points, (size_t)a->point_count * sizeof *a->points);
}

static bool paint_equal(Paint a, Paint b) {
    return a.ink == b.ink && a.tint == b.tint;
}

static bool path_item_equal(const PathItem *a, const PathItem *b) {
    return paint_equal(a->fill, b->fill) && paint_equal(a->stroke, b->stroke) &&
           a->width == b->width && a->cap == b->cap && a->join == b->join &&
           a->dash_on == b->dash_on && a->dash_off == b->dash_off && path_equal(&a->path, &b->path);
}

// Motifs hold paths and clips alone; anything else is never equal.
static bool motif_item_equal(const Item *a, const Item *b) {
    if (a->kind != b->kind) return false;
    if (a->kind == ITEM_PATH) return path_item_equal(&a->path, &b->path);
    if (a->kind == ITEM_GROUP) return path_equal(&a->group.clip, &b->group.clip);
    return a->kind == ITEM_END;
}

static bool drawing_equal(const Drawing *a, const Drawing *b) {
    if (a->box.x != b->box.x || a->box.y != b->box.y || a->box.width != b->box.width ||
        a->box.height != b->box.height || a->items.count != b->items.count)
        return false;
    for (int32_t i = 0; i < a->items.count; i++)
        if (!motif_item_equal(&a->items.at[i], &b->items.at[i])) return false;
    return true;
}

int32_t canvas_motif_end(Canvas *motif) {
    Pages *pages = motif->pages;
    Unit w = unit_round(motif->w), h = unit_round(motif->h);
    Drawing drawing = {.box = {-w / 2, -h / 2, w, h}, .items = *motif->items};
    for (int32_t i = 0; i < pages->drawings.count; i++)
        if (drawing_equal(&pages->drawings.at[i], &drawing)) return i;
    *array_add(pages->arena, &pages->drawings) = drawing;
    return pages->drawings.count - 1;
}

static int32_t matrix_round(double value) {
    return (int32_t)floor(value * 65536 + 0.5);
}

static void drawing_place(Canvas *c, int32_t drawing) {
    Affine m = c->at;
    Item *item = items_add(c->pages->arena, c->items, ITEM_DRAWING, LAYER_PRINT, c->tag);
    item->drawing.drawing = drawing;
    item->drawing.matrix = (Matrix){matrix_round(m.a), matrix_round(m.b), matrix_round(m.c),
                                    matrix_round(m.d), unit_round(m.e),   unit_round(m.f)};
}

void canvas_place(Canvas *c, int32_t drawing, double x, double y, double scale, double angle) {
    Affine old = c->at;
    canvas_translate(c, x, y);
    canvas_rotate(c, angle);
    canvas_scale(c, scale, scale);
    drawing_place(c, drawing);
    c->at = old;
}
