// oracle_page.c: all pages that can stand between two states of an article, and the cheapest row of pages.
//
// A page's state at its start is where the text goes on, and which figure is the next one.
#include "support/oracle_inside.h"

enum { PAGES_MOST = 24 };

// a page: from one state to another one
typedef struct {
    int32_t node, figures;  // at its end; figures: how many of all have been placed
    Sum sum;
} Page;
typedef ARRAY(Page) Pages;

typedef struct {
    int32_t node, figures;
    unsigned columns;       // which of all figures are in the columns
    Start start;
    Bands bands;
} KnownBands;

typedef struct {
    Oracle *oracle;
    ARRAY(KnownBands) known;
    // at the page's start
    int32_t node, figures, page;
    // figures on the page
    int32_t count;
    Slot slots[FIGURES_A_PAGE];
    const Record *in_columns[FIGURES_A_PAGE];
    int32_t column_count;
    unsigned column_set;
    int32_t heights, gaps;  // of those over all columns
    bool framed;            // there is one at the head or foot
    Pages pages;
} Sheet;

// a stack so far
typedef struct {
    int32_t node, figures, height;
    bool text;              // of the flow
    bool band, span;        // what it ends with
    int32_t gap;            // below the spanning figure it ends with
    Sum sum;
} Stack;

static void add_page(Sheet *sheet, int32_t node, const Sum *sum) {
    int32_t figures = sheet->figures + sheet->count;
    for (int32_t i = 0; i < sheet->pages.count; i++) {
        Page *page = &sheet->pages.at[i];
        if (page->node != node || page->figures != figures) continue;
        if (sum->cost < page->sum.cost) page->sum = *sum;
        return;
    }
    *array_add(sheet->oracle->arena, &sheet->pages) = (Page){node, figures, *sum};
}

// What stands on the wrong side of the page's end, which lies before the passage `end`. What is written between the
// page's last passage and that one is written on this page.
static void charge_places(const Sheet *sheet, Sum *sum, int32_t end) {
    const Oracle *oracle = sheet->oracle;
    int32_t placed = sheet->figures + sheet->count;
    for (int32_t i = 0; i < oracle->floats.count; i++) {
        const Float *figure = &oracle->floats.at[i];
        if (figure->record->free) continue;
        if (i >= placed && figure->passage < end) charge(oracle, sum, TERM_LATE, 1);
        if (i < placed && figure->passage >= end) charge(oracle, sum, TERM_EARLY, 1);
    }
}

static void charge_foot(const Sheet *sheet, Sum *sum, Next next, int32_t empty) {
    const Oracle *oracle = sheet->oracle;
    bool last = next == NEXT_END && sheet->figures + sheet->count == oracle->floats.count;
    bool ends = next == NEXT_END || next == NEXT_BREAK;
    charge(oracle, sum, ends && !(last && oracle->shape->fill) ? TERM_EMPTY : TERM_SHORT, empty);
}

static void end_page(Sheet *sheet, const Stack *stack) {
    const Oracle *oracle = sheet->oracle;
    int32_t used = sheet->heights + (stack->height ? sheet->gaps : 0) + stack->height;
    int32_t empty = oracle->shape->lines - used, node = stack->node;
    if (empty < 0 || stack->figures < sheet->column_count || (!stack->text && !sheet->count)) return;
    Sum sum = stack->sum;
    Next next = next_kind(oracle, node);
    // a page break ends this page; with nothing of the flow above it, it has nothing to end
    bool ends = next == NEXT_BREAK && stack->text;
    charge_foot(sheet, &sum, next, empty);
    if (sheet->framed && stack->text && stack->height < SLIVER_LINES)
        charge(oracle, &sum, TERM_SLIVER, SLIVER_LINES - stack->height);
    if (sheet->count > 1) charge(oracle, &sum, TERM_CROWD, sheet->count - 1);
    if (ends) node = oracle->nodes.at[node].edges[0].next;
    charge_places(sheet, &sum, oracle->nodes.at[node].passage);
    add_page(sheet, settle(oracle, node), &sum);
}

static Start start_of(const Sheet *sheet, const Stack *stack) {
    bool locked = sheet->oracle->shape->locked && !stack->text;
    return (Start){stack->span || stack->node == sheet->oracle->first, locked ? sheet->page : 0};
}

