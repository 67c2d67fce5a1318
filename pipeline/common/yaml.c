// yaml.c: YAML 1.1 by libyaml, as a tree of nodes with places.
//
// libyaml's parser gives a stream of events, marked by line and column in characters; a stack of open
// collections makes the tree of them. The bytes are looked at first (yaml_words.c), so that lines
// and characters are what an editor shows. All limits are checked as the tree grows.
#include "common/yaml.h"

#include <stdlib.h>
#include <yaml.h>

#include "common/file.h"
#include "common/yaml_words.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    YamlSource *source;
    yaml_parser_t parser;
    YamlNode *root;
    YamlNode *open;      // the collection being filled
    YamlNode *key;       // a key that waits for its value
    int32_t depth, nodes;
    size_t character, byte; // the last mark, in both countings
} Reader;

static void find_lines(Arena *arena, YamlSource *source) {
    *array_add(arena, &source->lines) = 0;
    for (size_t i = 0; i < source->bytes.size; i++)
        if (source->bytes.at[i] == '\n') *array_add(arena, &source->lines) = (uint32_t)i + 1;
}

static bool is_inside(char byte) {
    return ((unsigned char)byte & 0xc0) == 0x80; // of a sequence, not its first byte
}

// the byte of a mark; libyaml counts characters, so we walk on from the mark before
static size_t find_byte(Reader *reader, size_t character) {
    Text bytes = reader->source->bytes;
    while (reader->character < character && reader->byte < bytes.size) {
        do reader->byte++;
        while (reader->byte < bytes.size && is_inside(bytes.at[reader->byte]));
        reader->character++;
    }
    while (reader->character > character && reader->byte) {
        do reader->byte--;
        while (reader->byte && is_inside(bytes.at[reader->byte]));
        reader->character--;
    }
    return reader->byte;
}

static Place place_of(const Reader *reader, yaml_mark_t mark) {
    return (Place){reader->source->file, (int32_t)mark.line + 1, (int32_t)mark.column + 1};
}

static bool refuse(Reader *reader, Place place, const char *rule, const char *message) {
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, place, rule, "%s", message);
    return false;
}

// an anchor, alias or tag: nobody writes one on purpose in a text for print
static bool refuse_mark(Reader *reader, const yaml_event_t *event, char first) {
    const char *what = first == '&' ? "an anchor" : first == '*' ? "an alias" : "a tag";
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, place_of(reader, event->start_mark), "yaml-anchor",
                    "%c begins %s here, and these files have none: put the text in quotes, or write the "
                    "repeated part out", first, what);
    return false;
}

static bool is_taken(const YamlNode *mapping, Text key) {
    for (const YamlNode *node = mapping->first; node; node = node->next)
        if (text_equal(node->key, key)) return true;
    return false;
}

static bool check_key(Reader *reader, const YamlNode *key) {
    if (is_taken(reader->open, key->value)) {
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, key->place, "duplicate-key",
                        "the key '%.*s' stands here a second time: keep one of the two",
                        TEXT_ARG(text_part(key->value, 0, 60)));
        return false;
    }
    return reader->open->count < YAML_MOST_KEYS ||
           refuse(reader, key->place, "yaml-limit", "more than 1000 keys in one mapping");
}

static void append_child(YamlNode *parent, YamlNode *node) {
    node->parent = parent;
    node->index = ++parent->count;
    if (parent->last) parent->last->next = node;
    else parent->first = node;
    parent->last = node;
}

// hangs a finished scalar or an opened collection into the tree
static bool attach(Reader *reader, YamlNode *node) {
    YamlNode *open = reader->open;
    if (++reader->nodes > YAML_MOST_NODES)
        return refuse(reader, node->place, "yaml-limit", "more than 100000 entries in one file: split it");
    if (!open) {
        if (reader->root)
            return refuse(reader, node->place, "yaml-syntax", "a second document begins: remove the line '---'");
        reader->root = node;
        return true;
    }
    node->indent = open->place.column - 1;
    if (open->kind == YAML_MAPPING && !reader->key) {
        if (node->kind != YAML_SCALAR)
            return refuse(reader, node->place, "yaml-syntax",
                          "a key must be a word: put text that begins with { or [ in quotes");
        reader->key = node;
        return check_key(reader, node);
    }
    if (reader->key) {
        node->key = reader->key->value;
        node->key_place = reader->key->place;
        reader->key = NULL;
    }
    append_child(open, node);
    return true;
}

static YamlNode *new_node(Reader *reader, const yaml_event_t *event, YamlKind kind) {
    YamlNode *node = arena_new_of(reader->arena, YamlNode);
    node->kind = kind;
    node->source = reader->source;
    node->from = find_byte(reader, event->start_mark.index);
    node->to = find_byte(reader, event->end_mark.index);
    bool beyond = event->start_mark.line >= (size_t)reader->source->lines.count; // libyaml ends every file with a line
    node->place = beyond ? yaml_place(reader->source, node->from) : place_of(reader, event->start_mark);
    return node;
}

static YamlStyle style_of(yaml_scalar_style_t style) {
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return YAML_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return YAML_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE: return YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return YAML_FOLDED;
    case YAML_ANY_SCALAR_STYLE: case YAML_PLAIN_SCALAR_STYLE: break;
    }
    return YAML_PLAIN;
}

