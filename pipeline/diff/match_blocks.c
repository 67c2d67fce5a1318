// match_blocks.c: which block of the one edition is which of the other.
//
// Blocks of an article are aligned by their hashes; of what is left over, those with the same hash have moved, and within
// each gap those are paired, in order, that have most words in common (a small dynamic programme). What still has no
// partner, and stands word by word in another article, went there: it is no pair, but known to have moved.
#include "diff/inside.h"

#include "diff/sequence.h"

enum { ALIKE = 340, GAP_MOST = 2500 }; // in 1/1000: least likeness of a pair; cells of a gap that is searched
enum { SINGULAR = 6 }; // words

static uint64_t *hash_blocks(Arena *arena, const View *view, const Piece *piece) {
    uint64_t *hashes = arena_array_of(arena, (size_t)piece->block_count + 1, uint64_t);
    for (int32_t i = 0; i < piece->block_count; i++) hashes[i] = view->blocks.at[piece->first_block + i].hash;
    return hashes;
}

static void pair_blocks(Diff *diff, int32_t before, int32_t after, bool moved) {
    diff->block_after[before] = after;
    diff->block_before[after] = before;
    diff->block_moved[after] = moved;
}

static void pair_moved(Diff *diff, const Piece *old, const Piece *new, const uint64_t *before,
                       const uint64_t *after) {
    const Key *keys = keys_sort(diff->scratch, after, new->block_count);
    for (int32_t i = 0; i < old->block_count; i++) {
        const Block *block = &diff->before->blocks.at[old->first_block + i];
        if (diff->block_after[old->first_block + i] >= 0 || (!block->figure && block->words.count < 4)) continue;
        int32_t at = keys_find(keys, new->block_count, before[i]);
        while (at >= 0 && at < new->block_count && keys[at].hash == before[i] &&
               diff->block_before[new->first_block + keys[at].index] >= 0)
            at++;
        if (at >= 0 && at < new->block_count && keys[at].hash == before[i])
            pair_blocks(diff, old->first_block + i, new->first_block + keys[at].index, true);
    }
}

// The part of their words that two blocks share, in 1/1000; 0 if they are not of a kind.
static int32_t find_likeness(Diff *diff, const Block *before, const Block *after) {
    if (before->figure != after->figure || before->row != after->row) return 0;
    if (before->figure || before->row) return ALIKE + 100 * (before->image >= 0 && before->image == after->image);
    int32_t a = before->words.count, b = after->words.count, same = 0;
    if (!a || !b) return 0;
    ArenaMark mark = arena_mark(diff->scratch);
    const Key *left = keys_sort(diff->scratch, words_hash(diff->scratch, before), a);
    const Key *right = keys_sort(diff->scratch, words_hash(diff->scratch, after), b);
    for (int32_t i = 0, j = 0; i < a && j < b;) {
        if (left[i].hash == right[j].hash) same++, i++, j++;
        else if (left[i].hash < right[j].hash) i++;
        else j++;
    }
    arena_rewind(diff->scratch, mark);
    int32_t likeness = (int32_t)((int64_t)2000 * same / (a + b));
    return text_equal(text_of(before->noun), text_of(after->noun)) ? likeness : likeness * 3 / 4;
}

typedef struct {
    int32_t *old, *new; // indices of blocks without a pair
    int32_t olds, news;
} Gap;

static void solve_gap(Diff *diff, const Gap *gap) {
    int32_t width = gap->news + 1;
    size_t cells = (size_t)(gap->olds + 1) * (size_t)width;
    int32_t *best = arena_array_of(diff->scratch, cells, int32_t),
            *like = arena_array_of(diff->scratch, cells, int32_t);
    for (int32_t i = gap->olds - 1; i >= 0; i--)
        for (int32_t j = gap->news - 1; j >= 0; j--) {
            int32_t at = i * width + j, most = best[at + width] > best[at + 1] ? best[at + width] : best[at + 1];
            like[at] =
                find_likeness(diff, &diff->before->blocks.at[gap->old[i]], &diff->after->blocks.at[gap->new[j]]);
            bool pays = like[at] >= ALIKE && best[at + width + 1] + like[at] >= most;
            best[at] = pays ? best[at + width + 1] + like[at] : most;
        }
    for (int32_t i = 0, j = 0; i < gap->olds && j < gap->news;) {
        int32_t at = i * width + j;
        if (like[at] >= ALIKE && best[at] == best[at + width + 1] + like[at])
            pair_blocks(diff, gap->old[i++], gap->new[j++], false);
        else if (best[at + width] >= best[at + 1]) i++;
        else j++;
    }
}

