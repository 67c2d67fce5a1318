// template_ink.c: inks, and paints named by them.
//
// CMYK comes from the file; the web value too, or else from the press's profile, relative colorimetric
// with black point compensation. A few names mean more than a colour in a PDF (ISO 32000-1, 8.6.6.4), so no
// spot ink may have them. In and out: 1/1000.
#include <string.h>

#include "common/colour.h"
#include "common/file.h"
#include "layout/template_reader.h"

enum { NAME_MOST = 127 }; // bytes of a name in a PDF (ISO 19005-2, 6.1.13)

// The strength behind an ink's name: "60%" is 600; -1 if it is none.
static int32_t tint_read(Text text) {
    if (text.size < 2 || text.size > 4 || text.at[text.size - 1] != '%') return -1;
    int32_t tint = 0;
    for (size_t i = 0; i + 1 < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return -1;
        tint = tint * 10 + (text.at[i] - '0');
    }
    return tint <= 100 ? tint * 10 : -1;
}

Paint template_read_paint(const TemplateReader *reader, Text text, const YamlNode *node) {
    if (!text.size) return PAINT_NONE;
    if (text_is(text, "paper")) return reader->template->paper;
    Text name = text;
    int32_t tint = 1000;
    const char *space = memchr(text.at, ' ', text.size);
    if (space) {
        size_t at = (size_t)(space - text.at);
        name = text_part(text, 0, at);
        tint = tint_read(text_trim(text_part(text, at, text.size)));
    }
    int32_t ink = template_find_name(reader->ink_names, reader->template->inks.count, name);
    if (ink < 0 && node)
        template_report_unknown(reader, node, "ink-unknown", "ink", name, reader->ink_names,
                                reader->template->inks.count);
    if (tint < 0 && node)
        schema_error(reader->diagnostics, node, "wrong-value",
                     "expected an ink and its strength, like 'blue 60%%'");
    return ink < 0 || tint < 0 ? PAINT_NONE : (Paint){(int16_t)ink, (int16_t)tint};
}

static Ink ink_from(const InkEntry *entry) {
    bool whole = entry->cmyk.count == 4;
    const int32_t *part = entry->cmyk.at;
    return (Ink){.name = entry->name,
                 .kind = entry->spot ? INK_SPOT : INK_PROCESS,
                 .overprint = entry->overprint,
                 .cyan = whole ? part[0] : 0,
                 .magenta = whole ? part[1] : 0,
                 .yellow = whole ? part[2] : 0,
                 .black = whole ? part[3] : 0,
                 .red = entry->web.red,
                 .green = entry->web.green,
                 .blue = entry->web.blue};
}

static uint8_t byte_of(int32_t thousandths) {
    return (uint8_t)((thousandths * 255 + 500) / 1000);
}

// Sets the web values of one ink; transform NULL: without a profile.
static void derive_web(Ink *ink, ColourTransform *transform) {
    uint8_t from[4] = {byte_of(ink->cyan), byte_of(ink->magenta), byte_of(ink->yellow),
                       byte_of(ink->black)},
            to[3];
    if (transform) colour_convert(transform, from, to, 1);
    else colour_convert_plain(from, to, 1);
    ink->red = (to[0] * 1000 + 127) / 255, ink->green = (to[1] * 1000 + 127) / 255;
    ink->blue = (to[2] * 1000 + 127) / 255;
}

// Web values of all inks that give none; opening the profile takes milliseconds, so not when all give one.
static void derive_missing(const TemplateReader *reader) {
    const InkEntry *entries = reader->file.inks.at;
    Ink *inks = reader->template->inks.at;
    int32_t count = reader->template->inks.count, first = 0;
    while (first < count && entries[first].web.given) first++;
    if (first == count) return;
    const char *why = NULL;
    Text file = reader->template->outputs[OUTPUT_PRESS].file;
    Text profile = file.size ? file_map(text_copy(reader->template->arena, file).at, 16 << 20, &why) : (Text){0};
    ColourTransform *transform = profile.at ? colour_open_srgb(profile, 4) : NULL;
    if (!file.size)
        diagnostics_add(reader->diagnostics, SEVERITY_WARNING, reader->file.node->place, "profile-missing",
                        "an ink without 'rgb', and no press.profile to derive it through: its colour on "
                        "the web is a guess");
    else if (!transform)
        diagnostics_add(reader->diagnostics, SEVERITY_WARNING, reader->file.press.profile.node->place,
                        "profile-missing",
                        "an ink without 'rgb', and the profile %.*s cannot be read (%s): its "
                        "colour on the web is a guess",
                        TEXT_ARG(file), why ? why : "it is damaged");
    for (int32_t i = first; i < count; i++)
        if (!entries[i].web.given) derive_web(&inks[i], transform);
    colour_close(transform);
    file_unmap(profile);
}

// "All" is every plate, "None" is no plate, the others are the process inks themselves
static bool is_reserved(Text name) {
    static const char *const names[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(name, names[i])) return true;
    return false;
}

void template_read_inks(TemplateReader *reader) {
    Template *template = reader->template;
    int32_t count = reader->file.inks.count;
    reader->ink_names = arena_array_of(template->arena, (size_t)count + 1, Text);
    template->paper = PAINT_NONE;
    for (int32_t i = 0; i < count && i < INT16_MAX; i++) {
        const InkEntry *entry = &reader->file.inks.at[i];
        *array_add(template->arena, &template->inks) = ink_from(entry);
        reader->ink_names[i] = entry->name;
        if (entry->spot && entry->name.size > NAME_MOST)
            schema_error(reader->diagnostics, entry->node, "ink-reserved",
                         "a spot ink's name takes at most %d bytes", NAME_MOST);
        if (entry->spot && is_reserved(entry->name))
            schema_error(reader->diagnostics, entry->node, "ink-reserved",
                         "'%.*s' is no name for a spot ink: in a PDF it means more than a colour",
                         TEXT_ARG(entry->name));
        // an overprinting ink at tint 0 would leave what lies below
        if (template->paper.ink < 0 && !entry->overprint && !entry->spot)
            template->paper = (Paint){(int16_t)i, 0};
    }
    if (template->paper.ink < 0)
        schema_error(reader->diagnostics, reader->file.node, "ink-missing",
                     "expected at least one process ink that does not overprint");
    derive_missing(reader);
}
