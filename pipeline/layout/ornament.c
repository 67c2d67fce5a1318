// ornament.c: chooses a composition for a topic, a frame, a number and a seed, and draws it.
//
// In: the layout's six art paints, a frame in millipoints, a topic's name, a number, a seed. Out: one clipped
// group of items, and the record of what was drawn.
#include "layout/ornament.h"

#include "layout/ornament_topics.h"

static const Topic topics[] = {
    {"meetings", ornament_meetings},     {"elections", ornament_elections},
    {"exhibition", ornament_exhibition}, {"security", ornament_security},
    {"climate", ornament_climate},       {"agriculture", ornament_agriculture},
    {"transport", ornament_transport},   {"finance", ornament_finance},
    {"tourism", ornament_tourism},       {"sport", ornament_sport},
    {"culture", ornament_culture},       {"digital", ornament_digital},
    {"energy", ornament_energy},         {"education", ornament_education},
    {"customs", ornament_customs},       {"diplomacy", ornament_diplomacy},
    {"cover", ornament_cover},           {"opener", ornament_opener},
};

_Static_assert(sizeof topics / sizeof *topics == ORNAMENT_TOPICS, "ornament.h counts the topics");

static int32_t topic_find(Text name) {
    for (int32_t i = 0; i < ORNAMENT_TOPICS; i++)
        if (text_is(name, topics[i].name)) return i;
    return -1;
}

Text ornament_topic(int32_t index) {
    return index >= 0 && index < ORNAMENT_TOPICS ? text_of(topics[index].name) : (Text){0};
}

int32_t ornament_topic_index(Text topic) {
    int32_t found = topic_find(topic);
    return found < 0 ? 0 : found;
}

int32_t ornament_count(int32_t index) {
    return topics[index].compositions().count;
}

Text ornament_nearest_topic(Text topic) {
    if (topic_find(topic) >= 0) return (Text){0};
    int best = 0;
    for (int i = 1; i < ORNAMENT_TOPICS; i++)
        if (text_distance(topic, text_of(topics[i].name)) <
            text_distance(topic, text_of(topics[best].name)))
            best = i;
    return text_of(topics[best].name);
}

static bool is_strip(Rect frame) {
    return frame.width / 5 > frame.height || frame.height / 5 > frame.width / 2;
}

int32_t ornament_strip_count(bool furniture) {
    return furniture ? ornament_borders() : ornament_strip().count - ornament_borders();
}

// furniture has the first ones to itself, so that it never meets a placeholder's like
static int32_t choose_strip(const Art *art) {
    uint64_t count = (uint64_t)ornament_strip_count(art->furniture);
    return (art->furniture ? 0 : ornament_borders()) + (int32_t)(art->place % count);
}

ArtRecord ornament_draw(Pages *pages, Items *items, const Template *template, Rect frame,
                        const Art *art, int32_t tag) {
    if (frame.width <= 0 || frame.height <= 0) return (ArtRecord){0};
    const Topic *known = &topics[ornament_topic_index(art->topic)];
    bool strip = is_strip(frame);
    Compositions all = strip ? ornament_strip() : known->compositions();
    int32_t chosen = strip ? choose_strip(art) : (int32_t)(art->number % (uint64_t)all.count);
    Arena *scratch = arena_new();
    Canvas c = canvas_open(pages, items, scratch, template->art, frame,
                           art->seed ^ text_hash(text_of(known->name)), tag);
    canvas_rect(&c, 0, 0, c.w, c.h);
    canvas_clip(&c);
    scheme_any(&c);
    all.at[chosen](&c);
    canvas_unclip(&c);
    arena_free(scratch);
    return (ArtRecord){0, tag, text_of(strip ? "strip" : known->name), chosen + 1};
}

void ornament_draw_page(Pages *pages, Page *page, const Template *template, Rect frame,
                        const Art *art, int32_t tag) {
    ArtRecord record = ornament_draw(pages, &page->items, template, frame, art, tag);
    record.page = page->number;
    if (record.composition) *array_add(pages->arena, &pages->art) = record;
}
