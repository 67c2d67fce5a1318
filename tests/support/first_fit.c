// first_fit.c: pages filled one after another; a page is filled anew for each figure that is tried on it.
#include "support/first_fit.h"

#include "layout/flow.h"

typedef struct {
    int32_t record, height, column;
    Slot slot;
} Choice;

typedef struct {
    Choice choices[FIGURES_A_PAGE];
    int32_t count;
} Figures;

typedef struct {
    const Strip *strip;
    const PageShape *shape;
    int32_t *order, count;      // the records that flow, of every paragraph's best setting
    const int32_t *figures;     // the records that float
    int32_t *anchors;           // of each: the position in order that it was written before
    int32_t figure_count;
    Placement *placements;
    int32_t page, written;      // written: no record from this position on was ever placed
    // of the page being filled
    const Figures *chosen;
    int32_t top, line, limit;   // grid lines: where the flow begins, goes on, must end
    bool bare;                  // the column-wide figures stand in no band yet
    bool refused;               // the figures find no room
    int32_t ends[COLUMNS_MOST]; // the position behind each column of their band
} Fit;

static const Record *record_at(const Fit *fit, int32_t position) {
    return &fit->strip->records[fit->order[position]];
}

static bool is_stop(const Fit *fit, int32_t position) {
    return position == fit->count || record_at(fit, position)->span ||
           record_at(fit, position)->kind == RECORD_PAGE_BREAK;
}

static int32_t skip_spaces(const Fit *fit, int32_t position) {
    while (position < fit->count && record_at(fit, position)->kind == RECORD_SPACE) position++;
    return position;
}

static bool may_start(const Fit *fit, int32_t position) {
    static const unsigned never = 1u << TERM_STRANDED | 1u << TERM_GROUP;
    return is_stop(fit, position) || !(record_at(fit, position)->faults & never);
}

static void place(const Fit *fit, int32_t record, int32_t column, int32_t line, int32_t height, Slot slot) {
    fit->placements[record] = (Placement){fit->page, column, line, height, 0, slot};
}

// ---- columns -------------------------------------------------------------------------------------

typedef struct {
    int32_t next, used;
} Column;

static int32_t height_in(const Record *record, int32_t room) {
    return record->kind == RECORD_FIGURE && record->height > room ? record->least : record->height;
}

// force: the column is a whole page's and takes what does not fit
static Column end_column(const Fit *fit, int32_t from, int32_t room, bool force) {
    Column column = {from, 0}, parted = {from, 0};
    int32_t used = 0;
    for (int32_t at = from; !is_stop(fit, at); at++) {
        const Record *record = record_at(fit, at);
        used += height_in(record, room - used);
        if (used > room && at > from) break;
        if (record->kind == RECORD_SPACE) continue;
        if (used <= room || force) parted = (Column){at + 1, used};
        if (used <= room && may_start(fit, skip_spaces(fit, at + 1))) column = parted;
    }
    return column.used || !force ? column : parted;
}

static void write_column(Fit *fit, int32_t from, int32_t next, int32_t column, int32_t line, int32_t room) {
    for (int32_t at = from; at < next; at++) {
        int32_t height = height_in(record_at(fit, at), room);
        place(fit, fit->order[at], column, line, height, SLOT_HERE);
        line += height;
        room -= height;
    }
    if (next > fit->written) fit->written = next;
}

static const Choice *column_figure(const Fit *fit, int32_t column) {
    for (int32_t i = 0; fit->bare && i < fit->chosen->count; i++) {
        const Choice *choice = &fit->chosen->choices[i];
        bool column_wide = choice->slot == SLOT_COLUMN_TOP || choice->slot == SLOT_COLUMN_BOTTOM;
        if (column_wide && choice->column == column) return choice;
    }
    return NULL;
}

// one column of a band, with the figure that stands in it; where it ends
static Column set_column(Fit *fit, int32_t from, int32_t column, int32_t height, bool force) {
    const Choice *figure = column_figure(fit, column);
    int32_t gap = figure ? fit->strip->records[figure->record].gap : 0, line = fit->line;
    int32_t room = figure ? height - figure->height - gap : height;
    from = skip_spaces(fit, from);
    Column end = room > 0 ? end_column(fit, from, room, force && !column && !figure) : (Column){from, 0};
    bool head = figure && figure->slot == SLOT_COLUMN_TOP;
    if (!end.used) gap = 0;
    if (figure && figure->height > height) fit->refused = true;
    int32_t top = head ? line : line + end.used + gap;
    if (figure) place(fit, figure->record, column, top, figure->height, figure->slot);
    write_column(fit, from, end.next, column, line + (head ? figure->height + gap : 0), room);
    fit->ends[column] = end.next;
    if (figure) end.used += figure->height + gap;
    return end;
}

typedef struct {
    int32_t next, longest;
} Band;

