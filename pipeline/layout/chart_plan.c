// chart_plan.c: what a chart's width decides.
//
// Names of categories are never turned: below columns they stand whole, in their short form, as a letter, or broken
// into lines, whichever fits first; months and years may show one of several; else the bars lie down, with their
// names on the left.
#include "layout/chart_inside.h"

enum { COLUMN_LINES_MOST = 3 };
enum { NAMES_PART = 420, ENDS_PART = 330 }; // of the width that names may take on a side, 1/1000
#define NAMES_APART UNIT_PT(4)

static Unit widest_number(Plot *plot, const Style *style) {
    Unit widest = 0;
    for (int32_t i = 0; i < plot->chart->categories.count; i++) {
        Unit width = plot_text_width(plot, plot_number(plot, chart_total(plot->chart, i)), style);
        if (width > widest) widest = width;
    }
    return widest;
}

// would the numbers of stacked parts stand in their columns?
static bool parts_fit(Plot *plot, Unit step) {
    const Chart *chart = plot->chart;
    if (chart->kind != CHART_STACKED) return true;
    Unit thickness = plot_thickness(plot, step);
    for (int32_t c = 0; c < chart->categories.count; c++)
        for (int32_t s = 0; s < chart->series.count; s++) {
            Text number = plot_number(plot, chart_value(chart, c, s));
            if (plot_text_width(plot, number, plot->value) + PLOT_NUMBER_ROOM > thickness)
                return false;
        }
    return true;
}

// of all axes that the chart may get, whatever its height
static Unit widest_tick(Plot *plot) {
    Unit widest = 0;
    for (int32_t steps = 2; steps <= 6; steps++) {
        ChartAxis axis = chart_axis(plot->most, steps, plot->whole);
        for (int32_t i = 1; i <= axis.count; i++) {
            Unit width = plot_text_width(plot, plot_number(plot, axis.step * i), plot->label);
            if (width > widest) widest = width;
        }
    }
    return widest;
}

// 0: a category lacks this form
static Unit widest_name(Plot *plot, NameForm form) {
    Unit widest = 0;
    for (int32_t i = 0; i < plot->chart->categories.count; i++) {
        Text name = plot_name(plot, i, form);
        if (!name.size) return 0;
        Unit width = plot_text_width(plot, name, plot->label);
        if (width > widest) widest = width;
    }
    return widest;
}

// the most lines of a name broken to width; whole: no word is wider
static int32_t broken_lines(Plot *plot, Unit width, bool *whole) {
    int32_t most = 1;
    *whole = true;
    for (int32_t i = 0; i < plot->chart->categories.count; i++) {
        Setting setting = plot_set(plot, plot_name(plot, i, FORM_NAME), plot->label, width, false);
        for (int32_t line = 0; line < setting.line_count; line++)
            if (setting.lines[line].overset || setting.lines[line].width > width) *whole = false;
        if (setting.line_count > most) most = setting.line_count;
    }
    return most;
}

// months, and names that are numbers: some of them may stand for all
static bool is_time(const Plot *plot) {
    for (int32_t i = 0; i < plot->chart->categories.count; i++) {
        const ChartCategory *category = &plot->chart->categories.at[i];
        if (category->shortest.size) continue;
        for (size_t at = 0; at < category->name.size; at++)
            if (category->name.at[at] < '0' || category->name.at[at] > '9') return false;
    }
    return true;
}

static bool fit_form(Plot *plot, NameForm form, Unit step) {
    Unit widest = widest_name(plot, form);
    if (!widest || widest + NAMES_APART * (form != FORM_LETTER) > step) return false;
    plot->form = form;
    return true;
}

static bool fit_broken(Plot *plot, Unit step) {
    bool whole = false;
    int32_t lines = step > NAMES_APART ? broken_lines(plot, step - NAMES_APART, &whole) : 0;
    if (!whole || lines > COLUMN_LINES_MOST) return false;
    plot->form = FORM_NAME;
    plot->name_lines = lines;
    plot->name_width = step - NAMES_APART;
    return true;
}

