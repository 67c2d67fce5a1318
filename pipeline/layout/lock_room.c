// lock_room.c: solves pages of the lock alone: one, to see by how many lines it is too short; several, to see
// what moves.
//
// One page that lacks room is freed with its neighbours, the fewest that together hold what stood on them; so a
// correction moves no page that it need not.
#include "layout/lock_room.h"

#include "layout/bound.h"
#include "layout/lock_cut.h"

enum { TOGETHER_MOST = 4, TRIED_MOST = 6, NO = 100000, PAGE_MORE = 8000 };

// the article's own costs, but that another number of pages and what must not be cost more than all else
static PageShape room_shape(const PageShape *of, int32_t pages) {
    PageShape shape = *of;
    shape.pages = pages;
    shape.fill = shape.locked = false;
    shape.weights.of[TERM_STRANDED] = shape.weights.of[TERM_GROUP] = shape.weights.of[TERM_OVERSET] = NO;
    shape.weights.of[TERM_PAGES] = PAGE_MORE;
    return shape;
}

// the lines by which a page is too short even if every line of every column were used
static int32_t lines_lacking(Arena *scratch, const Strip *strip, const PageShape *shape) {
    ArenaMark mark = arena_mark(scratch);
    const Flow *flow = flow_new(scratch, strip, shape);
    const Bound *bound = bound_new(scratch, flow);
    int64_t area = bound->least[flow->count] + bound->figure_least[flow->figure_count];
    int64_t columns = (int64_t)shape->columns * shape->pages;
    arena_rewind(scratch, mark);
    int64_t lines = (area + columns - 1) / columns;
    return lines > shape->lines ? (int32_t)lines - shape->lines : 0;
}

int32_t lock_room(Arena *scratch, const Galley *galley, const PageShape *of,
                  const LockBinding *binding, int32_t page) {
    ArenaMark mark = arena_mark(scratch);
    LockCut cut = lock_cut(scratch, galley, binding, page, page);
    PageShape shape = room_shape(of, 1);
    bool any = cut.whole && cut.strip.passage_count;
    int32_t more = any ? lines_lacking(scratch, &cut.strip, &shape) : 0;
    Arena *arena = arena_new();
    shape.lines += more;
    for (int32_t tried = 0; any; tried++, more++, shape.lines++) {
        if (tried == TRIED_MOST) { more = ROOM_NONE; break; }
        Pagination held = pagination_solve(arena, scratch, &cut.strip, &shape);
        if (held.page_count <= 1 && held.cost < NO) break;
    }
    arena_free(arena);
    arena_rewind(scratch, mark);
    return cut.whole ? more : ROOM_UNKNOWN;
}

// ---- letting go ----------------------------------------------------------------------------------

typedef struct {
    Arena *scratch;
    Galley *galley;
    const PageShape *shape;
    const LockBinding *binding;
} Releaser;

// what stood on these pages starts them anew, as paginated alone
static void write_marks(Releaser *releaser, const LockCut *cut, const Pagination *found, int32_t first) {
    Record *records = releaser->galley->records.at;
    int32_t last = 0;
    for (int32_t i = 0; i < cut->strip.passage_count; i++) {
        const Passage *passage = &cut->strip.passages[i];
        const Variant *chosen = passage_variant(passage, found->chosen[i]);
        bool floats = record_floats(&records[chosen->first]);
        if (floats) records[chosen->first].page = first + found->placements[chosen->first].page;
        for (int32_t k = 0; k < chosen->count && !floats; k++) {
            int32_t page = found->placements[chosen->first + k].page;
            if (page <= last || records[chosen->first + k].kind == RECORD_SPACE) continue;
            const Passage *origin = &releaser->galley->passages.at[cut->origins[i]];
            records[k ? chosen->first + k : origin->variants[0].first].page = first + page;
            last = page;
        }
    }
}

static void clear_marks(Releaser *releaser, int32_t first, int32_t last) {
    for (int32_t i = 0; i < releaser->galley->records.count; i++) {
        Record *record = &releaser->galley->records.at[i];
        if (record->page > first && record->page <= last && !record_floats(record)) record->page = 0;
    }
}

// Do the pages hold what stood on them? Then, if they are several, that is where they start. more: on more
// pages, if they are the article's last.
static bool hold(Releaser *releaser, int32_t first, int32_t last, bool more) {
    ArenaMark mark = arena_mark(releaser->scratch);
    int32_t pages = last - first + 1;
    LockCut cut = lock_cut(releaser->scratch, releaser->galley, releaser->binding, first, last);
    PageShape shape = room_shape(releaser->shape, pages);
    if (more) shape.weights.of[TERM_PAGES] = releaser->shape->weights.of[TERM_PAGES];
    bool may = cut.whole && (more || !lines_lacking(releaser->scratch, &cut.strip, &shape));
    Arena *arena = arena_new();
    if (may && cut.strip.passage_count) {
        Pagination found = pagination_solve(arena, releaser->scratch, &cut.strip, &shape);
        may = (found.page_count == pages || (more && found.page_count > pages)) && found.cost < NO;
        if (may && pages > 1) {
            clear_marks(releaser, first, last);
            write_marks(releaser, &cut, &found, first);
        }
    }
    arena_free(arena);
    arena_rewind(releaser->scratch, mark);
    return may;
}

// The fewest pages around one that hold together; their last one. Else from it on to the article's end, on more
// pages than there were, and *more is set. free: the first page that is not let go yet.
static int32_t release(Releaser *releaser, int32_t page, int32_t free, bool *more) {
    int32_t all = releaser->binding->article->page_count;
    for (int32_t count = 2; count <= all && count <= TOGETHER_MOST; count++)
        for (int32_t last = page + count - 1 > all ? all : page + count - 1; last >= page; last--)
            if (last - count + 1 >= free && hold(releaser, last - count + 1, last, false)) return last;
    *more = true;
    for (int32_t first = page; first >= free; first--)
        if (hold(releaser, first, all, true)) return all;
    return page;
}

bool lock_release(Arena *scratch, Galley *galley, const PageShape *shape, const LockBinding *binding) {
    Releaser releaser = {scratch, galley, shape, binding};
    bool more = false;
    for (int32_t page = 1, free = 1; page <= binding->article->page_count; page++) {
        if (hold(&releaser, page, page, false)) continue;
        page = release(&releaser, page, free, &more);
        free = page + 1;
    }
    return !more;
}
