// sheet.c: dynamic programming down a page, over bands and spanning records.
//
// Nodes stand on grid lines and are taken from the head of the page to its foot. The page-wide figures are not
// part of it: whatever lines the flow takes, slots.c knows what the figures cost in the rest.
#include "layout/sheet.h"

#include "layout/sheet_inside.h"

Sheet *sheet_new(Arena *scratch, const Bound *bound, int64_t budget, int64_t *work) {
    const Flow *flow = bound->flow;
    Sheet *sheet = arena_new_of(scratch, Sheet);
    *sheet = (Sheet){.scratch = scratch, .flow = flow, .bound = bound, .shape = flow->shape};
    sheet->filler = column_filler_new(scratch, flow, budget);
    sheet->bands = bands_new(scratch, flow, sheet->filler, work);
    size_t sets = ((size_t)flow->figure_count + 1) * SET_COUNT;
    sheet->known_sets = arena_array_of(scratch, sets, FigureSet *);
    return sheet;
}

static FigureSet *find_set(Sheet *sheet, int32_t first, int32_t count) {
    FigureSet **known = &sheet->known_sets[first * SET_COUNT + count];
    if (!*known) *known = figure_set_new(sheet->scratch, sheet->flow, first, count);
    return *known;
}

// the sets of the next figures, and the longest list of column-wide ones among them
static void find_sets(Sheet *sheet) {
    sheet->column_count = 0;
    for (int32_t count = 0; count < SET_COUNT; count++) {
        FigureSet *set = find_set(sheet, sheet->start.figures, count);
        sheet->sets[count] = set;
        if (!set->possible || set->column_count < sheet->column_count) continue;
        sheet->columns = set->columns;
        sheet->column_count = set->column_count;
    }
}

static bool is_break(const Flow *flow, int32_t position) {
    return position < flow->end && flow->strip->records[position].kind == RECORD_PAGE_BREAK;
}

// where the next page starts if this one ends before a position
static int32_t next_start(const Flow *flow, int32_t position) {
    while (is_break(flow, position)) position = flow_start(flow, flow->solid[flow_index(flow, position) + 1]);
    return position;
}

// what the lock says of the page's start, if text flows on it up to a position, and of its figures
static int64_t moved_cost(const Sheet *sheet, int32_t position, int32_t count) {
    const Flow *flow = sheet->flow;
    const Record *records = flow->strip->records;
    int64_t moved = 0;
    if (!sheet->shape->locked) return 0;
    for (int32_t i = sheet->start.figures; i < sheet->start.figures + count; i++)
        moved += records[flow->figures[i]].page != sheet->start.page + 1;
    if (sheet->start.page && position != sheet->start.position)
        moved += records[sheet->start.position].page != sheet->start.page + 1;
    return moved * sheet->shape->weights.of[TERM_MOVED];
}

// of the figures besides their heights; rows: grid lines that the flow takes on the page
static int64_t company_cost(const Sheet *sheet, const FigureSet *set, int32_t rows) {
    const int32_t *weights = sheet->shape->weights.of;
    int64_t cost = set->count > 1 ? (int64_t)(set->count - 1) * weights[TERM_CROWD] : 0;
    bool beside = set->wide_count + set->column_count > 0;
    if (beside && rows > 0 && rows < SLIVER_LINES)
        cost += (int64_t)(SLIVER_LINES - rows) * weights[TERM_SLIVER];
    return cost;
}

// does a figure follow that the lines at a position are narrow for?
static bool may_head(const Flow *flow, int32_t position, int32_t figures) {
    for (int32_t i = figures; i < flow->figure_count && i < figures + FIGURES_A_PAGE; i++) {
        const Record *record = &flow->strip->records[flow->figures[i]];
        if (record->slots & 1u << SLOT_GUTTER_TOP && record->zone + 1 == flow_head(flow, position)) return true;
    }
    return false;
}

// the page ends at a node, or behind an open band below it
static void offer_end(Sheet *sheet, SheetEnd end, int64_t cost, int64_t heights) {
    if (cost >= COST_NEVER) return; // a forbidden start
    int32_t from = end.position, rows = from == sheet->start.position ? 0 : end.lines;
    end.position = next_start(sheet->flow, from);
    end.figures = sheet->start.figures + end.set->count;
    if (flow_head(sheet->flow, end.position) && !may_head(sheet->flow, end.position, end.figures)) return;
    end.cost = cost + heights + company_cost(sheet, end.set, rows) + moved_cost(sheet, from, end.set->count);
    if (end.cost > sheet->budget) return;
    end.cost += flow_distance(sheet->flow, from, end.position, end.figures);
    BoundRest rest = bound_rest(sheet->bound, end.position, end.figures, sheet->start.page + 1);
    end.whole = end.cost + bound_cost(sheet->bound, &rest);
    if (end.whole <= sheet->budget) sheet->offer(sheet->context, &end);
}

