// lock_counts.c: pages that have other numbers because of what stands before them.
//
// Each run of articles that moved by the same number of pages is said once, with the article before it that
// takes more or fewer pages or is new, or else at its own first article.
#include "layout/lock.h"

typedef struct {
    const LockCounts *of;
    Diagnostics *diagnostics;
    Arena *arena;           // the diagnostics'
} Walk;

static const LockArticle *locked(const Walk *walk, int32_t index) {
    if (index >= walk->of->document->articles.count) return NULL;
    return lock_find(walk->of->lock, lock_id(walk->of->document->articles.at[index]));
}

// by how many pages an article starts later than it did
static int32_t shift(const Walk *walk, int32_t index, const LockArticle *article) {
    return walk->of->first_pages[index] - article->first_page;
}

static Text range(const Walk *walk, int32_t from, int32_t to) {
    return from == to ? text_print(walk->arena, "%d", from) : text_print(walk->arena, "%d to %d", from, to);
}

// "pages 15 to 21 become 16 to 22": the run of articles that starts at one; absent if it did not move
static Text run_from(const Walk *walk, int32_t index) {
    const LockArticle *first = locked(walk, index);
    int32_t by = first ? shift(walk, index, first) : 0, last = 0;
    for (const LockArticle *at = first; at && shift(walk, index, at) == by; at = locked(walk, ++index))
        last = at->first_page + at->page_count - 1;
    if (!by || last < first->first_page) return (Text){0};
    return text_print(walk->arena, "page%s %.*s become%s %.*s", last > first->first_page ? "s" : "",
                      TEXT_ARG(range(walk, first->first_page, last)), last > first->first_page ? "" : "s",
                      TEXT_ARG(range(walk, first->first_page + by, last + by)));
}

static void tell(const Walk *walk, int32_t index, Severity severity, const char *rule, Text what, Text run) {
    Place place = walk->of->document->articles.at[index]->title_place;
    diagnostics_add(walk->diagnostics, severity, place, rule, "%.*s%s%.*s", TEXT_ARG(what),
                    run.size ? ": " : "", TEXT_ARG(run));
}

static void tell_count(const Walk *walk, int32_t index, const LockArticle *article) {
    int32_t count = walk->of->page_counts[index];
    Text what = text_print(walk->arena, "the article takes %d page%s in place of %d", count,
                           count == 1 ? "" : "s", article->page_count);
    tell(walk, index, walk->of->severity, "lock-moved", what, run_from(walk, index + 1));
}

static void tell_new(const Walk *walk, int32_t index) {
    Text run = run_from(walk, index + 1);
    if (run.size)
        tell(walk, index, walk->of->severity, "lock-moved", TEXT("the article is not in the lock"),
             run);
    else tell(walk, index, SEVERITY_NOTE, "lock-new", TEXT("the article is not in the lock"), run);
}

// an article starts elsewhere, and the one before it does not say why
static void tell_shifted(const Walk *walk, int32_t index) {
    Text run = run_from(walk, index);
    if (run.size)
        tell(walk, index, walk->of->severity, "lock-moved",
             index ? TEXT("an article above it is gone, or stands elsewhere")
                   : TEXT("the cover and what follows it take another number of pages"), run);
}

void lock_compare_counts(const LockCounts *counts, Diagnostics *diagnostics) {
    Walk walk = {counts, diagnostics, diagnostics->arena};
    int32_t expected = 0;   // shift of the next article, by those before it
    bool told = false;      // the one before it says where it starts
    for (int32_t i = 0; i < counts->document->articles.count; i++) {
        const LockArticle *article = locked(&walk, i);
        int32_t count = counts->page_counts[i];
        if (article && shift(&walk, i, article) != expected && !told) tell_shifted(&walk, i);
        if (article) expected = shift(&walk, i, article) + count - article->page_count;
        told = !article || count != article->page_count;
        if (!article) tell_new(&walk, i);
        else if (told) tell_count(&walk, i, article);
    }
}
