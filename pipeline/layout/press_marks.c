// press_marks.c: trim marks, registration targets, colour bars and the slug line, in a band around the bleed.
//
//     |<- slug ------------------------------------>|
//     sheet's edge  offset  length  offset  bleed  trim
//
// All stand in the band of `length`, so nothing touches the bleed or leaves the sheet: trim marks at the corners,
// a target in the middle of each side; at the head patches, solid inks and overlaps left of the target, tints
// right of it; at the foot words, page, report and date left of the target, the inks right of it. All but the words is
// one drawing for all pages. Hairlines and targets are in the ink All, which prints on every plate. Unit: millipoint.
#include "layout/press_marks.h"

enum {
    HAIR = 250,             // width of trim marks and targets: a quarter point
    WORD_GAP = 6000,        // between the page's number and the words
    MARKED_MOST = 16        // inks that have patches; a press has fewer units
};

typedef struct {
    const Display *display;
    const MarkRules *rules;
    int16_t all;            // the ink of hairlines
    int32_t tag;
    Drawing drawing;        // under way
    Unit width, height;     // of the page's trim
    Unit near, far;         // from the trim to the band's inner and outer edges
} Marks;

static const int32_t every_plate[4] = {1000, 1000, 1000, 1000};

// ---- inks --------------------------------------------------------------------------------------

// The ink of these values (1/1000), a new one if the layout has none; its web value is for proofs alone.
static int16_t find_ink(Pages *pages, const char *name, InkKind kind, const int32_t parts[4]) {
    for (int32_t i = 0; i < pages->inks.count; i++) {
        const Ink *ink = &pages->inks.at[i];
        if (ink->kind == kind && ink->cyan == parts[0] && ink->magenta == parts[1] &&
            ink->yellow == parts[2] && ink->black == parts[3] && (kind == INK_PROCESS || text_is(ink->name, name)))
            return (int16_t)i;
    }
    if (pages->inks.count >= INT16_MAX) return -1;
    int32_t light = 1000 - parts[3];
    *array_add(pages->arena, &pages->inks) = (Ink){.name = text_of(name),
                                                   .kind = kind,
                                                   .cyan = parts[0],
                                                   .magenta = parts[1],
                                                   .yellow = parts[2],
                                                   .black = parts[3],
                                                   .red = (1000 - parts[0]) * light / 1000,
                                                   .green = (1000 - parts[1]) * light / 1000,
                                                   .blue = (1000 - parts[2]) * light / 1000};
    return (int16_t)(pages->inks.count - 1);
}

// ---- hairlines ---------------------------------------------------------------------------------

static void add_rule(Marks *marks, Rect box, Paint paint) {
    display_rule(marks->display, &marks->drawing.items, LAYER_PRINT, 0, box, paint);
}

static void add_trim_marks(Marks *marks) {
    Paint paint = {marks->all, 1000};
    Unit length = marks->far - marks->near;
    for (int corner = 0; corner < 4; corner++) {
        bool right = corner & 1, foot = corner & 2;
        Unit x = right ? marks->width : 0, y = foot ? marks->height : 0;
        Unit beside = right ? x + marks->near : x - marks->far, above = foot ? y + marks->near : y - marks->far;
        add_rule(marks, (Rect){beside, y - HAIR / 2, length, HAIR}, paint);
        add_rule(marks, (Rect){x - HAIR / 2, above, HAIR, length}, paint);
    }
}

static void add_point(Arena *arena, Path *path, PathVerb verb, const Point *points, int32_t count) {
    path->verbs = path->verbs ? path->verbs : arena_push(arena, 8);
    path->points = path->points ? path->points : arena_array_of(arena, 16, Point);
    path->verbs[path->verb_count++] = (uint8_t)verb;
    for (int32_t i = 0; i < count; i++) path->points[path->point_count++] = points[i];
}

