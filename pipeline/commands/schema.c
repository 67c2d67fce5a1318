// schema.c: folio schema: what sources and layouts may hold, for editors of YAML and for people.
#include <stdio.h>

#include "commands/command.h"
#include "common/file.h"
#include "common/stage.h"
#include "layout/layout_schema.h"
#include "parse/source_schema.h"

static const OptionSet options_taken = {
    .usage = "usage: folio schema [json|sources|layouts] [-o FILE]\n"
             "\n"
             "json (default)  one JSON Schema of report.yaml, articles, index and layouts. An editor with a YAML language\n"
             "                server completes and checks a file whose first line names it:\n"
             "                # yaml-language-server: $schema=../../../output/schema.json\n"
             "sources         the reference page of the sources (sources/README.md)\n"
             "layouts         the reference page of the layouts (layouts/README.md)\n",
    .takes = "oq",
    .operands_most = 1,
};

static void write_json(Buffer *out) {
    const SchemaRoot roots[] = {{&layout_file_type, "masters"}, {&edition_type, "sections"},
                                {&index_file_type, "entries"}, {&article_type, NULL}};
    schema_write_json(out, "Folio: reports, articles and layouts", roots, sizeof roots / sizeof *roots);
}

int command_schema(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    const char *why = NULL;
    Buffer out = {0};
    if (!options.sources.size || text_is(options.sources, "json")) write_json(&out);
    else if (text_is(options.sources, "sources")) source_write_reference(&out);
    else if (text_is(options.sources, "layouts")) layout_write_reference(&out);
    else stage_fail("'%.*s' is none of json, sources, layouts", TEXT_ARG(options.sources));
    Text path = options.output.size ? text_copy(arena, options.output) : TEXT("-");
    if (!file_write(path.at, buffer_view(&out), &why)) stage_fail("cannot write '%s': %s", path.at, why);
    buffer_free(&out);
    arena_free(arena);
    return 0;
}
