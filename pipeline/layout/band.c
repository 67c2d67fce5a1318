// band.c: dynamic programming over the columns of a band of given height.
//
// A node is (position, figures placed, whether a column is as long as the band) behind so many columns. Each
// column is tried without a figure and with the next one at its head or foot; the figure takes the height, of
// those that the text leaves it, that costs least.
#include "layout/band.h"

struct Bands {
    Arena *scratch;
    const Flow *flow;
    ColumnFiller *filler;
    int64_t budget;         // of the band at hand
    int64_t *work;
    ARRAY(BandNode) nodes;  // all columns, one after another
    size_t states;          // of a position
    int32_t *known;         // of each state of each position: its node in the column being made
    uint32_t *seen;         // the round that `known` was written in
    uint32_t round;
    int32_t *best_heights[FIGURES_A_PAGE]; // of a figure for each room: the height, and what it costs with the lines left empty
    int64_t *best_costs[FIGURES_A_PAGE];
    int32_t best_of[FIGURES_A_PAGE];     // the record that they are of,
    BandKind best_kind[FIGURES_A_PAGE];  // the band's kind,
    int32_t best_rooms[FIGURES_A_PAGE];  // and for how many rooms they are known
};

enum { STATES = 2 * (FIGURES_A_PAGE + 1) }; // figures placed, a column as long as the band

Bands *bands_new(Arena *scratch, const Flow *flow, ColumnFiller *filler, int64_t *work) {
    Bands *bands = arena_new_of(scratch, Bands);
    *bands = (Bands){.scratch = scratch, .flow = flow, .filler = filler, .work = work};
    bands->states = flow->gutters ? 3 * STATES : STATES; // a zone at the head or foot that the next column shares
    size_t keys = ((size_t)flow->end + 1) * bands->states;
    bands->known = arena_array_of(scratch, keys, int32_t);
    bands->seen = arena_array_of(scratch, keys, uint32_t);
    for (int i = 0; i < FIGURES_A_PAGE; i++) {
        bands->best_heights[i] = arena_array_of(scratch, (size_t)flow->shape->lines + 1, int32_t);
        bands->best_costs[i] = arena_array_of(scratch, (size_t)flow->shape->lines + 1, int64_t);
    }
    return bands;
}

int64_t band_short(const Flow *flow, BandKind kind, int32_t lines) {
    const int32_t *weights = flow->shape->weights.of;
    if (kind == BAND_OPEN) return (int64_t)lines * weights[TERM_UNEVEN];
    return lines ? weights[TERM_BALANCE] / 5 + (int64_t)(lines - 1) * weights[TERM_BALANCE] : 0;
}

// for each room the figure's best height
static void find_heights(Bands *bands, const BandCase *band, int32_t number) {
    const Record *record = &bands->flow->strip->records[band->figures[number]];
    int32_t *rooms = &bands->best_rooms[number];
    if (bands->best_of[number] != band->figures[number] || bands->best_kind[number] != band->kind) *rooms = 0;
    bands->best_of[number] = band->figures[number];
    bands->best_kind[number] = band->kind;
    for (int32_t room = *rooms; room <= band->height; room++) {
        int64_t best = INT64_MAX;
        for (int32_t height = record->least; height <= record->most && height <= room; height++) {
            int64_t cost = figure_height_cost(bands->flow, record, height) +
                           band_short(bands->flow, band->kind, room - height);
            if (cost >= best) continue;
            best = cost;
            bands->best_heights[number][room] = height;
        }
        bands->best_costs[number][room] = best;
    }
    if (*rooms <= band->height) *rooms = band->height + 1;
}

// does the next column stand beside the same figure?
static bool is_left(const BandNode *node) {
    return node->zone.role == BESIDE_HEAD_LEFT || node->zone.role == BESIDE_FOOT_LEFT;
}

