// chart_legend.c: what stands above a chart: the title of its axis, and the series' inks with their names.
#include "layout/chart_inside.h"

enum { APART = 3 }; // gaps from one entry to the next

static Unit swatch_size(const Plot *plot) {
    return plot_cap(plot, plot->legend);
}

static Unit entry_width(Plot *plot, int32_t series) {
    return swatch_size(plot) + plot->rules->gap + plot_text_width(plot, plot->chart->series.at[series], plot->legend);
}

static bool has_legend(const Plot *plot) {
    bool named = plot->chart->series.count > 1 || plot->chart->series.at[0].size;
    return named && plot->chart->kind != CHART_MATRIX && plot->chart->kind != CHART_BAR && !plot->ends;
}

static void draw_entry(Plot *plot, int32_t series, Point at) {
    Unit size = swatch_size(plot);
    plot_rule(plot, (Rect){at.x, at.y - size, size, size}, plot_ink(plot, series));
    at.x += size + plot->rules->gap;
    plot_text(plot, plot->chart->series.at[series], plot->legend, ALIGN_START, at, PLOT_ENDLESS);
}

// goes through the entries in reading order, line by line; draws them if at is given. Returns the lines
static int32_t walk_entries(Plot *plot, const Point *at) {
    Unit x = 0;
    int32_t lines = 1;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Unit width = entry_width(plot, i);
        if (x && x + width > plot->width) x = 0, lines++;
        if (at) draw_entry(plot, i, (Point){at->x + x, at->y + (lines - 1) * plot->legend->leading});
        x += width + APART * plot->rules->gap;
    }
    return lines;
}

int32_t legend_lines(Plot *plot) {
    return has_legend(plot) ? walk_entries(plot, NULL) : 0;
}

void plot_draw_head(Plot *plot, Rect frame) {
    Point at = {frame.x, frame.y + plot_cap(plot, plot->legend)};
    if (plot->chart->unit.size) {
        plot_text(plot, plot->chart->unit, plot->label, ALIGN_START, at, PLOT_ENDLESS);
        at.y += plot->legend->leading;
    }
    if (plot->legend_lines) walk_entries(plot, &at);
}
