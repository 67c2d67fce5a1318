// schema.h: one table says what a YAML file may hold.
//
// A SchemaType describes a mapping: its keys, what each may be, what it is when absent, and one line
// of documentation. From the same table come reading into C structs, the diagnostics, the reference page and
// the JSON Schema that makes an editor complete and check.
//
//     typedef struct { const YamlNode *node; Text title; Unit width; ARRAY(int32_t) cmyk; } Box;
//
//     static const SchemaField cmyk_part = {.kind = FIELD_PERCENT, .most = 1000};
//     static const SchemaField box_fields[] = {
//         {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(Box, title), .required = true,
//          .doc = "What stands over the box.", .example = "Members"},
//         {.key = "width", .kind = FIELD_LENGTH, SCHEMA_AT(Box, width), .preset = "80mm",
//          .least = UNIT_MM(10), .most = UNIT_MM(400), .doc = "Its width."},
//         {.key = "cmyk", .kind = FIELD_LIST, SCHEMA_AT(Box, cmyk), .element = &cmyk_part,
//          .size = sizeof(int32_t), .least = 4, .most = 4, .doc = "Its colour.", .example = "[0%, 0%, 0%, 20%]"},
//     };
//     const SchemaType box_type = {"box", "A box of text.", SCHEMA_FIELDS(box_fields), SCHEMA_NODE(Box, node)};
//
//     Box box = {0};
//     bool good = schema_read(arena, &box_type, node, &box, diagnostics);
//
// Free names (styles: {body: {...}, heading: {...}}) are FIELD_NAMES: an ARRAY of structs that each keep the name:
//
//     {.key = "styles", .kind = FIELD_NAMES, SCHEMA_AT(File, styles), .element = &style_element,
//      .size = sizeof(Style), SCHEMA_NAME(Style, name), .doc = "…"}
//     with  static const SchemaField style_element = {.kind = FIELD_MAPPING, .type = &style_type};
//
// To let one entry start from another (inheritance), keep the entries as FIELD_NODE (with .type, for the
// documentation), copy the struct to start from, and schema_update it from the entry's node: keys that
// are absent then leave the struct as it is. yaml_find(node, "key") tells whether a key was written.
//
// Errors: unknown-key, missing-key, wrong-type, wrong-value, bad-date; each with the place, the key's path, what
// was expected and the nearest right thing. All of a tree's errors are reported; a field in error keeps its preset.
#ifndef FOLIO_SCHEMA_H
#define FOLIO_SCHEMA_H

#include "common/yaml.h"

typedef enum {              // stored as       written as
    FIELD_TEXT,             // Text            one line of text; .least, .most: characters
    FIELD_LINES,            // Text            text of one line or more; .least, .most: characters
    FIELD_MARKDOWN,         // const YamlNode * a scalar that the caller reads; .most: characters
    FIELD_BOOL,             // bool            true or false (yes and no are understood)
    FIELD_INT,              // int32_t         a whole number
    FIELD_NUMBER,           // int32_t         a decimal number, in 1/1000: 1.25 is 1250
    FIELD_PERCENT,          // int32_t         in 1/1000: 30% is 300, 12.5% is 125
    FIELD_LENGTH,           // Unit            4.5mm, 12pt, 2cm, 1in
    FIELD_DATE,             // Text            2021-10-12: a day that exists
    FIELD_ENUM,             // int32_t or enum one of .names; the index in them
    FIELD_PATH,             // Text            a path inside the folder of the file: no "..", not absolute
    FIELD_ID,               // Text            lower-case letters a-z, digits and hyphens
    FIELD_LANGUAGE,         // Text            a BCP 47 tag: en-GB
    FIELD_CUSTOM,           // .read stores it a scalar; .what says in words what is expected
    FIELD_NODE,             // const YamlNode * anything; .type or .element document it, the caller reads it
    FIELD_MAPPING,          // a struct        a mapping of .type, at the field's offset
    FIELD_LIST,             // ARRAY(T)        a sequence of .element; .size is sizeof(T); .least, .most: items
    FIELD_NAMES,            // ARRAY(T)        a mapping of free names to .element; T keeps the name
    FIELD_ONE_OF,           // int32_t         the index of the first of .choices that fits; each choice is
                            //                 stored in the same struct. A mapping fits when it has the first key of
                            //                 the choice's type; a scalar when it reads; a list always
} FieldKind;

