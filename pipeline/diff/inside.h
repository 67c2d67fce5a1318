// inside.h: the work at hand, shared by the files of diff/. Private to diff/.
//
// match.c pairs pieces and pages, match_blocks.c blocks; the changes_* files find what somebody did; causes.c says on which pages it
// shows and what follows from it.
#ifndef FOLIO_DIFF_INSIDE_H
#define FOLIO_DIFF_INSIDE_H

#include "diff/view.h"

typedef struct {
    Arena *arena;
    Arena *scratch;
    const DiffSide *side_before, *side_after;
    View *before, *after;
    int32_t *piece_after, *piece_before;   // the other's piece; -1: none. Index: of before, of after
    int32_t *article_before, *article_after; // a piece's index in out->articles
    int32_t *block_after, *block_before;   // the other's block; -1: none
    bool *block_moved;                     // of after: its pair stands elsewhere in the article
    int32_t *block_went, *block_came;      // without a pair, but word for word in another article; -1: no
    Differences *out;
} Diff;

int32_t *match_make_pairs(Diff *diff, int32_t count); // all -1
void match_pieces(Diff *diff);  // also out->articles
void match_blocks(Diff *diff);
void match_pages(Diff *diff);   // out->pages, without status

Change *change_add(Diff *diff, ChangeKind kind, int32_t article, Place before, Place after);
void change_show_before(Diff *diff, Change *change, int32_t block); // -1: nothing
void change_show_after(Diff *diff, Change *change, int32_t block);
void numbers_add(Arena *arena, Numbers *numbers, int32_t number);   // kept rising, each once
bool numbers_have(const Numbers *numbers, int32_t number);

void changes_of_blocks(Diff *diff);
void changes_of_articles(Diff *diff);
void changes_of_looks(Diff *diff);
void changes_of_tables(Diff *diff);
void changes_of_heads(Diff *diff);
void changes_unexplained(Diff *diff); // causes.c
void causes_settle(Diff *diff);

uint64_t *words_hash(Arena *arena, const Block *block); // of each word; block NULL: none
// The words of both in order, with what was added and removed; counts them. Either may be NULL.
void words_compare(Diff *diff, const Block *before, const Block *after, Change *change);
// "+14 words −2", "+1 word", "words moved"
Text words_count(Arena *arena, int32_t added, int32_t removed);

#endif
