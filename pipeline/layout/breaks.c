// breaks.c: the active-node dynamic programme of Knuth and Plass (1981), in integers.
//
// Items become legal breakpoints with running sums, so a line's natural width, stretch and shrink are
// differences. A node is a way to reach a breakpoint, told apart by the fitness of its last line and by the
// number of hyphens in a row; by its line number only where lines differ in width or a count of lines is asked
// for: then one pass holds the best way of every count of lines. Passes: without hyphenation, with it, looser,
// and at last anything that keeps the text. Each node also carries the least and the most lines that lead to
// it, which is how `fewer` and `more` come for free.
#include "layout/breaks.h"

#include <assert.h>
#include <stdlib.h>

enum {
    RATIO_STEEP = 10000, // beyond 10, the cost rises slowly, lest sums overflow
    RATIO_MOST = 400000, // and not at all beyond 400
    LINE_COST = 1000,    // of each line; 1/100 of TeX's badness units
    ROWS = 9,            // hyphens in a row that nodes are told apart by, at most
    ROW_LIMIT = ROWS - 2,
    FITS = FIT_VERY_LOOSE + 1,
};
static const int64_t MISMATCH_COST =
    100000000;                             // neighbours that differ by more than one fitness class
static const int64_t ROW_COST = 100000000; // a second hyphen in a row
static const int64_t LAST_HYPHEN_COST = 50000000; // the last line but one ends with a hyphen
static const int64_t STRANDED_COST = 2000000000;
static const int64_t STRANDED_RATE = 4000000;        // more, for each 1/1000 that is lacking
static const int64_t LADDER_COST = 1000000000000000; // more hyphens in a row than the style allows
static const int64_t URGENT_COST = 2000000000000000; // a break between any two letters
static const int64_t OVERFULL_COST = 5000000000000000;
static const int64_t DEMERITS_MOST = 4000000000000000000;

typedef struct {
    int64_t end;        // natural width up to here, with the hyphen, without what hangs out
    int64_t reach;      // no later break ends before, shrunk all it can from the paragraph's start on
    int64_t start;      // where the next line's text begins
    int64_t end_stretch, end_shrink, start_stretch, start_shrink;
    int32_t item;
    int16_t penalty;
    uint8_t flags;
    bool forced;
} BreakPoint;

typedef struct {
    int64_t demerits;
    int32_t point, line;  // point -1: the paragraph's start
    int32_t before, next; // the node of the line above; the next active node
    int32_t ratio;
    int32_t least, most; // lines of the shortest and longest way here
    uint8_t fitness, row;
    bool overfull;
} BreakNode;

typedef ARRAY(BreakLine) BreakLines;

struct Breaker {
    Arena *arena;
    ARRAY(BreakPoint) points;
    ARRAY(BreakNode) nodes;
    BreakLines lines;
    BreakLines outlines[2];
};

// the best way to a breakpoint for one fitness and row
typedef struct {
    int64_t demerits;
    int32_t node, ratio;
    bool overfull;
} Candidate;

typedef struct {
    Candidate best[FITS][ROWS];
    int32_t least[ROWS], most[ROWS];
    bool any;
} Candidates;

typedef struct {
    Breaker *breaker;
    const BreakInput *input;
    BreakPass pass;
    int32_t tolerance;
    int32_t same_line; // from this line on, lines are alike
    int32_t active;    // head of the list, by line; -1: none
    int32_t row_limit; // most hyphens in a row; 0: no limit
    int32_t rows;      // counts of hyphens in a row that are told apart
} Search;

Breaker *breaker_new(void) {
    Breaker *breaker = memory_new(sizeof *breaker);
    *breaker = (Breaker){.arena = arena_new()};
    return breaker;
}

void breaker_free(Breaker *breaker) {
    if (!breaker) return;
    arena_free(breaker->arena);
    free(breaker);
}

int32_t breaks_tolerance(const BreakInput *input, BreakPass pass) {
    switch (pass) {
    case PASS_UNHYPHENATED: return input->first_ratio;
    case PASS_HYPHENATED: return 1000;
    case PASS_LOOSE: return 2500;
    case PASS_EMERGENCY:
    case PASS_COUNT: break;
    }
    return INT32_MAX;
}

Fitness breaks_fitness(int32_t ratio) {
    if (ratio < -500) return FIT_TIGHT;
    if (ratio <= 500) return FIT_DECENT;
    return ratio <= 1000 ? FIT_LOOSE : FIT_VERY_LOOSE;
}