static const Bands *bands_of(Sheet *sheet, const Stack *stack) {
    Start start = start_of(sheet, stack);
    int32_t figures = sheet->figures;
    for (int32_t i = 0; i < sheet->known.count; i++) {
        const KnownBands *known = &sheet->known.at[i];
        if (known->node == stack->node && known->figures == stack->figures && known->start.free == start.free &&
            known->start.page == start.page && known->columns == sheet->column_set << figures)
            return &known->bands;
    }
    Bands bands = band_bands(sheet->oracle, stack->node, start, sheet->in_columns + stack->figures,
                             sheet->column_count - stack->figures);
    *array_add(sheet->oracle->arena, &sheet->known) =
        (KnownBands){stack->node, stack->figures, sheet->column_set << figures, start, bands};
    return &array_last(&sheet->known)->bands;
}

static void go_on(Sheet *sheet, const Stack *stack);

static void try_bands(Sheet *sheet, const Stack *stack) {
    Bands bands = *bands_of(sheet, stack); // a copy: what is known may move
    for (int32_t i = 0; i < bands.count; i++) {
        const Band *band = &bands.at[i];
        Stack more = *stack;
        more.node = band->end;
        more.figures += band->figures;
        more.height += stack->gap + band->height;
        more.text |= band->text;
        more.band = true, more.span = false, more.gap = 0;
        charge_sum(&more.sum, &band->sum);
        go_on(sheet, &more);
    }
}

static void stand_span(Sheet *sheet, const Stack *stack, const Node *node, const struct Edge *edge, int32_t height) {
    const Oracle *oracle = sheet->oracle;
    const Record *record = edge->record;
    Stack more = *stack;
    bool starts = !stack->text;
    int32_t above = record->kind == RECORD_FIGURE && stack->height ? record->gap : 0;
    charge_edge(oracle, &more.sum, node, edge);
    if (record->kind == RECORD_FIGURE) charge_figure(oracle, &more.sum, record, height);
    if (starts && !charge_start(oracle, &more.sum, record, start_of(sheet, stack))) return;
    more.height += (above > stack->gap ? above : stack->gap) + height + (starts ? record->head : 0);
    if (record->insertion) more.height += oracle->shape->note_gap + record->insertion;
    if (more.height > oracle->shape->lines && !stack->height && height == least_height(record)) {
        charge(oracle, &more.sum, TERM_OVERSET, more.height - oracle->shape->lines);
        more.height = oracle->shape->lines;
    }
    more.node = settle(oracle, edge->next);
    more.text = more.span = true, more.band = false;
    more.gap = record->kind == RECORD_FIGURE ? record->gap : 0;
    go_on(sheet, &more);
}

static void try_spans(Sheet *sheet, const Stack *stack) {
    const Node *node = &sheet->oracle->nodes.at[stack->node];
    for (int32_t i = 0; i < node->edge_count; i++) {
        const struct Edge *edge = &node->edges[i];
        for (int32_t height = least_height(edge->record); height <= most_height(edge->record); height++)
            stand_span(sheet, stack, node, edge, height);
    }
}

static void go_on(Sheet *sheet, const Stack *stack) {
    if (stack->height + sheet->heights > sheet->oracle->shape->lines) return;
    end_page(sheet, stack);
    if (!stack->band) try_bands(sheet, stack);
    if (next_kind(sheet->oracle, stack->node) == NEXT_SPAN) try_spans(sheet, stack);
}

// the heights of the figures over all columns, and beside them
static void try_heights(Sheet *sheet, int32_t figure, Sum sum) {
    if (figure == sheet->count) {
        go_on(sheet, &(Stack){.node = sheet->node, .sum = sum});
        return;
    }
    const Record *record = sheet->oracle->floats.at[sheet->figures + figure].record;
    Slot slot = sheet->slots[figure];
    if (slot == SLOT_COLUMN_TOP) try_heights(sheet, figure + 1, sum);
    for (int32_t height = record->least; slot != SLOT_COLUMN_TOP && height <= record->most; height++) {
        if (height > sheet->oracle->shape->lines) return;
        Sum more = sum;
        int32_t old = sheet->heights;
        if (slot != SLOT_ASIDE) charge_figure(sheet->oracle, &more, record, height);
        if (slot != SLOT_ASIDE) sheet->heights += height;
        try_heights(sheet, figure + 1, more);
        sheet->heights = old;
    }
}

static bool has_slot(const Sheet *sheet, Slot slot) {
    for (int32_t i = 0; i < sheet->count; i++)
        if (sheet->slots[i] == slot) return true;
    return false;
}