static void offer(Bands *bands, BandNode node) {
    if (node.cost > bands->budget) return;
    size_t key = (size_t)node.position * bands->states + (size_t)node.figures * 2 + node.reached;
    if (is_left(&node)) key += node.zone.role == BESIDE_HEAD_LEFT ? STATES : 2 * STATES;
    if (bands->seen[key] == bands->round) {
        BandNode *known = &bands->nodes.at[bands->known[key]];
        if (node.cost < known->cost) *known = node;
        return;
    }
    bands->seen[key] = bands->round;
    bands->known[key] = bands->nodes.count;
    *array_add(bands->scratch, &bands->nodes) = node;
}

// the next column holds text alone
static void add_text(Bands *bands, const BandCase *band, int32_t at) {
    BandNode from = bands->nodes.at[at];
    const ColumnFill *fill = column_fill(bands->filler, from.position);
    for (int32_t used = band->height; used > 0; used--) {
        int64_t cost = from.cost + band_short(bands->flow, band->kind, band->height - used);
        if (cost > bands->budget) return;
        for (int32_t i = fill->from[used]; i < fill->from[used + 1]; i++) {
            const ColumnEnd *end = &fill->ends[i];
            bool reached = from.reached || used == band->height;
            BandNode node = {end->end, from.figures, reached, cost + end->cost, at, *end, 0, SLOT_HERE, {0}};
            offer(bands, node);
        }
    }
}

static Slot column_slot(const Record *record) {
    return record->slots & 1u << SLOT_COLUMN_TOP ? SLOT_COLUMN_TOP : SLOT_COLUMN_BOTTOM;
}

// the next figure in a column with this text (or none) and so many lines for it: at its best height, and
// filling the column
static void offer_figure(Bands *bands, const BandCase *band, int32_t at, const ColumnEnd *end, int32_t room) {
    const BandNode from = bands->nodes.at[at];
    const Record *record = &bands->flow->strip->records[band->figures[from.figures]];
    int32_t best = bands->best_heights[from.figures][room];
    BandNode node = {end->end,
                     from.figures + 1,
                     from.reached || best == room,
                     from.cost + end->cost,
                     at,
                     *end,
                     best,
                     column_slot(record),
                     {0}};
    int64_t astray = figure_is_gutter(record) ? bands->flow->shape->weights.of[TERM_ASTRAY] : 0;
    node.cost += bands->best_costs[from.figures][room] + astray;
    offer(bands, node);
    if (best == room || room > record->most) return;
    node.cost = from.cost + end->cost + figure_height_cost(bands->flow, record, room) + astray;
    node.reached = true;
    node.height = room;
    offer(bands, node);
}

// the next column holds the next figure, with text or alone
static void add_figure(Bands *bands, const BandCase *band, int32_t at) {
    const BandNode from = bands->nodes.at[at];
    if (from.figures >= band->figure_count) return;
    const Record *record = &bands->flow->strip->records[band->figures[from.figures]];
    const ColumnFill *fill = column_fill(bands->filler, from.position);
    const ColumnEnd none = {.end = from.position};
    if (band->height >= record->least) offer_figure(bands, band, at, &none, band->height);
    for (int32_t i = 0; i < fill->count; i++) {
        int32_t room = band->height - record->gap - fill->ends[i].used;
        if (room < record->least) return; // the ends use more and more
        offer_figure(bands, band, at, &fill->ends[i], room);
    }
}

// the ends of a column in a zone; figure: to the right of it; NULL: to the left
static void offer_beside(Bands *bands, const BandCase *band, int32_t at, const ColumnZone *zone,
                         const Record *figure) {
    const BandNode from = bands->nodes.at[at];
    const ColumnFill *fill = column_fill_beside(bands->filler, from.position, zone);
    BandNode node = {.figures = from.figures, .before = at, .zone = *zone, .slot = SLOT_HERE};
    if (figure) {
        node.figures++;
        node.height = figure->height;
        node.slot = zone->role == BESIDE_HEAD_LEFT ? SLOT_GUTTER_TOP : SLOT_GUTTER_BOTTOM;
    }
    int64_t own = figure ? figure_height_cost(bands->flow, figure, figure->height) : 0;
    for (int32_t used = band->height; used > 0; used--) {
        int64_t cost = from.cost + own + band_short(bands->flow, band->kind, band->height - used);
        if (cost > bands->budget) return;
        for (int32_t i = fill->from[used]; i < fill->from[used + 1]; i++) {
            node.position = fill->ends[i].end;
            node.end = fill->ends[i];
            node.reached = from.reached || used == band->height;
            node.cost = cost + fill->ends[i].cost;
            offer(bands, node);
        }
    }
}

