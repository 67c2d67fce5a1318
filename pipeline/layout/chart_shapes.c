// chart_shapes.c: what a chart is drawn of: bars with their numbers, hairlines, one path a line, one path for all dots
// of an ink.
#include "layout/chart_inside.h"

void plot_rule(Plot *plot, Rect box, Paint paint) {
    if (box.width <= 0 || box.height <= 0 || paint.ink < 0) return;
    items_add(plot->part->arena, plot->items, ITEM_RULE, LAYER_PRINT, plot->tag)->rule =
        (RuleItem){box, paint};
}

void plot_hair_across(Plot *plot, Unit left, Unit right, Unit y, Paint paint) {
    Unit hair = plot->rules->hair;
    plot_rule(plot, (Rect){left, y - hair / 2, right - left, hair}, paint);
}

void plot_hair_down(Plot *plot, Unit x, Unit top, Unit foot, Paint paint) {
    Unit hair = plot->rules->hair;
    plot_rule(plot, (Rect){x - hair / 2, top, hair, foot - top}, paint);
}

static Path new_path(Plot *plot, int32_t verbs, int32_t points) {
    return (Path){.verbs = arena_array_of(plot->part->arena, (size_t)verbs, uint8_t),
                  .verb_count = verbs,
                  .points = arena_array_of(plot->part->arena, (size_t)points, Point),
                  .point_count = points};
}

static PathItem *add_path(Plot *plot, Path path) {
    Item *item = items_add(plot->part->arena, plot->items, ITEM_PATH, LAYER_PRINT, plot->tag);
    item->path = (PathItem){.path = path, .fill = PAINT_NONE, .stroke = PAINT_NONE};
    return &item->path;
}

void plot_line(Plot *plot, const Point *points, int32_t count, Paint paint) {
    Path path = new_path(plot, count, count);
    for (int32_t i = 0; i < count; i++) {
        path.verbs[i] = i ? PATH_LINE : PATH_MOVE;
        path.points[i] = points[i];
    }
    PathItem *item = add_path(plot, path);
    item->stroke = paint;
    item->width = plot->rules->line;
    item->cap = item->join = 1;
}

enum { DOT_VERBS = 6, DOT_POINTS = 13 }; // a move, four curves, a close

// a circle of four cubics, whose handles are 0.5523 of the radius
static void add_dot(Path *path, int32_t index, Point centre, Unit diameter) {
    static const int32_t circle[DOT_POINTS][2] = {
        {10000, 0},     {10000, 5523},  {5523, 10000},   {0, 10000},      {-5523, 10000},
        {-10000, 5523}, {-10000, 0},    {-10000, -5523}, {-5523, -10000}, {0, -10000},
        {5523, -10000}, {10000, -5523}, {10000, 0}};
    uint8_t *verbs = path->verbs + index * DOT_VERBS;
    Point *points = path->points + index * DOT_POINTS;
    for (int32_t i = 0; i < DOT_VERBS; i++)
        verbs[i] = i == 0 ? PATH_MOVE : i == 5 ? PATH_CLOSE : PATH_CURVE;
    for (int32_t i = 0; i < DOT_POINTS; i++)
        points[i] = (Point){centre.x + (Unit)((int64_t)circle[i][0] * diameter / 20000),
                            centre.y + (Unit)((int64_t)circle[i][1] * diameter / 20000)};
}

void plot_dots(Plot *plot, const Point *centres, const Unit *diameters, int32_t count,
               Paint paint) {
    if (!count) return;
    Path path = new_path(plot, count * DOT_VERBS, count * DOT_POINTS);
    for (int32_t i = 0; i < count; i++) add_dot(&path, i, centres[i], diameters[i]);
    add_path(plot, path)->fill = paint;
}

Paint plot_ink(const Plot *plot, int32_t series) {
    return plot->rules->inks.at[series % plot->rules->inks.count];
}

// by the luminance (Rec. 709) of what the web shows of it
bool plot_is_dark(const Plot *plot, Paint paint) {
    if (paint.ink < 0) return false;
    const Ink *ink = &plot->input->template->inks.at[paint.ink];
    int64_t luminance =
        (int64_t)2126 * ink->red + (int64_t)7152 * ink->green + (int64_t)722 * ink->blue;
    return 10000000 - (10000000 - luminance) * paint.tint / 1000 < 5500000;
}

// ---- bars --------------------------------------------------------------------------------------

Unit plot_thickness(const Plot *plot, Unit step) {
    Unit thickness = (Unit)((int64_t)step * plot->rules->bar / 1000);
    return thickness > plot->rules->bar_most ? plot->rules->bar_most : thickness;
}

void plot_part_number(Plot *plot, Rect part, int32_t category, int32_t series) {
    int64_t number = chart_value(plot->chart, category, series);
    if (plot->chart->kind != CHART_STACKED || number == chart_total(plot->chart, category)) return;
    Text text = plot_number(plot, number);
    Unit cap = plot_cap(plot, plot->value);
    if (part.height < cap + UNIT_PT(1)) return;
    if (part.width < plot_text_width(plot, text, plot->value) + PLOT_NUMBER_ROOM) return;
    Style style = *plot->value;
    if (plot_is_dark(plot, plot_ink(plot, series))) style.paint = plot->input->template->paper;
    Point at = {part.x + part.width / 2, part.y + (part.height + cap) / 2};
    plot_text(plot, text, &style, ALIGN_CENTRE, at, PLOT_ENDLESS);
}
