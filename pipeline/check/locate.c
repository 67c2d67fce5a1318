// locate.c: where on paper the faults show that rules of content found in the sources.
//
// Those rules know a node's place alone; tags carry it to the page. The box is that of all marks of the first page that has
// some of the place.
#include "check/rules.h"

static bool is_of_content(const Diagnostic *d) {
    static const char *const rules[] = {"heading-level", "placeholder"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (text_is(d->rule, rules[i])) return !d->page && d->place.line;
    return false;
}

// Is a tag the place's, or inside of it?
static bool belongs(const Pages *pages, int32_t tag, Place place) {
    for (; tag >= 1 && tag <= pages->tags.count; tag = pages->tags.at[tag - 1].parent)
        if (!place_compare(pages->tags.at[tag - 1].place, place)) return true;
    return false;
}

static Rect find_box(const Rules *rules, const Sheet *sheet, Place place) {
    Rect box = {0};
    for (int32_t i = 0; i < sheet->marks.count; i++)
        if (belongs(rules->pages, sheet->marks.at[i].item->tag, place)) box = rect_union(box, sheet->marks.at[i].box);
    return box;
}

static void locate(const Rules *rules, Diagnostic *d) {
    for (int32_t p = 0; p < rules->pages->pages.count && !d->page; p++) {
        Rect box = find_box(rules, &rules->sheets[p], d->place);
        if (!box.width) continue;
        d->page = rules->sheets[p].page->number, d->box = box;
        d->message = text_print(rules->diagnostics->arena, "page %d: %.*s", d->page, TEXT_ARG(d->message));
    }
}

void rules_locate(const Rules *rules) {
    for (int32_t i = 0; i < rules->diagnostics->all.count; i++)
        if (is_of_content(&rules->diagnostics->all.at[i])) locate(rules, &rules->diagnostics->all.at[i]);
}
