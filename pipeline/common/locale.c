// locale.c: ICU's month names and decimal numbers, and the collation of collate.c, each opened when first asked for.
#include "common/locale.h"

#include <unicode/udat.h>
#include <unicode/unum.h>

#include "common/collate.h"
#include "common/icu.h"

enum {
    NAME_MOST = 200,
    NUMBER_MOST = 64
}; // UTF-16 units of a month's name and of a number, ICU's own

struct Locale {
    Arena *arena;
    const char *name;      // ICU's
    Text language;
    UDateFormat *dates;
    UNumberFormat *numbers;
    Collator *collator;
};

Locale *locale_open(Text language) {
    Arena *arena = arena_new();
    Locale *locale = arena_new_of(arena, Locale);
    locale->arena = arena;
    locale->name = icu_locale(arena, language);
    locale->language = text_copy(arena, language);
    return locale;
}

void locale_close(Locale *locale) {
    if (!locale) return;
    if (locale->dates) udat_close(locale->dates);
    if (locale->numbers) unum_close(locale->numbers);
    collator_free(locale->collator);
    arena_free(locale->arena);
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
    Text name = U_FAILURE(status) ? (Text){0} : icu_text(arena, units, count);
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
    return U_FAILURE(status) || count > NUMBER_MOST ? plain : icu_text(arena, units, count);
}

int locale_compare(Locale *locale, Text a, Text b) {
    if (!locale->collator) locale->collator = collator_new(locale->language);
    return collator_compare(locale->collator, a, b);
}
