// sheet_place.c: from the ways that sheet.c found to the grid lines of every record on a page.
#include "layout/sheet_inside.h"

typedef struct {
    Sheet *sheet;
    Pagination *result;
    int32_t page;
    int32_t top;            // first grid line of the flow
    BandNode columns[COLUMNS_MOST];
    ColumnRecord *records;
} Placer;

static const Record *record_at(const Placer *placer, int32_t index) {
    return &placer->sheet->flow->strip->records[index];
}

static Placement *place(Placer *placer, int32_t record, int32_t column, int32_t line,
                        int32_t height, Slot slot) {
    Placement *at = &placer->result->placements[record];
    *at = (Placement){placer->page, column, line, height, 0, slot};
    return at;
}

static void choose_variant(Placer *placer, int32_t record) {
    const Flow *flow = placer->sheet->flow;
    int32_t passage = flow->order[flow->index[record]];
    const Passage *of = &flow->strip->passages[passage];
    for (int32_t i = 0; i < of->variant_count; i++)
        if (record >= of->variants[i].first && record < of->variants[i].first + of->variants[i].count)
            placer->result->chosen[passage] = i;
    for (int32_t i = 0; i < of->beside_count; i++) {
        const Variant *variant = &of->besides[i].variant;
        if (record >= variant->first && record < variant->first + variant->count)
            placer->result->chosen[passage] = VARIANTS_MOST + i;
    }
}

// A column's notes stand at the band's foot, or above the figure there; those that no column can hold below
// their text.
static void place_notes(Placer *placer, int32_t count, int32_t foot) {
    int32_t line = foot;
    for (int32_t i = 0; i < count; i++) line -= record_at(placer, placer->records[i].record)->insertion;
    if (line < foot) {
        const Placement *last = &placer->result->placements[placer->records[count - 1].record];
        int32_t least = last->line + last->height + placer->sheet->shape->note_gap;
        if (line < least) line = least;
    }
    for (int32_t i = 0; i < count; i++) {
        placer->result->placements[placer->records[i].record].note_line = line;
        line += record_at(placer, placer->records[i].record)->insertion;
    }
}

// a column's first record that with its head and notes is higher than the column
static bool is_overset(const Placer *placer, const ColumnRecord *at) {
    const PageShape *shape = placer->sheet->shape;
    int32_t notes = record_at(placer, at->record)->insertion;
    return at->line + at->height + (notes ? shape->note_gap + notes : 0) > shape->lines;
}

static void place_column(Placer *placer, int32_t start, int32_t column, int32_t top, int32_t foot) {
    const BandNode *node = &placer->columns[column];
    const Sheet *sheet = placer->sheet;
    int32_t count = 0;
    if (node->end.used) count = column_trace(sheet->filler, start, &node->zone, &node->end, placer->records);
    if (node->height && node->zone.role != BESIDE_NOTHING) {
        int32_t line = node->slot == SLOT_GUTTER_TOP ? top : foot - node->height;
        place(placer, sheet->columns[node->figures - 1], column, line, node->height, node->slot);
    } else if (node->height) {
        int32_t figure = sheet->columns[node->figures - 1], gap = count ? record_at(placer, figure)->gap : 0;
        bool head = node->slot == SLOT_COLUMN_TOP;
        place(placer, figure, column, head ? top : top + node->end.used + gap, node->height, node->slot);
        if (head) top += node->height + gap;
        else foot = top + node->end.used;
    }
    for (int32_t i = 0; i < count; i++) {
        const ColumnRecord *at = &placer->records[i];
        place(placer, at->record, column, top + at->line, at->height, SLOT_HERE);
        choose_variant(placer, at->record);
    }
    if (count && is_overset(placer, &placer->records[0])) placer->result->overset++;
    place_notes(placer, count, foot);
}

static void place_band(Placer *placer, const SheetNode *from, const BandCase *band,
                       int32_t position, int32_t figures) {
    Sheet *sheet = placer->sheet;
    int32_t count, start = band->position, top = placer->top + from->lines;
    const BandNode *nodes = bands_find(sheet->bands, band, sheet->budget - from->cost, &count);
    while (nodes->position != position || nodes->figures != figures) nodes++;
    bands_trace(sheet->bands, nodes, placer->columns);
    // the list of column-wide figures begins for this band where the bands above it ended
    const int32_t *columns = sheet->columns;
    sheet->columns = band->figures;
    for (int32_t i = 0; i < sheet->shape->columns; i++) {
        place_column(placer, start, i, top, top + band->height);
        start = placer->columns[i].position;
    }
    sheet->columns = columns;
}

// what leads from one node to the next: a spanning record or a balanced band
static void place_step(Placer *placer, const SheetNode *from, const SheetNode *to) {
    const Record *record = from->position < placer->sheet->flow->end ? record_at(placer, from->position) : NULL;
    if (record && record->span && to->position != from->position) {
        int32_t line = placer->top + from->lines + (from->lines ? record->gap : record->head);
        place(placer, from->position, 0, line, to->height, SLOT_HERE);
        choose_variant(placer, from->position);
        if (record->kind == RECORD_TEXT && record->height > to->height) placer->result->overset++;
        return;
    }
    BandCase band = sheet_band(placer->sheet, from, BAND_BALANCED, to->height);
    place_band(placer, from, &band, to->position, to->columns - from->columns);
}

static void place_nodes(Placer *placer, int32_t at) {
    const SheetNode *node = &placer->sheet->nodes.at[at];
    if (node->before < 0) return;
    place_nodes(placer, node->before);
    place_step(placer, &placer->sheet->nodes.at[node->before], node);
}

// sets placer->top below what stands at the page's head
static void place_wide_figures(Placer *placer, const SheetEnd *end) {
    const FigureSet *set = end->set;
    int32_t heights[2] = {0, 0}, lines = placer->sheet->shape->lines;
    figure_set_heights(placer->sheet->flow, set, end->lines, end->ends, heights);
    for (int32_t i = 0; i < set->wide_count; i++) {
        bool foot = set->slots[i] == SLOT_BOTTOM;
        place(placer, set->wide[i], 0, foot ? lines - heights[i] : 0, heights[i], set->slots[i]);
        if (set->slots[i] == SLOT_TOP) placer->top = heights[i] + record_at(placer, set->wide[i])->gap;
    }
    if (set->aside >= 0)
        place(placer, set->aside, 0, placer->top, record_at(placer, set->aside)->height, SLOT_ASIDE);
}

void sheet_place(Sheet *sheet, const SheetStart *start, const SheetEnd *end, Pagination *result) {
    Placer placer = {.sheet = sheet, .result = result, .page = start->page};
    placer.records = arena_array_of(sheet->scratch, (size_t)sheet->flow->end + 1, ColumnRecord);
    place_wide_figures(&placer, end);
    place_nodes(&placer, end->node);
    if (!end->band) return;
    const SheetNode *node = &sheet->nodes.at[end->node];
    BandCase band = sheet_band(sheet, node, BAND_OPEN, end->band);
    place_band(&placer, node, &band, end->position, end->set->column_count - node->columns);
}
