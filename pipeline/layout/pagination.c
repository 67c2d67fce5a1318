// pagination.c: dynamic programming over pages.
//
// Layer n holds the cheapest way to each state (position, figures placed) that page n may start from. sheet.c gives all ends of
// a page. What costs more than a budget is left out, which keeps the search small; the budget grows until a
// pagination is found within it, so that nothing that was left out could have been better (iterative deepening: Korf,
// Depth-First Iterative-Deepening, 1985). That needs costs that are never negative, and a bound from below for what is to
// come: here the pages that the least heights of the rest need.
//
// A long article has no such budget: each layer is cut to few states near its cheapest, so that time stays linear.
#include "layout/pagination.h"

#include "layout/sheet.h"
#include "layout/states.h"

enum {
    BUDGET_FIRST = 250,
    BUDGET_STEP = 4,        // the next budget is so many times larger
    LONG_PAGES = 24,        // longer articles are cut
    STATES_LEAST = 64,      // of a layer of a long article
    RANGE = 2500            // of costs in such a layer
};

const char *const cost_term_names[TERM_COUNT] = {
    "widow", "orphan", "hyphen", "stranded", "group", "loose", "space", "uneven", "balance", "short", "empty",
    "height", "crop", "late", "early", "crowd", "sliver", "pages", "moved", "overset"};

const CostWeights cost_weights_preset = {{
    [TERM_WIDOW] = 900, [TERM_ORPHAN] = 700, [TERM_HYPHEN] = 250, [TERM_STRANDED] = 20000, [TERM_GROUP] = 20000,
    [TERM_LOOSE] = 100, [TERM_SPACE] = 60, [TERM_UNEVEN] = 200, [TERM_BALANCE] = 150, [TERM_SHORT] = 200,
    [TERM_EMPTY] = 28, [TERM_HEIGHT] = 4, [TERM_CROP] = 6, [TERM_LATE] = 150, [TERM_EARLY] = 2000, [TERM_CROWD] = 60,
    [TERM_SLIVER] = 60, [TERM_PAGES] = 15000, [TERM_MOVED] = 40000, [TERM_OVERSET] = 100000}};

typedef struct {
    Arena *scratch;
    const Flow *flow;
    const PageShape *shape;
    int32_t wanted;         // pages
    int64_t budget;         // of a whole pagination
    int64_t range;          // of a layer
    int32_t states_most;    // of a layer
    Sheet *sheet;
    int32_t page;           // being filled, from 0
    const State *from;
    States *next;
    int64_t cheapest;       // in next
    State finish;
    int64_t finish_cost;    // pages counted; COST_NONE: none found
    int32_t finish_pages;
    bool cut;               // the number or range of states left one out
} Search;

static const int64_t COST_NONE = INT64_MAX / 2;

// what the number of pages costs
static int64_t pages_cost(const Search *search, int32_t pages) {
    int32_t away = pages - search->wanted;
    if (away < 0) away = search->shape->pages ? -away : 0;
    return (int64_t)away * search->shape->weights.of[TERM_PAGES];
}

// a bound from below for the term `pages` of all that starts a page from a state
static int64_t least_pages_cost(const Search *search, int32_t page, int32_t position, int32_t figures) {
    int32_t pages = page + flow_pages(search->flow, position, figures);
    return pages > search->wanted ? pages_cost(search, pages) : 0;
}

static void take_end(void *context, const SheetEnd *end) {
    Search *search = context;
    State state = {end->position, end->figures, end->cost, search->from, 0};
    if (end->position == search->flow->end && end->figures == search->flow->figure_count) {
        int64_t cost = end->cost + pages_cost(search, search->page + 1);
        if (cost >= search->finish_cost || cost > search->budget) return;
        search->finish = state;
        search->finish_cost = cost;
        search->finish_pages = search->page + 1;
        return;
    }
    int64_t whole = end->cost + least_pages_cost(search, search->page + 1, end->position, end->figures);
    if (whole > search->budget || whole >= search->finish_cost) return;
    if (end->cost < search->cheapest) search->cheapest = end->cost;
    states_offer(search->next, state);
}

