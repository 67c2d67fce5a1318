// pagination_judge.c: what a pagination costs, term by term, read off its placements.
//
// Walks the pages and their bands as they stand, and knows nothing of how they were found: a test holds its sum
// against the search's own.
#include <string.h>

#include "layout/bound.h"

typedef struct {
    const Flow *flow;
    const Bound *bound;
    const Pagination *pagination;
    int64_t *terms;             // of the article
    int64_t *page_terms;        // of the page at hand; NULL: not wanted
    int32_t page;
    const int32_t *placed;      // flow records that are placed, in order
    int32_t placed_count, at;   // at: the next one
    int32_t figures;            // floating figures placed up to this page
    // of the page
    int32_t lines, tail;        // that the flow takes; the gap below a spanning figure at its end
    int32_t used[COLUMNS_MOST]; // of the band
    bool text[COLUMNS_MOST], notes[COLUMNS_MOST], band;
    int32_t counted;            // column-wide figures up to this grid line are counted
} Judge;

static void charge(Judge *judge, CostTerm term, int64_t amount) {
    int64_t cost = amount * judge->flow->shape->weights.of[term];
    judge->terms[term] += cost;
    if (judge->page_terms) judge->page_terms[term] += cost;
}

static void charge_hundredths(Judge *judge, CostTerm term, int64_t amount, int64_t whole) {
    int64_t cost = amount * judge->flow->shape->weights.of[term] / whole;
    judge->terms[term] += cost;
    if (judge->page_terms) judge->page_terms[term] += cost;
}

static const Record *record_at(const Judge *judge, int32_t index) {
    return &judge->flow->strip->records[index];
}

static const Placement *place_of(const Judge *judge, int32_t record) {
    return &judge->pagination->placements[record];
}

static void charge_height(Judge *judge, const Record *record, int32_t height) {
    int32_t away = height < record->height ? record->height - height : height - record->height;
    if (record->kind == RECORD_SPACE) { charge(judge, TERM_SPACE, away); return; }
    charge(judge, TERM_HEIGHT, away);
    if (record->crop) charge_hundredths(judge, TERM_CROP, record->crop[height - record->least], 10);
}

// ---- where the text goes on ----------------------------------------------------------------------

// the flow record before which the page ends: the next one placed; flow->end: none
static int32_t next_record(const Judge *judge) {
    for (int32_t i = judge->at; i < judge->placed_count; i++)
        if (record_at(judge, judge->placed[i])->kind != RECORD_SPACE) return judge->placed[i];
    return judge->flow->end;
}

// the flow index of the page break between the record placed last and the next one; -1: there is none
static int32_t break_between(const Judge *judge) {
    const Flow *flow = judge->flow;
    int32_t next = flow_index(flow, next_record(judge));
    int32_t from = judge->at ? flow->index[judge->placed[judge->at - 1]] + 1 : 0;
    for (int32_t i = from; i < next; i++)
        if (flow_first(flow, i)->kind == RECORD_PAGE_BREAK) return i;
    return -1;
}

// does the text of this page end at a page break?
static bool breaks_next(const Judge *judge) {
    bool flows = judge->at && place_of(judge, judge->placed[judge->at - 1])->page == judge->page;
    return flows && break_between(judge) >= 0;
}

// a band is balanced where the flow does not go on behind it
static bool is_stop(const Judge *judge) {
    int32_t next = next_record(judge);
    return next == judge->flow->end || record_at(judge, next)->span || breaks_next(judge);
}

// ---- bands ---------------------------------------------------------------------------------------

// the column-wide figures that stand above a grid line and are not counted yet
static void count_figures(Judge *judge, int32_t above) {
    for (int32_t i = 0; i < judge->flow->figure_count; i++) {
        const Record *record = record_at(judge, judge->flow->figures[i]);
        const Placement *at = place_of(judge, judge->flow->figures[i]);
        if (at->page != judge->page || !figure_is_column(record)) continue;
        if (at->line >= above || at->line < judge->counted) continue;
        if (at->slot == SLOT_GUTTER_TOP || at->slot == SLOT_GUTTER_BOTTOM) continue; // beside text
        judge->used[at->column] += at->height + (judge->text[at->column] ? record->gap : 0);
        judge->band = true;
    }
    judge->counted = above;
}

