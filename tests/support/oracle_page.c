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
    int32_t between;        // of two of those: the gap between them if there is nothing else
    bool framed;            // there is one at the head or foot of the page or a column
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

// What stands on the wrong side of the page's end, which lies before one node, and behind another one if a page
// break or a part of a passage stands between them.
static void charge_places(const Sheet *sheet, Sum *sum, const Node *before, const Node *behind) {
    const Oracle *oracle = sheet->oracle;
    int32_t placed = sheet->figures + sheet->count;
    for (int32_t i = 0; i < oracle->floats.count; i++) {
        const Float *figure = &oracle->floats.at[i];
        if (figure->record->free) continue;
        if (i >= placed && figure->place < behind->place) charge(oracle, sum, TERM_LATE, 1);
        if (i < placed && figure->place > before->place) charge(oracle, sum, TERM_EARLY, 1);
    }
}

static void charge_moved(const Sheet *sheet, Sum *sum) {
    const Float *floats = sheet->oracle->floats.at + sheet->figures;
    for (int32_t i = 0; i < sheet->count && sheet->oracle->shape->locked; i++)
        if (floats[i].record->page != sheet->page) charge(sheet->oracle, sum, TERM_MOVED, 1);
}

static int32_t page_start(const Oracle *oracle, int32_t node);

static void charge_foot(const Sheet *sheet, Sum *sum, bool last, bool ends, int32_t empty) {
    if (last) ends = !sheet->oracle->shape->fill || !pages_asked(sheet->oracle);
    charge(sheet->oracle, sum, ends ? TERM_EMPTY : TERM_SHORT, empty);
}

static void end_page(Sheet *sheet, const Stack *stack) {
    const Oracle *oracle = sheet->oracle;
    int32_t used = sheet->heights + (stack->height ? sheet->gaps + stack->height : sheet->between);
    int32_t empty = oracle->shape->lines - used;
    if (empty < 0 || stack->figures < sheet->column_count || (!stack->text && !sheet->count)) return;
    int32_t next = page_start(oracle, stack->node);
    Sum sum = stack->sum;
    bool last = next == oracle->end && sheet->figures + sheet->count == oracle->floats.count;
    charge_foot(sheet, &sum, last, next_kind(oracle, stack->node) == NEXT_BREAK, empty);
    if (sheet->framed && stack->text && stack->height < SLIVER_LINES)
        charge(oracle, &sum, TERM_SLIVER, SLIVER_LINES - stack->height);
    if (sheet->count > 1) charge(oracle, &sum, TERM_CROWD, sheet->count - 1);
    charge_moved(sheet, &sum);
    charge_places(sheet, &sum, &oracle->nodes.at[stack->node], &oracle->nodes.at[next]);
    add_page(sheet, next, &sum);
}

