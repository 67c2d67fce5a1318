// changes_articles.c: articles that came, went or stand elsewhere, their sections, short titles, masters and languages.
//
// An article has moved if it is not on the longest run of articles that kept their order. A section is renamed if its old
// name is gone and its new one was not there.
#include "diff/inside.h"

#include "diff/sequence.h"

// elsewhere: of blocks, whether they only came from, or went to, another article; *moved: the words of these
static int32_t count_words(const View *view, const Piece *piece, const int32_t *elsewhere, int32_t *moved) {
    int32_t words = 0;
    *moved = 0;
    for (int32_t i = piece->first_block; i < piece->first_block + piece->block_count; i++) {
        const Block *block = &view->blocks.at[i];
        int32_t *count = elsewhere[i] < 0 ? &words : moved;
        for (int32_t n = 0; n < block->words.count; n++) *count += block->words.at[n].counts;
    }
    return words;
}

static Text describe(Diff *diff, const Piece *piece, const char *done, const char *sign, int32_t words,
                     Text moved) {
    return text_print(diff->arena, "%s %s: %.*s, %s%d word%s%.*s", piece->is_article ? "article" : "part", done,
                      TEXT_ARG(piece->title), sign, words, words == 1 ? "" : "s", TEXT_ARG(moved));
}

static void add_pages(Diff *diff, Numbers *pages, const Piece *piece) {
    for (int32_t i = 0; i < piece->pages.count; i++) numbers_add(diff->arena, pages, piece->pages.at[i]);
}

static void tell_added(Diff *diff, int32_t index) {
    const Piece *piece = &diff->after->pieces.at[index];
    Change *change = change_add(diff, CHANGE_ARTICLE_ADDED, diff->article_after[index], (Place){0}, piece->place);
    int32_t moved;
    change->added = count_words(diff->after, piece, diff->block_came, &moved);
    add_pages(diff, &change->pages_after, piece);
    Text came = moved ? text_print(diff->arena, ", %d moved here", moved) : TEXT("");
    change->what = describe(diff, piece, "added", "+", change->added, came);
}

static void tell_removed(Diff *diff, int32_t index) {
    const Piece *piece = &diff->before->pieces.at[index];
    Change *change = change_add(diff, CHANGE_ARTICLE_REMOVED, diff->article_before[index], piece->place, (Place){0});
    int32_t moved;
    change->removed = count_words(diff->before, piece, diff->block_went, &moved);
    add_pages(diff, &change->pages_before, piece);
    Text went = moved ? text_print(diff->arena, ", %d moved elsewhere", moved) : TEXT("");
    change->what = describe(diff, piece, "removed", "\xE2\x88\x92", change->removed, went);
}

// Position among the articles that are in both, from 1. partner: the other side's, -1: none.
static int32_t *find_ranks(Diff *diff, const int32_t *partner, int32_t count) {
    int32_t rank = 0, *ranks = arena_array_of(diff->scratch, (size_t)count + 1, int32_t);
    for (int32_t i = 0; i < count; i++)
        if (partner[i] >= 0) ranks[i] = ++rank;
    return ranks;
}

// Do the articles i and n stand the other way round?
static bool are_crossed(const Diff *diff, int32_t i, int32_t n) {
    int32_t a = diff->piece_before[i], b = diff->piece_before[n];
    return a >= 0 && b >= 0 && (i < n) != (a < b);
}

// Of A B C → C B A any one may count as kept. One that has its old number is, if no more than one other gives way.
static void prefer_rank(const Diff *diff, int32_t article, bool *keep) {
    int32_t crossed = -1, count = 0;
    for (int32_t n = 0; n < diff->after->pieces.count; n++)
        if (keep[n] && are_crossed(diff, article, n)) crossed = n, count++;
    if (count != 1) return;
    keep[crossed] = false;
    keep[article] = true;
}

static bool *find_kept(Diff *diff, const int32_t *old, const int32_t *new) {
    int32_t count = diff->after->pieces.count;
    bool *keep = arena_array_of(diff->scratch, (size_t)count + 1, bool);
    sequence_rising(diff->scratch, diff->piece_before, count, keep);
    for (int32_t i = 0; i < count; i++) {
        int32_t before = diff->piece_before[i];
        if (before >= 0 && !keep[i] && old[before] == new[i]) prefer_rank(diff, i, keep);
    }
    return keep;
}

static void tell_moved(Diff *diff) {
    const int32_t *old = find_ranks(diff, diff->piece_after, diff->before->pieces.count);
    const int32_t *new = find_ranks(diff, diff->piece_before, diff->after->pieces.count);
    const bool *keep = find_kept(diff, old, new);
    for (int32_t i = 0; i < diff->after->pieces.count; i++) {
        int32_t before = diff->piece_before[i];
        if (before < 0 || keep[i]) continue;
        int32_t by = new[i] - old[before], places = by < 0 ? -by : by;
        const Piece *piece = &diff->after->pieces.at[i];
        Text how = by ? text_print(diff->arena, " %d place%s %s", places, places == 1 ? "" : "s",
                                   by < 0 ? "earlier" : "later")
                      : TEXT("");
        Change *change = change_add(diff, CHANGE_ARTICLE_MOVED, diff->article_after[i],
                                    diff->before->pieces.at[before].place, piece->place);
        change->what = text_print(diff->arena, "article moved%.*s: %.*s", TEXT_ARG(how), TEXT_ARG(piece->title));
    }
}