static void close_band(Judge *judge, int32_t above, bool open) {
    int32_t height = 0, columns = judge->flow->shape->columns;
    count_figures(judge, above);
    if (!judge->band) return;
    for (int32_t i = 0; i < columns; i++)
        if (judge->used[i] > height) height = judge->used[i];
    for (int32_t i = 0; i < columns; i++) {
        int32_t away = height - judge->used[i];
        if (open) charge(judge, TERM_UNEVEN, away);
        else if (away) charge_hundredths(judge, TERM_BALANCE, 1, 5), charge(judge, TERM_BALANCE, away - 1);
    }
    judge->lines += height;
    judge->tail = 0;
    judge->band = false;
    memset(judge->used, 0, sizeof judge->used);
    memset(judge->text, 0, sizeof judge->text);
    memset(judge->notes, 0, sizeof judge->notes);
}

static void add_span(Judge *judge, int32_t index) {
    const Record *record = record_at(judge, index);
    const Placement *at = place_of(judge, index);
    int32_t most = judge->flow->shape->lines;
    close_band(judge, at->line, false);
    if (record->kind == RECORD_TEXT) charge(judge, TERM_OVERSET, record->height - at->height);
    else charge_height(judge, record, at->height);
    int32_t foot = judge->lines + (judge->lines ? record->gap : record->head) + at->height;
    judge->lines = foot + record->gap < most ? foot + record->gap : most;
    judge->tail = judge->lines - foot;
}

static void add_to_column(Judge *judge, int32_t index) {
    const Record *record = record_at(judge, index);
    const Placement *at = place_of(judge, index);
    int32_t *used = &judge->used[at->column], most = judge->flow->shape->lines;
    bool first = !judge->text[at->column];
    if (first) *used += record->head;
    *used += at->height;
    if (record->insertion)
        *used += record->insertion + (judge->notes[at->column] ? 0 : judge->flow->shape->note_gap);
    judge->notes[at->column] |= record->insertion > 0;
    judge->text[at->column] = judge->band = true;
    if (record->kind != RECORD_TEXT) charge_height(judge, record, at->height);
    if (!first || *used <= most) return;
    charge(judge, TERM_OVERSET, *used - most);
    *used = most;
}

// a column starts with a record if it stands elsewhere than the one before, but for bands and spanning records
// of one page
static void charge_start(Judge *judge, int32_t before, int32_t index) {
    const Placement *from = place_of(judge, before), *at = place_of(judge, index);
    if (from->page == at->page && (record_at(judge, before)->span || record_at(judge, index)->span)) return;
    if (from->page == at->page && from->column == at->column) return;
    unsigned faults = record_at(judge, index)->faults;
    for (int term = 0; faults >> term; term++)
        if (faults & 1u << term) charge(judge, (CostTerm)term, 1);
}

static void add_record(Judge *judge, int32_t index) {
    int32_t before = -1;
    for (int32_t i = judge->at; i-- > 0 && before < 0;)
        if (record_at(judge, judge->placed[i])->kind != RECORD_SPACE) before = judge->placed[i];
    bool space = record_at(judge, index)->kind == RECORD_SPACE;
    if (before >= 0 && !space && !(place_of(judge, before)->page != judge->page && break_between(judge) >= 0))
        charge_start(judge, before, index);
    if (record_at(judge, index)->span) add_span(judge, index);
    else add_to_column(judge, index);
}

// ---- pages ---------------------------------------------------------------------------------------

// the page-wide figures take their heights and gaps; the rest is empty
static void judge_figures(Judge *judge, bool flows) {
    const PageShape *shape = judge->flow->shape;
    int32_t count = 0, wide = 0, beside = 0, rest = shape->lines - (judge->lines - judge->tail), lower = 0;
    for (int32_t i = 0; i < judge->flow->figure_count; i++) {
        const Record *record = record_at(judge, judge->flow->figures[i]);
        const Placement *at = place_of(judge, judge->flow->figures[i]);
        if (at->page != judge->page) continue;
        count++;
        if (shape->locked && record->page != judge->page + 1) charge(judge, TERM_MOVED, 1);
        if (at->slot == SLOT_ASIDE) continue;
        beside++;
        charge_height(judge, record, at->height);
        bool column = at->slot == SLOT_COLUMN_TOP || at->slot == SLOT_COLUMN_BOTTOM;
        if (figure_is_gutter(record) && column) charge(judge, TERM_ASTRAY, 1);
        if (figure_is_column(record)) continue;
        wide++;
        rest -= at->height + record->gap;
        if (at->slot != SLOT_TOP || wide == 1) lower = record->gap;
    }
    if (wide && !judge->lines) rest += lower; // no text below the one, between the two the upper one's gap
    if (count > 1) charge(judge, TERM_CROWD, count - 1);
    if (beside && flows && judge->lines - judge->tail < SLIVER_LINES)
        charge(judge, TERM_SLIVER, SLIVER_LINES - (judge->lines - judge->tail));
    judge->figures += count;
    bool whole = judge->page == judge->pagination->page_count - 1;
    bool ends = whole ? !judge->bound->fill : breaks_next(judge);
    charge(judge, ends ? TERM_EMPTY : TERM_SHORT, rest);
}

