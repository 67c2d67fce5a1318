// chart_columns.c: columns, with one part or several, each with its number where it fits.
#include "layout/chart_inside.h"

static void draw_column(Plot *plot, const PlotArea *area, int32_t category, Unit thickness) {
    Unit height = area->base - area->top,
         left = upright_centre(plot, area, category) - thickness / 2;
    int64_t total = chart_total(plot->chart, category), below = 0;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        int64_t number = chart_value(plot->chart, category, i);
        if (!number) continue;
        Unit foot = area->base - chart_scale(below, area->top_value, height);
        Unit top = area->base - chart_scale(below + number, area->top_value, height);
        if (below && foot - top > 2 * PLOT_PARTED) foot -= PLOT_PARTED;
        Rect part = {left, top, thickness, foot - top};
        plot_rule(plot, part, plot_ink(plot, i));
        if (plot->direct) plot_part_number(plot, part, category, i);
        below += number;
    }
    if (!plot->totals) return;
    Point at = {left + thickness / 2,
                area->base - chart_scale(total, area->top_value, height) - plot->rules->gap / 2};
    plot_text(plot, plot_number(plot, total), plot->value, ALIGN_CENTRE, at, PLOT_ENDLESS);
}

void columns_draw(Plot *plot, Rect frame) {
    PlotArea area = upright_draw(plot, frame);
    Unit step = (area.right - area.left) / plot->chart->categories.count;
    for (int32_t i = 0; i < plot->chart->categories.count; i++)
        draw_column(plot, &area, i, plot_thickness(plot, step));
}
