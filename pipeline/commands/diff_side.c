// diff_side.c: opens one side of a comparison.
//
// A folder is an edition; a file, or standard input, is Pages in its text form; a word with a colon that is neither is
// a git revision and a path in it.
#include "commands/diff_side.h"

#include "common/file.h"
#include "layout/template.h"

enum { PAGES_MOST = 1 << 30 };

static DiffStyle describe_style(Arena *arena, const Template *template, const FontSet *fonts, const Style *style) {
    const Font *font = style->font < 0 ? NULL : &fonts->fonts.at[style->font];
    bool inked = style->paint.ink >= 0 && style->paint.ink < template->inks.count;
    return (DiffStyle){.name = text_copy(arena, style->name),
                       .place = {text_copy(arena, style->place.file), style->place.line, style->place.column},
                       .family = font ? text_copy(arena, font->family) : (Text){0},
                       .face = font ? text_copy(arena, font->style) : (Text){0},
                       .size = style->size,
                       .leading = style->leading,
                       .ink = inked ? text_copy(arena, template->inks.at[style->paint.ink].name) : (Text){0},
                       .tint = style->paint.tint};
}

// The layout's styles, so that a change of look has a name.
static void read_styles(OpenSide *side, Text layout) {
    Edition *edition = side->edition;
    if (!layout.size) layout = edition->document->layout;
    side->side.layout = text_copy(side->arena, layout);
    Template *template = template_read(edition->root, layout, edition->fonts, edition->diagnostics);
    if (!template) return;
    DiffStyle *styles = arena_array_of(side->arena, (size_t) template->styles.count + 1, DiffStyle);
    for (int32_t i = 0; i < template->styles.count; i++)
        styles[i] = describe_style(side->arena, template, edition->fonts, &template->styles.at[i]);
    side->side.styles = styles;
    side->side.style_count = template->styles.count;
    template_free(template);
}

static void open_edition(OpenSide *side, Text root, Text sources, const Options *options) {
    Options own = *options;
    own.sources = sources;
    own.verbose = false;
    if (root.size) own.root = root;
    side->edition = edition_open(&own);
    side->diagnostics = side->edition->diagnostics;
    if (stage_status(side->diagnostics, &own) || !side->edition->pages) return;
    side->side.pages = side->edition->pages;
    side->side.root = side->edition->root;
    side->side.fonts = side->edition->fonts;
    read_styles(side, own.layout);
}

static Text find_root(Arena *arena, Text operand, const Options *options) {
    if (options->root.size) return options->root;
    Text folder = operand;
    while (folder.size && folder.at[folder.size - 1] != '/') folder.size--;
    Text root = file_find_root(arena, folder.size ? text_copy(arena, folder).at : ".");
    return root.size ? root : TEXT(".");
}

static void open_pages(OpenSide *side, Text operand, Text bytes, const Options *options, bool paint) {
    side->diagnostics = diagnostics_new(side->arena);
    side->pages = pages_read(bytes, operand, side->diagnostics);
    if (!side->pages || !paint) {
        side->side.pages = side->pages;
        return;
    }
    side->side.root = find_root(side->arena, operand, options);
    side->side.fonts = side->fonts = font_set_read(side->side.root, side->diagnostics);
    if (!stage_status(side->diagnostics, options)) side->side.pages = side->pages;
}

static Text read_pages(Arena *arena, Text operand) {
    const char *why = NULL;
    Text bytes = file_read(arena, text_copy(arena, operand).at, PAGES_MOST, &why);
    if (!bytes.at) stage_fail("cannot read '%.*s': %s", TEXT_ARG(operand), why);
    return bytes;
}

void diff_side_open(OpenSide *side, Arena *arena, Text operand, const Options *options, bool paint) {
    *side = (OpenSide){.arena = arena, .side.name = operand};
    const char *path = text_copy(arena, operand).at;
    Revision revision = {0};
    if (file_is_folder(path)) open_edition(side, (Text){0}, operand, options);
    else if (text_is(operand, "-") || file_is_there(path))
        open_pages(side, operand, read_pages(arena, operand), options, paint);
    else if (!diff_revision_open(arena, operand, &revision))
        stage_fail("there is no '%.*s': expected an edition's folder, a Pages file or a git revision such as "
                   "HEAD~1:sources/2021",
                   TEXT_ARG(operand));
    else if (revision.bytes.at) open_pages(side, operand, revision.bytes, options, paint);
    else open_edition(side, revision.root, revision.sources, options);
}

void diff_side_close(OpenSide *side) {
    if (side->edition) edition_close(side->edition);
    pages_free(side->pages);
    if (side->fonts) font_set_free(side->fonts);
}
