// fonts.c: the licence bits of the fonts that pages use (OpenType, OS/2 fsType).
//
// Bits 0 to 3 are one value: 2 forbids embedding. Bit 8 forbids subsets, bit 9 allows bitmaps alone; every PDF of
// ours embeds subsets of outlines.
#include "check/rules.h"

enum { EMBEDDING = 0xF, RESTRICTED = 2, NO_SUBSETS = 0x100, BITMAPS_ONLY = 0x200 };

static const char *forbidden(uint16_t bits) {
    if ((bits & EMBEDDING) == RESTRICTED) return "embedding";
    if (bits & NO_SUBSETS) return "subsets";
    return bits & BITMAPS_ONLY ? "embedding outlines" : NULL;
}

static void check_font(const Rules *rules, const Page *page, const Mark *mark) {
    const PagesFont *wanted = &rules->pages->fonts.at[mark->item->text.font];
    Diagnostics *unheard = diagnostics_new(rules->arena); // emit tells
    int32_t found = font_set_load_file(rules->preflight->fonts, wanted->file, wanted->face, wanted->digest, unheard);
    if (found < 0) return;
    const Font *font = &rules->preflight->fonts->fonts.at[found];
    const char *what = forbidden(font->embedding);
    if (!what) return;
    diagnostics_add(rules->diagnostics, SEVERITY_ERROR, font->place, "font-embedding",
                    "page %d: the licence bits of %.*s forbid %s (fsType %u): choose a font that may be embedded",
                    page->number, TEXT_ARG(font->file), what, (unsigned)font->embedding);
    Diagnostic *added = array_last(&rules->diagnostics->all);
    added->page = page->number, added->box = mark->box;
}

void rules_fonts(const Rules *rules) {
    bool *known = arena_array_of(rules->arena, (size_t)rules->pages->fonts.count + 1, bool);
    for (int32_t p = 0; p < rules->pages->pages.count; p++) {
        const Sheet *sheet = &rules->sheets[p];
        for (int32_t i = 0; i < sheet->marks.count; i++) {
            const Mark *mark = &sheet->marks.at[i];
            if (mark->item->kind != ITEM_TEXT || known[mark->item->text.font]) continue;
            known[mark->item->text.font] = true;
            check_font(rules, sheet->page, mark);
        }
    }
}
