// oracle_place.c: whether the placements of a pagination can be printed: a map of each page's grid lines.
#include "support/oracle_inside.h"

#include <string.h>

enum { LINES_MOST = 64 };

typedef enum { MARK_NONE, MARK_TEXT, MARK_WIDE, MARK_FIGURE, MARK_NOTE } Mark;

typedef struct {
    const Strip *strip;
    const PageShape *shape;
    const Pagination *pagination;
    int32_t page;
    unsigned char map[COLUMNS_MOST][LINES_MOST];
    bool cut[COLUMNS_MOST];     // holds what no column can hold
    const char *fault;
} Map;

static const Placement *placed(const Map *map, int32_t record) {
    return &map->pagination->placements[record];
}

static bool is_wide(const Record *record, const Placement *at) {
    return record->span || (is_float(record) && at->slot != SLOT_COLUMN_TOP && at->slot != SLOT_COLUMN_BOTTOM);
}

static void fail(Map *map, const char *fault) {
    if (!map->fault) map->fault = fault;
}

static void mark(Map *map, int32_t column, int32_t line, int32_t height, Mark kind) {
    for (int32_t i = line; i < line + height; i++) {
        if (i < 0 || (i >= map->shape->lines && !map->cut[column])) {
            fail(map, "stands outside its page");
            return;
        }
        if (i >= map->shape->lines) return;
        if (map->map[column][i]) fail(map, "two things overlap");
        map->map[column][i] = (unsigned char)kind;
    }
}

static void mark_record(Map *map, int32_t index) {
    const Record *record = &map->strip->records[index];
    const Placement *at = placed(map, index);
    bool wide = is_wide(record, at), figure = record->kind == RECORD_FIGURE;
    Mark kind = figure ? MARK_FIGURE : wide ? MARK_WIDE : MARK_TEXT;
    if (at->slot == SLOT_ASIDE || record->kind == RECORD_SPACE) return;
    for (int32_t column = wide ? 0 : at->column;
         column < (wide ? map->shape->columns : at->column + 1); column++)
        mark(map, column, at->line, at->height, kind);
    if (!wide && record->insertion) mark(map, at->column, at->note_line, record->insertion, MARK_NOTE);
}

// its gap must hold no text: of a column's figure none of its column, up to where another band may begin
static void check_gap(Map *map, const Record *record, const Placement *at, int32_t step) {
    bool wide = is_wide(record, at);
    for (int32_t column = wide ? 0 : at->column;
         column < (wide ? map->shape->columns : at->column + 1); column++) {
        int32_t line = step > 0 ? at->line + at->height : at->line - 1;
        for (int32_t i = 0; i < record->gap && line >= 0 && line < map->shape->lines; i++, line += step) {
            unsigned char there = map->map[column][line];
            if (there == MARK_TEXT || there == MARK_NOTE || (wide && there == MARK_WIDE))
                fail(map, "a gap is not empty");
            if (there) break;
        }
    }
}

static void check_figure(Map *map, const Record *record, const Placement *at) {
    bool here = at->slot == SLOT_HERE;
    if (!(record->slots & 1u << at->slot)) fail(map, "a figure stands in a slot that it may not take");
    if (at->height < record->least || at->height > record->most)
        fail(map, "a figure has a height that it may not take");
    if (here && !record->span) return;
    if (here || at->slot == SLOT_TOP || at->slot == SLOT_COLUMN_TOP) check_gap(map, record, at, 1);
    if (here || at->slot == SLOT_BOTTOM || at->slot == SLOT_COLUMN_BOTTOM) check_gap(map, record, at, -1);
}

// between a column's last text and its notes
static void check_notes(Map *map, const Record *record, const Placement *at) {
    if (!record->insertion || record->span || map->cut[at->column]) return;
    for (int32_t line = at->note_line - 1; line >= at->note_line - map->shape->note_gap && line >= 0; line--) {
        if (map->map[at->column][line] == MARK_NOTE) return;
        if (map->map[at->column][line]) fail(map, "notes stand too near the text");
    }
    if (at->note_line < at->line + at->height) fail(map, "notes stand above their text");
}

