// slots.c: page-wide figures share with the flow the grid lines of a page.
//
// Costs for each number of lines that the flow takes are tables, made when a set of figures is first tried.
#include "layout/slots.h"

static const Record *record_at(const Flow *flow, int32_t index) {
    return &flow->strip->records[index];
}

static bool may_take(const Flow *flow, int32_t figure, Slot slot) {
    return record_at(flow, figure)->slots & 1u << slot;
}

// the first takes the upper slot if both orders are possible
static bool find_slots(const Flow *flow, FigureSet *set) {
    int32_t *wide = set->wide;
    if (set->wide_count == 1) {
        if (may_take(flow, wide[0], SLOT_PAGE)) set->slots[0] = SLOT_PAGE;
        else set->slots[0] = may_take(flow, wide[0], SLOT_TOP) ? SLOT_TOP : SLOT_BOTTOM;
        return set->slots[0] != SLOT_PAGE || set->count == 1;
    }
    set->slots[0] = SLOT_TOP, set->slots[1] = SLOT_BOTTOM;
    if (may_take(flow, wide[0], SLOT_TOP) && may_take(flow, wide[1], SLOT_BOTTOM)) return true;
    int32_t first = wide[0];
    wide[0] = wide[1], wide[1] = first;
    return may_take(flow, wide[0], SLOT_TOP) && may_take(flow, wide[1], SLOT_BOTTOM);
}

static int32_t room_for(const Flow *flow, const FigureSet *set, int32_t lines) {
    int32_t room = flow->shape->lines - lines;
    if (set->slots[0] == SLOT_PAGE && set->wide_count) return lines ? -1 : room;
    for (int32_t i = 0; i < set->wide_count; i++)
        if (lines || i + 1 < set->wide_count) room -= record_at(flow, set->wide[i])->gap;
    return room;
}

static int64_t empty_cost(const Flow *flow, int32_t lines, bool ends) {
    return (int64_t)lines * flow->shape->weights.of[ends ? TERM_EMPTY : TERM_SHORT];
}

// the best height of one figure in a room, the rest of which stays empty or is another's
static int64_t best_height(const Flow *flow, int32_t figure, int32_t room, const int64_t *rest,
                           int32_t *height) {
    const Record *record = record_at(flow, figure);
    int64_t best = INT64_MAX;
    for (int32_t lines = record->least; lines <= record->most && lines <= room; lines++) {
        if (rest[room - lines] == INT64_MAX) continue;
        int64_t cost = figure_height_cost(flow, record, lines) + rest[room - lines];
        if (cost >= best) continue;
        best = cost;
        *height = lines;
    }
    return best;
}

static int64_t *last_costs(Arena *scratch, const Flow *flow, const FigureSet *set, bool ends) {
    int32_t lines = flow->shape->lines, height;
    int64_t *empty = arena_array_of(scratch, (size_t)lines + 1, int64_t);
    for (int32_t i = 0; i <= lines; i++) empty[i] = empty_cost(flow, i, ends);
    if (set->wide_count < 2) return empty;
    int64_t *costs = arena_array_of(scratch, (size_t)lines + 1, int64_t);
    for (int32_t i = 0; i <= lines; i++) costs[i] = best_height(flow, set->wide[1], i, empty, &height);
    return costs;
}

static int64_t *find_costs(Arena *scratch, const Flow *flow, const FigureSet *set, bool ends) {
    int32_t lines = flow->shape->lines, height;
    int64_t *costs = arena_array_of(scratch, (size_t)lines + 1, int64_t);
    int64_t *last = last_costs(scratch, flow, set, ends);
    for (int32_t i = 0; i <= lines; i++) {
        int32_t room = room_for(flow, set, i);
        if (room < 0) costs[i] = INT64_MAX;
        else costs[i] = set->wide_count ? best_height(flow, set->wide[0], room, last, &height) : last[room];
    }
    return costs;
}

static bool sort_figure(const Flow *flow, FigureSet *set, int32_t figure) {
    const Record *record = record_at(flow, figure);
    if (record->slots & 1u << SLOT_ASIDE) {
        bool free = set->aside < 0;
        set->aside = figure;
        return free;
    }
    if (figure_is_column(record)) {
        set->columns[set->column_count++] = figure;
        return true;
    }
    if (set->wide_count == 2) return false;
    set->wide[set->wide_count++] = figure;
    return true;
}

FigureSet *figure_set_new(Arena *scratch, const Flow *flow, int32_t first, int32_t count) {
    FigureSet *set = arena_new_of(scratch, FigureSet);
    *set = (FigureSet){.count = count, .aside = -1};
    bool possible = first + count <= flow->figure_count;
    for (int32_t i = first; possible && i < first + count; i++)
        possible = sort_figure(flow, set, flow->figures[i]);
    if (possible && set->wide_count) possible = find_slots(flow, set);
    set->possible = possible;
    if (!possible) return set;
    set->costs[0] = find_costs(scratch, flow, set, false);
    set->costs[1] = find_costs(scratch, flow, set, true);
    return set;
}

int64_t figure_set_cost(const FigureSet *set, int32_t lines, bool ends) {
    return set->costs[ends][lines];
}

void figure_set_heights(const Flow *flow, const FigureSet *set, int32_t lines, bool ends, int32_t heights[2]) {
    int64_t least = set->costs[ends][lines];
    int32_t room = room_for(flow, set, lines);
    if (!set->wide_count) return;
    const Record *first = record_at(flow, set->wide[0]);
    for (heights[0] = first->least; heights[0] <= first->most && heights[0] <= room; heights[0]++) {
        int64_t own = figure_height_cost(flow, first, heights[0]);
        int32_t left = room - heights[0];
        if (set->wide_count == 1) {
            if (own + empty_cost(flow, left, ends) == least) return;
            continue;
        }
        const Record *second = record_at(flow, set->wide[1]);
        for (heights[1] = second->least; heights[1] <= second->most && heights[1] <= left; heights[1]++) {
            int64_t other = figure_height_cost(flow, second, heights[1]);
            if (own + other + empty_cost(flow, left - heights[1], ends) == least) return;
        }
    }
}