static void pair_gap(Diff *diff, Gap *gap) {
    if (!gap->olds || !gap->news) return;
    const Block *old = &diff->before->blocks.at[gap->old[0]], *new = &diff->after->blocks.at[gap->new[0]];
    bool alone = gap->olds == 1 && gap->news == 1 &&
                 old->figure == new->figure && text_equal(text_of(old->noun), text_of(new->noun));
    if (alone) pair_blocks(diff, gap->old[0], gap->new[0], false);
    else if ((int64_t)gap->olds * gap->news <= GAP_MOST) solve_gap(diff, gap);
    else
        for (int32_t i = 0; i < gap->olds && i < gap->news; i++)
            if (find_likeness(diff, &diff->before->blocks.at[gap->old[i]], &diff->after->blocks.at[gap->new[i]]) >=
                ALIKE)
                pair_blocks(diff, gap->old[i], gap->new[i], false);
}

// Between two blocks that stayed in their order lies a gap.
static void pair_gaps(Diff *diff, const Piece *old, const Piece *new) {
    Gap gap = {arena_array_of(diff->scratch, (size_t)old->block_count + 1, int32_t),
               arena_array_of(diff->scratch, (size_t) new->block_count + 1, int32_t), 0, 0};
    int32_t j = new->first_block, end = new->first_block + new->block_count;
    for (int32_t i = old->first_block; i <= old->first_block + old->block_count; i++) {
        bool last = i == old->first_block + old->block_count;
        int32_t pair = last ? end : diff->block_after[i];
        if (pair < 0) gap.old[gap.olds++] = i;
        if (pair < 0 || (!last && diff->block_moved[pair])) continue;
        for (; j < pair; j++)
            if (diff->block_before[j] < 0) gap.new[gap.news++] = j;
        pair_gap(diff, &gap);
        gap.olds = gap.news = 0;
        j = pair + 1;
    }
}

static bool is_pictured(const Block *block) {
    return block->figure || text_is(text_of(block->noun), "caption");
}

// The hashes of a piece's paragraphs and the like, without figures and captions; where each stands.
static int32_t choose_words(const View *view, const Piece *piece, const uint64_t *hashes, uint64_t *chosen,
                            int32_t *place) {
    int32_t count = 0;
    for (int32_t i = 0; i < piece->block_count; i++) {
        if (is_pictured(&view->blocks.at[piece->first_block + i])) continue;
        chosen[count] = hashes[i];
        place[count++] = i;
    }
    return count;
}

// Paragraphs first: when a figure and two paragraphs change places, it is the figure that moves.
static void align_words(Diff *diff, const Piece *old, const Piece *new, const uint64_t *before, const uint64_t *after,
                        int32_t *pair) {
    size_t olds = (size_t)old->block_count + 1, news = (size_t) new->block_count + 1;
    uint64_t *a = arena_array_of(diff->scratch, olds, uint64_t), *b = arena_array_of(diff->scratch, news, uint64_t);
    int32_t *at_a = arena_array_of(diff->scratch, olds, int32_t),
            *at_b = arena_array_of(diff->scratch, news, int32_t);
    int32_t *found = arena_array_of(diff->scratch, olds, int32_t);
    int32_t a_count = choose_words(diff->before, old, before, a, at_a),
            b_count = choose_words(diff->after, new, after, b, at_b);
    sequence_align(diff->scratch, a, a_count, b, b_count, found);
    for (int32_t i = 0; i < old->block_count; i++) pair[i] = -1;
    for (int32_t i = 0; i < a_count; i++)
        if (found[i] >= 0) pair[at_a[i]] = at_b[found[i]];
}

