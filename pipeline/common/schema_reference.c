// schema_reference.c: the schema's table as a page for people.
//
// In: a type. Out: Markdown, a section for the type and each type it leads to, in the order they are met; in each a
// table of keys: what the value is, whether it must be there or what it is when absent, and what it is for.
#include <string.h>

#include "common/schema.h"
#include "common/schema_scalar.h"

typedef ARRAY(const SchemaType *) Types;

typedef struct {
    Arena *arena;
    Buffer *out;
    Types types;        // met so far; the ones behind the current are still to be written
} Writer;

static void meet(Writer *writer, const SchemaType *type) {
    for (int32_t i = 0; i < writer->types.count; i++)
        if (writer->types.at[i] == type) return;
    *array_add(writer->arena, &writer->types) = type;
}

// a heading's anchor, as Markdown viewers make it
static void write_anchor(Buffer *out, const char *name) {
    for (; *name; name++) buffer_byte(out, *name == ' ' ? '-' : *name);
}

static void write_type_link(Writer *writer, const SchemaType *type) {
    meet(writer, type);
    buffer_print(writer->out, "[%s](#", type->name);
    write_anchor(writer->out, type->name);
    buffer_string(writer->out, ")");
}

static void write_element(Writer *writer, const SchemaField *field);

static void write_list(Writer *writer, const SchemaField *field) {
    Buffer *out = writer->out;
    buffer_string(out, "a list of ");
    if (field->most && field->least == field->most) buffer_print(out, "%lld: ", (long long)field->least);
    else if (field->most) buffer_print(out, "at most %lld: ", (long long)field->most);
    write_element(writer, field->element);
}

static void write_element(Writer *writer, const SchemaField *field) {
    Buffer *out = writer->out;
    switch (field->kind) {
    case FIELD_MAPPING: write_type_link(writer, field->type); return;
    case FIELD_NODE:
        if (field->type) write_type_link(writer, field->type);
        else buffer_string(out, field->what ? field->what : "a value");
        return;
    case FIELD_LIST: write_list(writer, field); return;
    case FIELD_NAMES:
        buffer_string(out, "names of your choice, each with ");
        write_element(writer, field->element);
        return;
    case FIELD_ONE_OF:
        for (int32_t i = 0; i < field->choice_count; i++) {
            if (i) buffer_string(out, " or ");
            write_element(writer, &field->choices[i]);
        }
        return;
    case FIELD_TEXT: case FIELD_LINES: case FIELD_MARKDOWN: case FIELD_BOOL: case FIELD_INT: case FIELD_NUMBER:
    case FIELD_PERCENT: case FIELD_LENGTH: case FIELD_DATE: case FIELD_ENUM: case FIELD_PATH: case FIELD_ID:
    case FIELD_LANGUAGE: case FIELD_CUSTOM: break;
    }
    buffer_text(out, schema_expected(writer->arena, field));
}

static void write_field(Writer *writer, const SchemaField *field) {
    Buffer *out = writer->out;
    buffer_print(out, "| `%s` | ", field->key);
    write_element(writer, field);
    buffer_string(out, " | ");
    if (field->required) buffer_string(out, "must be there");
    else if (field->preset) buffer_print(out, "`%s`", field->preset);
    buffer_print(out, " | %s", field->doc ? field->doc : "");
    if (field->example) buffer_print(out, " `%s: %s`", field->key, field->example);
    buffer_string(out, " |\n");
}

static void write_type(Writer *writer, const SchemaType *type) {
    buffer_print(writer->out, "\n## %s\n\n%s\n\n", type->name, type->doc);
    buffer_string(writer->out, "| key | value | when absent | what it is |\n| --- | --- | --- | --- |\n");
    for (int32_t i = 0; i < type->field_count; i++) write_field(writer, &type->fields[i]);
}

void schema_write_reference(Buffer *out, const SchemaType *type) {
    Writer writer = {.arena = arena_new(), .out = out};
    meet(&writer, type);
    for (int32_t i = 0; i < writer.types.count; i++) write_type(&writer, writer.types.at[i]);
    arena_free(writer.arena);
}
