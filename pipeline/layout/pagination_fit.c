// pagination_fit.c: how many lines too many or too few, when a number of pages is asked for.
//
// Too many: a search of its own for whether all can stand on so many pages, with so many lines cut. It is the
// page search with every setting, figure and space at its least, and with other weights: each line left empty
// costs one, stranding is forbidden, all else is free. No more lines can be left empty than the pages offer
// beyond what must stand on them: that is the budget, and it is small where the answer is near. Figures take
// their gaps with them for it; of the spaces each column may lose one.
//
// A long article would take too long: then only the states are followed that leave the least lines to come.
//
// Too few: read off the judge, with weights that make its terms count lines; then tried with a paragraph of so many.
#include "layout/bound.h"
#include "layout/sheet.h"
#include "layout/states.h"

#include <string.h>

enum {
    FIT_WORK = 200000,      // of a trial, see band.h: beyond it states are cut
    STATES_CUT = 12,        // of a layer that is cut
    KEPT_LINES = 2,         // of a paragraph, while there are others to cut from
    UNDER_MORE = 40,        // lines, at most, that the first estimate may lack
    UNDER_STEP = 2,         // lines more, each time that it does
    NEVER = 1 << 24
};

typedef struct {
    Arena *scratch;
    const Strip *strip;     // at its least
    const PageShape *shape; // with the weights of this search
    int64_t work;
    bool cut;               // states were left out
    // one trial
    const Flow *flow;
    const Bound *bound;
    States *next;
    int64_t room;           // lines of the pages still to come
    bool finished;          // everything stands on the pages
} Fit;

static int64_t page_area(const PageShape *shape) {
    return (int64_t)shape->columns * shape->lines;
}

static int64_t lines_behind(const Fit *fit, int32_t position, int32_t figures) {
    const int64_t *least = fit->bound->figure_least;
    return bound_rest(fit->bound, position, figures, 0).least + least[fit->flow->figure_count] - least[figures];
}

static void take_end(void *context, const SheetEnd *end) {
    Fit *fit = context;
    int64_t behind = lines_behind(fit, end->position, end->figures);
    if (behind > fit->room) return;
    fit->finished |= end->position == fit->flow->end && end->figures == fit->flow->figure_count;
    states_offer(fit->next, (State){end->position, end->figures, end->cost, end->cost, NULL, behind});
}

// with at most `budget` lines left empty
static bool find_end(Fit *fit, int64_t budget) {
    Sheet *sheet = sheet_new(fit->scratch, fit->bound, budget < NEVER ? budget : NEVER - 1, &fit->work);
    States *layer = states_new(fit->scratch);
    fit->finished = false;
    fit->work = 0;
    states_offer(layer, (State){.position = flow_first_position(fit->flow)});
    for (int32_t page = 0; page < fit->shape->pages; page++) {
        fit->next = states_new(fit->scratch);
        fit->room = (fit->shape->pages - page - 1) * page_area(fit->shape);
        for (int32_t i = 0; i < layer->list.count; i++) {
            const State *from = layer->list.at[i];
            SheetStart start = {from->position, from->figures, from->cost, page};
            sheet_expand(sheet, &start, budget, take_end, fit);
            if (fit->finished) return true;
        }
        layer = fit->next;
        if (fit->cut || fit->work > FIT_WORK) fit->cut |= states_keep(layer, STATES_CUT);
    }
    return false;
}

// a picture that has a page of its own counts as that page; the lines it leaves of it must not count twice
static int64_t page_figures_room(const Flow *flow) {
    int64_t room = 0;
    for (int32_t i = 0; i < flow->figure_count; i++) {
        const Record *record = &flow->strip->records[flow->figures[i]];
        if (record->slots == 1u << SLOT_PAGE)
            room += page_area(flow->shape) - (int64_t)flow->shape->columns * record->least;
    }
    return room;
}

