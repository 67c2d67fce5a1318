// explain.c: the judge's account of the chosen pagination, and one search for each of its column starts.
#include "layout/table.h"
#include "layout/explain.h"

typedef struct {
    Explanation *made;
    const Galley *galley;
    const PageShape *shape;
    const Pagination *chosen;
    Arena *scratch;
    Strip strip;
} Explainer;

// ---- terms ---------------------------------------------------------------------------------------

static Text print_terms(Arena *arena, const int64_t terms[TERM_COUNT]) {
    Buffer out = {0};
    for (int term = 0; term < TERM_COUNT; term++) {
        if (!terms[term]) continue;
        if (out.size) buffer_string(&out, ", ");
        buffer_string(&out, cost_term_names[term]);
        buffer_byte(&out, ' ');
        buffer_int(&out, terms[term]);
    }
    Text text = out.size ? text_copy(arena, buffer_view(&out)) : TEXT("");
    buffer_free(&out);
    return text;
}

Text explain_pagination(Arena *arena, Arena *scratch, const Galley *galley, const PageShape *shape,
                        const Pagination *pagination) {
    Strip strip = galley_strip(galley);
    int64_t terms[TERM_COUNT] = {0};
    pagination_judge(scratch, &strip, shape, pagination, terms, NULL);
    return print_terms(arena, terms);
}

// ---- column starts -------------------------------------------------------------------------------

// A walk over the records of the flow that are placed, spaces apart, in order.
typedef struct {
    const Strip *strip;
    const Pagination *pagination;
    int32_t passage, record;    // where it stands
    int32_t before;             // the record before; -1: none
    bool broken;                // a page break stands between them
} Walk;

static const Variant *walk_variant(const Walk *walk) {
    return passage_variant(&walk->strip->passages[walk->passage], walk->pagination->chosen[walk->passage]);
}

static bool flows(const Record *record) {
    return record->kind == RECORD_TEXT || (record->kind == RECORD_FIGURE && record->slots & 1u << SLOT_HERE);
}

// goes to the next one; false behind the last
static bool walk_on(Walk *walk) {
    walk->before = walk->record;
    walk->broken = false;
    int32_t at = walk->record < 0 ? 0 : walk->record + 1;
    for (; walk->passage < walk->strip->passage_count; walk->passage++, at = 0) {
        const Variant *variant = walk_variant(walk);
        if (walk->record < 0 || at < variant->first) at = variant->first;
        for (; at < variant->first + variant->count; at++) {
            const Record *record = &walk->strip->records[at];
            walk->broken |= record->kind == RECORD_PAGE_BREAK;
            if (!flows(record) || walk->pagination->placements[at].page < 0) continue;
            walk->record = at;
            return true;
        }
    }
    return false;
}

// does the record at hand start a column? The article's first does not count, nor what follows a spanning
// record below it.
static bool starts_column(const Walk *walk) {
    if (walk->before < 0) return false;
    const Placement *placements = walk->pagination->placements;
    const Placement *from = &placements[walk->before], *at = &placements[walk->record];
    const Record *records = walk->strip->records;
    if (from->page != at->page) return true;
    return from->column != at->column && !records[walk->before].span && !records[walk->record].span;
}

static Place own_place(const Explainer *explainer, Place place) {
    place.file = text_copy(explainer->made->arena, place.file);
    return place;
}

// of a line, if its paragraph is set so; of a block else
static Place record_place(const Explainer *explainer, const Pagination *pagination, int32_t passage,
                          int32_t record) {
    RecordSource source = explainer->galley->sources.at[record];
    const Block *block = &explainer->galley->blocks.at[source.block];
    if (block->kind == BLOCK_TABLE) return own_place(explainer, table_unit_place(block->table, source.line));
    bool set = pagination->chosen[passage] == explainer->chosen->chosen[passage];
    if (block->kind != BLOCK_LINES || !set) return own_place(explainer, block->place);
    const Setting *setting = &block->pieces.at[0].setting;
    Place line = source.line < setting->line_count ? setting->lines[source.line].from : block->place;
    return own_place(explainer, line.file.size ? line : block->place);
}

// where a column starts in another pagination; absent: it does not
static void find_start(const Explainer *explainer, const Pagination *other, ColumnStart *start) {
    Walk walk = {.strip = &explainer->strip, .pagination = other, .record = -1};
    while (walk_on(&walk)) {
        const Placement *at = &other->placements[walk.record];
        if (at->page != start->page - 1 || at->column != start->column || !starts_column(&walk)) continue;
        start->instead = record_place(explainer, other, walk.passage, walk.record);
        bool set = other->chosen[walk.passage] == explainer->chosen->chosen[walk.passage];
        start->instead_line = set ? 0 : walk.record - walk_variant(&walk)->first + 1;
        return;
    }
}

