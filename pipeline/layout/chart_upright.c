// chart_upright.c: the base line, the axis and the names below of charts whose values go up.
#include "layout/chart_inside.h"

enum {
    STEPS_MOST = 6,
    STEP_LEADINGS = 3
}; // steps of an axis; leadings from one to the next, at least

Unit upright_foot(const Plot *plot) {
    Unit foot = plot->rules->gap + plot_cap(plot, plot->label);
    int32_t lines = plot->form == FORM_NONE ? 0 : plot->name_lines;
    if (plot->groups) lines++;
    if (lines > 1) foot += (lines - 1) * plot->label->leading;
    return foot + (plot->captioned ? plot->rules->gap : 0);
}

Unit upright_centre(const Plot *plot, const PlotArea *area, int32_t category) {
    int64_t width = area->right - area->left;
    return area->left + (Unit)(width * (2 * category + 1) / (2 * plot->chart->categories.count));
}

static void draw_names(Plot *plot, const PlotArea *area) {
    Unit y = area->base + plot->rules->gap + plot_cap(plot, plot->label);
    for (int32_t i = 0; i < plot->chart->categories.count; i += plot->every) {
        Text name = plot_name(plot, i, plot->form);
        plot_text(plot, name, plot->label, ALIGN_CENTRE, (Point){upright_centre(plot, area, i), y},
                  plot->name_width);
    }
}

// the first category behind those of one year
static int32_t group_end(const Chart *chart, int32_t from) {
    int32_t end = from;
    while (end < chart->categories.count &&
           text_equal(chart->categories.at[end].group, chart->categories.at[from].group))
        end++;
    return end;
}

// years below their months, parted by hairlines
static void draw_groups(Plot *plot, const PlotArea *area) {
    const Chart *chart = plot->chart;
    Unit first = area->base + plot->rules->gap + plot_cap(plot, plot->label);
    Unit y = first + (plot->form == FORM_NONE ? 0 : plot->label->leading);
    Unit step = (area->right - area->left) / chart->categories.count;
    for (int32_t from = 0, end; from < chart->categories.count; from = end) {
        end = group_end(chart, from);
        Unit left = upright_centre(plot, area, from) - step / 2,
             right = upright_centre(plot, area, end - 1) + step / 2;
        Text group = chart->categories.at[from].group;
        if (from) plot_hair_down(plot, left, area->base, y, plot->rules->grid);
        if (plot_text_width(plot, group, plot->label) <= right - left)
            plot_text(plot, group, plot->label, ALIGN_CENTRE, (Point){(left + right) / 2, y},
                      PLOT_ENDLESS);
    }
}

static void draw_axis(Plot *plot, Rect frame, PlotArea *area) {
    Unit half = plot_cap(plot, plot->label) / 2;
    area->top += half;
    int32_t steps = (area->base - area->top) / (STEP_LEADINGS * plot->label->leading);
    ChartAxis axis = chart_axis(plot->most,
                                steps > STEPS_MOST ? STEPS_MOST
                                : steps < 2        ? 2
                                                   : steps,
                                plot->whole);
    area->top_value = chart_axis_top(axis);
    for (int32_t i = 0; i <= axis.count; i++) {
        Unit y = area->base - chart_scale(axis.step * i, area->top_value, area->base - area->top);
        Point at = {frame.x + plot->left - plot->rules->gap, y + half};
        plot_text(plot, plot_number(plot, axis.step * i), plot->label, ALIGN_END, at, PLOT_ENDLESS);
        if (i) plot_hair_across(plot, area->left, area->right, y, plot->rules->grid);
    }
}

PlotArea upright_draw(Plot *plot, Rect frame) {
    PlotArea area = {.left = frame.x + plot->left,
                     .right = frame.x + frame.width - plot->right,
                     .top = frame.y + plot->head,
                     .base = frame.y + frame.height - upright_foot(plot)};
    area.top_value = plot->most;
    plot_draw_head(plot, frame);
    // a number on the highest column; between a title and an axis there is room for it
    if (plot->totals && (plot->direct || !plot->head))
        area.top += plot_cap(plot, plot->value) + plot->rules->gap;
    if (!plot->direct) draw_axis(plot, frame, &area);
    plot_hair_across(plot, area.left, area.right, area.base, plot->rules->axis);
    if (plot->form != FORM_NONE) draw_names(plot, &area);
    if (plot->groups) draw_groups(plot, &area);
    return area;
}
