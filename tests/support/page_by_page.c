// page_by_page.c: dynamic programming over pages.
//
// The flow is every record but the floating figures. A state is (next flow record, next figure) at a page's
// start; layer n holds the cheapest way to each state that uses n pages. A page is tried with none, one or two
// of the next figures, in each allowed slot, at each height; page_fill.c fills what is left with the flow. A
// layer keeps at most STATES_MOST states, the cheapest for what they have set, so time is linear in pages.
#include "support/page_by_page.h"

#include "support/page_fill.h"

enum { STATES_MOST = 96 };

typedef struct {
    int32_t figure, height; // index into figures, grid lines
    Slot slot;
} Choice;

typedef struct {
    Choice choices[FIGURES_A_PAGE];
    int32_t count;
} Option;

typedef struct State State;
struct State {
    int32_t flow, figure;   // next of each
    int64_t cost;
    const State *before;
    Option option;          // what the page before this state holds
};

typedef struct {
    Arena *scratch;
    const Record *records;
    PageShape shape;
    PageFlow flow;
    int32_t *figures;       // record of each floating figure
    int32_t *anchors;       // the flow position it was written at
    int32_t figure_count;
    ARRAY(State *) layer, next;
    const State *finish;
    int64_t finish_cost;
    int32_t finish_page;
} Search;

static bool floats(const Record *record) {
    return record->kind == RECORD_FIGURE && !(record->slots & 1u << SLOT_HERE);
}

// where columns may start, and what they hold up to there
static void index_breaks(Search *search) {
    PageFlow *flow = &search->flow;
    int32_t *solid = arena_array_of(search->scratch, (size_t)flow->count + 1, int32_t);
    int32_t *breaks = arena_array_of(search->scratch, (size_t)flow->count + 1, int32_t);
    for (int32_t i = 0; i < flow->count; i++) {
        const Record *record = &flow->records[flow->order[i]];
        bool space = record->kind == RECORD_SPACE;
        solid[i + 1] = space ? solid[i] : flow->sums[i + 1];
        if (!space && break_cost(record) < BREAK_NEVER) breaks[i] = i;
        breaks[i + 1] = breaks[i];
    }
    flow->solid = solid;
    flow->breaks = breaks;
}

static void index_flow(Search *search) {
    PageFlow *flow = &search->flow;
    int32_t *ends = arena_array_of(search->scratch, (size_t)flow->count + 1, int32_t);
    int32_t *sums = arena_array_of(search->scratch, (size_t)flow->count + 1, int32_t);
    for (int32_t i = 0; i < flow->count; i++) sums[i + 1] = sums[i] + flow->records[flow->order[i]].height;
    ends[flow->count] = flow->count;
    for (int32_t i = flow->count - 1; i >= 0; i--) {
        const Record *record = &flow->records[flow->order[i]];
        ends[i] = record->span || record->kind == RECORD_PAGE_BREAK ? i : ends[i + 1];
    }
    flow->ends = ends;
    flow->sums = sums;
    index_breaks(search);
}

static void split_flow(Search *search, const Strip *strip) {
    size_t count = (size_t)strip->record_count + 1;
    int32_t *flow = arena_array_of(search->scratch, count, int32_t);
    search->figures = arena_array_of(search->scratch, count, int32_t);
    search->anchors = arena_array_of(search->scratch, count, int32_t);
    int32_t length = 0;
    for (int32_t i = 0; i < strip->passage_count; i++) {
        const Variant *best = &strip->passages[i].variants[0];
        if (floats(&search->records[best->first])) {
            search->anchors[search->figure_count] = length;
            search->figures[search->figure_count++] = best->first;
            continue;
        }
        for (int32_t r = best->first; r < best->first + best->count; r++) flow[length++] = r;
    }
    search->flow = (PageFlow){.records = search->records, .order = flow, .count = length,
                              .columns = search->shape.columns};
    index_flow(search);
}

static PageSpace page_space(const Search *search, const Option *option) {
    PageSpace space = {.lines = search->shape.lines};
    for (int32_t i = 0; i < option->count; i++) {
        const Choice *choice = &option->choices[i];
        int32_t taken = choice->height + search->records[search->figures[choice->figure]].gap;
        int32_t last = search->shape.columns - 1;
        switch (choice->slot) {
        case SLOT_TOP: space.top += taken; break;
        case SLOT_BOTTOM: space.bottom += taken; break;
        case SLOT_COLUMN_TOP: space.column_top[last] += taken; break;
        case SLOT_COLUMN_BOTTOM: space.column_bottom[last] += taken; break;
        case SLOT_PAGE: space.top = search->shape.lines; break;
        case SLOT_ASIDE: case SLOT_GUTTER_TOP: case SLOT_GUTTER_BOTTOM: // between columns: not of its time
        case SLOT_HERE: break;
        }
    }
    return space;
}

