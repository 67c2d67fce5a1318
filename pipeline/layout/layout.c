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
#include "layout/copyfit.h"
#include "layout/explain.h"
#include "layout/index.h"
#include "layout/join.h"
#include "layout/layers.h"
#include "layout/lock_room.h"
#include "layout/overlay.h"
#include "layout/page.h"
#include "layout/part.h"
#include "layout/signature.h"

enum { ROUNDS_MOST = 5 };
enum { CHEAP = 20 }; // so many times less a move costs where one must be

typedef struct {
    Pages *part;
    Galley *galley;             // NULL again when the part is packed
    bool set, built;            // paginated; its pages are there
    bool numbers_used, index_used; // it prints page numbers, the index
    PageShape shape;
    Pagination pagination;
    Explanation *explanation;   // NULL: not asked for
    LockBinding *binding;       // NULL: the lock has no such article
    Arena *arena;               // of the diagnostics
    Diagnostics *diagnostics;
    int32_t built_for;          // the first page that its pages were built for
} Job;

typedef struct {
    const Document *document;
    const Template *template;
    FontSet *fonts;
    Text root;
    Text layout_name;
    const Lock *lock;           // NULL: none is honoured
    const LayoutOptions *options;
    Job *jobs;
    int32_t *first_pages;       // of each article, as its pages are built
    const ArtOrder *art;        // of each article
    PageNumbers numbers;
    Arena *index_arena;         // of numbers.index
    Typesetter **setters;       // one a thread
    Arena **scratch;
    int32_t threads, count;
    bool keeps_galleys;         // for a lock or explanations; else a part is packed when it is built
    bool unsettled;             // page numbers still moved after the last round
    pthread_mutex_t order;      // for what follows
    int32_t next, next_page;    // the first article of the round before which one is not set, and its first page
} Layout;

static void job_clear(Job *job) {
    pages_free(job->part);
    arena_free(job->arena);
    explanation_free(job->explanation);
    *job = (Job){0};
}

// The best pagination, or if that moves a page of the lock, one that moves fewer: what cannot stay is let go,
// what can is held by the cost of a move. A move that must be costs less, for the search takes the longer the
// more is paid.
static void paginate(Job *job, Arena *scratch) {
    Strip strip = galley_strip(job->galley);
    job->pagination = pagination_solve(job->part->arena, scratch, &strip, &job->shape);
    if (!job->binding) return;
    int32_t moved = lock_count_moved(scratch, job->galley, &job->pagination, job->binding);
    if (moved <= lock_count_lost(job->binding)) return;
    PageShape shape = job->shape;
    shape.locked = true;
    if (!lock_release(scratch, job->galley, &shape, job->binding)) shape.weights.of[TERM_MOVED] /= CHEAP;
    Pagination held = pagination_solve(job->part->arena, scratch, &strip, &shape);
    if (lock_count_moved(scratch, job->galley, &held, job->binding) >= moved) return;
    job->pagination = held;
    job->shape = shape;
}

static void set_article(const Layout *layout, int32_t index, int32_t thread) {
    Job *job = &layout->jobs[index];
    if (job->part) return; // still right
    job->arena = arena_new_for(sizeof(Diagnostics));
    job->diagnostics = diagnostics_new(job->arena);
    job->part = pages_new();
    job->part->limits = layout->template->limits;
    GalleyInput input = {layout->document,        layout->document->articles.at[index],
                         layout->template,        layout->fonts,
                         layout->setters[thread], layout->root,
                         &layout->numbers,        job->diagnostics,
                         layout->art[index]};
    job->galley = galley_build(job->part, &input);
    job->shape = galley_shape(job->galley, input.article);
    const LockArticle *locked = layout->lock ? lock_find(layout->lock, lock_id(input.article)) : NULL;
    if (locked) job->binding = lock_bind(job->galley, job->part, locked, input.setter);
    paginate(job, layout->scratch[thread]);
    galley_choose(job->galley, job->part, &job->pagination, input.setter, job->diagnostics);
    job->numbers_used = job->galley->numbers_used;
    job->index_used = job->galley->index_used;
}

static Severity move_severity(const Layout *layout) {
    return layout->options->lock == LOCK_STRICT ? SEVERITY_ERROR : SEVERITY_WARNING;
}

// names the pages that moved
static void compare_article(const Layout *layout, int32_t index, int32_t thread) {
    const Job *job = &layout->jobs[index];
    if (!job->binding) return;
    LockCase lock_case = {.galley = job->galley,
                          .pagination = &job->pagination,
                          .shape = &job->shape,
                          .binding = job->binding,
                          .severity = move_severity(layout),
                          .diagnostics = job->diagnostics};
    lock_case.now = lock_make_article(job->part->arena, job->galley, &job->pagination,
                                      layout->document->articles.at[index], layout->first_pages[index]);
    lock_compare(layout->scratch[thread], &lock_case);
}

