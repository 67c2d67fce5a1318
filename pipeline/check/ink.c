// ink.c: more ink on a spot than the paper takes: it would not dry, and set off on the next sheet.
//
// Pages that could exceed the limit (ink_bound.c) are painted plate by plate, on all cores, and summed. Where the sum is
// over the limit, the item on top is found by painting the owners; each tag and ink, or photograph, is reported once a
// page, with the box of all its spots and the most that was found.
#include "check/ink.h"

#include <string.h>

#include "common/crew.h"

enum { DENSITY = 72 }; // pixels an inch: a stem of 8 pt bold covers a pixel's centre somewhere

typedef struct {
    int32_t item;      // of the page, index
    int32_t most;      // 255 a solid plate
    int32_t left, top, right, foot; // pixels
    int64_t pixels;
} Spot;

typedef struct {
    Arena *arena;      // NULL: the page was not painted
    Diagnostics *diagnostics;
    ARRAY(Spot) spots; // in the order of their items
} Finding;

typedef struct {
    const Rules *rules;
    const int32_t *candidates; // indices of pages
    Finding *findings;         // as candidates
    Painter **painters;        // one a thread
    int32_t most;              // the limit, 255 a solid plate
} InkCheck;

// Rounding: each of the plates may be half a step off.
static int32_t limit_of(const Rules *rules) {
    return (int32_t)((int64_t)rules->limits->ink * 255 / 1000) + raster_plate_count(rules->pages) / 2;
}

static void widen(Spot *spot, int32_t x, int32_t y, int32_t sum) {
    if (!spot->pixels || x < spot->left) spot->left = x;
    if (!spot->pixels) spot->top = y;
    if (x + 1 > spot->right) spot->right = x + 1;
    spot->foot = y + 1;
    if (sum > spot->most) spot->most = sum;
    spot->pixels++;
}

static void collect(const InkCheck *check, Arena *scratch, Finding *finding, const Page *page, const Raster *raster,
                    const uint16_t *sums, const uint32_t *owners) {
    Spot *by_item = arena_array_of(scratch, (size_t)page->items.count + 1, Spot);
    for (int32_t y = 0, i = 0; y < raster->height; y++)
        for (int32_t x = 0; x < raster->width; x++, i++)
            if (sums[i] > check->most && owners[i] <= (uint32_t)page->items.count)
                widen(&by_item[owners[i]], x, y, sums[i]);
    for (int32_t i = 1; i <= page->items.count; i++) {
        if (!by_item[i].pixels) continue;
        by_item[i].item = i - 1;
        *array_add(finding->arena, &finding->spots) = by_item[i];
    }
}

static bool any_over(const uint16_t *sums, const Raster *raster, int32_t most) {
    for (int32_t i = 0; i < raster->width * raster->height; i++)
        if (sums[i] > most) return true;
    return false;
}

static void paint_candidate(void *context, int32_t index, int32_t thread) {
    InkCheck *check = context;
    Finding *finding = &check->findings[index];
    const Page *page = &check->rules->pages->pages.at[check->candidates[index]];
    Raster raster = raster_of_page(page, DENSITY);
    finding->arena = arena_new();
    Arena *scratch = arena_new();
    uint16_t *sums = raster_ink(check->painters[thread], scratch, page->number, &raster);
    bool over = sums && any_over(sums, &raster, check->most);
    uint32_t *owners = over ? raster_owners(check->painters[thread], scratch, page->number, &raster) : NULL;
    if (owners) collect(check, scratch, finding, page, &raster, sums, owners);
    arena_free(scratch);
}

// ---- reporting ---------------------------------------------------------------------------------

static Paint item_paint(const Rules *rules, const Item *item) {
    Paint room[2];
    int32_t count;
    Mark mark = {.item = item};
    const Paint *paints = mark_paints(rules, &mark, room, &count);
    return count ? paints[0] : PAINT_NONE;
}

static bool is_same(const Rules *rules, const Item *a, const Item *b) {
    if (a->tag != b->tag || (a->kind == ITEM_IMAGE) != (b->kind == ITEM_IMAGE)) return false;
    if (a->kind == ITEM_IMAGE) return a->image.image == b->image.image;
    return item_paint(rules, a).ink == item_paint(rules, b).ink;
}

