// chart_inside.h: what the files that draw charts share; nobody else includes it.
//
// A Plot is one chart of a known width. chart_plan.c settles what the width decides (do bars stand or lie, which form of
// a name fits, how many lines the legend takes); then each kind draws itself into a frame: chart_columns.c, chart_line.c
// (both on chart_upright.c's axes), chart_bars.c, chart_matrix.c. Words go through chart_words.c. Unit: millipoint.
#ifndef FOLIO_CHART_INSIDE_H
#define FOLIO_CHART_INSIDE_H

#include "common/locale.h"
#include "layout/chart.h"
#include "layout/chart_axis.h"
#include "layout/display.h"
#include "model/chart.h"

typedef enum { FORM_NAME, FORM_SHORT, FORM_LETTER, FORM_NONE } NameForm;

typedef struct {
    const ChartInput *input;
    const Chart *chart;
    const ChartRules *rules;
    Arena *scratch;
    Pages *part; // NULL while only heights are asked for
    Items *items;
    Pages trial;        // of texts that are only measured
    Diagnostics *quiet; // what measuring says
    Diagnostics *heard; // what setting says: chart.c passes on what matters
    Locale *locale;
    int32_t tag;
    Place place;
    Text language;
    bool captioned; // a caption stands close below
    const Style *label, *value, *legend;
    Unit width;
    bool whole;   // all numbers are whole
    int64_t most; // the greatest number shown by one bar or dot

    // ---- by chart_plan.c ----
    bool upright; // columns and lines
    bool direct;  // all numbers stand at the bars, there is no axis
    bool totals;  // each column has its number on top
    bool ends;    // the lines' names stand at their ends, there is no legend
    int32_t unit_lines, legend_lines;
    bool too_wide;      // a name in the legend has no room
    Unit head;          // height of title and legend, with the gap below
    Unit left, right;   // what labels take of the width on each side
    NameForm form;      // of the categories' names
    int32_t every;      // of so many names one is shown
    int32_t name_lines; // lines of a name
    Unit name_width;    // that names are broken to
    bool groups;        // years stand below their months
    bool turned;        // a matrix's column heads are
    Unit head_width;    // that they are broken to
    Unit heads;         // their height
} Plot;

// ---- chart_words.c ----
Setting plot_set(Plot *plot, Text text, const Style *style, Unit width, bool kept);
Unit plot_text_width(Plot *plot, Text text, const Style *style);
// Puts a text's lines from the baseline on, flush left at x, centred on it, or flush right.
void plot_text(Plot *plot, Text text, const Style *style, Align align, Point at, Unit width);
// The same from bottom to top, line beside line; at: the start of the first one's baseline.
void plot_turned_text(Plot *plot, Text text, const Style *style, Point at, Unit width);
Unit plot_cap(const Plot *plot, const Style *style); // height of capitals
Text plot_number(Plot *plot, int64_t number);
Text plot_name(const Plot *plot, int32_t category, NameForm form); // may be absent
enum { PLOT_ENDLESS = 1 << 29 };                                   // a width that breaks no line

// ---- chart_shapes.c ----
#define PLOT_PARTED UNIT_PT(0.5)    // of paper between two parts of a bar
#define PLOT_NUMBER_ROOM UNIT_PT(3) // around a number inside a part
// Of a bar or column so far from the next.
Unit plot_thickness(const Plot *plot, Unit step);
// A part's number in its middle where it has room, unless it says what the total says.
void plot_part_number(Plot *plot, Rect part, int32_t category, int32_t series);
void plot_rule(Plot *plot, Rect box, Paint paint);
void plot_hair_across(Plot *plot, Unit left, Unit right, Unit y, Paint paint);
void plot_hair_down(Plot *plot, Unit x, Unit top, Unit foot, Paint paint);
void plot_line(Plot *plot, const Point *points, int32_t count, Paint paint);
void plot_dots(Plot *plot, const Point *centres, const Unit *diameters, int32_t count, Paint paint);
Paint plot_ink(const Plot *plot, int32_t series);
bool plot_is_dark(const Plot *plot, Paint paint);

// ---- chart_plan.c ----
void plot_plan(Plot *plot);

// ---- chart_legend.c ----
int32_t unit_lines(Plot *plot);
int32_t legend_lines(Plot *plot);            // that it takes; 0: there is none
void plot_draw_head(Plot *plot, Rect frame); // title and legend

// ---- chart_upright.c ----
typedef struct {
    Unit left, right;  // of the plot's area
    Unit top, base;    // y of the axis's top and of 0
    int64_t top_value; // at top
} PlotArea;

Unit upright_foot(const Plot *plot);           // height of what stands below the base line
PlotArea upright_draw(Plot *plot, Rect frame); // axis, grid and names
Unit upright_centre(const Plot *plot, const PlotArea *area, int32_t category);

// ---- the kinds ----
void columns_draw(Plot *plot, Rect frame);
void line_draw(Plot *plot, Rect frame);
void bars_draw(Plot *plot, Rect frame);
Unit bars_height(const Plot *plot, int32_t thousandths); // 1000: rows as close as may be
void matrix_draw(Plot *plot, Rect frame);
void matrix_plan(Plot *plot);
bool matrix_has_room(const Plot *plot); // for its column heads beside each other
Unit matrix_height(const Plot *plot, int32_t thousandths);

#endif