static Band set_columns(Fit *fit, int32_t from, int32_t height, bool force) {
    Band band = {from, 0};
    for (int32_t i = 0; i < fit->shape->columns; i++) {
        Column column = set_column(fit, band.next, i, height, force);
        band.next = column.next;
        if (column.used > band.longest) band.longest = column.used;
    }
    band.next = skip_spaces(fit, band.next);
    return band;
}

static void clear_from(const Fit *fit, int32_t position) {
    for (int32_t at = position; at < fit->written; at++) fit->placements[fit->order[at]].page = -1;
}

// one band from `from` on, which may be at a stop (figures alone); true if the page goes on below it
static bool place_band(Fit *fit, int32_t from, int32_t *next) {
    int32_t room = fit->limit - fit->line, figures = 0;
    bool force = fit->line == fit->top && !fit->chosen->count;
    Band band = set_columns(fit, from, room, force);
    bool whole = is_stop(fit, band.next);
    // a band of figures alone stands below no text
    if (band.longest && band.next == from && fit->line > fit->top) fit->refused = true;
    for (int32_t i = 0; i < fit->shape->columns; i++) {
        const Choice *figure = column_figure(fit, i);
        if (figure && figure->height > figures) figures = figure->height;
    }
    for (int32_t height = figures > 1 ? figures : 1; whole && height <= room; height++) {
        clear_from(fit, from);
        band = set_columns(fit, from, height, force && height == room);
        if (is_stop(fit, band.next)) break;
    }
    fit->line += band.longest;
    fit->bare = false;
    *next = band.next;
    return whole;
}

// ---- pages ---------------------------------------------------------------------------------------

// lines that what follows needs at once
static int32_t lines_kept(const Fit *fit, int32_t position) {
    int32_t lines = 0, kept = 0;
    for (; !is_stop(fit, position); position++) {
        lines += record_at(fit, position)->height;
        if (record_at(fit, position)->kind == RECORD_SPACE) continue;
        if (may_start(fit, position)) return kept;
        kept = lines;
    }
    return kept;
}

// a spanning record, if it fits with what follows, or has the page for itself
static bool place_span(Fit *fit, int32_t position) {
    const Record *record = record_at(fit, position);
    int32_t gap = fit->line > fit->top ? record->gap : 0, room = fit->limit - fit->line - gap;
    int32_t below = record->gap + lines_kept(fit, position + 1), height = height_in(record, room - below);
    bool alone = fit->line == fit->top && !fit->chosen->count;
    if (height + below > room && !alone) return false;
    if (height > room) height = room;
    place(fit, fit->order[position], 0, fit->line + gap, height, SLOT_HERE);
    if (position >= fit->written) fit->written = position + 1;
    fit->line += gap + height + record->gap;
    if (fit->line > fit->limit) fit->line = fit->limit;
    return true;
}

// the page's head and foot; false if the figures there leave each other no room (a gap needs none without text)
static bool place_wide_figures(Fit *fit) {
    fit->line = 0;
    fit->limit = fit->shape->lines;
    int32_t free = fit->shape->lines;
    for (int32_t i = 0; i < fit->chosen->count; i++) {
        const Choice *choice = &fit->chosen->choices[i];
        int32_t taken = choice->height + fit->strip->records[choice->record].gap;
        if (choice->slot == SLOT_TOP) fit->line = taken, free -= taken;
        if (choice->slot == SLOT_BOTTOM) fit->limit -= taken, free -= choice->height;
        if (choice->slot == SLOT_PAGE) fit->line = fit->limit, free = 0;
    }
    for (int32_t i = 0; i < fit->chosen->count; i++) {
        const Choice *choice = &fit->chosen->choices[i];
        int32_t line = choice->slot == SLOT_BOTTOM ? fit->shape->lines - choice->height : 0;
        if (choice->slot == SLOT_ASIDE) line = fit->line;
        place(fit, choice->record, 0, line, choice->height, choice->slot);
    }
    bool one = fit->chosen->count == 1;
    return free >= 0 || (one && free + fit->strip->records[fit->chosen->choices[0].record].gap >= 0);
}

static bool figures_are_bare(const Fit *fit) {
    bool bare = false;
    for (int32_t i = 0; i < fit->shape->columns; i++) bare |= column_figure(fit, i) != NULL;
    return bare;
}

// Fills the page with these figures and the flow from a position on. The position behind it; -1: the figures do
// not fit.
static int32_t fill_page(Fit *fit, int32_t from, const Figures *figures) {
    int32_t at = from;
    bool open = true;
    clear_from(fit, from);
    fit->chosen = figures;
    fit->bare = true;
    fit->refused = false;
    if (!place_wide_figures(fit)) return -1;
    fit->top = fit->line;
    while (open && at < fit->count && fit->line < fit->limit) {
        const Record *record = record_at(fit, at);
        if (record->kind == RECORD_PAGE_BREAK) break;
        if (record->span) open = place_span(fit, at), at = open ? skip_spaces(fit, at + 1) : at;
        else open = place_band(fit, at, &at);
    }
    if (figures_are_bare(fit)) place_band(fit, at, &at);
    while (at < fit->count && record_at(fit, at)->kind == RECORD_PAGE_BREAK) at = skip_spaces(fit, at + 1);
    return fit->refused ? -1 : at;
}

