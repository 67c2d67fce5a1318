// bound.c: sums over the strip, and areas compared.
#include "layout/bound.h"

enum { FEW_PAGES = 4 }; // that are tried one by one

static const Record *record_at(const Bound *bound, int32_t index) {
    return &bound->flow->strip->records[index];
}

typedef struct {
    int64_t least, most;
} Range;

static int64_t page_area(const Bound *bound) {
    return (int64_t)bound->flow->shape->columns * bound->flow->shape->lines;
}

static Range variant_lines(const Flow *flow, const Variant *variant) {
    Range range = {0};
    for (int32_t i = variant->first; i < variant->first + variant->count; i++) {
        const Record *record = &flow->strip->records[i];
        bool text = record->kind == RECORD_TEXT;
        int32_t notes = record->insertion ? record->insertion + flow->shape->note_gap : 0;
        int32_t least = text ? record->height : record->kind == RECORD_FIGURE ? record->least : 0; // a space may vanish
        least += record->insertion;
        range.least += least < flow->shape->lines ? least : flow->shape->lines; // a column holds no more of it
        range.most += (text ? record->height : record->most + 2 * record->gap) + notes + record->head;
    }
    return range;
}

static Range passage_lines(const Flow *flow, int32_t index) {
    const Passage *passage = flow_passage(flow, index);
    Range range = variant_lines(flow, &passage->variants[0]);
    for (int32_t i = 1; i < passage->variant_count; i++) {
        Range other = variant_lines(flow, &passage->variants[i]);
        if (other.least < range.least) range.least = other.least;
        if (other.most > range.most) range.most = other.most;
    }
    for (int32_t i = 0; i < passage->beside_count; i++) {
        Range other = variant_lines(flow, &passage->besides[i].variant);
        if (other.least < range.least) range.least = other.least;
        if (other.most > range.most) range.most = other.most;
    }
    int32_t columns = flow_first(flow, index)->span ? flow->shape->columns : 1;
    return (Range){range.least * columns, range.most * columns};
}

static void sum_figure(Bound *bound, int32_t index) {
    const PageShape *shape = bound->flow->shape;
    const Record *record = record_at(bound, bound->flow->figures[index]);
    int64_t columns = figure_is_column(record) ? 1 : shape->columns, least = record->least,
            best = record->height;
    if (record->slots & 1u << SLOT_ASIDE) columns = 0;
    if (record->slots == 1u << SLOT_PAGE) least = best = shape->lines;
    bool gutter = figure_is_gutter(record); // it takes nothing beside text, all that it is in a column
    if (gutter) least = best = 0;
    bound->figure_least[index + 1] = bound->figure_least[index] + columns * least;
    bound->figure_best[index + 1] = bound->figure_best[index] + columns * best;
    int64_t gaps = columns * record->gap + (gutter ? record->most : 0);
    bound->figure_gaps[index + 1] = bound->figure_gaps[index] + gaps;
}

static int32_t count_pages(const Bound *bound, int64_t area) {
    return area <= 0 ? 0 : (int32_t)((area + page_area(bound) - 1) / page_area(bound));
}

// pages that cannot be had are as if none were asked for
static void settle_pages(Bound *bound) {
    const PageShape *shape = bound->flow->shape;
    int64_t text = bound->least[bound->flow->count];
    int32_t figures = bound->flow->figure_count;
    bool possible = count_pages(bound, text + bound->figure_least[figures]) <= shape->pages;
    bound->asked = possible ? shape->pages : 0;
    bound->fill = bound->asked && shape->fill;
    bound->wanted = bound->asked ? bound->asked : count_pages(bound, text + bound->figure_best[figures]);
    if (!bound->wanted) bound->wanted = 1; // a picture in the free side alone
}