// the record of what its pages cost
static void explain_article(const Layout *layout, Job *job, Arena *scratch) {
    ArticleRecord *record = array_last(&job->part->articles);
    record->terms = explain_pagination(job->part->arena, scratch, job->galley, &job->shape, &job->pagination);
    if (!layout->options->explained) return;
    job->explanation = explanation_new(job->galley, &job->shape, &job->pagination, scratch);
    const Explanation *made = job->explanation;
    if (made->runner_up >= 0) record->runner_up = made->starts.at[made->runner_up].without;
}

// what is left of it are its pages
static void pack_article(Job *job, Arena *scratch) {
    job->part = part_pack(job->part, scratch);
    job->galley = NULL;
    job->pagination = (Pagination){.page_count = job->pagination.page_count};
}

static void build_pages(const Layout *layout, int32_t index, int32_t thread, int32_t first_page) {
    Job *job = &layout->jobs[index];
    if (!job->part || job->built) return;
    job->built = true;
    job->built_for = first_page;
    PageInput input = {layout->document->articles.at[index], layout->fonts, layout->setters[thread], first_page,
                       job->diagnostics};
    page_build(job->part, job->galley, &job->pagination, &input);
    copyfit_report(job->galley, input.article, &job->pagination, layout->setters[thread],
                   layout->scratch[thread], job->diagnostics);
    explain_article(layout, job, layout->scratch[thread]);
    compare_article(layout, index, thread);
    if (!layout->keeps_galleys) pack_article(job, layout->scratch[thread]);
}

static void build_article(void *context, int32_t index, int32_t thread) {
    const Layout *layout = context;
    build_pages(layout, index, thread, layout->first_pages[index]);
}

// The next article all before which are set, and its first page; -1: not yet, or no more.
static int32_t take_next(Layout *layout, int32_t *first_page) {
    pthread_mutex_lock(&layout->order);
    int32_t next = layout->next < layout->count && layout->jobs[layout->next].set ? layout->next++ : -1;
    *first_page = layout->next_page;
    if (next >= 0) layout->next_page += layout->jobs[next].pagination.page_count;
    pthread_mutex_unlock(&layout->order);
    return next;
}

// Sets an article, and builds those that can be. Those that print page numbers may be set again: built for now, they take
// a tenth of the memory of a galley that waits.
static void advance(void *context, int32_t index, int32_t thread) {
    Layout *layout = context;
    set_article(layout, index, thread);
    pthread_mutex_lock(&layout->order);
    layout->jobs[index].set = true;
    pthread_mutex_unlock(&layout->order);
    int32_t first_page, next;
    while (!layout->keeps_galleys && (next = take_next(layout, &first_page)) >= 0)
        build_pages(layout, next, thread, first_page);
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
    for (int32_t i = 0; i < layout->count; i++) parts[i] = layout->jobs[i].part;
    if (layout->options->spent && !layout->keeps_galleys) document_drop_bodies(layout->options->spent);
    memory_give_back(); // and what galleys left between the parts
    Pages *pages = pages_join(layout->document, layout->template, layout->fonts, parts, layout->count,
                              !layout->keeps_galleys, layout->setters[0], diagnostics);
    for (int32_t i = 0; i < layout->count; i++) layout->jobs[i].part = parts[i];
    free(parts);
    return pages;
}

// every article's first page; true if that differs from what the texts were set with
static bool count_pages(Layout *layout, int32_t front) {
    bool moved = !layout->numbers.first_pages;
    for (int32_t i = 0; i < layout->count; i++) {
        moved |= layout->first_pages[i] != front + 1;
        layout->first_pages[i] = front + 1;
        front += layout->jobs[i].pagination.page_count;
    }
    layout->numbers.first_pages = layout->first_pages;
    return moved;
}

// drops the articles that print page numbers (or all); true if there were any
static bool drop_jobs(Layout *layout, bool all) {
    bool any = false;
    for (int32_t i = 0; i < layout->count; i++) {
        if (!all && !layout->jobs[i].numbers_used) continue;
        job_clear(&layout->jobs[i]);
        any = true;
    }
    return any;
}

// drops the articles whose pages were built for other numbers; true if there were any
static bool drop_moved(Layout *layout) {
    bool any = false;
    for (int32_t i = 0; i < layout->count; i++) {
        Job *job = &layout->jobs[i];
        if (!job->built || job->built_for == layout->first_pages[i]) continue;
        if (!layout->lock && (job->built_for - layout->first_pages[i]) % 2 == 0) continue; // left and right are the same
        job_clear(job);
        any = true;
    }
    return any;
}

// Builds what stays as it is and looks where the entries of the index are; true if not where they were.
static bool find_entries(Layout *layout) {
    Pages **parts = memory_new((size_t)layout->count * sizeof *parts);
    run_all(layout, "pages", build_article);
    for (int32_t i = 0; i < layout->count; i++) parts[i] = layout->jobs[i].part;
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
        if (layout->jobs[i].index_used) job_clear(&layout->jobs[i]);
    return true;
}