// What lies between two paragraphs that stayed.
static void align_between(Diff *diff, int32_t old_count, int32_t new_count, const uint64_t *before,
                          const uint64_t *after, int32_t *pair) {
    int32_t *found = arena_array_of(diff->scratch, (size_t)old_count + 1, int32_t), i = 0, j = 0;
    for (int32_t next = 0; next <= old_count; next++) {
        int32_t end = next < old_count ? pair[next] : new_count;
        if (end < 0) continue;
        sequence_align(diff->scratch, before + i, next - i, after + j, end - j, found);
        for (int32_t n = i; n < next; n++)
            if (found[n - i] >= 0) pair[n] = j + found[n - i];
        i = next + 1;
        j = end + 1;
    }
}

static void match_piece(Diff *diff, const Piece *old, const Piece *new) {
    uint64_t *before = hash_blocks(diff->scratch, diff->before, old),
             *after = hash_blocks(diff->scratch, diff->after, new);
    int32_t *pair = arena_array_of(diff->scratch, (size_t)old->block_count + 1, int32_t);
    align_words(diff, old, new, before, after, pair);
    align_between(diff, old->block_count, new->block_count, before, after, pair);
    for (int32_t i = 0; i < old->block_count; i++)
        if (pair[i] >= 0) pair_blocks(diff, old->first_block + i, new->first_block + pair[i], false);
    pair_moved(diff, old, new, before, after);
    pair_gaps(diff, old, new);
}

// Long enough to be known again anywhere: a paragraph, a picture, not a row of figures or art of a common topic.
static bool is_singular(const View *view, const Block *block) {
    if (block->derived || block->index) return false;
    if (block->figure) return block->image >= 0 || view_tag(view, block)->wanted.size;
    int32_t words = 0;
    for (int32_t i = 0; i < block->words.count; i++) words += block->words.at[i].counts;
    return words >= SINGULAR;
}

typedef struct {
    int32_t *block;
    uint64_t *hash;
    int32_t count;
} Singles;

static Singles find_singles(Arena *arena, const View *view, const int32_t *pair) {
    size_t room = (size_t)view->blocks.count + 1;
    Singles singles = {arena_array_of(arena, room, int32_t), arena_array_of(arena, room, uint64_t), 0};
    for (int32_t i = 0; i < view->blocks.count; i++) {
        if (pair[i] >= 0 || !is_singular(view, &view->blocks.at[i])) continue;
        singles.block[singles.count] = i;
        singles.hash[singles.count++] = view->blocks.at[i].hash;
    }
    return singles;
}

static void find_travellers(Diff *diff) {
    ArenaMark mark = arena_mark(diff->scratch);
    Singles old = find_singles(diff->scratch, diff->before, diff->block_after);
    Singles new = find_singles(diff->scratch, diff->after, diff->block_before);
    const Key *keys = keys_sort(diff->scratch, new.hash, new.count);
    for (int32_t i = 0; i < old.count; i++) {
        int32_t at = keys_find(keys, new.count, old.hash[i]);
        if (at < 0) continue;
        while (at < new.count && keys[at].hash == old.hash[i] && diff->block_came[new.block[keys[at].index]] >= 0) at++;
        if (at == new.count || keys[at].hash != old.hash[i]) continue;
        diff->block_went[old.block[i]] = new.block[keys[at].index];
        diff->block_came[new.block[keys[at].index]] = old.block[i];
    }
    arena_rewind(diff->scratch, mark);
}

void match_blocks(Diff *diff) {
    diff->block_after = match_make_pairs(diff, diff->before->blocks.count);
    diff->block_before = match_make_pairs(diff, diff->after->blocks.count);
    diff->block_went = match_make_pairs(diff, diff->before->blocks.count);
    diff->block_came = match_make_pairs(diff, diff->after->blocks.count);
    diff->block_moved = arena_array_of(diff->arena, (size_t)diff->after->blocks.count + 1, bool);
    for (int32_t i = 0; i < diff->before->pieces.count; i++) {
        ArenaMark mark = arena_mark(diff->scratch);
        if (diff->piece_after[i] >= 0)
            match_piece(diff, &diff->before->pieces.at[i], &diff->after->pieces.at[diff->piece_after[i]]);
        arena_rewind(diff->scratch, mark);
    }
    find_travellers(diff);
}