// the next column and the one after it stand beside the next figure
static void add_left(Bands *bands, const BandCase *band, int32_t at) {
    const BandNode from = bands->nodes.at[at];
    if (from.figures >= band->figure_count) return;
    const Record *figure = &bands->flow->strip->records[band->figures[from.figures]];
    ColumnZone zone = {BESIDE_HEAD_LEFT, figure->zone, figure->height + figure->gap, band->height};
    if (!figure_is_gutter(figure) || zone.lines > band->height) return;
    if (figure->slots & 1u << SLOT_GUTTER_TOP) offer_beside(bands, band, at, &zone, figure);
    zone.role = BESIDE_FOOT_LEFT;
    if (figure->slots & 1u << SLOT_GUTTER_BOTTOM) offer_beside(bands, band, at, &zone, figure);
}

static void add_right(Bands *bands, const BandCase *band, int32_t at) {
    ColumnZone zone = bands->nodes.at[at].zone;
    zone.role = zone.role == BESIDE_HEAD_LEFT ? BESIDE_HEAD_RIGHT : BESIDE_FOOT_RIGHT;
    offer_beside(bands, band, at, &zone, NULL);
}

// the next column is empty: what comes does not fit in it
static void add_empty(Bands *bands, const BandCase *band, int32_t at) {
    BandNode from = bands->nodes.at[at];
    from.cost += band_short(bands->flow, band->kind, band->height);
    from.before = at;
    from.end = (ColumnEnd){.end = from.position};
    from.height = 0;
    from.slot = SLOT_HERE;
    from.zone = (ColumnZone){0};
    offer(bands, from);
}

// keeps the states at the band's stop, of an open band the others; their count
static int32_t keep_last(Bands *bands, const BandCase *band, int32_t first) {
    const Flow *flow = bands->flow;
    int32_t stop = flow_start(flow, flow->stops[flow_index(flow, band->position)]), kept = first;
    for (int32_t i = first; i < bands->nodes.count; i++) {
        bool ends = bands->nodes.at[i].position == stop;
        if (ends == (band->kind == BAND_BALANCED) && bands->nodes.at[i].reached)
            bands->nodes.at[kept++] = bands->nodes.at[i];
    }
    return kept - first;
}

const BandNode *bands_find(Bands *bands, const BandCase *band, int64_t rest, int32_t *count) {
    int32_t first = 0;
    bands->budget = rest;
    bands->nodes.count = 0;
    for (int32_t i = 0; i < band->figure_count; i++) find_heights(bands, band, i);
    *array_add(bands->scratch, &bands->nodes) = (BandNode){.position = band->position, .before = -1};
    for (int32_t column = 0; column < bands->flow->shape->columns; column++) {
        int32_t end = bands->nodes.count;
        bands->round++;
        for (int32_t at = first; at < end; at++) {
            if (is_left(&bands->nodes.at[at])) { add_right(bands, band, at); continue; }
            if (bands->flow->gutters && column + 1 < bands->flow->shape->columns) add_left(bands, band, at);
            add_text(bands, band, at);
            add_figure(bands, band, at);
            if (column) add_empty(bands, band, at);
        }
        first = end;
    }
    *bands->work += bands->nodes.count;
    *count = keep_last(bands, band, first);
    return bands->nodes.at + first;
}

void bands_trace(const Bands *bands, const BandNode *node, BandNode *into) {
    for (int32_t column = bands->flow->shape->columns; column-- > 0; node = &bands->nodes.at[node->before])
        into[column] = *node;
}
