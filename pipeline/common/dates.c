// dates.c: ICU's interval formats; a day is an interval of one.
//
// Days are counted in the proleptic Gregorian calendar (Hinnant, chrono-compatible low-level date algorithms, 2013).
#include "common/dates.h"

#include <stdlib.h>
#include <unicode/udateintervalformat.h>

#include "common/icu.h"

struct DateForm {
    UDateIntervalFormat *icu;
};

static const UChar *skeleton_of(DateStyle style) {
    switch (style) {
    case DATES_FULL: return u"yMMMMd";
    case DATES_DAY_MONTH: return u"MMMMd";
    case DATES_MONTH: return u"MMMM";
    case DATES_MONTH_YEAR: return u"yMMMM";
    case DATES_STYLES: break;
    }
    return u"yMMMMd";
}

DateForm *date_form_open(Text language, DateStyle style) {
    Arena *arena = arena_new();
    UErrorCode status = U_ZERO_ERROR;
    const char *locale = icu_locale(arena, language);
    UDateIntervalFormat *icu = udtitvfmt_open(locale, skeleton_of(style), -1, u"UTC", -1, &status);
    arena_free(arena);
    if (U_FAILURE(status)) return NULL;
    DateForm *form = memory_new(sizeof *form);
    form->icu = icu;
    return form;
}

void date_form_close(DateForm *form) {
    if (!form) return;
    udtitvfmt_close(form->icu);
    free(form);
}

static bool read_digits(Text text, size_t from, size_t to, int32_t *number) {
    *number = 0;
    for (size_t i = from; i < to; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        *number = *number * 10 + (text.at[i] - '0');
    }
    return true;
}

static int32_t month_days(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
    return days[month - 1] + (leap && month == 2);
}

bool date_read_parts(Text text, int32_t *year, int32_t *month, int32_t *day) {
    *day = 1;
    if ((text.size != 7 && text.size != 10) || text.at[4] != '-') return false;
    if (!read_digits(text, 0, 4, year) || !read_digits(text, 5, 7, month)) return false;
    if (text.size == 10 && (text.at[7] != '-' || !read_digits(text, 8, 10, day))) return false;
    return *year >= 1 && *month >= 1 && *month <= 12 && *day >= 1 && *day <= month_days(*year, *month);
}

bool date_read(Text text, int32_t *day) {
    int32_t year, month, of_month;
    if (!date_read_parts(text, &year, &month, &of_month)) return false;
    year -= month <= 2;
    int32_t era = year / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
    *day = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    return true;
}

bool date_is_month(Text text) {
    return text.size == 7;
}

// the thin spaces around an interval's dash are lost when text is copied from a PDF
static void widen_spaces(UChar *wide, int32_t size) {
    for (int32_t i = 0; i < size; i++)
        if (wide[i] == 0x2009) wide[i] = ' ';
}

Text date_form_write(Arena *arena, DateForm *form, int32_t first, int32_t last) {
    UErrorCode status = U_ZERO_ERROR;
    double from = first * 86400000.0, to = (last < first ? first : last) * 86400000.0;
    int32_t size = udtitvfmt_format(form->icu, from, to, NULL, 0, NULL, &status);
    status = U_ZERO_ERROR;
    UChar *wide = arena_array_of(arena, (size_t)size + 1, UChar);
    udtitvfmt_format(form->icu, from, to, wide, size + 1, NULL, &status);
    widen_spaces(wide, size);
    return U_FAILURE(status) ? (Text){0} : icu_text(arena, wide, size);
}
