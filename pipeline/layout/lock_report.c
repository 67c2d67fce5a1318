// lock_report.c: which pages of an article moved, from where to where, and why.
//
// Why is found by computation: a page that lacks lines for what stood on it (lock_room.c) is the reason; a page
// after one that moved, which has room enough, only follows.
#include "layout/lock.h"
#include "layout/lock_room.h"
#include "layout/lock_words.h"

enum { WORDS_SHOWN = 4 };

typedef struct {
    const LockCase *of;
    Arena *scratch;
    const int32_t *starts;  // lock_starts's
    bool *moved;            // of each page of the lock, from 1
    Text named;             // a page's diagnostic, until it is known which pages follow; absent: none
    Place named_place;
    int32_t followers_from, followers_to; // pages; 0: none
} Teller;

static const LockPage *find_page(const LockArticle *article, int32_t page) {
    for (int32_t i = 0; i < article->pages.count; i++)
        if (article->pages.at[i].page == page) return &article->pages.at[i];
    return NULL;
}

static int32_t report_number(const Teller *teller, int32_t page) {
    return teller->of->now.first_page + page - 1;
}

static Text first_words(Teller *teller, const LockPage *page) {
    LockWords words = lock_words_split(teller->scratch, page->after);
    return lock_words_join(teller->scratch, &words, 0, WORDS_SHOWN);
}

// ---- why -----------------------------------------------------------------------------------------

static Text too_short(Teller *teller, int32_t page, int32_t lines, const char *what) {
    return text_print(teller->scratch, "page %d is %d line%s too short for what %s",
                      report_number(teller, page), lines, lines == 1 ? "" : "s", what);
}

static int32_t room_of(Teller *teller, int32_t page) {
    return lock_room(teller->scratch, teller->of->galley, teller->of->shape, teller->of->binding, page);
}

// why what the lock has on a page does not stay on it; absent: the page before it is the reason
static Text why_page(Teller *teller, int32_t page) {
    int32_t room = room_of(teller, page);
    if (room > 0) return too_short(teller, page, room, "stood on it");
    if (room == ROOM_NONE) return text_print(teller->scratch, "no page could hold all that stood on page %d",
                                             report_number(teller, page));
    if (teller->moved[page]) return (Text){0};
    if (room == ROOM_UNKNOWN) return TEXT("what stood there is gone");
    int32_t below = page < teller->of->binding->article->page_count ? room_of(teller, page + 1) : 0;
    if (below > 0) return too_short(teller, page + 1, below, "would stand on it");
    return TEXT("other pages would move in its place");
}

// ---- telling -------------------------------------------------------------------------------------

// the diagnostic at hand is added when the next one begins: pages that follow are named with it
static void close_named(Teller *teller) {
    if (!teller->named.at) return;
    Text follow = TEXT("");
    int32_t from = report_number(teller, teller->followers_from),
            to = report_number(teller, teller->followers_to);
    if (teller->followers_from && from == to)
        follow = text_print(teller->scratch, "; page %d moves with it", from);
    else if (teller->followers_from)
        follow = text_print(teller->scratch, "; pages %d to %d move with it", from, to);
    diagnostics_add(teller->of->diagnostics, teller->of->severity, teller->named_place,
                    "lock-moved", "%.*s%.*s", TEXT_ARG(teller->named), TEXT_ARG(follow));
    teller->named = (Text){0};
    teller->followers_from = 0;
}

static void name(Teller *teller, Place place, Text words) {
    close_named(teller);
    teller->named = words;
    teller->named_place = place;
}

