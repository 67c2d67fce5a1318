// contents.c: titles in a column, page numbers beside them.
//
// Heights come from the styles; when all would fit one page but for a little, the space between entries shrinks (to
// a third at most), so that a long year still has its contents on one page. A section's name does not part from
// its first article. Unit: millipoint.
#include "layout/contents.h"

enum { SQUEEZE_STEPS = 8, SQUEEZE_LEAST = 350 }; // 1/1000 of the space between entries

// The parts of a line of the contents, from the measure's left.
typedef struct {
    Unit number_left, number_width, text_left, text_width;
    Align number_align;
} Frames;

static Frames contents_frames(const Display *display, const Master *master) {
    const ContentsRules *rules = &display->template->contents;
    const Style *style = template_style(display->template, "contents-page");
    Unit column = rules->number_width + rules->number_gap, room = master->measure - column;
    if (rules->number_side == SIDE_RIGHT)
        return (Frames){room + rules->number_gap, rules->number_width, 0, room, ALIGN_END};
    return (Frames){0, rules->number_width, column, room, style->align};
}

static const Style *entry_style(const Display *display, bool is_section) {
    return template_style(display->template, is_section ? "contents-section" : "contents-article");
}

static void add_entry(Furnisher *furnisher, Contents *contents, Text title, Place place,
                      int32_t article, bool is_section) {
    const Display *display = &furnisher->display;
    const Style *style = entry_style(display, is_section);
    Frames frames = contents_frames(display, contents->master);
    Unit width = is_section ? contents->master->measure : frames.text_width;
    bool before_number = !is_section && display->template->contents.number_side == SIDE_RIGHT;
    Setting setting = before_number
                          ? display_set_apart(display, title, place, style, style->align, width)
                          : display_set(display, title, place, style, style->align, width);
    *array_add(display->pages->arena, &contents->entries) =
        (ContentsEntry){.setting = setting,
                        .style = style,
                        .place = place,
                        .article = article,
                        .is_section = is_section};
}

static void add_entries(Furnisher *furnisher, Contents *contents) {
    const Document *document = furnisher->document;
    int32_t section = -1;
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i];
        if (article->section >= 0 && article->section != section) {
            section = article->section;
            const Section *named = &document->sections.at[section];
            add_entry(furnisher, contents, named->title, named->place, i, true);
        }
        add_entry(furnisher, contents, article_short_title(article), article->title_place, i,
                  false);
    }
}

static Unit squeezed(Unit space, int32_t squeeze) {
    return (Unit)((int64_t)space * squeeze / 1000);
}

// The height of capitals in a style: how far its first baseline lies below the top of the type area.
static Unit cap_height(const Template *template, const Style *style) {
    const Style *body = template_style(template, "body");
    return body->size > 0 ? (Unit)((int64_t) template->grid_start * style->size / body->size)
                          : template->grid_start;
}

static Unit entry_depth(const ContentsEntry *entry) {
    return display_depth(&entry->setting, entry->style);
}

// Gives each entry its page and baseline; the number of pages.
static int32_t place_entries(Furnisher *furnisher, Contents *contents, int32_t squeeze) {
    const Template *template = furnisher->display.template;
    const Style *title = template_style(template, "contents-title");
    const Master *master = contents->master;
    contents->title_baseline = master->top + cap_height(template, title);
    Unit y = contents->title_baseline + display_depth(&contents->title, title) + title->after,
         after = 0;
    Unit foot = template->height - master->bottom;
    int32_t page = 0;
    for (int32_t i = 0; i < contents->entries.count; i++) {
        ContentsEntry *entry = &contents->entries.at[i];
        // the larger of the spaces between two entries, as between paragraphs
        Unit before =
            squeezed(entry->style->before > after ? entry->style->before : after, squeeze);
        Unit next = y + before + entry->style->leading, needed = next + entry_depth(entry);
        if (entry->is_section && i + 1 < contents->entries.count)
            needed += squeezed(entry->style->after, squeeze) + entry[1].style->leading +
                      entry_depth(&entry[1]);
        if (needed > foot && i) {
            page++;
            next = master->top + template->grid_start;
        }
        entry->page = page;
        entry->baseline = next;
        y = next + entry_depth(entry);
        after = entry->style->after;
    }
    return page + 1;
}

Contents contents_plan(Furnisher *furnisher, const Master *master) {
    const Display *display = &furnisher->display;
    const Style *style = template_style(display->template, "contents-title");
    Contents contents = {.master = master};
    Text word = template_word(display->template, TEXT("contents"));
    if (word.size)
        contents.title =
            display_set(display, word, master->place, style, style->align, master->measure);
    add_entries(furnisher, &contents);
    contents.page_count = place_entries(furnisher, &contents, 1000);
    for (int32_t step = 1; step <= SQUEEZE_STEPS && contents.page_count == 2; step++)
        contents.page_count = place_entries(furnisher, &contents,
                                            1000 - step * (1000 - SQUEEZE_LEAST) / SQUEEZE_STEPS);
    if (contents.page_count > 1) contents.page_count = place_entries(furnisher, &contents, 1000);
    return contents;
}

// ---- pages -------------------------------------------------------------------------------------

typedef struct {
    Furnisher *furnisher;
    const Contents *contents;
    Frames frames;
    int32_t list;  // tag of the whole contents
    int32_t inner; // tag of the section's own list; 0 outside sections
    int32_t dots;  // artifact tag of leaders; 0: none yet
} Builder;

