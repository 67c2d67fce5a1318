// template.c: a layout file becomes a Template: names of inks, styles, fonts and masters are settled.
//
// The file is read through the table of layout_schema.c. Styles and masters may start from one another in
// any order: each is read once its forebear is, over a copy of it; a circle is an error. Every name that is
// not found is reported at its place with the nearest one. Unit: millipoint.
#include "layout/template.h"

#include "common/file.h"
#include "layout/template_reader.h"

static void read_page(TemplateReader *reader) {
    Template *template = reader->template;
    template->width = reader->file.page.size.width;
    template->height = reader->file.page.size.height;
    template->bleed = reader->file.page.bleed;
    template->grid = reader->file.page.grid;
    template->grid_start = reader->file.page.first_baseline;
}

static void read_art(TemplateReader *reader) {
    const YamlNode *list = template_written(reader->file.node, "art");
    const YamlNode *node = list && list->kind == YAML_SEQUENCE ? list->first : NULL;
    for (int32_t i = 0; i < 6; i++) {
        reader->template->art[i] = reader->template->paper;
        if (i >= reader->file.art.count) continue;
        reader->template->art[i] = template_read_paint(reader, reader->file.art.at[i], node);
        node = node ? node->next : NULL;
    }
}

static void read_tables(TemplateReader *reader) {
    const LayoutFile *file = &reader->file;
    const YamlNode *node = file->tables.node;
    TableRules *rules = &reader->template->tables;
    *rules = file->tables.rules;
    rules->rule = template_read_paint(reader, file->tables.rule, template_written(node, "rule"));
    rules->head_rule = template_read_paint(reader, file->tables.head_rule, template_written(node, "head-rule"));
    rules->foot_rule = template_read_paint(reader, file->tables.foot_rule, template_written(node, "foot-rule"));
}

static void read_limits(TemplateReader *reader) {
    const PreflightEntry *entry = &reader->file.preflight;
    PressLimits *limits = &reader->template->limits;
    *limits = entry->limits;
    PressLimits usual = press_limits_usual();
    bool given = entry->resolution.count == 2;
    limits->resolution_least = given ? entry->resolution.at[0] : usual.resolution_least;
    limits->resolution_good = given ? entry->resolution.at[1] : usual.resolution_good;
    if (limits->resolution_least > limits->resolution_good)
        schema_error(reader->diagnostics, template_written(entry->node, "resolution"), "wrong-value",
                     "expected the resolution below which there is an error, then the higher one of the warning");
}

static PanelRules read_panel(const TemplateReader *reader, const PanelEntry *entry) {
    PanelRules rules = entry->rules;
    rules.ground = template_read_paint(reader, entry->ground, template_written(entry->node, "ground"));
    rules.rule = template_read_paint(reader, entry->rule, template_written(entry->node, "rule"));
    return rules;
}

static void read_rules(TemplateReader *reader) {
    Template *template = reader->template;
    const LayoutFile *file = &reader->file;
    const YamlNode *draft = file->draft.node, *figures = template_written(file->node, "figures");
    template->figures = file->figures;
    template->notes = file->notes;
    template->notes.rule = template_read_paint(reader, file->note_rule,
                                               template_written(template_written(file->node, "notes"), "rule"));
    template->drop_cap = file->drop_cap;
    template->pull_quote = read_panel(reader, &file->pull_quote);
    template->sidebar = read_panel(reader, &file->sidebar);
    template->signature_height = file->signature_height;
    template->weights = file->weights;
    read_tables(reader);
    template->contents = file->contents;
    template->imprint = file->imprint;
    read_limits(reader);
    template->draft = (DraftRules){
        .angle = file->draft.angle,
        .frames =
            template_read_paint(reader, file->draft.frames, template_written(draft, "frames")),
        .grid = template_read_paint(reader, file->draft.grid, template_written(draft, "grid")),
        .marks = template_read_paint(reader, file->draft.marks, template_written(draft, "marks"))};
    for (int32_t i = 0; i < file->words.count; i++)
        *array_add(template->arena, &template->words) = file->words.at[i];
    const FigureRules *rules = &template->figures;
    if (rules->least > rules->preferred || rules->preferred > rules->most ||
        rules->aspect_least > rules->aspect_most)
        schema_error(reader->diagnostics, figures ? figures : file->node, "wrong-value",
                     "expected heights and aspects of pictures from the least to the most");
}

static Output output_from(const ProfileEntry *entry) {
    if (!entry->file.size || !entry->digest.size) return (Output){0};
    return (Output){entry->file, entry->digest, entry->condition, entry->info, false, false};
}

