// layers.c: the layers of a draft, by their names.
//
// What an editor reads a draft for is shown at once: the watermark, line numbers, marks, and the columns' frames. The grid
// is for the designer, who switches it on in the viewer or asks for it by name.
#include "layout/layers.h"

static bool is_of_drafts(int layer) {
    return layer != LAYER_PRINT && layer != LAYER_SLUG;
}

static const unsigned print_alone = 1u << LAYER_PRINT;
static const unsigned of_drafts = ((1u << LAYER_COUNT) - 1) & ~(1u << LAYER_SLUG);

static void weigh_name(Text word, const char *name, const char **nearest, int32_t *least) {
    int32_t distance = text_distance(word, text_of(name));
    if (distance < *least) *least = distance, *nearest = name;
}

static unsigned read_name(Text word) {
    const char *nearest = "all";
    int32_t least = INT32_MAX;
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        if (!is_of_drafts(layer)) continue;
        if (text_is(word, layer_name((Layer)layer))) return 1u << layer;
        weigh_name(word, layer_name((Layer)layer), &nearest, &least);
    }
    if (text_is(word, "all")) return of_drafts;
    if (text_is(word, "none")) return print_alone;
    weigh_name(word, "all", &nearest, &least);
    weigh_name(word, "none", &nearest, &least);
    stage_fail("--layers takes watermark, frames, grid, lines and marks, a comma between two, or all, or none, not '%.*s': "
               "did you mean %s?", TEXT_ARG(word), nearest);
}

unsigned layers_read(const Options *options) {
    unsigned layers = print_alone;
    Text list = options->layer_names;
    if (!list.size) return 0;
    for (size_t at = 0; at <= list.size;) {
        size_t end = at;
        while (end < list.size && list.at[end] != ',') end++;
        layers |= read_name(text_trim(text_part(list, at, end)));
        at = end + 1;
    }
    return layers;
}

unsigned layers_of(Profile profile, unsigned asked) {
    if (asked) return asked;
    switch (profile) {
    case PROFILE_WEB: break;
    case PROFILE_PRESS: return print_alone | 1u << LAYER_SLUG;
    case PROFILE_DRAFT: return of_drafts;
    }
    return print_alone;
}

unsigned layers_hidden(Profile profile, unsigned asked) {
    return profile == PROFILE_DRAFT && !asked ? 1u << LAYER_GRID : 0;
}
