// type.c: type and lines that a press holds: not too small, not too thin, and small type on one plate.
//
// A mixed black or grey has all four inks, and of cyan, magenta and yellow about as much each; a rich black is nearly
// solid black with any other below it. Black ink alone would look the same, and needs no other plate to meet it exactly.
#include "check/rules.h"

enum { NEUTRAL = 150, TRACE = 50, RICH = 850 }; // 1/1000 of a plate

// largest less smallest of cyan, magenta, yellow; and is there some of each? Or is there any below a black?
static bool is_mixed(const Ink *ink) {
    int32_t parts[3] = {ink->cyan, ink->magenta, ink->yellow}, least = 1000, most = 0;
    for (int i = 0; i < 3; i++) {
        if (parts[i] < least) least = parts[i];
        if (parts[i] > most) most = parts[i];
    }
    if (ink->kind != INK_PROCESS) return false;
    return (ink->black >= RICH && most >= TRACE) || (ink->black >= TRACE && least >= TRACE && most - least <= NEUTRAL);
}

static int count_plates(const Ink *ink) {
    return (ink->cyan > 0) + (ink->magenta > 0) + (ink->yellow > 0) + (ink->black > 0);
}

static void check_text(const Rules *rules, const Page *page, const Mark *mark) {
    const TextItem *text = &mark->item->text;
    Unit size = mark_type_size(mark);
    if (!mark_shows_words(mark)) return;
    if (size < rules->limits->text)
        rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "small-text",
                     "type of %.1f pt: below %.1f pt a press does not hold it", size / 1000.0,
                     rules->limits->text / 1000.0);
    const Ink *ink = &rules->pages->inks.at[text->paint.ink];
    if (size < rules->limits->mixed && text->paint.tint && is_mixed(ink))
        rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "mixed-black",
                     "type of %.1f pt in '%.*s', a black of %d inks: below %.1f pt use black ink alone", size / 1000.0,
                     TEXT_ARG(ink->name), count_plates(ink), rules->limits->mixed / 1000.0);
}

// thickness of the thinnest line that a mark paints, on the page; 0: none
static int64_t line_thickness(const Rules *rules, const Mark *mark) {
    const Item *item = mark->item;
    int32_t scale = mark->across < mark->down ? mark->across : mark->down;
    switch (item->kind) {
    case ITEM_RULE: {
        int64_t wide = (int64_t)item->rule.box.width * mark->across, high = (int64_t)item->rule.box.height * mark->down;
        return item->rule.paint.ink < 0 ? 0 : (wide < high ? wide : high) / 1000;
    }
    case ITEM_PATH: // a stroke of width 0 is the thinnest that a device can
        if (item->path.stroke.ink >= 0) return (int64_t)item->path.width * scale / 1000 + 1;
        return item->path.fill.ink < 0 ? 0 : (int64_t)(path_bar_height(&item->path.path) * scale / 1000 + 0.5);
    case ITEM_DRAWING: {
        Unit thinnest = rules->drawings[item->drawing.drawing].thinnest;
        return thinnest ? (int64_t)thinnest * scale / 1000 + 1 : 0;
    }
    case ITEM_TEXT:
    case ITEM_IMAGE:
    case ITEM_GROUP:
    case ITEM_END: break;
    }
    return 0;
}

static void check_line(const Rules *rules, const Page *page, const Mark *mark) {
    int64_t thickness = line_thickness(rules, mark);
    if (!thickness || thickness >= rules->limits->hairline) return;
    rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "hairline",
                 "a line of %.2f pt: below %.2f pt a press does not hold it", (double)thickness / 1000,
                 rules->limits->hairline / 1000.0);
}

void rules_type(const Rules *rules) {
    for (int32_t p = 0; p < rules->pages->pages.count; p++) {
        const Sheet *sheet = &rules->sheets[p];
        for (int32_t i = 0; i < sheet->marks.count; i++) {
            const Mark *mark = &sheet->marks.at[i];
            if (mark->item->kind == ITEM_TEXT) check_text(rules, sheet->page, mark);
            else check_line(rules, sheet->page, mark);
        }
    }
}
