// oracle.c: the flow as a graph, and all that a column and a band may hold.
#include "support/oracle_inside.h"

bool is_float(const Record *record) {
    return record->kind == RECORD_FIGURE && record->slots != 1u << SLOT_HERE;
}

int32_t least_height(const Record *record) {
    return record->kind == RECORD_TEXT ? record->height : record->least;
}

int32_t most_height(const Record *record) {
    return record->kind == RECORD_TEXT ? record->height : record->most;
}

// loose and crop come in hundredths and thousandths: their points are whole, rounded down for each
static int64_t points_of(int32_t weight, CostTerm term, int64_t count) {
    if (term == TERM_LOOSE) return weight * count / 100;
    if (term == TERM_CROP) return weight * count / 10;
    if (term == TERM_BALANCE) return count ? weight / 5 + weight * (count - 1) : 0;
    return weight * count;
}

void charge_points(Sum *sum, CostTerm term, int64_t points) {
    sum->terms[term] += points;
    sum->cost += points;
}

void charge(const Oracle *oracle, Sum *sum, CostTerm term, int64_t count) {
    charge_points(sum, term, points_of(oracle->shape->weights.of[term], term, count));
}

void charge_sum(Sum *sum, const Sum *part) {
    sum->cost += part->cost;
    for (int32_t i = 0; i < TERM_COUNT; i++) sum->terms[i] += part->terms[i];
}

void charge_figure(const Oracle *oracle, Sum *sum, const Record *figure, int32_t height) {
    charge(oracle, sum, TERM_HEIGHT, abs(height - figure->height));
    if (figure->crop) charge(oracle, sum, TERM_CROP, figure->crop[height - figure->least]);
}

bool charge_start(const Oracle *oracle, Sum *sum, const Node *node, Start start) {
    const Record *record = node->edges[0].record; // of a passage's start: whichever variant is chosen
    if (record - oracle->strip->records == oracle->shape->forbidden && !start.free) return false;
    for (CostTerm term = TERM_WIDOW; term <= TERM_GROUP && !start.free; term++)
        if (record->faults & 1u << term) charge(oracle, sum, term, 1);
    if (start.page && record->page != start.page) charge(oracle, sum, TERM_MOVED, 1);
    return true;
}

void charge_edge(const Oracle *oracle, Sum *sum, const Node *node, const struct Edge *edge) {
    if (node->start) charge(oracle, sum, TERM_LOOSE, edge->loose);
}

int32_t settle(const Oracle *oracle, int32_t node) {
    for (;; node = oracle->nodes.at[node].edges[0].next) {
        const Node *at = &oracle->nodes.at[node];
        if (!at->edge_count) return node;
        const Record *record = at->edges[0].record;
        if (record->kind != RECORD_SPACE && !is_float(record)) return node;
    }
}

Next next_kind(const Oracle *oracle, int32_t node) {
    const Node *at = &oracle->nodes.at[node];
    if (!at->edge_count) return NEXT_END;
    if (at->edges[0].record->kind == RECORD_PAGE_BREAK) return NEXT_BREAK;
    return at->edges[0].record->span ? NEXT_SPAN : NEXT_TEXT;
}

typedef struct {
    const Oracle *oracle;
    Start start;
    Pieces pieces;
} Column;

// a column's text so far
typedef struct {
    bool any;
    int32_t text, notes;
    Sum sum;
} Filled;

static int32_t filled_height(const Column *column, const Filled *filled) {
    return filled->text + (filled->notes ? column->oracle->shape->note_gap + filled->notes : 0);
}

static void add_piece(Column *column, int32_t end, int32_t height, const Sum *sum) {
    for (int32_t i = 0; i < column->pieces.count; i++) {
        Piece *piece = &column->pieces.at[i];
        if (piece->end != end || piece->height != height) continue;
        if (sum->cost < piece->sum.cost) piece->sum = *sum;
        return;
    }
    *array_add(column->oracle->arena, &column->pieces) = (Piece){end, height, *sum};
}

static void fill(Column *column, int32_t node, Filled filled);

static void fill_space(Column *column, const struct Edge *edge, const Filled *filled) {
    if (!filled->any) fill(column, edge->next, *filled);
    for (int32_t height = edge->record->least; filled->any && height <= edge->record->most; height++) {
        Filled more = *filled;
        more.text += height;
        charge(column->oracle, &more.sum, TERM_SPACE, abs(height - edge->record->height));
        fill(column, edge->next, more);
    }
}

// What no column can hold stands alone in one, as high as the page.
static void fill_overset(Column *column, const struct Edge *edge, Filled *filled, int32_t height) {
    int32_t lines = column->oracle->shape->lines;
    charge(column->oracle, &filled->sum, TERM_OVERSET, height - lines);
    add_piece(column, settle(column->oracle, edge->next), lines, &filled->sum);
}