// four Bézier arcs; 0.5523 of the radius to the handles keeps within 0.03 % of a circle
static Path circle(Arena *arena, Point c, Unit r) {
    Path path = {0};
    Unit h = (Unit)((int64_t)r * 5523 / 10000);
    add_point(arena, &path, PATH_MOVE, &(Point){c.x + r, c.y}, 1);
    add_point(arena, &path, PATH_CURVE,
              (Point[]){{c.x + r, c.y + h}, {c.x + h, c.y + r}, {c.x, c.y + r}}, 3);
    add_point(arena, &path, PATH_CURVE,
              (Point[]){{c.x - h, c.y + r}, {c.x - r, c.y + h}, {c.x - r, c.y}}, 3);
    add_point(arena, &path, PATH_CURVE,
              (Point[]){{c.x - r, c.y - h}, {c.x - h, c.y - r}, {c.x, c.y - r}}, 3);
    add_point(arena, &path, PATH_CURVE,
              (Point[]){{c.x + h, c.y - r}, {c.x + r, c.y - h}, {c.x + r, c.y}}, 3);
    add_point(arena, &path, PATH_CLOSE, NULL, 0);
    return path;
}

static void add_target(Marks *marks, Point c) {
    Paint paint = {marks->all, 1000};
    Unit length = marks->far - marks->near;
    Arena *arena = marks->display->pages->arena;
    add_rule(marks, (Rect){c.x - length / 2, c.y - HAIR / 2, length, HAIR}, paint);
    add_rule(marks, (Rect){c.x - HAIR / 2, c.y - length / 2, HAIR, length}, paint);
    items_add(arena, &marks->drawing.items, ITEM_PATH, LAYER_PRINT, 0)->path =
        (PathItem){.path = circle(arena, c, length * 3 / 10), .fill = PAINT_NONE, .stroke = paint, .width = HAIR};
}

static void add_targets(Marks *marks) {
    Unit middle = (marks->near + marks->far) / 2;
    add_target(marks, (Point){marks->width / 2, -middle});
    add_target(marks, (Point){marks->width / 2, marks->height + middle});
    add_target(marks, (Point){-middle, marks->height / 2});
    add_target(marks, (Point){marks->width + middle, marks->height / 2});
}

// ---- bars --------------------------------------------------------------------------------------

static const struct {
    const char *name;
    int32_t parts[4]; // 1/1000
} process_patches[] = {
    {"cyan", {1000, 0, 0, 0}},       {"magenta", {0, 1000, 0, 0}},
    {"yellow", {0, 0, 1000, 0}},     {"black", {0, 0, 0, 1000}},
    {"magenta and yellow", {0, 1000, 1000, 0}}, {"cyan and yellow", {1000, 0, 1000, 0}},
    {"cyan and magenta", {1000, 1000, 0, 0}},   {"three inks", {1000, 1000, 1000, 0}},
};
enum { PATCHES = sizeof process_patches / sizeof *process_patches, PROCESS_INKS = 4 };

// Patches from x on, as many as have room before the limit.
static void add_patches(Marks *marks, const Paint *paints, int32_t count, Unit x, Unit limit) {
    Unit side = marks->far - marks->near;
    for (int32_t i = 0; i < count && x + side <= limit; i++, x += side)
        if (paints[i].ink >= 0) add_rule(marks, (Rect){x, -marks->far, side, side}, paints[i]);
}

// between a corner's trim mark and the target in the middle
static void add_bars(Marks *marks) {
    Pages *pages = marks->display->pages;
    Paint solids[PATCHES + MARKED_MOST], tints[2 * (PROCESS_INKS + MARKED_MOST)];
    int32_t solid = 0, tint = 0, own = pages->inks.count;
    for (int i = 0; i < PATCHES; i++)
        solids[solid++] = (Paint){
            find_ink(pages, process_patches[i].name, INK_PROCESS, process_patches[i].parts), 1000};
    for (int i = 0; i < PROCESS_INKS; i++) {
        tints[tint++] = (Paint){solids[i].ink, 750};
        tints[tint++] = (Paint){solids[i].ink, 400};
    }
    for (int32_t i = 0, spots = 0; i < own && spots < MARKED_MOST; i++) {
        if (pages->inks.at[i].kind != INK_SPOT || i == marks->all) continue;
        solids[solid++] = (Paint){(int16_t)i, 1000};
        tints[tint++] = (Paint){(int16_t)i, 400};
        spots++;
    }
    Unit side = marks->far - marks->near;
    add_patches(marks, solids, solid, side, marks->width / 2 - side);
    add_patches(marks, tints, tint, marks->width / 2 + side, marks->width - side);
}

// ---- words -------------------------------------------------------------------------------------

