// preflight.c: the rules of what is painted, family by family, over the pages laid flat once.
//
// A diagnostic names its page, since a place in the sources says nothing of where on paper the fault is. Furniture
// stands on many pages with one place in the layout: a fault of it is told once, with its first page.
#include <stdio.h>
#include <string.h>

#include "check/rules.h"

Place rules_place(const Rules *rules, int32_t tag) {
    return tag >= 1 && tag <= rules->pages->tags.count ? rules->pages->tags.at[tag - 1].place : (Place){0};
}

static const char *const furniture_rules[] = {"small-text", "mixed-black", "hairline", "safety",
                                              "binding",    "bleed",       "contrast", "reversed-text"};

static bool is_told(const Rules *rules, int32_t tag, const char *rule) {
    if (tag < 1 || tag > rules->pages->tags.count || !tag_is_artifact(rules->pages, tag)) return false;
    for (unsigned i = 0; i < sizeof furniture_rules / sizeof *furniture_rules; i++) {
        if (strcmp(furniture_rules[i], rule)) continue;
        bool told = rules->told[tag] >> i & 1;
        rules->told[tag] |= (uint8_t)(1u << i);
        return told;
    }
    return false;
}

void rules_report(const Rules *rules, Severity severity, const Page *page, Rect box, int32_t tag, const char *rule,
                  const char *format, ...) {
    if (is_told(rules, tag, rule)) return;
    va_list args;
    va_start(args, format);
    Text said = text_print_list(rules->arena, format, args);
    va_end(args);
    diagnostics_add(rules->diagnostics, severity, rules_place(rules, tag), rule, "page %d: %s", page->number, said.at);
    Diagnostic *added = array_last(&rules->diagnostics->all);
    added->page = page->number, added->box = box;
}

static void run(Rules *rules, bool press, bool draft) {
    rules_locate(rules);
    rules_images(rules);
    rules_access(rules);
    rules_fonts(rules);
    if (!draft) rules_ground(rules);
    if (!press) return;
    rules_type(rules);
    rules_space(rules);
    rules_ink(rules);
}

void check_preflight(const Preflight *preflight, Diagnostics *diagnostics) {
    const Pages *pages = preflight->pages;
    Arena *arena = arena_new();
    Rules rules = {.preflight = preflight, .pages = pages, .limits = &pages->limits, .arena = arena,
                   .diagnostics = diagnostics};
    rules.drawings = sheet_read_drawings(arena, pages);
    rules.told = arena_array_of(arena, (size_t)pages->tags.count + 1, uint8_t);
    rules.sheets = arena_array_of(arena, (size_t)pages->pages.count + 1, Sheet);
    for (int32_t i = 0; i < pages->pages.count; i++)
        rules.sheets[i] = sheet_read(arena, pages, &pages->pages.at[i]);
    run(&rules, preflight->profile == PROFILE_PRESS, preflight->profile == PROFILE_DRAFT);
    arena_free(arena);
}
