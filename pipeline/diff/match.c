// match.c: which article and page of the one edition is which of the other.
//
// Articles are the same by id, or else by file, or by title. Pages of an article are
// aligned by content, what is left over in order.
#include "diff/inside.h"

#include "diff/sequence.h"

// ---- pieces ------------------------------------------------------------------------------------

typedef enum { BY_ID, BY_FILE, BY_TITLE, BY_COUNT } Name;

static Text name_of(const Piece *piece, Name by) {
    switch (by) {
    case BY_ID: return piece->id;
    case BY_FILE: return piece->place.file;
    case BY_TITLE:
    case BY_COUNT: break;
    }
    return piece->title;
}

static uint64_t *hash_pieces(Arena *arena, const View *view, Name by) {
    uint64_t *hashes = arena_array_of(arena, (size_t)view->pieces.count + 1, uint64_t);
    for (int32_t i = 0; i < view->pieces.count; i++) {
        const Piece *piece = &view->pieces.at[i];
        hashes[i] = hash_mix(text_hash(name_of(piece, by)), piece->is_article);
    }
    return hashes;
}

static void pair_by(Diff *diff, Name by) {
    uint64_t *before = hash_pieces(diff->scratch, diff->before, by);
    uint64_t *after = hash_pieces(diff->scratch, diff->after, by);
    int32_t count = diff->after->pieces.count;
    const Key *keys = keys_sort(diff->scratch, after, count);
    for (int32_t i = 0; i < diff->before->pieces.count; i++) {
        if (diff->piece_after[i] >= 0 || (by != BY_ID && !diff->before->pieces.at[i].is_article)) continue;
        int32_t at = keys_find(keys, count, before[i]);
        while (at >= 0 && at < count && keys[at].hash == before[i] && diff->piece_before[keys[at].index] >= 0) at++;
        if (at < 0 || at >= count || keys[at].hash != before[i]) continue;
        diff->piece_after[i] = keys[at].index;
        diff->piece_before[keys[at].index] = i;
    }
}

static int32_t add_article(Diff *diff, int32_t before, int32_t after) {
    const Piece *old = before < 0 ? NULL : &diff->before->pieces.at[before];
    const Piece *new = after < 0 ? NULL : &diff->after->pieces.at[after], *known = new ? new : old;
    DiffArticle *article = array_add(diff->arena, &diff->out->articles);
    *article = (DiffArticle){.id = known->id, .title = known->title, .is_article = known->is_article};
    if (old) {
        article->before = old->place;
        article->order_before = old->order;
        article->count_before = old->pages.count;
        article->first_before = old->pages.count ? old->pages.at[0] : 0;
    }
    if (new) {
        article->after = new->place;
        article->order_after = new->order;
        article->count_after = new->pages.count;
        article->first_after = new->pages.count ? new->pages.at[0] : 0;
    }
    return diff->out->articles.count - 1;
}

// those that are gone stand where they stood, behind what stood before them
static void list_articles(Diff *diff) {
    int32_t next = 0;
    for (int32_t i = 0; i < diff->after->pieces.count; i++) {
        int32_t before = diff->piece_before[i];
        for (; next < before || (before < 0 && next < diff->before->pieces.count && diff->piece_after[next] < 0);
             next++)
            if (diff->piece_after[next] < 0) diff->article_before[next] = add_article(diff, next, -1);
        diff->article_after[i] = add_article(diff, before, i);
        if (before >= 0) diff->article_before[before] = diff->article_after[i];
    }
    for (; next < diff->before->pieces.count; next++)
        if (diff->piece_after[next] < 0) diff->article_before[next] = add_article(diff, next, -1);
}

int32_t *match_make_pairs(Diff *diff, int32_t count) {
    int32_t *pairs = arena_array_of(diff->arena, (size_t)count + 1, int32_t);
    for (int32_t i = 0; i <= count; i++) pairs[i] = -1;
    return pairs;
}