// the lines that the pages asked for offer beyond what must stand on them
static int64_t lines_spare(const Fit *fit) {
    int64_t spaces = 0, largest = 0, columns = (int64_t)fit->shape->pages * fit->shape->columns;
    for (int32_t i = 0; i < fit->flow->count; i++) {
        const Record *record = flow_first(fit->flow, i);
        if (record->kind != RECORD_SPACE) continue;
        spaces += record->least;
        if (record->least > largest) largest = record->least;
    }
    spaces -= columns * largest; // those at the columns' heads and feet vanish
    int64_t text = lines_behind(fit, flow_first_position(fit->flow), 0);
    return fit->shape->pages * page_area(fit->shape) - text - (spaces > 0 ? spaces : 0);
}

static const Variant *shortest(const Passage *passage) {
    const Variant *least = &passage->variants[0];
    for (int32_t i = 1; i < passage->variant_count; i++)
        if (passage->variants[i].count < least->count) least = &passage->variants[i];
    return least;
}

// figures and spaces at their least, of figures with their gap
static void make_least(Record *record, int32_t lines) {
    if (record->kind != RECORD_FIGURE && record->kind != RECORD_SPACE) return;
    if (record_floats(record) && !figure_is_gutter(record)) {
        if (record->slots != 1u << SLOT_PAGE) record->least += record->gap;
        if (record->least > lines) record->least = lines;
        record->gap = 0;
    }
    record->height = record->most = record->least;
    record->crop = NULL;
}

// each passage in its shortest setting
static Strip least_strip(Arena *scratch, const Strip *strip, int32_t lines) {
    Record *records = arena_copy(scratch, strip->records, (size_t)strip->record_count * sizeof *records);
    Passage *passages = arena_array_of(scratch, (size_t)strip->passage_count, Passage);
    for (int32_t i = 0; i < strip->record_count; i++) make_least(&records[i], lines);
    for (int32_t i = 0; i < strip->passage_count; i++)
        passages[i] = (Passage){.variants = {*shortest(&strip->passages[i])}, .variant_count = 1,
                                .besides = strip->passages[i].besides,
                                .beside_count = strip->passages[i].beside_count};
    return (Strip){records, passages, strip->record_count, strip->passage_count};
}

// lines of a paragraph; 0: it is none
static int32_t text_lines(const Strip *strip, const Passage *passage) {
    const Record *first = &strip->records[passage->variants[0].first];
    return first->kind == RECORD_TEXT && !first->span && first->height == 1 ? passage->variants[0].count : 0;
}

// beside a figure it has as many lines less
static void cut_besides(Arena *scratch, Passage *passage, int32_t lines) {
    Beside *besides = arena_array_of(scratch, (size_t)passage->beside_count + 1, Beside);
    int32_t count = 0;
    for (int32_t i = 0; i < passage->beside_count; i++) {
        if (passage->besides[i].variant.count <= lines) continue;
        besides[count] = passage->besides[i];
        besides[count++].variant.count -= lines;
    }
    passage->besides = besides;
    passage->beside_count = count;
}

// cuts up to `lines` from the last paragraphs, each of which keeps `kept`; those that are left to cut
static int32_t cut_from(Arena *scratch, const Strip *strip, Passage *passages, int32_t lines, int32_t kept) {
    for (int32_t i = strip->passage_count; i-- > 0 && lines > 0;) {
        int32_t most = text_lines(strip, &passages[i]) - kept, less = most < lines ? most : lines;
        if (less <= 0) continue;
        passages[i].variants[0].count -= less;
        if (passages[i].beside_count) cut_besides(scratch, &passages[i], less);
        lines -= less;
    }
    return lines;
}

// the strip with so many lines less
static Strip cut_lines(Arena *scratch, const Strip *strip, int32_t lines) {
    Strip result = *strip;
    Passage *passages = arena_copy(scratch, strip->passages, (size_t)strip->passage_count * sizeof *passages);
    lines = cut_from(scratch, strip, passages, lines, KEPT_LINES);
    cut_from(scratch, strip, passages, lines, 0);
    result.passage_count = 0;
    for (int32_t i = 0; i < strip->passage_count; i++)
        if (passages[i].variants[0].count) passages[result.passage_count++] = passages[i];
    result.passages = passages;
    return result;
}

