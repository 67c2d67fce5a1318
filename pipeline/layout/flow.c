// flow.c: indexes over a strip, so that the search looks nothing up twice. All arrays are in scratch.
#include "layout/flow.h"

bool record_floats(const Record *record) {
    return record->kind == RECORD_FIGURE && !(record->slots & 1u << SLOT_HERE);
}

bool figure_is_column(const Record *record) {
    return record->slots & (1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM);
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

bool flow_is_inside(const Flow *flow, int32_t position) {
    return position < flow->end && flow_start(flow, flow->index[position]) != position;
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

static int32_t least_lines(const Flow *flow, const Variant *variant) {
    int32_t lines = 0;
    for (int32_t i = variant->first; i < variant->first + variant->count; i++) {
        const Record *record = &flow->strip->records[i];
        int32_t height = record->kind == RECORD_FIGURE ? record->least : record->kind == RECORD_TEXT ? record->height : 0;
        height += record->insertion;
        lines += height < flow->shape->lines ? height : flow->shape->lines; // a column holds no more of it
    }
    return lines;
}

static int32_t least_of(const Flow *flow, const Passage *passage) {
    int32_t least = least_lines(flow, &passage->variants[0]);
    for (int32_t i = 1; i < passage->variant_count; i++) {
        int32_t lines = least_lines(flow, &passage->variants[i]);
        if (lines < least) least = lines;
    }
    return least;
}

static int64_t figure_area(const Flow *flow, const Record *record) {
    if (record->slots & 1u << SLOT_ASIDE) return 0;
    if (record->slots == 1u << SLOT_PAGE) return (int64_t)flow->shape->columns * flow->shape->lines;
    return (int64_t)record->least * (figure_is_column(record) ? 1 : flow->shape->columns);
}

static void index_areas(Flow *flow) {
    for (int32_t i = 0; i < flow->count; i++) {
        int32_t lines = flow->least[i + 1] - flow->least[i];
        flow->area[i + 1] = flow->area[i] + (int64_t)lines * (flow_first(flow, i)->span ? flow->shape->columns : 1);
    }
    for (int32_t i = 0; i < flow->figure_count; i++)
        flow->figure_area[i + 1] = flow->figure_area[i] + figure_area(flow, &flow->strip->records[flow->figures[i]]);
}

static void index_passages(Flow *flow) {
    for (int32_t i = 0; i < flow->count; i++) {
        const Passage *passage = flow_passage(flow, i);
        for (int32_t v = 0; v < passage->variant_count; v++) index_variant(flow, &passage->variants[v], i);
        flow->least[i + 1] = flow->least[i] + least_of(flow, passage);
    }
    index_areas(flow);
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
    size_t count = (size_t)flow->count + 1;
    flow->stops = arena_array_of(scratch, count, int32_t);
    flow->solid = arena_array_of(scratch, count, int32_t);
    flow->least = arena_array_of(scratch, count, int32_t);
    flow->area = arena_array_of(scratch, count, int64_t);
    flow->figure_area = arena_array_of(scratch, (size_t)flow->figure_count + 1, int64_t);
    index_passages(flow);
    return flow;
}

int32_t flow_reached(const Flow *flow, int32_t position) {
    int32_t index = flow_index(flow, position);
    return flow_is_inside(flow, position) ? flow->solid[index + 1] : index;
}

int64_t flow_distance(const Flow *flow, int32_t position, int32_t next, int32_t figures) {
    const int32_t *weights = flow->shape->weights.of;
    int32_t from = flow_reached(flow, position), to = flow_reached(flow, next);
    int64_t cost = 0;
    for (int32_t i = figures; i < flow->figure_count && flow->anchors[i] < to; i++)
        if (!flow->strip->records[flow->figures[i]].free) cost += weights[TERM_LATE];
    for (int32_t i = figures - 1; i >= 0 && flow->anchors[i] > from; i--)
        if (!flow->strip->records[flow->figures[i]].free) cost += weights[TERM_EARLY];
    return cost;
}

int64_t flow_area(const Flow *flow, int32_t position, int32_t figures) {
    int32_t index = flow_index(flow, position) + flow_is_inside(flow, position);
    return flow->area[flow->count] - flow->area[index] + flow->figure_area[flow->figure_count] - flow->figure_area[figures];
}

int32_t flow_pages(const Flow *flow, int32_t position, int32_t figures) {
    int64_t page = (int64_t)flow->shape->columns * flow->shape->lines;
    return (int32_t)((flow_area(flow, position, figures) + page - 1) / page);
}
