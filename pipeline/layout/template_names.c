// template_names.c: names in a layout, found or reported with the nearest one.
#include "layout/template_reader.h"

Text template_hint(const TemplateReader *reader, Text word, const Text *among, int32_t count) {
    Text near = schema_nearest(word, among, count);
    return near.size ? text_print(reader->template->arena, "; did you mean '%.*s'?", TEXT_ARG(near))
                     : TEXT("");
}

void template_report_unknown(const TemplateReader *reader, const YamlNode *node, const char *rule,
                             const char *what, Text word, const Text *among, int32_t count) {
    Text more = template_hint(reader, word, among, count);
    schema_error(reader->diagnostics, node, rule, "the layout has no %s '%.*s'%.*s", what,
                 TEXT_ARG(word), TEXT_ARG(more));
}

int32_t template_find_name(const Text *names, int32_t count, Text name) {
    for (int32_t i = 0; i < count; i++)
        if (text_equal(names[i], name)) return i;
    return -1;
}

const YamlNode *template_written(const YamlNode *node, const char *key) {
    return node && node->kind == YAML_MAPPING ? yaml_find(node, key) : NULL;
}

void template_begin_names(TemplateReader *reader, const NamedNode *nodes, int32_t count) {
    Arena *arena = reader->template->arena;
    reader->names = arena_array_of(arena, (size_t)count + 1, Text);
    reader->state = arena_array_of(arena, (size_t)count + 1, signed char);
    reader->name_count = count;
    for (int32_t i = 0; i < count; i++) reader->names[i] = nodes[i].name;
}

int32_t template_find_forebear(const TemplateReader *reader, const YamlNode *node, const char *rule,
                               const char *what) {
    const YamlNode *like = template_written(node, "like");
    if (!like || like->kind != YAML_SCALAR) return -1;
    int32_t found = template_find_name(reader->names, reader->name_count, like->value);
    if (found < 0)
        template_report_unknown(reader, like, rule, what, like->value, reader->names,
                                reader->name_count);
    else if (reader->state[found] == 1)
        schema_error(reader->diagnostics, like, "like-circle", "'%.*s' starts from itself",
                     TEXT_ARG(like->value));
    return found >= 0 && reader->state[found] == 1 ? -1 : found;
}
