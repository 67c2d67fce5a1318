// emit.c: the way from Pages to a PDF file.
//
// One thread finds out what is used (fonts and their glyphs, images, drawings, layers) and numbers the
// objects; then all threads make the streams, each a job of its own: fonts, images, drawings, pages; then
// one thread puts them together in order. So the file is the same whatever the number of threads.
#include "emit/emit.h"

#include "emit/inks.h"
#include "emit/content.h"
#include "emit/fonts.h"
#include "emit/images.h"
#include "emit/metadata.h"
#include "emit/navigation.h"
#include "emit/optional.h"
#include "emit/outputs.h"
#include "emit/structure.h"
#include "emit/syntax.h"
#include "emit/tree.h"
#include "emit/workers.h"

enum { GIVEN_BACK = 128 }; // pages, each time that the room of those let go is given back

// Results by index in Pages.
typedef struct {
    Emission *emission;
    Pages *spent;          // the emission's, where a page's items are let go when its stream is made; or NULL
    FontProgram *fonts;
    ImageStream *images;
    Stream *drawings, *pages;
    bool *done;            // by job
} Making;

static void *array_for(Emission *emission, int32_t count, size_t size) {
    return arena_push_array(emission->arena, (size_t)count + 1, size);
}

// ---- what is used ------------------------------------------------------------------------------

static void note_drawings(Emission *emission, const Items *items) {
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind != ITEM_DRAWING || !layer_is_painted(emission->profile, item->layer))
            continue;
        int32_t *object = &emission->drawings[item->drawing.drawing];
        if (!*object) *object = pdf_add(emission->pdf);
    }
}

static void number_objects(Emission *emission) {
    const Pages *pages = emission->pages;
    emission->drawings = array_for(emission, pages->drawings.count, sizeof *emission->drawings);
    for (int32_t i = 0; i < pages->fonts.count; i++)
        if (emission->fonts[i].font) emission->fonts[i].object = pdf_add(emission->pdf);
    for (int32_t i = 0; i < pages->pages.count; i++)
        note_drawings(emission, &pages->pages.at[i].items);
}

// ---- jobs --------------------------------------------------------------------------------------

static int32_t count_jobs(const Pages *pages) {
    return pages->fonts.count + pages->images.count + pages->drawings.count + pages->pages.count;
}

// the long jobs come first: fonts, images, drawings, pages
static void make_part(void *context, int32_t job, Worker *worker) {
    const Making *making = context;
    const Emission *emission = making->emission;
    const Pages *pages = emission->pages;
    int32_t i = job;
    bool *done = &making->done[job];
    *done = true;
    if (i < pages->fonts.count) {
        if (emission->fonts[i].object)
            *done = font_program_make(&emission->fonts[i], worker, &making->fonts[i]);
        return;
    }
    if ((i -= pages->fonts.count) < pages->images.count) {
        if (emission->images[i].object)
            *done = image_stream_make(emission, i, worker, &making->images[i]);
        return;
    }
    if ((i -= pages->images.count) < pages->drawings.count) {
        const Drawing *drawing = &pages->drawings.at[i];
        if (emission->drawings[i])
            *done = content_write_drawing(emission, drawing, worker, &making->drawings[i]);
        return;
    }
    i -= pages->drawings.count;
    *done = content_write_page(emission, &pages->pages.at[i], worker, &making->pages[i]);
    links_find_lines(emission, &pages->pages.at[i], worker, &making->pages[i]);
    if (!making->spent) return;
    page_drop_items(&making->spent->pages.at[i]);
    if (i % GIVEN_BACK == GIVEN_BACK - 1) memory_give_back();
}

static bool make_parts(Making *making, Workers *workers) {
    Emission *emission = making->emission;
    const Pages *pages = emission->pages;
    int32_t jobs = count_jobs(pages);
    bool good = true;
    making->fonts = array_for(emission, pages->fonts.count, sizeof *making->fonts);
    making->images = array_for(emission, pages->images.count, sizeof *making->images);
    making->drawings = array_for(emission, pages->drawings.count, sizeof *making->drawings);
    making->pages = array_for(emission, pages->pages.count, sizeof *making->pages);
    making->done = array_for(emission, jobs, sizeof *making->done);
    progress_begin(workers->progress, "emit", jobs, "parts");
    workers_run(workers, jobs, make_part, making, emission->diagnostics);
    if (making->spent) memory_give_back();
    for (int32_t i = 0; i < jobs; i++) good &= making->done[i];
    return good;
}

// ---- objects -----------------------------------------------------------------------------------

static void add_drawing(Emission *emission, int32_t index, const Stream *stream) {
    Rect box = emission->pages->drawings.at[index].box;
    Buffer out = {0};
    buffer_string(&out, "/Type/XObject/Subtype/Form");
    syntax_add_box(&out, "/BBox", box.x, -(box.y + box.height), box.x + box.width, -box.y);
    buffer_string(&out, "/Resources<<");
    buffer_text(&out, stream->resources);
    buffer_string(&out, ">>/Filter/FlateDecode");
    pdf_set_stream(emission->pdf, emission->drawings[index], buffer_view(&out), stream->data);
    buffer_free(&out);
}

// press: room for the bleed and the marks outside it; else the trimmed page alone
static void write_boxes(Buffer *out, const Emission *emission, const Page *page) {
    Unit margin = emission->margin, right = page->width + margin, top = page->height + margin;
    syntax_add_box(out, "/MediaBox", 0, 0, right + margin, top + margin);
    syntax_add_box(out, "/TrimBox", margin, margin, right, top);
    if (emission->profile == PROFILE_PRESS)
        syntax_add_box(out, "/BleedBox", margin - page->bleed, margin - page->bleed,
                       right + page->bleed, top + page->bleed);
}

