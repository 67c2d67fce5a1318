// emit_fixtures.h: small reports built by hand, shaped with real fonts, for the tests of the emitter.
#ifndef FOLIO_EMIT_FIXTURES_H
#define FOLIO_EMIT_FIXTURES_H

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "common/digest.h"
#include "common/file.h"
#include "emit/emit.h"

#define SERIF "/usr/share/fonts/truetype/paratype/PTF55F.ttf"
#define SANS "/usr/share/fonts/truetype/paratype/PTS75F.ttf"
#define GARAMOND "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf"
#define AMIRI "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"

enum { INK_BLACK, INK_BLUE, INK_GOLD, INK_WARM };

// A font set that knows one file, loaded.
static inline int32_t fixture_add_font(FontSet *set, const char *path) {
    const char *why = NULL;
    Text bytes = file_read(set->arena, path, (size_t)64 << 20, &why);
    if (!bytes.at) return -1;
    hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    Font *font = array_add(set->arena, &set->fonts);
    *font = (Font){.family = text_of(path), .style = TEXT("regular"), .file = text_of(path), .bytes = bytes};
    font->digest = digest_of(set->arena, bytes);
    font->face = hb_face_create(blob, 0);
    font->units_per_em = (int32_t)hb_face_get_upem(font->face);
    hb_font_t *measure = hb_font_create(font->face);
    hb_font_extents_t extents;
    hb_font_get_h_extents(measure, &extents);
    font->ascent = extents.ascender;
    font->descent = extents.descender;
    hb_position_t height = 0;
    hb_ot_metrics_get_position(measure, HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
    font->cap_height = height;
    hb_ot_metrics_get_position(measure, HB_OT_METRICS_TAG_X_HEIGHT, &height);
    font->x_height = height;
    hb_font_destroy(measure);
    hb_blob_t *cff = hb_face_reference_table(font->face, HB_TAG('C', 'F', 'F', ' '));
    font->is_cff = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    hb_blob_destroy(blob);
    hb_face_make_immutable(font->face);
    return set->fonts.count - 1;
}

static inline FontSet *fixture_font_set(void) {
    Arena *arena = arena_new();
    FontSet *set = arena_new_of(arena, FontSet);
    set->arena = arena;
    return set;
}

static inline void fixture_free_fonts(FontSet *set) {
    for (int32_t i = 0; i < set->fonts.count; i++) hb_face_destroy(set->fonts.at[i].face);
    arena_free(set->arena);
}

// Adds the file to both tables; the index in pages->fonts.
static inline int32_t fixture_use_font(Pages *pages, FontSet *set, const char *path) {
    int32_t index = fixture_add_font(set, path);
    if (index < 0) return -1;
    const Font *font = &set->fonts.at[index];
    *array_add(pages->arena, &pages->fonts) =
        (PagesFont){.family = font->family, .style = font->style, .file = font->file, .digest = font->digest};
    return pages->fonts.count - 1;
}

static inline Pages *fixture_pages(void) {
    Pages *pages = pages_new();
    pages->metadata = (Metadata){.title = TEXT("Годовой отчёт (2021)"), .author = TEXT("CICA"), .subject = TEXT("Tests"),
                                 .keywords = TEXT("pdf, test"), .language = TEXT("en-GB"), .date = TEXT("2021-12-31")};
    Ink inks[] = {
        {.name = TEXT("black"), .black = 1000, .overprint = true},
        {.name = TEXT("blue"), .cyan = 1000, .magenta = 700, .black = 200, .red = 0, .green = 200, .blue = 450},
        {.name = TEXT("Pantone Gold (871)"), .kind = INK_SPOT, .cyan = 200, .magenta = 250, .yellow = 600, .black = 200,
         .red = 650, .green = 560, .blue = 330},
        {.name = TEXT("warm"), .yellow = 50, .black = 400, .red = 620, .green = 610, .blue = 590},
    };
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) *array_add(pages->arena, &pages->inks) = inks[i];
    return pages;
}

static inline Item *fixture_item(Pages *pages, Page *page, ItemKind kind, int32_t tag) {
    return items_add(pages->arena, &page->items, kind, LAYER_PRINT, tag);
}

// A line of text, shaped in the font at size; space: added to each space's advance.
static inline TextItem *fixture_text(Pages *pages, Page *page, const FontSet *set, int32_t font, Unit size, Point origin,
                                     const char *words, int32_t tag) {
    Item *item = fixture_item(pages, page, ITEM_TEXT, tag);
    TextItem *text = &item->text;
    hb_font_t *shaper = hb_font_create(set->fonts.at[font].face);
    hb_font_set_scale(shaper, size, size);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, words, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(shaper, buffer, NULL, 0);
    unsigned count = hb_buffer_get_length(buffer);
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, NULL);
    hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, NULL);
    *text = (TextItem){.font = font, .size = size, .paint = {INK_BLACK, 1000}, .origin = origin, .scale = 10000,
                       .rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer)),
                       .source = text_copy(pages->arena, text_of(words)), .glyph_count = (int32_t)count};
    text->glyphs = arena_array_of(pages->arena, count, Glyph);
    for (unsigned i = 0; i < count; i++)
        text->glyphs[i] = (Glyph){(uint16_t)info[i].codepoint, (uint16_t)info[i].cluster, place[i].x_advance,
                                  (int16_t)place[i].x_offset, (int16_t)-place[i].y_offset};
    hb_buffer_destroy(buffer);
    hb_font_destroy(shaper);
    return text;
}

#endif
