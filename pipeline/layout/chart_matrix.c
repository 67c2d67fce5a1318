// chart_matrix.c: who takes part in what: a mark where a row has something of a column, counts at their ends.
//
// Where no number is greater than one, marks are alike; else their areas are as the numbers. Column heads stand level
// if they fit into two lines, or are turned, from bottom to top.
#include "layout/chart_inside.h"

#include <math.h>

enum { HEAD_LINES_MOST = 2, ROWS_A_LINE = 3 };
#define HEADS_APART UNIT_PT(6)
#define TURNED_BEST UNIT_PT(80) // length of heads that are turned: longer ones are broken

static Unit column_step(const Plot *plot) {
    return (plot->width - plot->left - plot->right) / plot->chart->series.count;
}

// the most lines of a head broken to width; INT32_MAX: a word is wider
static int32_t head_lines(Plot *plot, Unit width) {
    int32_t most = 1;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Setting setting = plot_set(plot, plot->chart->series.at[i], plot->legend, width, false);
        for (int32_t line = 0; line < setting.line_count; line++)
            if (setting.lines[line].overset || setting.lines[line].width > width) return INT32_MAX;
        if (setting.line_count > most) most = setting.line_count;
    }
    return most;
}

// turned heads that are long are broken into as many lines as stand beside each other above a column
static Unit fit_turned(Plot *plot, Unit step) {
    Unit widest = 0, width = TURNED_BEST;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Unit head = plot_text_width(plot, plot->chart->series.at[i], plot->legend);
        if (head > widest) widest = head;
    }
    for (; width < widest; width += TURNED_BEST / 2) {
        int32_t lines = head_lines(plot, width);
        if (lines < INT32_MAX && lines * plot->legend->leading <= step) return width;
    }
    return widest + 1;
}

void matrix_plan(Plot *plot) {
    Unit step = column_step(plot);
    int32_t lines = step > HEADS_APART ? head_lines(plot, step - HEADS_APART) : INT32_MAX;
    plot->turned = lines > HEAD_LINES_MOST;
    plot->head_width = plot->turned ? fit_turned(plot, step) : step - HEADS_APART;
    plot->heads = plot->turned ? plot->head_width
                               : plot_cap(plot, plot->legend) + (lines - 1) * plot->legend->leading;
    plot->heads += plot->rules->gap;
}

bool matrix_has_room(const Plot *plot) {
    return column_step(plot) >= plot_cap(plot, plot->legend) * 5 / 4;
}

static Unit matrix_foot(const Plot *plot) {
    return plot->rules->gap + plot_cap(plot, plot->value) +
           (plot->captioned ? plot->rules->gap : 0);
}

Unit matrix_height(const Plot *plot, int32_t thousandths) {
    int64_t row = plot->rules->row + (plot->name_lines - 1) * plot->label->leading;
    int64_t height =
        plot->heads + matrix_foot(plot) + plot->chart->categories.count * row * thousandths / 1000;
    return height > PLOT_ENDLESS ? PLOT_ENDLESS : (Unit)height;
}

typedef struct {
    Unit left, step;     // of the columns
    Unit top, row, foot; // of the rows
    Unit mark;           // greatest diameter
    bool alike;          // all marks are
} Grid;

static Unit column_centre(const Grid *grid, int32_t column) {
    return grid->left + column * grid->step + grid->step / 2;
}

static void draw_heads(Plot *plot, const Grid *grid) {
    Unit cap = plot_cap(plot, plot->legend), foot = grid->top - plot->rules->gap;
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Text name = plot->chart->series.at[i];
        Unit x = column_centre(grid, i);
        Setting setting = plot_set(plot, name, plot->legend, plot->head_width, false);
        Unit deeper = display_depth(&setting, plot->legend);
        Point level = {x, foot - deeper}, turned = {x + (cap - deeper) / 2, foot};
        if (plot->turned) plot_turned_text(plot, name, plot->legend, turned, plot->head_width);
        else plot_text(plot, name, plot->legend, ALIGN_CENTRE, level, plot->head_width);
    }
}

