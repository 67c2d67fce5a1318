// ornament_topics.h: the compositions of each topic, one file a family of topics.
//
// A composition paints the whole frame of its canvas, whatever its form, and nothing else. The scheme is
// already chosen by chance; a composition that wants other light chooses again.
#ifndef FOLIO_ORNAMENT_TOPICS_H
#define FOLIO_ORNAMENT_TOPICS_H

#include "layout/ornament_parts.h"

typedef void Composition(Canvas *c);

typedef struct {
    Composition *const *at;
    int count;
} Compositions;

typedef struct {
    const char *name;
    Compositions (*compositions)(void);
} Topic;

Compositions ornament_meetings(void);
Compositions ornament_elections(void);
Compositions ornament_exhibition(void);
Compositions ornament_security(void);
Compositions ornament_climate(void);
Compositions ornament_agriculture(void);
Compositions ornament_transport(void);
Compositions ornament_finance(void);
Compositions ornament_tourism(void);
Compositions ornament_sport(void);
Compositions ornament_culture(void);
Compositions ornament_digital(void);
Compositions ornament_energy(void);
Compositions ornament_education(void);
Compositions ornament_customs(void);
Compositions ornament_diplomacy(void);
Compositions ornament_cover(void);
Compositions ornament_opener(void);

Compositions ornament_strip(void); // of frames too long for any topic's: borders, then pictures
int ornament_borders(void);        // how many of them are borders

#define COMPOSITIONS(table) ((Compositions){(table), (int)(sizeof(table) / sizeof *(table))})

#endif
