// schema.c: reads a YAML tree by a table, into C structs.
//
// Every mapping is walked once: each key is looked up in its type's fields and stored at the field's offset; then
// the fields that were absent get their presets or are missed. Errors are collected and work goes on.
#include "common/schema.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "common/schema_scalar.h"

typedef struct {
    Arena *arena, *lists;
    Diagnostics *diagnostics;
    bool update;
    bool good;
} Reader;

// ---- errors ------------------------------------------------------------------------------------

static void add_error(Diagnostics *diagnostics, const YamlNode *node, Place place, const char *rule,
                      const char *format, va_list args) {
    Arena *arena = arena_new();
    Text message = text_print_list(arena, format, args);
    Text path = yaml_path(arena, node);
    diagnostics_add(diagnostics, SEVERITY_ERROR, place, rule, "%.*s%s%s", TEXT_ARG(path), path.size ? ": " : "",
                    message.at);
    arena_free(arena);
}

void schema_error(Diagnostics *diagnostics, const YamlNode *node, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add_error(diagnostics, node, node->place, rule, format, args);
    va_end(args);
}

__attribute__((format(printf, 5, 6)))
static void fail(Reader *reader, const YamlNode *node, Place place, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add_error(reader->diagnostics, node, place, rule, format, args);
    va_end(args);
    reader->good = false;
}

Place schema_place(const YamlNode *mapping, const char *key) {
    const YamlNode *value = yaml_find(mapping, key);
    return value ? value->place : mapping->place;
}

Text schema_nearest(Text word, const Text *among, int32_t count) {
    Text nearest = {0};
    int32_t least = (int32_t)(word.size > 40 ? 40 : word.size) / 3 + 2; // at a third of it the guess is wild
    for (int32_t i = 0; i < count; i++) {
        int32_t distance = text_distance(word, among[i]);
        if (distance < least && distance < (int32_t)among[i].size) least = distance, nearest = among[i];
    }
    return nearest;
}

static Text nearest_name(Arena *arena, Text word, const char *const *names) {
    ARRAY(Text) among = {0};
    for (int32_t i = 0; names[i]; i++) *array_add(arena, &among) = text_of(names[i]);
    return schema_nearest(word, among.at, among.count);
}

// what stands there, in words
static const char *found_words(const YamlNode *node) {
    switch (node->kind) {
    case YAML_SEQUENCE: return "a list";
    case YAML_MAPPING: return "keys and values";
    case YAML_SCALAR: break;
    }
    return node->value.size ? "a text" : "nothing";
}

// a value written without a quote and left empty: the key has no value
static bool is_void(const YamlNode *node) {
    return node->kind == YAML_SCALAR && !node->value.size && node->style == YAML_PLAIN;
}

static void fail_void(Reader *reader, const YamlNode *node, const SchemaField *field) {
    Text bytes = node->source->bytes;
    size_t at = node->to;
    while (at < bytes.size && bytes.at[at] == ' ') at++;
    bool comment = at < bytes.size && bytes.at[at] == '#';
    fail(reader, node, node->key.at ? node->key_place : node->place, "wrong-type", "expected %.*s, found nothing: %s",
         TEXT_ARG(schema_expected(reader->arena, field)),
         comment ? "what follows # is a comment; a text that begins with # stands in quotes" : "write it, or remove the key");
}

static void fail_kind(Reader *reader, const YamlNode *node, const SchemaField *field) {
    if (is_void(node)) fail_void(reader, node, field);
    else
        fail(reader, node, node->place, "wrong-type", "expected %.*s, found %s",
             TEXT_ARG(schema_expected(reader->arena, field)), found_words(node));
}

// the start of a value, for a message
static Text excerpt(Arena *arena, Text value) {
    size_t end = value.size < 60 ? value.size : 60;
    while (end && end < value.size && ((unsigned char)value.at[end] & 0xc0) == 0x80) end--;
    const char *break_at = value.size ? memchr(value.at, '\n', end) : NULL;
    if (break_at) end = (size_t)(break_at - value.at);
    return text_print(arena, "%.*s%s", (int)end, value.at, end < value.size ? "…" : "");
}

