// ornament.h: vector art for placeholders, covers and openers: steppe ornament and topic motifs.
//
// A composition is built for its frame, never stretched, from the layout's art inks; the same input gives
// the same art. At most 1,500 path segments a figure; repeated motifs are drawings.
//
// No two neighbouring pages are to carry the same picture. A number chooses among a topic's compositions, a
// seed their tones, crop and counts. The number of a placeholder is its ordinal among those of its topic in
// the edition, in reading order (art_order.h), so all of a topic's compositions are used before one comes
// again; it is known from the Document alone, however and whenever the articles are laid out. Frames too long
// for a picture are drawn, whatever their topic, as one of the topic "strip": borders in a layout's furniture,
// pictures elsewhere, and of these the next one for each placeholder of the edition.
#ifndef FOLIO_ORNAMENT_H
#define FOLIO_ORNAMENT_H

#include "layout/template.h"

enum { ORNAMENT_TOPICS = 18 };

typedef struct {
    Text topic;      // of ornament_topic; an unknown one is drawn as the first, meetings
    uint64_t number; // the composition is its remainder by the topic's count
    uint64_t place;  // the same for long frames
    uint64_t seed;
    bool furniture;  // a part of the layout, not a picture
} Art;

// Adds the art to items (a clipped group, with tag), new motifs to pages->drawings. What was drawn, its page
// still 0; composition 0 if the frame is empty.
ArtRecord ornament_draw(Pages *pages, Items *items, const Template *template, Rect frame, const Art *art,
                        int32_t tag);

// The same on page, and its record in pages->art.
void ornament_draw_page(Pages *pages, Page *page, const Template *template, Rect frame, const Art *art,
                        int32_t tag);

// The nearest known topic to an unknown one; absent if it is known.
Text ornament_nearest_topic(Text topic);

// The known topics, by index from 0 to ORNAMENT_TOPICS - 1; absent behind the last.
Text ornament_topic(int32_t index);
// The index of the topic that is drawn for this one: 0 for an unknown one.
int32_t ornament_topic_index(Text topic);
// How many compositions a topic has.
int32_t ornament_count(int32_t index);
// How many there are for long frames, of furniture or of placeholders.
int32_t ornament_strip_count(bool furniture);

#endif
