// joined.c: parts of the simplest kind that still use every number that a join moves on.
#include "support/joined.h"

#include <stdlib.h>

static void add_line(Pages *part, int32_t page, int32_t tag, Place place) {
    Item *item =
        items_add(part->arena, &part->pages.at[page - 1].items, ITEM_RULE, LAYER_PRINT, tag);
    item->rule = (RuleItem){{UNIT_MM(30), UNIT_MM(40), UNIT_MM(50), UNIT_PT(8)}, {0, 1000}};
    *array_add(part->arena, &part->lines) = (LineRecord){.tag = tag,
                                                         .column = page - 1,
                                                         .origin = {UNIT_MM(30), UNIT_MM(43)},
                                                         .width = UNIT_MM(50),
                                                         .from = place,
                                                         .to = place,
                                                         .overset = page == 2};
}

static void add_page(Pages *part, const Template *template, const char *master) {
    Page *page = pages_add_page(part, template->width, template->height, template->bleed);
    page->master = text_of(master);
    *array_add(part->arena, &part->columns) =
        (Column){.page = page->number,
                 .frame = {UNIT_MM(30), UNIT_MM(30), UNIT_MM(60), UNIT_MM(100)},
                 .leading = template->grid,
                 .first = UNIT_MM(33),
                 .last_line = 3};
}

// a drawing, an image and a figure that wants a picture, on the first page
static void add_figure(Pages *part, int32_t parent, Place place, const char *image) {
    Drawing *drawing = array_add(part->arena, &part->drawings);
    drawing->box = (Rect){0, 0, 1000, 1000};
    items_add(part->arena, &drawing->items, ITEM_RULE, LAYER_PRINT, 0)->rule.box = drawing->box;
    static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    *array_add(part->arena, &part->images) =
        (PagesImage){.file = text_of(image), .digest = text_of(digest), .width = 30, .height = 20};
    int32_t tag = pages_add_tag(part, parent, ROLE_FIGURE, place);
    Tag *figure = &part->tags.at[tag - 1];
    tag_own_words(part->arena, figure)->wanted = TEXT("plenary, 3:2");
    figure->box_page = 1;
    figure->box = (Rect){UNIT_MM(30), UNIT_MM(60), UNIT_MM(60), UNIT_MM(40)};
    Items *items = &part->pages.at[0].items;
    items_add(part->arena, items, ITEM_DRAWING, LAYER_PRINT, tag)->drawing =
        (DrawingItem){0, MATRIX_IDENTITY};
    items_add(part->arena, items, ITEM_IMAGE, LAYER_PRINT, tag)->image =
        (ImageItem){0, figure->box, {0, 0, 30, 20}};
}

static Pages *make_part(const Joined *joined, int32_t index) {
    const Article *article = joined->document->articles.at[index];
    Pages *part = pages_new();
    Place place = {article->file, index + 5, 3};
    int32_t tag = pages_add_tag(part, 0, ROLE_ARTICLE, place);
    add_page(part, joined->template, index ? "two-column" : "foreword");
    add_page(part, joined->template, index ? "two-column" : "foreword");
    add_line(part, 1, pages_add_tag(part, tag, ROLE_P, place), place);
    int32_t reference = pages_add_tag(part, tag, ROLE_REFERENCE, place);
    if (index)
        part->tags.at[reference - 1].reference = joined->document->articles.at[index - 1]->id;
    add_line(part, 2, reference, place);
    // odd articles share a picture
    add_figure(part, tag, place,
               index % 2 ? "sources/x/images/a.jpg" : text_print(part->arena, "%d.jpg", index).at);
    *array_add(part->arena, &part->destinations) =
        (Destination){.page = 1, .at = {7, 9}, .id = article->id};
    *array_add(part->arena, &part->articles) = (ArticleRecord){
        .id = article->id, .title = article->title, .first_page = 1, .page_count = 2};
    return part;
}

static Document *make_document(int32_t articles) {
    Document *document = document_new();
    document->title = TEXT("Annual Report 2021");
    document->organisation = TEXT("Conference of Examples");
    document->short_name = TEXT("CE");
    document->date = TEXT("2021-12-31");
    document->language = TEXT("en-GB");
    document->file = TEXT("sources/x/report.yaml");
    document->title_place = (Place){document->file, 1, 8};
    *array_add(document->arena, &document->sections) =
        (Section){.title = TEXT("First Section"), .place = {document->file, 9, 5}};
    *array_add(document->arena, &document->sections) =
        (Section){.title = TEXT("Second Section"), .place = {document->file, 12, 5}};
    *array_add(document->arena, &document->imprint) =
        (Entry){.key = TEXT("publisher"), .value = TEXT("The Secretariat")};
    for (int32_t i = 0; i < articles; i++) {
        Article *article = document_add_article(document);
        article->section = i == 0 ? -1 : i > articles / 2;
        article->file = text_print(article->arena, "sources/x/articles/%d.yaml", i);
        article->id = text_print(article->arena, "article-%d", i);
        article->title = text_print(article->arena, "The title of article %d", i);
        article->title_place = (Place){article->file, 1, 8};
    }
    return document;
}

Joined *joined_new(const char *layout, int32_t articles) {
    Arena *arena = arena_new();
    Joined *joined = arena_new_of(arena, Joined);
    joined->arena = arena;
    joined->diagnostics = diagnostics_new(arena);
    joined->fonts = font_set_read(TEXT("."), joined->diagnostics);
    joined->template =
        template_read(TEXT("."), text_of(layout), joined->fonts, joined->diagnostics);
    joined->setter = typesetter_new(joined->fonts);
    joined->document = make_document(articles);
    joined->part_count = articles;
    joined->parts = arena_array_of(arena, (size_t)articles, Pages *);
    for (int32_t i = 0; i < articles; i++) joined->parts[i] = make_part(joined, i);
    return joined;
}

void joined_free(Joined *joined) {
    for (int32_t i = 0; i < joined->part_count; i++) pages_free(joined->parts[i]);
    document_free(joined->document);
    typesetter_free(joined->setter);
    template_free(joined->template);
    font_set_free(joined->fonts);
    arena_free(joined->arena);
}

Pages *joined_join(Joined *joined) {
    return pages_join(joined->document, joined->template, joined->fonts, joined->parts,
                      joined->part_count, false, joined->setter, joined->diagnostics);
}