static void tell_moved(Teller *teller, const LockPage *then) {
    const LockPage *now = find_page(&teller->of->now, then->page);
    teller->moved[then->page] = true;
    Text why = why_page(teller, then->page - 1);
    if (!why.at && teller->named.at) {
        if (!teller->followers_from) teller->followers_from = then->page;
        teller->followers_to = then->page;
        return;
    }
    if (!why.at) why = TEXT("the page before it moved");
    Text starts = now ? first_words(teller, now) : TEXT("a figure");
    Place place = now ? now->at : then->at;
    name(teller, place, text_print(teller->scratch, "page %d starts with “%.*s” in place of “%.*s”: %.*s",
                                   report_number(teller, then->page), TEXT_ARG(starts),
                                   TEXT_ARG(first_words(teller, then)), TEXT_ARG(why)));
}

// a page that stays, but starts with another word than it did
static void tell_kept(Teller *teller, const LockPage *then, const LockStart *start) {
    const LockPage *now = find_page(&teller->of->now, then->page);
    if (!now) return;
    LockWords words = lock_words_split(teller->scratch, now->after);
    LockWords old = lock_words_split(teller->scratch, then->after);
    bool same = words.count && old.count && words.at[0].hash == old.at[0].hash && now->letter == then->letter;
    if (same && !start->near) return;
    diagnostics_add(teller->of->diagnostics, SEVERITY_NOTE, now->at, "lock-kept",
                    "page %d starts with “%.*s”, where the lock has “%.*s”: that line was corrected",
                    report_number(teller, then->page), TEXT_ARG(first_words(teller, now)),
                    TEXT_ARG(first_words(teller, then)));
}

// pages that had figures alone, and now have text
static void tell_text(Teller *teller) {
    for (int32_t i = 0; i < teller->of->now.pages.count; i++) {
        const LockPage *now = &teller->of->now.pages.at[i];
        const LockArticle *then = teller->of->binding->article;
        if (now->page > then->page_count || lock_has_text(then, now->page)) continue;
        diagnostics_add(teller->of->diagnostics, teller->of->severity, now->at, "lock-moved",
                        "page %d starts with “%.*s”, where the lock has figures alone",
                        report_number(teller, now->page), TEXT_ARG(first_words(teller, now)));
    }
}

static void tell_pages(Teller *teller) {
    const LockBinding *binding = teller->of->binding;
    for (int32_t i = 0; i < binding->article->pages.count; i++) {
        const LockPage *page = &binding->article->pages.at[i];
        // lock_compare_counts names a page that is not there any more
        if (page->page > teller->of->pagination->page_count || page->page == 1) continue;
        bool stays = lock_page_stays(teller->of->binding, teller->of->pagination, teller->starts, page->page);
        if (stays) tell_kept(teller, page, &binding->starts[i]);
        else tell_moved(teller, page);
    }
    close_named(teller);
}

static void tell_figures(Teller *teller) {
    const LockCase *of = teller->of;
    for (int32_t i = 0; i < of->binding->article->figures.count; i++) {
        int32_t record = of->binding->figures[i], page = of->binding->article->figures.at[i].page;
        if (record < 0 || of->pagination->placements[record].page == page - 1) continue;
        Text why = why_page(teller, page);
        if (!why.at) why = TEXT("the text that it stood with moved");
        const Block *block = &of->galley->blocks.at[of->galley->sources.at[record].block];
        diagnostics_add(of->diagnostics, of->severity, block->place, "lock-moved",
                        "the figure moves from page %d to page %d: %.*s", report_number(teller, page),
                        report_number(teller, of->pagination->placements[record].page + 1),
                        TEXT_ARG(why));
    }
}

void lock_compare(Arena *scratch, const LockCase *lock_case) {
    ArenaMark mark = arena_mark(scratch);
    int32_t pages = lock_case->pagination->page_count, locked = lock_case->binding->article->page_count;
    Teller teller = {.of = lock_case, .scratch = scratch};
    teller.starts = lock_starts(scratch, lock_case->galley, lock_case->pagination);
    teller.moved = arena_array_of(scratch, (size_t)(locked > pages ? locked : pages) + 2, bool);
    tell_pages(&teller);
    tell_text(&teller);
    tell_figures(&teller);
    arena_rewind(scratch, mark);
}
