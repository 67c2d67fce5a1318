// pagination_fit.c: how many lines too many or too few, when a number of pages is asked for.
//
// Too many: a search of its own for what can stand on so many pages at all. Where a state (position, figures placed) is
// known, so are the lines behind it; what it cost to get there does not matter. The search is the page search with other
// weights: each line left empty costs one, stranding is forbidden, all else is free. A state with R lines behind it
// has left so many lines empty at most as the pages offer beyond what stands on them: that is the budget. R grows until a state
// is found.
//
// Too few: read off the judge, with weights that make its terms count lines.
#include "layout/bound.h"
#include "layout/sheet.h"
#include "layout/states.h"

enum {
    STEP_FIRST = 4,         // lines
    STATES_CUT = 24,        // of a layer, once the work is too much
    NEVER = 1 << 24
};

typedef struct {
    Arena *scratch;
    const Flow *flow;
    const Bound *bound;
    States *next;
    const State *from;
    int64_t work;
    bool cut;
    bool finished;          // everything stands on the pages
} Fit;

static int64_t page_area(const PageShape *shape) {
    return (int64_t)shape->columns * shape->lines;
}

// lines of all columns that remain from a state on
static int64_t lines_behind(const Fit *fit, int32_t position, int32_t figures) {
    const Bound *bound = fit->bound;
    int64_t wide = bound->figure_least[fit->flow->figure_count] - bound->figure_least[figures];
    return bound_rest(bound, position, figures, 0).least + wide;
}

static void take_end(void *context, const SheetEnd *end) {
    Fit *fit = context;
    fit->finished |= end->position == fit->flow->end && end->figures == fit->flow->figure_count;
    states_offer(fit->next, (State){.position = end->position, .figures = end->figures, .cost = end->cost, .before = fit->from,
                                    .worth = lines_behind(fit, end->position, end->figures)});
}

// The least lines behind the pages asked for that a budget of empty lines finds; -1: none.
static int64_t find_least(Fit *fit, int64_t budget) {
    const PageShape *shape = fit->flow->shape;
    ArenaMark mark = arena_mark(fit->scratch);
    Sheet *sheet = sheet_new(fit->scratch, fit->bound, budget < NEVER ? budget : NEVER - 1, &fit->work);
    States *layer = states_new(fit->scratch);
    int64_t least = -1;
    states_offer(layer, (State){.position = flow_start(fit->flow, fit->flow->solid[0])});
    for (int32_t page = 0; page < shape->pages && !fit->finished; page++) {
        fit->next = states_new(fit->scratch);
        for (int32_t i = 0; i < layer->list.count && !fit->finished; i++) {
            fit->from = layer->list.at[i];
            SheetStart start = {fit->from->position, fit->from->figures, fit->from->cost, page};
            sheet_expand(sheet, &start, budget, take_end, fit);
        }
        layer = fit->next;
        if (fit->work > WORK_MOST) fit->cut |= states_keep(layer, STATES_CUT);
    }
    for (int32_t i = 0; i < layer->list.count && !fit->finished; i++)
        if (least < 0 || layer->list.at[i]->worth < least) least = layer->list.at[i]->worth;
    arena_rewind(fit->scratch, mark);
    return fit->finished ? 0 : least;
}

// a picture that has a page of its own counts as that page; the lines it leaves of it must not count twice
static int64_t page_figures_room(const Flow *flow) {
    int64_t room = 0;
    for (int32_t i = 0; i < flow->figure_count; i++) {
        const Record *record = &flow->strip->records[flow->figures[i]];
        if (record->slots & 1u << SLOT_PAGE) room += page_area(flow->shape) - (int64_t)flow->shape->columns * record->least;
    }
    return room;
}

// -1: nothing can be placed at all without what the weights forbid
static int64_t find_over(Fit *fit) {
    const PageShape *shape = fit->flow->shape;
    int64_t whole = lines_behind(fit, flow_start(fit->flow, fit->flow->solid[0]), 0);
    int64_t beyond = whole - shape->pages * page_area(shape), spare = page_figures_room(fit->flow);
    int64_t behind = beyond > 0 ? beyond : 0;
    for (int64_t step = STEP_FIRST;; step *= 2) {
        int64_t least = find_least(fit, behind - beyond + spare);
        if (least >= 0 && (least <= behind || fit->cut)) return least;
        if (behind >= whole) return least;
        behind = behind + step < whole ? behind + step : whole;
    }
}

static int32_t lines_over(Arena *scratch, const Strip *strip, const PageShape *asked, bool *exact) {
    PageShape shape = *asked;
    shape.locked = false;
    shape.forbidden = -1;
    shape.weights = (CostWeights){.of = {[TERM_STRANDED] = NEVER, [TERM_GROUP] = NEVER, [TERM_UNEVEN] = 1,
                                         [TERM_BALANCE] = 1, [TERM_SHORT] = shape.columns, [TERM_EMPTY] = shape.columns}};
    Fit fit = {.scratch = scratch, .flow = flow_new(scratch, strip, &shape)};
    fit.bound = bound_new(scratch, fit.flow);
    int64_t over = find_over(&fit);
    if (over < 0) { // a block that must not part is taller than a column: it will be parted
        shape.weights.of[TERM_STRANDED] = shape.weights.of[TERM_GROUP] = 0;
        fit.flow = flow_new(scratch, strip, &shape);
        fit.bound = bound_new(scratch, fit.flow);
        over = find_over(&fit);
    }
    *exact = !fit.cut;
    return (int32_t)over;
}

static int32_t lines_under(Arena *scratch, const Strip *strip, const PageShape *asked, const Pagination *pagination) {
    PageShape shape = *asked;
    int32_t missing = asked->pages - pagination->page_count, under = 0, last = pagination->page_count - 1;
    int64_t terms[TERM_COUNT] = {0};
    int64_t(*pages)[TERM_COUNT] = arena_push_array(scratch, (size_t)pagination->page_count + 1, sizeof *pages);
    shape.locked = false;
    shape.weights = (CostWeights){.of = {[TERM_SHORT] = 1, [TERM_EMPTY] = 1}};
    pagination_judge(scratch, strip, &shape, pagination, terms, pages);
    if (!asked->fill) // enough for one line on the last page
        return missing ? ((int32_t)(pages[last][TERM_EMPTY] + (missing - 1) * shape.lines)) * shape.columns + 1 : 0;
    for (int32_t i = 0; i <= last; i++)
        if (pages[i][TERM_SHORT] > FIT_SLACK) under += (int32_t)pages[i][TERM_SHORT] - FIT_SLACK;
    return (under + missing * shape.lines) * shape.columns;
}

PageFit pagination_fit(Arena *scratch, const Strip *strip, const PageShape *shape, const Pagination *pagination) {
    ArenaMark mark = arena_mark(scratch);
    PageFit fit = {.exact = true};
    if (!shape->pages || !pagination->page_count) return fit;
    if (pagination->page_count > shape->pages) fit.over = lines_over(scratch, strip, shape, &fit.exact);
    else fit.under = lines_under(scratch, strip, shape, pagination);
    arena_rewind(scratch, mark);
    return fit;
}
