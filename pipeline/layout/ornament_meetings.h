// ornament_meetings.h: the compositions of the topic meetings that have files of their own.
#ifndef FOLIO_ORNAMENT_MEETINGS_H
#define FOLIO_ORNAMENT_MEETINGS_H

#include "layout/ornament_topics.h"

// ornament_speech.c
Composition meeting_lectern, meeting_microphones, meeting_voices, meeting_handshake;
// ornament_plenary.c
Composition meeting_plenary, meeting_plates, meeting_booths, meeting_groups;

#endif