static bool fits_without(Fit *fit, int32_t lines) {
    ArenaMark mark = arena_mark(fit->scratch);
    Strip strip = cut_lines(fit->scratch, fit->strip, lines);
    if (!strip.passage_count) return true;
    fit->flow = flow_new(fit->scratch, &strip, fit->shape);
    fit->bound = bound_new(fit->scratch, fit->flow);
    int64_t spare = lines_spare(fit);
    bool fits = spare >= 0 && find_end(fit, spare + page_figures_room(fit->flow));
    arena_rewind(fit->scratch, mark);
    return fits;
}

// the least lines to be cut, from a bound from below on; -1: all are not enough
static int32_t find_over(Fit *fit) {
    const Strip *strip = fit->strip;
    int32_t most = 0, low = 0, high = 0;
    for (int32_t i = 0; i < strip->passage_count; i++) most += text_lines(strip, &strip->passages[i]);
    if (!strip->passage_count) return 0;
    fit->flow = flow_new(fit->scratch, strip, fit->shape);
    fit->bound = bound_new(fit->scratch, fit->flow);
    int64_t beyond = -lines_spare(fit);
    if (beyond > most) return -1;
    if (beyond > 0) low = high = (int32_t)beyond;
    for (int32_t step = 1; !fits_without(fit, high); step *= 2) { // `low` is the least that is still possible
        if (high == most) return -1;
        low = high + 1;
        high = high + step < most ? high + step : most;
    }
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (fits_without(fit, middle)) high = middle;
        else low = middle + 1;
    }
    return high;
}

static bool has_column_figure(const Strip *strip) {
    for (int32_t i = 0; i < strip->record_count; i++)
        if (record_floats(&strip->records[i]) && figure_is_column(&strip->records[i])) return true;
    return false;
}

// does what the search proper makes of the article, so many lines cut, stand on the pages?
static bool stands_without(Arena *scratch, const Strip *strip, const PageShape *shape, int32_t lines) {
    Arena *arena = arena_new();
    Strip less = cut_lines(arena, strip, lines);
    bool stands = !less.passage_count || pagination_solve(arena, scratch, &less, shape).page_count <= shape->pages;
    arena_free(arena);
    return stands;
}

static void find_lines_over(Arena *scratch, const Strip *strip, const PageShape *asked, PageFit *result) {
    PageShape shape = *asked;
    shape.locked = false;
    shape.forbidden = -1;
    shape.weights = (CostWeights){.of = {[TERM_STRANDED] = NEVER, [TERM_GROUP] = NEVER, [TERM_OVERSET] = NEVER,
                                         [TERM_UNEVEN] = 1, [TERM_BALANCE] = 1, [TERM_SHORT] = shape.columns,
                                         [TERM_EMPTY] = shape.columns}};
    Strip least = least_strip(scratch, strip, shape.lines);
    Fit fit = {.scratch = scratch, .strip = &least, .shape = &shape};
    int32_t over = find_over(&fit);
    // a figure that fills its column needs no gap, which it had above
    while (!fit.cut && over > 1 && has_column_figure(strip) && stands_without(scratch, strip, asked, over - 1)) over--;
    result->over = over > 0 ? over : 0;
    result->hopeless = over < 0;
    result->exact = !fit.cut;
}

// lines of all columns by which the floating figures could still grow
static int32_t figures_room(const Strip *strip, const PageShape *shape, const Pagination *pagination) {
    int32_t room = 0;
    for (int32_t i = 0; i < strip->record_count; i++) {
        const Record *record = &strip->records[i];
        const Placement *at = &pagination->placements[i];
        if (!record_floats(record) || at->page < 0 || at->slot == SLOT_ASIDE || at->slot == SLOT_PAGE) continue;
        if (figure_is_gutter(record)) continue; // its height is fixed
        room += (record->most - at->height) * (figure_is_column(record) ? 1 : shape->columns);
    }
    return room;
}

