// font_file.c: fonts/fonts.yaml becomes a FontSet's list, through the schema below. Opens no font.
#include <string.h>

#include "common/file.h"
#include "common/font_set.h"
#include "common/schema.h"

typedef struct {
    const YamlNode *node;
    Text style, file, sha256;
} FaceEntry;

typedef struct {
    const YamlNode *node;
    Text family, package, licence, folder;
    ARRAY(FaceEntry) faces;
} FamilyEntry;

typedef struct {
    const YamlNode *node;
    ARRAY(Text) fallback;
    ARRAY(FamilyEntry) families;
} FontsFile;

static const SchemaField face_fields[] = {
    {.key = "file",
     .kind = FIELD_TEXT,
     SCHEMA_AT(FaceEntry, file),
     .required = true,
     .least = 1,
     .most = 255,
     .doc = "The font's file, in the family's folder.",
     .example = "PTF55F.ttf"},
    {.key = "sha256",
     .kind = FIELD_TEXT,
     SCHEMA_AT(FaceEntry, sha256),
     .required = true,
     .least = 64,
     .most = 64,
     .doc = "What sha256sum prints for the file: 64 hex digits."},
};
static const SchemaType face_type = {"face", "One style of a family.", SCHEMA_FIELDS(face_fields),
                                     SCHEMA_NODE(FaceEntry, node)};
static const SchemaField face_element = {.kind = FIELD_MAPPING, .type = &face_type};

static const SchemaField family_fields[] = {
    {.key = "package",
     .kind = FIELD_TEXT,
     SCHEMA_AT(FamilyEntry, package),
     .required = true,
     .doc = "The Debian package it comes from.",
     .example = "fonts-paratype"},
    {.key = "licence",
     .kind = FIELD_TEXT,
     SCHEMA_AT(FamilyEntry, licence),
     .required = true,
     .doc = "Its licence's name.",
     .example = "SIL Open Font License 1.1"},
    {.key = "folder",
     .kind = FIELD_TEXT,
     SCHEMA_AT(FamilyEntry, folder),
     .required = true,
     .doc = "Where the package puts its files; relative to the project's root, or absolute."},
    {.key = "faces",
     .kind = FIELD_NAMES,
     SCHEMA_AT(FamilyEntry, faces),
     .element = &face_element,
     .size = sizeof(FaceEntry),
     SCHEMA_NAME(FaceEntry, style),
     .required = true,
     .doc = "Its styles by name: regular, italic, bold, bold-italic, …"},
};
static const SchemaType family_type = {"family", "A family of fonts.", SCHEMA_FIELDS(family_fields),
                                       SCHEMA_NODE(FamilyEntry, node)};
static const SchemaField family_element = {.kind = FIELD_MAPPING, .type = &family_type};
static const SchemaField family_name = {.kind = FIELD_TEXT};

static const SchemaField file_fields[] = {
    {.key = "fallback",
     .kind = FIELD_LIST,
     SCHEMA_AT(FontsFile, fallback),
     .element = &family_name,
     .size = sizeof(Text),
     .doc = "Families in the order they are tried for a character that a font lacks."},
    {.key = "families",
     .kind = FIELD_NAMES,
     SCHEMA_AT(FontsFile, families),
     .element = &family_element,
     .size = sizeof(FamilyEntry),
     SCHEMA_NAME(FamilyEntry, family),
     .required = true,
     .doc = "The families that layouts may name."},
};
static const SchemaType file_type = {"fonts", "The fonts of a project.", SCHEMA_FIELDS(file_fields),
                                     SCHEMA_NODE(FontsFile, node)};

static bool is_digest(Text text) {
    for (size_t i = 0; i < text.size; i++)
        if (!strchr("0123456789abcdef", text.at[i])) return false;
    return text.size == 64;
}

static void add_face(FontSet *set, Text root, const FamilyEntry *family, const FaceEntry *face,
                     Diagnostics *diagnostics) {
    if (!face->node) return; // no mapping: said already
    if (!is_digest(face->sha256)) {
        diagnostics_add(
            diagnostics, SEVERITY_ERROR, schema_place(face->node, "sha256"), "wrong-value",
            "expected the file's SHA-256: 64 lower-case hex digits, as sha256sum prints them");
        return;
    }
    Font *font = array_add(set->arena, &set->fonts);
    *font = (Font){.family = text_copy(set->arena, family->family),
                   .style = text_copy(set->arena, face->style)};
    font->file = file_join(set->arena, file_join(set->arena, root, family->folder), face->file);
    font->digest = text_copy(set->arena, face->sha256);
    font->package = text_copy(set->arena, family->package);
    font->licence = text_copy(set->arena, family->licence);
    font->place = face->node->place;
}

static bool has_family(const FontsFile *file, Text name) {
    for (int32_t i = 0; i < file->families.count; i++)
        if (text_equal(file->families.at[i].family, name)) return true;
    return false;
}

static void add_fallback(FontSet *set, const FontsFile *file, Diagnostics *diagnostics) {
    Text *names = arena_array_of(set->arena, (size_t)file->families.count, Text);
    for (int32_t i = 0; i < file->families.count; i++) names[i] = file->families.at[i].family;
    for (int32_t i = 0; i < file->fallback.count; i++) {
        Text name = file->fallback.at[i],
             nearest = schema_nearest(name, names, file->families.count);
        if (has_family(file, name)) {
            *array_add(set->arena, &set->fallback) = text_copy(set->arena, name);
            continue;
        }
        diagnostics_add(diagnostics, SEVERITY_ERROR, schema_place(file->node, "fallback"),
                        "font-unknown", "fallback: there is no family '%.*s'%s%.*s", TEXT_ARG(name),
                        nearest.at ? "; the nearest is " : "",
                        TEXT_ARG(nearest.at ? nearest : TEXT("")));
    }
}

FontSet *font_set_read(Text root, Diagnostics *diagnostics) {
    FontSet *set = font_set_new();
    Text name = TEXT("fonts/fonts.yaml"), path = file_join(set->arena, root, name);
    const YamlNode *node =
        yaml_read_file(set->arena, path.at, name, (Place){.file = name}, diagnostics);
    FontsFile file = {0};
    if (!node) return set;
    schema_read(set->arena, &file_type, node, &file, diagnostics);
    for (int32_t i = 0; i < file.families.count; i++)
        for (int32_t j = 0; j < file.families.at[i].faces.count; j++)
            add_face(set, root, &file.families.at[i], &file.families.at[i].faces.at[j],
                     diagnostics);
    add_fallback(set, &file, diagnostics);
    return set;
}
