// page_fill.c: columns filled, ended and balanced.
//
// A column takes records while they fit; its end is the cheapest of the last few allowed breaks, counting the
// break's own cost and the lines it leaves empty.
#include "support/page_fill.h"

#include <stddef.h>

enum { LOOK_BACK = 6 }; // breaks tried before the last that fits

typedef struct {
    const PageFlow *flow;
    const PageSpace *space;
    const PageWriter *writer;
    PageFill fill;
    int32_t top;            // first grid line of the band
    int32_t head;           // first grid line of the page's first band; -1: none yet
    int32_t end;            // flow position the band must not pass
} Filler;

typedef struct {
    int32_t next, used;     // position after the column; grid lines it holds
    int64_t cost;
    bool overset;
} ColumnEnd;

int32_t break_cost(const Record *record) {
    if (record->faults & (1u << TERM_STRANDED | 1u << TERM_GROUP)) return BREAK_NEVER;
    int32_t cost = record->faults & 1u << TERM_WIDOW ? COST_WIDOW : 0;
    if (record->faults & 1u << TERM_ORPHAN) cost += COST_ORPHAN;
    if (record->faults & 1u << TERM_HYPHEN) cost += COST_HYPHEN;
    return cost;
}

static const Record *record_at(const PageFlow *flow, int32_t position) {
    return &flow->records[flow->order[position]];
}

static int32_t skip_space(const PageFlow *flow, int32_t from, int32_t end) {
    while (from < end && record_at(flow, from)->kind == RECORD_SPACE) from++;
    return from;
}

// The last position whose records before it, from `from` on, take no more than room.
static int32_t last_fitting(const Filler *filler, int32_t from, int32_t room) {
    const int32_t *sums = filler->flow->sums;
    int32_t low = from, high = filler->end;
    while (low < high) {
        int32_t middle = low + (high - low + 1) / 2;
        if (sums[middle] - sums[from] <= room) low = middle;
        else high = middle - 1;
    }
    return low;
}

// The best end of a column of `room` lines that starts at `from`. full: lines left empty cost.
static ColumnEnd end_column(const Filler *filler, int32_t from, int32_t room, bool full) {
    const PageFlow *flow = filler->flow;
    from = skip_space(flow, from, filler->end);
    ColumnEnd best = {.next = from, .cost = INT64_MAX};
    int32_t end = last_fitting(filler, from, room);
    if (end < filler->end) end = flow->breaks[end];
    for (int tried = 0; tried < LOOK_BACK && end > from; tried++, end = flow->breaks[end - 1]) {
        int32_t lines = flow->solid[end] - flow->sums[from];
        int64_t cost = end < filler->end ? break_cost(record_at(flow, end)) : 0;
        if (full && end < filler->end) cost += (int64_t)(room - lines) * COST_SHORT;
        if (cost < best.cost) best = (ColumnEnd){end, lines, cost, false};
    }
    if (best.cost == INT64_MAX) best.cost = 0;
    return best;
}

// nothing fits an empty column: set the records up to the next break all the same
static ColumnEnd force_column(const Filler *filler, int32_t from) {
    ColumnEnd column = {.next = skip_space(filler->flow, from, filler->end), .overset = true};
    do {
        const Record *record = record_at(filler->flow, column.next++);
        column.used += record->height;
    } while (column.next < filler->end && break_cost(record_at(filler->flow, column.next)) >= BREAK_NEVER);
    column.cost = (int64_t)column.used * COST_OVERSET;
    return column;
}

static void write_column(const Filler *filler, int32_t from, int32_t next, int32_t column, int32_t line) {
    from = skip_space(filler->flow, from, filler->end);
    while (next > from && record_at(filler->flow, next - 1)->kind == RECORD_SPACE) next--;
    for (int32_t i = from; i < next; i++) {
        const Record *record = record_at(filler->flow, i);
        filler->writer->placements[filler->flow->order[i]] =
            (Placement){filler->writer->page, column, line, record->height, 0, SLOT_HERE};
        line += record->height;
    }
}

// lines that a figure takes at the head of a column: of the page's first band
static int32_t head_lines(const Filler *filler, int32_t column) {
    return filler->top == filler->head ? filler->space->column_top[column] : 0;
}

// lines of a column that figures leave below the band's top, at most height
static int32_t column_room(const Filler *filler, int32_t column, int32_t height) {
    const PageSpace *space = filler->space;
    int32_t from = filler->top + head_lines(filler, column);
    int32_t to = space->lines - space->bottom - space->column_bottom[column];
    int32_t limit = filler->top + height;
    if (to > limit) to = limit;
    return to > from ? to - from : 0;
}

typedef struct {
    int32_t next, longest, shortest, empty, overset;
    int64_t cost;
} BandEnd;

