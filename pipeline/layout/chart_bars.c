// chart_bars.c: bars that lie, their names flush left, their numbers at their ends, on one rhythm.
//
// The first bar's top is the frame's, the last one's foot is the frame's.
#include "layout/chart_inside.h"

#define PARTED UNIT_PT(0.5)      // of paper between two parts
#define NUMBER_ROOM UNIT_PT(3)   // around a number inside a part

static Unit least_row(const Plot *plot) {
    Unit lines = (plot->name_lines - 1) * plot->label->leading + plot->rules->row;
    return lines > plot->label->leading ? lines : plot->label->leading;
}

static Unit row_thickness(const Plot *plot, Unit row) {
    Unit thickness = (Unit)((int64_t)row * plot->rules->bar / 1000);
    return thickness > plot->rules->bar_most ? plot->rules->bar_most : thickness;
}

Unit bars_height(const Plot *plot, int32_t thousandths) {
    int64_t row = (int64_t)least_row(plot) * thousandths / 1000, rows = plot->chart->categories.count - 1;
    int64_t height = plot->head + rows * row + row_thickness(plot, (Unit)row);
    return height > PLOT_ENDLESS ? PLOT_ENDLESS : (Unit)height;
}

// the distance of rows so that first and last bar meet head and foot
static Unit fit_row(const Plot *plot, Unit height) {
    int32_t rows = plot->chart->categories.count;
    Unit row = (Unit)((int64_t)height * 1000 / ((rows - 1) * INT64_C(1000) + plot->rules->bar));
    if (rows < 2 || row_thickness(plot, row) < plot->rules->bar_most) return row;
    return (height - plot->rules->bar_most) / (rows - 1);
}

static void draw_part_number(Plot *plot, Rect part, int64_t number, int64_t total, Paint paint) {
    if (number == total || plot->chart->kind != CHART_STACKED) return;
    Text text = plot_number(plot, number);
    Unit cap = plot_cap(plot, plot->value);
    if (part.height < cap + UNIT_PT(1) || part.width < plot_text_width(plot, text, plot->value) + NUMBER_ROOM) return;
    Style style = *plot->value;
    if (plot_is_dark(plot, paint)) style.paint = plot->input->template->paper;
    Point at = {part.x + part.width / 2, part.y + (part.height + cap) / 2};
    plot_text(plot, text, &style, ALIGN_CENTRE, at, PLOT_ENDLESS);
}

// a bar's parts from the axis on; returns the x of its end
static Unit draw_parts(Plot *plot, Rect bar, int32_t category) {
    int64_t before = 0, total = chart_total(plot->chart, category);
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        int64_t number = chart_value(plot->chart, category, i);
        if (!number) continue;
        Unit from = chart_scale(before, plot->most, bar.width), to = chart_scale(before + number, plot->most, bar.width);
        if (before && to - from > 2 * PARTED) from += PARTED;
        Rect part = {bar.x + from, bar.y, to - from, bar.height};
        plot_rule(plot, part, plot_ink(plot, i));
        draw_part_number(plot, part, number, total, plot_ink(plot, i));
        before += number;
    }
    return bar.x + chart_scale(total, plot->most, bar.width);
}

static void draw_row(Plot *plot, Rect bar, Unit name_left, int32_t category) {
    Unit middle = bar.y + bar.height / 2, cap = plot_cap(plot, plot->label);
    Text name = plot_name(plot, category, FORM_NAME);
    Setting setting = plot_set(plot, name, plot->label, plot->name_width, false);
    Unit deeper = setting.line_count ? (setting.line_count - 1) * plot->label->leading : 0;
    plot_text(plot, name, plot->label, ALIGN_START, (Point){name_left, middle + (cap - deeper) / 2}, plot->name_width);
    Point at = {draw_parts(plot, bar, category) + plot->rules->gap, middle + plot_cap(plot, plot->value) / 2};
    plot_text(plot, plot_number(plot, chart_total(plot->chart, category)), plot->value, ALIGN_START, at, PLOT_ENDLESS);
}

void bars_draw(Plot *plot, Rect frame) {
    Unit top = frame.y + plot->head, row = fit_row(plot, frame.height - plot->head);
    Unit thickness = row_thickness(plot, row), left = frame.x + plot->left;
    Unit length = frame.width - plot->left - plot->right;
    plot_draw_head(plot, frame);
    for (int32_t i = 0; i < plot->chart->categories.count; i++)
        draw_row(plot, (Rect){left, top + i * row, length, thickness}, frame.x, i);
    Unit foot = top + (plot->chart->categories.count - 1) * row + thickness;
    plot_hair_down(plot, left, top, foot, plot->rules->axis);
}
