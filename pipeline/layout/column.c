// column.c: one column's dynamic programme over passages and lines.
//
// A row holds the least cost of having set all passages before one in so many lines (a second half of it where
// notes stand below already, since the gap above them counts once). Each variant of the next passage leads from
// a line of one row to a line of the next; on the way each line is an end of the column.
#include "layout/column.h"

typedef struct {
    int32_t cost;
    int32_t record;         // of the step here: the variant's first; -1: the row's start
    int32_t height;         // of a record that stretches
    int32_t before;         // line in the row before; with notes beyond `lines`
} Cell;

// what was found beside a figure, one list a position
typedef struct BesideFill BesideFill;
struct BesideFill {
    ColumnZone zone;
    const ColumnFill *fill;
    BesideFill *next;
};

struct ColumnFiller {
    Arena *scratch;
    const Flow *flow;
    int32_t budget;
    int32_t lines;          // of a column; a row has twice lines + 1 cells
    ColumnFill **fills;     // one a position
    BesideFill **beside_fills; // one a position, where figures stand between columns
    ColumnZone zone;        // of the column at hand
    Cell *row, *next;       // their cells that are not reached cost COST_NEVER
    int32_t low, high;      // the first and last cell of `next` that is reached; high < low: none
    ARRAY(ColumnEnd) ends;
    // when the way is asked for: all rows, and the end that is looked for
    bool traced;
    ARRAY(Cell *) rows;
    ColumnEnd wanted;
    int32_t found_row, found_cell, found_first; // the step to the end begins in this cell, with this record
};

// a stretch of a variant that is being set
typedef struct {
    int32_t row;            // index of the passage
    int32_t cell;           // it starts from
    int32_t first, end;     // records
    int32_t cost, height;   // height: of one record that stretches
    bool head;              // it starts the column
} Step;

static void clear_cells(Cell *row, int32_t low, int32_t high) {
    for (int32_t i = low; i <= high; i++) row[i].cost = COST_NEVER;
}

ColumnFiller *column_filler_new(Arena *scratch, const Flow *flow, int64_t budget) {
    ColumnFiller *filler = arena_new_of(scratch, ColumnFiller);
    *filler = (ColumnFiller){.scratch = scratch, .flow = flow, .lines = flow->shape->lines};
    filler->budget = budget < COST_NEVER ? (int32_t)budget : COST_NEVER - 1;
    filler->fills = arena_array_of(scratch, (size_t)flow->end + 1, ColumnFill *);
    if (flow->gutters) filler->beside_fills = arena_array_of(scratch, (size_t)flow->end + 1, BesideFill *);
    filler->row = arena_array_of(scratch, (size_t)filler->lines * 2 + 2, Cell);
    filler->next = arena_array_of(scratch, (size_t)filler->lines * 2 + 2, Cell);
    clear_cells(filler->row, 0, filler->lines * 2 + 1);
    clear_cells(filler->next, 0, filler->lines * 2 + 1);
    return filler;
}

static int32_t cells(const ColumnFiller *filler) {
    return filler->flow->notes ? filler->lines * 2 + 2 : filler->lines + 1;
}

static void add_end(ColumnFiller *filler, const Step *step, int32_t end, int32_t used, int64_t cost) {
    if (cost > filler->budget) return;
    if (!filler->traced) {
        *array_add(filler->scratch, &filler->ends) = (ColumnEnd){end, used, (int32_t)cost};
        return;
    }
    if (end != filler->wanted.end || used != filler->wanted.used || cost != filler->wanted.cost) return;
    if (filler->found_row >= 0) return;
    filler->found_row = step->row;
    filler->found_cell = step->cell;
    filler->found_first = step->first;
}

static void arrive(ColumnFiller *filler, const Step *step, int32_t used, bool notes, int64_t cost) {
    if (cost > filler->budget) return;
    int32_t at = notes ? filler->lines + 1 + used : used;
    Cell *cell = &filler->next[at];
    if (cost >= cell->cost) return;
    if (at < filler->low) filler->low = at;
    if (at > filler->high) filler->high = at;
    *cell = (Cell){(int32_t)cost, step->first, step->height, step->cell};
}

// sets a stretch of records line by line: each line but the first may start the next column
static void set_step(ColumnFiller *filler, const Step *step) {
    const Flow *flow = filler->flow;
    const Record *records = flow->strip->records;
    int32_t lines = filler->lines, used = step->cell;
    bool notes = used > lines;
    int64_t cost = step->cost;
    if (notes) used -= lines + 1;
    if (step->head) used += records[step->first].head;
    for (int32_t i = step->first; i < step->end; i++) {
        const Record *record = &records[i];
        if (i > step->first) add_end(filler, step, i, used, cost + flow->starts[i]);
        used += record->kind == RECORD_TEXT ? record->height : step->height;
        if (record->insertion) {
            used += record->insertion + (notes ? 0 : flow->shape->note_gap);
            notes = true;
        }
        if (used <= lines) continue;
        if (!step->head || i > step->first) return;
        // the column's first record must go somewhere
        cost += (int64_t)(used - lines) * flow->shape->weights.of[TERM_OVERSET];
        used = lines;
    }
    arrive(filler, step, used, notes, cost);
}

