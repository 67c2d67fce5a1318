// layout_article.c: one article, on any thread: set and paginated without knowing where it starts, then built.
#include "layout/copyfit.h"
#include "layout/layout_inside.h"
#include "layout/lock_room.h"
#include "layout/page.h"
#include "layout/part.h"

enum { CHEAP = 20 }; // so many times less a move costs where one must be

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

static Job *new_job(const Layout *layout, int32_t index) {
    Arena *arena = arena_new();
    Job *job = arena_new_of(arena, Job);
    *job = (Job){.arena = arena, .part = pages_new(), .diagnostics = diagnostics_new(arena), .art = layout->art[index],
                  .pictures.arena = arena};
    job->part->limits = layout->template->limits;
    return job;
}

static Job *set_job(Layout *layout, int32_t index, int32_t thread) {
    Job *job = new_job(layout, index);
    GalleyInput input = {layout->document,
                         layout->document->articles.at[index],
                         layout->template,
                         layout->fonts,
                         layout->session->setters[thread],
                         layout->root,
                         &layout->numbers,
                         job->diagnostics,
                         layout->art[index],
                         layout->session->language,
                         &job->pictures};
    job->galley = galley_build(job->part, &input);
    job->shape = galley_shape(job->galley, input.article);
    const LockArticle *locked = layout->lock ? lock_find(layout->lock, lock_id(input.article)) : NULL;
    if (locked) job->binding = lock_bind(job->galley, job->part, locked, input.setter);
    paginate(job, layout->session->scratch[thread]);
    galley_choose(job->galley, job->part, &job->pagination, input.setter, job->diagnostics);
    job->numbers_used = job->galley->numbers_used;
    job->index_used = job->galley->index_used;
    job->numbers = layout_numbers_hash(layout, index, job);
    layout_keep_job(layout, index, job);
    return job;
}

void layout_set_article(Layout *layout, int32_t index, int32_t thread) {
    ArticleSlot *slot = &layout->slots[index];
    if (slot->job) return; // still right
    slot->built_for = 0;
    slot->job = layout_find_job(layout, index, 0);
    if (!slot->job) slot->job = set_job(layout, index, thread);
}

// ---- pages -------------------------------------------------------------------------------------

Severity layout_move_severity(const Layout *layout) {
    return layout->options->lock == LOCK_STRICT ? SEVERITY_ERROR : SEVERITY_WARNING;
}

// names the pages that moved
static void compare_article(const Layout *layout, Job *job, int32_t index, int32_t thread) {
    if (!job->binding) return;
    LockCase lock_case = {.galley = job->galley,
                          .pagination = &job->pagination,
                          .shape = &job->shape,
                          .binding = job->binding,
                          .severity = layout_move_severity(layout),
                          .diagnostics = job->diagnostics};
    lock_case.now = lock_make_article(job->part->arena, job->galley, &job->pagination,
                                      layout->document->articles.at[index], layout->first_pages[index]);
    lock_compare(layout->session->scratch[thread], &lock_case);
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
static void pack_job(Job *job, Arena *scratch) {
    job->part = part_pack(job->part, scratch);
    job->galley = NULL;
    job->pagination = (Pagination){.page_count = job->pagination.page_count};
}

static void build_job(const Layout *layout, Job *job, int32_t index, int32_t thread, int32_t first_page) {
    Typesetter *setter = layout->session->setters[thread];
    Arena *scratch = layout->session->scratch[thread];
    job->built_for = first_page;
    PageInput input = {layout->document->articles.at[index], layout->fonts, setter, first_page, job->diagnostics};
    page_build(job->part, job->galley, &job->pagination, &input);
    copyfit_report(job->galley, input.article, &job->pagination, setter, scratch, job->diagnostics);
    explain_article(layout, job, scratch);
    compare_article(layout, job, index, thread);
    if (!layout->keeps_galleys) pack_job(job, scratch);
}

void layout_build_article(Layout *layout, int32_t index, int32_t thread, int32_t first_page) {
    ArticleSlot *slot = &layout->slots[index];
    if (!slot->job || slot->built_for) return;
    if (slot->job->built_for && !layout_is_like(layout, slot->job->built_for, first_page)) {
        Job *other = layout_find_job(layout, index, first_page); // kept, but for pages on the other side
        slot->job = other ? other : set_job(layout, index, thread);
    }
    if (!slot->job->built_for) build_job(layout, slot->job, index, thread, first_page);
    slot->built_for = first_page;
}