// ---- what articles are called, and how they are set --------------------------------------------

static bool has_section(const View *view, Text name) {
    for (int32_t i = 0; i < view->pieces.count; i++)
        if (text_equal(view->pieces.at[i].section, name)) return true;
    return false;
}

// Once, whichever of its articles it is found by.
static void tell_section_once(Diff *diff, Text what, Place before, Place after) {
    for (int32_t i = 0; i < diff->out->changes.count; i++) {
        const Change *known = &diff->out->changes.at[i];
        if (known->kind == CHANGE_SECTION && text_equal(known->what, what)) return;
    }
    change_add(diff, CHANGE_SECTION, -1, before, after)->what = what;
}

// Into another section that was there before; said with its move, if it is one.
static void tell_other_section(Diff *diff, int32_t article, const Piece *old, const Piece *new) {
    Text where = new->section.size
                     ? text_print(diff->arena, "into the section %.*s", TEXT_ARG(new->section))
                     : TEXT("out of its section");
    for (int32_t i = 0; i < diff->out->changes.count; i++) {
        Change *known = &diff->out->changes.at[i];
        if (known->kind != CHANGE_ARTICLE_MOVED || known->article != article) continue;
        known->what = text_print(diff->arena, "%.*s; %.*s", TEXT_ARG(known->what), TEXT_ARG(where));
        return;
    }
    Change *change = change_add(diff, CHANGE_ARTICLE_MOVED, article, old->place, new->place);
    change->what = text_print(diff->arena, "article moved %.*s", TEXT_ARG(where));
}

static void tell_section(Diff *diff, int32_t index, const Piece *old, const Piece *new) {
    if (text_equal(old->section, new->section)) return;
    bool gone = old->section.size && !has_section(diff->after, old->section);
    bool came = new->section.size && !has_section(diff->before, new->section);
    if (gone && came)
        tell_section_once(diff, text_print(diff->arena, "section renamed: %.*s \xE2\x86\x92 %.*s",
                                           TEXT_ARG(old->section), TEXT_ARG(new->section)),
                          old->section_place, new->section_place);
    else if (came)
        tell_section_once(diff, text_print(diff->arena, "section added: %.*s", TEXT_ARG(new->section)), (Place){0},
                          new->section_place);
    else if (gone)
        tell_section_once(diff, text_print(diff->arena, "section removed: %.*s", TEXT_ARG(old->section)),
                          old->section_place, (Place){0});
    else tell_other_section(diff, diff->article_after[index], old, new);
}

// Links name it, and art is drawn by it: the pages of the article that look otherwise show it.
static void tell_id(Diff *diff, int32_t index, const Piece *old, const Piece *new) {
    int32_t article = diff->article_after[index];
    if (text_equal(old->id, new->id)) return;
    Change *change = change_add(diff, CHANGE_ID, article, old->place, new->place);
    change->what = text_print(diff->arena, "id: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(old->id), TEXT_ARG(new->id));
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        const PagePair *pair = &diff->out->pages.at[i];
        if (pair->article != article || !pair->before || !pair->after || pair->before % 2 != pair->after % 2) continue;
        if (diff->before->page[pair->before - 1].drawn == diff->after->page[pair->after - 1].drawn) continue;
        numbers_add(diff->arena, &change->pages_before, pair->before);
        numbers_add(diff->arena, &change->pages_after, pair->after);
    }
}

static void tell_short_title(Diff *diff, int32_t index, const Piece *old, const Piece *new) {
    bool title = !text_equal(old->title, new->title);
    if (text_equal(old->short_title, new->short_title) || title) return;
    Change *change = change_add(diff, CHANGE_SHORT_TITLE, diff->article_after[index], old->place, new->place);
    change->what = text_print(diff->arena, "short title: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(old->short_title),
                              TEXT_ARG(new->short_title));
}

static Text master_of(const View *view, const Piece *piece) {
    return piece->pages.count ? view->pages->pages.at[piece->pages.at[0] - 1].master : (Text){0};
}

static void tell_master(Diff *diff, int32_t index, const Piece *old, const Piece *new) {
    Text from = master_of(diff->before, old), to = master_of(diff->after, new);
    if (text_equal(from, to) || !from.size || !to.size) return;
    Change *change = change_add(diff, CHANGE_MASTER, diff->article_after[index], old->place, new->place);
    add_pages(diff, &change->pages_before, old);
    add_pages(diff, &change->pages_after, new);
    change->what = text_print(diff->arena, "template: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(from), TEXT_ARG(to));
}

void changes_of_articles(Diff *diff) {
    for (int32_t i = 0; i < diff->before->pieces.count; i++)
        if (diff->piece_after[i] < 0) tell_removed(diff, i);
    for (int32_t i = 0; i < diff->after->pieces.count; i++)
        if (diff->piece_before[i] < 0) tell_added(diff, i);
    tell_moved(diff);
    for (int32_t i = 0; i < diff->after->pieces.count; i++) {
        if (diff->piece_before[i] < 0 || !diff->after->pieces.at[i].is_article) continue;
        const Piece *old = &diff->before->pieces.at[diff->piece_before[i]], *new = &diff->after->pieces.at[i];
        tell_id(diff, i, old, new);
        tell_section(diff, i, old, new);
        tell_short_title(diff, i, old, new);
        tell_master(diff, i, old, new);
    }
}
