// chart_line.c: lines, their names at their ends, moved apart where ends lie close.
#include "layout/chart_inside.h"

enum { DOTS_MOST = 31 }; // categories up to which each point has a dot

// a name beside the last point of its line
typedef struct {
    int32_t series;
    Unit point, label; // y of the line's end, and of the name's middle
} LineEnd;

static Point point_of(const Plot *plot, const PlotArea *area, int32_t category, int32_t series) {
    int64_t value = chart_value(plot->chart, category, series);
    return (Point){upright_centre(plot, area, category),
                   area->base - chart_scale(value, area->top_value, area->base - area->top)};
}

static void draw_line(Plot *plot, const PlotArea *area, int32_t series) {
    int32_t count = plot->chart->categories.count;
    Point *points = arena_array_of(plot->scratch, (size_t)count, Point);
    Unit *diameters = arena_array_of(plot->scratch, (size_t)count, Unit);
    for (int32_t i = 0; i < count; i++) {
        points[i] = point_of(plot, area, i, series);
        diameters[i] = plot->rules->dot;
    }
    plot_line(plot, points, count, plot_ink(plot, series));
    if (count <= DOTS_MOST) plot_dots(plot, points, diameters, count, plot_ink(plot, series));
}

// by height, those of one height in their own order
static void sort_ends(const Plot *plot, const PlotArea *area, LineEnd *ends) {
    int32_t last = plot->chart->categories.count - 1;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Unit y = point_of(plot, area, last, i).y;
        int32_t at = i;
        for (; at && ends[at - 1].point > y; at--) ends[at] = ends[at - 1];
        ends[at] = (LineEnd){i, y, y};
    }
}

// no two closer than a leading: pushed down from the top, and from the foot up again
static void part_ends(const Plot *plot, const PlotArea *area, LineEnd *ends) {
    int32_t count = plot->chart->series.count;
    Unit leading = plot->legend->leading, floor = area->base;
    for (int32_t i = 1; i < count; i++)
        if (ends[i].label < ends[i - 1].label + leading)
            ends[i].label = ends[i - 1].label + leading;
    for (int32_t i = count - 1; i >= 0; i--, floor -= leading)
        if (ends[i].label > floor) ends[i].label = floor;
        else floor = ends[i].label;
}

// a name, and from the line's end to it a hairline where it was moved
static void draw_end(Plot *plot, const PlotArea *area, const LineEnd *end, bool moved) {
    Unit gap = plot->rules->gap, hair = plot->rules->hair;
    Unit x = upright_centre(plot, area, plot->chart->categories.count - 1) + plot->rules->dot / 2;
    Paint paint = plot_ink(plot, end->series);
    if (end->label != end->point) {
        Unit top = end->label < end->point ? end->label : end->point;
        Unit foot = end->label < end->point ? end->point : end->label;
        plot_hair_across(plot, x, x + gap, end->point, paint);
        plot_rule(plot, (Rect){x + gap - hair, top, hair, foot - top}, paint);
        plot_hair_across(plot, x + gap - hair, x + gap * 3 / 2, end->label, paint);
    }
    Point at = {x + (moved ? 2 * gap : gap), end->label + plot_cap(plot, plot->legend) / 2};
    plot_text(plot, plot->chart->series.at[end->series], plot->legend, ALIGN_START, at,
              PLOT_ENDLESS);
}

void line_draw(Plot *plot, Rect frame) {
    PlotArea area = upright_draw(plot, frame);
    for (int32_t i = plot->chart->series.count - 1; i >= 0; i--)
        draw_line(plot, &area, i); // the first on top
    if (!plot->ends) return;
    LineEnd ends[CHART_MOST_SERIES];
    sort_ends(plot, &area, ends);
    part_ends(plot, &area, ends);
    bool moved = false;
    for (int32_t i = 0; i < plot->chart->series.count; i++) moved |= ends[i].label != ends[i].point;
    for (int32_t i = 0; i < plot->chart->series.count; i++) draw_end(plot, &area, &ends[i], moved);
}
