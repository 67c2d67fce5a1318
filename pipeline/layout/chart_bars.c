// chart_bars.c: bars that lie, their names flush left, their numbers at their ends, on one rhythm.
//
// The first bar's top is the frame's, the last one's foot is the frame's, but for names of several lines.
#include "layout/chart_inside.h"

static Unit least_row(const Plot *plot) {
    Unit lines = (plot->name_lines - 1) * plot->label->leading + plot->rules->row;
    return lines > plot->label->leading ? lines : plot->label->leading;
}

Unit bars_height(const Plot *plot, int32_t thousandths) {
    int64_t row = (int64_t)least_row(plot) * thousandths / 1000,
            rows = plot->chart->categories.count - 1;
    int64_t height = plot->head + rows * row + plot_thickness(plot, (Unit)row) +
                     (plot->captioned ? plot->rules->gap : 0);
    height += (plot->name_lines - 1) * plot->label->leading; // of the first and last row, half each
    return height > PLOT_ENDLESS ? PLOT_ENDLESS : (Unit)height;
}

// the distance of rows so that first and last bar meet head and foot
static Unit fit_row(const Plot *plot, Unit height) {
    int32_t rows = plot->chart->categories.count;
    Unit row = (Unit)((int64_t)height * 1000 / ((rows - 1) * INT64_C(1000) + plot->rules->bar));
    if (rows < 2 || plot_thickness(plot, row) < plot->rules->bar_most) return row;
    return (height - plot->rules->bar_most) / (rows - 1);
}

// height of what stands in a row: its bar, or a name of several lines
static Unit row_height(Plot *plot, int32_t category, Unit thickness) {
    Setting setting =
        plot_set(plot, plot_name(plot, category, FORM_NAME), plot->label, plot->name_width, false);
    Unit name = plot_cap(plot, plot->label) + display_depth(&setting, plot->label);
    return name > thickness ? name : thickness;
}

// a bar's parts from the axis on; returns the x of its end
static Unit draw_parts(Plot *plot, Rect bar, int32_t category) {
    int64_t before = 0;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        int64_t number = chart_value(plot->chart, category, i);
        if (!number) continue;
        Unit from = chart_scale(before, plot->most, bar.width),
             to = chart_scale(before + number, plot->most, bar.width);
        if (before && to - from > 2 * PLOT_PARTED) from += PLOT_PARTED;
        Rect part = {bar.x + from, bar.y, to - from, bar.height};
        plot_rule(plot, part, plot_ink(plot, i));
        plot_part_number(plot, part, category, i);
        before += number;
    }
    return bar.x + chart_scale(before, plot->most, bar.width);
}

static void draw_row(Plot *plot, Rect bar, Unit name_left, int32_t category) {
    Unit middle = bar.y + bar.height / 2, cap = plot_cap(plot, plot->label);
    Text name = plot_name(plot, category, FORM_NAME);
    Setting setting = plot_set(plot, name, plot->label, plot->name_width, false);
    Unit deeper = display_depth(&setting, plot->label);
    plot_text(plot, name, plot->label, ALIGN_START, (Point){name_left, middle + (cap - deeper) / 2},
              plot->name_width);
    Point at = {draw_parts(plot, bar, category) + plot->rules->gap,
                middle + plot_cap(plot, plot->value) / 2};
    plot_text(plot, plot_number(plot, chart_total(plot->chart, category)), plot->value, ALIGN_START,
              at, PLOT_ENDLESS);
}

void bars_draw(Plot *plot, Rect frame) {
    int32_t rows = plot->chart->categories.count;
    Unit top = frame.y + plot->head,
         foot = frame.y + frame.height - (plot->captioned ? plot->rules->gap : 0);
    Unit thickness = plot_thickness(plot, fit_row(plot, foot - top));
    Unit first = top + row_height(plot, 0, thickness) / 2,
         last = foot - row_height(plot, rows - 1, thickness) / 2;
    Rect bar = {frame.x + plot->left, 0, frame.width - plot->left - plot->right, thickness};
    plot_draw_head(plot, frame);
    for (int32_t i = 0; i < rows; i++) {
        bar.y = first - thickness / 2 +
                (rows > 1 ? (Unit)((int64_t)(last - first) * i / (rows - 1)) : 0);
        draw_row(plot, bar, frame.x, i);
    }
    plot_hair_down(plot, bar.x, first - thickness / 2, bar.y + thickness, plot->rules->axis);
}
