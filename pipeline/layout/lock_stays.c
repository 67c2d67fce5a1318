// lock_stays.c: does a page of an article start where the lock has it?
#include "layout/flow.h"
#include "layout/lock.h"

int32_t *lock_starts(Arena *arena, const Galley *galley, const Pagination *pagination) {
    int32_t *starts = arena_array_of(arena, (size_t)pagination->page_count + 1, int32_t), last = -1;
    for (int32_t i = 0; i < pagination->page_count; i++) starts[i] = -1;
    for (int32_t i = 0; i < galley->passages.count; i++) {
        const Passage *passage = &galley->passages.at[i];
        const Variant *chosen = passage_variant(passage, pagination->chosen[i]);
        const Record *first = &galley->records.at[chosen->first];
        if (record_floats(first) || first->kind == RECORD_SPACE || first->kind == RECORD_PAGE_BREAK) continue;
        for (int32_t k = 0; k < chosen->count; k++) {
            int32_t page = pagination->placements[chosen->first + k].page;
            if (page <= last) continue;
            starts[page] = k ? chosen->first + k : passage->variants[0].first;
            last = page;
        }
    }
    return starts;
}

bool lock_page_stays(const LockBinding *binding, const Pagination *pagination,
                     const int32_t *starts, int32_t page) {
    if (page > pagination->page_count) return false;
    return page == 1 || (starts[page - 1] >= 0 && binding->marks[starts[page - 1]] == page);
}

bool lock_has_text(const LockArticle *article, int32_t page) {
    for (int32_t i = 0; i < article->pages.count; i++)
        if (article->pages.at[i].page == page) return true;
    return false;
}

int32_t lock_count_moved(Arena *scratch, const Galley *galley, const Pagination *pagination,
                         const LockBinding *binding) {
    ArenaMark mark = arena_mark(scratch);
    const int32_t *starts = lock_starts(scratch, galley, pagination);
    const LockArticle *article = binding->article;
    int32_t away = pagination->page_count - article->page_count, moved = away < 0 ? -away : away;
    for (int32_t i = 0; i < article->pages.count; i++)
        moved += !lock_page_stays(binding, pagination, starts, article->pages.at[i].page);
    for (int32_t page = 2; page <= article->page_count && page <= pagination->page_count; page++)
        moved += starts[page - 1] >= 0 && !lock_has_text(article, page);
    for (int32_t i = 0; i < article->figures.count; i++) {
        int32_t record = binding->figures[i];
        moved += record >= 0 && pagination->placements[record].page != article->figures.at[i].page - 1;
    }
    arena_rewind(scratch, mark);
    return moved;
}

int32_t lock_count_lost(const LockBinding *binding) {
    int32_t lost = 0;
    for (int32_t i = 0; i < binding->article->pages.count; i++) lost += binding->starts[i].word < 0;
    return lost;
}
