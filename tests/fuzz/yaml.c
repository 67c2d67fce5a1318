// yaml.c: any bytes are a YAML tree or one diagnostic; every scalar maps back to its bytes; an article of them has each
// text at its place, and its Document is written and read again with the same bytes.
#include "common/yaml.h"

#include <stdlib.h>
#include <string.h>

#include "parse/parse.h"
#include "support/places.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_map(Arena *arena, const YamlNode *scalar) {
    YamlMap map = yaml_map(arena, scalar);
    if (map.runs.count == 1 && !map.runs.at[0].exact && scalar->value.size > 4) abort(); // the map gave up
    for (int32_t i = 0; i < map.runs.count; i++) {
        const YamlRun *run = &map.runs.at[i];
        size_t end = yaml_map_run_end(&map, run);
        if (run->source > scalar->source->bytes.size || end < run->value) abort();
        if (run->exact && memcmp(scalar->source->bytes.at + run->source, scalar->value.at + run->value, end - run->value))
            abort();
    }
}

static void check_tree(Arena *arena, const YamlNode *node) {
    Place place = yaml_place(node->source, node->from);
    if (place.line != node->place.line || place.column != node->place.column) abort();
    if (node->kind == YAML_SCALAR) check_map(arena, node);
    for (const YamlNode *child = node->first; child; child = child->next) check_tree(arena, child);
}

static void check_again(Arena *arena, const Document *document) {
    Buffer first = {0}, second = {0};
    Diagnostics *diagnostics = diagnostics_new(arena);
    document_write(&first, document);
    Document *again = document_read(buffer_view(&first), TEXT("again"), diagnostics);
    if (!again) abort();
    document_write(&second, again);
    if (!text_equal(buffer_view(&first), buffer_view(&second))) abort();
    document_free(again);
    buffer_free(&first);
    buffer_free(&second);
}

static void check_article(Arena *arena, Text bytes) {
    Document *document = document_new();
    document->file = TEXT("report.yaml");
    document->folder = TEXT("edition");
    document->title = document->date = document->language = document->layout = TEXT("x");
    Diagnostics *diagnostics = diagnostics_new(arena);
    parse_article(document, TEXT("nowhere"), bytes, TEXT("a.yaml"), diagnostics);
    if (document->articles.count && find_misplaced(bytes, document->articles.at[0])) abort();
    if (document->articles.count && !diagnostics_count(diagnostics, SEVERITY_ERROR)) check_again(arena, document);
    document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Text text = {(const char *)bytes, size};
    const YamlNode *tree = yaml_read(arena, text, TEXT("fuzz"), diagnostics);
    if (diagnostics->all.count != !tree) abort();
    if (tree) check_tree(arena, tree);
    check_article(arena, text);
    arena_free(arena);
    return 0;
}