// escapes can make what no file may hold
static bool check_value(Reader *reader, const YamlNode *node) {
    for (size_t offset = 0; offset < node->value.size;) {
        uint32_t c = text_next(node->value, &offset);
        if (!yaml_is_odd(c)) continue;
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, node->place, "yaml-encoding",
                        "an escape makes the control character U+%04X: remove it", (unsigned)c);
        return false;
    }
    return true;
}

static bool add_scalar(Reader *reader, const yaml_event_t *event) {
    if (event->data.scalar.anchor) return refuse_mark(reader, event, '&');
    if (event->data.scalar.tag) return refuse_mark(reader, event, '!');
    YamlNode *node = new_node(reader, event, YAML_SCALAR);
    node->style = style_of(event->data.scalar.style);
    node->value = text_copy(reader->arena, (Text){(const char *)event->data.scalar.value,
                                                  event->data.scalar.length});
    return check_value(reader, node) && attach(reader, node);
}

static bool open_collection(Reader *reader, const yaml_event_t *event, YamlKind kind) {
    bool list = kind == YAML_SEQUENCE;
    if (list ? !!event->data.sequence_start.anchor : !!event->data.mapping_start.anchor)
        return refuse_mark(reader, event, '&');
    if (list ? !!event->data.sequence_start.tag : !!event->data.mapping_start.tag)
        return refuse_mark(reader, event, '!');
    YamlNode *node = new_node(reader, event, kind);
    if (++reader->depth > YAML_MOST_DEPTH)
        return refuse(reader, node->place, "yaml-limit", "more than 32 levels of lists and keys in each other");
    if (!attach(reader, node)) return false;
    reader->open = node;
    return true;
}

static bool close_collection(Reader *reader, const yaml_event_t *event) {
    reader->open->to = find_byte(reader, event->end_mark.index);
    reader->open = reader->open->parent;
    reader->depth--;
    return true;
}

// false when the tree is complete or there is an error
static bool take_event(Reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT: return add_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT: return open_collection(reader, event, YAML_SEQUENCE);
    case YAML_MAPPING_START_EVENT: return open_collection(reader, event, YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT: case YAML_MAPPING_END_EVENT: return close_collection(reader, event);
    case YAML_ALIAS_EVENT: return refuse_mark(reader, event, '*');
    case YAML_NO_EVENT: case YAML_STREAM_START_EVENT: case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: case YAML_STREAM_END_EVENT: break;
    }
    return true;
}

static void explain(Reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR) memory_new(SIZE_MAX); // ends the program
    YamlFault fault = {parser->problem, parser->context, parser->problem_mark.line, parser->problem_mark.column,
                       parser->context_mark.line, parser->context_mark.column};
    yaml_explain(reader->source, &fault, reader->diagnostics);
}

static bool read_events(Reader *reader) {
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            explain(reader);
            return false;
        }
        bool good = take_event(reader, &event);
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!good) return false;
    }
    return true;
}

const YamlNode *yaml_read(Arena *arena, Text bytes, Text name, Diagnostics *diagnostics) {
    YamlSource *source = arena_new_of(arena, YamlSource);
    source->file = name;
    source->bytes = bytes;
    Reader reader = {.arena = arena, .diagnostics = diagnostics, .source = source};
    if (bytes.size > YAML_MOST_BYTES) {
        refuse(&reader, (Place){name, 0, 0}, "yaml-limit", "the file is larger than 4 MB");
        return NULL;
    }
    find_lines(arena, source);
    if (!yaml_check_bytes(source, diagnostics)) return NULL;
    if (!yaml_parser_initialize(&reader.parser)) memory_new(SIZE_MAX);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes.at, bytes.size);
    bool good = read_events(&reader);
    yaml_parser_delete(&reader.parser);
    if (good && !reader.root)
        refuse(&reader, (Place){name, 1, 1}, "empty-file", "the file is empty: write 'key: value' lines");
    return good ? reader.root : NULL;
}

const YamlNode *yaml_read_file(Arena *arena, const char *path, Text name, Place asked, Diagnostics *diagnostics) {
    const char *why = NULL;
    Text bytes = file_read(arena, path, YAML_MOST_BYTES, &why);
    if (bytes.at) return yaml_read(arena, bytes, name, diagnostics);
    diagnostics_add(diagnostics, SEVERITY_ERROR, asked, "no-file", "cannot read '%.*s': %s", TEXT_ARG(name), why);
    return NULL;
}

const YamlNode *yaml_find(const YamlNode *mapping, const char *key) {
    if (mapping->kind != YAML_MAPPING) return NULL;
    for (const YamlNode *node = mapping->first; node; node = node->next)
        if (text_is(node->key, key)) return node;
    return NULL;
}

Text yaml_path(Arena *arena, const YamlNode *node) {
    if (!node->parent) return TEXT("");
    Text above = yaml_path(arena, node->parent);
    if (!node->key.at) return text_print(arena, "%.*s[%d]", TEXT_ARG(above), node->index);
    Text key = text_part(node->key, 0, 60);
    return text_print(arena, "%.*s%s%.*s", TEXT_ARG(above), above.size ? "." : "", TEXT_ARG(key));
}