static Text describe(const Rules *rules, const Item *item) {
    if (item->kind == ITEM_IMAGE)
        return text_print(rules->arena, "the photograph '%.*s'",
                          TEXT_ARG(rules->pages->images.at[item->image.image].file));
    Paint paint = item_paint(rules, item);
    if (paint.ink < 0) return TEXT("art");
    const Ink *ink = &rules->pages->inks.at[paint.ink];
    return text_print(rules->arena, "%s in '%.*s'%s", item->kind == ITEM_TEXT ? "type" : "an area", TEXT_ARG(ink->name),
                      ink->overprint && paint.tint == 1000 ? ", with what it overprints," : "");
}

static void report_spot(const Rules *rules, const Page *page, const Spot *spot) {
    const Item *item = &page->items.at[spot->item];
    Raster raster = raster_of_page(page, DENSITY);
    Rect box = raster_box(&raster, spot->left, spot->top, spot->right, spot->foot);
    rules_report(rules, SEVERITY_ERROR, page, box, item->tag, "ink-limit",
                 "%.*s has %d%% ink on a spot, more than %d%%", TEXT_ARG(describe(rules, item)),
                 (spot->most * 100 + 127) / 255, rules->limits->ink / 10);
}

static Spot spot_union(Spot a, const Spot *b) {
    if (b->left < a.left) a.left = b->left;
    if (b->top < a.top) a.top = b->top;
    if (b->right > a.right) a.right = b->right;
    if (b->foot > a.foot) a.foot = b->foot;
    if (b->most > a.most) a.most = b->most;
    return a;
}

// items of one tag and ink, which stand together as a rule, are one fault
static void report_page(const Rules *rules, const Page *page, const Finding *finding) {
    for (int32_t i = 0; i < finding->spots.count;) {
        const Item *first = &page->items.at[finding->spots.at[i].item];
        Spot all = finding->spots.at[i++];
        while (i < finding->spots.count && is_same(rules, first, &page->items.at[finding->spots.at[i].item]))
            all = spot_union(all, &finding->spots.at[i++]);
        report_spot(rules, page, &all);
    }
}

// ---- the whole ---------------------------------------------------------------------------------

static int32_t find_candidates(const Rules *rules, int32_t *candidates) {
    int32_t count = 0;
    for (int32_t i = 0; i < rules->pages->pages.count; i++)
        if (ink_may_exceed(rules, &rules->sheets[i])) candidates[count++] = i;
    return count;
}

static void paint_candidates(InkCheck *check, int32_t count) {
    const Rules *rules = check->rules;
    const Preflight *preflight = rules->preflight;
    int32_t threads = crew_size(preflight->threads, count);
    Arena **arenas = arena_array_of(rules->arena, (size_t)threads, Arena *);
    Diagnostics **said = arena_array_of(rules->arena, (size_t)threads, Diagnostics *);
    check->painters = arena_array_of(rules->arena, (size_t)threads, Painter *);
    for (int32_t i = 0; i < threads; i++) {
        arenas[i] = arena_new();
        said[i] = diagnostics_new(arenas[i]);
        check->painters[i] = painter_new(rules->pages, preflight->root, preflight->fonts, said[i]);
    }
    progress_begin(preflight->progress, "ink", count, "pages");
    crew_run_watched(preflight->threads, count, paint_candidate, check, preflight->progress);
    for (int32_t i = 0; i < threads; i++) {
        diagnostics_append(rules->diagnostics, said[i]->all.at, said[i]->all.count); // the same of each thread
        painter_free(check->painters[i]);
        arena_free(arenas[i]);
    }
}

void rules_ink(const Rules *rules) {
    if (!rules->limits->ink) return;
    int32_t *candidates = arena_array_of(rules->arena, (size_t)rules->pages->pages.count + 1, int32_t);
    int32_t count = find_candidates(rules, candidates);
    if (!count) return;
    InkCheck check = {.rules = rules, .candidates = candidates, .most = limit_of(rules)};
    check.findings = arena_array_of(rules->arena, (size_t)count, Finding);
    paint_candidates(&check, count);
    for (int32_t i = 0; i < count; i++) {
        report_page(rules, &rules->pages->pages.at[candidates[i]], &check.findings[i]);
        arena_free(check.findings[i].arena);
    }
}
