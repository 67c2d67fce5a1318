// chart.c: opens a chart's plot, says how high it should be, draws it by its kind.
//
// Bars that lie and matrices ask for the height that their rows need, and may take a little more; columns and lines
// for a part of their width.
#include "layout/chart.h"

#include "layout/chart_inside.h"

enum { ROWS_BEST = 1200, ROWS_MOST = 1600 };     // distance of rows, 1/1000 of the least
enum { UPRIGHT_BEST = 520, UPRIGHT_MOST = 900 }; // height, 1/1000 of the width,
enum { UPRIGHT_GROWTH = 1400 }; // and of the layout's preferred height for figures, at most
enum { UPRIGHT_LEADINGS = 6 };  // least height of the drawing itself

#define ROOM_LEAST UNIT_PT(30) // width of the drawing itself

static void measure_numbers(Plot *plot) {
    const Chart *chart = plot->chart;
    plot->whole = true;
    for (int32_t c = 0; c < chart->categories.count; c++) {
        bool sums = chart->kind == CHART_BAR || chart->kind == CHART_STACKED;
        int64_t total = chart_total(chart, c);
        if (sums && total > plot->most) plot->most = total;
        for (int32_t s = 0; s < chart->series.count; s++) {
            int64_t number = chart_value(chart, c, s);
            if (!sums && number > plot->most) plot->most = number;
            plot->whole &= number % 1000 == 0;
        }
    }
}

static Plot plot_open(const ChartInput *input, Arena *scratch, const Node *node, Unit width) {
    Plot plot = {.input = input,
                 .chart = node->chart,
                 .rules = &input->template->charts,
                 .scratch = scratch,
                 .place = node->place,
                 .language = node->chart->language,
                 .width = width,
                 .captioned = node->first || node->figure->credit.size};
    plot.trial.arena = scratch;
    plot.quiet = diagnostics_new(scratch);
    plot.heard = diagnostics_new(scratch);
    plot.locale = locale_open(node->chart->language);
    plot.label = template_style(input->template, "chart-label");
    plot.value = template_style(input->template, "chart-value");
    plot.legend = template_style(input->template, "chart-legend");
    measure_numbers(&plot);
    return plot;
}

static void row_heights(const Plot *plot, Unit (*height)(const Plot *, int32_t), Unit heights[3]) {
    Unit grid = plot->input->template->grid; // a height is rounded down to whole lines
    heights[0] = height(plot, 1000) + grid;
    heights[1] = height(plot, ROWS_BEST) + grid;
    heights[2] = height(plot, ROWS_MOST) + grid;
}

static void upright_heights(const Plot *plot, Unit heights[3]) {
    const FigureRules *rules = &plot->input->template->figures;
    heights[0] = plot->head + upright_foot(plot) + UPRIGHT_LEADINGS * plot->label->leading;
    heights[1] = (Unit)((int64_t)plot->width * UPRIGHT_BEST / 1000);
    if (heights[1] > rules->preferred) heights[1] = rules->preferred;
    heights[2] = (Unit)((int64_t)plot->width * UPRIGHT_MOST / 1000);
    Unit growth = (Unit)((int64_t)rules->preferred * UPRIGHT_GROWTH / 1000);
    if (heights[2] > growth) heights[2] = growth;
}

static void set_heights(const Plot *plot, Unit heights[3]) {
    if (plot->chart->kind == CHART_MATRIX) row_heights(plot, matrix_height, heights);
    else if (plot->upright) upright_heights(plot, heights);
    else row_heights(plot, bars_height, heights);
    if (heights[1] < heights[0]) heights[1] = heights[0];
    if (heights[2] < heights[1]) heights[2] = heights[1];
}

void chart_heights(const ChartInput *input, const Node *node, Unit width, Unit heights[3]) {
    Arena *scratch = arena_new();
    Plot plot = plot_open(input, scratch, node, width);
    plot_plan(&plot);
    set_heights(&plot, heights);
    locale_close(plot.locale);
    arena_free(scratch);
}

