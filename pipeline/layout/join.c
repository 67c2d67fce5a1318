// join.c: front matter, then the articles' parts in reading order, become one report.
//
// The number of front pages is known once the contents are planned; then every article's first page is, and the
// contents, bookmarks and references can be written. Tags: the document holds cover, imprint, contents and
// foreword, then a part for each section with its articles.
#include "layout/join.h"

#include "layout/contents.h"
#include "layout/cover.h"
#include "layout/imprint.h"
#include "layout/join_part.h"

enum { GIVEN_BACK = 128 }; // parts, each time that the room of those freed is given back

typedef struct {
    Joiner joiner;
    const Document *document;
    Pages *pages;
    Pages **parts;
    int32_t part_count;
    bool take;                   // parts are freed as they are joined
    const Master *cover, *imprint; // NULL: the layout has none
    Contents contents;
    int32_t *first_pages, *destinations; // of each article
    int32_t contents_destination;        // 0: none
    int32_t root;                        // tag of the document
} Join;

// ---- tables ------------------------------------------------------------------------------------

static void add_metadata(Join *join) {
    const Document *document = join->document;
    Arena *arena = join->pages->arena;
    join->pages->metadata = (Metadata){.title = text_copy(arena, document->title),
                                       .author = text_copy(arena, document->organisation),
                                       .subject = text_copy(arena, document->subject),
                                       .keywords = text_copy(arena, document->keywords),
                                       .language = text_copy(arena, document->language),
                                       .date = text_copy(arena, document->date)};
}

void pages_add_tables(Pages *pages, const Template *template, const FontSet *fonts) {
    for (int32_t i = 0; i < fonts->fonts.count; i++) {
        const Font *font = &fonts->fonts.at[i];
        *array_add(pages->arena, &pages->fonts) =
            (PagesFont){.family = text_copy(pages->arena, font->family),
                        .style = text_copy(pages->arena, font->style),
                        .file = text_copy(pages->arena, font->file),
                        .face = font->face_index,
                        .digest = text_copy(pages->arena, font->digest)};
    }
    for (int32_t i = 0; i < template->inks.count; i++) {
        Ink ink = template->inks.at[i];
        ink.name = text_copy(pages->arena, ink.name);
        *array_add(pages->arena, &pages->inks) = ink;
    }
}

static void add_outputs(Join *join, const Template *template) {
    Arena *arena = join->pages->arena;
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        Output output = template->outputs[i];
        if (!output.file.at) continue;
        output.file = text_copy(arena, output.file);
        output.digest = text_copy(arena, output.digest);
        output.condition = text_copy(arena, output.condition);
        output.info = text_copy(arena, output.info);
        join->pages->outputs[i] = output;
    }
}

// ---- numbers -----------------------------------------------------------------------------------

static void plan_front(Join *join, const Template *template) {
    join->cover = template_find_master(template, TEXT("cover"));
    join->imprint = template_find_master(template, TEXT("imprint"));
    const Master *contents = template_find_master(template, TEXT("contents"));
    if (contents) join->contents = contents_plan(&join->joiner.furnisher, contents);
}

static int32_t front_pages(const Join *join) {
    return (join->cover != NULL) + (join->imprint != NULL) + join->contents.page_count;
}

int32_t pages_count_front(const Document *document, const Template *template, Typesetter *setter) {
    Pages *pages = pages_new(); // for what is set to be counted
    Display display = {.pages = pages,
                       .template = template,
                       .setter = setter,
                       .diagnostics = diagnostics_new(pages->arena),
                       .language = document->language};
    Join join = {.joiner.furnisher = {.document = document, .display = display}};
    plan_front(&join, template);
    pages_free(pages);
    return front_pages(&join);
}

static int32_t add_destination(Join *join, int32_t page, Text id) {
    *array_add(join->pages->arena, &join->pages->destinations) =
        (Destination){.page = page, .id = text_copy(join->pages->arena, id)};
    return join->pages->destinations.count;
}

// Every article's first page, and a destination there that its part may place better.
static void number_articles(Join *join) {
    Arena *scratch = join->joiner.scratch;
    int32_t page = front_pages(join) + 1;
    join->first_pages = arena_array_of(scratch, (size_t)join->part_count + 1, int32_t);
    join->destinations = arena_array_of(scratch, (size_t)join->part_count + 1, int32_t);
    if (join->contents.page_count)
        join->contents_destination =
            add_destination(join, page - join->contents.page_count, (Text){0});
    for (int32_t i = 0; i < join->part_count; i++) {
        join->first_pages[i] = page;
        join->destinations[i] = add_destination(join, page, join->document->articles.at[i]->id);
        page += join->parts[i]->pages.count;
    }
}

static void add_bookmark(Join *join, int32_t level, int32_t destination, Text title) {
    if (!title.size) return;
    *array_add(join->pages->arena, &join->pages->bookmarks) = (Bookmark){
        .level = level, .destination = destination, .title = text_copy(join->pages->arena, title)};
}

// All the room at once, with more for what joining adds; room that is not used costs nothing.
static void reserve_records(Join *join) {
    Pages *pages = join->pages;
    int32_t tags = pages->tags.count + 4096, lines = 1024, columns = 64;
    for (int32_t i = 0; i < join->part_count; i++) {
        const Pages *part = join->parts[i];
        tags += part->tags.count + 16 * part->pages.count;
        lines += part->lines.count;
        columns += part->columns.count;
    }
    array_reserve(pages->arena, &pages->tags, tags);
    array_reserve(pages->arena, &pages->lines, lines);
    array_reserve(pages->arena, &pages->columns, columns);
}