static bool has_gutter(const Strip *strip) {
    for (int32_t i = 0; i < strip->record_count; i++)
        if (record_floats(&strip->records[i]) && figure_is_gutter(&strip->records[i])) return true;
    return false;
}

static int32_t lines_under(Arena *scratch, const Strip *strip, const PageShape *asked,
                           const Pagination *pagination) {
    PageShape shape = *asked;
    int32_t missing = asked->pages - pagination->page_count, under = 0, last = pagination->page_count - 1;
    int64_t terms[TERM_COUNT] = {0};
    int64_t(*pages)[TERM_COUNT] = arena_push_array(scratch, (size_t)pagination->page_count + 1, sizeof *pages);
    shape.locked = false;
    shape.weights = (CostWeights){.of = {[TERM_SHORT] = 1, [TERM_EMPTY] = 1}};
    pagination_judge(scratch, strip, &shape, pagination, terms, pages);
    if (!asked->fill) // enough for one line on the last page
        return missing ? (int32_t)(pages[last][TERM_EMPTY] + (missing - 1) * shape.lines) *
                                 shape.columns +
                             1
                       : 0;
    bool filled = !missing;
    for (int32_t i = 0; i <= last; i++) {
        filled &= pages[i][TERM_SHORT] <= FIT_SLACK;
        under += (int32_t)pages[i][TERM_SHORT];
    }
    if (filled) return 0;
    // beside a figure between columns lines are narrow: what fills its page is less sure
    int32_t slack = has_gutter(strip) ? 0 : FIT_SLACK;
    under = (under + missing * shape.lines - slack) * shape.columns - figures_room(strip, asked, pagination);
    return under > 0 ? under : 0;
}

// with one more paragraph, of so many lines
static Strip add_paragraph(Arena *arena, const Strip *strip, int32_t lines) {
    int32_t records = strip->record_count, passages = strip->passage_count;
    Record *record = arena_array_of(arena, (size_t)records + (size_t)lines, Record);
    Passage *passage = arena_array_of(arena, (size_t)passages + 1, Passage);
    memcpy(record, strip->records, (size_t)records * sizeof *record);
    memcpy(passage, strip->passages, (size_t)passages * sizeof *passage);
    for (int32_t i = 0; i < lines; i++) record[records + i] = (Record){.kind = RECORD_TEXT, .height = 1};
    passage[passages] = (Passage){.variants = {{.first = records, .count = lines}}, .variant_count = 1};
    return (Strip){record, passage, records + lines, passages + 1};
}

static bool fills_with(Arena *scratch, const Strip *strip, const PageShape *shape, int32_t lines) {
    Arena *arena = arena_new();
    Strip longer = add_paragraph(arena, strip, lines);
    Pagination with = pagination_solve(arena, scratch, &longer, shape);
    bool fills = with.page_count > shape->pages ||
                 (with.page_count == shape->pages && !lines_under(scratch, &longer, shape, &with));
    arena_free(arena);
    return fills;
}

// With the lines that were missing paragraphs may be set otherwise, and figures stand elsewhere.
static int32_t find_lines_under(Arena *scratch, const Strip *strip, const PageShape *shape,
                                const Pagination *pagination) {
    int32_t under = lines_under(scratch, strip, shape, pagination), most = under + UNDER_MORE;
    while (under && under < most && !fills_with(scratch, strip, shape, under)) under += UNDER_STEP;
    return under;
}

PageFit pagination_fit(Arena *scratch, const Strip *strip, const PageShape *shape,
                       const Pagination *pagination) {
    ArenaMark mark = arena_mark(scratch);
    PageFit fit = {.exact = true};
    if (!shape->pages || !pagination->page_count) return fit;
    if (pagination->page_count > shape->pages) find_lines_over(scratch, strip, shape, &fit);
    else fit.under = find_lines_under(scratch, strip, shape, pagination);
    arena_rewind(scratch, mark);
    return fit;
}
