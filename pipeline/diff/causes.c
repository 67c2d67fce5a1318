// causes.c: which changes show on each page, what follows on it from others, and what nothing explains.
//
// A page shows the changes whose blocks, looks or inks are on it. One that is set anew without any has its cause in its
// article: the last change before it, or the first; or in a change of look or language. If there is none, the figures
// of the article are compared by size and place, and what is left is told as what it is: set or painted otherwise.
#include "diff/inside.h"

typedef struct {
    Diff *diff;
    int32_t *pair_before, *pair_after; // index into out->pages; index: page
    bool *shows;                       // of pairs: a change shows on it
    bool resets;                       // a change of the whole report sets its pages anew
} Causes;

static bool is_shown(ChangeKind kind) { // on the pages that it names
    switch (kind) {
    case CHANGE_ALT:
    case CHANGE_LANGUAGE:
    case CHANGE_ARTICLE_MOVED:
    case CHANGE_SHORT_TITLE:
    case CHANGE_SECTION:
    case CHANGE_METADATA:
    case CHANGE_OUTPUT: return false;
    case CHANGE_TEXT:
    case CHANGE_ADDED:
    case CHANGE_REMOVED:
    case CHANGE_MOVED:
    case CHANGE_PICTURE:
    case CHANGE_LINK:
    case CHANGE_ID:
    case CHANGE_FIGURE:
    case CHANGE_ARTICLE_ADDED:
    case CHANGE_ARTICLE_REMOVED:
    case CHANGE_MASTER:
    case CHANGE_STYLE:
    case CHANGE_INK:
    case CHANGE_GEOMETRY:
    case CHANGE_FURNITURE:
    case CHANGE_FONT:
    case CHANGE_SETTING:
    case CHANGE_COUNT: break;
    }
    return true;
}

static bool resets_pages(const Change *change) {
    return change->kind == CHANGE_STYLE || change->kind == CHANGE_GEOMETRY || change->kind == CHANGE_FONT ||
           (change->kind == CHANGE_METADATA &&
            (text_starts(change->what, "language") || text_starts(change->what, "layout")));
}

static Causes open_causes(Diff *diff) {
    size_t old = (size_t)diff->before->pages->pages.count + 1, new = (size_t)diff->after->pages->pages.count + 1;
    Causes causes = {diff, arena_array_of(diff->scratch, old, int32_t), arena_array_of(diff->scratch, new, int32_t),
                     arena_array_of(diff->scratch, (size_t)diff->out->pages.count + 1, bool), false};
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        causes.pair_before[diff->out->pages.at[i].before] = i;
        causes.pair_after[diff->out->pages.at[i].after] = i;
    }
    return causes;
}

static void show_on(Causes *causes, int32_t pair, int32_t change, bool shown) {
    numbers_add(causes->diff->arena, &causes->diff->out->pages.at[pair].changes, change);
    if (shown) causes->shows[pair] = true;
}

static void place_changes(Causes *causes) {
    Differences *out = causes->diff->out;
    for (int32_t c = 0; c < out->changes.count; c++) {
        const Change *change = &out->changes.at[c];
        bool shown = is_shown(change->kind);
        for (int32_t i = 0; i < change->pages_after.count; i++)
            show_on(causes, causes->pair_after[change->pages_after.at[i]], c, shown);
        for (int32_t i = 0; i < change->pages_before.count; i++)
            show_on(causes, causes->pair_before[change->pages_before.at[i]], c, shown);
        if (change->article < 0 && resets_pages(change)) causes->resets = true;
        if (change->article >= 0) numbers_add(causes->diff->arena, &out->articles.at[change->article].changes, c);
    }
}

static const PageView *view_before(const Diff *diff, const PagePair *pair) {
    return &diff->before->page[pair->before - 1];
}

static const PageView *view_after(const Diff *diff, const PagePair *pair) {
    return &diff->after->page[pair->after - 1];
}

