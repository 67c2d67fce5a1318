// furniture.c: running heads, page numbers, rules, areas and art of a master, put on a page.
//
// Left pages have even numbers; inner and outer margins change sides with them. A running head is set once
// and placed again as long as its words stay the same. Unit: millipoint.
#include "layout/furniture.h"

#include <string.h>

#include "layout/ornament.h"

static bool page_is_recto(const Page *page) {
    return page->number % 2 == 1;
}

static Unit left_margin(const Master *master, bool recto) {
    return recto ? master->inner : master->outer;
}

static Unit right_margin(const Master *master, bool recto) {
    return recto ? master->outer : master->inner;
}

static bool side_is_left(Side side, bool recto) {
    switch (side) {
    case SIDE_LEFT: return true;
    case SIDE_RIGHT: return false;
    case SIDE_INNER: return recto;
    case SIDE_OUTER: return !recto;
    }
    return true;
}

Unit furniture_text_left(const Template *template, const Master *master, bool recto) {
    Unit width = master->measure * master->columns + master->gutter * (master->columns - 1);
    if (side_is_left(master->text_side, recto)) return left_margin(master, recto);
    return template->width - right_margin(master, recto) - width;
}

// ---- words -------------------------------------------------------------------------------------

static Text year_of(Text date) {
    return text_part(date, 0, 4);
}

// "Annual Report 2021" without the year that stands on a line of its own
static Text title_without_year(const Document *document) {
    Text year = year_of(document->date), title = document->title;
    bool ends = year.size == 4 && title.size > 4 && !memcmp(title.at + title.size - 4, year.at, 4);
    return ends ? text_trim(text_part(title, 0, title.size - 4)) : title;
}

Text furniture_cover_line(const Furnisher *furnisher, int32_t number, Place *place) {
    const Document *document = furnisher->document;
    *place = document->title_place;
    if (document->cover_lines.count) {
        if (number < 1 || number > document->cover_lines.count) return (Text){0};
        *place = document->cover_lines.at[number - 1].place;
        return document->cover_lines.at[number - 1].value;
    }
    switch (number) {
    case 1: return document->organisation;
    case 2: return title_without_year(document);
    case 3: return year_of(document->date);
    default: return (Text){0};
    }
}

static Text word_value(const Furnisher *furnisher, Text word, const FurnitureFacts *facts,
                       Place *place) {
    const Document *document = furnisher->document;
    if (text_starts(word, "cover-") && word.size == 7)
        return furniture_cover_line(furnisher, word.at[6] - '0', place);
    if (text_is(word, "section")) return facts->section;
    if (text_is(word, "title")) return facts->title;
    if (text_is(word, "page")) return facts->page;
    if (text_is(word, "report")) return document->title;
    if (text_is(word, "organisation")) return document->organisation;
    if (text_is(word, "short-name")) return document->short_name;
    if (text_is(word, "year")) return year_of(document->date);
    if (text_is(word, "date")) return document->date;
    return (Text){0};
}

// The furniture's text with its words filled in; absent when it names words and all of them are empty.
static Text fill_text(const Furnisher *furnisher, const Furniture *furniture,
                      const FurnitureFacts *facts, Place *place) {
    Text text = furniture->text;
    Buffer out = {0};
    bool named = false, filled = false;
    for (size_t i = 0; i < text.size; i++) {
        const char *end = text.at[i] == '{' ? memchr(text.at + i, '}', text.size - i) : NULL;
        if (!end) {
            buffer_byte(&out, text.at[i]);
            continue;
        }
        Text value =
            word_value(furnisher, text_part(text, i + 1, (size_t)(end - text.at)), facts, place);
        named = true;
        filled |= value.size > 0;
        buffer_text(&out, value);
        i = (size_t)(end - text.at);
    }
    Text made = named && !filled
                    ? (Text){0}
                    : text_copy(furnisher->display.pages->arena, text_trim(buffer_view(&out)));
    buffer_free(&out);
    return made;
}

// ---- places ------------------------------------------------------------------------------------

