// changes.c: the lists that changes are made of; the verb.
#include "diff/inside.h"

#include <stdlib.h>

static const char *const change_names[CHANGE_COUNT] = {
    [CHANGE_TEXT] = "text",
    [CHANGE_ADDED] = "added",
    [CHANGE_REMOVED] = "removed",
    [CHANGE_MOVED] = "moved",
    [CHANGE_PICTURE] = "picture",
    [CHANGE_ALT] = "alt",
    [CHANGE_LINK] = "link",
    [CHANGE_LANGUAGE] = "language",
    [CHANGE_FIGURE] = "figure",
    [CHANGE_ARTICLE_ADDED] = "article-added",
    [CHANGE_ARTICLE_REMOVED] = "article-removed",
    [CHANGE_ARTICLE_MOVED] = "article-moved",
    [CHANGE_ID] = "id",
    [CHANGE_SHORT_TITLE] = "short-title",
    [CHANGE_MASTER] = "master",
    [CHANGE_SECTION] = "section",
    [CHANGE_STYLE] = "style",
    [CHANGE_INK] = "ink",
    [CHANGE_GEOMETRY] = "geometry",
    [CHANGE_FURNITURE] = "furniture",
    [CHANGE_FONT] = "font",
    [CHANGE_OUTPUT] = "output",
    [CHANGE_METADATA] = "metadata",
    [CHANGE_SETTING] = "setting",
};

static const char *const status_names[PAGE_STATUS_COUNT] = {
    [PAGE_IDENTICAL] = "identical", [PAGE_MOVED] = "moved", [PAGE_FOLLOWS] = "follows", [PAGE_REFLOWED] = "reflowed",
    [PAGE_CHANGED] = "changed",     [PAGE_ADDED] = "added", [PAGE_REMOVED] = "removed",
};

const char *change_name(ChangeKind kind) {
    return change_names[kind];
}

const char *page_status_name(PageStatus status) {
    return status_names[status];
}

const char *follows_name(unsigned bit) {
    switch (bit) {
    case FOLLOWS_NUMBERS: return "page numbers";
    case FOLLOWS_HEADS: return "running heads";
    case FOLLOWS_ART: return "art takes another turn";
    default: return "entries"; // of the contents or the index
    }
}

bool numbers_have(const Numbers *numbers, int32_t number) {
    int32_t from = 0, to = numbers->count;
    while (from < to) {
        int32_t middle = (from + to) / 2;
        if (numbers->at[middle] < number) from = middle + 1;
        else to = middle;
    }
    return from < numbers->count && numbers->at[from] == number;
}

void numbers_add(Arena *arena, Numbers *numbers, int32_t number) {
    if (numbers_have(numbers, number)) return;
    *array_add(arena, numbers) = number;
    for (int32_t i = numbers->count - 1; i > 0 && numbers->at[i - 1] > number; i--) {
        numbers->at[i] = numbers->at[i - 1];
        numbers->at[i - 1] = number;
    }
}

Change *change_add(Diff *diff, ChangeKind kind, int32_t article, Place before, Place after) {
    Change *change = array_add(diff->arena, &diff->out->changes);
    *change = (Change){.kind = kind, .article = article, .before = before, .after = after};
    return change;
}

static void show(Arena *arena, const Block *block, DiffBoxes *boxes, Numbers *pages) {
    for (int32_t i = 0; i < block->boxes.count; i++) {
        *array_add(arena, boxes) = block->boxes.at[i];
        numbers_add(arena, pages, block->boxes.at[i].page);
    }
}

void change_show_before(Diff *diff, Change *change, int32_t block) {
    if (block < 0) return;
    show(diff->arena, &diff->before->blocks.at[block], &change->boxes_before, &change->pages_before);
}

void change_show_after(Diff *diff, Change *change, int32_t block) {
    if (block < 0) return;
    show(diff->arena, &diff->after->blocks.at[block], &change->boxes_after, &change->pages_after);
}

bool diff_is_empty(const Differences *differences) {
    return !differences->changes.count && differences->totals[PAGE_IDENTICAL] == differences->count_before &&
           differences->totals[PAGE_IDENTICAL] == differences->count_after;
}

// the whole report's first, then article by article; else as they were found
static int compare_changes(const void *left, const void *right) {
    const Change *a = *(Change *const *)left, *b = *(Change *const *)right;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return a < b ? -1 : a > b;
}

static void sort_changes(Diff *diff) {
    int32_t count = diff->out->changes.count;
    Change **order = arena_array_of(diff->scratch, (size_t)count + 1, Change *);
    Change *sorted = arena_array_of(diff->arena, (size_t)count + 1, Change);
    for (int32_t i = 0; i < count; i++) order[i] = &diff->out->changes.at[i];
    qsort(order, (size_t)count, sizeof *order, compare_changes);
    for (int32_t i = 0; i < count; i++) sorted[i] = *order[i];
    diff->out->changes.at = sorted;
    diff->out->changes.room = count + 1;
}

Differences *diff_pages(Arena *arena, const DiffSide *before, const DiffSide *after) {
    Differences *out = arena_new_of(arena, Differences);
    *out = (Differences){.arena = arena,
                         .name_before = before->name,
                         .name_after = after->name,
                         .count_before = before->pages->pages.count,
                         .count_after = after->pages->pages.count};
    Arena *scratch = arena_new();
    Diff diff = {.arena = arena,
                 .scratch = scratch,
                 .side_before = before,
                 .side_after = after,
                 .out = out,
                 .before = view_of_pages(scratch, before->pages),
                 .after = view_of_pages(scratch, after->pages)};
    match_pieces(&diff);
    match_blocks(&diff);
    match_pages(&diff);
    changes_of_tables(&diff);
    changes_of_articles(&diff);
    changes_of_looks(&diff);
    changes_of_heads(&diff);
    changes_of_blocks(&diff);
    changes_unexplained(&diff);
    sort_changes(&diff);
    causes_settle(&diff);
    arena_free(scratch);
    return out;
}