int64_t breaks_demerits(const LineCase *line) {
    int64_t ratio = line->ratio < 0 ? -line->ratio : line->ratio;
    int64_t steep = ratio < RATIO_STEEP ? ratio : RATIO_STEEP;
    int64_t cost = LINE_COST + steep * steep * steep / 100000 + (ratio - steep) * 50;
    int64_t penalty = line->to->kind == BREAK_PENALTY ? line->to->penalty : 0;
    int64_t demerits = cost * cost;
    if (penalty > 0) demerits += penalty * penalty * 10000;
    else if (penalty > BREAK_FORCED) demerits -= penalty * penalty * 10000;
    int apart = (int)line->fitness - (int)line->before;
    if (apart > 1 || apart < -1) demerits += MISMATCH_COST;
    if (line->row > 1) demerits += ROW_COST;
    if (line->last && line->from && (line->from->flags & BREAK_HYPHEN))
        demerits += LAST_HYPHEN_COST;
    if (line->to->flags & BREAK_URGENT) demerits += URGENT_COST;
    if (line->stranded) demerits += STRANDED_COST + line->stranded * STRANDED_RATE;
    return demerits;
}

// ---- breakpoints ---------------------------------------------------------------------------------

static bool is_break(const BreakItem *item, const BreakItem *before) {
    if (item->kind == BREAK_GLUE) return before && before->kind == BREAK_BOX;
    return item->kind == BREAK_PENALTY && item->penalty < BREAK_NEVER;
}

typedef struct {
    int64_t width, stretch, shrink;
} Sums;

static void add_item(Sums *sums, const BreakItem *item) {
    if (item->kind == BREAK_PENALTY) return;
    sums->width += item->width;
    sums->stretch += item->stretch;
    sums->shrink += item->shrink;
}

// what follows a break begins behind all glue and penalties, but never behind a forced break
static void close_point(BreakPoint *point, const BreakInput *input, Sums sums) {
    const BreakItem *items = input->items;
    point->start = -(int64_t)items[point->item].after;
    for (int32_t i = point->item; i < input->count && items[i].kind != BREAK_BOX; i++) {
        if (i > point->item && items[i].kind == BREAK_PENALTY && items[i].penalty <= BREAK_FORCED)
            break;
        add_item(&sums, &items[i]);
    }
    point->start += sums.width;
    point->start_stretch = sums.stretch;
    point->start_shrink = sums.shrink;
}

// from the last one back
static void find_reaches(Breaker *breaker) {
    int64_t least = INT64_MAX / 2;
    for (int32_t i = breaker->points.count; i-- > 0;) {
        BreakPoint *point = &breaker->points.at[i];
        point->reach = least;
        if (point->end - point->end_shrink < least) least = point->end - point->end_shrink;
    }
}

static void find_points(Breaker *breaker, const BreakInput *input) {
    Sums sums = {0};
    breaker->points.count = 0;
    for (int32_t i = 0; i < input->count; i++) {
        const BreakItem *item = &input->items[i];
        if (is_break(item, i ? item - 1 : NULL)) {
            BreakPoint *point = array_add(breaker->arena, &breaker->points);
            bool penalty = item->kind == BREAK_PENALTY;
            *point = (BreakPoint){
                .item = i, .end_stretch = sums.stretch, .end_shrink = sums.shrink};
            point->end = sums.width + (penalty ? item->width : 0) - item->hang;
            point->penalty = penalty ? item->penalty : 0;
            point->flags = item->flags;
            point->forced = penalty && item->penalty <= BREAK_FORCED;
            close_point(point, input, sums);
        }
        add_item(&sums, item);
    }
    find_reaches(breaker);
}

// ---- the search ----------------------------------------------------------------------------------

static Unit line_width(const BreakInput *input, int32_t line) {
    return input->widths[line < input->width_count ? line : input->width_count - 1];
}

static int32_t line_key(const Search *search, int32_t line) {
    return line < search->same_line ? line : search->same_line;
}

static int32_t add_node(Search *search, BreakNode node) {
    *array_add(search->breaker->arena, &search->breaker->nodes) = node;
    return search->breaker->nodes.count - 1;
}

