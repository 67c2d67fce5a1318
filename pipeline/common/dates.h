// dates.h: days as a language writes them: 13 July, 13–16 July 2021. ICU stands behind it.
//
// A DateForm belongs to one thread; opening one takes some milliseconds.
#ifndef FOLIO_DATES_H
#define FOLIO_DATES_H

#include "common/text.h"

typedef enum { DATES_FULL, DATES_DAY_MONTH, DATES_MONTH, DATES_MONTH_YEAR, DATES_STYLES } DateStyle; // 13 July 2021,
                                         // 13 July, July, July 2021

typedef struct DateForm DateForm;
DateForm *date_form_open(Text language, DateStyle style); // BCP 47; NULL if ICU has no data at all
void date_form_close(DateForm *form);                     // NULL is fine

// A day written 2021-07-13, as days from 1970-01-01; or a month, 2021-07, as its first day. False if there is none such.
bool date_read(Text text, int32_t *day);
// The same, apart; of a month the day is 1.
bool date_read_parts(Text text, int32_t *year, int32_t *month, int32_t *day);
bool date_is_month(Text text); // of one that reads
// From one day to another; the same twice, or a later before an earlier, is the first alone.
Text date_form_write(Arena *arena, DateForm *form, int32_t first, int32_t last);

#endif
