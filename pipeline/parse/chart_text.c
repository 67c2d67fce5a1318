// chart_text.c: a chart in words, for those who cannot see it: the lead that an editor wrote, and every number.
//
// Only the marks between them are ours, so it reads in any language. A matrix names the columns in which a row
// has something, and their numbers where they are not 1.
#include <string.h>

#include "parse/charts.h"

static void add_number(Buffer *out, Arena *arena, Locale *locale, int64_t number) {
    buffer_text(out, locale_number(arena, locale, number));
}

static void add_parts(Buffer *out, Arena *arena, Locale *locale, const Chart *chart,
                      int32_t category) {
    bool any = false, matrix = chart->kind == CHART_MATRIX;
    for (int32_t i = 0; i < chart->series.count; i++) {
        int64_t number = chart_value(chart, category, i);
        if (!number && chart->kind != CHART_LINE) continue;
        if (any) buffer_string(out, ", ");
        any = true;
        buffer_text(out, chart->series.at[i]);
        if (matrix && number == 1000) continue;
        buffer_byte(out, ' ');
        add_number(out, arena, locale, number);
    }
    if (!any) add_number(out, arena, locale, 0);
}

static void add_lead(Buffer *out, Text lead) {
    lead = text_trim(lead);
    if (!lead.size) return;
    buffer_text(out, lead);
    if (!memchr(".:!?", lead.at[lead.size - 1], 4)) buffer_byte(out, '.');
    buffer_byte(out, ' ');
}

Text chart_describe(Arena *arena, const Chart *chart, Text lead) {
    Buffer out = {0};
    Arena *scratch = arena_new();
    Locale *locale = locale_open(chart->language);
    add_lead(&out, lead);
    for (int32_t i = 0; i < chart->categories.count; i++) {
        if (i) buffer_string(&out, "; ");
        buffer_text(&out, chart->categories.at[i].name);
        buffer_string(&out, ": ");
        if (chart->series.count == 1 && !chart->series.at[0].size)
            add_number(&out, scratch, locale, chart_value(chart, i, 0));
        else add_parts(&out, scratch, locale, chart, i);
    }
    buffer_byte(&out, '.');
    Text text = text_copy(arena, buffer_view(&out));
    locale_close(locale);
    arena_free(scratch);
    buffer_free(&out);
    return text;
}