Bound *bound_new(Arena *scratch, const Flow *flow) {
    Bound *bound = arena_new_of(scratch, Bound);
    *bound = (Bound){.flow = flow};
    size_t passages = (size_t)flow->count + 1, figures = (size_t)flow->figure_count + 1;
    bound->least = arena_array_of(scratch, passages, int64_t);
    bound->most = arena_array_of(scratch, passages, int64_t);
    bound->figure_least = arena_array_of(scratch, figures, int64_t);
    bound->figure_best = arena_array_of(scratch, figures, int64_t);
    bound->figure_gaps = arena_array_of(scratch, figures, int64_t);
    for (int32_t i = 0; i < flow->count; i++) {
        Range range = passage_lines(flow, i);
        bound->least[i + 1] = bound->least[i] + range.least;
        bound->most[i + 1] = bound->most[i] + range.most;
    }
    for (int32_t i = 0; i < flow->figure_count; i++) sum_figure(bound, i);
    settle_pages(bound);
    return bound;
}

BoundRest bound_rest(const Bound *bound, int32_t position, int32_t figures, int32_t pages) {
    const Flow *flow = bound->flow;
    int32_t index = flow_index(flow, position), count = flow->count;
    BoundRest rest = {.figures = figures, .pages = pages};
    if (flow_is_inside(flow, position)) {
        Variant begun = {position, flow->variant_end[position] - position, 0};
        Range range = variant_lines(flow, &begun);
        rest.least = range.least, rest.most = range.most;
        index++;
    }
    rest.least += bound->least[count] - bound->least[index];
    rest.most += bound->most[count] - bound->most[index];
    return rest;
}

int32_t bound_pages(const Bound *bound, const BoundRest *rest) {
    int32_t count = bound->flow->figure_count;
    return count_pages(bound, rest->least + bound->figure_least[count] - bound->figure_least[rest->figures]);
}

int64_t bound_pages_cost(const Bound *bound, int32_t pages) {
    int32_t away = pages - bound->wanted, weight = bound->flow->shape->weights.of[TERM_PAGES];
    if (!bound->asked) return away > 0 ? (int64_t)away * (weight / 10) : 0;
    return (int64_t)(away < 0 ? -away : away) * weight;
}

int64_t bound_lightest(const Bound *bound) {
    static const CostTerm terms[] = {TERM_EMPTY, TERM_SHORT, TERM_UNEVEN};
    const int32_t *weights = bound->flow->shape->weights.of;
    int64_t least = weights[TERM_HEIGHT] < weights[TERM_BALANCE] / 5 ? weights[TERM_HEIGHT]
                                                                     : weights[TERM_BALANCE] / 5;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (weights[terms[i]] < least) least = weights[terms[i]];
    return least;
}

// the article having so many pages in all
static int64_t cost_with(const Bound *bound, const BoundRest *rest, int32_t pages) {
    const Flow *flow = bound->flow;
    const int32_t *weights = flow->shape->weights.of;
    int32_t count = flow->figure_count, figures = count - rest->figures, left = pages - rest->pages;
    int64_t area = page_area(bound) * left,
            best = bound->figure_best[count] - bound->figure_best[rest->figures];
    int64_t gaps = bound->figure_gaps[count] - bound->figure_gaps[rest->figures];
    int64_t over = area - rest->most - best - gaps, lacking = rest->least + best - area;
    int64_t cost = bound_pages_cost(bound, pages);
    if (figures > left) cost += (int64_t)(figures - left) * weights[TERM_CROWD];
    if (over > 0) cost += over * bound_lightest(bound) / flow->shape->columns;
    if (lacking > 0) cost += lacking * weights[TERM_HEIGHT] / flow->shape->columns;
    return cost;
}

// The costs of more and more pages fall first and then rise: halving finds the least, though 999 pages be asked
// for.
int64_t bound_cost(const Bound *bound, const BoundRest *rest) {
    int32_t low = rest->pages + bound_pages(bound, rest);
    int32_t high = (low > bound->wanted ? low : bound->wanted) + 1;
    int64_t least = bound_pages_cost(bound, high + 1); // still more pages only cost more
    while (high - low > FEW_PAGES) {
        int32_t middle = low + (high - low) / 2;
        if (cost_with(bound, rest, middle) <= cost_with(bound, rest, middle + 1)) high = middle;
        else low = middle + 1;
    }
    for (int32_t pages = low; pages <= high; pages++) {
        int64_t cost = cost_with(bound, rest, pages);
        if (cost < least) least = cost;
    }
    return least;
}