// all columns of a band of this height; written when write is set
static BandEnd fill_band(const Filler *filler, int32_t from, int32_t height, bool full, bool write) {
    BandEnd band = {.next = from, .shortest = INT32_MAX};
    bool whole_page = filler->top == 0 && height == filler->space->lines;
    for (int32_t column = 0; column < filler->flow->columns; column++) {
        int32_t room = column_room(filler, column, height), start = band.next;
        ColumnEnd end = {.next = start};
        if (start < filler->end) end = end_column(filler, start, room, full);
        bool stuck = start < filler->end && end.next == skip_space(filler->flow, start, filler->end);
        if (whole_page && room == height && stuck) end = force_column(filler, start);
        if (write)
            write_column(filler, start, end.next, column, filler->top + head_lines(filler, column));
        int32_t bottom = end.used + head_lines(filler, column);
        if (bottom > band.longest) band.longest = bottom;
        if (bottom < band.shortest) band.shortest = bottom;
        band.empty += room > end.used ? room - end.used : 0;
        band.cost += end.cost;
        band.overset += end.overset;
        band.next = end.next;
    }
    return band;
}

// the least height in which the band's records fit; 0 if they do not
static int32_t balance(const Filler *filler, int32_t from, int32_t room) {
    int32_t total = filler->flow->sums[filler->end] - filler->flow->sums[from], best = 0;
    int64_t best_cost = INT64_MAX;
    int32_t least = total / filler->flow->columns - 2;
    for (int32_t height = least > 1 ? least : 1; height <= room; height++) {
        BandEnd band = fill_band(filler, from, height, false, false);
        if (band.next < filler->end) continue;
        int64_t cost = band.cost + (int64_t)height * COST_EMPTY_LAST * filler->flow->columns;
        int32_t differ = band.longest - band.shortest;
        if (differ > 1) cost += (int64_t)(differ - 1) * COST_UNEVEN;
        if (cost < best_cost) best_cost = cost, best = height;
        if (best && height > best + LOOK_BACK) break;
    }
    return best;
}

// a spanning record stands if it and the first lines after it fit
static bool place_span(Filler *filler, int32_t *position) {
    const PageFlow *flow = filler->flow;
    const Record *record = record_at(flow, *position);
    int32_t foot = filler->space->bottom + filler->space->column_bottom[flow->columns - 1];
    int32_t gap = filler->top > filler->space->top ? record->gap : 0;
    int32_t room = filler->space->lines - foot - filler->top - gap;
    int32_t needed = record->height + record->gap;
    for (int32_t i = *position + 1; i < flow->count && i < *position + 8; i++) {
        if (break_cost(record_at(flow, i)) < BREAK_NEVER) break;
        needed += record_at(flow, i)->height;
    }
    bool alone = filler->top == 0 && !foot;
    if (needed > room && !alone) return false;
    if (record->height > room) {
        filler->fill.overset++;
        filler->fill.cost += (int64_t)(record->height - room) * COST_OVERSET;
    }
    int32_t height = record->height < room ? record->height : room;
    if (filler->writer)
        filler->writer->placements[flow->order[*position]] =
            (Placement){filler->writer->page, 0, filler->top + gap, height, 0, SLOT_HERE};
    filler->top += gap + height + (room - height < record->gap ? room - height : record->gap);
    ++*position;
    return true;
}

// one band; false when the page is full
static bool place_band(Filler *filler, int32_t *position) {
    int32_t room = filler->space->lines - filler->space->bottom - filler->top;
    filler->end = filler->flow->ends[*position];
    if (room <= 0) return false;
    if (filler->head < 0) filler->head = filler->top;
    int32_t height = balance(filler, *position, room);
    BandEnd band = fill_band(filler, *position, height ? height : room, !height, filler->writer);
    filler->fill.cost += band.cost;
    filler->fill.overset += band.overset;
    int32_t differ = band.longest - band.shortest;
    if (height && differ > 1) filler->fill.cost += (int64_t)(differ - 1) * COST_UNEVEN;
    filler->fill.empty += band.empty;
    *position = band.next;
    filler->top += height ? band.longest : room;
    return height != 0;
}

PageFill page_fill(const PageFlow *flow, int32_t from, const PageSpace *space, const PageWriter *writer) {
    Filler filler = {.flow = flow, .space = space, .writer = writer, .top = space->top, .head = -1};
    int32_t position = from;
    bool open = space->top < space->lines;
    while (open && position < flow->count) {
        const Record *record = record_at(flow, position);
        if (record->kind == RECORD_PAGE_BREAK) { position++; open = position == from + 1; }
        else if (record->span) open = place_span(&filler, &position);
        else open = place_band(&filler, &position);
    }
    int32_t rest = space->lines - space->bottom - filler.top;
    if (open && rest > 0) filler.fill.empty += rest * flow->columns;
    filler.fill.next = position;
    filler.fill.rows = filler.top - space->top;
    filler.fill.head = filler.head < 0 ? filler.top : filler.head;
    return filler.fill;
}