static void draw(Plot *plot, Rect frame) {
    switch (plot->chart->kind) {
    case CHART_LINE: line_draw(plot, frame); break;
    case CHART_MATRIX: matrix_draw(plot, frame); break;
    case CHART_BAR:
    case CHART_STACKED:
        if (plot->upright) columns_draw(plot, frame);
        else bars_draw(plot, frame);
        break;
    }
}

static void check_inks(const Plot *plot) {
    int32_t inks = plot->rules->inks.count, series = plot->chart->series.count;
    if (series <= inks || plot->chart->kind == CHART_MATRIX) return;
    diagnostics_add(plot->input->diagnostics, SEVERITY_WARNING, plot->place, "chart-inks",
                    "the chart has %d series, the layout names %d inks for them: some look alike",
                    series, inks);
}

// is there room across for what it shows?
static bool fits_across(const Plot *plot) {
    const Chart *chart = plot->chart;
    Unit room = plot->width - plot->left - plot->right;
    int millimetres = (int)(plot->width / UNIT_MM(1));
    if (chart->kind == CHART_MATRIX ? matrix_has_room(plot) : room >= ROOM_LEAST) return true;
    if (chart->kind == CHART_MATRIX)
        diagnostics_add(plot->input->diagnostics, SEVERITY_ERROR, plot->place, "chart-width",
                        "the matrix's %d columns have no room in %d mm: write 'span: page', or "
                        "name a key with fewer values",
                        chart->series.count, millimetres);
    else
        diagnostics_add(plot->input->diagnostics, SEVERITY_ERROR, plot->place, "chart-width",
                        "names and numbers leave no room for the chart in %d mm: shorten them, or "
                        "write 'span: page'",
                        millimetres);
    return false;
}

// is there room for what it shows? else an error
static bool fits(const Plot *plot, Rect frame) {
    const ChartInput *input = plot->input;
    const Chart *chart = plot->chart;
    if (!fits_across(plot)) return false;
    Unit heights[3];
    set_heights(plot, heights);
    if (frame.height >= heights[0] - 2 * input->template->grid) return true;
    diagnostics_add(input->diagnostics, SEVERITY_ERROR, plot->place, "chart-height",
                    "the chart is %d mm high, its %d rows need %d mm: give it more height, or "
                    "fewer categories",
                    (int)(frame.height / UNIT_MM(1)), chart->categories.count,
                    (int)(heights[0] / UNIT_MM(1)));
    return false;
}

// labels have no place of their own: a name that is broken is said once, letters that no font has as they are
static void pass_on(const Plot *plot) {
    bool broken = false;
    for (int32_t i = 0; i < plot->heard->all.count; i++) {
        Diagnostic said = plot->heard->all.at[i];
        said.place = plot->place;
        if (text_is(said.rule, "overset-line")) broken = true;
        else diagnostics_append(plot->input->diagnostics, &said, 1);
    }
    if (plot->too_wide)
        diagnostics_add(plot->input->diagnostics, SEVERITY_ERROR, plot->place, "chart-width",
                        "the name of a series is wider than the chart: a shorter one mends it");
    if (broken)
        diagnostics_add(plot->input->diagnostics, SEVERITY_WARNING, plot->place, "chart-names",
                        "a name has a word that is wider than its place, and is broken: a shorter "
                        "one mends it");
}

void chart_paint(Pages *part, Page *page, const ChartInput *input, const Block *block, Rect frame) {
    Arena *scratch = arena_new();
    Plot plot = plot_open(input, scratch, block->figure, frame.width);
    plot.part = part;
    plot.items = &page->items;
    plot.tag = block->tag;
    plot_plan(&plot);
    if (fits(&plot, frame)) draw(&plot, frame);
    check_inks(&plot);
    pass_on(&plot);
    locale_close(plot.locale);
    arena_free(scratch);
}
