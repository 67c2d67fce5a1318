// flow.c: indexes over a strip, so that the search looks nothing up twice. All arrays are in scratch.
#include "layout/flow.h"

bool record_floats(const Record *record) {
    return record->kind == RECORD_FIGURE && !(record->slots & 1u << SLOT_HERE);
}

bool figure_is_column(const Record *record) {
    return record->slots & (1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM);
}

bool figure_is_gutter(const Record *record) {
    return record->slots & (1u << SLOT_GUTTER_TOP | 1u << SLOT_GUTTER_BOTTOM);
}

const Variant *passage_variant(const Passage *passage, int32_t chosen) {
    return chosen < VARIANTS_MOST ? &passage->variants[chosen]
                                  : &passage->besides[chosen - VARIANTS_MOST].variant;
}

const Beside *passage_beside(const Passage *passage, int32_t zone, int32_t wide, int32_t narrow) {
    for (int32_t i = 0; i < passage->beside_count; i++) {
        const Beside *beside = &passage->besides[i];
        if (beside->zone != zone || beside->wide != wide || !beside->variant.count) continue;
        if (beside->narrow == narrow) return beside;
        if (beside->narrow < narrow && wide + beside->narrow >= beside->variant.count) return beside;
    }
    return NULL;
}

int64_t figure_height_cost(const Flow *flow, const Record *record, int32_t height) {
    const int32_t *weights = flow->shape->weights.of;
    int64_t away = height < record->height ? record->height - height : height - record->height;
    int64_t crop = record->crop ? record->crop[height - record->least] : 0;
    return away * weights[TERM_HEIGHT] + crop * weights[TERM_CROP] / 10;
}

const Passage *flow_passage(const Flow *flow, int32_t index) {
    return &flow->strip->passages[flow->order[index]];
}

int32_t flow_start(const Flow *flow, int32_t index) {
    return index >= flow->count ? flow->end : flow_passage(flow, index)->variants[0].first;
}

const Record *flow_first(const Flow *flow, int32_t index) {
    return &flow->strip->records[flow_start(flow, index)];
}

int32_t flow_index(const Flow *flow, int32_t position) {
    return position >= flow->end ? flow->count : flow->index[position];
}

int32_t flow_first_position(const Flow *flow) {
    int32_t index = flow->solid[0];
    while (index < flow->count && flow_first(flow, index)->kind == RECORD_PAGE_BREAK)
        index = flow->solid[index + 1];
    return flow_start(flow, index);
}

bool flow_is_inside(const Flow *flow, int32_t position) {
    return position < flow->end && flow_start(flow, flow->index[position]) != position;
}

int32_t flow_head(const Flow *flow, int32_t position) {
    return flow->gutters && position < flow->end ? flow->heads[position] : 0;
}

static void split_passages(Flow *flow) {
    for (int32_t i = 0; i < flow->strip->passage_count; i++) {
        int32_t first = flow->strip->passages[i].variants[0].first;
        if (!record_floats(&flow->strip->records[first])) {
            flow->order[flow->count++] = i;
            continue;
        }
        flow->index[first] = -1;
        flow->anchors[flow->figure_count] = flow->count;
        flow->figures[flow->figure_count++] = first;
        flow->gutters |= figure_is_gutter(&flow->strip->records[first]);
    }
}

static int32_t start_cost(const Flow *flow, int32_t record) {
    unsigned faults = flow->strip->records[record].faults;
    int32_t cost = 0;
    if (record == flow->shape->forbidden) return COST_NEVER;
    for (int term = 0; faults >> term; term++)
        if (faults & 1u << term) cost += flow->shape->weights.of[term];
    return cost;
}

static void index_variant(Flow *flow, const Variant *variant, int32_t index) {
    int32_t end = variant->first + variant->count;
    for (int32_t i = variant->first; i < end; i++) {
        flow->index[i] = index;
        flow->variant_end[i] = end;
        flow->starts[i] = start_cost(flow, i);
        flow->notes |= flow->strip->records[i].insertion > 0;
    }
}

// a setting that begins wide may part where it becomes narrow
static void index_besides(Flow *flow, const Passage *passage, int32_t index) {
    for (int32_t i = 0; i < passage->beside_count; i++) {
        const Beside *beside = &passage->besides[i];
        index_variant(flow, &beside->variant, index);
        if (beside->wide && beside->wide < beside->variant.count && flow->gutters)
            flow->heads[beside->variant.first + beside->wide] = beside->zone + 1;
    }
}

static void index_passages(Flow *flow) {
    for (int32_t i = 0; i < flow->count; i++) {
        const Passage *passage = flow_passage(flow, i);
        for (int32_t v = 0; v < passage->variant_count; v++) index_variant(flow, &passage->variants[v], i);
        index_besides(flow, passage, i);
    }
    flow->stops[flow->count] = flow->solid[flow->count] = flow->count;
    for (int32_t i = flow->count - 1; i >= 0; i--) {
        const Record *record = flow_first(flow, i);
        flow->stops[i] = record->span || record->kind == RECORD_PAGE_BREAK ? i : flow->stops[i + 1];
        flow->solid[i] = record->kind == RECORD_SPACE ? flow->solid[i + 1] : i;
    }
    // a page's end lies behind the spaces that vanish there: what is written above one is written below it
    for (int32_t i = 0; i < flow->figure_count; i++) flow->anchors[i] = flow->solid[flow->anchors[i]];
}

Flow *flow_new(Arena *scratch, const Strip *strip, const PageShape *shape) {
    Flow *flow = arena_new_of(scratch, Flow);
    size_t passages = (size_t)strip->passage_count + 1, records = (size_t)strip->record_count + 1;
    *flow = (Flow){.strip = strip, .shape = shape, .end = strip->record_count};
    flow->order = arena_array_of(scratch, passages, int32_t);
    flow->figures = arena_array_of(scratch, passages, int32_t);
    flow->anchors = arena_array_of(scratch, passages, int32_t);
    flow->index = arena_array_of(scratch, records, int32_t);
    flow->variant_end = arena_array_of(scratch, records, int32_t);
    flow->starts = arena_array_of(scratch, records, int32_t);
    split_passages(flow);
    if (flow->gutters) flow->heads = arena_array_of(scratch, records, int32_t);
    size_t count = (size_t)flow->count + 1;
    flow->stops = arena_array_of(scratch, count, int32_t);
    flow->solid = arena_array_of(scratch, count, int32_t);
    index_passages(flow);
    return flow;
}

// the place of a page's end before a position, as an anchor: inside a passage that behind it
static int32_t find_reached(const Flow *flow, int32_t position) {
    int32_t index = flow_index(flow, position);
    return flow_is_inside(flow, position) ? flow->solid[index + 1] : index;
}

int64_t flow_distance(const Flow *flow, int32_t position, int32_t next, int32_t figures) {
    const int32_t *weights = flow->shape->weights.of;
    int32_t from = find_reached(flow, position), to = find_reached(flow, next);
    int64_t cost = 0;
    for (int32_t i = figures; i < flow->figure_count && flow->anchors[i] < to; i++)
        if (!flow->strip->records[flow->figures[i]].free) cost += weights[TERM_LATE];
    for (int32_t i = figures - 1; i >= 0 && flow->anchors[i] > from; i--)
        if (!flow->strip->records[flow->figures[i]].free) cost += weights[TERM_EARLY];
    return cost;
}
