// layout_kept.c: what a session keeps of articles that were laid out, and when it still serves.
//
// A job is found by its article's revision and its key. An article may have several: the settling of page numbers sets it
// with other numbers each round, and what moves by a page is built for the other side. Those of the last few runs stay.
#include <stdlib.h>
#include <string.h>

#include "common/crew.h"
#include "common/file.h"
#include "common/image.h"
#include "common/yaml.h"
#include "layout/layout_inside.h"

enum { RUNS_KEPT = 3, PROFILE_MOST = 64 << 20 };

LayoutSession *layout_open(bool keeps) {
    Arena *arena = arena_new();
    LayoutSession *session = arena_new_of(arena, LayoutSession);
    *session = (LayoutSession){.arena = arena, .keeps = keeps};
    return session;
}

static void free_job(Job *job) {
    pages_free(job->part);
    explanation_free(job->explanation);
    arena_free(job->arena);
}

// ---- the template ------------------------------------------------------------------------------

static bool profiles_hold(LayoutSession *session) {
    Arena *arena = arena_new();
    bool hold = true;
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        Text file = session->template->outputs[i].file;
        if (file.at) hold &= file_mark_holds(&session->profile_marks[i], text_copy(arena, file).at, PROFILE_MOST);
    }
    arena_free(arena);
    return hold;
}

static bool template_holds(LayoutSession *session, Text path, Text name, const FontSet *fonts) {
    return session->template && session->fonts == fonts && text_equal(session->template_name, name) &&
           file_mark_holds(&session->template_mark, path.at, YAML_MOST_BYTES) && profiles_hold(session);
}

// said: from its index on, of what was said while it was read
static void keep_template(LayoutSession *session, Template *template, Text name, FileMark mark, FontSet *fonts,
                          const Diagnostics *diagnostics, int32_t said) {
    layout_forget(session);
    session->template = template;
    session->template_name = text_copy(template->arena, name);
    session->template_mark = mark;
    session->template_mark.hash = template->hash;
    session->fonts = fonts;
    session->said_arena = arena_new();
    session->said = diagnostics_new(session->said_arena);
    diagnostics_append(session->said, diagnostics->all.at + said, diagnostics->all.count - said);
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        Text file = template->outputs[i].file;
        if (file.at) session->profile_marks[i] = (FileMark){.stamp = file_stamp(text_copy(session->said_arena, file).at)};
    }
}

// An older one stays where the new one has errors, for they may be mended.
const Template *layout_take_template(LayoutSession *session, Text root, Text name, FontSet *fonts, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    Text path = file_join(arena, root, text_print(arena, "layouts/%.*s.yaml", TEXT_ARG(name)));
    const Template *template = session->template;
    if (template_holds(session, path, name, fonts)) {
        diagnostics_append(diagnostics, session->said->all.at, session->said->all.count);
    } else {
        FileMark mark = {.stamp = file_stamp(path.at)};
        int32_t said = diagnostics->all.count;
        Template *made = template_read(root, name, fonts, diagnostics);
        if (made) keep_template(session, made, name, mark, fonts, diagnostics, said);
        template = made;
    }
    arena_free(arena);
    return template;
}

// ---- jobs --------------------------------------------------------------------------------------

static void free_kept(KeptJobs *kept) {
    for (int32_t i = 0; i < kept->jobs.count; i++) free_job(kept->jobs.at[i]);
    arena_free(kept->arena);
}

static void drop_all(LayoutSession *session) {
    for (int32_t i = 0; i < session->kept.count; i++) free_kept(session->kept.at[i]);
    session->kept.count = 0;
}

static KeptJobs *new_kept(LayoutSession *session, int64_t revision) {
    Arena *arena = arena_new();
    KeptJobs *kept = arena_new_of(arena, KeptJobs);
    *kept = (KeptJobs){.arena = arena, .revision = revision, .taken = true};
    *array_add(session->arena, &session->kept) = kept;
    return kept;
}

static KeptJobs *take_kept(LayoutSession *session, int64_t revision) {
    for (int32_t i = 0; revision && i < session->kept.count; i++) {
        int32_t at = (session->next + i) % session->kept.count;
        KeptJobs *kept = session->kept.at[at];
        if (kept->taken || kept->revision != revision) continue;
        session->next = at + 1;
        kept->taken = true;
        return kept;
    }
    return new_kept(session, revision);
}

// a placeholder's picture is chosen by those before it
static bool has_same_art(const Layout *layout, int32_t index, const Job *job) {
    const ArtOrder *art = &layout->art[index];
    return art[0].all == art[1].all || !memcmp(art, &job->art, sizeof *art);
}

static bool pictures_hold(Job *job) {
    for (int32_t i = 0; i < job->pictures.all.count; i++) {
        struct PictureMark *picture = &job->pictures.all.at[i];
        if (!file_mark_holds(&picture->mark, picture->path.at, IMAGE_FILE_MOST)) return false;
    }
    return true;
}

bool layout_is_like(const Layout *layout, int32_t page, int32_t other) {
    return page == other || (!layout->lock && (page - other) % 2 == 0); // left and right are the same
}