// states that cost too much more than the cheapest, or are too many, go
static void cut_layer(Search *search, States *layer) {
    const Flow *flow = search->flow;
    int32_t kept = 0, line = search->shape->weights.of[TERM_EMPTY] / search->shape->columns;
    int64_t whole = flow_area(flow, 0, 0);
    for (int32_t i = 0; i < layer->list.count; i++) {
        State *state = layer->list.at[i];
        if (state->cost > search->cheapest + search->range) { search->cut = true; continue; }
        state->worth = state->cost - (whole - flow_area(flow, state->position, state->figures)) * line;
        layer->list.at[kept++] = state;
    }
    layer->list.count = kept;
    search->cut |= states_keep(layer, search->states_most);
}

static void run(Search *search, int32_t position) {
    States *layer = states_new(search->scratch);
    search->finish_cost = COST_NONE;
    search->cut = false;
    states_offer(layer, (State){.position = position});
    for (search->page = 0; layer->list.count; search->page++) {
        int64_t from = search->cheapest;
        search->next = states_new(search->scratch);
        search->cheapest = COST_NONE;
        for (int32_t i = 0; i < layer->list.count; i++) {
            search->from = layer->list.at[i];
            SheetStart start = {search->from->position, search->from->figures, search->from->cost, search->page};
            int64_t most = search->budget < search->finish_cost ? search->budget : search->finish_cost;
            if (most > from + search->range) most = from + search->range;
            sheet_expand(search->sheet, &start, most, take_end, search);
        }
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
        sheet_expand(search->sheet, &start, to->cost, take_wanted, &wanted);
        sheet_place(search->sheet, &start, &wanted.best, result);
    }
    result->page_count = search->finish_pages;
    result->cost = search->finish_cost;
    result->exact = !search->cut;
}

// spaces and page breaks before the first record bring nothing
static int32_t first_position(const Flow *flow) {
    int32_t index = flow->solid[0];
    while (index < flow->count && flow_first(flow, index)->kind == RECORD_PAGE_BREAK) index = flow->solid[index + 1];
    return flow_start(flow, index);
}

static bool try_budget(Search *search, int32_t position, Pagination *result) {
    ArenaMark mark = arena_mark(search->scratch);
    int64_t most = search->budget < search->range ? search->budget : search->range;
    search->sheet = sheet_new(search->scratch, search->flow, most < COST_NEVER ? most : COST_NEVER - 1);
    search->cheapest = 0;
    run(search, position);
    bool found = search->finish_cost < COST_NONE;
    if (found) place_all(search, result);
    arena_rewind(search->scratch, mark);
    return found;
}

static void solve(Search *search, Pagination *result) {
    int32_t position = first_position(search->flow), pages = flow_pages(search->flow, position, 0);
    int32_t asked = search->shape->pages;
    search->wanted = asked ? asked : pages;
    search->range = COST_NONE;
    search->states_most = STATES_MOST;
    if (position == search->flow->end && !search->flow->figure_count) return;
    if (pages > LONG_PAGES) {
        search->budget = COST_NONE;
        search->states_most = STATES_LEAST + STATES_MOST / pages;
        for (search->range = RANGE; search->range < COST_NEVER; search->range *= BUDGET_STEP)
            if (try_budget(search, position, result)) return;
        return;
    }
    int64_t least = least_pages_cost(search, 0, position, 0);
    for (int64_t in_plan = BUDGET_FIRST; search->budget < COST_NEVER - 1; in_plan *= BUDGET_STEP) {
        search->budget = least + in_plan < COST_NEVER ? least + in_plan : COST_NEVER - 1;
        if (try_budget(search, position, result)) return;
    }
}

Pagination pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape) {
    ArenaMark mark = arena_mark(scratch);
    Pagination result = {.placements = arena_array_of(arena, (size_t)strip->record_count + 1, Placement),
                         .chosen = arena_array_of(arena, (size_t)strip->passage_count + 1, int32_t)};
    for (int32_t i = 0; i < strip->record_count; i++) result.placements[i].page = -1;
    Search search = {.scratch = scratch, .flow = flow_new(scratch, strip, shape), .shape = shape};
    if (strip->passage_count) solve(&search, &result);
    arena_rewind(scratch, mark);
    return result;
}
