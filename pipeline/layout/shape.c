// shape.c: HarfBuzz, and the cache of words in front of it.
//
// The cache is a hash table of pointers with linear probing, doubled at half load; its words live in an
// arena of their own that is emptied when it has grown beyond a limit, so memory stays flat
// over any length of text. The table's order never reaches a result. HarfBuzz fonts are made once for
// each font and size; styles are kept in a list, the last ones used first found.
#include "layout/shape.h"

#include <stdlib.h>
#include <string.h>

#include "layout/word.h"

enum { TABLE_FIRST = 4096 };

typedef struct {
    int32_t font;
    Unit size;
    hb_font_t *hb;
} SizedFont;

struct Shaper {
    FontSet *fonts;
    Diagnostics *diagnostics;
    Arena *arena; // styles
    ARRAY(SizedFont) sized;
    ARRAY(ShapeStyle *) styles;
    Arena *words; // words and all they point to
    Word **table; // power of two
    size_t table_size, word_count;
    hb_buffer_t *buffer;
};

Shaper *shaper_new(FontSet *fonts) {
    Shaper *shaper = memory_new(sizeof *shaper);
    *shaper = (Shaper){
        .fonts = fonts, .arena = arena_new(), .words = arena_new(), .table_size = TABLE_FIRST};
    shaper->table = memory_new(TABLE_FIRST * sizeof *shaper->table);
    memset(shaper->table, 0, TABLE_FIRST * sizeof *shaper->table);
    shaper->buffer = hb_buffer_create();
    return shaper;
}

void shaper_free(Shaper *shaper) {
    if (!shaper) return;
    for (int32_t i = 0; i < shaper->sized.count; i++) hb_font_destroy(shaper->sized.at[i].hb);
    hb_buffer_destroy(shaper->buffer);
    free(shaper->table);
    arena_free(shaper->words);
    arena_free(shaper->arena);
    free(shaper);
}

void shaper_trim(Shaper *shaper, size_t most) {
    if (arena_bytes(shaper->words) < most) return;
    arena_free(shaper->words);
    shaper->words = arena_new();
    shaper->word_count = 0;
    memset(shaper->table, 0, shaper->table_size * sizeof *shaper->table);
}

void shaper_report_to(Shaper *shaper, Diagnostics *diagnostics) {
    shaper->diagnostics = diagnostics;
}

Arena *shaper_arena(Shaper *shaper) {
    return shaper->words;
}

// ---- fonts and styles ----------------------------------------------------------------------------

static hb_font_t *sized_font(Shaper *shaper, int32_t font, Unit size) {
    for (int32_t i = 0; i < shaper->sized.count; i++)
        if (shaper->sized.at[i].font == font && shaper->sized.at[i].size == size)
            return shaper->sized.at[i].hb;
    hb_font_t *hb = hb_font_create(shaper->fonts->fonts.at[font].face);
    hb_font_set_scale(hb, size, size);
    *array_add(shaper->arena, &shaper->sized) = (SizedFont){font, size, hb};
    return hb;
}

static bool same_key(const ShapeKey *a, const ShapeKey *b) {
    return a->font == b->font && a->size == b->size && a->script == b->script && a->rtl == b->rtl &&
           a->spaced == b->spaced && text_equal(a->language, b->language) &&
           text_equal(a->features, b->features);
}

static void add_feature(Shaper *shaper, ShapeStyle *style, Text name) {
    hb_feature_t feature;
    name = text_trim(name);
    if (!hb_feature_from_string(name.at, (int)name.size, &feature)) return;
    hb_feature_t *grown = arena_array_of(shaper->arena, style->feature_count + 1, hb_feature_t);
    if (style->feature_count) memcpy(grown, style->features, style->feature_count * sizeof *grown);
    grown[style->feature_count++] = feature;
    style->features = grown;
}

static void read_features(Shaper *shaper, ShapeStyle *style) {
    if (style->key.spaced)
        add_feature(shaper, style, TEXT("-liga")), add_feature(shaper, style, TEXT("-clig"));
    Text list = style->key.features;
    for (size_t from = 0, to; from < list.size; from = to + 1) {
        for (to = from; to < list.size && list.at[to] != ','; to++) {}
        if (to > from) add_feature(shaper, style, text_part(list, from, to));
    }
}

// scripts whose letters join: HarfBuzz's Arabic shaper
static bool is_joined(hb_script_t script) {
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC ||
           script == HB_SCRIPT_MONGOLIAN || script == HB_SCRIPT_NKO ||
           script == HB_SCRIPT_MANDAIC || script == HB_SCRIPT_ADLAM ||
           script == HB_SCRIPT_HANIFI_ROHINGYA || script == HB_SCRIPT_SOGDIAN ||
           script == HB_SCRIPT_DEVANAGARI || script == HB_SCRIPT_BENGALI ||
           script == HB_SCRIPT_GURMUKHI;
}

