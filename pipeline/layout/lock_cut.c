// lock_cut.c: cuts the passages where the lock lets a page start.
//
// Of a paragraph that runs over the cut only those settings remain in which a page may start there.
#include "layout/lock_cut.h"

#include "layout/flow.h"
#include "layout/lock_words.h"

typedef struct {
    const Galley *galley;
    const int32_t *marks;   // LockBinding.marks
    int32_t first, last;    // pages
    int32_t begin, end;     // the pages whose starts are the ends of the text; end 0: the article's
    bool begun, ended;
    LockCut cut;
    Passage *passages;
} Cutter;

// the first record of a setting that a page may start with, the last one; -1: none
static int32_t find_start(const Cutter *cutter, const Passage *passage, int32_t setting,
                          int32_t page, bool last) {
    const int32_t *marks = cutter->marks;
    const Variant *variant = lock_setting(passage, setting);
    int32_t found = -1;
    if (marks[passage->variants[0].first] == page) found = 0;
    for (int32_t i = 1; i < variant->count; i++)
        if (marks[variant->first + i] == page && (found < 0 || last)) found = i;
    return found;
}

static bool starts_in(const Cutter *cutter, const Passage *passage, int32_t page) {
    for (int32_t i = 0; i < lock_settings(passage); i++)
        if (find_start(cutter, passage, i, page, false) >= 0) return true;
    return false;
}

// the settings of a passage that is cut, as far as they stand on the page; of many those that come first
static Passage cut_settings(const Cutter *cutter, const Passage *passage, bool begins, bool ends) {
    Passage part = {0};
    for (int32_t i = 0; i < lock_settings(passage) && part.variant_count < VARIANTS_MOST; i++) {
        const Variant *variant = lock_setting(passage, i);
        int32_t from = begins ? find_start(cutter, passage, i, cutter->begin, true) : 0;
        int32_t to = ends ? find_start(cutter, passage, i, cutter->end, false) : variant->count;
        if (from < 0 || to <= from) continue;
        part.variants[part.variant_count++] = (Variant){variant->first + from, to - from, 0};
    }
    return part;
}

static void add_part(Cutter *cutter, int32_t index, bool begins, bool ends) {
    const Passage *passage = &cutter->galley->passages.at[index];
    Passage part = begins || ends ? cut_settings(cutter, passage, begins, ends) : *passage;
    if (!part.variant_count) return;
    cutter->cut.origins[cutter->cut.strip.passage_count] = index;
    cutter->passages[cutter->cut.strip.passage_count++] = part;
}

static void cut_passage(Cutter *cutter, int32_t index) {
    const Passage *passage = &cutter->galley->passages.at[index];
    int32_t record = passage->variants[0].first, page = cutter->marks[record];
    if (record_floats(&cutter->galley->records.at[record])) {
        if (page >= cutter->first && page <= cutter->last) add_part(cutter, index, false, false);
        return;
    }
    bool begins = !cutter->begun && starts_in(cutter, passage, cutter->begin);
    bool ends = cutter->end && !cutter->ended && starts_in(cutter, passage, cutter->end);
    cutter->begun |= begins;
    if (cutter->begun && !cutter->ended) add_part(cutter, index, begins, ends);
    cutter->ended |= ends;
}

// a page without text starts with the text that comes after it
static int32_t text_page(const LockArticle *article, int32_t page) {
    for (int32_t i = 0; i < article->pages.count; i++)
        if (article->pages.at[i].page >= page) return article->pages.at[i].page;
    return 0;
}

// spaces and a page break at the end take no room
static void trim(Cutter *cutter) {
    int32_t *count = &cutter->cut.strip.passage_count;
    for (; *count; --*count) {
        RecordKind kind = cutter->galley->records.at[cutter->passages[*count - 1].variants[0].first].kind;
        if (kind != RECORD_SPACE && kind != RECORD_PAGE_BREAK) return;
    }
}

LockCut lock_cut(Arena *scratch, const Galley *galley, const LockBinding *binding, int32_t first,
                 int32_t last) {
    Cutter cutter = {.galley = galley,
                     .marks = binding->marks,
                     .first = first,
                     .last = last,
                     .begun = first == 1};
    size_t room = (size_t)galley->passages.count + 1;
    cutter.passages = arena_array_of(scratch, room, Passage);
    cutter.cut.origins = arena_array_of(scratch, room, int32_t);
    cutter.cut.strip = galley_strip(galley);
    cutter.cut.strip.passages = cutter.passages;
    cutter.cut.strip.passage_count = 0;
    cutter.begin = text_page(binding->article, first);
    cutter.end = text_page(binding->article, last + 1);
    cutter.begun |= !cutter.begin; // no text is left for these pages
    cutter.ended = cutter.begin == cutter.end || !cutter.begin;
    for (int32_t i = 0; i < galley->passages.count; i++) cut_passage(&cutter, i);
    trim(&cutter);
    cutter.cut.whole = (cutter.begun || cutter.begin == cutter.end) && (cutter.ended || !cutter.end);
    return cutter.cut;
}