static bool is_cut(const Map *map, const Record *record) {
    int32_t notes = record->insertion ? record->insertion + map->shape->note_gap : 0;
    return least_height(record) + notes + record->head > map->shape->lines;
}

static const char *check_page(Map *map) {
    memset(map->map, 0, sizeof map->map);
    memset(map->cut, 0, sizeof map->cut);
    bool any = false;
    for (int32_t i = 0; i < map->strip->record_count; i++) {
        if (placed(map, i)->page != map->page) continue;
        if (is_cut(map, &map->strip->records[i])) map->cut[placed(map, i)->column] = true;
    }
    for (int32_t i = 0; i < map->strip->record_count; i++)
        if (placed(map, i)->page == map->page) mark_record(map, i), any = true;
    for (int32_t i = 0; i < map->strip->record_count; i++) {
        if (placed(map, i)->page != map->page) continue;
        const Record *record = &map->strip->records[i];
        if (record->kind == RECORD_FIGURE) check_figure(map, record, placed(map, i));
        else check_notes(map, record, placed(map, i));
    }
    if (!any) fail(map, "a page is blank");
    return map->fault;
}

// the flow goes down a column, then to the next column or below a spanning record, or to a later page
static bool follows(const Map *map, int32_t before, int32_t after) {
    const Placement *a = placed(map, before), *b = placed(map, after);
    bool spans = map->strip->records[before].span || map->strip->records[after].span;
    if (a->page != b->page) return a->page < b->page;
    if (spans || a->column == b->column) return b->line >= a->line + a->height;
    return a->column < b->column;
}

// at a column's head there is room for the head that is repeated
static bool has_head(const Map *map, int32_t before, int32_t after) {
    const Record *record = &map->strip->records[after];
    const Placement *b = placed(map, after);
    bool starts = before < 0 || placed(map, before)->page != b->page ||
                  placed(map, before)->column != b->column || map->strip->records[before].span;
    if (record->span) starts = before < 0 || placed(map, before)->page != b->page; // the first of its page
    if (!starts) return true;
    for (int32_t line = b->line - 1; line >= b->line - record->head; line--)
        if (line < 0 || map->map[b->column][line]) return false;
    return true;
}

// all that must stand does, once, in order; what must not does not
static void check_flow(Map *map, bool heads) {
    int32_t before = -1;
    for (int32_t i = 0; i < map->strip->passage_count; i++) {
        const Passage *passage = &map->strip->passages[i];
        for (int32_t j = 0; j < passage->variant_count; j++) {
            const Variant *variant = &passage->variants[j];
            for (int32_t k = variant->first; k < variant->first + variant->count; k++) {
                const Record *record = &map->strip->records[k];
                bool stands = placed(map, k)->page >= 0, chosen = j == map->pagination->chosen[i];
                bool vanishes = record->kind == RECORD_SPACE || record->kind == RECORD_PAGE_BREAK;
                if (stands != chosen && !(vanishes && chosen)) fail(map, "the wrong records stand");
                if (!stands || is_float(record)) continue;
                if (before >= 0 && !follows(map, before, k)) fail(map, "the flow is out of order");
                if (heads && placed(map, k)->page == map->page && !has_head(map, before, k))
                    fail(map, "no room for a head");
                before = k;
            }
        }
    }
}

const char *oracle_fault(const Strip *strip, const PageShape *shape, const Pagination *pagination) {
    Map map = {.strip = strip, .shape = shape, .pagination = pagination};
    check_flow(&map, false);
    for (map.page = 0; map.page < pagination->page_count && !map.fault; map.page++) {
        check_page(&map);
        check_flow(&map, true);
    }
    return map.fault;
}