void match_pieces(Diff *diff) {
    diff->piece_after = match_make_pairs(diff, diff->before->pieces.count);
    diff->piece_before = match_make_pairs(diff, diff->after->pieces.count);
    diff->article_before = match_make_pairs(diff, diff->before->pieces.count);
    diff->article_after = match_make_pairs(diff, diff->after->pieces.count);
    for (Name by = 0; by < BY_COUNT; by++) pair_by(diff, by);
    list_articles(diff);
}

// ---- pages -------------------------------------------------------------------------------------

static uint64_t *hash_pages(Arena *arena, const View *view, const Numbers *pages) {
    uint64_t *hashes = arena_array_of(arena, (size_t)pages->count + 1, uint64_t);
    for (int32_t i = 0; i < pages->count; i++) hashes[i] = view->page[pages->at[i] - 1].content;
    return hashes;
}

// pair: for each page of after (from 1) its page of before, 0: none; used: of before
static void pair_pages(Diff *diff, const Numbers *old, const Numbers *new, int32_t *pair, bool *used) {
    int32_t *aligned = arena_array_of(diff->scratch, (size_t)old->count + 1, int32_t), i = 0, j = 0;
    sequence_align(diff->scratch, hash_pages(diff->scratch, diff->before, old), old->count,
                   hash_pages(diff->scratch, diff->after, new), new->count, aligned);
    for (int32_t next = 0; next <= old->count; next++) { // up to the next that is aligned lies a gap
        bool last = next == old->count;
        if (!last && aligned[next] < 0) continue;
        int32_t end = last ? new->count : aligned[next];
        for (; i < next && j < end; i++, j++) pair[new->at[j]] = old->at[i], used[old->at[i]] = true;
        if (!last) pair[new->at[end]] = old->at[next], used[old->at[next]] = true;
        i = next + 1;
        j = end + 1;
    }
}

static Numbers lone_pages(Arena *arena, const View *view) {
    Numbers lone = {0};
    for (int32_t p = 1; p <= view->pages->pages.count; p++)
        if (view->page[p - 1].piece < 0) *array_add(arena, &lone) = p;
    return lone;
}

static void list_pages(Diff *diff, const int32_t *pair, const bool *used) {
    int32_t next = 1, old_count = diff->before->pages->pages.count;
    for (int32_t p = 1; p <= diff->after->pages->pages.count; p++) {
        for (; next < pair[p] || (!pair[p] && next <= old_count && !used[next]); next++)
            if (!used[next]) *array_add(diff->arena, &diff->out->pages) = (PagePair){.before = next};
        *array_add(diff->arena, &diff->out->pages) = (PagePair){.before = pair[p], .after = p};
    }
    for (; next <= old_count; next++)
        if (!used[next]) *array_add(diff->arena, &diff->out->pages) = (PagePair){.before = next};
}

void match_pages(Diff *diff) {
    const View *before = diff->before, *after = diff->after;
    int32_t *pair = arena_array_of(diff->scratch, (size_t)after->pages->pages.count + 1, int32_t);
    bool *used = arena_array_of(diff->scratch, (size_t)before->pages->pages.count + 2, bool);
    for (int32_t i = 0; i < before->pieces.count; i++)
        if (diff->piece_after[i] >= 0)
            pair_pages(diff, &before->pieces.at[i].pages, &after->pieces.at[diff->piece_after[i]].pages, pair, used);
    Numbers old = lone_pages(diff->scratch, before), new = lone_pages(diff->scratch, after);
    pair_pages(diff, &old, &new, pair, used);
    list_pages(diff, pair, used);
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        PagePair *page = &diff->out->pages.at[i];
        int32_t piece = page->after ? after->page[page->after - 1].piece : before->page[page->before - 1].piece;
        page->article = piece < 0 ? -1 : page->after ? diff->article_after[piece] : diff->article_before[piece];
    }
}
