// clock.h: how long something takes. Never part of a result.
#ifndef FOLIO_CLOCK_H
#define FOLIO_CLOCK_H

double clock_now(void); // milliseconds, from some moment in the past; never set back

#endif