static void fill_record(Column *column, const Node *node, const struct Edge *edge, const Filled *filled) {
    const Record *record = edge->record;
    for (int32_t height = least_height(record); height <= most_height(record); height++) {
        Filled more = *filled;
        charge_edge(column->oracle, &more.sum, node, edge);
        if (record->kind == RECORD_FIGURE) charge_figure(column->oracle, &more.sum, record, height);
        if (!more.any && !charge_start(column->oracle, &more.sum, node, column->start)) return;
        more.text += height + (more.any ? 0 : record->head);
        more.notes += record->insertion;
        more.any = true;
        int32_t all = filled_height(column, &more);
        if (all <= column->oracle->shape->lines) {
            add_piece(column, settle(column->oracle, edge->next), all, &more.sum);
            fill(column, edge->next, more);
        } else if (!filled->any && height == least_height(record)) fill_overset(column, edge, &more, all);
    }
}

static void fill(Column *column, int32_t at, Filled filled) {
    if (filled_height(column, &filled) > column->oracle->shape->lines) return;
    const Node *node = &column->oracle->nodes.at[at];
    for (int32_t i = 0; i < node->edge_count; i++) {
        const struct Edge *edge = &node->edges[i];
        if (is_float(edge->record)) fill(column, edge->next, filled);
        else if (edge->record->kind == RECORD_SPACE) fill_space(column, edge, &filled);
        else if (edge->record->kind != RECORD_PAGE_BREAK && !edge->record->span)
            fill_record(column, node, edge, &filled);
    }
}

Pieces column_pieces(const Oracle *oracle, int32_t node, Start start) {
    Column column = {.oracle = oracle, .start = start};
    fill(&column, node, (Filled){0});
    return column.pieces;
}

// some columns of a band of a given height
typedef struct {
    int32_t node, figures;
    bool text, full;        // full: one of them is as high as the band
    Sum sum;
} Row;
typedef ARRAY(Row) Rows;

typedef struct {
    const Oracle *oracle;
    const Record *const *figures;
    int32_t count, height;
    CostTerm uneven;        // or balance
    const Pieces *first;    // the texts that can start the band
} Trial;

static void add_row(const Trial *trial, Rows *rows, const Row *from, const Piece *piece, int32_t figure) {
    Row row = *from;
    const Record *record = figure ? trial->figures[from->figures] : NULL;
    int32_t height = (piece ? piece->height : 0) + figure + (record && piece ? record->gap : 0);
    if (height > trial->height) return;
    if (piece) row.node = piece->end, row.text = true, charge_sum(&row.sum, &piece->sum);
    if (record) row.figures++, charge_figure(trial->oracle, &row.sum, record, figure);
    charge(trial->oracle, &row.sum, trial->uneven, trial->height - height);
    row.full |= height == trial->height;
    for (int32_t i = 0; i < rows->count; i++) {
        Row *old = &rows->at[i];
        if (old->node != row.node || old->figures != row.figures || old->text != row.text ||
            old->full != row.full)
            continue;
        if (row.sum.cost < old->sum.cost) *old = row;
        return;
    }
    *array_add(trial->oracle->arena, rows) = row;
}

// A figure's height, or 0 for none; with every text, or none.
static void add_rows(const Trial *trial, Rows *rows, const Row *from, int32_t figure, bool may_be_empty) {
    const Pieces *pieces = from->text ? &trial->oracle->pieces[from->node] : trial->first;
    if (figure || may_be_empty) add_row(trial, rows, from, NULL, figure);
    for (int32_t i = 0; i < pieces->count; i++) add_row(trial, rows, from, &pieces->at[i], figure);
}

static Rows next_column(const Trial *trial, const Rows *rows, bool may_be_empty) {
    Rows next = {0};
    for (int32_t i = 0; i < rows->count; i++) {
        const Row *row = &rows->at[i];
        add_rows(trial, &next, row, 0, may_be_empty);
        if (row->figures == trial->count) continue;
        const Record *figure = trial->figures[row->figures];
        for (int32_t height = figure->least; height <= figure->most; height++)
            add_rows(trial, &next, row, height, may_be_empty);
    }
    return next;
}

// A band is balanced where the text that could fill it ends: at its end, a page break or a spanning record.
static void try_height(Trial *trial, int32_t node, Bands *bands) {
    Rows rows = {0};
    array_add(trial->oracle->arena, &rows)->node = node;
    for (int32_t i = 0; i < trial->oracle->shape->columns; i++) rows = next_column(trial, &rows, i > 0);
    for (int32_t i = 0; i < rows.count; i++) {
        const Row *row = &rows.at[i];
        bool balanced = next_kind(trial->oracle, row->node) != NEXT_TEXT;
        if (!row->full || balanced != (trial->uneven == TERM_BALANCE)) continue;
        *array_add(trial->oracle->arena, bands) =
            (Band){row->node, row->figures, trial->height, row->text, row->sum};
    }
}

Bands band_bands(const Oracle *oracle, int32_t node, Start start, const Record *const *figures, int32_t count) {
    Bands bands = {0};
    Pieces first = column_pieces(oracle, node, start);
    Trial trial = {.oracle = oracle, .figures = figures, .count = count, .first = &first};
    for (trial.height = 1; trial.height <= oracle->shape->lines; trial.height++) {
        trial.uneven = TERM_UNEVEN;
        try_height(&trial, node, &bands);
        trial.uneven = TERM_BALANCE;
        try_height(&trial, node, &bands);
    }
    return bands;
}