// ---- front matter and articles -----------------------------------------------------------------

static void add_front(Join *join) {
    Furnisher *furnisher = &join->joiner.furnisher;
    if (join->cover) cover_add(furnisher, join->cover, join->root);
    if (join->imprint) imprint_add(furnisher, join->imprint, join->root);
    if (!join->contents.page_count) return;
    contents_add(furnisher, &join->contents, join->first_pages, join->destinations, join->root);
    add_bookmark(join, 0, join->contents_destination,
                 template_word(furnisher->display.template, TEXT("contents")));
}

static Text section_title(const Join *join, const Article *article) {
    if (article->section >= 0) return join->document->sections.at[article->section].title;
    return template_word(join->joiner.furnisher.display.template, TEXT("foreword"));
}

// The tag of the article's section, a new one where a section begins.
static int32_t section_tag(Join *join, int32_t article, int32_t current) {
    int32_t section = join->document->articles.at[article]->section;
    if (section < 0) return join->root;
    if (article && join->document->articles.at[article - 1]->section == section) return current;
    const Section *named = &join->document->sections.at[section];
    add_bookmark(join, 0, join->destinations[article], named->title);
    return pages_add_tag(join->pages, join->root, ROLE_PART,
                         join_place(&join->joiner, named->place));
}

static void copy_diagnostics(Join *join, int32_t article) {
    Pages *pages = join->pages;
    const Pages *part = join->parts[article];
    Diagnostics kept = {.arena = pages->arena};
    diagnostics_append(&kept, part->diagnostics.at, part->diagnostics.count);
    for (int32_t i = 0; i < kept.all.count; i++) {
        Diagnostic *one = &kept.all.at[i];
        if (one->page) one->page += join->first_pages[article] - 1;
        *array_add(pages->arena, &pages->diagnostics) = *one;
    }
}

static void add_articles(Join *join) {
    int32_t parent = join->root;
    for (int32_t i = 0; i < join->part_count; i++) {
        const Article *article = join->document->articles.at[i];
        parent = section_tag(join, i, parent);
        add_bookmark(join, article->section >= 0, join->destinations[i],
                     article_short_title(article));
        JoinPart part = {.part = join->parts[i],
                         .take = join->take,
                         .article = article,
                         .parent = parent,
                         .destination = join->destinations[i],
                         .facts = {.section = section_title(join, article),
                                   .title = article_short_title(article)}};
        join_part_add(&join->joiner, &part);
        copy_diagnostics(join, i);
        if (!join->take) continue;
        pages_free(join->parts[i]);
        join->parts[i] = NULL;
        if (i % GIVEN_BACK == GIVEN_BACK - 1) memory_give_back();
    }
}

// ---- the end -----------------------------------------------------------------------------------

// a destination amid an article
static int32_t add_place(Join *join, int32_t article, const Tag *tag) {
    int32_t page = join->first_pages[article] + tag->reference_page - 1;
    *array_add(join->pages->arena, &join->pages->destinations) =
        (Destination){.page = page, .at = {0, tag->reference_y}};
    return join->pages->destinations.count;
}

static void settle_references(Join *join, Diagnostics *diagnostics) {
    Names ids = {0};
    for (int32_t i = 0; i < join->part_count; i++)
        names_add(join->joiner.scratch, &ids, join->document->articles.at[i]->id, i);
    for (int32_t i = 0; i < join->pages->tags.count; i++) {
        Tag *tag = &join->pages->tags.at[i];
        if (!tag->reference.size) continue;
        int32_t article = names_find(&ids, tag->reference);
        if (article >= 0 && tag->reference_page) tag->destination = add_place(join, article, tag);
        else if (article >= 0) tag->destination = join->destinations[article];
        else
            diagnostics_add(diagnostics, SEVERITY_ERROR, tag->place, "reference-unknown",
                            "there is no article '%.*s'", TEXT_ARG(tag->reference));
        tag->reference = (Text){0};
        tag->reference_page = tag->reference_y = 0;
    }
}

// Tags made here still name files by the Document's and the Template's bytes.
static void own_places(Join *join) {
    for (int32_t i = 0; i < join->pages->tags.count; i++) {
        Tag *tag = &join->pages->tags.at[i];
        tag->place = join_place(&join->joiner, tag->place);
    }
}

Pages *pages_join(const Document *document, const Template *template, FontSet *fonts,
                  Pages *parts[], int32_t part_count, bool take, Typesetter *setter,
                  Diagnostics *diagnostics) {
    Pages *pages = pages_new();
    Join join = {.document = document, .pages = pages, .parts = parts, .part_count = part_count, .take = take};
    join.joiner.scratch = arena_new();
    join.joiner.furnisher = (Furnisher){.document = document,
                                        .display = {.pages = pages,
                                                    .template = template,
                                                    .setter = setter,
                                                    .diagnostics = diagnostics,
                                                    .language = document->language}};
    add_metadata(&join);
    pages_add_tables(pages, template, fonts);
    pages->limits = template->limits;
    add_outputs(&join, template);
    join.root = pages_add_tag(pages, 0, ROLE_DOCUMENT, document->title_place);
    pages->tags.at[0].language = text_copy(pages->arena, document->language);
    plan_front(&join, template);
    number_articles(&join);
    reserve_records(&join);
    add_front(&join);
    add_articles(&join);
    settle_references(&join, diagnostics);
    own_places(&join);
    arena_free(join.joiner.scratch);
    return pages;
}
