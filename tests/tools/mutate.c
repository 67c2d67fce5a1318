// mutate.c: a Pages file with one fault in it, to prove that a gate finds it.
//
//     mutate FAULT PERCENT IN OUT
//
//     shift-text, shift-rule, shift-path, shift-image, shift-group    one item stands 500 millipoints to the right
//     drop-text    one item is moved off the page
//     glyph        one letter of a text shows another letter of the same text, of nearly the same width
//     clip         one group has lost the clip that held back some of its ink
//
// Of groups those count that stand on the page itself: one inside a figure may be covered by what follows.
//
// Of all items that FAULT could befall, the one PERCENT of the way from the first to the last is chosen. Prints
// its page. Exit status 3: there is no such item.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "model/pages.h"

enum { SHIFT = 500, REACH = 3000 }; // millipoints; a clip that holds back less than REACH is let be

typedef struct {
    int32_t page; // 0-based
    int32_t item;
} Found;

typedef ARRAY(Found) List;

static bool is_inside(const Page *page, Rect box) {
    return box.x > 1000 && box.y > 1000 && box.width > 0 && box.height > 0 &&
           (int64_t)box.x + box.width < page->width - 1000 &&
           (int64_t)box.y + box.height < page->height - 1000;
}

static void extend(Rect *box, bool *any, Point point) {
    if (!*any) *box = (Rect){point.x, point.y, 0, 0};
    *any = true;
    Unit right = box->x + box->width, bottom = box->y + box->height;
    if (point.x < box->x) box->x = point.x;
    if (point.y < box->y) box->y = point.y;
    if (point.x > right) right = point.x;
    if (point.y > bottom) bottom = point.y;
    box->width = right - box->x;
    box->height = bottom - box->y;
}

// the box of the points that a path goes through, and of its curves' middles
static Rect path_box(const Path *path) {
    Rect box = {0, 0, 0, 0};
    bool any = false;
    const Point *at = path->points;
    for (int32_t i = 0; i < path->verb_count; i++) switch ((PathVerb)path->verbs[i]) {
        case PATH_MOVE:
        case PATH_LINE: extend(&box, &any, *at++); break;
        case PATH_CURVE: {
            Point from = at[-1];
            extend(&box, &any,
                   (Point){(from.x + 3 * at[0].x + 3 * at[1].x + at[2].x) / 8,
                           (from.y + 3 * at[0].y + 3 * at[1].y + at[2].y) / 8});
            extend(&box, &any, at[2]);
            at += 3;
            break;
        }
        case PATH_CLOSE: break;
        }
    return box;
}