static int64_t stretch_cost(const Flow *flow, const Record *record, int32_t height) {
    if (record->kind == RECORD_FIGURE) return figure_height_cost(flow, record, height);
    int64_t away = height < record->height ? record->height - height : height - record->height;
    return away * flow->shape->weights.of[TERM_SPACE];
}

// a passage parts where its narrow lines begin, which then head the next column
static void part_for_head(ColumnFiller *filler, int32_t index, int32_t cell, bool head) {
    const Flow *flow = filler->flow;
    const Passage *passage = flow_passage(flow, index);
    for (int32_t i = 0; i < passage->beside_count; i++) {
        const Beside *beside = &passage->besides[i];
        int32_t first = beside->variant.first, end = first + beside->wide, used = cell + beside->wide;
        if (!flow->heads[end] || used > filler->lines || flow->strip->records[first].head) continue;
        int64_t loose = (int64_t)beside->variant.loose * flow->shape->weights.of[TERM_LOOSE] / 100;
        Step step = {index, cell, first, end, 0, 0, head};
        add_end(filler, &step, end, used, filler->row[cell].cost + loose + flow->starts[end]);
    }
}

static void set_passage(ColumnFiller *filler, int32_t index, int32_t cell, bool head) {
    const Flow *flow = filler->flow;
    const Passage *passage = flow_passage(flow, index);
    const Record *record = &flow->strip->records[passage->variants[0].first];
    int32_t cost = filler->row[cell].cost;
    if (record->kind == RECORD_TEXT) {
        for (int32_t i = 0; i < passage->variant_count; i++) {
            const Variant *variant = &passage->variants[i];
            int64_t loose = (int64_t)variant->loose * flow->shape->weights.of[TERM_LOOSE] / 100;
            Step step = {index, cell, variant->first, variant->first + variant->count, 0, 0, head};
            if (cost + loose > filler->budget) continue;
            step.cost = (int32_t)(cost + loose);
            set_step(filler, &step);
        }
        if (flow->gutters) part_for_head(filler, index, cell, head);
        return;
    }
    int32_t first = passage->variants[0].first;
    for (int32_t height = record->least; height <= record->most && height <= filler->lines; height++) {
        int64_t stretched = cost + stretch_cost(flow, record, height);
        if (stretched > filler->budget) continue;
        Step step = {index, cell, first, first + 1, (int32_t)stretched, height, head};
        set_step(filler, &step);
    }
}

// ---- beside a figure -----------------------------------------------------------------------------

typedef struct {
    int32_t from, to;       // grid lines of the column in which lines are narrow
    int32_t part_from, part_to; // lines used where a passage may part
    int32_t foot;           // the column's
} ZoneLines;

static ZoneLines zone_lines(const ColumnZone *zone) {
    int32_t height = zone->height, lines = zone->lines;
    switch (zone->role) {
    case BESIDE_HEAD_LEFT: return (ZoneLines){0, lines, height, height, height};
    case BESIDE_HEAD_RIGHT: return (ZoneLines){0, lines, lines, height, height};
    case BESIDE_FOOT_LEFT: case BESIDE_FOOT_RIGHT:
        return (ZoneLines){height - lines, height, height, height, height};
    case BESIDE_NOTHING: break;
    }
    return (ZoneLines){0, 0, 0, height, height};
}

// as set_step; wide: none of its lines may stand in the zone, and it parts only in a right column
static void set_beside_step(ColumnFiller *filler, const Step *step, bool wide) {
    const Record *records = filler->flow->strip->records;
    ZoneLines at = zone_lines(&filler->zone);
    int32_t used = step->cell;
    bool parts = !wide || filler->zone.role == BESIDE_HEAD_RIGHT;
    if (step->head && records[step->first].head) return;
    for (int32_t i = step->first; i < step->end; i++) {
        int32_t height = records[i].kind == RECORD_TEXT ? records[i].height : step->height;
        if (parts && i > step->first && used >= at.part_from && used <= at.part_to)
            add_end(filler, step, i, used, step->cost + filler->flow->starts[i]);
        if (wide && used + height > at.from && used < at.to) return;
        used += height;
        if (used > at.foot || records[i].insertion) return;
    }
    arrive(filler, step, used, false, step->cost);
}

