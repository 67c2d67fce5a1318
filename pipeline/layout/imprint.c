// imprint.c: organisation, title, and the edition's imprint, a label and a text each.
//
// The labels are the layout's words by the edition's keys; a key without a word is set without a label. The block
// stands at the foot or the head of the type area, on the grid's first or last line. Unit: millipoint.
#include "layout/imprint.h"

typedef struct {
    Setting label, text;
    const Style *style;
    Place place;
    Unit text_left; // from the measure's left
    Unit drop;      // from the label's baseline to the text's first one
    Unit before;
} ImprintEntry;

typedef ARRAY(ImprintEntry) ImprintEntries;

static void add_title(Furnisher *furnisher, ImprintEntries *entries, Text text, Place place,
                      Unit measure) {
    const Style *style = template_style(furnisher->display.template, "imprint-title");
    if (!text.size) return;
    *array_add(furnisher->display.pages->arena, entries) = (ImprintEntry){
        .text = display_set(&furnisher->display, text, place, style, style->align, measure),
        .style = style,
        .place = place};
}

static void add_entry(Furnisher *furnisher, ImprintEntries *entries, const Entry *from, bool first,
                      Unit measure) {
    const Display *display = &furnisher->display;
    const ImprintRules *rules = &display->template->imprint;
    const Style *style = template_style(display->template, "imprint");
    const Style *head = template_style(display->template, "imprint-head");
    Text word = template_word(display->template, from->key);
    ImprintEntry *entry = array_add(display->pages->arena, entries);
    entry->style = style;
    entry->place = from->place;
    entry->before = first ? style->leading : rules->gap;
    if (word.size) {
        Unit width = rules->label_width ? rules->label_width : measure;
        entry->label = display_set_apart(display, word, from->place, head, head->align, width);
        entry->text_left = rules->label_width;
        entry->drop = rules->label_width ? 0 : display_depth(&entry->label, head) + style->leading;
    }
    entry->text = display_set(display, from->value, from->place, style, style->align,
                              measure - entry->text_left);
}

static Unit entry_depth(const ImprintEntry *entry) {
    const Unit text = entry->drop + display_depth(&entry->text, entry->style);
    const Unit label = display_depth(&entry->label, entry->style);
    return text > label ? text : label;
}

// From the first baseline to the last.
static Unit block_depth(const ImprintEntries *entries) {
    Unit depth = 0;
    for (int32_t i = 0; i < entries->count; i++) {
        const ImprintEntry *entry = &entries->at[i];
        depth += entry_depth(entry) + (i ? entry->before + entry->style->leading : 0);
    }
    return depth;
}

static void place_entries(Furnisher *furnisher, Page *page, const ImprintEntries *entries, Point at,
                          int32_t parent) {
    const Display *display = &furnisher->display;
    const Style *head = template_style(display->template, "imprint-head");
    for (int32_t i = 0; i < entries->count; i++) {
        const ImprintEntry *entry = &entries->at[i];
        int32_t tag = pages_add_tag(display->pages, parent, ROLE_P, entry->place);
        if (i) at.y += entry->before + entry->style->leading;
        display_place(display, &page->items, LAYER_PRINT, tag, &entry->label, head, at.x, at.y);
        display_place(display, &page->items, LAYER_PRINT, tag, &entry->text, entry->style,
                      at.x + entry->text_left, at.y + entry->drop);
        at.y += entry_depth(entry);
    }
}

static Unit first_baseline(const Template *template, const Master *master, Unit depth) {
    Unit first = master->top + template->grid_start;
    if (!template->imprint.from_foot) return first;
    Unit last_line = (template->height - master->bottom - first) / template->grid;
    return first + last_line * template->grid - depth;
}

static void report_overset(const Furnisher *furnisher, const Master *master, Unit depth) {
    const Document *document = furnisher->document;
    const Template *template = furnisher->display.template;
    Unit room = template->height - master->top - master->bottom - template->grid_start;
    if (depth <= room) return;
    Place place = document->imprint.count ? document->imprint.at[0].place : document->title_place;
    diagnostics_add(furnisher->display.diagnostics, SEVERITY_ERROR, place, "overset",
                    "the imprint is %d points higher than its page has room for", (depth - room) / 1000 + 1);
}

void imprint_add(Furnisher *furnisher, const Master *master, int32_t parent) {
    const Document *document = furnisher->document;
    const Template *template = furnisher->display.template;
    ImprintEntries entries = {0};
    add_title(furnisher, &entries, document->organisation, document->title_place, master->measure);
    add_title(furnisher, &entries, document->title, document->title_place, master->measure);
    for (int32_t i = 0; i < document->imprint.count; i++)
        add_entry(furnisher, &entries, &document->imprint.at[i], !i, master->measure);
    int32_t section =
        pages_add_tag(furnisher->display.pages, parent, ROLE_SECTION, document->title_place);
    Page *page = furniture_begin_page(furnisher, master);
    Unit depth = block_depth(&entries);
    report_overset(furnisher, master, depth);
    Point at = {furniture_text_left(template, master, page->number % 2 == 1),
                first_baseline(template, master, depth)};
    place_entries(furnisher, page, &entries, at, section);
    furniture_end_page(furnisher, page, master, &(FurnitureFacts){0}, section);
}
