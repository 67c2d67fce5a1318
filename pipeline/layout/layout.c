// layout.c: articles laid out on all cores, joined, and the page numbers in them settled.
//
// An article is set and paginated without knowing where it starts; once all before it are, the page counts give its
// first page, and its pages are built (left and right pages differ) and packed, so that few galleys are alive at a time.
// Printed page numbers may change a line, so articles that print them are set again until nothing moves, at most five
// rounds. Where the index is printed, each round builds the pages that stay, and
// looks on which of them its entries are (index.c).
#include "layout/layout.h"

#include <pthread.h>
#include <stdlib.h>

#include "common/crew.h"
#include "layout/join.h"
#include "layout/layers.h"
#include "layout/layout_inside.h"
#include "layout/overlay.h"
#include "layout/signature.h"

enum { ROUNDS_MOST = 5 };

// The next article all before which are set, and its first page; -1: not yet, or no more.
static int32_t take_next(Layout *layout, int32_t *first_page) {
    pthread_mutex_lock(&layout->order);
    int32_t next = layout->next < layout->count && layout->slots[layout->next].set ? layout->next++ : -1;
    *first_page = layout->next_page;
    if (next >= 0) layout->next_page += layout->slots[next].job->pagination.page_count;
    pthread_mutex_unlock(&layout->order);
    return next;
}

// Sets an article, and builds those that can be. Those that print page numbers may be set again: built for now, they take
// a tenth of the memory of a galley that waits.
static void advance(void *context, int32_t index, int32_t thread) {
    Layout *layout = context;
    layout_set_article(layout, index, thread);
    pthread_mutex_lock(&layout->order);
    layout->slots[index].set = true;
    pthread_mutex_unlock(&layout->order);
    int32_t first_page, next;
    while (!layout->keeps_galleys && (next = take_next(layout, &first_page)) >= 0)
        layout_build_article(layout, next, thread, first_page);
}

static void build_article(void *context, int32_t index, int32_t thread) {
    Layout *layout = context;
    layout_build_article(layout, index, thread, layout->first_pages[index]);
}

// The same work on every article, on all cores, as people watch it.
static void run_all(Layout *layout, const char *phase, void (*work)(void *context, int32_t index, int32_t thread)) {
    progress_begin(layout->options->progress, phase, layout->count, "articles");
    crew_run_watched(layout->threads, layout->count, work, layout, layout->options->progress);
}

static void set_articles(Layout *layout, int32_t front) {
    layout->next = 0;
    layout->next_page = front + 1;
    run_all(layout, layout->numbers.first_pages ? "settle" : "layout", advance);
}

static Pages *join(Layout *layout, Diagnostics *diagnostics) {
    Pages **parts = memory_new((size_t)layout->count * sizeof *parts);
    bool take = !layout->keeps_galleys && !layout->session->keeps;
    for (int32_t i = 0; i < layout->count; i++) parts[i] = layout->slots[i].job->part;
    if (take) memory_give_back(); // what galleys left between the parts
    Pages *pages = pages_join(layout->document, layout->template, layout->fonts, parts, layout->count, take,
                              layout->session->setters[0], diagnostics);
    for (int32_t i = 0; i < layout->count; i++) layout->slots[i].job->part = parts[i];
    free(parts);
    return pages;
}

// every article's first page; true if that differs from what the texts were set with
static bool count_pages(Layout *layout, int32_t front) {
    bool moved = !layout->numbers.first_pages;
    for (int32_t i = 0; i < layout->count; i++) {
        moved |= layout->first_pages[i] != front + 1;
        layout->first_pages[i] = front + 1;
        front += layout->slots[i].job->pagination.page_count;
    }
    layout->numbers.first_pages = layout->first_pages;
    return moved;
}

// drops the articles that print page numbers
static bool drop_numbers(Layout *layout) {
    bool any = false;
    for (int32_t i = 0; i < layout->count; i++) {
        if (!layout->slots[i].job || !layout->slots[i].job->numbers_used) continue;
        layout_drop_job(layout, i);
        any = true;
    }
    return any;
}

// drops the articles whose pages were built for other numbers; true if there were any
static bool drop_moved(Layout *layout) {
    bool any = false;
    for (int32_t i = 0; i < layout->count; i++) {
        const ArticleSlot *slot = &layout->slots[i];
        if (!slot->job || !slot->built_for || layout_is_like(layout, slot->built_for, layout->first_pages[i])) continue;
        layout_drop_job(layout, i);
        any = true;
    }
    return any;
}