// is a record inside its passage, in the variant that was chosen?
static bool is_inside(const Judge *judge, int32_t record) {
    const Flow *flow = judge->flow;
    int32_t passage = flow->index[record];
    const Variant *variant = passage_variant(flow_passage(flow, passage),
                                             judge->pagination->chosen[flow->order[passage]]);
    return flow->variant_end[record] - record < variant->count;
}

static void judge_places(Judge *judge) {
    const Flow *flow = judge->flow;
    int32_t next = next_record(judge), to = flow_index(flow, next);
    if (next < flow->end && is_inside(judge, next)) to = flow->solid[to + 1];
    int32_t from = breaks_next(judge) ? break_between(judge) : to;
    for (int32_t i = 0; i < flow->figure_count; i++) {
        if (record_at(judge, flow->figures[i])->free) continue;
        if (i >= judge->figures && flow->anchors[i] < to) charge(judge, TERM_LATE, 1);
        if (i < judge->figures && flow->anchors[i] > from) charge(judge, TERM_EARLY, 1);
    }
}

// the first page starts where the article does
static void judge_start(Judge *judge, int32_t next) {
    const Flow *flow = judge->flow;
    if (!flow->shape->locked || !judge->page || next == flow->end ||
        place_of(judge, next)->page != judge->page)
        return;
    int32_t start = is_inside(judge, next) ? next : flow_start(flow, flow->index[next]);
    charge(judge, TERM_MOVED, record_at(judge, start)->page != judge->page + 1);
}

static void judge_page(Judge *judge) {
    int32_t first = judge->at;
    judge->lines = judge->tail = judge->counted = 0;
    judge_start(judge, next_record(judge));
    while (judge->at < judge->placed_count && place_of(judge, judge->placed[judge->at])->page == judge->page) {
        add_record(judge, judge->placed[judge->at]);
        judge->at++;
    }
    close_band(judge, INT32_MAX, !is_stop(judge));
    judge_figures(judge, judge->at > first);
    judge_places(judge);
}

// the records of the flow that are placed, and the variants they stand in
static int32_t *list_placed(Arena *scratch, Judge *judge) {
    const Flow *flow = judge->flow;
    int32_t *placed = arena_array_of(scratch, (size_t)flow->end + 1, int32_t);
    for (int32_t i = 0; i < flow->count; i++) {
        const Variant *variant =
            passage_variant(flow_passage(flow, i), judge->pagination->chosen[flow->order[i]]);
        int32_t before = judge->placed_count;
        for (int32_t r = variant->first; r < variant->first + variant->count; r++)
            if (place_of(judge, r)->page >= 0) placed[judge->placed_count++] = r;
        if (judge->placed_count > before) {
            judge->page_terms = NULL;
            charge_hundredths(judge, TERM_LOOSE, variant->loose, 100);
        }
    }
    return placed;
}

void pagination_judge(Arena *scratch, const Strip *strip, const PageShape *shape, const Pagination *pagination,
                      int64_t terms[TERM_COUNT], int64_t (*pages)[TERM_COUNT]) {
    if (!pagination->page_count) return;
    ArenaMark mark = arena_mark(scratch);
    Judge judge = {.flow = flow_new(scratch, strip, shape), .pagination = pagination, .terms = terms};
    judge.placed = list_placed(scratch, &judge);
    judge.bound = bound_new(scratch, judge.flow);
    terms[TERM_PAGES] += bound_pages_cost(judge.bound, pagination->page_count);
    for (judge.page = 0; judge.page < pagination->page_count; judge.page++) {
        judge.page_terms = pages ? pages[judge.page] : NULL;
        judge_page(&judge);
    }
    arena_rewind(scratch, mark);
}
