// data.c: reads data files, once for each edition and path, and sees that their rows are rows.
//
// In: a path that a table or a chart names. Out: the good rows of the file, and a diagnostic for all else.
#include "parse/data.h"

#include "common/file.h"
#include "common/schema.h"
#include "common/stamp.h"

typedef struct {
    Arena *arena;     // of all that is here
    Text real;        // the file, symbolic links resolved
    Text name;        // by which its rows' places call it: that of the first who asked
    FileMark mark;
    const Data *data; // NULL: nothing of it could be read
    int64_t revision; // from 1
    bool good;        // without a diagnostic
    bool looked_at;   // in this reading: it is as it was
} ShelfFile;

struct DataShelf {
    Arena *arena;
    ARRAY(ShelfFile *) files;
    int64_t revisions;
};

DataShelf *data_shelf_new(void) {
    Arena *arena = arena_new();
    DataShelf *shelf = arena_new_of(arena, DataShelf);
    shelf->arena = arena;
    return shelf;
}

void data_shelf_free(DataShelf *shelf) {
    if (!shelf) return;
    for (int32_t i = 0; i < shelf->files.count; i++) arena_free(shelf->files.at[i]->arena);
    arena_free(shelf->arena);
}

void data_shelf_turn(DataShelf *shelf) {
    int32_t kept = 0;
    for (int32_t i = 0; i < shelf->files.count; i++) {
        ShelfFile *file = shelf->files.at[i];
        bool keep = file->good && file->looked_at;
        file->looked_at = false;
        if (keep) shelf->files.at[kept++] = file;
        else arena_free(file->arena);
    }
    shelf->files.count = kept;
}

// The file, if it is on the shelf as it is now; one that has changed is given back.
static ShelfFile *find_file(DataShelf *shelf, Text real, Text name) {
    for (int32_t i = 0; i < shelf->files.count; i++) {
        ShelfFile *file = shelf->files.at[i];
        if (!text_equal(file->real, real)) continue;
        if (!file->looked_at)
            file->looked_at = text_equal(file->name, name) && file_mark_holds(&file->mark, real.at, YAML_MOST_BYTES);
        if (file->looked_at) return file;
        arena_free(file->arena);
        shelf->files.at[i] = *array_last(&shelf->files);
        shelf->files.count--;
        return NULL;
    }
    return NULL;
}

// with symbolic links resolved
static Text real_path(Arena *arena, const EditionFolder *edition, Text name) {
    Text below = file_relative(arena, file_join(arena, edition->root, name).at, "/");
    return below.at ? text_join(arena, TEXT("/"), below) : name;
}

int64_t data_shelf_find(const EditionFolder *edition, Text name) {
    Arena *arena = arena_new();
    ShelfFile *file = find_file(edition->shelf, real_path(arena, edition, name), name);
    arena_free(arena);
    return file && file->good ? file->revision : 0;
}

// ---- rows --------------------------------------------------------------------------------------

typedef struct {
    Arena *arena;
    Data *data;
    Diagnostics *diagnostics;
} DataReader;

static const char *kind_words(const YamlNode *node) {
    switch (node->kind) {
    case YAML_SEQUENCE: return "a list";
    case YAML_MAPPING: return "keys and values";
    case YAML_SCALAR: break;
    }
    return node->value.size ? "a text" : "nothing";
}

static bool is_key(Text key) {
    for (size_t i = 0; i < key.size; i++) {
        char c = key.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i))) return false;
    }
    return key.size > 0;
}

static bool has_key(const Data *data, Text key) {
    for (int32_t i = 0; i < data->keys.count; i++)
        if (text_equal(data->keys.at[i], key)) return true;
    return false;
}

static void fail_key(DataReader *reader, const YamlNode *value, const char *why) {
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, value->key_place, "wrong-value", "%s",
                    why);
    reader->data->broken = true;
}

static bool read_key(DataReader *reader, const YamlNode *value) {
    Data *data = reader->data;
    if (has_key(data, value->key)) return true;
    if (!is_key(value->key))
        fail_key(reader, value,
                 "expected a key of small letters, digits and hyphens, such as 'host-city'");
    else if (data->keys.count == DATA_MOST_KEYS)
        fail_key(reader, value,
                 "expected at most 100 different keys in all rows: is this one a value?");
    else {
        *array_add(reader->arena, &data->keys) = value->key;
        return true;
    }
    return false;
}

static bool fail_value(DataReader *reader, const YamlNode *node, const char *expected) {
    schema_error(reader->diagnostics, node, "wrong-type", "expected %s, found %s", expected,
                 kind_words(node));
    reader->data->broken = true;
    return false;
}

static bool read_value(DataReader *reader, const YamlNode *value) {
    if (value->kind == YAML_MAPPING) return fail_value(reader, value, "a text or a list of texts");
    for (const YamlNode *item = value->first; item; item = item->next)
        if (item->kind != YAML_SCALAR) return fail_value(reader, item, "a text in a list");
    return true;
}

static void read_row(DataReader *reader, const YamlNode *row) {
    if (row->kind != YAML_MAPPING) {
        fail_value(reader, row, "a row of 'key: value'");
        return;
    }
    bool good = true;
    for (const YamlNode *value = row->first; value; value = value->next)
        good = read_key(reader, value) && read_value(reader, value) && good;
    if (good) *array_add(reader->arena, &reader->data->rows) = row;
}