// do the figures leave each other room? head: above the column's; the last one's gap goes where no line is
// beside
static bool figures_fit(const Search *search, const Option *option, const PageSpace *space, int32_t head) {
    int32_t last = search->shape.columns - 1, column = space->column_top[last] + space->column_bottom[last];
    int32_t taken = (column ? head : space->top) + column + space->bottom;
    if (!option->count) return true;
    return taken -
               search->records[search->figures[option->choices[option->count - 1].figure]].gap <=
           space->lines;
}

static int64_t figure_cost(const Search *search, const Option *option, int32_t from, int32_t to) {
    int64_t cost = option->count > 1 ? (option->count - 1) * COST_CROWD : 0;
    for (int32_t i = 0; i < option->count; i++) {
        const Choice *choice = &option->choices[i];
        const Record *record = &search->records[search->figures[choice->figure]];
        int32_t away = choice->height - record->height;
        cost += (away < 0 ? -away : away) * COST_HEIGHT;
        if (record->free) continue;
        int32_t anchor = search->anchors[choice->figure], page = search->shape.lines * search->shape.columns;
        if (anchor < from) cost += (int64_t)COST_FAR * (from - anchor + page - 1) / page;
        if (anchor > to) cost += (int64_t)2 * COST_FAR * (anchor - to + page - 1) / page;
    }
    return cost;
}

static void keep_state(Search *search, State state) {
    for (int32_t i = 0; i < search->next.count; i++) {
        State *other = search->next.at[i];
        if (other->flow != state.flow || other->figure != state.figure) continue;
        if (state.cost < other->cost) *other = state;
        return;
    }
    State *kept = arena_new_of(search->scratch, State);
    *kept = state;
    *array_add(search->scratch, &search->next) = kept;
}

static void finish(Search *search, State state, int32_t pages) {
    int32_t asked = search->shape.pages, away = asked ? pages - asked : 0;
    int64_t cost = state.cost + (int64_t)(away < 0 ? -away : away) * COST_PAGE;
    if (search->finish && cost >= search->finish_cost) return;
    State *kept = arena_new_of(search->scratch, State);
    *kept = state;
    search->finish = kept;
    search->finish_cost = cost;
    search->finish_page = pages;
}

static void try_option(Search *search, const State *from, const Option *option, int32_t page) {
    PageSpace space = page_space(search, option);
    if (!figures_fit(search, option, &space, space.top)) return;
    PageFill fill = page_fill(&search->flow, from->flow, &space, NULL);
    if (!figures_fit(search, option, &space, fill.head)) return;
    if (fill.next == from->flow && !option->count) return; // a page must bring something
    State to = {.flow = fill.next, .figure = from->figure + option->count, .before = from, .option = *option};
    to.cost = from->cost + fill.cost + figure_cost(search, option, from->flow, fill.next);
    bool sliver = option->count && fill.rows > 0 && fill.rows < SLIVER_LINES;
    if (sliver) to.cost += (SLIVER_LINES - fill.rows) * COST_SLIVER;
    bool done = to.flow == search->flow.count && to.figure == search->figure_count;
    to.cost += (int64_t)fill.empty * (done ? COST_EMPTY_LAST : COST_EMPTY);
    if (done) finish(search, to, page + 1);
    else keep_state(search, to);
}

// the height for a step between the least and the most; never more than a column has
static int32_t step_height(const Record *record, int32_t step, int32_t steps, int32_t lines) {
    int32_t height = record->least + (record->most - record->least) * step / steps;
    return height > lines ? lines : height;
}

static int32_t count_steps(const Record *record) {
    int32_t range = record->most - record->least;
    return range < 1 ? 1 : range;
}

static void try_slots(Search *search, const State *from, Option *option, int32_t step, int32_t steps,
                      int32_t page);