static void offer_beside(ColumnFiller *filler, Step step, const Variant *variant, bool wide) {
    int64_t loose = (int64_t)variant->loose * filler->flow->shape->weights.of[TERM_LOOSE] / 100;
    if (step.cost + loose > filler->budget) return;
    step.cost += (int32_t)loose;
    step.first = variant->first;
    step.end = variant->first + variant->count;
    set_beside_step(filler, &step, wide);
}

// a passage in the settings that reach into the zone
static void set_narrow(ColumnFiller *filler, const Step *step) {
    const ColumnZone *zone = &filler->zone;
    ZoneLines at = zone_lines(zone);
    const Passage *passage = flow_passage(filler->flow, step->row);
    int32_t wide = step->cell < at.from ? at.from - step->cell : 0;
    const Beside *beside = NULL;
    if (step->cell < at.to) {
        int32_t narrow = wide ? zone->lines : at.to - step->cell;
        beside = passage_beside(passage, zone->zone, wide, narrow);
    } else if (zone->role == BESIDE_HEAD_LEFT && step->cell < at.foot) { // its narrow lines head the right column
        beside = passage_beside(passage, zone->zone, at.foot - step->cell, zone->lines);
        if (beside && beside->variant.count <= beside->wide) beside = NULL;
    }
    if (beside) offer_beside(filler, *step, &beside->variant, false);
}

// as set_passage
static void set_passage_beside(ColumnFiller *filler, int32_t index, int32_t cell, bool head) {
    const Flow *flow = filler->flow;
    const Passage *passage = flow_passage(flow, index);
    const Record *record = &flow->strip->records[passage->variants[0].first];
    Step step = {.row = index, .cell = cell, .cost = filler->row[cell].cost, .head = head};
    if (record->kind == RECORD_TEXT) {
        for (int32_t i = 0; i < passage->variant_count; i++)
            offer_beside(filler, step, &passage->variants[i], true);
        set_narrow(filler, &step);
        return;
    }
    int32_t most = filler->zone.height - cell < record->most ? filler->zone.height - cell : record->most;
    for (int32_t height = record->least; height <= most; height++) {
        Step stretched = step;
        int64_t cost = step.cost + stretch_cost(flow, record, height);
        if (cost > filler->budget) continue;
        stretched.cost = (int32_t)cost;
        stretched.height = height;
        stretched.first = passage->variants[0].first;
        stretched.end = stretched.first + 1;
        set_beside_step(filler, &stretched, record->kind != RECORD_SPACE);
    }
}

// the rest of a passage: narrow lines for the head of the right column, or lines above the zone
static void set_rest_beside(ColumnFiller *filler, int32_t position) {
    const Flow *flow = filler->flow;
    const ColumnZone *zone = &filler->zone;
    Step step = {flow->index[position], 0, position, flow->variant_end[position], 0, 0, true};
    bool foot = zone->role == BESIDE_FOOT_LEFT || zone->role == BESIDE_FOOT_RIGHT;
    int32_t heads = flow_head(flow, position);
    if (foot && !heads) set_beside_step(filler, &step, true);
    if (!foot && heads == zone->zone + 1) set_beside_step(filler, &step, false);
}

// ---- the column ----------------------------------------------------------------------------------

// the column may end behind a passage
static void end_passage(ColumnFiller *filler, int32_t index) {
    const Flow *flow = filler->flow;
    int32_t next = flow->solid[index + 1], end = flow_start(flow, next);
    int32_t start = flow->stops[next] == next ? 0 : flow->starts[end];
    if (flow_first(flow, index)->kind == RECORD_SPACE) return;
    for (int32_t cell = filler->low; cell <= filler->high; cell++) {
        const Cell *at = &filler->next[cell];
        int32_t used = cell > filler->lines ? cell - filler->lines - 1 : cell;
        Step step = {index + 1, cell, -1, -1, 0, 0, false};
        if (at->cost < COST_NEVER) add_end(filler, &step, end, used, (int64_t)at->cost + start);
    }
}

static void keep_row(ColumnFiller *filler) {
    if (!filler->traced) return;
    *array_add(filler->scratch, &filler->rows) =
        arena_copy(filler->scratch, filler->next, sizeof(Cell) * (size_t)cells(filler));
}

// a passage from each cell of the row that is reached; head: it starts the column
static void set_row(ColumnFiller *filler, int32_t index, int32_t low, int32_t high, bool head) {
    bool beside = filler->zone.role != BESIDE_NOTHING;
    for (int32_t cell = low; cell <= high; cell++) {
        if (filler->row[cell].cost >= COST_NEVER) continue;
        if (beside && cell <= filler->lines) set_passage_beside(filler, index, cell, head);
        if (!beside) set_passage(filler, index, cell, head);
    }
}