static ShapeStyle *add_style(Shaper *shaper, const ShapeKey *key) {
    ShapeStyle *style = arena_new_of(shaper->arena, ShapeStyle);
    style->key = *key;
    style->key.language = text_copy(shaper->arena, key->language);
    style->key.features = text_copy(shaper->arena, key->features);
    style->number = (uint32_t)shaper->styles.count;
    style->language = hb_language_from_string(key->language.size ? key->language.at : "en",
                                              key->language.size ? (int)key->language.size : -1);
    style->joined = is_joined(key->script);
    read_features(shaper, style);
    hb_font_t *hb = sized_font(shaper, key->font, key->size);
    hb_codepoint_t gid;
    bool own = hb_font_get_nominal_glyph(hb, 0x2010, &gid);
    style->hyphen = own ? TEXT("\u2010") : TEXT("-");
    if (own || hb_font_get_nominal_glyph(hb, '-', &gid))
        style->hyphen_advance = hb_font_get_glyph_h_advance(hb, gid);
    style->space = key->size / 4;
    if (hb_font_get_nominal_glyph(hb, ' ', &gid)) {
        style->space = hb_font_get_glyph_h_advance(hb, gid);
        style->space_gid = (uint16_t)gid;
    }
    *array_add(shaper->arena, &shaper->styles) = style;
    return style;
}

const ShapeStyle *shaper_style(Shaper *shaper, const ShapeKey *key) {
    for (int32_t i = shaper->styles.count; i-- > 0;)
        if (same_key(&shaper->styles.at[i]->key, key)) return shaper->styles.at[i];
    return add_style(shaper, key);
}

// ---- shaping -------------------------------------------------------------------------------------

static int16_t clamp16(int32_t value) {
    return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
}

static void shape_bytes(Shaper *shaper, const ShapeStyle *style, int32_t font, Text whole,
                        size_t from, size_t to) {
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, style->key.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, style->key.script);
    hb_buffer_set_language(buffer, style->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, whole.at, (int)whole.size, (unsigned)from, (int)(to - from));
    hb_shape(sized_font(shaper, font, style->key.size), buffer, style->features,
             style->feature_count);
}

// a word in the making
typedef struct {
    ARRAY(Glyph) glyphs;
    ARRAY(GlyphOffset) offsets;
    bool moved; // an offset is not 0
    ARRAY(uint8_t) unsafe;
    ARRAY(ShapePart) parts;
} Shaped;

