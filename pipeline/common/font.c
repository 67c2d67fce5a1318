// font.c: font files, mapped and checked against their pins, as HarfBuzz faces.
//
// The list of fonts is made by font_file.c; here a font of the list is found by name or by digest, and
// filled in the first time it is asked for, under the set's lock. A font that failed is not tried again,
// but the failure is reported to each who asks.
#include "common/font.h"

#include <hb-ot.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "common/digest.h"
#include "common/file.h"
#include "common/font_set.h"

enum { FILE_MOST = 64 << 20 };

FontSet *font_set_new(void) {
    Arena *arena = arena_new();
    FontSet *set = arena_new_of(arena, FontSet);
    set->arena = arena;
    set->lock = arena_new_of(arena, struct FontLock);
    pthread_mutex_init(&set->lock->mutex, NULL);
    return set;
}

void font_set_free(FontSet *set) {
    if (!set) return;
    for (int32_t i = 0; i < set->fonts.count; i++) {
        hb_face_destroy(set->fonts.at[i].face);
        file_unmap(set->fonts.at[i].bytes);
    }
    pthread_mutex_destroy(&set->lock->mutex);
    arena_free(set->arena);
}

// ---- loading -------------------------------------------------------------------------------------

static uint16_t read_u16(const char *at) {
    const uint8_t *bytes = (const uint8_t *)at;
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static void read_metrics(Font *font) {
    hb_font_t *hb = hb_font_create(font->face);
    font->units_per_em = (int32_t)hb_face_get_upem(font->face);
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER,
                                             &font->ascent);
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
                                             &font->descent);
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &font->cap_height);
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_X_HEIGHT, &font->x_height);
    hb_font_destroy(hb);
    hb_blob_t *os2 = hb_face_reference_table(font->face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *bytes = hb_blob_get_data(os2, &length);
    if (length >= 10) font->embedding = read_u16(bytes + 8);
    hb_blob_destroy(os2);
}

// what is wrong with a font file, as a rule and in words; NULL if it serves
static const char *find_fault(Arena *arena, const Font *font, Text bytes, hb_face_t *face,
                              Text *words) {
    if (text_starts(bytes, "ttcf")) {
        *words = TEXT("is a collection of fonts: take a file of one font");
        return "font-collection";
    }
    if (font->digest.size && !text_equal(digest_of(arena, bytes), font->digest)) {
        *words = text_print(arena, "is another file than the one pinned: its SHA-256 is %.*s",
                            TEXT_ARG(digest_of(arena, bytes)));
        return "font-changed";
    }
    if (!hb_face_get_glyph_count(face) || !(has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
                                            has_table(face, HB_TAG('C', 'F', 'F', ' ')))) {
        *words = TEXT("is no TrueType or OpenType font with outlines");
        return "font-missing";
    }
    if (has_table(face, HB_TAG('f', 'v', 'a', 'r'))) {
        *words = TEXT("is a variable font: take a file of one style");
        return "font-variable";
    }
    return NULL;
}

static void report_fault(const Font *font, const char *rule, Text words, Diagnostics *diagnostics) {
    const char *advice = !strcmp(rule, "font-missing") ? "; install the package "
                                                       : "; it should come from the package ";
    bool named =
        font->package.size && strcmp(rule, "font-variable") && strcmp(rule, "font-collection");
    diagnostics_add(diagnostics, SEVERITY_ERROR, font->place, rule, "font file '%.*s' %.*s%s%.*s",
                    TEXT_ARG(font->file), TEXT_ARG(words), named ? advice : "",
                    TEXT_ARG(named ? font->package : TEXT("")));
}

static bool load_font(Arena *arena, Font *font, Diagnostics *diagnostics) {
    const char *why = NULL;
    Text words = {0}, path = text_copy(arena, font->file);
    Text bytes = file_map(path.at, FILE_MOST, &why);
    if (!bytes.at) {
        report_fault(font, "font-missing", text_print(arena, "cannot be read: %s", why),
                     diagnostics);
        return false;
    }
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, (unsigned)font->face_index);
    hb_blob_destroy(blob);
    const char *rule = find_fault(arena, font, bytes, face, &words);
    if (rule) {
        report_fault(font, rule, words, diagnostics);
        hb_face_destroy(face);
        return false;
    }
    font->bytes = bytes;
    if (!font->digest.size) font->digest = digest_of(arena, bytes);
    hb_face_make_immutable(face);
    font->is_cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    font->face = face;
    read_metrics(font);
    return true;
}