// as great a part of the mark's area as of the greatest number, but to be seen
static Unit mark_diameter(const Plot *plot, const Grid *grid, int64_t number) {
    if (grid->alike) return grid->mark;
    Unit diameter = (Unit)(grid->mark * sqrt((double)number / (double)plot->most));
    return diameter < grid->mark / 4 ? grid->mark / 4 : diameter;
}

static void draw_marks(Plot *plot, const Grid *grid) {
    const Chart *chart = plot->chart;
    size_t room = (size_t)chart->categories.count * (size_t)chart->series.count;
    Point *centres = arena_array_of(plot->scratch, room, Point);
    Unit *diameters = arena_array_of(plot->scratch, room, Unit);
    int32_t count = 0;
    for (int32_t c = 0; c < chart->categories.count; c++) {
        for (int32_t s = 0; s < chart->series.count; s++) {
            int64_t number = chart_value(chart, c, s);
            if (!number) continue;
            centres[count] =
                (Point){column_centre(grid, s), grid->top + c * grid->row + grid->row / 2};
            diameters[count++] = mark_diameter(plot, grid, number);
        }
    }
    plot_dots(plot, centres, diameters, count, plot_ink(plot, 0));
}

static void draw_rows(Plot *plot, const Grid *grid, Rect frame) {
    Unit cap = plot_cap(plot, plot->label);
    for (int32_t i = 0; i < plot->chart->categories.count; i++) {
        Unit top = grid->top + i * grid->row, middle = top + grid->row / 2;
        if (i && i % ROWS_A_LINE == 0)
            plot_hair_across(plot, frame.x, frame.x + frame.width, top, plot->rules->grid);
        Text name = plot_name(plot, i, FORM_NAME);
        Setting setting = plot_set(plot, name, plot->label, plot->name_width, false);
        Unit deeper = display_depth(&setting, plot->label);
        plot_text(plot, name, plot->label, ALIGN_START,
                  (Point){frame.x, middle + (cap - deeper) / 2}, plot->name_width);
        Point end = {frame.x + frame.width, middle + plot_cap(plot, plot->value) / 2};
        plot_text(plot, plot_number(plot, chart_total(plot->chart, i)), plot->value, ALIGN_END, end,
                  PLOT_ENDLESS);
    }
}

static void draw_column_totals(Plot *plot, const Grid *grid) {
    Unit y = grid->foot + plot->rules->gap + plot_cap(plot, plot->value);
    for (int32_t i = 0; i < plot->chart->series.count; i++) {
        Text total = plot_number(plot, chart_series_total(plot->chart, i));
        if (plot_text_width(plot, total, plot->value) > grid->step)
            continue; // no room: the text alternative has all
        plot_text(plot, total, plot->value, ALIGN_CENTRE, (Point){column_centre(grid, i), y},
                  PLOT_ENDLESS);
    }
}

static Grid fit_grid(const Plot *plot, Rect frame) {
    Grid grid = {.left = frame.x + plot->left,
                 .step = column_step(plot),
                 .top = frame.y + plot->heads,
                 .foot = frame.y + frame.height - matrix_foot(plot),
                 .alike = plot->most <= 1000};
    grid.row = (grid.foot - grid.top) / plot->chart->categories.count;
    grid.foot = grid.top + grid.row * plot->chart->categories.count;
    Unit room = grid.row < grid.step ? grid.row : grid.step;
    grid.mark = grid.alike ? plot->rules->dot : plot->rules->dot * 5 / 2;
    if (grid.mark > room / 4 * 3) grid.mark = room / 4 * 3;
    return grid;
}

void matrix_draw(Plot *plot, Rect frame) {
    Grid grid = fit_grid(plot, frame);
    draw_heads(plot, &grid);
    plot_hair_across(plot, frame.x, frame.x + frame.width, grid.top, plot->rules->axis);
    draw_rows(plot, &grid, frame);
    draw_marks(plot, &grid);
    plot_hair_across(plot, frame.x, frame.x + frame.width, grid.foot, plot->rules->axis);
    draw_column_totals(plot, &grid);
}