// ---- figures -------------------------------------------------------------------------------------

static bool slot_is_free(const Fit *fit, const Figures *figures, Slot slot, int32_t column) {
    if (slot == SLOT_PAGE) return !figures->count;
    for (int32_t i = 0; i < figures->count; i++) {
        const Choice *choice = &figures->choices[i];
        bool column_wide = choice->slot == SLOT_COLUMN_TOP || choice->slot == SLOT_COLUMN_BOTTOM;
        bool upper = fit->strip->records[choice->record].slots & 1u << SLOT_TOP;
        if (choice->slot == SLOT_PAGE) return false;
        if (slot == SLOT_COLUMN_TOP || slot == SLOT_COLUMN_BOTTOM) {
            if (column_wide && choice->column >= column) return false;
        } else if (choice->slot == slot || (slot == SLOT_TOP && choice->slot == SLOT_BOTTOM && upper)) {
            return false;
        }
    }
    return true;
}

// does the page hold the figure there, at or after its place? figures and *next become what they are with it
static bool try_slot(Fit *fit, int32_t from, Figures *figures, int32_t index, Choice choice, int32_t *next) {
    bool column_wide = choice.slot == SLOT_COLUMN_TOP || choice.slot == SLOT_COLUMN_BOTTOM;
    if (!slot_is_free(fit, figures, choice.slot, choice.column)) return false;
    Figures wider = *figures;
    wider.choices[wider.count++] = choice;
    int32_t end = fill_page(fit, from, &wider);
    int32_t reached = end < 0 || !column_wide ? end : skip_spaces(fit, fit->ends[choice.column]);
    fit->placements[choice.record].page = -1;
    if (reached < fit->anchors[index]) return false;
    *figures = wider;
    *next = end;
    return true;
}

static bool add_figure(Fit *fit, int32_t from, Figures *figures, int32_t index, int32_t *next) {
    const Record *record = &fit->strip->records[fit->figures[index]];
    for (int shrunk = 0; shrunk < 2; shrunk++) {
        for (Slot slot = SLOT_TOP; slot <= SLOT_PAGE; slot++) {
            bool column_wide = slot == SLOT_COLUMN_TOP || slot == SLOT_COLUMN_BOTTOM;
            if (!(record->slots & 1u << slot)) continue;
            for (int32_t column = 0; column < (column_wide ? fit->shape->columns : 1); column++) {
                Choice choice = {fit->figures[index], shrunk ? record->least : record->height, column, slot};
                if (try_slot(fit, from, figures, index, choice, next)) return true;
            }
        }
    }
    return false;
}

// ---- articles ------------------------------------------------------------------------------------

static void list_records(Fit *fit, Arena *scratch, const Flow *flow) {
    fit->order = arena_array_of(scratch, (size_t)flow->end + 1, int32_t);
    fit->anchors = arena_array_of(scratch, (size_t)flow->figure_count + 1, int32_t);
    fit->figures = flow->figures;
    fit->figure_count = flow->figure_count;
    int32_t figure = 0;
    for (int32_t i = 0; i <= flow->count; i++) {
        for (; figure < flow->figure_count && flow->anchors[figure] == i; figure++)
            fit->anchors[figure] = fit->count;
        if (i == flow->count) return;
        const Variant *best = &flow_passage(flow, i)->variants[0];
        for (int32_t r = best->first; r < best->first + best->count; r++) fit->order[fit->count++] = r;
    }
}

static void solve(Fit *fit) {
    int32_t at = skip_spaces(fit, 0), figure = 0;
    while (at < fit->count && record_at(fit, at)->kind == RECORD_PAGE_BREAK) at = skip_spaces(fit, at + 1);
    for (; at < fit->count || figure < fit->figure_count; fit->page++) {
        Figures figures = {.count = 0};
        int32_t next = fill_page(fit, at, &figures);
        while (figure < fit->figure_count && figures.count < FIGURES_A_PAGE &&
               add_figure(fit, at, &figures, figure, &next)) figure++;
        at = fill_page(fit, at, &figures);
    }
}

Pagination first_fit_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape) {
    ArenaMark mark = arena_mark(scratch);
    Pagination result = {.placements = arena_array_of(arena, (size_t)strip->record_count + 1, Placement),
                         .chosen = arena_array_of(arena, (size_t)strip->passage_count + 1, int32_t)};
    for (int32_t i = 0; i < strip->record_count; i++) result.placements[i].page = -1;
    Fit fit = {.strip = strip, .shape = shape, .placements = result.placements};
    list_records(&fit, scratch, flow_new(scratch, strip, shape));
    solve(&fit);
    result.page_count = fit.page;
    arena_rewind(scratch, mark);
    return result;
}