static bool stands_on(const Furniture *furniture, const Page *page) {
    switch (furniture->pages) {
    case ON_ALL: return true;
    case ON_LEFT: return !page_is_recto(page);
    case ON_RIGHT: return page_is_recto(page);
    }
    return true;
}

// Left edge and width on this page.
static void place_across(const Furniture *furniture, const Master *master, const Page *page,
                         Unit *left, Unit *width) {
    bool recto = page_is_recto(page), from_left = side_is_left(furniture->side, recto);
    Unit near = from_left ? left_margin(master, recto) : right_margin(master, recto);
    Unit far = from_left ? right_margin(master, recto) : left_margin(master, recto);
    bool area = furniture->kind == FURNITURE_ART || furniture->kind == FURNITURE_BOX;
    Unit x = furniture->at_margin ? near : furniture->x;
    *width = furniture->width ? furniture->width : page->width - x - (area ? 0 : far);
    *left = from_left ? x : page->width - x - *width;
}

static Unit place_down(const Furniture *furniture, const Page *page) {
    return furniture->y < 0 ? page->height + furniture->y : furniture->y;
}

static Rect place_block(const Furniture *furniture, const Master *master, const Page *page) {
    Rect box = {.y = place_down(furniture, page)};
    place_across(furniture, master, page, &box.x, &box.width);
    box.height = furniture->height ? furniture->height : page->height - box.y;
    if (!furniture->bleed) return box;
    Unit right = box.x + box.width, foot = box.y + box.height;
    if (box.x <= 0) box.x = -page->bleed;
    if (box.y <= 0) box.y = -page->bleed;
    if (right >= page->width) right = page->width + page->bleed;
    if (foot >= page->height) foot = page->height + page->bleed;
    return (Rect){box.x, box.y, right - box.x, foot - box.y};
}

// ---- pages -------------------------------------------------------------------------------------

// The furniture's record: its artifact, and the words it was last set with.
static FurnitureSet *find_set(Furnisher *furnisher, const Furniture *furniture) {
    for (int32_t i = 0; i < furnisher->sets.count; i++)
        if (furnisher->sets.at[i].furniture == furniture) return &furnisher->sets.at[i];
    FurnitureSet *set = array_add(furnisher->display.pages->arena, &furnisher->sets);
    *set = (FurnitureSet){.furniture = furniture};
    return set;
}

static int32_t artifact_tag(Furnisher *furnisher, const Furniture *furniture) {
    FurnitureSet *set = find_set(furnisher, furniture);
    Pages *pages = furnisher->display.pages;
    if (set->tag) return set->tag;
    set->tag = pages_add_tag(pages, 0, ROLE_ARTIFACT, furniture->place);
    pages->tags.at[set->tag - 1].artifact = furniture->artifact;
    pages->tags.at[set->tag - 1].place.file = text_copy(pages->arena, furniture->place.file);
    return set->tag;
}

// Lines stand flush with the side they count from, whichever way their script runs.
static void flush_lines(Setting *setting, const Style *style, bool left, Unit width) {
    for (int32_t i = 0; i < setting->line_count; i++) {
        Unit slack = width - setting->lines[i].width;
        setting->lines[i].left = style->align == ALIGN_CENTRE ? slack / 2 : left ? 0 : slack;
    }
}

static void add_text(Furnisher *furnisher, Page *page, const Master *master,
                     const Furniture *furniture, const FurnitureFacts *facts, int32_t parent) {
    const Display *display = &furnisher->display;
    Place place = furniture->place;
    Text text = fill_text(furnisher, furniture, facts, &place);
    if (!text.size) return;
    const Style *style = template_find_style(display->template, furniture->style);
    Unit left, width;
    place_across(furniture, master, page, &left, &width);
    FurnitureSet *set = find_set(furnisher, furniture);
    if (!text_equal(set->text, text)) {
        set->setting = display_set(display, text, place, style, ALIGN_START, width);
        set->text = text;
    }
    Setting setting = set->setting;
    flush_lines(&setting, style, side_is_left(furniture->side, page_is_recto(page)), width);
    int32_t tag = furniture->content ? pages_add_tag(display->pages, parent, furniture->role, place)
                                     : artifact_tag(furnisher, furniture);
    Unit baseline =
        place_down(furniture, page) - (furniture->anchor_last ? display_depth(&setting, style) : 0);
    display_place(display, &page->items, LAYER_PRINT, tag, &setting, style, left, baseline);
}