// "Cyan, Magenta, Yellow, Black" and the spot inks
static Text ink_names(const Display *display) {
    const Pages *pages = display->pages;
    Buffer out = {0};
    buffer_string(&out, "Cyan, Magenta, Yellow, Black");
    for (int32_t i = 0; i < pages->inks.count; i++) {
        const Ink *ink = &pages->inks.at[i];
        if (ink->kind != INK_SPOT || text_is(ink->name, "All")) continue;
        buffer_string(&out, ", ");
        buffer_text(&out, ink->name);
    }
    Text names = text_copy(pages->arena, buffer_view(&out));
    buffer_free(&out);
    return names;
}

// a line of the slug, set once for all pages
typedef struct {
    Setting words, inks;
    const Style *style;
    Unit left, middle;  // of what stands left and right of the target at the foot
} Slug;

static Setting set_line(const Display *display, Text text, const Style *style, Unit width) {
    Setting none = {0};
    if (width <= 0) return none;
    Setting setting = display_set(display, text, (Place){0}, style, ALIGN_START, width);
    return setting.line_count == 1 ? setting : none; // what has no room is left out
}

static void add_line(const Marks *marks, Page *page, const Slug *slug) {
    const Display *display = marks->display;
    Unit baseline = page->height + (marks->near + marks->far + slug->style->size * 7 / 10) / 2;
    Setting number = display_set(display, page->label, (Place){0}, slug->style, ALIGN_START, UNIT_PT(100));
    Unit words = slug->left + display_width(&number) + WORD_GAP;
    display_place(display, &page->items, LAYER_SLUG, marks->tag, &number, slug->style, slug->left, baseline);
    display_place(display, &page->items, LAYER_SLUG, marks->tag, &slug->words, slug->style, words, baseline);
    display_place(display, &page->items, LAYER_SLUG, marks->tag, &slug->inks, slug->style, slug->middle, baseline);
}

static void add_slug_lines(const Marks *marks, Text words) {
    const Display *display = marks->display;
    Unit side = marks->far - marks->near;
    Slug slug = {.style = template_style(display->template, "slug"),
                 .left = side,
                 .middle = marks->width / 2 + side};
    Unit width = marks->width / 2 - 2 * side;
    slug.words = set_line(display, words, slug.style, width - UNIT_PT(30)); // behind the page's number
    slug.inks = set_line(display, ink_names(display), slug.style, width);
    for (int32_t i = 0; i < display->pages->pages.count; i++)
        add_line(marks, &display->pages->pages.at[i], &slug);
}

// ---- pages -------------------------------------------------------------------------------------

static int32_t make_drawing(Marks *marks) {
    Pages *pages = marks->display->pages;
    Unit slug = marks->far + marks->rules->offset;
    marks->drawing.box = (Rect){-slug, -slug, marks->width + 2 * slug, marks->height + 2 * slug};
    if (marks->rules->trim) add_trim_marks(marks);
    if (marks->rules->registration) add_targets(marks);
    if (marks->rules->bars) add_bars(marks);
    if (!marks->drawing.items.count) return -1;
    *array_add(pages->arena, &pages->drawings) = marks->drawing;
    return pages->drawings.count - 1;
}

void press_marks_add(const Display *display, Text words) {
    const Template *template = display->template;
    const MarkRules *rules = &template->marks;
    Pages *pages = display->pages;
    if (!rules->trim && !rules->registration && !rules->bars && !rules->slug) return;
    Marks marks = {.display = display,
                   .rules = rules,
                   .width = template->width,
                   .height = template->height,
                   .near = template->bleed + rules->offset,
                   .far = template->bleed + rules->offset + rules->length,
                   .all = find_ink(pages, "All", INK_SPOT, every_plate)};
    marks.tag = pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){0});
    pages->tags.at[marks.tag - 1].artifact = ARTIFACT_PAGE;
    int32_t drawing = make_drawing(&marks);
    for (int32_t i = 0; i < pages->pages.count; i++) {
        Page *page = &pages->pages.at[i];
        page->slug = marks.far + rules->offset;
        if (drawing >= 0)
            items_add(pages->arena, &page->items, ITEM_DRAWING, LAYER_SLUG, marks.tag)->drawing =
                (DrawingItem){drawing, MATRIX_IDENTITY};
    }
    if (rules->slug) add_slug_lines(&marks, words);
}
