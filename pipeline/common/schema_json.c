// schema_json.c: the schema's table as a JSON Schema (draft 7), so that editors complete and check YAML.
//
// In: the types that files may have as their root. Out: one schema; each type is a definition. Text may look like a
// number or a date to an editor's YAML reader, so text fields take these too.
#include <string.h>

#include "common/schema.h"
#include "common/schema_scalar.h"

typedef struct {
    Arena *arena;
    Buffer *out;
    ARRAY(const SchemaType *) types;
} Writer;

static void meet(Writer *writer, const SchemaType *type) {
    for (int32_t i = 0; i < writer->types.count; i++)
        if (writer->types.at[i] == type) return;
    *array_add(writer->arena, &writer->types) = type;
}

static void write_range(Buffer *out, const SchemaField *field, const char *least, const char *most, bool thousandths) {
    if (!field->least && !field->most) return;
    buffer_print(out, ", \"%s\": ", least);
    schema_write_value(out, thousandths ? FIELD_NUMBER : FIELD_INT, field->least);
    if (!field->most) return;
    buffer_print(out, ", \"%s\": ", most);
    schema_write_value(out, thousandths ? FIELD_NUMBER : FIELD_INT, field->most);
}

static void write_pattern(Buffer *out, const char *pattern) {
    buffer_string(out, "\"type\": \"string\", \"pattern\": ");
    buffer_json(out, text_of(pattern));
}

static void write_names(Buffer *out, const SchemaField *field) {
    buffer_string(out, "\"enum\": [");
    for (int32_t i = 0; field->names[i]; i++) {
        if (i) buffer_string(out, ", ");
        buffer_json(out, text_of(field->names[i]));
    }
    buffer_byte(out, ']');
}

// a type's name as a definition: blanks would need an escape in a reference
static void write_name(Buffer *out, const char *name) {
    for (; *name; name++) buffer_byte(out, *name == ' ' ? '-' : *name);
}

static void write_reference(Writer *writer, const SchemaType *type) {
    meet(writer, type);
    buffer_string(writer->out, "\"allOf\": [{\"$ref\": \"#/definitions/");
    write_name(writer->out, type->name);
    buffer_string(writer->out, "\"}]");
}

static void write_rules(Writer *writer, const SchemaField *field);

static void write_choices(Writer *writer, const SchemaField *field) {
    buffer_string(writer->out, "\"anyOf\": [");
    for (int32_t i = 0; i < field->choice_count; i++) {
        buffer_string(writer->out, i ? ", {" : "{");
        write_rules(writer, &field->choices[i]);
        buffer_byte(writer->out, '}');
    }
    buffer_byte(writer->out, ']');
}

static void write_inner(Writer *writer, const char *head, const SchemaField *element) {
    buffer_string(writer->out, head);
    write_rules(writer, element);
    buffer_byte(writer->out, '}');
}