static void end_at_node(Sheet *sheet, int32_t at) {
    const Flow *flow = sheet->flow;
    const SheetNode *node = &sheet->nodes.at[at];
    int32_t position = node->position, lines = node->lines - node->tail;
    int64_t cost = node->cost;
    bool stops = position == flow->end || is_break(flow, position);
    if (!stops && position != sheet->start.position) cost += flow->starts[position];
    for (int32_t count = 0; count < SET_COUNT; count++) {
        const FigureSet *set = sheet->sets[count];
        if (!set->possible || set->column_count != node->columns) continue;
        if (!count && next_start(flow, position) == sheet->start.position) continue; // a page must bring something
        bool whole = next_start(flow, position) == flow->end &&
                     sheet->start.figures + count == flow->figure_count;
        bool ends = whole ? !sheet->bound->fill : is_break(flow, position);
        int64_t heights = figure_set_cost(set, lines, ends);
        if (heights == INT64_MAX) continue;
        SheetEnd end = {.position = position, .node = at, .set = set, .lines = lines, .ends = ends};
        offer_end(sheet, end, cost, heights);
    }
}

static void add_node(Sheet *sheet, SheetNode node) {
    if (node.cost > sheet->budget) return;
    for (int32_t i = 0; i < sheet->nodes.count; i++) {
        SheetNode *known = &sheet->nodes.at[i];
        if (known->lines != node.lines || known->position != node.position ||
            known->columns != node.columns)
            continue;
        if (known->tail != node.tail || known->band != node.band) continue;
        if (node.cost < known->cost) *known = node;
        return;
    }
    *array_add(sheet->scratch, &sheet->nodes) = node;
}

// the heights that a spanning record may take below a node; of text the one it has, below its head on a new page
static void add_span(Sheet *sheet, int32_t at) {
    const Flow *flow = sheet->flow;
    SheetNode from = sheet->nodes.at[at];
    const Record *record = &flow->strip->records[from.position];
    bool text = record->kind == RECORD_TEXT;
    int32_t lines = sheet->shape->lines, top = from.lines + (from.lines ? record->gap : record->head);
    int32_t least = text ? record->height : record->least, most = text ? record->height : record->most;
    int32_t next = flow->solid[flow_index(flow, from.position) + 1];
    for (int32_t height = least; height <= most; height++) {
        SheetNode node = {.position = flow_start(flow, next),
                          .columns = from.columns,
                          .cost = from.cost,
                          .before = at};
        int32_t over = top + height - lines;
        if (over > 0 && from.lines) return;
        if (over > 0) node.cost += (int64_t)over * sheet->shape->weights.of[TERM_OVERSET];
        if (!text) node.cost += figure_height_cost(flow, record, height);
        node.height = over > 0 ? lines - top : height;
        node.lines = top + node.height + record->gap;
        if (node.lines > lines) node.lines = lines;
        node.tail = node.lines - top - node.height;
        add_node(sheet, node);
    }
}

// What an open band of a height costs at least besides its columns, on a page with this set: the figures'
// heights, and what must follow if the band is full.
static int64_t least_cost(const Sheet *sheet, const SheetNode *from, const FigureSet *set, int32_t height) {
    const Flow *flow = sheet->flow;
    int64_t heights = figure_set_cost(set, from->lines + height, false);
    if (!set->possible || heights == INT64_MAX) return INT64_MAX;
    BoundRest rest = bound_rest(sheet->bound, from->position, sheet->start.figures + set->count,
                                sheet->start.page + 1);
    int64_t least = (int64_t)height * sheet->shape->columns, most = least;
    for (int32_t i = from->columns; i < set->column_count; i++) {
        const Record *figure = &flow->strip->records[set->columns[i]];
        least -= figure->most + figure->gap;
        most -= figure_is_gutter(figure) ? 0 : figure->least;
    }
    rest.least = rest.least > most ? rest.least - most : 0;
    rest.most -= least > 0 ? least : 0;
    if (rest.most < 0) rest.most = 0;
    return heights + bound_cost(sheet->bound, &rest);
}

// A line that a column lacks makes what follows cheaper than the bound for a full band, by the lightest weight
// at most, and is charged more itself: the columns' budget is larger in that proportion.
static int64_t columns_budget(const Sheet *sheet, int64_t rest) {
    int64_t columns = sheet->shape->columns, uneven = sheet->shape->weights.of[TERM_UNEVEN] * columns;
    int64_t light = bound_lightest(sheet->bound);
    return columns > 1 && uneven > light ? rest * uneven / (uneven - light) + 1 : rest;
}

