// chart_words.c: the words of a chart: set once, put at a point.
#include "layout/chart_inside.h"

Setting plot_set(Plot *plot, Text text, const Style *style, Unit width, bool kept) {
    const ChartInput *input = plot->input;
    Display display = {.pages = kept ? plot->part : &plot->trial,
                       .template = input->template,
                       .setter = input->setter,
                       .diagnostics = kept ? plot->heard : plot->quiet,
                       .language = plot->language};
    return display_set(&display, text, plot->place, style, ALIGN_START, width);
}

Unit plot_text_width(Plot *plot, Text text, const Style *style) {
    if (!text.size) return 0;
    Setting setting = plot_set(plot, text, style, PLOT_ENDLESS, false);
    return display_width(&setting);
}

static void add_runs(Plot *plot, const Line *line, Point at) {
    for (int32_t i = 0; i < line->run_count; i++) {
        Item *item = items_add(plot->part->arena, plot->items, ITEM_TEXT, LAYER_PRINT, plot->tag);
        item->text = line->runs[i].text;
        item->text.origin.x += at.x;
        item->text.origin.y += at.y;
    }
}

void plot_text(Plot *plot, Text text, const Style *style, Align align, Point at, Unit width) {
    if (!text.size) return;
    Setting setting = plot_set(plot, text, style, width, true);
    for (int32_t i = 0; i < setting.line_count; i++, at.y += style->leading) {
        const Line *line = &setting.lines[i];
        Unit back = align == ALIGN_CENTRE ? line->width / 2 : align == ALIGN_END ? line->width : 0;
        add_runs(plot, line, (Point){at.x - back, at.y});
    }
}

void plot_turned_text(Plot *plot, Text text, const Style *style, Point at, Unit width) {
    if (!text.size) return;
    Setting setting = plot_set(plot, text, style, width, true);
    Arena *arena = plot->part->arena;
    Item *group = items_add(arena, plot->items, ITEM_GROUP, LAYER_PRINT, plot->tag);
    group->group = (GroupItem){.matrix = {0, -65536, 65536, 0, at.x, at.y}};
    for (int32_t i = 0; i < setting.line_count; i++)
        add_runs(plot, &setting.lines[i], (Point){0, i * style->leading});
    items_add(arena, plot->items, ITEM_END, LAYER_PRINT, 0);
}

Unit plot_cap(const Plot *plot, const Style *style) {
    const Font *font = &plot->input->fonts->fonts.at[style->font];
    return (Unit)((int64_t)style->size * font->cap_height /
                  (font->units_per_em ? font->units_per_em : 1000));
}

Text plot_number(Plot *plot, int64_t number) {
    return locale_number(plot->scratch, plot->locale, number);
}

Text plot_name(const Plot *plot, int32_t category, NameForm form) {
    const ChartCategory *of = &plot->chart->categories.at[category];
    switch (form) {
    case FORM_NAME: return of->name;
    case FORM_SHORT: return of->shorter;
    case FORM_LETTER: return of->shortest;
    case FORM_NONE: break;
    }
    return (Text){0};
}
