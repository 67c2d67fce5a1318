// index_schema.c: the tables of the index: the file that lists its entries, and the block that prints them.
//
// The order of kinds is that of IndexKind (model/document.h).
#include "parse/source_schema.h"

enum { ENTRY_MOST = 200, FORMS_MOST = 100, ENTRIES_MOST = 20000 };

static const char *const kind_names[] = {"person", "organization", "place", "subject", NULL};
static const char *const list_names[] = {"persons", "organizations", "places", "subjects", "all", NULL};

static const SchemaField form_element = {.kind = FIELD_TEXT, .least = 1, .most = ENTRY_MOST};

static const SchemaField entry_fields[] = {
    {.key = "entry", .kind = FIELD_TEXT, SCHEMA_AT(IndexEntrySource, entry), .required = true, .least = 1,
     .most = ENTRY_MOST, .doc = "As it is printed; of a person the family name first.", .example = "\"Sarybay, Kairat\""},
    {.key = "kind", .kind = FIELD_ENUM, SCHEMA_AT(IndexEntrySource, kind), .names = kind_names, .required = true,
     .doc = "What it is.", .example = "person"},
    {.key = "forms", .kind = FIELD_LIST, SCHEMA_AT(IndexEntrySource, forms), .element = &form_element,
     .size = sizeof(Text), .least = 1, .most = FORMS_MOST,
     .doc = "How titles, texts and captions name it, as whole words, capitals and all; each place is found, the longest "
            "form first. Without it: the entry itself, a person's given name before the family name.",
     .example = "[Kairat Sarybay, Sarybay]"},
    {.key = "sort", .kind = FIELD_TEXT, SCHEMA_AT(IndexEntrySource, sort), .least = 1, .most = ENTRY_MOST,
     .doc = "What it is sorted by, if not by its text.", .example = "Economic Forum"},
    {.key = "see", .kind = FIELD_LIST, SCHEMA_AT(IndexEntrySource, see), .element = &form_element,
     .size = sizeof(Text), .least = 1, .most = FORMS_MOST,
     .doc = "Entries to look under: instead, if it has no pages of its own, else besides. An entry with `see` and no "
            "`forms` is not looked for.",
     .example = "[\"Nazarbayev, Nursultan\"]"},
};
static const SchemaType entry_type = {
    "index-entry", "A person, an organization, a place or a subject.", SCHEMA_FIELDS(entry_fields),
    SCHEMA_NODE(IndexEntrySource, node)};
static const SchemaField entry_element = {.kind = FIELD_MAPPING, .type = &entry_type};

static const SchemaField file_fields[] = {
    {.key = "entries", .kind = FIELD_LIST, SCHEMA_AT(IndexFileSource, entries), .element = &entry_element,
     .required = true, .size = sizeof(IndexEntrySource), .least = 1, .most = ENTRIES_MOST,
     .doc = "The entries, in any order: printing sorts them."},
};
const SchemaType index_file_type = {
    "index-file", "What the index lists: the file that report.yaml names as `index`, in `data/`.",
    SCHEMA_FIELDS(file_fields), 0, false};

static const SchemaField block_fields[] = {
    {.key = "index", .kind = FIELD_ENUM, SCHEMA_AT(IndexBlockSource, of), .names = list_names, .required = true,
     .doc = "Which entries.", .example = "persons"},
    {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(IndexBlockSource, title), .least = 1, .most = ENTRY_MOST,
     .doc = "The heading above them.", .example = "Persons"},
};
const SchemaType index_block_type = {
    "index", "The index: its entries in the language's order, each with the pages that name it.",
    SCHEMA_FIELDS(block_fields), SCHEMA_NODE(IndexBlockSource, node)};