// The furniture's picture on page: of pages of one master that follow each other each has another.
static Art furniture_art(const Furnisher *furnisher, const Furniture *furniture, const Page *page) {
    Text topic = furniture->topic.size ? furniture->topic : furnisher->document->cover_art;
    uint64_t seed = furniture->seed ? (uint64_t)furniture->seed : text_hash(furnisher->document->title);
    uint64_t before = 0;
    for (int32_t i = page->number - 1; i > 0; i--, before++)
        if (!text_equal(furnisher->display.pages->pages.at[i - 1].master, page->master)) break;
    return (Art){topic.size ? topic : TEXT("cover"), seed + before, seed + before, seed, true};
}

static void add_area(Furnisher *furnisher, Page *page, const Master *master,
                     const Furniture *furniture) {
    const Display *display = &furnisher->display;
    Rect box = place_block(furniture, master, page);
    int32_t tag = artifact_tag(furnisher, furniture);
    if (box.width <= 0 || box.height <= 0) return;
    if (furniture->kind != FURNITURE_ART) {
        display_rule(display, &page->items, LAYER_PRINT, tag, box, furniture->paint);
        return;
    }
    Art art = furniture_art(furnisher, furniture, page);
    ornament_draw_page(display->pages, page, display->template, box, &art, tag);
}

Page *furniture_begin_page(Furnisher *furnisher, const Master *master) {
    Pages *pages = furnisher->display.pages;
    const Template *template = furnisher->display.template;
    Page *page = pages_add_page(pages, template->width, template->height, template->bleed);
    page->master = text_copy(pages->arena, master->name);
    page->label = text_print(pages->arena, "%d", page->number);
    for (int32_t i = 0; i < master->furniture.count; i++) {
        const Furniture *furniture = &master->furniture.at[i];
        bool area = furniture->kind == FURNITURE_ART || furniture->kind == FURNITURE_BOX;
        if (area && stands_on(furniture, page)) add_area(furnisher, page, master, furniture);
    }
    return page;
}

// does a picture that runs over the sheet's edge lie at y? words and rules make way for it
static bool is_covered(const Pages *pages, const Page *page, Unit y) {
    int32_t last = 0;
    for (int32_t i = 0; i < page->items.count; i++) {
        int32_t id = page->items.at[i].tag;
        if (id == last || id < 1) continue;
        last = id;
        const Tag *tag = &pages->tags.at[id - 1];
        if (tag->box_page != page->number || tag->box.x > 0) continue;
        if (y >= tag->box.y && y <= tag->box.y + tag->box.height) return true;
    }
    return false;
}

void furniture_end_page(Furnisher *furnisher, Page *page, const Master *master,
                        const FurnitureFacts *facts, int32_t parent) {
    FurnitureFacts shown = *facts;
    shown.page = master->numbered ? page->label : (Text){0};
    for (int32_t i = 0; i < master->furniture.count; i++) {
        const Furniture *furniture = &master->furniture.at[i];
        if (!stands_on(furniture, page)) continue;
        if (!furniture->content &&
            is_covered(furnisher->display.pages, page, place_down(furniture, page)))
            continue;
        switch (furniture->kind) {
        case FURNITURE_TEXT: add_text(furnisher, page, master, furniture, &shown, parent); break;
        case FURNITURE_RULE:
            display_rule(&furnisher->display, &page->items, LAYER_PRINT,
                         artifact_tag(furnisher, furniture), place_block(furniture, master, page),
                         furniture->paint);
            break;
        case FURNITURE_ART:
        case FURNITURE_BOX: break;
        }
    }
}