static void try_slots(Sheet *sheet) {
    sheet->framed = has_slot(sheet, SLOT_TOP) || has_slot(sheet, SLOT_BOTTOM) || has_slot(sheet, SLOT_COLUMN_TOP);
    sheet->column_count = 0, sheet->column_set = 0, sheet->gaps = 0;
    for (int32_t i = 0; i < sheet->count; i++) {
        const Record *record = sheet->oracle->floats.at[sheet->figures + i].record;
        if (sheet->slots[i] == SLOT_COLUMN_TOP)
            sheet->in_columns[sheet->column_count++] = record, sheet->column_set |= 1u << i;
        else if (sheet->slots[i] != SLOT_ASIDE) sheet->gaps += record->gap;
    }
    if (has_slot(sheet, SLOT_PAGE)) sheet->gaps = sheet->oracle->shape->lines; // no room for text
    try_heights(sheet, 0, (Sum){0});
}

static void choose_slots(Sheet *sheet, int32_t count) {
    sheet->count = count;
    try_slots(sheet);
    int32_t next = sheet->figures + count;
    if (count == FIGURES_A_PAGE || next == sheet->oracle->floats.count || has_slot(sheet, SLOT_PAGE)) return;
    static const Slot all[] = {SLOT_TOP, SLOT_BOTTOM, SLOT_ASIDE, SLOT_COLUMN_TOP, SLOT_PAGE};
    unsigned slots = sheet->oracle->floats.at[next].record->slots;
    if (slots & 1u << SLOT_COLUMN_BOTTOM) slots |= 1u << SLOT_COLUMN_TOP; // the foot costs what the head costs
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        sheet->count = count;
        bool taken = all[i] != SLOT_COLUMN_TOP && has_slot(sheet, all[i]);
        if (!(slots & 1u << all[i]) || taken || (all[i] == SLOT_PAGE && count)) continue;
        sheet->slots[count] = all[i];
        choose_slots(sheet, count + 1);
    }
}

static int32_t add_node(Oracle *oracle, Node node) {
    *array_add(oracle->arena, &oracle->nodes) = node;
    return oracle->nodes.count - 1;
}

// the nodes within a variant, the last first; the first record's is the edge
static struct Edge make_variant(Oracle *oracle, int32_t passage, const Variant *variant, int32_t next) {
    const Record *records = oracle->strip->records + variant->first;
    for (int32_t i = variant->count - 1; i > 0; i--)
        next = add_node(oracle, (Node){passage, false, 1, {{&records[i], next, 0}}});
    return (struct Edge){records, next, variant->loose};
}

static void make_flow(Oracle *oracle) {
    const Strip *strip = oracle->strip;
    int32_t next = add_node(oracle, (Node){strip->passage_count, true, 0, {{0}}});
    oracle->end = next;
    for (int32_t i = strip->passage_count - 1; i >= 0; i--) {
        const Passage *passage = &strip->passages[i];
        Node node = {i, true, passage->variant_count, {{0}}};
        for (int32_t j = 0; j < passage->variant_count; j++)
            node.edges[j] = make_variant(oracle, i, &passage->variants[j], next);
        next = add_node(oracle, node);
    }
    oracle->first = next;
    for (int32_t i = 0; i < strip->passage_count; i++) {
        const Record *record = &strip->records[strip->passages[i].variants[0].first];
        if (is_float(record)) *array_add(oracle->arena, &oracle->floats) = (Float){record, i};
    }
}

// A page break with nothing above it on its page has nothing to end: it vanishes.
static int32_t page_start(const Oracle *oracle, int32_t node) {
    node = settle(oracle, node);
    while (next_kind(oracle, node) == NEXT_BREAK) node = settle(oracle, oracle->nodes.at[node].edges[0].next);
    return node;
}

static Oracle *make_oracle(Arena *arena, const Strip *strip, const PageShape *shape) {
    Oracle *oracle = arena_new_of(arena, Oracle);
    *oracle = (Oracle){.arena = arena, .strip = strip, .shape = shape};
    make_flow(oracle);
    oracle->first = page_start(oracle, oracle->first);
    oracle->pieces = arena_array_of(arena, (size_t)oracle->nodes.count, Pieces);
    for (int32_t i = 0; i < oracle->nodes.count; i++) oracle->pieces[i] = column_pieces(oracle, i, (Start){0});
    return oracle;
}