static bool is_derived(const Diff *diff, const PagePair *pair) { // a page of the contents or the index
    const View *view = pair->after ? diff->after : diff->before;
    int32_t piece = view->page[(pair->after ? pair->after : pair->before) - 1].piece;
    if (piece < 0) return false;
    const Piece *of = &view->pieces.at[piece];
    int32_t derived = 0;
    for (int32_t i = of->first_block; i < of->first_block + of->block_count; i++)
        derived += view->blocks.at[i].derived || view->blocks.at[i].index;
    return derived * 2 > of->block_count;
}

static PageStatus find_status(Causes *causes, int32_t index) {
    const Diff *diff = causes->diff;
    PagePair *pair = &diff->out->pages.at[index];
    if (!pair->before) return PAGE_ADDED;
    if (!pair->after) return PAGE_REMOVED;
    const PageView *old = view_before(diff, pair), *new = view_after(diff, pair);
    if (old->exact == new->exact && pair->before == pair->after) return PAGE_IDENTICAL;
    if (causes->shows[index]) return PAGE_CHANGED;
    if (is_derived(diff, pair)) return PAGE_FOLLOWS;
    if (old->content != new->content) return PAGE_REFLOWED;
    return pair->before == pair->after ? PAGE_FOLLOWS : PAGE_MOVED;
}

// ---- what set a page anew ----------------------------------------------------------------------

// the article's last change on this page's side of it, or its first; -1: none
static int32_t find_cause(const Causes *causes, const PagePair *pair) {
    const Differences *out = causes->diff->out;
    if (pair->article < 0) return -1;
    const Numbers *changes = &out->articles.at[pair->article].changes;
    int32_t best = -1;
    for (int32_t i = 0; i < changes->count; i++) {
        const Change *change = &out->changes.at[changes->at[i]];
        if (!is_shown(change->kind)) continue;
        bool before = change->pages_after.count
                          ? change->pages_after.at[0] <= pair->after
                          : change->pages_before.count && change->pages_before.at[0] <= pair->before;
        if (best < 0 || before) best = changes->at[i];
    }
    return best;
}

// the changes of the whole report that set pages anew
static void find_whole_causes(Causes *causes, int32_t index) {
    const Differences *out = causes->diff->out;
    for (int32_t c = 0; c < out->changes.count && out->changes.at[c].article < 0; c++)
        if (resets_pages(&out->changes.at[c])) show_on(causes, index, c, false);
}

static void find_causes(Causes *causes, int32_t index) {
    Differences *out = causes->diff->out;
    PagePair *pair = &out->pages.at[index];
    int32_t cause = find_cause(causes, pair);
    if (cause >= 0) show_on(causes, index, cause, false);
    else find_whole_causes(causes, index);
}

void causes_settle(Diff *diff) {
    Causes causes = open_causes(diff);
    place_changes(&causes);
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        PagePair *pair = &diff->out->pages.at[i];
        pair->status = find_status(&causes, i);
        diff->out->totals[pair->status]++;
        bool other = pair->status == PAGE_ADDED || pair->status == PAGE_REMOVED;
        if (other && !pair->changes.count && is_derived(diff, pair)) pair->follows |= FOLLOWS_ENTRIES;
        else if (pair->status == PAGE_REFLOWED || (other && !pair->changes.count)) find_causes(&causes, i);
        if (pair->status == PAGE_FOLLOWS && !pair->follows && !pair->changes.count) find_whole_causes(&causes, i);
    }
    for (int32_t i = 0; i < diff->out->changes.count; i++) {
        diff->out->added += diff->out->changes.at[i].added;
        diff->out->removed += diff->out->changes.at[i].removed;
    }
}

// ---- what nothing explains ---------------------------------------------------------------------

static Text describe_frame(Arena *arena, const DiffBox *from, const DiffBox *to) {
    double mm = 72000 / 25.4;
    Rect a = from->box, b = to->box;
    if (a.width != b.width || a.height != b.height)
        return text_print(arena, "figure: %.0f \xC3\x97 %.0f \xE2\x86\x92 %.0f \xC3\x97 %.0f mm", a.width / mm,
                          a.height / mm, b.width / mm, b.height / mm);
    if (from->page != to->page)
        return text_print(arena, "figure moved: page %d \xE2\x86\x92 %d", from->page, to->page);
    return text_print(arena, "figure moved on page %d by %.0f mm across, %.0f mm down", to->page, (b.x - a.x) / mm,
                      (b.y - a.y) / mm);
}

