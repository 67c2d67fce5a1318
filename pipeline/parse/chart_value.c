// chart_value.c: numbers and dates as they are written in data.
#include "parse/charts.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int64_t chart_read_number(Text text) {
    text = text_trim(text);
    bool negative = text.size && text.at[0] == '-', large = false;
    size_t at = negative, decimals = 0;
    int64_t number = 0;
    if (at == text.size || !is_digit(text.at[at])) return -1;
    for (; at < text.size && is_digit(text.at[at]); at++) {
        number = number * 10 + (text.at[at] - '0');
        if (number > CHART_MOST_VALUE / 1000) large = true, number = 0;
    }
    if (at < text.size && text.at[at] == '.')
        for (at++; at < text.size && is_digit(text.at[at]) && decimals < 3; at++, decimals++)
            number = number * 10 + (text.at[at] - '0');
    if (at < text.size || text.at[at - 1] == '.') return -1;
    for (; decimals < 3; decimals++) number *= 10;
    return large || number > CHART_MOST_VALUE ? -3 : negative && number ? -2 : number;
}

// the number of so many digits at *at, moved behind them; -1 if they are not there
static int32_t take_digits(Text text, size_t *at, int32_t count) {
    int32_t number = 0;
    for (int32_t i = 0; i < count; i++, ++*at) {
        if (*at >= text.size || !is_digit(text.at[*at])) return -1;
        number = number * 10 + (text.at[*at] - '0');
    }
    return number;
}

static int32_t month_days(int32_t year, int32_t month) {
    static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

int32_t chart_read_date(Text text, ChartBy by) {
    text = text_trim(text);
    size_t at = 0;
    int32_t year = take_digits(text, &at, 4), month = 1;
    if (year < 1) return -1;
    if (at == text.size) return by == BY_YEAR ? year : -1;
    if (text.at[at++] != '-') return -1;
    month = take_digits(text, &at, 2);
    if (month < 1 || month > 12) return -1;
    if (at < text.size) {
        if (text.at[at++] != '-') return -1;
        int32_t day = take_digits(text, &at, 2);
        if (day < 1 || day > month_days(year, month) || at < text.size) return -1;
    }
    return by == BY_YEAR ? year : year * 12 + month - 1;
}