static void fail_value(Reader *reader, const YamlNode *node, const SchemaField *field) {
    Text near = field->kind == FIELD_ENUM ? nearest_name(reader->arena, node->value, field->names) : (Text){0};
    bool several = field->kind == FIELD_TEXT && node->value.size &&
                   memchr(node->value.at, '\n', node->value.size - (node->style >= YAML_LITERAL));
    Text hint = near.at ? text_print(reader->arena, "; did you mean '%.*s'?", TEXT_ARG(near))
                : !several ? TEXT("")
                : node->style == YAML_LITERAL ? TEXT("; begin it with >- to write it on several lines")
                                              : TEXT("; take the blank line out of it");
    fail(reader, node, node->place, field->kind == FIELD_DATE ? "bad-date" : "wrong-value",
         "expected %.*s, found '%.*s'%.*s", TEXT_ARG(schema_expected(reader->arena, field)),
         TEXT_ARG(excerpt(reader->arena, node->value)), TEXT_ARG(hint));
}

// "Seminar #3": YAML takes what follows for a comment; text is never lost silently
static void warn_comment(Reader *reader, const YamlNode *node) {
    if (node->style != YAML_PLAIN) return;
    Text bytes = node->source->bytes;
    size_t at = node->to;
    while (at < bytes.size && bytes.at[at] == ' ') at++;
    if (at + 1 >= bytes.size || bytes.at[at] != '#' || strchr(" \r\n#", bytes.at[at + 1])) return;
    diagnostics_add(reader->diagnostics, SEVERITY_WARNING, yaml_place(node->source, at), "comment-in-text",
                    "what follows # is a comment and will not be printed: put the text in quotes, or a blank behind "
                    "the #");
}

// ---- values ------------------------------------------------------------------------------------

static void read_mapping(Reader *reader, const SchemaType *type, const YamlNode *node, char *base);
static void read_value(Reader *reader, const SchemaField *field, const YamlNode *node, char *base);

static void read_scalar(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    bool is_text = field->kind == FIELD_TEXT || field->kind == FIELD_LINES;
    if (node->kind != YAML_SCALAR || is_void(node)) fail_kind(reader, node, field);
    else if (!schema_store(reader->arena, field, node->value, base + field->offset)) fail_value(reader, node, field);
    else if (is_text) warn_comment(reader, node);
}

static void read_markdown(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    if (node->kind != YAML_SCALAR || is_void(node)) {
        fail_kind(reader, node, field);
        return;
    }
    if (field->most && (int64_t)node->value.size > field->most && text_length(node->value) > field->most) {
        fail_value(reader, node, field);
        return;
    }
    warn_comment(reader, node);
    memcpy(base + field->offset, &node, sizeof node);
}

// ARRAY(T) as the array functions see it
typedef struct {
    char *at;
    int32_t count, room;
} AnyArray;

static char *add_element(Reader *reader, const SchemaField *field, AnyArray *array) {
    array->at = array_grow(reader->lists, array->at, array->count, &array->room, field->size);
    return array->at + (size_t)array->count++ * field->size;
}

static void fail_count(Reader *reader, const SchemaField *field, const YamlNode *node) {
    if (field->least == field->most)
        fail(reader, node, node->place, "wrong-value", "expected %lld items, found %d", (long long)field->least, node->count);
    else
        fail(reader, node, node->place, "wrong-value", "expected %lld to %lld items, found %d", (long long)field->least,
             (long long)field->most, node->count);
}

static void read_list(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    if (node->kind != YAML_SEQUENCE) {
        fail_kind(reader, node, field);
        return;
    }
    if ((field->least || field->most) && (node->count < field->least || node->count > field->most))
        fail_count(reader, field, node);
    AnyArray array = {0};
    array.at = array_enlarge(reader->lists, NULL, 0, &array.room, node->count, field->size);
    for (const YamlNode *item = node->first; item; item = item->next)
        read_value(reader, field->element, item, add_element(reader, field, &array));
    memcpy(base + field->offset, &array, sizeof array);
}

static void read_names(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    if (node->kind != YAML_MAPPING) {
        fail_kind(reader, node, field);
        return;
    }
    AnyArray array = {0};
    for (const YamlNode *item = node->first; item; item = item->next) {
        char *element = add_element(reader, field, &array);
        Text name = text_copy(reader->arena, item->key);
        if (field->keeps_name) memcpy(element + field->name_offset, &name, sizeof name);
        read_value(reader, field->element, item, element);
    }
    memcpy(base + field->offset, &array, sizeof array);
}

// ---- one of several ----------------------------------------------------------------------------

