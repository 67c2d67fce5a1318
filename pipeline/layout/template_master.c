// template_master.c: kinds of page: margins and columns become a measure, furniture is checked.
//
// Unit: millipoint.
#include <string.h>

#include "layout/ornament.h"
#include "layout/template_reader.h"

static const Text furniture_words[] = {
    {"section", 7},     {"title", 5},   {"page", 4},    {"report", 6},  {"organisation", 12},
    {"short-name", 10}, {"year", 4},    {"date", 4},    {"cover-1", 7}, {"cover-2", 7},
    {"cover-3", 7},     {"cover-4", 7}, {"cover-5", 7}, {"cover-6", 7}, {"cover-7", 7},
    {"cover-8", 7},     {"cover-9", 7},
};
enum { FURNITURE_WORDS = sizeof furniture_words / sizeof *furniture_words };

// Every {word} of a furniture text must be one that furniture.c fills in.
static void check_words(const TemplateReader *reader, const FurnitureEntry *entry) {
    Text text = entry->furniture.text;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] != '{') continue;
        size_t end = i;
        while (end < text.size && text.at[end] != '}') end++;
        Text word = text_part(text, i + 1, end);
        if (end == text.size) {
            schema_error(reader->diagnostics, entry->node, "word-unknown",
                         "expected } behind {%.*s", TEXT_ARG(word));
        } else if (template_find_name(furniture_words, FURNITURE_WORDS, word) < 0) {
            Text more = template_hint(reader, word, furniture_words, FURNITURE_WORDS);
            schema_error(reader->diagnostics, entry->node, "word-unknown",
                         "there is no {%.*s} to fill in%.*s", TEXT_ARG(word), TEXT_ARG(more));
        }
        i = end;
    }
}

static void check_topic(const TemplateReader *reader, const FurnitureEntry *entry, Text topic) {
    Text near = ornament_nearest_topic(topic);
    if (near.size)
        schema_error(reader->diagnostics, entry->node, "topic-unknown",
                     "there is no art for the topic '%.*s'; did you mean '%.*s'?", TEXT_ARG(topic),
                     TEXT_ARG(near));
}

static void settle_role(Furniture *furniture, Shows shows) {
    switch (shows) {
    case SHOWS_HEADER: furniture->artifact = ARTIFACT_HEADER; break;
    case SHOWS_FOOTER: furniture->artifact = ARTIFACT_FOOTER; break;
    case SHOWS_NUMBER: furniture->artifact = ARTIFACT_PAGINATION; break;
    case SHOWS_TITLE: furniture->role = ROLE_H1, furniture->content = true; break;
    case SHOWS_TEXT: furniture->role = ROLE_P, furniture->content = true; break;
    }
}

static void settle_text(const TemplateReader *reader, FurnitureEntry *entry) {
    Furniture *furniture = &entry->furniture;
    if (!furniture->style.size) furniture->style = TEXT("running-head");
    if (!template_find_style(reader->template, furniture->style)) {
        int32_t count = reader->template->styles.count;
        Text *names = arena_array_of(reader->template->arena, (size_t)count + 1, Text);
        for (int32_t i = 0; i < count; i++) names[i] = reader->template->styles.at[i].name;
        const YamlNode *node = template_written(entry->node, "style");
        template_report_unknown(reader, node ? node : entry->node, "style-unknown", "style",
                                furniture->style, names, count);
    }
    check_words(reader, entry);
    settle_role(furniture, (Shows)entry->role);
    furniture->anchor_last = entry->at_last != 0;
}

static void settle_art(const TemplateReader *reader, FurnitureEntry *entry) {
    if (text_is(entry->furniture.topic, "edition")) entry->furniture.topic = (Text){0};
    else check_topic(reader, entry, entry->furniture.topic);
    entry->furniture.artifact = ARTIFACT_BACKGROUND;
}

static void settle_furniture(const TemplateReader *reader, FurnitureEntry *entry) {
    Furniture *furniture = &entry->furniture;
    const YamlNode *node = entry->node;
    furniture->kind = (FurnitureKind)entry->kind;
    furniture->role = ROLE_ARTIFACT;
    furniture->artifact = ARTIFACT_LAYOUT;
    furniture->place = node->place;
    bool x_absent = !template_written(node, "x");
    switch (furniture->kind) {
    case FURNITURE_TEXT:
        furniture->at_margin = x_absent;
        settle_text(reader, entry);
        break;
    case FURNITURE_RULE:
        furniture->at_margin = x_absent;
        furniture->paint = template_read_paint(reader, entry->ink, template_written(node, "rule"));
        break;
    case FURNITURE_ART: settle_art(reader, entry); break;
    case FURNITURE_BOX:
        furniture->artifact = ARTIFACT_BACKGROUND;
        furniture->paint = template_read_paint(reader, entry->ink, template_written(node, "box"));
        break;
    }
}

// The column's measure, and whether the page has room for it and for a line of text.
static void settle_measure(const TemplateReader *reader, MasterEntry *entry) {
    Master *master = &entry->master;
    const Template *template = reader->template;
    int64_t room = (int64_t) template->width - master->inner - master->outer;
    if (master->aside_width) room -= (int64_t)master->aside_width + master->gutter;
    room -= (int64_t)(master->columns - 1) * master->gutter;
    master->measure = (Unit)(room / (master->columns > 0 ? master->columns : 1));
    if (master->measure < UNIT_MM(12))
        schema_error(reader->diagnostics, entry->node, "no-room",
                     "margins, columns and gutters leave columns narrower than 12 mm");
    int64_t height =
        (int64_t) template->height - master->top - master->bottom - template->grid_start;
    if (height < template->grid)
        schema_error(reader->diagnostics, entry->node, "no-room",
                     "margins leave no room for two lines of the grid");
}

static void read_master(TemplateReader *reader, MasterEntry *entries, int32_t index) {
    const YamlNode *node = reader->file.masters.at[index].node;
    if (reader->state[index]) return;
    reader->state[index] = 1;
    int32_t forebear = template_find_forebear(reader, node, "master-unknown", "master");
    if (forebear >= 0) read_master(reader, entries, forebear);
    Arena *arena = reader->template->arena;
    MasterEntry *entry = &entries[index];
    *entry = forebear >= 0 ? entries[forebear] : (MasterEntry){0};
    if (forebear >= 0) schema_update(arena, &layout_master_type, node, entry, reader->diagnostics);
    else schema_read(arena, &layout_master_type, node, entry, reader->diagnostics);
    entry->node = node;
    Master *master = &entry->master;
    master->name = reader->file.masters.at[index].name;
    master->place = node->place;
    settle_measure(reader, entry);
    FurnitureEntries own = entry->furniture;
    memset(&master->furniture, 0, sizeof master->furniture);
    for (int32_t i = 0; i < own.count; i++) {
        FurnitureEntry copy = own.at[i];
        if (!copy.node) continue; // in error, and reported
        settle_furniture(reader, &copy);
        *array_add(arena, &master->furniture) = copy.furniture;
    }
    reader->state[index] = 2;
}

void template_read_masters(TemplateReader *reader) {
    Template *template = reader->template;
    int32_t count = reader->file.masters.count;
    MasterEntry *entries = arena_array_of(template->arena, (size_t)count + 1, MasterEntry);
    template_begin_names(reader, reader->file.masters.at, count);
    for (int32_t i = 0; i < count; i++) read_master(reader, entries, i);
    for (int32_t i = 0; i < count; i++)
        *array_add(template->arena, &template->masters) = entries[i].master;
    if (!count)
        schema_error(reader->diagnostics, reader->file.node, "master-missing",
                     "expected at least one master");
}