// the rest of a variant that another column began
static void set_rest(ColumnFiller *filler, int32_t position) {
    const Flow *flow = filler->flow;
    Step step = {flow->index[position], 0, position, flow->variant_end[position], 0, 0, true};
    if (filler->zone.role != BESIDE_NOTHING) set_rest_beside(filler, position);
    else set_step(filler, &step);
}

// the rest of a variant, all that follows
static void run(ColumnFiller *filler, int32_t position) {
    const Flow *flow = filler->flow;
    int32_t index = flow->index[position], stop = flow->stops[index], low = 0, high = 0;
    bool inside = flow_is_inside(flow, position);
    filler->row[0] = (Cell){.record = -1};
    for (bool head = true; low <= high && index < stop; index++, head = false) {
        filler->low = cells(filler);
        filler->high = -1;
        if (head && inside) set_rest(filler, position);
        else set_row(filler, index, low, high, head);
        keep_row(filler);
        end_passage(filler, index);
        clear_cells(filler->row, low, high);
        Cell *done = filler->row;
        filler->row = filler->next;
        filler->next = done;
        low = filler->low;
        high = filler->high;
    }
    clear_cells(filler->row, low, high);
}

// sorted by the lines used, in the order found
static ColumnFill *sort_ends(ColumnFiller *filler) {
    ColumnFill *fill = arena_new_of(filler->scratch, ColumnFill);
    int32_t count = filler->ends.count;
    fill->count = count;
    fill->ends = arena_array_of(filler->scratch, (size_t)count + 1, ColumnEnd);
    fill->from = arena_array_of(filler->scratch, (size_t)filler->lines + 2, int32_t);
    for (int32_t i = 0; i < count; i++) fill->from[filler->ends.at[i].used + 1]++;
    for (int32_t i = 0; i <= filler->lines; i++) fill->from[i + 1] += fill->from[i];
    for (int32_t i = 0; i < count; i++) fill->ends[fill->from[filler->ends.at[i].used]++] = filler->ends.at[i];
    for (int32_t i = filler->lines + 1; i > 0; i--) fill->from[i] = fill->from[i - 1];
    fill->from[0] = 0;
    return fill;
}

const ColumnFill *column_fill(ColumnFiller *filler, int32_t position) {
    if (filler->fills[position]) return filler->fills[position];
    filler->ends.count = 0;
    if (position < filler->flow->end && !flow_head(filler->flow, position)) run(filler, position);
    return filler->fills[position] = sort_ends(filler);
}

const ColumnFill *column_fill_beside(ColumnFiller *filler, int32_t position, const ColumnZone *zone) {
    for (BesideFill *known = filler->beside_fills[position]; known; known = known->next)
        if (known->zone.role == zone->role && known->zone.zone == zone->zone &&
            known->zone.lines == zone->lines && known->zone.height == zone->height)
            return known->fill;
    filler->ends.count = 0;
    filler->zone = *zone;
    if (position < filler->flow->end) run(filler, position);
    filler->zone = (ColumnZone){0};
    BesideFill *made = arena_new_of(filler->scratch, BesideFill);
    *made = (BesideFill){*zone, sort_ends(filler), filler->beside_fills[position]};
    filler->beside_fills[position] = made;
    return made->fill;
}

int32_t column_trace(ColumnFiller *filler, int32_t position, const ColumnZone *zone, const ColumnEnd *end,
                     ColumnRecord *into) {
    const Flow *flow = filler->flow;
    const Record *records = flow->strip->records;
    int32_t first_index = flow->index[position], count = 0;
    filler->traced = true;
    filler->rows.count = 0;
    filler->wanted = *end;
    filler->found_row = -1;
    filler->zone = *zone;
    run(filler, position);
    filler->zone = (ColumnZone){0};
    filler->traced = false;
    // the steps from the last one back to the column's head
    ARRAY(Cell) steps = {0};
    int32_t row = filler->found_row - first_index, cell = filler->found_cell;
    if (filler->found_first >= 0) *array_add(filler->scratch, &steps) = (Cell){.record = filler->found_first};
    for (; row > 0; row--) {
        Cell step = filler->rows.at[row - 1][cell];
        *array_add(filler->scratch, &steps) = step;
        cell = step.before;
    }
    int32_t line = steps.count ? records[array_last(&steps)->record].head : 0;
    for (int32_t i = steps.count; i-- > 0;) {
        const Cell *step = &steps.at[i];
        for (int32_t r = step->record; r < flow->variant_end[step->record] && r != end->end; r++) {
            int32_t height = records[r].kind == RECORD_TEXT ? records[r].height : step->height;
            into[count++] = (ColumnRecord){r, line, height};
            line += height;
        }
    }
    while (count && records[into[count - 1].record].kind == RECORD_SPACE) count--;
    return count;
}