// an open band fills the page
static void add_open_band(Sheet *sheet, int32_t at, const BandCase *band) {
    const Flow *flow = sheet->flow;
    SheetNode from = sheet->nodes.at[at];
    int32_t count, lines = from.lines + band->height;
    int64_t costs[SET_COUNT], least = INT64_MAX;
    for (int32_t i = 0; i < SET_COUNT; i++) {
        costs[i] = sheet->sets[i]->possible ? least_cost(sheet, &from, sheet->sets[i], band->height)
                                            : INT64_MAX;
        if (costs[i] < least) least = costs[i];
    }
    if (least == INT64_MAX || from.cost + least > sheet->budget) return;
    const BandNode *nodes = bands_find(
        sheet->bands, band, columns_budget(sheet, sheet->budget - from.cost - least), &count);
    for (int32_t i = 0; i < count; i++) {
        // without text below a spanning record: the next page's start is not in the columns' cost
        bool starts = nodes[i].position == from.position && from.position != sheet->start.position;
        for (int32_t number = 0; number < SET_COUNT; number++) {
            const FigureSet *set = sheet->sets[number];
            if (costs[number] == INT64_MAX || set->column_count != from.columns + nodes[i].figures) continue;
            SheetEnd end = {.position = nodes[i].position,
                            .node = at,
                            .band = band->height,
                            .set = set,
                            .lines = lines};
            int64_t start = starts ? flow->starts[from.position] : 0;
            offer_end(sheet, end, from.cost + nodes[i].cost + start, figure_set_cost(set, lines, false));
        }
    }
}

static void add_balanced_band(Sheet *sheet, int32_t at, const BandCase *band) {
    SheetNode from = sheet->nodes.at[at];
    int32_t count;
    const BandNode *nodes = bands_find(sheet->bands, band, sheet->budget - from.cost, &count);
    for (int32_t i = 0; i < count; i++) {
        SheetNode node = {from.lines + band->height, 0, nodes[i].position, from.columns + nodes[i].figures,
                          from.cost + nodes[i].cost, at, band->height, true};
        add_node(sheet, node);
    }
}

BandCase sheet_band(const Sheet *sheet, const SheetNode *node, BandKind kind, int32_t height) {
    return (BandCase){kind, node->position, height, sheet->columns + node->columns,
                      sheet->column_count - node->columns};
}

static void add_bands(Sheet *sheet, int32_t at) {
    const Flow *flow = sheet->flow;
    SheetNode from = sheet->nodes.at[at];
    int32_t index = flow_index(flow, from.position), stop = flow->stops[index];
    int32_t whole = index + flow_is_inside(flow, from.position);
    int64_t least = whole < stop ? sheet->bound->least[stop] - sheet->bound->least[whole] : 0;
    if (index == stop && index < flow->count && flow_first(flow, index)->head) return; // no figures amid a table
    for (int32_t height = 1; from.lines + height <= sheet->shape->lines; height++) {
        BandCase band = sheet_band(sheet, &from, BAND_OPEN, height);
        if (index < stop) add_open_band(sheet, at, &band);
        band.kind = BAND_BALANCED;
        if ((int64_t)height * sheet->shape->columns >= least) add_balanced_band(sheet, at, &band);
    }
}

// A band that holds figures alone may stand where the flow stops, too.
static void expand_node(Sheet *sheet, int32_t at) {
    const Flow *flow = sheet->flow;
    SheetNode node = sheet->nodes.at[at];
    int32_t index = flow_index(flow, node.position);
    bool stops = flow->stops[index] == index;
    end_at_node(sheet, at);
    if (!node.band && (!stops || node.columns < sheet->column_count)) add_bands(sheet, at);
    if (node.position < flow->end && flow->strip->records[node.position].span) add_span(sheet, at);
}

void sheet_expand(Sheet *sheet, const SheetStart *start, int64_t budget, SheetOffer *offer, void *context) {
    sheet->start = *start;
    sheet->budget = budget;
    sheet->offer = offer;
    sheet->context = context;
    sheet->nodes.count = 0;
    find_sets(sheet);
    add_node(sheet, (SheetNode){.position = start->position, .cost = start->cost, .before = -1});
    for (int32_t line = 0; line <= sheet->shape->lines; line++)
        for (int32_t i = 0; i < sheet->nodes.count; i++)
            if (sheet->nodes.at[i].lines == line) expand_node(sheet, i);
}