typedef struct SchemaType SchemaType;
typedef struct SchemaField SchemaField;

struct SchemaField {
    const char *key;
    FieldKind kind;
    size_t offset;          // in the struct of the type it belongs to; in an element: in the element
    bool required;
    const char *preset;     // what an absent scalar counts as, as it would be written; NULL: zero
    int64_t least, most;    // both 0: no limit. In the unit of the stored value
    const char *const *names; // FIELD_ENUM: ends with NULL
    const SchemaType *type;
    const SchemaField *element;
    const SchemaField *choices; // FIELD_ONE_OF
    int32_t choice_count;
    size_t size;            // of an element
    size_t name_offset;     // FIELD_NAMES: where an element keeps its name (a Text) …
    bool keeps_name;
    // FIELD_CUSTOM: false when value is none of what is expected
    bool (*read)(Arena *arena, Text value, void *into);
    const char *what;       // FIELD_CUSTOM: "an ink and its strength"; else a word for the reference page, or NULL
    const char *doc;        // one line, for the reference page
    const char *example;    // as it would be written behind the key; NULL: none
};

struct SchemaType {
    const char *name;       // "article": in diagnostics, and the heading on the reference page
    const char *doc;
    const SchemaField *fields;
    int32_t field_count;
    size_t node_offset;     // where the struct keeps its YamlNode, if it does
    bool keeps_node;
};

#define SCHEMA_AT(Struct, member) .offset = offsetof(Struct, member)
#define SCHEMA_FIELDS(fields) (fields), (int32_t)(sizeof(fields) / sizeof *(fields))
#define SCHEMA_NODE(Struct, member) offsetof(Struct, member), true
#define SCHEMA_NAME(Struct, member) .name_offset = offsetof(Struct, member), .keeps_name = true
#define SCHEMA_CHOICES(array) .choices = (array), .choice_count = (int32_t)(sizeof(array) / sizeof *(array))

// Sets the fields of into (zeroed by the caller) from the node, or from their presets. False if there was an error.
bool schema_read(Arena *arena, const SchemaType *type, const YamlNode *node, void *into, Diagnostics *diagnostics);
// The same, but lists, unlike the texts in them, are in an arena of their own.
bool schema_read_apart(Arena *arena, Arena *lists, const SchemaType *type, const YamlNode *node, void *into,
                       Diagnostics *diagnostics);
// As schema_read, but what the node does not say stays as it is, and nothing is required.
bool schema_update(Arena *arena, const SchemaType *type, const YamlNode *node, void *into, Diagnostics *diagnostics);

// An error at the node, its message led by the node's path: "body[3].figure: ...".
void schema_error(Diagnostics *diagnostics, const YamlNode *node, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// Where the value of a mapping's key stands; the mapping's place if it is absent.
Place schema_place(const YamlNode *mapping, const char *key);
// The one of count texts that word was most likely meant to be; absent if none is near.
Text schema_nearest(Text word, const Text *among, int32_t count);

// The reference page of a type and of all types it leads to: Markdown, a section a type.
void schema_write_reference(Buffer *out, const SchemaType *type);

// A kind of file, in a JSON Schema for several: the first whose mark (a key) is there, else the last.
typedef struct {
    const SchemaType *type;
    const char *mark;
} SchemaRoot;
void schema_write_json(Buffer *out, const char *title, const SchemaRoot *roots, int32_t count);

#endif
