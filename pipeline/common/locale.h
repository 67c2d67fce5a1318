// locale.h: what a language does to names of months, to numbers and to the order of names. ICU stands behind it.
//
// A Locale belongs to one thread; opening one takes some hundred microseconds. A language that ICU does not know is
// set by its root rules.
#ifndef FOLIO_LOCALE_H
#define FOLIO_LOCALE_H

#include "common/text.h"

typedef struct Locale Locale;
Locale *locale_open(Text language); // BCP 47
void locale_close(Locale *locale);  // NULL is fine

typedef enum { MONTH_FULL, MONTH_SHORT, MONTH_LETTER, MONTH_FORMS } MonthForm; // July, Jul, J

// A month's name as it stands alone. month: from 0.
Text locale_month(Arena *arena, Locale *locale, int32_t month, MonthForm form);
// A decimal number given in 1/1000, with the language's digits and separators: 1250500 is "1,250.5".
Text locale_number(Arena *arena, Locale *locale, int64_t thousandths);
// The order of a dictionary; equal there, by bytes.
int locale_compare(Locale *locale, Text a, Text b);

#endif