// adds the next figure in each slot that is free, at the height of this step, and tries what comes out
static void try_figure(Search *search, const State *from, const Option *option, int32_t step, int32_t steps,
                       int32_t page) {
    int32_t figure = from->figure + option->count;
    if (figure >= search->figure_count || option->count == FIGURES_A_PAGE) return;
    const Record *record = &search->records[search->figures[figure]];
    for (Slot slot = SLOT_TOP; slot <= SLOT_PAGE; slot++) {
        bool taken = false, alone = slot == SLOT_PAGE && option->count;
        for (int32_t i = 0; i < option->count; i++)
            taken |= option->choices[i].slot == slot || option->choices[i].slot == SLOT_PAGE;
        if (taken || alone || !(record->slots & 1u << slot)) continue;
        Option wider = *option;
        int32_t height = step_height(record, step, steps, search->shape.lines);
        wider.choices[wider.count++] = (Choice){figure, height, slot};
        try_slots(search, from, &wider, step, steps, page);
    }
}

static void try_slots(Search *search, const State *from, Option *option, int32_t step, int32_t steps,
                      int32_t page) {
    try_option(search, from, option, page);
    try_figure(search, from, option, step, steps, page);
}

static void expand(Search *search, const State *from, int32_t page) {
    Option none = {.count = 0};
    try_option(search, from, &none, page);
    if (from->figure == search->figure_count) return;
    int32_t steps = count_steps(&search->records[search->figures[from->figure]]);
    for (int32_t step = 0; step <= steps; step++) try_figure(search, from, &none, step, steps, page);
}

// cheapest first for what has been set: every flow record and figure still to come counts as a page's part
static int64_t worth(const State *state) {
    return state->cost - (int64_t)state->flow * 4 - (int64_t)state->figure * 40;
}

static void prune(Search *search) {
    while (search->next.count > STATES_MOST) {
        int32_t worst = 0;
        for (int32_t i = 1; i < search->next.count; i++)
            if (worth(search->next.at[i]) > worth(search->next.at[worst])) worst = i;
        search->next.at[worst] = *array_last(&search->next);
        search->next.count--;
    }
}

static void run(Search *search) {
    State *start = arena_new_of(search->scratch, State);
    *array_add(search->scratch, &search->layer) = start;
    for (int32_t page = 0; search->layer.count; page++) {
        search->next.count = 0;
        for (int32_t i = 0; i < search->layer.count; i++) expand(search, search->layer.at[i], page);
        if (search->finish && page + 1 >= search->shape.pages) return;
        prune(search);
        search->layer.count = 0;
        for (int32_t i = 0; i < search->next.count; i++)
            *array_add(search->scratch, &search->layer) = search->next.at[i];
    }
}

static void place_figures(const Search *search, const Option *option, const PageSpace *space,
                          const PageFill *fill, const PageWriter *writer) {
    for (int32_t i = 0; i < option->count; i++) {
        const Choice *choice = &option->choices[i];
        bool foot = choice->slot == SLOT_BOTTOM || choice->slot == SLOT_COLUMN_BOTTOM;
        bool column = choice->slot == SLOT_COLUMN_TOP || choice->slot == SLOT_COLUMN_BOTTOM;
        int32_t last = search->shape.columns - 1, line = foot ? search->shape.lines - choice->height : 0;
        if (choice->slot == SLOT_COLUMN_BOTTOM) line -= space->bottom;
        if (choice->slot == SLOT_COLUMN_TOP) line = fill->head;
        if (choice->slot == SLOT_ASIDE) line = space->top;
        writer->placements[search->figures[choice->figure]] =
            (Placement){writer->page, column ? last : 0, line, choice->height, 0, choice->slot};
    }
}

static void place_all(const Search *search, Pagination *result) {
    const State *state = search->finish;
    for (int32_t page = result->page_count - 1; page >= 0; page--, state = state->before) {
        PageSpace space = page_space(search, &state->option);
        PageWriter writer = {result->placements, page};
        PageFill fill = page_fill(&search->flow, state->before->flow, &space, &writer);
        place_figures(search, &state->option, &space, &fill, &writer);
        result->overset += fill.overset;
    }
}

Pagination page_by_page_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape) {
    ArenaMark mark = arena_mark(scratch);
    Search search = {.scratch = scratch, .records = strip->records, .shape = *shape};
    Pagination result = {.placements = arena_array_of(arena, (size_t)strip->record_count + 1, Placement),
                         .chosen = arena_array_of(arena, (size_t)strip->passage_count + 1, int32_t)};
    for (int32_t i = 0; i < strip->record_count; i++) result.placements[i].page = -1;
    split_flow(&search, strip);
    if (strip->record_count) run(&search);
    if (search.finish) {
        result.page_count = search.finish_page;
        place_all(&search, &result);
    }
    arena_rewind(scratch, mark);
    return result;
}