static bool may_break(const Search *search, const BreakPoint *point) {
    if (point->flags & BREAK_URGENT) return search->pass == PASS_EMERGENCY;
    return !(point->flags & BREAK_SOFT) || search->pass != PASS_UNHYPHENATED;
}

typedef enum { LINE_FITS, LINE_SHORT, LINE_LONG, LINE_GONE } LineFit;

// the ratio of the line from one breakpoint to another. LINE_GONE: no later break can fit either
static LineFit find_ratio(const Search *search, const BreakPoint *from, const BreakPoint *to,
                          Unit width, int32_t *ratio) {
    int64_t start = from ? from->start : -(int64_t)search->input->start;
    int64_t slack = width - (to->end - start);
    if (slack >= 0) {
        *ratio = 0;
        if (to->forced) return LINE_FITS;
        int64_t stretch =
            to->end_stretch - (from ? from->start_stretch : 0) + search->input->ragged;
        if (search->tolerance < INT32_MAX && slack * 1000 > search->tolerance * stretch)
            return LINE_SHORT;
        if (slack >= stretch * (RATIO_MOST / 1000)) *ratio = slack ? RATIO_MOST : 0;
        else *ratio = (int32_t)(slack * 1000 / stretch);
        return LINE_FITS;
    }
    int64_t shrink = to->end_shrink - (from ? from->start_shrink : 0);
    if (slack + shrink >= 0) return *ratio = -(int32_t)(-slack * 1000 / shrink), LINE_FITS;
    *ratio = -1000;
    return to->reach - start + (from ? from->start_shrink : 0) > width ? LINE_GONE : LINE_LONG;
}

static bool is_ladder(const Search *search, int32_t row) {
    return search->row_limit && row > search->row_limit;
}

// the line from a node to a breakpoint as a case to be judged; false if it would break a rule
static bool judge_line(const Search *search, const BreakNode *node, const BreakPoint *to,
                       int32_t ratio, LineCase *line) {
    const BreakInput *input = search->input;
    const BreakPoint *from = node->point < 0 ? NULL : &search->breaker->points.at[node->point];
    bool hyphen = to->flags & BREAK_HYPHEN;
    *line = (LineCase){.ratio = ratio, .to = &input->items[to->item], .before = node->fitness};
    line->from = from ? &input->items[from->item] : NULL;
    line->row = hyphen ? node->row + 1 : 0;
    if (is_ladder(search, line->row) && search->pass != PASS_EMERGENCY) return false;
    line->fitness = input->ragged ? FIT_DECENT : breaks_fitness(ratio);
    line->last = to->item == input->count - 1;
    int64_t natural = from ? to->end - from->start : INT64_MAX;
    if (line->last && natural < input->last_least)
        line->stranded = (int32_t)((input->last_least - natural) * 1000 / input->last_least) + 1;
    return !line->stranded || search->pass >= PASS_LOOSE; // rather a looser pass
}

static void take_candidate(const Search *search, Candidates *all, const LineCase *line,
                           Candidate made, const BreakNode *node) {
    int32_t row = line->row < search->rows ? line->row : search->rows - 1;
    Candidate *best = &all->best[line->fitness][row];
    if (best->node < 0 || made.demerits < best->demerits) *best = made;
    if (node->least + 1 < all->least[row]) all->least[row] = node->least + 1;
    if (node->most + 1 > all->most[row]) all->most[row] = node->most + 1;
    all->any = true;
}

static void clear_candidates(Candidates *all, int32_t rows) {
    for (int32_t fit = 0; fit < FITS; fit++)
        for (int32_t row = 0; row < rows; row++) all->best[fit][row].node = -1;
    for (int32_t row = 0; row < rows; row++) all->least[row] = INT32_MAX, all->most[row] = 0;
    all->any = false;
}

// makes the nodes of one line number active, behind the node `last` (-1: at the list's head)
static int32_t activate(Search *search, const Candidates *all, int32_t point, int32_t last) {
    for (int32_t fit = 0; fit < FITS; fit++) {
        for (int32_t row = 0; row < search->rows; row++) {
            Candidate best = all->best[fit][row];
            if (best.node < 0) continue;
            BreakNode *nodes = search->breaker->nodes.at;
            BreakNode made = {.demerits = best.demerits,
                              .point = point,
                              .before = best.node,
                              .ratio = best.ratio};
            made.line = nodes[best.node].line + 1;
            made.least = all->least[row];
            made.most = all->most[row];
            made.fitness = (uint8_t)fit;
            made.row = (uint8_t)row;
            made.overfull = best.overfull;
            made.next = last < 0 ? search->active : nodes[last].next;
            int32_t at = add_node(search, made);
            if (last < 0) search->active = at;
            else search->breaker->nodes.at[last].next = at;
            last = at;
        }
    }
    return last;
}

