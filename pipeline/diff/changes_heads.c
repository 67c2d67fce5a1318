// changes_heads.c: running heads and page numbers.
//
// What a head says of its page, section, article and report is taken out of it, longest first; if the rest is the same
// on both sides, the head only follows. Else the layout's own words have changed, told once for all pages.
#include "diff/inside.h"

enum { FACTS = 6, CHANGES_MOST = 100 };

typedef struct {
    Text texts[FACTS]; // longest first
    char marks[FACTS]; // what stands for each
} Facts;

static void add_fact(Facts *facts, int count, Text text, char mark) {
    int at = count;
    for (; at > 0 && facts->texts[at - 1].size < text.size; at--) {
        facts->texts[at] = facts->texts[at - 1];
        facts->marks[at] = facts->marks[at - 1];
    }
    facts->texts[at] = text;
    facts->marks[at] = mark;
}

static Facts facts_of_page(const View *view, int32_t number) {
    const Pages *pages = view->pages;
    int32_t piece = view->page[number - 1].piece;
    const Piece *of = piece < 0 ? NULL : &view->pieces.at[piece];
    Facts facts = {0};
    add_fact(&facts, 0, pages->pages.at[number - 1].label, '\1');
    add_fact(&facts, 1, of ? of->section : (Text){0}, '\2');
    add_fact(&facts, 2, of ? of->title : (Text){0}, '\3');
    add_fact(&facts, 3, of ? of->short_title : (Text){0}, '\3');
    add_fact(&facts, 4, pages->metadata.title, '\4');
    add_fact(&facts, 5, pages->metadata.author, '\5');
    return facts;
}

static Text take_out(Arena *arena, const Facts *facts, Text text) {
    char *bytes = arena_push(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        int fact = 0;
        for (; fact < FACTS; fact++)
            if (facts->texts[fact].size &&
                text_equal(text_part(text, i, i + facts->texts[fact].size), facts->texts[fact]))
                break;
        bytes[size++] = fact < FACTS ? facts->marks[fact] : text.at[i];
        i += fact < FACTS ? facts->texts[fact].size : 1;
    }
    return (Text){bytes, size};
}

static Place head_place(const View *view, const Item *item) {
    return item ? view->pages->tags.at[item->tag - 1].place : (Place){0};
}

static Text in_quotes(Arena *arena, const Item *item) {
    return item ? text_print(arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", TEXT_ARG(item->text.source)) : TEXT("none");
}

static void tell_words(Diff *diff, const PagePair *pair, const Item *old, const Item *new) {
    Place before = head_place(diff->before, old), after = head_place(diff->after, new);
    Change *change = NULL;
    int32_t known = 0;
    for (int32_t i = 0; i < diff->out->changes.count && !change; i++) {
        Change *at = &diff->out->changes.at[i];
        if (at->kind != CHANGE_FURNITURE) continue;
        known++;
        if (!place_compare(at->before, before) && !place_compare(at->after, after)) change = at;
    }
    if (!change) {
        if (known == CHANGES_MOST) return;
        change = change_add(diff, CHANGE_FURNITURE, -1, before, after);
        change->what = text_print(diff->arena, "running head or foot: %.*s \xE2\x86\x92 %.*s",
                                  TEXT_ARG(in_quotes(diff->arena, old)), TEXT_ARG(in_quotes(diff->arena, new)));
    }
    numbers_add(diff->arena, &change->pages_before, pair->before);
    numbers_add(diff->arena, &change->pages_after, pair->after);
}

// A head that names a renamed section shows that change.
static void show_section(Diff *diff, const PagePair *pair) {
    int32_t piece = diff->after->page[pair->after - 1].piece;
    if (piece < 0) return;
    for (int32_t i = 0; i < diff->out->changes.count; i++) {
        Change *change = &diff->out->changes.at[i];
        if (change->kind != CHANGE_SECTION) continue;
        if (place_compare(change->after, diff->after->pieces.at[piece].section_place)) continue;
        numbers_add(diff->arena, &change->pages_before, pair->before);
        numbers_add(diff->arena, &change->pages_after, pair->after);
    }
}

static void compare_heads(Diff *diff, PagePair *pair) {
    ArenaMark mark = arena_mark(diff->scratch);
    Facts old_facts = facts_of_page(diff->before, pair->before), new_facts = facts_of_page(diff->after, pair->after);
    for (int32_t nth = 0;; nth++) {
        const Item *old = view_head(diff->before, pair->before, nth), *new = view_head(diff->after, pair->after, nth);
        if (!old && !new) break;
        Text from = old ? old->text.source : (Text){0}, to = new ? new->text.source : (Text){0};
        if (old && new && text_equal(from, to)) continue;
        bool label = old && new && text_equal(from, diff->before->pages->pages.at[pair->before - 1].label) &&
                     text_equal(to, diff->after->pages->pages.at[pair->after - 1].label);
        pair->follows |= label ? FOLLOWS_NUMBERS : FOLLOWS_HEADS;
        if (label) continue;
        show_section(diff, pair);
        bool follows = old && new && text_equal(take_out(diff->scratch, &old_facts, from),
                                               take_out(diff->scratch, &new_facts, to));
        // heads of left and right pages differ in order
        if (!follows && pair->before % 2 == pair->after % 2) tell_words(diff, pair, old, new);
    }
    arena_rewind(diff->scratch, mark);
}

void changes_of_heads(Diff *diff) {
    for (int32_t i = 0; i < diff->out->pages.count; i++) {
        PagePair *pair = &diff->out->pages.at[i];
        if (!pair->before || !pair->after) continue;
        const PageView *old = &diff->before->page[pair->before - 1], *new = &diff->after->page[pair->after - 1];
        if (old->exact == new->exact) continue;
        compare_heads(diff, pair);
        if (old->numbers != new->numbers) pair->follows |= FOLLOWS_NUMBERS;
        if (old->entries != new->entries) pair->follows |= FOLLOWS_ENTRIES;
        if (old->art != new->art) pair->follows |= FOLLOWS_ART;
    }
}
