// template_style.c: styles start from one another; their fonts and inks are settled.
//
// A style may stand before the one it starts from: each is read once its forebear is. Unit: millipoint.
#include <string.h>

#include "layout/template_reader.h"

static bool face_exists(const FontSet *fonts, Text family, Text face) {
    for (int32_t i = 0; i < fonts->fonts.count; i++)
        if (text_equal(fonts->fonts.at[i].family, family) &&
            text_equal(fonts->fonts.at[i].style, face))
            return true;
    return false;
}

// The slanted partner of an upright face, the upright one of a slanted.
static Text face_emphasis(Arena *arena, Text face) {
    if (text_is(face, "regular")) return TEXT("italic");
    if (text_is(face, "italic")) return TEXT("regular");
    if (text_ends(face, "-italic")) return text_part(face, 0, face.size - strlen("-italic"));
    return text_print(arena, "%.*s-italic", TEXT_ARG(face));
}

static Text face_strong(Text face) {
    if (text_starts(face, "bold") || text_starts(face, "black")) return face;
    return text_ends(face, "italic") ? TEXT("bold-italic") : TEXT("bold");
}

// A face the layout asked for by key must exist; one that follows from another may be absent.
static int32_t load_face(const TemplateReader *reader, const StyleEntry *entry, Text face,
                         const char *key, bool asked) {
    if (!asked && !face_exists(reader->fonts, entry->family, face)) return -1;
    const YamlNode *node = template_written(entry->node, key);
    if (!node) node = template_written(entry->node, "family");
    if (!node) node = entry->node;
    return font_set_load(reader->fonts, entry->family, face, node->place, reader->diagnostics);
}

static void load_fonts(const TemplateReader *reader, StyleEntry *entry) {
    Arena *arena = reader->template->arena;
    Style *style = &entry->style;
    bool slant_asked = entry->emphasis.size > 0, strong_asked = entry->strong.size > 0;
    Text slant = slant_asked ? entry->emphasis : face_emphasis(arena, entry->face);
    Text strong = strong_asked ? entry->strong : face_strong(entry->face);
    style->font = load_face(reader, entry, entry->face, "face", true);
    style->emphasis = load_face(reader, entry, slant, "emphasis", slant_asked);
    style->strong = load_face(reader, entry, strong, "strong", strong_asked);
    style->strong_emphasis =
        load_face(reader, entry, face_emphasis(arena, strong), "strong", false);
}

static void settle_spaces(const TemplateReader *reader, StyleEntry *entry) {
    Style *style = &entry->style;
    if (entry->word_space.count == 3) {
        const int32_t *space = entry->word_space.at;
        style->space_least = space[0], style->space_best = space[1], style->space_most = space[2];
        if (space[0] > space[1] || space[1] > space[2])
            schema_error(reader->diagnostics, entry->node, "wrong-value",
                         "expected word-space as least, best and widest, each no smaller than the "
                         "one before");
    }
    if (entry->letter_space.count == 2) {
        style->letter_least = entry->letter_space.at[0],
        style->letter_most = entry->letter_space.at[1];
        if (style->letter_least > 0 || style->letter_most < 0)
            schema_error(
                reader->diagnostics, entry->node, "wrong-value",
                "expected letter-space as a least of 0 or below and a widest of 0 or above");
    }
    if (entry->expansion.count == 2) {
        style->expand_least = entry->expansion.at[0], style->expand_most = entry->expansion.at[1];
        if (style->expand_least > 0 || style->expand_most < 0)
            schema_error(reader->diagnostics, entry->node, "wrong-value",
                         "expected expansion as a least of 0 or below and a most of 0 or above");
    }
}

// without limits of its own a space is what it is
static void settle_space(const YamlNode *node, const char *const keys[3], Unit space, Unit *least, Unit *most) {
    if (template_written(node, keys[0])) {
        if (!template_written(node, keys[1])) *least = space;
        if (!template_written(node, keys[2])) *most = space;
    }
    if (*least > space) *least = space;
    if (*most < space) *most = space;
}

static void settle_around(StyleEntry *entry) {
    static const char *const before[] = {"before", "before-least", "before-most"};
    static const char *const after[] = {"after", "after-least", "after-most"};
    Style *style = &entry->style;
    settle_space(entry->node, before, style->before, &style->before_least, &style->before_most);
    settle_space(entry->node, after, style->after, &style->after_least, &style->after_most);
}

static void settle_style(const TemplateReader *reader, StyleEntry *entry) {
    bool has_parent = entry->like.size > 0;
    const YamlNode *node = entry->node;
    bool new_font = !has_parent || template_written(node, "family") ||
                    template_written(node, "face") || template_written(node, "emphasis") ||
                    template_written(node, "strong");
    if (!entry->family.size && !has_parent && !template_written(node, "like"))
        schema_error(reader->diagnostics, node, "missing-key",
                     "expected a 'family', or 'like' and another style");
    else if (new_font && entry->family.size) load_fonts(reader, entry);
    if (!has_parent || template_written(node, "ink"))
        entry->style.paint = template_read_paint(reader, entry->ink, template_written(node, "ink"));
    if (!has_parent || template_written(node, "link"))
        entry->style.link =
            template_read_paint(reader, entry->link, template_written(node, "link"));
    settle_spaces(reader, entry);
    settle_around(entry);
}

static const int32_t default_word_space[] = {850, 1000, 1300};

static StyleEntry style_preset(void) {
    return (StyleEntry){.style = {.font = -1,
                                  .emphasis = -1,
                                  .strong = -1,
                                  .strong_emphasis = -1,
                                  .paint = PAINT_NONE,
                                  .link = PAINT_NONE,
                                  .space_least = default_word_space[0],
                                  .space_best = default_word_space[1],
                                  .space_most = default_word_space[2]}};
}

static void read_style(TemplateReader *reader, StyleEntry *entries, int32_t index) {
    const YamlNode *node = reader->file.styles.at[index].node;
    if (reader->state[index]) return;
    reader->state[index] = 1;
    int32_t forebear = template_find_forebear(reader, node, "style-unknown", "style");
    if (forebear >= 0) read_style(reader, entries, forebear);
    Arena *arena = reader->template->arena;
    StyleEntry *entry = &entries[index];
    *entry = forebear >= 0 ? entries[forebear] : style_preset();
    if (forebear >= 0) {
        schema_update(arena, &layout_style_type, node, entry, reader->diagnostics);
    } else {
        schema_read(arena, &layout_style_type, node, entry, reader->diagnostics);
        entry->like = (Text){0};
    }
    entry->node = node;
    entry->style.name = reader->file.styles.at[index].name;
    entry->style.place = node->place;
    settle_style(reader, entry);
    reader->state[index] = 2;
}

void template_read_styles(TemplateReader *reader) {
    Template *template = reader->template;
    int32_t count = reader->file.styles.count;
    StyleEntry *entries = arena_array_of(template->arena, (size_t)count + 1, StyleEntry);
    template_begin_names(reader, reader->file.styles.at, count);
    for (int32_t i = 0; i < count; i++) read_style(reader, entries, i);
    const struct OpticalMargins *margins = template_read_margins(reader);
    for (int32_t i = 0; i < count; i++) {
        Style *style = array_add(template->arena, &template->styles);
        *style = entries[i].style;
        if (style->protrude) style->margins = margins;
    }
    if (template_find_name(reader->names, count, TEXT("body")) < 0)
        schema_error(reader->diagnostics, reader->file.node, "style-missing",
                     "expected a style 'body': what has no style of its own takes it");
}
