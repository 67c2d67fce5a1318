// ornament.c: chooses a composition for a topic, a frame and a seed, and draws it.
//
// In: the layout's six art paints, a frame in millipoints, a topic's name, a seed. Out: one clipped group
// of items. The seed's remainder names the composition, so that the figures of an article, whose seeds
// follow each other, go through all of a topic's; all else of the seed gives tones, crop, horizon and
// counts.
#include "layout/ornament.h"

#include "layout/ornament_topics.h"

static const Topic topics[] = {
    {"meetings", ornament_meetings},     {"elections", ornament_elections},
    {"exhibition", ornament_exhibition}, {"security", ornament_security},
    {"climate", ornament_climate},       {"agriculture", ornament_agriculture},
    {"transport", ornament_transport},   {"finance", ornament_finance},
    {"tourism", ornament_tourism},       {"sport", ornament_sport},
    {"culture", ornament_culture},       {"digital", ornament_digital},
    {"cover", ornament_cover},           {"opener", ornament_opener},
};

enum { TOPIC_COUNT = sizeof topics / sizeof *topics };

static const Topic *topic_find(Text name) {
    for (int i = 0; i < TOPIC_COUNT; i++)
        if (text_is(name, topics[i].name)) return &topics[i];
    return NULL;
}

Text ornament_topic(int32_t index) {
    return index >= 0 && index < TOPIC_COUNT ? text_of(topics[index].name) : (Text){0};
}

Text ornament_nearest_topic(Text topic) {
    if (topic_find(topic)) return (Text){0};
    int best = 0;
    for (int i = 1; i < TOPIC_COUNT; i++)
        if (text_distance(topic, text_of(topics[i].name)) <
            text_distance(topic, text_of(topics[best].name)))
            best = i;
    return text_of(topics[best].name);
}

void ornament_draw(Pages *pages, Items *items, const Template *template, Rect frame, Text topic,
                   uint64_t seed, int32_t tag) {
    if (frame.width <= 0 || frame.height <= 0) return;
    const Topic *known = topic_find(topic);
    if (!known) known = &topics[0];
    bool strip = frame.width / 5 > frame.height || frame.height / 5 > frame.width / 2;
    Compositions all = strip ? ornament_strip() : known->compositions();
    Arena *scratch = arena_new();
    Canvas c = canvas_open(pages, items, scratch, template->art, frame,
                           seed ^ text_hash(text_of(known->name)), tag);
    canvas_rect(&c, 0, 0, c.w, c.h);
    canvas_clip(&c);
    scheme_any(&c);
    all.at[seed % (uint64_t)all.count](&c);
    canvas_unclip(&c);
    arena_free(scratch);
}
