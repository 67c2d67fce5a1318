// chart_columns.c: columns, with one part or several, each with its number where it fits.
#include "layout/chart_inside.h"

#define PARTED UNIT_PT(0.5)      // of paper between two parts
#define NUMBER_ROOM UNIT_PT(3)   // around a number inside a part

// a part's number in its middle, unless it says what the total says
static void draw_part_number(Plot *plot, Rect part, int64_t number, int64_t total, Paint paint) {
    if (number == total || plot->chart->kind != CHART_STACKED) return;
    Text text = plot_number(plot, number);
    Unit cap = plot_cap(plot, plot->value);
    if (part.height < cap + NUMBER_ROOM || part.width < plot_text_width(plot, text, plot->value) + NUMBER_ROOM) return;
    Style style = *plot->value;
    if (plot_is_dark(plot, paint)) style.paint = plot->input->template->paper;
    Point at = {part.x + part.width / 2, part.y + (part.height + cap) / 2};
    plot_text(plot, text, &style, ALIGN_CENTRE, at, PLOT_ENDLESS);
}

static void draw_column(Plot *plot, const PlotArea *area, int32_t category, Unit thickness) {
    Unit height = area->base - area->top, left = upright_centre(plot, area, category) - thickness / 2;
    int64_t total = chart_total(plot->chart, category), below = 0;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        int64_t number = chart_value(plot->chart, category, i);
        if (!number) continue;
        Unit foot = area->base - chart_scale(below, area->top_value, height);
        Unit top = area->base - chart_scale(below + number, area->top_value, height);
        if (below && foot - top > 2 * PARTED) foot -= PARTED;
        Rect part = {left, top, thickness, foot - top};
        plot_rule(plot, part, plot_ink(plot, i));
        if (plot->direct) draw_part_number(plot, part, number, total, plot_ink(plot, i));
        below += number;
    }
    if (!plot->direct) return;
    Point at = {left + thickness / 2, area->base - chart_scale(total, area->top_value, height) - plot->rules->gap / 2};
    plot_text(plot, plot_number(plot, total), plot->value, ALIGN_CENTRE, at, PLOT_ENDLESS);
}

void columns_draw(Plot *plot, Rect frame) {
    PlotArea area = upright_draw(plot, frame);
    Unit step = (area.right - area.left) / plot->chart->categories.count;
    Unit thickness = (Unit)((int64_t)step * plot->rules->bar / 1000);
    if (thickness > plot->rules->bar_most) thickness = plot->rules->bar_most;
    for (int32_t i = 0; i < plot->chart->categories.count; i++) draw_column(plot, &area, i, thickness);
}