// one of several; where years stand below, those alone
static void thin_names(Plot *plot, Unit step) {
    if (plot->groups) {
        plot->form = FORM_NONE;
        return;
    }
    Unit widest = widest_name(plot, FORM_SHORT);
    plot->form = widest ? FORM_SHORT : FORM_NAME;
    if (!widest) widest = widest_name(plot, FORM_NAME);
    plot->every =
        step > 0 ? (widest + NAMES_APART + step - 1) / step : plot->chart->categories.count;
}

// do the names fit below columns this far apart?
static bool fit_names(Plot *plot, Unit step) {
    plot->every = plot->name_lines = 1;
    plot->name_width = PLOT_ENDLESS;
    if (!plot->groups && fit_form(plot, FORM_NAME, step)) return true;
    if (fit_form(plot, FORM_SHORT, step) || fit_form(plot, FORM_LETTER, step)) return true;
    if (!is_time(plot) && fit_broken(plot, step)) return true;
    if (!is_time(plot) && plot->chart->kind != CHART_LINE) return false;
    thin_names(plot, step);
    return true;
}

static bool plan_upright(Plot *plot) {
    int32_t count = plot->chart->categories.count;
    bool line = plot->chart->kind == CHART_LINE;
    plot->groups = plot->chart->categories.at[0].group.size > 0;
    plot->left = plot->right = 0;
    plot->totals = !line && widest_number(plot, plot->value) + UNIT_PT(2) <= plot->width / count;
    plot->direct = plot->totals && parts_fit(plot, plot->width / count);
    if (!plot->direct) plot->left = widest_tick(plot) + plot->rules->gap;
    plot->ends = false;
    for (int32_t i = 0; line && plot->chart->series.count > 1 && i < plot->chart->series.count;
         i++) {
        Unit width =
            plot_text_width(plot, plot->chart->series.at[i], plot->legend) + 2 * plot->rules->gap;
        if (width > plot->right) plot->right = width;
    }
    plot->ends = plot->right && plot->right <= (int64_t)plot->width * ENDS_PART / 1000;
    if (!plot->ends) plot->right = 0;
    return fit_names(plot, (plot->width - plot->left - plot->right) / count);
}

// names on the left of their rows, in as many lines as it takes
static void plan_rows(Plot *plot) {
    Unit most = (Unit)((int64_t)plot->width * NAMES_PART / 1000),
         widest = widest_name(plot, FORM_NAME);
    plot->form = FORM_NAME;
    plot->every = plot->name_lines = 1;
    plot->groups = plot->ends = false;
    plot->direct = plot->totals = true;
    plot->name_width = widest < most ? widest : most;
    bool whole;
    if (widest > most) plot->name_lines = broken_lines(plot, most, &whole);
    plot->left = plot->name_width + 2 * plot->rules->gap;
    plot->right = widest_number(plot, plot->value) + plot->rules->gap;
}

static void plan_head(Plot *plot) {
    plot->legend_lines = legend_lines(plot);
    plot->unit_lines = unit_lines(plot);
    int32_t lines = plot->legend_lines + plot->unit_lines;
    if (!lines) return;
    plot->head =
        plot_cap(plot, plot->legend) + (lines - 1) * plot->legend->leading + 2 * plot->rules->gap;
}

// an editor wants columns, and the names have no room
static void force_columns(Plot *plot) {
    Unit step = (plot->width - plot->left) / plot->chart->categories.count;
    bool whole;
    plot->upright = true;
    plot->form = FORM_NAME;
    plot->name_width = step > 2 * NAMES_APART ? step - NAMES_APART : NAMES_APART;
    plot->name_lines = broken_lines(plot, plot->name_width, &whole);
    if (plot->part)
        diagnostics_add(
            plot->input->diagnostics, SEVERITY_WARNING, plot->place, "chart-names",
            "the names do not fit below columns: leave 'orientation' out, and the bars lie");
}

void plot_plan(Plot *plot) {
    const Chart *chart = plot->chart;
    plot->upright =
        chart->kind != CHART_MATRIX && chart->orientation != CHART_BARS && plan_upright(plot);
    if (!plot->upright && chart->orientation == CHART_COLUMNS) force_columns(plot);
    if (!plot->upright) plan_rows(plot);
    if (chart->kind == CHART_MATRIX) matrix_plan(plot);
    plan_head(plot);
}