static int32_t load_index(FontSet *set, int32_t index, Diagnostics *diagnostics) {
    Font *font = &set->fonts.at[index];
    pthread_mutex_lock(&set->lock->mutex);
    bool loaded = font->face || load_font(set->arena, font, diagnostics);
    pthread_mutex_unlock(&set->lock->mutex);
    return loaded ? index : -1;
}

// ---- finding -------------------------------------------------------------------------------------

static int32_t find_font(const FontSet *set, Text family, Text style) {
    for (int32_t i = 0; i < set->fonts.count; i++)
        if (text_equal(set->fonts.at[i].family, family) &&
            text_equal(set->fonts.at[i].style, style))
            return i;
    return -1;
}

static Text nearest_family(const FontSet *set, Text family) {
    Text best = {0};
    for (int32_t i = 0; i < set->fonts.count; i++) {
        Text name = set->fonts.at[i].family;
        if (!best.at || text_distance(name, family) < text_distance(best, family)) best = name;
    }
    return best;
}

static void report_unknown(const FontSet *set, Text family, Text style, Place place,
                           Diagnostics *diagnostics) {
    Text nearest = nearest_family(set, family), best = {0};
    if (!nearest.at) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, place, "font-unknown",
                        "there is no font family '%.*s': fonts/fonts.yaml names none",
                        TEXT_ARG(family));
        return;
    }
    if (!text_equal(nearest, family)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, place, "font-unknown",
                        "there is no font family '%.*s' in fonts/fonts.yaml; the nearest is '%.*s'",
                        TEXT_ARG(family), TEXT_ARG(nearest));
        return;
    }
    for (int32_t i = 0; i < set->fonts.count; i++) {
        const Font *font = &set->fonts.at[i];
        if (!text_equal(font->family, family)) continue;
        if (!best.at || text_distance(font->style, style) < text_distance(best, style))
            best = font->style;
    }
    diagnostics_add(diagnostics, SEVERITY_ERROR, place, "font-unknown",
                    "the font family '%.*s' has no style '%.*s'; the nearest is '%.*s'",
                    TEXT_ARG(family), TEXT_ARG(style), TEXT_ARG(best));
}

int32_t font_set_load(FontSet *set, Text family, Text style, Place place,
                      Diagnostics *diagnostics) {
    int32_t index = find_font(set, family, style);
    if (index >= 0) return load_index(set, index, diagnostics);
    report_unknown(set, family, style, place, diagnostics);
    return -1;
}

// the font of a family that serves for `style`: the same, else regular, else its first
static int32_t find_like(const FontSet *set, Text family, Text style) {
    int32_t index = find_font(set, family, style);
    if (index < 0) index = find_font(set, family, TEXT("regular"));
    for (int32_t i = 0; index < 0 && i < set->fonts.count; i++)
        if (text_equal(set->fonts.at[i].family, family)) index = i;
    return index;
}

int32_t font_set_fallback(FontSet *set, int32_t font, int32_t nth, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < set->fallback.count; i++) {
        int32_t index = find_like(set, set->fallback.at[i], set->fonts.at[font].style);
        if (index < 0 || index == font || load_index(set, index, diagnostics) < 0) continue;
        if (nth-- == 0) return index;
    }
    return -1;
}

int32_t font_set_load_file(FontSet *set, Text file, int32_t face, Text digest,
                           Diagnostics *diagnostics) {
    for (int32_t i = 0; i < set->fonts.count; i++) {
        const Font *font = &set->fonts.at[i];
        if (text_equal(font->digest, digest) && font->face_index == face)
            return load_index(set, i, diagnostics);
    }
    diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){.file = file}, "font-unknown",
                    "no font of fonts/fonts.yaml has the digest %.*s that this file is to have",
                    TEXT_ARG(digest));
    return -1;
}

bool font_find_ink(const Font *font, uint32_t glyph, FontInk *ink) {
    hb_font_t *measure = hb_font_create(font->face);
    hb_glyph_extents_t extents = {0};
    bool found = hb_font_get_glyph_extents(measure, glyph, &extents);
    hb_font_destroy(measure);
    *ink = (FontInk){extents.x_bearing, extents.x_bearing + extents.width, extents.y_bearing + extents.height};
    return found && extents.width > 0;
}