static bool asks_index(const Layout *layout) {
    for (int32_t i = 0; i < layout->count; i++)
        if (layout->jobs[i].index_used) return true;
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
    bool dropped = moved && drop_jobs(layout, false);
    return (found && drop_index(layout)) || dropped || stale;
}

static Pages *settle(Layout *layout, Diagnostics *diagnostics) {
    int32_t front = pages_count_front(layout->document, layout->template, layout->setters[0]);
    bool again = true;
    for (int32_t round = 1; again && round <= ROUNDS_MOST; round++)
        again = settle_round(layout, front, round == ROUNDS_MOST);
    layout->unsettled = again;
    run_all(layout, "pages", build_article);
    return join(layout, diagnostics);
}

static void open_threads(Layout *layout, Arena *arena) {
    int32_t size = crew_size(layout->threads, layout->count);
    layout->setters = arena_array_of(arena, (size_t)size, Typesetter *);
    layout->scratch = arena_array_of(arena, (size_t)size, Arena *);
    for (int32_t i = 0; i < size; i++) {
        layout->setters[i] = i ? typesetter_new_beside(layout->setters[0]) : typesetter_new(layout->fonts);
        layout->scratch[i] = arena_new();
    }
}

static void close_threads(Layout *layout) {
    for (int32_t i = crew_size(layout->threads, layout->count); i-- > 0;) { // the first outlives those beside it
        typesetter_free(layout->setters[i]);
        arena_free(layout->scratch[i]);
    }
}

// names the articles that take other numbers of pages
static void compare_counts(const Layout *layout, Arena *arena, Diagnostics *diagnostics) {
    int32_t *counts = arena_array_of(arena, (size_t)layout->count + 1, int32_t);
    for (int32_t i = 0; i < layout->count; i++) counts[i] = layout->jobs[i].pagination.page_count;
    LockCounts now = {layout->lock, layout->document, layout->first_pages, counts, move_severity(layout)};
    lock_compare_counts(&now, diagnostics);
}

static void make_lock(const Layout *layout) {
    const LayoutOptions *options = layout->options;
    *options->made = (Lock){.layout = text_copy(options->made_arena, layout->layout_name)};
    for (int32_t i = 0; i < layout->count; i++) {
        const Job *job = &layout->jobs[i];
        LockArticle article = lock_make_article(options->made_arena, job->galley, &job->pagination,
                                                layout->document->articles.at[i], layout->first_pages[i]);
        *array_add(options->made_arena, &options->made->articles) = article;
    }
}

static void take_explanations(const Layout *layout) {
    Explanations *explained = layout->options->explained;
    explained->articles = arena_array_of(layout->options->made_arena, (size_t)layout->count, Explanation *);
    for (int32_t i = 0; i < layout->count; i++) {
        explained->articles[explained->count++] = layout->jobs[i].explanation;
        layout->jobs[i].explanation = NULL;
    }
}

static void report(Pages *pages, const Layout *layout, const LayoutOptions *options, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < layout->count; i++) {
        const Diagnostics *list = layout->jobs[i].diagnostics;
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
    overlay_add(pages, layout->document, layout->template, layout->setters[0],
                layers_of(options->profile, options->layers), diagnostics);
}

static Pages *lay_out(Layout *layout, const LayoutOptions *options, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    if (options->lock != LOCK_IGNORED)
        layout->lock = lock_open(arena, layout->root, layout->document, layout->layout_name,
                                 options->lock == LOCK_STRICT, diagnostics);
    layout->jobs = arena_array_of(arena, (size_t)layout->count, Job);
    layout->first_pages = arena_array_of(arena, (size_t)layout->count, int32_t);
    layout->art = art_order_new(arena, layout->document);
    layout->numbers.document = layout->document;
    layout->keeps_galleys = layout->lock || options->made || options->explained;
    open_threads(layout, arena);
    Pages *pages = settle(layout, diagnostics);
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
    drop_jobs(layout, true);
    close_threads(layout);
    arena_free(layout->index_arena);
    arena_free(arena);
    memory_give_back();
    return pages;
}

Pages *layout_document(const Document *document, FontSet *fonts, Text root, const LayoutOptions *options,
                       Diagnostics *diagnostics) {
    Text name = options->layout.size ? options->layout : document->layout;
    int32_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    Template *template = template_read(root, name, fonts, diagnostics);
    Layout layout = {.document = document,
                     .template = template,
                     .fonts = fonts,
                     .root = root,
                     .layout_name = name,
                     .options = options,
                     .threads = options->threads,
                     .order = PTHREAD_MUTEX_INITIALIZER,
                     .count = document->articles.count};
    bool may_run = template && layout.count && diagnostics_count(diagnostics, SEVERITY_ERROR) == errors;
    Pages *pages = may_run ? lay_out(&layout, options, diagnostics) : NULL;
    template_free(template);
    return pages;
}