// a list without rows is said here, so that whoever shows it need not ask
static const Data *read_rows(Arena *arena, const YamlNode *list, Text file,
                             Diagnostics *diagnostics) {
    DataReader reader = {arena, arena_new_of(arena, Data), diagnostics};
    reader.data->file = file;
    if (list->kind != YAML_SEQUENCE) {
        fail_value(&reader, list, "a list of rows, each begun by '- '");
        return NULL;
    }
    if (!list->first)
        schema_error(diagnostics, list, "wrong-value", "expected rows, found an empty list");
    for (const YamlNode *row = list->first; row; row = row->next) read_row(&reader, row);
    return reader.data->rows.count ? reader.data : NULL;
}

const Data *data_read_rows(Arena *arena, const YamlNode *list, Diagnostics *diagnostics) {
    return read_rows(arena, list, list->place.file, diagnostics);
}

// ---- files -------------------------------------------------------------------------------------

static ShelfFile *read_file(DataShelf *shelf, Text real, Text name, Place asked, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    ShelfFile *file = arena_new_of(arena, ShelfFile);
    int32_t said = diagnostics->all.count;
    *file = (ShelfFile){.arena = arena, .real = text_copy(arena, real), .name = name, .revision = ++shelf->revisions,
                        .looked_at = true, .mark.stamp = file_stamp(real.at)};
    const YamlNode *tree = yaml_read_file(arena, real.at, name, asked, diagnostics);
    if (tree) {
        file->mark.hash = text_hash(tree->source->bytes);
        file->data = read_rows(arena, tree, name, diagnostics);
    }
    file->good = file->data && said == diagnostics->all.count;
    *array_add(shelf->arena, &shelf->files) = file;
    return file;
}

const Data *data_read(Arena *kept, const EditionFolder *edition, Text path, const YamlNode *asked,
                      Diagnostics *diagnostics) {
    Text name = path_find(kept, edition, path, asked, diagnostics);
    if (!name.at) return NULL;
    if (edition->names) name = file_names_keep(edition->names, name);
    Arena *arena = arena_new();
    Text real = real_path(arena, edition, name);
    ShelfFile *file = find_file(edition->shelf, real, name);
    if (!file) file = read_file(edition->shelf, real, name, asked->place, diagnostics);
    if (edition->used) array_last(&edition->used->all)->revision = file->revision;
    arena_free(arena);
    return file->data;
}

// ---- values ------------------------------------------------------------------------------------

const YamlNode *data_find(const YamlNode *row, Text key) {
    for (const YamlNode *value = row->first; value; value = value->next)
        if (text_equal(value->key, key)) return data_first(value) ? value : NULL;
    return NULL;
}

const YamlNode *data_first(const YamlNode *value) {
    if (value->kind == YAML_SEQUENCE) return value->first;
    return value->value.size ? value : NULL;
}

const YamlNode *data_next(const YamlNode *value, const YamlNode *item) {
    return value->kind == YAML_SEQUENCE ? item->next : NULL;
}

bool data_check_key(const Data *data, Text key, const YamlNode *asked, Diagnostics *diagnostics) {
    if (data->broken || has_key(data, key)) return true;
    Arena *arena = arena_new();
    Text near = schema_nearest(key, data->keys.at, data->keys.count), list = {0};
    for (int32_t i = 0; i < data->keys.count && i < 20; i++)
        list = i ? text_print(arena, "%.*s, %.*s", TEXT_ARG(list), TEXT_ARG(data->keys.at[i]))
                 : data->keys.at[i];
    if (near.at)
        schema_error(diagnostics, asked, "unknown-key",
                     "no row has the key '%.*s'; did you mean '%.*s'?", TEXT_ARG(key),
                     TEXT_ARG(near));
    else
        schema_error(diagnostics, asked, "unknown-key",
                     "no row has the key '%.*s'; their keys are %.*s", TEXT_ARG(key),
                     TEXT_ARG(list));
    arena_free(arena);
    return false;
}

// ---- numbers -----------------------------------------------------------------------------------

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

DataNumber data_read_number(Text text, int64_t *thousandths) {
    text = text_trim(text);
    bool negative = text.size && text.at[0] == '-', large = false;
    size_t at = negative, decimals = 0;
    int64_t number = 0;
    if (at == text.size || !is_digit(text.at[at])) return NUMBER_NONE;
    for (; at < text.size && is_digit(text.at[at]); at++) {
        number = number * 10 + (text.at[at] - '0');
        if (number > DATA_MOST_NUMBER / 1000) large = true, number = 0;
    }
    if (at < text.size && text.at[at] == '.')
        for (at++; at < text.size && is_digit(text.at[at]) && decimals < 3; at++, decimals++)
            number = number * 10 + (text.at[at] - '0');
    if (at < text.size || text.at[at - 1] == '.') return NUMBER_NONE;
    for (; decimals < 3; decimals++) number *= 10;
    *thousandths = negative ? -number : number;
    return large || number > DATA_MOST_NUMBER ? NUMBER_TOO_LARGE : NUMBER_READ;
}