Job *layout_find_job(const Layout *layout, int32_t index, int32_t page) {
    const KeptJobs *kept = layout->slots[index].kept;
    for (int32_t i = 0; i < kept->jobs.count; i++) {
        Job *job = kept->jobs.at[i];
        if (page && (!job->built_for || !layout_is_like(layout, job->built_for, page))) continue;
        if (!has_same_art(layout, index, job) || job->numbers != layout_numbers_hash(layout, index, job)) continue;
        if (job->run != layout->session->run && !pictures_hold(job)) continue;
        job->run = layout->session->run;
        return job;
    }
    return NULL;
}

void layout_keep_job(const Layout *layout, int32_t index, Job *job) {
    KeptJobs *kept = layout->slots[index].kept;
    job->run = layout->session->run;
    *array_add(kept->arena, &kept->jobs) = job;
}

void layout_drop_job(Layout *layout, int32_t index) {
    ArticleSlot *slot = &layout->slots[index];
    if (!layout->session->keeps && slot->job) {
        free_job(slot->job);
        slot->kept->jobs.count = 0;
    }
    slot->job = NULL;
    slot->built_for = 0;
    slot->set = false;
}

// ---- a run -------------------------------------------------------------------------------------

// What kept texts name of the edition itself is its language.
static void take_language(LayoutSession *session, Text language) {
    if (session->language_arena && text_equal(session->language, language)) return;
    drop_all(session);
    arena_free(session->language_arena);
    session->language_arena = arena_new();
    session->language = text_copy(session->language_arena, language);
}

static void close_threads(LayoutSession *session) {
    for (int32_t i = session->threads; i-- > 0;) { // the first outlives those beside it
        typesetter_free(session->setters[i]);
        arena_free(session->scratch[i]);
    }
    free(session->setters);
    free(session->scratch);
    session->setters = NULL;
    session->scratch = NULL;
    session->threads = 0;
}

static void open_threads(LayoutSession *session, FontSet *fonts, int32_t size) {
    if (session->threads >= size) return;
    close_threads(session);
    session->setters = memory_new((size_t)size * sizeof *session->setters);
    session->scratch = memory_new((size_t)size * sizeof *session->scratch);
    session->threads = size;
    for (int32_t i = 0; i < size; i++) {
        session->setters[i] = i ? typesetter_new_beside(session->setters[0]) : typesetter_new(fonts);
        session->scratch[i] = arena_new();
    }
}

void layout_begin(Layout *layout) {
    LayoutSession *session = layout->session;
    session->run++;
    session->next = 0;
    take_language(session, layout->document->language);
    if (layout->lock) drop_all(session);
    open_threads(session, layout->fonts, crew_size(layout->threads, layout->count));
    for (int32_t i = 0; i < layout->count; i++)
        layout->slots[i].kept = take_kept(session, layout->document->articles.at[i]->revision);
}

bool layout_forget_jobs(Layout *layout) {
    LayoutSession *session = layout->session;
    if (!session->keeps || session->run == 1) return false;
    drop_all(session);
    for (int32_t i = 0; i < layout->count; i++)
        layout->slots[i] = (ArticleSlot){.kept = new_kept(session, layout->document->articles.at[i]->revision)};
    return true;
}

// the jobs of an article that may serve again
static void thin_jobs(KeptJobs *kept, int64_t run) {
    int32_t count = 0;
    for (int32_t i = 0; i < kept->jobs.count; i++) {
        Job *job = kept->jobs.at[i];
        if (run - job->run < RUNS_KEPT) kept->jobs.at[count++] = job;
        else free_job(job);
    }
    kept->jobs.count = count;
}

static bool has_font_error(const Layout *layout) {
    for (int32_t i = 0; i < layout->count; i++) {
        const Diagnostics *list = layout->slots[i].job->diagnostics;
        for (int32_t k = 0; k < list->all.count; k++)
            if (text_starts(list->all.at[k].rule, "font-")) return true;
    }
    return false;
}

void layout_end(Layout *layout) {
    LayoutSession *session = layout->session;
    int32_t count = 0;
    if (!session->keeps || layout->lock || has_font_error(layout)) {
        layout_forget(session); // words may be known that lack a font
        return;
    }
    for (int32_t i = 0; i < session->threads; i++) typesetter_rest(session->setters[i]);
    for (int32_t i = 0; i < session->kept.count; i++) {
        KeptJobs *kept = session->kept.at[i];
        bool keep = kept->taken && kept->revision;
        kept->taken = false;
        if (keep) thin_jobs(kept, session->run), session->kept.at[count++] = kept;
        else free_kept(kept);
    }
    session->kept.count = count;
}

void layout_forget(LayoutSession *session) {
    drop_all(session);
    close_threads(session);
    template_free(session->template);
    arena_free(session->said_arena);
    session->template = NULL;
    session->said_arena = NULL;
    session->said = NULL;
}

void layout_close(LayoutSession *session) {
    if (!session) return;
    layout_forget(session);
    arena_free(session->language_arena);
    arena_free(session->arena);
}
