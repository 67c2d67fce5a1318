// pagination.c: dynamic programming over pages.
//
// Layer n holds the cheapest way to each state (position, figures placed) that page n may start from. sheet.c
// gives all ends of a page. What costs more than a budget is left out, which keeps the search small; the budget
// grows until a pagination is found within it, so that nothing that was left out could have been better
// (iterative deepening: Korf, Depth-First Iterative-Deepening, 1985). That needs costs that are never negative,
// and a bound from below for what is to come: here the pages that the least heights of the rest need.
//
// When that would take too much work, a last run has no budget: each of its layers is cut to few states near
// the cheapest, so that time stays linear in pages.
#include "layout/pagination.h"

#include "layout/sheet.h"
#include "layout/states.h"

enum {
    BUDGET_FIRST = 250,
    BUDGET_STEP = 2,        // the next is so many times larger
    CUT_STATES = 24,        // of a layer that is cut
    CUT_RANGE = 500         // of the costs in it
};

#define COST_NAME(name, word, weight, text) word,
#define COST_WEIGHT(name, word, weight, text) weight,
const char *const cost_term_names[TERM_COUNT] = {COST_TERMS(COST_NAME)};
const CostWeights cost_weights_preset = {{COST_TERMS(COST_WEIGHT)}};

typedef struct {
    Arena *scratch;
    const Flow *flow;
    const PageShape *shape;
    const Bound *bound;
    int64_t budget;         // of a whole pagination
    int64_t range;          // of the costs in a layer; COST_NONE: any
    int32_t states_most;    // of a layer
    int64_t work, work_most; // see band.h
    Sheet *sheet;
    int32_t page;           // being filled, from 0
    const State *from;
    States *next;
    int64_t cheapest;       // in next, with the bound
    State finish;
    int64_t finish_cost;    // pages counted; COST_NONE: none found
    int32_t finish_pages;
    bool cut;               // states were left out that the budget allowed
} Search;

static const int64_t COST_NONE = INT64_MAX / 2;

static void take_end(void *context, const SheetEnd *end) {
    Search *search = context;
    State state = {end->position, end->figures, end->cost, end->whole, search->from, 0};
    if (end->position == search->flow->end && end->figures == search->flow->figure_count) {
        int64_t cost = end->cost + bound_pages_cost(search->bound, search->page + 1);
        if (cost >= search->finish_cost || cost > search->budget) return;
        search->finish = state;
        search->finish_cost = cost;
        search->finish_pages = search->page + 1;
        return;
    }
    if (end->whole < search->cheapest) search->cheapest = end->whole;
    states_offer(search->next, state);
}

// states that cost too much more than the cheapest, or are too many, go
static void cut_layer(Search *search, States *layer) {
    int32_t kept = 0, line = search->shape->weights.of[TERM_EMPTY] / search->shape->columns;
    for (int32_t i = 0; i < layer->list.count; i++) {
        State *state = layer->list.at[i];
        if (state->whole > search->cheapest + search->range) { search->cut = true; continue; }
        BoundRest rest = bound_rest(search->bound, state->position, state->figures, search->page);
        int64_t figures = search->bound->figure_least[search->flow->figure_count] -
                          search->bound->figure_least[state->figures];
        state->worth = state->cost + (rest.least + figures) * line;
        layer->list.at[kept++] = state;
    }
    layer->list.count = kept;
    search->cut |= states_keep(layer, search->states_most);
}

// all pages that may start from a layer's states, at no more than a budget
static void fill_pages(Search *search, const States *layer, int64_t budget) {
    search->next = states_new(search->scratch);
    search->cheapest = COST_NONE;
    for (int32_t i = 0; i < layer->list.count && search->work < search->work_most; i++) {
        search->from = layer->list.at[i];
        SheetStart start = {search->from->position, search->from->figures, search->from->cost, search->page};
        int64_t most = budget < search->finish_cost ? budget : search->finish_cost;
        sheet_expand(search->sheet, &start, most, take_end, search);
    }
}