static void least_of_passage(const Oracle *oracle, const Passage *passage, int64_t *area) {
    int32_t least = INT32_MAX;
    for (int32_t i = 0; i < passage->variant_count; i++) {
        int32_t height = 0;
        for (int32_t j = 0; j < passage->variants[i].count; j++) {
            const Record *record = &oracle->strip->records[passage->variants[i].first + j];
            if (record->kind == RECORD_PAGE_BREAK) continue;
            height += (least_height(record) + record->insertion) * (record->span ? oracle->shape->columns : 1);
        }
        if (height < least) least = height;
    }
    *area += least;
}

// TODO guess
static int32_t pages_needed(const Oracle *oracle) {
    int64_t area = 0, page = (int64_t)oracle->shape->columns * oracle->shape->lines;
    for (int32_t i = 0; i < oracle->strip->passage_count; i++) least_of_passage(oracle, &oracle->strip->passages[i], &area);
    int64_t pages = (area + page - 1) / page;
    return pages > 1 ? (int32_t)pages : 1;
}

typedef struct {
    bool there;
    Sum sum;
} Best;

typedef struct {
    Sheet sheet;
    Best *best[PAGES_MOST + 1]; // per page boundary, one a state
    Pages *pages;               // one a state: the pages that can start there, if the page's number does not matter
    bool *tried;
    Verdict verdict;
} Article;

static int32_t state_of(const Oracle *oracle, int32_t node, int32_t figures) {
    return node * (oracle->floats.count + 1) + figures;
}

static void finish(Article *article, Sum sum, int32_t pages) {
    const Oracle *oracle = article->sheet.oracle;
    int32_t wanted = oracle->shape->pages ? oracle->shape->pages : pages_needed(oracle);
    int32_t beyond = pages - wanted;
    charge(oracle, &sum, TERM_PAGES, oracle->shape->pages ? abs(beyond) : beyond > 0 ? beyond : 0);
    if (article->verdict.possible && sum.cost >= article->verdict.sum.cost) return;
    article->verdict = (Verdict){true, pages, sum};
}

static const Pages *pages_from(Article *article, int32_t node, int32_t figures, int32_t page) {
    Sheet *sheet = &article->sheet;
    int32_t state = state_of(sheet->oracle, node, figures);
    if (article->tried[state] && !sheet->oracle->shape->locked) return &article->pages[state];
    sheet->node = node, sheet->figures = figures, sheet->page = page;
    sheet->pages = (Pages){0};
    choose_slots(sheet, 0);
    article->tried[state] = true;
    article->pages[state] = sheet->pages;
    return &article->pages[state];
}

static void reach(Article *article, const Page *page, const Sum *before, int32_t number) {
    const Oracle *oracle = article->sheet.oracle;
    Sum sum = *before;
    charge_sum(&sum, &page->sum);
    int32_t node = page_start(oracle, page->node);
    if (node == oracle->end && page->figures == oracle->floats.count) finish(article, sum, number);
    else {
        Best *best = &article->best[number][state_of(oracle, node, page->figures)];
        if (!best->there || sum.cost < best->sum.cost) *best = (Best){true, sum};
    }
}

static void try_pages(Article *article, int32_t number) {
    const Oracle *oracle = article->sheet.oracle;
    for (int32_t node = 0; node < oracle->nodes.count; node++)
        for (int32_t figures = 0; figures <= oracle->floats.count; figures++) {
            const Best *best = &article->best[number - 1][state_of(oracle, node, figures)];
            if (!best->there) continue;
            const Pages *pages = pages_from(article, node, figures, number);
            for (int32_t i = 0; i < pages->count; i++) reach(article, &pages->at[i], &best->sum, number);
        }
}

Verdict oracle_judge(Arena *arena, const Strip *strip, const PageShape *shape) {
    Article article = {.sheet.oracle = make_oracle(arena, strip, shape)};
    const Oracle *oracle = article.sheet.oracle;
    size_t states = (size_t)(oracle->nodes.count * (oracle->floats.count + 1));
    for (int32_t i = 0; i <= PAGES_MOST; i++) article.best[i] = arena_array_of(arena, states, Best);
    article.pages = arena_array_of(arena, states, Pages);
    article.tried = arena_array_of(arena, states, bool);
    article.best[0][state_of(oracle, oracle->first, 0)].there = true;
    for (int32_t number = 1; number < PAGES_MOST; number++) try_pages(&article, number);
    return article.verdict;
}
