// lock_room.c: solves the one page alone, a line higher each time, until it holds what stood on it.
//
// The strip of that page is the article's own: the same records, the passages cut where Record.page says that the page and
// the next one may start.
#include "layout/lock_room.h"

#include "layout/flow.h"

enum { TRIED_MOST = 60, NO = 100000, PAGE_MORE = 200 };

typedef struct {
    const Galley *galley;
    const LockCase *lock_case;
    int32_t page;
    bool begun, ended;
    Strip strip;
    Passage *passages;
} Cutter;

// the first record of a variant that a page may start with, the last one; -1: none
static int32_t find_start(const Cutter *cutter, const Passage *passage, int32_t variant, int32_t page, bool last) {
    const Record *records = cutter->galley->records.at;
    int32_t found = -1;
    if (records[passage->variants[0].first].page == page) found = 0;
    for (int32_t i = 1; i < passage->variants[variant].count; i++)
        if (records[passage->variants[variant].first + i].page == page && (found < 0 || last)) found = i;
    return found;
}

static bool starts_in(const Cutter *cutter, const Passage *passage, int32_t page) {
    for (int32_t i = 0; i < passage->variant_count; i++)
        if (find_start(cutter, passage, i, page, false) >= 0) return true;
    return false;
}

// what of a passage stands on the page
static void add_part(Cutter *cutter, const Passage *passage, bool begins, bool ends) {
    Passage part = {0};
    for (int32_t i = 0; i < passage->variant_count; i++) {
        Variant variant = passage->variants[i];
        int32_t from = begins ? find_start(cutter, passage, i, cutter->page, true) : 0;
        int32_t to = ends ? find_start(cutter, passage, i, cutter->page + 1, false) : variant.count;
        if (from >= 0 && to > from) part.variants[part.variant_count++] = (Variant){variant.first + from, to - from, 0};
    }
    if (part.variant_count) cutter->passages[cutter->strip.passage_count++] = part;
}

static void cut_passage(Cutter *cutter, const Passage *passage) {
    const Record *record = &cutter->galley->records.at[passage->variants[0].first];
    if (record_floats(record)) {
        if (record->page == cutter->page) add_part(cutter, passage, false, false);
        return;
    }
    bool begins = !cutter->begun && starts_in(cutter, passage, cutter->page);
    bool ends = !cutter->ended && starts_in(cutter, passage, cutter->page + 1);
    cutter->begun |= begins;
    if (cutter->begun && !cutter->ended) add_part(cutter, passage, begins, ends);
    cutter->ended |= ends;
}

// spaces and a page break at the page's end take no room
static void trim(Cutter *cutter) {
    for (; cutter->strip.passage_count; cutter->strip.passage_count--) {
        int32_t last = cutter->passages[cutter->strip.passage_count - 1].variants[0].first;
        RecordKind kind = cutter->galley->records.at[last].kind;
        if (kind != RECORD_SPACE && kind != RECORD_PAGE_BREAK) return;
    }
}

static Strip cut_strip(Arena *scratch, const LockCase *lock_case, int32_t page, bool *whole) {
    const Galley *galley = lock_case->galley;
    Cutter cutter = {.galley = galley, .lock_case = lock_case, .page = page, .begun = page == 1, .strip = galley_strip(galley)};
    cutter.passages = arena_array_of(scratch, (size_t)galley->passages.count + 1, Passage);
    cutter.strip.passages = cutter.passages;
    cutter.strip.passage_count = 0;
    for (int32_t i = 0; i < galley->passages.count; i++) cut_passage(&cutter, &galley->passages.at[i]);
    trim(&cutter);
    bool last = page == lock_case->binding->article->page_count;
    *whole = cutter.begun && (cutter.ended || last);
    return cutter.strip;
}

// nothing costs anything but what must not be
static PageShape room_shape(const LockCase *lock_case) {
    PageShape shape = *lock_case->shape;
    shape.pages = 1;
    shape.fill = shape.locked = false;
    shape.weights = (CostWeights){{0}};
    shape.weights.of[TERM_STRANDED] = shape.weights.of[TERM_GROUP] = shape.weights.of[TERM_OVERSET] = NO;
    shape.weights.of[TERM_PAGES] = PAGE_MORE;
    return shape;
}

int32_t lock_room(Arena *scratch, const LockCase *lock_case, int32_t page) {
    ArenaMark mark = arena_mark(scratch);
    Arena *arena = arena_new();
    bool whole;
    Strip strip = cut_strip(scratch, lock_case, page, &whole);
    PageShape shape = room_shape(lock_case);
    int32_t more = ROOM_NONE;
    for (int32_t i = 0; i < TRIED_MOST && whole && more < 0; i++) {
        Pagination held = pagination_solve(arena, scratch, &strip, &shape);
        if (held.page_count <= 1 && held.cost < NO) more = i;
        shape.lines++;
    }
    arena_free(arena);
    arena_rewind(scratch, mark);
    return whole ? more : ROOM_UNKNOWN;
}