static void add_page(Emission *emission, int32_t object, int32_t parent, const Page *page,
                     const Stream *stream, Text annotations, Buffer *out) {
    int32_t contents = pdf_add(emission->pdf);
    out->size = 0;
    buffer_string(out, "/Type/Page");
    syntax_add_reference(out, "/Parent", parent);
    write_boxes(out, emission, page);
    syntax_add_reference(out, "/Contents", contents);
    buffer_string(out, "/Resources<<");
    buffer_text(out, stream->resources);
    buffer_string(out, ">>");
    buffer_text(out, annotations);
    if (annotations.size) buffer_string(out, "/Tabs/S"); // the tab key follows the structure
    if (stream->mark_count) {
        buffer_string(out, "/StructParents ");
        buffer_int(out, page->number - 1);
    }
    pdf_set(emission->pdf, object, buffer_view(out));
    pdf_set_stream(emission->pdf, contents, TEXT("/Filter/FlateDecode"), stream->data);
}

static int32_t add_pages(Emission *emission, const Making *making, const int32_t *objects) {
    const Pages *pages = emission->pages;
    int32_t count = pages->pages.count;
    int32_t *parents = array_for(emission, count, sizeof *parents);
    int32_t tree = tree_add_pages(emission->pdf, objects, count, parents);
    Buffer scratch = {0};
    for (int32_t i = 0; i < count; i++) {
        const Page *page = &pages->pages.at[i];
        Text annotations = links_add(emission, page, &making->pages[i], objects);
        add_page(emission, objects[i], parents[i], page, &making->pages[i], annotations, &scratch);
    }
    buffer_free(&scratch);
    return tree;
}

static bool assemble(Emission *emission, const Making *making, Buffer *out) {
    const Pages *pages = emission->pages;
    int32_t *objects = array_for(emission, pages->pages.count, sizeof *objects);
    for (int32_t i = 0; i < pages->pages.count; i++) objects[i] = pdf_add(emission->pdf);
    for (int32_t i = 0; i < pages->fonts.count; i++)
        if (emission->fonts[i].object)
            font_program_add(emission, &emission->fonts[i], &making->fonts[i]);
    for (int32_t i = 0; i < pages->images.count; i++)
        if (emission->images[i].object) image_stream_add(emission, i, &making->images[i]);
    for (int32_t i = 0; i < pages->drawings.count; i++)
        if (emission->drawings[i]) add_drawing(emission, i, &making->drawings[i]);
    int32_t tree = add_pages(emission, making, objects);
    Text structure = structure_add(emission, making->pages, objects);
    Text navigation = navigation_add(emission, objects);
    Text more = text_print(emission->arena, "%.*s%.*s", TEXT_ARG(structure), TEXT_ARG(navigation));
    Information information = metadata_find(emission);
    int32_t info = metadata_add_info(emission, &information);
    int32_t catalog = metadata_add_catalog(emission, tree, &information, more);
    if (making->spent) memory_give_back();
    return pdf_write(emission->pdf, out, catalog, info, emission->diagnostics);
}

// ---- the whole ---------------------------------------------------------------------------------

// room around the trim for the widest bleed and the marks
static Unit find_margin(const Pages *pages, Profile profile) {
    Unit margin = 0;
    if (profile != PROFILE_PRESS) return 0;
    for (int32_t i = 0; i < pages->pages.count; i++) {
        const Page *page = &pages->pages.at[i];
        if (page->bleed > margin) margin = page->bleed;
        if (page->slug > margin) margin = page->slug;
    }
    return margin;
}

static bool run(Making *making, Buffer *out, FontSet *fonts, const EmitOptions *options) {
    Emission *emission = making->emission;
    Workers workers = workers_new(options->threads, count_jobs(emission->pages));
    workers.progress = options->progress;
    bool good = outputs_open(emission);
    good &= fonts_collect(emission, fonts);
    good &= images_collect(emission, &workers);
    if (good) {
        number_objects(emission);
        inks_add(emission);
        outputs_add(emission, &workers.workers[0]);
        optional_add(emission);
        emission->link_of = links_find(emission);
        good = make_parts(making, &workers) && assemble(emission, making, out);
    }
    workers_free(&workers);
    return good;
}

static bool write_pdf(Buffer *out, const Pages *pages, Pages *spent, Text root, FontSet *fonts,
                      const EmitOptions *options, Diagnostics *diagnostics) {
    if (!pages->pages.count) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){0}, "no-pages",
                        "there is no page to write");
        return false;
    }
    Arena *arena = arena_new();
    Emission emission = {.pages = pages,
                         .profile = options->profile,
                         .root = root,
                         .arena = arena,
                         .pdf = pdf_open(),
                         .margin = find_margin(pages, options->profile),
                         .diagnostics = diagnostics};
    Making making = {.emission = &emission, .spent = spent};
    bool good = run(&making, out, fonts, options);
    pdf_close(emission.pdf);
    arena_free(arena);
    return good;
}

bool emit_pdf(Buffer *out, const Pages *pages, Text root, FontSet *fonts, const EmitOptions *options,
              Diagnostics *diagnostics) {
    return write_pdf(out, pages, NULL, root, fonts, options, diagnostics);
}

bool emit_last_pdf(Buffer *out, Pages *pages, Text root, FontSet *fonts, const EmitOptions *options,
                   Diagnostics *diagnostics) {
    return write_pdf(out, pages, pages, root, fonts, options, diagnostics);
}
