// ground.c: words against what lies behind them: contrast (WCAG 2.2, 1.4.3) and reversed type.
//
// Contrast is that of relative luminances in sRGB: (light + 0.05) / (dark + 0.05), at least 4.5, of large words (18 pt,
// or 14 pt bold) at least 3. Words on bare paper are judged by their ink alone. Where anything but words lies below
// them, the page is painted without its words, and the ground is the pixels in the words' box. A picture is not one
// colour: a twentieth of the ground may be worse than the contrast asked for.
#include "check/rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/crew.h"
#include "paint/raster.h"

enum { DENSITY = 72, UNHEARD = 20 };              // one part in so many may be worse
enum { FINENESS = 20, STEPS = 21 * FINENESS + 1 }; // contrasts are counted in steps of 1/20, up to 21 to 1

typedef struct {
    double luminance;  // of the words
    double contrast;   // with the worst ground that counts
    bool reversed;     // lighter than most of their ground
} Reading;

typedef struct {
    const Rules *rules;
    const int32_t *candidates; // indices of pages
    Painter **painters;        // one a thread
    Reading **readings;        // of each page, as its sheet's marks; NULL: bare paper below all words
} GroundCheck;

static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(double red, double green, double blue) {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

static double paint_luminance(const Pages *pages, Paint paint) {
    const Ink *ink = &pages->inks.at[paint.ink];
    double tint = paint.tint / 1000.0;
    return luminance(1 - (1 - ink->red / 1000.0) * tint, 1 - (1 - ink->green / 1000.0) * tint,
                     1 - (1 - ink->blue / 1000.0) * tint);
}

static double pixel_luminance(uint32_t pixel) {
    return luminance((pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0);
}

static double contrast_of(double a, double b) {
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

// ---- measuring ---------------------------------------------------------------------------------

// the contrast that all but one part in UNHEARD of count pixels have
static double find_worst(const int32_t counts[STEPS + 1], int32_t count) {
    int32_t step = 0, passed = counts[0];
    while (passed <= count / UNHEARD && step < STEPS) passed += counts[++step];
    return (double)step / FINENESS;
}

static Reading read_ground(const Raster *raster, const uint32_t *pixels, const Mark *mark, double words) {
    int32_t left, top, right, foot;
    if (!raster_find(raster, mark->box, &left, &top, &right, &foot))
        return (Reading){words, contrast_of(words, 1), false};
    int32_t count = 0, lighter = 0, counts[STEPS + 1] = {0};
    uint32_t last = 0xffffff;
    double ground = 1, contrast = contrast_of(words, 1);
    for (int32_t y = top; y < foot; y++)
        for (int32_t x = left; x < right; x++) {
            uint32_t pixel = pixels[(ptrdiff_t)y * raster->width + x];
            if (pixel != last) { // most neighbours are alike
                last = pixel, ground = pixel_luminance(pixel);
                contrast = contrast_of(words, ground);
            }
            lighter += words > ground;
            counts[(int)(contrast * FINENESS + 0.001)]++;
            count++;
        }
    return (Reading){words, find_worst(counts, count), lighter * 2 > count};
}

static void read_page(void *context, int32_t index, int32_t thread) {
    GroundCheck *check = context;
    const Rules *rules = check->rules;
    int32_t page = check->candidates[index];
    const Sheet *sheet = &rules->sheets[page];
    Raster raster = raster_of_page(sheet->page, DENSITY);
    Arena *arena = arena_new();
    uint32_t *pixels = raster_ground(check->painters[thread], arena, sheet->page->number, &raster);
    Reading *readings = memory_new((size_t)sheet->marks.count * sizeof *readings);
    memset(readings, 0, (size_t)sheet->marks.count * sizeof *readings);
    for (int32_t i = 0; i < sheet->marks.count && pixels; i++) {
        const Mark *mark = &sheet->marks.at[i];
        if (!mark_shows_words(mark)) continue;
        readings[i] = read_ground(&raster, pixels, mark, paint_luminance(rules->pages, mark->item->text.paint));
    }
    check->readings[page] = readings;
    arena_free(arena);
}

// ---- judging -----------------------------------------------------------------------------------

static bool is_bold(const PagesFont *font) {
    return text_starts(font->style, "bold") || text_starts(font->style, "semibold");
}

static double contrast_wanted(const Rules *rules, const Mark *mark) {
    Unit size = mark_type_size(mark);
    bool large = size >= UNIT_PT(18) || (size >= UNIT_PT(14) && is_bold(&rules->pages->fonts.at[mark->item->text.font]));
    return large ? 3 : 4.5;
}

static void judge(const Rules *rules, const Page *page, const Mark *mark, const Reading *reading) {
    double wanted = contrast_wanted(rules, mark);
    Text ink = rules->pages->inks.at[mark->item->text.paint.ink].name;
    Unit size = mark_type_size(mark), least = rules->limits->reversed;
    if (reading->contrast < wanted - 0.005)
        rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "contrast",
                     "words in '%.*s' stand out from their ground by %.1f to 1, less than %.1f to 1", TEXT_ARG(ink),
                     floor(reading->contrast * 10) / 10, wanted);
    if (reading->reversed && size < least && rules->preflight->profile == PROFILE_PRESS)
        rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "reversed-text",
                     "light type of %.1f pt on a dark ground: below %.1f pt the ground's ink fills it", size / 1000.0,
                     least / 1000.0);
}

// ---- the whole ---------------------------------------------------------------------------------

// Does anything but words lie below any words? Words are looked at until one is found.
static bool has_ground(const Sheet *sheet) {
    enum { COMPARED_MOST = 1 << 20 };
    int32_t compared = 0;
    for (int32_t i = 0; i < sheet->marks.count; i++) {
        if (!mark_shows_words(&sheet->marks.at[i])) continue;
        for (int32_t below = 0; below < i; below++) {
            if (sheet->marks.at[below].item->kind == ITEM_TEXT) continue;
            if (compared++ > COMPARED_MOST) return true;
            if (rect_meets(sheet->marks.at[i].box, sheet->marks.at[below].box)) return true;
        }
    }
    return false;
}

static void read_candidates(GroundCheck *check, int32_t count) {
    const Rules *rules = check->rules;
    const Preflight *preflight = rules->preflight;
    int32_t threads = crew_size(preflight->threads, count);
    Arena **arenas = arena_array_of(rules->arena, (size_t)threads, Arena *);
    check->painters = arena_array_of(rules->arena, (size_t)threads, Painter *);
    for (int32_t i = 0; i < threads; i++) { // what cannot be painted is told by emit
        arenas[i] = arena_new();
        check->painters[i] = painter_new(rules->pages, preflight->root, NULL, diagnostics_new(arenas[i]));
    }
    progress_begin(preflight->progress, "contrast", count, "pages");
    crew_run_watched(preflight->threads, count, read_page, check, preflight->progress);
    for (int32_t i = 0; i < threads; i++) {
        painter_free(check->painters[i]);
        arena_free(arenas[i]);
    }
}

static void judge_sheet(const Rules *rules, const Sheet *sheet, const Reading *readings) {
    for (int32_t i = 0; i < sheet->marks.count; i++) {
        const Mark *mark = &sheet->marks.at[i];
        if (!mark_shows_words(mark)) continue;
        double words = paint_luminance(rules->pages, mark->item->text.paint);
        Reading on_paper = {words, contrast_of(words, 1), false};
        judge(rules, sheet->page, mark, readings && readings[i].contrast > 0 ? &readings[i] : &on_paper);
    }
}

void rules_ground(const Rules *rules) {
    int32_t pages = rules->pages->pages.count, count = 0;
    int32_t *candidates = arena_array_of(rules->arena, (size_t)pages + 1, int32_t);
    GroundCheck check = {.rules = rules, .candidates = candidates};
    check.readings = arena_array_of(rules->arena, (size_t)pages + 1, Reading *);
    for (int32_t i = 0; i < pages; i++)
        if (has_ground(&rules->sheets[i])) candidates[count++] = i;
    if (count) read_candidates(&check, count);
    for (int32_t i = 0; i < pages; i++) {
        judge_sheet(rules, &rules->sheets[i], check.readings[i]);
        free(check.readings[i]);
    }
}