// Builds what stays as it is and looks where the entries of the index are; true if not where they were.
static bool find_entries(Layout *layout) {
    Pages **parts = memory_new((size_t)layout->count * sizeof *parts);
    run_all(layout, "pages", build_article);
    for (int32_t i = 0; i < layout->count; i++) parts[i] = layout->slots[i].job ? layout->slots[i].job->part : NULL;
    Arena *arena = arena_new();
    const IndexPages *found = index_collect(arena, layout->document, parts);
    bool moved = !index_same(layout->numbers.index, found);
    arena_free(moved ? layout->index_arena : arena);
    if (moved) layout->index_arena = arena, layout->numbers.index = found;
    free(parts);
    return moved;
}

static bool drop_index(Layout *layout) {
    for (int32_t i = 0; i < layout->count; i++)
        if (layout->slots[i].job && layout->slots[i].job->index_used) layout_drop_job(layout, i);
    return true;
}

static bool asks_index(const Layout *layout) {
    for (int32_t i = 0; i < layout->count; i++)
        if (layout->slots[i].job && layout->slots[i].job->index_used) return true;
    return false;
}

// One round: sets what is not set, and drops what must be set again; true if there is any. The last round drops
// nothing but pages built for other numbers, which it makes again.
static bool settle_round(Layout *layout, int32_t front, bool last) {
    set_articles(layout, front);
    bool moved = count_pages(layout, front), stale = drop_moved(layout);
    if (stale && last) set_articles(layout, front);
    bool found = (!stale || last) && asks_index(layout) && find_entries(layout);
    if (last) return moved || found;
    bool dropped = moved && drop_numbers(layout);
    return (found && drop_index(layout)) || dropped || stale;
}

static Pages *settle(Layout *layout, Diagnostics *diagnostics) {
    int32_t front = pages_count_front(layout->document, layout->template, layout->session->setters[0]);
    bool again = true;
    for (int32_t round = 1; again && round <= ROUNDS_MOST; round++)
        again = settle_round(layout, front, round == ROUNDS_MOST);
    layout->unsettled = again;
    run_all(layout, "pages", build_article);
    return join(layout, diagnostics);
}

// names the articles that take other numbers of pages
static void compare_counts(const Layout *layout, Arena *arena, Diagnostics *diagnostics) {
    int32_t *counts = arena_array_of(arena, (size_t)layout->count + 1, int32_t);
    for (int32_t i = 0; i < layout->count; i++) counts[i] = layout->slots[i].job->pagination.page_count;
    LockCounts now = {layout->lock, layout->document, layout->first_pages, counts, layout_move_severity(layout)};
    lock_compare_counts(&now, diagnostics);
}

static void make_lock(const Layout *layout) {
    const LayoutOptions *options = layout->options;
    *options->made = (Lock){.layout = text_copy(options->made_arena, layout->layout_name)};
    for (int32_t i = 0; i < layout->count; i++) {
        const Job *job = layout->slots[i].job;
        LockArticle article = lock_make_article(options->made_arena, job->galley, &job->pagination,
                                                layout->document->articles.at[i], layout->first_pages[i]);
        *array_add(options->made_arena, &options->made->articles) = article;
    }
}

static void take_explanations(const Layout *layout) {
    Explanations *explained = layout->options->explained;
    explained->articles = arena_array_of(layout->options->made_arena, (size_t)layout->count, Explanation *);
    for (int32_t i = 0; i < layout->count; i++) {
        explained->articles[explained->count++] = layout->slots[i].job->explanation;
        layout->slots[i].job->explanation = NULL;
    }
}

static void report(Pages *pages, const Layout *layout, const LayoutOptions *options, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < layout->count; i++) {
        const Diagnostics *list = layout->slots[i].job->diagnostics;
        diagnostics_append(diagnostics, list->all.at, list->all.count);
    }
    for (int32_t i = 0; i < diagnostics->all.count; i++) {
        Diagnostic *one = &diagnostics->all.at[i];
        if (options->profile == PROFILE_DRAFT && text_starts(one->rule, "overset") &&
            one->severity == SEVERITY_ERROR)
            one->severity = SEVERITY_WARNING;
    }
    diagnostics_sort(diagnostics);
    Diagnostics copies = {.arena = pages->arena};
    diagnostics_append(&copies, diagnostics->all.at, diagnostics->all.count);
    for (int32_t i = 0; i < copies.all.count; i++)
        *array_add(pages->arena, &pages->diagnostics) = copies.all.at[i];
}

