// yaml.h: a YAML file as a tree, each node with its place. libyaml stands behind yaml.c alone.
//
// A node is a scalar, a sequence or a mapping; what a scalar means is the schema's business ("no", "1.10"
// and "2021-10-12" stay text). The tree lives in the caller's arena and borrows the file's bytes.
//
// Refused with one diagnostic, in an editor's words, and NULL: what is not YAML (yaml-syntax), bytes that
// are no UTF-8, a byte-order mark, control characters and odd line ends (yaml-encoding), a tab that
// indents (yaml-tab), an empty file (empty-file), two keys of one name (duplicate-key), anchors,
// aliases and tags (yaml-anchor), more than the limits below (yaml-limit). CRLF line ends are accepted.
#ifndef FOLIO_YAML_H
#define FOLIO_YAML_H

#include "common/diagnostic.h"

enum {
    YAML_MOST_BYTES = 4 << 20,  // of a file
    YAML_MOST_DEPTH = 32,       // mappings and sequences in each other
    YAML_MOST_NODES = 100000,   // of a file
    YAML_MOST_KEYS = 1000,      // of one mapping
};

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;
typedef enum { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_LITERAL, YAML_FOLDED } YamlStyle;

typedef struct {
    Text file;                  // the name that places show
    Text bytes;                 // the whole file
    ARRAY(uint32_t) lines;      // byte offset of each line
} YamlSource;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    YamlStyle style;            // of a scalar
    Place place;                // its first character; of a block scalar its | or >
    Text value;                 // of a scalar: decoded, line ends are \n
    Text key;                   // the key it is the value of; absent: an item of a sequence, or the root
    Place key_place;
    int32_t index;              // in its parent, from 1
    int32_t count;              // of its children
    int32_t indent;             // of the lines its parent's entries start on, in columns from 0
    size_t from, to;            // bytes of the source it takes
    const YamlSource *source;
    YamlNode *parent, *first, *last, *next;
};

// The root of the file's tree, or NULL after a diagnostic. bytes must outlive the tree.
const YamlNode *yaml_read(Arena *arena, Text bytes, Text name, Diagnostics *diagnostics);
// Reads the file at path (limits as above; a missing file or a folder is a diagnostic [no-file] at asked).
const YamlNode *yaml_read_file(Arena *arena, const char *path, Text name, Place asked, Diagnostics *diagnostics);
// The value of a mapping's key, or NULL.
const YamlNode *yaml_find(const YamlNode *mapping, const char *key);
// Where the node stands in its file, in keys: "body[3].height.min"; items count from 1; "" for the root.
Text yaml_path(Arena *arena, const YamlNode *node);
Place yaml_place(const YamlSource *source, size_t offset); // of a byte

// A map from a scalar's decoded value back to the bytes of its source. Each run is a stretch of the value
// whose bytes stand unbroken in the source; what an escape or a folded line end made is a run of its own
// that is not exact: all of it comes from one place.
typedef struct {
    size_t value, source;       // offsets in the value and in the file
    bool exact;
} YamlRun;

typedef struct {
    const YamlNode *node;
    ARRAY(YamlRun) runs;        // by value
    size_t line, offset;        // where the last place was found, and its column from 1:
    int32_t column;             // the next is counted on from it, so that long lines cost little
} YamlMap;

YamlMap yaml_map(Arena *arena, const YamlNode *scalar);
const YamlRun *yaml_map_run(const YamlMap *map, size_t offset); // the run of a byte of the value
size_t yaml_map_run_end(const YamlMap *map, const YamlRun *run); // where it ends in the value
Place yaml_map_place(YamlMap *map, size_t offset);              // of a byte of the value, or of its end

#endif