static void try_line(const Search *search, Candidates *all, int32_t at, int32_t to, int32_t ratio,
                     bool overfull) {
    const BreakNode *node = &search->breaker->nodes.at[at];
    LineCase line;
    if (!judge_line(search, node, &search->breaker->points.at[to], ratio, &line)) return;
    int64_t demerits = node->demerits + breaks_demerits(&line) + (overfull ? OVERFULL_COST : 0);
    if (is_ladder(search, line.row)) demerits += LADDER_COST;
    if (demerits > DEMERITS_MOST) demerits = DEMERITS_MOST;
    take_candidate(search, all, &line, (Candidate){demerits, at, ratio, overfull}, node);
}

// Tries all active nodes of one line number against a breakpoint, from `at` on; drops those that no
// later break can serve. Returns the first node of the next line number; *last is the node before it.
static int32_t try_group(Search *search, Candidates *all, int32_t to, int32_t at, int32_t *last) {
    BreakNode *nodes = search->breaker->nodes.at;
    const BreakPoint *points = search->breaker->points.at, *point = &points[to];
    int32_t key = line_key(search, nodes[at].line);
    Unit width = line_width(search->input, nodes[at].line);
    bool allowed = may_break(search, point);
    while (at >= 0 && line_key(search, nodes[at].line) == key) {
        int32_t next = nodes[at].next, ratio;
        const BreakPoint *from = nodes[at].point < 0 ? NULL : &points[nodes[at].point];
        LineFit fit = find_ratio(search, from, point, width, &ratio);
        if (fit == LINE_FITS && allowed) try_line(search, all, at, to, ratio, false);
        bool drop = fit == LINE_GONE || point->forced;
        // the last hope of the last pass: a line that is too long
        bool only = fit == LINE_GONE && search->pass == PASS_EMERGENCY && *last < 0 && next < 0 &&
                    !all->any;
        if (only && allowed) try_line(search, all, at, to, ratio, true);
        if (only && !all->any) drop = point->forced;
        if (!drop) *last = at;
        else if (*last < 0) search->active = next;
        else nodes[*last].next = next;
        at = next;
    }
    return at;
}

// new nodes stand behind the nodes of their line's number less one, so the list stays in order of lines
static void try_point(Search *search, int32_t to) {
    int32_t at = search->active, last = -1;
    Candidates all;
    while (at >= 0) {
        clear_candidates(&all, search->rows);
        at = try_group(search, &all, to, at, &last);
        if (all.any) last = activate(search, &all, to, last);
    }
}

static bool run_pass(Search *search, BreakPass pass, bool by_line) {
    const BreakInput *input = search->input;
    Breaker *breaker = search->breaker;
    search->pass = pass;
    search->tolerance = breaks_tolerance(input, pass);
    search->same_line = by_line ? INT32_MAX : input->width_count - 1;
    search->rows = search->row_limit ? search->row_limit + 1 + (pass == PASS_EMERGENCY) : 3;
    breaker->nodes.count = 0;
    search->active =
        add_node(search, (BreakNode){.point = -1, .before = -1, .next = -1, .fitness = FIT_DECENT});
    for (int32_t i = 0; i < breaker->points.count && search->active >= 0; i++) try_point(search, i);
    return search->active >= 0;
}

// the active node whose line count is nearest to `wanted`, then the cheapest; wanted -1: the cheapest
static int32_t choose_end(const Search *search, int32_t wanted) {
    const BreakNode *nodes = search->breaker->nodes.at;
    int32_t best = -1, far = INT32_MAX;
    for (int32_t at = search->active; at >= 0; at = nodes[at].next) {
        int32_t apart = wanted < 0 ? 0 : abs(nodes[at].line - wanted);
        if (best >= 0 &&
            (apart > far || (apart == far && nodes[at].demerits >= nodes[best].demerits)))
            continue;
        best = at;
        far = apart;
    }
    return best;
}

