// locale.c: ICU's month names, decimal numbers and collation, each opened when first asked for.
#include "common/locale.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum {
    NAME_MOST = 200,
    NUMBER_MOST = 64
}; // UTF-16 units of a month's name and of a number, ICU's own

struct Locale {
    char name[ULOC_FULLNAME_CAPACITY];
    UDateFormat *dates;
    UNumberFormat *numbers;
    UCollator *collator;
};

Locale *locale_open(Text language) {
    Locale *locale = memory_new(sizeof *locale);
    *locale = (Locale){.name = ""};
    UErrorCode status = U_ZERO_ERROR;
    Arena *arena = arena_new();
    Text tag = text_copy(arena, language.at ? language : TEXT(""));
    uloc_forLanguageTag(tag.at, locale->name, ULOC_FULLNAME_CAPACITY, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) locale->name[0] = 0;
    arena_free(arena);
    return locale;
}

void locale_close(Locale *locale) {
    if (!locale) return;
    if (locale->dates) udat_close(locale->dates);
    if (locale->numbers) unum_close(locale->numbers);
    if (locale->collator) ucol_close(locale->collator);
    free(locale);
}

static Text text_of_units(Arena *arena, const UChar *units, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = 0, room = 3 * count + 1;
    char *bytes = arena_push(arena, (size_t)room);
    u_strToUTF8(bytes, room, &size, units, count, &status);
    return U_FAILURE(status) ? (Text){0} : (Text){bytes, (size_t)size};
}

Text locale_month(Arena *arena, Locale *locale, int32_t month, MonthForm form) {
    static const UDateFormatSymbolType kinds[MONTH_FORMS] = {
        UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS, UDAT_STANDALONE_NARROW_MONTHS};
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->dates)
        locale->dates = udat_open(UDAT_LONG, UDAT_LONG, locale->name, NULL, 0, NULL, 0, &status);
    if (U_FAILURE(status)) return text_print(arena, "%d", month + 1);
    UChar units[NAME_MOST];
    int32_t count = udat_getSymbols(locale->dates, kinds[form], month, units, NAME_MOST, &status);
    Text name = U_FAILURE(status) ? (Text){0} : text_of_units(arena, units, count);
    return name.size ? name : text_print(arena, "%d", month + 1);
}

static Text plain_number(Arena *arena, int64_t thousandths) {
    const char *sign = thousandths < 0 ? "-" : "";
    uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    return text_print(arena, "%s%llu.%03llu", sign, (unsigned long long)(size / 1000),
                      (unsigned long long)(size % 1000));
}

Text locale_number(Arena *arena, Locale *locale, int64_t thousandths) {
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->numbers) {
        locale->numbers = unum_open(UNUM_DECIMAL, NULL, 0, locale->name, NULL, &status);
        if (U_FAILURE(status)) return plain_number(arena, thousandths);
        unum_setAttribute(locale->numbers, UNUM_MAX_FRACTION_DIGITS, 3);
    }
    Text plain = plain_number(arena, thousandths);
    UChar units[NUMBER_MOST];
    int32_t count = unum_formatDecimal(locale->numbers, plain.at, (int32_t)plain.size, units,
                                       NUMBER_MOST, NULL, &status);
    return U_FAILURE(status) || count > NUMBER_MOST ? plain : text_of_units(arena, units, count);
}

int locale_compare(Locale *locale, Text a, Text b) {
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->collator) locale->collator = ucol_open(locale->name, &status);
    if (U_FAILURE(status)) return text_compare(a, b);
    UCollationResult result =
        ucol_strcollUTF8(locale->collator, a.at, (int32_t)a.size, b.at, (int32_t)b.size, &status);
    if (U_FAILURE(status) || result == UCOL_EQUAL) return text_compare(a, b);
    return result == UCOL_LESS ? -1 : 1;
}