static void find_other(const Explainer *explainer, ColumnStart *start, int32_t record) {
    Arena *arena = arena_new();
    PageShape shape = *explainer->shape;
    shape.forbidden = record;
    Pagination other = pagination_solve(arena, explainer->scratch, &explainer->strip, &shape);
    if (other.page_count) {
        start->without = other.cost;
        start->page_count = other.page_count;
        start->exact = other.exact;
        pagination_judge(explainer->scratch, &explainer->strip, &shape, &other, start->terms, NULL);
        find_start(explainer, &other, start);
    }
    arena_free(arena);
}

static void add_start(Explainer *explainer, const Walk *walk) {
    const Placement *at = &explainer->chosen->placements[walk->record];
    ColumnStart *start = array_add(explainer->made->arena, &explainer->made->starts);
    *start = (ColumnStart){.page = at->page + 1, .column = at->column, .fixed = walk->broken};
    start->without = -1;
    start->exact = true;
    start->place = record_place(explainer, explainer->chosen, walk->passage, walk->record);
    if (start->fixed) return; // it costs nothing, and there is no other
    start->faults = explainer->strip.records[walk->record].faults;
    for (int term = 0; start->faults >> term; term++)
        if (start->faults & 1u << term) start->fault_cost += explainer->shape->weights.of[term];
    // a passage starts alike in all its settings, and the first one's record stands for them
    bool begins = walk->record == walk_variant(walk)->first;
    find_other(explainer, start, begins ? walk->strip->passages[walk->passage].variants[0].first : walk->record);
}

static void find_starts(Explainer *explainer) {
    Explanation *made = explainer->made;
    Walk walk = {.strip = &explainer->strip, .pagination = explainer->chosen, .record = -1};
    while (walk_on(&walk))
        if (starts_column(&walk)) add_start(explainer, &walk);
    made->runner_up = -1;
    for (int32_t i = 0; i < made->starts.count; i++) {
        int64_t cost = made->starts.at[i].without;
        if (cost < 0) continue;
        if (made->runner_up < 0 || cost < made->starts.at[made->runner_up].without) made->runner_up = i;
    }
}

// ---- settings ------------------------------------------------------------------------------------

// the judge counts `loose` for the article: here it goes to the page where the paragraph starts
static void find_loose(Explainer *explainer) {
    Explanation *made = explainer->made;
    for (int32_t i = 0; i < explainer->strip.passage_count; i++) {
        const Passage *passage = &explainer->strip.passages[i];
        const Variant *variant = passage_variant(passage, explainer->chosen->chosen[i]);
        int64_t cost = (int64_t)variant->loose * explainer->shape->weights.of[TERM_LOOSE] / 100;
        int32_t page = explainer->chosen->placements[variant->first].page;
        if (!cost || page < 0) continue;
        made->pages[page][TERM_LOOSE] += cost;
        const Block *block = &explainer->galley->blocks.at[explainer->galley->sources.at[variant->first].block];
        *array_add(made->arena, &made->loose) = (LooseParagraph){
            page + 1, own_place(explainer, block->place), variant->count - passage->variants[0].count, cost};
    }
}

Explanation *explanation_new(const Galley *galley, const PageShape *shape, const Pagination *pagination,
                             Arena *scratch) {
    Arena *arena = arena_new();
    Explanation *made = arena_new_of(arena, Explanation);
    *made = (Explanation){.arena = arena, .page_count = pagination->page_count, .cost = pagination->cost,
                          .exact = pagination->exact, .runner_up = -1};
    made->pages = arena_push_array(arena, (size_t)pagination->page_count + 1, sizeof *made->pages);
    if (!pagination->page_count) return made;
    Explainer explainer = {.made = made, .galley = galley, .shape = shape, .chosen = pagination,
                           .scratch = scratch, .strip = galley_strip(galley)};
    pagination_judge(scratch, &explainer.strip, shape, pagination, made->terms, made->pages);
    find_loose(&explainer);
    find_starts(&explainer);
    return made;
}

void explanation_free(Explanation *explanation) {
    if (explanation) arena_free(explanation->arena);
}

void explanations_free(Explanations *explanations) {
    for (int32_t i = 0; i < explanations->count; i++) explanation_free(explanations->articles[i]);
    explanations->count = 0;
}