static void read_outputs(TemplateReader *reader) {
    Template *template = reader->template;
    const LayoutFile *file = &reader->file;
    Output *press = &template->outputs[OUTPUT_PRESS];
    template->outputs[OUTPUT_SCREEN] = output_from(&file->web.profile);
    *press = output_from(&file->press.profile);
    press->convert = press->file.at && !file->press.images;
    press->perceptual = press->file.at && file->press.rendering == 1;
    template->signature = file->press.signature;
    template->marks = file->press.marks;
}

// The columns of numbers and labels must leave room for the texts beside them.
static void check_front(const TemplateReader *reader) {
    const Template *template = reader->template;
    const Master *contents = template_find_master(template, TEXT("contents"));
    const Master *imprint = template_find_master(template, TEXT("imprint"));
    Unit numbers = template->contents.number_width + template->contents.number_gap;
    const YamlNode *node = template_written(reader->file.node, "contents");
    if (contents && numbers > contents->measure / 2)
        schema_error(reader->diagnostics, node ? node : reader->file.node, "no-room",
                     "the numbers take more than half of the contents' measure");
    node = template_written(reader->file.node, "imprint");
    if (imprint && template->imprint.label_width > imprint->measure / 2)
        schema_error(reader->diagnostics, node ? node : reader->file.node, "no-room",
                     "the labels take more than half of the imprint's measure");
}

static bool layout_read(TemplateReader *reader, const YamlNode *root) {
    Template *template = reader->template;
    int32_t errors = diagnostics_count(reader->diagnostics, SEVERITY_ERROR);
    if (!schema_read(template->arena, &layout_file_type, root, &reader->file,
                     reader->diagnostics) &&
        (!reader->file.inks.count || !reader->file.page.size.width))
        return false;
    if (reader->file.name.size) template->name = reader->file.name;
    read_page(reader);
    read_outputs(reader);
    template_read_inks(reader);
    template_read_styles(reader);
    template_read_masters(reader);
    read_art(reader);
    template_read_charts(reader);
    read_rules(reader);
    check_front(reader);
    return diagnostics_count(reader->diagnostics, SEVERITY_ERROR) == errors;
}

// An empty Template for the file layouts/NAME.yaml.
static Template *template_new(Text name) {
    Arena *arena = arena_new();
    Template *template = arena_new_of(arena, Template);
    template->arena = arena;
    template->name = text_copy(arena, name);
    template->file = text_print(arena, "layouts/%.*s.yaml", TEXT_ARG(name));
    return template;
}

// The template filled from root; NULL, and the template gone, after errors.
static Template *template_fill(Template *template, const YamlNode *root, FontSet *fonts,
                               Diagnostics *diagnostics) {
    TemplateReader reader = {.template = template, .fonts = fonts, .diagnostics = diagnostics};
    if (root && layout_read(&reader, root)) return template;
    template_free(template);
    return NULL;
}

Template *template_read(Text root, Text name, FontSet *fonts, Diagnostics *diagnostics) {
    Template *template = template_new(name);
    Text path = file_join(template->arena, root, template->file);
    Place whole = {.file = template->file};
    const YamlNode *tree = yaml_read_file(template->arena, path.at, template->file, whole, diagnostics);
    if (tree) template->hash = text_hash(tree->source->bytes);
    return template_fill(template, tree, fonts, diagnostics);
}

Template *template_read_bytes(Text bytes, Text name, FontSet *fonts, Diagnostics *diagnostics) {
    Template *template = template_new(name);
    return template_fill(template,
                         yaml_read(template->arena, bytes, template->file, diagnostics), fonts,
                         diagnostics);
}

void template_free(Template *template) {
    if (template) arena_free(template->arena);
}

const Style *template_find_style(const Template *template, Text name) {
    for (int32_t i = 0; i < template->styles.count; i++)
        if (text_equal(template->styles.at[i].name, name)) return &template->styles.at[i];
    return NULL;
}

const Master *template_find_master(const Template *template, Text name) {
    for (int32_t i = 0; i < template->masters.count; i++)
        if (text_equal(template->masters.at[i].name, name)) return &template->masters.at[i];
    return NULL;
}

const Style *template_style(const Template *template, const char *name) {
    const Style *style = template_find_style(template, text_of(name));
    return style ? style : template_find_style(template, TEXT("body"));
}

Text template_word(const Template *template, Text key) {
    for (int32_t i = 0; i < template->words.count; i++)
        if (text_equal(template->words.at[i].key, key)) return template->words.at[i].value;
    return (Text){0};
}