// figures of a piece that stand otherwise; their number
static int32_t compare_figures(Diff *diff, int32_t piece, int32_t shift) {
    const Piece *of = &diff->after->pieces.at[piece];
    int32_t found = 0;
    for (int32_t i = of->first_block; i < of->first_block + of->block_count; i++) {
        int32_t before = diff->block_before[i];
        const Block *new = &diff->after->blocks.at[i], *old = before < 0 ? NULL : &diff->before->blocks.at[before];
        if (!old || !new->figure || !old->figure || !new->boxes.count || !old->boxes.count) continue;
        DiffBox from = old->boxes.at[0], to = new->boxes.at[0];
        bool same = from.page + shift == to.page && from.box.y == to.box.y && from.box.width == to.box.width &&
                    from.box.height == to.box.height;
        if (same) continue;
        Change *change = change_add(diff, CHANGE_FIGURE, diff->article_after[piece],
                                    view_tag(diff->before, old)->place,
                                    view_tag(diff->after, new)->place);
        change_show_before(diff, change, before);
        change_show_after(diff, change, i);
        change->what = describe_frame(diff->arena, &from, &to);
        found++;
    }
    return found;
}

static void tell_setting(Diff *diff, const PagePair *pair, bool words) {
    const char *what = words ? "lines are set otherwise, with the same words: spacing, breaks or heights"
                             : "painted otherwise, with the same words: lines, grounds or art";
    Change *last = diff->out->changes.count ? array_last(&diff->out->changes) : NULL;
    int32_t article = words ? pair->article : -1;
    if (!last || last->kind != CHANGE_SETTING || last->article != article || !text_is(last->what, what)) {
        Place none = {0};
        last = change_add(diff, CHANGE_SETTING, article, none, none);
        if (article >= 0)
            last->before = diff->out->articles.at[article].before,
            last->after = diff->out->articles.at[article].after;
        last->what = text_of(what);
    }
    numbers_add(diff->arena, &last->pages_before, pair->before);
    numbers_add(diff->arena, &last->pages_after, pair->after);
}

// May the page be set anew by what is known? Numbers of other widths and the other side of the sheet do so, too.
static bool is_explained(const Causes *causes, const PagePair *pair, const bool *articles) {
    const Diff *diff = causes->diff;
    if (causes->resets || (pair->article >= 0 && articles[pair->article])) return true;
    return pair->before % 2 != pair->after % 2 ||
           view_before(diff, pair)->numbers != view_after(diff, pair)->numbers || is_derived(diff, pair);
}

void changes_unexplained(Diff *diff) {
    Causes causes = open_causes(diff);
    bool *articles = arena_array_of(diff->scratch, (size_t)diff->out->articles.count + 1, bool);
    place_changes(&causes);
    for (int32_t c = 0; c < diff->out->changes.count; c++)
        if (diff->out->changes.at[c].article >= 0 && is_shown(diff->out->changes.at[c].kind))
            articles[diff->out->changes.at[c].article] = true;
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        PagePair *pair = &diff->out->pages.at[i];
        if (!pair->before || !pair->after || find_status(&causes, i) == PAGE_IDENTICAL) continue;
        bool anew = view_before(diff, pair)->content != view_after(diff, pair)->content;
        int32_t piece = view_after(diff, pair)->piece;
        if (anew && is_explained(&causes, pair, articles)) continue;
        if (anew && piece >= 0 && compare_figures(diff, piece, pair->after - pair->before))
            articles[pair->article] = true;
        else if (anew) tell_setting(diff, pair, true);
        else if (pair->before == pair->after && !causes.shows[i] && !pair->follows && !causes.resets)
            tell_setting(diff, pair, false);
    }
    for (int32_t i = 0; i < diff->out->pages.count; i++) diff->out->pages.at[i].changes = (Numbers){0};
    for (int32_t i = 0; i < diff->out->articles.count; i++) diff->out->articles.at[i].changes = (Numbers){0};
}