static void link_to(Pages *pages, int32_t tag, int32_t destination) {
    pages->tags.at[tag - 1].destination = destination;
}

// The entry's item and its reference; a section opens a list of its own inside its item.
static int32_t add_tags(Builder *builder, const ContentsEntry *entry, int32_t destination) {
    Pages *pages = builder->furnisher->display.pages;
    if (entry->is_section) builder->inner = 0;
    int32_t item = pages_add_tag(pages, builder->inner ? builder->inner : builder->list,
                                 ROLE_CONTENTS_ITEM, entry->place);
    int32_t reference = pages_add_tag(pages, item, ROLE_REFERENCE, entry->place);
    link_to(pages, reference, destination);
    if (entry->is_section) builder->inner = pages_add_tag(pages, item, ROLE_CONTENTS, entry->place);
    return reference;
}

// dots from the title's end to the number, on a common pitch
static void add_leader(Builder *builder, Page *page, const ContentsEntry *entry, Unit left,
                       Unit number_width) {
    const Display *display = &builder->furnisher->display;
    const Style *style = entry->style;
    if (!entry->setting.line_count) return; // an article without a title
    const Line *last = &entry->setting.lines[entry->setting.line_count - 1];
    Unit pitch = style->size > 2 ? style->size / 2 : 1,
         end = builder->frames.number_left + builder->frames.number_width - number_width - pitch;
    Unit start = last->left + last->width + pitch;
    int32_t first = start / pitch + 1, count = end / pitch - first;
    if (count < 2) return;
    if (!builder->dots) {
        builder->dots =
            pages_add_tag(display->pages, 0, ROLE_ARTIFACT, builder->contents->master->place);
        display->pages->tags.at[builder->dots - 1].artifact = ARTIFACT_LAYOUT;
    }
    Unit dot = style->size / 12, y = entry->baseline + display_depth(&entry->setting, style);
    for (int32_t i = 0; i < count; i++)
        display_rule(display, &page->items, LAYER_PRINT, builder->dots,
                     (Rect){left + (first + i) * pitch, y - dot, dot, dot}, style->paint);
}

static void add_line(Builder *builder, Page *page, const ContentsEntry *entry, Text number,
                     int32_t tag, Unit left) {
    const Display *display = &builder->furnisher->display;
    const Style *style = template_style(display->template, "contents-page");
    const Frames *frames = &builder->frames;
    bool right = display->template->contents.number_side == SIDE_RIGHT;
    Setting set = right ? display_set(display, number, entry->place, style, frames->number_align,
                                      frames->number_width)
                        : display_set_apart(display, number, entry->place, style,
                                            frames->number_align, frames->number_width);
    Unit baseline = entry->baseline + (right ? display_depth(&entry->setting, entry->style) : 0);
    if (!right)
        display_place(display, &page->items, LAYER_PRINT, tag, &set, style,
                      left + frames->number_left, baseline);
    display_place(display, &page->items, LAYER_PRINT, tag, &entry->setting, entry->style,
                  left + frames->text_left, entry->baseline);
    if (!right) return;
    if (display->template->contents.leader)
        add_leader(builder, page, entry, left, display_width(&set));
    display_place(display, &page->items, LAYER_PRINT, tag, &set, style, left + frames->number_left,
                  baseline);
}

static void add_title(Builder *builder, Page *page, int32_t section, Unit left) {
    const Display *display = &builder->furnisher->display;
    const Contents *contents = builder->contents;
    if (!contents->title.line_count) return;
    int32_t tag = pages_add_tag(display->pages, section, ROLE_H1, contents->master->place);
    display_place(display, &page->items, LAYER_PRINT, tag, &contents->title,
                  template_style(display->template, "contents-title"), left,
                  contents->title_baseline);
}

static void add_page(Builder *builder, int32_t number, const int32_t *first_pages,
                     const int32_t *destinations, int32_t section) {
    const Contents *contents = builder->contents;
    const Display *display = &builder->furnisher->display;
    Page *page = furniture_begin_page(builder->furnisher, contents->master);
    Unit left = furniture_text_left(display->template, contents->master, page->number % 2 == 1);
    if (!number) {
        add_title(builder, page, section, left);
        builder->list =
            pages_add_tag(display->pages, section, ROLE_CONTENTS, contents->master->place);
    }
    for (int32_t i = 0; i < contents->entries.count; i++) {
        const ContentsEntry *entry = &contents->entries.at[i];
        if (entry->page != number) continue;
        int32_t tag = add_tags(builder, entry, destinations[entry->article]);
        Text shown = text_print(display->pages->arena, "%d", first_pages[entry->article]);
        if (entry->is_section)
            display_place(display, &page->items, LAYER_PRINT, tag, &entry->setting, entry->style,
                          left, entry->baseline);
        else add_line(builder, page, entry, shown, tag, left);
    }
    FurnitureFacts facts = {.title = template_word(display->template, TEXT("contents"))};
    furniture_end_page(builder->furnisher, page, contents->master, &facts, section);
}

void contents_add(Furnisher *furnisher, Contents *contents, const int32_t *first_pages,
                  const int32_t *destinations, int32_t parent) {
    Builder builder = {.furnisher = furnisher,
                       .contents = contents,
                       .frames = contents_frames(&furnisher->display, contents->master)};
    int32_t section =
        pages_add_tag(furnisher->display.pages, parent, ROLE_SECTION, contents->master->place);
    for (int32_t page = 0; page < contents->page_count; page++)
        add_page(&builder, page, first_pages, destinations, section);
}
