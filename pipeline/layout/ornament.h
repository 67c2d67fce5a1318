// ornament.h: vector art for placeholders, covers and openers: steppe ornament and topic motifs.
//
// A composition is built for its frame, never stretched, from the layout's art inks; the seed (from the
// article and the figure's number) chooses among compositions and their parts, so no two pages look the
// same and the same input gives the same art. At most 1,500 path segments a figure; repeated motifs are
// drawings.
#ifndef FOLIO_ORNAMENT_H
#define FOLIO_ORNAMENT_H

#include "layout/template.h"

// Adds the art to items (a clipped group, with tag), new motifs to pages->drawings. topic: agriculture,
// transport, finance, security, climate, tourism, meetings, elections, exhibition, sport, culture, digital,
// cover, opener; an unknown one is drawn as meetings.
void ornament_draw(Pages *pages, Items *items, const Template *template, Rect frame, Text topic,
                   uint64_t seed, int32_t tag);

// The nearest known topic to an unknown one; absent if it is known.
Text ornament_nearest_topic(Text topic);

// The known topics, by index from 0; absent behind the last.
Text ornament_topic(int32_t index);

#endif
