// fonts.c: one walk over all glyphs: which are set, how wide they are, and what each extracts as.
//
// A font has one ToUnicode map, so a glyph extracts as one text: the first that it alone shows. Where it
// shows another (a hyphen that the breaker added, an unbreakable space that shares the space's glyph), or
// where several glyphs share a cluster and do not match its letters one by one, content.c says so there
// with ActualText. A soft hyphen and a shared cluster count as guesses: any better text replaces them.
#include "emit/fonts.h"

#include "emit/cluster.h"

static void mark_fonts_in(const Emission *emission, const Items *items, bool *used) {
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind == ITEM_TEXT && layer_is_painted(emission->profile, item->layer))
            used[item->text.font] = true;
    }
}

// index in the set by font of the Pages; -1: not in use
static bool load_fonts(Emission *emission, FontSet *set, int32_t *index) {
    const Pages *pages = emission->pages;
    bool *used = arena_array_of(emission->arena, (size_t)pages->fonts.count + 1, bool), good = true;
    for (int32_t i = 0; i < pages->pages.count; i++)
        mark_fonts_in(emission, &pages->pages.at[i].items, used);
    for (int32_t i = 0; i < pages->fonts.count; i++) {
        const PagesFont *font = &pages->fonts.at[i];
        index[i] = -1;
        if (!used[i]) continue;
        index[i] =
            font_set_load_file(set, font->file, font->face, font->digest, emission->diagnostics);
        if (index[i] < 0) good = false;
    }
    return good;
}

static bool may_embed(const Font *font, Diagnostics *diagnostics) {
    bool restricted = (font->embedding & 0xF) == 2, whole_only = font->embedding & 0x100;
    if (!restricted && !whole_only) return true;
    diagnostics_add(diagnostics, SEVERITY_ERROR, font->place, "font-embedding",
                    "%.*s forbids %s (fsType %u): choose a font whose licence allows embedding",
                    TEXT_ARG(font->file), restricted ? "embedding" : "subsetting",
                    (unsigned)font->embedding);
    return false;
}

static void open_font(Emission *emission, EmitFont *out, const Font *font) {
    size_t count = hb_face_get_glyph_count(font->face);
    Arena *arena = emission->arena;
    *out = (EmitFont){.font = font, .glyph_count = (int32_t)count};
    out->width = arena_array_of(arena, count, int32_t);
    out->code = arena_array_of(arena, count, uint64_t);
    out->text = arena_array_of(arena, count, Text);
    out->state = arena_array_of(arena, count, uint8_t);
}

// The items that glyphs were learnt from may be let go.
static void keep_texts(EmitFont *font, Arena *arena) {
    for (int32_t gid = 0; gid < font->glyph_count; gid++)
        if (font->text[gid].size) font->text[gid] = text_copy(arena, font->text[gid]);
}

// in whole thousandths: some readers round a finer width, and the pen would be where we do not expect it
static void measure_font(EmitFont *font) {
    hb_font_t *measure = hb_font_create(font->font->face);
    int64_t em = font->font->units_per_em;
    hb_font_set_scale(measure, (int)em, (int)em);
    for (int32_t gid = 0; gid < font->glyph_count; gid++)
        if (font->state[gid] != GLYPH_UNUSED) {
            int64_t advance = hb_font_get_glyph_h_advance(measure, (hb_codepoint_t)gid);
            font->width[gid] = (int32_t)((advance * 1000 + em / 2) / em);
        }
    hb_font_destroy(measure);
}

static void teach(EmitFont *font, int32_t gid, Text text, GlyphState state) {
    if (!text.size) state = GLYPH_USED;
    if (font->state[gid] >= state) return;
    font->state[gid] = (uint8_t)state;
    font->text[gid] = text;
    font->code[gid] = glyph_code(text);
}

static void learn_cluster(EmitFont *font, const TextItem *text, Cluster cluster) {
    int32_t glyphs = cluster.end - cluster.first;
    bool letter_by_letter = glyphs > 1 && text_length(cluster.part) == glyphs;
    bool several = text_length(cluster.part) > 1; // a ligature, or a first letter that stands for a large one too
    GlyphState state = letter_by_letter || (glyphs == 1 && !several) ? GLYPH_SURE : GLYPH_GUESSED;
    for (int32_t i = cluster.first; i < cluster.end; i++) {
        Text part = letter_by_letter ? cluster_letter_of(text, cluster, i) : cluster.part;
        teach(font, text->glyphs[i].gid, part, text_is(part, "\xC2\xAD") ? GLYPH_GUESSED : state);
    }
}

// false when the item names a glyph the font does not have
static bool learn_text(EmitFont *font, const TextItem *text) {
    const Glyph *glyphs = text->glyphs;
    for (int32_t i = 0; i < text->glyph_count; i++)
        if (glyphs[i].gid >= font->glyph_count) return false;
    for (int32_t i = 0; i < text->glyph_count;) {
        bool alone = i + 1 == text->glyph_count || glyphs[i + 1].cluster != glyphs[i].cluster;
        if (alone && font->state[glyphs[i].gid] == GLYPH_SURE) {
            i++;
        } else {
            Cluster cluster = cluster_at(text, i);
            learn_cluster(font, text, cluster);
            i = cluster.end;
        }
    }
    return true;
}

static bool learn_page(Emission *emission, const Page *page) {
    bool good = true;
    for (int32_t i = 0; i < page->items.count; i++) {
        const Item *item = &page->items.at[i];
        if (item->kind != ITEM_TEXT || !layer_is_painted(emission->profile, item->layer)) continue;
        if (learn_text(&emission->fonts[item->text.font], &item->text)) continue;
        const PagesFont *font = &emission->pages->fonts.at[item->text.font];
        diagnostics_add(emission->diagnostics, SEVERITY_ERROR, (Place){.file = font->file},
                        "font-glyph",
                        "page %d sets a glyph that the font does not have: lay the pages out again "
                        "with this font",
                        page->number);
        good = false;
    }
    return good;
}

bool fonts_collect(Emission *emission, FontSet *set) {
    const Pages *pages = emission->pages;
    size_t count = (size_t)pages->fonts.count;
    int32_t *index = arena_array_of(emission->arena, count + 1, int32_t);
    emission->fonts = arena_array_of(emission->arena, count + 1, EmitFont);
    bool good = load_fonts(emission, set, index);
    if (!good) return false;
    for (size_t i = 0; i < count; i++) {
        if (index[i] < 0) continue;
        const Font *font = &set->fonts.at[index[i]]; // settled only now: loading may move the set
        good &= may_embed(font, emission->diagnostics);
        open_font(emission, &emission->fonts[i], font);
    }
    for (int32_t i = 0; good && i < pages->pages.count; i++)
        good &= learn_page(emission, &pages->pages.at[i]);
    for (size_t i = 0; good && i < count; i++) {
        if (!emission->fonts[i].font) continue;
        keep_texts(&emission->fonts[i], emission->arena);
        measure_font(&emission->fonts[i]);
    }
    return good;
}
