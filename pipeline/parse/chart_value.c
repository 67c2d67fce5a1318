// chart_value.c: numbers and dates of data, as a chart counts them.
#include "common/dates.h"
#include "parse/charts.h"

int64_t chart_read_number(Text text) {
    int64_t number;
    switch (data_read_number(text, &number)) {
    case NUMBER_NONE: return -1;
    case NUMBER_TOO_LARGE: return -3;
    case NUMBER_READ: break;
    }
    return number < 0 ? -2 : number > CHART_MOST_VALUE ? -3 : number;
}

int32_t chart_read_date(Text text, ChartBy by) {
    int32_t year, month, day;
    text = text_trim(text);
    Arena *arena = arena_new();
    bool whole = by != BY_YEAR || text.size != 4; // a year alone
    bool read = date_read_parts(whole ? text : text_join(arena, text, TEXT("-01")), &year, &month, &day);
    arena_free(arena);
    return !read ? -1 : by == BY_YEAR ? year : year * 12 + month - 1;
}
