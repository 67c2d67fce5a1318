// template_margins.c: the layout's table of what hangs out of the measure becomes one for each font.
//
// A font takes what is written for `all`, over it what its family says, over that what its own face says
// ("PT Serif italic"). A key may name several characters at once.
#include <stdlib.h>

#include "layout/margins.h"
#include "layout/template_reader.h"

static void add_hang(Arena *arena, FontHangs *hangs, uint32_t code_point, Hang hang) {
    if (code_point < 128) {
        hangs->ascii[code_point] = hang;
        return;
    }
    for (int32_t i = 0; i < hangs->others.count; i++)
        if (hangs->others.at[i].code_point == code_point) {
            hangs->others.at[i].hang = hang;
            return;
        }
    *array_add(arena, &hangs->others) = (CharacterHang){code_point, hang};
}

// an added hyphen is U+2010 where a font has it, and hangs as the written one does
static void add_hangs(Arena *arena, FontHangs *hangs, const HangEntry *entry) {
    if (entry->sides.count != 2) return; // it has been reported
    Hang hang = {(int16_t)entry->sides.at[0], (int16_t)entry->sides.at[1]};
    for (size_t at = 0; at < entry->characters.size;) {
        uint32_t code_point = text_next(entry->characters, &at);
        add_hang(arena, hangs, code_point, hang);
        if (code_point == '-') add_hang(arena, hangs, 0x2010, hang);
    }
}

static int compare_hangs(const void *left, const void *right) {
    const CharacterHang *a = left, *b = right;
    return (a->code_point > b->code_point) - (a->code_point < b->code_point);
}

// how nearly a name of the table means a font: 0 not at all, 1 all fonts, 2 its family, 3 itself
static int32_t name_fits(Text name, const Font *font) {
    if (text_is(name, "all")) return 1;
    size_t size = font->family.size;
    if (name.size < size || !text_equal(text_part(name, 0, size), font->family)) return 0;
    if (name.size == size) return 2;
    return name.at[size] == ' ' && text_equal(text_part(name, size + 1, name.size), font->style)
               ? 3
               : 0;
}

static const FontHangs *font_hangs(const TemplateReader *reader, const Font *font) {
    Arena *arena = reader->template->arena;
    FontHangs *hangs = NULL;
    for (int32_t near = 1; near <= 3; near++)
        for (int32_t i = 0; i < reader->file.protrusion.count; i++) {
            const FamilyHangs *family = &reader->file.protrusion.at[i];
            if (name_fits(family->name, font) != near) continue;
            if (!hangs) hangs = arena_new_of(arena, FontHangs);
            for (int32_t j = 0; j < family->entries.count; j++)
                add_hangs(arena, hangs, &family->entries.at[j]);
        }
    if (hangs && hangs->others.count)
        qsort(hangs->others.at, (size_t)hangs->others.count, sizeof *hangs->others.at,
              compare_hangs);
    return hangs;
}

static void check_names(const TemplateReader *reader) {
    const YamlNode *table = template_written(reader->file.node, "protrusion");
    const FontSet *fonts = reader->fonts;
    ARRAY(Text) families = {0};
    for (int32_t i = 0; i < fonts->fonts.count; i++)
        *array_add(reader->template->arena, &families) = fonts->fonts.at[i].family;
    for (int32_t i = 0; i < reader->file.protrusion.count; i++) {
        Text name = reader->file.protrusion.at[i].name;
        bool fits = false;
        for (int32_t j = 0; j < fonts->fonts.count; j++)
            fits = fits || name_fits(name, &fonts->fonts.at[j]);
        if (fits) continue;
        const YamlNode *node = template_written(
            table, text_print(reader->template->arena, "%.*s", TEXT_ARG(name)).at);
        Text hint = template_hint(reader, name, families.at, families.count);
        schema_error(reader->diagnostics, node ? node : reader->file.node, "font-unknown",
                     "expected 'all', a family of fonts/fonts.yaml or one of its faces%.*s",
                     TEXT_ARG(hint));
    }
}

const OpticalMargins *template_read_margins(const TemplateReader *reader) {
    Arena *arena = reader->template->arena;
    int32_t count = reader->fonts->fonts.count;
    OpticalMargins *margins = arena_new_of(arena, OpticalMargins);
    margins->fonts = arena_array_of(arena, (size_t)count + 1, const FontHangs *);
    margins->font_count = count;
    for (int32_t i = 0; i < count; i++)
        margins->fonts[i] = font_hangs(reader, &reader->fonts->fonts.at[i]);
    check_names(reader);
    return margins;
}
