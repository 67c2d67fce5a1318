// changes_articles.c: articles that came, went or stand elsewhere, their sections, short titles, masters and languages.
//
// An article has moved if it is not on the longest run of articles that kept their order. A section is renamed if its
// old name is gone and its new one was not there.
#include "diff/inside.h"

#include "diff/sequence.h"

static int32_t count_words(const View *view, const Piece *piece) {
    int32_t words = 0;
    for (int32_t i = piece->first_block; i < piece->first_block + piece->block_count; i++) {
        const Block *block = &view->blocks.at[i];
        for (int32_t n = 0; n < block->words.count; n++) words += block->words.at[n].counts;
    }
    return words;
}

static void tell_added(Diff *diff, int32_t index) {
    const Piece *piece = &diff->after->pieces.at[index];
    Change *change = change_add(diff, CHANGE_ARTICLE_ADDED, diff->article_after[index], (Place){0}, piece->place);
    change->added = count_words(diff->after, piece);
    change->pages_after = piece->pages;
    change->what = text_print(diff->arena, "%s added: %.*s, +%d words", piece->is_article ? "article" : "part",
                              TEXT_ARG(piece->title), change->added);
}

static void tell_removed(Diff *diff, int32_t index) {
    const Piece *piece = &diff->before->pieces.at[index];
    Change *change = change_add(diff, CHANGE_ARTICLE_REMOVED, diff->article_before[index], piece->place, (Place){0});
    change->removed = count_words(diff->before, piece);
    change->pages_before = piece->pages;
    change->what = text_print(diff->arena, "%s removed: %.*s, \xE2\x88\x92%d words",
                              piece->is_article ? "article" : "part", TEXT_ARG(piece->title), change->removed);
}

// the lists are copied, for those of the views go with them
static void keep_pages(Diff *diff) {
    for (int32_t i = 0; i < diff->out->changes.count; i++) {
        Change *change = &diff->out->changes.at[i];
        Numbers before = change->pages_before, after = change->pages_after;
        change->pages_before = change->pages_after = (Numbers){0};
        for (int32_t n = 0; n < before.count; n++) numbers_add(diff->arena, &change->pages_before, before.at[n]);
        for (int32_t n = 0; n < after.count; n++) numbers_add(diff->arena, &change->pages_after, after.at[n]);
    }
}

// Position among the articles that are in both.
static int32_t *rank_before(Diff *diff) {
    int32_t rank = 0, *ranks = arena_array_of(diff->scratch, (size_t)diff->before->pieces.count + 1, int32_t);
    for (int32_t i = 0; i < diff->before->pieces.count; i++)
        if (diff->piece_after[i] >= 0) ranks[i] = ++rank;
    return ranks;
}

static void tell_moved(Diff *diff) {
    int32_t count = diff->after->pieces.count, rank = 0;
    bool *keep = arena_array_of(diff->scratch, (size_t)count + 1, bool);
    const int32_t *ranks = rank_before(diff);
    sequence_rising(diff->scratch, diff->piece_before, count, keep);
    for (int32_t i = 0; i < count; i++) {
        int32_t before = diff->piece_before[i];
        if (before < 0) continue;
        rank++;
        if (keep[i]) continue;
        const Piece *old = &diff->before->pieces.at[before], *new = &diff->after->pieces.at[i];
        Change *change = change_add(diff, CHANGE_ARTICLE_MOVED, diff->article_after[i], old->place, new->place);
        change->what =
            text_print(diff->arena, "article moved %s by %d: %.*s", rank < ranks[before] ? "forward" : "back",
                       rank < ranks[before] ? ranks[before] - rank : rank - ranks[before], TEXT_ARG(new->title));
    }
}

// ---- what articles are called, and how they are set --------------------------------------------

static bool has_section(const View *view, Text name) {
    for (int32_t i = 0; i < view->pieces.count; i++)
        if (text_equal(view->pieces.at[i].section, name)) return true;
    return false;
}

static void tell_section(Diff *diff, int32_t index, const Piece *old, const Piece *new) {
    if (text_equal(old->section, new->section)) return;
    bool renamed = old->section.size && new->section.size && !has_section(diff->after, old->section) &&
                   !has_section(diff->before, new->section);
    for (int32_t i = 0; renamed && i < diff->out->changes.count; i++) {
        const Change *known = &diff->out->changes.at[i];
        if (known->kind == CHANGE_SECTION && !place_compare(known->after, new->section_place)) return;
    }
    Change *change =
        change_add(diff, renamed ? CHANGE_SECTION : CHANGE_ARTICLE_MOVED, renamed ? -1 : diff->article_after[index],
                   renamed ? old->section_place : old->place, renamed ? new->section_place : new->place);
    change->what = renamed ? text_print(diff->arena, "section renamed: %.*s \xE2\x86\x92 %.*s",
                                        TEXT_ARG(old->section), TEXT_ARG(new->section))
                   : new->section.size
                       ? text_print(diff->arena, "article moved into the section %.*s", TEXT_ARG(new->section))
                       : TEXT("article moved out of its section");
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
    for (int32_t i = 0; i < old->pages.count; i++) numbers_add(diff->arena, &change->pages_before, old->pages.at[i]);
    for (int32_t i = 0; i < new->pages.count; i++) numbers_add(diff->arena, &change->pages_after, new->pages.at[i]);
    change->what = text_print(diff->arena, "template: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(from), TEXT_ARG(to));
}

void changes_of_articles(Diff *diff) {
    for (int32_t i = 0; i < diff->before->pieces.count; i++)
        if (diff->piece_after[i] < 0) tell_removed(diff, i);
    for (int32_t i = 0; i < diff->after->pieces.count; i++)
        if (diff->piece_before[i] < 0) tell_added(diff, i);
    keep_pages(diff);
    tell_moved(diff);
    for (int32_t i = 0; i < diff->after->pieces.count; i++) {
        if (diff->piece_before[i] < 0 || !diff->after->pieces.at[i].is_article) continue;
        const Piece *old = &diff->before->pieces.at[diff->piece_before[i]], *new = &diff->after->pieces.at[i];
        tell_section(diff, i, old, new);
        tell_short_title(diff, i, old, new);
        tell_master(diff, i, old, new);
    }
}