static void run(Search *search, int32_t position) {
    States *layer = states_new(search->scratch);
    search->finish_cost = COST_NONE;
    search->cut = false;
    states_offer(layer, (State){.position = position});
    for (search->page = 0; layer->list.count; search->page++) {
        int64_t from = search->cheapest, range = search->range;
        do { // a page that nothing near the cheapest leads to: farther
            fill_pages(search, layer, search->budget < from + range ? search->budget : from + range);
            range = range < COST_NEVER ? range * BUDGET_STEP : range;
        } while (!search->next->list.count && search->finish_cost == COST_NONE && range < COST_NEVER);
        layer = search->next;
        cut_layer(search, layer);
    }
}

// ---- the result ----------------------------------------------------------------------------------

typedef struct {
    int32_t position, figures;
    SheetEnd best;
    bool any;
} Wanted;

static void take_wanted(void *context, const SheetEnd *end) {
    Wanted *wanted = context;
    if (end->position != wanted->position || end->figures != wanted->figures) return;
    if (wanted->any && end->cost >= wanted->best.cost) return;
    wanted->best = *end;
    wanted->any = true;
}

static void place_all(Search *search, Pagination *result) {
    const State *to = &search->finish;
    for (int32_t page = search->finish_pages - 1; page >= 0; page--, to = to->before) {
        SheetStart start = {to->before->position, to->before->figures, to->before->cost, page};
        Wanted wanted = {.position = to->position, .figures = to->figures};
        int64_t most = search->budget < to->whole + search->range ? search->budget : to->whole + search->range;
        sheet_expand(search->sheet, &start, most, take_wanted, &wanted);
        sheet_place(search->sheet, &start, &wanted.best, result);
    }
    result->page_count = search->finish_pages;
    result->cost = search->finish_cost;
    result->exact = !search->cut;
}

static bool try_budget(Search *search, int32_t position, Pagination *result) {
    ArenaMark mark = arena_mark(search->scratch);
    int64_t most = search->budget < COST_NEVER ? search->budget : COST_NEVER - 1;
    search->sheet = sheet_new(search->scratch, search->bound, most, &search->work);
    BoundRest all = bound_rest(search->bound, position, 0, 0);
    search->cheapest = bound_cost(search->bound, &all);
    run(search, position);
    bool found = search->finish_cost < COST_NONE && search->work < search->work_most;
    if (found) place_all(search, result);
    arena_rewind(search->scratch, mark);
    return found;
}

// the cheapest of all paginations; false if that takes too much work
static bool solve_exactly(Search *search, int32_t position, Pagination *result) {
    BoundRest all = bound_rest(search->bound, position, 0, 0);
    int64_t least = bound_cost(search->bound, &all);
    search->range = COST_NONE;
    search->states_most = INT32_MAX;
    search->work_most = WORK_LEAST + (int64_t)WORK_PAGE * bound_pages(search->bound, &all);
    if (search->work_most > WORK_MOST) search->work_most = WORK_MOST;
    for (int64_t more = BUDGET_FIRST; search->work < search->work_most && more < COST_NEVER;
         more *= BUDGET_STEP) {
        search->budget = least + more;
        if (try_budget(search, position, result)) return true;
    }
    return false;
}

static void solve(Search *search, Pagination *result) {
    int32_t position = flow_first_position(search->flow);
    if (position == search->flow->end && !search->flow->figure_count) return;
    if (solve_exactly(search, position, result)) return;
    search->budget = COST_NONE;
    search->states_most = CUT_STATES;
    search->work_most = INT64_MAX;
    search->range = CUT_RANGE;
    try_budget(search, position, result);
}

Pagination pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape) {
    ArenaMark mark = arena_mark(scratch);
    Pagination result = {.placements = arena_array_of(arena, (size_t)strip->record_count + 1, Placement),
                         .chosen = arena_array_of(arena, (size_t)strip->passage_count + 1, int32_t)};
    for (int32_t i = 0; i < strip->record_count; i++) result.placements[i].page = -1;
    Search search = {.scratch = scratch, .flow = flow_new(scratch, strip, shape), .shape = shape};
    search.bound = bound_new(scratch, search.flow);
    if (strip->passage_count) solve(&search, &result);
    arena_rewind(scratch, mark);
    return result;
}