static Start start_of(const Sheet *sheet, const Stack *stack) {
    const Oracle *oracle = sheet->oracle;
    bool locked = oracle->shape->locked && !stack->text && sheet->page > 1;
    bool free = stack->span || stack->node == oracle->first || oracle->nodes.at[stack->node].broken;
    return (Start){free, locked ? sheet->page : 0};
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

// does a spanning record with a head come next?
static bool has_head(const Oracle *oracle, int32_t node) {
    return next_kind(oracle, node) == NEXT_SPAN && oracle->nodes.at[node].edges[0].record->head;
}

static void try_bands(Sheet *sheet, const Stack *stack) {
    Bands bands = *bands_of(sheet, stack); // a copy: what is known may move
    for (int32_t i = 0; i < bands.count; i++) {
        const Band *band = &bands.at[i];
        Stack more = *stack;
        if (!band->text && has_head(sheet->oracle, band->end)) continue;
        more.node = band->end;
        more.figures += band->figures;
        more.height += stack->gap + band->height;
        more.text |= band->text;
        more.band = true, more.span = false, more.gap = 0;
        charge_sum(&more.sum, &band->sum);
        go_on(sheet, &more);
    }
}

static void stand_span(Sheet *sheet, const Stack *stack, const Node *node, const struct Edge *edge,
                       int32_t height) {
    const Oracle *oracle = sheet->oracle;
    const Record *record = edge->record;
    int32_t lines = oracle->shape->lines;
    Stack more = *stack;
    charge_edge(oracle, &more.sum, node, edge);
    if (record->kind == RECORD_FIGURE) charge_figure(oracle, &more.sum, record, height);
    if (!stack->text && !charge_start(oracle, &more.sum, node, start_of(sheet, stack))) return;
    if (!stack->height) height += record->head;
    if (height > lines && !stack->height)
        charge(oracle, &more.sum, TERM_OVERSET, height - lines), height = lines;
    more.height += (stack->height ? stack->gap + record->gap : 0) + height;
    more.node = settle(oracle, edge->next);
    more.text = more.span = true, more.band = false;
    more.gap = record->gap;
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
    // those of the columns are tried with their bands; one beside the text stands as high as it should be
    bool here = slot != SLOT_COLUMN_TOP && slot != SLOT_ASIDE;
    if (!here) try_heights(sheet, figure + 1, sum);
    for (int32_t height = record->least; here && height <= record->most; height++) {
        if (height > sheet->oracle->shape->lines) return;
        Sum more = sum;
        int32_t old = sheet->heights;
        charge_figure(sheet->oracle, &more, record, height);
        sheet->heights += height;
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
    const Float *floats = sheet->oracle->floats.at + sheet->figures;
    bool two = has_slot(sheet, SLOT_TOP) && has_slot(sheet, SLOT_BOTTOM);
    sheet->framed = has_slot(sheet, SLOT_TOP) || has_slot(sheet, SLOT_BOTTOM) ||
                    has_slot(sheet, SLOT_COLUMN_TOP);
    sheet->column_count = 0, sheet->column_set = 0, sheet->gaps = sheet->between = 0;
    for (int32_t i = 0; i < sheet->count; i++) {
        Slot slot = sheet->slots[i];
        if (slot == SLOT_COLUMN_TOP)
            sheet->in_columns[sheet->column_count++] = floats[i].record, sheet->column_set |= 1u << i;
        else if (slot != SLOT_ASIDE) sheet->gaps += floats[i].record->gap;
        if (slot == SLOT_TOP && two) sheet->between = floats[i].record->gap;
    }
    if (has_slot(sheet, SLOT_PAGE)) sheet->gaps = sheet->oracle->shape->lines; // no room for text
    try_heights(sheet, 0, (Sum){0});
}

// of two page-wide figures the first takes the upper slot if both orders are possible
static bool upside_down(const Sheet *sheet, int32_t count, Slot slot) {
    const Float *floats = sheet->oracle->floats.at + sheet->figures;
    for (int32_t i = 0; i < count && slot == SLOT_TOP; i++)
        if (sheet->slots[i] == SLOT_BOTTOM)
            return floats[i].record->slots & 1u << SLOT_TOP && floats[count].record->slots & 1u << SLOT_BOTTOM;
    return false;
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
        if (upside_down(sheet, count, all[i])) continue;
        sheet->slots[count] = all[i];
        choose_slots(sheet, count + 1);
    }
}

static int32_t add_node(Oracle *oracle, Node node) {
    *array_add(oracle->arena, &oracle->nodes) = node;
    return oracle->nodes.count - 1;
}

// the nodes within a variant, the last first; the first record's is the edge
static struct Edge make_variant(Oracle *oracle, Node within, const Variant *variant, int32_t next) {
    const Record *records = oracle->strip->records + variant->first;
    within.start = within.broken = false;
    within.place++;
    within.edge_count = 1;
    for (int32_t i = variant->count - 1; i > 0; i--) {
        within.edges[0] = (struct Edge){&records[i], next, 0};
        next = add_node(oracle, within);
    }
    return (struct Edge){records, next, variant->loose};
}

static const Record *first_record(const Oracle *oracle, int32_t passage) {
    return &oracle->strip->records[oracle->strip->passages[passage].variants[0].first];
}

// what a passage starts with; place and broken as they are at the passage before
static Node passage_node(Oracle *oracle, int32_t passage, Node before) {
    const Record *record = passage ? first_record(oracle, passage - 1) : NULL;
    bool counts = record && !is_float(record) && record->kind != RECORD_SPACE;
    Node node = {.passage = passage, .start = true, .place = before.place + counts};
    node.broken = counts ? record->kind == RECORD_PAGE_BREAK : before.broken;
    return node;
}

static void make_flow(Oracle *oracle) {
    const Strip *strip = oracle->strip;
    Node *starts = arena_array_of(oracle->arena, (size_t)strip->passage_count + 1, Node);
    for (int32_t i = 0; i <= strip->passage_count; i++)
        starts[i] = passage_node(oracle, i, i ? starts[i - 1] : (Node){0});
    int32_t next = oracle->end = add_node(oracle, starts[strip->passage_count]);
    for (int32_t i = strip->passage_count - 1; i >= 0; i--) {
        const Passage *passage = &strip->passages[i];
        Node node = starts[i];
        node.edge_count = passage->variant_count;
        for (int32_t j = 0; j < passage->variant_count; j++)
            node.edges[j] = make_variant(oracle, starts[i], &passage->variants[j], next);
        next = add_node(oracle, node);
    }
    oracle->first = next;
    for (int32_t i = 0; i < strip->passage_count; i++)
        if (is_float(first_record(oracle, i)))
            *array_add(oracle->arena, &oracle->floats) = (Float){first_record(oracle, i), starts[i].place};
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

// in lines of one column; spaces may vanish, gaps do not count
static int32_t least_area(const Oracle *oracle, const Record *record) {
    int32_t columns = oracle->shape->columns, height = record->height + record->insertion;
    if (height > oracle->shape->lines) height = oracle->shape->lines;
    bool column_wide = record->slots & (1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM);
    if (record->kind == RECORD_TEXT) return height * (record->span ? columns : 1);
    if (record->kind != RECORD_FIGURE || record->slots & 1u << SLOT_ASIDE) return 0;
    if (record->slots & 1u << SLOT_PAGE) return columns * oracle->shape->lines;
    return record->least * (column_wide || (!is_float(record) && !record->span) ? 1 : columns);
}

// the floating figures at their least or at their preferred heights
static int32_t pages_needed(const Oracle *oracle, bool preferred) {
    int32_t area = 0, page = oracle->shape->columns * oracle->shape->lines;
    for (int32_t i = 0; i < oracle->strip->passage_count; i++) {
        const Passage *passage = &oracle->strip->passages[i];
        int32_t least = INT32_MAX;
        for (int32_t j = 0; j < passage->variant_count; j++) {
            int32_t own = 0;
            for (int32_t k = 0; k < passage->variants[j].count; k++)
                own += least_area(oracle, &oracle->strip->records[passage->variants[j].first + k]);
            if (own < least) least = own;
        }
        area += least;
    }
    for (int32_t i = 0; preferred && i < oracle->floats.count; i++) {
        const Record *figure = oracle->floats.at[i].record;
        bool narrow = figure->slots & (1u << SLOT_COLUMN_TOP | 1u << SLOT_COLUMN_BOTTOM);
        if (figure->slots & (1u << SLOT_ASIDE | 1u << SLOT_PAGE)) continue;
        area += (figure->height - figure->least) * (narrow ? 1 : oracle->shape->columns);
    }
    return area ? (area + page - 1) / page : 1;
}

int32_t pages_asked(const Oracle *oracle) {
    return pages_needed(oracle, false) <= oracle->shape->pages ? oracle->shape->pages : 0;
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
    int32_t asked = pages_asked(oracle), beyond = pages - (asked ? asked : pages_needed(oracle, true));
    if (asked) charge(oracle, &sum, TERM_PAGES, abs(beyond));
    else if (beyond > 0)
        charge_points(&sum, TERM_PAGES,
                      (int64_t)beyond * (oracle->shape->weights.of[TERM_PAGES] / 10));
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
    int32_t node = page->node;
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
