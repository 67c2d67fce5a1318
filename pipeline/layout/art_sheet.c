// art_sheet.c: lays the art out in rows, a composition each.
//
// Every figure is drawn at the size it has in a report, since a composition's detail follows its size, and
// brought to its cell by the matrix of a group. Unit: millipoint, of the sheet.
#include "layout/art_sheet.h"

#include "layout/display.h"
#include "layout/join.h"
#include "layout/ornament.h"

enum { ROWS = 6, FORMS = 5, ROW = 400, WIDTH = 1296, HEAD = 48, EDGE = 14 }; // points

typedef struct {
    double width, height; // of the frame, in points
    double x, y, scale;   // of its cell in the row
} SheetForm;

// band over landscape, square, portrait; the page comes last, in the layout's own size
static const SheetForm forms[FORMS - 1] = {{482, 160, 0, 0, 0.76},
                                           {482, 321, 0, 130, 0.76},
                                           {300, 300, 378, 0, 1.246},
                                           {232, 350, 764, 0, 1.068}};

typedef struct {
    Display display;
    int32_t tag;
} Sheets;

static Page *add_sheet(Sheets *sheets, Text topic, int32_t part, int32_t rows) {
    Pages *pages = sheets->display.pages;
    Page *page = pages_add_page(pages, UNIT_PT(WIDTH), UNIT_PT(HEAD + ROW * rows), 0);
    page->label = part ? text_print(pages->arena, "art-%.*s-%d", TEXT_ARG(topic), part + 1)
                       : text_print(pages->arena, "art-%.*s", TEXT_ARG(topic));
    return page;
}

static void add_label(Sheets *sheets, Page *page, Text text, const char *style_name, Unit left,
                      Unit baseline) {
    const Style *style = template_style(sheets->display.template, style_name);
    Setting setting =
        display_set(&sheets->display, text, (Place){0}, style, ALIGN_START, UNIT_PT(WIDTH));
    display_place(&sheets->display, &page->items, LAYER_PRINT, sheets->tag, &setting, style, left,
                  baseline);
}

static void add_art(Sheets *sheets, Page *page, const Art *art, const SheetForm *form, Unit top) {
    int32_t k = (int32_t)(form->scale * 65536);
    Pages *pages = sheets->display.pages;
    Item *group = items_add(pages->arena, &page->items, ITEM_GROUP, LAYER_PRINT, sheets->tag);
    group->group =
        (GroupItem){.matrix = {k, 0, 0, k, UNIT_PT(EDGE + form->x), top + UNIT_PT(form->y)}};
    Rect frame = {0, 0, UNIT_PT(form->width), UNIT_PT(form->height)};
    ornament_draw_page(pages, page, sheets->display.template, frame, art, sheets->tag);
    items_add(pages->arena, &page->items, ITEM_END, LAYER_PRINT, 0);
}

static SheetForm page_form(const Template *template) {
    double width = (template->width + 2 * template->bleed) / 1000.0;
    double height = (template->height + 2 * template->bleed) / 1000.0, scale = 374 / height;
    return (SheetForm){width, height, 1024, 0, scale * width > 254 ? 254 / width : scale};
}

static Text numbered(Sheets *sheets, Text name, int32_t number) {
    return text_print(sheets->display.pages->arena, "%.*s %d", TEXT_ARG(name), number);
}

static void add_row(Sheets *sheets, Page *page, const Art *art, Text name, Unit top) {
    SheetForm whole = page_form(sheets->display.template);
    add_label(sheets, page, name, "heading-2", UNIT_PT(EDGE), top - UNIT_PT(6));
    for (int i = 0; i < FORMS - 1; i++) add_art(sheets, page, art, &forms[i], top);
    add_art(sheets, page, art, &whole, top);
}

// Covers and openers: pages side by side.
static void add_pages(Sheets *sheets, Text name, int32_t count) {
    Page *page = add_sheet(sheets, name, 0, 1);
    SheetForm whole = page_form(sheets->display.template);
    add_label(sheets, page, name, "title", UNIT_PT(EDGE), UNIT_PT(26));
    for (int32_t i = 0; i < count; i++) {
        Art art = {.topic = name, .number = (uint64_t)i, .seed = (uint64_t)i};
        whole.x = 266.0 * i;
        add_label(sheets, page, numbered(sheets, name, i + 1), "heading-2", UNIT_PT(EDGE + whole.x),
                  UNIT_PT(HEAD - 6));
        add_art(sheets, page, &art, &whole, UNIT_PT(HEAD));
    }
}

static void add_topic(Sheets *sheets, int32_t topic) {
    Text name = ornament_topic(topic);
    int32_t count = ornament_count(topic);
    Page *page = NULL;
    if (text_is(name, "cover") || text_is(name, "opener")) {
        add_pages(sheets, name, count);
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t row = i % ROWS, left = count - i;
        if (row == 0) {
            page = add_sheet(sheets, name, i / ROWS, left < ROWS ? left : ROWS);
            add_label(sheets, page, name, "title", UNIT_PT(EDGE), UNIT_PT(26));
        }
        Art art = {.topic = name, .number = (uint64_t)i, .seed = (uint64_t)i};
        add_row(sheets, page, &art, numbered(sheets, name, i + 1), UNIT_PT(HEAD + ROW * row));
    }
}

// Upright frames side by side, the same lying below: the layout's borders, then the pictures.
static void add_strips(Sheets *sheets) {
    int32_t borders = ornament_strip_count(true), count = borders + ornament_strip_count(false);
    Page *page = add_sheet(sheets, TEXT("strip"), 0, 2);
    add_label(sheets, page, TEXT("strip"), "title", UNIT_PT(EDGE), UNIT_PT(26));
    for (int32_t i = 0; i < count; i++) {
        Art art = {.topic = TEXT("meetings"),
                   .place = (uint64_t)(i < borders ? i : i - borders),
                   .seed = (uint64_t)i,
                   .furniture = i < borders};
        SheetForm upright = {130, 700, 158.0 * i, 0, 0.64};
        SheetForm lying = {700, 110, i % 2 ? 640 : 0, 468.0 + 84 * (i / 2), 0.7};
        add_label(sheets, page, numbered(sheets, TEXT("strip"), i + 1), "heading-2",
                  UNIT_PT(EDGE + upright.x), UNIT_PT(HEAD - 6));
        add_art(sheets, page, &art, &upright, UNIT_PT(HEAD));
        add_art(sheets, page, &art, &lying, UNIT_PT(HEAD));
    }
}

Pages *art_sheets(const Document *document, FontSet *fonts, Text root, Text layout,
                  Diagnostics *diagnostics) {
    Template *template =
        template_read(root, layout.size ? layout : document->layout, fonts, diagnostics);
    if (!template) return NULL;
    Typesetter *setter = typesetter_new(fonts);
    Pages *pages = pages_new();
    Sheets sheets = {.display = {pages, template, setter, diagnostics, TEXT("en")}};
    pages_add_tables(pages, template, fonts);
    sheets.tag = pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){0});
    pages->tags.at[0].artifact = ARTIFACT_LAYOUT;
    for (int32_t i = 0; i < ORNAMENT_TOPICS; i++) add_topic(&sheets, i);
    add_strips(&sheets);
    typesetter_free(setter);
    template_free(template);
    return pages;
}