// takes what the buffer holds as the next part; base: where the word starts in the shaped text
static void take_part(Shaper *shaper, Shaped *out, int32_t font, size_t base, size_t from,
                      size_t to) {
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    ShapePart *part = array_add(shaper->words, &out->parts);
    *part = (ShapePart){font, (int32_t)(from - base), (int32_t)(to - base), out->glyphs.count,
                        (int32_t)count};
    for (unsigned i = 0; i < count; i++) {
        Glyph glyph = {.gid = (uint16_t)info[i].codepoint,
                       .cluster = (uint16_t)(info[i].cluster - base)};
        glyph.advance = pos[i].x_advance;
        GlyphOffset offset = {clamp16(pos[i].x_offset), clamp16(-pos[i].y_offset)};
        out->moved |= offset.dx || offset.dy;
        *array_add(shaper->words, &out->glyphs) = glyph;
        *array_add(shaper->words, &out->offsets) = offset;
        *array_add(shaper->words, &out->unsafe) =
            (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    }
}

static bool has_missing(const Shaper *shaper) {
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        if (!info[i].codepoint) return true;
    return false;
}

static bool font_has(Shaper *shaper, int32_t font, Text text, size_t from, size_t to) {
    hb_font_t *hb = sized_font(shaper, font, 1000);
    const hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t gid;
    while (from < to) {
        uint32_t c = text_next(text, &from);
        bool mark = hb_unicode_combining_class((hb_unicode_funcs_t *)unicode, c) != 0;
        if (!mark && !hb_font_get_nominal_glyph(hb, c, &gid)) return false;
    }
    return true;
}

// the first fallback font that has these characters, or -1
static int32_t find_fallback(Shaper *shaper, const ShapeStyle *style, Text text, size_t from,
                             size_t to) {
    for (int32_t nth = 0;; nth++) {
        int32_t font = font_set_fallback(shaper->fonts, style->key.font, nth, shaper->diagnostics);
        if (font < 0 || font_has(shaper, font, text, from, to)) return font;
    }
}

// marks, for each byte of from..to, the clusters of the buffer that have a missing glyph
static void mark_missing(const Shaper *shaper, uint8_t *bad, size_t from, size_t to) {
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    for (unsigned i = 0; i < count; i++) bad[info[i].cluster - from] |= 1; // a cluster starts here
    for (unsigned i = 0; i < count; i++)
        if (!info[i].codepoint) bad[info[i].cluster - from] |= 2; // and lacks a glyph
    for (size_t i = from + 1; i < to; i++)
        if (!(bad[i - from] & 1)) bad[i - from] |= bad[i - from - 1] & 2;
}

// Shapes from..to again, cluster by cluster in the font that has it: fonts[i] is the font of byte i.
static void take_fallback(Shaper *shaper, const ShapeStyle *style, Shaped *out, Text whole,
                          size_t from, size_t to) {
    uint8_t *bad = arena_push(shaper->words, to - from + 1);
    int32_t *fonts = arena_array_of(shaper->words, to - from + 1, int32_t);
    mark_missing(shaper, bad, from, to);
    for (size_t at = from, next; at < to; at = next) {
        for (next = at + 1; next < to && !(bad[next - from] & 1); next++) {}
        int32_t font =
            bad[at - from] & 2 ? find_fallback(shaper, style, whole, at, next) : style->key.font;
        for (size_t i = at; i < next; i++) fonts[i - from] = font < 0 ? style->key.font : font;
    }
    for (size_t at = style->key.rtl ? to : from, next; style->key.rtl ? at > from : at < to;
         at = next) {
        next = at;
        if (style->key.rtl)
            while (next > from && fonts[next - 1 - from] == fonts[at - 1 - from]) next--;
        else
            while (next < to && fonts[next - from] == fonts[at - from]) next++;
        size_t low = at < next ? at : next, high = at < next ? next : at;
        shape_bytes(shaper, style, fonts[low - from], whole, low, high);
        take_part(shaper, out, fonts[low - from], from, low, high);
    }
}

static Word *shape_word(Shaper *shaper, const ShapeStyle *style, Text whole, size_t from,
                        size_t to) {
    Shaped out = {0};
    Word *word = arena_new_of(shaper->words, Word);
    shape_bytes(shaper, style, style->key.font, whole, from, to);
    if (!has_missing(shaper)) take_part(shaper, &out, style->key.font, from, from, to);
    else take_fallback(shaper, style, &out, whole, from, to);
    word->text = text_copy(shaper->words, text_part(whole, from, to));
    word->style = style->number;
    word->glyphs = out.glyphs.at;
    word->glyph_count = out.glyphs.count;
    word->offsets = out.moved ? out.offsets.at : NULL;
    word->unsafe = out.unsafe.at;
    word->parts = out.parts.at;
    word->part_count = out.parts.count;
    word->traits = word_find_traits(word->text);
    for (int32_t i = 0; i < word->glyph_count; i++) {
        word->width += word->glyphs[i].advance;
        if (!i || word->glyphs[i].cluster != word->glyphs[i - 1].cluster) word->clusters++;
        if (!word->glyphs[i].gid) word->traits |= WORD_MISSING;
    }
    word_find_classes(word);
    return word;
}

Word *shaper_part(Shaper *shaper, const ShapeStyle *style, Text whole, size_t from, size_t to) {
    return shape_word(shaper, style, whole, from, to);
}

// ---- the cache -----------------------------------------------------------------------------------

static uint64_t hash_word(Text text, uint32_t style) {
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    uint64_t hash = (text.size + ((uint64_t)style << 32)) * factor, part = 0;
    size_t at = 0;
    for (; at + 8 <= text.size; at += 8) {
        memcpy(&part, text.at + at, 8);
        hash = (hash ^ part) * factor;
        hash ^= hash >> 29;
    }
    part = 0;
    for (size_t shift = 0; at < text.size; at++, shift += 8)
        part |= (uint64_t)(unsigned char)text.at[at] << shift;
    hash = (hash ^ part) * factor;
    return hash ^ hash >> 32;
}

static void grow_table(Shaper *shaper) {
    size_t size = shaper->table_size * 2;
    Word **table = memory_new(size * sizeof *table);
    memset(table, 0, size * sizeof *table);
    for (size_t i = 0; i < shaper->table_size; i++) {
        Word *word = shaper->table[i];
        if (!word) continue;
        size_t slot = word->hash & (size - 1);
        while (table[slot]) slot = (slot + 1) & (size - 1);
        table[slot] = word;
    }
    free(shaper->table);
    shaper->table = table;
    shaper->table_size = size;
}

Word *shaper_word(Shaper *shaper, const ShapeStyle *style, Text text) {
    uint64_t hash = hash_word(text, style->number);
    size_t slot = hash & (shaper->table_size - 1);
    for (Word *word; (word = shaper->table[slot]); slot = (slot + 1) & (shaper->table_size - 1))
        if (word->hash == hash && word->style == style->number && text_equal(word->text, text))
            return word;
    Word *word = shape_word(shaper, style, text, 0, text.size);
    word->hash = hash;
    shaper->table[slot] = word;
    if (++shaper->word_count * 2 > shaper->table_size) grow_table(shaper);
    return word;
}

bool shaper_find_missing(Shaper *shaper, const ShapeStyle *style, Text text, size_t *offset,
                         uint32_t *code_point) {
    while (*offset < text.size) {
        size_t from = *offset;
        *code_point = text_next(text, offset);
        if (hb_unicode_general_category(hb_unicode_funcs_get_default(), *code_point) ==
            HB_UNICODE_GENERAL_CATEGORY_FORMAT)
            continue;
        if (font_has(shaper, style->key.font, text, from, *offset)) continue;
        if (find_fallback(shaper, style, text, from, *offset) < 0) return true;
    }
    return false;
}
