// space.c: the trim, the bound edge and the bleed.
//
// A sheet is cut a millimetre or two beside its line. What lies wholly inside keeps the safety distance from it; what
// reaches the line runs on to the bleed's end, so that no white shows. Words are looked at one by one; all else of one
// tag on a page is one thing with one box: parts of a picture may end where they like.
#include "check/rules.h"

#include <stdlib.h>

enum { SIDES = 4, SLACK = 10 }; // millipoints that count as none

static const char *const side_names[SIDES] = {"on the left", "on the right", "at the head", "at the foot"};

typedef struct {
    int32_t tag;
    Rect box;
} Thing;

// how far inside the trim a box ends on each side; below 0: outside
static void measure(const Page *page, Rect box, Unit inside[SIDES]) {
    inside[0] = box.x;
    inside[1] = page->width - (box.x + box.width);
    inside[2] = box.y;
    inside[3] = page->height - (box.y + box.height);
}

static double mm(Unit length) {
    return length * 25.4 / 72000;
}

// right pages have odd numbers and are bound on the left
static int bound_side(const Page *page) {
    return page->number % 2 ? 0 : 1;
}

static void check_words(const Rules *rules, const Page *page, const Mark *mark) {
    Unit inside[SIDES];
    const PressLimits *limits = rules->limits;
    int bound = bound_side(page);
    if (!mark_shows_words(mark)) return;
    measure(page, mark->box, inside);
    for (int side = 0; side < SIDES; side++) {
        if (inside[side] + SLACK >= limits->safety) continue;
        rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "safety",
                     "words %.1f mm %s the trim %s: they %s cut, keep %.1f mm", mm(abs(inside[side])),
                     inside[side] < 0 ? "beyond" : "from", side_names[side], inside[side] < 0 ? "are" : "may be",
                     mm(limits->safety));
        return;
    }
    if (inside[bound] + SLACK < limits->binding)
        rules_report(rules, SEVERITY_WARNING, page, mark->box, mark->item->tag, "binding",
                     "words %.1f mm from the bound edge: they may vanish in the fold, keep %.1f mm", mm(inside[bound]),
                     mm(limits->binding));
}

static void check_side(const Rules *rules, const Page *page, const Thing *thing, int side, Unit inside) {
    if (inside > SLACK) {
        if (inside + SLACK < rules->limits->safety)
            rules_report(rules, SEVERITY_WARNING, page, thing->box, thing->tag, "safety",
                         "ends %.1f mm from the trim %s: keep %.1f mm, or let it run to the bleed", mm(inside),
                         side_names[side], mm(rules->limits->safety));
    } else if (-inside + SLACK < page->bleed) {
        rules_report(rules, SEVERITY_ERROR, page, thing->box, thing->tag, "bleed",
                     "ends %s the trim %s: a cut may leave white, let it run to the bleed's end (%.1f mm)",
                     inside >= -SLACK ? "at" : text_print(rules->arena, "%.1f mm beyond", mm(-inside)).at, side_names[side],
                     mm(page->bleed));
    }
}

static void check_thing(const Rules *rules, const Page *page, const Thing *thing) {
    Unit inside[SIDES];
    measure(page, thing->box, inside);
    for (int side = 0; side < SIDES; side++) check_side(rules, page, thing, side, inside[side]);
}

static bool is_painted(const Rules *rules, const Mark *mark) {
    Paint room[2];
    int32_t count;
    mark_paints(rules, mark, room, &count);
    return count || mark->item->kind == ITEM_IMAGE;
}

// marks of one tag follow one another, but for the few that furniture adds
static void check_sheet(const Rules *rules, const Sheet *sheet) {
    Thing thing = {0};
    for (int32_t i = 0; i < sheet->marks.count; i++) {
        const Mark *mark = &sheet->marks.at[i];
        if (mark->item->kind == ITEM_TEXT) {
            check_words(rules, sheet->page, mark);
            continue;
        }
        if (!is_painted(rules, mark)) continue;
        if (thing.box.width && thing.tag != mark->item->tag) {
            check_thing(rules, sheet->page, &thing);
            thing.box = (Rect){0};
        }
        thing = (Thing){mark->item->tag, rect_union(thing.box, mark->box)};
    }
    if (thing.box.width) check_thing(rules, sheet->page, &thing);
}

void rules_space(const Rules *rules) {
    for (int32_t i = 0; i < rules->pages->pages.count; i++) check_sheet(rules, &rules->sheets[i]);
}