static bool is_choice_of(const SchemaField *choice, const YamlNode *node) {
    switch (choice->kind) {
    case FIELD_NODE: return true;
    case FIELD_MAPPING: return node->kind == YAML_MAPPING && yaml_find(node, choice->type->fields[0].key);
    case FIELD_NAMES: return node->kind == YAML_MAPPING;
    case FIELD_LIST: return node->kind == YAML_SEQUENCE;
    case FIELD_MARKDOWN: return node->kind == YAML_SCALAR;
    case FIELD_ONE_OF: return false;
    case FIELD_TEXT: case FIELD_LINES: case FIELD_BOOL: case FIELD_INT: case FIELD_NUMBER: case FIELD_PERCENT:
    case FIELD_LENGTH: case FIELD_DATE: case FIELD_ENUM: case FIELD_PATH: case FIELD_ID: case FIELD_LANGUAGE:
    case FIELD_CUSTOM: break;
    }
    return node->kind == YAML_SCALAR;
}

// does the choice take this scalar? tried without a diagnostic
static bool takes(Reader *reader, const SchemaField *choice, const YamlNode *node, char *base) {
    if (!is_choice_of(choice, node)) return false;
    return !schema_is_scalar(choice->kind) ||
           (!is_void(node) && schema_store(reader->arena, choice, node->value, base + choice->offset));
}

// the first choice that could have been meant, for the better message
static int32_t find_only_choice(const SchemaField *field, const YamlNode *node) {
    int32_t found = -1;
    for (int32_t i = 0; i < field->choice_count; i++) {
        const SchemaField *choice = &field->choices[i];
        bool like = is_choice_of(choice, node) || (choice->kind == FIELD_MAPPING && node->kind == YAML_MAPPING);
        if (!like) continue;
        if (found >= 0) return -1;
        found = i;
    }
    return found;
}

static void fail_choice(Reader *reader, const SchemaField *field, const YamlNode *node) {
    if (node->kind != YAML_MAPPING || !node->first) {
        if (node->kind == YAML_SCALAR && !is_void(node)) fail_value(reader, node, field);
        else fail_kind(reader, node, field);
        return;
    }
    Arena *arena = reader->arena;
    ARRAY(Text) keys = {0};
    Text list = {0};
    for (int32_t i = 0; i < field->choice_count; i++) {
        if (field->choices[i].kind != FIELD_MAPPING) continue;
        *array_add(arena, &keys) = text_of(field->choices[i].type->fields[0].key);
        list = list.at ? text_print(arena, "%.*s, %.*s", TEXT_ARG(list), TEXT_ARG(*array_last(&keys)))
                       : *array_last(&keys);
    }
    if (!keys.count) {
        fail_kind(reader, node, field);
        return;
    }
    Text key = node->first->key, near = schema_nearest(key, keys.at, keys.count);
    bool prose = key.size && (memchr(key.at, ' ', key.size) || (key.at[0] >= 'A' && key.at[0] <= 'Z'));
    Text hint = near.at ? text_print(arena, "; did you mean '%.*s'?", TEXT_ARG(near))
                : prose ? TEXT("; a text with a colon in it stands in quotes, or behind |") : TEXT("");
    fail(reader, node, node->first->key_place, "unknown-key", "unknown key '%.*s': expected one of %.*s%.*s",
         TEXT_ARG(excerpt(arena, key)), TEXT_ARG(list), TEXT_ARG(hint));
}

static void read_one_of(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    int32_t which = 0;
    while (which < field->choice_count && !takes(reader, &field->choices[which], node, base)) which++;
    if (which == field->choice_count) which = find_only_choice(field, node);
    if (which < 0) {
        fail_choice(reader, field, node);
        return;
    }
    read_value(reader, &field->choices[which], node, base);
    memcpy(base + field->offset, &which, sizeof which);
}

static void read_value(Reader *reader, const SchemaField *field, const YamlNode *node, char *base) {
    switch (field->kind) {
    case FIELD_TEXT: case FIELD_LINES: case FIELD_BOOL: case FIELD_INT: case FIELD_NUMBER: case FIELD_PERCENT:
    case FIELD_LENGTH: case FIELD_DATE: case FIELD_ENUM: case FIELD_PATH: case FIELD_ID: case FIELD_LANGUAGE:
    case FIELD_CUSTOM: read_scalar(reader, field, node, base); return;
    case FIELD_MARKDOWN: read_markdown(reader, field, node, base); return;
    case FIELD_NODE: memcpy(base + field->offset, &node, sizeof node); return;
    case FIELD_MAPPING:
        if (node->kind == YAML_MAPPING) read_mapping(reader, field->type, node, base + field->offset);
        else fail_kind(reader, node, field);
        return;
    case FIELD_LIST: read_list(reader, field, node, base); return;
    case FIELD_NAMES: read_names(reader, field, node, base); return;
    case FIELD_ONE_OF: read_one_of(reader, field, node, base); return;
    }
}