static void prepare_press(Pages *pages, const Layout *layout, Diagnostics *diagnostics) {
    signature_fill(pages, layout->document, layout->template, diagnostics);
    if (!pages->outputs[OUTPUT_PRESS].file.at)
        diagnostics_add(diagnostics, SEVERITY_WARNING, layout->document->layout_place, "profile-missing",
                        "the layout names no press.profile: the press file cannot say what its colours are "
                        "made for, and claims no standard");
}

// what is seen besides the report
static void add_overlay(Pages *pages, const Layout *layout, Diagnostics *diagnostics) {
    const LayoutOptions *options = layout->options;
    pages->metadata.hidden = layers_hidden(options->profile, options->layers);
    if (options->revision.size) pages->metadata.revision = text_copy(pages->arena, options->revision);
    overlay_add(pages, layout->document, layout->template, layout->session->setters[0],
                layers_of(options->profile, options->layers), diagnostics);
}

// What is kept was built for pages of its own. Where numbers do not settle that may tell: then all is made anew.
static Pages *settle_kept(Layout *layout, Diagnostics *diagnostics) {
    int32_t said = diagnostics->all.count;
    Pages *pages = settle(layout, diagnostics);
    if (!layout->unsettled || !layout_forget_jobs(layout)) return pages;
    pages_free(pages);
    diagnostics->all.count = said;
    layout->numbers.first_pages = NULL;
    layout->numbers.index = NULL;
    return settle(layout, diagnostics);
}

static void open_layout(Layout *layout, Arena *arena, Diagnostics *diagnostics) {
    const LayoutOptions *options = layout->options;
    if (options->lock != LOCK_IGNORED)
        layout->lock = lock_open(arena, layout->root, layout->document, layout->layout_name,
                                 options->lock == LOCK_STRICT, diagnostics);
    layout->slots = arena_array_of(arena, (size_t)layout->count, ArticleSlot);
    layout->first_pages = arena_array_of(arena, (size_t)layout->count, int32_t);
    layout->art = art_order_new(arena, layout->document);
    layout->numbers.document = layout->document;
    layout->keeps_galleys = layout->lock || options->made || options->explained;
    layout_begin(layout);
}

static Pages *lay_out(Layout *layout, const LayoutOptions *options, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    open_layout(layout, arena, diagnostics);
    Pages *pages = settle_kept(layout, diagnostics);
    if (layout->unsettled)
        diagnostics_add(diagnostics, SEVERITY_WARNING, layout->document->title_place,
                        "page-unsettled",
                        "the pages move with the page numbers printed in the text: a reference may "
                        "name the wrong one");
    if (layout->lock) compare_counts(layout, arena, diagnostics);
    if (options->made) make_lock(layout);
    if (options->explained) take_explanations(layout);
    if (options->profile == PROFILE_PRESS) prepare_press(pages, layout, diagnostics);
    report(pages, layout, options, diagnostics);
    add_overlay(pages, layout, diagnostics);
    layout_end(layout);
    arena_free(layout->index_arena);
    arena_free(arena);
    if (!layout->session->keeps) memory_give_back();
    return pages;
}

Pages *layout_update(LayoutSession *session, const Document *document, FontSet *fonts, Text root,
                     const LayoutOptions *options, Diagnostics *diagnostics) {
    Text name = options->layout.size ? options->layout : document->layout;
    int32_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    const Template *template = layout_take_template(session, root, name, fonts, diagnostics);
    Layout layout = {.session = session,
                     .document = document,
                     .template = template,
                     .fonts = fonts,
                     .root = root,
                     .layout_name = name,
                     .options = options,
                     .threads = options->threads,
                     .order = PTHREAD_MUTEX_INITIALIZER,
                     .count = document->articles.count};
    bool may_run = template && layout.count && diagnostics_count(diagnostics, SEVERITY_ERROR) == errors;
    return may_run ? lay_out(&layout, options, diagnostics) : NULL;
}

Pages *layout_document(const Document *document, FontSet *fonts, Text root, const LayoutOptions *options,
                       Diagnostics *diagnostics) {
    LayoutSession *session = layout_open(false);
    Pages *pages = layout_update(session, document, fonts, root, options, diagnostics);
    layout_close(session);
    return pages;
}