static bool is_letter(const TextItem *text, const Glyph *glyph) {
    if (glyph->cluster >= text->source.size) return false;
    char c = text->source.at[glyph->cluster];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Is item, under matrix, partly outside clip by more than REACH?
static bool reaches_out(const Item *item, Rect clip) {
    Rect box = {0, 0, 0, 0};
    switch (item->kind) {
    case ITEM_RULE: box = item->rule.box; break;
    case ITEM_IMAGE: box = item->image.box; break;
    case ITEM_PATH: box = path_box(&item->path.path); break;
    case ITEM_TEXT:
    case ITEM_DRAWING:
    case ITEM_GROUP:
    case ITEM_END: return false;
    }
    return box.x < clip.x - REACH || box.y < clip.y - REACH ||
           (int64_t)box.x + box.width > (int64_t)clip.x + clip.width + REACH ||
           (int64_t)box.y + box.height > (int64_t)clip.y + clip.height + REACH;
}

static bool is_outermost(const Page *page, int32_t index) {
    int32_t depth = 0;
    for (int32_t i = 0; i < index; i++) {
        depth += page->items.at[i].kind == ITEM_GROUP;
        depth -= page->items.at[i].kind == ITEM_END;
    }
    return depth == 0;
}

// does the group at index clip away something that stands directly in it?
static bool clip_matters(const Page *page, int32_t index) {
    const GroupItem *group = &page->items.at[index].group;
    if (!group->clip.verb_count || !is_outermost(page, index)) return false;
    Rect clip = path_box(&group->clip), on_page = clip;
    on_page.x = (Unit)((int64_t)clip.x * group->matrix.a / 65536) + group->matrix.e;
    on_page.y = (Unit)((int64_t)clip.y * group->matrix.d / 65536) + group->matrix.f;
    if (!is_inside(page, on_page)) return false; // what is set free could fall outside the page
    for (int32_t i = index + 1, depth = 1; i < page->items.count; i++) {
        const Item *item = &page->items.at[i];
        depth += item->kind == ITEM_GROUP;
        depth -= item->kind == ITEM_END;
        if (!depth) return false;
        if (depth == 1 && reaches_out(item, clip)) return true;
    }
    return false;
}

static bool text_has_letters(const TextItem *text) {
    int32_t letters = 0;
    for (int32_t i = 0; i < text->glyph_count; i++) letters += is_letter(text, &text->glyphs[i]);
    return letters > 0;
}

// the glyph of another letter in text whose width is nearest to that of glyph k; -1 if there is none
static int32_t find_other_glyph(const TextItem *text, int32_t k) {
    int32_t nearest = -1, least = 0;
    for (int32_t i = 0; i < text->glyph_count; i++) {
        if (text->glyphs[i].gid == text->glyphs[k].gid || !is_letter(text, &text->glyphs[i]))
            continue;
        int32_t distance = abs(text->glyphs[i].advance - text->glyphs[k].advance);
        if (nearest < 0 || distance < least) nearest = i, least = distance;
    }
    return nearest;
}

// a letter that can be exchanged; -1 if there is none
static int32_t find_letter(const TextItem *text) {
    for (int32_t i = text->glyph_count / 2; i < text->glyph_count; i++)
        if (is_letter(text, &text->glyphs[i]) && find_other_glyph(text, i) >= 0) return i;
    return -1;
}

static bool can_befall(const char *fault, const Page *page, int32_t index) {
    const Item *item = &page->items.at[index];
    if (item->layer != LAYER_PRINT) return false;
    bool text = item->kind == ITEM_TEXT && text_has_letters(&item->text);
    if (!strcmp(fault, "shift-text") || !strcmp(fault, "drop-text")) return text;
    if (!strcmp(fault, "glyph")) return text && find_letter(&item->text) >= 0;
    if (!strcmp(fault, "shift-rule"))
        return item->kind == ITEM_RULE && is_inside(page, item->rule.box);
    if (!strcmp(fault, "shift-path"))
        return item->kind == ITEM_PATH && is_inside(page, path_box(&item->path.path));
    if (!strcmp(fault, "shift-image"))
        return item->kind == ITEM_IMAGE && is_inside(page, item->image.box);
    if (!strcmp(fault, "shift-group")) return item->kind == ITEM_GROUP && is_outermost(page, index);
    if (!strcmp(fault, "clip")) return item->kind == ITEM_GROUP && clip_matters(page, index);
    fprintf(stderr, "mutate: unknown fault '%s'\n", fault);
    exit(2);
}

static void befall(const char *fault, Item *item) {
    if (!strcmp(fault, "clip")) {
        item->group.clip = (Path){0};
    } else if (!strcmp(fault, "glyph")) {
        int32_t letter = find_letter(&item->text), other = find_other_glyph(&item->text, letter);
        item->text.glyphs[letter].gid = item->text.glyphs[other].gid;
    } else if (!strcmp(fault, "drop-text")) {
        item->text.origin.y = -100000;
    } else if (item->kind == ITEM_TEXT) {
        item->text.origin.x += SHIFT;
    } else if (item->kind == ITEM_RULE) {
        item->rule.box.x += SHIFT;
    } else if (item->kind == ITEM_IMAGE) {
        item->image.box.x += SHIFT;
    } else if (item->kind == ITEM_GROUP) {
        item->group.matrix.e += SHIFT;
    } else {
        for (int32_t i = 0; i < item->path.path.point_count; i++)
            item->path.path.points[i].x += SHIFT;
    }
}

static Found choose(Arena *arena, const Pages *pages, const char *fault, int percent) {
    List list = {0};
    for (int32_t page = 0; page < pages->pages.count; page++)
        for (int32_t i = 0; i < pages->pages.at[page].items.count; i++)
            if (can_befall(fault, &pages->pages.at[page], i))
                *array_add(arena, &list) = (Found){page, i};
    if (!list.count) {
        fprintf(stderr, "mutate: nothing for '%s'\n", fault);
        exit(3);
    }
    return list.at[(int64_t)(list.count - 1) * percent / 100];
}

static _Noreturn void fail(const char *what, const char *why) {
    fprintf(stderr, "mutate: %s: %s\n", what, why);
    exit(2);
}

int main(int argc, char **argv) {
    if (argc != 5) fail("usage", "mutate FAULT PERCENT IN OUT");
    int percent = atoi(argv[2]);
    if (percent < 0 || percent > 100) fail(argv[2], "expected 0 to 100");
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *why = NULL;
    Text bytes = file_read(arena, argv[3], (size_t)1 << 30, &why);
    if (!bytes.at) fail(argv[3], why);
    Pages *pages = pages_read(bytes, text_of(argv[3]), diagnostics);
    if (!pages) fail(argv[3], diagnostics->all.at[0].message.at);
    Found found = choose(arena, pages, argv[1], percent);
    befall(argv[1], &pages->pages.at[found.page].items.at[found.item]);
    Buffer out = {0};
    pages_write(&out, pages);
    if (!file_write(argv[4], buffer_view(&out), &why)) fail(argv[4], why);
    printf("%d\n", found.page + 1);
    buffer_free(&out);
    pages_free(pages);
    arena_free(arena);
    return 0;
}
