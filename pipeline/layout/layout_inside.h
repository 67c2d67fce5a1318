// layout_inside.h: what the files that lay out a report share; nobody else includes it.
//
// layout.c goes through the rounds and joins; layout_article.c sets and builds one article; layout_kept.c keeps what was
// made for the next time.
//
// A Job, an article set, paginated and perhaps built, depends on the article, the template, the fonts and on what its key
// says. So it does not matter whether it was made in this run or in an earlier one.
#ifndef FOLIO_LAYOUT_INSIDE_H
#define FOLIO_LAYOUT_INSIDE_H

#include <pthread.h>

#include "layout/explain.h"
#include "layout/index.h"
#include "layout/layout.h"
#include "layout/lock.h"

typedef struct {
    Pages *part;
    Galley *galley;             // NULL again when the part is packed
    bool numbers_used, index_used; // it prints page numbers, the index
    PageShape shape;
    Pagination pagination;
    Explanation *explanation;   // NULL: not asked for
    LockBinding *binding;       // NULL: the lock has no such article
    Arena *arena;               // of the diagnostics, and of the marks of pictures
    Diagnostics *diagnostics;
    // its key:
    ArtOrder art;
    uint64_t numbers;           // of all page numbers that it prints (layout_numbers_hash); 0: it prints none
    PictureMarks pictures;
    int32_t built_for;          // the first page that its pages were built for; 0: not built
    int64_t run;                // that last used it
} Job;

// The jobs of an article.
typedef struct {
    int64_t revision;           // Article.revision; 0: it is good for one run
    ARRAY(Job *) jobs;
    Arena *arena;               // of the list
    bool taken;                 // the run at hand has this article
} KeptJobs;

struct LayoutSession {
    Arena *arena;               // of what follows
    bool keeps;                 // jobs are kept after the run
    int64_t run;
    ARRAY(KeptJobs *) kept;
    int32_t next;               // where the search goes on: articles mostly come in the same order
    Text language;              // of the edition
    Arena *language_arena;
    FontSet *fonts;
    Template *template;         // NULL: none is kept
    Text template_name;
    FileMark template_mark;
    FileMark profile_marks[OUTPUT_COUNT];
    Arena *said_arena;
    Diagnostics *said;          // while it was read
    Typesetter **setters;       // one a thread
    Arena **scratch;
    int32_t threads;            // of these
};

// An article in the run at hand.
typedef struct {
    KeptJobs *kept;
    Job *job;                   // NULL: to be set
    int32_t built_for;          // in this run; 0: not yet
    bool set;                   // in this round
} ArticleSlot;

typedef struct {
    LayoutSession *session;
    const Document *document;
    const Template *template;
    FontSet *fonts;
    Text root;
    Text layout_name;
    const Lock *lock;           // NULL: none is honoured
    const LayoutOptions *options;
    ArticleSlot *slots;
    int32_t *first_pages;       // of each article, as its pages are built
    const ArtOrder *art;        // of each article, and behind the last
    PageNumbers numbers;
    Arena *index_arena;         // of numbers.index
    int32_t threads, count;
    bool keeps_galleys;         // for a lock or explanations; else a part is packed when it is built
    bool unsettled;             // page numbers still moved after the last round
    pthread_mutex_t order;      // for what follows, and for ArticleSlot.set
    int32_t next, next_page;    // the first article of the round before which one is not set, and its first page
} Layout;

// ---- layout_article.c ----
// On any thread: sets the article; builds its pages, where it is set.
void layout_set_article(Layout *layout, int32_t index, int32_t thread);
void layout_build_article(Layout *layout, int32_t index, int32_t thread, int32_t first_page);
Severity layout_move_severity(const Layout *layout);

// ---- layout_kept.c ----
// The template, kept or read; NULL after errors.
const Template *layout_take_template(LayoutSession *session, Text root, Text name, FontSet *fonts, Diagnostics *diagnostics);
// Finds what is kept of each article, and opens what each thread needs.
void layout_begin(Layout *layout);
// Forgets all jobs, also those of this run; false if it had none from earlier ones.
bool layout_forget_jobs(Layout *layout);
// Gives back what is not kept for the next run.
void layout_end(Layout *layout);
// A job of the article as things are now; page: built for that one, or for its like; 0: set will do. NULL: there is none.
Job *layout_find_job(const Layout *layout, int32_t index, int32_t page);
void layout_keep_job(const Layout *layout, int32_t index, Job *job);
// The article is to be set again.
void layout_drop_job(Layout *layout, int32_t index);
// May pages built for one first page stand at another?
bool layout_is_like(const Layout *layout, int32_t page, int32_t other);

// ---- layout_numbers.c ----
// Of the page numbers that the article's job prints, as they are now.
uint64_t layout_numbers_hash(const Layout *layout, int32_t index, const Job *job);

#endif