// what a value must be, without the braces
static void write_rules(Writer *writer, const SchemaField *field) {
    Buffer *out = writer->out;
    switch (field->kind) {
    case FIELD_TEXT: case FIELD_LINES: case FIELD_MARKDOWN:
        buffer_string(out, "\"type\": [\"string\", \"number\", \"boolean\"]");
        write_range(out, field, "minLength", "maxLength", false);
        return;
    case FIELD_BOOL: buffer_string(out, "\"type\": \"boolean\""); return;
    case FIELD_INT:
        buffer_string(out, "\"type\": \"integer\"");
        write_range(out, field, "minimum", "maximum", false);
        return;
    case FIELD_NUMBER:
        buffer_string(out, "\"type\": \"number\"");
        write_range(out, field, "minimum", "maximum", true);
        return;
    case FIELD_PERCENT: write_pattern(out, "^-?[0-9]+(\\.[0-9]+)?%$"); return;
    case FIELD_LENGTH: write_pattern(out, "^-?[0-9]*\\.?[0-9]+ *(pt|mm|cm|in)$"); return;
    case FIELD_DATE: write_pattern(out, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"); return;
    case FIELD_ENUM: write_names(out, field); return;
    case FIELD_PATH: buffer_string(out, "\"type\": \"string\""); return;
    case FIELD_ID: write_pattern(out, "^[a-z0-9][a-z0-9-]*$"); return;
    case FIELD_LANGUAGE: write_pattern(out, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"); return;
    case FIELD_CUSTOM: buffer_string(out, "\"type\": [\"string\", \"number\"]"); return;
    case FIELD_NODE:
        if (field->type) write_reference(writer, field->type);
        else buffer_string(out, "\"not\": {\"type\": \"null\"}");
        return;
    case FIELD_MAPPING: write_reference(writer, field->type); return;
    case FIELD_LIST:
        write_inner(writer, "\"type\": \"array\", \"items\": {", field->element);
        write_range(out, field, "minItems", "maxItems", false);
        return;
    case FIELD_NAMES:
        write_inner(writer, "\"type\": \"object\", \"additionalProperties\": {", field->element);
        return;
    case FIELD_ONE_OF: write_choices(writer, field); return;
    }
}

static void write_field(Writer *writer, const SchemaField *field) {
    Buffer *out = writer->out;
    buffer_string(out, "        ");
    buffer_json(out, text_of(field->key));
    buffer_string(out, ": {");
    if (field->doc) {
        buffer_string(out, "\"description\": ");
        buffer_json(out, text_of(field->doc));
        buffer_string(out, ", ");
    }
    write_rules(writer, field);
    buffer_byte(out, '}');
}

static void write_required(Buffer *out, const SchemaType *type) {
    bool any = false;
    for (int32_t i = 0; i < type->field_count; i++) {
        if (!type->fields[i].required) continue;
        buffer_string(out, any ? ", " : "      \"required\": [");
        buffer_json(out, text_of(type->fields[i].key));
        any = true;
    }
    if (any) buffer_string(out, "],\n");
}

static void write_definition(Writer *writer, const SchemaType *type) {
    Buffer *out = writer->out;
    buffer_string(out, "    \"");
    write_name(out, type->name);
    buffer_string(out, "\": {\n      \"description\": ");
    buffer_json(out, text_of(type->doc));
    buffer_string(out, ",\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n");
    write_required(out, type);
    buffer_string(out, "      \"properties\": {\n");
    for (int32_t i = 0; i < type->field_count; i++) {
        if (i) buffer_string(out, ",\n");
        write_field(writer, &type->fields[i]);
    }
    buffer_string(out, "\n      }\n    }");
}

// if the mark of the first root is there, the first; else if …; else the last
static void write_roots(Writer *writer, const SchemaRoot *roots, int32_t count) {
    Buffer *out = writer->out;
    if (count > 1) {
        buffer_string(out, "\"if\": {\"required\": [");
        buffer_json(out, text_of(roots->mark));
        buffer_string(out, "]},\n  \"then\": {");
        write_reference(writer, roots->type);
        buffer_string(out, "},\n  \"else\": {");
        write_roots(writer, roots + 1, count - 1);
        buffer_string(out, "}");
    } else {
        write_reference(writer, roots->type);
    }
}

void schema_write_json(Buffer *out, const char *title, const SchemaRoot *roots, int32_t count) {
    Writer writer = {.arena = arena_new(), .out = out};
    buffer_string(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": ");
    buffer_json(out, text_of(title));
    buffer_string(out, ",\n  ");
    write_roots(&writer, roots, count);
    buffer_string(out, ",\n  \"definitions\": {\n");
    for (int32_t i = 0; i < writer.types.count; i++) {
        if (i) buffer_string(out, ",\n");
        write_definition(&writer, writer.types.at[i]);
    }
    buffer_string(out, "\n  }\n}\n");
    arena_free(writer.arena);
}
