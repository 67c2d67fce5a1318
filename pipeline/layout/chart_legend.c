// chart_legend.c: what stands above a chart: the title of its axis, and the series' inks with their names.
#include "layout/chart_inside.h"

enum { APART = 3 }; // gaps from one entry to the next

static Unit swatch_size(const Plot *plot) {
    return plot_cap(plot, plot->legend);
}

static Unit entry_width(Plot *plot, int32_t series) {
    return swatch_size(plot) + plot->rules->gap +
           plot_text_width(plot, plot->chart->series.at[series], plot->legend);
}

static bool has_legend(const Plot *plot) {
    bool named = plot->chart->series.count > 1 || plot->chart->series.at[0].size;
    return named && plot->chart->kind != CHART_MATRIX && plot->chart->kind != CHART_BAR &&
           !plot->ends;
}

static void draw_entry(Plot *plot, int32_t series, Point at) {
    Unit size = swatch_size(plot);
    plot_rule(plot, (Rect){at.x, at.y - size, size, size}, plot_ink(plot, series));
    at.x += size + plot->rules->gap;
    plot_text(plot, plot->chart->series.at[series], plot->legend, ALIGN_START, at, PLOT_ENDLESS);
    plot->too_wide |= entry_width(plot, series) > plot->width;
}

typedef struct {
    int32_t columns; // of entries, filled line by line
    Unit width;      // of each of several lines' columns; 0: one line, each as wide as its name
} LegendGrid;

static LegendGrid fit_legend(Plot *plot) {
    Unit apart = APART * plot->rules->gap, widest = 0;
    int64_t all = -apart;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Unit width = entry_width(plot, i) + apart;
        all += width;
        if (width > widest) widest = width;
    }
    if (all <= plot->width) return (LegendGrid){plot->chart->series.count, 0};
    int32_t columns = (plot->width + apart) / widest;
    return (LegendGrid){columns < 1 ? 1 : columns, widest};
}

int32_t unit_lines(Plot *plot) {
    if (!plot->chart->unit.size) return 0;
    return plot_set(plot, plot->chart->unit, plot->label, plot->width, false).line_count;
}

int32_t legend_lines(Plot *plot) {
    if (!has_legend(plot)) return 0;
    LegendGrid grid = fit_legend(plot);
    return (plot->chart->series.count + grid.columns - 1) / grid.columns;
}

static void draw_legend(Plot *plot, Point at) {
    LegendGrid grid = fit_legend(plot);
    Unit x = 0;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        int32_t line = i / grid.columns, column = i % grid.columns;
        if (grid.width) x = column * grid.width;
        draw_entry(plot, i, (Point){at.x + x, at.y + line * plot->legend->leading});
        x += entry_width(plot, i) + APART * plot->rules->gap;
    }
}

void plot_draw_head(Plot *plot, Rect frame) {
    Point at = {frame.x, frame.y + plot_cap(plot, plot->legend)};
    if (plot->chart->unit.size) {
        plot_text(plot, plot->chart->unit, plot->label, ALIGN_START, at, plot->width);
        at.y += plot->unit_lines * plot->legend->leading;
    }
    if (plot->legend_lines) draw_legend(plot, at);
}
