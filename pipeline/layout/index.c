// index.c: marks and lines of an article, both by their places in its source, met by binary search.
#include "layout/index.h"

#include <stdlib.h>

// The source that a line shows, and where it stands.
typedef struct {
    Place from, to;
    int32_t page;
    Unit y;
} SourceLine;

typedef ARRAY(SourceLine) SourceLines;

static int compare_lines(const void *a, const void *b) {
    const SourceLine *left = a, *right = b;
    int order = place_compare(left->from, right->from);
    if (order) return order;
    if (left->page != right->page) return left->page < right->page ? -1 : 1;
    return (left->y > right->y) - (left->y < right->y);
}

static SourceLines find_lines(Arena *arena, const Pages *part) {
    SourceLines lines = {0};
    for (int32_t i = 0; i < part->lines.count; i++) {
        const LineRecord *line = &part->lines.at[i];
        const Column *column = &part->columns.at[line->column];
        Unit y = line->origin.y - column->leading;
        *array_add(arena, &lines) = (SourceLine){line->from, line->to, column->page, y > 0 ? y : 0};
    }
    if (lines.count) qsort(lines.at, (size_t)lines.count, sizeof *lines.at, compare_lines);
    return lines;
}

// the index of the line that a mark belongs to: the last one that begins before it, or the next if it leans on what
// comes
static int32_t find_line(const SourceLines *lines, const IndexMark *mark) {
    int32_t low = 0, high = lines->count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (place_compare(lines->at[middle].from, mark->place) <= 0) low = middle + 1;
        else high = middle;
    }
    int32_t at = low ? low - 1 : 0;
    bool next = !mark->after && place_compare(lines->at[at].to, mark->place) < 0 && at + 1 < lines->count;
    return at + next;
}

// A text may stand on several pages: a table's head, a row of data that two tables have.
static void add_places(Arena *arena, IndexPlaces *places, int32_t article, const SourceLines *lines, const IndexMark *mark) {
    int32_t last = find_line(lines, mark);
    Place from = lines->at[last].from;
    if (!text_equal(from.file, mark->place.file)) return; // its text is not set
    for (int32_t i = last; i >= 0 && !place_compare(lines->at[i].from, from); i--)
        *array_add(arena, &places->at) = (IndexPlace){article, lines->at[i].page, lines->at[i].y};
}

static bool is_repeated(const Article *article, int32_t mark) {
    const IndexMark *marks = article->marks.at;
    return mark && marks[mark].entry == marks[mark - 1].entry && place_compare(marks[mark].place, marks[mark - 1].place) == 0;
}

static int compare_index_places(const void *a, const void *b) {
    const IndexPlace *left = a, *right = b;
    if (left->article != right->article) return left->article < right->article ? -1 : 1;
    if (left->page != right->page) return left->page < right->page ? -1 : 1;
    return (left->y > right->y) - (left->y < right->y);
}

// a page once, with the first line there
static void tidy_places(IndexPlaces *places) {
    if (!places->at.count) return;
    qsort(places->at.at, (size_t)places->at.count, sizeof *places->at.at, compare_index_places);
    int32_t kept = 1;
    for (int32_t i = 1; i < places->at.count; i++) {
        const IndexPlace *last = &places->at.at[kept - 1], *place = &places->at.at[i];
        if (place->article != last->article || place->page != last->page) places->at.at[kept++] = *place;
    }
    places->at.count = kept;
}

IndexPages *index_collect(Arena *arena, const Document *document, Pages *const parts[]) {
    IndexPages *index = arena_new_of(arena, IndexPages);
    index->count = document->index.count;
    index->entries = arena_array_of(arena, (size_t)index->count + 1, IndexPlaces);
    Arena *scratch = arena_new();
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i];
        ArenaMark start = arena_mark(scratch);
        SourceLines lines = {0};
        if (article->marks.count && parts[i]) lines = find_lines(scratch, parts[i]);
        for (int32_t m = 0; m < article->marks.count && lines.count; m++)
            if (!is_repeated(article, m))
                add_places(arena, &index->entries[article->marks.at[m].entry], i, &lines, &article->marks.at[m]);
        arena_rewind(scratch, start);
    }
    arena_free(scratch);
    for (int32_t i = 0; i < index->count; i++) tidy_places(&index->entries[i]);
    return index;
}

bool index_same(const IndexPages *a, const IndexPages *b) {
    if (!a || a->count != b->count) return false;
    for (int32_t i = 0; i < a->count; i++) {
        const IndexPlaces *left = &a->entries[i], *right = &b->entries[i];
        if (left->at.count != right->at.count) return false;
        for (int32_t k = 0; k < left->at.count; k++)
            if (compare_index_places(&left->at.at[k], &right->at.at[k])) return false;
    }
    return true;
}
