// page_notes.c: the notes at the foot of their columns.
//
// Pagination has kept grid lines for each note of a column, those of one column in a row. In these they stand close,
// in their own leading, the last one's last line on the last grid line; what is left over is above the rule.
#include "layout/page_inside.h"

static void find_record_notes(PageBuilder *builder, int32_t passage, int32_t record) {
    const Galley *galley = builder->galley;
    const Placement *at = &builder->pagination->placements[record];
    RecordSource source = galley->sources.at[record];
    const Block *block = &galley->blocks.at[source.block];
    Point mark = {page_column_left(builder, at->page, at->column), page_baseline(builder, at->line - 1)};
    PlacedNote *last = NULL;
    for (int32_t i = block->first_note; i < block->first_note + block->note_count; i++) {
        const GalleyNote *note = &galley->notes.at[i];
        if (note->line != source.line) continue;
        last = array_add(builder->part->arena, &builder->notes);
        *last = (PlacedNote){.note = note, .passage = passage, .column = at->column, .line = at->note_line, .mark = mark};
    }
    if (last) last->lines = galley->records.at[record].insertion; // those of one line have theirs together
}

// By how many grid lines the notes at the foot of the page's text go down, to the foot of the page; on the article's
// last page they stay below the text. *foot: what they end at now.
static int32_t find_shift(const PageBuilder *builder, int32_t page, int32_t *foot) {
    const Galley *galley = builder->galley;
    *foot = 0;
    if (page == builder->pagination->page_count - 1) return 0;
    for (int32_t i = 0; i < galley->records.count; i++) {
        const Placement *at = &builder->pagination->placements[i];
        if (at->page != page || at->slot == SLOT_ASIDE) continue;
        int32_t notes = galley->records.at[i].insertion;
        int32_t end = notes ? at->note_line + notes : at->line + at->height;
        if (end > *foot) *foot = end;
    }
    return *foot < galley->grid_lines ? galley->grid_lines - *foot : 0;
}

static void shift_notes(PageBuilder *builder, int32_t page) {
    int32_t foot, lines = find_shift(builder, page, &foot);
    for (int32_t i = builder->notes.count; lines && i-- > 0;) {
        PlacedNote *note = &builder->notes.at[i];
        const PlacedNote *below = i + 1 < builder->notes.count ? note + 1 : NULL;
        int32_t end = note->line + note->lines;
        bool moved = below && below->column == note->column && below->line == end + lines;
        if (end == foot || moved) note->line += lines;
    }
}

// from the last one up; a note that another follows stands close above it
static void stack_notes(PageBuilder *builder) {
    for (int32_t i = builder->notes.count; i-- > 0;) {
        PlacedNote *note = &builder->notes.at[i];
        const PlacedNote *below = i + 1 < builder->notes.count ? note + 1 : NULL;
        bool follows = below && below->column == note->column && below->line == note->line + note->lines;
        note->top = (follows ? below->top : page_baseline(builder, note->line + note->lines - 1)) - note->note->height;
    }
    for (int32_t i = 0; i < builder->notes.count; i++) {
        PlacedNote *note = &builder->notes.at[i];
        note->first = !i || note[-1].column != note->column || note[-1].line + note[-1].lines != note->line;
    }
}

void page_find_notes(PageBuilder *builder, int32_t page) {
    const Galley *galley = builder->galley;
    builder->notes.count = builder->notes_painted = 0;
    for (int32_t i = 0; galley->notes.count && i < galley->passages.count; i++) {
        const Variant *variant = passage_variant(&galley->passages.at[i], builder->pagination->chosen[i]);
        for (int32_t r = variant->first; r < variant->first + variant->count; r++)
            if (builder->pagination->placements[r].page == page && galley->records.at[r].insertion)
                find_record_notes(builder, i, r);
    }
    shift_notes(builder, page);
    stack_notes(builder);
}

static void add_rule(PageBuilder *builder, Page *page, const PlacedNote *note, Unit left) {
    const NoteRules *rules = &builder->galley->template->notes;
    if (rules->rule.ink < 0 || !rules->rule_height) return;
    Unit measure = builder->galley->master->measure;
    Unit width = rules->rule_width && rules->rule_width < measure ? rules->rule_width : measure;
    Unit capitals = note->top + note->note->piece.style->leading - builder->galley->note_cap;
    Item *item = items_add(builder->part->arena, &page->items, ITEM_RULE, LAYER_PRINT, page_artifact(builder));
    item->rule.box = (Rect){left, capitals - rules->gap - rules->rule_height, width, rules->rule_height};
    item->rule.paint = rules->rule;
}

void page_link_note(PageBuilder *builder, const Page *page, const NoteLinks *links, Point note, Point mark) {
    Pages *part = builder->part;
    *array_add(part->arena, &part->destinations) = (Destination){.page = page->number, .at = note};
    part->tags.at[links->mark - 1].destination = part->destinations.count;
    *array_add(part->arena, &part->destinations) = (Destination){.page = page->number, .at = mark};
    part->tags.at[links->back - 1].destination = part->destinations.count;
}

static void add_note(PageBuilder *builder, Page *page, const PlacedNote *placed) {
    const Piece *piece = &placed->note->piece;
    Column *column = &builder->part->columns.at[builder->first_column + placed->column];
    Unit left = column->frame.x;
    int32_t last = placed->line + placed->lines - 1;
    if (last > column->last_line) column->last_line = last;
    if (placed->first) add_rule(builder, page, placed, left);
    for (int32_t line = 0; line < piece->setting.line_count; line++) {
        Point origin = {left + piece->left, placed->top + (line + 1) * piece->style->leading};
        page_add_piece_line(builder, page, piece, line, origin, placed->column, placed->note->tag);
    }
    page_link_note(builder, page, piece->note, (Point){left, placed->top}, placed->mark);
}

void page_add_notes(PageBuilder *builder, Page *page, int32_t passage) {
    for (; builder->notes_painted < builder->notes.count; builder->notes_painted++) {
        const PlacedNote *note = &builder->notes.at[builder->notes_painted];
        if (note->passage > passage) return;
        add_note(builder, page, note);
    }
}