// the lines that lead to a node
static void read_lines(const Search *search, int32_t end, BreakLines *lines) {
    Breaker *breaker = search->breaker;
    const BreakNode *nodes = breaker->nodes.at;
    lines->count = 0;
    for (int32_t i = 0; i < nodes[end].line; i++) array_add(breaker->arena, lines);
    for (int32_t at = end, line = nodes[end].line; line-- > 0; at = nodes[at].before) {
        BreakLine *made = &lines->at[line];
        *made =
            (BreakLine){.item = breaker->points.at[nodes[at].point].item, .ratio = nodes[at].ratio};
        made->demerits = nodes[at].demerits - nodes[nodes[at].before].demerits;
        made->overfull = nodes[at].overfull;
    }
}

static void read_back(Search *search, int32_t end, BreakResult *result) {
    Breaker *breaker = search->breaker;
    read_lines(search, end, &breaker->lines);
    result->lines = breaker->lines.at;
    result->line_count = breaker->nodes.at[end].line;
    result->demerits = breaker->nodes.at[end].demerits;
}

static void find_range(const Search *search, BreakResult *result) {
    const BreakNode *nodes = search->breaker->nodes.at;
    int32_t least = result->line_count, most = result->line_count;
    for (int32_t at = search->active; at >= 0; at = nodes[at].next) {
        if (nodes[at].least < least) least = nodes[at].least;
        if (nodes[at].most > most) most = nodes[at].most;
    }
    if (search->pass == PASS_EMERGENCY) return; // anything would fit there
    result->fewer = result->line_count - least;
    result->more = most - result->line_count;
}

// the same pass once more, lines told apart, for a setting that is longer or shorter
static void find_loose(Search *search, const BreakInput *input, BreakResult *result) {
    int32_t wanted = result->line_count + input->looseness;
    int32_t least = result->line_count - result->fewer, most = result->line_count + result->more;
    result->met = wanted >= least && wanted <= most;
    if (!result->met) return;
    if (result->pass == PASS_UNHYPHENATED) result->pass = PASS_HYPHENATED;
    result->met = run_pass(search, result->pass, true);
    if (!result->met) return;
    read_back(search, choose_end(search, wanted), result);
    result->met = result->line_count == wanted;
    find_range(search, result);
}

static void read_outline(const Search *search, int32_t wanted, BreakLines *lines,
                         BreakOutline *outline) {
    int32_t end = choose_end(search, wanted);
    const BreakNode *node = &search->breaker->nodes.at[end];
    outline->met = wanted > 0 && node->line == wanted;
    if (!outline->met) return;
    read_lines(search, end, lines);
    outline->lines = lines->at;
    outline->line_count = wanted;
    outline->demerits = node->demerits;
}

// What one line less and one more would be, from a pass that told lines apart.
static void read_outlines(const Search *search, BreakResult *result) {
    for (int32_t i = 0; i < 2; i++)
        read_outline(search, result->line_count + 2 * i - 1, &search->breaker->outlines[i],
                     &result->outlines[i]);
}

// What else the paragraph could be. What hyphens could do counts, also where none are wanted.
static void find_others(Search *search, const BreakInput *input, BreakResult *result) {
    bool outlines = input->outlines && result->pass <= PASS_HYPHENATED, by_line = false;
    if (result->pass == PASS_UNHYPHENATED) {
        by_line = outlines; // this pass may as well tell lines apart
        if (!run_pass(search, PASS_HYPHENATED, by_line)) return;
    }
    find_range(search, result);
    if (!outlines || (!result->fewer && !result->more)) return;
    if (by_line || run_pass(search, PASS_HYPHENATED, true)) read_outlines(search, result);
}

BreakResult breaks_find(Breaker *breaker, const BreakInput *input) {
    Search search = {.breaker = breaker, .input = input};
    search.row_limit = input->hyphen_row < ROW_LIMIT ? input->hyphen_row : ROW_LIMIT;
    BreakResult result = {.met = true};
    find_points(breaker, input);
    if (!breaker->points.count) return result;
    BreakPass pass = input->first_ratio > 0 ? PASS_UNHYPHENATED : PASS_HYPHENATED;
    while (!run_pass(&search, pass, false) && pass < PASS_EMERGENCY) pass++;
    assert(search.active >= 0);
    result.pass = pass;
    read_back(&search, choose_end(&search, -1), &result);
    find_others(&search, input, &result);
    if (input->looseness) find_loose(&search, input, &result);
    return result;
}