// ---- mappings ----------------------------------------------------------------------------------

static const SchemaField *find_field(const SchemaType *type, Text key) {
    for (int32_t i = 0; i < type->field_count; i++)
        if (text_is(key, type->fields[i].key)) return &type->fields[i];
    return NULL;
}

static void fail_unknown(Reader *reader, const SchemaType *type, const YamlNode *node) {
    Arena *arena = reader->arena;
    Text list = {0};
    ARRAY(Text) keys = {0};
    for (int32_t i = 0; i < type->field_count; i++) {
        *array_add(arena, &keys) = text_of(type->fields[i].key);
        list = list.at ? text_print(arena, "%.*s, %s", TEXT_ARG(list), type->fields[i].key) : keys.at[0];
    }
    Text near = schema_nearest(node->key, keys.at, keys.count);
    if (near.at)
        fail(reader, node, node->key_place, "unknown-key", "unknown key of %s; did you mean '%.*s'?", type->name,
             TEXT_ARG(near));
    else
        fail(reader, node, node->key_place, "unknown-key", "unknown key of %s; its keys are %.*s", type->name,
             TEXT_ARG(list));
}

static void set_preset(Reader *reader, const SchemaField *field, char *base) {
    Text preset = text_of(field->preset);
    const SchemaField *taker = field;
    int32_t which = 0;
    if (field->kind == FIELD_ONE_OF) {
        taker = NULL;
        for (int32_t i = 0; i < field->choice_count && !taker; i++)
            if (schema_is_scalar(field->choices[i].kind)) taker = &field->choices[which = i];
        memcpy(base + field->offset, &which, sizeof which);
    }
    bool stored = taker && schema_store(reader->arena, taker, preset, base + taker->offset);
    assert(stored && "a preset that its own field takes");
    (void)stored;
}

static void set_presets(Reader *reader, const SchemaType *type, char *base) {
    for (int32_t i = 0; i < type->field_count; i++) {
        const SchemaField *field = &type->fields[i];
        if (field->preset) set_preset(reader, field, base);
        else if (field->kind == FIELD_MAPPING) set_presets(reader, field->type, base + field->offset);
    }
}

static void check_missing(Reader *reader, const SchemaType *type, const YamlNode *node) {
    for (int32_t i = 0; i < type->field_count; i++) {
        const SchemaField *field = &type->fields[i];
        if (!field->required || yaml_find(node, field->key)) continue;
        const char *example = field->example ? field->example : "…";
        fail(reader, node, node->place, "missing-key", "%s needs the key '%s', for example  %s: %s", type->name,
             field->key, field->key, example);
    }
}

static void read_mapping(Reader *reader, const SchemaType *type, const YamlNode *node, char *base) {
    if (type->keeps_node) memcpy(base + type->node_offset, &node, sizeof node);
    if (!reader->update) {
        set_presets(reader, type, base);
        check_missing(reader, type, node);
    }
    for (const YamlNode *child = node->first; child; child = child->next) {
        const SchemaField *field = find_field(type, child->key);
        if (field) read_value(reader, field, child, base);
        else fail_unknown(reader, type, child);
    }
}

static bool read_root(Reader *reader, const SchemaType *type, const YamlNode *node, void *into) {
    if (node->kind == YAML_MAPPING) read_mapping(reader, type, node, into);
    else
        fail(reader, node, node->place, "wrong-type", "expected %s: lines of 'key: value', found %s", type->name,
             found_words(node));
    return reader->good;
}

bool schema_read(Arena *arena, const SchemaType *type, const YamlNode *node, void *into, Diagnostics *diagnostics) {
    return schema_read_apart(arena, arena, type, node, into, diagnostics);
}

bool schema_read_apart(Arena *arena, Arena *lists, const SchemaType *type, const YamlNode *node, void *into,
                       Diagnostics *diagnostics) {
    Reader reader = {arena, lists, diagnostics, false, true};
    return read_root(&reader, type, node, into);
}

bool schema_update(Arena *arena, const SchemaType *type, const YamlNode *node, void *into, Diagnostics *diagnostics) {
    Reader reader = {arena, arena, diagnostics, true, true};
    return read_root(&reader, type, node, into);
}
